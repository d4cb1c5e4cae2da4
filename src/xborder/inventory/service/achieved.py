"""What a stock level achieves, by every definition of service.

====================== ==============================================================
cycle service level    P(no stock-out in a cycle) = F(r)
fill rate              share of demand served at once
ready rate             share of time with stock on hand: P(net inventory > 0)
period service level   share of time, or of periods, without backorders: P(net >= 0)
====================== ==============================================================

Each depends on how stock is watched and ordered: :mod:`xborder.inventory.service.cycles`.

With orders of a size under continuous review, fill rate and cycle service level take it that an
order is placed exactly at the reorder point: single units, or a flow. Customers who take X units at
once are served less: the mean of the formula at r - j, each j from 0 weighed by P(X > j) / E[X]. At
95 %, orders of 60 and customers of 6 units on average (20 at most) that is three points less. Ready
rate, period service level and mean backorders stay exact.
"""

import math

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.service.cycles import Cycle, EachCheck, EachOrder, EachReview, OneCycle
from xborder.inventory.service.fixed_lot_check import (
    cycle_service,
    mean_loss,
    orders_per_review,
    ready,
    served,
    short_at,
    short_per_review,
)
from xborder.inventory.service.targets import FillRateForm


@frozen(kw_only=True)
class Service:
    """What a stock level achieves, by every definition.

    Attributes:
        cycle_service_level: Probability of no stock-out in a cycle.
        fill_rate: Share of demand served at once, form :attr:`FillRateForm.EXACT`.
        ready_rate: Share of time (with reviews: of counts) with stock on hand.
        period_service_level: Share of time (with reviews: of counts) without backorders.
        units_short: Expected units newly short in a cycle: from order to order, or from review to
            review where each review orders.
        mean_backorders: Expected units on backorder: over time under continuous review, over the
            counts of stock with reviews, at its end in a single cycle.
    """

    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    period_service_level: float
    units_short: float
    mean_backorders: float


def service_at(level: float, ltd: Distribution, cycle: Cycle) -> Service:
    """Return what a level achieves.

    Args:
        level: Reorder point or order-up-to level, units.
        ltd: Demand over the protection interval.
        cycle: How stock is replenished.
    """
    return Service(
        cycle_service_level=cycle_service_at(level, ltd, cycle),
        fill_rate=max(0.0, fill_rate_at(level, ltd, cycle, FillRateForm.EXACT)),
        ready_rate=ready_rate_at(level, ltd, cycle),
        period_service_level=period_service_at(level, ltd, cycle),
        units_short=units_short_at(level, ltd, cycle),
        mean_backorders=_mean_backorders(level, ltd, cycle),
    )


def cycle_service_at(level: float, ltd: Distribution, cycle: Cycle) -> float:
    """Return the probability of no stock-out in a cycle."""
    if isinstance(cycle, EachCheck):
        return cycle_service(level, cycle)
    return ltd.cdf(level)


def units_short_at(level: float, ltd: Distribution, cycle: Cycle) -> float:
    """Return the expected units newly short in a cycle."""
    match cycle:
        case OneCycle():
            return ltd.loss(level)
        case EachOrder():
            return max(0.0, ltd.loss(level) - ltd.loss(level + cycle.order_quantity))
        case EachCheck():
            orders = orders_per_review(cycle)
            return short_per_review(level, cycle) / orders if orders else 0.0
        case _:
            return max(0.0, ltd.loss(level) - cycle.before.loss(level))


def fill_rate_at(level: float, ltd: Distribution, cycle: Cycle, form: FillRateForm) -> float:
    """Return the fill rate of a level; one where there is no demand.

    Raises:
        InvalidInput: A form other than the exact one is asked for where orders have no one size or
            stock is not watched at every moment: those formulas are of continuous review.
    """
    if form is not FillRateForm.EXACT and not isinstance(cycle, EachOrder):
        raise InvalidInput(
            "The fill rate of form {value} is defined for orders of one size under continuous"
            " review.",
            code="inventory.fill_rate_form",
            remedy="Give order_quantity and no review_period, or use the exact form.",
            where="form",
            value=str(form),
        )
    match cycle:
        case EachOrder(order_quantity=size) if form is FillRateForm.SIMPLE:
            return 1 - ltd.loss(level) / size
        case EachOrder(order_quantity=size) if form is FillRateForm.LOST_SALES:
            return size / (size + ltd.loss(level))
        case EachOrder(order_quantity=size):
            short, asked = units_short_at(level, ltd, cycle), size
        case EachReview(mean=asked):
            short = units_short_at(level, ltd, cycle)
        case EachCheck(mean=asked):
            short = short_per_review(level, cycle)
        case _:
            short, asked = units_short_at(level, ltd, cycle), ltd.mean
    return 1 - short / asked if asked > 0 else 1.0


def ready_rate_at(level: float, ltd: Distribution, cycle: Cycle) -> float:
    """Return the share of time with stock on hand.

    With orders of a size it is the mean of P(D < y) over inventory positions y in (r, r + Q];
    with reviews, of P(D < S) over the counts of stock from one receipt to the next; with
    checks and lots, of both.
    """
    match cycle:
        case OneCycle():
            return ltd.below(level)
        case EachOrder(order_quantity=size):
            return _ready(level, size, ltd)
        case EachCheck(exposed=exposed):
            return math.fsum(ready(level, cycle, d) for d in exposed) / len(exposed)
        case _:
            return math.fsum(d.below(level) for d in cycle.exposed) / len(cycle.exposed)


def period_service_at(level: float, ltd: Distribution, cycle: Cycle) -> float:
    """Return the share of time, or with reviews of counts, without backorders: P(D <= y).

    Args:
        level: The reorder point or order-up-to level ``y``, in units.
        ltd: Demand ``D`` over the protection interval.
        cycle: How stock is watched and ordered.
    """
    match cycle:
        case OneCycle():
            return ltd.cdf(level)
        case EachCheck(exposed=exposed):
            each = [served(level, cycle, d) for d in exposed]
            return math.fsum(each) / len(each)
        case EachOrder():
            # of whole units, no backorder at y is stock on hand at y + 1
            return ready_rate_at(level + 1 if ltd.whole else level, ltd, cycle)
        case _:
            return math.fsum(d.cdf(level) for d in cycle.exposed) / len(cycle.exposed)


def _ready(level: float, size: float, demand: Distribution) -> float:
    """Return the mean of P(D < y) over the positions of a lot: n falls by P(D > y) a unit."""
    return 1 - max(0.0, demand.loss(level) - demand.loss(level + size)) / size


def _mean_backorders(level: float, ltd: Distribution, cycle: Cycle) -> float:
    match cycle:
        case EachOrder(order_quantity=size):
            return max(0.0, mean_loss(level, size, ltd, whole=ltd.whole))
        case EachCheck(exposed=exposed):
            each = [short_at(level, cycle, d) for d in exposed]
            return max(0.0, math.fsum(each) / len(each))
        case EachReview():
            return math.fsum(d.loss(level) for d in cycle.exposed) / len(cycle.exposed)
        case _:
            return ltd.loss(level)
