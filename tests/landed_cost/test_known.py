"""What is known of a destination without rules is told with its source, and makes no total."""

import datetime as dt
from decimal import Decimal
from urllib.parse import urlparse

import pytest

import xborder as xb
from xborder.errors import InvalidPolicy
from xborder.landed_cost import LandedCost
from xborder.messages import catalogue
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.book import PolicyBook
from xborder.policy.catalog import load_known
from xborder.policy.known import Known
from xborder.source import Evidence, Status
from xborder.trade import COUNTRIES

TODAY = dt.date(2026, 11, 30)
WITHOUT_VAT = {"BN", "IQ", "KW", "MO", "QA"}


def quoted(to, on=TODAY):
    return xb.quote(
        xb.Consignment(
            ship_from="CN",
            ship_to=to,
            on=on,
            items=[xb.Item(hs_code="640411", origin="CN", quantity=1, unit_price="40 USD")],
            shipping="0 USD",
            prices="net",
            buyer=xb.Buyer(kind="consumer"),
        )
    )


def of(to, kind, on=TODAY):
    return [fact for fact in quoted(to, on).known if fact.kind == kind]


RATES = [
    # (country, day, rate): PwC Worldwide Tax Summaries and the national sources of the facts
    ("KE", "2026-11-30", "0.16"),
    ("TT", "2026-11-30", "0.125"),
    ("BB", "2026-11-30", "0.175"),
    ("KZ", "2025-12-31", "0.12"),  # the new tax code starts with the year 2026
    ("KZ", "2026-01-01", "0.16"),
    ("RU", "2025-12-31", "0.20"),
    ("RU", "2026-01-01", "0.22"),
    ("BS", "2021-12-31", "0.12"),
    ("BS", "2022-01-01", "0.10"),
    ("EC", "2024-04-01", "0.15"),
    ("LK", "2024-01-01", "0.18"),
]


@pytest.mark.parametrize(("to", "on", "rate"), RATES)
def test_the_standard_rate_is_the_published_one_on_each_side_of_a_change(to, on, rate):
    (fact,) = of(to, "standard_rate", dt.date.fromisoformat(on))
    assert fact.rate == Decimal(rate)
    assert f"{Decimal(rate) * 100:f}".rstrip("0").rstrip(".") + "%" in str(fact.text)


LIMITS = [
    # (country, kind, day, limits, inclusive): as their customs or carriers say
    ("AL", "duty_limit", "2026-11-30", {"22 EUR", "45 EUR"}),  # Albanian Customs, 2024-07-12
    ("PE", "duty_limit", "2026-11-30", {"200 USD"}),  # Ley 29774
    ("GE", "duty_limit", "2026-11-30", {"300 GEL"}),
    ("JM", "duty_limit", "2024-03-31", {"50 USD"}),
    ("JM", "duty_limit", "2024-04-01", {"100 USD"}),
    ("KG", "tax_limit", "2026-11-30", {"200 EUR"}),  # Eurasian Economic Union, 2026-07-01
    ("PK", "duty_limit", "2025-06-30", {"5000 PKR"}),  # SRO 1109(I)/2020
    ("PK", "duty_limit", "2025-07-01", {"500 PKR"}),
    ("TT", "tax_limit", "2026-11-30", {"0 TTD"}),
]


@pytest.mark.parametrize(("to", "kind", "on", "limits"), LIMITS)
def test_a_limit_is_the_published_one(to, kind, on, limits):
    found = {fact.limit for fact in of(to, kind, dt.date.fromisoformat(on))}
    assert found == {Money(limit) for limit in limits}


def test_no_total_is_made_of_it():
    quote = quoted("KE")
    assert (quote.state, quote.total, quote.lines) == ("unsupported", None, ())
    assert len(quote.known) > 4


def test_a_limit_that_was_not_found_is_none_and_not_zero():
    (fact,) = of("ZM", "duty_limit")
    assert fact.limit is None
    assert str(fact.text) == "Whether there is a low-value limit for customs duty was not found."
    assert (fact.rule.evidence, fact.rule.status) == ("unchecked", "unclear")


def test_a_destination_with_rules_and_a_book_without_the_built_in_ones_have_none():
    assert quoted("US").known == ()
    assert default_book().known("CH", TODAY) == default_book().known("LI", TODAY) == ()
    assert PolicyBook(builtin=False).known("KE", TODAY) == ()
    assert quoted("AQ").known == ()


