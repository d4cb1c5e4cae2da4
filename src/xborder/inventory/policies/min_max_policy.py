"""The (s, S) policy, min-max: when the position falls to s or below, order up to S.

Exact for whole demand under periodic review (Zheng and Federgruen, 1991, Operations Research
39(4)); the power approximation of Ehrhardt and Mosier (1984, Management Science 30(5)) beside it.
"""

import math
import sys

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.distributions.continuous import Normal
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import protection_demand
from xborder.inventory.policies.reorder_policy import ReorderCosts
from xborder.kind import of_kind
from xborder.number import FINITE, checked, whole

_WIDEST = 10_000
"""The widest gap between the levels: the renewal function takes the square of it in steps."""


@frozen(kw_only=True, field_transformer=checked)
class MinMax:
    """A minimum and a maximum.

    Attributes:
        reorder_point: s, the minimum, units: order when the position is at or below it.
        order_up_to_level: S, the maximum, units.
        cost: Cost per period; none for the power approximation, which does not give it.
    """

    reorder_point: float = field(metadata=FINITE)
    order_up_to_level: float = field(metadata=FINITE)
    cost: float | None = field(default=None, metadata=FINITE)

    def __attrs_post_init__(self) -> None:
        if self.order_up_to_level < self.reorder_point:
            raise InvalidInput(
                "The maximum {value} is below the minimum {least}.",
                code="inventory.min_max",
                remedy="Give a maximum of at least the minimum.",
                where="order_up_to_level",
                value=self.order_up_to_level,
                least=self.reorder_point,
            )


def min_max(*, demand: Demand, lead_time: LeadTime, costs: ReorderCosts) -> MinMax:
    """Return the optimal (s, S) under review every period.

    The period is part of the policy: per week it reviews once a week, per day every day, and the
    two are two policies. State demand in the period of your reviews.

    Args:
        demand: Whole demand per period: Poisson, negative binomial, or a sample of whole numbers.
        lead_time: Lead time in the same period; the protection interval is lead time + 1.
        costs: K per order, h and p per unit at a period's end.

    Raises:
        InvalidInput: Demand is not in whole units.

    Examples:
        >>> best = min_max(demand=Demand.poisson(mean=6, period="day"),
        ...     lead_time=LeadTime.fixed(0, period="day"),
        ...     costs=ReorderCosts(fixed_cost=5, holding_cost=1, stockout_cost=4))
        >>> best.reorder_point, best.order_up_to_level, round(best.cost, 6)
        (4.0, 10.0, 8.034112)
    """
    one, exposed = _whole_demand(demand, lead_time)
    return _Search(one, exposed, of_kind(costs, ReorderCosts, "costs")).optimum()


def _whole_demand(demand: Demand, lead_time: LeadTime) -> tuple[Distribution, Distribution]:
    one = of_kind(demand, Demand, "demand").distribution
    if not one.whole or one.below(0) > 0:
        raise InvalidInput(
            "The exact (s, S) policy needs demand in whole units of zero or more, not a {value}.",
            code="inventory.not_whole",
            remedy="Use Poisson, negative binomial, a whole sample, or the power approximation.",
            where="demand",
            value=type(one).__name__,
        )
    return one, protection_demand(demand, lead_time, review_period=1)


def min_max_cost(
    *,
    demand: Demand,
    lead_time: LeadTime,
    costs: ReorderCosts,
    reorder_point: float,
    order_up_to_level: float,
) -> float:
    """Return the exact cost per period of a given (s, S).

    Args:
        demand: Whole demand per period.
        lead_time: Lead time in the same period.
        costs: K, h and p.
        reorder_point: s, whole units; the result of :func:`min_max` may be handed back.
        order_up_to_level: S, whole units, at least s. With s = S whatever was sold is ordered
            every period, so that K is paid in every period with demand.

    Returns:
        Cost per period. Without demand nothing is ever ordered and S is held for ever.

    Raises:
        InvalidInput: Demand is not in whole units, or S is below s.

    Examples:
        >>> parts = {"demand": Demand.poisson(mean=6, period="day"),
        ...     "lead_time": LeadTime.fixed(0, period="day"),
        ...     "costs": ReorderCosts(fixed_cost=5, holding_cost=1, stockout_cost=4)}
        >>> best = min_max(**parts)
        >>> round(min_max_cost(**parts, reorder_point=best.reorder_point,
        ...                    order_up_to_level=best.order_up_to_level) - best.cost, 12)
        0.0
    """
    one, exposed = _whole_demand(demand, lead_time)
    least = -sys.maxsize  # a reorder point below zero waits for backorders
    s = whole(reorder_point, "reorder_point", least=least)
    top = whole(order_up_to_level, "order_up_to_level", least=s, most=s + _WIDEST)
    search = _Search(one, exposed, of_kind(costs, ReorderCosts, "costs"))
    if search.idle == 1:
        return search.rate(top)
    return search.cost(min(s, top - 1), top)


