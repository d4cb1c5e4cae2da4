"""Dynamic lot sizes: known demand that changes from period to period."""

import math
from collections.abc import Sequence
from decimal import Decimal
from numbers import Real

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.number import finite_values, not_negative


@frozen(kw_only=True)
class LotSizes:
    """What to order in each period.

    Attributes:
        order_quantities: Units, one a period.
        cost: Ordering, holding and purchase cost over all periods.
    """

    order_quantities: tuple[float, ...]
    cost: float


def lot_sizes(
    *,
    demand: Sequence[float],
    fixed_cost: float | Sequence[float],
    holding_cost: float | Sequence[float],
    unit_cost: float | Sequence[float] = 0.0,
) -> LotSizes:
    """Return the orders of least cost; demand is met at the start of each period.

    Args:
        demand: Units, one value a period.
        fixed_cost: Money per order, one value or one a period.
        holding_cost: Money per unit left at a period's end, one value or one a period.
        unit_cost: Money per unit, one value or one a period.

    Returns:
        An optimal plan. It orders only when stock is zero, so the search is over whole stretches
        of demand: O(n^2).

    Source:
        Wagner and Whitin (1958), Management Science 5(1).

    Examples:
        >>> plan = lot_sizes(demand=[150, 100, 80, 200], fixed_cost=120, holding_cost=0.8)
        >>> plan.order_quantities, plan.cost
        ((150.0, 180.0, 0.0, 200.0), 424.0)
    """
    needs = [not_negative(value, "demand") for value in finite_values(demand, "demand")]
    count = len(needs)
    fixed = _each(fixed_cost, count, "fixed_cost")
    held = _each(holding_cost, count, "holding_cost")
    price = _each(unit_cost, count, "unit_cost")
    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)
    # backwards, so that the best of what follows is known: n^2 stretches instead of 2^n plans
    for start in range(count - 1, -1, -1):
        cost, carry, options = fixed[start], 0.0, []
        for end in range(start, count):
            cost += needs[end] * (price[start] + carry)
            carry += held[end]
            options.append((cost + best[end + 1][0], end + 1))
        if needs[start] == 0:
            options.append((best[start + 1][0], start + 1))
        best[start] = min(options)
    orders, period = [0.0] * count, 0
    while period < count:
        following = best[period][1]
        orders[period] = math.fsum(needs[period:following])
        period = following
    return LotSizes(order_quantities=tuple(orders), cost=best[0][0])


def _each(value: float | Sequence[float], count: int, where: str) -> list[float]:
    if isinstance(value, (Real, Decimal)):
        return [not_negative(value, where)] * count
    values = finite_values(value, where)
    if len(values) != count:
        raise InvalidInput(
            "The columns have different lengths: {value}.",
            code="inventory.lengths",
            remedy="Give one value an item in every column.",
            where=where,
            value=f"demand {count}, {where} {len(values)}",
        )
    return [not_negative(one, where) for one in values]
