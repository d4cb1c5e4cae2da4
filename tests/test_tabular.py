"""Tables: plain columns, frames of three libraries, and results that stay tuples and mappings."""

import datetime as dt
import pickle
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, MissingExtra
from xborder.tabular import Groups, Rows, Tabular, columns_of


class Colour(Choice):
    RED = "red"


@frozen(kw_only=True)
class Inner:
    amount: Decimal


@frozen(kw_only=True)
class Line:
    name: str
    on: dt.date
    share: Fraction = Fraction(1, 4)
    colour: Colour = Colour.RED
    inner: Inner | None = None

    COLUMNS = ("name", "on", "share", "colour", ("amount", "inner.amount"))


DAY = dt.date(2026, 11, 30)
LINES = (
    Line(name="a", on=DAY, inner=Inner(amount=Decimal("1.10"))),
    Line(name="b", on=DAY),
)
COLUMNS = {
    "name": ["a", "b"],
    "on": [DAY, DAY],
    "share": [0.25, 0.25],
    "colour": ["red", "red"],
    "amount": [Decimal("1.10"), None],
}


def test_cells_are_plain_values():
    columns = columns_of(LINES, Line)
    assert columns == COLUMNS
    assert type(columns["colour"][0]) is str
    assert type(columns["share"][0]) is float


def test_a_table_without_rows_keeps_its_columns():
    assert Rows([], Line).to_columns() == {name: [] for name in COLUMNS}
    assert list(Groups({}, Line, "team").to_columns()) == ["team", *COLUMNS]


def test_rows_stay_a_tuple_and_groups_a_mapping():
    rows = Rows(LINES, Line)
    assert rows == LINES
    assert (rows[1], len(rows), hash(rows)) == (LINES[1], 2, hash(LINES))
    groups = Groups({"north": LINES[0]}, Line, "team")
    assert groups == {"north": LINES[0]}
    assert groups.to_columns()["team"] == ["north"]
    for one in (rows, groups):
        assert isinstance(one, Tabular)
        again = pickle.loads(pickle.dumps(one))
        assert again == one
        assert again.to_columns() == one.to_columns()


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_a_frame_holds_what_the_columns_hold(kind):
    pytest.importorskip(kind)
    frame = Rows(LINES, Line).to_frame(kind)
    assert type(frame).__module__.partition(".")[0] == kind
    names = frame.column_names if kind == "pyarrow" else list(frame.columns)
    assert names == list(COLUMNS)
    found = frame["name"].to_pylist() if kind == "pyarrow" else list(frame["name"])
    assert found == ["a", "b"]
    empty = Rows([], Line).to_frame(kind)
    assert (empty.num_rows if kind == "pyarrow" else len(empty)) == 0


def test_another_kind_and_a_missing_library_are_told(monkeypatch):
    with pytest.raises(InvalidInput, match="pandas"):
        Rows(LINES, Line).to_frame("panda")
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtra, match="pip install polars"):
        Rows(LINES, Line).to_frame("polars")
