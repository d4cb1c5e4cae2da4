"""How stock is watched and ordered: what a service target assumes.

=========== ===================================== ============================================
cycle       stock is looked at                    an order brings
=========== ===================================== ============================================
OneCycle    not said                              not said
EachOrder   at every moment                       Q, placed exactly at the reorder point
EachReview  every R periods                       what lifts the position to a level
EachCheck   every R periods                       whole lots of Q once the position is at or
                                                  below the reorder point: (R, r, nQ)
=========== ===================================== ============================================

The last is what most shops do: a nightly run and a fixed lot. A reorder point found for continuous
review is too low for it, for the position has often fallen past it by the time of the check.
"""

import math
from fractions import Fraction

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import Period
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import ProtectionMethod, protection_demand
from xborder.inventory.service.counting import counts_between_reviews
from xborder.number import (
    NOT_NEGATIVE,
    POSITIVE,
    checked,
    positive,
    ratio,
    without_noise,
)


@frozen(kw_only=True)
class OneCycle:
    """A single cycle: nothing is known of order sizes or reviews.

    Its fill rate is 1 - n(r) / E[D], the share of the protection interval's own demand; its
    ready rate is P(D < r).
    """


@frozen(kw_only=True, field_transformer=checked)
class EachOrder:
    """Continuous review, orders of one size.

    Args:
        order_quantity: Q, units.
    """

    order_quantity: float = field(metadata=POSITIVE)


@frozen(kw_only=True, field_transformer=checked)
class EachReview:
    """Periodic review, ordering up to a level.

    Args:
        review_period: R, in the demand's period.
        mean: Expected demand in a review period, units.
        before: Demand over the lead time alone: the shortage the last cycle left.
        exposed: Demand from the order to each count of stock that waits for the next one.
    """

    review_period: float = field(metadata=POSITIVE)
    mean: float = field(metadata=NOT_NEGATIVE)
    before: Distribution
    exposed: tuple[Distribution, ...]


@frozen(kw_only=True, field_transformer=checked)
class EachCheck:
    """Periodic review, ordering whole lots of one size: (R, r, nQ).

    Args:
        order_quantity: Q, units.
        review_period: R, in the demand's period.
        mean: Expected demand in a review period, units.
        step: Distance between the positions a check can leave, zero if they are continuous; demand
            in fives never reaches four of five positions.
        between: Demand in a review period, which takes the position past the reorder point.
        before: Demand over the lead time alone.
        exposed: Demand from the check to each count of stock that waits for the next one.
    """

    order_quantity: float = field(metadata=POSITIVE)
    review_period: float = field(metadata=POSITIVE)
    mean: float = field(metadata=NOT_NEGATIVE)
    step: float = 0.0
    between: Distribution
    before: Distribution
    exposed: tuple[Distribution, ...]


Cycle = OneCycle | EachOrder | EachReview | EachCheck
ONE_CYCLE = OneCycle()
_MOST_POSITIONS = 10_000


def cycle_of(
    demand: Demand,
    lead_time: LeadTime,
    *,
    order_quantity: float | None,
    review_period: float | None,
    method: ProtectionMethod | str = ProtectionMethod.EXACT,
    counted: Period | str | None = None,
) -> Cycle:
    """Return the cycle that an order quantity, a review period, both or neither describe.

    Args:
        demand: Demand per period.
        lead_time: Lead time in a period that converts to the demand's.
        order_quantity: Q, units, if orders have one size.
        review_period: R, in the demand's period, if stock is looked at now and then.
        method: Exact mixture, or the two-moment formula.
        counted: The period at whose ends stock is counted between reviews.
    """
    if order_quantity is not None:
        order_quantity = without_noise(positive(order_quantity, "order_quantity"))
    if review_period is None:
        return ONE_CYCLE if order_quantity is None else EachOrder(order_quantity=order_quantity)
    every = without_noise(positive(review_period, "review_period"))
    ends = (0.0, *counts_between_reviews(demand, every, counted))
    before, *exposed = (
        protection_demand(demand, lead_time, review_period=end, method=method) for end in ends
    )
    mean = demand.mean * every
    if order_quantity is None:
        return EachReview(review_period=every, mean=mean, before=before, exposed=tuple(exposed))
    return EachCheck(
        order_quantity=order_quantity,
        review_period=every,
        mean=mean,
        step=_step(demand, order_quantity),
        between=demand.over(every),
        before=before,
        exposed=tuple(exposed),
    )


def _step(demand: Demand, order_quantity: float) -> float:
    """Return the step of the positions, the greatest divisor of demand and lot; zero for none."""
    one = demand.distribution
    if not isinstance(one, Discrete):
        if one.whole and not order_quantity.is_integer():
            raise InvalidInput(
                "A lot of {value} is not whole, but demand comes in whole units.",
                code="inventory.part_lot",
                remedy="Give a whole order quantity, or demand of a continuous family.",
                where="order_quantity",
                value=order_quantity,
            )
        return 1.0 if one.whole else 0.0
    size = ratio(order_quantity, "order_quantity")
    span = one.span or size  # without demand every lot is the only step
    below = math.lcm(span.denominator, size.denominator)
    step = Fraction(math.gcd(int(span * below), int(size * below)), below)
    # values with many decimals have a step so fine that positions are as good as continuous
    return float(step) if size / step <= _MOST_POSITIONS else 0.0
