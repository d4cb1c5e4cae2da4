"""Stock files as sellers have them: every row is a record, a note or a refusal."""

import csv
import datetime as dt
import gzip
import io
import math
import os
from pathlib import Path

import pandas as pd
import pytest

from xborder.errors import InvalidRows, InvalidType, problems
from xborder.inventory import PlanItem, replenishment_plan
from xborder.inventory.exports import (
    MovementKind,
    amazon_ledger,
    amazon_planning,
    amazon_restock,
    odoo_stock_moves,
    online_retail,
    shopify_inventory,
)

GIVEN = os.environ.get("XBORDER_SHARED")
HOMES = [Path(GIVEN)] if GIVEN else [up / "shared" for up in Path(__file__).resolve().parents]
DATA = next((home / "data" for home in HOMES if (home / "data" / "exports").is_dir()), None)
needs_files = pytest.mark.skipif(DATA is None, reason="the sample files are not here")


def load(name, *, encoding="utf-8", delimiter=","):
    with (DATA / "exports" / name).open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def accounted(read):
    """Return rows that became something, so that none is lost."""
    told = {note.row for note in read.notes if note.row and note.code != "balance"}
    return len(told), len(read.refused)


@needs_files
def test_the_ledger_summary():
    rows = load("amazon_inventory_ledger_summary.csv")
    read = amazon_ledger(rows).checked()
    assert read.rows == 12
    assert len(read.levels) == 11  # one row equals an earlier one
    assert [note.code for note in read.notes] == ["repeat"]
    first = [one for one in read.movements if one.location == "GB" and one.sku == "00417"]
    september = [
        one for one in first if one.on == dt.date(2026, 9, 30) and one.condition == "SELLABLE"
    ]
    assert sum(one.units for one in september) == 124 - 120  # ending less starting balance
    sales = [one.units for one in september if one.kind is MovementKind.SALE]
    assert sales == [-48]
    assert read.levels[0].on_hand == 124
    assert read.levels[2].inbound == 4
    history = read.histories()["00417"]
    assert math.fsum(day.sold for day in history.days) == 48 + 3 + 51
    assert math.fsum(day.returned for day in history.days) == 3 + 2 + 1  # damaged ones too


@needs_files
def test_the_ledger_detail():
    read = amazon_ledger(load("amazon_inventory_ledger_detail.csv")).checked()
    assert (read.rows, len(read.movements)) == (12, 11)
    assert [note.code for note in read.notes] == ["repeat"]
    assert sum(one.units for one in read.movements if one.kind is MovementKind.TRANSFER) == 0
    each = amazon_ledger(load("amazon_inventory_ledger_detail.csv"), repeats="each")
    assert (len(each.movements), each.notes) == (12, ())
    lost = [one for one in read.movements if one.reference == "5557771 M"]
    assert [one.units for one in lost] == [-2]


@needs_files
def test_the_planning_report_keeps_blanks_apart_from_zeros():
    rows = load("amazon_inventory_planning.txt", encoding="cp1252", delimiter="\t")
    read = amazon_planning([*rows, {"sku": "", "available": "999"}]).checked()
    assert (read.rows, len(read.levels)) == (12, 10)
    assert sorted(note.code for note in read.notes) == ["repeat", "total"]
    tote = read.levels[0]
    assert (tote.sku, tote.on, tote.on_hand) == ("00417", dt.date(2026, 11, 1), 119)
    assert tote.shipped == {7: 12, 30: 51, 60: 96, 90: 150}
    assert math.fsum(tote.ages.values()) == 119
    assert tote.ages[91] == 30
    blanks = [level for level in read.levels if level.inbound is None]
    assert all(level.inbound != 0 for level in blanks)


@needs_files
def test_the_restock_report_feeds_a_plan():
    read = amazon_restock(load("amazon_restock.csv")).checked()
    assert (read.rows, len(read.levels), read.notes) == (11, 11, ())
    knife = next(level for level in read.levels if level.sku == "KN-88")
    assert (knife.on_hand, knife.inbound, knife.shipped, knife.location) == (0, 24, {30: 15}, "GB")
    items = [
        PlanItem(
            sku=f"{level.sku} {level.location}",
            on_hand=level.on_hand,
            daily_demand=level.shipped[30] / 30,
            reorder_point=level.shipped[30],
            order_up_to=2 * level.shipped[30],
            lead_time_days=20,
        )
        for level in read.levels
    ]
    plan = {line.sku: line for line in replenishment_plan(items, on=dt.date(2026, 11, 1))}
    assert plan["KN-88 GB"].order.quantity == 30
    assert plan["00417 GB"].order.quantity == 0


