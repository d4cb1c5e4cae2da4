"""Integrals of smooth functions over a finite range: composite Gauss-Legendre quadrature.

Twelve panels of sixteen nodes integrate a normal bell of nine standard deviations to about fourteen
digits; a panel is short against the bell's width, and the error of sixteen nodes falls with the
32nd derivative.

Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 25.4.29.
"""

import math
from collections.abc import Callable
from typing import Final

WIDE: Final = 9.0
"""Standard deviations beyond which a normal tail is below double precision."""
_PANELS = 12
_NODES = 16


def _legendre(count: int) -> tuple[tuple[float, float], ...]:
    """Return the nodes and weights on [-1, 1], by Newton's method on the Legendre polynomial."""
    found = []
    for i in range(count):
        x = math.cos(math.pi * (i + 0.75) / (count + 0.5))  # within 1e-2 of the root
        for _ in range(8):  # quadratic convergence: five steps reach the last digit
            low, high = 1.0, x
            for n in range(2, count + 1):
                low, high = high, ((2 * n - 1) * x * high - (n - 1) * low) / n
            slope = count * (x * high - low) / (x * x - 1)
            x -= high / slope
        found.append((x, 2 / ((1 - x * x) * slope * slope)))
    return tuple(found)


LEGENDRE: Final = _legendre(_NODES)
"""Nodes and weights, computed once at import: sixteen numbers cost less than a table's typos."""


def integral(function: Callable[[float], float], low: float, high: float) -> float:
    """Return the integral of a smooth function from ``low`` to ``high``; zero if they cross.

    Examples:
        >>> round(integral(math.exp, 0, 1), 14) == round(math.e - 1, 14)
        True
    """
    if high <= low:
        return 0.0
    width = (high - low) / _PANELS
    return (
        math.fsum(
            weight * function(low + width * (panel + (node + 1) / 2))
            for panel in range(_PANELS)
            for node, weight in LEGENDRE
        )
        * width
        / 2
    )
