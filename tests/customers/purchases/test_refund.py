"""Refunds pay back orders; what is kept makes a purchase, and lines of one order are one order."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.customers.purchases.orders import END, RATES, THREE, order, usd

from xborder.customers import customer_base, purchase_history
from xborder.customers.purchases import RefundRate
from xborder.exchange import Quotation, RateTable


@pytest.mark.parametrize("named", ["o1", ""])
@pytest.mark.parametrize(("rule", "value"), [("order_day", "201.50"), ("refund_day", "191.50")])
def test_a_refund_at_either_rate(named, rule, value):
    # case fx_02: the EUR order is paid back on 1 June at 1.20; the difference is booked apart
    back = order("2026-06-01", "-100.00 EUR", refund=True, refund_of=named)
    history = purchase_history(
        [*THREE, back], on=END, currency="USD", rates=RATES, refund_rate=rule
    )
    assert sum(row.net for row in history.orders) == Fraction(value)
    assert history.fx_difference == -10
    assert RefundRate(rule) == rule


def test_refunds_pay_back_the_latest_order_first_and_the_rest_is_reported():
    rows = [
        order("2026-01-01", "30 EUR"),
        order("2026-02-01", "20 EUR"),
        order("2026-02-02", "-25 EUR", refund=True),
        order("2026-03-01", "-40 EUR", refund=True),
        order("2026-04-01", "9 EUR"),
        order("2026-04-02", "-1 CHF", refund=True),
    ]
    history = purchase_history(
        rows,
        on=END,
        currency="EUR",
        rates=RateTable(
            [Quotation.of("CHF", "EUR", "1", start=dt.date(2026, 4, 2), kind="market", source="x")]
        ),
    )
    assert [row.net for row in history.orders] == [0, 0, 9]
    assert [p.day.month for p in history.customers["c"]] == [4]
    assert [str(refund.amount) for refund in history.unmatched] == ["-40.00 EUR", "-1.00 CHF"]
    gross = purchase_history(rows[:4], on=END, refunds="gross")
    assert [p.value for p in gross.customers["c"]] == [30, 20]


def test_a_customer_who_sent_all_back_is_known_and_has_no_purchase():
    rows = [order("2026-01-01", "30 EUR"), order("2026-01-05", "-30 EUR", refund=True)]
    history = purchase_history([*rows, order("2026-01-01", "3 EUR", customer_id="d")], on=END)
    assert history.customers["c"] == ()
    assert [row.customer_id for row in history.summary().rows] == ["d"]
    lone = order("2026-01-05", "-30 EUR", refund=True)
    only = purchase_history([lone, order("2026-01-01", "3 EUR", customer_id="d")], on=END)
    assert list(only.customers) == ["d"]
    assert only.unmatched == (lone,)


def test_lines_of_one_order_are_one_order():
    """Three lines of 5.00 under order A, one of 9.00 under order B: two orders of 12.00."""
    rows = [order("2026-01-01", "5.00 EUR", order_id="A") for _ in range(3)]
    rows.append(order("2026-02-01", "9.00 EUR", order_id="B"))
    history = purchase_history(rows, on=END)
    base = customer_base(history, churn_days=90)
    assert base.average_order == 12
    assert [purchase.orders for purchase in history.customers["c"]] == [1, 1]
    without = purchase_history([order("2026-01-01", "5.00 EUR") for _ in range(3)], on=END)
    assert without.customers["c"][0].orders == 3


def test_an_order_written_over_midnight_counts_once():
    rows = [order("2026-01-01", "5 EUR", order_id="A"), order("2026-01-02", "7 EUR", order_id="A")]
    history = purchase_history(rows, on=END)
    assert [purchase.orders for purchase in history.customers["c"]] == [1, 0]
    assert customer_base(history, churn_days=90).average_order == 12


@given(
    st.lists(
        st.tuples(
            st.sampled_from("cd"), st.integers(0, 9), st.sampled_from("ABC"), st.integers(0, 9)
        ),
        min_size=1,
    )
)
def test_orders_are_the_distinct_ids_of_each_customer(lines):
    start = dt.date(2026, 1, 1)
    rows = [
        order(
            str(start + dt.timedelta(days=day)), f"{value} EUR", customer_id=name, order_id=number
        )
        for name, day, number, value in lines
    ]
    history = purchase_history(rows, on=END)
    counted = sum(p.orders for found in history.customers.values() for p in found)
    assert counted == len({(name, number) for name, _, number, _ in lines})


def test_goods_sent_back_are_no_purchase_whatever_the_rate_did():
    """Bought at 1.30, sent back at 1.10: 20 of value is left, and nothing was kept."""
    rates = usd(("EUR", "1.30", "2026-01-10"), ("EUR", "1.10", "2026-02-10"))
    rows = [
        order("2026-01-10", "100 EUR", order_id="o"),
        order("2026-02-10", "-100 EUR", refund=True, refund_of="o"),
    ]
    history = purchase_history(
        rows, on=END, currency="USD", rates=rates, refund_rate=RefundRate.REFUND_DAY
    )
    assert history.orders[0].net == 20
    assert history.orders[0].returned
    assert history.customers["c"] == ()
    assert history.fx_difference == 20


def test_a_refund_dearer_than_its_order_leaves_no_purchase_below_zero():
    rates = usd(("EUR", "1.10", "2026-01-10"), ("EUR", "1.30", "2026-02-10"))
    rows = [
        order("2026-01-10", "100 EUR", order_id="o"),
        order("2026-02-10", "-95 EUR", refund=True, refund_of="o"),
    ]
    history = purchase_history(rows, on=END, currency="USD", rates=rates, refund_rate="refund_day")
    assert history.orders[0].net == Fraction("-13.5")
    assert history.customers["c"] == ()
