"""Gamma-Gamma: published values, recovery, and populations without a mean."""

import math

import numpy as np
import pytest

from xborder.customers import GammaGamma, Summary
from xborder.customers.value import value_correlation
from xborder.errors import InvalidInput, NoSolution


def summary(frequency, values, **more):
    ages = {"recency": [1.0 if x else 0.0 for x in frequency], "T": [2.0] * len(frequency)}
    return Summary.from_columns(
        {"frequency": frequency, "monetary_value": values, **ages, **more},
        unit="week",
        currency="USD",
    )


def test_published_values(models):
    # Fader and Hardie (2013), as quoted in lifetimes' tests: printed to cents at rounded parameters
    printed = GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD")
    for x, mean, value in ((2, 22.35, 24.65), (1, 11.77, 18.91), (0, 0, 35.17), (7, 73.74, 71.46)):
        assert printed.expected_value(x, mean) == pytest.approx(value, abs=0.1)
    assert models["gamma_gamma"].population_mean == pytest.approx(35.171002, abs=1e-6)
    assert models["gamma_gamma"].expected_value(10, 24.24) == pytest.approx(
        24.6999094301, abs=1e-10
    )


def test_parameters_come_back_within_their_standard_errors_in_any_currency():
    rng = np.random.default_rng(2)
    true = {"p": 6.0, "q": 4.0, "v": 15.0}
    nu = rng.gamma(true["q"], 1 / true["v"], 4000)
    x = rng.integers(0, 9, 4000)
    mean = [
        float(rng.gamma(true["p"] * n, 1 / scale) / n) if n else 0.0
        for n, scale in zip(x, nu, strict=True)
    ]
    fit = GammaGamma.fit(summary(x.tolist(), mean))
    for name, value in true.items():
        assert abs(fit.parameters[name] - value) < 4 * fit.standard_errors[name]
    assert fit.customers == (x > 0).sum()
    yen = GammaGamma.fit(summary(x.tolist(), [150 * value for value in mean]))
    assert yen.parameters["v"] == pytest.approx(150 * fit.parameters["v"], rel=1e-5)
    assert yen.parameters["p"] == pytest.approx(fit.parameters["p"], rel=1e-5)
    assert fit.model.log_likelihood(summary(x.tolist(), mean)) == pytest.approx(fit.log_likelihood)


def test_a_population_without_a_mean_says_so_only_where_it_matters():
    heavy = GammaGamma(p=2.0, q=0.9, v=10.0, currency="USD")
    assert heavy.expected_value(3, 20.0) == pytest.approx(2 * (10 + 60) / (6 + 0.9 - 1))
    with pytest.raises(NoSolution, match=r"q = 0\.9"):
        heavy.expected_value([3, 0], [20.0, 0.0])


def test_correlation_by_hand():
    # x = 1, 2, 3 and values 1, 2, 6: covariance 5/3, variances 2/3 and 14/3
    found = value_correlation(summary([1, 2, 3, 0], [1.0, 2.0, 6.0, 0.0]))
    assert found == pytest.approx(5 / math.sqrt(28))
    with pytest.raises(NoSolution, match="all equal"):
        value_correlation(summary([2, 2], [1.0, 5.0]))


def test_bad_input_is_named():
    with pytest.raises(InvalidInput, match="v: The parameter v is -1"):
        GammaGamma(p=1.0, q=2.0, v=-1.0, currency="USD")
    with pytest.raises(InvalidInput, match="below 0"):
        GammaGamma(p=1.0, q=2.0, v=1.0, currency="USD").expected_value(1, -5.0)
    with pytest.raises(InvalidInput, match="no customer"):
        GammaGamma.fit(summary([0], [0.0]))
