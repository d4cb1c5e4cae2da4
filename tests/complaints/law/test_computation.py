"""How each law counts: rows with the statute quoted, months at their ends, and what is not settled."""

import calendar
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.complaints import deadlines, network_clocks, statutory_clocks
from xborder.complaints.law import (
    COMPUTATIONS,
    Computation,
    Duty,
    LastDay,
    Months,
    Network,
    StatutoryClock,
    Term,
    Unit,
    computation,
    counted_day,
    countries,
    deadline,
)
from xborder.errors import InvalidInput, InvalidType, NotFound, problems
from xborder.worktime import DayCalendar, Weekday

D = dt.date.fromisoformat
TODAY = D("2026-11-21")


def days(*off, name="somewhere"):
    return DayCalendar(name=name, holidays=[D(day) for day in off])


def rule(country, name, on=TODAY):
    (found,) = [entry for entry in statutory_clocks(country, on) if entry.value.id == name]
    return found.value


def own(country, text, **more):
    """Build a clock of a country: "2 months", "7 calendar_days"."""
    count, unit = text.split()
    term = Term(count=int(count), unit=unit, trigger="complaint", counting=COMPUTATIONS[country], **more)  # fmt: skip
    return StatutoryClock(id="x.x", jurisdiction=country, duty="answer", side="seller", term=term)


