"""Where a clock stands: due, used, left, paused, met, late, and the stretches that counted."""

import datetime as dt

from attrs import field, frozen

from xborder.complaints.clocks.clock import Clock
from xborder.complaints.clocks.cycle import Cycle, Verdict
from xborder.complaints.clocks.progress import Progress
from xborder.complaints.clocks.reading import Phase, Reading
from xborder.complaints.clocks.target import Target
from xborder.display import Shown
from xborder.errors import known_locale
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.worktime import Boundary, Segment
from xborder.worktime.instants import duration, instant, length, time_zone


def _instant(value: int | None) -> dt.datetime | None:
    return None if value is None else instant(value)


@frozen(repr=False)
class ClockState(Shown):
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
    def grade(self) -> str:
        """The grade it is judged by; the ticket's own, unless that changed after the stop."""
        return self.progress.judged_grade

    @property
    def team(self) -> str:
        """The team it counts for: that which has the ticket, or had it at the stop."""
        return self.progress.counts_for

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
        """When it is or was due; ``None`` before it starts, while paused, if taken back in time."""
        return _instant(self._reading.due)

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
        """When this cycle became late; ``None`` if it has not."""
        return self.due if self._reading.is_late else None

    @property
    def met(self) -> bool | None:
        """Whether this cycle was kept: known once it has stopped or is late."""
        if self._reading.is_late:
            return False
        return True if self.phase is Phase.STOPPED else None

    @property
    def late(self) -> dt.timedelta:
        """The counted time since this cycle was due; nothing if it was not late."""
        return duration(self.progress.late_for(self._reading, self._now))

    @property
    def cycle(self) -> Cycle | None:
        """The record of this cycle; ``None`` if none is under way."""
        return self.progress.cycle(self._now, self._reading)

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """The record of every cycle that ran, the first one first, this one last."""
        cycle = self.cycle
        return self.progress.done if cycle is None else (*self.progress.done, cycle)

    @property
    def ran(self) -> bool:
        """Whether any cycle started."""
        return self.phase is not Phase.IDLE or bool(self.progress.done)

    @property
    def breaches(self) -> tuple[Cycle, ...]:
        """The cycles that are or were late."""
        return tuple(cycle for cycle in self.cycles if cycle.verdict is Verdict.LATE)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches that counted, in order."""
        line = self.progress.line
        return tuple(
            Segment(start=instant(low), end=instant(high))
            for start, end in self.progress.counted(self._now)
            for low, high in line.cut(start, end)
        )

    @property
    def title(self) -> Text:
        """What the clock is called."""
        return _CLOCK_WORDS.get(self.name, Text(self.name))

    def explanation(self, zone: dt.tzinfo | str = dt.UTC) -> tuple[Text, ...]:
        """Return why it stands as it does, a sentence a line, its times in ``zone``."""
        place = time_zone(zone)

        def shown(value: dt.datetime | None) -> object:
            return value.astimezone(place) if value else Text("nothing")

        lines = [
            Text(
                "{clock}: {within} of {counted} for grade {grade}.",
                clock=_CLOCK_WORDS.get(self.name, self.name),
                within=_spell(self.target.within),
                counted=_WORDS[self.target.counted],
                grade=_WORDS.get(self.grade, self.grade),
            )
        ]
        lines += [
            Text(
                "Earlier cycle from {start} to {end}: {verdict}.",
                start=shown(cycle.started_at),
                end=shown(cycle.ended_at),
                verdict=_VERDICTS[cycle.verdict],
            )
            for cycle in self.progress.done
        ]
        if self.phase is Phase.IDLE:
            ran = bool(self.progress.done)
            lines.append(Text("It does not run now.") if ran else Text("It has not started."))
            return tuple(lines)
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
            case Phase.CANCELLED if self.breached_at:
                return Text(
                    "Missed: due {due}, cancelled {stopped}, {late} late.",
                    due=due,
                    stopped=stopped,
                    late=late,
                )
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

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE, *, zone: dt.tzinfo | str = dt.UTC) -> str:
        """Return the explanation as text in ``locale``."""
        known_locale(locale)
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
_VERDICTS = {Verdict.KEPT: Text("kept"), Verdict.LATE: Text("late")}
_CLOCK_WORDS = {
    "first_response": Text("First response"),
    "provisional_solution": Text("Provisional solution"),
    "resolution": Text("Resolution"),
    "next_response": Text("Next response"),
    "update": Text("Update"),
    "refund": Text("Refund"),
}
