"""Tests of two variants: published intervals, scipy as oracle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from xborder.customers.campaigns import SampleMean, compare_means, compare_rates
from xborder.errors import InvalidInput

# Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10: first less second
NEWCOMBE = (
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((10, 10), (0, 10), 0.6075, 1.0),
)


@pytest.mark.parametrize(("b", "a", "low", "high"), NEWCOMBE)
def test_published_intervals(a, b, low, high):
    found = compare_rates(a, b)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 50), st.integers(0, 60))
def test_the_interval_holds_the_difference_and_mirrors(one, two):
    found, mirror = compare_rates((one, 50), (two, 60)), compare_rates((two, 60), (one, 50))
    assert -1 <= found.low - 1e-12 <= found.difference <= found.high + 1e-12
    assert mirror.low == pytest.approx(-found.high, abs=1e-12)
    assert 0 <= found.p_value <= 1
    table = [[one, 50 - one], [two, 60 - two]]
    if 0 < one + two < 110:
        chi = stats.chi2_contingency(table, correction=False).pvalue
        assert found.p_value == pytest.approx(chi, rel=1e-9, abs=1e-12)
    else:
        assert found.p_value == 1
    assert (found.lift is None) == (one == 0)


def test_means_agree_with_scipy():
    a, b = (
        SampleMean(mean=20.0, deviation=4.0, count=30),
        SampleMean(mean=23.0, deviation=9.0, count=21),
    )
    found = compare_means(a, b, looks=3)
    theirs = stats.ttest_ind_from_stats(23, 9, 21, 20, 4, 30, equal_var=False)
    assert found.p_value == pytest.approx(theirs.pvalue)
    assert found.low < 0 < found.difference < found.high
    assert found.lift == pytest.approx(0.15)
    assert "3 looks" in str(found.warning)
    assert compare_means(SampleMean(mean=0, deviation=1, count=9), b).lift is None


@pytest.mark.parametrize(
    ("call", "where"),
    [
        (lambda: compare_rates((5, 4), (1, 9)), "a: 5"),
        (lambda: compare_rates((1, 4), (0, 0)), "b: 0"),
        (lambda: compare_rates((1, 4), (1, 4), confidence=95), "confidence: 95"),
        (
            lambda: compare_means(
                SampleMean(mean=1, deviation=1, count=1), SampleMean(mean=1, deviation=1, count=9)
            ),
            "a: 1",
        ),
        (
            lambda: compare_means(
                SampleMean(mean=1, deviation=0, count=9), SampleMean(mean=1, deviation=0, count=9)
            ),
            "a: 9",
        ),
    ],
)
def test_bad_input_is_named(call, where):
    with pytest.raises(InvalidInput, match=where):
        call()