@pytest.mark.parametrize(
    ("clock", "trigger", "off", "last"),
    [
        # Taiwan, Civil Code Art. 122: a last day that is a Sunday, memorial day or other rest day is
        # replaced by the day after it. Delivered on Sunday 12 April 2026, seven days end on Sunday
        # the 19th.
        (rule("TW", "tw.withdrawal"), "2026-04-12", (), "2026-04-20"),
        # Brazil, Civil Code Art. 132 par. 1: a last day that is a holiday, until the next working day.
        (rule("BR", "br.withdrawal"), "2024-05-05", (), "2024-05-13"),
        (rule("BR", "br.withdrawal"), "2026-04-14", ("2026-04-21",), "2026-04-22"),  # Tiradentes
        # Par. 3: months end on the day of the same number, or on the one after where there is none.
        (own("BR", "1 months"), "2026-01-31", (), "2026-03-02"),  # 1 March is a Sunday
        (own("BR", "1 months"), "2027-03-31", ("2027-05-01",), "2027-05-03"),  # Labour Day, a Saturday
        # Germany, BGB s. 187(2): a day that is the first of the term counts; s. 188(2): it ends the
        # day before the one that corresponds; 31 August for two months from 1 July.
        (own("DE", "2 months", counts_trigger_day=True), "2026-07-01", (), "2026-08-31"),
        (own("DE", "2 months"), "2026-07-01", (), "2026-09-01"),
        # S. 188(3): where the last month has no such day, on its last one; 28 February is a Saturday
        # in 2026 and moves to Monday 2 March (s. 193).
        (own("DE", "1 months"), "2026-01-31", (), "2026-03-02"),
        (own("DE", "2 months", counts_trigger_day=True), "2024-12-31", (), "2025-02-28"),
        (own("DE", "14 calendar_days", counts_trigger_day=True), "2026-07-01", (), "2026-07-14"),
        (own("DE", "2 weeks", counts_trigger_day=True), "2026-07-01", (), "2026-07-14"),
        # Korea, Civil Act Arts. 157, 160: counted from the day after, it ends the day before the
        # likeness of that day: from 28 February 2023 (counting from 1 March) to 31 March.
        (own("KR", "1 months"), "2023-02-28", (), "2023-03-31"),
        (own("KR", "1 months"), "2023-01-30", (), "2023-02-28"),  # no 30 February
        (own("JP", "1 years"), "2023-02-28", (), "2024-02-29"),
        # Art. 161 as changed on 21 December 2007 added Saturday.
        (own("KR", "7 calendar_days"), "2007-12-08", (), "2007-12-15"),  # a Saturday, before
        (own("KR", "7 calendar_days"), "2008-01-05", (), "2008-01-14"),
        # Poland, Art. 115: Saturday only since 1 January 2017.
        (own("PL", "14 calendar_days"), "2016-11-26", (), "2016-12-10"),  # a Saturday
        (own("PL", "14 calendar_days"), "2026-11-28", (), "2026-12-14"),
        # Codes that do not know Saturday: Italy (2963), Hong Kong (s. 71), Singapore (s. 50), Turkey.
        (own("IT", "14 calendar_days"), "2026-11-28", (), "2026-12-12"),
        (own("HK", "14 calendar_days"), "2026-11-28", (), "2026-12-12"),
        (own("SG", "14 calendar_days"), "2026-11-29", (), "2026-12-14"),  # a Sunday
        # Cyprus, Interpretation Law s. 31: Sundays and public holidays, not Saturdays; 28 October.
        (own("CY", "14 calendar_days"), "2026-11-28", (), "2026-12-12"),
        (own("CY", "14 calendar_days"), "2026-11-29", (), "2026-12-14"),
        (own("CY", "14 calendar_days"), "2026-10-14", ("2026-10-28",), "2026-10-29"),
        # Greece, Civil Code Art. 242: a holiday by law moves; Saturday is none there.
        (own("GR", "14 calendar_days"), "2026-11-29", (), "2026-12-14"),
        (own("GR", "14 calendar_days"), "2026-11-28", (), "2026-12-12"),
        # Luxembourg, law of 30 May 1984 Art. 2: Saturday counts as a holiday; 23 June.
        (own("LU", "14 calendar_days"), "2026-11-28", (), "2026-12-14"),
        (own("LU", "14 calendar_days"), "2026-06-09", ("2026-06-23",), "2026-06-24"),
        # Romania, Codul civil Art. 2554; Art. 2552(2) for a month without such a day.
        (own("RO", "14 calendar_days"), "2026-11-28", (), "2026-12-14"),
        (own("RO", "1 months"), "2027-03-31", (), "2027-04-30"),
        # Malta and Latvia, by their codes of procedure.
        (own("MT", "14 calendar_days"), "2026-11-28", (), "2026-12-14"),
        (own("LV", "14 calendar_days"), "2026-11-29", (), "2026-12-14"),
        # Israel: Sunday is worked, Saturday is not.
        (rule("IL", "il.withdrawal"), "2026-11-29", (), "2026-12-13"),
        (rule("IL", "il.withdrawal"), "2026-11-28", (), "2026-12-13"),
        # Saudi Arabia: Friday and Saturday.
        (rule("SA", "sa.withdrawal"), "2026-11-20", (), "2026-11-29"),
        # The Philippines: seven days that end on a Saturday go on to Monday.
        (rule("PH", "ph.redress"), "2026-11-21", (), "2026-11-30"),
        (rule("PH", "ph.redress"), "2026-11-16", (), "2026-11-23"),
        # Turkey: Sunday moves, Saturday is not named. South Africa: Sundays and holidays.
        (rule("TR", "tr.withdrawal"), "2026-11-29", (), "2026-12-14"),
        (rule("TR", "tr.withdrawal"), "2026-11-28", (), "2026-12-12"),
        (rule("ZA", "za.withdrawal"), "2026-11-22", (), "2026-11-30"),
        (rule("ZA", "za.withdrawal"), "2026-12-09", ("2026-12-16",), "2026-12-17"),
        # Vietnam, Civil Code Art. 148: 30 days that end on a Sunday.
        (rule("VN", "vn.withdrawal"), "2026-10-30", (), "2026-11-30"),
        # Iceland: no rule on a last day off was read, so that it stays.
        (rule("IS", "is.withdrawal"), "2026-11-15", (), "2026-11-29"),
        # Liechtenstein, ABGB s. 903: a Sunday goes on to Monday; of Saturday nothing was read.
        (rule("LI", "li.withdrawal"), "2026-11-15", (), "2026-11-30"),
        (rule("LI", "li.withdrawal"), "2026-11-14", (), "2026-11-28"),
        # Serbia, Law of Obligations Art. 77, and Ukraine, Civil Code Art. 254(5): the next working day.
        (rule("RS", "rs.withdrawal"), "2026-11-08", (), "2026-11-23"),
        (rule("RS", "rs.answer"), "2026-11-14", (), "2026-11-23"),
        (rule("UA", "ua.withdrawal"), "2026-11-07", (), "2026-11-23"),
        # No roll: India (General Clauses Act s. 10), Chile (Código Civil Art. 50), Ireland, GB.
        (rule("IN", "in.redress"), "2026-10-21", (), "2026-11-21"),
        (rule("CL", "cl.withdrawal"), "2026-11-18", (), "2026-11-28"),
        (rule("GB", "gb.withdrawal"), "2026-11-14", (), "2026-11-28"),
        # But personal data in Great Britain: the ICO's guidance says the next working day.
        (rule("GB", "gb.data_access"), "2026-10-28", (), "2026-11-30"),
        # The Digital Services Act is an act of the Union: Regulation 1182/71 Art. 3(4).
        (rule("DE", "eu.platform_complaint"), "2026-05-28", (), "2026-11-30"),
        # California, Code of Civil Procedure s. 12a: Saturdays and Sundays are holidays.
        (rule("US", "us.ccpa_response"), "2026-10-08", (), "2026-11-23"),  # the 22nd is a Sunday
        # Canada, Interpretation Act s. 26: from a Sunday to Monday; a Saturday is no holiday of it.
        (rule("CA", "ca.data_access"), "2026-10-23", (), "2026-11-23"),  # 30 days: Sunday the 22nd
        (rule("CA", "ca.data_access"), "2026-10-22", (), "2026-11-21"),  # a Saturday stays
        # Quebec s. 54.13 and Ontario: 15 days from the cancellation.
        (rule("CA", "ca.refund_quebec"), "2026-11-02", (), "2026-11-17"),
        (rule("CA", "ca.refund_ontario"), "2026-11-07", (), "2026-11-23"),  # Sunday the 22nd
        (rule("CA", "ca.late_delivery_ontario"), "2026-10-28", (), "2026-11-27"),
        # The Emirates, Law 15/2020 Art. 35: 15 working days, the weekend being Saturday and Sunday.
        (rule("AE", "ae.grievance"), "2026-11-02", (), "2026-11-23"),
        (rule("US", "us.ship"), "2026-10-29", (), "2026-11-28"),  # no rule of its own: it stays
    ],
)  # fmt: skip
def test_the_statute_decides_what_becomes_of_a_last_day(clock, trigger, off, last):
    assert deadline(clock, D(trigger), days=days(*off)) == D(last)


