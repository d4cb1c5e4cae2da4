"""The safety factor k that a fill rate needs under normal demand.

With rho = Q / sigma, k solves

    G(k) - G(k + rho) = (1 - beta) rho        exact
    G(k)              = (1 - beta) rho        simple
    G(k)              = (1 / beta - 1) rho    lost sales

The left side is log-concave and falling, so Halley's method on its logarithm closes in from either
side. It starts from a fit, so that two or three steps reach the last digit.

Source: Silver, Pyke and Thomas (2017), section 6.7; Zipkin (2000), section 6.2 for the exact form.
"""

import math
from statistics import NormalDist
from typing import Any

from xborder.errors import extra
from xborder.inventory.service.targets import FillRate, FillRateForm

_ROOT_2 = math.sqrt(2)
_ROOT_2_PI = math.sqrt(2 * math.pi)
_PEAK = 1 / _ROOT_2_PI
_CLOSE = 1e-5  # convergence is cubic: the next error is its cube
_SMALL = 2.0  # orders below so many sigma feel the shortage that the last one left
_FAR = 40.0  # beyond it the normal tail is zero in double precision


def allowed_share(target: FillRate) -> float:
    """Return the right side for rho = 1."""
    if target.form is FillRateForm.LOST_SALES:
        return 1 / target.value - 1
    return 1 - target.value


def factor(ratio: float, target: FillRate) -> float:
    """Return k for rho = ``ratio`` > 0 and a fill rate below one.

    Examples:
        >>> rho = 500 / (500 * 2**0.5)
        >>> simple = FillRate("0.95", form="simple")
        >>> round(factor(rho, FillRate("0.95")), 4), round(factor(rho, simple), 4)
        (1.3253, 1.4165)
    """
    share = allowed_share(target)
    allowed = share * ratio
    exact = target.form is FillRateForm.EXACT
    # a start within 0.005 saves the search: cubic steps end in two or three
    k = _start(allowed)
    if exact:
        k = min(k, _small_orders(NormalDist().inv_cdf(target.value), min(ratio, _SMALL)))
    step = math.inf
    while abs(step) >= _CLOSE:
        slope = math.erfc(k / _ROOT_2) / 2
        bend = math.exp(-k * k / 2) / _ROOT_2_PI
        gain = bend - k * slope
        # past forty sigma the second tail is zero in doubles, and its exponential a waste
        if exact and k + ratio < _FAR:
            far = k + ratio
            tail, density = math.erfc(far / _ROOT_2) / 2, math.exp(-far * far / 2) / _ROOT_2_PI
            gain -= density - far * tail
            slope -= tail
            bend -= density
        step = _halley(math.log(gain / allowed), slope / gain, bend / gain)
        k += step
    return k


def _start(allowed: float) -> float:
    """Return k with G(k) near ``allowed``: fits of our own, within 0.005 for k from -9 to 7."""
    if allowed < _PEAK:
        return float(_above(math.sqrt(-2 * math.log(allowed / _PEAK))))
    over = allowed - _PEAK
    return float(_below(allowed, over, math.exp(-_ROOT_2_PI * over)))


def _above(t: Any) -> Any:
    return t * t * (1 + 0.474 * t) / (_ROOT_2_PI + t * (0.978 + 0.48 * t))


def _below(allowed: Any, over: Any, decay: Any) -> Any:
    return _PEAK * decay * (1 + 0.27 * over * over) - allowed


def _small_orders(z: float, ratio: Any) -> Any:
    """Return where the mean of the normal tail over [k, k + rho] is 1 - beta, to third order."""
    return z - ratio / 2 + z * ratio * ratio / 24


def _halley(value: Any, fall: Any, bend: Any) -> Any:
    """Return the step for h = log(gain / allowed), h' = -fall, h'' = bend - fall^2."""
    return 2 * value * fall / (2 * fall * fall - value * (bend - fall * fall))


def factors(ratio: Any, target: FillRate) -> Any:
    """Return k for an array of rho; needs the ``stats`` extra."""
    np, special = extra("numpy", name="stats"), extra("scipy.special", name="stats")
    allowed = allowed_share(target) * ratio
    exact = target.form is FillRateForm.EXACT
    root = np.sqrt(-2 * np.log(np.minimum(allowed / _PEAK, 1.0)))
    over = np.maximum(allowed - _PEAK, 0.0)
    below = _below(allowed, over, np.exp(-_ROOT_2_PI * over))
    k = np.where(allowed < _PEAK, _above(root), below)
    if exact:
        z = NormalDist().inv_cdf(target.value)
        np.minimum(k, _small_orders(z, np.minimum(ratio, _SMALL)), out=k)
    widest = math.inf
    while widest >= _CLOSE:
        slope = special.ndtr(-k)
        bend = np.exp(k * k * -0.5)
        bend *= _PEAK
        gain = bend - k * slope
        if exact:
            far = k + ratio
            tail = special.ndtr(-far)
            density = np.exp(far * far * -0.5)
            density *= _PEAK
            gain -= density - far * tail
            slope -= tail
            bend -= density
        slope /= gain
        bend /= gain
        step = _halley(np.log(gain / allowed), slope, bend)
        k += step
        widest = np.abs(step).max(initial=0)
    return k
