"""Size tables: what it costs to send a packed unit on, by its size, its weight and its price.

A unit belongs to the first tier that it fits, the smallest first. An envelope pays by its own
weight, a parcel by the greater of that and the weight its size stands for. A table may have columns
by the price of the unit, the cheapest units first.
"""

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Any, Final

from attrs import evolve, field, frozen

from xborder.errors import InvalidInput, InvalidPolicy
from xborder.goods import Dimensions, Length, Weight
from xborder.number import exact_not_negative

_GRAMS: Final = 1000
_GRAMS_A_POUND: Final = Fraction("453.59237")
_CUBIC_CENTIMETRES_AN_INCH: Final = Fraction("16.387064")


def cubic_inches_a_pound(count: int) -> Fraction:
    """Return the divisor of a carrier that counts cubic inches for a pound.

    Args:
        count: The cubic inches that stand for a pound, such as 139.

    Returns:
        Cubic centimetres that stand for a kilogram.
    """
    return count * _CUBIC_CENTIMETRES_AN_INCH / _GRAMS_A_POUND * _GRAMS


def no_weight(where: str) -> InvalidInput:
    """Return the refusal of a packed unit, or a row, of no weight."""
    return InvalidInput(
        "{name} weighs nothing.",
        code="channels.no_weight",
        remedy="Give the weight as it is packed; leave it out where it is not known.",
        where=where,
        name=where,
        value="0",
    )


def _grams(weight: Weight) -> Fraction:
    return Fraction(*weight.as_ratio())


def _sides(given: Any) -> tuple[Any, ...]:
    if isinstance(given, tuple):  # the sides of another tier
        return given
    return sides(given if isinstance(given, Dimensions) else Dimensions.of(given))


def sides(box: Dimensions) -> tuple[Any, ...]:
    """Return the sides of a box, the longest first: it may be turned to fit."""
    return tuple(sorted((box.length, box.width, box.height), reverse=True))


def _girth(own: tuple[Any, ...]) -> Fraction:
    longest, width, height = (Fraction(side.millimetres) for side in own)
    return longest + 2 * (width + height)


def _together(own: tuple[Any, ...]) -> Fraction:
    return sum((Fraction(side.millimetres) for side in own), Fraction(0))


def _at_least(box: Dimensions, least: Length) -> Dimensions:
    longest, width, height = sides(box)
    return Dimensions(length=longest, width=max(width, least), height=max(height, least))


def _weight(given: Any) -> Weight | None:
    return given if given is None or isinstance(given, Weight) else Weight(given)


def _more(given: Any) -> Decimal | None:
    return None if given is None else exact_not_negative(given, "per_kilogram")


def _rows(given: Any) -> tuple[tuple[Weight, tuple[Decimal | None, ...]], ...]:
    return tuple(
        (
            up_to if isinstance(up_to, Weight) else Weight(up_to),
            tuple(None if a is None else exact_not_negative(a, "amount") for a in amounts),
        )
        for up_to, *amounts in given
    )


def _length(given: Any) -> Any:
    return given if given is None or isinstance(given, Length) else Length(given)


