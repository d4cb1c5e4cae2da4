"""Demand per stated period, and what it becomes over a longer time."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.inventory.distributions.continuous import CERTAIN, Gamma, Lognormal, Normal
from xborder.inventory.distributions.counts import Poisson, counted
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.number import correlation, finite, not_negative, positive


class Period(Choice):
    """The period that a demand or a lead time is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_STEPS = {  # how many of the first make one of the second
    (Period.DAY, Period.WEEK): 7,
    (Period.MONTH, Period.YEAR): 12,
}


def period(value: object) -> Period:
    """Return the period named ``value``.

    Raises:
        InvalidInput: No period is stated, or there is none of that name.
    """
    try:
        return Period(value)  # type: ignore[arg-type]  # anything else raises just below
    except ValueError as error:
        raise InvalidInput(
            "No period is stated: {value} is none of {known}.",
            code="inventory.period",
            remedy='Say what the figures are counted in, such as period="day".',
            where="period",
            value=value,
            known=[str(one) for one in Period],
        ) from error


@frozen(kw_only=True)
class Demand:
    """Demand per period, independent from period to period.

    Args:
        distribution: The demand of one period.
        period: The period it is counted in.

    Examples:
        >>> daily = Demand.normal(mean=20, sd=6, period="day")
        >>> daily.over(30).mean, round(daily.over(30).sd, 2)
        (600.0, 32.86)
    """

    distribution: Distribution
    period: Period = field(default="", converter=period)  # type: ignore[assignment]  # refused

    @classmethod
    def normal(cls, *, mean: float, sd: float, period: str = "") -> "Demand":
        """Return normal demand; ``sd`` may be a forecast error's sigma."""
        return cls(distribution=Normal(mean=mean, sd=sd), period=period)

    @classmethod
    def gamma(cls, *, mean: float, sd: float, period: str = "") -> "Demand":
        """Return gamma demand; with a spread below a billionth of its mean, a certain value."""
        return cls(distribution=_spread(Gamma, mean, sd), period=period)

    @classmethod
    def lognormal(cls, *, mean: float, sd: float, period: str = "") -> "Demand":
        """Return lognormal demand; with a spread below a billionth of its mean, a certain value."""
        return cls(distribution=_spread(Lognormal, mean, sd), period=period)

    @classmethod
    def poisson(cls, *, mean: float, period: str = "") -> "Demand":
        """Return Poisson demand."""
        return cls(distribution=Poisson(mean=mean), period=period)

    @classmethod
    def negative_binomial(cls, *, mean: float, variance: float, period: str = "") -> "Demand":
        """Return negative binomial demand; with variance equal to mean it is Poisson."""
        mean, variance = not_negative(mean, "mean"), not_negative(variance, "variance")
        return cls(distribution=counted(mean=mean, variance=variance), period=period)

    @classmethod
    def sample(cls, values: Iterable[float], *, period: str = "") -> "Demand":
        """Return the demand seen in past periods, each as likely as the other."""
        return cls(distribution=Discrete.sample(values), period=period)

    @classmethod
    def table(
        cls, probabilities: Mapping[int, float] | Mapping[float, float], *, period: str = ""
    ) -> "Demand":
        """Return demand with the given probability of each value."""
        return cls(distribution=Discrete.of(probabilities), period=period)

    @property
    def mean(self) -> float:
        """Expected demand per period, mu."""
        return self.distribution.mean

    @property
    def sd(self) -> float:
        """Standard deviation per period, sigma."""
        return self.distribution.sd

    def over(self, periods: float) -> Distribution:
        """Return the distribution of demand over ``periods`` periods."""
        if periods == 0:
            return Discrete.point(0)
        return self.distribution.times(periods)

    def per(self, period: str) -> "Demand":
        """Return the same demand per a longer period: day to week, month to year.

        Raises:
            InvalidInput: There is no fixed number of the one in the other.
        """
        target = Period(period)
        if target is self.period:
            return self
        steps = _STEPS.get((self.period, target))
        if steps is None:
            raise InvalidInput(
                "Demand per {value} has no exact sum per {target}.",
                code="inventory.period",
                remedy="Convert days to weeks or months to years; otherwise give demand anew.",
                where="period",
                value=str(self.period),
                target=str(target),
            )
        return Demand(distribution=self.distribution.times(steps), period=target)


def _spread(family: Any, mean: float, sd: float) -> Distribution:
    mean, sd = not_negative(mean, "mean"), not_negative(sd, "sd")
    if sd <= CERTAIN * mean:
        return Discrete.point(mean)
    positive(mean, "mean")
    fitted: Distribution = family.of(mean=mean, sd=sd)
    return fitted


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
    rho, n = correlation(ar1, "ar1"), int(not_negative(periods, "periods"))
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

    Examples:
        >>> year = [0.8, 0.8, 0.9, 0.9, 1, 1, 0.9, 0.9, 1, 1.1, 1.3, 1.4]
        >>> autumn = seasonal_demand(base=300, factors=year, cv=0.3, start=9, periods=3)
        >>> round(autumn.mean, 6), round(autumn.sd, 4)
        (1020.0, 177.7358)
    """
    cycle = [not_negative(factor, "factors") for factor in factors]
    means = [finite(base, "base") * cycle[(start - 1 + n) % len(cycle)] for n in range(periods)]
    spread = not_negative(cv, "cv") * math.sqrt(math.fsum(mean * mean for mean in means))
    return Normal(mean=math.fsum(means), sd=spread)