@needs_files
def test_shopify_levels_by_location():
    read = shopify_inventory(load("shopify_inventory.csv")).checked()
    assert (read.rows, len(read.levels)) == (20, 19)
    assert [(note.code, note.sku) for note in read.notes] == [("not_stocked", "STK-1")]
    tote = [level for level in read.levels if level.sku == "00417"]
    assert [(level.location, level.on_hand, level.available) for level in tote] == [
        ("Leith warehouse", 144, 142),
        ("Rotterdam 3PL", 36, 34),
    ]


@needs_files
def test_odoo_moves_follow_their_locations():
    read = odoo_stock_moves(load("odoo_stock_moves.csv")).checked()
    assert read.rows == 14
    codes = sorted(note.code for note in read.notes)
    assert codes == ["cancelled", "lost_zero", "repeat", "waiting"]
    by_kind = {}
    for one in read.movements:
        by_kind.setdefault(one.kind, []).append((one.sku, one.units))
    assert by_kind[MovementKind.RECEIPT] == [("00417", 120), ("CAF-1", 58)]  # two came short
    assert by_kind[MovementKind.CUSTOMER_RETURN] == [("00417", 1)]
    assert by_kind[MovementKind.DISPOSAL] == [("HON-250", -3)]
    assert by_kind[MovementKind.ADJUSTMENT] == [("CAF-1", -1)]
    assert by_kind[MovementKind.TRANSFER] == [("00417", -40), ("00417", 40)]
    assert ("417", -1) in by_kind[MovementKind.SALE]
    (coming,) = read.inbound["KN-88"]
    assert read.promised == {"LED-5W": 1}
    assert read.on_hand()["00417"] == 120 - 1 + 1
    assert (coming.units, coming.available_on) == (24, dt.date(2026, 11, 20))  # two dozen
    boxes = [{**row, "Unit": "Box"} for row in load("odoo_stock_moves.csv")[:1]]
    refused = odoo_stock_moves(boxes).refused
    assert "units_in" in refused[0].problem().remedy
    assert odoo_stock_moves(boxes, units_in={"Box": 24}).movements[0].units == 120 * 24


