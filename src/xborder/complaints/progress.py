"""How far a clock has come: a fold over events, so that a prefix and the rest make the whole."""

from collections.abc import Iterable

from attrs import define, frozen

from xborder.choice import Choice
from xborder.complaints.clock import Clock, GradePolicy, Measure, ReopenPolicy, Target
from xborder.complaints.event import Event, EventKind, Grade
from xborder.complaints.line import ELAPSED_TIME, Line
from xborder.worktime import Boundary

_GRADED = EventKind.GRADED.bit


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


@frozen(kw_only=True)
class Progress:
    """A clock part of the way through a ticket's events.

    Attributes:
        clock: The clock.
        business: The desk's open time.
        tier: The customer's tier.
        country: The buyer's country.
        channel: How the complaint came in.
        grade: The grade now.
        target: The target now.
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
    business: Line
    tier: str
    country: str
    channel: str
    grade: Grade
    target: Target
    phase: Phase = Phase.IDLE
    held: bool = False
    started: int = 0
    since: int = 0
    carried: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    floor: int | None = None
    stopped: int | None = None
    from_pause: bool = False
    done: tuple["Progress", ...] = ()

    @property
    def line(self) -> Line:
        """The line its target counts on."""
        return self.business if self.target.measure is Measure.BUSINESS else ELAPSED_TIME

    def after(self, events: Iterable[Event]) -> "Progress":
        """Return the progress after further events, which must be in order."""
        touches = self.clock.touches
        heard = [event for event in events if event.bit & touches]
        if not heard:
            return self
        draft = _draft_of(self)
        for event in heard:
            draft.take(event)
        return draft.progress()

    def counted(self, now: int) -> tuple[tuple[int, int], ...]:
        """Return the stretches the clock has run, up to an instant."""
        return (*self.spans, (self.since, now)) if self.phase is Phase.RUNNING else self.spans

    def read(self, now: int) -> Reading:
        """Return what is used, when it is or was due, and until when that was judged.

        The clock is due when the target is used up; while paused it is due only if that has come.
        A pause is closed time: a target used up at its very start is due then if the boundary
        is closing, and when it ends if it is the next opening.
        """
        line, boundary, within = self.line, self.clock.boundary, self.target.micros
        closing = boundary is Boundary.CLOSING
        consumed, before, due, last = self.carried, self.carried, None, None
        for start, end in self.counted(now):
            used = line.used(start, end)
            if due is None and (
                consumed + used > within or (closing and consumed + used == within)
            ):
                due = line.after(start, max(0, within - consumed), boundary)
            before, last, consumed = consumed, start, consumed + used
        if due is None and last is not None and self._ticking:
            due = line.after(last, max(0, within - before), boundary)
        if due is not None and self.floor is not None:
            due = max(due, self.floor)
        return Reading(consumed, due, now if self.stopped is None else self.stopped)

    @property
    def _ticking(self) -> bool:
        stopped = self.phase is Phase.STOPPED
        return self.phase is Phase.RUNNING or (stopped and not self.from_pause)


@define
class _Draft:
    """A progress while events are taken in; a frozen copy for each would cost too much."""

    clock: Clock
    business: Line
    tier: str
    country: str
    channel: str
    grade: Grade
    target: Target
    phase: Phase
    held: bool
    started: int
    since: int
    carried: int
    spans: tuple[tuple[int, int], ...]
    floor: int | None
    stopped: int | None
    from_pause: bool
    done: tuple[Progress, ...]

    def progress(self) -> Progress:
        return Progress(
            clock=self.clock,
            business=self.business,
            tier=self.tier,
            country=self.country,
            channel=self.channel,
            grade=self.grade,
            target=self.target,
            phase=self.phase,
            held=self.held,
            started=self.started,
            since=self.since,
            carried=self.carried,
            spans=self.spans,
            floor=self.floor,
            stopped=self.stopped,
            from_pause=self.from_pause,
            done=self.done,
        )

    def take(self, event: Event) -> None:
        clock, bit = self.clock, event.bit
        reasons = clock.pause_reasons
        pauses = bool(bit & clock.pausing) and (not reasons or event.value in reasons)
        if bit & _GRADED:
            self._graded(Grade(event.value), event.at)
        elif self.phase is Phase.RUNNING or self.phase is Phase.PAUSED:
            self._open(bit, event.at, pauses=pauses)
        elif self.phase is Phase.STOPPED and bit & clock.reopening:
            self._reopen(event.at)
        elif bit & clock.starting and (
            self.phase is Phase.IDLE or (self.phase is Phase.STOPPED and clock.repeats)
        ):
            self._begin(event.at)
        elif pauses or bit & clock.resuming:
            self.held = pauses

    def _begin(self, at: int) -> None:
        if self.phase is Phase.STOPPED:
            cycle, self.done = self.done, ()
            self.done = (*cycle, self.progress())
        self.phase = Phase.PAUSED if self.held else Phase.RUNNING
        self.stopped, self.from_pause = None, False
        self._afresh(at)

    def _afresh(self, at: int) -> None:
        self.started = self.since = at
        self.carried, self.spans, self.floor = 0, (), None

    def _run_to(self, at: int) -> None:
        if self.phase is Phase.RUNNING:
            self.spans = (*self.spans, (self.since, at))

    def _open(self, bit: int, at: int, *, pauses: bool) -> None:
        clock = self.clock
        if bit & clock.cancelling:
            self._run_to(at)
            self.phase, self.stopped = Phase.CANCELLED, at
        elif bit & clock.stopping:
            self._run_to(at)
            paused_at = self.spans[-1][1] if self.spans else self.since
            self.from_pause = self.phase is Phase.PAUSED and paused_at < at
            self.phase, self.stopped, self.held = Phase.STOPPED, at, False
        elif bit & clock.resetting:
            self._afresh(at)
        elif pauses:
            self._run_to(at)
            self.phase, self.held = Phase.PAUSED, True
        elif bit & clock.resuming and self.phase is Phase.PAUSED:
            self.phase, self.since, self.held = Phase.RUNNING, at, False

    def _reopen(self, at: int) -> None:
        policy = self.clock.reopen_policy
        if policy is ReopenPolicy.NEW_CYCLE:
            self._begin(at)
            return
        resumes = policy is ReopenPolicy.RESUME or self.stopped is None
        self.since = at if resumes or self.stopped is None else self.stopped
        self.phase, self.stopped, self.from_pause = Phase.RUNNING, None, False

    def _graded(self, grade: Grade, at: int) -> None:
        old, new = self.target, self.clock.target(grade, self.tier, self.country, self.channel)
        policy = self.clock.grade_policy
        running = self.phase is Phase.RUNNING or self.phase is Phase.PAUSED
        used = self.progress().read(at).consumed if policy is GradePolicy.CARRY else 0
        self.grade, self.target = grade, new
        if not running or new == old:
            return
        if policy is GradePolicy.RESTART:
            self._afresh(at)
        elif policy is GradePolicy.CARRY:
            self.carried, self.since, self.spans = used * new.micros // old.micros, at, ()
        elif policy is GradePolicy.RETROACTIVE_NEVER_PAST:
            self.floor = at


def _draft_of(progress: Progress) -> _Draft:
    return _Draft(
        progress.clock,
        progress.business,
        progress.tier,
        progress.country,
        progress.channel,
        progress.grade,
        progress.target,
        progress.phase,
        progress.held,
        progress.started,
        progress.since,
        progress.carried,
        progress.spans,
        progress.floor,
        progress.stopped,
        progress.from_pause,
        progress.done,
    )
