"""Every family against mpmath quadrature, SciPy and enumeration."""

import math

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from xborder import inventory as xi
from xborder.errors import InvalidInput, InvalidType, NoSolution
from xborder.inventory.mixture import mix

CONTINUOUS = {
    "normal": (xi.Normal(mean=15, sd=5), stats.norm(15, 5)),
    "narrow normal": (xi.Normal(mean=1e4, sd=3), stats.norm(1e4, 3)),
    "gamma": (xi.Gamma.of(mean=120, sd=90), stats.gamma(16 / 9, scale=67.5)),
    "spiky gamma": (xi.Gamma(shape=0.3, scale=4), stats.gamma(0.3, scale=4)),
    "lognormal": (xi.Lognormal(mu=2, sigma=0.3), stats.lognorm(0.3, scale=math.exp(2))),
}
COUNTS = {
    "poisson": (xi.Poisson(mean=12), stats.poisson(12)),
    "rare poisson": (xi.Poisson(mean=0.05), stats.poisson(0.05)),
    "large poisson": (xi.Poisson(mean=2500), stats.poisson(2500)),
    "negative binomial": (xi.NegativeBinomial(r=8, p=0.4), stats.nbinom(8, 0.4)),
    "lumpy": (xi.NegativeBinomial(r=0.5, p=0.1), stats.nbinom(0.5, 0.1)),
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


@pytest.mark.parametrize("name", EVERY)
def test_a_sum_has_the_summed_moments_and_a_refit_the_given_ones(name):
    ours, _ = EVERY[name]
    total = ours.times(4)
    assert (total.mean, total.variance) == pytest.approx((4 * ours.mean, 4 * ours.variance))
    fitted = ours.refitted(mean=50, variance=80)
    assert (fitted.mean, fitted.variance) == pytest.approx((50, 80))


def test_a_gamma_sum_is_exact_and_a_lognormal_sum_is_close():
    two = xi.Gamma(shape=0.7, scale=3).times(2)
    assert two == xi.Gamma(shape=1.4, scale=3)
    # Fenton and Wilkinson at 99 %, four periods of cv 0.5, against a Fourier convolution
    four = xi.Lognormal.of(mean=1, sd=0.5).times(4)
    assert four.quantile(0.99) == pytest.approx(lognormal_sum_quantile(0.99), rel=0.005)


def lognormal_sum_quantile(p):
    np = pytest.importorskip("numpy")
    step, size = 0.002, 2**16
    grid = (np.arange(size) + 0.5) * step
    s = math.sqrt(math.log1p(0.25))
    mass = np.diff(stats.lognorm(s, scale=math.exp(-s * s / 2)).cdf(np.arange(size + 1) * step))
    total = np.fft.irfft(np.fft.rfft(mass, 2 * size) ** 4, 2 * size)[:size].cumsum()
    return float(grid[np.searchsorted(total, p)] + 1.5 * step)


def test_nothing_spread_is_a_certain_value():
    certain = xi.Normal(mean=7, sd=0)
    assert [certain.quantile(p) for p in (0.1, 0.9)] == [7, 7]
    assert (certain.cdf(6.9), certain.cdf(7), certain.survival(6.9)) == (0, 1, 1)
    assert (certain.loss(5), certain.loss(9), certain.second_loss(5)) == (2, 0, 2)
    assert (certain.partial_moment(0, 7), certain.partial_moment(2, 3)) == (0, 49)
    for family in (xi.Gamma.of(mean=3, sd=1), xi.Lognormal.of(mean=3, sd=1)):
        assert family.refitted(mean=4, variance=0) == xi.Discrete.point(4)
    assert xi.Gamma.of(mean=3, sd=1).times(0) == xi.Discrete.point(0)
    assert xi.NegativeBinomial(r=2, p=0.5).times(0) == xi.Poisson(mean=0)
    assert xi.Poisson(mean=0).quantile(0.99) == 0
    assert xi.Lognormal(mu=0, sigma=1).cdf(0) == 0
    assert xi.Lognormal(mu=0, sigma=1).loss(-1) == pytest.approx(1 + math.exp(0.5))
    assert xi.Discrete.sample([2, 4]).refitted(mean=4, variance=0) == xi.Discrete.point(4)
    fitted = xi.Discrete.sample([2, 4]).refitted(mean=4, variance=2)
    assert (fitted.shape, fitted.scale) == pytest.approx((8, 0.5))


@pytest.mark.parametrize("name", EVERY)
def test_no_stock_covers_unbounded_demand(name):
    with pytest.raises(NoSolution, match="no greatest value"):
        EVERY[name][0].quantile(1)


def test_a_bounded_demand_can_be_covered_whole():
    dice = xi.Discrete.sample(range(1, 7))
    assert (dice.quantile(1), dice.highest(), dice.quantile(0.5)) == (6, 6, 3)
    assert mix([(0.5, dice), (0.5, xi.Discrete.point(9))]).quantile(1) == 9


def test_discrete_sums_are_enumerated_exactly():
    dice = xi.Discrete.sample(range(1, 7))
    three = dice.times(3)
    ways = {10: 27, 3: 1, 18: 1}  # of 216
    for total, count in ways.items():
        chance = three.cdf(total) - three.cdf(total - 1)
        assert chance == pytest.approx(count / 216)
    assert dice.times(0) == xi.Discrete.point(0)
    halves = xi.Discrete.of({0.5: 0.5, 1.0: 0.5})
    assert halves.times(2) == xi.Discrete.of({1.0: 0.25, 1.5: 0.5, 2.0: 0.25})
    assert not halves.whole


def test_observed_demand_has_no_part_of_a_period():
    with pytest.raises(InvalidInput, match=r"2\.5 periods.*whole periods"):
        xi.Discrete.sample([1, 2]).times(2.5)


def test_a_mixture_mixes_and_does_not_add():
    parts = ((0.9, xi.Normal(mean=600, sd=33)), (0.1, xi.Normal(mean=1200, sd=46)))
    both = mix(parts)
    assert both.variance == pytest.approx(0.9 * 33**2 + 0.1 * 46**2 + 0.09 * 600**2)
    assert both.second_loss(700) == pytest.approx(sum(w * d.second_loss(700) for w, d in parts))
    assert both.survival(900) == pytest.approx(0.1)
    assert both.refitted(mean=1, variance=4) == xi.Normal(mean=1, sd=2)
    assert mix(((1.0, parts[0][1]),)) is parts[0][1]
    with pytest.raises(InvalidInput, match="cannot be summed"):
        both.times(2)
    with pytest.raises(InvalidInput, match=r"sum to 1\.1"):
        mix(((0.9, parts[0][1]), (0.2, parts[1][1])))


@given(
    st.lists(st.tuples(st.integers(0, 40), st.floats(0.05, 1)), min_size=1, max_size=6),
    st.floats(0.001, 0.999),
)
def test_the_quantile_of_a_mixture_is_the_first_point_to_reach_its_probability(rows, p):
    total = math.fsum(weight for _, weight in rows)
    mixed = mix(
        (weight / total, xi.Normal(mean=20 * days, sd=6 * days**0.5)) for days, weight in rows
    )
    x = mixed.quantile(p)
    assert mixed.cdf(x) >= p - 1e-12
    assert mixed.cdf(x - 1e-6 * max(1, abs(x))) <= p + 1e-9


@pytest.mark.parametrize("x", [-10, 40])
def test_partial_moments_of_the_normal_agree_with_quadrature(x):
    normal, known = xi.Normal(mean=15, sd=5), stats.norm(15, 5)
    for n in (0, 1, 2):
        exact = mpmath.quad(lambda y, n=n: y**n * known.pdf(float(y)), [x, max(x, 15) + 10, 70])
        assert normal.partial_moment(n, x) == pytest.approx(float(exact), rel=1e-8)


def test_bad_parameters_say_what_and_how():
    with pytest.raises(InvalidInput, match=r"sd is -1, which is negative.*Give zero or more"):
        xi.Normal(mean=1, sd=-1)
    with pytest.raises(InvalidInput, match="not finite"):
        xi.Normal(mean=math.nan, sd=1)
    with pytest.raises(InvalidType, match="not a number"):
        xi.Normal(mean="5", sd=1)
    with pytest.raises(InvalidType, match="not a number"):
        xi.Poisson(mean=True)
    with pytest.raises(InvalidInput, match="not above zero"):
        xi.Gamma(shape=0, scale=1)
    with pytest.raises(InvalidInput, match="not between zero and one"):
        xi.NegativeBinomial(r=1, p=1)
    with pytest.raises(InvalidInput, match=r"variance 3 is below the mean 4.*Poisson or a sample"):
        xi.NegativeBinomial(r=1, p=0.5).refitted(mean=4, variance=3)
    with pytest.raises(InvalidInput, match=r"probabilities sum to 0\.9"):
        xi.Discrete.of({0: 0.5, 1: 0.4})
    with pytest.raises(InvalidInput, match="sample is empty"):
        xi.Discrete.sample([])
    with pytest.raises(InvalidInput, match="fraction from 0 to 1"):
        xi.Poisson(mean=1).quantile(95)


@pytest.mark.parametrize("kind", list(xi.Quantile))
@pytest.mark.parametrize("p", [0.05, 0.5, 0.77, 1.0])
def test_sample_quantiles_agree_with_numpy(kind, p):
    np = pytest.importorskip("numpy")
    sample = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    assert xi.sample_quantile(sample, p, kind) == pytest.approx(
        float(np.quantile(sample, p, method=str(kind)))
    )
