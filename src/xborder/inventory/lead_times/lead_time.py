"""Lead time: fixed, a table with customs holds, a sample, a chain of stages, or two moments."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.period import Period, period, periods_in
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.kind import a, all_of_kind, list_of
from xborder.number import (
    NOT_NEGATIVE,
    checked,
    correlation,
    finite_values,
    not_negative,
    without_noise,
)

_BEYOND = 1e-12


@frozen(kw_only=True, field_transformer=checked)
class LeadTimeStage:
    """One leg of the lead time, such as production, first mile, line haul, customs or receiving.

    Args:
        name: What happens in it.
        time: How long it takes, in the lead time's period.

    Examples:
        >>> customs = LeadTimeStage.table("customs", {0: 0.75, 8: 0.15, 30: 0.10})
        >>> customs.time.mean
        4.2
    """

    name: str
    time: Distribution = field(metadata=a(Distribution))

    @classmethod
    def fixed(cls, name: str, time: float) -> "LeadTimeStage":
        """Return a stage that always takes as long."""
        return cls(name=name, time=Discrete.point(time))

    @classmethod
    def table(
        cls, name: str, probabilities: Mapping[int, float] | Mapping[float, float]
    ) -> "LeadTimeStage":
        """Return a stage with the given probability of each length, such as customs holds."""
        return cls(name=name, time=Discrete.of(probabilities))

    @classmethod
    def sample(cls, name: str, times: Iterable[float]) -> "LeadTimeStage":
        """Return a stage that takes as long as past shipments did."""
        return cls(name=name, time=Discrete.sample(times))


@frozen(kw_only=True, field_transformer=checked)
class LeadTime:
    """How long replenishment takes.

    Args:
        time: Its distribution: on points, or known by two moments only.
        period: The period it is counted in.
        stages: The stages it was built from, if any.
        method: Exact, or two moments if no more is known.

    Examples:
        >>> lead = LeadTime.stages_of(
        ...     LeadTimeStage.fixed("production", 12), LeadTimeStage.fixed("sea", 18),
        ...     LeadTimeStage.table("customs", {0: 0.75, 8: 0.15, 30: 0.10}), period="day")
        >>> lead.mean, lead.time.points
        (34.2, (30.0, 38.0, 60.0))
    """

    mean: float = field(metadata=NOT_NEGATIVE)
    variance: float = field(metadata=NOT_NEGATIVE)
    time: Discrete | None = None
    period: Period = field(default="", converter=period)  # type: ignore[assignment]  # refused
    stages: tuple[LeadTimeStage, ...] = field(default=(), metadata=list_of(LeadTimeStage))

    @classmethod
    def _known(
        cls, time: Discrete, unit: str, stages: tuple[LeadTimeStage, ...] = ()
    ) -> "LeadTime":
        not_negative(time.points[0], "lead_time")  # nothing arrives before it was ordered
        if not time.whole:  # 29 days counted in weeks and in days again are 29 days
            time = Discrete.of(
                zip(map(without_noise, time.points), time.probabilities, strict=True)
            )
        return cls(mean=time.mean, variance=time.variance, time=time, period=unit, stages=stages)

    @classmethod
    def fixed(cls, time: float, *, period: str = "") -> "LeadTime":
        """Return a certain lead time."""
        return cls._known(Discrete.point(not_negative(time, "lead_time")), period)

    @classmethod
    def table(
        cls,
        probabilities: Mapping[int, float] | Mapping[float, float] | Iterable[tuple[float, float]],
        *,
        period: str = "",
    ) -> "LeadTime":
        """Return a lead time with the given probability of each length."""
        return cls._known(Discrete.of(probabilities), period)

    @classmethod
    def sample(cls, times: Iterable[float], *, period: str = "") -> "LeadTime":
        """Return the lead time that past orders took."""
        return cls._known(Discrete.sample(times), period)

    @classmethod
    def moments(cls, *, mean: float, sd: float, period: str = "") -> "LeadTime":
        """Return a lead time known by mean and standard deviation only.

        Demand over it is the two-moment approximation, and the result says so.
        """
        mean, sd = not_negative(mean, "mean"), not_negative(sd, "sd")
        if sd == 0:
            return cls.fixed(mean, period=period)
        return cls(mean=mean, variance=sd * sd, period=period)

    @classmethod
    def stages_of(cls, *stages: LeadTimeStage, period: str = "") -> "LeadTime":
        """Return the exact sum of independent stages.

        A stage with a continuous time is read in whole periods: its probability of n periods is
        that of n - 1/2 to n + 1/2.
        """
        total = Discrete.point(0)
        for stage in all_of_kind(stages, LeadTimeStage, "stages"):
            total = total.plus(in_whole_periods(stage.time))
        return cls._known(total, period, stages)

    @classmethod
    def joint(cls, rows: Iterable[Sequence[float]], *, period: str = "") -> "LeadTime":
        """Return the lead time of past shipments given stage by stage, correlation kept.

        Args:
            rows: One sequence of stage times for each shipment.
            period: The period they are counted in.
        """
        return cls.sample(
            [math.fsum(finite_values(row, "rows")) for row in all_of_kind(rows, object, "rows")],
            period=period,
        )

    @classmethod
    def correlated(
        cls,
        stages: Sequence[LeadTimeStage],
        *,
        correlations: Sequence[Sequence[float]],
        period: str = "",
    ) -> "LeadTime":
        """Return the two moments of stages with a correlation matrix.

        Args:
            stages: The stages.
            correlations: Their correlation matrix, ones on the diagonal.
            period: The period they are counted in.

        Returns:
            A lead time of mean sum m_i and variance sum_ij rho_ij s_i s_j.
        """
        given = all_of_kind(correlations, object, "correlations")
        rows = [
            [correlation(value, "correlations") for value in finite_values(row, "correlations")]
            for row in given
        ]
        all_of_kind(stages, LeadTimeStage, "stages")
        spans = range(len(stages))
        sound = [len(row) for row in rows] == [len(stages)] * len(stages)
        if not sound or any(
            rows[i][j] != rows[j][i] or rows[i][i] != 1 for i in spans for j in spans
        ):
            raise InvalidInput(
                "The correlations of {value} stages are not a symmetric matrix with ones.",
                code="inventory.correlation",
                remedy="Give one row and one column for each stage.",
                where="correlations",
                value=len(stages),
            )
        sds = [stage.time.sd for stage in stages]
        variance = math.fsum(rows[i][j] * sds[i] * sds[j] for i in spans for j in spans)
        mean = math.fsum(stage.time.mean for stage in stages)
        return cls.moments(
            mean=mean, sd=math.sqrt(not_negative(variance, "variance")), period=period
        )

    @property
    def sd(self) -> float:
        """The standard deviation."""
        return math.sqrt(self.variance)

    def per(self, period: str) -> "LeadTime":
        """Return the same lead time counted in another period: days and weeks, months and years.

        Raises:
            InvalidInput: There is no fixed number of the one in the other.

        Examples:
            >>> LeadTime.fixed(2, period="week").per("day").time.points
            (14.0,)
        """
        target = Period(period)
        if target is self.period:
            return self
        steps = periods_in(self.period, target)
        if steps is None:
            raise InvalidInput(
                "A lead time in periods of a {value} has no exact length in periods of a {target}.",
                code="inventory.period",
                remedy="Days and weeks, months and years convert; otherwise give it anew.",
                where="period",
                value=str(self.period),
                target=str(target),
            )
        if self.time is None:
            scale = float(steps)
            return LeadTime.moments(mean=self.mean * scale, sd=self.sd * scale, period=target)
        # numerator and denominator apart: 30 / 7 days a week is one rounding, 30 x (1 / 7) two
        points = (x * steps.numerator / steps.denominator for x in self.time.points)
        return LeadTime.table(zip(points, self.time.probabilities, strict=True), period=target)

    def delayed(self, probabilities: Mapping[int, float] | Mapping[float, float]) -> "LeadTime":
        """Return the lead time with one more independent stage of the given lengths."""
        if self.time is None:
            extra = Discrete.of(probabilities)
            sd = math.sqrt(self.variance + extra.variance)
            return LeadTime.moments(mean=self.mean + extra.mean, sd=sd, period=self.period)
        total = self.time.plus(Discrete.of(probabilities))
        return LeadTime._known(total, self.period, self.stages)


def in_whole_periods(time: Distribution) -> Discrete:
    """Return a time in whole periods, each with the probability of its half-open surroundings.

    Args:
        time: A distribution of time; one on points is returned unchanged.
    """
    if isinstance(time, Discrete):
        return time
    # what lies beyond is rarer than once in a trillion shipments
    last = math.ceil(time.quantile(1 - _BEYOND))
    edges = [0.0, *(time.cdf(n + 0.5) for n in range(last)), 1.0]
    return Discrete.of((float(n), high - low) for n, (low, high) in enumerate(pairwise(edges)))
