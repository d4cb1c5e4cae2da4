"""Heading 2404 of 2022: what is inhaled is tobacco or a vape, gum and patches are neither.

Harmonized System 2022: 2404.11, .12 and .19 are for inhalation without combustion; 2404.91 is for
oral application, 2404.92 for application through the skin.
"""

import datetime as dt

import pytest

import xborder as xb
from xborder.landed_cost.breakdown import QuoteState

DAY = dt.date(2026, 11, 21)
BANNED = ("AU", "HK", "IN", "MX", "SG", "TH", "TW")
TAXED = ("AE", "CL", "CO", "ID", "IL", "MY", "PH", "RS", "SA", "TR", "UA", "VN", "ZA")
RATES = xb.RateTable.from_mapping(
    {
        f"USD/{code}": "3"
        for code in [
            "AED",
            "AUD",
            "CLP",
            "COP",
            "EUR",
            "GBP",
            "HKD",
            "IDR",
            "ILS",
            "INR",
            "MXN",
            "MYR",
            "PHP",
            "RSD",
            "SAR",
            "SGD",
            "THB",
            "TRY",
            "TWD",
            "UAH",
            "VND",
            "ZAR",
        ]
    },
    start=DAY,
    end=dt.date(2027, 1, 1),
    source="made up",
)


def told(ship_to, code, **item):
    found = xb.quote(
        xb.Consignment(
            ship_from="KR",
            ship_to=ship_to,
            on=DAY,
            items=[
                xb.Item(hs_code=code, origin="KR", quantity=1, unit_price="60 USD", **item),
            ],
            prices="net",
            shipping="0 USD",
            insurance="0 USD",
            channel="own_shop",
            transport="express",
            seller=xb.Seller(registrations=set()),
            buyer=xb.Buyer(kind="consumer"),
        ),
        rates=RATES,
    )
    return found, [str(each.text) for each in found.reasons]


@pytest.mark.parametrize("ship_to", BANNED)
@pytest.mark.parametrize(
    ("code", "is_vape"),
    [
        ("240411", True),
        ("240412", True),
        ("240419", True),
        ("854340", True),
        ("240491", False),
        ("240492", False),
        ("240499", False),
    ],
)
def test_a_ban_on_vapes_means_what_is_inhaled(ship_to, code, is_vape):
    _, reasons = told(ship_to, code, excise="none")
    ban = ("lectronic cigarettes", "Vaping goods", "lectronic vaporisers")
    assert any(word in each for each in reasons for word in ban) is is_vape


@pytest.mark.parametrize("ship_to", [*BANNED, *TAXED])
def test_a_patch_is_no_tobacco(ship_to):
    _, reasons = told(ship_to, "240492")
    assert not any("xcise" in each or "tobacco" in each for each in reasons)


@pytest.mark.parametrize("ship_to", TAXED)
def test_heated_tobacco_is(ship_to):
    found, _ = told(ship_to, "240411")
    assert found.state is QuoteState.UNSUPPORTED


@pytest.mark.parametrize("code", ["240491", "2404"])
def test_whether_what_is_taken_by_mouth_is_taxed_is_asked(code):
    found, _ = told("US", code)
    assert (found.state, found.missing.fact) == (QuoteState.MISSING_FACT, "item.excise")
    assert told("US", "24049100", excise="none")[0].state is QuoteState.EXACT
    assert told("US", "24049100", excise="tobacco")[0].state is QuoteState.UNSUPPORTED


def test_a_filled_vape_bears_british_duty_since_october_2026():
    """Vaping Products Duty: GBP 2.20 for 10 ml of liquid, in a device or not, since 2026-10-01."""
    _, reasons = told("GB", "854340")
    assert any("filled with liquid" in each for each in reasons)
