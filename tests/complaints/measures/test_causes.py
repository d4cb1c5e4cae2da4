"""Causes, rates per article and costs."""

import pytest

from xborder.complaints.measures import complaint_rates, costs, pareto
from xborder.errors import InvalidInput
from xborder.money import Money


def test_pareto_orders_and_adds_up():
    bars = pareto(["late"] * 5 + ["broken"] * 3 + ["wrong", "missing"])
    assert [(bar.cause, bar.count) for bar in bars] == [
        ("late", 5),
        ("broken", 3),
        ("missing", 1),
        ("wrong", 1),
    ]
    assert [bar.cumulative for bar in bars] == [0.5, 0.8, 0.9, 1.0]
    assert pareto([]) == ()


def test_rates_per_article():
    found = complaint_rates({"CUP": 15}, {"CUP": 148, "MUG": 20, "NEW": 0})
    assert list(found) == ["CUP", "MUG"]
    assert round(found["CUP"].high, 4) == 0.1605
    assert found["MUG"].value == 0


def test_costs_are_summed_by_currency():
    found = costs([Money("5.00", "EUR"), Money("7.50", "USD"), Money("2.25", "EUR")])
    assert found == (Money("7.25", "EUR"), Money("7.50", "USD"))


def test_complaints_without_orders_are_not_dropped():
    with pytest.raises(InvalidInput) as caught:
        complaint_rates({"CUP": 2, "MUG": 1}, {"CUP": 10, "MUG": 0})
    assert (caught.value.code, caught.value.values["value"]) == ("metrics.orders", "MUG")
