"""Demand per stated period, and what it becomes over a longer time."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.period import Period, period, periods_in
from xborder.inventory.distributions.continuous import CERTAIN, Gamma, Lognormal, Normal
from xborder.inventory.distributions.counts import Poisson, counted
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.kind import a
from xborder.number import checked, not_negative, positive


@frozen(kw_only=True, field_transformer=checked)
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

    distribution: Distribution = field(metadata=a(Distribution))
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
        count = not_negative(periods, "periods")
        return self.distribution.times(count) if count else Discrete.point(0)

    def over_days(self, days: float) -> Distribution:
        """Return the distribution of demand over so many days, whole ones or parts of weeks.

        Raises:
            InvalidInput: Demand is per month or year, whose days vary, or the days are part of an
                observed period.
        """
        steps = periods_in(Period.DAY, self.period)
        if steps is None:
            return self.per(Period.DAY).over(days)  # which says why there is no exact number
        count = not_negative(days, "days")
        return self.over(count * steps.numerator / steps.denominator)

    def per(self, period: str) -> "Demand":
        """Return the same demand per another period: days and weeks, months and years.

        Raises:
            InvalidInput: There is no fixed number of the one in the other, or demand was observed
                per longer period, which says nothing of its parts.

        Examples:
            >>> daily = Demand.normal(mean=140, sd=30, period="week").per("day")
            >>> daily.mean, round(daily.sd, 4)
            (20.0, 11.3389)
        """
        target = Period(period)
        if target is self.period:
            return self
        steps = periods_in(target, self.period)
        if steps is None or (steps < 1 and not self.distribution.divisible):
            raise InvalidInput(
                "Demand per {value} has no exact restatement per {target}.",
                code="inventory.period",
                remedy="Days and weeks, months and years convert, parts of them for normal, gamma,"
                " Poisson and negative binomial demand; otherwise give demand anew.",
                where="period",
                value=str(self.period),
                target=str(target),
            )
        return Demand(distribution=self.distribution.times(float(steps)), period=target)

    @property
    def daily_mean(self) -> float:
        """Expected units a day, whatever the period; months and years by their mean length."""
        return float(self.distribution.mean / float(self.period.mean_days))


def _spread(family: Any, mean: float, sd: float) -> Distribution:
    mean, sd = not_negative(mean, "mean"), not_negative(sd, "sd")
    if sd <= CERTAIN * mean:
        return Discrete.point(mean)
    positive(mean, "mean")
    fitted: Distribution = family.of(mean=mean, sd=sd)
    return fitted
