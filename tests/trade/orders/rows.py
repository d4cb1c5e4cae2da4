"""Small exports for the tests of how orders are read."""

import csv
import io
import json
from pathlib import Path

import pytest

from xborder.trade.orders import OrderMapping, read_order

PLAIN = OrderMapping(
    name="a plain export",
    columns={
        "order": "id",
        "on": "day",
        "updated": "changed",
        "status": "state",
        "currency": "currency",
        "ship_to": "country",
        "region": "region",
        "postcode": "zip",
        "bill_to": "bill country",
        "bill_region": "bill region",
        "bill_postcode": "bill zip",
        "shipping": "shipping",
        "shipping_discount": "shipping off",
        "discount": "off",
        "subtotal": "subtotal",
        "tax": "tax",
        "tax_name": "tax name",
        "duties": "duties",
        "total": "total",
        "refunded": "refunded",
        "marketplace": "market",
        "business": "business",
        "sku": "sku",
        "description": "what",
        "quantity": "pieces",
        "unit_price": "price",
        "line_price": "amount",
        "line_discount": "line off",
        "discount_percent": "percent off",
        "gift_wrap": "wrap",
        "line_tax": "line tax",
        "line_shipping_tax": "line shipping tax",
        "ships": "ships",
        "item_status": "line state",
        "refunded_quantity": "back",
        "remaining_quantity": "left",
        "hs_code": "hs",
        "origin": "made in",
        "weight": "weight",
        "weight_unit": "weight unit",
        "gross_weight": "gross",
        "customs_value": "worth",
    },
    decimal="point",
    prices="net",
    left_out={"cancelled": "cancelled", "draft": "unpriced"},
)
ROW = {
    "id": "1",
    "day": "2026-11-02",
    "currency": "EUR",
    "country": "DE",
    "shipping": "5.00",
    "sku": "TEE",
    "pieces": "2",
    "price": "19.90",
}


def row(**cells):
    return ROW | {name.replace("_", " "): value for name, value in cells.items()}


def read(*rows, mapping=PLAIN, **facts):
    return read_order(list(rows), mapping=mapping, ship_from="CN", **facts)


def report(*rows, **facts):
    return read(*rows, errors="report", **facts)


def only(*rows, **facts):
    (order,) = read(*rows, **facts).orders
    return order


def wrong(*rows, **facts):
    """Return code and place of everything that is wrong."""
    return [(each.code, each.where) for each in report(*rows, **facts).problems()]


def told(order):
    return [str(note) for note in order.notes]


def sample(name, *, encoding="utf-8", **dialect):
    return list(csv.DictReader(io.StringIO(text(name, encoding), newline=""), **dialect))


def cells(name, *, encoding="utf-8", **dialect):
    return list(csv.reader(io.StringIO(text(name, encoding), newline=""), **dialect))


def document(name):
    return json.loads(text(name, "utf-8"))


def text(name, encoding):
    for parent in Path(__file__).resolve().parents:
        path = parent / "shared" / "data" / "exports" / name
        if path.is_file():
            return path.read_bytes().decode(encoding)
    pytest.skip("the samples of exports are not here")
    return ""
