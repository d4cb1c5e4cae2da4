"""What a clock is doing, and what it comes to at an instant."""

from attrs import frozen

from xborder.choice import Choice


class Phase(Choice):
    """What a clock is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    CANCELLED = "cancelled"


@frozen
class Reading:
    """What a progress comes to at an instant, in microseconds.

    Attributes:
        consumed: Counted time used.
        due: When it is or was due, if that is known.
        ends: The stop, or the instant of reading.
    """

    consumed: int
    due: int | None
    ends: int

    @property
    def is_late(self) -> bool:
        """Whether it ended, or is being read, after it was due."""
        return self.due is not None and self.ends > self.due
