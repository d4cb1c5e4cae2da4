"""An order on a channel: what its fees are reckoned from."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StrictStr, model_validator

from xborder.channels.fees.facts import known_answer
from xborder.channels.fees.fee import Part
from xborder.channels.fees.size import no_weight
from xborder.document import Document, Read
from xborder.errors import CurrencyMismatch, InvalidInput, of_the_whole
from xborder.goods import Dimensions, Weight
from xborder.kind import mapping_of, of_kind
from xborder.money import Money
from xborder.trade.field import Date, Name, Pieces, Sum


def _facts(given: object) -> dict[str, str]:
    return {
        of_kind(fact, str, "facts"): of_kind(answer, str, f"facts.{fact}")
        for fact, answer in mapping_of(given, "facts").items()
    }


Facts = Annotated[
    Mapping[str, str],
    Read(_facts, {"type": "object", "additionalProperties": {"type": "string"}}),
]
"""What is known of an order beside its amounts: answers by the name of the fact."""


class ChannelLine(Document):
    """One line of an order.

    Attributes:
        id: Its name, such as an SKU.
        category: The channel's category of the goods, as its fee table names it.
        quantity: The units.
        item: What the buyer pays for all units, after the seller's discounts, without tax.
        shipping: What the buyer pays for their shipping, without tax; none if left out.
        gift_wrap: The same for gift wrap.
        tax: The sales tax, VAT or GST on all of it.
        packed: The sides of one packed unit, which fulfilment goes by.
        packed_weight: Its weight.
    """

    id: Name = "1"
    category: StrictStr | None = None
    quantity: Pieces = 1
    item: Sum
    shipping: Sum | None = None
    gift_wrap: Sum | None = None
    tax: Sum | None = None
    packed: Dimensions | None = None
    packed_weight: Weight | None = None

    @model_validator(mode="after")
    @of_the_whole
    def _one_currency(self) -> "ChannelLine":
        if self.packed_weight is not None and not self.packed_weight.as_ratio()[0]:
            raise no_weight("packed_weight")
        for part in (self.shipping, self.gift_wrap, self.tax):
            if part is not None and part.currency != self.item.currency:
                raise _two_currencies(self.item, part)
        return self

    def paid(self, part: Part) -> int:
        """Return a part of what the buyer pays, in minor units."""
        amount: Money | None = getattr(self, part.value)
        return 0 if amount is None else amount.minor_units()


class ChannelOrder(Document):
    """An order, its day and the facts that fees ask for.

    Attributes:
        lines: Its lines, all in one currency.
        ordered_on: The day of the order, which decides which fees are in force.
        facts: What is known beside the amounts, such as ``{"fulfilment": "channel"}``.

    Examples:
        >>> import datetime as dt
        >>> order = ChannelOrder.of("35.00 USD", category="home", ordered_on=dt.date(2026, 6, 1))
        >>> str(order.lines[0].item)
        '35.00 USD'
    """

    lines: tuple[ChannelLine, ...] = Field(min_length=1)
    ordered_on: Date
    facts: Facts = Field(default_factory=dict)

    @model_validator(mode="after")
    @of_the_whole
    def _consistent(self) -> "ChannelOrder":
        for line in self.lines:
            if line.item.currency != self.lines[0].item.currency:
                raise _two_currencies(self.lines[0].item, line.item)
        names = [line.id for line in self.lines]
        for name in names:
            if names.count(name) > 1:
                raise InvalidInput(
                    "Two lines of the order are called {value}.",
                    code="channels.line",
                    remedy="Give each line a name of its own.",
                    where="lines",
                    value=name,
                )
        for fact, answer in self.facts.items():
            known_answer(fact, answer)
        return self

    @classmethod
    def of(
        cls,
        item: Money | str,
        *,
        ordered_on: dt.date,
        category: str | None = None,
        quantity: int = 1,
        shipping: Money | str | None = None,
        gift_wrap: Money | str | None = None,
        tax: Money | str | None = None,
        packed: Dimensions | str | None = None,
        packed_weight: Weight | str | None = None,
        **facts: str,
    ) -> "ChannelOrder":
        """Return an order of one line.

        Args:
            item: What the buyer pays for all units, after discounts, without tax.
            ordered_on: The day of the order.
            category: The channel's category of the goods.
            quantity: The units.
            shipping: What the buyer pays for shipping, without tax.
            gift_wrap: The same for gift wrap.
            tax: The tax on all of it.
            packed: The sides of one packed unit.
            packed_weight: Its weight.
            **facts: What fees ask for beside the amounts.
        """
        line = ChannelLine.model_validate(
            {
                "category": category,
                "quantity": quantity,
                "item": item,
                "shipping": shipping,
                "gift_wrap": gift_wrap,
                "tax": tax,
                "packed": packed,
                "packed_weight": packed_weight,
            }
        )
        return cls(lines=(line,), ordered_on=ordered_on, facts=facts)

    @property
    def currency(self) -> str:
        """The currency of all its amounts."""
        return self.lines[0].item.currency.code


def _two_currencies(one: Money, other: Money) -> CurrencyMismatch:
    return CurrencyMismatch(
        "An order is paid in one currency; {value} and {other} are two.",
        code="channels.currencies",
        remedy="Give what the buyer paid in the currency of the order, or two orders.",
        value=one.currency.code,
        other=other.currency.code,
    )
