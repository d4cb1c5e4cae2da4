"""Zendesk: the view export of tickets (CSV), and ticket metric events (JSON).

| what | where |
|---|---|
| created, updated | ``Created at``, ``Updated at``, in the account's zone without an offset |
| first answer | ``Created at`` and ``First reply time in minutes`` (every hour counted) |
| solved | ``Solved at`` while the status is solved or closed |
| waits | status ``Pending`` or ``On-hold``, since its last change |
| grade, team, channel | ``Priority``, ``Group``, ``Via`` |

A row keeps the last solution only. Metric events know every answer, pause and reopening; where they
are given, they stand in the place of the row's events of the same kinds.

Source: developer.zendesk.com/api-reference/ticketing/tickets/ticket_metric_events (types of event);
the columns as the view export writes them.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from xborder.complaints.tickets.event import EventKind
from xborder.complaints.tickets.exports.cell import WallTimes, text
from xborder.complaints.tickets.exports.layout import (
    Happened,
    Layout,
    TicketExport,
    names,
    read_export,
)
from xborder.complaints.tickets.exports.table import Row, read_table
from xborder.errors import InvalidInput, XborderError
from xborder.messages import Text


def _first_reply(row: Row, notes: list[Text]) -> Iterable[Happened]:
    created = row.instant("Created at")
    minutes = row.text("First reply time in minutes")
    if created is not None and minutes:
        if not minutes.isdigit() or len(minutes) > 9:
            raise InvalidInput(
                "{value} is not a number of minutes.",
                code="export.minutes",
                remedy="Give whole minutes, or leave the cell empty.",
                where=row.where("First reply time in minutes"),
                value=minutes,
            )
        yield EventKind.REPLIED, created + dt.timedelta(minutes=int(minutes)), ""
    reopened = row.text("Reopens")
    if reopened not in {"", "0"}:
        notes.append(
            Text(
                "{where}: reopened {count} times; the row keeps the last solution only.",
                where=f"rows.{row.number}",
                count=reopened,
            )
        )


TICKETS = Layout(
    id=("Id", "Ticket ID"),
    created=("Created at",),
    updated=("Updated at",),
    status=("Status",),
    grade=("Priority",),
    team=("Group",),
    channel=("Via",),
    category=("Ticket type",),
    happened={},
    solved=frozenset({"solved", "closed"}),
    solved_at=("Solved at",),
    paused=frozenset({"pending", "hold", "on-hold", "on hold"}),
    grades=("low", "normal", "high", "urgent"),
    more=_first_reply,
)


def zendesk_tickets(
    rows: Iterable[Any],
    *,
    zone: str,
    metric_events: Iterable[Mapping[str, Any]] = (),
    grades: Iterable[str] = TICKETS.grades,
    ungraded: str = "normal",
) -> TicketExport:
    """Read the tickets of a Zendesk view export, with their metric events if there are any.

    Args:
        rows: The export's rows.
        zone: The account's zone.
        metric_events: The entries of ``ticket_metric_events``; they replace the
            rows' own events of the same kinds.
        grades: The account's priorities, the least pressing first.
        ungraded: The grade of tickets without a priority.

    Returns:
        The tickets, the rows and events refused, and notes.

    Raises:
        InvalidType: The rows are no table.
        InvalidInput: A column that is needed is missing, or the zone is unknown.
    """
    details, refused = _by_ticket(metric_events)
    layout = evolve(TICKETS, grades=names(grades, "grades"))
    found = read_export(rows, layout, zone=zone, ungraded=ungraded, details=details)
    return evolve(found, refused=(*refused, *found.refused))


_SKIPPED = {"apply_sla", "apply_group_sla", "breach", "update_status"}
"""What the service says of its own targets and judgements; ours are made anew."""


def _by_ticket(
    entries: Iterable[Mapping[str, Any]],
) -> tuple[dict[str, tuple[Happened, ...]], list[XborderError]]:
    """Return what happened to each ticket, by the life of its three metrics.

    ``reply_time`` is fulfilled by an answer, and its later instances are activated by a further
    message. ``agent_work_time`` is paused while the ticket waits, activated again as it goes on,
    and fulfilled by a solution; ``requester_wait_time`` is fulfilled by one too.
    """
    times, refused = WallTimes("UTC"), list[XborderError]()
    lives: dict[str, set[tuple[dt.datetime, str, str, int]]] = defaultdict(set)
    for row in read_table(entries, times, ("ticket_id", "metric", "type", "time")):
        try:
            at, kind = row.instant("time"), row.text("type").lower()
            instance = text(next(iter(row.all("instance_id")), 1)) or "1"
            if at is None or not row.text("ticket_id") or kind not in _SKIPPED | _LIFE:
                raise _unread(row, kind)
            if kind in _LIFE:
                # A set: an overlapping download repeats events, and a repeat changes nothing.
                lives[row.text("ticket_id")].add((at, kind, row.text("metric"), int(instance)))
        except (XborderError, ValueError) as error:
            refused.append(error if isinstance(error, XborderError) else _unread(row, ""))
    return {name: _lived(life) for name, life in lives.items()}, refused


_LIFE = {"activate", "fulfill", "pause"}


def _unread(row: Row, kind: str) -> InvalidInput:
    return InvalidInput(
        "The metric event of row {row} cannot be read: type {value}.",
        code="export.metric_event",
        remedy="Give ticket_id, metric, instance_id, type and time as the API does.",
        where=row.where("type"),
        value=kind or "-",
        row=row.number,
    )


def _lived(life: set[tuple[dt.datetime, str, str, int]]) -> tuple[Happened, ...]:
    ordered = sorted(life)
    found: list[Happened] = [(EventKind.CREATED, ordered[0][0], "")]
    # How each metric's latest instance stands, which says what an activation means.
    stands: dict[str, str] = {}
    for at, kind, metric, _ in ordered:
        before, stands[metric] = stands.get(metric, ""), kind
        match metric, kind:
            case "reply_time", "fulfill":
                found.append((EventKind.REPLIED, at, ""))
            case "reply_time", "activate" if before:
                found.append((EventKind.CUSTOMER_MESSAGE, at, ""))
            case "agent_work_time", "pause":
                found.append((EventKind.PAUSED, at, "pending"))
            case "agent_work_time", "activate" if before == "pause":
                found.append((EventKind.RESUMED, at, ""))
            case "agent_work_time", "activate" if before == "fulfill":
                found.append((EventKind.REOPENED, at, ""))
            case "agent_work_time" | "requester_wait_time", "fulfill":
                found.append((EventKind.RESOLVED, at, ""))
    return tuple(dict.fromkeys(found))
