"""Iceland: every parcel bears its VAT, by hand from what Skatturinn and a carrier say.

No worked example of the authority was found, but five figures of it: "$1 or $1,000", every import is
dutiable; a gift of ISK 13,500 is free (Skatturinn, and Tollstjóri on 11 December 2019), of a dearer one the
excess bears the charges; alcohol and tobacco have no relief as gifts; nor has what a recipient bought
himself.
"""

import datetime as dt

import pytest

from xborder.landed_cost import quote
from xborder.trade import Buyer, Consignment, Item, Seller


def parcel(price, *, hs="610910", item=(), **fields):
    """Return a parcel of one piece from China to a consumer in Iceland."""
    values = {
        "ship_from": "CN",
        "on": dt.date(2026, 11, 21),
        "prices": "net",
        "shipping": "0 ISK",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": hs, "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(
        items=[Item(unit_price=f"{price} ISK", **facts)], ship_to="IS", **{**values, **fields}
    )


@pytest.mark.parametrize(
    ("sent", "total"),
    [
        (parcel(1), "1 ISK"),  # 24% of one króna rounds to nothing
        (parcel(100), "124 ISK"),
        (parcel(100000), "124000 ISK"),
        (parcel(100, shipping="50 ISK"), "186 ISK"),
        (parcel(100, hs="490199"), "111 ISK"),
        (parcel(100, buyer=Buyer(kind="business")), "124 ISK"),
        # Tollalög 88/2005 as Skatturinn tells it: the invoice counts, not the freight
        (parcel(13500, gift=True, sender="consumer", shipping="4000 ISK"), "17500 ISK"),
        (parcel(13500), "16740 ISK"),
        (parcel(13501, gift=True, sender="consumer"), "16741 ISK"),  # 3,240.24 on the whole
    ],
)
def test_vat_falls_on_every_parcel(sent, total):
    result = quote(sent)
    assert (str(result.total), str(result.state)) == (total, "estimate")


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel(100, hs="190590"), "missing_fact", "The tariff"),
        (parcel(100, item={"excise": "alcohol"}), "unsupported", "excise on alcohol"),
        (parcel(100, hs="870323"), "unsupported", "vehicles"),
        (parcel(100, ship_from="IS"), "unsupported", "already in Iceland"),
        (parcel(13500, gift=True, sender="consumer"), "estimate", "special occasion"),
        (parcel(13501, gift=True, sender="consumer"), "estimate", "only the excess"),
        (parcel(100, hs="847130"), "estimate", "recycling fee"),
        (parcel(100, item={"preference": True}), "estimate", "A preference"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
