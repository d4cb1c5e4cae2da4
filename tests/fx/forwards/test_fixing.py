"""When non-deliverable forwards are fixed: each rule with its source, and what it counts."""

import datetime as dt

import pytest

from xborder.errors import NoRuleInForce, NotFound
from xborder.fx.forwards import FIXING_RULES, FixingRule, fixing_rule
from xborder.source import Evidence
from xborder.worktime import DayCalendar

TODAY = dt.date(2026, 11, 30)
D = dt.date.fromisoformat


def _calendar(*off):
    return DayCalendar(name="where it is fixed", holidays=[D(day) for day in off])


def test_every_rule_says_who_published_it_and_how_well_it_was_read():
    for currency, timeline in FIXING_RULES.items():
        entry = timeline.entry(TODAY)
        assert entry.source.url.startswith("https://"), currency
        assert entry.note, currency
        assert entry.checked_on is not None
        # days that nobody read are never called official: an exchange publishes Taipei's alone
        assert (entry.evidence is Evidence.OFFICIAL) == (currency == "TWD"), currency
        assert len(entry.value.country) == 2
        assert entry.value.rate


@pytest.mark.parametrize(
    ("currency", "pays", "off", "fixed", "known"),
    [
        # A bank's handbook: the peso is fixed one day before the value date; 30 November is Bonifacio.
        ("PHP", "2026-12-01", ("2026-11-30",), "2026-11-27", "2026-11-27"),
        # Two business days; 8 December, Immaculate Conception in Santiago, Bogota and Lima.
        ("CLP", "2026-12-10", ("2026-12-08",), "2026-12-07", "2026-12-09"),
        ("COP", "2026-12-10", ("2026-12-08",), "2026-12-07", "2026-12-09"),
        ("PEN", "2026-12-10", ("2026-12-08", "2026-12-09"), "2026-12-04", "2026-12-04"),
        # Malaysia Day, 16 September; National Day of Viet Nam, 2 September.
        ("MYR", "2026-09-17", ("2026-09-16",), "2026-09-14", "2026-09-14"),
        ("VND", "2026-09-03", ("2026-09-02",), "2026-08-31", "2026-08-31"),
        ("BRL", "2026-11-24", ("2026-11-20",), "2026-11-19", "2026-11-19"),
    ],
)
def test_the_fixing_date_counts_the_days_worked_where_the_rate_is_published(
    currency, pays, off, fixed, known
):
    rule, calendar = fixing_rule(currency, on=TODAY), _calendar(*off)
    assert rule.fixing_date(D(pays), calendar=calendar) == D(fixed)
    assert rule.known_on(D(pays), calendar=calendar) == D(known)


def test_days_off_before_the_payment_push_the_fixing_back():
    # Carnival: Monday and Tuesday, 8 and 9 February 2027, are off in Rio
    rio = _calendar("2027-02-08", "2027-02-09")
    rule = fixing_rule("BRL", on=TODAY)
    assert rule.fixing_date(D("2027-02-10"), calendar=rio) == D("2027-02-04")
    same_day = FixingRule(business_days=0, country="PH", centres="Manila", rate="PHP")
    assert same_day.fixing_date(D("2027-02-09"), calendar=rio) == D("2027-02-05")


def test_what_is_not_known_is_refused():
    with pytest.raises(NotFound, match="KES"):
        fixing_rule("KES", on=TODAY)
    with pytest.raises(NoRuleInForce):
        fixing_rule("CLP", on=dt.date(2006, 7, 31))
