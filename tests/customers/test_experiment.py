"""A/B tests: published intervals and sizes, scipy as oracle, peeking by simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from xborder.customers import Sample, compare_means, compare_rates, peeking, rate_power, sample_size
from xborder.customers.experiment import _FALSE_ALARM, _POCOCK
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
    a, b = Sample(mean=20.0, deviation=4.0, count=30), Sample(mean=23.0, deviation=9.0, count=21)
    found = compare_means(a, b, looks=3)
    theirs = stats.ttest_ind_from_stats(23, 9, 21, 20, 4, 30, equal_var=False)
    assert found.p_value == pytest.approx(theirs.pvalue)
    assert found.low < 0 < found.difference < found.high
    assert found.lift == pytest.approx(0.15)
    assert "3 looks" in str(found.warning)
    assert compare_means(Sample(mean=0, deviation=1, count=9), b).lift is None


def test_sizes_and_power_are_inverse():
    # R documentation of power.prop.test: p1 = .50, p2 = .75, power = .90 gives n = 76.7
    size = sample_size(0.50, difference=0.25, power=0.90)
    assert size == 77
    assert rate_power(0.50, difference=0.25, trials=size) >= 0.90
    assert rate_power(0.50, difference=0.25, trials=size - 1) < 0.90
    assert sample_size(0.75, difference=-0.25, power=0.90) == 77


@pytest.mark.long
def test_peeking_costs_what_the_table_says():
    """Armitage, McPherson and Rowe (1969) and Pocock's bounds, by simulation."""
    rng = np.random.default_rng(1969)
    walks = rng.standard_normal((200_000, 20)).cumsum(axis=1)
    z = np.abs(walks / np.sqrt(np.arange(1, 21)))
    for looks, chance in _FALSE_ALARM:
        assert (z[:, :looks] > 1.959964).any(axis=1).mean() == pytest.approx(chance, abs=0.003)
    for looks, bound in _POCOCK:
        assert (z[:, :looks] > bound).any(axis=1).mean() == pytest.approx(0.05, abs=0.002)


def test_warnings():
    assert peeking(1) is None
    assert "0.0158" in str(peeking(5))
    assert "0.0106" in str(peeking(10))
    assert "14.2 %" in str(peeking(9))
    assert "planned end" in str(peeking(50))
    assert "p 值" in peeking(4).render("zh_CN")
    assert compare_rates((1, 9), (2, 9), looks=2).warning == peeking(2)


@pytest.mark.parametrize(
    ("call", "where"),
    [
        (lambda: compare_rates((5, 4), (1, 9)), "a: 5"),
        (lambda: compare_rates((1, 4), (0, 0)), "b: 0"),
        (lambda: compare_rates((1, 4), (1, 4), confidence=95), "confidence: 95"),
        (
            lambda: compare_means(
                Sample(mean=1, deviation=1, count=1), Sample(mean=1, deviation=1, count=9)
            ),
            "a: 1",
        ),
        (
            lambda: compare_means(
                Sample(mean=1, deviation=0, count=9), Sample(mean=1, deviation=0, count=9)
            ),
            "a: 9",
        ),
        (lambda: sample_size(0.5, difference=0), "difference"),
        (lambda: sample_size(0.5, difference=0.5), "difference: 1"),
        (lambda: rate_power(0.5, difference=0.1, trials=0), "trials"),
        (lambda: peeking(0), "looks: 0"),
    ],
)
def test_bad_input_is_named(call, where):
    with pytest.raises(InvalidInput, match=where):
        call()
