"""Freshdesk: the ticket export.

| what | where |
|---|---|
| created, updated | ``Created time``, ``Last update time``, in the account's zone |
| first answer | ``Initial response time``, an instant; "in hrs" are business hours, not used |
| solved | ``Resolved time``, else ``Closed time``, while the status is resolved or closed |
| waits | status ``Pending`` or one of ``Waiting on ...``, since its last change |
| grade, team, channel, category | ``Priority``, ``Group``, ``Source``, ``Type`` |
"""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from xborder.complaints.tickets.event import EventKind
from xborder.complaints.tickets.exports.layout import Layout, TicketExport, names, read_export

TICKETS = Layout(
    id=("Ticket ID",),
    created=("Created time",),
    updated=("Last update time", "Last updated time"),
    status=("Status",),
    grade=("Priority",),
    team=("Group",),
    channel=("Source",),
    category=("Type",),
    happened={EventKind.REPLIED: ("Initial response time",)},
    solved=frozenset({"resolved", "closed"}),
    solved_at=("Resolved time", "Closed time"),
    paused=frozenset({"pending", "waiting on customer", "waiting on third party"}),
    grades=("low", "medium", "high", "urgent"),
)


def freshdesk_tickets(
    rows: Iterable[Any],
    *,
    zone: str,
    grades: Iterable[str] = TICKETS.grades,
    waiting: Iterable[str] = (),
    ungraded: str = "medium",
) -> TicketExport:
    """Read the tickets of a Freshdesk export.

    Args:
        rows: The export's rows.
        zone: The account's zone.
        grades: The account's priorities, the least pressing first.
        waiting: Statuses of one's own in which a ticket waits.
        ungraded: The grade of tickets without a priority.

    Returns:
        The tickets, the rows refused, and notes.

    Raises:
        InvalidType: The rows are no table.
        InvalidInput: A column that is needed is missing, or the zone is unknown.
    """
    paused = TICKETS.paused | set(names(waiting, "waiting"))
    layout = evolve(TICKETS, grades=names(grades, "grades"), paused=paused)
    return read_export(rows, layout, zone=zone, ungraded=ungraded)
