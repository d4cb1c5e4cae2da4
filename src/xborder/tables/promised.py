"""Complaints of tables: when each ticket of a frame of events is due, and what a desk kept."""

import datetime as dt
from typing import Any, Final, Literal

from xborder.complaints.clocks.policy import SlaPolicy
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.measures.report import measure_by
from xborder.complaints.measures.split import By
from xborder.complaints.tickets.ticket import EventRecord, Ticket
from xborder.kind import of_kind
from xborder.tables.answers import Errors, anew, each, every, flag, moment, number, text
from xborder.tables.layout import Layout
from xborder.worktime.instants import micros

TICKETS: Final = Layout(
    table="tickets",
    document=Ticket,
    key="ticket",
    named="id",
    items="events",
    item=EventRecord,
    prefix="event.",
)
"""One row an event of a ticket."""


def _remaining(found: ClockState) -> float | None:
    return None if found.due is None else found.remaining.total_seconds()


_ANSWERS: Final = (
    text("clock", lambda found: found.clock.name),
    text("phase", lambda found: found.phase),
    text("grade", lambda found: found.grade),
    text("team", lambda found: found.team),
    moment("started_at", lambda found: found.started_at),
    moment("due", lambda found: found.due),
    moment("stopped_at", lambda found: found.stopped_at),
    number("remaining_seconds", _remaining),
    flag("paused", lambda found: found.paused),
)


def due_times(
    frame: Any,
    *,
    policy: SlaPolicy,
    now: dt.datetime,
    clock: str = "",
    errors: Errors | Literal["raise", "report"] = Errors.RAISE,
) -> Any:
    """Return when every ticket of a frame is due, one row a row given.

    Args:
        frame: One row an event: ``xborder.tables.schema("tickets")`` lists the columns.
        policy: The promise.
        now: The instant of asking, with its zone.
        clock: The clock's name; the policy's first if left out.
        errors: Whether rows that cannot be used are raised, all at once, or reported.

    Returns:
        A frame of the same kind, row for row, with the same index; moments are in UTC, and
        ``remaining_seconds`` is counted time.

    Raises:
        InvalidTable: Rows cannot be used, and they were to be raised.
        NotFound: The policy has no such clock.

    Examples:
        >>> from xborder.complaints import default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1))
        >>> found = due_times(
        ...     {"ticket": ["T-1"], "event.at": ["2026-11-20T16:00:00+01:00"],
        ...      "event.kind": ["created"]},
        ...     policy=default_policy(desk.calendar()),
        ...     now=dt.datetime(2026, 11, 20, 15, 30, tzinfo=dt.timezone.utc))
        >>> str(found["due"][0])
        '2026-11-21 15:00:00+00:00'
    """
    of_kind(policy, SlaPolicy, "policy")
    micros(now, where="now")
    if clock:
        policy.rule(clock)
    return each(
        frame,
        TICKETS,
        lambda ticket: policy.clock(ticket, name=clock, now=now),
        _ANSWERS,
        errors=errors,
    )


def measures_by(
    frame: Any,
    *,
    policy: SlaPolicy,
    start: dt.datetime,
    end: dt.datetime,
    by: By | Literal["week", "team", "grade", "channel", "country", "tier"],
    zone: dt.tzinfo | str = "",
) -> Any:
    """Return the measures of the tickets of a frame, one row a group.

    Args:
        frame: One row an event, as for :func:`due_times`.
        policy: The promise.
        start: The period's first instant.
        end: The first instant after it.
        by: What to split by.
        zone: Whose weeks; those of the policy's calendar if left out.

    Returns:
        A frame of the same kind: times in hours, shares as fractions.

    Raises:
        InvalidTable: Rows cannot be used: what a desk kept is not told of some of its tickets.

    Examples:
        >>> from xborder.complaints import default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1))
        >>> start, end = (dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (11, 12))
        >>> found = measures_by(
        ...     {"ticket": ["T-1"], "event.at": ["2026-11-20T16:00:00+01:00"],
        ...      "event.kind": ["created"]},
        ...     policy=default_policy(desk.calendar()), start=start, end=end, by="week")
        >>> found["week"], found["tickets"]
        (['2026-W47'], [1])
    """
    read, tickets = every(frame, TICKETS)
    return anew(read, measure_by(policy, tickets, start=start, end=end, by=by, zone=zone))
