"""Rows that cannot be used: every one at once, with its cell and its remedy, and none of the others."""

import datetime as dt
import pickle
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pydantic import ValidationError

from xborder import tables
from xborder.errors import InvalidInput, InvalidType, NotFound, problems
from xborder.tables.columns import by_name
from xborder.trade import Consignment, Item

GOOD = {
    "consignment": ["A", "A", "B"],
    "ship_from": ["CN"] * 3,
    "ship_to": ["GB", "GB", "NO"],
    "on": [dt.date(2026, 11, 21)] * 3,
    "prices": ["net"] * 3,
    "shipping": ["4.50 GBP", "4.50 GBP", "50 NOK"],
    "seller.registrations": ["GB;VOEC"] * 3,
    "buyer.kind": ["consumer"] * 3,
    "item.hs_code": ["610910", "640399", "610910"],
    "item.origin": ["CN"] * 3,
    "item.quantity": [2, 1, 1],
    "item.unit_price": ["9.90 GBP", "40.00 GBP", "199.00 NOK"],
}
NEEDED = ("problem.column", "problem.value", "problem.reason", "problem.remedy")


def but(**changes):
    return {**GOOD, **{name.replace("__", "."): cells for name, cells in changes.items()}}


def refused(frame, **options):
    with pytest.raises(tables.InvalidTable) as caught:
        tables.quote(frame, **options)
    return [(cell.row, cell.column, cell.code) for cell in caught.value.cells]


TWO_WRONG = but(item__quantity=[0, 1, 1], item__unit_price=["9.90 GBP", "forty", "199.00 NOK"])


def test_every_bad_cell_is_raised_at_once_with_row_column_value_and_remedy():
    with pytest.raises(tables.InvalidTable) as caught:
        tables.quote(TWO_WRONG)
    frame = caught.value.cells.to_frame("pandas")
    assert frame[["row", "consignment", "column", "value"]].to_numpy().tolist() == [
        [0, "A", "item.quantity", "0"],
        [1, "A", "item.unit_price", "forty"],
    ]
    assert all(frame["reason"])
    assert all(frame["remedy"])
    assert "forty is not money" in str(caught.value)
    assert [each.where for each in problems(caught.value)] == [
        "0.item.quantity",
        "1.item.unit_price",
    ]
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.cells == caught.value.cells


def test_reported_rows_stand_in_their_place_and_the_others_are_computed():
    found = tables.quote(TWO_WRONG, errors="report")
    alone = tables.quote({name: cells[2:] for name, cells in GOOD.items()})
    assert found["consignment"] == ["A", "A", "B"]
    assert found["state"] == [None, None, "exact"]
    assert found["total"] == [None, None, *alone["total"]]
    assert found["problem.column"] == ["item.quantity", "item.unit_price", None]
    assert found["problem.value"] == ["0", "forty", None]


def test_rows_of_one_consignment_that_disagree_are_named():
    found = tables.quote(but(ship_to=["GB", "NO", "NO"]), errors="report")
    assert found["problem.column"] == [None, "ship_to", None]
    assert found["problem.reason"][1] == "Row 0 of the same consignment says GB."


def test_what_a_consignment_says_as_a_whole_is_checked():
    coupon = but(coupon=["500 GBP", "500 GBP", None])
    assert [column for _, column, _ in refused(coupon)] == ["coupon"]


def test_heads_alike_are_checked_with_the_lines_of_each():
    alike = {
        **{name: [cells[0], cells[0]] for name, cells in GOOD.items()},
        "consignment": ["A", "B"],
        "coupon": ["15 GBP", "15 GBP"],
        "item.quantity": [2, 1],
    }
    assert refused(alike) == [(1, "coupon", "consignment.coupon")]
    alike["item.quantity"] = [1, 2]
    assert refused(alike) == [(0, "coupon", "consignment.coupon")]


