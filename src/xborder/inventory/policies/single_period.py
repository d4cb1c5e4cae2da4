"""One order for one season, and base stock: the critical ratio.

    level S* = least S with F(S) >= p / (p + h)
    cost(S)  = h E[(S - D)+] + p E[(D - S)+]

h for a unit left over, p for a unit short; with a price v, a cost c and a salvage value s,
h = c - s, p = v - c, and expected profit is p E[D] - cost(S).
"""

import math

from attrs import evolve, frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import Period
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import protection_demand
from xborder.inventory.service.achieved import service_at
from xborder.inventory.service.counting import refuse_unsaid
from xborder.inventory.service.cycles import EachReview, cycle_of
from xborder.inventory.service.safety import safety_stock
from xborder.inventory.service.targets import BackorderCost
from xborder.kind import of_kind, of_some_kind
from xborder.number import finite, not_negative, positive, positive_share


@frozen(kw_only=True)
class CostedLevel:
    """A stock level for a single cycle.

    Attributes:
        level: S, units.
        safety_stock: Level less mean demand.
        cost: Expected cost of units left over and short.
        cycle_service_level: P(D <= S).
        fill_rate: Share of demand served at once; in a single cycle 1 - n(S) / E[D].
        expected_profit: Where a price was given.
    """

    level: float
    safety_stock: float
    cost: float
    cycle_service_level: float
    fill_rate: float
    expected_profit: float | None = None


def newsvendor(
    *,
    demand: Distribution,
    holding_cost: float,
    stockout_cost: float,
    level: float | None = None,
) -> CostedLevel:
    """Return the level of least cost, or the cost of a given level.

    Args:
        demand: Demand in the cycle.
        holding_cost: h, money per unit left over.
        stockout_cost: p, money per unit short.
        level: S, units; the best one if not given.

    Source:
        Arrow, Harris and Marschak (1951), Econometrica 19; Snyder and Shen (2019), section 4.3.

    Examples:
        >>> from xborder.inventory.distributions import Poisson
        >>> best = newsvendor(demand=Poisson(mean=6), holding_cost=1, stockout_cost=4)
        >>> best.level, round(best.cost, 6)
        (8.0, 3.570107)
    """
    h, p = positive(holding_cost, "holding_cost"), positive(stockout_cost, "stockout_cost")
    of_some_kind(demand, (Distribution,), "demand")
    best = demand.quantile(p / (p + h)) if level is None else finite(level, "level")
    short = demand.loss(best)
    mean = demand.mean
    return CostedLevel(
        level=best,
        safety_stock=best - mean,
        cost=h * demand.complementary_loss(best) + p * short,
        cycle_service_level=demand.cdf(best),
        fill_rate=1 - short / mean if mean > 0 else 1.0,
    )


def newsvendor_profit(
    *,
    demand: Distribution,
    price: float,
    unit_cost: float,
    salvage_value: float = 0.0,
    level: float | None = None,
) -> CostedLevel:
    """Return the level of greatest expected profit, or the profit of a given level.

    Args:
        demand: Demand in the season.
        price: v, money per unit sold.
        unit_cost: c, money per unit bought.
        salvage_value: s, money per unit left over; below zero if disposal costs.
        level: S, units; the best one if not given.

    Raises:
        InvalidInput: Not salvage < cost < price.

    Examples:
        >>> from xborder.inventory.distributions import Normal
        >>> season = Normal(mean=100, sd=30)
        >>> best = newsvendor_profit(demand=season, price=4, unit_cost=1)
        >>> round(best.level, 2), round(best.expected_profit, 2)
        (120.23, 261.87)
    """
    salvage, cost = finite(salvage_value, "salvage_value"), finite(unit_cost, "unit_cost")
    paid = finite(price, "price")
    if not salvage < cost < paid:
        raise InvalidInput(
            "Salvage {salvage}, cost {value} and price {price} do not rise in that order.",
            code="inventory.margin",
            remedy="A unit must cost more than its salvage value and less than its price.",
            where="unit_cost",
            value=unit_cost,
            salvage=salvage_value,
            price=price,
        )
    margin = paid - cost
    found = newsvendor(
        demand=demand,
        holding_cost=cost - salvage,
        stockout_cost=margin,
        level=level,
    )
    return CostedLevel(
        level=found.level,
        safety_stock=found.safety_stock,
        cost=found.cost,
        cycle_service_level=found.cycle_service_level,
        fill_rate=found.fill_rate,
        expected_profit=margin * demand.mean - found.cost,
    )


