"""Order quantities when the price falls with the size of the order.

All units: the whole order has the price of its bracket. Incremental: each unit has the price of
the bracket it falls in. Holding cost is a rate of the price paid.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.number import finite_values, not_negative, positive


class DiscountKind(Choice):
    """Which units a lower price applies to."""

    ALL_UNITS = "all_units"
    INCREMENTAL = "incremental"


@frozen(kw_only=True)
class DiscountedOrder:
    """An order quantity, its price bracket and its cost.

    Attributes:
        order_quantity: Q, units.
        region: The bracket, counted from 0.
        cost: Purchase, ordering and holding cost per period.
    """

    order_quantity: float
    region: int
    cost: float


def discounted_order(
    *,
    fixed_cost: float,
    holding_cost_rate: float,
    demand_rate: float,
    breakpoints: Sequence[float],
    unit_costs: Sequence[float],
    discount: DiscountKind,
) -> DiscountedOrder:
    """Return the order quantity of least total cost, purchase included.

    Args:
        fixed_cost: K, money per order.
        holding_cost_rate: r, per period, of the price paid.
        demand_rate: d, units per period.
        breakpoints: First quantity of each bracket, the first being 0, rising.
        unit_costs: Price of each bracket, falling.
        discount: All units or incremental.

    Source:
        Hadley and Whitin (1963), chapter 2; Snyder and Shen (2019), section 3.4.

    Examples:
        >>> best = discounted_order(
        ...     fixed_cost=8, holding_cost_rate=0.3, demand_rate=1300, breakpoints=(0, 400, 800),
        ...     unit_costs=(0.75, 0.72, 0.68), discount=DiscountKind.INCREMENTAL)
        >>> round(best.order_quantity, 3), best.region, round(best.cost, 2)
        (304.047, 0, 1043.41)
    """
    k, d = positive(fixed_cost, "fixed_cost"), positive(demand_rate, "demand_rate")
    rate = positive(holding_cost_rate, "holding_cost_rate")
    starts = [not_negative(one, "breakpoints") for one in finite_values(breakpoints, "breakpoints")]
    costs = [positive(one, "unit_costs") for one in finite_values(unit_costs, "unit_costs")]
    falling = all(a > b for a, b in pairwise(costs))
    rising = all(a < b for a, b in pairwise(starts))
    if len(starts) != len(costs) or starts[0] != 0 or not (falling and rising):
        raise InvalidInput(
            "The brackets {value} do not rise from 0 with falling prices.",
            code="inventory.brackets",
            remedy="Give one price a breakpoint; the first breakpoint is 0.",
            where="breakpoints",
            value=list(zip(starts, costs, strict=False)),
        )
    ends = [*starts[1:], math.inf]
    found = []
    lump, kind = 0.0, DiscountKind(discount)
    for region, (cost, start, end) in enumerate(zip(costs, starts, ends, strict=True)):
        if kind is DiscountKind.INCREMENTAL and region:
            # What the units below this bracket cost more than its price is paid once an order,
            # whatever its size: it weighs like the fixed cost.
            lump += start * (costs[region - 1] - cost)
        quantity = math.sqrt(2 * (k + lump) * d / (rate * cost))
        if quantity >= end:
            continue  # the next bracket has the same cost at that end, or less
        quantity = max(quantity, start)  # beyond its optimum the cost rises: the nearest is best
        total = cost * d + (k + lump) * d / quantity + rate * (cost * quantity + lump) / 2
        found.append((total, quantity, region))
    total, quantity, region = min(found)
    return DiscountedOrder(order_quantity=quantity, region=region, cost=total)
