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
from typing import Any

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.goods import Dimensions, Weight
from xborder.number import exact


def _grams(weight: Weight) -> Fraction:
    return Fraction(*weight.as_ratio())


def _sides(given: Any) -> tuple[Any, ...]:
    box = given if isinstance(given, Dimensions) else Dimensions.of(given)
    return sides(box)


def sides(box: Dimensions) -> tuple[Any, ...]:
    """Return the sides of a box, the longest first: it may be turned to fit."""
    return tuple(sorted((box.length, box.width, box.height), reverse=True))


def _weight(given: Any) -> Weight | None:
    return given if given is None or isinstance(given, Weight) else Weight(given)


def _rows(given: Any) -> tuple[tuple[Weight, tuple[Decimal, ...]], ...]:
    return tuple(
        (Weight(up_to), tuple(exact(amount, "amount") for amount in amounts))
        for up_to, *amounts in given
    )


@frozen(kw_only=True)
class SizeTier:
    """One tier.

    Attributes:
        name: Its name.
        within: The box that a unit fits, turned as it may be; the longest side first.
        rows: Weights, each with what a unit up to it costs: one amount for each column of prices,
            the last of which holds for dearer columns that a row leaves out.
        dimensional: The most that the size may stand for; ``None`` where only the weight counts.
    """

    name: str
    within: tuple[Any, ...] = field(converter=_sides)
    rows: tuple[tuple[Weight, tuple[Decimal, ...]], ...] = field(converter=_rows)
    dimensional: Weight | None = field(default=None, converter=_weight)

    def __attrs_post_init__(self) -> None:
        weights = [up_to for up_to, _ in self.rows]
        if not weights or any(not low < high for low, high in pairwise(weights)):
            raise InvalidPolicy(
                "The weights of the tier {value} do not rise.",
                code="channels.tier",
                remedy="Give the lightest row first.",
                where=self.name,
                value=self.name,
            )


def _tiers(given: Iterable[SizeTier]) -> tuple[SizeTier, ...]:
    return tuple(given)


def _bounds(given: Iterable[Any]) -> tuple[Decimal, ...]:
    return tuple(exact(bound, "price_bounds") for bound in given)


@frozen(kw_only=True)
class SizeTable:
    """What it costs to send a packed unit on.

    Attributes:
        tiers: The tiers, the smallest first.
        divisor: Cubic centimetres that stand for a kilogram.
        price_bounds: The last price of each column but the last, in units of the currency.

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

    def amount(self, box: Dimensions, weight: Weight, price: Decimal | Fraction) -> Decimal | None:
        """Return what a unit costs; ``None`` where it fits no tier.

        Args:
            box: The packed unit.
            weight: Its weight.
            price: Its price, in units of the currency.
        """
        own = sides(box)
        size, weighed = box.dimensional_grams(self.divisor), _grams(weight)
        column = bisect_left([Fraction(bound) for bound in self.price_bounds], Fraction(price))
        for tier in self.tiers:
            most = tier.dimensional
            fits = all(side <= bound for side, bound in zip(own, tier.within, strict=True))
            billed = weighed if most is None else max(weighed, size)
            small_enough = most is None or size <= _grams(most)
            if fits and small_enough and billed <= _grams(tier.rows[-1][0]):
                amounts = next(found for up_to, found in tier.rows if billed <= _grams(up_to))
                return amounts[min(column, len(amounts) - 1)]
        return None

    def cliffs(self) -> tuple[Decimal, ...]:
        """Return the prices above which another column holds."""
        return self.price_bounds
