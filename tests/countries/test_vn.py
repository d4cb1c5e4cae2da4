"""Vietnam: the relief and its end, and the rates of VAT by day, by hand from what was read.

Published figures, six: the limit of VND 1,000,000 and its end in February 2025; a duty of at most VND 100,000
that is not collected either (Decree 134/2016, Art. 29(2), in the customs' journal); gifts of at most VND
2,000,000 (Art. 8(2)(a)); 10% on a parcel below VND 1,000,000 as customs explains it; 8% by decree. No worked
example with numbers of an authority was found.
"""

import pytest

from tests.countries.sent import TEE, TRADER, at, charges, parcel
from xborder.landed_cost import quote
from xborder.policy import default_book


def sent(price, on="2026-11-21", **fields):
    """Return a parcel to Vietnam."""
    return parcel("VN", f"{price} VND", on, **fields)


FIVE_MILLION = {"duty": "500000", "import_vat": "440000"}
AT_TEN = {"duty": "500000", "import_vat": "550000"}
ROWS = {
    "free until February 2025": (sent(1000000, "2025-02-17"), {}),
    # 8% of 1,000,000, no duty by the reading taken
    "VAT from the next day": (sent(1000000, "2025-02-18"), {"import_vat": "80000"}),
    # 10% of 1,100,000 is 110,000; 8% of 1,210,000
    "above the limit": (sent(1100000), {"duty": "110000", "import_vat": "96800"}),
    # 10% of 1,000,000 is a duty of 100,000, which by post is collected; 8% of 1,100,000
    "a duty of 100,000 by post": (
        sent(1000000, transport="post"),
        {"duty": "100000", "import_vat": "88000"},
    ),
    "a gift": (sent(2000000, gift=True, sender="consumer"), {}),
    # 10% of 2,000,001 is 200,000 by express; 8% of 2,200,001
    "a gift above the limit": (
        sent(2000001, gift=True, sender="consumer"),
        {"duty": "200000", "import_vat": "176000"},
    ),
    "freight counts": (
        sent(990000, "2025-02-17", shipping="20000 VND"),
        {"duty": "101000", "import_vat": "88880"},
    ),
    "by post there is no relief": (
        sent(500000, "2025-02-17", transport="post"),
        {"duty": "50000", "import_vat": "44000"},
    ),
    # 10% of 5,000,000; 10% or 8% of 5,500,000
    "10% to January 2022": (sent(5000000, "2022-01-31"), AT_TEN),
    "8% from February 2022": (sent(5000000, "2022-02-01"), FIVE_MILLION),
    "8% to December 2022": (sent(5000000, "2022-12-31"), FIVE_MILLION),
    "10% from January 2023": (sent(5000000, "2023-01-01"), AT_TEN),
    "10% to June 2023": (sent(5000000, "2023-06-30"), AT_TEN),
    "8% from July 2023": (sent(5000000, "2023-07-01"), FIVE_MILLION),
    "8% to December 2026": (sent(5000000, "2026-12-31"), FIVE_MILLION),
    "10% from January 2027": (sent(5000000, "2027-01-01"), AT_TEN),
    "a business": (sent(5000000, buyer=TRADER), FIVE_MILLION),
}


@pytest.mark.parametrize(("parcel_", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(parcel_, expected):
    result = quote(parcel_, tariff=at("10%"))
    assert charges(result) == expected
    assert str(result.state) == "estimate"


@pytest.mark.parametrize(
    ("price", "rate", "expected"),
    [
        # 5% of 2,000,000 is 100,000, the limit itself: 8% of 2,000,000 remains
        (2000000, "5%", {"import_vat": "160000"}),
        (2000020, "5%", {"duty": "100001", "import_vat": "168002"}),
    ],
)
def test_a_small_duty_of_an_express_parcel_is_not_collected(price, rate, expected):
    assert charges(quote(sent(price), tariff=at(rate))) == expected
    ended = default_book().with_reading("vn.duty_relief", "ended")
    assert "duty" in charges(quote(sent(price), tariff=at(rate), book=ended))


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("stays", {"import_vat": "40000"}),
        # 10% of 500,000, and 8% of 550,000
        ("ended", {"duty": "50000", "import_vat": "44000"}),
    ],
)
def test_the_relief_from_duty_is_a_reading(option, expected):
    book = default_book().with_reading("vn.duty_relief", option)
    assert charges(quote(sent(500000, hs=TEE), tariff=at("10%"), book=book)) == expected


@pytest.mark.parametrize(
    ("parcel_", "state", "reason"),
    [
        (sent(500000), "estimate", "still free of duty is disputed"),
        (sent(5000000), "estimate", "stay at 10%"),
        (sent(5000000, hs=TEE), "missing_fact", "The tariff"),
        (sent(500000, gift=True, sender="consumer"), "estimate", "relief for gifts"),
        (sent(5000000, item={"preference": True}), "estimate", "A preference"),
        (sent(500000, item={"excise": "tobacco"}), "unsupported", "special consumption tax"),
        (sent(500000, hs="841510"), "unsupported", "air conditioners"),
        (sent(500000, ship_from="VN"), "unsupported", "already in Vietnam"),
    ],
)
def test_what_is_not_sure_says_why(parcel_, state, reason):
    result = quote(parcel_)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
