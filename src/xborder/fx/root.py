"""One root finder: Newton's step where it helps, halving where it does not."""

from collections.abc import Callable

_MOST_STEPS = 200
_RELATIVE = 4e-16


def find_root(function: Callable[[float], tuple[float, float]], low: float, high: float) -> float:
    """Return where ``function`` crosses zero between ``low`` and ``high``.

    The bracket never widens, so the answer lies in it whatever the slope does.

    Args:
        function: Returns the value and its slope at a point.
        low: Where the value has one sign.
        high: Where the value has the other sign.

    Returns:
        The root, to the last few bits that the function itself resolves.

    Example:
        >>> round(find_root(lambda x: (x * x - 2.0, 2.0 * x), 0.0, 2.0), 12)
        1.414213562373
    """
    rising = function(low)[0] < 0.0
    point = 0.5 * (low + high)
    for _ in range(_MOST_STEPS):
        value, slope = function(point)
        if value == 0.0:
            return point
        if (value < 0.0) == rising:
            low = point
        else:
            high = point
        step = value / slope if slope else 0.0
        following = point - step
        if not low < following < high:
            following = 0.5 * (low + high)
        if abs(following - point) <= _RELATIVE * abs(following):
            return following
        point = following
    return point
