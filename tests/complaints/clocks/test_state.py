"""Clocks: sourced rows for pauses, reopening and grades, the fold's properties, a slow oracle."""

import datetime as dt
import random
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.complaints.clocks.clock import Clock
from xborder.complaints.clocks.line import ELAPSED_TIME
from xborder.complaints.clocks.progress import Progress
from xborder.complaints.clocks.reading import Phase
from xborder.complaints.clocks.setting import Desks, Setting
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.clocks.target import CountedTime, Target
from xborder.complaints.tickets.event import Event
from xborder.complaints.tickets.history import History
from xborder.errors import InvalidPolicy, NoRuleInForce, problems
from xborder.worktime import OpeningHours

HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)
NOTHING = dt.timedelta(0)


def at(text):
    """Read "12T09:00" as a time in January 2026, UTC."""
    day, _, clock = text.partition("T")
    return dt.datetime.fromisoformat(f"2026-01-{day}T{clock}:00+00:00")


@cache
def office():
    return OpeningHours(
        zone="UTC", week="Mo-Fr 09:00-17:00", known_from=dt.date(2025, 12, 1), known_until=dt.date(2026, 6, 1)
    ).calendar()  # fmt: skip


def events(*pairs):
    return History(
        Event(at=at(when), kind=kind.partition(":")[0], value=kind.partition(":")[2])
        for when, kind in pairs
    )


def clock(hours=4, **more):
    build = {
        "name": "resolution",
        "targets": [Target(within=hours * HOUR)],
        "starts": ["created"],
        "stops": ["resolved"],
        "reopens": ["reopened"],
    }
    return Clock(**build | more)


def begin(rule, business=None, grade="normal"):
    setting = Setting(desks=Desks(default=business or office()), grade=grade)
    return Progress.begin(rule, setting)


def state(rule, history, now):
    instant = now if isinstance(now, dt.datetime) else at(now)
    return ClockState(
        begin(rule).after(history.until(instant)), int(instant.timestamp()) * 1_000_000
    )


CREATED = ("12T09:00", "created")  # Monday 12 January 2026

FACTS = ("phase", "due", "consumed", "met", "late", "paused")