def test_a_quote_that_cannot_be_computed_is_a_row_like_others():
    found = tables.quote(
        but(item__unit_price=["9.90 GBP", "40.00 GBP", "19.90 USD"]), errors="report"
    )
    assert found["state"] == ["exact", "exact", None]
    assert found["problem.reason"][2].startswith("The parcel is priced in USD, and no rate")


@pytest.mark.parametrize("empty", [None, float("nan"), pd.NA, pd.NaT, np.nan])
def test_pandas_writes_nothing_in_several_ways(empty):
    frame = pd.DataFrame({**GOOD, "buyer.kind": pd.Series([empty] * 3, dtype=object)})
    without = {name: cells for name, cells in GOOD.items() if name != "buyer.kind"}
    assert tables.quote(frame)["state"].tolist() == tables.quote(without)["state"]


@pytest.mark.parametrize("make", [pa.table, pl.DataFrame])
def test_nan_is_a_number_that_is_wrong_where_there_is_a_null(make):
    frame = make({**GOOD, "item.quantity": [2.0, 1.0, float("nan")]})
    assert refused(frame) == [(2, "item.quantity", "cell.nan")]
    null = make({**GOOD, "item.quantity": [2.0, 1.0, None]})
    assert refused(null) == [(2, "item.quantity", "cell.missing")]


def test_a_whole_number_that_pandas_made_a_float_is_the_number():
    assert tables.quote(but(item__quantity=[2.0, 1.0, 1.0])) == tables.quote(GOOD)


BARE = but(currency=["GBP", "GBP", "NOK"])


@pytest.mark.parametrize(
    "prices",
    [
        [Decimal("9.90"), Decimal("40.00"), Decimal("199.00")],
        pa.array(["9.90", "40.00", "199.00"]).cast(pa.decimal128(10, 2)),
        ["9.90 GBP", "40 GBP", 199],
    ],
)
def test_bare_numbers_are_in_the_currency_beside_them(prices):
    columns = {**BARE, "item.unit_price": prices}
    assert tables.quote(columns)["total"] == tables.quote(GOOD)["total"]


def test_bare_numbers_without_a_currency_are_refused():
    assert refused(but(item__unit_price=[9, 40, 199])) == [
        (row, "item.unit_price", "cell.currency") for row in range(3)
    ]
    some = but(item__unit_price=[9, 40, 199], currency=["GBP", "GBP", None])
    assert refused(some) == [(2, "item.unit_price", "cell.currency")]


def test_float_prices_are_refused_or_taken_as_they_are_written():
    floats = {**BARE, "item.unit_price": [9.9, 40.0, 199.0]}
    assert refused(floats) == [(row, "item.unit_price", "cell.float") for row in range(3)]
    written = tables.quote(floats, prices="as_written")
    assert written["total"] == tables.quote(GOOD)["total"]
    floats["item.unit_price"] = [9.9, 40.0, 199.001]
    assert refused(floats, prices="as_written") == [(2, "item.unit_price", "cell.digits")]
    floats["item.unit_price"] = [0.1 + 0.2, 40.0, 199.0]
    assert refused(floats, prices="as_written") == [(0, "item.unit_price", "cell.digits")]


@pytest.mark.parametrize(
    "days",
    [
        pd.to_datetime(["2026-11-21"] * 3),
        np.array(["2026-11-21"] * 3, dtype="datetime64[D]"),
        pa.array([dt.date(2026, 11, 21)] * 3).cast(pa.timestamp("us")),
        ["2026-11-21"] * 3,
        [pa.scalar(dt.date(2026, 11, 21))] * 3,
    ],
)
def test_a_day_is_a_day_in_every_library(days):
    assert tables.quote(but(on=days)) == tables.quote(GOOD)


def test_a_moment_is_no_day():
    noon = pd.to_datetime(["2026-11-21 12:00"] * 3)
    assert refused(but(on=noon)) == [(row, "on", "cell.moment") for row in range(3)]
    zoned = pd.to_datetime(["2026-11-21"] * 3).tz_localize("UTC")
    assert refused(but(on=zoned)) == [(row, "on", "cell.moment") for row in range(3)]


