"""Frames of every kind go in and come back: columns, rows, index, chunks, processes, progress."""

import datetime as dt
import pickle
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pydantic import BaseModel, ValidationError

import xborder as xb
from tests.landed_cost.test_properties import RATES
from tests.tables.test_bad_cells import GOOD
from xborder import tables
from xborder.errors import InvalidType, MissingExtra
from xborder.policy import default_book
from xborder.tables.coded import coded
from xborder.tables.frames import given


def rows_of(frame):
    if isinstance(frame, dict):
        return pa.table(frame).to_pylist()
    if isinstance(frame, pd.DataFrame):
        return pa.Table.from_pandas(frame, preserve_index=False).to_pylist()
    return frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()


ARROW = pa.table(GOOD)
KINDS = [dict, pd.DataFrame, pl.DataFrame, pa.Table]


@pytest.mark.parametrize(
    "frame", [GOOD, pd.DataFrame(GOOD), pl.DataFrame(GOOD), ARROW], ids=lambda f: type(f).__name__
)
def test_the_kind_that_is_given_comes_back(frame):
    found = tables.quote(frame)
    assert type(found) is type(frame)
    assert rows_of(found) == tables.quote(ARROW).to_pylist()
    amounts = tables.breakdown(frame)
    assert type(amounts) is type(frame)
    assert rows_of(amounts) == tables.breakdown(ARROW).to_pylist()


def test_a_record_batch_is_a_table_and_empty_frames_are_answered():
    assert tables.quote(ARROW.to_batches()[0]) == tables.quote(ARROW)
    assert tables.quote(ARROW.slice(0, 0)).num_rows == 0
    assert tables.breakdown(ARROW.slice(0, 0)).num_rows == 0
    assert tables.quote(tables.template("pandas")).empty


def test_the_index_of_pandas_is_kept_and_cents_stay_exact():
    frame = pd.DataFrame(GOOD, index=["x", "y", "x"])
    found = tables.quote(frame)
    assert list(found.index) == ["x", "y", "x"]
    assert found["total"].dtype == pd.ArrowDtype(pa.decimal128(34, 4))


def test_columns_in_chunks_are_read_as_one():
    halves = pa.concat_tables([ARROW.slice(0, 1), ARROW.slice(1)])
    assert tables.quote(halves) == tables.quote(ARROW)


@pytest.mark.parametrize(
    "name", ["consignment", "ship_to", "item.unit_price"], ids=["names", "words", "money"]
)
@pytest.mark.parametrize("coded_too", [False, True], ids=["plain", "by dictionary"])
def test_views_of_text_are_text(name, coded_too):
    held = ARROW[name].combine_chunks().cast(pa.string_view())
    if coded_too:
        held = pa.DictionaryArray.from_arrays(pa.array(range(len(held)), pa.int32()), held)
    place = ARROW.column_names.index(name)
    assert tables.quote(ARROW.set_column(place, name, held)) == tables.quote(ARROW)


def test_a_type_of_another_make_is_read_cell_by_cell():
    names = pa.array([b"0123456789abcde" + bytes([k]) for k in range(3)], pa.uuid())
    frame = ARROW.set_column(ARROW.column_names.index("consignment"), "consignment", names)
    found = tables.quote(frame).to_pylist()
    assert found[0]["consignment"] == "30313233-3435-3637-3839-616263646500"
    # The rows of one consignment are three by now, and each is what it comes to alone.
    alone = tables.quote({**GOOD, "consignment": ["A", "B", "C"]})
    assert [row["total"] for row in found] == alone["total"]


def test_what_a_masked_array_hides_is_an_empty_cell_and_not_the_number_beneath():
    weights = np.ma.array([0.2, 0.3, 0.4], mask=[True, True, True])
    prices = np.ma.array([9.9, 1.0, 1.0], mask=[False, True, False])
    assert tables.quote({**GOOD, "item.weight": weights}) == tables.quote(GOOD)
    bad = tables.quote({**GOOD, "item.unit_price": prices}, errors="report", prices="as_written")
    assert bad["problem.reason"][1] == "The cell is empty, and every row has to say it."


def test_one_number_of_numpy_is_no_column():
    with pytest.raises(InvalidType, match="no list of cells"):
        tables.quote({**GOOD, "ship_to": np.array("NO")})


@pytest.mark.parametrize("pieces", ["1", " 1 ", "1.5", "1.0", 2, Decimal("1.5"), True, 0, "x"])
def test_a_table_takes_the_quantities_that_an_item_takes_and_no_other(pieces):
    """Text counts no pieces at either door: with a point it is a measure, without one a slip."""
    alone = {"hs_code": "610910", "unit_price": "1 EUR", "quantity": pieces}
    try:
        xb.Item(**alone)
        said = None
    except ValidationError as error:
        said = xb.problems(error)[0].message
    frame = {**GOOD, "item.quantity": [pieces, 1, 1]}
    assert tables.quote(frame, errors="report")["problem.reason"][0] == said


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_a_template_has_every_column_of_the_schema(kind):
    names = [column.name for column in tables.schema()]
    made = tables.template(kind)
    found = made.column_names if kind == "pyarrow" else list(made.columns)
    assert found == names


def test_the_schema_has_every_field_of_every_document_and_no_other():
    def fields(document, prefix):
        for name, about in document.model_fields.items():
            held = about.annotation
            parts = [held, *getattr(held, "__args__", ())]
            inside = [p for p in parts if isinstance(p, type) and issubclass(p, BaseModel)]
            is_list = str(held).startswith("tuple")
            if inside and not is_list:
                yield from fields(inside[0], f"{prefix}{name}.")
            else:
                yield prefix + name

    whole = set(fields(xb.Consignment, "")) - {"items"}
    items = {f"item.{name}" for name in fields(xb.Item, "")}
    assert {column.name for column in tables.schema()} == whole | items | {
        "consignment",
        "currency",
    }


