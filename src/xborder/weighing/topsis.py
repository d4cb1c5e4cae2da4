"""TOPSIS: how near each alternative is to the best of all and how far from the worst."""

from collections.abc import Sequence
from math import sqrt
from typing import Any

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind
from xborder.number import finite, not_negative
from xborder.weighing.weights import no_weights


class Normalisation(Choice):
    """How values of different units are made comparable; it changes the result, so it is named."""

    VECTOR = "vector"
    """Divided by the root of the sum of squares, as the method was published."""
    MIN_MAX = "min_max"
    """From the worst to the best of the alternatives at hand, as some programs do."""


def topsis(
    values: Sequence[Sequence[Any]],
    weights: Sequence[Any],
    *,
    less_is_better: Sequence[bool],
    normalisation: Normalisation | str,
) -> tuple[float, ...]:
    """Return the relative closeness of each alternative to the ideal.

    Every scale here comes from the alternatives at hand: another alternative may turn the order of
    these. Where that matters, use :func:`xborder.weighing.rank` with fixed scales.

    Args:
        values: A row an alternative, a column a criterion.
        weights: The weight of each criterion.
        less_is_better: For each criterion whether less is better.
        normalisation: How values are made comparable.

    Raises:
        InvalidInput: The rows, weights and directions are not of one length, or no criterion has a
            weight.

    Formula: ``d- / (d+ + d-)`` with the distances of the weighted values to the best and the worst.

    Source: Hwang and Yoon, Multiple Attribute Decision Making (1981), section III.3.

    Examples:
        >>> table = [[7, 9, 9, 8], [8, 7, 8, 7], [9, 6, 8, 9], [6, 7, 8, 6]]
        >>> found = topsis(
        ...     table,
        ...     [0.1, 0.4, 0.3, 0.2],
        ...     less_is_better=[False, False, False, True],
        ...     normalisation="vector",
        ... )
        >>> [round(each, 6) for each in found]
        [0.742694, 0.403599, 0.17587, 0.441429]
    """
    rows = [
        [finite(cell, f"values[{r}][{c}]") for c, cell in enumerate(row)]
        for r, row in enumerate(
            all_of_kind(row, object, f"values[{r}]")
            for r, row in enumerate(all_of_kind(values, object, "values"))
        )
    ]
    shares = [
        not_negative(w, f"weights[{n}]")
        for n, w in enumerate(all_of_kind(weights, object, "weights"))
    ]
    costs = all_of_kind(less_is_better, bool, "less_is_better")
    if not rows or any(len(row) != len(shares) for row in rows) or len(costs) != len(shares):
        raise InvalidInput(
            "The rows, the weights and the directions are not of one length.",
            code="weighing.lengths",
            remedy="Give a value, a weight and a direction for each criterion.",
            where="values",
        )
    if not any(shares):
        raise no_weights("weights")
    kind = Normalisation(normalisation)
    columns = [
        [share * value for value in _normalised(list(column), cost=cost, kind=kind)]
        for column, share, cost in zip(zip(*rows, strict=True), shares, costs, strict=True)
    ]
    # Min-max turns costs round itself: there the best is the most in every column.
    flipped = [cost and kind is Normalisation.VECTOR for cost in costs]
    best = [min(c) if flip else max(c) for c, flip in zip(columns, flipped, strict=True)]
    worst = [max(c) if flip else min(c) for c, flip in zip(columns, flipped, strict=True)]
    found = []
    for place in range(len(rows)):
        own = [column[place] for column in columns]
        to_best, to_worst = _distance(own, best), _distance(own, worst)
        apart = to_best + to_worst
        found.append(to_worst / apart if apart else 1.0)  # where all are alike all are ideal
    return tuple(found)


def _normalised(column: list[float], *, cost: bool, kind: Normalisation) -> list[float]:
    if kind is Normalisation.VECTOR:
        root = sqrt(sum(value * value for value in column))
        return [value / root if root else 0.0 for value in column]
    low, high = min(column), max(column)
    span = high - low
    if not span:
        return [1.0 for _ in column]
    return [(high - value if cost else value - low) / span for value in column]


def _distance(one: list[float], other: list[float]) -> float:
    return sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))
