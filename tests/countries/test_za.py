"""South Africa: the concession for small parcels and the base of VAT, by hand from what was read.

Published: the formula of the revenue service and a calculator's ZAR 13,800 that follows it, 20% without
and with VAT as the press prints them; no further worked example was found.
"""

import datetime as dt

import pytest

from tests.countries.sent import BOOK, TEE, TRADER, at, charges, gift, parcel
from xborder.landed_cost import quote
from xborder.policy import default_book


def sent(price, on="2026-11-21", **fields):
    """Return a parcel to South Africa."""
    return parcel("ZA", f"{price} ZAR", on, **fields)


ROWS = {
    # ZA-01: 13,800 at 20%: 2,760; 15% of 13,800 + 2,760 and of 1,380: 2,691
    "ZA-01": (sent(13800), {"duty": "2760.00", "import_vat": "2484.00", "vat_on_tenth": "207.00"}),
    # the revenue service: 15% of the value plus a tenth and the duty
    "freight does not count": (
        sent(1000, shipping="200 ZAR"),
        {"duty": "200.00", "import_vat": "180.00", "vat_on_tenth": "15.00"},
    ),
    "no VAT until August 2024": (sent(500, "2024-08-31"), {"flat_charge": "100.00"}),
    # 20% of 500; 15% of 600, and of 50
    "VAT from September 2024": (
        sent(500, "2024-09-01"),
        {"flat_charge": "100.00", "import_vat": "90.00", "vat_on_tenth": "7.50"},
    ),
    "since then": (
        sent(500),
        {"flat_charge": "100.00", "import_vat": "90.00", "vat_on_tenth": "7.50"},
    ),
    # 20% of 500.01 is 100.00; 15% of 600.01, and of a tenth of 500.01
    "above 500": (
        sent("500.01"),
        {"duty": "100.00", "import_vat": "90.00", "vat_on_tenth": "7.50"},
    ),
    "a business": (
        sent(2000, buyer=TRADER),
        {"duty": "400.00", "import_vat": "360.00", "vat_on_tenth": "30.00"},
    ),
}


@pytest.mark.parametrize(("parcel_", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(parcel_, expected):
    result = quote(parcel_, tariff=at("20%"))
    assert charges(result) == expected
    assert str(result.state) == "estimate"


@pytest.mark.parametrize(
    ("parcel_", "state", "reason"),
    [
        (sent(400), "estimate", "since November 2024"),
        (sent(400, "2024-01-01"), "estimate", "on clothing"),
        (sent(2000), "estimate", "Levies on some goods"),
        (sent(2000, hs=TEE), "missing_fact", "The tariff"),
        (gift("ZA", "400 ZAR"), "estimate", "relief for gifts"),
        (sent(2000, hs=BOOK, item={"preference": True}), "estimate", "A preference"),
        (sent(2000, ship_from="BW"), "unsupported", "customs union"),
        (sent(400, item={"excise": "alcohol"}), "unsupported", "alcohol, tobacco"),
        (sent(400, ship_from="ZA"), "unsupported", "already in South Africa"),
    ],
)
def test_what_is_not_sure_says_why(parcel_, state, reason):
    result = quote(parcel_)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)


@pytest.mark.parametrize(
    ("on", "limit"), [("2026-03-31", "1000000.00 ZAR"), ("2026-04-01", "2300000.00 ZAR")]
)
def test_the_threshold_rose_in_april_2026(on, limit):
    (timeline,) = default_book().policy("ZA").thresholds
    assert str(timeline.on(dt.date.fromisoformat(on)).limit) == limit
