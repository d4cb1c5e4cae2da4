"""Risk: regressions, hedge ratios, value at risk, cash-flow-at-risk, each against its source."""

import datetime as dt
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, NoSolution, NotFound
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.numerics.linear import cholesky
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate
from xborder.fx.risk.cash_flows import cash_flow_at_risk, flow_at_risk
from xborder.fx.risk.correlation import Correlation, correlation_of
from xborder.fx.risk.quantiles import QuantileMethod, sample_quantile, tail_probability
from xborder.fx.risk.regression import linear_regression
from xborder.fx.risk.simulation import simulated_value_at_risk
from xborder.fx.risk.value_at_risk import historical_value_at_risk, parametric_value_at_risk
from xborder.fx.risk.volatility import (
    ewma_volatility,
    hedge_ratio_of,
    joint_minimum_variance_hedge,
    log_returns,
    minimum_variance_hedge,
    variance_reduction,
)

# Hull, Options, Futures and Other Derivatives, jet fuel hedged with heating oil (table 3.2)
OIL = [
    0.021,
    0.035,
    -0.046,
    0.001,
    0.044,
    -0.029,
    -0.026,
    -0.029,
    0.048,
    -0.006,
    -0.036,
    -0.011,
    0.019,
    -0.027,
    0.029,
]
JET = [
    0.029,
    0.020,
    -0.044,
    0.008,
    0.026,
    -0.019,
    -0.010,
    -0.007,
    0.043,
    0.011,
    -0.036,
    -0.018,
    0.009,
    -0.032,
    0.023,
]
PNL = [
    -52,
    13.5,
    -7.25,
    88,
    -120.5,
    41,
    5.5,
    -64,
    -18,
    22,
    -3,
    77.5,
    -95,
    31,
    -26.5,
    9,
    -41.5,
    60,
    -11,
    18.5,
]


def test_hull_jet_fuel_regression():
    # shared cases, regression_effectiveness
    line = linear_regression(OIL, JET)
    assert line.slope == pytest.approx(0.777650674241, rel=1e-11)
    assert line.intercept == pytest.approx(0.000873963917676, rel=1e-10)
    assert line.r_squared == pytest.approx(0.861875212573, rel=1e-11)
    assert line.slope_error == pytest.approx(0.0863428724676, rel=1e-11)
    assert line.t_statistic == pytest.approx(9.00654161735, rel=1e-11)
    assert line.f_statistic == pytest.approx(81.1177919051, rel=1e-11)
    assert line.p_value() == pytest.approx(5.97214606954e-07, rel=1e-10)
    assert line.slope_interval(0.95) == pytest.approx((0.591118238853, 0.964183109629), rel=1e-10)
    hedge = minimum_variance_hedge(JET, OIL)
    assert (hedge.ratio, hedge.effectiveness) == (line.slope, line.r_squared)
    assert variance_reduction(JET, OIL, ratio=hedge.ratio) == pytest.approx(0.861875212573)
    assert variance_reduction(JET, OIL, ratio=1) == pytest.approx(0.791414518224, rel=1e-11)


def test_a_perfect_line_and_one_through_nothing():
    perfect = linear_regression([1, 2, 4], [2, 4, 8])
    assert (perfect.slope, perfect.r_squared) == (2.0, 1.0)
    assert perfect.t_statistic == math.inf
    assert perfect.p_value() == 0.0
    assert linear_regression([1, 2, 3], [5, 5, 5]).r_squared == 0.0
    with pytest.raises(NoSolution, match="no line"):
        linear_regression([1, 1, 1], [1, 2, 3])
    with pytest.raises(InvalidInput, match="2 and 3"):
        linear_regression([1, 2], [1, 2, 3])


def test_published_hedge_ratio_of_moments():
    # 0.93 x 2 % / 3 % on a million units in contracts of 42,000
    hedge = hedge_ratio_of(correlation=0.93, exposure_deviation=0.02, hedge_deviation=0.03)
    assert hedge.ratio == pytest.approx(0.62, rel=1e-12)
    assert hedge.contracts(1_000_000, 42_000) == pytest.approx(14.7619047619, rel=1e-11)
    with pytest.raises(InvalidInput, match=r"1\.2"):
        hedge_ratio_of(correlation=1.2, exposure_deviation=1, hedge_deviation=1)


