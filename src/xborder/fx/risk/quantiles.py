"""Quantiles and tail means of a sample, each by a named rule."""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xborder.choice import Choice
from xborder.number import between


class QuantileMethod(Choice):
    """Which number is the quantile of a sample; numpy's names.

    Source: Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician
    50 (1996), 361-365: types 1 and 4 to 9 here are inverted_cdf, hazen (5), weibull (6), linear
    (7), median_unbiased (8) and normal_unbiased (9).
    """

    INVERTED_CDF = "inverted_cdf"
    LOWER = "lower"
    HIGHER = "higher"
    LINEAR = "linear"
    HAZEN = "hazen"
    WEIBULL = "weibull"
    MEDIAN_UNBIASED = "median_unbiased"
    NORMAL_UNBIASED = "normal_unbiased"


_PLOTTING = {
    QuantileMethod.LINEAR: Fraction(1),
    QuantileMethod.HAZEN: Fraction(1, 2),
    QuantileMethod.WEIBULL: Fraction(0),
    QuantileMethod.MEDIAN_UNBIASED: Fraction(1, 3),
    QuantileMethod.NORMAL_UNBIASED: Fraction(3, 8),
}


def sample_quantile(ordered: Sequence[float], probability: Fraction, method: str) -> float:
    """Return a quantile of a sorted sample.

    Args:
        ordered: The observations, smallest first.
        probability: Exact, such as ``Fraction(1, 20)``: a float would move the rank.
        method: One of :class:`QuantileMethod`.
    """
    chosen, count = QuantileMethod(method), len(ordered)
    if chosen is QuantileMethod.INVERTED_CDF:
        return ordered[max(math.ceil(count * probability) - 1, 0)]
    if chosen is QuantileMethod.LOWER:
        return ordered[math.floor((count - 1) * probability)]
    if chosen is QuantileMethod.HIGHER:
        return ordered[math.ceil((count - 1) * probability)]
    alpha = _PLOTTING[chosen]
    # exact fractions: a float product would move the rank at just the round sample sizes people use
    place = count * probability + alpha + probability * (1 - 2 * alpha) - 1
    place = min(max(place, Fraction(0)), Fraction(count - 1))
    low = math.floor(place)
    high = min(low + 1, count - 1)
    return ordered[low] + float(place - low) * (ordered[high] - ordered[low])


def confidence_level(value: Any) -> float:
    """Return ``value`` as a confidence strictly between one half and one.

    At one half or below the "loss" would be a gain of every second day: a per cent or a tail
    probability was meant.
    """
    return between(value, "confidence", least=0.5, most=1.0)


def tail_probability(confidence: float) -> Fraction:
    """Return ``1 - confidence`` exactly as it is written: 0.05 for 0.95."""
    # 0.95 as it is written: the float's own ratio would give a tail of 0.05000000000000004
    return 1 - Fraction(Decimal(repr(confidence_level(confidence))))


def tail_mean(ordered: Sequence[float], probability: Fraction) -> float:
    """Return the mean of the worst share of a sorted sample, the last one counted in part.

    Source: Acerbi and Tasche, On the coherence of expected shortfall, Journal of Banking and
    Finance 26 (2002), definition 2.6.
    """
    wanted = len(ordered) * probability
    whole = math.floor(wanted)
    total = math.fsum(ordered[:whole])
    if wanted > whole:
        total += float(wanted - whole) * ordered[whole]
    return total / float(wanted)
