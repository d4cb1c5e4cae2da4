"""Sales into the newer countries: who owes the tax of a service, and what customs takes for goods.

A service of a seller in the United States to a buyer there, at 100 of the country's currency.
"""

import datetime as dt

import pytest

from xborder.policy import default_book
from xborder.trade import Item
from xborder.trade.sale import Customer, Marketplace, Sale, Trader
from xborder.vat import determine

CURRENCIES = {
    "ID": "IDR",
    "IL": "ILS",
    "IN": "INR",
    "PH": "PHP",
    "TH": "THB",
    "TR": "TRY",
    "TW": "TWD",
    "VN": "VND",
    "ZA": "ZAR",
}


def sold(to, supply="electronic_service", *, kind="consumer", on="2026-11-10", **changes):
    """Return a sale into a country, registered there if it is said so."""
    registered = changes.pop("registered", False)
    given = {
        "on": dt.date.fromisoformat(on),
        "prices": "net",
        "supply": supply,
        "items": [
            Item(
                quantity=1,
                unit_price=f"100 {CURRENCIES[to]}",
                category="general",
                excise="none",
                hs_code="847130" if supply == "goods" else None,
            )
        ],
        "seller": Trader(country="US", registrations={to} if registered else set()),
        "buyer": Customer(kind=kind, country=to),
        **changes,
    }
    return determine(Sale(**given))


FROM_THE_FIRST_SALE = ("IN", "TR", "VN")
ONCE_REGISTERED = ("ID", "PH", "TH", "TW", "ZA")
RATES = {
    "ID": "11",
    "IN": "18",
    "PH": "12",
    "TH": "7",
    "TR": "20",
    "TW": "5",
    "VN": "8",
    "ZA": "15",
}


@pytest.mark.parametrize("to", FROM_THE_FIRST_SALE)
def test_some_tax_electronic_services_from_the_first_sale(to):
    found = sold(to)
    assert (found.regime, str(found.accountable)) == (f"{to.lower()}_domestic", "seller")
    assert found.tax.amount == int(RATES[to])


@pytest.mark.parametrize("to", ONCE_REGISTERED)
def test_others_once_the_seller_is_registered(to):
    assert (sold(to).regime, sold(to).tax.amount) == ("none", 0)
    found = sold(to, registered=True)
    assert (found.regime, str(found.accountable)) == (f"{to.lower()}_domestic", "seller")
    assert found.tax.amount == int(RATES[to])


def test_israel_taxes_no_service_of_a_seller_abroad():
    assert (sold("IL").regime, str(sold("IL").state)) == ("none", "estimate")


@pytest.mark.parametrize("to", ["ID", "IN", "PH", "TH", "TR", "VN", "ZA"])
def test_a_platform_accounts_for_what_is_sold_through_it(to):
    found = sold(to, channel="marketplace", marketplace=Marketplace(name="Bazaar"))
    assert str(found.accountable) == "marketplace"
    assert found.tax.amount == int(RATES[to])


@pytest.mark.parametrize("to", ["ID", "IL", "IN", "PH", "TH", "TR", "TW", "VN"])
def test_a_business_accounts_for_a_service_from_abroad(to):
    found = sold(to, kind="business")
    assert (found.regime, str(found.accountable)) == ("reverse_charge", "buyer")


@pytest.mark.parametrize("to", CURRENCIES)
def test_customs_takes_the_tax_of_goods_and_no_seller_does(to):
    goods = {"ship_from": "CN", "ship_to": to, "transport": "sea", "seller": Trader(country="CN")}
    found = sold(to, "goods", kind="business", **goods)
    assert found.regime in {"import_standard", "import_relief"}
    assert str(found.accountable) in {"customs", "none"}


@pytest.mark.parametrize("to", CURRENCIES)
def test_goods_leave_free_and_are_taxed_inside(to):
    home = {"seller": Trader(country=to, registrations={to})}
    out = sold(to, "goods", ship_from=to, ship_to="FJ", **home)
    assert (out.regime, out.tax.amount) == ("export", 0)
    inside = sold(to, "goods", ship_from=to, ship_to=to, **home)
    assert inside.regime == f"{to.lower()}_domestic"
    assert inside.tax.amount == int({**RATES, "IL": "18"}[to])


THRESHOLDS = [
    # Taiwan: report of April 2025; Thailand: since September 2021; South Africa: Budget 2026
    ("TW", "2025-04-06", "480000.00 TWD"),
    ("TW", "2025-04-07", "600000.00 TWD"),
    ("TH", "2021-09-01", "1800000.00 THB"),
    ("ZA", "2026-03-31", "1000000.00 ZAR"),
    ("ZA", "2026-04-01", "2300000.00 ZAR"),
    ("IN", "2026-11-21", "4000000.00 INR"),
    ("PH", "2026-11-21", "3000000.00 PHP"),
    ("ID", "2026-11-21", "600000000.00 IDR"),
    ("IL", "2026-11-21", "120000.00 ILS"),
]


@pytest.mark.parametrize(("code", "on", "limit"), THRESHOLDS)
def test_thresholds_by_day(code, on, limit):
    (timeline,) = default_book().policy(code).thresholds
    assert str(timeline.on(dt.date.fromisoformat(on)).limit) == limit
