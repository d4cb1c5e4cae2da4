"""What demand and time can be: families, samples, tables and mixtures, with their losses.

Every family answers the same questions: mean, variance, P(D <= x), quantiles, E[(D - x)+] and its
second-order sister.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.distributions.continuous import Gamma, Lognormal, Normal, standard_loss
    from xborder.inventory.distributions.counts import NegativeBinomial, Poisson
    from xborder.inventory.distributions.discrete import Discrete, Quantile, sample_quantile
    from xborder.inventory.distributions.distribution import Distribution
    from xborder.inventory.distributions.draws import draw
    from xborder.inventory.distributions.mixture import Mixture
    from xborder.inventory.distributions.refit import refitted

_HOMES = {
    "Discrete": "discrete",
    "Distribution": "distribution",
    "Gamma": "continuous",
    "Lognormal": "continuous",
    "Mixture": "mixture",
    "NegativeBinomial": "counts",
    "Normal": "continuous",
    "Poisson": "counts",
    "Quantile": "discrete",
    "draw": "draws",
    "refitted": "refit",
    "sample_quantile": "discrete",
    "standard_loss": "continuous",
}

__all__ = [
    "Discrete",
    "Distribution",
    "Gamma",
    "Lognormal",
    "Mixture",
    "NegativeBinomial",
    "Normal",
    "Poisson",
    "Quantile",
    "draw",
    "refitted",
    "sample_quantile",
    "standard_loss",
]

front(globals(), _HOMES)
