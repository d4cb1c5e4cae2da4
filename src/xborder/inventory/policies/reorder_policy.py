"""The (r, Q) policy: order Q whenever the inventory position reaches r.

With G(y) = h (y - E[D]) + (h + p) n(y), the cost rate at inventory position y, D the demand over
the lead time:

    cost(r, Q) = [K d + integral of G from r to r + Q] / Q          continuous demand
    cost(r, Q) = [K d + sum of G(r + 1) ... G(r + Q)] / Q           whole units

Both are minimised exactly. The textbook's approximations stand beside it under their names, each
with its exact cost, so that its error is seen.

Source: Zheng (1992), Management Science 38(1); Federgruen and Zheng (1992), Operations Research
40(4); Snyder and Shen (2019), chapter 5.
"""

import math
from collections.abc import Callable

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import NoSolution
from xborder.inventory.distributions.crossing import first_real
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.service.achieved import Service, service_at
from xborder.inventory.service.cycles import EachOrder
from xborder.kind import of_kind, of_some_kind
from xborder.number import POSITIVE, checked, finite, positive

_MOST_UNITS = 100_000
"""Past it the sum over whole units takes seconds, and is the integral to five digits."""


class ReorderMethod(Choice):
    """How r and Q are found."""

    EXACT = "exact"
    ECONOMIC_ORDER = "economic_order"
    """Q from the EOQ, r from the critical ratio p / (p + h)."""
    BACKORDERS = "backorders"
    """Q from the EOQ with backorders, r the best for that Q."""
    LOSS_FUNCTION = "loss_function"
    """Drops the terms at r + Q (Hadley and Whitin)."""
    EXPECTED_INVENTORY = "expected_inventory"
    """Takes (r - E[D] + Q / 2) for stock held, and p as money per unit short, whatever the time
    (Hadley and Whitin). Not comparable with the others."""


@frozen(kw_only=True, field_transformer=checked)
class ReorderCosts:
    """What ordering, holding and shortage cost.

    Args:
        fixed_cost: K, money per order.
        holding_cost: h, money per unit and period.
        stockout_cost: p, money per unit and period short; with
            :attr:`ReorderMethod.EXPECTED_INVENTORY`, money per unit short.
    """

    fixed_cost: float = field(metadata=POSITIVE)
    holding_cost: float = field(metadata=POSITIVE)
    stockout_cost: float = field(metadata=POSITIVE)


@frozen(kw_only=True)
class ReorderQuantity:
    """A reorder point, an order quantity and their cost.

    Attributes:
        reorder_point: r, units.
        order_quantity: Q, units.
        cost: Cost per period, exact, except under :attr:`ReorderMethod.EXPECTED_INVENTORY`.
        service: What the pair achieves.
        method: How it was found.
    """

    reorder_point: float
    order_quantity: float
    cost: float
    service: Service
    method: ReorderMethod


def reorder_quantity(
    *,
    demand_rate: float,
    lead_time_demand: Distribution,
    costs: ReorderCosts,
    method: ReorderMethod = ReorderMethod.EXACT,
) -> ReorderQuantity:
    """Return the reorder point and order quantity of least cost.

    Args:
        demand_rate: d, units per period.
        lead_time_demand: Demand over the lead time, continuous or counted.
        costs: K, h and p.
        method: Exact, or a named approximation.

    Raises:
        NoSolution: An approximation has no answer for these costs.

    Examples:
        >>> from xborder.inventory.distributions import Normal
        >>> year = 1 / 12
        >>> best = reorder_quantity(
        ...     demand_rate=1300, lead_time_demand=Normal(mean=1300 * year, sd=150 * year**0.5),
        ...     costs=ReorderCosts(fixed_cost=8, holding_cost=0.225, stockout_cost=7.5))
        >>> round(best.reorder_point, 2), round(best.order_quantity, 2), round(best.cost, 4)
        (126.87, 328.45, 78.0711)
    """
    method = ReorderMethod(method)
    of_some_kind(lead_time_demand, (Distribution,), "lead_time_demand")
    of_kind(costs, ReorderCosts, "costs")
    d, ltd = positive(demand_rate, "demand_rate"), lead_time_demand
    if method is ReorderMethod.EXACT:
        best = _whole_optimum if ltd.whole else _real_optimum
        r, q = best(d, ltd, costs)
    elif method in {ReorderMethod.EXPECTED_INVENTORY, ReorderMethod.LOSS_FUNCTION}:
        r, q = _fixed_point(d, ltd, costs, method)
    else:
        r, q = _from_economic_order(d, ltd, costs, method)
    if method is ReorderMethod.EXPECTED_INVENTORY:
        cost = costs.holding_cost * (r - ltd.mean + q / 2)
        cost += d / q * (costs.fixed_cost + costs.stockout_cost * ltd.loss(r))
    else:
        cost = reorder_cost(
            reorder_point=r, order_quantity=q, demand_rate=d, lead_time_demand=ltd, costs=costs
        )
    return ReorderQuantity(
        reorder_point=r,
        order_quantity=q,
        cost=cost,
        service=service_at(r, ltd, EachOrder(order_quantity=q)),
        method=method,
    )


