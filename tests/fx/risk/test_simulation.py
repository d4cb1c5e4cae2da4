"""Value at risk by simulation meets the exact quantile."""

import math

import pytest

from xborder.errors import InvalidInput
from xborder.fx.risk.correlation import Correlation
from xborder.fx.risk.simulation import simulated_value_at_risk
from xborder.fx.risk.value_at_risk import parametric_value_at_risk


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
