"""New, returned, repeat and lapsed customers, by hand."""

import datetime as dt

import pytest

from xborder.customers import Order, customer_flow, purchase_history
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


def test_the_flow_by_hand():
    later = (dt.date(2015, 2, 1), dt.date(2015, 2, 8))
    found = customer_flow(
        history(), earlier=(dt.date(2015, 1, 10), dt.date(2015, 2, 1)), later=later
    )
    assert found.kinds == {"1": "returned", "4": "repeat", "5": "lapsed", "6": "new"}
    assert dict(found.counts) == {"new": 1, "returned": 1, "repeat": 1, "lapsed": 1}
    assert found.churn == 0.5
    assert found.revenue_before["lapsed"] == 12
    assert found.revenue_after["repeat"] == 6
    calm = customer_flow(history(ROWS[-1:]), earlier=(START, dt.date(2015, 2, 1)), later=later)
    assert calm.churn is None


@pytest.mark.parametrize("last", [dt.date(2015, 2, 9), dt.date(2015, 1, 31)])
def test_periods_must_be_observed_and_apart(last):
    with pytest.raises(InvalidInput, match="later"):
        customer_flow(
            history(), earlier=(START, dt.date(2015, 2, 1)), later=(dt.date(2015, 2, 1), last)
        )