def reorder_cost(
    *,
    reorder_point: float,
    order_quantity: float,
    demand_rate: float,
    lead_time_demand: Distribution,
    costs: ReorderCosts,
) -> float:
    """Return the exact cost per period of a pair (r, Q).

    Args:
        reorder_point: r, units.
        order_quantity: Q, units.
        demand_rate: d, units per period.
        lead_time_demand: Demand over the lead time.
        costs: K, h and p.

    Examples:
        >>> from xborder.inventory.distributions import Normal
        >>> round(reorder_cost(
        ...     reorder_point=100, order_quantity=250, demand_rate=1300,
        ...     lead_time_demand=Normal(mean=1300 / 12, sd=150 / 12**0.5),
        ...     costs=ReorderCosts(fixed_cost=8, holding_cost=0.225, stockout_cost=7.5)), 4)
        87.3465
    """
    ltd = of_some_kind(lead_time_demand, (Distribution,), "lead_time_demand")
    r, q = finite(reorder_point, "reorder_point"), positive(order_quantity, "order_quantity")
    of_kind(costs, ReorderCosts, "costs")
    backorders = service_at(r, ltd, EachOrder(order_quantity=q)).mean_backorders
    position = r + (q + 1) / 2 if ltd.whole else r + q / 2
    held = position - ltd.mean + backorders
    h, p = costs.holding_cost, costs.stockout_cost
    return costs.fixed_cost * positive(demand_rate, "demand_rate") / q + h * held + p * backorders


def _rate(ltd: Distribution, costs: ReorderCosts) -> Callable[[float], float]:
    """Return what stock and shortage cost a period at an inventory position."""
    h, p, mean = costs.holding_cost, costs.stockout_cost, ltd.mean

    def rate(y: float) -> float:
        return h * (y - mean) + (h + p) * ltd.loss(y)

    return rate


def _real_optimum(d: float, ltd: Distribution, costs: ReorderCosts) -> tuple[float, float]:
    h, p = costs.holding_cost, costs.stockout_cost
    mean, setup = ltd.mean, costs.fixed_cost * d
    rate = _rate(ltd, costs)
    bottom = ltd.quantile(p / (p + h))
    least = rate(bottom)

    def ends(level: float) -> tuple[float, float]:
        span = (level - least) / min(h, p) + abs(bottom - mean) + ltd.sd
        left = first_real(lambda y: -rate(y), -level, bottom - span - (level / p), bottom)
        return left, first_real(rate, level, bottom, bottom + span + level / h)

    def surplus(level: float) -> float:  # what the band saves against its edges, less the setup
        left, right = ends(level)
        area = h * ((right - mean) ** 2 - (left - mean) ** 2) / 2
        area += (h + p) * (ltd.second_loss(left) - ltd.second_loss(right))
        return level * (right - left) - area

    # the cost of certain demand bounds how far the band rises above its bottom
    top = math.sqrt(2 * setup * h * p / (h + p))
    level = first_real(surplus, setup, least, least + top + abs(least))
    left, right = ends(level)
    return left, right - left


def _whole_optimum(d: float, ltd: Distribution, costs: ReorderCosts) -> tuple[float, float]:
    h, p = costs.holding_cost, costs.stockout_cost
    rate = _rate(ltd, costs)
    # the rate falls to this level and rises after it, so the band grows at the cheaper end
    best = ltd.quantile(p / (p + h))
    low = high = best
    total, q = costs.fixed_cost * d + rate(best), 1
    below, above = rate(low - 1), rate(high + 1)
    while min(below, above) < total / q:
        q += 1
        if q > _MOST_UNITS:
            raise NoSolution(
                "The best order is more than {value} units: too many to add them one by one.",
                code="inventory.too_many",
                remedy="Count in larger units, or give demand of a continuous family.",
                where="demand_rate",
                value=_MOST_UNITS,
            )
        if below <= above:
            total, low = total + below, low - 1
            below = rate(low - 1)
        else:
            total, high = total + above, high + 1
            above = rate(high + 1)
    return low - 1, float(q)


def _from_economic_order(
    d: float, ltd: Distribution, costs: ReorderCosts, method: ReorderMethod
) -> tuple[float, float]:
    h, p = costs.holding_cost, costs.stockout_cost
    q = math.sqrt(2 * costs.fixed_cost * d / h)
    ratio = p / (p + h)
    if method is ReorderMethod.ECONOMIC_ORDER:
        return ltd.quantile(ratio), q
    q *= math.sqrt((h + p) / p)

    def ready(r: float) -> float:
        return 1 - (ltd.loss(r) - ltd.loss(r + q)) / q

    top = ltd.quantile(ratio)
    return first_real(ready, ratio, top - q, top), q


def _fixed_point(
    d: float, ltd: Distribution, costs: ReorderCosts, method: ReorderMethod
) -> tuple[float, float]:
    k, h, p = costs.fixed_cost, costs.holding_cost, costs.stockout_cost
    q = math.sqrt(2 * k * d / h)
    step: Callable[[float], tuple[float, float]]
    if method is ReorderMethod.EXPECTED_INVENTORY:

        def step(q: float) -> tuple[float, float]:
            short = h * q / (p * d)
            _below_one(short)
            r = ltd.quantile(1 - short)
            return r, math.sqrt(2 * d * (k + p * ltd.loss(r)) / h)

    else:

        def step(q: float) -> tuple[float, float]:
            allowed = h * q / (h + p)
            low, high = ltd.mean - allowed - ltd.sd, ltd.mean + ltd.sd
            while ltd.loss(high) > allowed:
                high += high - low
            r = first_real(lambda y: -ltd.loss(y), -allowed, low, high)
            return r, math.sqrt(2 * (k * d + (h + p) * ltd.second_loss(r)) / h)

    before = math.inf
    # both maps are contractions near their fixed point: a dozen rounds reach the last digit
    while not math.isclose(before, q, rel_tol=1e-13):
        before, q = q, step(q)[1]
    return step(q)[0], q


def _below_one(short: float) -> None:
    if short >= 1:
        raise NoSolution(
            "Running out costs so little that this approximation would never hold stock ({value}).",
            code="inventory.unreachable",
            remedy="Use the exact method, or check the stock-out cost.",
            where="stockout_cost",
            value=short,
        )
