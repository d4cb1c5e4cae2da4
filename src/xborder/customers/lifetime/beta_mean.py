"""Means over a Beta distribution, and the purchases a living customer is yet to make.

The textbook form of the BG/NBD expectation is a difference of Gauss's 2F1 divided by ``a - 1``: it
is 0/0 at ``a = 1``, and 2F1 overflows for buyers with hundreds of purchases. It is also the mean
over the dropout probability p ~ Beta(a, b) of ``(1 - (1 + p z)**-r) / p``, which is positive and
smooth everywhere. The closed form is used where it is safe, the mean elsewhere; a test holds both
against mpmath.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from xborder.customers.lifetime.columns import Floats, Numbers
from xborder.errors import extra

if TYPE_CHECKING:
    import numpy as np
    from scipy import special
else:
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")

_STEP = 1 / 40
_CHUNK = 5_000
_LARGE = 100.0
_NEAR_ONE = 1e-3
_TINY = 1e-300


def _nodes() -> tuple[Floats, Floats]:
    """Return log abscissae and weights of the tanh-sinh rule on (0, 1).

    Source: Takahasi and Mori, Publ. RIMS 9 (1974), 721-741.
    """
    u = np.arange(-180, 181) * _STEP
    steep = np.pi * np.sinh(u)
    log_v = -np.logaddexp(0.0, -steep)
    weight = np.pi * np.cosh(u) * np.exp(log_v - np.logaddexp(0.0, steep)) * _STEP
    return log_v, weight


_LOG_V, _WEIGHT = _nodes()


def beta_mean(
    function: Callable[[Floats], Floats], a: Floats, b: Floats, *, cut: Floats | None = None
) -> Floats:
    """Return the mean of a smooth function of p ~ Beta(a, b), for columns of a and b.

    The range is cut in two; the left part is mapped by ``p = cut * v**(1/a)``, the right one by
    its mirror image, which takes the algebraic end points away, then summed by the tanh-sinh rule.

    Args:
        function: The function of p, for arrays of shape (n, nodes).
        a: First shape, an array of n numbers above 0.
        b: Second shape, likewise.
        cut: Where to cut; at the mean of p if not given.
    """
    place = a / (a + b) if cut is None else cut
    a, b, low = a[:, None], b[:, None], place[:, None]
    scale = special.betaln(a, b)
    p = low * np.exp(_LOG_V / a)
    left = np.exp((b - 1) * np.log1p(-p) + a * np.log(low) - np.log(a) - scale) * function(p)
    p = low - (1 - low) * np.expm1(_LOG_V / b)
    right = np.exp((a - 1) * np.log(p) + b * np.log1p(-low) - np.log(b) - scale) * function(p)
    result: Floats = (_WEIGHT * (left + right)).sum(axis=-1)
    return result


def purchases_alive(r: Numbers, z: Numbers, a: Numbers, b: Numbers) -> Floats:
    """Return the purchases a customer who is alive is expected to make before dropping out.

    The purchase rate is Gamma(r, alpha), time is ``t = z * alpha``, and after each purchase the
    customer drops out with a probability p ~ Beta(a, b)::

        E = mean of (1 - (1 + p z)**-r) / p
          = (a+b-1)/(a-1) [1 - (1-y)**r 2F1(r, b; a+b-1; y)],    y = z / (1 + z)

    Args:
        r: Shape of the purchase rate, above 0.
        z: Time in units of the rate's scale, ``t / alpha``, 0 or more.
        a: First shape of the dropout probability, above 0.
        b: Second shape, above 0.

    Source: Fader, Hardie and Lee, Marketing Science 24 (2005), 275-284, equation 10; the mean form
        follows by integrating over the rate first.
    """
    columns = np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in (r, z, a, b)))
    shape = columns[0].shape
    r, z, a, b = (column.ravel() for column in columns)
    result: Floats = np.zeros(r.shape)
    closed = (r + b < _LARGE) & (a < _LARGE) & (np.abs(a - 1) > _NEAR_ONE) & (a + b > 1 + _NEAR_ONE)
    rc, zc, ac, bc = (value[closed] for value in (r, z, a, b))
    with np.errstate(all="ignore"):  # what is not finite goes the other way
        left = special.hyp2f1(rc, bc, ac + bc - 1, zc / (1 + zc))
        none = 1 - np.exp(-rc * np.log1p(zc)) * left
        safe = np.isfinite(none) & (np.abs(none) > _NEAR_ONE)
    closed[closed] = safe
    result[closed] = ((ac + bc - 1) / (ac - 1) * none)[safe]
    rest = np.flatnonzero(~closed & (z > 0))
    for start in range(0, len(rest), _CHUNK):
        part = rest[start : start + _CHUNK]
        result[part] = _by_mean(r[part], z[part], a[part], b[part])
    return result.reshape(shape)


def _by_mean(r: Floats, z: Floats, a: Floats, b: Floats) -> Floats:
    def before_dropout(p: Floats) -> Floats:
        bought: Floats = -np.expm1(-r[:, None] * np.log1p(p * z[:, None]))
        return np.where(p > _TINY, bought / np.maximum(p, _TINY), (r * z)[:, None])

    mean = a / (a + b)
    bend = 1 / (z * (r + 1))  # where the function leaves its value at p = 0
    return beta_mean(before_dropout, a, b, cut=np.where(a < 1, np.minimum(mean, bend), mean))
