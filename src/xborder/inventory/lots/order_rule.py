"""From a need to an order: least quantity, then multiples, then caps, in that stated order.

    1. no need, no order: a least quantity never forces one
    2. at least the minimum order quantity
    3. a whole number of packs, then cartons, pallets or containers where these are nearly full
    4. at most the cap, again in whole packs

All in whole base units: a pack is never a float.
"""

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.number import (
    COUNT,
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
