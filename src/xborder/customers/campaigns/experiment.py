"""A/B tests of two variants: how two rates or two means differ, and how sure that is."""

from math import sqrt
from statistics import NormalDist

from attrs import field, frozen

from xborder import number
from xborder.customers import arguments
from xborder.customers.campaigns.trial import open_fraction, peeking
from xborder.errors import InvalidInput, extra
from xborder.messages import Text

_NORMAL = NormalDist()


@frozen(kw_only=True)
class RateTest:
    """How two rates differ.

    Attributes:
        rate_a: The rate of variant A.
        rate_b: The rate of variant B.
        difference: B less A.
        low: The lower end of the confidence interval of the difference.
        high: Its upper end.
        p_value: Two-sided, of no difference.
        lift: The difference as a fraction of A; ``None`` where A's rate is 0.
        warning: What repeated looks do to the p-value, if there were any.
    """

    rate_a: float
    rate_b: float
    difference: float
    low: float
    high: float
    p_value: float
    lift: float | None
    warning: Text | None


@frozen(kw_only=True)
class MeanTest:
    """How two means differ: as :class:`RateTest`, by Welch's t."""

    mean_a: float
    mean_b: float
    difference: float
    low: float
    high: float
    p_value: float
    degrees_of_freedom: float
    lift: float | None
    warning: Text | None


def _wilson(successes: int, trials: int, z: float) -> tuple[float, float]:
    rate, spread = successes / trials, z * z / trials
    middle = (rate + spread / 2) / (1 + spread)
    half = z * sqrt(rate * (1 - rate) / trials + spread / (4 * trials)) / (1 + spread)
    return middle - half, middle + half


_MOST = 10**12


def _counts(value: object, where: str) -> tuple[int, int]:
    found = [number.whole(n, where, most=_MOST) for n in arguments.rows(value, where)]
    if len(found) != 2:
        raise InvalidInput(
            "{value} numbers are no successes and trials.",
            code="customers.trials",
            remedy="Give two whole numbers, such as (48, 800).",
            where=where,
            value=len(found),
        )
    return found[0], found[1]


def compare_rates(
    a: tuple[int, int], b: tuple[int, int], *, confidence: float = 0.95, looks: int = 1
) -> RateTest:
    """Return how the rates of two variants differ.

    The p-value is that of the pooled z-test; the interval is Newcombe's hybrid of two Wilson
    intervals, which holds for rates near 0, where shops live.

    Args:
        a: Successes and trials of variant A.
        b: Successes and trials of variant B.
        confidence: Of the interval, a fraction.
        looks: How often the running test has been looked at, this time included.

    Raises:
        InvalidInput: No trials, more successes than trials, or a confidence out of range.

    Source: Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10.

    Examples:
        >>> found = compare_rates((48, 80), (56, 70))
        >>> round(found.low, 4), round(found.high, 4)
        (0.0524, 0.3339)
    """
    a, b = _counts(a, "a"), _counts(b, "b")
    for where, (successes, trials) in (("a", a), ("b", b)):
        if not 0 <= successes <= trials or trials < 1:
            raise InvalidInput(
                "{value} successes of {trials} trials cannot be.",
                code="customers.trials",
                remedy="Give 0 <= successes <= trials, and at least one trial.",
                where=where,
                value=successes,
                trials=trials,
            )
    z = _NORMAL.inv_cdf(0.5 + open_fraction(confidence, "confidence") / 2)
    rate_a, rate_b = a[0] / a[1], b[0] / b[1]
    difference = rate_b - rate_a
    low_a, high_a = _wilson(*a, z)
    low_b, high_b = _wilson(*b, z)
    # Under no difference both are draws of one rate, so the test pools them; the interval must not.
    pooled = (a[0] + b[0]) / (a[1] + b[1])
    error = sqrt(pooled * (1 - pooled) * (1 / a[1] + 1 / b[1]))
    return RateTest(
        rate_a=rate_a,
        rate_b=rate_b,
        difference=difference,
        low=difference - sqrt((rate_b - low_b) ** 2 + (high_a - rate_a) ** 2),
        high=difference + sqrt((high_b - rate_b) ** 2 + (rate_a - low_a) ** 2),
        p_value=2 * _NORMAL.cdf(-abs(difference) / error) if error else 1.0,
        lift=difference / rate_a if rate_a else None,
        warning=peeking(looks),
    )


_MEAN = number.checks(number.between, least=-1e100, most=1e100)


@frozen(kw_only=True, field_transformer=number.checked)
class SampleMean:
    """What is known of a variant's values.

    Attributes:
        mean: Their mean.
        deviation: Their standard deviation (n - 1).
        count: How many, 2 or more.
    """

    mean: float = field(metadata=_MEAN)
    deviation: float = field(metadata=_MEAN)
    count: int = field(metadata=number.checks(number.whole, most=_MOST))


def compare_means(
    a: SampleMean, b: SampleMean, *, confidence: float = 0.95, looks: int = 1
) -> MeanTest:
    """Return how the means of two variants differ, by Welch's t-test (extra ``stats``).

    Args:
        a: Variant A.
        b: Variant B.
        confidence: Of the interval, a fraction.
        looks: How often the running test has been looked at, this time included.

    Raises:
        InvalidInput: Fewer than 2 values, or no spread in either variant.

    Source: Welch, Biometrika 34 (1947), 28-35.
    """
    stats = extra("scipy.stats", name="stats")
    arguments.an(SampleMean, a, "a")
    arguments.an(SampleMean, b, "b")
    level = open_fraction(confidence, "confidence")
    for where, sample in (("a", a), ("b", b)):
        if sample.count < 2 or not sample.deviation >= 0 or not a.deviation + b.deviation > 0:
            raise InvalidInput(
                "{value} values with a deviation of {deviation} cannot be compared.",
                code="customers.sample",
                remedy="Give 2 values or more and some spread.",
                where=where,
                value=sample.count,
                deviation=sample.deviation,
            )
    error_a, error_b = a.deviation**2 / a.count, b.deviation**2 / b.count
    error = sqrt(error_a + error_b)
    freedom = (error_a + error_b) ** 2 / (error_a**2 / (a.count - 1) + error_b**2 / (b.count - 1))
    difference = b.mean - a.mean
    reach = float(stats.t.ppf(0.5 + level / 2, freedom)) * error
    return MeanTest(
        mean_a=a.mean,
        mean_b=b.mean,
        difference=difference,
        low=difference - reach,
        high=difference + reach,
        p_value=float(2 * stats.t.sf(abs(difference) / error, freedom)),
        degrees_of_freedom=freedom,
        lift=difference / a.mean if a.mean else None,
        warning=peeking(looks),
    )
