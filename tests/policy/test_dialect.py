"""One dialect for law: what a rule says, by which source, and what followed."""

import datetime as dt

import pytest

from xborder.errors import InvalidPolicy, nearest
from xborder.policy.goods_table import GoodsKey, GoodsTable
from xborder.policy.names import codes
from xborder.policy.vocabulary import (
    FREE,
    ByGoods,
    Charge,
    ChargeKind,
    Evidence,
    GoodsRate,
    GoodsRule,
    Percent,
    Reader,
    Scheme,
    Scope,
    Status,
    Timeline,
    Value,
    day,
    figure,
    goods,
    handover,
    succession,
)
from xborder.timeline import dated

READ_ON = day(2026, 11, 21)
read = Reader(READ_ON)
OLD = read.official("Old Act", "https://example.org/old", article="s. 1")
NEW = read.secondary("New Act", "https://example.org/new")
UNREAD = read.unchecked("A bill")
JULY, YEAR = day(2026, 7, 1), day(2027, 1, 1)
VALUE = Value(id="customs_value", title="Customs value", plus="goods")


def test_a_rule_by_a_source_is_a_timeline_of_its_own_name():
    timeline = VALUE.by(OLD, start=JULY, end=YEAR, note="n")
    (entry,) = timeline
    assert timeline.name == "customs_value"
    assert (entry.value, entry.start, entry.end, entry.note) == (VALUE, JULY, YEAR, "n")
    assert (entry.source, entry.evidence) == (OLD.source, Evidence.OFFICIAL)
    assert (entry.checked_on, entry.status) == (READ_ON, Status.IN_FORCE)


def test_what_followed_starts_where_the_last_ended_and_differs_in_what_it_names():
    timeline = VALUE.by(OLD, end=JULY).then(NEW, end=YEAR, plus="goods freight").then(UNREAD)
    first, second, third = timeline
    assert (second.start, third.start) == (first.end, second.end) == (JULY, YEAR)
    assert second.value == VALUE.replace(plus=("goods", "freight"))
    assert third.value is second.value
    assert [entry.evidence for entry in timeline] == ["official", "secondary", "unchecked"]


def test_a_gap_is_said_and_evidence_status_and_days_can_be_a_rules_own():
    later = VALUE.by(OLD, end=JULY).then(
        NEW,
        start=YEAR,
        status="scheduled",
        evidence="unchecked",
        checked_on=JULY,
        known_since=YEAR,
        value=VALUE.replace(title="Other"),
    )
    entry = later.entries[-1]
    assert later.gaps() == ((JULY, YEAR),)
    assert (entry.status, entry.evidence) == (Status.SCHEDULED, Evidence.UNCHECKED)
    assert (entry.checked_on, entry.known_since, entry.value.title) == (JULY, YEAR, "Other")


@pytest.mark.parametrize(
    ("timeline", "changes", "says"),
    [
        (VALUE.by(OLD), {}, "Nothing can follow customs_value, which has no end"),
        (VALUE.by(OLD, end=JULY), {"pluss": "goods"}, "has no pluss .* Did you mean plus"),
        (VALUE.by(OLD, end=JULY), {"zzz": 1}, "has no zzz .* Use one of id, dated_by, title, plus"),
        (figure("rate", "0.1", OLD, end=JULY), {"share": 1}, "has no share .* Use one of value"),
        (VALUE.by(OLD, end=JULY), {"start": day(2026, 1, 1)}, "overlap on 2026-01-01"),
    ],
)
def test_what_cannot_follow_is_refused(timeline, changes, says):
    with pytest.raises(InvalidPolicy, match=says) as caught:
        timeline.then(NEW, **changes)
    assert caught.value.problem("zh_CN").message != caught.value.problem().message


def test_sources_know_their_articles_and_how_they_were_read():
    assert str(OLD.at("s. 2")) == "Old Act, s. 2"
    assert OLD.at("s. 2").evidence is Evidence.OFFICIAL
    assert OLD.graded("secondary").source == OLD.source
    assert OLD.graded("secondary").evidence is Evidence.SECONDARY


def test_a_figure_is_a_plain_value_with_a_history():
    euro = figure("currency", "HRK", OLD, end=YEAR).then(NEW, value="EUR")
    assert (euro.on(JULY), euro.on(YEAR), euro.name) == ("HRK", "EUR", "currency")


def test_a_goods_table_takes_rates_rules_and_columns_alike():
    rule = GoodsRule(id="c", scope=Scope(hs="64"), amount=dated(FREE, OLD))
    table = goods(
        "vat",
        GoodsRate("a", "0.25", title="All").by(OLD, end=JULY).then(NEW, amount="0.24", id="a2"),
        GoodsRate("b", FREE, "4901 4902", categories="books", except_hs="490190").by(OLD),
        rule,
        [GoodsRule(id="d", scope=Scope(hs="65"), amount=dated(FREE, OLD))],
    )
    assert isinstance(table, GoodsTable)
    assert [each.id for each in table.rules] == ["a", "a2", "b", "c", "d"]
    assert table.rules[0].title == "All"
    assert table.find(GoodsKey(hs_code="610910"), JULY).value == Percent("0.24")
    assert table.find(GoodsKey(hs_code="490199"), JULY).source == OLD.source


