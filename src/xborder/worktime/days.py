"""Working days: a calendar of whole days that counts, adds, rolls, and knows what it does not know.

Value dates, order-by dates and statutory time limits build on it. It holds plain dates only;
opening hours within a day are :mod:`xborder.worktime.calendar`.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Any

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.errors import InvalidInput, NotFound, extra
from xborder.kind import all_of_kind, of_kind
from xborder.number import whole
from xborder.source import Source
from xborder.worktime import dates
from xborder.worktime.dates import SATURDAY_SUNDAY, Weekday


class Roll(Choice):
    """What becomes of a date that falls on a day off."""

    UNADJUSTED = "unadjusted"
    """It stays where it is."""
    FOLLOWING = "following"
    """The next working day."""
    MODIFIED_FOLLOWING = "modified_following"
    """The next working day, unless that is in the next month: then the one before."""
    PRECEDING = "preceding"
    """The working day before."""
    MODIFIED_PRECEDING = "modified_preceding"
    """The working day before, unless that is in the month before: then the next one."""


_WEEK = 7
_LONGEST = dt.date.max.toordinal()  # no calendar has more days


@frozen(kw_only=True)
class DayCalendar:
    """The working days of a place, a market or a warehouse.

    A day is working if its weekday is not in ``weekend`` and it is not a holiday, or if it is
    one of ``makeup_days``: days off by their weekday that are worked to make up for a holiday.

    Attributes:
        name: What the calendar is called in messages.
        weekend: The weekdays off.
        holidays: The dates off; those on a weekend change nothing. Any iterable of dates.
        makeup_days: The dates worked in spite of weekend and holidays.
        known_from: The first day the calendar speaks about; ``None`` if it has no bound.
        known_until: The first day it no longer speaks about, its horizon; ``None`` if none.
            Any answer outside this window is refused, never guessed.
        source: Where the holidays were read.
        version: The version of that source.

    Raises:
        InvalidInput: Every weekday is off, or the window is empty.
        InvalidType: A holiday is not a plain date.

    Examples:
        >>> may_day = dt.date(2026, 5, 1)
        >>> berlin = DayCalendar(name="Berlin", holidays=[may_day])
        >>> berlin.add(dt.date(2026, 4, 30), 1)
        datetime.date(2026, 5, 4)
    """

    name: str
    weekend: frozenset[Weekday] = field(default=SATURDAY_SUNDAY, converter=dates.weekdays)
    holidays: frozenset[dt.date] = field(default=frozenset(), converter=dates.holidays)
    makeup_days: frozenset[dt.date] = field(default=frozenset(), converter=dates.makeup_days)
    known_from: dt.date | None = field(default=None, converter=dates.known_from)
    known_until: dt.date | None = field(default=None, converter=dates.known_until)
    source: Source | None = None
    version: str = ""
    _exceptions: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _balance: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _of_week: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _first: int = field(init=False, eq=False, repr=False)
    _past: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if len(self.weekend) == _WEEK:
            raise InvalidInput(
                "The calendar {value} has no working weekday.",
                code="calendar.empty",
                remedy="Leave at least one weekday out of weekend.",
                where="weekend",
                value=self.name,
            )
        first, past = self.known_from, self.known_until
        if first and past and first >= past:
            raise InvalidInput(
                "The calendar is known until {value}, which is not after {start}.",
                code="calendar.window",
                remedy="Give a known_until after known_from; it is the first day not known.",
                where="known_until",
                value=past,
                start=first,
            )
        off = {day for day in self.holidays - self.makeup_days if not self._day_off(day)}
        on = {day for day in self.makeup_days if self._day_off(day)}
        exceptions = sorted(off | on)
        signs = accumulate((1 if day in on else -1 for day in exceptions), initial=0)
        working = (0 if day in self.weekend else 1 for day in range(_WEEK))
        put = object.__setattr__
        put(self, "_exceptions", tuple(day.toordinal() for day in exceptions))
        put(self, "_balance", tuple(signs))
        put(self, "_of_week", tuple(accumulate(working, initial=0)))
        put(self, "_first", (first or dt.date.min).toordinal())
        put(self, "_past", past.toordinal() if past else dt.date.max.toordinal() + 1)

    def _day_off(self, day: dt.date) -> bool:
        return day.weekday() in self.weekend

    def is_working(self, day: dt.date) -> bool:
        """Return whether a day is worked.

        Raises:
            NotFound: The day lies beyond the calendar's horizon.
        """
        day = self._known(day, where="day")
        if day in self.makeup_days:
            return True
        return not self._day_off(day) and day not in self.holidays

    def add(self, start: dt.date, days: int) -> dt.date:
        """Return the date ``days`` working days away; ``start`` itself never counts.

        Args:
            start: The date to count from, working or not.
            days: How many working days: 1 is the first one after ``start``, -1 the last one
                before it; 0 is ``start``, or the next working day if it is a day off.

        Raises:
            InvalidType: ``start`` is no plain date, or ``days`` no whole number.
            NotFound: ``start`` or the answer lies beyond the calendar's horizon.

        Examples:
            >>> calendar = DayCalendar(name="plain")
            >>> friday = dt.date(2026, 11, 20)
            >>> [str(calendar.add(friday, n)) for n in (-1, 0, 1)]
            ['2026-11-19', '2026-11-20', '2026-11-23']
        """
        start = self._known(start, where="start")
        days = whole(days, "days", least=-_LONGEST)
        origin = start.toordinal()
        index = self._count(origin) if days <= 0 else self._count(origin + 1) - 1
        wanted = index + days + 1
        window = range(self._first, self._past)
        position = bisect_left(window, wanted, key=lambda day: self._count(day + 1))
        if wanted <= self._count(self._first) or position == len(window):
            raise self._beyond(
                "{days} working days from {value} lies beyond what the calendar {name} knows.",
                value=start,
                days=days,
            )
        return dt.date.fromordinal(window[position])

    def between(self, start: dt.date, end: dt.date) -> int:
        """Return how many working days lie in ``[start, end)``; negative if ``end`` is earlier.

        Examples:
            >>> DayCalendar(name="plain").between(dt.date(2026, 11, 20), dt.date(2026, 11, 24))
            2
        """
        start, end = civil_day(start, "start"), civil_day(end, "end")
        for where, day in (("start", start), ("end", end)):
            if day != self.known_until:  # the horizon itself is a fair bound
                self._known(day, where=where)
        return self._count(end.toordinal()) - self._count(start.toordinal())

    def roll(self, day: dt.date, roll: Roll) -> dt.date:
        """Return ``day`` if it is worked (or ``roll`` is unadjusted), else the day it rolls to.

        Source: 2006 ISDA Definitions, section 4.12, Business Day Convention.

        Examples:
            >>> sunday = dt.date(2026, 5, 31)
            >>> calendar = DayCalendar(name="plain")
            >>> str(calendar.roll(sunday, Roll.FOLLOWING))
            '2026-06-01'
            >>> str(calendar.roll(sunday, Roll.MODIFIED_FOLLOWING))
            '2026-05-29'
        """
        roll = Roll(roll)
        day = civil_day(day, "day")
        if roll is Roll.UNADJUSTED or self.is_working(day):
            return day
        forward = roll in {Roll.FOLLOWING, Roll.MODIFIED_FOLLOWING}
        rolled = self.add(day, 1 if forward else -1)
        if rolled.month != day.month and roll in {Roll.MODIFIED_FOLLOWING, Roll.MODIFIED_PRECEDING}:
            return self.add(day, -1 if forward else 1)
        return rolled

    def next_working(self, day: dt.date) -> dt.date:
        """Return the first working day after ``day``."""
        return self.add(day, 1)

    def previous_working(self, day: dt.date) -> dt.date:
        """Return the last working day before ``day``."""
        return self.add(day, -1)

    def working_days(self, start: dt.date, end: dt.date) -> tuple[dt.date, ...]:
        """Return the working days in ``[start, end)``, in order."""
        start, end = civil_day(start, "start"), civil_day(end, "end")
        self.between(start, end)
        days = map(dt.date.fromordinal, range(start.toordinal(), end.toordinal()))
        return tuple(day for day in days if self.is_working(day))

    def with_holidays(self, *days: dt.date) -> "DayCalendar":
        """Return the calendar with further holidays."""
        return evolve(self, holidays=self.holidays | dates.holidays(days))

    def __and__(self, other: "DayCalendar") -> "DayCalendar":
        """Return the days worked in both: the joint calendar of two settlement centres.

        Examples:
            >>> london = DayCalendar(name="London", holidays=[dt.date(2026, 8, 31)])
            >>> berlin = DayCalendar(name="Berlin", holidays=[dt.date(2026, 5, 1)])
            >>> joint = london & berlin
            >>> joint.is_working(dt.date(2026, 5, 1)), joint.is_working(dt.date(2026, 8, 31))
            (False, False)
        """
        if not isinstance(other, DayCalendar):
            return NotImplemented
        return self._joined(other, sign="&", weekend=self.weekend | other.weekend, worked=all)

    def __or__(self, other: "DayCalendar") -> "DayCalendar":
        """Return the days worked in either: two sites that stand in for one another."""
        if not isinstance(other, DayCalendar):
            return NotImplemented
        return self._joined(other, sign="|", weekend=self.weekend & other.weekend, worked=any)

    def _joined(
        self,
        other: "DayCalendar",
        *,
        sign: str,
        weekend: frozenset[Weekday],
        worked: Callable[[Iterable[bool]], bool],
    ) -> "DayCalendar":
        special = self.holidays | self.makeup_days | other.holidays | other.makeup_days
        both = (self, other)
        on = {day for day in special if worked(calendar._works(day) for calendar in both)}  # noqa: SLF001 - its own class
        starts = [day for day in (self.known_from, other.known_from) if day]
        ends = [day for day in (self.known_until, other.known_until) if day]
        return DayCalendar(
            name=f"{self.name} {sign} {other.name}",
            weekend=weekend,
            holidays=special - on,
            makeup_days=on,
            known_from=max(starts, default=None),
            known_until=min(ends, default=None),
        )

    def _works(self, day: dt.date) -> bool:
        return day in self.makeup_days or not (self._day_off(day) or day in self.holidays)

    def _count(self, ordinal: int) -> int:
        """Count the working days before an ordinal; ordinal 1 was a Monday."""
        weeks, rest = divmod(ordinal - 1, _WEEK)
        regular = weeks * self._of_week[_WEEK] + self._of_week[rest]
        return regular + self._balance[bisect_left(self._exceptions, ordinal)]

    def _known(self, value: object, *, where: str) -> dt.date:
        day = civil_day(value, where)
        if not self._first <= day.toordinal() < self._past:
            raise self._beyond(
                "{value} lies beyond what the calendar {name} knows.", value=day, where=where
            )
        return day

    def _beyond(self, message: str, *, where: str = "", **values: Any) -> NotFound:
        return NotFound(
            message,
            code="calendar.horizon",
            remedy="Give a calendar whose holidays are known for that day; this one knows {known}.",
            where=where,
            name=self.name,
            known=f"[{self.known_from or '...'}, {self.known_until or '...'})",
            **values,
        )

    @classmethod
    def from_holidays(
        cls,
        country: str,
        *,
        years: Iterable[int] | int,
        subdivision: str | None = None,
        categories: Iterable[str] | None = None,
        name: str = "",
        complete_through: int | None = None,
    ) -> "DayCalendar":
        """Return the public holidays and make-up working days that the holidays library knows.

        Where a country moves weekends about by yearly decree (China, Hungary, Vietnam and others)
        the library goes on answering after the last decree, without a single make-up day. Years
        past the last one it lists are therefore refused.

        Args:
            country: An ISO 3166-1 alpha-2 code, or one of the library's names.
            years: The years the calendar shall know, consecutive; a single year may stand alone.
            subdivision: A state or province, as the library names it.
            categories: Its holiday categories, such as ``"public"`` and ``"bank"``.
            name: What to call the calendar; the country and subdivision if left out.
            complete_through: The last year you vouch for, where the library lists no decree
                because none was made (as in Taiwan from 2026, whose law knows none any more).

        Raises:
            MissingExtra: The ``calendars`` extra is not installed.
            NotFound: The country, subdivision or a year is not known.
            InvalidInput: ``years`` is empty or has a hole.
            InvalidType: A year is not a whole number.

        Examples:
            >>> china = DayCalendar.from_holidays("CN", years=[2026])
            >>> china.is_working(dt.date(2026, 2, 14))  # a Saturday, made up for Spring Festival
            True
        """
        library = extra("holidays", name="calendars")
        listed = years if isinstance(years, Iterable) else [years]
        asked = sorted({whole(year, "years", most=dt.MAXYEAR) for year in listed})
        if not asked or asked != list(range(asked[0], asked[-1] + 1)):
            raise InvalidInput(
                "The years {value} are not consecutive.",
                code="calendar.years",
                remedy="Give a range of years without a hole, such as range(2024, 2028).",
                where="years",
                value=asked,
            )
        of_kind(country, str, "country")
        of_kind(name, str, "name")
        if subdivision is not None:
            of_kind(subdivision, str, "subdivision")
        if complete_through is not None:
            complete_through = whole(complete_through, "complete_through")
        label = name or (f"{country}-{subdivision}" if subdivision else country)
        kinds = None if categories is None else all_of_kind(categories, str, "categories")
        try:
            known = library.country_holidays(
                country, subdiv=subdivision, years=asked, categories=kinds, expand=False
            )
        except (NotImplementedError, ValueError) as error:
            raise NotFound(
                "The holidays library does not know {value}.",
                code="calendar.country",
                remedy="Give one of its countries, subdivisions and categories, or build a "
                "DayCalendar from your own dates.",
                where="country",
                value=label,
            ) from error
        last = _last_decree(known, complete_through)
        if asked[-1] > last or asked[0] < known.start_year:
            raise NotFound(
                "The holidays library does not list {value} for {name} in full.",
                code="calendar.horizon",
                remedy="Ask for years from {first} to {last}, or give complete_through if you "
                "know that later years have no make-up days.",
                where="years",
                value=asked[-1] if asked[-1] > last else asked[0],
                name=label,
                first=str(known.start_year),
                last=str(last),
            )
        start, end = dt.date(asked[0], 1, 1), dt.date(asked[-1] + 1, 1, 1)
        return cls(
            name=label,
            weekend=known.weekend,
            holidays=list(known),
            makeup_days=[day for day in known.weekend_workdays if start <= day < end],
            known_from=start,
            known_until=end,
            source=Source(title="holidays", url="https://pypi.org/project/holidays/"),
            version=library.__version__,
        )


def _last_decree(known: Any, complete_through: int | None) -> int:
    """Return the last year the library can be trusted for."""
    last: int = known.end_year
    if complete_through is not None:
        return min(last, complete_through)
    if getattr(known, "has_substituted_holidays", False):
        last = max(known.special_public_holidays)
    return last