def test_a_joint_hedge_is_the_multiple_regression():
    np = pytest.importorskip("numpy")
    draw = np.random.default_rng(5)
    factors = draw.normal(size=(3, 40))
    exposure = 0.7 * factors[0] - 0.3 * factors[1] + 0.2 * factors[2] + draw.normal(size=40)
    names = ["EUR", "GBP", "JPY"]
    hedge = joint_minimum_variance_hedge(
        exposure.tolist(), dict(zip(names, factors.tolist(), strict=True))
    )
    design = np.column_stack([*factors, np.ones(40)])
    expected, residual, *_ = np.linalg.lstsq(design, exposure, rcond=None)
    assert list(hedge.ratios.values()) == pytest.approx(expected[:3].tolist(), rel=1e-9)
    total = float(((exposure - exposure.mean()) ** 2).sum())
    assert hedge.effectiveness == pytest.approx(1 - float(residual[0]) / total, rel=1e-9)


@pytest.mark.parametrize(
    "hedges",
    [
        {"EUR": [1, 2, 3, 5], "DKK": [2, 4, 6, 10]},
        {"EUR": [1, 1, 1, 1]},
    ],
)
def test_hedges_that_cannot_be_told_apart_are_refused(hedges):
    with pytest.raises(NoSolution, match="alike"):
        joint_minimum_variance_hedge([1, 2, 4, 3], hedges)


def test_a_joint_hedge_needs_hedges_and_an_exposure_that_moves():
    with pytest.raises(InvalidInput, match="no hedge"):
        joint_minimum_variance_hedge([1, 2, 3], {})
    with pytest.raises(NoSolution, match="never moves"):
        variance_reduction([1, 1], [1, 2], ratio=1)


def test_ewma_by_hand():
    returns = log_returns([100, 102, 101, 103])
    squares = [r * r for r in returns]
    variance = 0.94 * (0.94 * squares[0] + 0.06 * squares[1]) + 0.06 * squares[2]
    assert ewma_volatility(returns) == pytest.approx(math.sqrt(252 * variance), rel=1e-14)
    assert ewma_volatility(returns, decay=0, periods_per_year=12) == pytest.approx(
        math.sqrt(12 * squares[2])
    )
    with pytest.raises(InvalidInput, match="decay"):
        ewma_volatility(returns, decay=1)
    with pytest.raises(InvalidInput, match="1 rates"):
        log_returns([7.1])


HULL = {"EUR": 10e6, "GBP": 5e6}  # Hull's Microsoft and AT&T, 10 days, correlation 0.3


def test_hull_two_positions():
    risk = parametric_value_at_risk(
        HULL,
        home="USD",
        volatilities={"EUR": 0.02, "GBP": 0.01},
        correlation=Correlation({("EUR", "GBP"): 0.3}),
        horizon_years=10,
        confidence=0.99,
        deviations=2.33,
    )
    assert risk.value_at_risk.value == pytest.approx(1_622_657, abs=1.5)
    assert sum(risk.contributions.values()) == pytest.approx(risk.value_at_risk.value)
    alone = [
        parametric_value_at_risk(
            {code: HULL[code]},
            home="USD",
            volatilities={"EUR": 0.02, "GBP": 0.01},
            horizon_years=10,
            confidence=0.99,
            deviations=2.33,
        ).value_at_risk.value
        for code in HULL
    ]
    assert alone == pytest.approx([1_473_621, 368_405], abs=1.5)
    assert sum(alone) - risk.value_at_risk.value == pytest.approx(219_369, abs=3)
    assert "USD" in str(risk)


