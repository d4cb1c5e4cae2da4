"""What happens to a complaint: an append-only list of events, put in one order."""

import datetime as dt
from collections.abc import Iterable

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.worktime.instants import instant, micros


class EventKind(Choice):
    """What happened."""

    CREATED = "created"
    CUSTOMER_MESSAGE = "customer_message"
    REPLIED = "replied"
    PROVISIONAL_OFFERED = "provisional_offered"
    """A provisional solution was put to the customer: a workaround, a loan, a part refund."""
    ASSIGNED = "assigned"
    """``value`` names the team."""
    GRADED = "graded"
    """``value`` names the grade."""
    PAUSED = "paused"
    """``value`` names the reason, such as ``"waiting for customer"``."""
    RESUMED = "resumed"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    REFUND_OWED = "refund_owed"
    REFUNDED = "refunded"
    RATED = "rated"
    """``value`` is what the customer answered, such as ``"5"``."""

    @property
    def bit(self) -> int:
        """One bit a kind: sets of kinds are compared once an event, not hashed."""
        return _BITS[self]


_BITS = {kind: 1 << place for place, kind in enumerate(EventKind)}


class Grade(Choice):
    """How much a complaint presses."""

    NORMAL = "normal"
    SERIOUS = "serious"
    URGENT = "urgent"


_PRECEDENCE = {
    kind: place
    for place, kinds in enumerate(
        (
            (EventKind.CREATED, EventKind.REOPENED),
            (EventKind.GRADED, EventKind.ASSIGNED),
            (EventKind.CUSTOMER_MESSAGE, EventKind.REFUND_OWED),
            (EventKind.RESUMED,),
            (EventKind.PAUSED,),
            (EventKind.REPLIED, EventKind.PROVISIONAL_OFFERED),
            (EventKind.RESOLVED, EventKind.REFUNDED),
            (EventKind.CANCELLED,),
            (EventKind.RATED,),
        )
    )
    for kind in kinds
}


def _at(value: dt.datetime) -> int:
    return micros(value, where="events.at")


@frozen(kw_only=True)
class Event:
    """One thing that happened, and when.

    Attributes:
        at: When, an aware datetime; kept as microseconds since 1970 in UTC.
        kind: What.
        value: The team, grade, reason or rating, where the kind has one.
        id: The sender's number of the event; a second event of that number is a duplicate.

    Examples:
        >>> event = Event(at=dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), kind="replied")
        >>> event.kind, str(event.when)
        (<EventKind.REPLIED: 'replied'>, '2026-11-23 09:00:00+00:00')
    """

    at: int = field(converter=_at)
    kind: EventKind = field(converter=EventKind)
    value: str = ""
    id: str = ""
    bit: int = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "bit", self.kind.bit)
        if self.kind is EventKind.GRADED:
            object.__setattr__(self, "value", Grade(self.value))

    @property
    def when(self) -> dt.datetime:
        """When it happened, in UTC."""
        return instant(self.at)


def _order(event: Event) -> tuple[int, int, str, str, str]:
    return event.at, _PRECEDENCE[event.kind], event.kind, event.value, event.id


@frozen(init=False)
class History:
    """Events in their one order, each once.

    Events are ordered by instant. At one instant a later entry of this list has the last word:
    created or reopened, graded or assigned, message, resumed, paused, replied, resolved,
    cancelled; so a stop beats a pause, a pause beats a resumption, and that beats a start. Events
    that are equal, or bear one id and are otherwise equal, are one event.

    Args:
        events: Events in any order, duplicates welcome. They are not changed.

    Raises:
        InvalidInput: Two different events bear one id, or none created the ticket, or something
            happened before it was created.

    Examples:
        >>> nine = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
        >>> reply = Event(at=nine + dt.timedelta(hours=1), kind="replied")
        >>> history = History([reply, Event(at=nine, kind="created"), reply])
        >>> [event.kind.value for event in history.events]
        ['created', 'replied']
    """

    events: tuple[Event, ...]

    def __init__(self, events: Iterable[Event]) -> None:
        found = sorted(set(events), key=_order)
        if not found or found[0].kind is not EventKind.CREATED:
            raise InvalidInput(
                "The first of {count} events is {value}, not the ticket's creation.",
                code="events.creation",
                remedy="Add an event of kind created, at or before every other event.",
                where="events",
                value=found[0].kind if found else "none",
                count=len(found),
            )
        numbered: dict[str, Event] = {}
        for event in found:
            if event.id and numbered.setdefault(event.id, event) != event:
                raise InvalidInput(
                    "Two different events bear the id {value}.",
                    code="events.id",
                    remedy="Give each event an id of its own, or repeat the same event unchanged.",
                    where="events.id",
                    value=event.id,
                )
        self.__attrs_init__(tuple(found))

    @property
    def created(self) -> Event:
        """The event that created the ticket."""
        return self.events[0]

    def until(self, now: dt.datetime) -> tuple[Event, ...]:
        """Return the events up to and including an instant."""
        limit = micros(now, where="now")
        if self.events[-1].at <= limit:
            return self.events
        return tuple(event for event in self.events if event.at <= limit)

    def with_events(self, *events: Event) -> "History":
        """Return a longer history; this one stays as it is."""
        return History((*self.events, *events))
