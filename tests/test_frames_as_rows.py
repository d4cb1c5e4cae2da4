"""A data frame is rows at every door that reads an export, whichever library it is of."""

import csv
import datetime as dt
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from xborder import customers
from xborder.complaints.tickets import zammad_tickets, zendesk_tickets
from xborder.customers.purchases import ONLINE_RETAIL
from xborder.fx.exposure import (
    amazon_receipts,
    payout_terms,
    quickbooks_invoices,
    xero_aged_receivables,
    xero_invoices,
)
from xborder.inventory.exports import shopify_inventory
from xborder.tabular import records
from xborder.worktime import DayCalendar

ROOT = Path(__file__).parents[1]
ON = dt.date(2026, 11, 20)
SALE = {
    "InvoiceNo": "536365",
    "StockCode": "85123A",
    "Description": "a light",
    "Quantity": "6",
    "InvoiceDate": "2010-12-01 08:26:00",
    "UnitPrice": "2.55",
    "CustomerID": "17850.0",
    "Country": "United Kingdom",
}
ORDER = {"customer_id": "a", "at": "2026-01-01", "amount": "5 EUR"}
OWED = {
    "Invoice Date": "2026-10-01",
    "Due Date": "2026-12-01",
    "Invoice Number": "1",
    "Total": "50.00",
}
BILL = {
    "Date": "2026-10-01",
    "Transaction type": "Invoice",
    "Num": "1",
    "Due date": "2026-12-01",
    "Open balance": "50.00",
}
RECEIPT = {
    "settlement-id": "1",
    "settlement-start-date": "2026-11-02",
    "settlement-end-date": "2026-11-16",
    "deposit-date": "2026-11-18",
    "total-amount": "5.00",
    "currency": "EUR",
    "amount": "",
}
TERMS = payout_terms("amazon", on=ON)


def lines(path):
    with (ROOT / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


DOORS = {
    "orders": (customers.read_orders, [ORDER, ORDER | {"customer_id": "b"}]),
    "shop": (lambda rows: customers.read_export(rows, ONLINE_RETAIL, currency="GBP"), [SALE]),
    "tickets": (
        lambda rows: zendesk_tickets(rows, zone="Europe/Berlin"),
        lines("examples/zendesk_tickets.csv"),
    ),
    "zammad": (
        zammad_tickets,
        [{"id": 1, "created_at": "2026-06-01T08:00:00Z", "state": "open", "priority": "2 normal"}],
    ),
    "invoices": (xero_invoices, lines("docs/how-to/files/open-invoices.csv")),
    "aged": (lambda rows: xero_aged_receivables(rows, currency="EUR"), [OWED]),
    "open": (lambda rows: quickbooks_invoices(rows, currency="EUR"), [BILL]),
    "settlement": (
        lambda rows: amazon_receipts(rows, on=ON, terms=TERMS, calendar=DayCalendar(name="bank")),
        [RECEIPT, RECEIPT | {"total-amount": "", "amount": "5.00"}],
    ),
    "stock": (
        shopify_inventory,
        [{"Handle": "a", "SKU": "A", "Location": "L", "On hand (current)": "5"}],
    ),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.Table.from_pylist])
def test_a_frame_gives_what_its_rows_give(door, frame):
    read, rows = DOORS[door]
    assert repr(read(frame(rows))) == repr(read(rows))


def test_what_is_no_frame_stays_as_it_is():
    for given in ([{"a": 1}], None, 7, "rows", {"a": [1]}):
        assert records(given) is given