def test_expected_shortfall_of_the_normal():
    risk = parametric_value_at_risk(
        {"EUR": 1e6}, home="USD", volatilities={"EUR": 0.1}, horizon_years=1, confidence=0.975
    )
    # mean of a standard normal beyond its 97.5 % quantile: 2.337803 (Basel's 97.5 % ES ~ 99 % VaR)
    assert risk.expected_shortfall.value == pytest.approx(233_780.3, abs=0.1)
    flat = parametric_value_at_risk(
        {"EUR": 1e6}, home="USD", volatilities={"EUR": 0.0}, horizon_years=1
    )
    assert flat.value_at_risk.value == 0.0
    assert flat.contributions == {"EUR": 0.0}


@given(first=st.floats(-1e6, 1e6), second=st.floats(-1e6, 1e6), rho=st.floats(-1, 1))
def test_value_at_risk_is_subadditive_and_contributions_add_up(first, second, rho):
    volatilities = {"EUR": 0.08, "GBP": 0.1}
    terms = {"home": "USD", "volatilities": volatilities, "horizon_years": 0.25}
    joint = parametric_value_at_risk(
        {"EUR": first, "GBP": second}, correlation=Correlation({("EUR", "GBP"): rho}), **terms
    )
    parts = [
        parametric_value_at_risk({code: value}, **terms).value_at_risk.value
        for code, value in (("EUR", first), ("GBP", second))
    ]
    assert joint.value_at_risk.value <= sum(parts) + 1e-6
    assert sum(joint.contributions.values()) == pytest.approx(joint.value_at_risk.value, abs=1e-6)
    assert joint.expected_shortfall.value >= joint.value_at_risk.value


@pytest.mark.parametrize(
    ("method", "at_95", "at_90"),
    [  # shared cases, var_historical: numpy's methods on twenty outcomes
        ("lower", 120.5, 95.0),
        ("higher", 95.0, 64.0),
        ("linear", 96.275, 67.1),
        ("hazen", 107.75, 79.5),
        ("weibull", 119.225, 91.9),
        ("median_unbiased", 111.575, 83.6333333333),
        ("inverted_cdf", 120.5, 95.0),
    ],
)
def test_historical_quantiles(method, at_95, at_90):
    for confidence, loss, shortfall in ((0.95, at_95, 120.5), (0.9, at_90, 107.75)):
        risk = historical_value_at_risk(
            PNL, home="EUR", horizon="1 day", confidence=confidence, quantile_method=method
        )
        assert risk.value_at_risk.value == pytest.approx(loss, rel=1e-11)
        assert risk.expected_shortfall.value == pytest.approx(shortfall)
        assert (risk.samples, risk.quantile_method) == (20, method)


@given(
    sample=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40),
    percent=st.integers(1, 49),
    method=st.sampled_from(QuantileMethod),
)
def test_quantiles_agree_with_numpy(sample, percent, method):
    np = pytest.importorskip("numpy")
    ordered = sorted(sample)
    exact = Fraction(percent, 100)
    count = len(ordered)
    for place in (count * exact, (count - 1) * exact):
        if place.denominator == 1 and percent % 25:
            return  # a rank that numpy's floating point may miss by one
    found = sample_quantile(ordered, exact, method)
    expected = float(np.quantile(ordered, percent / 100, method=method.value))
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9 * (1 + abs(expected)))


def test_a_tail_that_ends_within_an_outcome_counts_it_in_part():
    # 5 % of 30 outcomes is one and a half of them: (-30 - 29 / 2) / 1.5
    risk = historical_value_at_risk(
        [-float(n) for n in range(1, 31)], home="EUR", horizon="1 month", quantile_method="lower"
    )
    assert risk.expected_shortfall.value == pytest.approx((30 + 14.5) / 1.5)


def test_earnings_at_risk_are_measured_from_a_target():
    # CCRO white paper 3: target 200, fifth percentile 150
    outcomes = [150.0] + [210.0] * 19
    risk = historical_value_at_risk(
        outcomes, home="USD", horizon="1 year", quantile_method="inverted_cdf", target=200
    )
    assert risk.value_at_risk.value == 50.0
    assert (risk.reference, risk.reference_amount) == ("budget", 200.0)


