"""The one search for prices: ranges of candidates, cut until each is decided.

Between two candidates on which every comparison with a limit comes out alike, each amount moves
one way as the price rises. So the amounts at the two ends enclose the total of all candidates
between them: a range that lies within the target is taken whole and one that cannot hold it is
left, however wide they are; any other is cut, near the target where the total is expected to reach
it. Where comparisons come out differently it is cut in the middle, until two neighbours are left.

What a candidate leads to is asked of whoever searches: a landed total, or what a sale leaves.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

_FEW = 8
"""A range as short as this is cut in the middle; to foresee where it reaches the target is idle."""


@frozen
class Point:
    """What a candidate price leads to.

    Attributes:
        own: The total without charges.
        total: The total; none where it is not sure enough.
        outcomes: How every comparison with a limit came out.
        amounts: Every amount of every line, in minor units; they sum to the total.
    """

    own: int
    total: int | None
    outcomes: tuple[Any, ...]
    amounts: tuple[int, ...]


class Ranges(ABC):
    """Candidates by their number, and the intervals of them whose totals lie within a target."""

    @property
    @abstractmethod
    def least(self) -> int:
        """The least total that will do, in minor units."""

    @property
    @abstractmethod
    def most(self) -> int | None:
        """The greatest total that will do; none where more is welcome."""

    @abstractmethod
    def at(self, number: int) -> Point | None:
        """Return what a candidate leads to; ``None`` where it is no candidate at all."""

    @abstractmethod
    def bounds(self) -> tuple[int, int]:
        """Return the first and the last candidate to look at."""

    def is_beyond(self, point: Point, *, found: bool) -> bool:  # noqa: ARG002 - for who knows it
        """Return whether no candidate from here on will do."""
        return False

    def slack(self, low: int, high: int, first: Point, last: Point) -> int:  # noqa: ARG002
        """Return by how much totals between two candidates may lie outside what encloses them."""
        return 0

    def hits(self) -> list[tuple[int, int]]:
        """Return the intervals of candidates whose totals lie within the target."""
        intervals: list[tuple[int, int]] = []
        for low, high in sorted(self._decided()):
            if intervals and intervals[-1][1] >= low - 1:
                intervals[-1] = (intervals[-1][0], max(high, intervals[-1][1]))
            else:
                intervals.append((low, high))
        return intervals

    def breaks(self) -> list[tuple[int, int]]:
        """Return the neighbours between which a comparison comes out differently."""
        pending, found = [self.bounds()], []
        while pending:
            low, high = pending.pop()
            if _outcomes(self.at(low)) == _outcomes(self.at(high)):
                continue
            if high - low > 1:
                pending += _cut(low, high, [(low + high) // 2])
            else:
                found.append((low, high))
        return found

    def total(self, number: int) -> int | None:
        """Return the total of a candidate, if it has one."""
        point = self.at(number)
        return None if point is None else point.total

    def will_do(self, total: int | None) -> bool:
        """Return whether a total lies within the target."""
        return (
            total is not None and total >= self.least and (self.most is None or total <= self.most)
        )

    def _decided(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of candidates that all will do, ends included."""
        pending, found = [self.bounds()], False
        while pending:
            low, high = pending.pop()
            first, last = self.at(low), self.at(high)
            if first is not None and self.is_beyond(first, found=found):
                continue
            if first is None or last is None or first.outcomes != last.outcomes:
                cuts = [(low + high) // 2]
            elif first.total is None:  # alike in all that decides it: nor has any between a total
                continue
            else:
                least, most = self._enclosed(low, high, first, last)
                if self.will_do(least) and self.will_do(most):
                    found = True
                    yield low, high
                    continue
                if most < self.least or (self.most is not None and least > self.most):
                    continue
                cuts = self._foreseen(low, high, first, last)
            if high - low > 1:
                pending += _cut(low, high, cuts)
                continue
            for number in (low, high):  # there is nothing between them
                if self.will_do(self.total(number)):
                    found = True
                    yield number, number

    def _enclosed(self, low: int, high: int, first: Point, last: Point) -> tuple[int, int]:
        """Return the least and the greatest total that a candidate of a range can have."""
        if first.amounts == last.amounts and first.total is not None:
            return first.total, first.total  # no amount moves: a plateau, however wide
        slack = self.slack(low, high, first, last)
        ends = list(zip(first.amounts, last.amounts, strict=True))
        return sum(map(min, ends)) - slack, sum(map(max, ends)) + slack

    def _foreseen(self, low: int, high: int, first: Point, last: Point) -> list[int]:
        """Return where to cut a range: around the target, if the total rose evenly."""
        middle = (low + high) // 2
        bottom, top = sum(first.amounts), sum(last.amounts)
        if high - low <= _FEW or bottom >= top:
            return [middle]
        slack = self.slack(low, high, first, last) + 1
        span, rise = high - low, top - bottom
        cuts = [low + (self.least + off - bottom) * span // rise for off in (-slack, slack)]
        inside = [cut for cut in cuts if low < cut < high]
        narrow = inside and (cuts[1] - cuts[0]) * 2 < span
        return sorted({*inside, *([] if narrow else [middle])})


def _outcomes(point: Point | None) -> tuple[Any, ...] | None:
    return None if point is None else point.outcomes


def _cut(low: int, high: int, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """Return a range in parts that share the candidates at which it is cut: each is run once."""
    return list(pairwise([low, *cuts, high]))[::-1]  # the lowest is looked at first