@pytest.mark.parametrize(
    ("rule", "history", "now", "expected"),
    [
        # A pause inside hours moves the deadline by itself (every engine but ERPNext and osTicket).
        (clock(), [CREATED, ("12T10:00", "paused"), ("12T11:30", "resumed")], "12T12:00",
         ("running", "12T14:30", 1.5, None, 0, False)),
        # ERPNext adds wall-clock hold: a pause at night moves its deadline. Ours stays.
        (clock(12), [CREATED, ("12T18:00", "paused"), ("13T08:00", "resumed")], "13T09:00",
         ("running", "13T13:00", 8, None, 0, False)),
        # While paused nothing is due (zammad).
        (clock(), [CREATED, ("12T10:00", "paused")], "12T12:00", ("paused", None, 1, None, 0, True)),
        # frappe/helpdesk PR 3776: solved straight from the pause; the open pause ends there.
        (clock(), [CREATED, ("12T10:00", "paused"), ("14T12:00", "resolved")], "15T12:00",
         ("stopped", None, 1, True, 0, False)),
        # A pause is closed time: used up as it begins, it is due then, or as it ends.
        (clock(1), [CREATED, ("12T10:00", "paused")], "12T12:00", ("paused", "12T10:00", 1, False, 0, True)),
        (clock(1, boundary="next_opening"), [CREATED, ("12T10:00", "paused")], "12T12:00", ("paused", None, 1, None, 0, True)),
        (clock(1, boundary="next_opening"), [CREATED, ("12T10:00", "paused"), ("12T12:00", "resumed")], "12T12:30",
         ("running", "12T12:00", 1.5, False, 0.5, False)),
        # Late before the pause: it stays late, and the pause adds nothing.
        (clock(1), [CREATED, ("12T11:00", "paused")], "12T16:00", ("paused", "12T10:00", 2, False, 1, True)),
        # Due at closing; an answer in the evening is late though no open time has passed.
        (clock(8), [CREATED, ("12T20:00", "resolved")], "13T09:00", ("stopped", "12T17:00", 8, False, 0, False)),
        (clock(8, boundary="next_opening"), [CREATED, ("12T20:00", "resolved")], "13T10:00",
         ("stopped", "13T09:00", 8, True, 0, False)),
        # zammad: the closed spell does not count. Jira: a new cycle. And as if never closed.
        (clock(6), [CREATED, ("12T11:00", "resolved"), ("12T15:00", "reopened")], "12T16:00",
         ("running", "13T11:00", 3, None, 0, False)),
        (clock(6, reopen_policy="new_cycle"), [CREATED, ("12T11:00", "resolved"), ("12T15:00", "reopened")], "12T16:00",
         ("running", "13T13:00", 1, None, 0, False)),
        (clock(6, reopen_policy="continuous"), [CREATED, ("12T11:00", "resolved"), ("12T15:00", "reopened")], "12T16:00",
         ("running", "12T15:00", 7, False, 1, False)),
        # A stop beats a pause at one instant, a pause beats a resumption, that beats a start.
        (clock(), [CREATED, ("12T10:00", "paused"), ("12T10:00", "resolved")], "12T11:00",
         ("stopped", "12T13:00", 1, True, 0, False)),
        (clock(), [CREATED, ("12T10:00", "paused"), ("12T11:00", "resumed"), ("12T11:00", "paused")], "12T12:00",
         ("paused", None, 1, None, 0, True)),
        (clock(), [CREATED, ("12T10:00", "resolved"), ("12T10:00", "reopened")], "12T12:00",
         ("stopped", "12T13:00", 1, True, 0, False)),
        (clock(), [CREATED, ("12T09:00", "paused"), ("12T11:00", "resumed")], "12T12:00",
         ("running", "12T15:00", 1, None, 0, False)),
        # Only pauses for the reasons listed count.
        (clock(pause_reasons=["waiting for customer"]), [CREATED, ("12T10:00", "paused:lunch")], "12T12:00",
         ("running", "12T13:00", 3, None, 0, False)),
        (clock(pause_reasons=["lunch"]), [CREATED, ("12T10:00", "paused:lunch")], "12T12:00",
         ("paused", None, 1, None, 0, True)),
        # Cancelled for good; idle before it starts.
        (clock(), [CREATED, ("12T10:00", "cancelled"), ("12T11:00", "reopened")], "16T12:00",
         ("cancelled", None, 1, None, 0, False)),
        (clock(starts=["customer_message"]), [CREATED], "12T12:00", ("idle", None, 0, None, 0, False)),
        (clock(starts=["customer_message"]), [CREATED, ("12T10:00", "paused"), ("12T11:00", "customer_message"), ("12T12:00", "resumed")],
         "12T13:00", ("running", "12T16:00", 1, None, 0, False)),
        (clock(starts=["customer_message"]), [CREATED, ("12T10:00", "paused"), ("12T10:30", "resumed"), ("12T11:00", "customer_message")],
         "12T13:00", ("running", "12T15:00", 2, None, 0, False)),
        # An update clock starts afresh with each reply, and a repeating one with each message.
        (clock(2, resets=["replied"]), [CREATED, ("12T10:30", "replied")], "12T11:00", ("running", "12T12:30", 0.5, None, 0, False)),
        (clock(2, starts=["customer_message"], stops=["replied"], repeats=True),
         [CREATED, ("12T09:00", "customer_message"), ("12T13:00", "replied"), ("12T14:00", "customer_message"), ("12T15:00", "customer_message")],
         "12T15:30", ("running", "12T16:00", 1.5, None, 0, False)),
        (clock(2, starts=["customer_message"], stops=["replied"]),
         [CREATED, ("12T09:00", "customer_message"), ("12T10:00", "replied"), ("12T14:00", "customer_message")],
         "12T15:30", ("stopped", "12T11:00", 1, True, 0, False)),
        # Elapsed time knows no closing.
        (clock(targets=[Target(within=24 * HOUR, counted="elapsed")]), [("16T16:00", "created")], "17T10:00",
         ("running", "17T16:00", 18, None, 0, False)),
        # Created at night, it counts from the opening.
        (clock(), [("11T22:00", "created")], "12T10:00", ("running", "12T13:00", 1, None, 0, False)),
    ],
)  # fmt: skip
def test_where_a_clock_stands(rule, history, now, expected):
    found = state(rule, events(*history), now)
    phase, due, consumed, met, late, paused = expected
    assert found.phase == phase
    assert found.due == (due and at(due))
    assert found.consumed == consumed * HOUR
    assert found.remaining == found.target.within - found.consumed
    assert found.met is met
    assert found.late == late * HOUR
    assert found.paused is paused
    counted = sum((part.duration for part in found.segments), NOTHING)
    assert counted == found.consumed


URGENT = Target(within=4 * HOUR, grade="urgent")


