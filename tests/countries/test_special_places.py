"""Places whose taxes are not their country's: none is quoted as the mainland in silence."""

import pytest

from tests.countries.sent import TEE, at, parcel, rate
from xborder.landed_cost import quote
from xborder.trade import Seller
from xborder.trade.gazetteer import locate

RATES = {
    "AU": rate("AUD/USD", "0.65"), "CO": rate("USD/COP", "4000"), "ID": rate("USD/IDR", "16000"),
    "IL": rate("USD/ILS", "4"), "MY": rate("USD/MYR", "4"), "PH": rate("USD/PHP", "58"),
    "RS": rate("EUR/RSD", "117"), "UA": rate("EUR/UAH", "48"),
}  # fmt: skip

APART = [
    # (parcel, place): the tax area is another one, whose rules are not held
    # Eilat Free Trade Zone Law 5745-1985: USD 100 and 1,000 there, and what is free in Israel too
    (parcel("IL", "300 ILS", "2025-12-30", postcode="8810301"), "IL-EILAT"),
    (parcel("IL", "400 ILS", postcode="88000"), "IL-EILAT"),
    (parcel("IL", "4000 ILS", region="Eilat"), "IL-EILAT"),
    # Republic Act No. 9400: separate customs territories, below and above PHP 10,000
    (parcel("PH", "9000 PHP", postcode="2222"), "PH-SUBIC"),
    (parcel("PH", "20000 PHP", region="Pampanga", postcode="2023"), "PH-CLARK"),
    # A New Tax System (GST) Act 1999, s 195-1; Customs Act 1967 of Malaysia, Parts XIX to XIXC
    (parcel("AU", "100 AUD", postcode="2899"), "AU-NF"),
    (parcel("MY", "100 MYR", region="Labuan"), "MY-LABUAN"),
    (parcel("CO", "500000 COP", postcode="880001"), "CO-SAP"),
    (parcel("ID", "500000 IDR", region="Batam"), "ID-BATAM"),
    (parcel("RS", "5000 RSD", postcode="38000"), "RS-KM"),
    (parcel("UA", "5000 UAH", postcode="95000"), "UA-43"),
]  # fmt: skip


def on_the_mainland(there):
    return there.replace(region=None, postcode=None)


@pytest.mark.parametrize(("there", "place"), APART)
def test_a_tax_area_of_its_own_has_no_total_of_the_mainland(there, place):
    given = {"rates": RATES[there.ship_to], "tariff": at("10%")}
    found = quote(there, **given)
    assert (str(found.state), found.total, found.lines) == ("unsupported", None, ())
    assert locate(there.ship_to, there.region, there.postcode, on=there.on).territory.id == place
    assert quote(on_the_mainland(there), **given).total


INSIDE = [
    # Peraturan Pemerintah No. 41/2021: parts of Bintan, Karimun and Tanjungpinang are zones
    (parcel("ID", "500000 IDR", postcode="29151"), "free trade zone"),
    (parcel("ID", "500000 IDR", region="Karimun"), "free trade zone"),
    (parcel("ID", "500000 IDR", region="Tanjung Pinang"), "free trade zone"),
    # Decreto 393 of 1999, Art. 1
    (parcel("CO", "500000 COP", postcode="910001"), "special customs regime"),
    (parcel("CO", "500000 COP", region="Maicao"), "special customs regime"),
]  # fmt: skip


@pytest.mark.parametrize(("there", "why"), INSIDE)
def test_a_place_with_customs_rules_of_its_own_says_so(there, why):
    found = quote(there, rates=RATES[there.ship_to])
    elsewhere = quote(on_the_mainland(there), rates=RATES[there.ship_to])
    assert str(found.state) == "estimate"
    assert any(why in str(reason.text) for reason in found.reasons)
    assert not any(why in str(reason.text) for reason in elsewhere.reasons)
    assert found.total == elsewhere.total


@pytest.mark.parametrize(("to", "postcode"), [("IL", "8810"), ("PH", "22222"), ("IL", "IL-88")])
def test_a_postcode_that_cannot_be_read_asks_which_place_is_meant(to, postcode):
    price = {"IL": "300 ILS", "PH": "9000 PHP"}[to]
    found = quote(parcel(to, price, postcode=postcode), rates=RATES[to])
    assert (str(found.state), found.missing.fact) == ("missing_fact", "territory")


@pytest.mark.parametrize(("state", "exact"), [("BR-AM", False), ("BR-AP", False), ("BR-SP", True)])
def test_a_state_with_a_free_zone_is_no_mainland_in_silence(state, exact):
    """Regulamento Aduaneiro, Art. 452: Manaus; Macapá and others are areas of free trade."""
    seller = Seller(registrations={"REMESSA_CONFORME"})
    found = quote(
        parcel("BR", "200 BRL", region=state, hs=TEE, seller=seller), rates=rate("USD/BRL", "5")
    )
    assert found.total is not None
    assert (str(found.state) == "exact") == exact
