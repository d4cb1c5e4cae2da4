"""Demand of a family with the moments of a sample."""

import math
from collections.abc import Sequence

from xborder.choice import Choice
from xborder.inventory.demand.demand import Demand
from xborder.kind import all_of_kind
from xborder.number import finite


class Family(Choice):
    """A family of distributions to fit to a sample."""

    NORMAL = "normal"
    GAMMA = "gamma"
    LOGNORMAL = "lognormal"
    POISSON = "poisson"
    NEGATIVE_BINOMIAL = "negative_binomial"
    SAMPLE = "sample"
    """The sample itself, each value as likely as the other."""


def fitted_demand(values: Sequence[float], *, family: Family | str, period: str) -> Demand:
    """Return demand of a family with the moments of a sample.

    Args:
        values: Units, one value a period.
        family: Its family.
        period: The period of one value.

    Raises:
        InvalidInput: There is no such family.

    Examples:
        >>> fitted_demand([0, 0, 0], family="gamma", period="day").mean
        0.0
    """
    values = [finite(value, "values") for value in all_of_kind(values, object, "values")]
    count = len(values)
    mean = math.fsum(values) / count if count else 0.0
    variance = (
        math.fsum((value - mean) ** 2 for value in values) / (count - 1) if count > 1 else 0.0
    )
    sd = math.sqrt(variance)
    match Family(family):
        case Family.NORMAL:
            return Demand.normal(mean=mean, sd=sd, period=period)
        case Family.GAMMA:
            return Demand.gamma(mean=mean, sd=sd, period=period)
        case Family.LOGNORMAL:
            return Demand.lognormal(mean=mean, sd=sd, period=period)
        case Family.POISSON:
            return Demand.poisson(mean=mean, period=period)
        case Family.NEGATIVE_BINOMIAL:
            return Demand.negative_binomial(mean=mean, variance=max(variance, mean), period=period)
        case _:  # the sample itself
            return Demand.sample(values or (0.0,), period=period)
