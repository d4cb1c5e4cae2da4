"""Cohorts conserve customers and revenue; base measures, ABC, turnover by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import (
    Order,
    abc_classes,
    cohorts,
    concentration,
    customer_base,
    purchase_history,
    turnover,
)
from xborder.errors import InvalidInput

START = dt.date(2015, 1, 1)
END = dt.date(2015, 2, 7)
# lifetimes tests/test_utils.py: customer, day of 2015, value
ROWS = (
    (1, "01-01", 1), (1, "02-06", 2), (2, "01-01", 2), (3, "01-01", 3), (3, "01-02", 1),
    (3, "01-05", 5), (4, "01-16", 6), (4, "02-02", 3), (4, "02-05", 3), (5, "01-16", 3),
    (5, "01-17", 1), (5, "01-18", 8), (6, "02-02", 5),
)  # fmt: skip


def history(rows=ROWS, on=END):
    return purchase_history(
        [
            Order(
                customer_id=str(name),
                at=dt.date.fromisoformat(f"2015-{day}"),
                amount=f"{value} USD",
            )
            for name, day, value in rows
        ],
        on=on,
    )


def test_the_shared_case(cases):
    found = cohorts(history())
    january, february = found.cohorts
    assert (january.label, january.size, january.active) == ("2015-01", 5, (5, 2))
    assert (february.label, february.size, february.active) == ("2015-02", 1, (1,))
    assert january.retention == (1.0, 0.4)
    assert january.revenue == (30, 8)
    for cohort in found.cohorts:
        case = cases["cohort"]["expect"][cohort.label]
        assert (cohort.size, list(cohort.active)) == (case["size"], case["active"])


DAYS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 37), st.integers(0, 50)), min_size=1, max_size=40
)


@given(DAYS, st.sampled_from(["day", "week", "month"]))
def test_cohorts_conserve_customers_and_revenue(rows, period):
    orders = [
        Order(customer_id=str(name), at=START + dt.timedelta(days=day), amount=f"{value} USD")
        for name, day, value in rows
    ]
    seen = purchase_history(orders, on=END)
    found = cohorts(seen, period=period)
    assert found.customers == sum(bool(purchases) for purchases in seen.customers.values())
    assert found.revenue == sum(value for *_, value in rows)
    for cohort in found.cohorts:
        assert cohort.active[0] == cohort.size >= max(cohort.active)
    labels = [cohort.label for cohort in found.cohorts]
    assert labels == sorted(labels)


def test_base_measures_by_hand():
    found = customer_base(history(), churn_days=14)
    assert (found.customers, found.purchases, found.revenue) == (6, 13, 43)
    assert found.repeat_rate == pytest.approx(4 / 6)
    assert found.average_purchase == found.average_order == Fraction(43, 13)
    assert found.purchases_per_customer == pytest.approx(13 / 6)
    assert found.median_gap_days == 3  # 36, 1, 3, 17, 3, 1, 1
    assert found.churn == pytest.approx(3 / 6)  # 2, 3 and 5
    alone = customer_base(history(ROWS[:1]), churn_days=99)
    assert alone.median_gap_days is None
    assert alone.churn == 0


def test_a_base_without_purchases_is_refused():
    orders = [
        Order(customer_id="a", at=START, amount="5 USD"),
        Order(customer_id="a", at=START, amount="-5 USD", refund=True),
    ]
    with pytest.raises(InvalidInput, match="No customer has a purchase"):
        customer_base(purchase_history(orders, on=END), churn_days=1)


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


def test_turnover_by_hand():
    later = (dt.date(2015, 2, 1), dt.date(2015, 2, 8))
    found = turnover(history(), earlier=(dt.date(2015, 1, 10), dt.date(2015, 2, 1)), later=later)
    assert found.kinds == {"1": "returned", "4": "repeat", "5": "lapsed", "6": "new"}
    assert dict(found.counts) == {"new": 1, "returned": 1, "repeat": 1, "lapsed": 1}
    assert found.churn == 0.5
    assert found.revenue_before["lapsed"] == 12
    assert found.revenue_after["repeat"] == 6
    calm = turnover(history(ROWS[-1:]), earlier=(START, dt.date(2015, 2, 1)), later=later)
    assert calm.churn is None


@pytest.mark.parametrize("last", [dt.date(2015, 2, 9), dt.date(2015, 1, 31)])
def test_periods_must_be_observed_and_apart(last):
    with pytest.raises(InvalidInput, match="later"):
        turnover(history(), earlier=(START, dt.date(2015, 2, 1)), later=(dt.date(2015, 2, 1), last))
