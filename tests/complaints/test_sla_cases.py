"""Every case of shared/cases/sla_cases.yaml: what the peers expect, and what is exact."""

import datetime as dt
import os
from fractions import Fraction
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from xborder.complaints.clocks.clock import Clock
from xborder.complaints.clocks.progress import Progress
from xborder.complaints.clocks.setting import Desks, Setting
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.clocks.target import Target
from xborder.complaints.escalation.ladder import AtShare, Step, step_time
from xborder.complaints.law import deadline, network_clocks, statutory_clocks
from xborder.complaints.measures import ces, csat, nps
from xborder.complaints.tickets.event import Event
from xborder.complaints.tickets.history import History
from xborder.worktime import (
    Backwards,
    Boundary,
    DayCalendar,
    DayClock,
    MissingTime,
    OpeningHours,
)
from xborder.worktime.instants import instant
from xborder.worktime.walltime import wall_instant


@cache
def shared_cases():
    folders = [Path(parent) / "shared" for parent in Path(__file__).resolve().parents]
    if os.environ.get("XBORDER_SHARED"):
        folders.insert(0, Path(os.environ["XBORDER_SHARED"]))
    for folder in folders:
        path = folder / "cases" / "sla_cases.yaml"
        if path.is_file():
            return yaml.safe_load(path.read_text(encoding="utf-8"))
    return {}


def cases(section, *kinds):
    """Return a section's cases of some kinds, as pytest parameters."""
    found = [
        pytest.param(case, id=case["id"])
        for case in shared_cases().get(section, ())
        if case["kind"] in kinds
    ]
    reason = "shared/cases/sla_cases.yaml is not there"
    return found or [pytest.param(None, marks=pytest.mark.skip(reason=reason))]


def moment(text):
    return dt.datetime.fromisoformat(text)


def seconds(count):
    return dt.timedelta(seconds=count)


def intervals(pairs):
    return [(moment(start), moment(end)) for start, end in pairs]


def opening_hours(spec, around):
    """Build the desk a case names, known for some years around its dates."""
    year = dt.date.fromisoformat(around[:10]).year

    def by_date(values):
        return {dt.date.fromisoformat(day): spans for day, spans in values.items()}

    return OpeningHours(
        zone=spec["tz"],
        week=spec["week"],
        holidays=[dt.date.fromisoformat(day) for day in spec.get("holidays", ())],
        overrides=by_date(spec.get("shifts", {})),
        breaks=by_date(spec.get("breaks", {})),
        known_from=dt.date(year - 1, 1, 1),
        known_until=dt.date(year + 3, 1, 1),
    )


@cache
def _desk(name, year):
    return opening_hours(shared_cases()["calendars"][name], f"{year}-01-01").calendar()


def desk(case):
    return _desk(case["calendar"], int((case.get("start") or case["end"])[:4]))


def pauses_of(case):
    return intervals(case.get("pauses", ()))


@pytest.mark.parametrize("case", [*cases("peer_cases", "due"), *cases("computed_cases", "due")])
def test_due_under_either_boundary(case):
    calendar = desk(case)
    start, target = moment(case["start"]), seconds(case["duration_s"])
    found = {
        boundary: calendar.add(start, target, boundary=boundary, pauses=pauses_of(case))
        for boundary in Boundary
    }
    assert found[Boundary.CLOSING] == moment(case["due_close"])
    assert found[Boundary.NEXT_OPENING] == moment(case["due_open"])
    peer = case.get("peer_expects")
    convention = {"close": Boundary.CLOSING, "open": Boundary.NEXT_OPENING}
    if case.get("boundary") in convention:
        assert found[convention[case["boundary"]]] == moment(peer)
    elif case.get("boundary") == "either":
        assert set(found.values()) == {moment(peer)}


@pytest.mark.parametrize("case", cases("peer_cases", "due_before"))
def test_due_before(case):
    found = desk(case).add(moment(case["end"]), -seconds(case["duration_s"]))
    assert found == moment(case["exact"]) == moment(case["peer_expects"])


