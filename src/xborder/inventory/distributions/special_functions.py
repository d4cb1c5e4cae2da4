"""The gamma and beta integrals and the point probabilities behind the distributions.

Plain Python, exact to about 14 digits; checked against mpmath in the tests.

Sources: NIST Digital Library of Mathematical Functions, 5.11, 8.9, 8.11 and 8.17; C. Loader,
"Fast and accurate computation of binomial probabilities" (2000), for the point probabilities.
"""

import math
from functools import cache

_EPSILON = 1e-17
_TINY = 1e-300
_DONE = 5e-16
_LARGE = 16.0
_UNIFORM = 1e5
"""Shapes above it use the uniform expansion; the series would need the root of it in terms."""


@cache  # of at most 32 arguments: halves below 16
def _exact_stirling(twice: int) -> float:
    x = twice / 2
    return math.lgamma(x + 1) - (x + 0.5) * math.log(x) + x - 0.5 * math.log(2 * math.pi)


def stirling_error(x: float) -> float:
    """Return log Gamma(x + 1) less Stirling's formula for it, x > 0 (DLMF 5.11.1)."""
    # below 16 the series has not settled; halves come up again and again, so they are kept
    if x < _LARGE:
        if 2 * x == int(2 * x):
            return _exact_stirling(int(2 * x))
        return math.lgamma(x + 1) - (x + 0.5) * math.log(x) + x - 0.5 * math.log(2 * math.pi)
    # five terms of the asymptotic series; at x = 16 the next one is below 1e-16
    y = 1 / (x * x)
    series = 1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y / 527.8))))
    return series / x


def deviance(x: float, mean: float) -> float:
    """Return x log(x / mean) + mean - x without cancellation near x = mean."""
    # near the mean the two large terms cancel; the series in their ratio keeps every digit
    if abs(x - mean) < 0.1 * (x + mean):
        ratio = (x - mean) / (x + mean)
        total, term, square = (x - mean) * ratio, 2 * x * ratio, ratio * ratio
        before, n = math.inf, 1
        while total != before:
            term *= square
            before, total, n = total, total + term / (2 * n + 1), n + 1
        return total
    return x * math.log(x / mean) + mean - x


def poisson_probability(x: float, mean: float) -> float:
    """Return mean^x exp(-mean) / Gamma(x + 1) for real x >= 0 and mean > 0."""
    if x == 0:
        return math.exp(-mean)
    return math.exp(-stirling_error(x) - deviance(x, mean)) / math.sqrt(2 * math.pi * x)


def binomial_probability(x: float, n: float, p: float) -> float:
    """Return the binomial probability with real 0 < x < n and 0 < p < 1."""
    y = n - x
    logarithm = stirling_error(n) - stirling_error(x) - stirling_error(y)
    logarithm -= deviance(x, n * p) + deviance(y, n * (1 - p))
    return math.exp(logarithm) * math.sqrt(n / (2 * math.pi * x * y))


def gamma_upper(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma function Q(a, x), a > 0 (DLMF 8.2.4).

    Examples:
        >>> round(gamma_upper(2, 3), 12) == round(4 * math.exp(-3), 12)
        True
    """
    if x <= 0:
        return 1.0
    if a > _UNIFORM:
        return _gamma_uniform(a, x, side=1)
    # each expansion where it converges fast: the series below the mean, the fraction above
    return 1 - _gamma_series(a, x) if x < a + 1 else _gamma_fraction(a, x)


def gamma_lower(a: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function P(a, x), a > 0 (DLMF 8.2.4)."""
    if x <= 0:
        return 0.0
    if a > _UNIFORM:
        return _gamma_uniform(a, x, side=-1)
    return _gamma_series(a, x) if x < a + 1 else 1 - _gamma_fraction(a, x)


def _gamma_uniform(a: float, x: float, *, side: int) -> float:
    """Return Q (side 1) or P (side -1) for large a, in constant time (DLMF 8.12.3 to 8.12.10).

    Where eta is not small, both are 0 or 1, so the Taylor series of the coefficients suffice.
    """
    half = deviance(a, x)  # a eta^2 / 2
    eta = math.copysign(math.sqrt(2 * half / a), x - a)
    first = -1 / 3 + eta * (1 / 12 - eta * (2 / 135 - eta * (1 / 864 + eta / 2835)))
    second = -1 / 540 - eta / 288
    # the uniform expansion needs no terms in proportion to sqrt(a): one formula for any large shape
    rest = math.exp(-half) / math.sqrt(2 * math.pi * a) * (first + second / a)
    tail = math.erfc(side * math.copysign(math.sqrt(half), eta)) / 2 + side * rest
    return min(1.0, max(0.0, tail))


def _gamma_series(a: float, x: float) -> float:  # DLMF 8.11.4
    term = total = 1.0
    step = a
    while term > total * _EPSILON:
        step += 1
        term *= x / step
        total += term
    return min(1.0, poisson_probability(a, x) * total)


def _gamma_fraction(a: float, x: float) -> float:  # DLMF 8.9.2, by the modified Lentz method
    b = x + 1 - a
    d = 1 / b
    c, h, n, change = 1 / _TINY, d, 0, 0.0
    while abs(change - 1) > _DONE:
        n += 1
        numerator = -n * (n - a)
        b += 2
        # Lentz: a vanishing denominator is replaced by the tiniest number, and the step corrects it
        d = numerator * d + b
        c = b + numerator / c
        d = 1 / (d if abs(d) > _TINY else _TINY)
        c = c if abs(c) > _TINY else _TINY
        change = d * c
        h *= change
    return min(1.0, max(0.0, poisson_probability(a, x) * a * h))


def beta_lower(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), a, b > 0 (DLMF 8.17.22)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    # the fraction converges fast on this side of the mean; the other side is its mirror
    if x <= (a + 1) / (a + b + 2):
        return _beta_fraction(x, a, b)
    return 1 - _beta_fraction(1 - x, b, a)


def _beta_fraction(x: float, a: float, b: float) -> float:
    front = binomial_probability(a, a + b, x) * b / (a + b)
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > _TINY else _TINY)
    h, n, change = d, 0, 0.0
    while abs(change - 1) > _DONE:
        n += 1
        even = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n))
        odd = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1))
        for numerator in (even, odd):
            d = 1 + numerator * d
            c = 1 + numerator / c
            d = 1 / (d if abs(d) > _TINY else _TINY)
            c = c if abs(c) > _TINY else _TINY
            change = c * d
            h *= change
    return min(1.0, max(0.0, front * h))
