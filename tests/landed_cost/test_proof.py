"""A stored quote proves itself when it is read, and its sentences hold names of values only."""

import json

import pytest
from pydantic import ValidationError
from tests.countries import canonical
from tests.mini import DAY, always, book, charge, item, parcel

import xborder as xb
from xborder.errors import UnknownLocaleError
from xborder.landed_cost import LandedCost, quote
from xborder.landed_cost.replay import replay
from xborder.money import Money
from xborder.policy.amount import Flat, Percent
from xborder.policy.catalog import MODULES
from xborder.policy.condition import Is
from xborder.policy.sentence import Sentence
from xborder.source import Status

TAX = charge("tax", Percent("0.1"), kind="vat")
LAWS = book(TAX)
PLANNED = book(TAX, always(charge("fee", Flat(Money("2 CHF"))), status=Status.SCHEDULED))
RATES = xb.RateTable.from_mapping({"EUR/CHF": "0.95"}, start=DAY, source="for the test")


def stored(laws=LAWS, **options):
    """Return a quote as the plain data of its JSON."""
    found = quote(parcel(item("100 EUR"), **options), book=laws, rates=RATES)
    return json.loads(found.model_dump_json())


def refused(data):
    """Return the codes and fields of what a changed quote is refused for."""
    with pytest.raises(ValidationError) as caught:
        LandedCost.model_validate_json(json.dumps(data))
    return {(problem.code, problem.where) for problem in xb.problems(caught.value)}


def changed(data, path, value):
    """Return plain data with one part of it changed."""
    at = data = json.loads(json.dumps(data))
    *way, last = path
    for step in way:
        at = at[step]
    at[last] = value
    return data


CLAIMS = {
    "exact without a total": (["total"], None, "total"),
    "another total than its lines": (["total"], "999 CHF", "total"),
    "another amount on a line": (["lines", 1, "amount"], "1 CHF", "total"),
    "a line in another currency": (["lines", 1, "amount"], "9.50 EUR", "lines"),
    "a base in another currency": (["lines", 1, "base"], "95 EUR", "lines"),
    "a total in another currency": (["total"], "104.50 EUR", "lines"),
    "a line of an item that was not bought": (["lines", 1, "item"], 99, "lines"),
    "a line of an item before the first": (["lines", 1, "item"], -1, "lines"),
    "more schemes than items": (["schemes"], ["import", "import"], "schemes"),
    "a missing fact and a total": (["state"], "missing_fact", "total"),
    "an estimate without a reason": (["state"], "estimate", "reasons"),
    "a rounding in another currency": (["lines", 1, "adjustment"], "0.10 EUR", "lines"),
    "a choice in another currency": (["options", 0, "total"], "1 EUR", "lines"),
    "exact on an assumption": (["assumed"], {"gift": "no"}, "reasons"),
    "exact on rules that nobody checked": (["evidence"], "unchecked", "reasons"),
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_stored_quote_that_claims_what_its_parts_deny_is_refused(claim):
    path, value, where = CLAIMS[claim]
    assert ("quote.proof", where) in refused(changed(stored(), path, value))


@pytest.mark.parametrize("state", ["exact", "missing_fact", "unsupported"])
def test_a_quote_is_as_sure_as_the_weakest_of_its_reasons(state):
    data = stored(PLANNED)
    assert data["state"] == data["reasons"][0]["state"] == "estimate"
    assert ("quote.proof", "reasons") in refused(changed(data, ["reasons", 0, "state"], state))


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("rate", "1e999999"),
        ("rate", "1e-999999"),
        ("rate", "-0.1"),
        ("rate", "NaN"),
        ("share_due", "0"),
        ("share_due", "1.01"),
        ("share_due", "1e-999999"),
        ("share_due", "Infinity"),
    ],
)
def test_a_rate_that_no_law_has_is_refused_before_it_is_shown(part, value):
    ((_, where),) = refused(changed(stored(), ["lines", 1, part], value))
    assert where == f"lines.1.{part}"


