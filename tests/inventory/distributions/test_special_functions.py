"""The integrals behind the distributions, against mpmath at 40 digits."""

import mpmath
import pytest

from xborder.inventory.distributions import special_functions as sf

mpmath.mp.dps = 40

SHAPES = (0.02, 0.5, 1.0, 2.5, 16.0, 33.3, 400.0, 1e4)
RATIOS = (0.0, 1e-3, 0.3, 0.9, 0.999, 1.0, 1.05, 1.5, 3.0, 20.0)


@pytest.mark.parametrize("a", SHAPES)
@pytest.mark.parametrize("ratio", RATIOS)
def test_incomplete_gamma_agrees_with_mpmath(a, ratio):
    x = a * ratio
    upper = mpmath.gammainc(a, x, mpmath.inf, regularized=True)
    lower = mpmath.gammainc(a, 0, x, regularized=True)
    assert sf.gamma_upper(a, x) == pytest.approx(float(upper), rel=2e-12, abs=1e-15)
    assert sf.gamma_lower(a, x) == pytest.approx(float(lower), rel=2e-12, abs=1e-15)


@pytest.mark.parametrize("a", [1.2e5, 1e10])
@pytest.mark.parametrize("z", [-3.0, -0.01, 6.0])
def test_large_shapes_agree_with_mpmath_near_the_middle(a, z):
    with mpmath.workdps(30):
        x = a + z * a**0.5
        top = a + 60 * a**0.5

        def density(t):
            return mpmath.exp((a - 1) * mpmath.log(t) - t - mpmath.loggamma(a))

        marks = [x + (top - x) * k / 16 for k in range(17)]
        upper = mpmath.quad(density, marks)
    assert sf.gamma_upper(a, x) == pytest.approx(float(upper), rel=1e-9, abs=1e-13)
    assert sf.gamma_lower(a, x) == pytest.approx(float(1 - upper), rel=1e-9, abs=1e-13)


@pytest.mark.parametrize("a", [0.3, 1.0, 8.0, 250.5, 5000.0])
@pytest.mark.parametrize("b", [0.7, 1.0, 40.0, 900.0])
@pytest.mark.parametrize("x", [0.0, 1e-4, 0.2, 0.5, 0.85, 0.999, 1.0])
def test_incomplete_beta_agrees_with_mpmath(a, b, x):
    exact = mpmath.betainc(a, b, 0, x, regularized=True) if 0 < x < 1 else mpmath.mpf(x)
    assert sf.beta_lower(x, a, b) == pytest.approx(float(exact), rel=5e-12, abs=1e-14)


@pytest.mark.parametrize("x", [0.0, 0.5, 1, 7, 15.5, 17.25, 100, 12345])
@pytest.mark.parametrize("mean", [0.4, 7.0, 110.0, 12345.0])
def test_poisson_probability_agrees_with_mpmath(x, mean):
    exact = mpmath.exp(x * mpmath.log(mean) - mean - mpmath.loggamma(x + 1))
    assert sf.poisson_probability(x, mean) == pytest.approx(float(exact), rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("x", [0.2, 3.7, 15.9, 16.0, 44.4, 1e6])
def test_stirling_error_agrees_with_mpmath(x):
    exact = mpmath.loggamma(x + 1) - (x + 0.5) * mpmath.log(x) + x - mpmath.log(2 * mpmath.pi) / 2
    assert sf.stirling_error(x) == pytest.approx(float(exact), rel=1e-11)
