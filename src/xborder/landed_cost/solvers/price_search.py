"""The search behind the price solver: stretches of candidates that compare alike, and their hits.

On a stretch every comparison with a limit comes out alike and the total does not fall as the price
rises, save for a few minor units where shares of freight move between lines. So the range of
candidates is cut where a comparison changes, the target is found on each stretch by bisection, and
the candidates around it are looked at one by one.
"""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import define, field, frozen
from pydantic import ValidationError

from xborder.errors import InvalidInput
from xborder.landed_cost.admission import Supplied, admit, currency_of, gaps
from xborder.landed_cost.run import run
from xborder.money import Money
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import Comparisons, State
from xborder.trade import Consignment

AROUND = 24
"""How many prices of an item on either side of a hit are looked at one by one."""


@frozen
class Point:
    """What a candidate price leads to: totals without and with charges, and every comparison."""

    own: int
    total: int | None
    outcomes: tuple[Any, ...]


_DEAREST = 10**18
"""Steps of the price beyond which a target is out of reach."""


@define(kw_only=True)
class Search:
    """Candidates by their number, and those whose totals land on the target.

    Attributes:
        consignment: The parcel at its own prices.
        rules: The rules.
        supplied: What the caller supplies beside the parcel.
        target: The landed total, in minor units.
        priced: The prices of a candidate, from its number.
    """

    consignment: Consignment
    rules: CompiledPlan
    supplied: Supplied
    target: int
    priced: Callable[[int], tuple[Money, ...]]
    _known: dict[int, Point | None] = field(factory=dict)

    def parcel(self, number: int) -> Consignment:
        """Return the parcel at a candidate's prices."""
        items = tuple(
            item.replace(unit_price=price)
            for item, price in zip(self.consignment.items, self.priced(number), strict=True)
        )
        return self.consignment.replace(items=items)

    def at(self, number: int) -> Point | None:
        """Return what a candidate leads to; ``None`` where the parcel itself is not valid."""
        if number not in self._known:
            self._known[number] = self._evaluated(number)
        return self._known[number]

    def _evaluated(self, number: int) -> Point | None:
        try:
            parcel = self.parcel(number)
        except ValidationError:
            return None
        if any(gap.state > State.ESTIMATE for gap in gaps(parcel)):  # nothing would be sold
            return None
        comparisons = Comparisons()
        admitted = admit((parcel,), self.rules, self.supplied)
        outcome = run(self.rules, admitted, comparisons=comparisons)
        total = outcome.total if outcome.state <= State.ESTIMATE else None
        outcomes = (*comparisons.outcomes, outcome.evaluation.chosen, outcome.state)
        return Point(outcome.own_total, total, tuple(map(_plain, outcomes)))

    def hits(self) -> list[tuple[int, int]]:
        """Return the intervals of candidates that land on the target."""
        found = sorted(
            number for low, high in self._stretches() for number in self._hits_within(low, high)
        )
        intervals: list[tuple[int, int]] = []
        for number in dict.fromkeys(found):
            if intervals and intervals[-1][1] == number - 1:
                intervals[-1] = (intervals[-1][0], number)
            else:
                intervals.append((number, number))
        return intervals

    def _bounds(self) -> tuple[int, int]:
        """Return the candidates between which all hits lie, and the nearest totals.

        Charges only add, so the search ends where the seller's own amounts alone pass the target
        and every total met above it.
        """
        high, reach = 1, None
        while True:
            point = self.at(high)
            if point is not None:
                if point.total is not None and point.total >= self.target:
                    reach = point.total if reach is None else min(reach, point.total)
                if point.own > (self.target if reach is None else reach):
                    break
            high *= 2
            if high > _DEAREST:
                raise InvalidInput(
                    "No price reaches {value}.",
                    code="price.target",
                    remedy="Give a target that the goods could cost.",
                    where="target",
                    value=str(
                        Money.of_minor(self.target, currency_of(self.rules.plan, self.consignment))
                    ),
                )
        low, top = 0, high
        while low < top:  # the lowest candidate that is a valid parcel
            middle = (low + top) // 2
            low, top = (low, middle) if self.at(middle) is not None else (middle + 1, top)
        return low, high

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of candidates on which every comparison comes out alike."""
        pending = [self._bounds()]
        while pending:
            low, high = pending.pop()
            first, last = self.at(low), self.at(high)
            if low == high or (first and last and first.outcomes == last.outcomes):
                yield low, high
                continue
            middle = (low + high) // 2
            pending += [(middle + 1, high), (low, middle)]

    def _hits_within(self, low: int, high: int) -> Iterator[int]:
        first = self.at(low)
        if first is None or first.total is None:
            return
        bottom, top = low, high
        while bottom < top:  # the lowest candidate that reaches the target
            middle = (bottom + top) // 2
            bottom, top = (
                (bottom, middle) if self._total(middle) >= self.target else (middle + 1, top)
            )
        last = bottom
        while last < high and self._total(last + 1) <= self.target:
            last += 1
        around = AROUND * len(self.consignment.items)
        for number in range(max(low, bottom - around), min(high, last + around) + 1):
            if self._total(number) == self.target:
                yield number

    def _total(self, number: int) -> int:
        point = self.at(number)
        return -1 if point is None or point.total is None else point.total

    def neighbours(self) -> tuple[int | None, int | None]:
        """Return the candidates whose totals lie next below and next above the target."""
        totals = {
            number: point.total
            for number, point in self._known.items()
            if point is not None and point.total is not None
        }
        below = [number for number, total in totals.items() if total < self.target]
        above = [number for number, total in totals.items() if total > self.target]
        return (
            max(below, key=lambda number: (totals[number], -number), default=None),
            min(above, key=lambda number: (totals[number], number), default=None),
        )


def _plain(outcome: Any) -> Any:
    return tuple(outcome) if isinstance(outcome, tuple) else outcome
