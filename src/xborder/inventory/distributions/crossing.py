"""The first point at which a rising function reaches a target."""

import math
from collections.abc import Callable

_CLOSE = 4 * 2.0**-52


def first_real(rising: Callable[[float], float], target: float, low: float, high: float) -> float:
    """Return the least x in (low, high] with ``rising(x) >= target``.

    Regula falsi with the Illinois weight, and a bisection whenever the bracket does not halve, so
    that jumps are found as surely as roots. ``rising(high) >= target`` is the caller's promise.

    Examples:
        >>> round(first_real(lambda x: x * x, 2.0, 0.0, 4.0), 12)
        1.414213562373
    """
    below, above = rising(low) - target, rising(high) - target
    if below >= 0:
        return low
    side, width = 0, high - low
    while high - low > _CLOSE * max(abs(low), abs(high), 1e-300):
        middle = (low + high) / 2
        # a secant through the bracket is fast where the function is straight
        guess = high - above * (high - low) / (above - below) if side != 2 else middle
        if not low < guess < high:
            guess = middle
        value = rising(guess) - target
        if value >= 0:
            high, above = guess, value
            # Illinois: an end that stays twice weighs half, or the secant would crawl along it
            below = below / 2 if side == 1 else below
            side = 1
        else:
            low, below = guess, value
            above = above / 2 if side == -1 else above
            side = -1
        # a bracket that did not halve meets a jump: the next step bisects
        if high - low > width / 2:
            side = 2
        width = high - low
    return high


def first_whole(rising: Callable[[float], float], target: float, low: int, high: int) -> int:
    """Return the least integer n in (low, high] with ``rising(n) >= target``."""
    while high - low > 1:
        middle = (low + high) // 2
        if rising(middle) >= target:
            high = middle
        else:
            low = middle
    return high


def first_level(
    rising: Callable[[float], float], target: float, *, start: float, step: float, whole: bool
) -> float:
    """Return the least level with ``rising(level) >= target``, searching outward from ``start``.

    Args:
        rising: A function that never falls.
        target: The value to reach.
        start: Where to begin.
        step: The first width of the search, above zero; it doubles.
        whole: Whether only whole levels are allowed.

    The caller knows that some level is below the target, and some level reaches it.
    """
    low, high, width = start - step, start, step
    if whole:
        low, high, width = math.floor(low), math.ceil(high), math.ceil(step)
    # widths double, so that a level a million steps away is met in twenty
    while rising(high) < target:
        low, high, width = high, high + width, width * 2
    while rising(low) >= target:
        low, high, width = low - width, low, width * 2
    if whole:
        return float(first_whole(rising, target, int(low), int(high)))
    return first_real(rising, target, low, high)
