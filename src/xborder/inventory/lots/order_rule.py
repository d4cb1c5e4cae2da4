"""From a need to an order: least quantity, then multiples, then caps, in that stated order.

    1. no need, no order: a least quantity never forces one
    2. at least the minimum order quantity
    3. a whole number of packs, then cartons, pallets or containers where these are nearly full
    4. at most the cap, again in whole packs

A pack is an exact number, whole (24 pieces) or not (2.5 metres): floats are read as they print. The
need may be a float with the noise of its sums, and noise never buys a pack: a need of
24.000000000000004 is 24.
"""

from fractions import Fraction

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import list_of
from xborder.messages import Text
from xborder.number import (
    POSITIVE_SHARE,
    TOLERANCE,
    ceil_with_tolerance,
    checked,
    checks,
    finite,
    floor_with_tolerance,
    not_negative,
    positive,
    ratio,
    without_noise,
)


class Direction(Choice):
    """Which way a quantity goes to the next multiple."""

    UP = "up"
    """Buying: never less than needed."""
    DOWN = "down"
    """A ceiling, such as a vendor-managed maximum: never more than allowed."""
    NEAREST = "nearest"


def _pack(value: object, where: str) -> float:
    units = _plain(value, where)
    positive(units, where)
    return units


def _units(value: object, where: str) -> float:
    units = _plain(value, where)
    not_negative(units, where)
    return units


def _plain(value: object, where: str) -> float:
    units = plain(ratio(value, where))
    # a least order of ten times three tenths is three units, and not the next pack of four
    return plain(Fraction(without_noise(units))) if isinstance(value, float) else units


def plain(exact: Fraction) -> float:
    """Return an exact number as an int if it is whole, else as the float that prints as it."""
    return exact.numerator if exact.denominator == 1 else float(exact)


PACK = checks(_pack)
UNITS = checks(_units)


@frozen(kw_only=True, field_transformer=checked)
class Load:
    """A larger unit of transport: a carton, a pallet, a container.

    Args:
        name: What it is called.
        units: Base units in it.
        full_from: Go up to whole ones if the last is filled to at least this share.
    """

    name: str
    units: float = field(metadata=PACK)
    full_from: float = field(default=1.0, metadata=POSITIVE_SHARE)


@frozen(kw_only=True, field_transformer=checked)
class OrderRule:
    """How a supplier sells.

    Args:
        least: Minimum order quantity, units.
        multiple: Units in a pack, whole or not; one if not given, so that orders are whole units.
        direction: Which way to round to whole packs.
        loads: Larger units, smaller first.
        most: Cap, units; none if unbounded.

    Examples:
        >>> rule = OrderRule(least=50, multiple=12)
        >>> rule.order(0).quantity, rule.order(7).quantity, rule.order(61).quantity
        (0, 60, 72)
        >>> OrderRule(multiple="2.5").order(0.1 * 3 * 25).quantity  # 7.500000000000001 metres
        7.5
    """

    least: float = field(default=0, metadata=UNITS)
    multiple: float = field(default=1, metadata=PACK)
    direction: Direction = field(default=Direction.UP, converter=Direction)
    loads: tuple[Load, ...] = field(default=(), metadata=list_of(Load))
    most: float | None = field(default=None, metadata=UNITS)

    def __attrs_post_init__(self) -> None:
        if self.most is None:
            return
        least = max(self._packs(ratio(self.least, "least"), Direction.UP), 1) * self._pack
        if ratio(self.most, "most") < least:
            raise InvalidInput(
                "A cap of {value} is below the least order of {least}.",
                code="inventory.cap",
                remedy="Raise the cap, or agree a smaller least quantity or pack.",
                where="most",
                value=self.most,
                least=plain(least),
            )

    def order(self, need: float, *, scale: float = 0.0) -> "RoundedOrder":
        """Return the order for a need in units, and the steps that led to it.

        Args:
            need: Units needed; zero or less orders nothing.
            scale: The largest number that went into the need, where it is the small difference of
                large ones, such as a level less a position: its noise is as large as theirs.
        """
        finite(need, "need")
        scale = not_negative(scale, "scale")
        # a need of a billionth of a unit is the noise of the sum it came from
        if self._packs(need, Direction.UP, scale=scale) <= 0:
            said = Text("Nothing is needed, so nothing is ordered.")
            return RoundedOrder(need=need, quantity=0, steps=(said,))
        steps: list[Text] = []
        wanted: float = need
        # whole packs hold whole units, so the words may speak of whole units too
        if self.direction is Direction.UP and self._pack.denominator == 1:
            wanted = ceil_with_tolerance(need, "need", scale=scale)
        if wanted < self.least:
            steps.append(
                Text("{need} is raised to the least order {least}.", need=wanted, least=self.least)
            )
            wanted = self.least
        packs = self._packs(wanted, self.direction, scale=scale)
        if packs * self._pack < ratio(self.least, "least"):
            packs = self._packs(ratio(self.least, "least"), Direction.UP)
        quantity = packs * self._pack
        if quantity != wanted:
            steps.append(
                Text(
                    "{need} is rounded to {quantity}, whole packs of {pack}.",
                    need=wanted,
                    quantity=plain(quantity),
                    pack=self.multiple,
                )
            )
        for load in self.loads:
            size = ratio(load.units, "units")
            over = quantity % size
            # a load that is no whole number of packs cannot be filled up with packs
            filled = over >= load.full_from * size * (1 - TOLERANCE)  # a share of units has noise
            if over and filled and size % self._pack == 0:
                quantity += size - over
                steps.append(
                    Text(
                        "The last {load} is filled up: {quantity}.",
                        load=load.name,
                        quantity=plain(quantity),
                    )
                )
        if self.most is not None and quantity > ratio(self.most, "most"):
            quantity = self._packs(ratio(self.most, "most"), Direction.DOWN) * self._pack
            steps.append(Text("It is cut to the cap: {quantity}.", quantity=plain(quantity)))
        return RoundedOrder(need=need, quantity=plain(quantity), steps=tuple(steps))

    @property
    def _pack(self) -> Fraction:
        return ratio(self.multiple, "multiple")

    def _packs(
        self, quantity: float | Fraction, direction: Direction, *, scale: float = 0.0
    ) -> int:
        pack = self._pack
        # a float keeps its noise, which the tolerance takes off; what is exact stays exact
        count = (
            quantity / float(pack)
            if isinstance(quantity, float)
            else ratio(quantity, "need") / pack
        )
        size = scale / float(pack)
        match direction:
            case Direction.UP:
                return ceil_with_tolerance(count, "need", scale=size)
            case Direction.DOWN:
                return floor_with_tolerance(count, "need", scale=size)
            case _:  # nearest, a half going up
                return floor_with_tolerance(count + type(count)(0.5), "need", scale=size)


@frozen(kw_only=True)
class RoundedOrder:
    """A quantity one can order, and why it differs from the need.

    Attributes:
        need: What was needed, units.
        quantity: What to order, units; an int unless packs are not whole.
        steps: Each change, in words.
    """

    need: float
    quantity: float
    steps: tuple[Text, ...]


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
        [110.0, 0]
    """
    point, stock = finite(level, "level"), finite(projected, "projected")
    gap = point - stock
    # a stock that is at the level but for the noise of its sum is at the level
    fires = gap >= -TOLERANCE * max(1.0, abs(point), abs(stock))
    return max(positive(quantity, "quantity"), gap) if fires else 0