def test_a_schema_is_a_frame_too():
    assert list(tables.schema().to_frame("pandas").columns) == ["name", "of", "kind", "is_required"]


def test_a_library_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(MissingExtra, match="polars"):
        tables.template("polars")


def test_progress_counts_rows_up_to_the_last():
    seen = []
    tables.quote(GOOD, chunk=1, progress=lambda *said: seen.append(said))
    assert seen == [(2, 3), (3, 3)]


def test_progress_may_be_a_bar(capfd):
    tables.quote(GOOD, progress=True)
    assert "3/3" in capfd.readouterr().err


def test_an_answer_may_be_assumed_and_then_it_is_an_estimate():
    without = {name: cells for name, cells in GOOD.items() if name != "buyer.kind"}
    found = tables.quote(without, assume={"buyer.kind": "consumer"})
    assert found["state"] == ["estimate"] * 3
    assert found["total"] == tables.quote(GOOD)["total"]


@pytest.mark.long
def test_several_processes_come_to_the_same():
    columns = {name: cells * 40 for name, cells in GOOD.items()}
    columns["consignment"] = [
        f"{cell}{row // 3}" for row, cell in enumerate(columns["consignment"])
    ]
    found = tables.quote(columns, rates=RATES, workers=2, chunk=30)
    assert found == tables.quote(columns, rates=RATES)


def test_what_travels_to_another_process_arrives_as_it_was():
    from xborder.tariff import TariffSchedule

    assert pickle.loads(pickle.dumps(default_book())) == default_book()
    rates = pickle.loads(pickle.dumps(RATES))
    on = dt.date(2026, 11, 21)
    assert rates.rate("EUR", "USD", on=on) == RATES.rate("EUR", "USD", on=on)
    assert TariffSchedule is not None


def test_only_the_rows_that_are_too_wide_for_int64_take_big_integers(monkeypatch):
    from xborder.tables import verdicts

    widths = []
    real = verdicts.chunk_lanes

    def noted(rules, admitted):
        lanes = real(rules, admitted)
        widths.append((admitted.lines, lanes.dtype is object))
        return lanes

    monkeypatch.setattr(verdicts, "chunk_lanes", noted)
    names = [f"P{row // 2}" for row in range(64)]
    columns = {name: [cells[0]] * 64 for name, cells in GOOD.items()} | {"consignment": names}
    columns["item.unit_price"] = ["9.90 GBP"] * 62 + ["99999999999999.99 GBP"] * 2
    found = tables.quote(columns)
    assert widths[-1] == (2, True)
    assert sum(lines for lines, is_wide in widths if not is_wide) == 62
    parcel = xb.quote(
        xb.Consignment(
            ship_from="CN",
            ship_to="GB",
            on=dt.date(2026, 11, 21),
            prices="net",
            shipping="4.50 GBP",
            seller=xb.Seller(registrations={"GB", "VOEC"}),
            buyer=xb.Buyer(kind="consumer"),
            items=[
                xb.Item(
                    hs_code="610910", origin="CN", quantity=2, unit_price="99999999999999.99 GBP"
                )
            ]
            * 2,
        )
    )
    assert found["total"][-1] == parcel.total.amount


def test_pandas_numbers_equal_cells_and_empty_ones_are_empty():
    days = pd.to_datetime(["2026-11-21"] * 3)
    frame = pd.DataFrame({**GOOD, "on": days, "item.sku": ["A", None, "A"]})
    assert tables.quote(frame)["total"].tolist() == tables.quote(GOOD)["total"]
    read = given(frame).read
    held = {name: coded(read(name)) for name in ("on", "item.sku", "item.quantity", "consignment")}
    assert {name: each.cells for name, each in held.items()} == {
        "on": [pd.Timestamp("2026-11-21")],
        "item.sku": ["A", None],
        "item.quantity": [2, 1],
        "consignment": ["A", "B"],
    }
    assert held["item.sku"].codes.tolist() == [0, 1, 0]
    # Equal cells that do not say the same are left apart: a quantity of 1.0 is cut to measure.
    mixed = pd.DataFrame({"a": [Decimal("1.0"), Decimal("1.00"), 1]})
    assert len(coded(given(mixed).read("a")).cells) == 3


def test_columns_of_pandas_in_a_mapping_are_read_as_those_of_its_frames():
    # A gram in a decimal column is cut to measure, a whole piece is not: equal cells, two meanings.
    cells = pd.Series([Decimal("1.0"), Decimal("1.00"), 1], dtype=object)
    read = given({"a": cells, "b": pl.Series([1, None, 2])}).read
    assert len(coded(read("a")).cells) == 3
    assert read("b").to_pylist() == [1, None, 2]


def test_sums_of_a_result_can_be_added_up_by_pandas():
    found = tables.quote(pd.DataFrame(GOOD))
    own = found["goods"] + found["freight"] + found["duty"] + found["vat"]
    assert own.tolist() == found["line_total"].tolist()
    assert (found["total"] - found["line_total"]).tolist()[-1] == 0


def test_sums_that_nobody_pays_are_exact_all_the_same():
    from xborder.tables.decimals import Decimals

    columns = Decimals(np.array([2, 2]), np.array([True, True]))
    wide = columns.column(np.array([10**35, 1], dtype=object))
    assert wide.to_pylist() == [Decimal(10**33), Decimal("0.01")]