@frozen(kw_only=True)
class SizeTier:
    """One tier.

    Attributes:
        name: Its name.
        within: The box that a unit fits, turned as it may be; the longest side first.
        rows: Weights, each with what a unit up to it costs: one amount for each column of prices,
            the last of which holds for dearer columns that a row leaves out; ``None`` for an
            amount that is asked and not known.
        dimensional: The most that the size may stand for; ``None`` where only the weight counts.
        girth: The most that the longest side and twice the two others together may be.
        all_sides: The most that the three sides together may be.
        least_side: What the two shorter sides count for at least in what the size stands for.
        per_kilogram: What each kilogram above the last row costs; ``None`` where it is the end.
        heaviest: The most that a unit itself may weigh, where there is no end to the rows.
    """

    name: str
    within: tuple[Any, ...] = field(converter=_sides)
    rows: tuple[tuple[Weight, tuple[Decimal | None, ...]], ...] = field(converter=_rows)
    dimensional: Weight | None = field(default=None, converter=_weight)
    girth: Length | None = field(default=None, converter=_length)
    all_sides: Length | None = field(default=None, converter=_length)
    least_side: Length | None = field(default=None, converter=_length)
    per_kilogram: Decimal | None = field(default=None, converter=_more)
    heaviest: Weight | None = field(default=None, converter=_weight)

    def __attrs_post_init__(self) -> None:
        weights = [up_to for up_to, _ in self.rows]
        if weights and not _grams(weights[0]) > 0:
            raise no_weight(f"rows.{self.name}")
        if not weights or any(not low < high for low, high in pairwise(weights)):
            raise InvalidPolicy(
                "The weights of the tier {value} do not rise.",
                code="channels.tier",
                remedy="Give the lightest row first.",
                where=self.name,
                value=self.name,
            )

    def holds(self, own: tuple[Any, ...], weighed: Fraction, size: Fraction) -> bool:
        """Return whether a unit fits.

        Args:
            own: Its sides, the longest first.
            weighed: Its weight in grams.
            size: The grams that its size stands for.
        """
        if any(side > bound for side, bound in zip(own, self.within, strict=True)):
            return False
        if self.girth is not None and _girth(own) > self.girth.millimetres:
            return False
        if self.all_sides is not None and _together(own) > self.all_sides.millimetres:
            return False
        if self.dimensional is not None and size > _grams(self.dimensional):
            return False
        if self.heaviest is not None and weighed > _grams(self.heaviest):
            return False
        last = _grams(self.rows[-1][0])
        return self.per_kilogram is not None or self.billed(weighed, size) <= last

    def asking(self, *amounts: str) -> "SizeTier":
        """Return a tier for the same units, all of which cost the same.

        Args:
            *amounts: What they cost, by price.
        """
        last, _ = self.rows[-1]
        more = None if self.per_kilogram is None else Decimal(0)
        return evolve(self, rows=[(last, *amounts)], per_kilogram=more)

    def billed(self, weighed: Fraction, size: Fraction) -> Fraction:
        """Return the grams that a unit pays for."""
        return weighed if self.dimensional is None else max(weighed, size)

    def amount(self, grams: Fraction, column: int, *, begun: bool) -> Decimal | Fraction | None:
        """Return what so many grams cost; ``None`` where it is not known.

        Args:
            grams: What is paid for.
            column: The column of its price, from 0.
            begun: Whether begun kilograms above the last row count whole.
        """
        for up_to, amounts in self.rows:
            if grams <= _grams(up_to):
                return amounts[min(column, len(amounts) - 1)]
        last, amounts = self.rows[-1]
        first = amounts[min(column, len(amounts) - 1)]
        if first is None:
            return None
        above = (grams - _grams(last)) / _GRAMS
        more = Fraction(self.per_kilogram or 0) * (ceil(above) if begun else above)
        return Fraction(first) + more


def _tiers(given: Iterable[SizeTier]) -> tuple[SizeTier, ...]:
    return tuple(given)


def _bounds(given: Iterable[Any]) -> tuple[Decimal, ...]:
    return tuple(exact_not_negative(bound, "price_bounds") for bound in given)


@frozen(kw_only=True)
class SizeTable:
    """What it costs to send a packed unit on.

    Attributes:
        tiers: The tiers, the smallest first.
        divisor: Cubic centimetres that stand for a kilogram.
        price_bounds: The last price of each column but the last, in units of the currency.
        begun: Whether begun kilograms above the rows of a tier count whole.

    Examples:
        >>> envelope = SizeTier(
        ...     name="envelope", within="33 x 23 x 2.5 cm", rows=[("0.1 kg", "1.70", "2.08")]
        ... )
        >>> parcel = SizeTier(
        ...     name="parcel",
        ...     within="35 x 25 x 12 cm",
        ...     rows=[("1 kg", "3.04"), ("3.9 kg", "3.27")],
        ...     dimensional="2.1 kg",
        ... )
        >>> table = SizeTable(tiers=[envelope, parcel], price_bounds=["20"])
        >>> card, box = Dimensions.of("2 x 20 x 30 cm"), Dimensions.of("30 x 20 x 10 cm")
        >>> str(table.amount(card, Weight("80 g"), Decimal("20.00")))
        '1.70'
        >>> str(table.amount(box, Weight("400 g"), Decimal("20.00")))  # its size stands for 1.2 kg
        '3.27'
    """

    tiers: tuple[SizeTier, ...] = field(converter=_tiers)
    divisor: int | Fraction = 5000
    price_bounds: tuple[Decimal, ...] = field(default=(), converter=_bounds)
    begun: bool = True

    def amount(
        self, box: Dimensions, weight: Weight, price: Decimal | Fraction
    ) -> Decimal | Fraction | None:
        """Return what a unit costs; ``None`` where it fits no tier whose amount is known.

        Args:
            box: The packed unit.
            weight: Its weight.
            price: Its price, in units of the currency.
        """
        own, weighed = sides(box), _grams(weight)
        plain = box.dimensional_grams(self.divisor)
        column = bisect_left([Fraction(bound) for bound in self.price_bounds], Fraction(price))
        for tier in self.tiers:
            size = (
                plain
                if tier.least_side is None
                else _at_least(box, tier.least_side).dimensional_grams(self.divisor)
            )
            if tier.holds(own, weighed, size):
                return tier.amount(tier.billed(weighed, size), column, begun=self.begun)
        return None

    def cliffs(self) -> tuple[Decimal, ...]:
        """Return the prices above which another column holds."""
        return self.price_bounds
