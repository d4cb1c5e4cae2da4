"""Replenishment policies as values: when to order, and how much.

================= ============================================= ==========================
policy            orders when                                   orders
================= ============================================= ==========================
ContinuousReview  position <= reorder point                     whole order quantities
OrderUpTo         every review                                  up to the level
MinMax            position <= minimum, at every period          up to the maximum
Planned           every period                                  what the plan says
VendorManaged     the vendor sees fit, between two bounds       down to whole packs
JustInTime        a container is empty                          one container
================= ============================================= ==========================

Position is on hand plus on order less backorders.
"""

from collections.abc import Iterable

from attrs import field, frozen

from xborder.inventory.policies.min_max_policy import MinMax
from xborder.number import (
    COUNT,
    FINITE,
    POSITIVE,
    checked,
    finite,
    finite_values,
    floor_with_tolerance,
    not_negative,
)


def _quantities(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(not_negative(value, "orders") for value in finite_values(values, "orders"))


@frozen(kw_only=True, field_transformer=checked)
class ContinuousReview:
    """Order whole multiples of Q once the position is at or below r: (r, Q).

    Args:
        reorder_point: r, units.
        order_quantity: Q, units.
    """

    reorder_point: float = field(metadata=FINITE)
    order_quantity: float = field(metadata=POSITIVE)

    def order(self, position: float) -> float:
        """Return what to order at a position."""
        gap = self.reorder_point - finite(position, "position")
        # a gap of two point nine nines lots is three of them; below zero the rule stays silent
        lots = floor_with_tolerance(gap / self.order_quantity) + 1
        return self.order_quantity * max(0, lots)


@frozen(kw_only=True, field_transformer=checked)
class OrderUpTo:
    """Order up to S every R periods: (T, S).

    Args:
        level: S, units.
        review_period: R, whole periods.
    """

    level: float = field(metadata=FINITE)
    review_period: int = field(default=1, metadata=COUNT)

    def order(self, position: float) -> float:
        """Return what to order at a review."""
        return max(0.0, self.level - finite(position, "position"))


@frozen(kw_only=True)
class Planned:
    """Order what a plan says, whatever the position: such as dynamic lot sizes.

    Args:
        orders: Units, one quantity a period; after the last it begins again.
    """

    orders: tuple[float, ...] = field(converter=_quantities)


Policy = ContinuousReview | OrderUpTo | MinMax | Planned
POLICIES = (ContinuousReview, OrderUpTo, MinMax, Planned)
