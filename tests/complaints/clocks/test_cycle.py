"""One record a cycle: what ran, what ended it, whether it was kept; a slow oracle minute by minute."""

import datetime as dt
import pickle
import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.complaints.clocks import (
    Clock,
    CycleEnd,
    Desks,
    HandoverPolicy,
    Phase,
    Progress,
    Setting,
    SlaPolicy,
    Target,
    Verdict,
)
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.tickets import Event, History, Ticket
from xborder.worktime import OpeningHours

HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)
KNOWN = {"known_from": dt.date(2025, 12, 1), "known_until": dt.date(2026, 6, 1)}


def at(text):
    """Read "12T09:00" as a time in January 2026, UTC; the 12th is a Monday."""
    day, _, clock = text.partition("T")
    return dt.datetime.fromisoformat(f"2026-01-{day}T{clock}:00+00:00")


@cache
def desk(hours):
    return OpeningHours(zone="UTC", week=f"Mo-Fr {hours}", **KNOWN).calendar()


DESKS = Desks(default=desk("09:00-17:00"), special={"west": desk("14:00-22:00")})


def events(*told):
    """Build a history from "12T09:00 kind:value" lines."""
    found = []
    for line in told:
        when, _, what = line.partition(" ")
        kind, _, value = what.partition(":")
        found.append(Event(at=at(when), kind=kind, value=value))
    return History(found)


def messages(hours=2, **more):
    """Build the clock of S1: a message is answered within two open hours, each one."""
    build = {
        "name": "next_response",
        "targets": [Target(within=hours * HOUR)],
        "starts": ["customer_message"],
        "stops": ["replied"],
        "repeats": True,
    }
    return Clock(**build | more)


def state(clock, history, now, team=""):
    setting = Setting(desks=DESKS, grade="normal", team=team)
    moment = at(now) if isinstance(now, str) else now
    progress = Progress.of(clock, setting, history.until(moment))
    return ClockState(progress, int(moment.timestamp()) * 1_000_000)


def told(found):
    """Return what each cycle came to, in hours."""
    return [
        (str(cycle.verdict), cycle.ending and str(cycle.ending), cycle.used / HOUR, cycle.lateness / HOUR)
        for cycle in found.cycles
    ]  # fmt: skip


CREATED = "12T08:00 created"


