"""Serbia: the examples of the customs administration, as the press has them."""

import datetime as dt
from decimal import Decimal

import pytest

from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.trade import Buyer, Consignment, Item, Seller

RATES = RateTable.from_mapping(
    {"EUR/RSD": "100"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
)


def parcel(price, shipping="0", *, hs="610910", item=(), **fields):
    """Return a parcel of one piece by post to a private person in Serbia."""
    values = {
        "ship_from": "CN",
        "prices": "net",
        "transport": "post",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": hs, "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(
        items=[Item(unit_price=f"{price} EUR", **facts)],
        ship_to="RS",
        on=dt.date(2026, 11, 21),
        shipping=f"{shipping} EUR",
        **{**values, **fields},
    )


PUBLISHED = [
    # 24sata, the customs administration: shoes of 80 with 10 of transport: 9, and 20% of 99
    (parcel(80, "10", hs="640411"), {"duty": "9", "import_vat": "19.80"}),
    # the same: trousers of 40 with 10 of transport, which does not count: VAT of 8
    (parcel(40, "10", hs="620342"), {"low_value_vat": "8"}),
    # the same: a book of 5 with 5 of transport: VAT of 1
    (parcel(5, "5", hs="490199"), {"low_value_vat": "1"}),
    # Kurir, 2024-09: 200 dinars on 1,000
    (parcel(10), {"low_value_vat": "2"}),
    # AmerickiPostar: a telephone of 100, 10 and 22
    (parcel(100, hs="851713"), {"duty": "10", "import_vat": "22"}),
    # Kurir: from a person up to EUR 70 free
    (parcel(70, gift=True, sender="consumer"), {}),
]


@pytest.mark.parametrize(("sent", "charges"), PUBLISHED)
def test_the_published_examples_come_out(sent, charges):
    result = quote(sent, rates=RATES)
    found = {line.id: line.amount.amount for line in result.lines if line.rule is not None}
    assert found == {name: 100 * Decimal(euros) for name, euros in charges.items()}
    assert result.state == "estimate"


@pytest.mark.parametrize(
    ("sent", "scheme", "total"),
    [
        (parcel(50), "rs.low_value", "6000.00 RSD"),
        (parcel("50.01"), "rs.parcel", "6601.32 RSD"),
        (parcel(3000), "rs.parcel", "396000.00 RSD"),
        (parcel(71, gift=True, sender="consumer"), "rs.parcel", "9372.00 RSD"),
    ],
)
def test_each_limit_on_each_side(sent, scheme, total):
    result = quote(sent, rates=RATES)
    assert (result.schemes, str(result.total)) == ((scheme,), total)


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel(50, transport="sea"), "unsupported", "no full declaration"),
        (parcel(50, buyer=Buyer(kind="business")), "unsupported", "the whole tariff of Serbia"),
        (parcel(3001), "unsupported", "Above EUR 3,000"),
        (parcel(50, item={"excise": "alcohol"}), "unsupported", "Serbian excise"),
        (parcel(50, hs="090121"), "unsupported", "Serbian excise"),
        (parcel(50, ship_from="RS"), "unsupported", "already in Serbia"),
        (parcel(50), "estimate", "read in the press"),
        (parcel(60, hs="490199"), "estimate", "rate of 10%"),
        (parcel(60, hs="851713"), "estimate", "free; which ones"),
        (parcel(60, item={"preference": True}), "estimate", "A preference"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent, rates=RATES)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
