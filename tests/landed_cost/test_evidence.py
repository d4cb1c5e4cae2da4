"""How well a quote was read, apart from how sure it is: evidence, the oldest check, staleness."""

import datetime as dt

import pytest
from attrs import evolve
from tests.mini import CHECKED, DAY, always, book, charge, item, law, leaving, parcel, scheme, table

import xborder as xb
from xborder.errors import InvalidPolicy
from xborder.landed_cost import LandedCost, quote
from xborder.landed_cost.solvers.routes import Route, compare_routes
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.amount import ByGoods, Percent
from xborder.policy.charge import Waiver
from xborder.policy.condition import AtMost, Is
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.value import Value
from xborder.source import Evidence
from xborder.timeline import Timeline

SECOND = {"evidence": Evidence.SECONDARY}
TAX = charge("tax", Percent("0.1"), kind="vat")


def read_with(**options):
    """Return a rule of the tax that was read so."""
    return always(TAX, **options)


# --- the weakest evidence -----------------------------------------------------------------------

ACTING = {
    "a charge": book(always(TAX, **SECOND)),
    "a value": book(
        always(charge("tax", Percent("0.1"), base="worth")),
        values=(always(Value(id="worth", title="worth", plus="goods"), **SECOND),),
    ),
    "a scheme": book(TAX, schemes=(always(scheme("import", ["tax"]), **SECOND),)),
    "an entry of a goods table": book(
        charge("duty", ByGoods("tariff"), kind="duty"),
        tables=(table("tariff", ("", law(Percent("0.1"), **SECOND))),),
    ),
    "a waiver that lifts": book(
        TAX,
        always(Waiver(id="w", title="w", charges=("tax",), limit=Money("50 CHF")), **SECOND),
    ),
    "what leaves an estimate": book(
        TAX,
        not_computed=(
            always(Doubtful(id="d", when=Is("item.origin", "CN"), reason="A doubt."), **SECOND),
        ),
    ),
    "what is not computed": book(
        TAX,
        not_computed=(
            always(NotComputed(id="d", when=Is("item.origin", "CN"), reason="Never."), **SECOND),
        ),
    ),
}


@pytest.mark.parametrize("name", ACTING)
def test_the_weakest_of_what_acted_is_the_evidence_of_the_quote(name):
    assert quote(parcel(), book=ACTING[name]).evidence is Evidence.SECONDARY


IDLE = {
    "a charge that falls on no line": book(
        TAX, always(charge("gift", Percent("0.1"), when=Is("gift", "yes")), **SECOND)
    ),
    "a scheme not reached": book(
        TAX,
        schemes=(scheme("import", ["tax"]), always(scheme("other", ["tax"]), **SECOND)),
    ),
    "a waiver that does not lift": book(
        TAX, always(Waiver(id="w", title="w", charges=("tax",), limit=Money("1 CHF")), **SECOND)
    ),
    "an entry for other goods": book(
        charge("duty", ByGoods("tariff"), kind="duty"),
        tables=(table("tariff", ("", Percent("0.1")), ("64", law(Percent("0.2"), **SECOND))),),
    ),
    "an entry that a charge on another line looks up": book(
        charge("duty", ByGoods("tariff"), kind="duty", when=Is("item.origin", "CN")),
        tables=(table("tariff", ("61", Percent("0.1")), ("64", law(Percent("0.2"), **SECOND))),),
    ),
    "what is not computed for other goods": book(
        TAX,
        not_computed=(
            always(Doubtful(id="d", when=Is("item.origin", "JP"), reason="A doubt."), **SECOND),
        ),
    ),
}


@pytest.mark.parametrize("name", IDLE)
def test_what_did_not_act_says_nothing_of_the_evidence(name):
    sent = parcel(item(), item(sku="B", hs_code="640411", origin="VN"), gift=False)
    if name == "an entry for other goods":
        sent = parcel()
    found = quote(sent, book=IDLE[name])
    assert (found.evidence, found.state) == (Evidence.OFFICIAL, found.state)
    assert found.total is not None


@pytest.mark.parametrize(
    ("evidence", "state"),
    [("official", "exact"), ("secondary", "exact"), ("unchecked", "estimate")],
)
def test_secondary_evidence_is_said_and_leaves_the_state_unchecked_makes_an_estimate(
    evidence, state
):
    found = quote(parcel(), book=book(always(TAX, evidence=Evidence(evidence))))
    assert (found.evidence, found.state) == (evidence, state)
    assert found.total == Money("110 CHF")
    stored = LandedCost.model_validate_json(found.model_dump_json())
    assert (stored.evidence, stored.checked_on) == (evidence, CHECKED)


def test_without_a_rule_there_is_no_evidence_and_no_check():
    found = quote(parcel(ship_to="FJ"), book=book(TAX))
    assert (found.state, found.evidence, found.checked_on) == ("unsupported", None, None)
    assert "How well" not in found.explain()
    assert "<small>" not in found._repr_html_()
    none = quote(parcel(), book=book(schemes=(scheme("free", ()),)))
    assert (none.evidence, none.checked_on) == (Evidence.OFFICIAL, CHECKED)


def test_where_no_scheme_takes_the_goods_no_rule_was_used():
    never = leaving(TAX, schemes=(scheme("gifts", ["tax"], when=Is("item.origin", "JP")),))
    found = quote(parcel(), book=never)
    assert (found.state, found.evidence, found.checked_on) == ("unsupported", None, None)