def test_a_table_within_days_holds_what_holds_on_them():
    table = goods(
        "t",
        GoodsRate("always", "0.1").by(OLD, end=JULY).then(OLD),
        GoodsRate("gone", "0.2", hs="61").by(OLD, end=JULY),
        GoodsRate("later", "0.3", hs="62").by(OLD, start=YEAR),
    ).within(JULY, YEAR)
    (rule,) = table.rules
    assert (rule.id, rule.amount.start, rule.amount.end) == ("always", JULY, YEAR)
    assert goods("t", GoodsRate("a", "0.1").by(OLD)).within(JULY).rules[0].amount.end is None


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        ({"hs": "6109 6110"}, {"hs": "6110 6109"}, True),
        ({"hs": "6109"}, {"hs": "610910"}, False),
        ({"hs": "07 0401"}, {"hs": "07"}, True),
        ({"hs": "07", "origins": "CN VN"}, {"hs": "07", "origins": "VN"}, True),
        ({"hs": "07", "origins": "CN"}, {"hs": "07", "origins": "VN"}, False),
        ({"hs": "07", "origins": "CN"}, {"hs": "07"}, False),
        ({"hs": "07", "regions": "PT-20"}, {"hs": "07", "regions": "PT-20 PT-30"}, True),
        ({"hs": "07", "destinations": "DE"}, {"hs": "07"}, True),
        ({"hs": "07", "destinations": "DE"}, {"hs": "07", "destinations": "FR"}, False),
        ({"hs": "07", "except_hs": "07"}, {"hs": "07"}, False),
        ({"categories": "food books"}, {"categories": "food"}, True),
        ({"categories": "books"}, {"categories": "food"}, False),
        ({"categories": "food"}, {}, False),
        ({}, {}, True),
    ],
)
def test_two_rates_that_are_equally_close_to_some_goods_are_refused(one, other, tie):
    entries = [GoodsRate("one", "0.1", **one).by(OLD), GoodsRate("other", "0.2", **other).by(OLD)]
    for order in (entries, entries[::-1]):
        if tie:
            with pytest.raises(InvalidPolicy, match="hold for the same goods on the same days"):
                goods("t", *order)
        else:
            assert len(goods("t", *order).rules) == 2
    apart = [
        GoodsRate("one", "0.1", **one).by(OLD, end=JULY),
        GoodsRate("other", "0.2", **other).by(OLD, start=JULY),
    ]
    assert len(goods("t", *apart).rules) == 2


def test_a_long_history_of_many_goods_is_checked_in_a_sweep():
    starts = [day(1990, 1, 1) + dt.timedelta(days=n) for n in range(4_000)]
    history = [
        GoodsRate(f"r{n}", "0.1", hs="6109").by(OLD, start=start, end=start + dt.timedelta(days=1))
        for n, start in enumerate(starts)
    ]
    assert len(goods("t", *history).rules) == 4_000
    with pytest.raises(InvalidPolicy, match=r"r7 and extra|extra and r7"):
        goods(
            "t",
            *history,
            GoodsRate("extra", "0.1", hs="6109").by(OLD, start=starts[7], end=starts[8]),
        )


def test_one_timeline_of_several_and_one_law_after_another():
    parts = [VALUE.by(OLD, end=JULY), VALUE.by(NEW, start=JULY)]
    assert succession(parts) == Timeline([*parts[0], *parts[1]], name="customs_value")
    other = Value(id="other", title="Other", plus="goods").by(OLD, start=YEAR)
    both = handover([VALUE.by(OLD), other], [VALUE.by(NEW, start=JULY)], JULY)
    assert [timeline.name for timeline in both] == ["customs_value"]
    assert [(e.start, e.end) for e in both[0]] == [(None, JULY), (JULY, None)]


def test_one_bad_code_among_good_ones_is_named():
    assert codes("61 6109") == ("61", "6109")
    with pytest.raises(InvalidPolicy, match=r"62\.01 is not the beginning of an HS code"):
        codes("61 62.01 63")


def test_schemes_and_charges_take_names_as_words():
    scheme = Scheme(id="s", title="s", when=None, steps="duty vat", per="line")
    charge = Charge(
        id="vat", kind=ChargeKind.VAT, title="v", amount=ByGoods("vat"), base="goods duty"
    )
    assert (scheme.steps, charge.base) == (("duty", "vat"), ("goods", "duty"))
    assert (nearest("titel", ["title"]), nearest("q", ["title"])) == ("title", "")
