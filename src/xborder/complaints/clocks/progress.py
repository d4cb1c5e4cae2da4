"""How far a clock has come: a fold over events, so that a prefix and the rest make the whole."""

from collections.abc import Iterable
from operator import attrgetter

from attrs import define, fields, frozen

from xborder.complaints.clocks.clock import Clock, GradePolicy, HandoverPolicy, ReopenPolicy
from xborder.complaints.clocks.course import Course
from xborder.complaints.clocks.cycle import Cycle, CycleEnd, Verdict
from xborder.complaints.clocks.line import ELAPSED_TIME, Line
from xborder.complaints.clocks.reading import Phase, Reading
from xborder.complaints.clocks.setting import Setting
from xborder.complaints.clocks.target import CountedTime, Target
from xborder.complaints.tickets.event import Event, EventKind
from xborder.worktime import Boundary

_GRADED, _ASSIGNED = EventKind.GRADED.bit, EventKind.ASSIGNED.bit


_ENDINGS = {Phase.STOPPED: CycleEnd.STOPPED, Phase.CANCELLED: CycleEnd.CANCELLED}


@frozen
class Progress(Course):
    """A clock part of the way through a ticket's events.

    It holds instants and whole microseconds, so that evaluating in two steps gives the same bits as
    in one.
    """

    @classmethod
    def begin(cls, clock: Clock, setting: Setting) -> "Progress":
        """Return a clock before any of a ticket's events.

        Raises:
            NoRuleInForce: It has no target for such a ticket.
        """
        return _Draft.begin(clock, setting).progress()

    @classmethod
    def of(cls, clock: Clock, setting: Setting, events: Iterable[Event]) -> "Progress":
        """Return a clock after a ticket's events, which must be in order.

        The same as ``Progress.begin(clock, setting).after(events)`` without the blank in between,
        which would take a third of the time: queues are long.
        """
        touches = clock.touches
        heard = [event for event in events if event.bit & touches]
        if not heard:
            return cls.begin(clock, setting)
        draft = _Draft.begin(clock, setting)
        for event in heard:
            draft.take(event)
        return draft.progress()

    @property
    def line(self) -> Line:
        """The line its target counts on."""
        return self.business if self.target.counted is CountedTime.BUSINESS else ELAPSED_TIME

    def after(self, events: Iterable[Event]) -> "Progress":
        """Return the progress after further events, which must be in order."""
        touches = self.clock.touches
        heard = [event for event in events if event.bit & touches]
        if not heard:
            return self
        draft = _Draft(*_parts(self))
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
            # Due in this stretch if the target runs out within it. Running out exactly at its end
            # is "within" only if the boundary is the closing: else the next stretch decides.
            if due is None and (
                consumed + used > within or (closing and consumed + used == within)
            ):
                due = line.after(start, max(0, within - consumed), boundary)
            before, last, consumed = consumed, start, consumed + used
        if due is None and last is not None and self._ticking:
            # Not used up yet: run on from where the last stretch began. Starting there rather than
            # at ``now`` lets a target that ends exactly at closing keep its boundary.
            due = line.after(last, max(0, within - before), boundary)
        if due is not None and self.floor is not None:
            due = max(due, self.floor)
        return Reading(consumed, due, now if self.stopped is None else self.stopped)

    def cycle(self, now: int, reading: Reading | None = None) -> Cycle | None:
        """Return the record of the cycle it is in, read at an instant; ``None`` if none started."""
        if self.phase is Phase.IDLE:
            return None
        found = reading or self.read(now)
        ending = _ENDINGS.get(self.phase)
        if found.is_late:
            verdict = Verdict.LATE
        elif ending is CycleEnd.STOPPED:
            verdict = Verdict.KEPT
        else:
            verdict = Verdict.OPEN if ending is None else Verdict.WITHDRAWN
        return self._record(found, now, ending, verdict)

    def ended(self, ending: CycleEnd) -> Cycle:
        """Return the record of a cycle that a stop, a reset or a handover has just ended."""
        now = self.stopped or 0
        found = self.read(now)
        return self._record(found, now, ending, Verdict.LATE if found.is_late else Verdict.KEPT)

    def late_for(self, reading: Reading, now: int) -> int:
        """Return the counted microseconds since it was due; 0 if it is not late."""
        due = reading.due
        if due is None or reading.ends <= due:
            return 0
        line = self.line
        return sum(line.used(max(due, a), b) for a, b in self.counted(now) if b > due)

    def _record(
        self, reading: Reading, now: int, ending: CycleEnd | None, verdict: Verdict
    ) -> Cycle:
        return Cycle(
            clock=self.clock.name,
            team=self.counts_for,
            grade=self.judged_grade,
            target=self.target,
            started=self.started,
            ended=self.stopped,
            ending=ending,
            consumed=reading.consumed,
            due=reading.due,
            late=self.late_for(reading, now),
            verdict=verdict,
        )

    @property
    def _ticking(self) -> bool:
        stopped = self.phase is Phase.STOPPED
        return self.phase is Phase.RUNNING or (stopped and not self.from_pause)


