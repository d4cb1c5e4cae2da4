"""Sets of whole numbers on a line, as sorted disjoint half-open stretches: unite, cut, subtract."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Stretch: TypeAlias = tuple[int, int]


def unite(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the union, sorted, touching stretches joined and empty ones dropped.

    Examples:
        >>> unite([(5, 9), (1, 3), (3, 4), (6, 7), (8, 8)])
        [(1, 4), (5, 9)]
    """
    found: list[Stretch] = []
    for low, high in sorted(stretches):
        if low >= high:
            continue
        if found and low <= found[-1][1]:
            if high > found[-1][1]:
                found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def intersect(one: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """Return what both united sets hold.

    Examples:
        >>> intersect([(1, 4), (6, 9)], [(3, 7)])
        [(3, 4), (6, 7)]
    """
    found: list[Stretch] = []
    first, second = 0, 0
    while first < len(one) and second < len(other):
        low = max(one[first][0], other[second][0])
        high = min(one[first][1], other[second][1])
        if low < high:
            found.append((low, high))
        if one[first][1] <= other[second][1]:
            first += 1
        else:
            second += 1
    return found


def subtract(one: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """Return what the first united set holds and the second does not.

    Examples:
        >>> subtract([(1, 9)], [(0, 2), (4, 5)])
        [(2, 4), (5, 9)]
    """
    found: list[Stretch] = []
    position = 0
    for start, end in one:
        low = start
        while position < len(other) and other[position][1] <= low:
            position += 1
        reach = position
        while reach < len(other) and other[reach][0] < end:
            if low < other[reach][0]:
                found.append((low, other[reach][0]))
            low = max(low, other[reach][1])
            reach += 1
        if low < end:
            found.append((low, end))
    return found
