"""Quantiles and tail means by named rules, against numpy."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.fx.risk.quantiles import QuantileMethod, sample_quantile, tail_probability
from xborder.fx.risk.value_at_risk import historical_value_at_risk

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


def test_confidence_is_read_as_it_is_written():
    assert tail_probability(0.95) == Fraction(1, 20)
    with pytest.raises(InvalidInput, match=r"between 0\.5 and 1"):
        tail_probability(95)
    with pytest.raises(InvalidInput, match="at least 100"):
        historical_value_at_risk(
            PNL, home="EUR", horizon="1 day", confidence=0.99, quantile_method="lower"
        )
