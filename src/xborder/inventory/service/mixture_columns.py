"""Reorder points for arrays of items whose lead time is one of several lengths.

With length t_k of probability p_k, demand over it normal with mean m t_k and deviation s sqrt(t_k),
the reorder point r of an item solves

    sum p_k Phi((r - m t_k) / (s sqrt(t_k))) = cycle service level
    sum p_k [n_k(r) - n_k(r + Q)] = (1 - fill rate) Q        and its named forms

The level that each length alone would ask for brackets r: at the greatest of them every length is
served well enough, at the least none too well. Bisection halves that bracket to the last digit; the
function has flat stretches between its humps, on which Newton's method would leap away.
"""

import math
from statistics import NormalDist
from typing import Any

from xborder.errors import extra
from xborder.inventory.service.safety_factor import allowed_share, factors
from xborder.inventory.service.targets import CycleServiceLevel, FillRate, FillRateForm

_HALVINGS = 64  # a bracket of any width in doubles has no more


def reorder_points(
    mean: Any,
    sd: Any,
    lengths: Any,
    chances: Any,
    target: CycleServiceLevel | FillRate,
    sizes: Any,
) -> Any:
    """Return the reorder point of each item.

    Args:
        mean: Mean demand per period, an array.
        sd: Its standard deviation.
        lengths: Lengths of the lead time in that period, a row an item.
        chances: Their probabilities, zero where an item has fewer.
        target: A cycle service level or a fill rate, below one.
        sizes: Order quantities, for a fill rate.
    """
    np = extra("numpy", name="stats")
    centre = mean[:, None] * lengths
    spread = sd[:, None] * np.sqrt(lengths)
    certain = spread == 0
    width = np.where(certain, 1.0, spread)
    if isinstance(target, CycleServiceLevel):
        alone = centre + NormalDist().inv_cdf(target.value) * spread
    else:
        ratio = sizes[:, None] / width
        k = factors(np.where(certain, 1.0, ratio), target) * width
        alone = centre + np.where(certain, -sizes[:, None] * allowed_share(target), k)
    used = chances > 0
    low = np.where(used, alone, math.inf).min(axis=1)
    high = np.where(used, alone, -math.inf).max(axis=1)
    enough = _enough(np, centre, width, certain, chances, target, sizes)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        met = enough(middle)
        low, high = np.where(met, low, middle), np.where(met, middle, high)
    return high


def _enough(
    np: Any, centre: Any, width: Any, certain: Any, chances: Any, target: Any, sizes: Any
) -> Any:
    special = extra("scipy.special", name="stats")

    def served(level: Any) -> Any:
        z = (level[:, None] - centre) / width
        sure = (level[:, None] >= centre).astype(float)
        return (chances * np.where(certain, sure, special.ndtr(z))).sum(axis=1) >= target.value

    def short(level: Any) -> Any:
        gap = level[:, None] - centre
        z = gap / width
        bell = np.exp(z * z * -0.5) / math.sqrt(2 * math.pi)
        loss = width * (bell - z * special.ndtr(-z))
        return (chances * np.where(certain, np.maximum(0.0, -gap), loss)).sum(axis=1)

    def filled(level: Any) -> Any:
        missed = short(level)
        if target.form is FillRateForm.EXACT:
            missed = missed - short(level + sizes)
        return missed <= allowed_share(target) * sizes

    return served if isinstance(target, CycleServiceLevel) else filled