def test_an_exact_quote_with_a_range_a_reason_or_a_missing_fact_is_refused():
    data, doubted = stored(), stored(PLANNED)
    for name in ("ends", "reasons"):
        assert ("quote.proof", "reasons") in refused(changed(data, [name], doubted[name]))
    missing = stored(book(charge("d", Percent("0.1"), when=Is("buyer.kind", "consumer"))))
    claim = changed(data, ["missing"], missing["missing"])
    assert ("quote.proof", "reasons") in refused(claim)


@pytest.mark.parametrize("name", ["zodiac", "", "x" * 5000])
def test_a_fact_that_no_rule_can_ask_for_is_refused(name):
    asked = book(charge("d", Percent("0.1"), when=Is("buyer.kind", "consumer")))
    data = stored(asked)
    for path in (["missing", "fact"], ["reasons", 0, "fact"]):
        if name or path[0] == "missing":
            assert ("quote.proof", "missing") in refused(changed(data, path, name))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["ends", 0, "total"], "106 CHF"),
        (["ends", 0, "total"], "200 CHF"),
        (["ends", 1, "total"], "105 CHF"),
        (["ends", 1, "total"], "106.50 EUR"),
        (["ends"], [{"total": "106.50 CHF", "under": []}]),
    ],
)
def test_a_range_that_does_not_hold_the_total_is_refused(path, value):
    data = stored(PLANNED)
    assert [end["total"] for end in data["ends"]] == ["104.50 CHF", "106.50 CHF"]
    if value == "106 CHF":  # still a range around the total
        LandedCost.model_validate_json(json.dumps(changed(data, path, value)))
    else:
        assert ("quote.proof", "ends") in refused(changed(data, path, value))


@pytest.mark.parametrize("part", ["numerator", "denominator"])
@pytest.mark.parametrize("value", [0, -1])
def test_a_rate_without_a_value_is_refused(part, value):
    data = changed(stored(), ["rates", 0, part], value)
    assert refused(data) == {("greater_than", f"rates.0.{part}")}
    with pytest.raises(ValidationError):
        replay(json.dumps(data), book=LAWS)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://example.org",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "example.org",
        "https:example.org",
    ],
)
def test_an_address_that_is_no_web_address_never_reaches_a_page(url):
    assert refused(changed(stored(), ["lines", 1, "rule", "url"], url)) == {
        ("source.url", "lines.1.rule.url")
    }
    LandedCost.model_validate_json(json.dumps(changed(stored(), ["lines", 1, "rule", "url"], "")))


# --- sentences ----------------------------------------------------------------------------------

HOSTILE = (
    "{x.__init__.__globals__}",
    "{x[0]}",
    "{x[__class__]}",
    "{x:>1000000000000}",
    "{x:{y}}",
    "{x!r}",
    "{x!s:>9}",
    "{0}",
    "{}",
    "{y}",
    "{x",
    "x}",
    "{x.}",
    "{ x }",
    "{x-y}",
    "{x y}",
    "{x}{x.__class__}",
)


@pytest.mark.parametrize("sentence", HOSTILE)
def test_a_sentence_whose_places_are_more_than_names_of_its_values_is_refused(sentence):
    with pytest.raises(ValidationError) as caught:
        Sentence(id=sentence, values={"x": "a"})
    (problem,) = xb.problems(caught.value)
    assert problem.code == "sentence.place"
    data = changed(stored(), ["lines", 1, "formula"], {"id": sentence, "values": {"x": "a"}})
    assert ("sentence.place", "lines.1.formula.id") in refused(data)
    nested = {"id": "{x}", "values": {"x": {"id": sentence, "values": {"x": "a"}}}}
    assert refused(changed(stored(), ["lines", 1, "formula"], nested))


