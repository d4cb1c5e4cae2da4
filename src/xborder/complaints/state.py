"""Where a clock stands: due, used, left, paused, met, late, and the stretches that counted."""

import datetime as dt

from attrs import field, frozen

from xborder.complaints.clock import Clock, Target
from xborder.complaints.event import Grade
from xborder.complaints.progress import Phase, Progress, Reading
from xborder.messages import DEFAULT_LOCALE, Text
from xborder.worktime import Boundary, Segment
from xborder.worktime.instants import duration, instant, length


def _instant(value: int | None) -> dt.datetime | None:
    return None if value is None else instant(value)


@frozen
class ClockState:
    """One clock of a ticket at an instant; read from events, kept nowhere.

    Args:
        progress: The fold over the ticket's events.
        now: The instant of reading, in microseconds since 1970 in UTC.
    """

    progress: Progress
    _now: int
    _reading: Reading = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_reading", self.progress.read(self._now))

    @property
    def clock(self) -> Clock:
        """The clock."""
        return self.progress.clock

    @property
    def name(self) -> str:
        """The clock's name."""
        return self.progress.clock.name

    @property
    def phase(self) -> Phase:
        """Idle, running, paused, stopped or cancelled."""
        return self.progress.phase

    @property
    def paused(self) -> bool:
        """Whether it is paused."""
        return self.progress.phase is Phase.PAUSED

    @property
    def grade(self) -> Grade:
        """The ticket's grade."""
        return self.progress.grade

    @property
    def target(self) -> Target:
        """The target that holds."""
        return self.progress.target

    @property
    def now(self) -> dt.datetime:
        """The instant of reading, in UTC."""
        return instant(self._now)

    @property
    def started_at(self) -> dt.datetime | None:
        """When this cycle started; ``None`` if it has not."""
        return None if self.phase is Phase.IDLE else instant(self.progress.started)

    @property
    def stopped_at(self) -> dt.datetime | None:
        """When it stopped or was cancelled."""
        return _instant(self.progress.stopped)

    @property
    def due(self) -> dt.datetime | None:
        """When it is due; ``None`` before it starts, while it is paused, once it is cancelled."""
        return None if self.phase is Phase.CANCELLED else _instant(self._reading.due)

    @property
    def due_if_resumed_now(self) -> dt.datetime | None:
        """When a paused clock would be due if it resumed at the instant of reading."""
        if not self.paused:
            return self.due
        left = max(0, length(self.remaining))
        return instant(self.progress.line.after(self._now, left, self.clock.boundary))

    @property
    def consumed(self) -> dt.timedelta:
        """The counted time used."""
        return duration(self._reading.consumed)

    @property
    def remaining(self) -> dt.timedelta:
        """The counted time left; negative if overrun."""
        return self.target.within - self.consumed

    @property
    def breached_at(self) -> dt.datetime | None:
        """When it became late; ``None`` if it has not."""
        due = self.due
        return due if due is not None and instant(self._reading.ends) > due else None

    @property
    def met(self) -> bool | None:
        """Whether it was kept: known once it has stopped or is late."""
        if self.breached_at is not None:
            return False
        return True if self.phase is Phase.STOPPED else None

    @property
    def late(self) -> dt.timedelta:
        """The counted time since it was due; nothing if it was not late."""
        due, ends = self._reading.due, self._reading.ends
        if due is None or ends <= due or self.phase is Phase.CANCELLED:
            return dt.timedelta(0)
        line = self.progress.line
        counted = self.progress.counted(self._now)
        return duration(sum(line.used(max(due, a), b) for a, b in counted if b > due))

    @property
    def cycles(self) -> tuple["ClockState", ...]:
        """The completed cycles before this one."""
        return tuple(ClockState(done, self._now) for done in self.progress.done)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches that counted, in order."""
        line = self.progress.line
        return tuple(
            Segment(start=instant(low), end=instant(high))
            for start, end in self.progress.counted(self._now)
            for low, high in line.cut(start, end)
        )

    def explanation(self, zone: dt.tzinfo = dt.UTC) -> tuple[Text, ...]:
        """Return why it stands as it does, a sentence a line, its times in ``zone``."""

        def shown(value: dt.datetime | None) -> object:
            return value.astimezone(zone) if value else Text("nothing")

        lines = [
            Text(
                "{clock}: {within} of {measure} for grade {grade}.",
                clock=_CLOCK_WORDS.get(self.name, self.name),
                within=_spell(self.target.within),
                measure=_WORDS[self.target.measure],
                grade=_WORDS[self.grade],
            )
        ]
        if self.phase is Phase.IDLE:
            return (*lines, Text("It has not started."))
        if self.progress.carried:
            used = _spell(duration(self.progress.carried))
            lines.append(Text("{used} counts as used from the earlier grade.", used=used))
        lines += [
            Text(
                "Counted from {start} to {end}: {length}.",
                start=shown(part.start),
                end=shown(part.end),
                length=_spell(part.duration),
            )
            for part in self.segments
        ]
        lines.append(Text("Used in all: {used}.", used=_spell(self.consumed)))
        lines.append(self._verdict(shown(self.due), shown(self.stopped_at)))
        if self.due and self.clock.boundary is Boundary.NEXT_OPENING:
            lines.append(Text("Time used up at closing is due at the next opening."))
        return tuple(lines)

    def _verdict(self, due: object, stopped: object) -> Text:
        late = _spell(self.late)
        match self.phase:
            case Phase.CANCELLED:
                return Text("Cancelled on {stopped}.", stopped=stopped)
            case Phase.STOPPED if self.met:
                return Text("Kept: it stopped on {stopped}.", stopped=stopped)
            case Phase.STOPPED:
                return Text(
                    "Missed: due {due}, stopped {stopped}, {late} late.",
                    due=due,
                    stopped=stopped,
                    late=late,
                )
            case Phase.PAUSED if self.due is None:
                return Text("Paused with {left} left.", left=_spell(self.remaining))
            case _ if self.breached_at:
                return Text("Missed: due {due}, {late} late so far.", due=due, late=late)
        return Text("Due {due}; {left} left.", due=due, left=_spell(self.remaining))

    def explain(self, locale: str = DEFAULT_LOCALE, *, zone: dt.tzinfo = dt.UTC) -> str:
        """Return the explanation as text in ``locale``."""
        return "\n".join(line.render(locale) for line in self.explanation(zone))


def _spell(value: dt.timedelta) -> Text:
    minutes, seconds = divmod(abs(value) // dt.timedelta(seconds=1), 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if value < dt.timedelta(0) else ""
    if seconds:
        return Text(
            "{sign}{hours} h {minutes} min {seconds} s",
            sign=sign,
            hours=hours,
            minutes=minutes,
            seconds=seconds,
        )
    if minutes:
        return Text("{sign}{hours} h {minutes} min", sign=sign, hours=hours, minutes=minutes)
    return Text("{sign}{hours} h", sign=sign, hours=hours)


_WORDS = {
    "business": Text("business time"),
    "elapsed": Text("elapsed time"),
    "normal": Text("normal"),
    "serious": Text("serious"),
    "urgent": Text("urgent"),
}
_CLOCK_WORDS = {
    "first_response": Text("First response"),
    "provisional_solution": Text("Provisional solution"),
    "resolution": Text("Resolution"),
    "next_response": Text("Next response"),
    "update": Text("Update"),
    "refund": Text("Refund"),
}
