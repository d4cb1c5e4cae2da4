"""Ratings: what an average of stars is worth, and how many good ones lift it."""

from fractions import Fraction
from math import ceil, sqrt
from typing import Any, Final

from xborder.errors import InvalidInput, NoSolution
from xborder.number import exact, positive, whole

_MOST_STARS: Final = 5


def wilson_interval(good: int, total: int, *, z: float = 1.96) -> tuple[float, float]:
    """Return between what the true share of good ratings lies, by Wilson's score.

    Args:
        good: Good ratings.
        total: All ratings.
        z: The quantile of the normal distribution: 1.96 for 95 %.

    Raises:
        InvalidInput: There are more good ones than all, or none at all.

    Formula: ``(p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)``.

    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), p. 209.

    Examples:
        >>> low, high = wilson_interval(9, 10)
        >>> round(low, 4), round(high, 4)
        (0.5958, 0.9821)
    """
    count, seen = whole(good, "good"), whole(total, "total", least=1)
    quantile = positive(z, "z")
    if count > seen:
        raise InvalidInput(
            "There are {value} good ratings among {total}.",
            code="channels.ratings",
            remedy="Give all ratings as total, the good ones among them.",
            where="good",
            value=count,
            total=seen,
        )
    share, square = count / seen, quantile**2
    middle = share + square / (2 * seen)
    spread = quantile * sqrt(share * (1 - share) / seen + square / (4 * seen**2))
    scale = 1 + square / seen
    # Rounding may leave the last bit outside of what a share can be.
    return max((middle - spread) / scale, 0.0), min((middle + spread) / scale, 1.0)


def bayesian_average(mean: Any, count: int, *, prior_mean: Any, prior_count: Any) -> float:
    """Return an average of few ratings, drawn towards what is usual.

    Args:
        mean: The average of the ratings, 1 to 5 stars.
        count: How many they are.
        prior_mean: The average of all articles of the kind, 1 to 5 stars.
        prior_count: How many ratings that is worth.

    Raises:
        InvalidInput: An average is not of 1 to 5 stars.

    Formula: ``(prior_count * prior_mean + count * mean) / (prior_count + count)``.

    Examples:
        >>> bayesian_average(5.0, 2, prior_mean=4.2, prior_count=8)
        4.36
    """
    seen, weight = whole(count, "count"), positive(prior_count, "prior_count")
    known = float(_stars(mean, "mean")) * seen + float(_stars(prior_mean, "prior_mean")) * weight
    return known / (seen + weight)


def five_stars_needed(mean: Any, count: int, target: Any) -> int:
    """Return how many five-star ratings lift an average to a target.

    Args:
        mean: The average now, 1 to 5.
        count: How many ratings it is of.
        target: The average wanted.

    Raises:
        InvalidInput: An average is not of 1 to 5 stars.
        NoSolution: Five stars alone reach no more than 5.0, and not that once there is a lower one.

    Formula: the smallest ``k`` with ``(mean * count + 5 k) / (count + k) >= target``.

    Examples:
        >>> five_stars_needed("4.2", 100, "4.5")
        60
    """
    now, wanted = _stars(mean, "mean"), _stars(target, "target")
    seen = whole(count, "count")
    if now >= wanted or not seen:
        return 0 if now >= wanted else 1
    if wanted >= _MOST_STARS:
        raise NoSolution(
            "No number of five stars lifts {value} to {target}.",
            remedy="Give a target below 5.",
            where="target",
            value=str(mean),
            target=str(target),
        )
    return ceil(seen * (wanted - now) / (_MOST_STARS - wanted))


def _stars(value: Any, where: str) -> Fraction:
    # Exactly as written: 4.2 of 100 to 4.5 is 60, and in floats 60.00000000000001 would ask for 61.
    stars = Fraction(exact(value, where))
    if not 1 <= stars <= _MOST_STARS:
        raise InvalidInput(
            "{value} is not between 1 and 5 stars.",
            code="channels.stars",
            remedy="Give an average of stars, such as 4.2.",
            where=where,
            value=str(value),
        )
    return stars
