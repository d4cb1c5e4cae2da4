"""Ordering several items together: a shared cost an order and one for each item in it.

Every m_i-th order of the family holds item i; the base cycle is T:

    cost(T, m) = (A + sum a_i / m_i) / T + T / 2 sum m_i h_i d_i
"""

import math
from collections.abc import Sequence

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.number import finite_values, positive


class JointMethod(Choice):
    """How the multiples are chosen."""

    EXACT = "exact"
    """The best of all: multiples are best for some T, and only change at known values of T."""
    SILVER = "silver"
    """Silver's heuristic (1976), usually within a percent."""


@frozen(kw_only=True)
class JointOrder:
    """A family's cycle and each item's multiple of it.

    Attributes:
        base_cycle_time: T, periods.
        order_multiples: m_i.
        order_quantities: m_i T d_i, units.
        cost: Ordering and holding cost per period.
    """

    base_cycle_time: float
    order_multiples: tuple[int, ...]
    order_quantities: tuple[float, ...]
    cost: float


def joint_replenishment(
    *,
    shared_fixed_cost: float,
    individual_fixed_costs: Sequence[float],
    holding_costs: Sequence[float],
    demand_rates: Sequence[float],
    method: JointMethod = JointMethod.EXACT,
) -> JointOrder:
    """Return the base cycle and the multiples.

    Args:
        shared_fixed_cost: A, money per family order.
        individual_fixed_costs: a_i, money per item in an order.
        holding_costs: h_i, money per unit and period.
        demand_rates: d_i, units per period.
        method: Exact, or Silver's heuristic.

    Source:
        Silver, Pyke and Peterson (1998), section 11.2; Goyal (1974), Management Science 20(12).

    Examples:
        >>> found = joint_replenishment(
        ...     shared_fixed_cost=40, individual_fixed_costs=[15] * 4, holding_costs=[0.24] * 4,
        ...     demand_rates=[86000, 12500, 1400, 3000], method=JointMethod.SILVER)
        >>> found.order_multiples, round(found.cost, 3)
        ((1, 1, 4, 3), 2067.651)
    """
    shared = positive(shared_fixed_cost, "shared_fixed_cost")
    own = finite_values(individual_fixed_costs, "individual_fixed_costs")
    rates = finite_values(demand_rates, "demand_rates")
    held = finite_values(holding_costs, "holding_costs")
    if not len(own) == len(rates) == len(held):
        raise InvalidInput(
            "The columns have different lengths: {value}.",
            code="inventory.lengths",
            remedy="Give one value an item in every column.",
            where="items",
            value=f"{len(own)}, {len(held)}, {len(rates)}",
        )
    items = [
        (
            positive(a, "individual_fixed_costs"),
            positive(h, "holding_costs") * positive(d, "demand_rates"),
        )
        for a, h, d in zip(own, held, rates, strict=True)
    ]
    if JointMethod(method) is JointMethod.SILVER:
        cost, cycle, multiples = _planned(shared, items, _silver(shared, items))
    else:
        cost, cycle, multiples = _exact(shared, items)
    quantities = tuple(m * cycle * d for m, d in zip(multiples, rates, strict=True))
    return JointOrder(
        base_cycle_time=cycle,
        order_multiples=multiples,
        order_quantities=quantities,
        cost=cost,
    )


_Items = list[tuple[float, float]]


def _planned(
    shared: float, items: _Items, multiples: tuple[int, ...]
) -> tuple[float, float, tuple[int, ...]]:
    orders = shared + math.fsum(a / m for (a, _), m in zip(items, multiples, strict=True))
    held = math.fsum(w * m for (_, w), m in zip(items, multiples, strict=True))
    return math.sqrt(2 * orders * held), math.sqrt(2 * orders / held), multiples


def _silver(shared: float, items: _Items) -> tuple[int, ...]:
    first = min(range(len(items)), key=lambda i: items[i][0] / items[i][1])
    a, w = items[first]
    scale = w / (shared + a)
    return tuple(
        1 if i == first else max(1, math.floor(math.sqrt(own / weight * scale) + 0.5))
        for i, (own, weight) in enumerate(items)
    )


def _exact(shared: float, items: _Items) -> tuple[float, float, tuple[int, ...]]:
    best = _planned(shared, items, _silver(shared, items))
    # bounds the search: multiples change at finitely many T above it
    shortest = shared / best[0]  # a shorter cycle costs more in shared orders alone
    changes = {shortest}
    for a, w in items:  # item i goes from m - 1 to m as T falls through this
        m, change = 2, math.sqrt(a / w)
        while change > shortest:
            changes.add(change)
            m += 1
            change = math.sqrt(2 * a / (w * m * (m - 1)))
    for cycle in changes:
        # at the change itself both multiples cost the same; just below it the greater one is best
        below = cycle * (1 - 1e-12)
        multiples = tuple(_multiple(a, w, below) for a, w in items)
        best = min(best, _planned(shared, items, multiples))
        best = min(best, _planned(shared, items, tuple(_multiple(a, w, cycle) for a, w in items)))
    return best


def _multiple(a: float, w: float, cycle: float) -> int:
    ideal = 2 * a / (w * cycle * cycle)  # least m with m (m + 1) >= ideal
    return max(1, math.ceil((math.sqrt(1 + 4 * ideal) - 1) / 2))
