"""One root finder: Newton's step where it helps, halving where it does not."""

import math
from collections.abc import Callable

# two units in the last place: a finer step cannot be told from none
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

    Examples:
        >>> round(find_root(lambda x: (x * x - 2.0, 2.0 * x), 0.0, 2.0), 12)
        1.414213562373
    """
    rising = function(low)[0] < 0.0
    point, step = 0.5 * (low + high), high - low
    while True:
        value, slope = function(point)
        if value == 0.0:
            return point
        if (value < 0.0) == rising:
            low = point
        else:
            high = point
        following = point - value / slope if slope else math.inf
        # Brent's rule: a step that does not at least halve the bracket is not worth its evaluation,
        # and without the rule a flat function would be walked for ever.
        too_slow = abs(2.0 * value) > abs(step * slope)  # than halving the bracket would be
        if too_slow or not low < following < high:
            following = 0.5 * (low + high)
        step = abs(following - point)
        if step <= _RELATIVE * abs(following):
            return following
        point = following
