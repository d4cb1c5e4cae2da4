"""Orders become purchases: days, zones, currencies, refunds, exclusions, and every bad row."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.customers.purchases.orders import END, RATES, THREE, order, usd
from tests.told import told

from xborder.customers import purchase_history
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidRows, problems


def total(history):
    return sum((p.value for found in history.customers.values() for p in found), Fraction(0))


def test_each_order_is_converted_at_its_own_day_and_keeps_its_rate():
    history = purchase_history(THREE, on=END, currency="USD", rates=RATES)
    assert total(history) == Fraction("311.50")
    kept = {
        row.order.amount.currency.code: (row.rate.ratio, row.rate.date) for row in history.orders
    }
    assert kept["JPY"] == (Fraction("0.0065"), dt.date(2026, 3, 10))
    assert history.orders[0].rate.source
    assert history.currency == "USD"


def test_currencies_are_never_added_up():
    with pytest.raises(CurrencyMismatch, match="EUR, GBP, JPY"):
        purchase_history(THREE, on=END)
    with pytest.raises(InvalidRows) as caught:
        purchase_history(THREE, on=END, currency="USD")
    assert [problem.where for problem in problems(caught.value)] == [
        f"orders.{n}.amount" for n in range(3)
    ]
    with pytest.raises(InvalidRows) as caught:
        purchase_history(THREE, on=END, currency="USD", rates=usd(("EUR", "1.10", "2026-01-10")))
    assert [p.where for p in problems(caught.value)] == ["orders.1.amount", "orders.2.amount"]
    euro = purchase_history(THREE[:1], on=END)
    assert euro.currency == "EUR"
    assert euro.orders[0].rate is None


def test_every_bad_row_is_named_at_once():
    utc = dt.UTC
    rows = [
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "1 EUR"),
        order(dt.datetime(2026, 7, 1, 1, tzinfo=utc), "1 EUR"),
        order("2026-01-01", "1 EUR"),
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "-1 EUR", refund=True, refund_of="o9"),
        order(dt.datetime.max.replace(tzinfo=utc), "1 EUR"),
    ]
    with pytest.raises(InvalidRows) as caught:
        purchase_history(rows, on=END, zone="Asia/Tokyo")
    found = problems(caught.value)
    assert [(p.where, p.code) for p in found] == [
        ("orders.1.at", "customers.future"),
        ("orders.2.at", "customers.mixed"),
        ("orders.3.refund_of", "customers.refund_of"),
        ("orders.4.at", "customers.at"),
    ]
    assert all(problem.remedy for problem in found)


def test_an_order_of_value_zero_is_what_the_caller_says():
    """Three customers with one order each, one of them free."""
    rows = [
        order("2026-01-01", "0.00 EUR", customer_id="free"),
        order("2026-01-01", "5.00 EUR", customer_id="five"),
        order("2026-01-01", "7.00 EUR", customer_id="seven"),
        order("2026-01-02", "7.00 EUR", customer_id="seven"),
        order("2026-01-02", "0.00 EUR", customer_id="seven"),
    ]
    counted = purchase_history(rows, on=END)
    assert {name: len(found) for name, found in counted.customers.items()} == {
        "five": 1, "free": 1, "seven": 2,
    }  # fmt: skip
    assert len(counted.summary()) == 3
    assert counted.customers["seven"][1].orders == 2
    assert [str(note) for note in counted.notes] == ["2 orders of value 0 count as purchases."]
    left_out = purchase_history(rows, on=END, zero_value="left_out")
    assert left_out.customers["free"] == ()
    assert len(left_out.summary()) == 2
    assert left_out.customers["seven"][1].orders == 1
    assert [str(note) for note in left_out.notes] == ["2 orders of value 0 are left out."]
    assert all(note.render("zh_CN") != str(note) for note in (*counted.notes, *left_out.notes))
    with pytest.raises(InvalidRows) as caught:
        purchase_history(rows, on=END, zero_value="refused")
    assert [p.where for p in problems(caught.value)] == ["orders.0.amount", "orders.4.amount"]


def test_three_customers_with_one_order_each_are_three_customers():
    """0.00, 5.00 and 7.00: three rows, unless the free one is left out, with a word."""
    rows = [
        order("2026-01-01", f"{value} EUR", customer_id=name)
        for name, value in (("free", "0.00"), ("five", "5.00"), ("seven", "7.00"))
    ]
    counted = purchase_history(rows, on=END).summary()
    assert sorted(row.customer_id for row in counted.rows) == ["five", "free", "seven"]
    assert [row.frequency for row in counted.rows] == [0, 0, 0]
    left_out = purchase_history(rows, on=END, zero_value="left_out")
    assert sorted(row.customer_id for row in left_out.summary().rows) == ["five", "seven"]
    assert [str(note) for note in left_out.notes] == ["1 orders of value 0 are left out."]


def test_exact_repeats_are_noted_dropped_or_refused():
    rows = [order("2026-01-01", "5 EUR", order_id="a"), order("2026-01-01", "5 EUR", order_id="a")]
    rows.append(order("2026-01-01", "5.00 EUR", order_id="a"))  # the same amount
    rows.append(order("2026-01-01", "5 EUR", order_id="b"))
    kept = purchase_history(rows, on=END)
    assert total(kept) == 20
    assert [str(note) for note in kept.notes] == [
        "2 rows repeat another in every field; they count."
    ]
    dropped = purchase_history(rows, on=END, duplicates="dropped")
    assert total(dropped) == 10
    assert "left out" in str(dropped.notes[0])
    assert dropped.notes[0].render("zh_CN") != str(dropped.notes[0])
    with pytest.raises(InvalidRows) as caught:
        purchase_history(rows, on=END, duplicates="refused")
    assert [p.where for p in problems(caught.value)] == ["orders.1.order_id", "orders.2.order_id"]
    assert problems(caught.value)[1].value == "0"
    assert purchase_history(rows[3:], on=END).notes == ()


def test_the_zone_is_needed_known_and_decides_the_day():
    late = order(dt.datetime(2026, 6, 30, 20, tzinfo=dt.UTC), "1 EUR")
    with pytest.raises(InvalidInput, match="zone"):
        purchase_history([late], on=END)
    with pytest.raises(InvalidInput, match="Mars/Base"):
        purchase_history([late], on=END, zone="Mars/Base")
    with pytest.raises(InvalidInput, match=r"\.\./etc"):
        purchase_history([late], on=END, zone="../etc")
    assert purchase_history([late], on=END, zone="UTC").customers["c"][0].day == END
    with pytest.raises(InvalidRows, match="after the last day"):
        purchase_history([late], on=END, zone="Asia/Shanghai")
    with pytest.raises(InvalidInput):
        purchase_history([late], on=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), zone="UTC")


def test_objection_and_erasure_leave_no_trace():
    rows = [order("2026-01-01", "5 EUR"), order("2026-01-02", "7 EUR", customer_id="gone")]
    history = purchase_history(rows, on=END, excluded_ids={"gone", "never"})
    assert list(history.customers) == ["c"]
    assert history.excluded == 1
    assert "gone" not in told(history)
    with pytest.raises(InvalidInput, match="no order"):
        purchase_history(rows, on=END, excluded_ids={"gone", "c"})


@given(st.permutations(range(6)))
def test_the_order_of_rows_changes_nothing(places):
    rows = [
        order("2026-01-01", "30 EUR", order_id="a"),
        order("2026-01-01", "12 EUR", order_id="b"),
        order("2026-02-01", "20 EUR"),
        order("2026-02-02", "-25 EUR", refund=True),
        order("2026-02-02", "8 EUR", customer_id="d"),
        order("2026-03-01", "-5 EUR", refund=True, refund_of="b"),
    ]
    assert purchase_history([rows[place] for place in places], on=END) == purchase_history(
        rows, on=END
    )
