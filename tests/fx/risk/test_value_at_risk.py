"""Value at risk, parametric and historical, each against its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.fx.risk.correlation import Correlation
from xborder.fx.risk.value_at_risk import historical_value_at_risk, parametric_value_at_risk

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


def test_earnings_at_risk_are_measured_from_a_target():
    # CCRO white paper 3: target 200, fifth percentile 150
    outcomes = [150.0] + [210.0] * 19
    risk = historical_value_at_risk(
        outcomes, home="USD", horizon="1 year", quantile_method="inverted_cdf", target=200
    )
    assert risk.value_at_risk.value == 50.0
    assert (risk.reference, risk.reference_amount) == ("budget", 200.0)


def test_a_position_needs_a_volatility():
    with pytest.raises(InvalidInput, match="GBP"):
        parametric_value_at_risk(
            {"GBP": 1.0}, home="USD", volatilities={"EUR": 0.1}, horizon_years=1
        )
