"""Sentences: rendered when asked, in the language asked for."""

import datetime as dt
import pickle
from decimal import Decimal

import pytest

from xborder.errors import InvalidInput, UnknownLocaleError, problems
from xborder.messages import Text, babel_locale, catalogue, localized
from xborder.money import Money


@pytest.mark.parametrize(
    ("value", "english", "chinese", "german"),
    [
        (Decimal("1234.50"), "1,234.50", "1,234.50", "1.234,50"),
        (1234567, "1,234,567", "1,234,567", "1.234.567"),
        (True, "True", "True", "True"),
        ("text", "text", "text", "text"),
        (dt.date(2026, 11, 21), "2026-11-21", "2026-11-21", "2026-11-21"),
        (
            dt.datetime(2026, 11, 21, 9, 5, 59, tzinfo=dt.UTC),
            "2026-11-21 09:05+00:00",
            "2026-11-21 09:05+00:00",
            "2026-11-21 09:05+00:00",
        ),
        (("a", 1), "a, 1", "a、1", "a, 1"),
        (["a"], "a", "a", "a"),
        (Text("free"), "free", "免征", "free"),
        (Money("1.5 EUR"), "€1.50", "€1.50", "1,50\xa0€"),
        (3.5, "3.5", "3.5", "3.5"),
    ],
)
def test_values_are_written_as_their_reader_writes_them(value, english, chinese, german):
    assert localized(value) == english
    assert localized(value, "de") == german
    if not isinstance(value, Text):
        assert localized(value, "zh_CN") == chinese


def test_a_sentence_without_places_is_left_as_it_is():
    assert str(Text("{untouched} braces")) == "{untouched} braces"


def test_a_sentence_travels_and_compares():
    text = Text("{count} of {what}", count=2, what=Text("free"))
    assert pickle.loads(pickle.dumps(text)) == text
    assert text != Text("{count} of {what}", count=3, what=Text("free"))
    assert str(text) == "2 of free"


@pytest.mark.parametrize("locale", ["zh_CN", "zh-CN", "zh", "zh_Hans_CN", "zh-TW"])
def test_chinese_by_any_name(locale):
    assert catalogue(locale)["Total"] == catalogue("zh_CN")["Total"]
    assert Text("Total").render(locale) != "Total"


@pytest.mark.parametrize("locale", ["en", "en_GB", "en-US", "fr", "pt_BR"])
def test_english_and_languages_without_a_catalogue_read_the_ids(locale):
    assert catalogue(locale) == {}
    assert Text("Total").render(locale) == "Total"


def test_a_locale_is_parsed_once():
    assert babel_locale("zh-CN") is babel_locale("zh-CN")
    assert babel_locale("zh-CN").language == "zh"


def test_a_language_that_nobody_has_is_refused_by_texts_and_by_errors_alike():
    refused = InvalidInput("{value} is too small.", remedy="Give at least 1.", value=0)
    for asked in (Text("Total").render, localized_number, refused.problem, foreign):
        with pytest.raises(UnknownLocaleError, match="xx_YY is not a locale"):
            asked("xx_YY")


def localized_number(locale):
    return localized(1, locale)


def foreign(locale):
    return problems(ValueError("not ours"), locale=locale)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("HS 610910", "已声明 HS 610910"),
        (610910, "已声明 610,910"),
        ("用途", "已声明用途"),
        ("“A”", "已声明“A”"),
    ],
)
def test_a_chinese_sentence_has_a_space_only_beside_latin_letters_and_digits(place, said):
    assert Text("it is stated that {condition}", condition=place).render("zh_CN") == said
