"""Tiers with hysteresis."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import value_tiers
from xborder.customers.value import Tier, TierBand, TierRules
from xborder.errors import InvalidInput


def test_tiers_by_hand():
    values = {"a": 70, "b": 20, "c": 10, "d": 0}
    alive = {"a": 0.9, "b": 0.5, "c": 0.6, "d": 0.1}
    found = value_tiers(values, alive)
    assert found.tiers == {"a": "high_value", "b": "high_value", "c": "potential", "d": "churned"}
    assert str(found.reasons["c"]) == (
        "Alive with probability 0.60; customers worth more hold 0.90 of all value."
    )
    assert value_tiers({"a": 0}, {"a": 0.9}).tiers == {"a": "potential"}


def test_hysteresis_stops_flapping():
    rules = TierRules(high_value=TierBand(0.8, 0.9), churned=TierBand(0.2, 0.3))
    values, alive = {"a": 85, "b": 15}, {"a": 0.9, "b": 0.25}
    fresh = value_tiers(values, alive, rules=rules).tiers
    assert fresh["b"] == "potential"
    assert (
        value_tiers(values, alive, rules=rules, previous={"b": Tier.HIGH_VALUE}).tiers["b"]
        == "high_value"
    )
    assert (
        value_tiers(values, alive, rules=rules, previous={"b": Tier.CHURNED}).tiers["b"]
        == "churned"
    )


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=2), st.integers(0, 9), min_size=1),
    st.fractions(Fraction(1, 99), 99),
)
def test_tiers_do_not_depend_on_currency_and_equals_are_equal(values, factor):
    alive = dict.fromkeys(values, 0.9)
    tiers = value_tiers(values, alive).tiers
    assert value_tiers({n: v * factor for n, v in values.items()}, alive).tiers == tiers
    by_value = {}
    for name, value in values.items():
        assert by_value.setdefault(value, tiers[name]) == tiers[name]


def test_bad_bands_are_refused():
    with pytest.raises(InvalidInput, match="enter"):
        TierBand(0.5, 0.4)
    with pytest.raises(InvalidInput, match="p_alive: The customer b"):
        value_tiers({"a": 1, "b": 1}, {"a": 0.5})
