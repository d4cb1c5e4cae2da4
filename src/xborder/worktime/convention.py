"""The conventions of business time that engines differ in, each chosen by name."""

import datetime as dt

from attrs import frozen

from xborder.choice import Choice


class Boundary(Choice):
    """What is due when a duration is used up exactly at closing time."""

    CLOSING = "closing"
    """The closing time itself (backwards: the opening time)."""
    NEXT_OPENING = "next_opening"
    """The next opening (backwards: the closing time before)."""


class Backwards(Choice):
    """What the time between two instants is when the second one comes first."""

    REFUSE = "refuse"
    ZERO = "zero"
    NEGATIVE = "negative"


class DayClock(Choice):
    """At which time of its last day a term of working days ends."""

    SAME_TIME = "same_time"
    """The start's time of day; if that is closed, the next opening."""
    CLOSING = "closing"
    """When that day closes."""


@frozen(kw_only=True)
class Segment:
    """A stretch of open time.

    Attributes:
        start: Its first instant, in UTC.
        end: The instant it ends, in UTC; not part of it.
    """

    start: dt.datetime
    end: dt.datetime

    @property
    def duration(self) -> dt.timedelta:
        """How long it is."""
        return self.end - self.start
