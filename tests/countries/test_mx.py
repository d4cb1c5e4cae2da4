"""Mexico: the global rate of a courier's entry, on each side of each limit and day.

Published figures found: forocuatro.com, of 29 July 2025, and Récord, of 21 August 2025, print 1,000
pesos bearing 335, in all 1,335; Mi Morelia, of 21 August 2025, a dress of 450 pesos that comes to about
600 and a buyer's 750 that came to almost 1,000; Uno TV, of 16 August 2025, USD 50 free and 17% up to USD
117 from the United States. The other rows are the rates that SAT's rule prints, by hand. No worked
example of the authority was found.
"""

import datetime as dt

import pytest

from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.trade import Buyer, Consignment, Item, Seller

RATES = RateTable.from_mapping(
    {"USD/MXN": "20.00"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
)


def parcel(price, *, start="CN", on="2026-11-21", item=(), **fields):
    """Return a parcel of one piece by courier to a consumer in Mexico."""
    values = {
        "prices": "net",
        "transport": "express",
        "shipping": "0 USD",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": "610910", "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(
        items=[Item(unit_price=f"{price} USD", **facts)],
        ship_from=start,
        ship_to="MX",
        on=dt.date.fromisoformat(on),
        **{**values, **fields},
    )


@pytest.mark.parametrize(
    ("sent", "scheme", "total"),
    [
        (parcel(50), "mx.courier", "1335.00 MXN"),  # forocuatro.com: 1,000 pesos and 335
        (parcel("22.50"), "mx.courier", "600.75 MXN"),  # Mi Morelia: 450 pesos, about 600
        (parcel("37.50"), "mx.courier", "1001.25 MXN"),  # Mi Morelia: 750 pesos, almost 1,000
        (parcel(1), "mx.courier", "26.70 MXN"),
        (parcel(1, start="DE"), "mx.treaty_free", "20.00 MXN"),
        (parcel(2, start="DE"), "mx.courier", "53.40 MXN"),
        (parcel(2500), "mx.courier", "66750.00 MXN"),
        (parcel(100, shipping="20 USD"), "mx.courier", "3204.00 MXN"),  # freight counts
        (parcel(50, start="US"), "mx.agreement_free", "1000.00 MXN"),
        ("50.01", "mx.agreement", "1170.23 MXN"),  # 17% of 1,000.20
        (parcel(117, start="US"), "mx.agreement", "2737.80 MXN"),
        (parcel(118, start="CA"), "mx.agreement", "2808.40 MXN"),  # 19% above USD 117
        (parcel(100, on="2025-08-14"), "mx.courier", "2380.00 MXN"),
        (parcel(100, on="2025-08-15"), "mx.courier", "2670.00 MXN"),
        (parcel(50, on="2024-12-31"), "mx.free", "1000.00 MXN"),
        (parcel(50, on="2025-01-01"), "mx.courier", "1190.00 MXN"),
        (parcel(1000, on="2024-12-31"), "mx.courier", "23800.00 MXN"),
        (parcel(1001, on="2024-12-31"), "mx.courier", "24024.00 MXN"),  # 20% above USD 1,000
        # Rule 3.7.36 of 2020: "whose customs value does not exceed", which holds freight (Art. 65)
        (parcel(45, start="US", shipping="5 USD"), "mx.agreement_free", "1000.00 MXN"),
        (parcel(45, start="US", shipping="6 USD"), "mx.agreement", "1193.40 MXN"),  # 17% of 1,020
        (parcel(110, start="US", shipping="8 USD"), "mx.agreement", "2808.40 MXN"),  # 19% of 2,360
        (parcel(45, on="2024-12-31", shipping="6 USD"), "mx.courier", "1213.80 MXN"),  # 19%
        (parcel(995, on="2024-12-31", shipping="6 USD"), "mx.courier", "24024.00 MXN"),
    ],
)
def test_one_rate_takes_the_place_of_all(sent, scheme, total):
    result = quote(parcel(sent, start="US") if isinstance(sent, str) else sent, rates=RATES)
    assert (result.schemes, str(result.total)) == ((scheme,), total)
    assert result.state == "estimate"  # the customs value was not read in the law


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel(50, transport="post"), "unsupported", "no parcel by post"),
        (parcel(2501), "unsupported", "Above USD 2,500"),
        (parcel(2499, shipping="2 USD"), "unsupported", "Above USD 2,500"),
        (parcel(50, on="2020-06-30"), "unsupported", "before July 2020"),
        (parcel(50, item={"hs_code": "854340"}), "unsupported", "may not be imported into Mexico"),
        (parcel(50, item={"excise": "alcohol"}), "unsupported", "alcohol, tobacco"),
        (parcel(50, start="MX"), "unsupported", "already in Mexico"),
        (parcel(50, start="US"), "estimate", "processing fee (DTA)"),
        (parcel(50, on="2024-12-31"), "estimate", "processing fee (DTA)"),
        (parcel(50, start="DE"), "estimate", "Sources disagree"),
        (parcel(5, item={"quantity": 11}), "estimate", "at most ten products"),
        (parcel(50, buyer=Buyer(kind="business")), "estimate", "no VAT to deduct"),
        (parcel(50, item={"preference": True}), "estimate", "A preference"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent, rates=RATES)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
