"""The seller and the buyer, as far as the rules ask about them."""

from typing import TYPE_CHECKING, Literal

from xborder.choice import Choice
from xborder.document import Document, TextSet
from xborder.money import Money
from xborder.trade.country import Country
from xborder.trade.field import Registrations, Sum, TaxNumberText


class PartyKind(Choice):
    """Whether a party acts as a business."""

    CONSUMER = "consumer"
    """A private person."""
    BUSINESS = "business"


PartyKindWord = Literal["consumer", "business"]


class Seller(Document):
    """Who sells and sends.

    Attributes:
        country: Where the seller is established; ``None`` if unknown.
        registrations: The tax schemes and countries in which the seller is registered, such as
            ``{"IOSS", "GB"}``; empty if in none, ``None`` if unknown.
        kind: A business, or a private person who sends a gift; ``None`` if unknown.

    Examples:
        >>> Seller(registrations={"IOSS"}).registrations
        frozenset({'IOSS'})
    """

    country: Country | None = None
    registrations: Registrations | None = None
    kind: PartyKind | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            country: str | None = ...,
            registrations: TextSet | None = ...,
            kind: PartyKind | PartyKindWord | None = ...,
        ) -> None: ...


class Buyer(Document):
    """Who buys and receives.

    Attributes:
        kind: A consumer or a business; ``None`` if unknown.
        tax_number: The number under which a business is registered for VAT or GST.
        purchases_this_year: What the buyer has bought from abroad so far this year, where a
            yearly quota counts it; ``None`` if unknown.

    Examples:
        >>> Buyer(kind="consumer").kind
        <PartyKind.CONSUMER: 'consumer'>
    """

    kind: PartyKind | None = None
    tax_number: TaxNumberText | None = None
    purchases_this_year: Sum | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            kind: PartyKind | PartyKindWord | None = ...,
            tax_number: str | None = ...,
            purchases_this_year: Money | str | None = ...,
        ) -> None: ...
