"""The search behind the price solver: what a candidate price of a parcel lands at.

How ranges of candidates are cut until each is decided is said in
:mod:`xborder.landed_cost.solvers.ranges`. Each amount of a parcel moves one way as the price
rises, save where shares of freight move between lines: for those there is slack.
"""

from collections.abc import Callable
from typing import Any

from attrs import define, field
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from xborder.errors import InvalidInput
from xborder.landed_cost.admission import Admitted, Supplied, admit, currency_of, gaps
from xborder.landed_cost.run import Outcome, evaluate, run
from xborder.landed_cost.run.outcome import OWN_SIGNS
from xborder.landed_cost.solvers.ranges import Point, Ranges
from xborder.money import Money
from xborder.policy.answers import Answers, Comparisons
from xborder.policy.columns import lanes_for
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import State
from xborder.trade import Consignment

_AROUND = 24
"""How many steps of the price may pass before a total that fell is above its height again."""
_SURELY_MONEY = 10**12
"""Below it any price is one that a document takes."""
_DEAREST = 10**18
"""Steps of the price beyond which a target is out of reach."""


@define(kw_only=True)
class Search(Ranges):
    """Candidates by their number, and those whose totals land on the target.

    Attributes:
        consignment: The parcel at its own prices.
        rules: The rules.
        supplied: What the caller supplies beside the parcel.
        target: The landed total, in minor units.
        priced: The prices of a candidate, from its number.
        start: A candidate near which to look first.
    """

    consignment: Consignment
    rules: CompiledPlan
    supplied: Supplied
    target: int
    priced: Callable[[int], tuple[Money, ...]]
    start: int = 1
    _known: dict[int, Point | None] = field(factory=dict)
    _admitted: Admitted | None = None
    _beforehand: Answers | None = None
    _reach: int | None = None
    """The lowest total met that is the target or above it."""

    @property
    def least(self) -> int:
        """The target itself: no less will do."""
        return self.target

    @property
    def most(self) -> int:
        """The target itself: no more will do."""
        return self.target

    def parcel(self, number: int) -> Consignment:
        """Return the parcel at a candidate's prices."""
        items = tuple(
            item.replace(unit_price=price)
            for item, price in zip(self.consignment.items, self.priced(number), strict=True)
        )
        return self.consignment.replace(items=items)

    def _candidate(self, number: int) -> Consignment | None:
        """Return the parcel at a candidate's prices, to be run; ``None`` if it is not valid.

        Prices within what money of a document may be are not read again with every other field of
        every item: what they can contradict is checked, and nothing else.
        """
        prices = self.priced(number)
        try:
            if any(price.amount >= _SURELY_MONEY for price in prices):
                return self.parcel(number)
            items = tuple(
                item.amended(unit_price=price)
                for item, price in zip(self.consignment.items, prices, strict=True)
            )
            return self.consignment.amended(items=items)
        except (ValidationError, PydanticCustomError):
            return None

    def at(self, number: int) -> Point | None:
        """Return what a candidate leads to; ``None`` where the parcel itself is not valid."""
        if number not in self._known:
            point = self._known[number] = self._evaluated(number)
            if point is not None and point.total is not None and point.total >= self.target:
                reach = self._reach
                self._reach = point.total if reach is None else min(reach, point.total)
        return self._known[number]

    def _evaluated(self, number: int) -> Point | None:
        parcel = self._candidate(number)
        if parcel is None:
            return None
        if any(gap.state > State.ESTIMATE for gap in gaps(parcel)):  # nothing would be sold
            return None
        if self._admitted is None or self._beforehand is None:
            self._admitted = admit((parcel,), self.rules, self.supplied)
            self._beforehand = self._known_of(self._admitted)
        admitted = self._admitted.repriced(parcel)
        comparisons = Comparisons(self._beforehand)
        outcome = run(self.rules, admitted, comparisons=comparisons)
        total = outcome.total if outcome.state <= State.ESTIMATE else None
        outcomes = (*comparisons.outcomes, outcome.evaluation.chosen, outcome.state)
        amounts = _amounts(outcome)
        return Point(outcome.own_total, total, (*map(_plain, outcomes), len(amounts)), amounts)

    def _known_of(self, admitted: Admitted) -> Answers:
        """Return what coded facts decide of a parcel: for every candidate alike, but the prices."""
        lanes = lanes_for(admitted.lines)
        facts = admitted.facts(lanes)
        evaluate(self.rules, facts, lanes)
        return self.rules.answers(facts, lanes).at_rest()

    def is_beyond(self, point: Point, *, found: bool) -> bool:
        """Return whether no price from a candidate on hits, or comes nearer from above.

        Charges only add to the seller's own amounts.
        """
        if found:
            return point.own > self.target
        return self._reach is not None and point.own > self._reach

    def slack(self, low: int, high: int, first: Point, last: Point) -> int:
        """Return by how much totals between two candidates may lie outside what encloses them.

        One line's amounts rise with its price. Of several, each may gain or lose a minor unit of
        what is shared over them, in steps as large as the total's own.
        """
        lines = len(self.consignment.items)
        if lines == 1:
            return 0
        risen = abs(last.own - first.own)
        return min(lines, -(-_AROUND * risen // (high - low)))

    def bounds(self) -> tuple[int, int]:
        """Return the candidates between which all hits lie, and the nearest totals.

        Charges only add, so the search ends where the seller's own amounts alone pass the target
        and every total met above it.
        """
        high = max(1, self.start)
        while True:
            point = self.at(high)
            if point is not None and point.own > (
                self.target if self._reach is None else self._reach
            ):
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
        if self.at(1) is not None:
            top = 1
        while low < top:  # the lowest candidate that is a valid parcel
            middle = (low + top) // 2
            low, top = (low, middle) if self.at(middle) is not None else (middle + 1, top)
        return low, high

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


def _amounts(outcome: Outcome) -> tuple[int, ...]:
    """Return every amount of an outcome, signed as the total counts it."""
    lines = outcome.evaluation.ledger.lanes.size
    nothing = (0,) * lines
    own = [
        sign * minor for name, sign in OWN_SIGNS.items() for minor in outcome.own.get(name, nothing)
    ]
    due = [
        minor
        for each in outcome.evaluation.declarations
        for entry in each.ledger.charges.values()
        for minor in each.ledger.lanes.entries(entry.due)
    ]
    return (*own, *due)


def _plain(outcome: Any) -> Any:
    return tuple(outcome) if isinstance(outcome, tuple) else outcome
