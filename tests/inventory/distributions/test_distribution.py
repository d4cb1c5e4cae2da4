"""Every family beside scipy, quadrature and summation; what is refused."""

import math

import mpmath
import pytest
from scipy import stats

from xborder.errors import InvalidInput, InvalidType, NoSolution
from xborder.inventory.distributions import (
    Discrete,
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
PROBABILITIES = (1e-6, 0.02, 0.3, 0.5, 0.8, 0.95, 0.999, 1 - 1e-9)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("p", PROBABILITIES)
def test_quantiles_agree_with_scipy(name, p):
    ours, theirs = EVERY[name]
    assert ours.quantile(p) == pytest.approx(theirs.ppf(p), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", EVERY)
def test_moments_agree_with_scipy(name):
    ours, theirs = EVERY[name]
    assert ours.mean == pytest.approx(theirs.mean(), rel=1e-12)
    assert ours.sd == pytest.approx(theirs.std(), rel=1e-12)


@pytest.mark.parametrize("name", CONTINUOUS)
@pytest.mark.parametrize("p", [0.01, 0.4, 0.9, 0.9999])
def test_losses_agree_with_quadrature(name, p):
    ours, theirs = CONTINUOUS[name]
    x, high = theirs.ppf(p), theirs.ppf(1 - 1e-15)
    with mpmath.workdps(20):
        edges = [x + (high - x) * k / 12 for k in range(13)]
        first = mpmath.quad(lambda y: theirs.sf(float(y)), edges)
        second = mpmath.quad(lambda y: (y - x) * theirs.sf(float(y)), edges)
    assert ours.loss(x) == pytest.approx(float(first), rel=1e-7, abs=1e-9)
    assert ours.second_loss(x) == pytest.approx(float(second), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("x", [-2, 0, 0.5, 3, 17, 2490.25])
def test_losses_agree_with_summation(name, x):
    ours, theirs = COUNTS[name]
    top = int(theirs.ppf(1 - 1e-15)) + 60
    terms = [(k - x, float(theirs.pmf(k))) for k in range(max(0, math.ceil(x)), top)]
    first = math.fsum(gap * p for gap, p in terms)
    second = math.fsum(gap * gap * p for gap, p in terms) / 2
    assert ours.loss(x) == pytest.approx(first, rel=1e-9, abs=1e-9)
    assert ours.second_loss(x) == pytest.approx(second, rel=1e-8, abs=1e-6)
    assert ours.cdf(x) == pytest.approx(float(theirs.cdf(x)), abs=1e-12)
    assert ours.survival(x) == pytest.approx(float(theirs.sf(x)), abs=1e-12)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("z", [-1.5, 0.0, 2.0])
def test_both_losses_differ_by_distance_to_the_mean(name, z):
    ours, _ = EVERY[name]
    x = ours.mean + z * ours.sd
    assert ours.complementary_loss(x) - ours.loss(x) == pytest.approx(x - ours.mean, abs=1e-6)
    both = ours.complementary_second_loss(x) + ours.second_loss(x)
    assert both == pytest.approx(((x - ours.mean) ** 2 + ours.variance) / 2, rel=1e-9)


def test_nothing_spread_is_a_certain_value():
    certain = Normal(mean=7, sd=0)
    assert [certain.quantile(p) for p in (0.1, 0.9)] == [7, 7]
    assert (certain.cdf(6.9), certain.cdf(7), certain.survival(6.9)) == (0, 1, 1)
    assert (certain.loss(5), certain.loss(9), certain.second_loss(5)) == (2, 0, 2)
    assert (certain.partial_moment(0, 7), certain.partial_moment(2, 3)) == (0, 49)
    for family in (Gamma.of(mean=3, sd=1), Lognormal.of(mean=3, sd=1)):
        assert refitted(family, mean=4, variance=0) == Discrete.point(4)
    assert Gamma.of(mean=3, sd=1).times(0) == Discrete.point(0)
    assert NegativeBinomial(r=2, p=0.5).times(0) == Poisson(mean=0)
    assert Poisson(mean=0).quantile(0.99) == 0
    assert Lognormal(mu=0, sigma=1).cdf(0) == 0
    assert Lognormal(mu=0, sigma=1).loss(-1) == pytest.approx(1 + math.exp(0.5))
    assert refitted(Discrete.sample([2, 4]), mean=4, variance=0) == Discrete.point(4)
    fitted = refitted(Discrete.sample([2, 4]), mean=4, variance=2)
    assert (fitted.shape, fitted.scale) == pytest.approx((8, 0.5))


@pytest.mark.parametrize("name", EVERY)
def test_no_stock_covers_unbounded_demand(name):
    with pytest.raises(NoSolution, match="no greatest value"):
        EVERY[name][0].quantile(1)


def test_bad_parameters_say_what_and_how():
    with pytest.raises(InvalidInput, match=r"sd is -1, which is negative.*Give zero or more"):
        Normal(mean=1, sd=-1)
    with pytest.raises(InvalidInput, match="not finite"):
        Normal(mean=math.nan, sd=1)
    with pytest.raises(InvalidType, match="not a number"):
        Normal(mean="5", sd=1)
    with pytest.raises(InvalidType, match="not a number"):
        Poisson(mean=True)
    with pytest.raises(InvalidInput, match="not above zero"):
        Gamma(shape=0, scale=1)
    with pytest.raises(InvalidInput, match="p is 1, which does not lie between 0 and 1"):
        NegativeBinomial(r=1, p=1)
    with pytest.raises(InvalidInput, match=r"variance 3 is below the mean 4.*Poisson or a sample"):
        refitted(NegativeBinomial(r=1, p=0.5), mean=4, variance=3)
    with pytest.raises(InvalidInput, match=r"probabilities sum to 0\.9"):
        Discrete.of({0: 0.5, 1: 0.4})
    with pytest.raises(InvalidInput, match="sample is empty"):
        Discrete.sample([])
    with pytest.raises(InvalidInput, match="fraction from 0 to 1"):
        Poisson(mean=1).quantile(95)
