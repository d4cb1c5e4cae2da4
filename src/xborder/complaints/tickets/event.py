"""What happens to a complaint: one event, its kind, and the grades a desk starts with."""

import datetime as dt
from typing import Literal

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidType
from xborder.worktime.instants import instant, micros


class EventKind(Choice):
    """What happened."""

    CREATED = "created"
    CUSTOMER_MESSAGE = "customer_message"
    REPLIED = "replied"
    """A person answered the customer."""
    BOT_REPLIED = "bot_replied"
    """A machine answered: an automatic receipt, a chat bot. Stops no clock unless one names it."""
    INTERNAL_NOTE = "internal_note"
    """Colleagues wrote to one another. Stops no clock unless one names it."""
    PROVISIONAL_OFFERED = "provisional_offered"
    """A provisional solution was put to the customer: a workaround, a loan, a part refund."""
    ASSIGNED = "assigned"
    """``value`` names the team or queue that has it from now on."""
    GRADED = "graded"
    """``value`` names the grade (the priority)."""
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


EventKindWord = Literal[
    "created",
    "customer_message",
    "replied",
    "bot_replied",
    "internal_note",
    "provisional_offered",
    "assigned",
    "graded",
    "paused",
    "resumed",
    "resolved",
    "reopened",
    "cancelled",
    "refund_owed",
    "refunded",
    "rated",
]


_BITS = {kind: 1 << place for place, kind in enumerate(EventKind)}


class Grade(Choice):
    """The grades of the built-in promise, the least pressing first.

    A desk may use names of its own (``"P1"``, ``"vip"``): a grade is any text its policy lists.
    """

    NORMAL = "normal"
    SERIOUS = "serious"
    URGENT = "urgent"


# Events of one instant are read in this order, so that the last has the last word.
_PRECEDENCE = {
    kind: place
    for place, kinds in enumerate(
        (
            (EventKind.CREATED, EventKind.REOPENED),
            (EventKind.GRADED, EventKind.ASSIGNED),
            (EventKind.CUSTOMER_MESSAGE, EventKind.REFUND_OWED),
            (EventKind.RESUMED,),
            (EventKind.PAUSED,),
            (EventKind.INTERNAL_NOTE, EventKind.BOT_REPLIED),
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


def _kind(value: EventKind) -> EventKind:
    # Documents bring kinds already read; looking an enum up in itself costs as much as the rest.
    return value if value.__class__ is EventKind else EventKind(value)


@frozen(kw_only=True)
class Event:
    """One thing that happened, and when.

    Attributes:
        at: When, an aware datetime; kept as microseconds since 1970 in UTC.
        kind: What.
        value: The team, grade, reason or rating, where the kind has one.
        id: The sender's number of the event; a second event of that number is a duplicate.

    Raises:
        InvalidInput: The instant has no zone, the kind is unknown, or a grade has no name.
        InvalidType: The instant is no datetime, or ``value`` or ``id`` is no text.

    Examples:
        >>> event = Event(at=dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), kind="replied")
        >>> event.kind, str(event.when)
        (<EventKind.REPLIED: 'replied'>, '2026-11-23 09:00:00+00:00')
    """

    at: int = field(converter=_at)
    kind: EventKind = field(converter=_kind, eq=False)
    value: str = ""
    id: str = ""
    # Compared in the kind's place: an int is hashed and compared many times faster than an enum.
    bit: int = field(init=False, repr=False)
    order: tuple[int, int, int, str, str] = field(init=False, repr=False, eq=False)
    """Where it stands among a ticket's events; equal for equal events alone."""

    def __attrs_post_init__(self) -> None:
        for where, text in (("value", self.value), ("id", self.id)):
            if not isinstance(text, str):
                raise InvalidType(
                    "{value} is not text.",
                    code="events.text",
                    remedy="Give text, such as str(...) of it.",
                    where=f"events.{where}",
                    value=text,
                )
        kind = self.kind
        if kind is EventKind.GRADED and not self.value.strip():
            raise InvalidInput(
                "The event of kind {value} names no grade.",
                code="events.grade",
                remedy="Give the grade as value, such as value='urgent'.",
                where="events.value",
                value=kind,
            )
        bit = _BITS[kind]
        object.__setattr__(self, "bit", bit)
        object.__setattr__(self, "order", (self.at, _PRECEDENCE[kind], bit, self.value, self.id))

    @property
    def when(self) -> dt.datetime:
        """When it happened, in UTC."""
        return instant(self.at)