@pytest.mark.parametrize("case", cases("peer_cases", "elapsed"))
def test_elapsed(case):
    start, end = moment(case["start"]), moment(case["end"])
    if "calendar_inline" in case:  # biz_23: a span that begins in the gap
        days, spans, zone = case["calendar_inline"].split()
        year = {
            "known_from": dt.date(start.year, 1, 1),
            "known_until": dt.date(start.year + 1, 1, 1),
        }
        ours = OpeningHours(zone=zone, week=f"{days} {spans}", **year)
        theirs = OpeningHours(zone=zone, week=f"{days} {spans}", missing=MissingTime.SHIFT, **year)
        assert ours.calendar().between(start, end) == seconds(case["exact_s"])
        assert theirs.calendar().between(start, end) == seconds(case["peer_expects_s"])
        return
    found = desk(case).between(start, end, pauses=pauses_of(case), backwards=Backwards.ZERO)
    assert found == seconds(case["exact_s"])


@pytest.mark.parametrize("case", cases("peer_cases", "due_business_days"))
def test_due_after_open_days(case):
    clock = DayClock.CLOSING if case.get("end_of_working_day") else DayClock.SAME_TIME
    found = desk(case).add_days(moment(case["start"]), case["business_days"], clock=clock)
    assert found == moment(case["peer_expects"])


@pytest.mark.parametrize("case", cases("peer_cases", "wall_to_utc"))
def test_wall_times(case):
    day, _, clock = case["wall"].partition("T")
    hours, minutes = map(int, clock.split(":"))
    midnight = dt.datetime.fromisoformat(day)
    wall = midnight + dt.timedelta(hours=hours, minutes=minutes)
    for missing in MissingTime:
        found = instant(wall_instant(wall, ZoneInfo(case["tz"]), missing))
        assert found == moment(case["peer_expects"])


def dst_desk(case):
    week = {"week": case["hours"].split(";"), "tz": case["tz"]}
    week["week"] = {part.split()[0]: part.split()[1] for part in week["week"]}
    return opening_hours(week, case["start"]).calendar()


@pytest.mark.parametrize("case", cases("dst_cases", "due"))
def test_due_over_a_clock_change(case):
    found = dst_desk(case).add(moment(case["start"]), seconds(case["duration_s"]))
    assert found == moment(case["expect"])


@pytest.mark.parametrize("case", cases("dst_cases", "elapsed"))
def test_elapsed_over_a_clock_change(case):
    found = dst_desk(case).between(moment(case["start"]), moment(case["end"]))
    assert found == seconds(case["expect_s"])


@pytest.mark.parametrize("case", cases("computed_cases", "intersection"))
def test_an_intersection_of_wall_clocks_as_biz_makes_it(case):
    year = {"known_from": dt.date(2005, 1, 1), "known_until": dt.date(2008, 1, 1)}
    one = OpeningHours(
        zone="Etc/UTC",
        week="Mo 09:00-17:00; Tu 10:00-16:00; We 09:00-17:00; Th 10:00-16:00; Fr 09:00-17:00; Sa 11:00-14:30",
        holidays=[dt.date(2006, 1, 1), dt.date(2006, 12, 25)],
        breaks={dt.date(2006, 1, 2): "10:00-11:30", dt.date(2006, 1, 3): "14:15-14:30,15:40-15:50"},
        **year,
    )
    two = OpeningHours(
        zone="America/Los_Angeles",
        week="Su 10:00-12:00; Mo 08:00-10:00; Tu 11:00-15:00; We 16:00-18:00; Th 11:00-12:00,13:00-14:00",
        breaks={dt.date(2006, 1, 3): "11:15-11:45"},
        **year,
    )
    monday, later = moment("2006-01-02T00:00:00Z"), moment("2006-01-09T00:00:00Z")
    as_biz = one.calendar() & two.in_zone(one.zone).calendar()
    found = [(s.start, s.end) for s in as_biz.segments(monday, later)]
    expected = intervals(case["expect_segments"])
    assert found[: len(expected)] == expected
    true = one.calendar() & two.calendar()
    assert true.segments(monday, later) != as_biz.segments(monday, later)


# Clocks, escalation, measures and terms.

BUILD = {"name": "c", "starts": ["created"], "stops": ["resolved"]}


