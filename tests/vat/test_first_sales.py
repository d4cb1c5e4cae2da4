"""One sale of each sort, from seller to return."""

import datetime as dt

import pytest

from xborder.trade import Item
from xborder.trade.sale import Customer, Marketplace, RunningTotal, Sale, Trader
from xborder.vat import determine

DAY = dt.date(2026, 11, 10)
CONSUMER = Customer(kind="consumer")


def sale(**changes):
    """Return a sale of one thing at EUR 100 net."""
    given = {
        "on": DAY,
        "prices": "net",
        "items": [Item(quantity=1, unit_price="100 EUR", category="general", excise="none")],
        "buyer": CONSUMER,
        **changes,
    }
    return Sale(**given)


def test_a_domestic_sale_is_taxed_at_home():
    found = determine(
        sale(ship_from="DE", ship_to="DE", seller=Trader(country="DE", registrations={"DE"}))
    )
    assert (found.state, found.place, found.regime) == ("exact", "DE", "domestic")
    assert [str(found.net), str(found.tax), str(found.gross)] == [
        "100.00 EUR",
        "19.00 EUR",
        "119.00 EUR",
    ]


@pytest.mark.parametrize(
    ("current", "place", "regime", "tax"),
    [
        ("9900.00 EUR", "IE", "domestic", "23.00 EUR"),
        ("9900.01 EUR", "DE", "union_oss", "19.00 EUR"),
    ],
)
def test_the_sale_that_crosses_the_threshold_is_taxed_at_destination(current, place, regime, tax):
    """Directive 2006/112/EC, Art. 59c(2)."""
    total = RunningTotal(threshold="eu.distance_sales", previous="6000 EUR", current=current)
    seller = Trader(country="IE", registrations={"IE"})
    found = determine(sale(ship_from="IE", ship_to="DE", seller=seller, totals=[total]))
    assert (found.place, found.regime, str(found.tax)) == (place, regime, tax)


def test_a_total_that_is_missing_is_named_with_the_answer_for_each_value():
    seller = Trader(country="IE", registrations={"IE"})
    found = determine(sale(ship_from="IE", ship_to="DE", seller=seller))
    assert found.state == "missing_fact"
    assert found.missing.fact == "threshold:eu.distance_sales"
    assert [(each.answer, each.place) for each in found.missing.consequences] == [
        ("no", "IE"),
        ("yes", "DE"),
    ]


def test_a_marketplace_declares_imports_up_to_150_under_ioss():
    """Directive 2006/112/EC, Art. 14a(1)."""
    found = determine(
        sale(
            ship_from="CN",
            ship_to="DE",
            seller=Trader(country="CN", registrations=set()),
            channel="marketplace",
            marketplace=Marketplace(name="M", country="IE", identification="IE"),
        )
    )
    assert (found.regime, found.accountable, found.border.scheme) == (
        "ioss",
        "marketplace",
        "eu.deemed_supplier",
    )
    filing = found.filing
    assert (filing.country, filing.period, filing.due) == ("IE", "2026-11", dt.date(2026, 12, 31))