def test_scalars_of_numpy_and_arrow_mean_what_they_hold():
    columns = but(
        item__quantity=np.array([2, 1, 1], dtype=np.int32),
        gift=[np.bool_(False)] * 3,
        item__hs_code=pa.array(["610910", "640399", "610910"]).dictionary_encode(),
        item__used=[pa.scalar(False)] * 3,
    )
    columns["item.origin"] = pd.Categorical(["CN"] * 3)
    assert tables.quote(columns)["total"] == tables.quote(GOOD)["total"]


def test_names_are_a_list_or_one_text():
    for names in ([["GB", "VOEC"]] * 3, np.array([["GB", "VOEC"]] * 3), ["GB; VOEC"] * 3):
        assert tables.quote(but(seller__registrations=names)) == tables.quote(GOOD)
    registered = refused(but(seller__registrations=[7, 7, "GB"]))
    assert {column for _, column, _ in registered} == {"seller.registrations"}


def test_what_is_nested_is_a_list_of_structs_or_its_json():
    fee = {"name": "Clearance", "amount": "3.00 GBP", "taxable": False}
    as_json = '[{"name": "Clearance", "amount": "3.00 GBP", "taxable": false}]'
    written = tables.quote(but(fees=[as_json, as_json, None]))
    assert written["seller_fee"][:2] != [0, 0]
    structs = pa.array([[{**fee, "collector": None}]] * 2 + [None])
    assert tables.quote(but(fees=structs)) == written
    assert refused(but(fees=["[", "[", None])) == [(row, "fees", "cell.json") for row in (0, 1)]
    assert {c for _, c, _ in refused(but(fees=["{}", "{}", None]))} == {"fees"}


def test_a_float_where_none_belongs_says_what_the_column_holds():
    # A whole float is the number that it stands for, and a code that is a number has no zero first.
    assert refused(but(item__hs_code=[6109.1, 640399.0, 610910.5])) == [
        (0, "item.hs_code", "cell.float"),
        (1, "item.hs_code", "hs_code.type"),
        (2, "item.hs_code", "cell.float"),
    ]


def test_rows_without_a_name_are_refused():
    assert refused(but(consignment=["A", "A", None])) == [(2, "consignment", "cell.missing")]


@pytest.mark.parametrize(
    ("frame", "error"),
    [
        (but(item__hscode=["1"] * 3), InvalidInput),
        ({**GOOD, "zzzzzz": [1, 2, 3]}, InvalidInput),
        ({name: cells for name, cells in GOOD.items() if name != "on"}, NotFound),
        ({**GOOD, "on": [1]}, InvalidInput),
        ({**GOOD, 7: [1, 2, 3]}, InvalidInput),
        (pl.DataFrame(GOOD).lazy(), InvalidType),
        ("orders.csv", InvalidType),
        (pd.concat([pd.DataFrame(GOOD), pd.DataFrame(GOOD)], axis=1), InvalidInput),
    ],
)
def test_what_is_no_such_table_is_refused_by_name(frame, error):
    with pytest.raises(error) as caught:
        tables.quote(frame)
    assert problems(caught.value)[0].remedy


@pytest.mark.parametrize("options", [{"chunk": 0}, {"chunk": 2.5}, {"workers": 0}])
def test_sizes_are_whole_numbers(options):
    with pytest.raises(InvalidInput, match="at least one"):
        tables.quote(GOOD, **options)


@pytest.mark.parametrize(
    "options",
    [{"rates": 1}, {"book": 1}, {"tariff": 1}, {"assume": 1}, {"progress": 3}],
)
def test_what_stands_beside_is_of_its_kind(options):
    with pytest.raises(InvalidType):
        tables.quote(GOOD, **options)


ONE_AND_TWO = ["1001", "1001", "1002"]


