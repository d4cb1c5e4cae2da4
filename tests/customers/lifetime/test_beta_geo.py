"""BG/NBD and MBG/NBD: published points, invariants, simulated populations, edges."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import BetaGeoNbd, ParetoNbd, Span, Summary
from xborder.customers.lifetime import ModifiedBetaGeoNbd
from xborder.customers.lifetime.beta_geo import _log_likelihood
from xborder.customers.lifetime.population import population
from xborder.errors import InvalidInput, NoSolution

FAMILIES = (BetaGeoNbd, ModifiedBetaGeoNbd)
PRINTED = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426, "unit": "week"}

# customers of the CDNOW sample at the maximum of each model, from lifetimes 0.11.3 and btyd 0.1b3,
# which agree to 1e-12: x, t_x, T, P(alive) and E[Y(39)] by BG/NBD, then by MBG/NBD
CUSTOMERS = (
    (2, 30.43, 38.86, 0.7266091559, 1.2259104529, 0.7061262383, 1.2626707741),
    (0, 0.0, 38.86, 1.0, 0.1947808474, 0.3897162977, 0.1539536452),
    (29, 37.71, 38.0, 0.969133586, 20.0536639799, 0.9658432138, 18.9500570849),
)


def simulate(family, count, *, r, alpha, a, b, seed, until=60.0):
    """Customers who behave as the model says, ages from half to all of ``until``."""
    rng = np.random.default_rng(seed)
    rate, leave = rng.gamma(r, 1 / alpha, count), rng.beta(a, b, count)
    ages = rng.uniform(until / 2, until, count)
    rows = []
    for each, quits, age in zip(rate, leave, ages, strict=True):
        bought, last, now = 0, 0.0, 0.0
        alive = family is BetaGeoNbd or rng.random() >= quits
        while alive:
            now += rng.exponential(1 / each) if each > 1e-12 else math.inf
            if now > age:
                break
            bought, last, alive = bought + 1, now, rng.random() >= quits
        rows.append((bought, last, age))
    x, last, age = zip(*rows, strict=True)
    return Summary.from_columns({"frequency": x, "recency": last, "T": age}, unit="week")


def test_customers_of_the_sample(models):
    for x, t_x, age, alive, bought, m_alive, m_bought in CUSTOMERS:
        assert models["bgnbd"].p_alive(x, t_x, age) == pytest.approx(alive, abs=1e-10)
        assert models["mbgnbd"].p_alive(x, t_x, age) == pytest.approx(m_alive, abs=1e-10)
        for name, expected in (("bgnbd", bought), ("mbgnbd", m_bought)):
            found = models[name].expected_purchases(x, t_x, age, within=Span.weeks(39))
            assert found == pytest.approx(expected, abs=1e-10)


def test_the_paper_and_the_btyd_manual(models):
    model = BetaGeoNbd(**PRINTED)
    # Fader, Hardie and Lee (2005), section 6; R BTYD manual, bgnbd.pmf
    bought = model.expected_purchases(2, 30.43, 38.86, within=Span.weeks(39))
    assert float(bought) == pytest.approx(1.226, abs=5e-4)
    assert model.probability_of_repeats(10, within=Span.weeks(2)) == pytest.approx(
        1.07869e-07, rel=1e-5
    )
    assert model.probability_of_repeats(0, within=Span.weeks(39)) == pytest.approx(
        0.5737864, abs=1e-7
    )
    assert model.probability_of_repeats(11, within=Span.weeks(30)) == pytest.approx(
        0.0019995214, abs=1e-10
    )
    assert models["bgnbd"].expected_repeats(Span.weeks(78)) == pytest.approx(1.8576, abs=1e-3)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_chances_of_all_counts_sum_to_one_and_their_mean_is_expected(family):
    model = family(r=0.5, alpha=6.0, a=0.9, b=1.6, unit="week")
    count = np.arange(6000)
    chances = model.probability_of_repeats(count, within=Span.weeks(30))
    assert chances.sum() == pytest.approx(1, abs=1e-12)
    assert chances @ count == pytest.approx(model.expected_repeats(Span.weeks(30)), rel=1e-10)


@given(
    x=st.integers(0, 300),
    share=st.floats(0, 1),
    later=st.floats(0, 1),
    age=st.floats(0.1, 400),
    a=st.floats(0.01, 30),
    b=st.floats(0.01, 30),
)
def test_p_alive_is_a_probability_and_rises_with_the_last_purchase(x, share, later, age, a, b):
    early, late = sorted((share * age, later * age))
    for family in FAMILIES:
        model = family(r=0.5, alpha=6.0, a=a, b=b, unit="week")
        low, high = model.p_alive([x, x], [early, late], age)
        assert 0 <= low <= high * (1 + 1e-12)
        assert high <= 1
        if family is BetaGeoNbd and x == 0:
            assert low == 1
        if family is ModifiedBetaGeoNbd:
            assert low < 1


def test_a_thousand_purchases_long_ago_do_not_overflow():
    # lifetimes issue: frequency 1000, recency 10, T 100
    for family in FAMILIES:
        assert family(**PRINTED).p_alive(1000, 10, 100) == 0


@pytest.mark.parametrize("family", FAMILIES)
def test_the_likelihood_agrees_with_its_integral(family):
    """Integrate the likelihood of one customer over p; over lambda it is a Gamma integral."""
    r, alpha, a, b, x, t_x, age = 0.7, 3.0, 1.4, 2.2, 3, 8.0, 15.0
    first = 1 if family is ModifiedBetaGeoNbd else 0

    def rates(until):
        return alpha**r * mpmath.gamma(r + x) / mpmath.gamma(r) / (alpha + until) ** (r + x)

    def inner(leave):
        alive = (1 - leave) ** (x + first) * rates(age)
        left = leave * (1 - leave) ** (x - 1 + first) * rates(t_x)
        return (alive + left) * leave ** (a - 1) * (1 - leave) ** (b - 1) / mpmath.beta(a, b)

    with mpmath.workdps(25):
        area = mpmath.quad(inner, [0, 0.5, 1])
    summary = Summary.from_columns({"frequency": [x], "recency": [t_x], "T": [age]}, unit="week")
    model = family(r=r, alpha=alpha, a=a, b=b, unit="week")
    assert model.log_likelihood(summary) == pytest.approx(float(mpmath.log(area)), abs=1e-9)


@pytest.mark.parametrize("first", [0, 1])
def test_the_gradient_is_the_slope(first):
    summary = simulate(FAMILIES[first], 200, r=0.6, alpha=5, a=0.7, b=2, seed=3)
    rows = population(summary)
    point, step = np.log([0.5, 0.3, 1.2, 2.0]), 1e-5
    slope = _log_likelihood(point, rows, first)[1]
    for axis, direction in enumerate(np.eye(4) * step):
        up = _log_likelihood(point + direction, rows, first)[0]
        down = _log_likelihood(point - direction, rows, first)[0]
        assert slope[axis] == pytest.approx((up - down) / (2 * step), rel=1e-5)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "true",
    [
        {"r": 0.25, "alpha": 4.4, "a": 0.8, "b": 2.4},
        {"r": 2.0, "alpha": 8.0, "a": 0.3, "b": 3.0},
        {"r": 0.5, "alpha": 6.0, "a": 0.01, "b": 0.02},
    ],
)
def test_parameters_come_back_within_their_standard_errors(family, true):
    fit = family.fit(simulate(family, 6000, **true, seed=11))
    assert fit.convergence.state == "converged"
    assert fit.customers == 6000
    for name, value in true.items():
        error = fit.standard_errors[name]
        assert abs(fit.parameters[name] - value) < 4 * error
        assert error < fit.parameters[name]


@pytest.mark.parametrize("family", [*FAMILIES, ParetoNbd])
def test_invariants_of_a_fit(family):
    summary = simulate(BetaGeoNbd, 800, r=0.5, alpha=6, a=0.8, b=2.4, seed=7)
    columns = summary.to_columns()
    fit = family.fit(summary)
    doubled = Summary.from_columns({**columns, "weights": [2.0] * 800}, unit="week")
    twice = family.fit(doubled)
    days = Summary.from_columns(
        {
            **columns,
            "recency": [7 * value for value in columns["recency"]],
            "T": [7 * value for value in columns["T"]],
        },
        unit="day",
    )
    by_day = family.fit(days)
    for name, value in fit.parameters.items():
        scale = 7 if name in {"alpha", "beta"} else 1
        assert twice.parameters[name] == pytest.approx(value, rel=2e-5)
        assert by_day.parameters[name] == pytest.approx(scale * value, rel=2e-5)
        assert twice.standard_errors[name] == pytest.approx(
            fit.standard_errors[name] / math.sqrt(2), rel=1e-3
        )
    assert twice.log_likelihood == pytest.approx(2 * fit.log_likelihood, rel=1e-9)
    assert fit.model.log_likelihood(summary) == pytest.approx(fit.log_likelihood, abs=1e-7)
    seen = summary.frequency, summary.age_at_last, summary.age
    weekly = fit.model.p_alive(*seen)
    daily = by_day.model.p_alive(*(days.frequency, days.age_at_last, days.age))
    assert np.abs(weekly - daily).max() < 1e-5
    covariance = np.array(fit.covariance)
    assert np.allclose(np.sqrt(np.diag(covariance)), list(fit.standard_errors.values()))


def test_one_time_buyers_alone_have_no_answer_and_it_says_why():
    once = Summary.from_columns(
        {"frequency": [0] * 9, "recency": [0] * 9, "T": [5] * 9}, unit="week"
    )
    for family in (*FAMILIES, ParetoNbd):
        with pytest.raises(NoSolution, match="None of the 9 customers has bought twice"):
            family.fit(once)


def test_a_single_repeat_buyer_says_why_it_did_not_converge():
    rows = {"frequency": [1] + [0] * 400, "recency": [3.0] + [0] * 400, "T": [30.0] * 401}
    for family in (*FAMILIES, ParetoNbd):
        fit = family.fit(Summary.from_columns(rows, unit="week"))
        assert fit.convergence.state in {"edge", "flat"}
        assert fit.standard_errors == {}
        assert fit.covariance == ()
        assert str(fit.convergence.reason)


def test_customers_who_never_leave_run_to_the_edge_and_keep_the_rate():
    fit = BetaGeoNbd.fit(simulate(BetaGeoNbd, 3000, r=0.5, alpha=6, a=1e-4, b=5.0, seed=5))
    assert fit.convergence.state == "edge"
    assert fit.parameters["r"] == pytest.approx(0.5, abs=0.06)
    assert fit.parameters["alpha"] == pytest.approx(6, abs=1.0)


@pytest.mark.long
def test_two_hundred_and_eighty_nine_thousand_customers_converge():
    # lifetimes issue 405: a population of this size did not converge without a penalizer
    rng = np.random.default_rng(405)
    part = simulate(BetaGeoNbd, 28_900, r=0.3, alpha=10, a=0.5, b=3, seed=405, until=150)
    columns = {name: np.array(column) for name, column in part.to_columns().items()}
    stretch = np.repeat(rng.uniform(0.5, 2, 28_900), 10)
    whole = Summary.from_columns(
        {
            "frequency": np.repeat(columns["frequency"], 10).tolist(),
            "recency": (np.repeat(columns["recency"], 10) * stretch).tolist(),
            "T": (np.repeat(columns["T"], 10) * stretch).tolist(),
        },
        unit="day",
    )
    fit = BetaGeoNbd.fit(whole)
    assert len(whole) == 289_000
    assert fit.convergence.state == "converged"


@pytest.mark.parametrize(
    ("changes", "where"),
    [({"r": 0.0}, "r"), ({"alpha": -1.0}, "alpha"), ({"a": math.nan}, "a"), ({"b": math.inf}, "b")],
)
def test_parameters_that_cannot_be_are_named(changes, where):
    with pytest.raises(InvalidInput, match=rf"{where}: .*\b{where} is"):
        BetaGeoNbd(**{**PRINTED, **changes})


@pytest.mark.parametrize(
    ("columns", "where"),
    [
        (([1, 1], [3.0, 9.0], [8.0, 8.0]), "age_at_last.1"),
        (([-1, 1], [3.0, 3.0], [8.0, 8.0]), "frequency.0"),
        (([1], [3.0], [math.inf]), "age.0"),
        (([1], [math.nan], [8.0]), "age_at_last.0"),
    ],
)
def test_columns_that_cannot_be_are_named(columns, where):
    with pytest.raises(InvalidInput, match=where):
        BetaGeoNbd(**PRINTED).p_alive(*columns)


@pytest.mark.parametrize(
    ("a", "b", "idle", "buying"),
    [(1.3e6, 2.9e6, 0.02669, 0.32435), (1.3e4, 2.9e4, None, 0.32436)],
)
def test_fits_of_young_cohorts_that_end_at_the_edge(a, b, idle, buying):
    """Parameters of a fit at its edge; the figures by mpmath at 60 digits, beside the quadrature."""
    model = BetaGeoNbd(r=0.1, alpha=36, a=a, b=b, unit="day")
    year = Span.days(365)
    bought = model.expected_purchases(3, 900, 1270, within=year)
    assert float(bought) == pytest.approx(buying, abs=5e-6)
    if idle:
        bought = model.expected_purchases(0, 0, 1270, within=year)
        assert float(bought) == pytest.approx(idle, abs=5e-6)
