"""Intermittent demand beside statsforecast, and at its edges."""

import math

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import IntermittentMethod, demand_pattern, intermittent_rate

SERIES = [0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 4]


@pytest.mark.parametrize(
    ("method", "rate"),
    [  # statsforecast 2.1.1 with smoothing 0.1, as in inventory_cases.yaml
        ("croston", 1.060514878),
        ("sba", 1.007489134),
        ("tsb", 0.8586320071),
        ("adida", 1.072333),
        ("imapa", 1.179879),
    ],
)
def test_intermittent_rates_agree_with_statsforecast(method, rate):
    assert intermittent_rate(SERIES, method=method) == pytest.approx(rate, rel=1e-6)


@pytest.mark.parametrize("method", list(IntermittentMethod))
def test_intermittent_edges_are_defined(method):
    assert intermittent_rate([0, 0, 0], method=method) == 0
    steady = intermittent_rate([4] * 8, method=method)
    bias = {"sba": 0.95, "sbj": 1 - 0.1 / 1.9}.get(method, 1)
    assert steady == pytest.approx(4 * bias)
    single = intermittent_rate([0, 0, 6], method=method)
    assert 0 < single < 6
    fading = intermittent_rate([6, 0, 0, 0, 0, 0], method=method, alpha_probability=0.5)
    assert 0 < fading <= 6
    if method is IntermittentMethod.TSB:
        assert fading == pytest.approx(6 * 0.5**5)  # a dying item fades


@pytest.mark.parametrize(
    ("series", "label"),
    [
        ([10, 12, 9, 11], "smooth"),
        ([0, 10, 0, 11, 0, 9], "intermittent"),
        ([1, 30, 2, 28, 1, 1], "erratic"),
        ([0, 1, 0, 0, 40, 0, 2], "lumpy"),
        ([0, 0], "none"),
    ],
)
def test_the_four_patterns(series, label):
    assert demand_pattern(series).label == label


def test_a_series_with_bad_values_is_refused():
    for series in ([1, -2], [1.0, math.nan], [math.inf], []):
        with pytest.raises(InvalidInput, match="series"):
            demand_pattern(series)
    assert demand_pattern([True + 1, 0.0]).adi == 2
