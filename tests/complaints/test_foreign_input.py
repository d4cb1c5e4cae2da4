"""Every public callable of complaints and worktime, given what is not meant for it.

Each argument of a good call is replaced in turn by each odd value. What comes back must be an answer,
one of xborder's errors or pydantic's: never somebody else's exception. Whole arrays and frames are
not among the odd values: their doors are those of ``xborder.tables``.
"""

import datetime as dt
import inspect
import warnings
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from xborder import complaints, worktime
from xborder.complaints import clocks, escalation, law, measures, tickets
from xborder.errors import XborderError
from xborder.messages import Text
from xborder.money import Money

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=5)
HOUR = dt.timedelta(hours=1)
DAY, NEXT = dt.date(2026, 11, 23), dt.date(2026, 11, 30)

ODD = [
    None, True, 0, -1, 7, 10**30, 1.5, float("nan"), float("inf"), Decimal("1.5"), Decimal("NaN"), Fraction(1, 3), 1j,
    "", "text", "0.5", "2026-11-23", b"bytes", [], (), {}, set(), [7], {"a": 7}, [None], [[1, 2], [3]], object(), len, range(3), iter([1]),
    DAY, dt.datetime(2026, 11, 23, 12), NOON, dt.datetime.max.replace(tzinfo=dt.UTC), dt.datetime.min, dt.date.max, dt.date.min,  # noqa: DTZ001, DTZ901 - naive and extreme on purpose
    dt.timedelta(0), dt.timedelta.max, dt.timedelta(hours=-3), dt.time(3), ZoneInfo("Asia/Tokyo"),
    np.float64(1.5), np.float32("nan"), np.int64(3), np.bool_(True), np.datetime64("2026-11-23"), np.timedelta64(3, "h"),
    pd.Timestamp("2026-11-23"), pd.Timestamp("2026-11-23", tz="UTC"), pd.NaT, pd.NA, pd.Timedelta("3h"),
]  # fmt: skip

DESK = worktime.OpeningHours(
    zone="Europe/Berlin", week="Mo-Fr 09:00-17:00", known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1)
)  # fmt: skip
CALENDAR = DESK.calendar()
DAYS = worktime.DayCalendar(name="x", holidays=[DAY], known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1))  # fmt: skip
POLICY = complaints.default_policy(CALENDAR)
EVENTS = [{"at": NOON, "kind": "created"}, {"at": LATER, "kind": "replied"}]
TICKET = complaints.Ticket(id="T", events=EVENTS)
STATE = POLICY.evaluate(TICKET, LATER)
CLOCK, RESOLUTION = POLICY.clocks[0], STATE["resolution"]
CYCLE = STATE["first_response"].cycles[0]
FACTS = complaints.tickets.Facts(category="late")
RULE = law.statutory_clocks("DE", DAY)[0]
LOOP = complaints.tickets.ClosedLoop(ticket="T", description="broken", cause=complaints.tickets.Cause(("a",))).advance(NOON)  # fmt: skip
ROW = {"Id": "1", "Ticket ID": "1", "ID": "1", "Created at": "2026-11-23", "Created time": "2026-11-23", "Created On": "2026-11-23"}  # fmt: skip
JIRA = [["Issue key", "Created"], ["S-1", "23/Nov/26 12:00"]]
SETTING = clocks.Setting(desks=clocks.Desks(default=CALENDAR), grade="normal")
PERIOD = {"start": NOON, "end": LATER}

