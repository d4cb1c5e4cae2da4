"""Means over a Beta distribution, and the purchases a living customer is yet to make.

The textbook form of the BG/NBD expectation is a difference of Gauss's 2F1 divided by ``a - 1``: it
is 0/0 at ``a = 1``, and 2F1 overflows for buyers with hundreds of purchases. It is also the mean
over the dropout probability p ~ Beta(a, b) of ``(1 - (1 + p z)**-r) / p``, which is positive and
smooth everywhere. The closed form is used where it is safe, since it is ten times quicker, and the
mean elsewhere; a test holds both against mpmath, for a + b from 1/1000 to ten million. Fits of
young cohorts end at such extremes.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from xborder.customers.lifetime.columns import Floats, Numbers
from xborder.errors import extra

if TYPE_CHECKING:
    import numpy as np
    from scipy import special
else:
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")

_STEP = 1 / 32
_REACH = 3.2
"""Where the rule is cut off: its weights are below 1e-17 from here on."""
_DROP = 60.0
"""The density is followed until it has fallen by e**-60 = 1e-26, so that even a function that is a
billion times larger in the tail than in the middle loses no digit."""
_FAR_OUT = 30.0
_CHUNK = 2_000  # customers at a time: 800 nodes each, 13 MB an array
_LARGE = 100.0
"""Above this the terms of 2F1 cancel each other's digits; the closed form stops here."""
_NEAR_ONE = 1e-3
"""The closed form divides by a - 1: nearer than this to 1 it loses three digits and more."""
_TINY = 1e-300


def _nodes() -> tuple[Floats, Floats]:
    """Return the tanh-sinh rule on (0, 1): distances from one end, and weights.

    Source: Takahasi and Mori, Publ. RIMS 9 (1974), 721-741.
    """
    count = round(_REACH / _STEP)
    u = np.arange(-count, count + 1) * _STEP
    steep = np.pi * np.sinh(u)
    near, far = 1 / (1 + np.exp(-steep)), 1 / (1 + np.exp(steep))
    return near, np.pi * np.cosh(u) * near * far * _STEP


_NEAR, _WEIGHT = _nodes()


def _sampled(a: Floats, b: Floats, bend: Floats) -> tuple[Floats, Floats]:
    """Return values of p and their masses under Beta(a, b), the peak's height being 1.

    In the logarithm of the odds, ``y = ln(p / (1-p))``, the density is ``p**a (1-p)**b``: one
    smooth peak at ``ln(a/b)`` with tails that fall like ``e**(a y)`` and ``e**(-b y)``. The
    peak can be 1/1000 wide (a and b of a million) and a tail 1,000,000 long (a of 1/10,000), so no
    fixed set of nodes will do. The line is cut where something may turn on a scale of its own: at
    the peak, at even odds, where p goes from 0 to 1, and at the bend of the function. Each of the
    four pieces is summed by the tanh-sinh rule, whose nodes crowd at both ends of a piece on every
    scale: whatever the width of a turn, some nodes are as close as it asks.

    Args:
        a: First shape, n numbers above 0.
        b: Second shape, likewise.
        bend: Where the function turns, a logarithm of odds.
    """
    a, b, peak = a[:, None], b[:, None], (np.log(a) - np.log(b))[:, None]
    both = a + b
    # ln(density / peak) = a d - (a+b) ln(1 + p0 (e**d - 1)) falls at least as fast as these lines.
    left = (_DROP + both * np.log1p(a / b)) / a
    right = (_DROP + both * np.log1p(b / a)) / b
    turns = np.concatenate((np.zeros_like(peak), -peak, bend[:, None] - peak), axis=1)
    inner = np.sort(np.clip(turns, -left, right), axis=1)
    edges = np.concatenate((-left, inner, right), axis=1)
    offsets, weights = [], []
    for low, high in pairwise(edges.T[:, :, None]):
        # Measured from the end at the peak, which is one of the edges: there digits count.
        offsets.append(np.where(high <= 0, high - (high - low) * _NEAR, low + (high - low) * _NEAR))
        weights.append((high - low) * _WEIGHT)
    d, weight = np.concatenate(offsets, axis=1), np.concatenate(weights, axis=1)
    # ln(density / peak) has two forms, one the mirror of the other. The one of the smaller shape
    # keeps its digits where a million times a step cancels against a million logarithms; far out,
    # where nothing cancels, the one whose exponential falls does not overflow.
    by_a = np.where(np.abs(d) > _FAR_OUT, d < 0, a <= b)
    shape, step = np.where(by_a, a, b), np.where(by_a, d, -d)
    spread = np.log1p(shape / both * np.expm1(step))
    height = shape * step - both * spread
    p = a / both * np.exp(np.where(by_a, step, 0.0) - spread)
    return p, weight * np.exp(height)


def beta_mass(a: Floats, b: Floats) -> Floats:
    """Return the whole mass of Beta(a, b) over the height of its peak, ``B(a, b) / peak``.

    Here ``peak = p0**a (1-p0)**b`` with ``p0 = a / (a+b)``. A mean divides by it, and its own test
    holds it against mpmath: a node that misses the peak shows at once.
    """
    mass: Floats = _sampled(a, b, np.zeros_like(a))[1].sum(axis=-1)
    return mass


def beta_mean(
    function: Callable[[Floats], Floats], a: Floats, b: Floats, *, bend: Floats | None = None
) -> Floats:
    """Return the mean of a smooth function of p ~ Beta(a, b), for columns of a and b.

    Args:
        function: The function of p, for arrays of shape (n, nodes).
        a: First shape, an array of n numbers above 0.
        b: Second shape, likewise.
        bend: The logarithm of the odds, ``ln(p / (1-p))``, at which the function turns, if it does.
    """
    p, mass = _sampled(a, b, np.zeros_like(a) if bend is None else bend)
    # Divided by the mass found, not by B(a, b): what the two sums miss alike drops out, and
    # ln B of a million has no digits to give.
    result: Floats = (mass * function(p)).sum(axis=-1) / mass.sum(axis=-1)
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
    """Return the mean of the purchases made before a dropout of probability p."""

    def before_dropout(p: Floats) -> Floats:
        # (1 - (1 + p z)**-r) / p in logarithms: whole at p = 0, and for r of a thousand
        bought: Floats = -np.expm1(-r[:, None] * np.log1p(p * z[:, None]))
        return np.where(p > _TINY, bought / np.maximum(p, _TINY), (r * z)[:, None])

    return beta_mean(before_dropout, a, b, bend=-np.log(z) - np.log1p(r))
