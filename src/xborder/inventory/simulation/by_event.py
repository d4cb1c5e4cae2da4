"""Simulation in continuous time, from event to event, many replications at once.

Between two events stock moves in a straight line, so holding, waiting and lost demand are summed
exactly, without cutting time into steps. Demand comes as customers at random moments, or as a flow
that changes from period to period; orders are placed at the very moment the position reaches the
reorder point, and arrive at once or as fast as they are made.

Needs the ``stats`` extra. The same seed gives the same figures.
"""

import math
from typing import Any

from attrs import field, frozen

from xborder.errors import extra
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import Period, period
from xborder.inventory.demand.shortage import Shortage
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.draws import draw
from xborder.inventory.lead_times.draws import lengths_of
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.policies.replenishment import (
    POLICIES,
    ContinuousReview,
    OrderUpTo,
    Planned,
    Policy,
)
from xborder.inventory.simulation.by_period import (
    Disruptions,
    ordered,
    some_disruptions,
    start_of,
)
from xborder.inventory.simulation.clock import one_period
from xborder.inventory.simulation.tally import (
    SimulatedService,
    SimulationCosts,
    empty_tally,
    service_counted,
)
from xborder.kind import a, of_some_kind
from xborder.number import POSITIVE, checked, not_negative, positive, whole
from xborder.progress import Progress, told


@frozen(kw_only=True, field_transformer=checked)
class Customers:
    """Customers who come independently of one another: a Poisson process.

    Args:
        rate: Customers per period.
        period: The period it is counted in.
        size: Units that each of them asks for; one unit if not given.
    """

    rate: float = field(metadata=POSITIVE)
    period: Period = field(default="", converter=period)  # type: ignore[assignment]  # refused
    size: Distribution = field(factory=lambda: Discrete.point(1), metadata=a(Distribution))


@frozen(kw_only=True, field_transformer=checked)
class Flow:
    """Each period's demand falls evenly over the period.

    Args:
        demand: Demand per period; negative draws are returns.
    """

    demand: Demand = field(metadata=a(Demand))

    @property
    def period(self) -> Period:
        """The period it is counted in."""
        return self.demand.period


def simulate_events(
    *,
    policy: Policy,
    demand: Customers | Flow,
    lead_time: LeadTime,
    periods: float,
    replications: int,
    seed: int,
    warm_up: float = 0.0,
    production_rate: float | None = None,
    shortage: Shortage | str = Shortage.BACKORDERED,
    disruptions: Disruptions | None = None,
    costs: SimulationCosts | None = None,
    confidence: float = 0.95,
    progress: Progress | None = None,
) -> SimulatedService:
    """Run a policy in continuous time and return the service it achieved.

    Args:
        policy: The policy. (r, Q) and min-max watch the position at every moment; (T, S) and a plan
            act at the start of their periods. Under (r, Q) a flow begins anywhere between r and
            r + Q.
        demand: Customers, or a flow.
        lead_time: Lead time of any length; each order draws its own, and orders may cross.
        periods: Length of time counted in each replication.
        replications: Independent replications, at least 2.
        seed: Seed of the generator.
        warm_up: Time run before counting.
        production_rate: Units per period at which an order comes in once its lead time is over;
            all at once if not given.
        shortage: Whether unmet demand waits or is lost.
        disruptions: Rates per period at which supply closes and opens; none means always open.
        costs: Costs to count; holding and shortage by the unit and period, or by the unit lost.
        confidence: Level of the intervals.
        progress: Called with the whole periods done and all of them, at most a hundred times.

    Returns:
        The figures of :class:`SimulatedService`, by time instead of by periods' ends.

    Raises:
        InvalidInput: The lead time is known by its moments only, or demand and lead time are
            counted in different periods.

    Examples:
        >>> found = simulate_events(
        ...     policy=ContinuousReview(reorder_point=3, order_quantity=5),
        ...     demand=Customers(rate=2, period="day"), lead_time=LeadTime.fixed(1.2, period="day"),
        ...     periods=200, replications=40, seed=1)
        >>> from xborder.inventory import service_of
        >>> formula = service_of(demand=Demand.poisson(mean=2, period="day"), level=3,
        ...     lead_time=LeadTime.fixed(1.2, period="day"), order_quantity=5)
        >>> found.fill_rate.covers(formula.fill_rate)
        True
    """
    count, size = positive(periods, "periods"), whole(replications, "replications", least=2)
    rate = None if production_rate is None else positive(production_rate, "production_rate")
    of_some_kind(demand, (Customers, Flow), "demand")
    one_period((demand.period,), lead_time)
    time, start = lengths_of(lead_time), whole(seed, "seed")
    run = _Events(policy, demand, time, rate, disruptions, start, size)
    run.lost = Shortage(shortage) is Shortage.LOST
    begin = not_negative(warm_up, "warm_up")
    run.told, run.end = told(progress), begin + count
    run.until(begin)
    run.tally = empty_tally(size)
    run.until(begin + count)
    return service_counted(run.tally, span=count, costs=costs, confidence=confidence)


