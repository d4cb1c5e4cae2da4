"""Nothing in the package reads or writes anything, once it is warm."""

import ast
import datetime as dt
import importlib.resources
import sys
from pathlib import Path

import pytest

import xborder as xb

SOURCE = Path(str(importlib.resources.files("xborder")))
BANNED_CALLS = {"print", "input", "open", "breakpoint"}
BANNED_ATTRIBUTES = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("os", "environ"),
    ("os", "getenv"),
}
BANNED_MODULES = {"time", "locale", "logging", "socket", "subprocess", "random", "os", "requests"}
WATCHED = ("open", "socket", "subprocess", "import", "os.listdir", "os.scandir")


def offences(tree: ast.AST):
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BANNED_CALLS:
                yield node.lineno, f"{name}()"
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if (
                owner,
                name,
            ) in BANNED_ATTRIBUTES:
                yield node.lineno, f"{owner}.{name}"
            case ast.Attribute(value=ast.Attribute(attr=owner), attr=name) if (
                owner,
                name,
            ) in BANNED_ATTRIBUTES:
                yield node.lineno, f"{owner}.{name}"
            case ast.Import(names=names):
                yield from (
                    (node.lineno, f"import {alias.name}")
                    for alias in names
                    if alias.name.partition(".")[0] in BANNED_MODULES
                )
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in BANNED_MODULES:
                yield node.lineno, f"from {module}"
            case _:
                pass


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_the_source_asks_the_world_for_nothing(path):
    assert list(offences(ast.parse(path.read_text(encoding="utf-8")))) == []


def parcel():
    return xb.Consignment(
        ship_from="CN",
        ship_to="GB",
        on=dt.date(2026, 11, 20),
        items=[
            xb.Item(sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 GBP")
        ],
        shipping="4.50 GBP",
        prices="net",
        incoterm="DDP",
        seller=xb.Seller(registrations={"GB"}),
        buyer=xb.Buyer(kind="consumer"),
    )


def stock():
    kit = xb.inventory
    return kit.safety_stock(
        demand=kit.Demand.normal(mean=20, sd=6, period="day"),
        lead_time=kit.LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day"),
        target=kit.FillRate("0.98"),
        order_quantity=400,
    )


def exported():
    row = {
        "Name": "#1",
        "Created at": "2026-11-20 09:12:00 +0800",
        "Currency": "EUR",
        "Taxes": "0.00",
        "Shipping Country": "germany",
        "Shipping Zip": "'01067",
        "Lineitem sku": "TEE",
        "Lineitem quantity": "3",
        "Lineitem price": "1.234,50 EUR",
    }
    orders = xb.trade.orders
    mapping = orders.SHOPIFY.replace(languages=["de"])
    found = orders.read_order([row], mapping=mapping, ship_from="CN", zone="Asia/Shanghai")
    return [found.explain(each) for each in ("en", "zh_CN")]


def calculators():
    yield (
        "option",
        lambda: xb.fx.garman_kohlhagen(
            "call",
            spot=1.1,
            strike=1.1,
            years=1.0,
            volatility=0.1,
            domestic_rate=0.04,
            foreign_rate=0.02,
        ),
    )
    yield "law", lambda: xb.complaints.statutory_clocks("DE", on=dt.date(2026, 1, 1))
    yield "stock", stock
    yield "orders", exported
    yield "quote", lambda: xb.quote(parcel())
    yield "explain", lambda: [xb.quote(parcel()).explain(locale=each) for each in ("en", "zh_CN")]
    yield "html", lambda: xb.quote(parcel())._repr_html_()
    yield "price", lambda: xb.price_for_landed(parcel(), "49.90 GBP", item="TEE")
    yield "routes", lambda: xb.compare_routes([xb.Route(name="post", parcel=parcel())])
    yield "search", lambda: [xb.tariff.search(q, country="US") for q in ("power bank", "雨伞")]
    yield "replay", lambda: xb.replay(xb.quote(parcel()).model_dump_json())
    yield "describe", lambda: xb.policy.default_book().describe("GB", on=dt.date(2026, 1, 1))
    yield (
        "diff",
        lambda: xb.policy.default_book().diff("GB", dt.date(2024, 1, 1), dt.date(2026, 1, 1)),
    )


@pytest.mark.parametrize(
    ("name", "calculate"), list(calculators()), ids=lambda part: str(part)[:12]
)
def test_a_warm_calculator_touches_nothing(name, calculate):
    calculate()
    seen = []

    def watch(event, arguments):
        if watching and event in WATCHED:
            seen.append((event, str(arguments)[:120]))

    watching = True
    sys.addaudithook(watch)
    try:
        calculate()
    finally:
        watching = False
    assert seen == [], name