@pytest.mark.parametrize(
    ("clock", "history", "now", "cycles"),
    [
        # Message 09:00, reply 13:00, message 14:00, reply 14:30: late once, two hours late.
        (messages(), [CREATED, "12T09:00 customer_message", "12T13:00 replied", "12T14:00 customer_message", "12T14:30 replied"], "12T17:00",
         [("late", "stopped", 4, 2), ("kept", "stopped", 0.5, 0)]),
        # The second one runs, and is late as it is read.
        (messages(), [CREATED, "12T09:00 customer_message", "12T10:00 replied", "12T12:00 customer_message"], "12T15:00",
         [("kept", "stopped", 1, 0), ("late", None, 3, 1)]),
        (messages(), [CREATED, "12T09:00 customer_message", "12T10:00 replied", "12T12:00 customer_message"], "12T13:00",
         [("kept", "stopped", 1, 0), ("open", None, 1, 0)]),
        # An update clock: each answer ends a cycle and begins the next.
        (messages(starts=["created"], stops=["resolved"], resets=["replied"]), ["12T09:00 created", "12T12:00 replied", "12T13:00 replied", "12T14:00 resolved"], "12T17:00",
         [("late", "reset", 3, 1), ("kept", "reset", 1, 0), ("kept", "stopped", 1, 0)]),
        # A reset at the very start leaves nothing to judge.
        (messages(starts=["created"], stops=["resolved"], resets=["replied"]), ["12T09:00 created", "12T09:00 replied"], "12T10:00",
         [("open", None, 1, 0)]),
        # A reset while paused: what ran until the pause is judged, the next cycle waits.
        (messages(starts=["created"], stops=["resolved"], resets=["replied"]), ["12T09:00 created", "12T10:00 paused", "12T12:00 replied", "12T13:00 resumed"], "12T14:00",
         [("kept", "reset", 1, 0), ("open", None, 1, 0)]),
        # Reopening: a new cycle is a new record, resuming goes on with the old one.
        (messages(starts=["created"], reopens=["reopened"], reopen_policy="new_cycle"), ["12T09:00 created", "12T12:00 replied", "12T13:00 reopened", "12T14:00 replied"], "12T17:00",
         [("late", "stopped", 3, 1), ("kept", "stopped", 1, 0)]),
        (messages(starts=["created"], reopens=["reopened"]), ["12T09:00 created", "12T10:00 replied", "12T13:00 reopened", "12T16:00 replied"], "12T17:00",
         [("late", "stopped", 4, 2)]),
        # Cancelled in time: withdrawn. Cancelled when it was late already: late for good.
        (messages(starts=["created"]), ["12T09:00 created", "12T10:00 cancelled"], "14T12:00", [("withdrawn", "cancelled", 1, 0)]),
        (messages(starts=["created"]), ["12T09:00 created", "12T12:00 cancelled", "12T13:00 reopened"], "14T12:00", [("late", "cancelled", 3, 1)]),
        # A grade that restarts a clock ends a cycle as a reset does: what was late stays late.
        (messages(starts=["created"], grade_policy="restart", targets=[Target(within=4 * HOUR, grade="urgent"), Target(within=2 * HOUR)]),
         ["12T09:00 created", "12T12:00 graded:urgent", "12T13:00 replied"], "12T17:00",
         [("late", "reset", 3, 1), ("kept", "stopped", 1, 0)]),
        # A change of grade after the stop does not reach back.
        (messages(starts=["created"], targets=[Target(within=1 * HOUR, grade="urgent"), Target(within=4 * HOUR)]),
         ["12T09:00 created", "12T12:00 replied", "12T13:00 graded:urgent"], "12T17:00", [("kept", "stopped", 3, 0)]),
        # Answered after closing what was due at closing: late, though no open time has passed.
        (messages(8, starts=["created"]), ["12T09:00 created", "12T20:00 replied"], "13T09:00", [("late", "stopped", 8, 0)]),
        # Machines and colleagues stop nothing; a clock that names them is stopped by them.
        (messages(starts=["created"]), ["12T09:00 created", "12T09:00 bot_replied", "12T10:00 internal_note", "12T12:00 replied"], "12T17:00", [("late", "stopped", 3, 1)]),
        (messages(starts=["created"], stops=["bot_replied"]), ["12T09:00 created", "12T09:00 bot_replied"], "12T17:00", [("kept", "stopped", 0, 0)]),
        # A triage clock stops when the ticket is passed on.
        (messages(starts=["created"], stops=["assigned"]), ["12T09:00 created", "12T10:00 assigned:west"], "12T17:00", [("kept", "stopped", 1, 0)]),
    ],
)  # fmt: skip
def test_every_cycle_has_its_record(clock, history, now, cycles):
    found = state(clock, events(*history), now)
    assert told(found) == cycles
    assert found.ran
    assert [str(cycle.verdict) for cycle in found.breaches] == [
        v for v, *_ in cycles if v == "late"
    ]
    assert pickle.loads(pickle.dumps(found.cycles)) == found.cycles


HANDED = ["12T10:00 created", "12T15:00 assigned:west", "12T20:00 replied"]


