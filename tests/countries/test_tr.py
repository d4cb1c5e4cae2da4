"""Turkey: the flat tax of parcels and its end, by hand from what was read.

Published figures: a newspaper's parcel of TRY 1,000 from China (600 of tax), the press's 29 and 2 euros,
and the rates by day that advisers print; no worked example of the ministry was found.
"""

import pytest

from tests.countries.sent import BOOK, TEE, TRADER, at, charges, gift, parcel, rate
from xborder.landed_cost import quote

EURO = rate("EUR/TRY", "50")
OLD, MIDDLE, LATE, NOW = "2024-08-20", "2024-08-21", "2025-06-01", "2026-11-21"
PILLS, CONSOLE = "300490", "950450"


def sent(price, on=NOW, **fields):
    """Return a parcel to Turkey; TRY 50 are one euro."""
    return parcel("TR", f"{price} TRY", on, **fields)


ROWS = {
    # EUR 150 at 18% and 30%
    "150 from the Union": (sent(7500, OLD, ship_from="DE"), {"flat_tax_union": "1350.00"}),
    "150 from elsewhere": (sent(7500, OLD), {"flat_tax": "2250.00"}),
    "150 and freight": (sent(7500, OLD, shipping="500 TRY"), {"flat_tax": "2250.00"}),
    # above it duty of 10% and VAT of 20% on 11,000
    "above 150": (sent(10000, OLD), {"duty": "1000.00", "import_vat": "2200.00"}),
    # EUR 30 at 30% and 60%
    "30 from the Union": (sent(1500, MIDDLE, ship_from="DE"), {"flat_tax_union": "450.00"}),
    "30 from elsewhere": (sent(1500, MIDDLE), {"flat_tax": "900.00"}),
    # 10% of 1,500.01; 20% of 1,650.01
    "above 30": (sent("1500.01", MIDDLE), {"duty": "150.00", "import_vat": "330.00"}),
    # a newspaper of January 2026: TRY 1,000 from China bear 600
    "1,000 lira from China": (sent(1000, "2026-01-07"), {"flat_tax": "600.00"}),
    # list IV: 60% and 20%; 30% and 20%
    "a console": (sent(1000, LATE, hs=CONSOLE), {"flat_tax": "600.00", "flat_tax_list": "200.00"}),
    "a console from the Union": (
        sent(1000, LATE, hs=CONSOLE, ship_from="FR"),
        {"flat_tax_union": "300.00", "flat_tax_list": "200.00"},
    ),
    "a book": (sent(1000, LATE, hs=BOOK), {}),
    "a gift": (gift("TR", "1000 TRY", LATE), {"flat_tax": "600.00"}),
    # tr-01: 29 and 2 euros: 31 is above the limit, once freight counts
    "29 and 2 before freight counts": (
        sent(1450, "2024-12-26", shipping="100 TRY"),
        {"flat_tax": "870.00"},
    ),
    "tr-01": (
        sent(1450, "2024-12-27", shipping="100 TRY"),
        {"duty": "155.00", "import_vat": "341.00"},
    ),
    # the last parcel with the flat tax, and the first without
    "the last day": (sent(1000, "2026-02-05"), {"flat_tax": "600.00"}),
    "the first day": (sent(1000, "2026-02-06"), {"duty": "100.00", "import_vat": "220.00"}),
    "for trade": (
        sent(1000, LATE, item={"personal_use": False}),
        {"duty": "100.00", "import_vat": "220.00"},
    ),
    # medicines keep it: 30% and 60% up to EUR 1,500
    "medicines": (sent(75000, hs=PILLS), {"flat_tax": "45000.00"}),
    "medicines from the Union": (
        sent(75000, hs=PILLS, ship_from="IT"),
        {"flat_tax_union": "22500.00"},
    ),
    # 18% of 11,000 on the last day, 20% on the first; clothing 8% and 10%
    "VAT of 18%": (
        sent(10000, "2023-07-09", buyer=TRADER),
        {"duty": "1000.00", "import_vat": "1980.00"},
    ),
    "VAT of 20%": (
        sent(10000, "2023-07-10", buyer=TRADER),
        {"duty": "1000.00", "import_vat": "2200.00"},
    ),
    "VAT of 8%": (
        sent(10000, "2023-07-09", hs=TEE, buyer=TRADER),
        {"duty": "1000.00", "import_vat": "880.00"},
    ),
    "VAT of 10%": (
        sent(10000, "2023-07-10", hs=TEE, buyer=TRADER),
        {"duty": "1000.00", "import_vat": "1100.00"},
    ),
}


@pytest.mark.parametrize(("parcel_", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(parcel_, expected):
    result = quote(parcel_, tariff=at("10%"), rates=EURO)
    assert charges(result) == expected
    assert str(result.state) == "estimate"


@pytest.mark.parametrize(
    ("parcel_", "state", "reason"),
    [
        (sent(1000, hs=TEE), "missing_fact", "The tariff"),
        (sent(1000), "estimate", "Additional duties"),
        (sent(1000, LATE), "estimate", "up to five parcels"),
        # OTEXA on Decree 2014/6692; Official Gazette of 21 April 2020: shoes, clothing, bags
        (sent(1000, hs="640399"), "missing_fact", "30% to 50%"),
        (sent(1000, hs=TEE), "missing_fact", "up to 50% by origin"),
        (sent(1000, hs="420221"), "missing_fact", "up to 50% by origin"),
        (sent(1000, hs=PILLS), "estimate", "taken for granted"),
        (sent(1000, LATE, hs="330300"), "estimate", "may not be sent"),
        (sent(1000, hs=CONSOLE), "unsupported", "list IV"),
        (sent(2000, LATE, hs=CONSOLE), "unsupported", "list IV"),
        (sent(9000, OLD, hs=CONSOLE), "unsupported", "list IV"),
        (sent(2000, MIDDLE, hs=CONSOLE), "unsupported", "list IV"),
        (sent(1000, buyer=TRADER, item={"preference": True}), "estimate", "A preference"),
        (sent(1000, item={"excise": "alcohol"}), "unsupported", "alcohol, tobacco"),
        (sent(1000, hs="871120"), "unsupported", "vehicles"),
        (sent(1000, ship_from="TR"), "unsupported", "already in Turkey"),
    ],
)
def test_what_is_not_sure_says_why(parcel_, state, reason):
    result = quote(parcel_, rates=EURO)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
