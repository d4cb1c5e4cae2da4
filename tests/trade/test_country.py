"""The table of countries against CLDR's, and what its errors teach."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.trade import COUNTRIES, SPECIAL_TERRITORIES, country_code, country_name

NOT_DESTINATIONS = {
    "AC": "Ascension, part of SH",
    "CP": "Clipperton, part of FR",
    "CQ": "Sark, part of GG",
    "DG": "Diego Garcia, part of IO",
    "EU": "a union of members",
    "EZ": "a union of members",
    "QO": "a statistical region",
    "TA": "Tristan da Cunha, part of SH",
    "UN": "an organisation",
    "XA": "a test locale",
    "XB": "a test locale",
    "ZZ": "unknown",
}


def test_the_table_is_cldrs_without_what_is_no_destination():
    named = {code for code in Locale("en").territories if len(code) == 2}
    assert named - COUNTRIES == set(NOT_DESTINATIONS)
    assert COUNTRIES - named == {"XI"}  # Northern Ireland, which CLDR does not name


def test_iso_codes_and_the_four_others():
    assert len(COUNTRIES - SPECIAL_TERRITORIES) == 249  # entries of ISO 3166-1
    assert {"XI", "XK", "IC", "EA"} == SPECIAL_TERRITORIES
    assert {"AX", "GG", "JE", "IM", "GI", "HK", "MO", "TW"} <= COUNTRIES


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("UK", "Write GB."),
        ("EL", "Write GR."),
        ("uk", "Write GB."),
        ("de", "Write DE."),
        (" DE ", "Write DE."),
        ("USA", "Write US."),
        ("EU", "Name the member state, such as DE: rates and charges are a member's."),
        ("ZZ", 'Give the two letters of ISO 3166 as text, such as "DE".'),
        ("Germany", "Write DE."),
        ("Deutschland", "Write DE."),
        ("德国", "Write DE."),
        ("DEU", "Write DE."),
        ("GER", "Did you mean DE?"),
        ("Gemany", "Did you mean DE?"),
        ("UNI", 'Give the two letters of ISO 3166 as text, such as "DE".'),
        ("276", 'Give the two letters of ISO 3166 as text, such as "DE".'),
        ("", 'Give the two letters of ISO 3166 as text, such as "DE".'),
    ],
)
def test_unknown_codes_teach(value, remedy):
    with pytest.raises(InvalidInput) as caught:
        country_code(value)
    assert problems(caught.value)[0].remedy == remedy
    assert problems(caught.value, locale="zh_CN")[0].remedy != remedy


@pytest.mark.parametrize("value", [None, 276, ["DE"], b"DE"])
def test_codes_are_text(value):
    with pytest.raises(InvalidType, match="country code"):
        country_code(value)


@pytest.mark.parametrize(
    ("code", "locale", "name"),
    [
        ("DE", "en", "Germany"),
        ("DE", "zh_CN", "德国"),
        ("XI", "en", "Northern Ireland"),
        ("XI", "zh_CN", "北爱尔兰"),
        ("IC", "en", "Canary Islands"),
    ],
)
def test_names_in_a_language(code, locale, name):
    assert country_name(code, locale) == name


@given(st.sampled_from(sorted(COUNTRIES)))
def test_every_country_has_a_name_in_both_languages(code):
    assert country_name(code)
    assert country_name(code, "zh_CN") != country_name(code)