@pytest.mark.parametrize("sentence", HOSTILE)
def test_a_sentence_without_values_is_never_formatted(sentence):
    for locale in ("en", "zh_CN"):
        assert Sentence(id=sentence).render(locale) == sentence


def test_a_value_is_text_and_is_never_formatted_itself():
    sentence = Sentence(id="{x} and {y}", values={"x": "{y.__class__}", "y": "{x:>99}"})
    assert str(sentence) == "{y.__class__} and {x:>99}"
    doubled = Sentence(id="{{x}} is {x}", values={"x": "1"})
    assert str(doubled) == "{x} is 1"


@pytest.mark.parametrize(
    ("place", "value"), [("limit", "lots"), ("money", "1e10000000 EUR"), ("money", "NaN EUR")]
)
def test_a_place_that_holds_money_takes_nothing_else(place, value):
    with pytest.raises(ValidationError):
        Sentence(id=f"{{{place}}}", values={place: value})
    assert Sentence(id=f"{{{place}}}", values={place: {"id": value}})


def test_a_whole_quote_of_hostile_words_is_shown_as_they_stand_and_escaped():
    data = stored()
    for path in (
        ["lines", 1, "title"],
        ["lines", 1, "rule", "title"],
        ["options", 0, "title"],
        ["consignment", "items", 0, "sku"],
        ["lines", 1, "sku"],
    ):
        data = changed(data, path, "<script>{x.__class__:>999}</script>")
    read = LandedCost.model_validate_json(json.dumps(data))
    for locale in ("en", "zh_CN"):
        assert "{x.__class__:>999}" in read.explain(locale=locale)
    assert "<script>" not in read._repr_html_()


# --- the gate for locales -----------------------------------------------------------------------

NO_LOCALES = (
    "../x",
    "../../etc",
    "xx",
    "",
    "zz_ZZ",
    "en/../zh_CN",
    "zh_CN\0",
    "e" * 99,
    "C",
    "en_",
)


@pytest.mark.parametrize("locale", NO_LOCALES)
def test_one_gate_refuses_a_name_that_is_no_locale_wherever_it_is_given(locale):
    found = quote(parcel(), book=LAWS)
    error = xb.XborderError("{value} is wrong.", value=1)
    doors = (
        lambda: found.explain(locale=locale),
        lambda: found.plot(locale=locale),
        lambda: found.total.render(locale),
        lambda: found.lines[1].formula.render(locale),
        lambda: xb.problems(error, locale=locale),
        lambda: error.problem(locale),
    )
    for door in doors:
        with pytest.raises(UnknownLocaleError) as caught:
            door()
        assert (caught.value.code, caught.value.problem().where) == ("locale", "locale")


def test_names_that_are_no_locale_are_not_remembered():
    from xborder.messages import babel_locale, catalogue

    before = babel_locale.cache_info().currsize
    for number in range(100):
        with pytest.raises(UnknownLocaleError):
            catalogue(f"qq_{number:02}")
    assert babel_locale.cache_info().currsize == before
    assert babel_locale.cache_info().maxsize is not None
    assert catalogue.cache_info().maxsize is not None


@pytest.mark.parametrize("locale", ["zh", "zh_TW", "zh-Hant", "zh_HK"])
def test_any_chinese_reads_the_sentences_in_simplified_chinese(locale):
    found = quote(parcel(), book=LAWS)
    assert "规则依据的可靠程度" in found.explain(locale=locale)


@pytest.mark.parametrize("code", MODULES)
def test_every_canonical_quote_of_a_jurisdiction_proves_itself_and_lies_in_its_range(code):
    for _, found in canonical.quotes(code):
        told = found.model_dump_json()
        read = LandedCost.model_validate_json(told)
        assert (read, read.model_dump_json()) == (found, told)
        if found.ends and found.total is not None:
            assert found.low <= found.total <= found.high
        if found.state == "exact":
            assert found.low == found.high == found.total
