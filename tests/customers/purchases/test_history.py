"""Histories: summaries in the unit asked for, cuts for a holdout, exact sums."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import Order, purchase_history
from xborder.customers.purchases import Period
from xborder.customers.purchases.history import exact_sum
from xborder.errors import InvalidInput

END = dt.date(2026, 6, 30)


def order(day, amount, **more):
    at = dt.date.fromisoformat(day)
    return Order(**{"customer_id": "c", "at": at, "amount": amount, **more})


def test_summaries_count_in_the_unit_asked_for():
    rows = [
        order("2026-01-01", "10 EUR"),
        order("2026-01-15", "4 EUR"),
        order("2026-01-29", "8 EUR"),
    ]
    history = purchase_history(rows, on=dt.date(2026, 2, 5))
    (row,) = history.summary(unit="week").rows
    assert (row.frequency, row.age_at_last, row.age, row.mean_value) == (2, 4.0, 5.0, 6.0)
    (row,) = history.summary(period="month").rows
    assert (row.frequency, row.age_at_last, row.age, row.mean_value) == (0, 0.0, 1.0, 0.0)
    with pytest.raises(InvalidInput, match="whole weeks cannot be given in days"):
        history.summary(period="week", unit="day")


def test_a_history_can_be_cut_for_a_holdout():
    rows = [
        order("2026-01-01", "10 EUR"),
        order("2026-02-01", "4 EUR"),
        order("2026-05-01", "8 EUR"),
        order("2026-05-02", "8 EUR", customer_id="later"),
    ]
    history = purchase_history(rows, on=END)
    first = history.until(dt.date(2026, 3, 31))
    assert list(first.customers) == ["c"]
    assert first.on == dt.date(2026, 3, 31)
    assert first.summary().rows[0].frequency == 1
    assert history.purchases_after(dt.date(2026, 3, 31)) == {"c": 1}
    assert history.until(dt.date(2027, 1, 1)) == history


@given(st.lists(st.fractions(max_denominator=200)))
def test_exact_sums_are_the_sums(values):
    assert exact_sum(values) == sum(values, Fraction(0))


@given(st.lists(st.integers(0, 400), min_size=1), st.sampled_from(Period))
def test_a_summary_counts_periods_with_a_purchase(days, period):
    start = dt.date(2026, 1, 1)
    rows = [order(str(start + dt.timedelta(days=day)), "1 EUR") for day in days]
    end = start + dt.timedelta(days=400)
    (row,) = purchase_history(rows, on=end).summary(period=period).rows
    periods = {period.ordinal(start + dt.timedelta(days=day)) for day in days}
    assert row.frequency == len(periods) - 1
    assert row.age == period.ordinal(end) - min(periods)