@pytest.mark.parametrize(
    ("policy", "history", "now", "due"),
    [
        # frappe and zammad count from creation, ServiceNow from the change.
        ("retroactive", [("12T12:00", "graded:urgent")], "12T12:00", "12T13:00"),
        ("restart", [("12T12:00", "graded:urgent")], "12T12:00", "12T16:00"),
        ("retroactive", [("13T12:00", "graded:urgent")], "13T12:00", "12T13:00"),
        ("retroactive_never_past", [("13T12:00", "graded:urgent")], "13T12:00", "13T12:00"),
        # An eighth of 24 hours is used, so seven eighths of 4 hours are left at 12:00.
        ("carry", [("12T12:00", "graded:urgent")], "12T12:00", "12T15:30"),
        # GLPI 6902: pauses before the change survive it.
        ("retroactive", [("12T10:00", "paused"), ("12T11:00", "resumed"), ("12T12:00", "graded:urgent")], "12T12:00", "12T14:00"),
        ("carry", [("12T12:00", "paused"), ("12T13:00", "graded:urgent"), ("12T13:00", "resumed")], "12T13:00", "12T16:30"),
        # The same target again changes nothing, nor does a grade without one of its own.
        ("restart", [("12T12:00", "graded:serious")], "12T12:00", "14T17:00"),
        # A change after the stop holds once it is reopened.
        ("restart", [("12T12:00", "resolved"), ("12T13:00", "graded:urgent"), ("12T14:00", "reopened")], "12T14:00", "12T15:00"),
    ],
)  # fmt: skip
def test_a_change_of_grade(policy, history, now, due):
    rule = clock(targets=[URGENT, Target(within=24 * HOUR)], grade_policy=policy)
    assert state(rule, events(CREATED, *history), now).due == at(due)


def test_a_share_carried_over_may_already_be_too_much():
    rule = clock(targets=[URGENT, Target(within=24 * HOUR)], grade_policy="carry")
    found = state(rule, events(CREATED, ("15T12:00", "graded:urgent")), "15T13:00")
    assert found.due == at("15T12:00")  # 27 of 24 hours used: overdue from the change
    assert found.progress.carried == 4.5 * 3600 * 1_000_000
    assert "counts as used" in found.explain()


def test_a_paused_clock_says_when_it_would_be_due():
    paused = state(clock(), events(CREATED, ("12T10:00", "paused")), "12T15:00")
    assert paused.due_if_resumed_now == at("13T10:00")
    running = state(clock(), events(CREATED), "12T15:00")
    assert running.due_if_resumed_now == running.due == at("12T13:00")
    assert running.breached_at == at("12T13:00")


SENTENCES = [
    (clock(), [CREATED], "12T12:00", "Due 2026-01-12 13:00+00:00; 1 h left."),
    (clock(), [CREATED], "12T14:30", "Missed: due 2026-01-12 13:00+00:00, 1 h 30 min late so far."),
    (clock(), [CREATED, ("12T10:00", "paused")], "12T12:00", "Paused with 3 h left."),
    (clock(), [CREATED, ("12T10:00", "resolved")], "12T12:00", "Kept: it stopped on 2026-01-12 10:00+00:00."),
    (clock(), [CREATED, ("12T15:00", "resolved")], "12T16:00", "Missed: due 2026-01-12 13:00+00:00, stopped 2026-01-12 15:00+00:00, 2 h late."),
    (clock(), [CREATED, ("12T10:00", "cancelled")], "12T12:00", "Cancelled on 2026-01-12 10:00+00:00."),
    (clock(starts=["refund_owed"]), [CREATED], "12T12:00", "It has not started."),
    (clock(boundary="next_opening"), [CREATED], "12T12:00", "Time used up at closing is due at the next opening."),
    (clock(targets=[Target(within=90 * dt.timedelta(seconds=1))]), [CREATED], "12T12:00", "resolution: 0 h 1 min 30 s of business time for grade normal."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "history", "now", "sentence"), SENTENCES)
def test_a_manager_can_read_it(rule, history, now, sentence):
    found = state(rule, events(*history), now)
    first = found.explain().splitlines()
    assert sentence.replace("resolution", "Resolution") in first
    chinese = found.explain("zh_CN", zone=ZoneInfo("Asia/Shanghai"))
    assert len(chinese.splitlines()) == len(first)
    assert not any(word in chinese for word in ("Due", "Missed", "Kept", "Counted", "Paused"))


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: clock(targets=[]), "sla.clock"),
        (lambda: clock(starts=[]), "sla.clock"),
        (lambda: clock(stops=[]), "sla.clock"),
        (lambda: Target(within=NOTHING), "sla.target"),
        (lambda: clock(targets=[URGENT]).target("normal"), "sla.no_target"),
        (lambda: clock(starts=["begun"]), "choice"),
        (lambda: clock(grade_policy="guess"), "choice"),
    ],
)
def test_a_bad_clock_is_refused(build, code):
    with pytest.raises((InvalidPolicy, NoRuleInForce, ValueError)) as caught:
        build()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.code == code
    assert problem.remedy


