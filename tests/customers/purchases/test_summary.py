"""Summaries refuse what cannot be, every row at once, and go to and from other names."""

import math

import pytest

from xborder.customers import Summary
from xborder.customers.purchases import CustomerSummary
from xborder.errors import InvalidInput, InvalidRows, InvalidType, problems


def row(**changes):
    return CustomerSummary(
        **{"customer_id": "c", "frequency": 2, "age_at_last": 3.0, "age": 9.0, **changes}
    )


BAD = (
    ({"age": "9"}, "age", "9"),
    ({"weight": True}, "weight", "True"),
    ({"frequency": 1.5}, "frequency", "1.5"),
    ({"frequency": -1}, "frequency", "-1"),
    ({"frequency": math.nan}, "frequency", "nan"),
    ({"age": math.inf}, "age", "inf"),
    ({"age": -1.0, "age_at_last": -2.0}, "age", "-1.0"),
    ({"age_at_last": math.nan}, "age_at_last", "nan"),
    ({"age_at_last": 9.5}, "age_at_last", "9.5"),
    ({"frequency": 0}, "age_at_last", "3.0"),
    ({"age_at_last": 0.0}, "age_at_last", "0.0"),
    ({"mean_value": -2.0}, "mean_value", "-2.0"),
    ({"weight": 0.0}, "weight", "0.0"),
)


def test_every_bad_row_is_named_at_once():
    rows = [row(), *(row(**changes) for changes, _, _ in BAD)]
    with pytest.raises(InvalidRows) as caught:
        Summary(rows=rows, unit="week")
    found = problems(caught.value)
    assert [problem.where for problem in found] == [
        f"rows.{number}.{where}" for number, (_, where, _) in enumerate(BAD, start=1)
    ]
    assert [problem.value for problem in found] == [value for _, _, value in BAD]
    chinese = problems(caught.value, locale="zh_CN")
    assert all(problem.remedy for problem in found)
    assert all(a.message != b.message for a, b in zip(found, chinese, strict=True))


def test_an_empty_population_is_refused():
    with pytest.raises(InvalidInput, match="no customer"):
        Summary(rows=[], unit="week")


def test_columns_round_trip_under_the_names_of_pymc_marketing():
    columns = {
        "customer_id": ["1", "2"],
        "frequency": [2, 0],
        "recency": [30.43, 0.0],
        "T": [38.86, 38.0],
        "monetary_value": [22.35, 0.0],
    }
    summary = Summary.from_columns(columns, unit="week", currency="USD")
    assert summary.to_columns() == columns
    assert len(summary) == 2
    assert summary.weight == (1.0, 1.0)
    assert [kept.customer_id for kept in summary.repeat_buyers().rows] == ["1"]


def test_cells_that_are_no_numbers_are_named_by_row():
    columns = {"frequency": [1, 2], "recency": ["soon", 2.0], "T": [3.0, None]}
    with pytest.raises(InvalidRows) as caught:
        Summary.from_columns(columns, unit="week")
    assert [problem.where for problem in problems(caught.value)] == [
        "rows.0.age_at_last",
        "rows.1.age",
    ]


class NearlyAFrame:
    columns = ("frequency",)


def test_what_only_looks_like_a_frame_is_refused():
    with pytest.raises(InvalidType, match="no columns"):
        Summary.from_columns(NearlyAFrame(), unit="week")


def test_columns_that_do_not_fit_are_named():
    with pytest.raises(InvalidInput, match="T: The column T is missing"):
        Summary.from_columns({"frequency": [1], "recency": [1]}, unit="week")
    with pytest.raises(InvalidInput, match="has 2 rows, frequency has 1"):
        Summary.from_columns({"frequency": [1], "recency": [1, 2], "T": [3]}, unit="week")
