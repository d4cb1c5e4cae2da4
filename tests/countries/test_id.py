"""Indonesia: consignments by their groups and days, by hand from what was read.

Published examples: a newspaper's purchase of USD 18.90 with freight (its sum of value and duty is
misprinted), a blog's computer of USD 1,030 and a newspaper's telephone of USD 815, whose duties hold;
the groups' rates of Regulation 4/2025 as two newspapers print them.
"""

import pytest

from tests.countries.sent import BOOK, TEE, at, charges, parcel, rate
from xborder.landed_cost import quote
from xborder.trade import Buyer

TOY, WATCH, BICYCLE, BAG = "950300", "910211", "871200", "420222"


def sent(price, on="2026-11-21", *, hs=TOY, **fields):
    """Return a parcel to Indonesia."""
    return parcel("ID", f"{price} IDR", on, hs=hs, **fields)


SIXTEEN = rate("USD/IDR", "16000")
PUBLISHED = {
    # ID-01, Sonora: 14.90 + 3 + 1 at 15,000 = 283,500; 7.5%; 10% of 304,762.50, printed as 305,500
    "ID-01": (
        sent("223500", "2020-02-01", shipping="45000 IDR", insurance="15000 IDR"),
        {"flat_duty": "21262.50", "import_vat": "30476.25"},
    ),
    # 1,000 + 10 + 20 at 15,000: 15,450,000 at 7.5%
    "a blog's computer": (
        sent("15000000", "2021-12-01", hs="847130", shipping="300000 IDR", insurance="150000 IDR"),
        {"flat_duty": "1158750.00"},
    ),
    # 799 + 5 + 11 at 15,000: 12,225,000 at 7.5%
    "a newspaper's telephone": (
        sent("11985000", "2023-09-20", hs="851713", shipping="165000 IDR", insurance="75000 IDR"),
        {"flat_duty": "916875.00"},
    ),
}


@pytest.mark.parametrize(("parcel_", "expected"), PUBLISHED.values(), ids=PUBLISHED)
def test_published_examples(parcel_, expected):
    found = charges(quote(parcel_, rates=rate("USD/IDR", "15000")))
    assert {name: found.get(name) for name in expected} == expected


ROWS = {
    # at 16,000 for a dollar: 48,000 is USD 3
    "USD 3": (sent(48000), {"import_vat": "5280.00"}),
    # 7.5% of 48,000.01; 11% of 51,600.01
    "above USD 3": (sent("48000.01"), {"flat_duty": "3600.00", "import_vat": "5676.00"}),
    # freight is outside the test and inside the value: 11% of 148,000
    "freight": (sent(48000, shipping="100000 IDR"), {"import_vat": "16280.00"}),
    # 7.5%; 11% of 1,075,000
    "a toy": (sent(1000000), {"flat_duty": "75000.00", "import_vat": "118250.00"}),
    # 10% and 11% of 1,075,000
    "VAT of 10%": (
        sent(1000000, "2022-03-31"),
        {"flat_duty": "75000.00", "import_vat": "107500.00"},
    ),
    "VAT of 11%": (
        sent(1000000, "2022-04-01"),
        {"flat_duty": "75000.00", "import_vat": "118250.00"},
    ),
    # 25%; 11% and 5% of 1,250,000
    "a bag": (
        sent(1000000, hs=BAG),
        {"duty_25": "250000.00", "import_vat": "137500.00", "income_tax": "62500.00"},
    ),
    "a bicycle": (
        sent(1000000, hs=BICYCLE),
        {"duty_25": "250000.00", "import_vat": "137500.00", "income_tax": "62500.00"},
    ),
    # 15%; 11% and 5% of 1,150,000
    "a watch": (
        sent(1000000, hs=WATCH),
        {"duty_15": "150000.00", "import_vat": "126500.00", "income_tax": "57500.00"},
    ),
    # by the tariff, 10% here; 11% of 1,100,000
    "a watch before": (
        sent(1000000, "2025-03-04", hs=WATCH),
        {"duty": "100000.00", "import_vat": "121000.00"},
    ),
    "a watch before the eight groups": (
        sent(1000000, "2023-10-16", hs=WATCH),
        {"flat_duty": "75000.00", "import_vat": "118250.00"},
    ),
    "a shirt before": (
        sent(1000000, "2023-10-16", hs=TEE),
        {"duty": "100000.00", "import_vat": "121000.00"},
    ),
    "a book": (sent(1000000, hs=BOOK), {"import_vat": "110000.00"}),
    # USD 1,500 and a little more: 10% of 24,000,000.01, 11% of 26,400,000.01
    "USD 1,500": (
        sent(24000000),
        {"flat_duty": "1800000.00", "import_vat": "2838000.00"},
    ),
    "above USD 1,500": (
        sent("24000000.01"),
        {"duty": "2400000.00", "import_vat": "2904000.00"},
    ),
    "USD 75 in January 2020": (sent(1200000, "2020-01-29"), {}),
    "USD 75 a day later": (
        sent(1200000, "2020-01-30"),
        {"flat_duty": "90000.00", "import_vat": "129000.00"},
    ),
}


@pytest.mark.parametrize(("parcel_", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(parcel_, expected):
    result = quote(parcel_, tariff=at("10%", TOY, WATCH, TEE), rates=SIXTEEN)
    assert charges(result) == expected
    assert str(result.state) == "estimate"


@pytest.mark.parametrize(
    ("parcel_", "state", "reason"),
    [
        (sent(1000000), "estimate", "round each levy up"),
        (sent(24000001), "missing_fact", "The tariff"),
        (sent(24000001, hs="847130"), "estimate", "above USD 1,500"),
        (sent(1000000, hs=BOOK), "estimate", "Books of science"),
        (sent(1000000, "2023-01-01", hs=TEE), "missing_fact", "The tariff"),
        (sent(1200001, "2020-01-29"), "unsupported", "until 29 January 2020"),
        (
            sent(1000000, channel="marketplace", marketplace="Bazaar"),
            "estimate",
            "Marketplaces may",
        ),
        (
            sent(32000000, hs="847130", item={"preference": True}, buyer=Buyer(kind="business")),
            "estimate",
            "A preference",
        ),
        (sent(1000000, item={"excise": "alcohol"}), "unsupported", "alcohol, tobacco"),
        (sent(1000000, hs="240210"), "unsupported", "alcohol, tobacco"),
        (sent(1000000, ship_from="ID"), "unsupported", "already in Indonesia"),
    ],
)
def test_what_is_not_sure_says_why(parcel_, state, reason):
    result = quote(parcel_, rates=SIXTEEN)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)


def test_income_tax_of_before_2025_is_named():
    result = quote(sent(1000000, "2023-01-01", hs=TEE), tariff=at("20%", TEE), rates=SIXTEEN)
    assert any("7.5% to 10%" in str(why.text) for why in result.reasons)
    later = quote(sent(1000000, "2024-01-01", hs=WATCH), tariff=at("10%", WATCH), rates=SIXTEEN)
    assert any("7.5% to 10%" in str(why.text) for why in later.reasons)