GOOD = {
    # tickets
    tickets.Event: {"at": NOON, "kind": "rated", "value": "5", "id": "1"},
    tickets.EventRecord: {"at": NOON, "kind": "rated", "value": "5", "id": "1"},
    tickets.Ticket: {"id": "T", "events": EVENTS, "grade": "normal", "country": "DE", "tier": "", "channel": "", "team": "", "order": "", "sku": "", "category": ""},
    tickets.History: {"events": TICKET.history.events},
    tickets.grade: {"facts": FACTS, "rules": tickets.DEFAULT_RULES, "grades": ("normal", "serious", "urgent")},
    tickets.Facts: {"category": "late", "value_at_stake": Money("5", "EUR"), "audience": 3, "earlier_complaints": 1, "days_to_legal_deadline": 3},
    tickets.GradeRule: {"grade": "urgent", "reason": Text("x"), "categories": ["late"], "value_from": {"EUR": Money("5", "EUR")}, "audience_from": 3},
    tickets.Cause: {"path": ("a", "b")},
    tickets.Cause.parse: {"text": "a / b"},
    tickets.ClosedLoop: {"ticket": "T", "description": "x"},
    tickets.CorrectiveAction: {"what": "x", "owner": "y", "due": DAY, "done_on": None},
    tickets.EightDisciplines: {"team": "x"},
    tickets.zendesk_tickets: {"rows": [ROW], "zone": "UTC", "metric_events": (), "grades": ("low", "normal"), "ungraded": "normal"},
    tickets.freshdesk_tickets: {"rows": [ROW], "zone": "UTC", "grades": ("low", "medium"), "waiting": (), "ungraded": "medium"},
    tickets.jira_tickets: {"rows": JIRA, "zone": "UTC", "grades": ("low", "medium"), "solved": (), "waiting": (), "ungraded": "medium"},
    tickets.zammad_tickets: {"rows": [{"number": "1", "created_at": "2026-11-23T12:00:00Z"}], "states": {1: "new"}, "priorities": {2: "2 normal"}, "ungraded": "2 normal"},
    tickets.frappe_tickets: {"rows": [ROW], "zone": "UTC", "grades": ("low", "medium"), "ungraded": "medium"},
    TICKET.replace: {"grade": "urgent"}, TICKET.with_events: {"events": EVENTS[1]}, TICKET.team_at: {"now": NOON}, TICKET.grade_at: {"now": NOON},
    TICKET.history.until: {"now": NOON}, TICKET.history.with_events: {"events": complaints.Event(at=LATER, kind="resolved")},
    LOOP.advance: {"at": LATER, "note": ""}, LOOP.record: {"cause": None}, LOOP.reopen: {"at": LATER, "reason": "new_facts"},
    # clocks
    clocks.Target: {"within": HOUR, "counted": "business", "grade": None, "team": None, "tier": None, "country": None, "channel": None},
    clocks.Clock: {"name": "x", "targets": CLOCK.targets, "starts": ["created"], "stops": ["replied"], "pauses": ["paused"], "pause_reasons": ["x"], "resumes": ["resumed"],
                   "cancels": ["cancelled"], "resets": ["replied"], "reopens": ["reopened"], "repeats": True, "grade_policy": "restart", "reopen_policy": "resume",
                   "handover_policy": "end", "boundary": "closing"},
    CLOCK.target: {"grade": "normal", "team": "", "tier": "", "country": "", "channel": ""},
    clocks.SlaPolicy: {"clocks": POLICY.clocks, "calendar": CALENDAR, "calendars": {}, "grades": ("normal", "serious", "urgent")},
    clocks.default_policy: {"calendar": CALENDAR, "calendars": {"DE": CALENDAR}},
    POLICY.evaluate: {"ticket": TICKET, "now": LATER}, POLICY.clock: {"ticket": TICKET, "name": "resolution", "now": LATER}, POLICY.rule: {"name": "resolution"},
    POLICY.calendar_of: {"ticket": TICKET}, STATE.explain: {"locale": "en", "zone": "UTC"}, RESOLUTION.explain: {"locale": "en", "zone": "UTC"}, RESOLUTION.explanation: {"zone": "UTC"},
    # escalation
    escalation.AtShare: {"share": 0.5}, escalation.BeforeDue: {"lead": HOUR, "counted": "business"},
    escalation.Step: {"when": escalation.AtShare(share=1), "notify": "x", "clock": ""},
    escalation.alerts: {"policy": POLICY, "tickets": [TICKET], "now": LATER, "ladder": escalation.DEFAULT_LADDER},
    escalation.step_time: {"state": RESOLUTION, "step": escalation.DEFAULT_LADDER[0]},
    escalation.due_times: {"policy": POLICY, "tickets": [TICKET], "now": LATER, "clock": "resolution"},
    escalation.next_due: {"policy": POLICY, "tickets": [TICKET], "now": LATER, "agents": 1, "handling_time": HOUR},
    escalation.lateness_risk: {"ahead": 3, "expected": 2.0},
    escalation.workload: {"events": TICKET.history.events, "zone": "UTC"},
    escalation.promise: {"calendar": CALENDAR, "received": NOON, "within": HOUR, "zone": "UTC", "counted": "business"},
    escalation.obligations: {"state": STATE, "law": ()},
    # measures
    measures.share: {"hits": 1, "count": 2, "confidence": 0.95}, measures.compare: {"before": measures.share(1, 2), "after": measures.share(1, 3)},
    measures.csat: {"ratings": [5, 4], "confidence": 0.95}, measures.nps: {"ratings": [5, 4], "confidence": 0.95}, measures.ces: {"ratings": [5, 4], "confidence": 0.95},
    measures.pareto: {"causes": ["a", "b"]}, measures.costs: {"amounts": [Money("5", "EUR")]},
    measures.complaint_rates: {"complaints": {"a": 1}, "orders": {"a": 2}, "confidence": 0.95},
    measures.measure: {"policy": POLICY, "tickets": [TICKET], **PERIOD}, measures.measure_by: {"policy": POLICY, "tickets": [TICKET], **PERIOD, "by": "week", "zone": "UTC"},
    measures.clock_reports: {"policy": POLICY, "tickets": [TICKET], "now": LATER, "clock": "resolution", "by": "team", "zone": "UTC"},
    measures.Times: {"hours": [1.0, 2.0]}, measures.Times(hours=[1.0]).percentile: {"part": 0.9},
    # law
    law.statutory_clocks: {"country": "DE", "on": DAY}, law.network_clocks: {"network": "visa", "on": DAY, "reason": "fraud"}, law.remedies: {"country": "DE", "on": DAY, "ground": "fault"},
    law.dispute_paths: {"country": "DE", "on": DAY}, law.computation: {"country": "DE", "on": DAY}, law.deadline: {"clock": RULE.value, "trigger": DAY, "days": DAYS},
    law.counted_day: {"clock": RULE.value, "trigger": DAY, "days": DAYS},
    law.deadlines: {"rules": (RULE,), "happened": {"delivery": NOON}, "zone": "UTC", "days": DAYS, "side": "buyer"},
    law.Term: {"count": 3, "unit": "weeks", "trigger": "order", "counts_trigger_day": True, "counting": law.COMPUTATIONS["DE"], "rolls": True, "extension": 0},
    law.StatutoryClock: {"id": "x", "jurisdiction": "DE", "duty": "answer", "side": "seller", "term": RULE.value.term, "scope": ""},
    law.Computation: {"id": "x", "last_day": "stays", "weekend": [5], "months": "corresponding", "unsettled": [6]},
    # worktime
    worktime.Span.parse: {"text": "09:00-17:00"}, worktime.Span: {"start": 0, "end": 7},
    worktime.OpeningHours: {"zone": "UTC", "week": "24/7", "holidays": [DAY], "makeup_days": [DAY], "makeup_hours": "09:00-10:00", "overrides": {DAY: "09:00-10:00"}, "breaks": {DAY: ()},
                            "known_from": DAY, "known_until": NEXT, "missing": "snap", "repeated": "first", "name": "x"},
    DESK.on: {"day": DAY}, DESK.in_zone: {"zone": "UTC"}, DESK.with_days: {"days": DAYS},
    worktime.DayCalendar: {"name": "x", "weekend": [5], "holidays": [DAY], "makeup_days": [DAY], "known_from": DAY, "known_until": NEXT},
    DAYS.add: {"start": DAY, "days": 3}, DAYS.between: {"start": DAY, "end": NEXT}, DAYS.roll: {"day": DAY, "roll": "following"}, DAYS.is_working: {"day": DAY},
    DAYS.next_working: {"day": DAY}, DAYS.previous_working: {"day": DAY}, DAYS.working_days: {"start": DAY, "end": NEXT}, DAYS.with_holidays: {"days": DAY},
    worktime.DayCalendar.from_holidays: {"country": "DE", "years": 2026, "subdivision": "BE", "categories": ["public"], "name": "x", "complete_through": 2026},
    worktime.BusinessCalendar.from_intervals: {"intervals": [(NOON, LATER)], "known": (NOON, LATER), "name": "x", "zone": "UTC"},
    CALENDAR.add: {"start": NOON, "duration": HOUR, "boundary": "closing", "pauses": [(NOON, LATER)]},
    CALENDAR.between: {"start": NOON, "end": LATER, "pauses": [(NOON, LATER)], "backwards": "zero"}, CALENDAR.segments: {"start": NOON, "end": LATER}, CALENDAR.is_open: {"at": NOON},
    CALENDAR.next_open: {"at": NOON}, CALENDAR.next_close: {"at": NOON}, CALENDAR.previous_open: {"at": NOON}, CALENDAR.previous_close: {"at": NOON},
    CALENDAR.add_days: {"start": NOON, "days": 2, "clock": "closing"}, CALENDAR.without: {"pauses": [(NOON, LATER)]},
    worktime.FollowTheSun: {"teams": {"a": CALENDAR}}, worktime.FollowTheSun({"a": CALENDAR}).on_duty: {"at": NOON},
    worktime.FollowTheSun({"a": CALENDAR}).duties: {"start": NOON, "end": LATER},
}  # fmt: skip

