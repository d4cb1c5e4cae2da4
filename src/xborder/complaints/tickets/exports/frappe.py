"""Frappe Helpdesk: the list export of tickets, headed by labels.

| what | where |
|---|---|
| created | ``Opening Date`` and ``Opening Time``, else ``Created On``, in the site's zone |
| updated | ``Last Updated On`` |
| first answer | ``First Responded On`` |
| solved | ``Resolution Date`` while the status is resolved or closed |
| waits | status ``Replied``, since ``On Hold Since`` |
| grade, team, category | ``Priority``, ``Team``, ``Ticket Type`` |

``Total Hold Time`` says how long a ticket waited in all, not when: those pauses cannot be counted.

Source: github.com/frappe/helpdesk, HD Ticket.
"""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from xborder.complaints.tickets.event import EventKind
from xborder.complaints.tickets.exports.cell import WallTimes
from xborder.complaints.tickets.exports.layout import (
    Happened,
    Layout,
    TicketExport,
    names,
    read_export,
)
from xborder.complaints.tickets.exports.table import Row, read_table
from xborder.messages import Text


def _held(row: Row, notes: list[Text]) -> Iterable[Happened]:
    held = row.text("Total Hold Time")
    if held not in {"", "0"}:
        notes.append(
            Text(
                "{where}: it waited {count} seconds in all, not said when; they count.",
                where=f"rows.{row.number}",
                count=held,
            )
        )
    return ()


TICKETS = Layout(
    id=("ID",),
    created=("Opening", "Created On"),
    updated=("Last Updated On",),
    status=("Status",),
    grade=("Priority",),
    team=("Team",),
    category=("Ticket Type",),
    happened={EventKind.REPLIED: ("First Responded On",)},
    solved=frozenset({"resolved", "closed"}),
    solved_at=("Resolution Date",),
    paused=frozenset({"replied"}),
    paused_at=("On Hold Since",),
    grades=("low", "medium", "high", "urgent"),
    more=_held,
)


def frappe_tickets(
    rows: Iterable[Any],
    *,
    zone: str,
    grades: Iterable[str] = TICKETS.grades,
    ungraded: str = "medium",
) -> TicketExport:
    """Read the tickets of a Frappe Helpdesk export.

    Args:
        rows: The export's rows.
        zone: The site's zone.
        grades: The site's priorities, the least pressing first.
        ungraded: The grade of tickets without a priority.

    Returns:
        The tickets, the rows refused, and notes.

    Raises:
        InvalidType: The rows are no table.
        InvalidInput: A column that is needed is missing, or the zone is unknown.
    """
    layout = evolve(TICKETS, grades=names(grades, "grades"))
    opened = [
        {**{name: value for name, (value, *_) in row.cells.items()}, "opening": _opening(row)}
        for row in read_table(rows, WallTimes(zone), ("ID", "Opening Date|Created On"))
    ]
    return read_export(opened, layout, zone=zone, ungraded=ungraded)


def _opening(row: Row) -> str:
    """Return the opening's day and time in one cell."""
    day, time = row.text("Opening Date"), row.text("Opening Time")
    return f"{day} {time}" if day and time else ""
