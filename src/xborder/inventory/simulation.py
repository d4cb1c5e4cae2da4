"""Simulation: any policy, many replications at once, with confidence intervals.

Order of events in a period: orders due arrive, the policy reviews and orders, demand falls, the
period's end is counted. An order with lead time L placed in period t arrives at the start of
t + L, so an order-up-to level reviewed every R periods protects L + R of them.

Needs the ``stats`` extra. The same seed gives the same figures.
"""

import math
from statistics import NormalDist
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, extra
from xborder.inventory.continuous import Gamma, Lognormal, Normal
from xborder.inventory.counts import NegativeBinomial, Poisson
from xborder.inventory.demand import Demand
from xborder.inventory.discrete import Discrete
from xborder.inventory.distribution import Distribution
from xborder.inventory.domain import is_not_negative, not_negative, share, whole
from xborder.inventory.lead_time import LeadTime
from xborder.inventory.mixture import Mixture
from xborder.inventory.replenishment import ContinuousReview, OrderUpTo, Policy


class Shortage(Choice):
    """What becomes of demand that cannot be served."""

    BACKORDERED = "backordered"
    LOST = "lost"


@frozen(kw_only=True)
class Estimate:
    """A simulated figure and its confidence interval.

    Attributes:
        value: The mean over replications.
        low: Lower end.
        high: Upper end.
    """

    value: float
    low: float
    high: float

    def covers(self, figure: float) -> bool:
        """Return whether the interval covers a figure."""
        return self.low <= figure <= self.high


@frozen(kw_only=True)
class SimulationCosts:
    """What to count in money.

    Args:
        fixed_cost: Per order.
        holding_cost: Per unit on hand at a period's end.
        stockout_cost: Per unit short at a period's end, or per unit lost.
    """

    fixed_cost: float = field(default=0.0, validator=is_not_negative)
    holding_cost: float = field(default=0.0, validator=is_not_negative)
    stockout_cost: float = field(default=0.0, validator=is_not_negative)


@frozen(kw_only=True)
class SimulatedService:
    """What a policy achieved.

    Attributes:
        cycle_service_level: Share of arrivals that found no backorder and no lost sale before.
        fill_rate: Share of demand served at once.
        ready_rate: Share of periods that ended with stock on hand.
        period_service_level: Share of periods that ended without backorder or lost sale.
        on_hand: Mean units on hand at a period's end.
        backorders: Mean units short at a period's end.
        orders: Orders per period.
        cost: Money per period.
    """

    cycle_service_level: Estimate
    fill_rate: Estimate
    ready_rate: Estimate
    period_service_level: Estimate
    on_hand: Estimate
    backorders: Estimate
    orders: Estimate
    cost: Estimate


