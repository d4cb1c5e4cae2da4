"""Demand over several periods that are not alike: seasons, and periods that depend on the last."""

import math
from collections.abc import Iterable

from xborder.inventory.distributions.continuous import Normal
from xborder.number import correlation, finite_values, not_negative, whole


def autocorrelated_sd(*, sd: float, ar1: float, periods: int) -> float:
    r"""Return the standard deviation of demand over several autocorrelated periods.

    Args:
        sd: Standard deviation of one period, units.
        ar1: First-order autocorrelation rho.
        periods: Number of periods n.

    Returns:
        sigma sqrt(n + 2 sum_{k=1}^{n-1} (n - k) rho^k).

    Examples:
        >>> round(autocorrelated_sd(sd=10, ar1=0.5, periods=5), 4)
        33.3542
    """
    rho, n = correlation(ar1, "ar1"), whole(periods, "periods")
    total = n + 2 * math.fsum((n - k) * rho**k for k in range(1, n))
    return not_negative(sd, "sd") * math.sqrt(max(0.0, total))


def seasonal_demand(
    *, base: float, factors: Iterable[float], cv: float, start: int, periods: int
) -> Normal:
    """Return demand over several seasons from a base and its seasonal factors.

    Args:
        base: Demand of a period with factor one, units.
        factors: One factor for each season of the cycle, season 1 first.
        cv: Coefficient of variation of a season's demand, sd / mean.
        start: The season of the first period, counted from 1.
        periods: How many periods.

    Returns:
        The normal with the sum of the means and the root of the summed variances.

    Raises:
        InvalidInput: There is no factor, or no such season.

    Examples:
        >>> year = [0.8, 0.8, 0.9, 0.9, 1, 1, 0.9, 0.9, 1, 1.1, 1.3, 1.4]
        >>> autumn = seasonal_demand(base=300, factors=year, cv=0.3, start=9, periods=3)
        >>> round(autumn.mean, 6), round(autumn.sd, 4)
        (1020.0, 177.7358)
    """
    cycle = [not_negative(each, "factors") for each in finite_values(factors, "factors")]
    first = whole(start, "start", least=1, most=len(cycle)) - 1
    level, count = not_negative(base, "base"), whole(periods, "periods")
    means = [level * cycle[(first + n) % len(cycle)] for n in range(count)]
    spread = not_negative(cv, "cv") * math.sqrt(math.fsum(mean * mean for mean in means))
    return Normal(mean=math.fsum(means), sd=spread)
