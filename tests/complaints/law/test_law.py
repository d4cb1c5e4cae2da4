"""The buyer's law: sourced terms, units, rolls, the earliest deadline, remedies and paths."""

import datetime as dt

import pytest

from xborder.complaints import (
    Ticket,
    deadlines,
    default_policy,
    network_clocks,
    obligations,
    statutory_clocks,
)
from xborder.complaints.law import (
    COMPUTATIONS,
    Ground,
    Path,
    Side,
    StatutoryClock,
    Term,
    Trigger,
    countries,
    deadline,
    dispute_paths,
    remedies,
)
from xborder.complaints.law.europe import MEMBERS
from xborder.errors import InvalidInput, InvalidType, NotFound, problems
from xborder.source import Evidence, Status
from xborder.worktime import DayCalendar, OpeningHours

D = dt.date.fromisoformat
TODAY = D("2026-11-21")


def at(text):
    return dt.datetime.fromisoformat(text)


def days(name, *off):
    return DayCalendar(
        name=name,
        holidays=[D(day) for day in off],
        known_from=D("2025-01-01"),
        known_until=D("2030-01-01"),
    )


def rule(country, name, on=TODAY):
    (found,) = [entry for entry in statutory_clocks(country, on) if entry.value.id == name]
    return found


GERMANY = days("DE", "2026-05-01", "2026-05-14", "2026-05-25")
NETHERLANDS = days("NL", "2026-04-27", "2026-05-14", "2026-05-25")


@pytest.mark.parametrize(
    ("country", "name", "trigger", "calendar", "last"),
    [
        # Directive 2011/83/EU Art. 9 with Regulation 1182/71 Art. 3(4): 14 days from 17 April 2026
        # end on Labour Day, a holiday in Germany, a Friday like any other in the Netherlands.
        ("DE", "eu.withdrawal", "2026-04-17", GERMANY, "2026-05-04"),
        ("NL", "eu.withdrawal", "2026-04-17", NETHERLANDS, "2026-05-01"),
        # Art. 13: refund within 14 days of the notice.
        ("FR", "eu.refund", "2026-05-04", days("FR"), "2026-05-18"),
        # GDPR Art. 12(3): one month; from 31 January to the last day of February, a Saturday, so Monday.
        ("IE", "eu.data_access", "2026-01-31", days("IE"), "2026-03-02"),
        # Directive (EU) 2019/771 Art. 10(1): two years; from 29 February to 28 February.
        # A guarantee measures a state: its end does not move, and needs no calendar.
        ("EU", "eu.guarantee", "2028-02-29", None, "2030-02-28"),
        # UK: counted from the goods' return, not from the notice.
        ("GB", "gb.refund", "2026-05-04", None, "2026-05-18"),
        # PRC consumer law Art. 25: seven days from the day after receipt; Sunday 4 October 2026 is a
        # holiday up to the 7th.
        ("CN", "cn.withdrawal", "2026-09-27", days("CN", *[f"2026-10-0{n}" for n in range(1, 8)]), "2026-10-08"),
        # Taiwan Art. 43: 15 days.
        ("TW", "tw.answer", "2026-11-02", days("TW"), "2026-11-17"),
        # Japan: the day of delivery is the first of eight.
        ("JP", "jp.return", "2026-11-02", days("JP"), "2026-11-09"),
        # Korea Art. 17(1), the shared file's case, and Art. 18(2) in working days.
        ("KR", "kr.withdrawal", "2026-09-21", days("KR"), "2026-09-28"),
        ("KR", "kr.refund", "2026-11-20", days("KR"), "2026-11-25"),
        # India: a month, not 30 days. Brazil: seven calendar days.
        ("IN", "in.redress", "2026-01-31", None, "2026-02-28"),
        ("BR", "br.answer", "2026-06-04", days("BR"), "2026-06-11"),
        # Czech Act 634/1992 s. 19(3): 30 days from the claim; Saturday 12 December rolls to Monday.
        ("CZ", "cz.answer", "2026-11-12", days("CZ"), "2026-12-14"),
        ("HU", "hu.answer", "2026-11-12", days("HU"), "2026-12-14"),
        ("HR", "hr.answer", "2026-11-12", days("HR"), "2026-11-27"),
        # Eight weeks for a direct debit.
        ("AT", "eu.direct_debit", "2026-11-02", days("AT"), "2026-12-28"),
    ],
)  # fmt: skip
def test_the_last_day(country, name, trigger, calendar, last):
    assert deadline(rule(country, name).value, D(trigger), days=calendar) == D(last)


@pytest.mark.parametrize(
    ("network", "reason", "answer", "filing"),
    [
        ("visa", "not_received", 30, "expected_delivery"),
        ("visa", "fraud", 30, "payment"),
        ("mastercard", "not_as_described", 45, "delivery"),
        ("amex", "credit_not_processed", 20, "payment"),
        ("visa", "credit_not_processed", 30, "delivery"),
        ("discover", "processing_error", 30, "payment"),
    ],
)
def test_card_networks(network, reason, answer, filing):
    filed, response = network_clocks(network, TODAY, reason=reason)
    assert (filed.value.term.count, filed.value.term.trigger) == (120, filing)
    assert (response.value.term.count, response.value.side) == (answer, Side.SELLER)
    assert len(network_clocks(network, TODAY)) == 6


