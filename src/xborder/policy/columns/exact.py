"""Exact amounts: integers over a known denominator, one entry a line.

A formula is written once, infix, and runs on a :class:`~xborder.policy.columns.Row` of Python ints,
on an int64 array or on an array of Python ints. The denominator has two parts: ``over``, a plain
int that the rules fix before any data is seen, and ``scale``, a column that a currency conversion
brings (the same for all lines of a consignment), or ``None`` where there is none.
"""

from math import lcm
from typing import Any, TypeAlias

from attrs import define

Column: TypeAlias = Any
"""One integer a line: a Row, an int64 array or an array of Python ints."""


@define(eq=False)
class Exact:
    """An exact amount in minor units: ``num / (over * scale)``; never changed once it is made.

    Args:
        num: Numerators, one a line.
        over: The denominator that the rules bring.
        scale: The denominator that a conversion brings, one a line; ``None`` for one.
    """

    num: Column
    over: int = 1
    scale: Column | None = None

    def __add__(self, other: "Exact") -> "Exact":
        if self.over == other.over and self.scale is other.scale:
            return Exact(self.num + other.num, self.over, self.scale)
        left, right = aligned(self, other)
        return Exact(left.num + right.num, left.over, left.scale)

    def __sub__(self, other: "Exact") -> "Exact":
        if self.over == other.over and self.scale is other.scale:
            return Exact(self.num - other.num, self.over, self.scale)
        left, right = aligned(self, other)
        return Exact(left.num - right.num, left.over, left.scale)

    def times(self, numerator: int, denominator: int = 1) -> "Exact":
        """Return the amount times a plain ratio."""
        num = self.num if numerator == 1 else self.num * numerator
        return Exact(num, self.over * denominator, self.scale)

    def scaled(self, factor: Column, denominator: int = 1) -> "Exact":
        """Return the amount times ``factor / denominator``, the factor one a line."""
        return Exact(self.num * factor, self.over * denominator, self.scale)

    @property
    def denominator(self) -> Column:
        """The whole denominator: a plain int, or one a line."""
        return self.over if self.scale is None else self.scale * self.over


def aligned(left: Exact, right: Exact) -> tuple[Exact, Exact]:
    """Return both amounts over one denominator."""
    if left.over == right.over and left.scale is right.scale:
        return left, right
    # The least common denominator, not the product: numerators stay narrow, and int64 holds more.
    over = lcm(left.over, right.over)
    left_num = left.num if left.over == over else left.num * (over // left.over)
    right_num = right.num if right.over == over else right.num * (over // right.over)
    if left.scale is right.scale:
        return Exact(left_num, over, left.scale), Exact(right_num, over, left.scale)
    if right.scale is None:
        return Exact(left_num, over, left.scale), Exact(right_num * left.scale, over, left.scale)
    if left.scale is None:
        return Exact(left_num * right.scale, over, right.scale), Exact(right_num, over, right.scale)
    # Two rates differ from line to line and have no common denominator to look for.
    scale = left.scale * right.scale
    return Exact(left_num * right.scale, over, scale), Exact(right_num * left.scale, over, scale)