class _Events:
    """Every array has one place a replication; a time of infinity is an event that never comes."""

    lost = False
    told: Progress | None = None
    end = 0.0
    said = 0.0

    def __init__(
        self,
        policy: Policy,
        demand: Customers | Flow,
        time: Discrete,
        production_rate: float | None,
        disruptions: Disruptions | None,
        seed: int,
        size: int,
    ) -> None:
        self.np = np = extra("numpy", name="stats")
        self.rng = np.random.default_rng(seed)
        of_some_kind(policy, POLICIES, "policy")
        self.policy = policy
        self.demand, self.time, self.size = demand, time, size
        self.production, self.disruptions = production_rate, some_disruptions(disruptions)
        self.reviewed = isinstance(policy, OrderUpTo | Planned)
        self.now, never = np.zeros(size), np.full(size, np.inf)
        self.net = np.full(size, start_of(policy))
        if isinstance(policy, ContinuousReview) and isinstance(demand, Flow):
            self.net = policy.reorder_point + policy.order_quantity * (1 - self.rng.random(size))
        self.position = self.net.copy()
        self.rate = np.zeros(size)  # of the flow
        self.making = np.zeros(size)  # units of received orders still to come in
        self.change = self._gaps(size) if isinstance(demand, Customers) else np.zeros(size)
        self.review = np.zeros(size) if self.reviewed else never.copy()
        self.open = np.ones(size, dtype=bool)
        self.toggle = never.copy()
        if disruptions is not None:
            self.toggle = self.rng.exponential(1 / disruptions.closing, size)
        self.due, self.lots = never[None, :].copy(), np.zeros((1, size))
        self.missed = np.zeros(size, dtype=bool)
        self.tally = empty_tally(size)

    def _gaps(self, count: int) -> Any:
        rate = self.demand.rate if isinstance(self.demand, Customers) else math.nan
        return self.rng.exponential(1 / rate, count)

    def until(self, end: float) -> None:
        """Run every replication up to a moment, events of that moment left for later."""
        while (self.now < end).any():
            self._advance(end)
            self._deliver()
            self._demand()
            self._supply()
            self._order()
            if self.told is not None:
                self._tell(self.told)

    def _tell(self, told: Progress) -> None:
        """Tell the slowest replication's periods, a hundredth of them after the last time."""
        done, total = float(self.now.min()), math.ceil(self.end)
        if done - self.said >= self.end / 100 or done >= self.end:
            self.said = done
            told(total if done >= self.end else math.floor(done), total)

    def _advance(self, end: float) -> None:
        np = self.np
        inflow = np.where(self.making > 0, self.production or 0.0, 0.0)
        losing = self.lost & (self.net <= 0) & (self.rate > inflow)
        taken = np.where(losing, inflow, self.rate)
        slope = inflow - taken
        with np.errstate(divide="ignore", invalid="ignore"):
            level = np.where(self.net * slope < 0, self.now - self.net / slope, np.inf)
            gap = self.position - self._trigger()
            low = np.where((gap > 0) & (taken > 0), self.now + gap / taken, np.inf)
            made = np.where(self.making > 0, self.now + self.making / inflow, np.inf)
        events = (self.due.min(axis=0), self.change, self.review, self.toggle, level, low, made)
        # every replication moves to its own next event; those at the end stand still
        then = np.maximum(np.minimum.reduce([np.full(self.size, end), *events]), self.now)
        then = np.where(self.now < end, then, self.now)
        passed = then - self.now
        self._count(passed, slope, losing, self.rate - inflow)
        moving = self.now < end
        # at the crossing stock is zero, not the rounding of a product: it would cross again at once
        self.net = np.where(moving & (level <= then), 0.0, self.net + slope * passed)
        reached = moving & (low <= then)
        self.position = np.where(reached, self._trigger(), self.position - taken * passed)
        left = np.maximum(self.making - inflow * passed, 0.0)
        self.making = np.where(moving & (made <= then), 0.0, left)
        self.now = then

    def _trigger(self) -> float:
        if isinstance(self.policy, OrderUpTo | Planned):
            return -math.inf
        return self.policy.reorder_point

    def _count(self, passed: Any, slope: Any, losing: Any, excess: Any) -> None:
        np, tally = self.np, self.tally
        awaited = self.position - self.net  # less what comes in while time passes
        taken = np.where(losing, self.rate - excess, self.rate)
        tally["on_order"] += (awaited - (slope + taken) * passed / 2) * passed
        middle = self.net + slope * passed / 2
        asked = np.maximum(self.rate, 0.0) * passed
        waiting = losing | (middle < 0)
        short = np.where(losing, excess * passed, np.where(middle < 0, asked, 0.0))
        tally["demand"] += asked
        tally["short"] += short
        tally["ended_short"] += waiting * passed
        tally["ended_bare"] += (middle <= 0) * passed
        tally["on_hand"] += np.maximum(middle, 0.0) * passed
        tally["backorders"] += short if self.lost else np.maximum(-middle, 0.0) * passed
        self.missed |= waiting & (passed > 0)

    def _deliver(self) -> None:
        np = self.np
        here = self.due <= self.now
        if not here.any():
            return
        arriving = np.where(here, self.lots, 0.0).sum(axis=0)
        got = here.any(axis=0)
        self.due[here] = np.inf
        self.tally["arrivals"] += got
        self.tally["bare"] += got & self.missed
        self.missed &= ~got
        if self.production is None:
            self.net = self.net + arriving
        else:
            self.making = self.making + arriving

    def _demand(self) -> None:
        np, tally = self.np, self.tally
        here = self.np.flatnonzero(self.change <= self.now)
        if not len(here):
            return
        if isinstance(self.demand, Flow):
            found = draw(self.demand.demand.distribution, size=len(here), generator=self.rng)
            self.rate[here] = found
            self.change[here] += 1
            return
        asked = draw(self.demand.size, size=len(here), generator=self.rng)
        short = asked - np.minimum(np.maximum(self.net[here], 0.0), asked)
        gone = asked - short if self.lost else asked
        self.net[here] -= gone
        self.position[here] -= gone
        tally["demand"][here] += asked
        tally["short"][here] += short
        if self.lost:
            tally["backorders"][here] += short
        self.missed[here] |= short > 0
        self.change[here] += self._gaps(len(here))

    def _supply(self) -> None:
        if self.disruptions is None:
            return
        here = self.np.flatnonzero(self.toggle <= self.now)
        self.open[here] = ~self.open[here]
        means = self.np.where(
            self.open[here], 1 / self.disruptions.closing, 1 / self.disruptions.opening
        )
        self.toggle[here] += self.rng.exponential(means)

    def _order(self) -> None:
        np = self.np
        asked = self._reviews() if self.reviewed else ordered(np, self.policy, self.position, 0)
        here = np.flatnonzero((asked > 0) & self.open)
        if not len(here):
            return
        self.position[here] += asked[here]
        self.tally["orders"][here] += 1
        if not np.isinf(self.due[:, here]).any(axis=0).all():
            # as many rows as orders were ever under way at once: they grow rarely and stay
            self.due = np.vstack([self.due, np.full((1, self.size), np.inf)])
            self.lots = np.vstack([self.lots, np.zeros((1, self.size))])
        slot = np.isinf(self.due[:, here]).argmax(axis=0)
        self.due[slot, here] = self.now[here] + draw(self.time, size=len(here), generator=self.rng)
        self.lots[slot, here] = asked[here]

    def _reviews(self) -> Any:
        np = self.np
        here = self.review <= self.now
        asked = np.zeros(self.size)
        for turn in np.unique(self.review[here]):
            now = here & (self.review == turn)
            found = ordered(np, self.policy, self.position, round(float(turn)))
            asked[now] = found[now]
        self.review[here] += 1
        return asked
