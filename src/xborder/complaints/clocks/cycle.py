"""One cycle of a clock: from a start to what ended it, and whether it was kept.

The words every measure uses are defined here, once:

- a cycle *ran* if it started at or before the instant of reading;
- it is *late* if it ended after it was due or, while nothing has ended it, if the instant of
  reading lies after that. Once late it stays late, also if it is cancelled or reopened afterwards
  (only a change of grade that counts from the start can move what was due);
- it is *kept* if it ended by a stop, a reset or a handover and was not late;
- it is *withdrawn* if it was cancelled before it was late: nothing was promised any more;
- it is *open* otherwise. *Decided* cycles are the kept and the late ones.
"""

import datetime as dt

from attrs import frozen

from xborder.choice import Choice
from xborder.complaints.clocks.target import Target
from xborder.worktime.instants import duration, instant


class CycleEnd(Choice):
    """What ended a cycle."""

    STOPPED = "stopped"
    RESET = "reset"
    """The clock was set back to nothing and began its next cycle at once."""
    HANDED_OVER = "handed_over"
    """Another team took the ticket over."""
    CANCELLED = "cancelled"


class Verdict(Choice):
    """What a cycle came to."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    WITHDRAWN = "withdrawn"


@frozen(kw_only=True)
class Cycle:
    """What one cycle of a clock came to; instants in microseconds since 1970 in UTC.

    Attributes:
        clock: The clock's name.
        team: The team that had the ticket when it ended, or has it now.
        grade: The grade it is judged by.
        target: The target it is judged by.
        started: When it started.
        ended: When it ended; ``None`` while it is open.
        ending: What ended it; ``None`` while it is open.
        consumed: Counted microseconds used.
        due: When it was or is due; ``None`` if that never came to be known (paused, withdrawn).
        late: Counted microseconds since it was due; 0 if only closed time has passed since.
        verdict: Open, kept, late or withdrawn.
    """

    clock: str
    team: str
    grade: str
    target: Target
    started: int
    ended: int | None
    ending: CycleEnd | None
    consumed: int
    due: int | None
    late: int
    verdict: Verdict

    @property
    def started_at(self) -> dt.datetime:
        """When it started, in UTC."""
        return instant(self.started)

    @property
    def ended_at(self) -> dt.datetime | None:
        """When it ended, in UTC; ``None`` while it is open."""
        return None if self.ended is None else instant(self.ended)

    @property
    def due_at(self) -> dt.datetime | None:
        """When it was or is due, in UTC."""
        return None if self.due is None else instant(self.due)

    @property
    def used(self) -> dt.timedelta:
        """The counted time used."""
        return duration(self.consumed)

    @property
    def lateness(self) -> dt.timedelta:
        """The counted time since it was due; nothing if only closed time has passed since."""
        return duration(self.late)