def test_it_is_shown_in_words_in_two_languages_in_html_and_in_json():
    quote = quoted("GH")
    shown = quote.explain()
    assert "What is known all the same, and makes no total:" in shown
    assert "Levies of 5% together are charged besides VAT" in shown
    assert "deductible since 2026-01-01" in shown  # the note
    assert "增值税的标准税率为 15%" in quote.explain(locale="zh_CN")
    assert "[read at second hand]" in str(quote)
    assert "[its state unclear; not checked against its source]" in str(quoted("ZM"))
    assert "Levies of 5% together" in quote._repr_html_()
    stored = quote.model_dump_json()
    assert '"known":[{"kind":"standard_rate"' in stored
    assert LandedCost.model_validate_json(stored) == quote


def every():
    return [entry for entries in load_known().values() for entry in entries]


def test_every_fact_has_its_chinese():
    known = catalogue("zh_CN")
    said = {word for e in every() for word in (e.value.tax, e.value.says, e.note) if word}
    assert not {word for word in said if word not in known}


def test_every_country_tells_its_rate_its_limits_and_its_sellers():
    for code in load_known():
        assert code in COUNTRIES
        kinds = {str(entry.value.kind) for entry in default_book().known(code, TODAY)}
        assert "standard_rate" in kinds, code
        if code not in WITHOUT_VAT:
            assert {"duty_limit", "tax_limit", "duty_basis", "seller"} <= kinds, code


def test_no_country_has_two_standard_rates_on_a_day():
    for code, entries in load_known().items():
        rates = [entry for entry in entries if entry.value.kind == "standard_rate"]
        for day in {e.start for e in rates if e.start} | {dt.date(2020, 1, 1), TODAY}:
            assert len([e for e in rates if e.holds_on(day)]) <= 1, (code, day)


def test_a_limit_whose_end_is_announced_stands_beside_none_that_is_sure():
    """A limit of nothing that may hold, and one in force for the same parcels, contradict each other."""
    for code, entries in load_known().items():
        for entry in entries:
            gone = entry.value.limit is not None and not entry.value.limit.amount
            if gone and entry.status is not Status.IN_FORCE:
                others = default_book().known(code, entry.start)
                kind = [e for e in others if e.value.kind == entry.value.kind and e != entry]
                assert {e.status for e in kind} <= {Status.UNCLEAR}, code


@pytest.mark.parametrize(
    ("to", "on", "status"),
    [
        ("MD", "2026-09-30", {"in_force"}),
        ("MD", "2026-10-01", {"unclear"}),
        ("RU", "2026-12-31", {"in_force"}),
        ("RU", "2027-01-01", {"unclear", "announced"}),
    ],
)
def test_what_was_announced_to_end_is_unclear_from_its_day(to, on, status):
    assert {
        str(fact.rule.status) for fact in of(to, "tax_limit", dt.date.fromisoformat(on))
    } == status


def test_only_what_has_an_address_was_read_and_only_an_authority_is_official():
    for entry in every():
        assert (entry.evidence is Evidence.UNCHECKED) == (not entry.source.url), entry
        if entry.evidence is Evidence.OFFICIAL:
            host = urlparse(entry.source.url).hostname
            own = host.endswith(f".{entry.value.destination.lower()}")
            assert own or host == "dogana.rks-gov.net", entry  # Kosovo has no domain of its own


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "seller"},
        {"kind": "standard_rate"},
        {"kind": "other_charge", "says": "A fee.", "limit": Money("5 EUR")},
        {"kind": "standard_rate", "rate": "-0.2"},
        {"kind": "standard_rate", "rate": "20%"},
    ],
)
def test_a_fact_that_says_nothing_is_refused(facts):
    with pytest.raises(InvalidPolicy):
        Known(id="xx", destination="XX", **facts)


def test_each_form_of_a_limit_has_its_sentence():
    def told(**facts):
        return str(Known(id="x", destination="XX", kind="tax_limit", **facts).text)

    limit = {"limit": Money("30 EUR")}
    assert told(**limit) == "No VAT is charged up to €30.00."
    assert told(**limit, says="courier") == "No VAT is charged up to €30.00 (courier)."
    assert told(**limit, is_inclusive=False) == "No VAT is charged below €30.00."
    below = told(**limit, is_inclusive=False, says="courier")
    assert below == "No VAT is charged below €30.00 (courier)."
    assert told(limit=Money("0 EUR")) == "There is no low-value limit for VAT."
    none = Known(id="x", destination="XX", kind="standard_rate", rate="0").text
    assert str(none) == "There is no VAT, and no general tax on sales in its place."
