"""Home tax: the seller's own VAT inside the prices of a shop that sells at home too."""

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from pydantic import model_validator

from xborder.document import Document
from xborder.errors import InvalidInput, of_the_whole
from xborder.trade.country import Country
from xborder.trade.field import Share


class HomeTax(Document):
    """The VAT of the seller's own country inside shop prices, which an export is free of.

    Attributes:
        rate: Its rate as a fraction, one for all lines.
        country: The country whose rates they are, by the goods and the day of the order.

    Examples:
        >>> HomeTax(rate="0.19").rate, HomeTax(country="DE").country
        (Decimal('0.19'), 'DE')
    """

    rate: Share | None = None
    country: Country | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self, *, rate: Decimal | str | int | None = ..., country: str | None = ...
        ) -> None: ...

    @model_validator(mode="after")
    @of_the_whole
    def _one_of_both(self) -> Self:
        if (self.rate is None) == (self.country is None):
            raise InvalidInput(
                "Home tax is told by a rate or by a country, by one of them.",
                code="home_tax.both",
                remedy='Give rate="0.19", or country="DE" for the rates of the book.',
                where="rate",
                value=None if self.rate is None else str(self.rate),
            )
        return self
