"""The Emirates and Saudi Arabia: both sides of each limit and day, by hand from what was read.

No authority's worked example was found; the forwarder's formula for Saudi Arabia (VAT 15% below SAR
1,000; above it duty 5% on the value with freight, VAT on that with duty) has no numbers, and is filled
with some here.
"""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import pytest

from xborder.landed_cost import quote
from xborder.source import Source
from xborder.tariff import TariffSchedule
from xborder.trade import Buyer, Consignment, Item, Seller

ON = dt.date(2026, 11, 21)
TEE = "610910"
FIVE = TariffSchedule.from_rows([(TEE, "5%")], source=Source(title="test"), checked_on=ON)


def parcel(price, on=ON, *, hs=TEE, item=(), **fields):
    """Return a parcel of one piece from China; the currency says where it goes."""
    currency = price.split()[1]
    values = {
        "ship_from": "CN",
        "ship_to": {"AED": "AE", "SAR": "SA"}[currency],
        "prices": "net",
        "shipping": f"0 {currency}",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": hs, "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(items=[Item(unit_price=price, **facts)], on=on, **{**values, **fields})


def charges(result):
    """Return what each charge comes to over all lines, without what is nothing."""
    sums = defaultdict(Decimal)
    for line in result.lines:
        if line.rule is not None:
            sums[line.id] += line.amount.amount
    return {name: str(amount) for name, amount in sums.items() if amount}


TRADER = Buyer(kind="business", tax_number="100000000000003")
FEB, MARCH = dt.date(2023, 2, 28), dt.date(2023, 3, 1)
ROWS = {
    # VAT from the first dirham, duty above AED 1,000: 50.00 + 5% of 1,050.01
    "AE 10": (parcel("10 AED"), {"import_vat": "0.50"}),
    "AE 1,000": (parcel("1000 AED"), {"import_vat": "50.00"}),
    "AE 1,000.01": (parcel("1000.01 AED"), {"duty": "50.00", "import_vat": "52.50"}),
    "AE freight counts": (
        parcel("990 AED", shipping="20 AED"),
        {"duty": "50.50", "import_vat": "53.03"},
    ),
    "AE Dubai's 300": (parcel("301 AED", FEB), {"duty": "15.05", "import_vat": "15.80"}),
    "AE Dubai's 300, at it": (parcel("300 AED", FEB), {"import_vat": "15.00"}),
    "AE 300 suspended": (parcel("301 AED", MARCH), {"import_vat": "15.05"}),
    "AE registered": (
        parcel("2000 AED", buyer=TRADER),
        {"duty": "100.00", "return_vat": "105.00"},
    ),
    # the forwarder's formula, and 15 for the parcel
    "SA 1,000": (parcel("1000 SAR"), {"import_vat": "150.00", "parcel_fee": "15.00"}),
    "SA 2,000": (
        parcel("2000 SAR"),
        {"duty": "100.00", "import_vat": "315.00", "service_fee": "15.00"},
    ),
    "SA formula of the forwarder": (
        parcel("2000 SAR", dt.date(2024, 10, 5)),
        {"duty": "100.00", "import_vat": "315.00"},
    ),
    "SA VAT of 5%": (parcel("500 SAR", dt.date(2020, 6, 30)), {"import_vat": "25.00"}),
    "SA VAT of 15%": (parcel("500 SAR", dt.date(2020, 7, 1)), {"import_vat": "75.00"}),
    # 0.15% of 20,000 = 30; of 400,000 = 600, at most 500
    "SA fee": (
        parcel("20000 SAR"),
        {"duty": "1000.00", "import_vat": "3150.00", "service_fee": "30.00"},
    ),
    "SA most": (
        parcel("400000 SAR"),
        {"duty": "20000.00", "import_vat": "63000.00", "service_fee": "500.00"},
    ),
    "SA a business has no relief": (
        parcel("500 SAR", buyer=TRADER),
        {"duty": "25.00", "import_vat": "78.75", "service_fee": "15.00"},
    ),
}


@pytest.mark.parametrize(("sent", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(sent, expected):
    result = quote(sent, tariff=FIVE)
    assert charges(result) == expected
    assert str(result.state) == "estimate"


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel("990 AED"), "estimate", "979.33"),
        (parcel("2000 AED"), "estimate", "asks for a declaration"),
        (parcel("100 AED", hs="300490"), "estimate", "medicines"),
        (parcel("2000 AED", item={"preference": True}), "estimate", "A preference"),
        (parcel("100 AED", item={"excise": "tobacco"}), "unsupported", "electronic cigarettes"),
        (parcel("100 AED", hs="854340"), "unsupported", "electronic cigarettes"),
        (parcel("100 AED", ship_from="AE"), "unsupported", "already in the United Arab"),
        (parcel("2000 SAR"), "missing_fact", "The tariff"),
        (parcel("100 SAR", dt.date(2024, 10, 5)), "estimate", "before October 2024"),
        (parcel("100 SAR", hs="300490"), "estimate", "medicines"),
        (parcel("2000 SAR", hs="490199", item={"preference": True}), "estimate", "A preference"),
        (parcel("100 SAR", item={"excise": "alcohol"}), "unsupported", "may not be imported"),
        (parcel("100 SAR", item={"excise": "tobacco"}), "unsupported", "soft drinks"),
        (parcel("100 SAR", ship_from="SA"), "unsupported", "already in Saudi"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
