"""From a need to an order: least quantity, then multiples, then caps, in that stated order.

    1. no need, no order: a least quantity never forces one
    2. at least the minimum order quantity
    3. a whole number of packs, then cartons, pallets or containers where these are nearly full
    4. at most the cap, again in whole packs

All in whole base units: a pack is never a float.
"""

import math
from collections.abc import Sequence

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.number import (
    COUNT,
    FINITE,
    NOT_NEGATIVE,
    POSITIVE_SHARE,
    WHOLE,
    ceil_with_tolerance,
    checked,
)


class Direction(Choice):
    """Which way a quantity goes to the next multiple."""

    UP = "up"
    """Buying: never less than needed."""
    DOWN = "down"
    """A ceiling, such as a vendor-managed maximum: never more than allowed."""
    NEAREST = "nearest"


@frozen(kw_only=True, field_transformer=checked)
class Load:
    """A larger unit of transport: a carton, a pallet, a container.

    Args:
        name: What it is called.
        units: Base units in it.
        full_from: Go up to whole ones if the last is filled to at least this share.
    """

    name: str
    units: int = field(metadata=COUNT)
    full_from: float = field(default=1.0, metadata=POSITIVE_SHARE)


@frozen(kw_only=True, field_transformer=checked)
class OrderRule:
    """How a supplier sells.

    Args:
        least: Minimum order quantity, units.
        multiple: Units in a pack.
        direction: Which way to round to whole packs.
        loads: Larger units, smaller first.
        most: Cap, units; none if unbounded.

    Examples:
        >>> rule = OrderRule(least=50, multiple=12)
        >>> rule.order(0).quantity, rule.order(7).quantity, rule.order(61).quantity
        (0, 60, 72)
    """

    least: int = field(default=0, metadata=WHOLE)
    multiple: int = field(default=1, metadata=COUNT)
    direction: Direction = field(default=Direction.UP, converter=Direction)
    loads: tuple[Load, ...] = field(default=(), converter=tuple)
    most: int | None = field(default=None, metadata=WHOLE)

    def __attrs_post_init__(self) -> None:
        if self.most is None:
            return
        smallest = _to_multiple(self.least, self.multiple, Direction.UP)
        if self.most < max(smallest, self.multiple):
            raise InvalidInput(
                "A cap of {value} is below the least order of {least}.",
                code="inventory.cap",
                remedy="Raise the cap, or agree a smaller least quantity or pack.",
                where="most",
                value=self.most,
                least=max(smallest, self.multiple),
            )

    def order(self, need: float) -> "RoundedOrder":
        """Return the order for a need in units, and the steps that led to it."""
        wanted = ceil_with_tolerance(need, "need")
        if wanted <= 0:
            said = Text("Nothing is needed, so nothing is ordered.")
            return RoundedOrder(need=need, quantity=0, steps=(said,))
        steps: list[Text] = []
        if wanted < self.least:
            steps.append(
                Text("{need} is raised to the least order {least}.", need=wanted, least=self.least)
            )
            wanted = self.least
        packed = _to_multiple(wanted, self.multiple, self.direction)
        if packed < self.least:
            packed = _to_multiple(self.least, self.multiple, Direction.UP)
        if packed != wanted:
            steps.append(
                Text(
                    "{need} is rounded to {quantity}, whole packs of {pack}.",
                    need=wanted,
                    quantity=packed,
                    pack=self.multiple,
                )
            )
        for load in self.loads:
            over = packed % load.units
            if over and over >= load.full_from * load.units and load.units % self.multiple == 0:
                packed += load.units - over
                steps.append(
                    Text(
                        "The last {load} is filled up: {quantity}.",
                        load=load.name,
                        quantity=packed,
                    )
                )
        if self.most is not None and packed > self.most:
            packed = _to_multiple(self.most, self.multiple, Direction.DOWN)
            steps.append(Text("It is cut to the cap: {quantity}.", quantity=packed))
        return RoundedOrder(need=need, quantity=packed, steps=tuple(steps))


@frozen(kw_only=True)
class RoundedOrder:
    """A quantity one can order, and why it differs from the need.

    Attributes:
        need: What was needed, units.
        quantity: What to order, units.
        steps: Each change, in words.
    """

    need: float
    quantity: int
    steps: tuple[Text, ...]


def _to_multiple(quantity: int, multiple: int, direction: Direction) -> int:
    down = quantity // multiple * multiple
    match direction:
        case Direction.UP:
            return -(-quantity // multiple) * multiple
        case Direction.DOWN:
            return down
        case _:  # nearest
            return down if 2 * (quantity - down) < multiple else down + multiple


def reorder(*, projected: float, level: float, quantity: float) -> float:
    """Return what a level-and-quantity rule orders now.

    Args:
        projected: On hand plus on order less promised, units.
        level: Reorder level; the rule fires at or below it.
        quantity: Reorder quantity.

    Returns:
        Zero above the level; else the greater of the quantity and the gap to the level.

    Examples:
        >>> [reorder(projected=stock, level=100, quantity=110) for stock in (0, 110)]
        [110, 0]
    """
    if projected > level:
        return 0
    return max(quantity, level - projected)


@frozen(kw_only=True, field_transformer=checked)
class Proposal:
    """A line that competes for budget, volume or weight.

    Attributes:
        sku: The item.
        quantity: Units proposed, whole packs.
        multiple: Units in a pack.
        use: What one unit uses of the cap: money, litres or kilograms.
        daily_demand: Units a day.
        position: Units on hand and on order.
    """

    sku: str
    quantity: int = field(metadata=WHOLE)
    multiple: int = field(default=1, metadata=COUNT)
    use: float = field(metadata=NOT_NEGATIVE)
    daily_demand: float = field(metadata=NOT_NEGATIVE)
    position: float = field(default=0.0, metadata=FINITE)

    def cover(self, quantity: int) -> float:
        """Return days of supply with ``quantity`` more units."""
        return (self.position + quantity) / self.daily_demand if self.daily_demand else math.inf


def within_cap(proposals: Sequence[Proposal], *, cap: float) -> dict[str, int]:
    """Return quantities that together use at most ``cap``.

    Packs are taken back one by one from the line that would still have the most days of supply,
    so that what is left covers all lines about equally long.

    Args:
        proposals: The lines.
        cap: Budget, volume or weight, in the unit of :attr:`Proposal.use`.

    Examples:
        >>> lines = [Proposal(sku="A", quantity=100, multiple=10, use=2, daily_demand=5),
        ...          Proposal(sku="B", quantity=100, multiple=10, use=2, daily_demand=1)]
        >>> within_cap(lines, cap=300)
        {'A': 100, 'B': 50}
    """
    kept = {line.sku: line.quantity for line in proposals}
    used = math.fsum(line.quantity * line.use for line in proposals)
    while used > cap + 1e-9:
        line = max(
            (line for line in proposals if kept[line.sku] and line.use),
            key=lambda line: line.cover(kept[line.sku] - line.multiple),
            default=None,
        )
        if line is None:
            break
        back = min(line.multiple, kept[line.sku])
        kept[line.sku] -= back
        used -= back * line.use
    return kept
