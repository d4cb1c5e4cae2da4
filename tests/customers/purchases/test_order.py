"""Rows become orders: what has one meaning is read, the rest is named by row, all at once."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from xborder import Money
from xborder.customers import Order, read_orders
from xborder.errors import InvalidInput, InvalidRows, InvalidType, problems


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


GOOD = {"customer_id": "c", "at": dt.date(2026, 1, 10), "amount": "5.00 EUR"}


@pytest.mark.parametrize(
    "given",
    [
        17850,
        17850.0,
        np.int64(17850),
        np.float64(17850),
        Decimal("17850.00"),
        np.str_("17850"),
        "17850",
    ],
)
def test_a_whole_number_is_the_customer_it_prints(given):
    """A data frame with one missing id turns the column into floats."""
    assert Order(**{**GOOD, "customer_id": given}).customer_id == "17850"


@pytest.mark.parametrize(
    "given",
    [
        None,
        float("nan"),
        np.nan,
        pd.NA,
        pd.NaT,
        True,
        1.5,
        float("inf"),
        2.0**60,
        b"c",
        ["c"],
        {},
        Decimal("NaN"),
        10**300,
    ],
)
def test_what_is_no_id_is_refused_by_row(given):
    with pytest.raises(InvalidRows) as caught:
        read_orders([GOOD, {**GOOD, "customer_id": given}])
    (problem,) = problems(caught.value)
    assert problem.where == "rows.1.customer_id"
    assert problem.code == "id"
    assert problem.remedy


def test_frames_are_read_row_by_row():
    frame = pd.DataFrame(
        {
            "customer_id": [1.0, 2.0],
            "at": pd.to_datetime(["2026-01-10T23:30:00+08:00", "2026-01-11T00:30:00+08:00"]),
            "amount": ["5.00 EUR", "6.00 EUR"],
            "order_id": [10, 11],
            "channel": ["web", None],
            "country": [float("nan"), "DE"],
            "quantity": np.array([2.0, 3.0]),
            "refund": np.array([False, False]),
        }
    )
    first, second = read_orders(frame.to_dict("records"))
    assert first.at == dt.datetime(2026, 1, 10, 15, 30, tzinfo=dt.UTC)
    assert type(first.at) is dt.datetime
    assert (first.customer_id, first.order_id, first.quantity) == ("1", "10", 2)
    assert (first.channel, first.country) == ("web", "")
    assert (second.channel, second.country) == ("", "DE")
    day = read_orders([{**GOOD, "at": np.datetime64("2026-01-10")}])[0].at
    assert day == dt.date(2026, 1, 10)


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("at", dt.datetime(2026, 1, 1), InvalidType),  # noqa: DTZ001 - the fault under test
        ("at", pd.Timestamp("2026-01-01"), InvalidType),
        ("at", pd.NaT, InvalidType),
        ("at", np.datetime64("NaT"), InvalidInput),
        ("at", 20260110, InvalidType),
        ("at", "", InvalidInput),
        ("amount", "-1 EUR", InvalidInput),
        ("amount", 5.0, InvalidType),
        ("amount", np.float64(5), InvalidType),
        ("amount", Decimal(5), InvalidInput),
        ("amount", None, InvalidType),
        ("quantity", -2, InvalidInput),
        ("quantity", "2", InvalidType),
        ("quantity", 2.5, InvalidType),
        ("quantity", 10**13, InvalidInput),
        ("order_id", 1.5, InvalidType),
        ("channel", [1], InvalidType),
        ("refund", "no", InvalidType),
        ("refund", 0, InvalidType),
        ("customer_id", "", InvalidInput),
        ("customer_id", "ann@example.com", InvalidInput),
    ],
)
def test_every_field_says_what_is_wrong_with_it(field, value, kind):
    with pytest.raises(kind) as caught:
        Order(**{**GOOD, field: value})
    (problem,) = problems(caught.value)
    assert problem.where == field
    assert problem.remedy
    assert "ann@" not in str(caught.value)


def test_a_refund_is_below_zero():
    with pytest.raises(InvalidInput, match=r"amount: A refund of 1\.00 EUR is not below 0"):
        Order(**{**GOOD, "amount": "1 EUR", "refund": True})
    assert Order(**{**GOOD, "amount": "-1 EUR", "refund": True, "quantity": -3}).quantity == -3


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (None, "rows"),
        ("orders.csv", "rows"),
        (5, "rows"),
        ({"customer_id": ["c"]}, "rows"),
        (pd.Series(["c"], name="customer_id"), "rows"),
        ([None], "rows.0"),
        (["customer_id"], "rows.0"),
        ([{5: 1}], "rows.0.5"),
    ],
)
def test_what_are_no_rows_is_refused(rows, where):
    with pytest.raises((InvalidType, InvalidRows)) as caught:
        read_orders(rows)
    assert problems(caught.value)[0].where == where


def test_a_misspelt_field_is_guessed():
    with pytest.raises(InvalidRows, match=r"Did you mean customer_id\?"):
        read_orders([{**GOOD, "costumer_id": "c"}])


def test_an_amount_may_be_money():
    assert Order(**{**GOOD, "amount": Money("5 EUR")}) == Order(**GOOD)
