"""Weights: given as they are, by swings, or by comparing criteria two by two."""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Any, Final

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, mapping_of
from xborder.number import finite, not_negative, positive

_SQUARINGS: Final = 48
"""The power 2^48: enough where the second eigenvalue is within 1e-13 of the largest."""
_RANDOM_INDEX: Final = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Saaty's consistency of random matrices by size, from 0 on."""
_INCONSISTENT: Final = 0.10


def direct_weights(points: Mapping[str, Any]) -> dict[str, float]:
    """Return points as weights that sum to one.

    Args:
        points: Points by criterion, on any scale.

    Raises:
        InvalidInput: All of them are nothing.

    Examples:
        >>> direct_weights({"margin": 3, "effort": 1})
        {'margin': 0.75, 'effort': 0.25}
    """
    given = {
        str(name): not_negative(value, f"points.{name}")
        for name, value in mapping_of(points, "points").items()
    }
    total = sum(given.values())
    if not total:
        raise no_weights("points")
    return {name: value / total for name, value in given.items()}


def no_weights(where: str) -> InvalidInput:
    """Return the refusal of weights that are all nothing."""
    return InvalidInput(
        "No criterion has a weight.",
        code="weighing.weights",
        remedy="Give one of them more than nothing.",
        where=where,
    )


def swing_weights(swings: Mapping[str, Any]) -> dict[str, float]:
    """Return weights by what the swing from worst to best of each scale is worth.

    Args:
        swings: The worth of each swing, the most wanted one 100.

    Raises:
        InvalidInput: The most wanted swing is not 100.

    Source: von Winterfeldt and Edwards, Decision Analysis and Behavioral Research (1986), ch. 8.

    Examples:
        >>> swing_weights({"margin": 100, "days": 60, "effort": 40})
        {'margin': 0.5, 'days': 0.3, 'effort': 0.2}
    """
    given = {
        str(name): not_negative(value, f"swings.{name}")
        for name, value in mapping_of(swings, "swings").items()
    }
    most = max(given.values(), default=0.0)
    if most != 100:
        raise InvalidInput(
            "The most wanted swing is worth {value}, not 100.",
            code="weighing.swing",
            remedy="Give the swing you would take first 100, and the others their share of it.",
            where="swings",
            value=most,
        )
    return direct_weights(given)


@frozen(kw_only=True)
class PairwiseWeights:
    """Weights from comparisons two by two, and how far these agree with each other.

    Attributes:
        weights: The weights; they sum to one.
        eigenvalue: The largest eigenvalue of the comparisons; their number where all agree.
        consistency: The consistency ratio; comparisons above 0.10 contradict each other.
    """

    weights: tuple[float, ...]
    eigenvalue: float
    consistency: float

    @property
    def is_consistent(self) -> bool:
        """Whether the comparisons agree well enough to be used."""
        return self.consistency <= _INCONSISTENT


def pairwise_weights(comparisons: Sequence[Sequence[Any]]) -> PairwiseWeights:
    """Return the weights of criteria that were compared two by two.

    Args:
        comparisons: A square; how many times as much the row's criterion matters as the column's.

    Raises:
        InvalidInput: It is no square of up to ten, a value is not positive, or two opposite values
            are not each other's reciprocal.

    Formula: the eigenvector of the largest eigenvalue ``l``; consistency
    ``(l - n) / (n - 1) / RI(n)``.

    Source: Saaty, Journal of Mathematical Psychology 15 (1977), pp. 234-281.

    Examples:
        >>> found = pairwise_weights([[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])
        >>> [round(weight, 6) for weight in found.weights], round(found.consistency, 4)
        ([0.648329, 0.229651, 0.12202], 0.0032)
    """
    square = [
        [positive(value, f"comparisons[{r}][{c}]") for c, value in enumerate(row)]
        for r, row in enumerate(
            all_of_kind(row, object, f"comparisons[{r}]")
            for r, row in enumerate(all_of_kind(comparisons, object, "comparisons"))
        )
    ]
    size = len(square)
    if not 0 < size < len(_RANDOM_INDEX) or any(len(row) != size for row in square):
        raise InvalidInput(
            "The comparisons are no square of 1 to 10 criteria.",
            code="weighing.square",
            remedy="Give a row and a column for each criterion.",
            where="comparisons",
        )
    for r in range(size):
        for c in range(r + 1):
            if abs(square[r][c] * square[c][r] - 1) > 1e-6:
                raise InvalidInput(
                    "The comparison {value} and the opposite one, {other}, are not reciprocal.",
                    code="weighing.reciprocal",
                    remedy="Give 1 divided by one as the other, and 1 on the diagonal.",
                    where=f"comparisons[{r}][{c}]",
                    value=square[r][c],
                    other=square[c][r],
                )
    weights = _eigenvector(square)
    # Of a vector that sums to one, what it is raised to sums to the eigenvalue.
    largest = sum(a * w for row in square for a, w in zip(row, weights, strict=True))
    index = (largest - size) / (size - 1) if size > 1 else 0.0
    chance = _RANDOM_INDEX[size]
    return PairwiseWeights(
        weights=tuple(weights),
        eigenvalue=largest,
        consistency=finite(max(index, 0.0) / chance if chance else 0.0, "consistency"),
    )


def _eigenvector(square: list[list[float]]) -> list[float]:
    """Return the eigenvector of the largest eigenvalue of comparisons; it sums to one.

    High powers of a positive matrix tend to it, whatever they are applied to. Comparisons that go
    round in a circle have a second eigenvalue next to the largest: power by power it is thousands
    of rounds away, and by squaring a few.
    """
    # Comparisons that agree are the ratios of their rows' geometric means. In proportion to those
    # they are all about one, and no power of them leaves the range of floats.
    means = [exp(sum(map(log, row)) / len(row)) for row in square]
    power = [
        [value / mean * other for value, other in zip(row, means, strict=True)]
        for row, mean in zip(square, means, strict=True)
    ]
    for _ in range(_SQUARINGS):
        scale = max(map(max, power))  # only proportions count
        power = [[value / scale for value in row] for row in power]
        columns = list(zip(*power, strict=True))
        power = [
            [sum(a * b for a, b in zip(row, column, strict=True)) for column in columns]
            for row in power
        ]
    sums = [mean * sum(row) for mean, row in zip(means, power, strict=True)]
    whole = sum(sums)
    return [value / whole for value in sums]
