"""A refit has the moments asked for, whatever the family."""

import math

import pytest
from scipy import stats

from xborder.inventory.distributions import (
    Gamma,
    Lognormal,
    NegativeBinomial,
    Normal,
    Poisson,
    refitted,
)

CONTINUOUS = {
    "normal": (Normal(mean=15, sd=5), stats.norm(15, 5)),
    "narrow normal": (Normal(mean=1e4, sd=3), stats.norm(1e4, 3)),
    "gamma": (Gamma.of(mean=120, sd=90), stats.gamma(16 / 9, scale=67.5)),
    "spiky gamma": (Gamma(shape=0.3, scale=4), stats.gamma(0.3, scale=4)),
    "lognormal": (Lognormal(mu=2, sigma=0.3), stats.lognorm(0.3, scale=math.exp(2))),
}
COUNTS = {
    "poisson": (Poisson(mean=12), stats.poisson(12)),
    "rare poisson": (Poisson(mean=0.05), stats.poisson(0.05)),
    "large poisson": (Poisson(mean=2500), stats.poisson(2500)),
    "negative binomial": (NegativeBinomial(r=8, p=0.4), stats.nbinom(8, 0.4)),
    "lumpy": (NegativeBinomial(r=0.5, p=0.1), stats.nbinom(0.5, 0.1)),
}
EVERY = {**CONTINUOUS, **COUNTS}


@pytest.mark.parametrize("name", EVERY)
def test_a_sum_has_the_summed_moments_and_a_refit_the_given_ones(name):
    ours, _ = EVERY[name]
    total = ours.times(4)
    assert (total.mean, total.variance) == pytest.approx((4 * ours.mean, 4 * ours.variance))
    fitted = refitted(ours, mean=50, variance=80)
    assert (fitted.mean, fitted.variance) == pytest.approx((50, 80))
