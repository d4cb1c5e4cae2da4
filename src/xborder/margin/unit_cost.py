"""Inbound unit cost: what a purchase cost to bring in, spread over its lines to the last cent."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, exact_not_negative_field, typed
from xborder.money import Money, Rounding
from xborder.money.amount import as_money
from xborder.money.owed import not_below_zero
from xborder.number import COUNT


class Spread(Choice):
    """By what a cost is spread over the lines of a purchase."""

    VALUE = "value"
    """By what the goods cost: duty, insurance."""
    WEIGHT = "weight"
    """By weight: freight by air, most freight by land."""
    VOLUME = "volume"
    """By volume: freight by sea."""
    COUNT = "count"
    """By pieces: inspection, labels."""


def _value(given: Any) -> Money:
    return not_below_zero(given, "value")


@frozen(kw_only=True, field_transformer=typed)
class PurchaseLine:
    """One line of a purchase.

    Attributes:
        sku: The goods.
        quantity: How many pieces.
        value: What the supplier charges for all of them.
        weight: The weight of all of them, in one unit for the whole purchase.
        volume: The volume of all of them, in one unit for the whole purchase.
    """

    sku: str
    quantity: int = field(metadata=COUNT)
    value: Money = field(converter=_value)
    weight: Decimal = field(default=Decimal(0), converter=exact_not_negative_field)
    volume: Decimal = field(default=Decimal(0), converter=exact_not_negative_field)


@frozen(kw_only=True, field_transformer=typed)
class InboundCost:
    """One cost of bringing a purchase in.

    Attributes:
        id: Its name, such as ``"sea freight"``.
        amount: What it comes to, for the whole purchase.
        by: By what it is spread.
    """

    id: str
    amount: Money = field(converter=as_money)
    by: Spread = field(converter=Spread)


@frozen(kw_only=True)
class LandedLine:
    """A line of a purchase with its part of every inbound cost.

    Attributes:
        line: The line.
        parts: Its part of each cost, by the cost's name.
        total: The goods and all parts.
    """

    line: PurchaseLine
    parts: tuple[tuple[str, Money], ...]
    total: Money

    @property
    def unit_ratio(self) -> Fraction:
        """What one piece cost, exactly, in minor units."""
        return Fraction(self.total.minor_units(), self.line.quantity)

    def unit_cost(self, rounding: Rounding) -> Money:
        """Return what one piece cost, rounded; keep ``total`` where sums have to agree."""
        exact = self.unit_ratio
        minor = rounding.apply(exact.numerator, exact.denominator)
        return Money.of_minor(minor, self.total.currency)


_WEIGHTS: Final[dict[Spread, Any]] = {
    Spread.VALUE: lambda line: line.value.amount,
    Spread.WEIGHT: lambda line: line.weight,
    Spread.VOLUME: lambda line: line.volume,
    Spread.COUNT: lambda line: line.quantity,
}


def spread_inbound(
    lines: Iterable[PurchaseLine], costs: Iterable[InboundCost]
) -> tuple[LandedLine, ...]:
    """Return each line of a purchase with its part of every inbound cost.

    Parts are split by largest remainder: those of a cost sum to the cost, to the minor unit.

    Args:
        lines: The lines, all valued in one currency.
        costs: The costs, in the same currency.

    Raises:
        InvalidInput: There is no line, or a cost is to be spread by what no line states.
        CurrencyMismatch: A cost is in another currency than the goods.

    Examples:
        >>> mugs = PurchaseLine(sku="MUG", quantity=100, value="300 USD", weight=40)
        >>> lamps = PurchaseLine(sku="LAMP", quantity=20, value="600 USD", weight=20)
        >>> bill = [InboundCost(id="freight", amount="90 USD", by="weight"),
        ...         InboundCost(id="duty", amount="45 USD", by="value")]
        >>> [str(line.total) for line in spread_inbound([mugs, lamps], bill)]
        ['375.00 USD', '660.00 USD']
    """
    goods = all_of_kind(lines, PurchaseLine, "lines")
    if not goods:
        raise InvalidInput(
            "There are no lines to share among.",
            code="share.empty",
            remedy="Give at least one weight.",
            where="lines",
        )
    ties = [(line.sku, line.quantity, line.value.amount) for line in goods]
    columns = []
    for cost in all_of_kind(costs, InboundCost, "costs"):
        weights = [_WEIGHTS[cost.by](line) for line in goods]
        if not any(weights):
            raise InvalidInput(
                "{name} is spread by {value}, which no line states.",
                code="margin.spread",
                remedy="State it on the lines, or spread by value or count.",
                where="by",
                name=cost.id,
                value=str(cost.by),
            )
        columns.append([(cost.id, part) for part in cost.amount.share(weights, ties=ties)])
    rows: list[tuple[tuple[str, Money], ...]] = (
        list(zip(*columns, strict=True)) if columns else [()] * len(goods)
    )
    return tuple(
        LandedLine(line=line, parts=parts, total=sum((part for _, part in parts), line.value))
        for line, parts in zip(goods, rows, strict=True)
    )