def simulate(
    *,
    policy: Policy,
    demand: Demand,
    lead_time: LeadTime,
    periods: int,
    replications: int,
    seed: int,
    warm_up: int = 0,
    shortage: Shortage = Shortage.BACKORDERED,
    costs: SimulationCosts | None = None,
    confidence: float = 0.95,
) -> SimulatedService:
    """Run a policy and return the service it achieved.

    Args:
        policy: The policy.
        demand: Demand per period; negative draws of a normal demand are returns.
        lead_time: Lead time in whole periods; each order draws its own, and orders may cross.
        periods: Periods counted in each replication.
        replications: Independent replications, at least 2.
        seed: Seed of the generator.
        warm_up: Periods run before counting.
        shortage: Whether unmet demand waits or is lost.
        costs: Costs to count.
        confidence: Level of the intervals.

    Raises:
        InvalidInput: The lead time is known by its moments only.

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
    run = _Run(np, policy, Shortage(shortage), size, _simulated(lead_time), seed)
    total = whole(warm_up, "warm_up") + count
    for period in range(total):
        if period == warm_up:
            run.tally = {name: np.zeros(size) for name in _COUNTS}
        run.step(period, draw(demand.distribution, size=size, generator=run.rng))
    money = costs or SimulationCosts()
    z = NormalDist().inv_cdf(0.5 + share(confidence, "confidence") / 2)
    return _summary(np, run.tally, count, money, z)


def _simulated(lead_time: LeadTime) -> Discrete:
    if lead_time.time is None:
        raise InvalidInput(
            "A lead time of mean {value} known by two moments cannot be simulated.",
            code="inventory.moments_only",
            remedy="Give its lengths with LeadTime.table, LeadTime.sample or stages.",
            where="lead_time",
            value=lead_time.mean,
        )
    return lead_time.time


def draw(distribution: Distribution, *, size: int, generator: Any) -> Any:
    """Return random draws of a distribution.

    Args:
        distribution: Any family of this package.
        size: How many.
        generator: A ``numpy.random.Generator``.

    Returns:
        An array of floats.
    """
    rng = generator
    match distribution:
        case Normal(mean=mean, sd=sd):
            return rng.normal(mean, sd, size)
        case Gamma(shape=shape, scale=scale):
            return rng.gamma(shape, scale, size)
        case Lognormal(mu=mu, sigma=sigma):
            return rng.lognormal(mu, sigma, size)
        case Poisson(mean=mean):
            return rng.poisson(mean, size).astype(float)
        case NegativeBinomial(r=r, p=p):
            return rng.negative_binomial(r, p, size).astype(float)
        case Discrete(points=points, probabilities=chances):
            chosen = [chance / math.fsum(chances) for chance in chances]
            return rng.choice(points, size, p=chosen)
        case Mixture(parts=parts):
            chosen = rng.choice(len(parts), size, p=[weight for weight, _ in parts])
            drawn = [draw(part, size=size, generator=rng) for _, part in parts]
            return extra("numpy", name="stats").choose(chosen, drawn)
        case _:
            raise InvalidInput(
                "A {value} cannot be drawn from.",
                code="inventory.family",
                remedy="Use a distribution of this package.",
                where="distribution",
                value=type(distribution).__name__,
            )


_COUNTS = (
    "arrivals",
    "bare",
    "demand",
    "short",
    "ended_short",
    "ended_bare",
    "on_hand",
    "backorders",
    "orders",
)


class _Run:
    def __init__(
        self, np: Any, policy: Policy, shortage: Shortage, size: int, time: Discrete, seed: int
    ) -> None:
        self.np, self.policy, self.shortage = np, policy, shortage
        self.rng = np.random.default_rng(seed)
        self.time = time
        self.longest = math.ceil(time.points[-1]) + 1
        self.due = np.zeros((self.longest, size))
        self.rows = np.arange(size)
        self.net = np.full(size, float(_start(policy)))
        self.position = self.net.copy()
        self.missed = np.zeros(size, dtype=bool)
        self.tally: dict[str, Any] = {name: np.zeros(size) for name in _COUNTS}

    def step(self, period: int, demand: Any) -> None:
        np, tally = self.np, self.tally
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
        if self.shortage is Shortage.LOST:
            self.net = self.net - demand + short
            self.position = self.position - demand + short
        else:
            self.net = self.net - demand
            self.position = self.position - demand
        tally["demand"] += asked
        tally["short"] += short
        lost = self.shortage is Shortage.LOST
        waiting = short > 0 if lost else self.net < 0
        self.missed |= waiting
        tally["ended_short"] += waiting
        tally["ended_bare"] += self.net <= 0
        tally["on_hand"] += np.maximum(self.net, 0.0)
        tally["backorders"] += short if lost else np.maximum(-self.net, 0.0)

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
        np = self.np
        match self.policy:
            case OrderUpTo(level=level, review_period=every):
                gap = np.maximum(0.0, level - self.position)
                return gap if period % every == 0 else np.zeros_like(gap)
            case ContinuousReview(reorder_point=r, order_quantity=q):
                lots = np.floor((r - self.position) / q) + 1
                return q * np.maximum(0.0, lots)
            case _:
                s, top = self.policy.reorder_point, self.policy.order_up_to_level
                return np.where(self.position <= s, top - self.position, 0.0)


def _start(policy: Policy) -> float:
    match policy:
        case OrderUpTo(level=level):
            return level
        case ContinuousReview(reorder_point=r, order_quantity=q):
            return r + q
        case _:
            return policy.order_up_to_level


def _summary(
    np: Any, tally: dict[str, Any], periods: int, costs: SimulationCosts, z: float
) -> SimulatedService:
    def ratio(part: Any, whole: Any) -> Estimate:
        """Return 1 - sum(part) / sum(whole), with the error of a ratio over replications."""
        total = float(whole.sum())
        if total == 0:
            return Estimate(value=1.0, low=1.0, high=1.0)
        share = float(part.sum()) / total
        spread = float((part - share * whole).std(ddof=1)) * math.sqrt(len(part)) / total
        return Estimate(value=1 - share, low=1 - share - z * spread, high=1 - share + z * spread)

    def mean(values: Any) -> Estimate:
        centre = float(values.mean())
        spread = float(values.std(ddof=1)) / math.sqrt(len(values))
        return Estimate(value=centre, low=centre - z * spread, high=centre + z * spread)

    every = np.full(len(tally["demand"]), float(periods))
    money = costs.fixed_cost * tally["orders"] + costs.holding_cost * tally["on_hand"]
    money = money + costs.stockout_cost * tally["backorders"]
    return SimulatedService(
        cycle_service_level=ratio(tally["bare"], tally["arrivals"]),
        fill_rate=ratio(tally["short"], tally["demand"]),
        ready_rate=ratio(tally["ended_bare"], every),
        period_service_level=ratio(tally["ended_short"], every),
        on_hand=mean(tally["on_hand"] / periods),
        backorders=mean(tally["backorders"] / periods),
        orders=mean(tally["orders"] / periods),
        cost=mean(money / periods),
    )


def protection_draws(
    *,
    demand: Demand,
    lead_time: LeadTime,
    draws: int,
    seed: int,
    review_period: float = 0,
) -> Any:
    """Return simulated demand over the protection interval, period by period.

    Args:
        demand: Demand per period.
        lead_time: Lead time in whole periods.
        draws: How many.
        seed: Seed of the generator.
        review_period: Whole periods added to the lead time.

    Returns:
        An array: the sum of as many independent periods of demand as each drawn lead time has.
        It uses no convolution and no approximation, so it checks those that do.
    """
    np = extra("numpy", name="stats")
    rng, size = np.random.default_rng(seed), whole(draws, "draws", least=1)
    time = _simulated(lead_time)
    lengths = np.rint(draw(time, size=size, generator=rng)).astype(int)
    lengths += round(not_negative(review_period, "review_period"))
    total = np.zeros(size)
    for period in range(int(lengths.max())):
        active = lengths > period
        count = int(active.sum())
        total[active] += draw(demand.distribution, size=count, generator=rng)
    return total
