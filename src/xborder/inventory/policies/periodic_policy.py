"""The (T, S) policy: how often to review, and up to which level to order.

With D_j the demand over the lead time and j more periods,

    cost(R, S) = K / R + mean over the counts j <= R of h E[(S - D_j)+] + p E[(D_j - S)+]

At the best S for a given R, the mean of P(D_j <= S) is p / (p + h). The cost is not convex in R,
so every R allowed is tried.

Source: Silver, Pyke and Thomas (2017), section 7.9; Rao (2003), Manufacturing & Service Operations
Management 5(1).
"""

import math
from collections.abc import Iterable

from attrs import frozen

from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import Period
from xborder.inventory.distributions.crossing import first_level
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import protection_demand
from xborder.inventory.policies.reorder_policy import ReorderCosts
from xborder.inventory.policies.replenishment import OrderUpTo
from xborder.inventory.service.counting import counts_between_reviews, refuse_unsaid
from xborder.kind import of_kind
from xborder.number import finite_values, whole


@frozen(kw_only=True)
class ReviewPolicy:
    """A review period, its level and their cost.

    Attributes:
        policy: The policy, ready to simulate.
        cost: Expected cost per period.
    """

    policy: OrderUpTo
    cost: float


def review_policy(
    *,
    demand: Demand,
    lead_time: LeadTime,
    costs: ReorderCosts,
    review_periods: Iterable[int],
    counted: Period | str | None = None,
) -> ReviewPolicy:
    """Return the review period and order-up-to level of least cost.

    Args:
        demand: Demand per period.
        lead_time: Lead time in the same period.
        costs: K per review, h and p per unit and period of the demand.
        review_periods: The whole numbers of periods between reviews to choose from.
        counted: The period at whose ends stock is counted; as in
            :func:`~xborder.inventory.policies.single_period.base_stock`.

    Examples:
        >>> best = review_policy(demand=Demand.poisson(mean=6, period="day"),
        ...     lead_time=LeadTime.fixed(2, period="day"), review_periods=range(1, 8),
        ...     costs=ReorderCosts(fixed_cost=30, holding_cost=1, stockout_cost=9))
        >>> best.policy.review_period, best.policy.level, round(best.cost, 3)
        (3, 33.0, 22.722)
    """
    of_kind(costs, ReorderCosts, "costs")
    refuse_unsaid(of_kind(demand, Demand, "demand"), counted)
    options = [
        _best_level(demand, lead_time, costs, whole(every, "review_periods", least=1), counted)
        for every in finite_values(review_periods, "review_periods")
    ]
    return min(options, key=lambda option: option.cost)


def _best_level(
    demand: Demand,
    lead_time: LeadTime,
    costs: ReorderCosts,
    every: int,
    counted: Period | str | None,
) -> ReviewPolicy:
    h, p = costs.holding_cost, costs.stockout_cost
    exposed = [
        protection_demand(demand, lead_time, review_period=count)
        for count in counts_between_reviews(demand, every, counted)
    ]
    last = exposed[-1]
    # the mean of rising functions rises, so one bracket holds the level for all periods at once
    level = first_level(
        lambda s: math.fsum(one.cdf(s) for one in exposed) / len(exposed),
        p / (p + h),
        start=last.mean,
        step=last.sd or max(1.0, abs(last.mean)),
        whole=last.whole,
    )
    each = [h * d.complementary_loss(level) + p * d.loss(level) for d in exposed]
    held = math.fsum(each) / len(each)
    return ReviewPolicy(
        policy=OrderUpTo(level=level, review_period=every), cost=costs.fixed_cost / every + held
    )
