"""Estimates: a share, or the change of one, with the interval it plausibly lies in."""

import math
from statistics import NormalDist

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.kind import of_kind
from xborder.number import finite, whole


@frozen(kw_only=True)
class Estimate:
    """A figure with the interval it plausibly lies in.

    Attributes:
        value: The figure.
        low: The interval's lower end.
        high: Its upper end.
        count: How many observations it rests on.
    """

    value: float
    low: float
    high: float
    count: int


@frozen(kw_only=True)
class Share(Estimate):
    """So many of so many, with the interval in which the share plausibly lies.

    Attributes:
        hits: The numerator; ``count`` is the denominator.
    """

    hits: int


def normal_quantile(confidence: float) -> float:
    """Return how many standard deviations either side hold a normal value with a confidence."""
    if not 0 < finite(confidence, "confidence") < 1:
        raise InvalidInput(
            "A confidence of {value} cannot be.",
            code="metrics.confidence",
            remedy="Give a fraction between 0 and 1, such as 0.95.",
            where="confidence",
            value=confidence,
        )
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def share(hits: int, count: int, *, confidence: float = 0.95) -> Share:
    """Return a share with Wilson's interval.

    ``(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)``

    Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference,
    JASA 22 (1927), 209-212.

    Args:
        hits: How many were so.
        count: Out of how many; 1 or more.
        confidence: The interval's confidence.

    Examples:
        >>> found = share(15, 148)  # Newcombe 1998, table I: 0.0624 to 0.1605
        >>> round(found.low, 4), round(found.high, 4)
        (0.0624, 0.1605)
    """
    hits, count = whole(hits, "hits"), whole(count, "count")
    if hits > count or count < 1:
        raise InvalidInput(
            "{value} of {count} is not a share.",
            code="metrics.share",
            remedy="Give a count of 1 or more, and hits from 0 to it.",
            where="hits",
            value=hits,
            count=count,
        )
    z, p = normal_quantile(confidence), hits / count
    middle = p + z * z / (2 * count)
    spread = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    # At the ends the two terms cancel to a rounding error, not to 0 or 1: the ends are set.
    low = 0.0 if hits == 0 else (middle - spread) / scale
    high = 1.0 if hits == count else (middle + spread) / scale
    return Share(value=p, low=low, high=high, count=count, hits=hits)


@frozen(kw_only=True)
class Change:
    """A share in two periods, and the difference with Newcombe's interval.

    Source: R. G. Newcombe, Interval Estimation for the Difference Between Independent Proportions,
    Statistics in Medicine 17 (1998), 873-890, method 10.
    """

    before: Estimate
    after: Estimate
    difference: Estimate


def compare(before: Estimate, after: Estimate) -> Change:
    """Return how a share changed between two periods of equal confidence.

    Args:
        before: The share of the first period, with its interval.
        after: That of the second, at the same confidence.

    Examples:
        >>> change = compare(share(48, 80), share(56, 70))  # Newcombe 1998, table II, (a) reversed
        >>> round(change.difference.low, 4), round(change.difference.high, 4)
        (0.0524, 0.3339)
    """
    of_kind(before, Estimate, "before")
    of_kind(after, Estimate, "after")
    value = after.value - before.value
    down = math.hypot(after.value - after.low, before.high - before.value)
    up = math.hypot(after.high - after.value, before.value - before.low)
    difference = Estimate(
        value=value, low=value - down, high=value + up, count=before.count + after.count
    )
    return Change(before=before, after=after, difference=difference)
