"""The ticket: a document of what is known of a complaint and all that happened to it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    model_validator,
)

from xborder.complaints.tickets.event import Event, EventKind, EventKindWord, Grade
from xborder.complaints.tickets.history import History
from xborder.errors import XborderError, of_the_whole
from xborder.messages import Text
from xborder.number import whole


def _numbered(value: object) -> object:
    """Return a whole number as its digits: frames turn the numbers of tickets into 12345.0."""
    if isinstance(value, str):
        return value
    try:
        return str(whole(value, "id"))
    except XborderError:
        return value  # refused as no text, with every other kind of thing


# The number of a ticket, an order, an article or an event: text, or a whole number.
Number = Annotated[str, BeforeValidator(_numbered)]


class EventRecord(BaseModel):
    """One event as it is written, stored or sent.

    Attributes:
        at: When, with its offset from UTC.
        kind: What happened.
        value: The team, grade, reason or rating, where the kind has one.
        id: The sender's number of the event.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")

    at: AwareDatetime
    kind: EventKind
    value: str = ""
    id: Number = ""

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            at: dt.datetime | str,
            kind: EventKind | EventKindWord,
            value: str = ...,
            id: str | int = ...,  # noqa: A002 - as stored
        ) -> None: ...

    def event(self) -> Event:
        """Return it as the engine reads it."""
        return Event(at=self.at, kind=self.kind, value=self.value, id=self.id)


class Ticket(BaseModel):
    """A complaint, with everything that happened to it.

    Attributes:
        id: Its number; a whole number is kept as text, and so are those of order and article.
        events: All that happened, in any order; must hold its creation.
        grade: Its grade at creation, one the policy lists; events of kind ``graded`` change it.
        country: Where the buyer is, ISO 3166-1 alpha-2.
        tier: The customer's tier.
        channel: How the complaint came in.
        team: The team or queue at creation; events of kind ``assigned`` change it.
        order: The order it is about.
        sku: The article it is about.
        category: What it is about, such as ``"damaged"``.

    Examples:
        >>> ticket = Ticket(id="T-1", country="DE", events=[
        ...     {"at": "2026-11-23T09:00:00+01:00", "kind": "created"},
        ...     {"at": "2026-11-23T11:00:00+01:00", "kind": "replied"},
        ... ])
        >>> ticket.history.created.when.hour
        8
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[Number, Field(min_length=1)]
    events: tuple[EventRecord, ...]
    grade: Annotated[str, Field(min_length=1)] = Grade.NORMAL.value
    country: str = ""
    tier: str = ""
    channel: str = ""
    team: str = ""
    order: Number = ""
    sku: Number = ""
    category: str = ""

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            id: str | int,  # noqa: A002 - as stored
            events: Sequence[EventRecord | Mapping[str, Any]],
            grade: str = ...,
            country: str = ...,
            tier: str = ...,
            channel: str = ...,
            team: str = ...,
            order: str | int = ...,
            sku: str | int = ...,
            category: str = ...,
        ) -> None: ...

    _history: History = PrivateAttr()

    @model_validator(mode="after")
    @of_the_whole
    def _read(self) -> "Ticket":
        # Reading the events is the check, so what was read is kept: no clock reads them again.
        self._history = History([record.event() for record in self.events])
        return self

    @property
    def history(self) -> History:
        """Its events in their one order, each once, read once."""
        return self._history

    @property
    def notes(self) -> tuple[Text, ...]:
        """What of its events was left out, and why."""
        return self.history.notes

    def replace(self, **changes: Any) -> "Ticket":
        """Return a changed ticket, checked again."""
        known = {name: getattr(self, name) for name in Ticket.model_fields}
        return Ticket.model_validate(known | changes)

    def with_events(self, *events: EventRecord | dict[str, Any]) -> "Ticket":
        """Return the ticket with further events; this one stays as it is."""
        return self.replace(events=(*self.events, *events))

    def team_at(self, now: dt.datetime) -> str:
        """Return the team that has it at an instant."""
        return self._latest(EventKind.ASSIGNED, now) or self.team

    def grade_at(self, now: dt.datetime) -> str:
        """Return its grade at an instant."""
        return self._latest(EventKind.GRADED, now) or self.grade

    def _latest(self, kind: EventKind, now: dt.datetime) -> str:
        found = [event.value for event in self.history.until(now) if event.kind is kind]
        return found[-1] if found else ""
