"""The course of a clock: what is kept of it between two events."""

from attrs import define

from xborder.complaints.clocks.clock import Clock
from xborder.complaints.clocks.cycle import Cycle
from xborder.complaints.clocks.line import Line
from xborder.complaints.clocks.reading import Phase
from xborder.complaints.clocks.setting import Setting
from xborder.complaints.clocks.target import Target


@define
class Course:
    """What a verdict on a clock needs, and no more.

    Attributes:
        clock: The clock.
        setting: The ticket as it was created, and whose open time counts.
        grade: The ticket's grade now.
        team: The team that has it now.
        judged_grade: The grade this cycle is judged by; a change after its end does not reach it.
        judged_team: The team whose target and open time it is judged by.
        counts_for: The team this cycle counts for in measures: that which had the ticket last.
        target: The target this cycle is judged by.
        business: The open time this cycle counts on.
        phase: What the clock is doing.
        held: Whether a pause is open.
        started: When this cycle started.
        since: When it last began to run.
        carried: Time counted as used from an older target.
        spans: The stretches it ran before ``since``, pauses left out.
        floor: The instant it cannot be due before.
        stopped: When it stopped.
        from_pause: Whether it was stopped while paused.
        done: The cycles before this one.
    """

    clock: Clock
    setting: Setting
    grade: str
    team: str
    judged_grade: str
    judged_team: str
    counts_for: str
    target: Target
    business: Line
    phase: Phase = Phase.IDLE
    held: bool = False
    started: int = 0
    since: int = 0
    carried: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    floor: int | None = None
    stopped: int | None = None
    from_pause: bool = False
    done: tuple[Cycle, ...] = ()
