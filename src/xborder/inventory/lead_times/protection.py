"""Demand over the protection interval, lead time plus review period: the mixture of its lengths.

For each length the lead time can take, the demand over that length, weighed by its probability.
With customs holds the mixture has humps, and no single normal fits it.
"""

import math

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidType
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import periods_in
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.mixture import mix
from xborder.inventory.distributions.refit import refitted
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.kind import of_kind
from xborder.number import not_negative, share, whole


class ProtectionMethod(Choice):
    """How demand over the lead time is found."""

    EXACT = "exact"
    """The mixture over every length the lead time can take."""
    TWO_MOMENTS = "two_moments"
    """The demand family with variance L sd^2 + mean^2 sdL^2: an approximation."""


def protection_demand(
    demand: Demand,
    lead_time: LeadTime,
    *,
    review_period: float = 0,
    method: ProtectionMethod | str = ProtectionMethod.EXACT,
) -> Distribution:
    """Return the demand over the protection interval: lead time plus review period.

    Args:
        demand: Demand per period.
        lead_time: Lead time in the same period; days and weeks, months and years are converted
            where that is exact.
        review_period: Time between reviews, in the demand's period; zero for continuous review.
        method: Exact mixture, or the two-moment formula.

    Returns:
        The exact distribution; or, with :attr:`ProtectionMethod.TWO_MOMENTS` or a lead time known
        by its
        moments, the demand's family with mean mu (L + R), variance sigma^2 (L + R) + mu^2 sdL^2.

    Raises:
        InvalidInput: The periods differ and do not convert exactly: days in a month vary, and an
            observed week says nothing of its days.
        InvalidType: The lead time is a bare number, without a period.

    Source:
        Hadley and Whitin, Analysis of Inventory Systems (1963), section 3-9.
    """
    lead_time = in_demand_periods(demand, lead_time)
    review_period = not_negative(review_period, "review_period")
    time = lead_time.time
    # the common case of one length needs no mixture, which would cost three times as much
    if time is not None and len(time.points) == 1:
        return demand.over(time.points[0] + review_period)
    if time is not None and ProtectionMethod(method) is ProtectionMethod.EXACT:
        chances = zip(time.probabilities, time.points, strict=True)
        return mix((p, demand.over(length + review_period)) for p, length in chances)
    length = lead_time.mean + review_period
    variance = demand.distribution.variance * length + demand.mean**2 * lead_time.variance
    return refitted(demand.distribution, mean=demand.mean * length, variance=variance)


def in_demand_periods(demand: Demand, lead_time: LeadTime) -> LeadTime:
    """Return a lead time counted in the demand's period.

    Raises:
        InvalidType: One of them is a bare number, without a period.
        InvalidInput: The periods do not convert exactly.
    """
    if not isinstance(lead_time, LeadTime):
        raise InvalidType(
            "The lead time {value} has no period.",
            code="inventory.period",
            remedy='Give LeadTime.fixed(30, period="day").',
            where="lead_time",
            value=lead_time,
        )
    if lead_time.period is of_kind(demand, Demand, "demand").period:
        return lead_time
    steps = periods_in(lead_time.period, demand.period)
    counted = None if steps is None else lead_time.per(demand.period)
    if counted is None or (
        counted.time is not None and not demand.distribution.divisible and not counted.time.whole
    ):
        raise InvalidInput(
            "Demand is per {value}, the lead time in periods of a {other}.",
            code="inventory.mixed_periods",
            remedy="State both in the same period: Demand.per and LeadTime.per convert days and"
            " weeks, months and years.",
            where="lead_time",
            value=str(demand.period),
            other=str(lead_time.period),
        )
    return counted


def smoothed_error_sd(*, sd: float, alpha: float, periods: int) -> float:
    """Return the error sd of a total over several periods under exponential smoothing.

    Args:
        sd: Standard deviation of the one-step error.
        alpha: Smoothing constant in [0, 1].
        periods: Number of periods h ahead.

    Returns:
        sigma sqrt(sum_{i=0}^{h-1} (1 + i alpha)^2): more than sigma sqrt(h).

    Source:
        Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), ch. 6.

    Examples:
        >>> round(smoothed_error_sd(sd=10, alpha=0.2, periods=4), 1)
        26.4
    """
    a, count = share(alpha, "alpha"), whole(periods, "periods")
    steps = (1 + a * i for i in range(count))
    return not_negative(sd, "sd") * math.sqrt(math.fsum(step * step for step in steps))