@pytest.mark.parametrize(
    "names",
    [
        [1001, 1001, 1002],
        [1001.0, 1001.0, 1002.0],
        ["1001", 1001, 1002],
        pd.Series([1001, 1001, 1002], dtype="Int64"),
        pa.array([1001, 1001, 1002], pa.uint16()),
        pa.array(ONE_AND_TWO, pa.large_string()),
        pl.Series(ONE_AND_TWO, dtype=pl.Categorical),
        pd.Categorical(ONE_AND_TWO),
    ],
)
def test_a_number_names_a_consignment_as_its_text_does(names):
    # Freight of 4.50 stands on both rows and is paid once: two consignments would pay it twice.
    found = tables.quote(but(consignment=names))
    assert found["consignment"] == ONE_AND_TWO
    assert found["total"] == tables.quote(GOOD)["total"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ([1.0, 1.0, float("nan")], "cell.missing"),
        ([1.0, 1.0, float("inf")], "cell.nan"),
        ([1.0, 1.0, 2.0**53], "cell.float"),
        (["A", "A", ""], "cell.missing"),
        (["A", "A", "  "], "cell.missing"),
        (pa.array(["A", "A", ""]), "cell.missing"),
    ],
)
def test_what_names_no_consignment_is_refused(names, code):
    # pandas reads a hole among whole numbers as NaN: there it is an empty cell.
    frame = pd.DataFrame(but(consignment=names))
    assert refused(frame) == [(2, "consignment", code)]
    found = tables.quote(frame, errors="report")
    assert found["state"].tolist()[:2] == ["exact", "exact"]
    assert found["consignment"].isna().tolist() == [False, False, True]


def test_a_blank_text_of_arrow_names_nothing():
    assert refused(but(consignment=pa.array(["A", "A", " "]))) == [
        (2, "consignment", "cell.missing")
    ]


def test_nan_is_no_name_where_there_is_a_null():
    assert refused(but(consignment=pa.array([1.0, 1.0, float("nan")]))) == [
        (2, "consignment", "cell.nan")
    ]


@pytest.mark.parametrize(
    "prices",
    [
        np.array([9.9, 40, 199], dtype=np.float32),
        pa.array([9.9, 40, 199], pa.float32()),
        pl.Series([9.9, 40, 199], dtype=pl.Float32),
        pd.Series([9.9, 40, 199], dtype="float32"),
        pd.Series([9.9, 40, 199], dtype="Float32"),
        pd.Series([9.9, 40, 199], dtype="float[pyarrow]"),
    ],
)
def test_a_float_of_32_bits_is_the_shortest_decimal_that_it_is_written_as(prices):
    columns = {**BARE, "item.unit_price": prices}
    assert tables.quote(columns, prices="as_written")["total"] == tables.quote(GOOD)["total"]
    frame = pd.DataFrame({**BARE, "item.unit_price": pd.Series(prices)})
    found = tables.quote(frame, prices="as_written")
    assert found["total"].tolist() == tables.quote(GOOD)["total"]


@pytest.mark.parametrize("column", ["CN", b"CN", 7, None, (cell for cell in "abc")])
def test_a_column_of_a_mapping_is_a_list_of_cells(column):
    with pytest.raises(InvalidType) as caught:
        tables.quote(but(ship_from=column))
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where) == ("table.cells", "ship_from")
    assert problem.remedy.startswith("Give a list with a cell for every row")


def test_columns_of_two_lengths_name_both():
    with pytest.raises(InvalidInput, match=r"not of one length: on has 1, item.unit_price has 3"):
        tables.quote(but(on=[dt.date(2026, 11, 21)]))


def test_a_good_row_beside_a_bad_one_of_its_consignment_names_that_row():
    found = tables.quote(but(item__quantity=[2, 0, 1]), errors="report")
    assert found["state"] == [None, None, "exact"]
    assert found["problem.column"] == [None, "item.quantity", None]
    assert found["problem.reason"][0] == "Row 1 of the same consignment cannot be used."
    assert found["problem.remedy"][0].startswith("Mend that row")
    assert found["problem.reason"][2] is None


