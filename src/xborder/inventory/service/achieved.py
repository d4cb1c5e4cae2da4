"""Service: what may be asked for, and what a stock level achieves.

====================== ==============================================================
cycle service level    P(no stock-out in a cycle) = F(r)
fill rate              share of demand served at once
ready rate             share of time with stock on hand: P(net inventory > 0)
period service level   share of time, or of periods, without backorders: P(net >= 0)
backorder cost         cost per unit and period short: the critical ratio b / (b + h)
stock-out cost         cost per unit short
====================== ==============================================================

Fill rates come in named forms (:class:`FillRateForm`), since 0.95 of one is not 0.95 of another.

With orders of a size, fill rate and cycle service level take it that an order is placed exactly at
the reorder point: single units, or a flow. Customers who take X units at once are served less: the
mean of the formula at r - j, each j from 0 weighed by P(X > j) / E[X]. At 95 %, orders of 60 and
customers of 6 units on average (20 at most) that is three points less. Ready rate, period service
level and mean backorders stay exact.
"""

import math

from attrs import field, frozen

from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.service.targets import FillRateForm
from xborder.number import NOT_NEGATIVE, POSITIVE, checked


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
        exposed: Demand from the order to the end of each period that waits for the next one.
    """

    review_period: float = field(metadata=POSITIVE)
    mean: float = field(metadata=NOT_NEGATIVE)
    before: Distribution
    exposed: tuple[Distribution, ...]


Cycle = OneCycle | EachOrder | EachReview


@frozen(kw_only=True)
class Service:
    """What a stock level achieves, by every definition.

    Attributes:
        cycle_service_level: Probability of no stock-out in a cycle.
        fill_rate: Share of demand served at once, form :attr:`FillRateForm.EXACT`.
        ready_rate: Share of time (with reviews: of periods) with stock on hand.
        period_service_level: Share of time (with reviews: of periods) without backorders.
        units_short: Expected units short in a cycle.
        mean_backorders: Expected units on backorder: over time with orders of a size, over the
            ends of periods with reviews, at its end in a single cycle.
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
        cycle_service_level=ltd.cdf(level),
        fill_rate=max(0.0, fill_rate_at(level, ltd, cycle, FillRateForm.EXACT)),
        ready_rate=ready_rate_at(level, ltd, cycle),
        period_service_level=period_service_at(level, ltd, cycle),
        units_short=units_short_at(level, ltd, cycle),
        mean_backorders=_mean_backorders(level, ltd, cycle),
    )


def units_short_at(level: float, ltd: Distribution, cycle: Cycle) -> float:
    """Return the expected units newly short in a cycle."""
    match cycle:
        case OneCycle():
            return ltd.loss(level)
        case EachOrder():
            return max(0.0, ltd.loss(level) - ltd.loss(level + cycle.order_quantity))
        case _:
            return max(0.0, ltd.loss(level) - cycle.before.loss(level))


def fill_rate_at(level: float, ltd: Distribution, cycle: Cycle, form: FillRateForm) -> float:
    """Return the fill rate of a level; one where there is no demand."""
    match cycle:
        case EachOrder(order_quantity=size) if form is FillRateForm.SIMPLE:
            return 1 - ltd.loss(level) / size
        case EachOrder(order_quantity=size) if form is FillRateForm.LOST_SALES:
            return size / (size + ltd.loss(level))
        case EachOrder(order_quantity=size):
            demand = size
        case EachReview():
            demand = cycle.mean
        case _:
            demand = ltd.mean
    return 1 - units_short_at(level, ltd, cycle) / demand if demand > 0 else 1.0


def ready_rate_at(level: float, ltd: Distribution, cycle: Cycle) -> float:
    """Return the share of time with stock on hand.

    With orders of a size it is the mean of P(D < y) over inventory positions y in (r, r + Q];
    with reviews, of P(D < S) over the ends of the periods from one receipt to the next.
    """
    match cycle:
        case OneCycle():
            return ltd.below(level)
        case EachOrder(order_quantity=size):
            return 1 - max(0.0, ltd.loss(level) - ltd.loss(level + size)) / size
        case _:
            return math.fsum(d.below(level) for d in cycle.exposed) / len(cycle.exposed)


def period_service_at(level: float, ltd: Distribution, cycle: Cycle) -> float:
    """Return the share of time, or with reviews of periods, without backorders: P(D <= y)."""
    match cycle:
        case OneCycle():
            return ltd.cdf(level)
        case EachOrder():
            return ready_rate_at(level + 1 if ltd.whole else level, ltd, cycle)
        case _:
            return math.fsum(d.cdf(level) for d in cycle.exposed) / len(cycle.exposed)


def _mean_backorders(level: float, ltd: Distribution, cycle: Cycle) -> float:
    match cycle:
        case EachOrder(order_quantity=size):
            area = _backorder_area(level, ltd) - _backorder_area(level + size, ltd)
            return max(0.0, area) / size
        case EachReview():
            return math.fsum(d.loss(level) for d in cycle.exposed) / len(cycle.exposed)
        case _:
            return ltd.loss(level)


def _backorder_area(level: float, ltd: Distribution) -> float:
    if ltd.whole:  # the sum of n(y) over whole y above the level
        return ltd.second_loss(level) - ltd.loss(level) / 2
    return ltd.second_loss(level)
