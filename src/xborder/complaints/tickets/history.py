"""The history of a ticket: an append-only list of events, put in one order."""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter

from attrs import frozen

from xborder.complaints.tickets.event import Event, EventKind
from xborder.errors import InvalidInput, InvalidType
from xborder.messages import Text
from xborder.worktime.instants import micros

CLOCK_SKEW = dt.timedelta(seconds=60)
"""How far before its ticket's creation an event may be dated. Two servers' clocks differ by
seconds, never by hours: such an event is left out, with a word; an earlier one is refused."""

_SKEW = micros(dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + CLOCK_SKEW)
_CREATED = EventKind.CREATED.bit
_order = attrgetter("order")


@frozen(init=False)
class History:
    """Events in their one order, each once.

    Events are ordered by instant. At one instant a later entry of this list has the last word:
    created or reopened, graded or assigned, message, resumed, paused, notes and machines' answers,
    replied, resolved, cancelled; so a stop beats a pause, a pause beats a resumption, and that
    beats a start. Events that are equal, or bear one id and are otherwise equal, are one event.

    Args:
        events: Events in any order, duplicates welcome. They are not changed.

    Attributes:
        events: Those that count, in order, the ticket's creation first.
        left_out: Those dated up to :data:`CLOCK_SKEW` before the creation.

    Raises:
        InvalidInput: Two different events bear one id, or none created the ticket, or something
            happened more than :data:`CLOCK_SKEW` before it was created.
        InvalidType: Something among them is not an event.

    Examples:
        >>> nine = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
        >>> reply = Event(at=nine + dt.timedelta(hours=1), kind="replied")
        >>> history = History([reply, Event(at=nine, kind="created"), reply])
        >>> [event.kind.value for event in history.events]
        ['created', 'replied']
    """

    events: tuple[Event, ...]
    left_out: tuple[Event, ...] = ()

    def __init__(self, events: Iterable[Event]) -> None:
        found = _sorted(events)
        numbered: dict[str, Event] = {}
        for event in found:
            if event.id and numbered.setdefault(event.id, event).order != event.order:
                raise InvalidInput(
                    "Two different events bear the id {value}.",
                    code="events.id",
                    remedy="Give each event an id of its own, or repeat the same event unchanged.",
                    where="events.id",
                    value=event.id,
                )
        # An event that equals the one before it was sent twice.
        distinct = [*found[:1], *(b for a, b in pairwise(found) if a.order != b.order)]
        created = next((n for n, event in enumerate(distinct) if event.bit == _CREATED), -1)
        if created < 0 or distinct[created].at - distinct[0].at > _SKEW:
            raise InvalidInput(
                "The first of {count} events is {value}, not the ticket's creation.",
                code="events.creation",
                remedy="Add an event of kind created, at or before every other event.",
                where="events",
                value=found[0].kind if found else "none",
                count=len(found),
            )
        self.__attrs_init__(tuple(distinct[created:]), tuple(distinct[:created]))

    @property
    def created(self) -> Event:
        """The event that created the ticket."""
        return self.events[0]

    @property
    def notes(self) -> tuple[Text, ...]:
        """What was left out, and why, a sentence an event."""
        return tuple(
            Text(
                "The event {kind} of {at} lies {seconds} s before the ticket was created; "
                "it was left out.",
                kind=event.kind,
                at=event.when,
                seconds=-(-(self.created.at - event.at) // 1_000_000),  # rounded up: never "0 s"
            )
            for event in self.left_out
        )

    def until(self, now: dt.datetime) -> tuple[Event, ...]:
        """Return the events up to and including an instant."""
        return self.before(micros(now, where="now"))

    def before(self, limit: int) -> tuple[Event, ...]:
        """Return the events up to and including an instant in microseconds since 1970."""
        if self.events[-1].at <= limit:
            return self.events
        return tuple(event for event in self.events if event.at <= limit)

    def with_events(self, *events: Event) -> "History":
        """Return a longer history; this one stays as it is."""
        return History((*self.left_out, *self.events, *events))


def _sorted(events: Iterable[Event]) -> list[Event]:
    try:
        return sorted(events, key=_order)
    except (TypeError, AttributeError) as error:
        raise InvalidType(
            "{value} is not a list of events.",
            code="events.type",
            remedy="Give a list of Event, such as [Event(at=..., kind='created')].",
            where="events",
            value=events,
        ) from error