# What results hold: made by the library, not by its users.
RESULTS = {
    tickets.Grading, tickets.TicketExport, tickets.Layout, clocks.ClockState, clocks.Cycle, clocks.Desks, clocks.Progress, clocks.Reading, clocks.Setting, clocks.TicketState,
    escalation.Alert, escalation.Entry, escalation.Obligation, escalation.Promise, measures.CauseShare, measures.Change, measures.ClockReport, measures.ClockReports, measures.Estimate, measures.Measures,
    measures.Share, law.CountedDay, law.Deadline, law.DisputePath, law.RemedyRule, worktime.Duty, worktime.Segment, worktime.BusinessCalendar, law.countries,
}  # fmt: skip


def public():
    for room in (complaints, tickets, clocks, escalation, measures, law, worktime):
        for name in room.__all__:
            found = getattr(room, name)
            if callable(found) and not (isinstance(found, type) and issubclass(found, Enum)):
                yield found


def call(function, arguments):
    """Call a function, its variable arguments (``*events``) in their place."""
    kinds = inspect.signature(function).parameters
    spread = [name for name in arguments if name in kinds and kinds[name].kind is inspect.Parameter.VAR_POSITIONAL]  # fmt: skip
    named = {name: value for name, value in arguments.items() if name not in spread}
    return function(*(arguments[name] for name in spread), **named)


def test_every_public_callable_is_tried():
    missing = {found for found in public() if found not in GOOD and found not in RESULTS}
    assert not missing


@pytest.mark.parametrize("function", GOOD, ids=lambda f: f"{f.__module__[8:]}.{f.__qualname__}")
def test_no_foreign_exception(function):
    good = GOOD[function]
    call(function, good)
    foreign = []
    for name in good:
        for odd in ODD:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # numpy and pandas warn of their own conversions
                try:
                    found = call(function, good | {name: odd})
                    repr(found)
                except (XborderError, ValidationError) as error:
                    str(error)
                except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
                    foreign.append(
                        f"{name}={str(odd)[:40]!r}: {type(error).__name__}: {error}"[:160]
                    )
    assert not foreign, f"{len(foreign)}\n" + "\n".join(foreign)