def test_confidence_is_read_as_it_is_written():
    assert tail_probability(0.95) == Fraction(1, 20)
    with pytest.raises(InvalidInput, match=r"between 0\.5 and 1"):
        tail_probability(95)
    with pytest.raises(InvalidInput, match="at least 100"):
        historical_value_at_risk(
            PNL, home="EUR", horizon="1 day", confidence=0.99, quantile_method="lower"
        )


def test_correlations_that_cannot_be_are_refused():
    with pytest.raises(InvalidInput, match="contradict"):
        Correlation({("EUR", "GBP"): 0.9, ("GBP", "JPY"): 0.9, ("EUR", "JPY"): -0.9})
    with pytest.raises(InvalidInput, match="contradict"):
        Correlation({("EUR", "DKK"): 1, ("DKK", "GBP"): 0.2, ("EUR", "GBP"): 0.6})
    with pytest.raises(InvalidInput, match=r"1\.5"):
        Correlation({("EUR", "GBP"): 1.5})
    with pytest.raises(InvalidInput, match="EUR and EUR"):
        Correlation({("EUR", "EUR"): 1.0})
    with pytest.raises(NotFound, match="GBP"):
        Correlation({("EUR", "GBP"): 0.5, ("EUR", "JPY"): 0.5})
    with pytest.raises(NotFound, match="JPY"):
        Correlation({("EUR", "GBP"): 0.5}).of("EUR", "JPY")


def test_a_pegged_pair_is_singular_but_sound():
    pegged = Correlation({("EUR", "DKK"): 1, ("DKK", "GBP"): 0.6, ("EUR", "GBP"): 0.6})
    root = cholesky(pegged.matrix(["EUR", "DKK", "GBP"]))
    assert root[1] == [1.0, 0.0, 0.0]


@given(
    st.lists(
        st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)), min_size=4, max_size=12
    )
)
def test_sample_correlations_are_always_sound(rows):
    series = dict(
        zip(
            ["EUR", "GBP", "JPY"], (list(column) for column in zip(*rows, strict=True)), strict=True
        )
    )
    try:
        found = correlation_of(series)
    except InvalidInput as error:
        assert "correlation" in str(error)  # noqa: PT017 - a series may stand still
        return
    matrix = found.matrix(list(series))
    root = cholesky(matrix)
    for i in range(3):
        for j in range(3):
            product = sum(root[i][k] * root[j][k] for k in range(3))
            assert product == pytest.approx(matrix[i][j], abs=1e-4)


def test_series_of_different_length_have_no_correlation():
    with pytest.raises(InvalidInput, match="equal length"):
        correlation_of({"EUR": [0.1, 0.2, 0.3], "GBP": [0.1, 0.2]})


def test_a_position_needs_a_volatility():
    with pytest.raises(InvalidInput, match="GBP"):
        parametric_value_at_risk(
            {"GBP": 1.0}, home="USD", volatilities={"EUR": 0.1}, horizon_years=1
        )


def test_simulated_value_at_risk_meets_the_exact_quantile():
    # one lognormal position: w (1 - exp(-z s - s^2/2)) with s = 0.1 sqrt(1/4)
    risk = simulated_value_at_risk(
        {"EUR": 1e6},
        home="USD",
        volatilities={"EUR": 0.1},
        horizon_years=0.25,
        paths=200_000,
        seed=3,
    )
    exact = 1e6 * (1 - math.exp(-1.6448536269514722 * 0.05 - 0.00125))
    assert risk.value_at_risk.value == pytest.approx(exact, abs=3 * risk.standard_error)
    # its mean beyond: w (1 - N(-z - s) / 0.05), with N(-1.694854) = 0.0450515
    assert risk.expected_shortfall.value == pytest.approx(1e6 * (1 - 0.0450515 / 0.05), abs=700)
    assert (risk.seed, risk.samples, risk.sign) == (3, 200_000, "positive is a loss")
    assert risk.contributions["EUR"] == risk.expected_shortfall.value


