"""Ukraine: what is above the limit bears duty and VAT, as carriers and the press count it."""

import datetime as dt
from decimal import Decimal

import pytest

from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.trade import Buyer, Consignment, Item, Seller

RATES = RateTable.from_mapping(
    {"EUR/UAH": "50"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
)
BUSINESS = Buyer(kind="business")


def parcel(price, *, on="2026-11-21", item=(), **fields):
    """Return a parcel of one piece by post to a private person in Ukraine."""
    values = {
        "ship_from": "CN",
        "prices": "net",
        "transport": "post",
        "shipping": "0 EUR",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": "640411", "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(
        items=[Item(unit_price=f"{price} EUR", **facts)],
        ship_to="UA",
        on=dt.date.fromisoformat(on),
        **{**values, **fields},
    )


PUBLISHED = [
    # (parcel, duty and VAT in euros): the pages name the euros
    (parcel(200), "5", "11"),  # DTKT, 2026, and military.eu: 5 and 11, together 16
    (parcel(150), None, None),  # the same: free up to EUR 150
    (parcel(180), "3", "6.60"),  # bania-rea.bg prints 3 and, in whole euros, 6
    (parcel(115, on="2020-07-01"), None, "3"),  # Meest: (115 - 100) x 20%
    (parcel(530, on="2020-07-01"), "38", "93.60"),  # Meest: 131.60 together
]


@pytest.mark.parametrize(("sent", "duty", "vat"), PUBLISHED)
def test_the_published_examples_come_out(sent, duty, vat):
    result = quote(sent, rates=RATES)
    found = {line.id: line.amount.amount for line in result.lines if line.rule is not None}
    published = {"duty": duty, "import_vat": vat}
    assert found == {name: 50 * Decimal(euros) for name, euros in published.items() if euros}
    assert result.state == "estimate"


@pytest.mark.parametrize(
    ("sent", "scheme", "total"),
    [
        (parcel(150, shipping="20 EUR"), "ua.free", "8500.00 UAH"),  # delivery does not count
        (parcel(151), "ua.parcel", "7566.00 UAH"),  # 5 and 11 on one euro of 50
        (parcel(100, on="2022-03-23"), "ua.free", "5000.00 UAH"),
        (parcel(150, on="2022-03-23"), "ua.vat_alone", "8000.00 UAH"),
        (parcel(150, on="2022-03-23", buyer=BUSINESS), "ua.free", "7500.00 UAH"),
        (parcel(150, on="2022-07-01"), "ua.free", "7500.00 UAH"),
        (parcel(150, buyer=BUSINESS), "ua.free", "7500.00 UAH"),
    ],
)
def test_each_limit_on_each_side(sent, scheme, total):
    result = quote(sent, rates=RATES)
    assert (result.schemes, str(result.total)) == ((scheme,), total)


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel(50, on="2022-03-24"), "unsupported", "first months of the war"),
        (parcel(50, on="2022-06-30"), "unsupported", "first months of the war"),
        (parcel(50, transport="sea"), "unsupported", "no full declaration"),
        (parcel(151, buyer=BUSINESS), "unsupported", "the whole tariff"),
        (parcel(10001), "unsupported", "Above EUR 10,000"),
        (parcel(50, item={"excise": "alcohol"}), "unsupported", "Ukrainian excise"),
        (parcel(50, ship_from="UA"), "unsupported", "already in Ukraine"),
        (parcel(50), "estimate", "A bill that ends the relief"),
        (parcel(200, item={"hs_code": "490199"}), "estimate", "reduced rates"),
        (parcel(200, item={"preference": True}), "estimate", "A preference"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent, rates=RATES)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