@pytest.mark.parametrize(
    ("network", "status"),
    [("visa", "in_force"), ("mastercard", "unclear"), ("discover", "unclear")],
)
def test_where_tables_disagree_the_term_is_unclear(network, status):
    *_, response = network_clocks(network, TODAY)
    assert response.status == status


def test_china_changed_its_measures_on_15_april_2026():
    # SAMR Order 121 replaces Order 20: 45 working days of mediation become 60 calendar days.
    before, after = (
        rule("CN", "cn.mediate", D("2026-04-14")),
        rule("CN", "cn.mediate", D("2026-04-15")),
    )
    assert (before.value.term.count, before.value.term.unit) == (45, "working_days")
    assert (after.value.term.count, after.value.term.unit) == (60, "calendar_days")
    assert rule("CN", "cn.accept", D("2026-04-15")).status is Status.UNCLEAR


def test_poland_shortened_its_answer():
    # Art. 7a: 30 days from 10 January 2017 (Temidium 2017), 14 days since 2023.
    assert rule("PL", "pl.answer", D("2022-12-31")).value.term.count == 30
    assert rule("PL", "pl.answer", D("2023-01-01")).value.term.count == 14


def test_spain_gives_large_companies_until_28_december_2026():
    # Law 10/2025: in force on 28 December 2025, twelve months to adapt (Uría, 13 January 2026).
    before = {entry.value.id for entry in statutory_clocks("ES", D("2026-12-27"))}
    assert "es.answer" not in before
    found = rule("ES", "es.answer", D("2026-12-28"))
    assert (found.value.term.count, found.value.term.unit, found.status) == (
        15,
        "working_days",
        Status.SCHEDULED,
    )


def test_a_member_has_the_unions_terms_and_its_own():
    poland = {entry.value.id for entry in statutory_clocks("PL", TODAY)}
    assert {"eu.withdrawal", "pl.answer"} <= poland
    assert "pl.answer" not in {entry.value.id for entry in statutory_clocks("EU", TODAY)}
    assert len(MEMBERS) == 27


def test_every_rule_is_sourced_and_readable():
    for country in countries():
        for entry in statutory_clocks(country, TODAY):
            assert entry.source.title
            assert entry.checked_on == TODAY
            assert entry.value.sentence().render("zh_CN") != str(entry.value.sentence())
            if entry.evidence is not Evidence.UNCHECKED:
                assert entry.source.url, entry.value.id
    assert {"CN", "DE", "EU", "IN", "US"} <= set(countries())


def test_one_id_holds_once_a_day():
    for country in countries():
        for on in ("2020-06-01", "2026-04-14", "2026-04-15", "2026-11-21"):
            names = (
                [entry.value.id for entry in statutory_clocks(country, D(on))]
                if country not in LATER
                else []
            )
            assert len(names) == len(set(names))


LATER = {"ID", "PH", "VN"}  # their rules begin after 2020


def test_the_earliest_binds():
    happened = {
        Trigger.COMPLAINT: at("2026-11-20T20:00:00+00:00"),  # Saturday 01:30 in India
        Trigger.DISPUTE: at("2026-11-02T08:00:00+00:00"),
    }
    rules = (*statutory_clocks("IN", TODAY), *network_clocks("amex", TODAY))
    found = deadlines(rules, happened, zone="Asia/Kolkata")
    assert [(entry.rule.value.id, entry.last) for entry in found] == [
        ("amex.response", D("2026-11-22")),
        ("in.acknowledge", at("2026-11-22T20:00:00+00:00")),
        ("in.redress", D("2026-12-21")),
    ]
    assert found[0].ends == at("2026-11-23T00:00:00+05:30")
    assert not found[0].certain
    assert "Consumer Protection (E-Commerce) Rules, 2020" in found[2].explain()
    assert "卖方" in found[2].explain("zh_CN")
    known = happened | {"knowledge": happened[Trigger.COMPLAINT]}
    both = deadlines(rules, known, zone="Asia/Kolkata")
    assert {entry.rule.value.side for entry in both} == {"seller", "buyer"}
    ours = deadlines(rules, known, zone="Asia/Kolkata", side="seller")
    assert {entry.rule.value.side for entry in ours} == {"seller"}
    assert set(ours) < set(both)


def test_a_rule_read_with_the_authority_and_in_force_is_certain():
    found = deadlines(
        statutory_clocks("CN", TODAY), {"goods_returned": at("2026-11-20T12:00:00+08:00")}, zone="Asia/Shanghai", days=days("CN")
    )  # fmt: skip
    assert [(entry.rule.value.id, entry.last, entry.certain) for entry in found] == [
        ("cn.refund", D("2026-11-27"), True)
    ]


