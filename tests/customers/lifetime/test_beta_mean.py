"""Expected purchases of the living agree with mpmath over the whole range."""

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers.lifetime.beta_mean import beta_mean, purchases_alive


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


@given(st.floats(0.1, 40), st.floats(0.01, 50), st.floats(0.05, 30), st.floats(0.05, 30))
def test_the_mean_of_p_and_of_one_are_known(r, z, a, b):
    shapes = np.array([a]), np.array([b])
    assert beta_mean(np.ones_like, *shapes)[0] == pytest.approx(1, rel=1e-9)
    assert beta_mean(lambda p: p, *shapes)[0] == pytest.approx(a / (a + b), rel=1e-9)
    bought = float(purchases_alive(r, z, a, b))
    assert 0 < bought <= r * z * (1 + 1e-12)


def test_no_time_is_no_purchase_and_shapes_broadcast():
    assert purchases_alive(2.0, 0.0, 1.0, 2.0) == 0
    assert purchases_alive([[1.0], [2.0]], 0.5, [0.5, 1.0, 2.0], 3.0).shape == (2, 3)