def base_stock(
    *,
    demand: Demand,
    lead_time: LeadTime,
    review_period: float,
    holding_cost: float,
    backorder_cost: float,
    level: float | None = None,
    counted: Period | str | None = None,
) -> CostedLevel:
    """Return the base-stock level of least cost per period.

    Args:
        demand: Demand per period.
        lead_time: Lead time in the same period.
        review_period: R, periods between reviews: the textbook's periodic model has 1, a
            continuous one 0. The level protects lead time plus review period.
        holding_cost: h, money per unit on hand and period of the demand.
        backorder_cost: p, money per unit short and period of the demand.
        level: S, units; the best one if not given.
        counted: The period at whose ends stock is counted between reviews: the day for figures per
            day or week, the month for months or years, if not given. So a plan per week is the plan
            per day; the textbook's week that is seen at its end alone says ``counted="week"``.

    Returns:
        The level S of least mean cost at the counts between two arrivals: the least with mean over
        these j of P(D_{L+j} <= S) at p / (p + h). Its fill rate is the share of demand served at
        once: per review 1 - [n_{L+R}(S) - n_L(S)] / (mu R), under continuous review of single units
        P(D < S).

    Raises:
        InvalidInput: Demand was observed per week or year, and counted is not given.

    Examples:
        >>> from xborder.inventory import Demand, LeadTime
        >>> best = base_stock(demand=Demand.normal(mean=50, sd=8, period="day"),
        ...     lead_time=LeadTime.fixed(4, period="day"), review_period=1, holding_cost=0.18,
        ...     backorder_cost=0.7)
        >>> round(best.level, 4), round(best.cost, 6)
        (264.7669, 4.466781)
    """
    every = not_negative(review_period, "review_period")
    h, p = positive(holding_cost, "holding_cost"), positive(backorder_cost, "backorder_cost")
    if every == 0:
        exposed = protection_demand(demand, lead_time)
        found = newsvendor(demand=exposed, holding_cost=h, stockout_cost=p, level=level)
        # of single units, one is served at once if stock is on hand before it is asked for
        return evolve(found, fill_rate=exposed.below(found.level)) if demand.mean > 0 else found
    refuse_unsaid(of_kind(demand, Demand, "demand"), counted)
    cycle = cycle_of(demand, lead_time, order_quantity=None, review_period=every, counted=counted)
    ltd = protection_demand(demand, lead_time, review_period=every)
    best = (
        safety_stock(
            demand=demand,
            lead_time=lead_time,
            review_period=every,
            target=BackorderCost(holding_cost=h, backorder_cost=p),
            counted=counted,
        ).level
        if level is None
        else finite(level, "level")
    )
    achieved = service_at(best, ltd, cycle)
    waiting = achieved.mean_backorders
    ends = cycle.exposed if isinstance(cycle, EachReview) else ()
    held = best - math.fsum(one.mean for one in ends) / len(ends) + waiting
    return CostedLevel(
        level=best,
        safety_stock=best - ltd.mean,
        cost=h * held + p * waiting,
        cycle_service_level=achieved.cycle_service_level,
        fill_rate=achieved.fill_rate,
    )


def base_stock_with_disruptions(
    *,
    demand: float,
    holding_cost: float,
    stockout_cost: float,
    disruption_probability: float,
    recovery_probability: float,
) -> CostedLevel:
    """Return the base stock of steady demand when supply closes for geometric times.

    Args:
        demand: d, units per period, certain.
        holding_cost: h, money per unit and period.
        stockout_cost: p, money per unit and period.
        disruption_probability: a, that an open supply closes in the next period.
        recovery_probability: b, that a closed supply opens in the next period.

    Returns:
        The newsvendor's answer for demand over 1 + N periods, where N, the age of the closure,
        has P(0) = b / (a + b) and P(n) = a b / (a + b) (1 - b)^(n - 1).

    Source:
        Tomlin (2006), Management Science 52(5); Snyder and Shen (2019), section 9.2.

    Examples:
        >>> best = base_stock_with_disruptions(demand=2000, holding_cost=0.25, stockout_cost=3,
        ...     disruption_probability=0.04, recovery_probability=0.25)
        >>> best.level, round(best.cost, 5)
        (8000.0, 2737.06897)
    """
    a = positive_share(disruption_probability, "disruption_probability")
    b = positive_share(recovery_probability, "recovery_probability")
    d = positive(demand, "demand")
    table = {d: b / (a + b)}
    chance, age = a * b / (a + b), 1
    # closures older than this are rarer than the last digit of a float
    last = math.ceil(math.log(1e-17) / math.log1p(-b)) if b < 1 else 1
    while age <= last:
        table[d * (1 + age)] = chance
        chance *= 1 - b
        age += 1
    exposed = Discrete.of(table)
    found = newsvendor(demand=exposed, holding_cost=holding_cost, stockout_cost=stockout_cost)
    short = exposed.loss(found.level) - exposed.loss(found.level + d)  # in the last period alone
    return evolve(found, fill_rate=1 - short / d)