@define
class _Draft(Course):
    """A course while events are taken in; a frozen copy for each would cost too much."""

    @classmethod
    def begin(cls, clock: Clock, setting: Setting) -> "_Draft":
        grade, team = setting.grade, setting.team
        target = clock.target(grade, team, setting.tier, setting.country, setting.channel)
        line = setting.desks.line(team, setting.country)
        return cls(clock, setting, grade, team, grade, team, team, target, line)

    def progress(self) -> Progress:
        return Progress(*_parts(self))

    def take(self, event: Event) -> None:
        clock, bit, pauses = self.clock, event.bit, False
        if bit & clock.pausing:
            reasons = clock.pause_reasons
            pauses = not reasons or event.value in reasons
        if bit & _GRADED:
            self._graded(event.value, event.at)
        elif bit & _ASSIGNED:
            self._assigned(event.value, event.at)
        # A clock may listen to a change of grade or team too: to stop when the ticket is passed on.
        if self.phase is Phase.RUNNING or self.phase is Phase.PAUSED:
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
            self._file(CycleEnd.STOPPED)
        self._judge()
        self.phase = Phase.PAUSED if self.held else Phase.RUNNING
        self._afresh(at)

    def _judge(self) -> None:
        """Take the target and the open time of the grade and the team there are now."""
        setting, grade, team = self.setting, self.grade, self.team
        if grade != self.judged_grade or team != self.judged_team:
            self.target = self.clock.target(
                grade, team, setting.tier, setting.country, setting.channel
            )
            self.business = setting.desks.line(team, setting.country)
            self.judged_grade, self.judged_team = grade, team
        self.counts_for = team

    def _afresh(self, at: int) -> None:
        self.started = self.since = at
        self.carried, self.spans, self.floor = 0, (), None
        self.stopped, self.from_pause = None, False

    def _file(self, ending: CycleEnd) -> None:
        """Keep the record of the cycle that has just ended."""
        self.done = (*self.done, self.progress().ended(ending))

    def _run_to(self, at: int) -> None:
        if self.phase is Phase.RUNNING:
            self.spans = (*self.spans, (self.since, at))

    def _halt(self, at: int, phase: Phase) -> None:
        self._run_to(at)
        paused_at = self.spans[-1][1] if self.spans else self.since
        self.from_pause = self.phase is Phase.PAUSED and paused_at < at
        self.phase, self.stopped = phase, at

    def _open(self, bit: int, at: int, *, pauses: bool) -> None:
        clock = self.clock
        if bit & clock.cancelling:
            self._halt(at, Phase.CANCELLED)
        elif bit & clock.stopping:
            self._halt(at, Phase.STOPPED)
            self.held = False
        elif bit & clock.resetting:
            self._reset(at)
        elif pauses:
            self._run_to(at)
            self.phase, self.held = Phase.PAUSED, True
        elif bit & clock.resuming and self.phase is Phase.PAUSED:
            self.phase, self.since, self.held = Phase.RUNNING, at, False

    def _reset(self, at: int) -> None:
        """End the cycle and begin the next one, paused if this one was.

        A reset at the very start leaves nothing to judge: no record is made of it.
        """
        phase = self.phase
        if at > self.started:
            self._halt(at, Phase.STOPPED)
            self._file(CycleEnd.RESET)
        self.phase = phase
        self._judge()
        self._afresh(at)

    def _reopen(self, at: int) -> None:
        policy = self.clock.reopen_policy
        if policy is ReopenPolicy.NEW_CYCLE:
            self._begin(at)
            return
        if self.grade != self.judged_grade:
            self.judged_grade, self.target = self.grade, self._target()
        self.counts_for = self.team
        resumes = policy is ReopenPolicy.RESUME or self.stopped is None
        self.since = at if resumes or self.stopped is None else self.stopped
        self.phase, self.stopped, self.from_pause = Phase.RUNNING, None, False

    @property
    def _is_open(self) -> bool:
        return self.phase is Phase.RUNNING or self.phase is Phase.PAUSED

    def _assigned(self, team: str, at: int) -> None:
        if team == self.team:
            return
        self.team = team
        if not self._is_open:
            return
        policy, held = self.clock.handover_policy, self.phase is Phase.PAUSED
        if at == self.started:  # handed to the team as it began: that team is the one it began with
            self._judge()
        elif policy is HandoverPolicy.KEEP:
            self.counts_for = team  # not what it is judged by
        else:
            self._halt(at, Phase.STOPPED)
            self._file(CycleEnd.HANDED_OVER)
            self._judge()
            self._afresh(at)
            ends = policy is HandoverPolicy.END
            self.phase = Phase.IDLE if ends else Phase.PAUSED if held else Phase.RUNNING

    def _graded(self, grade: str, at: int) -> None:
        self.grade = grade
        if not self._is_open:
            return  # the next cycle, or the reopened one, is judged by it
        old, policy = self.target, self.clock.grade_policy
        new = self._target()
        if new == old:
            self.judged_grade = grade
        elif policy is GradePolicy.RESTART:
            self._reset(at)  # what ran until now is judged by the target it had
        else:
            used = self.progress().read(at).consumed if policy is GradePolicy.CARRY else 0
            self.judged_grade, self.target = grade, new
            if policy is GradePolicy.CARRY:
                # Whole microseconds, rounded down: the share used never grows by a change of grade.
                self.carried, self.since, self.spans = used * new.micros // old.micros, at, ()
            elif policy is GradePolicy.RETROACTIVE_NEVER_PAST:
                self.floor = at

    def _target(self) -> Target:
        """Return the target of the grade there is now, for the team it is judged by."""
        setting = self.setting
        return self.clock.target(
            self.grade, self.judged_team, setting.tier, setting.country, setting.channel
        )


_parts = attrgetter(*(part.name for part in fields(Progress)))
"""Every part of a progress or a draft, in the order both are made with: one call, not eighteen."""
