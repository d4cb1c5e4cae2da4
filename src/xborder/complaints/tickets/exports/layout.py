"""A help desk's export as data, and the one reader that turns any of them into tickets."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import field, frozen
from pydantic import ValidationError

from xborder.complaints.tickets.event import EventKind
from xborder.complaints.tickets.exports.cell import WallTimes
from xborder.complaints.tickets.exports.table import Row, read_table
from xborder.complaints.tickets.ticket import Ticket
from xborder.display import Brief
from xborder.errors import InvalidInput, InvalidRows, XborderError, problems
from xborder.kind import all_of_kind, of_kind
from xborder.messages import Text

Happened = tuple[EventKind, dt.datetime, str]
"""A kind, when, and its value."""


def names(values: Iterable[str], where: str) -> tuple[str, ...]:
    """Return a help desk's own words as they are compared: in small letters."""
    return tuple(name.lower() for name in all_of_kind(values, str, where))


def _kept(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(values)


@frozen(kw_only=True, repr=False)
class TicketExport(Brief):
    """What an export came to; every row is in a ticket, a note or a refusal.

    Attributes:
        tickets: The tickets, in the order of their first rows.
        refused: The rows that cannot be used: each names row, column, value and remedy.
        notes: What was merged, left out or taken for granted, in words.
        rows: How many rows there were.
        grades: The desk's own grades, the least pressing first; a policy's ``grades``.
    """

    tickets: tuple[Ticket, ...] = field(converter=_kept)
    refused: tuple[XborderError, ...] = field(converter=_kept)
    notes: tuple[Text, ...] = field(converter=_kept)
    rows: int
    grades: tuple[str, ...]

    def complete(self) -> tuple[Ticket, ...]:
        """Return the tickets if no row was refused.

        Raises:
            InvalidRows: Some were; it lists all of them.
        """
        if self.refused:
            raise InvalidRows(self.refused)
        return self.tickets


@frozen(kw_only=True)
class Layout:
    """Where an export keeps what a ticket needs; alternatives stand in the order they are tried.

    Attributes:
        id: The ticket's number.
        created: When it was created.
        updated: When it last changed; the newest of several rows of one ticket holds.
        status: Its status.
        grade: Its priority.
        team: Its team or queue.
        channel: How it came in.
        category: What it is about.
        happened: Kinds of event and the columns of their instants.
        solved: Statuses in which it is resolved.
        solved_at: When it was resolved, if it is.
        paused: Statuses in which it waits.
        paused_at: Since when it waits, if it does; its last change if that is not said.
        cancelled: Statuses in which it was taken back: merged, removed.
        grades: The desk's grades, the least pressing first.
        more: Events that take more than a column to read.
    """

    id: tuple[str, ...]
    created: tuple[str, ...]
    updated: tuple[str, ...]
    status: tuple[str, ...]
    grade: tuple[str, ...]
    team: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    happened: Mapping[EventKind, tuple[str, ...]]
    solved: frozenset[str]
    solved_at: tuple[str, ...]
    paused: frozenset[str]
    paused_at: tuple[str, ...] = ()
    cancelled: frozenset[str] = frozenset()
    grades: tuple[str, ...]
    more: Callable[[Row, list[Text]], Iterable[Happened]] = lambda _row, _notes: ()


def read_export(
    rows: Iterable[Any],
    layout: Layout,
    *,
    zone: str,
    ungraded: str,
    details: Mapping[str, tuple[Happened, ...]] | None = None,
) -> TicketExport:
    """Return the tickets of an export.

    Args:
        rows: The table as loaded; see :func:`~.table.read_table`.
        layout: Where it keeps what.
        zone: The zone of its times without an offset.
        ungraded: The grade of tickets without one.
        details: The events of some tickets from elsewhere; they replace those of the same kinds in
            the row.
    """
    of_kind(ungraded, str, "ungraded")
    times, notes, refused = WallTimes(zone), list[Text](), list[XborderError]()
    found: dict[str, tuple[Row, dt.datetime | None]] = {}
    count = 0
    required = ("|".join(layout.id), "|".join(layout.created))
    for row in read_table(rows, times, required):
        count += 1
        try:
            _newest(row, layout, found, notes)
        except InvalidInput as error:
            refused.append(error)
    tickets = []
    for name, (row, updated) in found.items():
        try:
            known = (details or {}).get(name)
            tickets.append(_ticket(row, layout, updated, ungraded, known, notes))
        except (XborderError, ValidationError) as error:
            refused.append(_refusal(row, error))
    for name in details or {}:
        if name not in found:
            refused.append(_orphan(name))
    notes += [note for ticket in tickets for note in ticket.notes]
    # A time is read more than once; what it took for granted is said once.
    said = dict.fromkeys((*times.notes, *notes))
    return TicketExport(
        tickets=tickets, refused=refused, notes=said, rows=count, grades=layout.grades
    )


def _newest(
    row: Row, layout: Layout, found: dict[str, tuple[Row, dt.datetime | None]], notes: list[Text]
) -> None:
    """Keep the newest row of each ticket: overlapping exports repeat rows, with newer values."""
    name = row.text(*layout.id)
    if not name:
        raise InvalidInput(
            "Row {value} has no ticket number.",
            code="export.id",
            remedy="Leave out rows that are no tickets, such as totals and footers.",
            where=row.where(layout.id[0]),
            value=row.number,
        )
    updated = row.instant(*layout.updated)
    if name not in found:
        found[name] = row, updated
        return
    old, before = found[name]
    if old.cells == row.cells:
        notes.append(
            Text("Row {row} repeats row {earlier} exactly.", row=row.number, earlier=old.number)
        )
        return
    newer = updated is not None and (before is None or updated >= before)
    kept, left = (row, old) if newer else (old, row)
    found[name] = (row, updated) if newer else (old, before)
    notes.append(
        Text(
            "Ticket {ticket}: row {kept} is newer than row {left}, which was left out.",
            ticket=name,
            kept=kept.number,
            left=left.number,
        )
    )


def _ticket(
    row: Row,
    layout: Layout,
    updated: dt.datetime | None,
    ungraded: str,
    known: tuple[Happened, ...] | None,
    notes: list[Text],
) -> Ticket:
    said: list[Text] = []
    happened = _happened(row, layout, updated, said)
    if known is not None:
        # The better source decides on every kind it knows of; a download that was cut off does not
        # take away what the row says of the others.
        kinds = {kind for kind, _, _ in known}
        rest = [entry for entry in happened if entry[0] not in kinds]
        happened, said = [*known, *rest], said if rest else []
    notes += said
    grade = row.text(*layout.grade).lower()
    if grade and grade not in layout.grades:
        raise InvalidInput(
            "{value} is not a priority of this help desk.",
            code="export.grade",
            remedy="Use one of {known}, or give yours, the least pressing first, as grades=.",
            where=row.where(layout.grade[0]),
            value=grade,
            known=", ".join(layout.grades),
        )
    return Ticket(
        id=row.text(*layout.id),
        events=[{"at": at, "kind": kind, "value": value} for kind, at, value in happened],
        grade=grade or ungraded,
        team=row.text(*layout.team),
        channel=row.text(*layout.channel).lower(),
        category=row.text(*layout.category),
    )


def _happened(
    row: Row, layout: Layout, updated: dt.datetime | None, notes: list[Text]
) -> list[Happened]:
    created = row.instant(*layout.created)
    if created is None:
        raise InvalidInput(
            "Row {value} does not say when the ticket was created.",
            code="export.created",
            remedy="Export that column too: nothing can be counted without it.",
            where=row.where(layout.created[0]),
            value=row.number,
        )
    found: list[Happened] = [(EventKind.CREATED, created, "")]
    for kind, columns in layout.happened.items():
        when = row.instant(*columns)
        if when is not None:
            found.append((kind, when, ""))
    found += layout.more(row, notes)
    at, status = f"rows.{row.number}", row.text(*layout.status).lower()
    since = row.instant(*layout.paused_at) or updated
    solved = row.instant(*layout.solved_at)
    if status in layout.solved and solved is not None:
        found.append((EventKind.RESOLVED, solved, ""))
    elif status in layout.solved and updated is not None:
        found.append((EventKind.RESOLVED, updated, ""))
        notes.append(Text("{where}: solved, not said when; its last change is taken.", where=at))
    elif status in layout.cancelled and updated is not None:
        found.append((EventKind.CANCELLED, updated, ""))
    elif status in layout.paused and since is not None:
        found.append((EventKind.PAUSED, since, status))
        if row.instant(*layout.paused_at) is None:
            notes.append(
                Text("{where}: it waits, not said since when; its last change is taken.", where=at)
            )
    elif solved is not None:
        notes.append(
            Text(
                "{where}: solved once and open again, not said since when; it counts as never "
                "solved.",
                where=at,
            )
        )
    return found


def _refusal(row: Row, error: XborderError | ValidationError) -> XborderError:
    """Return a row's error with its place: a document names its fields, the reader its rows."""
    if isinstance(error, XborderError) and error.where.startswith("rows."):
        return error
    first = problems(error)[0]
    remedy = first.remedy.replace("{", "(").replace("}", ")")  # rendered: no places are left in it
    return InvalidInput(
        "{value}: {message}",
        code=first.code,
        remedy=remedy,
        where=row.where(first.where),
        value=first.value,
        message=first.message,
    )


def _orphan(name: str) -> InvalidInput:
    return InvalidInput(
        "There are events of the ticket {value}, which is not among the rows.",
        code="export.orphan",
        remedy="Export the tickets of the same time, or leave its events out.",
        where="events",
        value=name,
    )
