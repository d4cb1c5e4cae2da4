"""What is special to the normal, the gamma and the lognormal."""

import math

import mpmath
import pytest
from scipy import stats

from xborder.inventory.distributions import Gamma, Lognormal, Normal


def test_a_gamma_sum_is_exact_and_a_lognormal_sum_is_close():
    two = Gamma(shape=0.7, scale=3).times(2)
    assert two == Gamma(shape=1.4, scale=3)
    # Fenton and Wilkinson at 99 %, four periods of cv 0.5, against a Fourier convolution
    four = Lognormal.of(mean=1, sd=0.5).times(4)
    assert four.quantile(0.99) == pytest.approx(lognormal_sum_quantile(0.99), rel=0.005)


def lognormal_sum_quantile(p):
    np = pytest.importorskip("numpy")
    step, size = 0.002, 2**16
    grid = (np.arange(size) + 0.5) * step
    s = math.sqrt(math.log1p(0.25))
    mass = np.diff(stats.lognorm(s, scale=math.exp(-s * s / 2)).cdf(np.arange(size + 1) * step))
    total = np.fft.irfft(np.fft.rfft(mass, 2 * size) ** 4, 2 * size)[:size].cumsum()
    return float(grid[np.searchsorted(total, p)] + 1.5 * step)


@pytest.mark.parametrize("x", [-10, 40])
def test_partial_moments_of_the_normal_agree_with_quadrature(x):
    normal, known = Normal(mean=15, sd=5), stats.norm(15, 5)
    for n in (0, 1, 2):
        exact = mpmath.quad(lambda y, n=n: y**n * known.pdf(float(y)), [x, max(x, 15) + 10, 70])
        assert normal.partial_moment(n, x) == pytest.approx(float(exact), rel=1e-8)


@pytest.mark.parametrize(
    "family",
    [
        Normal(mean=20, sd=6),
        Gamma(shape=0.7, scale=9),
        Gamma(shape=40, scale=2),
        Lognormal(mu=2, sigma=0.5),
    ],
    ids=repr,
)
def test_a_density_is_the_slope_of_its_distribution(family):
    for p in (0.01, 0.3, 0.5, 0.9, 0.999):
        x = family.quantile(p)
        step = 1e-5 * family.sd
        slope = (family.cdf(x + step) - family.cdf(x - step)) / (2 * step)
        assert family.density(x) == pytest.approx(slope, rel=1e-5)
    if family.floor == 0:
        assert family.density(0) == family.density(-1) == 0
