"""Israel: the limits by day and by value, by hand from what was read.

Published figures: a forwarder's shoes of USD 150 with VAT of 25.50, the limits of 75, 500 and 1,000, the
orders of 150 and 130; no worked example of the authority was found.
"""

import pytest

from tests.countries.sent import BOOK, TEE, TRADER, at, charges, gift, parcel, rate
from xborder.landed_cost import quote

FOUR = rate("USD/ILS", "4")


def sent(price, on="2026-11-21", **fields):
    """Return a parcel to Israel; ILS 4 are one dollar."""
    return parcel("IL", f"{price} ILS", on, **fields)


ROWS = {
    # IL-01: shoes of USD 150, 17%: 25.50 dollars are 102; free while the limit was 150
    "IL-01": (sent(600, "2024-12-31", hs="640411"), {"import_vat": "102.00"}),
    "IL-01 at 18%": (sent(600, "2025-01-01", hs="640411"), {"import_vat": "108.00"}),
    "IL-01 while 150 was free": (sent(600, "2026-02-24", hs="640411"), {}),
    "IL-01 above 130": (sent(600, "2026-02-25", hs="640411"), {"import_vat": "108.00"}),
    # USD 75 and a little more
    "75": (sent(300, "2025-12-30"), {}),
    "above 75": (sent("300.01", "2025-12-30"), {"import_vat": "54.00"}),
    "75 and freight": (sent(300, "2025-12-30", shipping="100 ILS"), {}),
    "above 150": (sent("600.01", "2025-12-31"), {"import_vat": "108.00"}),
    "130": (sent(520, "2026-05-31"), {}),
    "above 130": (sent("520.01", "2026-05-31"), {"import_vat": "93.60"}),
    "75 again": (sent(520, "2026-06-01"), {"import_vat": "93.60"}),
    # freight is in the base: 18% of 1,100
    "freight": (sent(1000, shipping="100 ILS"), {"import_vat": "198.00"}),
    # USD 500 without duty; above it 12% of 2,000.01, 18% of 2,240.01
    "500": (sent(2000, hs=TEE), {"import_vat": "360.00"}),
    "above 500": (sent("2000.01", hs=TEE), {"duty": "240.00", "import_vat": "403.20"}),
    "a business has no relief": (
        sent(200, hs=TEE, buyer=TRADER),
        {"duty": "24.00", "import_vat": "40.32"},
    ),
    "for trade": (
        sent(200, hs=TEE, item={"personal_use": False}),
        {"duty": "24.00", "import_vat": "40.32"},
    ),
    "a gift": (gift("IL", "200 ILS"), {}),
}


@pytest.mark.parametrize(("parcel_", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(parcel_, expected):
    result = quote(parcel_, tariff=at("12%"), rates=FOUR)
    assert charges(result) == expected
    assert str(result.state) == "estimate" or not expected


@pytest.mark.parametrize(
    ("parcel_", "state", "reason"),
    [
        (sent(500), "estimate", "up to USD 130 are still free"),
        (sent(1000), "estimate", "Purchase tax"),
        (sent(300, shipping="1 ILS"), "estimate", "counts freight"),
        (sent(600, "2026-02-24", shipping="1 ILS"), "estimate", "counts freight"),
        (sent(520, "2026-05-31", shipping="1 ILS"), "estimate", "counts freight"),
        (sent(5000), "estimate", "above USD 1,000"),
        (sent(3000, hs=TEE), "missing_fact", "The tariff"),
        (sent(3000, hs=BOOK, item={"preference": True}), "estimate", "A preference"),
        (sent(200, item={"excise": "alcohol"}), "unsupported", "purchase tax on alcohol"),
        (sent(200, hs="240210"), "unsupported", "purchase tax on alcohol"),
        (sent(200, ship_from="IL"), "unsupported", "already in Israel"),
    ],
)
def test_what_is_not_sure_says_why(parcel_, state, reason):
    result = quote(parcel_, rates=FOUR)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)


@pytest.mark.parametrize(
    ("on", "price"), [("2025-12-30", 300), ("2026-02-24", 600), ("2026-05-31", 520)]
)
def test_what_is_free_by_every_reading_is_exact(on, price):
    """At the limit of its day, without freight: USD 75, 150 and 130."""
    assert str(quote(sent(price, on), rates=FOUR).state) == "exact"
