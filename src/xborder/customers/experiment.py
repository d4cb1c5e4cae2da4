"""A/B tests of two variants: rates and means, intervals, sample size, and the price of peeking."""

from math import ceil, sqrt
from statistics import NormalDist

from attrs import frozen

from xborder.errors import InvalidInput, extra
from xborder.messages import Text

_NORMAL = NormalDist()

_FALSE_ALARM = (
    (1, 0.050), (2, 0.083), (3, 0.107), (4, 0.126), (5, 0.142), (10, 0.193), (20, 0.248),
)  # fmt: skip
"""Chance of a false alarm when a 5 % test is looked at so often.

Source: Armitage, McPherson and Rowe, Journal of the Royal Statistical Society A 132 (1969), 235.
"""

_POCOCK = (
    (1, 1.960), (2, 2.178), (3, 2.289), (4, 2.361), (5, 2.413), (6, 2.453), (7, 2.485),
    (8, 2.512), (9, 2.535), (10, 2.555), (11, 2.572), (12, 2.588), (15, 2.626), (20, 2.672),
)  # fmt: skip
"""The bound on |z| that keeps the false alarms of so many looks at 5 %.

Source: Jennison and Turnbull, Group Sequential Methods (2000), table 2.1 (Pocock, alpha = 0.05).
"""


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


def _fraction(value: float, where: str) -> float:
    if not 0 < value < 1:
        raise InvalidInput(
            "{value} is not a fraction between 0 and 1.",
            code="customers.fraction",
            remedy="Give 0.8 for 80 %.",
            where=where,
            value=value,
        )
    return value


def _wilson(successes: int, trials: int, z: float) -> tuple[float, float]:
    rate, spread = successes / trials, z * z / trials
    middle = (rate + spread / 2) / (1 + spread)
    half = z * sqrt(rate * (1 - rate) / trials + spread / (4 * trials)) / (1 + spread)
    return middle - half, middle + half


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
    z = _NORMAL.inv_cdf(0.5 + _fraction(confidence, "confidence") / 2)
    rate_a, rate_b = a[0] / a[1], b[0] / b[1]
    difference = rate_b - rate_a
    low_a, high_a = _wilson(*a, z)
    low_b, high_b = _wilson(*b, z)
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


@frozen(kw_only=True)
class Sample:
    """What is known of a variant's values.

    Attributes:
        mean: Their mean.
        deviation: Their standard deviation (n - 1).
        count: How many, 2 or more.
    """

    mean: float
    deviation: float
    count: int


def compare_means(a: Sample, b: Sample, *, confidence: float = 0.95, looks: int = 1) -> MeanTest:
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
    level = _fraction(confidence, "confidence")
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


def sample_size(
    rate: float, *, difference: float, power: float = 0.8, false_alarm: float = 0.05
) -> int:
    """Return how many trials each variant needs to find a difference of rates.

    ``n = (z_(1-a/2) sqrt(2 p q) + z_power sqrt(p1 q1 + p2 q2))**2 / difference**2``, p the mean

    Args:
        rate: The rate of variant A.
        difference: The least difference worth finding, B less A.
        power: The chance to find it.
        false_alarm: The chance of a finding where there is none, two-sided.

    Raises:
        InvalidInput: A rate or a chance is not between 0 and 1, or the difference is 0.

    Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), 4.14.

    Examples:
        >>> sample_size(0.50, difference=0.25, power=0.90)
        77
    """
    other = _fraction(_fraction(rate, "rate") + difference, "difference")
    if not difference:
        raise InvalidInput(
            "A difference of {value} cannot be found.",
            code="customers.difference",
            remedy="Give the least difference worth finding.",
            where="difference",
            value=difference,
        )
    mean = (rate + other) / 2
    wrong = _NORMAL.inv_cdf(1 - _fraction(false_alarm, "false_alarm") / 2)
    right = _NORMAL.inv_cdf(_fraction(power, "power"))
    spread = wrong * sqrt(2 * mean * (1 - mean))
    spread += right * sqrt(rate * (1 - rate) + other * (1 - other))
    return ceil((spread / difference) ** 2)


def rate_power(rate: float, *, difference: float, trials: int, false_alarm: float = 0.05) -> float:
    """Return the chance that a test of so many trials a variant finds a difference of rates.

    Args:
        rate: The rate of variant A.
        difference: The difference there is, B less A.
        trials: The trials of each variant.
        false_alarm: The chance of a finding where there is none, two-sided.

    Raises:
        InvalidInput: A rate or a chance is not between 0 and 1, or there are no trials.
    """
    other = _fraction(_fraction(rate, "rate") + difference, "difference")
    if trials < 1:
        raise InvalidInput(
            "{value} trials find nothing.",
            code="customers.trials",
            remedy="Give 1 or more.",
            where="trials",
            value=trials,
        )
    mean = (rate + other) / 2
    wrong = _NORMAL.inv_cdf(1 - _fraction(false_alarm, "false_alarm") / 2)
    reach = abs(difference) * sqrt(trials) - wrong * sqrt(2 * mean * (1 - mean))
    return _NORMAL.cdf(reach / sqrt(rate * (1 - rate) + other * (1 - other)))


def peeking(looks: int) -> Text | None:
    """Return what looking at a running test so often does to it; ``None`` for a single look.

    Args:
        looks: How often it has been looked at, evenly spaced.

    Raises:
        InvalidInput: Fewer than 1.

    Examples:
        >>> str(peeking(5))
        'After 5 looks a 5 % test raises a false alarm in at least 14.2 % of cases; to stay at \
5 % call a difference only below a p-value of 0.0158 (Pocock).'
    """
    if looks < 1:
        raise InvalidInput(
            "{value} looks are none.",
            code="customers.looks",
            remedy="Count this one: give 1 or more.",
            where="looks",
            value=looks,
        )
    if looks == 1:
        return None
    alarm = max(chance for count, chance in _FALSE_ALARM if count <= looks)
    if looks > _POCOCK[-1][0]:
        return Text(
            "After {looks} looks a 5 % test raises a false alarm in at least {alarm} % of cases; "
            "decide only at the planned end.",
            looks=looks,
            alarm=f"{alarm * 100:.1f}",
        )
    bound = next(z for count, z in _POCOCK if count >= looks)
    return Text(
        "After {looks} looks a 5 % test raises a false alarm in at least {alarm} % of cases; to "
        "stay at 5 % call a difference only below a p-value of {bound} (Pocock).",
        looks=looks,
        alarm=f"{alarm * 100:.1f}",
        bound=f"{2 * _NORMAL.cdf(-bound):.4f}",
    )
