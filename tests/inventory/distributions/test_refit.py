"""A refit has the moments asked for, whatever the family."""

import math

import numpy as np
import pytest
from scipy import stats

from xborder.errors import InvalidInput, InvalidType
from xborder.inventory.distributions import (
    Discrete,
    Distribution,
    Gamma,
    Lognormal,
    NegativeBinomial,
    Normal,
    Poisson,
    draw,
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


class Foreign(Distribution):
    """A family of somebody's own."""

    mean = variance = 1.0

    def partial_moment(self, order, above):
        return float(above < order)

    def times(self, count):
        return self if count else None


def test_a_family_of_somebodys_own_has_no_known_shape():
    with pytest.raises(InvalidType, match="A Foreign has no known family"):
        refitted(Foreign(), mean=1, variance=1)
    with pytest.raises(InvalidType, match="A Foreign has no density"):
        Foreign().density(1)
    with pytest.raises(InvalidInput, match="A Foreign cannot be drawn from"):
        draw(Foreign(), size=1, generator=np.random.default_rng(1))
    assert not Foreign().divisible


def test_without_spread_every_family_is_a_certain_value():
    for family in (Gamma(shape=2, scale=3), Lognormal(mu=1, sigma=1), Discrete.of({1: 1})):
        assert refitted(family, mean=4, variance=0) == Discrete.point(4)
    assert refitted(Lognormal(mu=1, sigma=1), mean=4, variance=9).sd == pytest.approx(3)
