"""Exports of shops as tables: the same parcels as the order reader makes of their rows."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import xborder as xb
from xborder import tables
from xborder.errors import InvalidRows
from xborder.trade.orders import SHOPIFY

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
BESIDE = {
    "mapping": SHOPIFY,
    "ship_from": "CN",
    "seller": xb.Seller(registrations={"IOSS", "GB"}),
    "buyer": xb.Buyer(kind="consumer"),
}


def rows(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def columns(name):
    read = rows(name)
    return {column: [row[column] for row in read] for column in read[0]}


@pytest.mark.parametrize("make", [dict, pd.DataFrame, pl.DataFrame, pa.table])
def test_a_frame_of_a_shop_is_the_parcels_of_its_rows(make):
    products = make(columns("shopify_inventory.csv"))
    sent = tables.shop_orders(
        make(columns("shopify_orders.csv")), products=products, errors="report", **BESIDE
    )
    read = xb.trade.read_order(
        rows("shopify_orders.csv"),
        products=rows("shopify_inventory.csv"),
        errors="report",
        **BESIDE,
    )
    told = {order.id: xb.quote(order.consignment) for order in read}
    found = tables.quote(sent, errors="report")
    names, states, totals = (
        found[name].to_pylist() if isinstance(found, pa.Table) else list(found[name])
        for name in ("consignment", "state", "total")
    )
    assert set(names) == set(told)
    for name, state, total in zip(names, states, totals, strict=True):
        assert state == told[name].state
        if told[name].total is not None:
            assert total == told[name].total.amount


def test_every_row_says_what_became_of_it():
    frame = pd.DataFrame(columns("shopify_orders.csv"), index=range(10, 19))
    found = tables.shop_rows(frame, **BESIDE)
    assert found.index.tolist() == list(range(10, 19))
    assert found["became"].tolist().count("left_out") == 3
    assert found.loc[14, "reason"] == "Its state is refunded."
    assert found.loc[10, "order"] == "#2001"


def test_orders_that_cannot_be_read_are_raised_or_told():
    bad = columns("shopify_orders.csv")
    bad["Lineitem price"][3] = "cheap"
    with pytest.raises(InvalidRows, match="cheap"):
        tables.shop_orders(bad, **BESIDE)
    found = tables.shop_rows(bad, **BESIDE)
    assert found["became"][3] == "refused"
    assert "cheap" in found["reason"][3]


def test_scalars_of_numpy_are_the_cells_that_they_hold():
    exported = {name: np.array(cells) for name, cells in columns("shopify_orders.csv").items()}
    plain = tables.shop_orders(columns("shopify_orders.csv"), **BESIDE)
    assert tables.shop_orders(exported, **BESIDE) == plain
    listed = tables.shop_orders(
        columns("shopify_orders.csv"),
        products=rows("shopify_inventory.csv"),
        errors="report",
        **BESIDE,
    )
    assert listed["item.hs_code"][0] == "610910"
