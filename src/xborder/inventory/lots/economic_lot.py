"""Economic order and production quantities under steady demand.

================ ==============================================================
EOQ              Q = sqrt(2 K d / h), cost sqrt(2 K d h)
EPQ              h' = h (1 - d / rate) in place of h
backorders       Q = sqrt(2 K d (h + p) / (h p)); a share h / (h + p) waits
both             Q = sqrt(2 K d (h + p) / (h' p)); the same share waits
power of two     the interval 2^n base with cost at most 3 / (2 sqrt 2) of optimal
disruptions      supply is down for exponential times; unmet demand is lost
================ ==============================================================

d demand per period, K per order, h per unit and period held, p per unit and period short.
"""

import math

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.number import ceil_with_tolerance, positive


@frozen(kw_only=True)
class EconomicOrder:
    """An order quantity and what it costs.

    Attributes:
        order_quantity: Q, units.
        cost: Ordering, holding and shortage cost per period, without purchase cost.
        cycle_time: Periods between orders, Q / d.
        max_backorders: Units short at the worst moment of a cycle.
        stockout_fraction: Share of time without stock.
    """

    order_quantity: float
    cost: float
    cycle_time: float
    max_backorders: float = 0.0
    stockout_fraction: float = 0.0


def economic_order(
    *,
    fixed_cost: float,
    holding_cost: float,
    demand_rate: float,
    stockout_cost: float | None = None,
    production_rate: float | None = None,
) -> EconomicOrder:
    """Return the order quantity of least cost.

    Args:
        fixed_cost: K, money per order.
        holding_cost: h, money per unit and period.
        demand_rate: d, units per period.
        stockout_cost: p, money per unit and period short, if backorders are planned.
        production_rate: Units per period, above d, if stock arrives while it is made.

    Raises:
        InvalidInput: A number is not above zero, or production cannot keep up.

    Source:
        Harris (1913), Factory 10(2); Snyder and Shen, Fundamentals of Supply Chain Theory, 2nd
        ed. (2019), sections 3.2, 3.5 and 3.6.

    Examples:
        >>> best = economic_order(fixed_cost=12000, holding_cost=0.3, demand_rate=8000)
        >>> round(best.order_quantity), round(best.cost, 1)
        (25298, 7589.5)
    """
    k, d = positive(fixed_cost, "fixed_cost"), positive(demand_rate, "demand_rate")
    h = positive(holding_cost, "holding_cost")
    peak = 1.0  # stock rises to this share of the quantity: demand goes on while it is made
    if production_rate is not None:
        rate = positive(production_rate, "production_rate")
        if rate <= d:
            raise InvalidInput(
                "A production rate of {value} cannot keep up with a demand of {demand}.",
                code="inventory.production_rate",
                remedy="Give a production rate above the demand rate.",
                where="production_rate",
                value=production_rate,
                demand=demand_rate,
            )
        peak = 1 - d / rate
    waiting = 0.0
    if stockout_cost is not None:
        p = positive(stockout_cost, "stockout_cost")
        waiting = h / (h + p)
        h *= p / (h + p)
    h *= peak
    quantity = math.sqrt(2 * k * d / h)
    return EconomicOrder(
        order_quantity=quantity,
        cost=math.sqrt(2 * k * d * h),
        cycle_time=quantity / d,
        max_backorders=quantity * peak * waiting,
        stockout_fraction=waiting,
    )


def cost_ratio(ratio: float) -> float:
    """Return cost over optimal cost for an order quantity or interval ``ratio`` times optimal.

    Args:
        ratio: The quantity or interval over the optimal one.

    Examples:
        >>> cost_ratio(2)
        1.25
    """
    times = positive(ratio, "ratio")
    return (times + 1 / times) / 2


def power_of_two_interval(*, optimal: float, base: float = 1.0) -> float:
    """Return the interval base x 2^n nearest to the optimal one in cost.

    Args:
        optimal: Optimal interval T*, in any unit of time.
        base: Base interval in that unit.

    Returns:
        The least base x 2^n of at least T* / sqrt(2); its cost is at most 6.07 % above optimal.

    Source:
        Roundy (1985), Management Science 31(11).

    Examples:
        >>> power_of_two_interval(optimal=12.16)
        16.0
    """
    step = positive(base, "base")
    power = ceil_with_tolerance(math.log2(positive(optimal, "optimal") / math.sqrt(2) / step))
    return step * 2.0**power


def economic_order_with_disruptions(
    *,
    fixed_cost: float,
    holding_cost: float,
    stockout_cost: float,
    demand_rate: float,
    disruption_rate: float,
    recovery_rate: float,
) -> EconomicOrder:
    """Return the order quantity when the supplier or the port is sometimes closed.

    Args:
        fixed_cost: K, money per order.
        holding_cost: h, money per unit and period.
        stockout_cost: p, money per unit of demand lost while supply is down.
        demand_rate: d, units per period.
        disruption_rate: lambda, disruptions per period of open supply.
        recovery_rate: mu, one over the mean length of a disruption.

    Returns:
        The minimiser of [K + h Q^2 / (2 d) + p d b / mu] / [Q / d + b / mu] with
        b = lambda / (lambda + mu) (1 - exp(-(lambda + mu) Q / d)).

    Source:
        Berk and Arreola-Risa (1994), Naval Research Logistics 41; Snyder and Shen (2019), 9.2.

    Examples:
        >>> closed = economic_order_with_disruptions(
        ...     fixed_cost=8, holding_cost=0.225, stockout_cost=5, demand_rate=1300,
        ...     disruption_rate=1.5, recovery_rate=14)
        >>> round(closed.order_quantity, 3), round(closed.cost, 4)
        (772.811, 173.95)
    """
    k, h = positive(fixed_cost, "fixed_cost"), positive(holding_cost, "holding_cost")
    p, d = positive(stockout_cost, "stockout_cost"), positive(demand_rate, "demand_rate")
    fails = positive(disruption_rate, "disruption_rate")
    mends = positive(recovery_rate, "recovery_rate")
    share, pace = fails / (fails + mends), (fails + mends) / d

    def parts(q: float) -> tuple[float, float, float]:
        down = share * -math.expm1(-pace * q) / mends
        return k + h * q * q / (2 * d) + p * d * down, q / d + down, down

    def slope(q: float) -> float:
        total, length, _ = parts(q)
        bend = share * pace * math.exp(-pace * q) / mends
        return (h * q / d + p * d * bend) * length - total * (1 / d + bend)

    # the classical quantity is a lower bound: a closure gives one more reason to order much
    low = high = math.sqrt(2 * k * d / h)
    while slope(high) <= 0:
        low, high = high, high * 2
    for _ in range(200):  # each halves the bracket; past 60 it is one float wide
        middle = (low + high) / 2
        low, high = (low, middle) if slope(middle) > 0 else (middle, high)
    total, length, down = parts(high)
    return EconomicOrder(
        order_quantity=high,
        cost=total / length,
        cycle_time=length,
        stockout_fraction=down / length,
    )
