"""Goods that bear a tax of their own at the border, or may not cross it, are refused and never exact.

Each row's source: Switzerland's customs on its automobile tax (4%); Korea's simplified tax table, where
dear bags start at KRW 1,852,000 and jewellery at KRW 4,630,000; the Luxury Car Tax Act 1999, s. 7-10, of
Australia; a ruling of Canada's revenue agency on air conditioners of cars (CAD 100); the Thai embassy in
Singapore on excise (drinks, vehicles, motorcycles, yachts, perfume); Brazil's RDC 855/2024 on e-cigarettes;
Eurotax on coffee in Belgium and Denmark and chocolate in Denmark; the European Public Health Alliance's list
of levies on sugary drinks.
"""

import pytest

from tests.countries.sent import TRADER, at, parcel, rate
from xborder.landed_cost import quote
from xborder.trade import Seller

CAR, BAG, RING, DRINK, MOTORCYCLE, VAPE = "870323", "420221", "711319", "220210", "871120", "854340"
RATES = {
    "KR": rate("USD/KRW", "1000"),
    "BR": rate("USD/BRL", "5"),
    "DK": rate("EUR/DKK", "7.46"),
    "SE": rate("EUR/SEK", "11"),
}
REGIONS = {"CA": "CA-ON", "BR": "BR-SP"}


def asked(to, price, hs, **fields):
    """Return the quote of one piece whose duty the caller gives."""
    sent = parcel(to, price, hs=hs, region=REGIONS.get(to), **fields)
    return quote(sent, tariff=at("8%", hs), rates=RATES.get(to))


@pytest.mark.parametrize(
    ("to", "price", "hs", "reason"),
    [
        ("CH", "20000 CHF", CAR, "automobile tax of 4%"),
        ("KR", "20000000 KRW", CAR, "individual consumption tax"),
        ("KR", "1852001 KRW", BAG, "individual consumption tax"),
        ("KR", "4630001 KRW", RING, "individual consumption tax"),
        ("AU", "90000 AUD", CAR, "luxury car tax"),
        ("CA", "30000 CAD", CAR, "air conditioning"),
        ("TH", "900000 THB", CAR, "Thai excise"),
        ("TH", "90000 THB", MOTORCYCLE, "Thai excise"),
        ("TH", "900 THB", DRINK, "Thai excise"),
        ("BR", "100 BRL", VAPE, "may not be imported into Brazil"),
        ("DE", "20 EUR", "090121", "German tax on coffee"),
        ("BE", "20 EUR", "090121", "taxes on coffee"),
        ("DK", "100 DKK", "180632", "Danish tax on chocolate"),
    ],
)
def test_they_are_refused(to, price, hs, reason):
    origin = {"origin": "JP"}  # which no sanction and no surtax touches
    result = asked(to, price, hs, item=origin)
    assert (str(result.state), result.total) == ("unsupported", None)
    assert any(reason in str(why.text) for why in result.reasons)


@pytest.mark.parametrize(
    ("price", "hs"), [("1852000 KRW", BAG), ("4630000 KRW", RING), ("1852001 KRW", RING)]
)
def test_korean_luxury_starts_above_its_limit_a_piece(price, hs):
    two = {"quantity": 2}  # the limit is of the piece, not of the parcel
    assert asked("KR", price, hs, buyer=TRADER, item=two).state == "exact"


def test_thai_goods_that_can_bear_excise_are_an_estimate():
    carpet = asked("TH", "5000 THB", "570110")
    assert str(carpet.state) == "estimate"
    assert any("excise, which is left out" in str(why.text) for why in carpet.reasons)


@pytest.mark.parametrize(
    ("to", "hs", "reason"),
    [
        ("FR", DRINK, "soft drinks"),
        ("NL", DRINK, "soft drinks"),
        ("IE", DRINK, "soft drinks"),
        ("GR", "090121", "tax on coffee"),
        ("FR", "090121", None),
        ("DE", DRINK, None),
        ("AT", "180632", None),
    ],
)
def test_a_member_s_tax_on_drinks_or_coffee_is_said(to, hs, reason):
    found = asked(to, "20 EUR", hs, on="2026-10-21", seller=Seller(registrations={"IOSS"}))
    said = [str(why.text) for why in found.reasons]
    assert any("national tax" in each for each in said) is (reason is not None)
    assert reason is None or any(reason in each for each in said)


@pytest.mark.parametrize(
    ("hs", "fields", "said"),
    [
        # Skatteverket: 8471 30 is taxed; Tullverket: private imports declare none
        ("847130", {"buyer": TRADER}, True),
        ("847130", {"ship_from": "DE"}, True),
        ("847130", {}, False),
        ("610910", {"ship_from": "DE"}, False),
    ],
)
def test_the_swedish_tax_on_chemicals_in_electronics_is_said(hs, fields, said):
    found = asked("SE", "1000 SEK", hs, on="2026-10-21", **fields)
    assert any("chemicals" in str(why.text) for why in found.reasons) is said
