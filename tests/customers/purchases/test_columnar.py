"""Histories in columns are the histories, order by order; scores in columns are the scores."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import FixedCuts, Order, Quantiles, purchase_history
from xborder.customers.purchases import column_history
from xborder.customers.scoring import score_columns, score_history
from xborder.errors import InvalidInput, InvalidRows, InvalidType, XborderError, problems

ON = dt.date(2026, 6, 30)
GOOD = {"customer_id": ["a", "b"], "day": ["2026-01-01", "2026-01-02"], "amount": [5.0, 7.5]}
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "12", "3"]),
        st.integers(0, 60),
        st.integers(0, 400),
        st.sampled_from(["", "x", "y"]),
    ),
    min_size=1,
    max_size=30,
)


def both(rows, **how):
    days = [ON - dt.timedelta(days=ago) for _, ago, _, _ in rows]
    columns = {
        "customer_id": [name for name, *_ in rows],
        "day": np.array(days, dtype="datetime64[D]"),
        "amount": np.array([cents / 100 for _, _, cents, _ in rows]),
        "order_id": [number for *_, number in rows],
    }
    orders = [
        Order(customer_id=name, at=day, amount=f"{Decimal(cents) / 100:.2f} EUR", order_id=number)
        for (name, _, cents, number), day in zip(rows, days, strict=True)
    ]
    plain = purchase_history(orders, on=ON, **how)
    try:
        return plain, column_history(columns, on=ON, currency="EUR", **how)
    except InvalidInput:
        assert not any(plain.customers.values())
        return plain, None


@given(ROWS, st.sampled_from(["counted", "left_out"]), st.sampled_from(["kept", "dropped"]))
def test_columns_agree_with_orders(rows, zero_value, duplicates):
    plain, columns = both(rows, zero_value=zero_value, duplicates=duplicates)
    buyers = {name: found for name, found in plain.customers.items() if found}
    if columns is None:
        return
    assert columns.customer_ids.tolist() == list(buyers)
    for place, found in enumerate(buyers.values()):
        assert columns.purchases[place] == len(found)
        assert Fraction(int(columns.spend[place]), 100) == sum(p.value for p in found)
        assert Fraction(int(columns.repeat_spend[place]), 100) == sum(p.value for p in found[1:])
        assert columns.first_day[place] == found[0].day.toordinal()
        assert columns.last_day[place] == found[-1].day.toordinal()
    assert [str(note) for note in columns.notes] == [str(note) for note in plain.notes]


@given(
    ROWS,
    st.sampled_from(["lowest_rank", "highest_rank", "quantile", "quantile_plus_one"]),
    st.integers(2, 5),
)
def test_scores_agree_with_scores(rows, ties, groups):
    plain, columns = both(rows)
    fixed = FixedCuts(days_since_last=[30], purchases=[2, 3], spend=[Decimal("1.5")])
    for method in (None, Quantiles(groups=groups, ties=ties), fixed):
        table, found = score_history(plain, method=method), score_columns(columns, method=method)
        assert found.cuts == table.cuts
        for place, name in enumerate(found.customer_ids.tolist()):
            score = table.scores[name]
            assert (found.recency[place], found.frequency[place], found.monetary[place]) == (
                score.recency,
                score.frequency,
                score.monetary,
            )


def test_columns_are_tables_as_those_of_orders_are():
    rows = [("b", 30, 1990, "x"), ("a", 7, 0, "y"), ("a", 9, 1250, "z")]
    plain, columns = both(rows)
    table = score_history(plain).to_columns()
    scored = score_columns(columns).to_columns()
    found = columns.to_columns()
    for name in ("customer_id", "recency", "frequency", "monetary"):
        assert scored[name] == table[name]
    for name in ("customer_id", "days_since_last", "purchases", "spend"):
        assert found[name] == table[name]
    assert found["spend"] == [12.5, 19.9]
    assert found["first_day"] == [dt.date(2026, 6, 21), dt.date(2026, 5, 31)]
    frame = score_columns(columns).to_frame("pandas")
    assert frame["customer_id"].tolist() == ["a", "b"]
    assert "monetary" in columns._repr_html_() + score_columns(columns)._repr_html_()


def test_fixed_cuts_score_columns_too():
    history = column_history(GOOD, on=ON, currency="EUR")
    cuts = FixedCuts(days_since_last=[179], purchases=[2], spend=[Decimal("7.5")])
    assert score_columns(history, method=cuts).monetary.tolist() == [1, 2]
    below = FixedCuts(days_since_last=[179], purchases=[2], spend=[7.5], equal="below")
    found = score_columns(history, method=below)
    assert found.monetary.tolist() == [1, 1]
    assert found.recency.tolist() == [1, 2]  # 180 and 179 days ago
    with pytest.raises(InvalidInput, match="ntile"):
        score_columns(history, method=Quantiles(ties="ntile"))
    with pytest.raises(InvalidType):
        score_columns(history, method="quintiles")


def test_a_frame_is_columns_and_whole_floats_are_ids():
    frame = pd.DataFrame({**GOOD, "customer_id": [17850.0, 2.0]})
    history = column_history(frame, on=ON, currency="EUR")
    assert history.customer_ids.tolist() == ["17850", "2"]
    assert len(history) == 2
    numbers = column_history({**GOOD, "customer_id": [10, 9]}, on=ON, currency="EUR")
    assert numbers.customer_ids.tolist() == ["10", "9"]
    assert numbers.spend.tolist() == [500, 750]
    mixed = {**GOOD, "customer_id": np.array([10, "9"], dtype=object)}
    assert column_history(mixed, on=ON, currency="EUR").customer_ids.tolist() == ["10", "9"]


def test_text_of_a_frame_is_numbered_by_the_frame():
    frame = pd.DataFrame(
        {
            "customer_id": pd.array(["b", "a", "b"], dtype="string"),
            "day": pd.to_datetime(["2026-01-01", "2026-01-02", "2026-01-03"]),
            "amount": [5.0, 7.5, 0.25],
        }
    )
    for kind in ("string", "str", object):
        history = column_history(
            frame.astype({"customer_id": kind}), on=ON, currency="EUR", duplicates="refused"
        )
        assert history.customer_ids.tolist() == ["a", "b"]
        assert history.spend.tolist() == [750, 525]
        assert history.repeat_spend.tolist() == [0, 25]
    for unnamed, kind in product((None, "", "me@example.com"), ("string", "str", object)):
        if unnamed is None and kind == "str" and pd.__version__ < "3":
            continue  # there str makes a word of it: "None"
        frame.loc[1, "customer_id"] = unnamed
        with pytest.raises(InvalidRows) as caught:
            column_history(frame.astype({"customer_id": kind}), on=ON, currency="EUR")
        assert [problem.where for problem in problems(caught.value)] == ["rows.1.customer_id"]


def test_rows_out_of_order_repeat_the_first_of_them():
    # by hand: rows 1 and 3 are one and the same, row 4 is another order of that day
    columns = {
        "customer_id": ["b", "a", "a", "a", "a"],
        "day": ["2026-02-01", "2026-01-02", "2026-03-01", "2026-01-02", "2026-01-02"],
        "amount": [1.0, 4.0, 2.0, 4.0, 4.5],
        "order_id": ["1", "2", "3", "2", "4"],
    }
    kept = column_history(columns, on=ON, currency="EUR")
    once = column_history(columns, on=ON, currency="EUR", duplicates="dropped")
    assert kept.spend.tolist() == [1450, 100]
    assert once.spend.tolist() == [1050, 100]
    assert [str(note)[:6] for note in kept.notes] == ["1 rows"]
    with pytest.raises(InvalidRows) as caught:
        column_history(columns, on=ON, currency="EUR", duplicates="refused")
    assert [problem.where for problem in problems(caught.value)] == ["rows.3.order_id"]


def test_units_of_amounts_are_in_the_name():
    whole = column_history({**GOOD, "amount": [5, 7]}, on=ON, currency="EUR")
    assert whole.spend.tolist() == [500, 700]
    minor = {name: GOOD[name] for name in ("customer_id", "day")} | {"amount_minor_units": [5, 7]}
    assert column_history(minor, on=ON, currency="EUR").spend.tolist() == [5, 7]
    yen = column_history({**GOOD, "amount": [5.0, 7.0]}, on=ON, currency="JPY")
    assert yen.spend.tolist() == [5, 7]


def test_every_bad_row_is_named_at_once():
    columns = {
        "customer_id": [1.0, np.nan, 3.0, 4.0, 5.0, 6.0, 7.5],
        "day": ["2026-01-01", "2026-01-01", "NaT", "2026-07-01", "2026-01-01", "2026-01-01", "2026-01-01"],
        "amount": [1.0, 1.0, 1.0, 1.0, 1.005, -1.0, np.nan],
    }  # fmt: skip
    with pytest.raises(InvalidRows) as caught:
        column_history(columns, on=ON, currency="EUR")
    found = problems(caught.value)
    assert [problem.where for problem in found] == [
        "rows.1.customer_id", "rows.6.customer_id", "rows.2.day", "rows.3.day", "rows.4.amount",
        "rows.6.amount", "rows.5.amount",
    ]  # fmt: skip
    chinese = problems(caught.value, locale="zh_CN")
    assert all(a.message != b.message for a, b in zip(found, chinese, strict=True))
    for refuse in ({"zero_value": "refused"}, {"duplicates": "refused"}):
        twice = {name: [*column, column[0], column[1]] for name, column in GOOD.items()}
        twice["amount"] = [0.0, 7.5, 0.0, 7.5]
        with pytest.raises(InvalidRows):
            column_history(twice, on=ON, currency="EUR", **refuse)


@pytest.mark.parametrize(
    "changes",
    [
        {"customer_id": None},
        {"customer_id": [[1], [2]]},
        {"customer_id": [[1], [1, 2]]},
        {"customer_id": [True, False]},
        {"customer_id": ["", "b"]},
        {"customer_id": ["a@example.com", "b"]},
        {"day": [1.5, "x"]},
        {"day": ["x", "y"]},
        {"day": ["2026-01-01"]},
        {"day": ["10000-01-01", "2026-01-01"]},
        {"amount": ["5", "7"]},
        {"amount": [2**62, 1]},
        {"amount": [1e300, 1.0]},
        {"amount": [4e16, 4e16]},
        {"amount": None},
    ],
)
def test_what_are_no_columns_is_refused(changes):
    with pytest.raises(XborderError):
        column_history({**GOOD, **changes}, on=ON, currency="EUR")


def test_missing_columns_and_sums_beyond_int64_are_refused():
    with pytest.raises(InvalidInput, match="amount: The column amount is missing"):
        column_history({"customer_id": ["a"], "day": ["2026-01-01"]}, on=ON, currency="EUR")
    with pytest.raises(InvalidType, match="no columns"):
        column_history([1], on=ON, currency="EUR")
    with pytest.raises(InvalidInput, match="There is no order"):
        column_history(
            {name: [] for name in GOOD} | {"amount": np.array([])}, on=ON, currency="EUR"
        )
    free = {**GOOD, "amount": [0.0] * len(GOOD["customer_id"])}
    with pytest.raises(InvalidInput, match="There is no order"):
        column_history(free, on=ON, currency="EUR", zero_value="left_out")
    much = {name: GOOD[name] * 2 for name in ("customer_id", "day")}
    with pytest.raises(InvalidInput, match="sum to more than"):
        column_history({**much, "amount_minor_units": [2**61] * 4}, on=ON, currency="EUR")