def test_the_standing_of_a_special_territory_is_evidence_too():
    canaries = xb.trade.territories.TERRITORIES["ES-IC"]
    (standing,) = {entry.evidence for entry in canaries.areas if entry.holds_on(DAY)}
    home = quote(parcel(), book=book(TAX))
    sent = parcel(ship_from="ES", ship_from_region="ES-GC")
    found = quote(sent, book=book(TAX))
    assert home.evidence is Evidence.OFFICIAL
    assert found.evidence == max(standing, Evidence.OFFICIAL, key=list(Evidence).index)


def test_evidence_is_said_apart_from_the_state_in_both_languages_in_html_and_of_routes():
    found = quote(parcel(), book=book(read_with(**SECOND)))
    english, chinese = found.explain(), found.explain(locale="zh_CN")
    assert "exact." in english
    assert (
        "How well its rules were read: some rules with an adviser, a carrier, in the press or in a "
        "copy of the data." in english
    )
    assert "规则依据的可靠程度：部分规则据顾问、承运人、媒体或数据副本。" in chinese
    assert "in a copy of the data.</small>" in found._repr_html_()
    laws = book(read_with(**SECOND))
    (place,) = compare_routes(
        [Route(name="post", parcel=parcel())], quoter=lambda sent: quote(sent, book=laws)
    )
    assert (place.evidence, place.checked_on) == (Evidence.SECONDARY, CHECKED)
    assert str(place.sureness).startswith("exact; some rules with an adviser")
    assert (place.low, place.high) == (Money("110 CHF"), Money("110 CHF"))
    (nowhere,) = compare_routes([Route(name="far", parcel=parcel(ship_to="FJ"))], quoter=quote)
    assert str(nowhere.sureness) == "not supported"
    assert nowhere.low is nowhere.high is None


# --- staleness ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days_after", "limit", "state"),
    [
        (300, 300, "exact"),
        (301, 300, "estimate"),
        (0, 0, "exact"),
        (1, 0, "estimate"),
        (-400, 0, "exact"),
        (5000, None, "exact"),
    ],
)
def test_past_the_limit_after_its_check_a_rule_gives_an_estimate(days_after, limit, state):
    day = CHECKED + dt.timedelta(days=days_after)
    found = quote(parcel(on=day), book=book(TAX).with_staleness(days=limit))
    assert (found.state, found.total) == (state, Money("110 CHF"))
    assert found.low == found.high == (found.total if state == "exact" else None)
    told = [str(reason.text) for reason in found.reasons]
    if state == "exact":
        assert told == []
    else:
        assert told == [
            (
                f"The oldest check among the rules used was on 2026-11-01, more than {limit} days "
                "before: they may have changed since."
            )
        ]
        assert found.reasons[0].items == (0,)


def test_the_oldest_check_counts_even_of_a_rule_that_was_asked_and_did_not_apply():
    old = CHECKED - dt.timedelta(days=365)
    gift = evolve(law(charge("gift", Percent("0.1"), when=Is("gift", "yes"))), checked_on=old)
    limited = AtMost(value="goods", limit=Money("1 CHF"))
    small = evolve(law(charge("small", Percent("0.1"), when=limited)), checked_on=CHECKED)
    laws = book(TAX, Timeline([gift]), Timeline([small]))
    found = quote(parcel(on=dt.date(2026, 12, 1), gift=False), book=laws)
    assert (found.checked_on, found.state) == (old, "estimate")
    assert found.total == Money("110 CHF")


@pytest.mark.parametrize("to", sorted(default_book().destinations))
def test_no_quote_for_a_day_years_ahead_is_exact(to):
    sent = parcel(
        item("19.90 EUR", weight="0.3 kg"),
        ship_to=to,
        on=dt.date(2040, 1, 1),
        buyer={"kind": "consumer"},
        transport="express",
        shipping="4.90 EUR",
    )
    given = {f"EUR/{code}": "1.3" for code in _CURRENCIES}
    rates = xb.RateTable.from_mapping(given, start=sent.on, source="for the test")
    found = quote(sent, rates=rates)
    assert found.state != "exact"
    if found.evidence is not None:
        assert any("The oldest check" in str(reason.text) for reason in found.reasons)


_CURRENCIES = (
    *("BRL", "CHF", "CNY", "GBP", "JPY", "NOK", "USD"),
    *("BGN", "CZK", "DKK", "HUF", "PLN", "RON", "SEK"),
    *(
        "AED",
        "AUD",
        "CAD",
        "INR",
        "ISK",
        "RSD",
        "UAH",
        "CLP",
        "COP",
        "SAR",
        "HKD",
        "KRW",
        "MYR",
        "NZD",
        "SGD",
        "THB",
        "TWD",
        "MXN",
    ),
    *("IDR", "ILS", "PHP", "TRY", "VND", "ZAR"),
)


@pytest.mark.parametrize("days", [-1, 1.5, True, "300"])
def test_a_limit_is_a_whole_number_of_days(days):
    with pytest.raises(InvalidPolicy) as caught:
        default_book().with_staleness(days=days)
    assert (caught.value.code, caught.value.problem().where) == ("policy.staleness", "days")


def test_the_limit_of_the_built_in_book_is_300_days_and_a_change_keeps_it():
    laws = default_book()
    assert laws.staleness_days == 300
    changed = laws.with_staleness(days=90).with_uncertain("exclude")
    assert (changed.staleness_days, laws.staleness_days) == (90, 300)