def test_a_neighbour_is_named_where_a_parcel_is_refused_as_a_whole_and_rows_are_not_gathered():
    mixed = {name: [cells[0], cells[2], cells[1]] for name, cells in GOOD.items()}
    mixed["item.unit_price"] = ["9.90 USD", "199.00 NOK", "40.00 USD"]
    mixed["shipping"] = ["4.50 USD", "50 NOK", "4.50 USD"]
    found = tables.quote(mixed, errors="report")
    assert found["problem.column"] == ["rates", None, None]
    assert found["problem.reason"][1:] == [None, "Row 0 of the same consignment cannot be used."]


def test_cells_of_lines_and_of_the_head_are_all_told_at_once():
    wrong = but(
        ship_to=["Germany", "Germany", "NO"],
        on=["21.11.2026", "21.11.2026", "2026-11-21"],
        item__quantity=[0, 1, 1],
        item__unit_price=["forty", 40.5, "199.00 NOK"],
        item__origin=["CN", "China", "CN"],
    )
    assert sorted((row, column) for row, column, _ in refused(wrong)) == [
        (0, "item.quantity"),
        (0, "item.unit_price"),
        (0, "on"),
        (0, "ship_to"),
        (1, "item.origin"),
        (1, "item.unit_price"),
    ]


@pytest.mark.parametrize("name", sorted(by_name()))
def test_no_field_takes_what_stands_for_a_refused_cell(name):
    column = by_name()[name]
    if not column.path:
        return
    said = InvalidInput("?", code="cell.nan")
    for part in reversed(column.path):
        said = {part: said}
    kind = Item if column.of == "item" else Consignment
    with pytest.raises(ValidationError) as caught:
        kind(**said)
    assert any(each.where.startswith(column.path[0]) for each in problems(caught.value))


@pytest.mark.parametrize(
    ("name", "code"),
    [("Germany", "DE"), ("Norge", "NO"), ("日本", "JP"), ("Great Britain", "GB"), ("uk", "GB")],
)
def test_a_country_by_its_name_is_told_its_code(name, code):
    found = tables.quote(but(ship_to=["GB", "GB", name]), errors="report")
    assert found["problem.remedy"][2] == f"Write {code}."


def test_a_name_of_no_country_is_told_how_countries_are_written():
    found = tables.quote(but(ship_to=["GB", "GB", "Atlantis"]), errors="report")
    assert found["problem.remedy"][2].startswith("Give the two letters of ISO 3166")


def test_a_blank_text_in_an_optional_column_is_not_given():
    blank = but(
        **{
            name: ["", "", " "]
            for name in ("item__weight", "gift", "coupon", "postcode", "currency")
        }
    )
    assert tables.quote(blank)["total"] == tables.quote(GOOD)["total"]
    assert refused(but(item__quantity=["", 1, 1]))[0][:2] == (0, "item.quantity")
    bare = but(item__unit_price=["9.90 GBP", "40 GBP", 199], currency=["", "", ""])
    assert refused(bare) == [(2, "item.unit_price", "cell.currency")]


def test_no_registrations_is_an_answer_and_blank_says_it():
    none = tables.quote(but(seller__registrations=[""] * 3))
    assert none["total"] == tables.quote(but(seller__registrations=[[]] * 3))["total"]


def test_bare_text_is_money_of_the_currency_beside_it():
    text = {**BARE, "item.unit_price": ["9.90", " 40.00 ", "199"]}
    assert tables.quote(text)["total"] == tables.quote(GOOD)["total"]
    for unread in ("1.234,50", "-3", "12 345.00"):
        text["item.unit_price"] = ["9.90", "40.00", unread]
        assert [row for row, *_ in refused(text)] == [2]
    text["item.unit_price"], text["currency"] = ["9.90", "40.00", "199"], ["GBP", "GBP", ""]
    assert [(row, column) for row, column, _ in refused(text)] == [(2, "item.unit_price")]
