"""Business time: what is open between aware instants, and calendars made of calendars."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from attrs import frozen

from xborder.errors import InvalidInput, NotFound
from xborder.number import whole
from xborder.worktime.convention import Backwards, Boundary, DayClock, Segment
from xborder.worktime.instants import (
    Interval,
    duration,
    instant,
    length,
    micros,
    pairs,
    zone_info,
)
from xborder.worktime.line import Stretch, intersect, subtract, unite
from xborder.worktime.open_days import midnights, open_days
from xborder.worktime.open_time import OpenTime
from xborder.worktime.walltime import wall_instant


@frozen(kw_only=True)
class BusinessCalendar(OpenTime):
    """Open time between two instants; beyond them it refuses to answer.

    Make one from :class:`xborder.worktime.OpeningHours`, and others from it with ``|`` (open when
    either is), ``&`` (both), ``-`` (a calendar, or intervals) and :meth:`without`.
    """

    @classmethod
    def from_intervals(
        cls, intervals: Iterable[Interval], *, known: Interval, name: str, zone: str = "UTC"
    ) -> "BusinessCalendar":
        """Return the calendar of any open intervals within a known window.

        Args:
            intervals: Pairs of aware datetimes; they may touch and overlap.
            known: The window they are complete for.
            name: What to call it in messages.
            zone: The zone its dates are read in.

        Raises:
            InvalidInput: An interval ends before it starts, or none lies in the window.
        """
        place = zone_info(zone)
        ((low, high),) = pairs([known], where="known")
        given = pairs(intervals, where="intervals")
        inside = intersect(unite(given), [(low, high)])
        # An interval of several days has no hours to say where its days begin: at each midnight.
        begins = [*(start for start, _ in given), *midnights(inside, place)]
        return cls.from_stretches(inside, window=(low, high), zone=zone, name=name, begins=begins)

    def add(
        self,
        start: dt.datetime,
        duration: dt.timedelta,
        *,
        boundary: Boundary = Boundary.CLOSING,
        pauses: Iterable[Interval] = (),
    ) -> dt.datetime:
        """Return when ``duration`` of open time after ``start`` is used up.

        Args:
            start: Any aware instant, open or closed.
            duration: Open time to use up; if negative, the answer lies before ``start``. For
                none at all the answer is ``start``, or the next opening if that is closed.
            boundary: What is due when it is used up exactly at closing time.
            pauses: Intervals that do not count; they may overlap.

        Raises:
            NotFound: The answer or ``start`` lies beyond the calendar's horizon.

        Examples:
            >>> nine = dt.datetime(2026, 1, 12, 9, tzinfo=dt.UTC)
            >>> day = (nine, nine + dt.timedelta(hours=8))
            >>> desk = BusinessCalendar.from_intervals([day], known=day, name="desk")
            >>> str(desk.add(nine, dt.timedelta(hours=8)))
            '2026-01-12 17:00:00+00:00'
        """
        calendar = self._pausing(pauses)
        begin, span = micros(start, where="start"), length(duration)
        rule = boundary if boundary.__class__ is Boundary else Boundary(boundary)
        return instant(calendar.after(begin, span, rule))

    def between(
        self,
        start: dt.datetime,
        end: dt.datetime,
        *,
        pauses: Iterable[Interval] = (),
        backwards: Backwards = Backwards.REFUSE,
    ) -> dt.timedelta:
        """Return the open time in ``[start, end)``.

        Args:
            start: An aware instant.
            end: An aware instant.
            pauses: Intervals that do not count; they may overlap.
            backwards: What to answer if ``end`` lies before ``start``.

        Raises:
            InvalidInput: ``end`` lies before ``start`` and nothing else was asked for.
            NotFound: One of them lies beyond the calendar's horizon.
        """
        low, high = micros(start, where="start"), micros(end, where="end")
        choice = Backwards(backwards)
        if high < low and choice is Backwards.ZERO:
            return dt.timedelta(0)
        if high < low and choice is Backwards.NEGATIVE:
            return -self.between(end, start, pauses=pauses)
        pairs([(start, end)], where="end")
        calendar = self._pausing(pauses)
        return duration(calendar.used(low, high))

    def segments(self, start: dt.datetime, end: dt.datetime) -> tuple[Segment, ...]:
        """Return the open stretches within ``[start, end)``, in order."""
        ((low, high),) = pairs([(start, end)], where="end")
        return tuple(
            Segment(start=instant(first), end=instant(last)) for first, last in self.cut(low, high)
        )

    def is_open(self, at: dt.datetime) -> bool:
        """Return whether an instant is open; the opening instant is, the closing one is not."""
        value = micros(at)
        self._used(value)
        index = bisect_right(self._opens, value) - 1
        return index >= 0 and value < self._closes[index]

    def next_open(self, at: dt.datetime) -> dt.datetime:
        """Return ``at`` if it is open, else the next opening.

        Raises:
            NotFound: None is known.
        """
        return instant(self.after(micros(at), 0, Boundary.NEXT_OPENING))

    def next_close(self, at: dt.datetime) -> dt.datetime:
        """Return the first closing after ``at``: while open, the end of this stretch.

        Raises:
            NotFound: None is known. Where open time runs up to the horizon, nobody knows whether
                it closes there.
        """
        value = self._within(at)
        return self._closing(bisect_right(self._closes, value), at)

    def previous_close(self, at: dt.datetime) -> dt.datetime:
        """Return the last closing at or before ``at``.

        Raises:
            NotFound: None is known.
        """
        value = self._within(at)
        return self._closing(bisect_right(self._closes, value) - 1, at)

    def previous_open(self, at: dt.datetime) -> dt.datetime:
        """Return the last opening at or before ``at``: while open, the start of this stretch.

        Raises:
            NotFound: None is known. Where open time runs from the first instant known, nobody
                knows whether it opened there.
        """
        place = bisect_right(self._opens, self._within(at)) - 1
        if place < 0 or self._opens[place] <= self._window[0]:
            raise self._unknown(at)
        return instant(self._opens[place])

    def _within(self, at: dt.datetime) -> int:
        value = micros(at)
        self._used(value)
        return value

    def _closing(self, place: int, at: dt.datetime) -> dt.datetime:
        if not 0 <= place < len(self._closes) or self._closes[place] >= self._window[1]:
            raise self._unknown(at)
        return instant(self._closes[place])

    def _unknown(self, at: dt.datetime) -> NotFound:
        return self._beyond(
            "No opening or closing on that side of {value} is known to the calendar {name}.",
            value=at.isoformat(),
        )

    def add_days(
        self, start: dt.datetime, days: int, *, clock: DayClock = DayClock.SAME_TIME
    ) -> dt.datetime:
        """Return the instant ``days`` open days after the date of ``start`` in the zone.

        A day is open if open time begins on it: Tuesday 00:00 is a beginning though Monday is open
        until then, while the small hours of a night shift belong to the day before. The date of
        ``start`` itself never counts.

        Args:
            start: An aware instant.
            days: How many open days, 1 or more.
            clock: At which time of the last day the term ends.

        Raises:
            InvalidType: ``days`` is not a whole number.
            InvalidInput: ``days`` is less than 1, or ``clock`` is unknown.
            NotFound: The calendar does not know that many.
        """
        count = whole(days, "days")
        if count < 1:
            raise InvalidInput(
                "{value} is not a number of open days.",
                code="calendar.open_days",
                remedy="Give 1 or more.",
                where="days",
                value=days,
            )
        ending, zone = DayClock(clock), zone_info(self.zone)
        begin = micros(start, where="start")
        self._used(begin)
        local = instant(begin).astimezone(zone)
        dates, ends = self._days
        place = bisect_right(dates, local.date().toordinal()) + count - 1
        if place >= len(dates):
            raise self._beyond(
                "{days} open days from {value} end beyond what the calendar {name} knows.",
                value=start.isoformat(),
                days=days,
            )
        if ending is DayClock.CLOSING:
            return instant(ends[place])
        day = dt.date.fromordinal(dates[place])
        due = wall_instant(dt.datetime.combine(day, local.time()), zone)
        return instant(self.after(due, 0, Boundary.NEXT_OPENING))

    @cached_property
    def _days(self) -> tuple[list[int], list[int]]:
        """Every open date as an ordinal, and when each closes. Only terms in days pay for it."""
        return open_days(
            self._begins, (self._opens, self._closes), self._window[1], zone_info(self.zone)
        )

    def _pausing(self, pauses: Iterable[Interval]) -> "BusinessCalendar":
        none = isinstance(pauses, (tuple, list)) and not pauses
        return self if none else self.without(pauses)

    def without(self, pauses: Iterable[Interval]) -> "BusinessCalendar":
        """Return the calendar less any intervals, united first."""
        cut = unite(pairs(pauses, where="pauses"))
        left = subtract(self.cut(*self._window), cut)
        return self._replace(left, self._window, self.name, self._begins)

    def __sub__(self, other: "BusinessCalendar") -> "BusinessCalendar":
        """Return the time this is open and the other is not."""
        return self._with(other, "-", subtract)

    def __and__(self, other: "BusinessCalendar") -> "BusinessCalendar":
        """Return the time both are open."""
        return self._with(other, "&", intersect)

    def __or__(self, other: "BusinessCalendar") -> "BusinessCalendar":
        """Return the time either is open: two teams that follow the sun."""
        return self._with(other, "|", lambda one, two: unite([*one, *two]))

    def _with(
        self,
        other: "BusinessCalendar",
        sign: str,
        combine: Callable[[list[Stretch], list[Stretch]], list[Stretch]],
    ) -> "BusinessCalendar":
        if not isinstance(other, BusinessCalendar):
            return NotImplemented
        low = max(self._window[0], micros(other.known_from))
        high = min(self._window[1], micros(other.known_until))
        joined = combine(self.cut(low, high), other.cut(low, high)) if low < high else []
        name = f"{self.name} {sign} {other.name}"
        begins = (*self._begins, *other._begins)  # noqa: SLF001 - its own class
        return self._replace(joined, (low, high), name, begins)

    def _replace(
        self, stretches: list[Stretch], window: Stretch, name: str, begins: Iterable[int]
    ) -> "BusinessCalendar":
        return BusinessCalendar.from_stretches(
            stretches,
            window=window,
            begins=begins,
            zone=self.zone,
            name=name,
            source=self.source,
            version=self.version,
        )
