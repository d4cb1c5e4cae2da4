"""The words on the invoice, in every official language and in those of other laws."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput
from xborder.trade.sale import Customer, Sale, Trader
from xborder.vat import Point, determine, invoice_words
from xborder.vat.wording import LANGUAGE_OF, OFFICIAL_LANGUAGES

DAY = dt.date(2026, 11, 10)
TRIANGLE = "Innergemeinschaftliches Dreiecksgeschäft"
EVERYWHERE = ("reverse_charge", "exempt_intra_community_supply", "export_exemption")


@pytest.mark.parametrize("language", sorted(OFFICIAL_LANGUAGES - {"ga"}))
@pytest.mark.parametrize("point", [*EVERYWHERE, "margin_second_hand"])
def test_every_official_language_has_its_words(language, point):
    found = invoice_words(point, on=DAY, country="DE", language=language)
    assert found.language == language
    assert found.text.strip() == found.text != ""
    assert found.rule.title


def test_words_that_were_not_found_are_english():
    assert invoice_words("reverse_charge", on=DAY, country="IE", language="ga").language == "en"


@pytest.mark.parametrize("country", sorted(LANGUAGE_OF))
def test_a_country_writes_in_its_language(country):
    found = invoice_words("reverse_charge", on=DAY, country=country)
    if found is not None:
        assert found.language == LANGUAGE_OF[country]


def test_other_laws_prescribe_what_they_prescribe():
    assert "HMRC" in invoice_words("reverse_charge", on=DAY, country="GB").text
    assert invoice_words("new_means_of_transport", on=DAY, country="CH") is None


def test_a_language_of_nobody_is_refused():
    with pytest.raises(InvalidInput, match="official language"):
        invoice_words("reverse_charge", on=DAY, country="DE", language="tlh")


def test_points_are_choices():
    assert Point("reverse_charge") is Point.REVERSE_CHARGE


@pytest.mark.parametrize(
    ("middleman", "ship_from", "ship_to", "number", "words"),
    [
        # UStG § 25b(2) no. 3 with § 14a(7), and § 25b by the law of arrival
        (
            "DE",
            "NL",
            "IT",
            "IT12345678901",
            ["Steuerschuldnerschaft des Leistungsempfängers", TRIANGLE],
        ),
        ("FR", "NL", "DE", "DE123456789", ["Autoliquidation", TRIANGLE]),
        # UStG 1994 (Austria), Art. 25(4)
        (
            "AT",
            "NL",
            "IT",
            "IT12345678901",
            ["Steuerschuldnerschaft des Leistungsempfängers", TRIANGLE],
        ),
        # Directive 2006/112/EC, Art. 226(11a) alone
        ("FR", "NL", "IT", "IT12345678901", ["Autoliquidation"]),
    ],
)
def test_a_triangle_is_named_where_a_law_asks_for_it(middleman, ship_from, ship_to, number, words):
    sale = Sale(
        case="triangulation",
        on=DAY,
        ship_from=ship_from,
        ship_to=ship_to,
        prices="net",
        items=[{"category": "general", "excise": "none", "quantity": 1, "unit_price": "1200 EUR"}],
        seller=Trader(country=middleman, registrations={middleman}),
        buyer=Customer(kind="business", tax_number=number, number_valid=True, country=ship_to),
    )
    found = determine(sale)
    assert found.regime == "triangulation"
    assert [each.text for each in found.wording] == words