def test_simulation_and_formula_agree_on_a_short_horizon():
    terms = {
        "home": "USD",
        "volatilities": {"EUR": 0.08, "GBP": 0.1},
        "correlation": Correlation({("EUR", "GBP"): 0.5}),
        "horizon_years": 10 / 252,
    }
    positions = {"EUR": 1e6, "GBP": -6e5}
    exact = parametric_value_at_risk(positions, **terms)
    found = simulated_value_at_risk(positions, paths=100_000, seed=4, **terms)
    assert found.value_at_risk.value == pytest.approx(exact.value_at_risk.value, rel=0.03)
    assert sum(found.contributions.values()) == pytest.approx(found.expected_shortfall.value)
    with pytest.raises(InvalidInput, match="at least 200 paths"):
        simulated_value_at_risk(positions, paths=10, seed=1, **terms)


CFAR = [  # shared cases, cfar_single
    (400_000, 1.09669436753, 0.0775, 182, 0.95, 1.00078770509, 38362.6649745),
    (400_000, 1.09669436753, 0.0775, 182, 0.99, 0.96415055065, 53017.526752),
    (-3_000_000, 7.05614351606, 0.048, 182, 0.95, 7.45642360778, 1200840.27515),
]


@pytest.mark.parametrize(
    ("amount", "forward", "volatility", "days", "confidence", "adverse", "at_risk"), CFAR
)
def test_one_flow_in_closed_form(amount, forward, volatility, days, confidence, adverse, at_risk):
    risk = flow_at_risk(
        amount, forward=forward, volatility=volatility, years=days / 365, confidence=confidence
    )
    assert risk.adverse_rate == pytest.approx(adverse, rel=1e-11)
    assert risk.cash_flow_at_risk == pytest.approx(at_risk, rel=1e-10)


@pytest.mark.parametrize(
    ("ratio", "at_risk"),
    [(0, 38362.6649745), (0.25, 28771.9987309), (0.5, 19181.3324872), (1.0, 0.0)],
)
def test_a_hedge_takes_its_share_of_the_risk(ratio, at_risk):
    # shared cases, cfar_hedged
    risk = flow_at_risk(
        400_000 * (1 - ratio), forward=1.09669436753, volatility=0.0775, years=182 / 365
    )
    assert risk.cash_flow_at_risk == pytest.approx(at_risk, rel=1e-10, abs=1e-9)


TODAY, DUE = dt.date(2026, 11, 20), dt.date(2027, 5, 21)  # 182 days