@pytest.mark.parametrize(
    ("policy", "history", "cycles", "teams"),
    [
        # Default desk 9-17, west 14-22. Kept: 7 of 6 open hours of the first desk by 17:00, due 16:00.
        ("keep", HANDED, [("late", "stopped", 7, 1)], ["west"]),
        # Ended at handover: 5 hours there, then 5 of the west's own.
        ("new_cycle", HANDED, [("kept", "handed_over", 5, 0), ("kept", "stopped", 5, 0)], ["", "west"]),
        ("end", HANDED, [("kept", "handed_over", 5, 0)], [""]),
        # Handed over late; the next team's cycle is its own.
        ("new_cycle", ["12T09:00 created", "12T16:30 assigned:west", "12T18:00 replied"],
         [("late", "handed_over", 7.5, 1.5), ("kept", "stopped", 1.5, 0)], ["", "west"]),
        # Handed over while paused: the next cycle waits too.
        ("new_cycle", ["12T10:00 created", "12T11:00 paused", "12T15:00 assigned:west", "12T16:00 resumed", "12T18:00 replied"],
         [("kept", "handed_over", 1, 0), ("kept", "stopped", 2, 0)], ["", "west"]),
        # To the same team, or as it began: no handover.
        ("new_cycle", ["12T10:00 created", "12T10:00 assigned:west", "12T12:00 assigned:west", "12T15:00 replied"],
         [("kept", "stopped", 1, 0)], ["west"]),
        # After the stop nothing is handed over, and whom it counted for stays.
        ("new_cycle", ["12T10:00 created", "12T12:00 replied", "12T15:00 assigned:west"], [("kept", "stopped", 2, 0)], [""]),
        # Back and forth: three cycles.
        ("new_cycle", ["12T10:00 created", "12T15:00 assigned:west", "12T16:00 assigned:", "13T10:00 replied"],
         [("kept", "handed_over", 5, 0), ("kept", "handed_over", 1, 0), ("kept", "stopped", 2, 0)], ["", "west", ""]),
    ],
)  # fmt: skip
def test_a_handover(policy, history, cycles, teams):
    clock = messages(6, starts=["created"], handover_policy=policy)
    found = state(clock, events(*history), "13T12:00")
    assert told(found) == cycles
    assert [cycle.team for cycle in found.cycles] == teams


def test_an_ended_clock_waits_for_its_next_start():
    clock = messages(handover_policy="end")
    log = [CREATED, "12T09:00 customer_message", "12T10:00 assigned:west"]
    idle = state(clock, events(*log), "12T15:00")
    assert (idle.phase, idle.due, idle.started_at, idle.ran) == (Phase.IDLE, None, None, True)
    assert idle.explain().splitlines() == [
        "Next response: 2 h of business time for grade normal.",
        "Earlier cycle from 2026-01-12 09:00+00:00 to 2026-01-12 10:00+00:00: kept.",
        "It does not run now.",
    ]
    again = state(clock, events(*log, "12T15:00 customer_message"), "12T16:00")
    assert (again.due, again.team) == (at("12T17:00"), "west")


def test_teams_may_have_targets_of_their_own():
    clock = messages(
        starts=["created"],
        handover_policy=HandoverPolicy.NEW_CYCLE,
        targets=[Target(within=1 * HOUR, team="west"), Target(within=6 * HOUR)],
    )
    found = state(clock, events("12T10:00 created", "12T15:00 assigned:west"), "12T15:30")
    assert (found.target.within, found.due) == (1 * HOUR, at("12T16:00"))
    kept = state(
        messages(starts=["created"], targets=clock.targets),
        events("12T10:00 created", "12T15:00 assigned:west"), "12T15:30",
    )  # fmt: skip
    assert (kept.target.within, kept.due) == (6 * HOUR, at("12T16:00"))


def test_a_cancelled_promise_that_was_late_says_so():
    found = state(messages(starts=["created"]), events("12T09:00 created", "12T12:00 cancelled"), "14T12:00")  # fmt: skip
    (cycle,) = found.cycles
    assert (found.met, found.late, found.due) == (False, HOUR, at("12T11:00"))
    assert (cycle.started_at, cycle.ended_at, cycle.due_at) == (at("12T09:00"), at("12T12:00"), at("12T11:00"))  # fmt: skip
    assert found.explain().splitlines()[-1] == (
        "Missed: due 2026-01-12 11:00+00:00, cancelled 2026-01-12 12:00+00:00, 1 h late."
    )
    assert "取消于" in found.explain("zh_CN")
    running = state(messages(starts=["created"]), events("12T09:00 created", "12T10:00 paused"), "12T12:00")  # fmt: skip
    assert (running.cycle.ended_at, running.cycle.due_at) == (None, None)