@needs_files
def test_online_retail_lines_become_histories():
    read = online_retail(load("online_retail_ii.csv")).checked()
    told, refused = accounted(read)
    assert len(read.movements) + told == read.rows
    assert refused == 0
    with gzip.open(DATA / "online_retail_extract.csv.gz", "rt", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    read = online_retail(rows).checked()
    assert read.rows == len(rows)
    repeats = sum(note.code == "repeat" for note in read.notes)
    assert repeats == 79  # the count its own page gives
    assert len(read.movements) + len(read.notes) == len(rows)
    sold = {row["StockCode"]: 0 for row in rows}
    seen = set()
    for row in rows:  # counted apart, from the rows as they stand
        if tuple(row.values()) in seen:
            continue
        seen.add(tuple(row.values()))
        if (
            not row["InvoiceNo"].startswith("C")
            and int(row["Quantity"]) > 0
            and float(row["UnitPrice"]) > 0
        ):
            sold[row["StockCode"]] += int(row["Quantity"])
    histories = read.histories()
    for sku in ("85123A", "22423", "71053"):
        assert math.fsum(day.sold for day in histories[sku].days) == sold[sku]
    assert histories["85123A"].demand(family="negative_binomial").mean > 0


def ledger(**cells):
    base = {
        "Date": "2026-09-30",
        "MSKU": "TEE",
        "Event Type": "Shipments",
        "Quantity": "-1",
        "Disposition": "SELLABLE",
    }
    return {**base, **cells}


@pytest.mark.parametrize(
    ("cells", "where", "said"),
    [
        ({"Quantity": "1,250"}, "2.Quantity", "1,250 is not a plain number of units"),
        ({"Quantity": ""}, "2.Quantity", "Quantity is blank"),
        ({"MSKU": None}, "2.MSKU", "MSKU is blank"),
        ({"Date": "30.09.2026"}, "2.Date", "not a date of this file's form"),
        ({"Date": "13/13/2026"}, "2.Date", "not a date of this file's form"),
        ({"Event Type": "Mystery"}, "2.Event Type", "Mystery is no kind of event"),
    ],
)
def test_bad_rows_are_refused_with_row_field_and_remedy_and_good_ones_stay(cells, where, said):
    read = amazon_ledger([ledger(**cells), ledger(Quantity="-2"), ledger(**cells, Reason="X")])
    assert [one.units for one in read.movements] == [-2]
    assert len(read.refused) == 2
    told = problems(read.refused[0])[0]
    assert told.where == where
    assert said in told.message
    assert told.remedy
    with pytest.raises(InvalidRows, match=r"2\.|4\."):
        read.checked()


def test_frames_are_read_as_they_hold_days_numbers_and_blanks():
    text = "Date,MSKU,Event Type,Quantity,Disposition\n2026-09-30 08:00,17850,Shipments,-1,\n"
    frame = pd.read_csv(io.StringIO(text), parse_dates=["Date"], dtype={"MSKU": float})
    read = amazon_ledger(frame.to_dict("records")).checked()
    (one,) = read.movements
    assert (one.on, one.sku, one.units, one.condition) == (dt.date(2026, 9, 30), "17850", -1, "")
    day = amazon_ledger([ledger(Date=dt.date(2026, 9, 30))]).checked().movements[0]
    assert day.on == dt.date(2026, 9, 30)
    british = {"Date": "30/09/2026"}
    assert len(amazon_ledger([ledger(**british)]).refused) == 1  # a ledger is month first


def test_a_balance_that_does_not_follow_is_noted():
    row = {
        "Date": "09/30/2026",
        "MSKU": "TEE",
        "Starting Warehouse Balance": "10",
        "Customer Shipments": "-3",
        "Ending Warehouse Balance": "8",
    }
    read = amazon_ledger([row]).checked()
    assert [note.code for note in read.notes] == ["balance"]
    assert "does not follow" in str(read.notes[0].text)
    assert read.levels[0].on_hand == 8


@pytest.mark.parametrize(
    "read",
    [
        amazon_ledger,
        amazon_planning,
        amazon_restock,
        shopify_inventory,
        odoo_stock_moves,
        online_retail,
    ],
)
def test_what_is_no_table_is_refused(read):
    for rows in (None, "rows", 5, ["row"], [None], {"a": 1}):
        with pytest.raises(InvalidType):
            read(rows)
    assert read([]).rows == 0
    assert len(read([{"nothing": "here"}]).refused) + len(read([{"nothing": "here"}]).notes) == 1


def test_old_and_new_age_buckets_stand_side_by_side():
    row = {
        "sku": "TEE",
        "snapshot-date": "2026-11-01",
        "available": "9",
        "inv-age-0-to-90-days": "5",
        "inv-age-0-to-30-days": "2",
        "inv-age-31-to-60-days": "3",
        "inv-age-365-plus-days": "4",
        "inv-age-181-to-270-days": "",
    }
    assert amazon_planning([row]).levels[0].ages == {0: 2, 31: 3, 365: 4}
    turned = dict(reversed(row.items()))  # the order of columns says nothing
    assert amazon_planning([turned]).levels[0].ages == {0: 2, 31: 3, 365: 4}


def test_a_delivery_back_to_the_supplier_leaves_stock():
    row = {
        "Product/Internal Reference": "TEE",
        "Source Location": "WH/Stock",
        "Destination Location": "Partner Locations/Vendors",
        "Status": "Done",
        "Date": "2026-09-01",
        "Demand": "3",
        "Quantity": "3",
    }
    (one,) = odoo_stock_moves([row]).movements
    assert (one.kind, one.units) == (MovementKind.SUPPLIER_RETURN, -3)
    asked = {**row, "Status": "Available"}
    waits = odoo_stock_moves([asked])
    assert (waits.movements, [note.code for note in waits.notes]) == ((), ["waiting"])
    drop = {
        **row,
        "Source Location": "Partner Locations/Vendors",
        "Destination Location": "Customers",
    }
    passed = odoo_stock_moves([drop])
    assert (passed.movements, [note.code for note in passed.notes]) == ((), ["passing"])
