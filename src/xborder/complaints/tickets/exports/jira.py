"""Jira Service Management: the CSV export of issues.

| what | where |
|---|---|
| created, updated | ``Created``, ``Updated``, as ``25/Feb/26 10:17 PM`` in the user's zone |
| answers, messages | ``Comment``, each ``date;author;text``; the reporter's are messages |
| solved | ``Resolved`` while there is a ``Resolution`` date |
| waits | status ``Waiting for customer`` or ``Pending``, since its last change |
| grade, team, channel, category | ``Priority``, ``Project key``, -, ``Issue Type`` |

Header names repeat (``Comment``), so give the rows of ``csv.reader``: ``csv.DictReader`` keeps the
last comment only. The columns that pandas numbers, ``Comment.1``, are read too. Internal comments
are not marked in the file and count as answers.
"""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from xborder.complaints.tickets.event import EventKind
from xborder.complaints.tickets.exports.cell import text
from xborder.complaints.tickets.exports.layout import (
    Happened,
    Layout,
    TicketExport,
    names,
    read_export,
)
from xborder.complaints.tickets.exports.table import Row
from xborder.messages import Text


def _comments(row: Row, notes: list[Text]) -> Iterable[Happened]:
    reporter = row.text("Reporter Id", "Reporter")
    for cell in _cells(row):
        written, _, rest = text(cell).partition(";")
        if not written:
            continue
        at = row.times.read(written, row.where("Comment"))
        author = rest.partition(";")[0].strip()
        mine = bool(reporter) and author == reporter
        kind = EventKind.CUSTOMER_MESSAGE if mine else EventKind.REPLIED
        if at is not None:
            yield kind, at, ""
        if not reporter:
            notes.append(
                Text(
                    "{where}: no reporter is named; its comments count as answers.",
                    where=f"rows.{row.number}",
                )
            )


def _cells(row: Row) -> Iterable[Any]:
    yield from row.all("Comment")
    again = 1  # pandas numbers a header that repeats: Comment, Comment.1, Comment.2
    while found := row.all(f"Comment.{again}"):
        yield from found
        again += 1


TICKETS = Layout(
    id=("Issue key",),
    created=("Created",),
    updated=("Updated",),
    status=("Status",),
    grade=("Priority",),
    team=("Project key",),
    category=("Issue Type",),
    happened={},
    solved=frozenset({"resolved", "closed", "done"}),
    solved_at=("Resolved",),
    paused=frozenset({"waiting for customer", "pending"}),
    cancelled=frozenset({"canceled", "cancelled", "declined"}),
    grades=("lowest", "low", "medium", "high", "highest"),
    more=_comments,
)


def jira_tickets(
    rows: Iterable[Any],
    *,
    zone: str,
    grades: Iterable[str] = TICKETS.grades,
    solved: Iterable[str] = (),
    waiting: Iterable[str] = (),
    ungraded: str = "medium",
) -> TicketExport:
    """Read the requests of a Jira Service Management export.

    Args:
        rows: The rows of ``csv.reader``, the header first.
        zone: The zone of the user who exported.
        grades: The site's priorities, the least pressing first.
        solved: Statuses of one's own in which a request is solved.
        waiting: Statuses of one's own in which a request waits.
        ungraded: The grade of requests without a priority.

    Returns:
        The tickets, the rows refused, and notes.

    Raises:
        InvalidType: The rows are no table.
        InvalidInput: A column that is needed is missing, or the zone is unknown.
    """
    layout = evolve(
        TICKETS,
        grades=names(grades, "grades"),
        solved=TICKETS.solved | set(names(solved, "solved")),
        paused=TICKETS.paused | set(names(waiting, "waiting")),
    )
    return read_export(rows, layout, zone=zone, ungraded=ungraded)
