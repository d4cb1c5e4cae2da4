"""Cohorts conserve customers and revenue."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import Order, cohorts, purchase_history

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


def test_who_sent_all_back_belongs_to_no_cohort():
    bought = [Order(customer_id=name, at=START, amount="5 USD") for name in "ab"]
    back = Order(customer_id="a", at=START, amount="-5 USD", refund=True)
    assert cohorts(purchase_history([*bought, back], on=END)).customers == 1


def test_cohorts_are_a_table_of_a_row_a_cohort_and_period():
    orders = [
        Order(customer_id="a", at=dt.date(2026, 1, 5), amount="10 EUR"),
        Order(customer_id="b", at=dt.date(2026, 1, 9), amount="5 EUR"),
        Order(customer_id="a", at=dt.date(2026, 2, 5), amount="20 EUR"),
    ]
    found = cohorts(purchase_history(orders, on=dt.date(2026, 2, 28)))
    assert found.to_columns() == {
        "cohort": ["2026-01", "2026-01"],
        "size": [2, 2],
        "period": [0, 1],
        "active": [2, 1],
        "retention": [1, 0.5],
        "revenue": [15, 20],
    }
