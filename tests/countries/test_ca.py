"""Canada: published examples, and both sides of each limit and day, by hand from the law."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import pytest

from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.source import Source
from xborder.tariff import TariffSchedule
from xborder.trade import Buyer, Consignment, Item, Seller

ON = dt.date(2026, 11, 21)
TEE, BOOK, COMPUTER, CAKE, PAN, CHAIR = "610910", "490199", "847130", "190590", "761510", "940179"


def parcel(price, *, hs=TEE, item=(), **fields):
    """Return a parcel of one piece by courier from China to a consumer in Ontario."""
    values = {
        "ship_from": "CN",
        "region": "ON",
        "on": ON,
        "prices": "net",
        "shipping": f"0 {price.split()[1]}",
        "transport": "express",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": hs, "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(
        items=[Item(unit_price=price, **facts)], ship_to="CA", **{**values, **fields}
    )


def at(rate, *codes):
    """Return a tariff in which codes bear one duty."""
    rows = [(code, rate) for code in codes]
    return TariffSchedule.from_rows(rows, source=Source(title="test"), checked_on=ON)


SHIRTS = at("18%", TEE)
TRADER = Buyer(kind="business")


def charges(result):
    """Return what each charge comes to over all lines, without what is nothing."""
    sums = defaultdict(Decimal)
    for line in result.lines:
        if line.rule is not None:
            sums[line.id] += line.amount.amount
    return {name: str(amount) for name, amount in sums.items() if amount}


def test_the_agency_s_example_of_duty_and_gst():
    """ca-01: USD 100 at 1.15 = 115.00; duty 4% = 4.60; GST 5% of 119.60 = 5.98; together 10.58.

    The other published example, ca-02 of Purolator, has the GST of 6% of before 2008.
    """
    rates = RateTable.from_mapping(
        {"USD/CAD": "1.15"},
        start=dt.date(2020, 1, 1),
        end=dt.date(2030, 1, 1),
        source="for the test",
    )
    result = quote(parcel("100 USD", region="AB"), tariff=at("4%", TEE), rates=rates)
    assert charges(result) == {"duty": "4.60", "gst": "5.98"}
    assert str(result.state) == "exact"


# (parcel, scheme, charges). Duty 18% where it falls; then the tax on 118%.
ROWS = {
    # CBSA, low-value shipments: 20 for all, 40 and 150 by courier from the United States and Mexico
    "20.00 from China": (parcel("20.00 CAD"), "ca.up_to_20", {}),
    "20.01 from China": (parcel("20.01 CAD"), "ca.import", {"duty": "3.60", "hst": "3.07"}),
    "20.01 from the US": (parcel("20.01 CAD", ship_from="US"), "ca.up_to_40", {}),
    "40.00 from Mexico": (parcel("40.00 CAD", ship_from="MX"), "ca.up_to_40", {}),
    "40.01 from the US": (
        parcel("40.01 CAD", ship_from="US"),
        "ca.up_to_150",
        {"hst": "5.20"},
    ),
    "150.00 from the US": (
        parcel("150.00 CAD", ship_from="US"),
        "ca.up_to_150",
        {"hst": "19.50"},
    ),
    # 27.00 and 13% of 177.01 = 23.01
    "150.01 from the US": (
        parcel("150.01 CAD", ship_from="US"),
        "ca.import",
        {"duty": "27.00", "hst": "23.01"},
    ),
    # mail keeps 20: 5.40 and 13% of 35.40
    "30.00 from the US by mail": (
        parcel("30.00 CAD", ship_from="US", transport="post"),
        "ca.import",
        {"duty": "5.40", "hst": "4.60"},
    ),
    "20.00 from the US by mail": (
        parcel("20.00 CAD", ship_from="US", transport="post"),
        "ca.up_to_20",
        {},
    ),
    "30.00 from the US on the day before the agreement": (
        parcel("30.00 CAD", ship_from="US", on=dt.date(2020, 6, 30)),
        "ca.import",
        {"duty": "5.40", "hst": "4.60"},
    ),
    # the freight from the place of direct shipment does not count
    "20.00 and freight": (parcel("20.00 CAD", shipping="15 CAD"), "ca.up_to_20", {}),
    # casual goods bear the province's tax, goods for trade GST only: 18.00, 5% of 118.00
    "a business": (
        parcel("100 CAD", buyer=TRADER),
        "ca.import",
        {"duty": "18.00", "gst": "5.90"},
    ),
    "Alberta": (
        parcel("100 CAD", region="AB"),
        "ca.import",
        {"duty": "18.00", "gst": "5.90"},
    ),
    "British Columbia": (
        parcel("100 CAD", region="BC"),
        "ca.import",
        {"duty": "18.00", "gst": "5.90", "pst": "8.26"},
    ),
    "Saskatchewan": (
        parcel("100 CAD", region="SK"),
        "ca.import",
        {"duty": "18.00", "gst": "5.90", "pst": "7.08"},
    ),
    # 9.975% of 118.00 = 11.7705
    "Quebec": (
        parcel("100 CAD", region="QC"),
        "ca.import",
        {"duty": "18.00", "gst": "5.90", "pst": "11.77"},
    ),
    "Newfoundland": (
        parcel("100 CAD", region="NL"),
        "ca.import",
        {"duty": "18.00", "hst": "17.70"},
    ),
    "Nova Scotia until March 2025": (
        parcel("100 CAD", region="NS", on=dt.date(2025, 3, 31)),
        "ca.import",
        {"duty": "18.00", "hst": "17.70"},
    ),
    "Nova Scotia since April 2025": (
        parcel("100 CAD", region="NS", on=dt.date(2025, 4, 1)),
        "ca.import",
        {"duty": "18.00", "hst": "16.52"},
    ),
}


@pytest.mark.parametrize(("sent", "scheme", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(sent, scheme, expected):
    result = quote(sent, tariff=SHIRTS)
    assert set(result.schemes) == {scheme}
    assert charges(result) == expected
    assert str(result.state) == "exact"


US = {"origin": "US"}
SURTAX, METALS, DERIVATIVE = "can bear a surtax", "surtaxes on steel", "steel derivatives"


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel("100 CAD"), "missing_fact", "The tariff"),
        (parcel("100 CAD", region=None), "missing_fact", "the region"),
        (parcel("100 CAD", region="CA-XX"), "unsupported", "no province"),
        (parcel("100 CAD", item={"excise": "alcohol"}), "unsupported", "alcohol and tobacco"),
        (parcel("100 CAD", item={"excise": "energy"}), "unsupported", "on fuels"),
        (parcel("100 CAD", ship_from="CA"), "unsupported", "already in Canada"),
        (parcel("100 CAD", hs=BOOK), "estimate", "Provinces charge less"),
        (parcel("100 CAD", hs=BOOK, on=dt.date(2025, 1, 10)), "estimate", "for two months"),
        (parcel("100 CAD", hs=CAKE, ship_from="US"), "estimate", "Groceries"),
        (parcel("20 CAD", hs=BOOK), "estimate", "Some books and periodicals"),
        (parcel("60 CAD", gift=True, sender="consumer"), "exact", "Gift up to CAD 60"),
        (parcel("61 CAD", hs=COMPUTER, gift=True, sender="consumer"), "estimate", "above CAD 60"),
        (parcel("100 CAD", hs=COMPUTER, item={"preference": True}), "estimate", "A preference"),
        (parcel("100 CAD", hs=COMPUTER, item={"origin": "RU"}), "estimate", "Russia"),
        # Customs Notice 26-23: since 2026-09-08, wherever sent from, below the limits too
        (parcel("10 CAD", item=US, ship_from="DE"), "unsupported", SURTAX),
        (parcel("10 CAD", item=US, on=dt.date(2026, 9, 8)), "unsupported", SURTAX),
        (parcel("10 CAD", item=US, on=dt.date(2026, 9, 8)), "unsupported", "15%, 25% or 50%"),
        (parcel("10 CAD", item=US, on=dt.date(2026, 9, 8)), "unsupported", "SOR/2026-186"),
        (parcel("100 CAD", item=US, on=dt.date(2025, 3, 4)), "unsupported", SURTAX),
        (parcel("100 CAD", item=US, on=dt.date(2025, 8, 31)), "unsupported", SURTAX),
        (parcel("100 CAD", item=US, hs=PAN, on=dt.date(2025, 9, 1)), "unsupported", METALS),
        (
            parcel("100 CAD", item=US, hs="870323", on=dt.date(2025, 9, 1)),
            "unsupported",
            "vehicles",
        ),
        (parcel("100 CAD", hs=PAN), "unsupported", "of China"),
        (parcel("100 CAD", hs=PAN, item={"origin": "TR"}, buyer=TRADER), "unsupported", METALS),
        (parcel("100 CAD", hs="720851", item={"origin": "TR"}), "unsupported", METALS),
        (parcel("100 CAD", hs=CHAIR, buyer=TRADER), "unsupported", DERIVATIVE),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent)
    assert state in {None, str(result.state)}
    told = [str(why.text) for why in result.reasons] + [result.explain()]
    assert any(reason in text for text in told)


@pytest.mark.parametrize(
    ("sent", "tariff"),
    [
        (parcel("100 CAD", item=US, on=dt.date(2026, 9, 7)), SHIRTS),
        (parcel("100 CAD", item=US, on=dt.date(2025, 9, 1)), SHIRTS),
        (parcel("100 CAD", item=US, on=dt.date(2025, 3, 3)), SHIRTS),
        # casual goods are outside the surtaxes on derivatives and on what was melted in China
        (parcel("100 CAD", hs=CHAIR), at("8%", CHAIR)),
        (parcel("100 CAD", hs=PAN, item={"origin": "TR"}), at("6.5%", PAN)),
        (parcel("100 CAD", hs=CHAIR, buyer=TRADER, on=dt.date(2025, 12, 25)), at("8%", CHAIR)),
    ],
)
def test_where_no_surtax_falls_the_quote_is_exact(sent, tariff):
    assert str(quote(sent, tariff=tariff).state) == "exact"
