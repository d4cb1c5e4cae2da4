"""Expected purchases of the living agree with mpmath over the whole range."""

from itertools import pairwise

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath.calculus.quadrature import GaussLegendre

from xborder.customers.lifetime.beta_mean import beta_mass, beta_mean, purchases_alive


def exact(r, z, a, b):
    """The same mean, by mpmath's 2F1 in the variable -z, 60 digits, off the pole at a = 1."""
    with mpmath.workdps(60):
        r, z, a, b = (mpmath.mpf(value) for value in (r, z, a, b))
        if a == 1:
            a += mpmath.mpf("1e-25")
        inner = mpmath.hyp2f1(r, a - 1, a + b - 1, -z)
        return float((a + b - 1) / (a - 1) * (1 - inner))


# r, z = t / alpha, a, b: the ordinary, the pole at a = 1, busy buyers, hardly any dropout
POINTS = (
    (2.24, 0.9, 0.79, 4.43),
    (0.24, 8.0, 0.79, 2.43),
    (5.5, 0.7, 1.0, 3.2),
    (5.5, 0.7, 1.0 + 1e-7, 3.2),
    (5.5, 0.7, 0.9995, 3.2),
    (1000.6, 0.25, 0.79, 1002.4),
    (1000.6, 5.0, 147.0, 1100.0),
    (250.0, 3.0, 20.0, 260.0),
    (0.3, 1e-6, 0.8, 2.4),
    (0.3, 1e-3, 300.0, 2.4),
    (30.0, 200.0, 0.01, 31.0),
    (3.0, 5000.0, 0.5, 4.0),
    (3.0, 0.5, 0.001, 0.01),
    (3.0, 0.5, 0.3, 0.2),
)


@pytest.mark.parametrize(("r", "z", "a", "b"), POINTS)
def test_points_agree_with_mpmath(r, z, a, b):
    assert float(purchases_alive(r, z, a, b)) == pytest.approx(exact(r, z, a, b), rel=1e-10)


@pytest.mark.long
def test_a_thousand_random_points_agree_with_mpmath():
    rng = np.random.default_rng(20261121)
    for _ in range(1000):
        x = int(np.exp(rng.uniform(0, 7))) - 1
        r = float(np.exp(rng.uniform(-4, 3))) + x
        a = float(np.exp(rng.uniform(-4, 5)))
        b = float(np.exp(rng.uniform(-4, 5))) + x
        z = float(np.exp(rng.uniform(-7, 5)))
        assert float(purchases_alive(r, z, a, b)) == pytest.approx(exact(r, z, a, b), rel=1e-9), (
            r,
            z,
            a,
            b,
        )


def by_quadrature(r, z, a, b):
    """The mean over Beta(a, b) to 60 digits, by mpmath's Gauss-Legendre on panels that double.

    2F1 does not end within a day at a + b of a million; this does.
    """
    with mpmath.workdps(60):
        r, z, a, b = (mpmath.mpf(value) for value in (r, z, a, b))
        both, middle, bend = a + b, mpmath.log(a / b), -mpmath.log(z * (r + 1))
        low = middle - (140 + both * mpmath.log1p(a / b)) / a
        high = middle + (140 + both * mpmath.log1p(b / a)) / b
        cuts = {low, high}
        for center, width in ((middle, mpmath.sqrt(both / a / b) / 4), (bend, 0.25), (0, 0.25)):
            doubled = int(mpmath.log((high - low) / width, 2)) + 1
            for step in (0, *(width * 2**n for n in range(doubled))):
                cuts |= {center - step, center + step}
        cuts = sorted(cut for cut in cuts if low <= cut <= high)
        peak = a * mpmath.log1p(b / a) + b * mpmath.log1p(a / b)
        top = bottom = mpmath.mpf(0)
        for left, right in pairwise(cuts):
            half, center = (right - left) / 2, (right + left) / 2
            for node, weight in LEGENDRE:
                y = center + half * node
                p = 1 / (1 + mpmath.exp(-y))
                mass = -a * mpmath.log1p(mpmath.exp(-y)) - b * mpmath.log1p(mpmath.exp(y))
                mass = half * weight * mpmath.exp(mass + peak)
                bottom += mass
                top -= mass * mpmath.expm1(-r * mpmath.log1p(p * z)) / p
        return float(top / bottom)


with mpmath.workdps(60):
    LEGENDRE = GaussLegendre(mpmath.mp).calc_nodes(5, 210)

# a + b in every decade from 1/1000 to ten million, even and lopsided, busy buyers and idle ones
WIDE = (
    (0.5, 3.0, 4e-4, 6e-4),
    (900.0, 4000.0, 1e-2, 1e-4),
    (0.24, 8.0, 0.02, 0.09),
    (4.0, 0.3, 1e-3, 0.9),
    (3.1, 0.28, 1.0, 9e2),
    (1000.0, 2.0, 5e3, 6e3),
    (3.1, 0.28, 1.3e4, 2.9e4),
    (3.1, 0.28, 1.3e6, 2.9e6),
    (344.0, 0.107, 3.8e5, 3.9e6),
    (0.1, 10.0, 10.0, 1e7),
    (0.1, 1e-3, 9e6, 1e6),
    (0.1, 5000.0, 1e-3, 1e7),
)


@pytest.mark.parametrize(("r", "z", "a", "b"), WIDE)
def test_the_whole_range_agrees_with_mpmath_at_60_digits(r, z, a, b):
    assert float(purchases_alive(r, z, a, b)) == pytest.approx(by_quadrature(r, z, a, b), rel=1e-11)


def test_the_two_oracles_agree():
    for point in POINTS[:3]:
        assert by_quadrature(*point) == pytest.approx(exact(*point), rel=1e-14)


@given(st.floats(-3, 7), st.floats(-8, 8))
def test_the_density_sums_to_one(decades, lean):
    """B(a, b) over the height of the peak, for a + b from 1/1000 to ten million."""
    both, odds = 10.0**decades, 10.0**lean
    a, b = max(both * odds / (1 + odds), 1e-7), max(both / (1 + odds), 1e-7)
    with mpmath.workdps(60):
        one, two = mpmath.mpf(a), mpmath.mpf(b)
        peak = one * mpmath.log(one / (one + two)) + two * mpmath.log(two / (one + two))
        whole = mpmath.loggamma(one) + mpmath.loggamma(two) - mpmath.loggamma(one + two) - peak
        expected = float(mpmath.exp(whole))
    assert beta_mass(np.array([a]), np.array([b]))[0] == pytest.approx(expected, rel=1e-11)


@given(st.floats(-3, 7), st.floats(-3, 3), st.floats(0.1, 40), st.floats(0.01, 50))
def test_the_mean_of_p_is_known_and_purchases_have_a_bound(decades, lean, r, z):
    both, odds = 10.0**decades, 10.0**lean
    a, b = both * odds / (1 + odds), both / (1 + odds)
    mean = beta_mean(lambda p: p, np.array([a]), np.array([b]))[0]
    assert mean == pytest.approx(a / (a + b), rel=1e-10)
    bought = float(purchases_alive(r, z, a, b))
    assert 0 < bought <= r * z * (1 + 1e-11)


def test_no_time_is_no_purchase_and_shapes_broadcast():
    assert purchases_alive(2.0, 0.0, 1.0, 2.0) == 0
    assert purchases_alive([[1.0], [2.0]], 0.5, [0.5, 1.0, 2.0], 3.0).shape == (2, 3)