def test_the_promise_and_the_law_stand_side_by_side():
    desk = OpeningHours(
        zone="UTC",
        week="Mo-Fr 09:00-17:00",
        known_from=D("2026-01-01"),
        known_until=D("2027-01-01"),
    )
    monday = at("2026-11-23T09:00:00+00:00")
    ticket = Ticket(id="T", country="IN", events=[
        {"at": monday, "kind": "created"}, {"at": monday, "kind": "replied"}, {"at": monday, "kind": "paused"},
    ])  # fmt: skip
    state = default_policy(desk.calendar()).evaluate(ticket, monday)
    law = deadlines(statutory_clocks("IN", TODAY), {"complaint": monday}, zone="Asia/Kolkata")
    found = obligations(state, law)
    # The provisional solution is due after 48 hours too; answered and paused clocks ask for nothing.
    assert [(entry.name, entry.by_law) for entry in found] == [
        ("in.acknowledge", True), ("provisional_solution", False), ("in.redress", True),
    ]  # fmt: skip
    assert found[0].due == found[1].due == monday + dt.timedelta(hours=48)
    assert "Rules, 2020" in found[0].explain()
    assert found[1].explain("zh_CN").startswith("临时解决方案")
    assert [entry.name for entry in obligations(state)] == ["provisional_solution"]


@pytest.mark.parametrize(
    ("country", "ground", "freight", "first"),
    [
        ("DE", Ground.CHANGE_OF_MIND, "buyer", "return"),
        ("DE", Ground.FAULT, "seller", "repair"),
        ("CN", "change_of_mind", "buyer", "return"),
        ("TW", "change_of_mind", "seller", "return"),
        ("BR", "change_of_mind", "seller", "return"),
        ("GB", "fault", "seller", "refund"),
    ],
)
def test_who_pays_the_freight_back(country, ground, freight, first):
    (found,) = remedies(country, TODAY, ground=ground)
    assert (found.value.freight, found.value.remedies[0]) == (freight, first)
    assert remedies("US", TODAY, ground=ground) == ()


def test_the_unions_odr_platform_is_closed():
    # Regulation (EU) 2024/3228: closed on 20 July 2025.
    def paths(on):
        return [
            path.value for path in dispute_paths("DE", D(on)) if path.value.jurisdiction == "EU"
        ]

    assert Path.PLATFORM in {path.path for path in paths("2025-07-19")}
    assert Path.PLATFORM not in {path.path for path in paths("2025-07-20")}
    adr = next(path for path in paths("2026-11-21") if path.path is Path.ADR)
    assert (adr.clock.term.count, adr.clock.term.trigger) == (90, "file_complete")
    assert all(text.render("zh_CN") != str(text) for text in adr.evidence_needed)


def test_a_chargeback_is_open_everywhere():
    assert [path.value.path for path in dispute_paths("SG", TODAY)] == [
        Path.CHARGEBACK,
        Path.PLATFORM,
    ]


HOURS = StatutoryClock(
    id="x.hours", jurisdiction="X", duty="answer", side="seller", term=Term(count=48, unit="hours", trigger="complaint", counting=COMPUTATIONS["IN"])
)  # fmt: skip
CALENDAR = StatutoryClock(
    id="x.days", jurisdiction="X", duty="answer", side="seller", term=Term(count=5, unit="working_days", trigger="complaint", counting=COMPUTATIONS["DE"])
)  # fmt: skip


@pytest.mark.parametrize(
    ("ask", "kind", "code"),
    [
        (lambda: deadline(HOURS, TODAY), InvalidType, "instant.type"),
        (lambda: deadline(HOURS, dt.datetime(2026, 1, 1)), InvalidInput, "instant.naive"),  # noqa: DTZ001 - on purpose
        (lambda: deadline(CALENDAR, at("2026-11-20T12:00:00+08:00"), days=GERMANY), InvalidInput, "day.moment"),
        (lambda: deadline(CALENDAR, TODAY), InvalidInput, "law.days"),
        (lambda: deadline(rule("DE", "eu.refund").value, TODAY), InvalidInput, "law.days"),
        (lambda: statutory_clocks("XX", TODAY), NotFound, "law.country"),
        (lambda: statutory_clocks("DE", at("2026-11-20T12:00:00+08:00")), InvalidInput, "day.moment"),
        (lambda: network_clocks("diners", TODAY), InvalidInput, "choice"),
        (lambda: network_clocks("visa", TODAY, reason="mood"), InvalidInput, "choice"),
        (lambda: remedies("DE", TODAY, ground="mood"), InvalidInput, "choice"),
        (lambda: deadlines((), {}, zone="Mars/Olympus"), InvalidInput, "zone.unknown"),
        (lambda: deadlines((), {Trigger.COMPLAINT: dt.datetime(2026, 1, 1)}, zone="UTC"), InvalidInput, "instant.naive"),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_bad_input_is_named(ask, kind, code):
    with pytest.raises(kind) as caught:
        ask()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.code == code


def test_working_days_are_that_countrys_own():
    assert deadline(CALENDAR, D("2026-04-30"), days=GERMANY) == D("2026-05-08")
    assert deadline(CALENDAR, D("2026-04-30"), days=NETHERLANDS) == D("2026-05-07")
