"""Pareto/NBD: published points, mpmath, and the limits of its formulas."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import DiscountRate, ParetoNbd, Span, Summary
from xborder.customers.lifetime.pareto import _forever, _lived, _log_likelihood
from xborder.customers.lifetime.population import population
from xborder.errors import InvalidInput

PRINTED = {"r": 0.553, "alpha": 10.578, "s": 0.606, "beta": 11.669, "unit": "week"}


def exact_alive(r, alpha, s, beta, x, t_x, age):
    """P(alive) with the dropout integral by mpmath."""
    with mpmath.workdps(40):
        r, alpha, s, beta, t_x, age = map(mpmath.mpf, (r, alpha, s, beta, t_x, age))
        top = (alpha + t_x) ** -(r + x) * (beta + t_x) ** -(s + 1)
        scale = 1 / ((r + x) / (alpha + t_x) + (s + 1) / (beta + t_x))
        cuts = [t_x, *(t_x + scale * step for step in (1, 4, 16, 64, 200))]
        cuts = [cut for cut in cuts if cut < age] + [age]
        gone = mpmath.quad(lambda u: (alpha + u) ** -(r + x) * (beta + u) ** -(s + 1) / top, cuts)
        odds = s * gone * top * (alpha + age) ** (r + x) * (beta + age) ** s
        return float(1 / (1 + odds))


POINTS = (
    (0.55, 10.58, 0.61, 11.67, 2, 30.43, 38.86),
    (0.55, 10.58, 0.61, 11.67, 0, 0.0, 38.86),
    (0.55, 10.58, 0.61, 11.67, 26, 30.86, 31.0),
    (0.5143, 2.8845, 0.2856, 14.1087, 221, 103.42857, 103.57143),
    (0.5143, 2.8845, 0.2856, 14.1087, 161, 94.71429, 98.0),
    (0.02, 0.5, 0.01, 900.0, 1, 0.5, 400.0),
    (40.0, 900.0, 30.0, 0.5, 3, 10.0, 400.0),
    (2.0, 5.0, 60.0, 3000.0, 12, 20.0, 90.0),
    (0.5, 10.0, 0.5, 10.0, 900, 180.0, 200.0),
)


@pytest.mark.parametrize("point", POINTS)
def test_p_alive_agrees_with_mpmath(point):
    r, alpha, s, beta, x, t_x, age = point
    model = ParetoNbd(r=r, alpha=alpha, s=s, beta=beta, unit="week")
    assert model.p_alive(x, t_x, age) == pytest.approx(exact_alive(*point), rel=1e-10, abs=1e-300)


@pytest.mark.long
def test_sixty_random_points_agree_with_mpmath():
    rng = np.random.default_rng(20261121)
    for _ in range(60):
        r, s = np.exp(rng.uniform(-3, 3, 2))
        alpha, beta = np.exp(rng.uniform(-2, 6, 2))
        x = int(np.exp(rng.uniform(0, 6))) - 1
        age = float(np.exp(rng.uniform(0, 6)))
        last = age * float(rng.uniform(0.05, 1)) if x else 0.0
        point = (*map(float, (r, alpha, s, beta)), x, last, age)
        model = ParetoNbd(
            **dict(zip(("r", "alpha", "s", "beta"), point, strict=False)), unit="week"
        )
        found = float(model.p_alive(x, last, age))
        assert found == pytest.approx(exact_alive(*point), rel=1e-8, abs=1e-200), point


def test_parts_add_up_to_the_whole(monkeypatch):
    rng = np.random.default_rng(1)
    age = rng.uniform(5, 30, 50)
    x = rng.poisson(2, 50)
    last = np.where(x, age * rng.uniform(0.1, 1, 50), 0)
    rows = population(
        Summary.from_columns({"frequency": x, "recency": last, "T": age}, unit="week")
    )
    point = np.log([0.5, 0.3, 1.2, 2.0])
    whole = _log_likelihood(point, rows)
    monkeypatch.setattr("xborder.customers.lifetime.pareto._CHUNK", 7)
    height, slope = _log_likelihood(point, rows)
    assert height == pytest.approx(whole[0], rel=1e-12)
    assert slope == pytest.approx(whole[1], rel=1e-10)


def test_customers_of_the_sample(models):
    # P(alive), E[Y(39)] and DERT at 0.0027 a week; lifetimes and btyd agree to 1e-12
    for x, t_x, age, alive, bought, residual in (
        (2, 30.43, 38.86, 0.8691187398, 1.4551130256, 6.4822507708),
        (0, 0.0, 38.86, 0.2950971682, 0.1070597962, 0.4769309561),
        (29, 37.71, 38.0, 0.9961245921, 19.5947576007, 86.9273872155),
    ):
        model = models["pareto_nbd"]
        assert model.p_alive(x, t_x, age) == pytest.approx(alive, abs=1e-10)
        found = model.expected_purchases(x, t_x, age, within=Span.weeks(39))
        assert found == pytest.approx(bought, abs=1e-10)
        rate = DiscountRate(math.expm1(0.0027), Span.weeks(1))
        found = model.discounted_purchases(x, t_x, age, discount=rate)
        assert found == pytest.approx(residual, abs=1e-10)


def test_columns_keep_their_shape_and_broadcast():
    model = ParetoNbd(**PRINTED)
    assert model.p_alive([[1], [2]], [[3.0], [4.0]], [9.0, 20.0, 30.0]).shape == (2, 3)
    rate = DiscountRate(0.1, Span.years(1))
    assert model.discounted_purchases([1, 2], 3.0, [9.0, 9.0], discount=rate).shape == (2,)


@given(x=st.integers(0, 300), one=st.floats(0, 1), two=st.floats(0, 1), age=st.floats(0.1, 400))
def test_p_alive_is_a_probability_and_rises_with_the_last_purchase(x, one, two, age):
    early, late = sorted((one * age, two * age))
    low, high = ParetoNbd(**PRINTED).p_alive([x, x], [early, late], age)
    assert 0 <= low <= high * (1 + 1e-9)
    assert high <= 1


@pytest.mark.parametrize("s", [0.3, 0.999999, 1.0, 1.000001, 4.0])
def test_the_pole_at_s_equal_to_one_is_gone(s):
    with mpmath.workdps(30):
        exact = mpmath.quad(lambda u: (1 + u) ** -mpmath.mpf(s), [0, 1, 2.5])
    assert float(_lived(s, np.array(2.5))) == pytest.approx(float(exact), rel=1e-13)


@pytest.mark.parametrize("s", [0.2, 1.0, 5.0])
@pytest.mark.parametrize("z", [1e-6, 0.13, 3.0, 400.0])
def test_the_integral_of_all_time_agrees_with_mpmath(s, z):
    # integral_0^inf e**(-z u) (1+u)**-s du = e**z E_s(z)
    with mpmath.workdps(30):
        exact = mpmath.exp(z) * mpmath.expint(s, z)
    assert _forever(s, np.array([z]))[0] == pytest.approx(float(exact), rel=1e-11)


@pytest.mark.parametrize("s", [1e-3, 30.0, 1e3, 1e5])
@pytest.mark.parametrize("z", [1e-3, 1.0, 1e3])
def test_it_agrees_for_fits_at_the_edge(s, z):
    """integral_0^inf e**(-z u) (1+u)**-s du = U(1, 2-s, z), by mpmath's Tricomi function."""
    with mpmath.workdps(50):
        exact = mpmath.hyperu(1, 2 - mpmath.mpf(s), mpmath.mpf(z))
    assert _forever(s, np.array([z]))[0] == pytest.approx(float(exact), rel=1e-13)


