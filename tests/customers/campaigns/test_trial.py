"""The size of a trial: published sizes, peeking by simulation."""

import numpy as np
import pytest

from xborder.customers.campaigns import compare_rates, peeking, rate_power, sample_size
from xborder.customers.campaigns.trial import _FALSE_ALARM, _POCOCK
from xborder.errors import InvalidInput


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
        (lambda: sample_size(0.5, difference=0), "difference"),
        (lambda: sample_size(0.5, difference=0.5), "difference: 1"),
        (lambda: rate_power(0.5, difference=0.1, trials=0), "trials"),
        (lambda: peeking(0), "looks: 0"),
    ],
)
def test_bad_input_is_named(call, where):
    with pytest.raises(InvalidInput, match=where):
        call()
