"""Simulation: any policy, many replications at once, with confidence intervals.

Order of events in a period: orders due arrive, the policy reviews and orders, demand falls, the
period's end is counted. An order with lead time L placed in period t arrives at the start of
t + L, so an order-up-to level reviewed every R periods protects L + R of them.

Needs the ``stats`` extra. The same seed gives the same figures.
"""

import math
from collections.abc import Sequence
from typing import Any

from attrs import field, frozen

from xborder.errors import InvalidInput, extra
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.shortage import Shortage
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.draws import draw
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.policies.replenishment import (
    POLICIES,
    ContinuousReview,
    OrderUpTo,
    Planned,
    Policy,
)
from xborder.inventory.simulation.clock import one_period, whole_lengths
from xborder.inventory.simulation.tally import (
    SimulatedService,
    SimulationCosts,
    empty_tally,
    service_counted,
)
from xborder.kind import all_of_kind, of_kind, of_some_kind
from xborder.number import POSITIVE, TOLERANCE, checked, positive_share, whole
from xborder.progress import Progress, steps


@frozen(kw_only=True, field_transformer=checked)
class Disruptions:
    """Supply that closes and opens again at random; a closed supply takes no orders.

    Args:
        closing: Chance a period (in continuous time: rate) that an open supply closes.
        opening: Chance a period (in continuous time: rate) that a closed supply opens.
    """

    closing: float = field(metadata=POSITIVE)
    opening: float = field(metadata=POSITIVE)


def simulate(
    *,
    policy: Policy,
    demand: Demand | Sequence[Demand],
    lead_time: LeadTime,
    periods: int,
    replications: int,
    seed: int,
    warm_up: int = 0,
    shortage: Shortage | str = Shortage.BACKORDERED,
    disruptions: Disruptions | None = None,
    costs: SimulationCosts | None = None,
    confidence: float = 0.95,
    progress: Progress | None = None,
) -> SimulatedService:
    """Run a policy and return the service it achieved.

    Args:
        policy: The policy.
        demand: Demand per period; negative draws of a normal demand are returns. Several are the
            demands of the first, the second, ... period, and begin again after the last.
        lead_time: Lead time in whole periods; each order draws its own, and orders may cross.
        periods: Periods counted in each replication.
        replications: Independent replications, at least 2.
        seed: Seed of the generator.
        warm_up: Periods run before counting.
        shortage: Whether unmet demand waits or is lost.
        disruptions: Chances a period that supply closes and opens; none means always open.
        costs: Costs to count.
        confidence: Level of the intervals.
        progress: Called with the periods done and all of them, at most a hundred times.

    Raises:
        InvalidInput: The lead time is known by its moments only or has a part of a period, or
            demand and lead time are counted in different periods.

    Examples:
        >>> daily = Demand.poisson(mean=5, period="day")
        >>> found = simulate(policy=OrderUpTo(level=20), demand=daily,
        ...     lead_time=LeadTime.fixed(2, period="day"), periods=300, replications=50, seed=1,
        ...     warm_up=10)
        >>> found.period_service_level.covers(daily.over(3).cdf(20))
        True
    """
    np = extra("numpy", name="stats")
    count, size = whole(periods, "periods", least=1), whole(replications, "replications", least=2)
    demands = (demand,) if isinstance(demand, Demand) else all_of_kind(demand, Demand, "demand")
    if not demands:
        raise InvalidInput(
            "{name} is empty.",
            code="number.empty",
            remedy="Give at least one value.",
            where="demand",
            name="demand",
            value=(),
        )
    one_period((each.period for each in demands), lead_time)
    time = whole_lengths(lead_time)
    run = _Run(np, policy, Shortage(shortage), size, time, disruptions, whole(seed, "seed"))
    total = whole(warm_up, "warm_up") + count
    for period in steps(total, progress):
        if period == warm_up:
            run.tally = empty_tally(size)
        today = demands[period % len(demands)].distribution
        run.step(period, draw(today, size=size, generator=run.rng))
    return service_counted(run.tally, span=count, costs=costs, confidence=confidence)