def test_make_up_days_count_as_working_days():
    # 国办发明电〔2025〕7号: Saturday 14 February 2026 is worked; 15 to 23 February are off.
    china = DayCalendar(
        name="CN", holidays=[D(f"2026-02-{n}") for n in range(15, 24)], makeup_days=[D("2026-02-14")]
    )  # fmt: skip
    assert deadline(rule("CN", "cn.withdrawal"), D("2026-02-07"), days=china) == D("2026-02-14")
    assert deadline(rule("CN", "cn.withdrawal"), D("2026-02-08"), days=china) == D("2026-02-24")


def test_what_is_not_settled_is_said():
    saturday = counted_day(rule("BR", "br.withdrawal"), D("2026-11-21"), days=days())
    assert (saturday.day, saturday.settled) == (D("2026-11-28"), False)
    sunday = counted_day(rule("BR", "br.withdrawal"), D("2026-11-22"), days=days())
    assert (sunday.day, sunday.counted, sunday.settled) == (D("2026-11-30"), D("2026-11-29"), True)
    happened = {"delivery": dt.datetime(2026, 11, 21, 15, tzinfo=dt.UTC)}
    found = deadlines(
        statutory_clocks("BR", TODAY), happened, zone="America/Sao_Paulo", days=days()
    )
    withdrawal = next(entry for entry in found if entry.rule.value.id == "br.withdrawal")
    assert not withdrawal.certain
    assert "is not settled (Código Civil (Lei 10.406/2002), Art. 132)" in withdrawal.explain()
    assert "尚无定论" in withdrawal.explain("zh_CN")


