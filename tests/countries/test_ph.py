"""The Philippines: the limit of PHP 10,000 and the landed cost, by hand from what was read.

Published: a tool's parcel of PHP 3,000, a blog's camera of USD 299, and the formula, the PHP 30 and the
PHP 700 of the Bureau of Customs' own calculator, which prints no example.
"""

import pytest

from tests.countries.sent import BOOK, TEE, TRADER, at, charges, gift, parcel, rate
from xborder.landed_cost import quote


def sent(price, on="2026-11-21", **fields):
    """Return a parcel to the Philippines."""
    return parcel("PH", f"{price} PHP", on, **fields)


ROWS = {
    # PH-01: PHP 3,000 and 800 of freight: free, though freight is more than nothing
    "PH-01": (sent(3000, shipping="800 PHP"), {}),
    "10,000 and freight": (sent(10000, shipping="800 PHP"), {}),
    # 5% of 10,000.01; 12% of 10,000.01 + 500.00 + 30, and of 700
    "above 10,000": (
        sent("10000.01"),
        {"duty": "500.00", "stamp": "30.00", "import_vat": "1263.60", "brokerage_vat": "84.00"},
    ),
    # the calculator: 20,500 with freight, 5%: 1,025; 12% of 21,555, and of 700
    "the calculator's formula": (
        sent(20000, shipping="500 PHP"),
        {"duty": "1025.00", "stamp": "30.00", "import_vat": "2586.60", "brokerage_vat": "84.00"},
    ),
    # by post no brokerage is counted: 12% of 20,000 + 1,000 + 30
    "by post": (
        sent(20000, transport="post"),
        {"duty": "1000.00", "stamp": "30.00", "import_vat": "2523.60"},
    ),
    "a business": (
        sent(20000, transport="post", buyer=TRADER),
        {"duty": "1000.00", "stamp": "30.00", "import_vat": "2523.60"},
    ),
    "a small parcel of a business": (sent(9000, buyer=TRADER), {}),
}


@pytest.mark.parametrize(("parcel_", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(parcel_, expected):
    result = quote(parcel_, tariff=at("5%"))
    assert charges(result) == expected
    assert str(result.state) == "estimate"


def test_a_camera_of_2018_has_its_published_dutiable_value():
    """A blog's camera: USD 299 and 5.98 of insurance at 52.542 are PHP 16,024.25; 5% of them."""
    camera = parcel("PH", "299 USD", "2020-01-02", hs="852580", insurance="5.98 USD")
    result = quote(camera, tariff=at("5%", "852580"), rates=rate("USD/PHP", "52.542"))
    assert charges(result)["duty"] == "801.21"  # 16,024.25 x 5% = 801.2125


@pytest.mark.parametrize(
    ("parcel_", "state", "reason"),
    [
        (sent(5000), "estimate", "may be added up"),
        (sent(20000), "estimate", "informal entry"),
        (sent(60000), "estimate", "formal entry"),
        (sent(20000, hs=TEE), "missing_fact", "The tariff"),
        (sent(20000, transport=None), "missing_fact", "transport"),
        (gift("PH", "20000 PHP"), "estimate", "boxes of citizens"),
        (sent(20000, hs=BOOK, item={"preference": True}), "estimate", "A preference"),
        (sent(5000, item={"excise": "alcohol"}), "unsupported", "alcohol, tobacco"),
        (sent(5000, hs="330300"), "unsupported", "perfume"),
        (sent(5000, ship_from="PH"), "unsupported", "already in the Philippines"),
    ],
)
def test_what_is_not_sure_says_why(parcel_, state, reason):
    result = quote(parcel_)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)


@pytest.mark.parametrize(("on", "state"), [("2025-05-06", "exact"), ("2025-05-07", "estimate")])
def test_parcels_of_a_day_are_added_up_since_may_2025(on, state):
    assert str(quote(sent(5000, on)).state) == state