def two_currency_market():
    curves = {
        code: FlatCurve(
            currency=code, on=TODAY, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in {"USD": 0.043, "EUR": 0.0215, "GBP": 0.04}.items()
    }
    return Market(
        on=TODAY,
        home="USD",
        board=RateBoard.of({"EURUSD": 1.085, "GBPUSD": 1.295}),
        curves=curves,
        volatilities={"EUR": 0.0775, "GBP": 0.09},
    )


def receipt(amount, currency="EUR", due=DUE):
    return Exposure(amount=amount, currency=currency, due=due, stage="forecast")


def test_the_simulation_meets_the_closed_form():
    market = two_currency_market()
    found = cash_flow_at_risk([receipt(400_000)], market, paths=200_000, seed=1)
    exact = flow_at_risk(
        400_000, forward=market.outright("EUR", DUE), volatility=0.0775, years=182 / 365
    )
    assert found.standard_error is not None
    assert found.standard_error < 150
    assert found.value_at_risk.value == pytest.approx(
        exact.cash_flow_at_risk, abs=3 * found.standard_error
    )
    assert found.reference_amount == pytest.approx(exact.expected)
    assert (found.seed, found.samples) == (1, 200_000)
    again = cash_flow_at_risk([receipt(400_000)], market, paths=200_000, seed=1)
    assert again == found


def test_a_hedged_flow_has_no_risk_left():
    market = two_currency_market()
    full = Hedge(currency="EUR", covers=400_000, due=DUE, rate=1.0967)
    found = cash_flow_at_risk([receipt(400_000)], market, hedges=[full], paths=2_000, seed=1)
    assert found.value_at_risk.value == pytest.approx(0.0, abs=1e-6)
    budget = cash_flow_at_risk(
        [receipt(400_000)], market, hedges=[full], budget_rates={"EUR": 1.10}, paths=2_000, seed=1
    )
    assert budget.value_at_risk.value == pytest.approx(400_000 * (1.10 - 1.0967))
    assert budget.reference == "budget"


def test_correlation_and_time_matter_and_contributions_add_up():
    market = two_currency_market()
    flows = [receipt(400_000), receipt(-300_000, "GBP"), receipt(100_000, due=dt.date(2027, 2, 19))]
    home = Exposure(amount=-1_000, currency="USD", due=DUE, stage="payable")
    results = [
        cash_flow_at_risk(
            [*flows, home],
            market,
            correlation=Correlation({("EUR", "GBP"): rho}),
            paths=20_000,
            seed=2,
        )
        for rho in (0.0, 0.9)
    ]
    # long euros and short pounds offset each other the more they move together
    assert results[1].value_at_risk.value < results[0].value_at_risk.value
    for result in results:
        assert sum(result.contributions.values()) == pytest.approx(result.expected_shortfall.value)
        assert result.expected_shortfall.value > result.value_at_risk.value
        assert result.horizon == "182 days, to 2027-05-21"


def test_what_cannot_be_simulated_is_refused():
    market = two_currency_market()
    with pytest.raises(InvalidInput, match="at least 200 paths"):
        cash_flow_at_risk([receipt(1)], market, paths=100, seed=1)
    with pytest.raises(InvalidInput, match="nothing at risk"):
        cash_flow_at_risk([], market, seed=1)
    with pytest.raises(InvalidInput, match="GBP"):
        cash_flow_at_risk([receipt(1, "GBP")], market, budget_rates={"EUR": 1.1}, seed=1)
    with pytest.raises(InvalidInput, match="nothing at risk"):  # overdue: no time, no risk
        cash_flow_at_risk([receipt(1, due=dt.date(2026, 11, 1))], market, seed=1)
    with pytest.raises(NotFound, match="correlation"):
        cash_flow_at_risk([receipt(1), receipt(1, "GBP")], market, seed=1)


def test_nist_norris_certified_digits():
    # NIST StRD, Norris: certified slope, intercept, deviations and R squared
    x = [
        0.2,
        337.4,
        118.2,
        884.6,
        10.1,
        226.5,
        666.3,
        996.3,
        448.6,
        777.0,
        558.2,
        0.4,
        0.6,
        775.5,
        666.9,
        338.0,
        447.5,
        11.6,
        556.0,
        228.1,
        995.8,
        887.6,
        120.2,
        0.3,
        0.3,
        556.8,
        339.1,
        887.2,
        999.0,
        779.0,
        11.1,
        118.3,
        229.2,
        669.1,
        448.9,
        0.5,
    ]
    y = [
        0.1,
        338.8,
        118.1,
        888.0,
        9.2,
        228.1,
        668.5,
        998.5,
        449.1,
        778.9,
        559.2,
        0.3,
        0.1,
        778.1,
        668.8,
        339.3,
        448.9,
        10.8,
        557.7,
        228.3,
        998.0,
        888.8,
        119.6,
        0.3,
        0.6,
        557.6,
        339.3,
        888.0,
        998.5,
        778.9,
        10.2,
        117.6,
        228.9,
        668.4,
        449.2,
        0.2,
    ]
    line = linear_regression(x, y)
    assert line.slope == pytest.approx(1.00211681802045, rel=1e-13)
    assert line.intercept == pytest.approx(-0.262323073774029, rel=1e-12)
    assert line.slope_error == pytest.approx(0.000429796848199937, rel=1e-11)
    assert line.intercept_error == pytest.approx(0.232818234301152, rel=1e-11)
    assert line.r_squared == pytest.approx(0.999993745883712, rel=1e-14)