def test_targets_are_tried_in_order():
    rule = clock(
        targets=[
            Target(within=1 * HOUR, tier="gold", channel="phone"),
            Target(within=2 * HOUR, tier="gold"),
            Target(within=3 * HOUR, country="DE", counted="elapsed"),
            Target(within=4 * HOUR),
        ]
    )
    normal = "normal"
    assert rule.target(normal, tier="gold", country="DE", channel="phone").within == 1 * HOUR
    assert rule.target(normal, tier="gold", country="DE", channel="email").within == 2 * HOUR
    assert rule.target(normal, country="DE").counted is CountedTime.ELAPSED
    assert rule.target(normal, country="FR").within == 4 * HOUR


# Properties of the fold.

KINDS = st.sampled_from(
    ["paused", "resumed", "resolved", "reopened", "replied", "customer_message", "cancelled",
     "graded:urgent", "graded:normal", "graded:serious"]
)  # fmt: skip
LOGS = st.lists(st.tuples(st.integers(0, 20_000), KINDS), max_size=12).map(
    lambda found: [
        Event(at=at("12T09:00"), kind="created"),
        *(
            Event(
                at=at("12T09:00") + minutes * MINUTE,
                kind=kind.partition(":")[0],
                value=kind.partition(":")[2],
            )
            for minutes, kind in found
        ),
    ]
)
RULES = st.builds(
    lambda grades, reopens, boundary, resets, repeats: clock(
        targets=[URGENT, Target(within=9 * HOUR, grade="serious", counted="elapsed"), Target(within=30 * HOUR)],
        grade_policy=grades, reopen_policy=reopens, boundary=boundary, resets=resets, repeats=repeats,
        starts=["created", "customer_message"],
    ),
    st.sampled_from(["retroactive", "retroactive_never_past", "restart", "carry"]),
    st.sampled_from(["resume", "new_cycle", "continuous"]),
    st.sampled_from(["closing", "next_opening"]),
    st.sampled_from([(), ("replied",)]),
    st.booleans(),
)  # fmt: skip


@given(RULES, LOGS, st.integers(0, 12))
def test_a_prefix_and_the_rest_make_the_whole(rule, log, cut):
    ordered = History(log).events
    whole = begin(rule).after(ordered)
    assert begin(rule).after(ordered[:cut]).after(ordered[cut:]) == whole


@given(RULES, LOGS, st.randoms())
def test_shuffled_duplicates_change_nothing(rule, log, rng):
    twice = [*log, *log]
    rng.shuffle(twice)
    before = list(twice)
    assert History(twice) == History(log)
    assert twice == before
    assert begin(rule).after(History(twice).events) == begin(rule).after(History(log).events)


@given(RULES, LOGS, st.integers(0, 30_000))
def test_no_deadline_falls_on_closed_time_unless_the_rule_says_so(rule, log, minutes):
    now = at("12T09:00") + minutes * MINUTE
    found = state(rule, History(log), now)
    due = found.due
    if (
        due is None
        or found.target.counted is CountedTime.ELAPSED
        or found.progress.floor is not None
    ):
        return
    if found.progress.carried >= found.target.micros:
        return  # overdue when the grade changed: due at the change itself
    almost = due - dt.timedelta(microseconds=1)
    assert office().is_open(due) or office().is_open(almost)


@given(RULES, LOGS, st.integers(0, 30_000))
def test_consumed_never_shrinks_while_nothing_happens(rule, log, minutes):
    now = at("12T09:00") + minutes * MINUTE
    history = History(log)
    known = history.until(now)
    progress = begin(rule).after(known)
    first = ClockState(progress, int(now.timestamp()) * 1_000_000)
    later = ClockState(progress, int((now + 5 * HOUR).timestamp()) * 1_000_000)
    assert later.consumed >= first.consumed
    if first.met is False:
        assert later.due == first.due
        assert later.met is False


# The slow oracle: minute by minute, by the wall clock alone.

