"""Zammad: tickets of the REST API, plain (ids) or expanded (names).

| what | where |
|---|---|
| created, updated | ``created_at``, ``updated_at``, UTC |
| first answer | ``first_response_at`` |
| last message, last answer | ``last_contact_customer_at``, ``last_contact_agent_at`` |
| solved | ``close_at`` while the state is closed |
| waits | states ``pending reminder`` and ``pending close``, since its last change |
| cancelled | states ``merged`` and ``removed`` |
| grade, team | ``priority`` or ``priority_id``, ``group`` or ``group_id`` |

Source: docs.zammad.org, API, ticket; the ids of states and priorities are those of a new
installation.
"""

from collections.abc import Iterable, Mapping
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
from xborder.kind import mapping_of
from xborder.messages import Text
from xborder.tabular import records

STATES: Mapping[int, str] = {
    1: "new",
    2: "open",
    3: "pending reminder",
    4: "closed",
    5: "merged",
    6: "removed",
    7: "pending close",
}
PRIORITIES: Mapping[int, str] = {1: "1 low", 2: "2 normal", 3: "3 high"}


def _later_contacts(row: Row, _notes: list[Text]) -> Iterable[Happened]:
    created, answered = row.instant("created_at"), row.instant("first_response_at")
    message = row.instant("last_contact_customer_at")
    answer = row.instant("last_contact_agent_at")
    if message is not None and created is not None and message > created:
        yield EventKind.CUSTOMER_MESSAGE, message, ""
    if answer is not None and answered is not None and answer > answered:
        yield EventKind.REPLIED, answer, ""


TICKETS = Layout(
    id=("number", "id"),
    created=("created_at",),
    updated=("updated_at",),
    status=("state",),
    grade=("priority",),
    team=("group", "group_id"),
    channel=("create_article_type",),
    happened={EventKind.REPLIED: ("first_response_at",)},
    solved=frozenset({"closed"}),
    solved_at=("close_at",),
    paused=frozenset({"pending reminder", "pending close"}),
    cancelled=frozenset({"merged", "removed"}),
    grades=("1 low", "2 normal", "3 high"),
    more=_later_contacts,
)


def zammad_tickets(
    rows: Iterable[Mapping[str, Any]],
    *,
    states: Mapping[int, str] = STATES,
    priorities: Mapping[int, str] = PRIORITIES,
    ungraded: str = "2 normal",
) -> TicketExport:
    """Read the tickets of Zammad's REST API.

    Args:
        rows: The tickets as the API gives them, with or without ``expand=true``.
        states: The names of states by id.
        priorities: The names of priorities by id, the least pressing first.
        ungraded: The grade of tickets without a priority.

    Returns:
        The tickets, the rows refused, and notes.

    Raises:
        InvalidType: The rows are no table.
        InvalidInput: A field that is needed is missing.
    """
    states, priorities = mapping_of(states, "states"), mapping_of(priorities, "priorities")
    layout = evolve(TICKETS, grades=names(priorities.values(), "priorities"))
    rows = records(rows)
    named = (_named(row, states, priorities) for row in rows) if _rows(rows) else rows
    return read_export(named, layout, zone="UTC", ungraded=ungraded)


def _rows(rows: object) -> bool:
    return isinstance(rows, Iterable) and not isinstance(rows, (str, bytes, Mapping))


def _named(row: Any, states: Mapping[int, str], priorities: Mapping[int, str]) -> Any:
    """Return a row with the names of its ids; an id without a name stays, and is refused later."""
    if not isinstance(row, Mapping):
        return row
    found = dict(row)
    for name, known in (("state", states), ("priority", priorities)):
        if not text(row.get(name)):
            number = text(row.get(f"{name}_id"))
            found[name] = known.get(int(number), number) if number.isdigit() else number
    return found
