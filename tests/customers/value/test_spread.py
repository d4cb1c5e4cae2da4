"""ABC classes, concentration and Gini, by hand and on the sample."""

from fractions import Fraction

import pytest

from xborder.customers.value import abc_classes, concentration
from xborder.errors import InvalidInput


def test_abc_of_the_sample(cases, cdnow):
    case = cases["abc"]
    revenue = {row.customer_id: Fraction(str(row.mean_value)) * row.frequency for row in cdnow.rows}
    assert float(sum(revenue.values())) == pytest.approx(case["total"])
    for rule, key in (
        ("crossing_above", "rule_crossing_item_in_A"),
        ("crossing_below", "rule_crossing_item_in_B"),
    ):
        found = list(abc_classes(revenue, rule=rule).values())
        for label, count in case[key].items():
            assert found.count(label) == count
    spread = concentration(revenue)
    assert spread.top_share == pytest.approx(case["share_of_top_20pct_customers"], abs=1e-6)
    assert sum(not value for value in revenue.values()) == case["zero_revenue_customers"]


def test_abc_by_hand():
    values = {"a": 80, "b": 15, "c": 5, "d": 0, "e": -3}
    assert abc_classes(values) == {"a": "A", "b": "B", "c": "C", "d": "C", "e": "C"}
    crossing = {"a": 50, "b": 40, "c": 10}
    assert list(abc_classes(crossing).values()) == ["A", "A", "B"]
    assert list(abc_classes(crossing, rule="crossing_below").values()) == ["A", "B", "C"]
    assert list(abc_classes({"a": 3, "b": 1}, bounds=(0.75, 1)).values()) == ["A", "B"]
    with pytest.raises(InvalidInput, match="bounds"):
        abc_classes(values, bounds=(0.9, 0.8))


def test_concentration_by_hand():
    even = concentration(dict.fromkeys("abcde", 4))
    assert (even.top_share, even.top_customers, even.gini) == (0.2, 1, 0)
    one = concentration({"a": 9, "b": 0, "c": 0, "d": 0}, top=0.5)
    assert (one.top_share, one.top_customers, one.gini) == (1, 2, 0.75)
    for wrong in ({}, {"a": 0}, {"a": 1, "b": -1}):
        with pytest.raises(InvalidInput, match="cannot be measured"):
            concentration(wrong)
    with pytest.raises(InvalidInput, match="cannot be measured"):
        concentration({"a": 1}, top=0)