SPANS = {
    "Mo-Fr 09:00-17:00": [(d, 540, 1020) for d in range(5)],
    "Mo-Fr 09:00-12:00,13:00-18:00": [(d, a, b) for d in range(5) for a, b in ((540, 720), (780, 1080))],
    "Mo-Su 22:00-06:00": [(d, 1320, 1800) for d in range(7)],
    "24/7": [(d, 0, 1440) for d in range(7)],
}  # fmt: skip
DESKS = [
    ("Europe/Berlin", "Mo-Fr 09:00-17:00"),
    ("Asia/Shanghai", "Mo-Fr 09:00-12:00,13:00-18:00"),
    ("America/New_York", "Mo-Su 22:00-06:00"),
    ("Australia/Lord_Howe", "24/7"),
    ("Europe/Berlin", "Mo-Su 22:00-06:00"),
]
FIRST, LAST = (
    dt.date(2026, 2, 1),
    dt.date(2026, 5, 15),
)  # spring forward in the north, back in the south
OFF = {dt.date(2026, 2, 17), dt.date(2026, 4, 3), dt.date(2026, 4, 6), dt.date(2026, 5, 1)}
MADE_UP = {dt.date(2026, 2, 28), dt.date(2026, 5, 9)}


def minutes_open(zone, week):
    """Return, for each minute from the first, whether the wall clock says the desk is open."""
    zone = ZoneInfo(zone)
    start = dt.datetime(2026, 2, 2, tzinfo=dt.UTC)
    weekday_of_makeup = next(d for d, *_ in SPANS[week])

    def is_open(wall):
        for back in (0, 1):
            day = wall.date() - dt.timedelta(days=back)
            minute = wall.hour * 60 + wall.minute + back * 1440
            if day in MADE_UP:
                weekday = weekday_of_makeup
            elif day in OFF:
                continue
            else:
                weekday = day.weekday()
            if any(d == weekday and a <= minute < b for d, a, b in SPANS[week]):
                return True
        return False

    count = 95 * 1440
    walls = ((start + n * MINUTE).astimezone(zone) for n in range(count))
    return start, np.fromiter((is_open(wall) for wall in walls), dtype=bool, count=count)


def random_ticket(rng):
    """Return minutes: creation, pauses in order, the stop; and the target."""
    created = rng.randrange(60 * 1440)
    pauses, minute = [], created
    for _ in range(rng.randrange(4)):
        low = minute + rng.randrange(1, 2500)
        minute = low + rng.randrange(1, 4000)
        pauses.append((low, minute))
    return created, pauses, minute + rng.randrange(1, 4000), rng.randrange(1, 2400)


def by_minutes(opened, created, pauses, stop, target):
    """Return consumed minutes at the stop, and the minute at which the target was used up."""
    counted = opened[created:stop].copy()
    for low, high in pauses:
        counted[low - created : high - created] = False
    total = np.cumsum(counted)
    consumed = int(total[-1])
    if consumed < target:
        return consumed, None
    return consumed, created + int(np.searchsorted(total, target)) + 1


@pytest.mark.long
@pytest.mark.parametrize(("zone", "week"), DESKS)
def test_a_slow_oracle_agrees_on_a_hundred_thousand_tickets(zone, week):
    calendar = OpeningHours(
        zone=zone, week=week, holidays=OFF, makeup_days=MADE_UP, known_from=FIRST, known_until=dt.date(2026, 12, 1)
    ).calendar()  # fmt: skip
    start, opened = minutes_open(zone, week)
    rng = random.Random(f"{zone} {week}")  # noqa: S311 - reproducible, not secret
    origin = int(start.timestamp()) * 1_000_000
    rules = {}
    for _ in range(20_000):
        created, pauses, stop, target = random_ticket(rng)
        if target not in rules:
            rules[target] = begin(clock(targets=[Target(within=target * MINUTE)]), calendar)
        log = [
            Event(at=start + created * MINUTE, kind="created"),
            Event(at=start + stop * MINUTE, kind="resolved"),
        ]
        for low, high in pauses:
            log.append(Event(at=start + low * MINUTE, kind="paused"))
            log.append(Event(at=start + high * MINUTE, kind="resumed"))
        progress = rules[target].after(History(log).events)
        reading = progress.read(log[1].at)
        consumed, due = by_minutes(opened, created, pauses, stop, target)
        assert reading.consumed == consumed * 60_000_000
        assert (progress.phase, reading.ends) == (Phase.STOPPED, log[1].at)
        if due is None:
            assert reading.due is None or reading.due > log[1].at
        else:
            assert reading.due == origin + due * 60_000_000


def test_elapsed_time_counts_every_instant():
    assert ELAPSED_TIME.cut(5, 5) == []
    assert ELAPSED_TIME.cut(5, 7) == [(5, 7)]
