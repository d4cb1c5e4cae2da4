"""VAT: one determination with its trace, and one rate, beside pyvat and vat-moss."""

import datetime as dt

import pytest

import xborder as xb
from xborder.trade.sale import RunningTotal

DAY = dt.date(2026, 11, 10)


def sale(**changes):
    """Return a sale of one thing at EUR 100 net, to a consumer in Germany."""
    given = {
        "on": DAY,
        "ship_from": "IE",
        "ship_to": "DE",
        "prices": "net",
        "items": [xb.Item(quantity=1, unit_price="100 EUR", category="general", excise="none")],
        "seller": xb.Trader(country="IE", registrations={"IE", "OSS"}, identification="IE"),
        "buyer": xb.Customer(kind="consumer"),
        "totals": [
            RunningTotal(threshold="eu.distance_sales", previous="0 EUR", current="9950 EUR")
        ],
        **changes,
    }
    return xb.Sale(**given)


CHINA = xb.Trader(country="CN", registrations={"IOSS"}, intermediary="IE", identification="IE")
SALES = {
    "domestic": sale(
        ship_from="DE", seller=xb.Trader(country="DE", registrations={"DE"}), totals=()
    ),
    "distance sale": sale(),
    "IOSS": sale(ship_from="CN", seller=CHINA, totals=()),
    "to a business": sale(
        buyer=xb.Customer(kind="business", tax_number="DE123456789", number_valid=True), totals=()
    ),
    "electronic service": sale(supply="electronic_service", ship_from=None),
}


@pytest.mark.parametrize("kind", SALES)
def test_determine(benchmark, kind):
    """Target: 60 us, with every alternative and its reason."""
    found = benchmark(xb.vat.determine, SALES[kind])
    assert found.state == "exact"


def test_rate(benchmark):
    """Target: 5 us."""
    found = benchmark(xb.vat.rate, "DE", "490199", on=DAY)
    assert str(found.rate) == "0.07"


def test_pyvat(benchmark):
    """Place, rate and action of an electronic service: no goods, no thresholds, no reasons."""
    pyvat = pytest.importorskip("pyvat")
    seller = pyvat.Party(country_code="IE", is_business=True)
    buyer = pyvat.Party(country_code="DE", is_business=False)
    kind = pyvat.ItemType.generic_electronic_service
    found = benchmark(pyvat.get_sale_vat_charge, DAY, kind, buyer, seller)
    assert (found.country_code, found.rate) == ("DE", 19)


def test_vat_moss(benchmark):
    """The standard rate of an address: no history, no goods."""
    address = pytest.importorskip("vat_moss.billing_address")
    found = benchmark(address.calculate_rate, "DE", "10115", "Berlin")
    assert str(found[0]) == "0.19"