class _Run:
    def __init__(
        self,
        np: Any,
        policy: Policy,
        shortage: Shortage,
        size: int,
        time: Discrete,
        disruptions: Disruptions | None,
        seed: int,
    ) -> None:
        self.np, self.lost = np, shortage is Shortage.LOST
        of_some_kind(policy, POLICIES, "policy")
        self.policy = policy
        self.rng = np.random.default_rng(seed)
        self.time = time
        self.longest = math.ceil(time.points[-1]) + 1
        self.due = np.zeros((self.longest, size))
        self.rows = np.arange(size)
        self.net = np.full(size, start_of(policy))
        self.position = self.net.copy()
        self.missed = np.zeros(size, dtype=bool)
        self.open = np.ones(size, dtype=bool)
        self.disruptions = some_disruptions(disruptions)
        self.tally = empty_tally(size)

    def step(self, period: int, demand: Any) -> None:
        np, tally = self.np, self.tally
        # a ring of as many slots as the longest lead time: an order is written where it comes round
        slot = period % self.longest
        self._receive(slot)
        ordered = self._orders(period)
        if ordered.any():
            lengths = draw(self.time, size=len(ordered), generator=self.rng)
            when = (period + np.rint(lengths).astype(int)) % self.longest
            now = (np.rint(lengths) == 0) & (ordered > 0)
            later = np.where(now, 0.0, ordered)
            self.due[when, self.rows] += later
            self.position += ordered
            tally["orders"] += ordered > 0
            self._arrive(np.where(now, ordered, 0.0))
        before = np.maximum(self.net, 0.0)
        asked = np.maximum(demand, 0.0)
        served = np.minimum(before, asked)
        short = asked - served
        gone = demand - short if self.lost else demand
        self.net = self.net - gone
        self.position = self.position - gone
        tally["demand"] += asked
        tally["short"] += short
        waiting = short > 0 if self.lost else self.net < 0
        # a cycle is spoilt by any short period since the last arrival
        self.missed |= waiting
        tally["ended_short"] += waiting
        tally["ended_bare"] += self.net <= 0
        tally["on_hand"] += np.maximum(self.net, 0.0)
        tally["on_order"] += self.position - self.net
        tally["backorders"] += short if self.lost else np.maximum(-self.net, 0.0)

    def _receive(self, slot: int) -> None:
        arriving = self.due[slot].copy()
        self.due[slot] = 0.0
        self._arrive(arriving)

    def _arrive(self, arriving: Any) -> None:
        here = arriving > 0
        self.tally["arrivals"] += here
        self.tally["bare"] += here & self.missed
        self.missed &= ~here
        self.net = self.net + arriving

    def _orders(self, period: int) -> Any:
        asked = ordered(self.np, self.policy, self.position, period)
        if self.disruptions is None:
            return asked
        chance = self.rng.random(len(asked))
        closes = positive_share(self.disruptions.closing, "closing")
        opens = positive_share(self.disruptions.opening, "opening")
        self.open = self.np.where(self.open, chance >= closes, chance < opens)
        return asked * self.open


def some_disruptions(disruptions: Disruptions | None) -> Disruptions | None:
    """Return the disruptions, or none for a supply that is always open."""
    return None if disruptions is None else of_kind(disruptions, Disruptions, "disruptions")


def ordered(np: Any, policy: Policy, position: Any, period: int) -> Any:
    """Return what a policy orders at each of many positions, in a period counted from zero."""
    match policy:
        case OrderUpTo(level=level, review_period=every):
            gap = np.maximum(0.0, level - position)
            return gap if period % every == 0 else np.zeros_like(gap)
        case ContinuousReview(reorder_point=r, order_quantity=q):
            # as floor_with_tolerance: a gap of 2.9999999999 lots is three, and at r the rule fires
            lots = np.floor((r - position) / q + TOLERANCE) + 1
            return q * np.maximum(0.0, lots)
        case Planned(orders=orders):
            return np.full_like(position, orders[period % len(orders)])
        case _:
            s, top = policy.reorder_point, policy.order_up_to_level
            return np.where(position <= s, top - position, 0.0)


def start_of(policy: Policy) -> float:
    """Return the stock that a policy begins with: as after an order, or none if it is planned."""
    match policy:
        case OrderUpTo(level=level):
            return float(level)
        case ContinuousReview(reorder_point=r, order_quantity=q):
            return float(r + q)
        case Planned():
            return 0.0
        case _:
            return float(policy.order_up_to_level)