@pytest.mark.parametrize(("country", "name"), [("IN", "in.acknowledge"), ("ID", "id.data_access")])
def test_hours_have_no_counted_day(country, name):
    """48 hours from some moment of 20 November end on the 22nd; as 48 days it would be January."""
    clock = rule(country, name)
    assert clock.term.unit is Unit.HOURS
    with pytest.raises(InvalidInput) as caught:
        counted_day(clock, D("2026-11-20"), days=days())
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where, problem.value) == ("law.hours", "clock", name)
    assert "deadline()" in str(caught.value)
    moment = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
    assert deadline(clock, moment) == moment + dt.timedelta(days=clock.term.count // 24)


def test_codes_of_procedure_leave_private_terms_unsettled():
    for country in ("LV", "MT"):
        found = counted_day(own(country, "14 calendar_days"), D("2026-11-29"), days=days())
        assert (found.day, found.settled) == (D("2026-12-14"), False)
    saturday = counted_day(own("GR", "14 calendar_days"), D("2026-11-28"), days=days())
    assert (saturday.day, saturday.settled) == (D("2026-12-12"), False)


def test_a_day_that_moved_is_explained_with_its_statute():
    happened = {"delivery": dt.datetime(2026, 4, 12, 4, tzinfo=dt.UTC)}
    rules = statutory_clocks("TW", TODAY)
    (found,) = deadlines(rules, happened, zone="Asia/Taipei", days=days())
    assert (found.last, found.counted.counted) == (D("2026-04-20"), D("2026-04-19"))
    assert "The count ends on 2026-04-19, a day off" in found.explain()
    assert "Arts. 120-122" in found.explain()
    assert "顺延" in found.explain("zh_CN")


def test_hours_are_hours_over_a_clock_change():
    """48 hours from noon before Berlin falls back end at 11:00 by the clock, not at noon."""
    rule = own("DE", "48 hours")
    berlin = ZoneInfo("Europe/Berlin")
    found = deadline(rule, dt.datetime(2026, 10, 24, 12, tzinfo=berlin))
    assert found == dt.datetime(2026, 10, 26, 10, tzinfo=dt.UTC)
    assert (found.hour, found.tzinfo) == (11, berlin)


def test_every_country_has_a_statute_with_its_source():
    for country in countries():
        found = computation(country, TODAY)
        assert found.source.title
        assert found.source.url.startswith("http"), country
    for country in countries():
        for entry in statutory_clocks(country, TODAY):
            statute = entry.value.term.counting.entry(TODAY)
            assert statute.value.id.endswith(".time"), entry.value.id
            assert entry.value.term.rolls is (entry.value.duty not in {Duty.GUARANTEE, Duty.PRESUMPTION, Duty.PENALTY})  # fmt: skip
    for network in Network:
        for entry in network_clocks(network, TODAY):
            assert entry.value.term.counting is COMPUTATIONS["card networks"]


def test_no_term_here_is_so_short_that_a_statute_counts_it_otherwise():
    """Regulation 1182/71 Art. 3(5), Hong Kong s. 71 and Singapore s. 50 treat six days or less apart."""
    for country in countries():
        for entry in statutory_clocks(country, TODAY):
            term = entry.value.term
            assert term.unit is not Unit.CALENDAR_DAYS or term.count > 6


def test_a_term_that_rolls_needs_the_calendar():
    with pytest.raises(InvalidInput) as caught:
        deadline(rule("TW", "tw.withdrawal"), D("2026-04-12"))
    assert caught.value.code == "law.days"
    assert deadline(own("IN", "1 months"), D("2026-01-31")) == D("2026-02-28")


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: computation("XX", TODAY), "law.computation"),
        (lambda: computation("DE", "2026-11-21"), "day.kind"),
        (lambda: Term(count=0, unit="hours", trigger="complaint", counting=COMPUTATIONS["DE"]), "number.too_small"),
        (lambda: Term(count=1, unit="hours", trigger="complaint", counting="DE"), "law.counting"),
        (lambda: Term(count=1.5, unit="hours", trigger="complaint", counting=COMPUTATIONS["DE"]), "number.not_whole"),
        (lambda: Term(count=1, unit="moons", trigger="complaint", counting=COMPUTATIONS["DE"]), "choice"),
        (lambda: deadline(own("IN", "9000 years"), TODAY), "law.range"),
        (lambda: deadline(own("IN", "90000 weeks"), D("9990-01-01")), "law.range"),
        (lambda: Computation(id="x", last_day="maybe"), "choice"),
    ],
)  # fmt: skip
def test_bad_input_is_named(ask, code):
    with pytest.raises((InvalidInput, InvalidType, NotFound)) as caught:
        ask()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.code == code
    assert problem.remedy


# Properties, against walks that know no rule but the words of the statute.

DAYS = st.dates(D("1999-01-01"), D("2099-12-31"))
MONTHS = st.integers(1, 40)


def likeness(day, months):
    """Return the day of the same number so many months on; None if that month has none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, day.day) if day.day <= length else None


def last_of(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


@given(DAYS, MONTHS)
def test_months_end_where_the_statute_says(day, months):
    same = likeness(day, months)
    for how, expected in (
        (Months.CORRESPONDING, same or last_of(day, months)),
        (Months.CORRESPONDING_OR_NEXT, same or last_of(day, months) + dt.timedelta(days=1)),
    ):
        law = Computation(id="x", last_day="stays", months=how)
        assert law.months_later(day, months, first_day_counts=False) == expected
    # Counted from a first day: the last is the day before its likeness, or the month's last day.
    first = day + dt.timedelta(days=1)
    like = likeness(first, months)
    expected = like - dt.timedelta(days=1) if like else last_of(first, months)
    law = Computation(id="x", last_day="stays", months=Months.FROM_FIRST_DAY)
    assert law.months_later(day, months, first_day_counts=False) == expected
    assert law.months_later(first, months, first_day_counts=True) == expected


@given(DAYS, st.sets(DAYS, max_size=6), st.sets(st.sampled_from(Weekday), max_size=3))
def test_a_moved_day_is_the_first_that_is_no_day_off(day, off, weekend):
    law = Computation(id="x", last_day=LastDay.NEXT_WORKING_DAY, weekend=weekend)
    calendar_ = DayCalendar(name="x", holidays=off)
    walked = day
    while walked.weekday() in weekend or walked in off:
        walked += dt.timedelta(days=1)
    assert law.rolled(day, calendar_) == walked
    stays = Computation(id="x", last_day=LastDay.STAYS, weekend=weekend)
    assert stays.rolled(day, calendar_) == day
