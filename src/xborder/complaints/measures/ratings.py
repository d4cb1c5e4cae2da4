"""What customers answer when asked: satisfaction, recommendation, effort."""

import math
from collections.abc import Iterable, Sequence
from statistics import fmean

from xborder.complaints.measures.estimate import Estimate, normal_quantile, share
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind
from xborder.number import whole


def _ratings(ratings: Iterable[int], low: int, high: int) -> list[int]:
    found = [whole(rating, "ratings") for rating in all_of_kind(ratings, object, "ratings")]
    wrong = [rating for rating in found if not low <= rating <= high]
    if wrong or not found:
        raise InvalidInput(
            "{value} is not a rating from {low} to {high}.",
            code="metrics.rating",
            remedy="Give at least one rating, each a whole number on the scale.",
            where="ratings",
            value=wrong[0] if wrong else "nothing",
            low=low,
            high=high,
        )
    return found


def _mean_of(values: Sequence[float], confidence: float) -> Estimate:
    count, value = len(values), fmean(values)
    # One answer says nothing of the spread; from two on the mean costs a degree of freedom.
    variance = math.fsum((x - value) ** 2 for x in values) / max(1, count - 1)
    spread = normal_quantile(confidence) * math.sqrt(variance / count)
    return Estimate(value=value, low=value - spread, high=value + spread, count=count)


def csat(ratings: Iterable[int], *, confidence: float = 0.95) -> Estimate:
    """Return customer satisfaction: the share of 4 and 5 on a scale of 1 to 5.

    Args:
        ratings: Answers from 1 (not satisfied at all) to 5.
        confidence: How often an interval made so holds the true value, such as 0.95.

    Examples:
        >>> csat([5, 5, 4, 4, 3, 2, 5, 1, 4, 5]).value
        0.7
    """
    found = _ratings(ratings, 1, 5)
    return share(sum(rating >= 4 for rating in found), len(found), confidence=confidence)


def nps(ratings: Iterable[int], *, confidence: float = 0.95) -> Estimate:
    """Return the net promoter score: share of 9 and 10 less share of 0 to 6, from -1 to 1.

    The interval is the normal one for the mean of +1, 0 and -1.

    Args:
        ratings: Answers from 0 to 10 to the question whether one would recommend the shop.
        confidence: How often an interval made so holds the true value, such as 0.95.

    Source: F. F. Reichheld, The One Number You Need to Grow, HBR 81/12 (2003).

    Examples:
        >>> nps([10, 9, 7, 6]).value  # two of four promote, one detracts
        0.25
    """
    found = _ratings(ratings, 0, 10)
    return _mean_of([(rating >= 9) - (rating <= 6) for rating in found], confidence)


def ces(ratings: Iterable[int], *, confidence: float = 0.95) -> Estimate:
    """Return the customer effort score: the mean agreement, 1 to 7, that it was made easy.

    Args:
        ratings: Answers from 1 (not easy at all) to 7.
        confidence: How often an interval made so holds the true value, such as 0.95.

    Examples:
        >>> ces([7, 6, 6, 5, 4, 7, 2, 6]).value
        5.375
    """
    return _mean_of([float(rating) for rating in _ratings(ratings, 1, 7)], confidence)