def hours_of(count):
    return [Target(within=seconds(count))]


def history(case, *more):
    """Build the events a case tells of: creation, pauses, the stop, and any more."""
    events = [Event(at=moment(case["start"]), kind="created"), *more]
    for start, end in case.get("pauses", ()):
        events.append(Event(at=moment(start), kind="paused"))
        if end:
            events.append(Event(at=moment(end), kind="resumed"))
    for start, end in case.get("closed", ()):
        events.append(Event(at=moment(start), kind="resolved"))
        if end:
            events.append(Event(at=moment(end), kind="reopened"))
    if "stopped" in case:
        events.append(Event(at=moment(case["stopped"]), kind="resolved"))
    return History(events)


def state_of(case, clock, events, grade="normal"):
    setting = Setting(desks=Desks(default=desk(case)), grade=grade)
    start = Progress.begin(clock, setting)
    return ClockState(start.after(events.events), max(event.at for event in events.events))


@pytest.mark.parametrize("case", cases("computed_cases", "state"))
def test_state(case):
    policy = case.get("policy", "resume")
    clock = Clock(
        targets=hours_of(case["duration_s"]), reopens=["reopened"], reopen_policy=policy, **BUILD
    )
    state = state_of(case, clock, history(case))
    expected = case["expect"]
    if "due" in expected:
        assert state.due == moment(expected["due"])
    if "consumed_s" in expected:
        assert state.consumed == seconds(expected["consumed_s"])
    if "met" in expected:
        assert state.met is expected["met"]


@pytest.mark.parametrize("case", cases("computed_cases", "priority_change"))
def test_change_of_grade(case):
    targets = [
        Target(within=seconds(case["to_target_s"]), grade="urgent"),
        *hours_of(case["from_target_s"]),
    ]
    clock = Clock(targets=targets, grade_policy=case["policy"], **BUILD)
    changed = Event(at=moment(case["change_at"]), kind="graded", value="urgent")
    assert state_of(case, clock, history(case, changed)).due == moment(case["expect"]["due"])


@pytest.mark.parametrize("case", cases("computed_cases", "escalation"))
def test_escalation(case):
    step = Step(when=AtShare(share=Fraction(case["at_fraction"])), notify="lead")
    for boundary, expected in (("closing", "expect_close"), ("next_opening", "expect_open")):
        clock = Clock(targets=hours_of(case["target_s"]), boundary=boundary, **BUILD)
        assert step_time(state_of(case, clock, history(case)), step) == moment(case[expected])


@pytest.mark.parametrize("case", cases("metric_cases", "metric"))
def test_measures(case):
    found = {"csat": csat, "nps": nps, "ces": ces}[case["name"]](case["ratings"]).value
    scale = 1 if case["name"] == "ces" else 100
    assert found * scale == pytest.approx(case["expect"])


WORDS = ("withdraw", "refund", "redress", "answer", "acknowledge", "accept", "mediat")


def days_of(country, year):
    """Return a country's working days, or plain weekdays where the library is missing or wide."""
    if country == "EU":
        return DayCalendar(name=country)
    pytest.importorskip("holidays")
    return DayCalendar.from_holidays(country, years=[year], complete_through=year)


@pytest.mark.parametrize("case", cases("statutory_cases", "statutory"))
def test_statutory_terms(case):
    hours = "T" in case["trigger"]
    trigger = moment(case["trigger"]) if hours else dt.date.fromisoformat(case["trigger"])
    on = trigger.date() if hours else trigger
    word = min((word for word in WORDS if word in case["rule"]), key=case["rule"].index)
    rule = next(r for r in statutory_clocks(case["country"], on) if r.value.duty.startswith(word))
    found = deadline(rule.value, trigger, days=days_of(case["country"], on.year))
    expected = case["expect"]
    assert found == (moment(expected) if hours else dt.date.fromisoformat(expected))


@pytest.mark.parametrize("case", cases("statutory_cases", "network_deadline"))
def test_network_terms(case):
    trigger = dt.date.fromisoformat(case["trigger"])
    *_, rule = network_clocks(case["network"].lower(), trigger)
    assert deadline(rule.value, trigger) == dt.date.fromisoformat(case["expect"])
