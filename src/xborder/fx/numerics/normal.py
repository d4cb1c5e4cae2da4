"""The normal distribution in plain Python, accurate far into both tails."""

import math
from statistics import NormalDist

SQRT_HALF = math.sqrt(0.5)
INV_SQRT_2PI = 1.0 / math.sqrt(2.0 * math.pi)
LOG_SQRT_2PI = 0.5 * math.log(2.0 * math.pi)
_STANDARD = NormalDist()
# erfc holds its digits until it leaves the range of normal floats, near -37; the series below is
# exact to 2e-10 of the logarithm from here on, and gets better further out.
_FAR_LEFT = -30.0


def cdf(x: float) -> float:
    """Return the probability that a standard normal is at most ``x``.

    Examples:
        >>> round(cdf(1.96), 6), cdf(-38) < 1e-300
        (0.975002, True)
    """
    # erfc of the minus side and not 1 - erf: the left tail keeps all its digits
    return 0.5 * math.erfc(-x * SQRT_HALF)


def pdf(x: float) -> float:
    """Return the standard normal density at ``x``."""
    return INV_SQRT_2PI * math.exp(-0.5 * x * x)


def quantile(probability: float) -> float:
    """Return the ``x`` below which a standard normal falls with ``probability``."""
    return _STANDARD.inv_cdf(probability)


def log_cdf(x: float) -> float:
    """Return the logarithm of :func:`cdf`, also where the probability itself underflows.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.12, below -30.
    """
    if x > _FAR_LEFT:
        return math.log(cdf(x))
    square = 1.0 / (x * x)
    series = 1.0 - square * (1.0 - square * (3.0 - 15.0 * square))
    return -0.5 * x * x - LOG_SQRT_2PI - math.log(-x) + math.log(series)


def hazard(x: float) -> float:
    """Return density over probability, ``n(x) / N(x)``; it falls from ``-x`` to 0 as x rises."""
    # by logarithms, for both parts of the ratio underflow long before the ratio itself does
    return math.exp(-0.5 * x * x - LOG_SQRT_2PI - log_cdf(x))