def test_the_gradient_is_the_slope():
    rows = population(
        Summary.from_columns(
            {"frequency": [0, 2, 7, 1], "recency": [0, 9.0, 20.0, 5.0], "T": [30, 12.0, 20.0, 40]},
            unit="week",
        )
    )
    point, step = np.log([0.5, 0.3, 1.2, 2.0]), 1e-5
    slope = _log_likelihood(point, rows)[1]
    for axis, direction in enumerate(np.eye(4) * step):
        up, down = (_log_likelihood(point + sign * direction, rows)[0] for sign in (1, -1))
        assert slope[axis] == pytest.approx((up - down) / (2 * step), rel=1e-5, abs=1e-9)


def test_parameters_come_back_within_their_standard_errors():
    rng = np.random.default_rng(8)
    count, true = 3000, {"r": 0.8, "alpha": 8.0, "s": 0.9, "beta": 20.0}
    rate = rng.gamma(true["r"], 1 / true["alpha"], count)
    life = rng.exponential(1 / rng.gamma(true["s"], 1 / true["beta"], count))
    age = rng.uniform(30, 80, count)
    bought = rng.poisson(rate * np.minimum(life, age))
    last = np.where(
        bought, np.minimum(life, age) * rng.uniform(0, 1, count) ** (1 / np.maximum(bought, 1)), 0
    )
    fit = ParetoNbd.fit(
        Summary.from_columns({"frequency": bought, "recency": last, "T": age}, unit="week")
    )
    assert fit.convergence.state == "converged"
    for name, value in true.items():
        assert abs(fit.parameters[name] - value) < 4 * fit.standard_errors[name]


def test_no_discount_has_no_bound_and_says_so():
    with pytest.raises(InvalidInput, match=r"discount: A discount rate of 0\.0"):
        ParetoNbd(**PRINTED).discounted_purchases(
            1, 2.0, 3.0, discount=DiscountRate(0, Span.weeks(1))
        )