# Properties.

KINDS = st.sampled_from(
    ["paused", "resumed", "resolved", "reopened", "replied", "customer_message", "cancelled",
     "assigned:west", "assigned:east", "assigned:", "internal_note", "bot_replied"]
)  # fmt: skip
LOGS = st.lists(st.tuples(st.integers(0, 12_000), KINDS), max_size=14).map(
    lambda found: History(
        [
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
)
CLOCKS = st.builds(
    lambda hours, boundary, resets, repeats, reopens, handover: Clock(
        name="c", targets=[Target(within=5 * HOUR, team="west"), Target(within=hours * HOUR)],
        starts=["created", "customer_message"], stops=["resolved"], resets=resets, repeats=repeats,
        reopens=["reopened"], reopen_policy=reopens, boundary=boundary, handover_policy=handover,
    ),
    st.sampled_from([1, 8, 20]),
    st.sampled_from(["closing", "next_opening"]),
    st.sampled_from([(), ("replied",)]),
    st.booleans(),
    st.sampled_from(["resume", "new_cycle", "continuous"]),
    st.sampled_from(["keep", "new_cycle", "end"]),
)  # fmt: skip


@given(CLOCKS, LOGS, st.integers(0, 14))
def test_a_prefix_and_the_rest_make_the_whole_with_every_record(clock, history, cut):
    setting, told_all = Setting(desks=DESKS, grade="normal"), history.events
    whole = Progress.begin(clock, setting).after(told_all)
    assert Progress.begin(clock, setting).after(told_all[:cut]).after(told_all[cut:]) == whole
    assert Progress.of(clock, setting, told_all) == whole


@given(CLOCKS, LOGS, st.integers(0, 14_000), st.integers(0, 14_000))
def test_what_was_late_stays_late(clock, history, one, two):
    """Later events add cycles; none that was late, ever, becomes kept, withdrawn or unrecorded."""
    first, later = (at("12T09:00") + minutes * MINUTE for minutes in sorted((one, two)))
    before = [c for c in state(clock, history, first).cycles if c.verdict is Verdict.LATE]
    after = {c.started: c.verdict for c in state(clock, history, later).cycles}
    assert all(after[cycle.started] is Verdict.LATE for cycle in before)


@given(CLOCKS, LOGS, st.integers(0, 14_000))
def test_cycles_follow_one_another_and_only_the_last_is_open(clock, history, minutes):
    found = state(clock, history, at("12T09:00") + minutes * MINUTE)
    *earlier, last = found.cycles or (None,)
    ends = [cycle.ended for cycle in earlier]
    starts = [cycle.started for cycle in found.cycles]
    assert starts == sorted(starts)
    assert all(
        end is not None and end <= start for end, start in zip(ends, starts[1:], strict=True)
    )
    assert all(c.verdict in {Verdict.KEPT, Verdict.LATE} for c in earlier)
    assert all(
        c.ending in {CycleEnd.STOPPED, CycleEnd.RESET, CycleEnd.HANDED_OVER} for c in earlier
    )
    assert (last is not None) is found.ran


@given(CLOCKS, LOGS)
def test_a_policy_reads_a_ticket_as_its_clocks_do(clock, history):
    ticket = Ticket(
        id="T", events=[{"at": e.when, "kind": e.kind, "value": e.value} for e in history.events]
    )
    policy = SlaPolicy(clocks=[clock], calendar=DESKS.default, calendars=DESKS.special)
    now = at("22T09:00")
    assert policy.evaluate(ticket, now)["c"].cycles == state(clock, history, now).cycles


# The slow oracle: a desk's own book-keeping, minute by minute, that knows nothing of intervals.


def is_open(team, minute):
    """Return whether a minute after Monday 12 January 00:00 UTC is open for a team."""
    day, clock = divmod(minute, 1440)
    low, high = (840, 1320) if team == "west" else (540, 1020)
    return day % 7 < 5 and low <= clock < high


def by_minutes(log, target, handover, resets, end):  # noqa: C901 - one naive loop on purpose
    """Walk the minutes; return (start, end, used, due, late) of every cycle, all in minutes."""
    done, current, running, team = [], None, False, ""

    def close(minute):
        start, used, due, late_minutes, _ = current
        done.append((start, minute, used, due, due is not None and minute > due, late_minutes))

    pending = sorted(log)
    for minute in range(end + 1):
        while pending and pending[0][0] == minute:
            _, kind, value = pending.pop(0)
            if kind == "assigned" and value != team:
                team = value
                if current and handover == "new_cycle":
                    close(minute)
                    current = [minute, 0, None, 0, team]
            elif kind == "customer_message" and current is None:
                current, running = [minute, 0, None, 0, team], True
            elif current and kind == "replied":
                close(minute)
                current = None
            elif current and kind == "internal_note" and resets:
                close(minute)
                current = [minute, 0, None, 0, team]
            elif current and kind in {"paused", "resumed"}:
                running = kind == "resumed"
        # Kept or not, a cycle counts on the hours of the team it began with.
        if current and minute < end and running and is_open(current[4], minute):
            current[1] += 1
            if current[2] is not None:
                current[3] += 1
            elif current[1] == target:
                current[2] = minute + 1
    if current:
        close(end)
    return done


@pytest.mark.long
@pytest.mark.parametrize("handover", ["keep", "new_cycle"])
@pytest.mark.parametrize("resets", [(), ("internal_note",)])
def test_a_slow_walk_by_minutes_agrees_over_cycles_and_handovers(handover, resets):
    rng = random.Random(f"{handover} {resets}")  # noqa: S311 - reproducible, not secret
    origin = dt.datetime(2026, 1, 12, tzinfo=dt.UTC)
    seen = 0
    for _ in range(400):
        minutes = rng.sample(range(1, 9000), rng.randrange(2, 14))
        log = []
        held = answered = False
        for minute in sorted(minutes):
            kinds = ["customer_message", "replied", "internal_note", "assigned", "paused"]
            kind = rng.choice(["resumed"] if held else kinds)
            held = kind == "paused" and bool(log) and not answered
            if kind == "paused" and not held:
                continue  # a pause before anything runs, or after the answer, is another test's
            answered = {"replied": True, "customer_message": False}.get(kind, answered)
            if not log and kind != "customer_message":
                continue
            log.append((minute, kind, rng.choice(["west", "east", ""]) if kind == "assigned" else ""))  # fmt: skip
        target, end = rng.randrange(1, 900), 9500
        clock = messages(target / 60, targets=[Target(within=target * MINUTE)], handover_policy=handover, resets=resets)  # fmt: skip
        history = History(
            [Event(at=origin, kind="created"), *(Event(at=origin + m * MINUTE, kind=k, value=v) for m, k, v in log)]
        )  # fmt: skip
        found = state(clock, history, origin + end * MINUTE)
        base = int(origin.timestamp()) * 1_000_000
        ours = [
            (
                (c.started - base) // 60_000_000,
                end if c.ended is None else (c.ended - base) // 60_000_000,
                c.consumed // 60_000_000,
                c.verdict is Verdict.LATE,
                c.late // 60_000_000,
            )
            for c in found.cycles
        ]
        theirs = by_minutes(log, target, handover, resets, end)
        assert ours == [(a, b, used, late, over) for a, b, used, _, late, over in theirs], log
        for cycle, (*_, due, _, _) in zip(found.cycles, theirs, strict=True):
            if due is not None:
                assert (cycle.due - base) // 60_000_000 == due
        seen += len(ours)
    assert seen > 300  # the walk met many cycles, not a few
