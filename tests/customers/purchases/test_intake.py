"""Orders become purchases: days, zones, currencies, refunds, exclusions, and every bad row."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import Order, purchase_history, read_orders
from xborder.customers.purchases import RefundRate
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidRows, InvalidType, problems
from xborder.exchange import Quotation, RateTable

END = dt.date(2026, 6, 30)


def order(day, amount, **more):
    at = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return Order(**{"customer_id": "c", "at": at, "amount": amount, **more})


def usd(*rates):
    return RateTable(
        Quotation.of(
            base, "USD", rate, start=dt.date.fromisoformat(day), kind="market", source="desk"
        )
        for base, rate, day in rates
    )


RATES = usd(
    ("EUR", "1.10", "2026-01-10"),
    ("JPY", "0.0065", "2026-03-10"),
    ("GBP", "1.30", "2026-05-10"),
    ("EUR", "1.20", "2026-06-01"),
)
# case fx_01: each order at the rate of its own day
THREE = (
    order("2026-01-10", "100.00 EUR", order_id="o1"),
    order("2026-03-10", "15000 JPY"),
    order("2026-05-10", "80.00 GBP"),
)


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
        order(dt.datetime(2026, 1, 1), "1 EUR"),  # noqa: DTZ001 - the fault under test
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "-1 EUR"),
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "1 EUR", quantity=-2),
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "1 EUR", refund=True),
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "-1 EUR", refund=True, refund_of="o9"),
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "1 EUR", customer_id="ann@example.com"),
        order(dt.datetime(2026, 1, 1, tzinfo=utc), "1 EUR", customer_id=""),
    ]
    with pytest.raises(InvalidRows) as caught:
        purchase_history(rows, on=END, zone="UTC")
    found = problems(caught.value)
    assert [(p.where, p.code) for p in found] == [
        ("orders.1.at", "customers.future"),
        ("orders.2.at", "customers.mixed"),
        ("orders.3.at", "customers.naive"),
        ("orders.4.amount", "customers.negative"),
        ("orders.5.quantity", "customers.negative"),
        ("orders.6.amount", "customers.refund_sign"),
        ("orders.7.refund_of", "customers.refund_of"),
        ("orders.8.customer_id", "customers.customer_id"),
        ("orders.9.customer_id", "customers.customer_id"),
    ]
    assert all(problem.remedy for problem in found)
    assert "ann@" not in str(caught.value)


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
    with pytest.raises(InvalidType):
        purchase_history([late], on=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), zone="UTC")


def test_objection_and_erasure_leave_no_trace():
    rows = [order("2026-01-01", "5 EUR"), order("2026-01-02", "7 EUR", customer_id="gone")]
    history = purchase_history(rows, on=END, excluded_ids={"gone", "never"})
    assert list(history.customers) == ["c"]
    assert history.excluded == 1
    assert "gone" not in repr(history)
    with pytest.raises(InvalidInput, match="no order"):
        purchase_history(rows, on=END, excluded_ids={"gone", "c"})


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


def test_rows_of_a_table_are_read_or_all_named():
    good = {"customer_id": "c", "at": "2026-01-10T23:30:00+08:00", "amount": "5.00 EUR"}
    read = read_orders([good, {**good, "at": dt.date(2026, 1, 1), "refund": False}])
    assert read[0].at.utcoffset() == dt.timedelta(hours=8)
    assert read[0].amount.amount == Decimal("5.00")
    bad = [
        {**good, "email": "x"},
        {"customer_id": "c", "at": "2026-01-10"},
        {**good, "at": "yesterday"},
        {**good, "amount": 5.0},
        {**good, "amount": "5.00"},
    ]
    with pytest.raises(InvalidRows) as caught:
        read_orders([good, *bad])
    found = problems(caught.value)
    assert [p.where for p in found] == [
        "rows.1.email", "rows.2.amount", "rows.3.at", "rows.4.amount", "rows.5.amount",
    ]  # fmt: skip
    assert all(p.remedy for p in found)
