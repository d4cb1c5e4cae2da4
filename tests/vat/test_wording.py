"""The words on the invoice, in every official language and in those of other laws."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput
from xborder.vat import Point, invoice_words
from xborder.vat.wording import LANGUAGE_OF, OFFICIAL_LANGUAGES

DAY = dt.date(2026, 11, 10)
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
