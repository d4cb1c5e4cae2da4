"""Measures of a customer base, by hand."""

import datetime as dt
from fractions import Fraction

import pytest

from xborder.customers import Order, customer_base, purchase_history
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