class _Search:
    """c(s, S) = [K + sum_{j < S - s} m(j) G(S - j)] / M(S - s), m the renewal density."""

    def __init__(self, one: Distribution, exposed: Distribution, costs: ReorderCosts) -> None:
        self.exposed, self.costs, self.mean = exposed, costs, exposed.mean
        self.one = one
        self.idle = one.cdf(0)  # the chance of a period without demand
        self.chances: list[float] = [self.idle]
        self.density = [1 / (1 - self.idle)] if self.idle < 1 else []
        self.rates: dict[int, float] = {}

    def rate(self, y: int) -> float:
        # the search asks for neighbouring levels again and again; a loss is dear, a dict is not
        if y not in self.rates:
            h, p = self.costs.holding_cost, self.costs.stockout_cost
            self.rates[y] = h * (y - self.mean) + (h + p) * self.exposed.loss(y)
        return self.rates[y]

    def renewal(self, j: int) -> float:
        while len(self.density) <= j:
            n = len(self.density)
            while len(self.chances) <= n:
                k = len(self.chances)
                self.chances.append(self.one.cdf(k) - self.one.cdf(k - 1))
            total = math.fsum(self.chances[i] * self.density[n - i] for i in range(1, n + 1))
            self.density.append(total / (1 - self.idle))
        return self.density[j]

    def cost(self, s: int, top: int) -> float:
        span = range(top - s)
        length = math.fsum(self.renewal(j) for j in span)
        held = math.fsum(self.renewal(j) * self.rate(top - j) for j in span)
        return (self.costs.fixed_cost + held) / length

    def optimum(self) -> MinMax:
        ratio = self.costs.stockout_cost / (self.costs.stockout_cost + self.costs.holding_cost)
        start = int(self.exposed.quantile(ratio))
        if self.idle == 1:  # nothing is ever sold: hold nothing, order nothing
            return MinMax(reorder_point=float(start - 1), order_up_to_level=float(start), cost=0.0)
        s, best_top = start - 1, start
        while self.cost(s, best_top) > self.rate(s):
            s -= 1
        best = self.cost(s, best_top)
        top = best_top + 1
        # no higher maximum can be better: its own period would cost more than the best average
        while self.rate(top) <= best:
            trial = self.cost(s, top)
            if trial < best:
                best_top = top
                while trial <= self.rate(s + 1):
                    s += 1
                    trial = self.cost(s, top)
                best = trial
            top += 1
        return MinMax(reorder_point=float(s), order_up_to_level=float(best_top), cost=best)


def min_max_power(
    *, demand: Demand, lead_time: LeadTime, costs: ReorderCosts, capped: bool = False
) -> MinMax:
    """Return the power approximation of (s, S) under review every period.

    Args:
        demand: Demand per period, by its mean and standard deviation.
        lead_time: Lead time in the same period.
        costs: K, h and p.
        capped: Whether to hold both levels at or below the level of the critical ratio when
            Q <= 1.5 means, as the paper does; textbooks leave that out.

    Raises:
        InvalidInput: Demand has no spread: the fitted powers are not defined.

    Examples:
        >>> found = min_max_power(demand=Demand.normal(mean=50, sd=8, period="day"),
        ...     lead_time=LeadTime.fixed(0, period="day"),
        ...     costs=ReorderCosts(fixed_cost=2.5, holding_cost=0.18, stockout_cost=0.7))
        >>> round(found.reorder_point, 4), round(found.order_up_to_level, 4)
        (40.1946, 74.2902)
    """
    of_kind(costs, ReorderCosts, "costs")
    k, h, p = costs.fixed_cost, costs.holding_cost, costs.stockout_cost
    exposed = protection_demand(demand, lead_time, review_period=1)
    mean, long, sigma = demand.mean, exposed.mean, exposed.sd
    if not (mean > 0 and sigma > 0):
        raise InvalidInput(
            "The power approximation needs demand with a spread, not {value}.",
            code="inventory.no_spread",
            remedy="Use the economic order quantity for certain demand.",
            where="demand",
            value=sigma,
        )
    size = 1.30 * mean**0.494 * (k / h) ** 0.506 * (1 + (sigma / mean) ** 2) ** 0.116
    z = math.sqrt(size * h / (sigma * p))
    low = 0.973 * long + sigma * (0.183 / z + 1.063 - 2.192 * z)
    if size / mean > 1.5 or not capped:
        return MinMax(reorder_point=low, order_up_to_level=low + size)
    most = Normal(mean=long, sd=sigma).quantile(p / (p + h))
    return MinMax(reorder_point=min(low, most), order_up_to_level=min(low + size, most))
