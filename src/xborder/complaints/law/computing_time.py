"""Computing time: whether a last day on a day off moves, and where a term in months ends."""

import datetime as dt

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.months import add_months, month_end
from xborder.policy.rule import Rule
from xborder.worktime import DayCalendar, Roll, Weekday
from xborder.worktime.dates import weekdays


class LastDay(Choice):
    """What becomes of a last day that is a day off."""

    NEXT_WORKING_DAY = "next_working_day"
    """The term ends with the next working day."""
    STAYS = "stays"
    """It stays the last day; no general rule moves it."""


class Months(Choice):
    """Where a term in months or years ends, the day of the event not counted.

    A month from 28 February 2026: the first two and the last end it on 28 March, the third on 31
    March, since it counts from 1 March. From 31 January 2026: 28 February, or 1 March by the
    second.
    """

    CORRESPONDING = "corresponding"
    """On the day of the same number; if there is none, on the month's last day."""
    CORRESPONDING_OR_NEXT = "corresponding_or_next"
    """On the day of the same number; if there is none, on the first of the month after."""
    FROM_FIRST_DAY = "from_first_day"
    """On the day before the one that corresponds to the first day counted; if there is none, on the
    month's last day."""


@frozen(kw_only=True)
class Computation(Rule):
    """A statute on computing time.

    Attributes:
        last_day: What becomes of a last day that is a day off.
        weekend: The weekdays that are days off for it, beside the public holidays.
        months: Where a term in months or years ends.
        unsettled: Weekdays on which authorities differ, or that the text does not name: a last day
            there is counted as said above, and the answer says that it is not settled.
    """

    last_day: LastDay = field(converter=LastDay)
    weekend: frozenset[Weekday] = field(default=(), converter=weekdays)
    months: Months = field(default=Months.CORRESPONDING, converter=Months)
    unsettled: frozenset[Weekday] = field(default=(), converter=weekdays)

    def rolled(self, day: dt.date, days: DayCalendar) -> dt.date:
        """Return the day a term ends with, by the statute's own days off.

        Args:
            day: The last day as counted.
            days: The country's holidays and make-up days; its weekend is the statute's here.
        """
        if self.last_day is LastDay.STAYS:
            return day
        own = days if days.weekend == self.weekend else evolve(days, weekend=self.weekend)
        return own.roll(day, Roll.FOLLOWING)

    def months_later(self, day: dt.date, months: int, *, first_day_counts: bool) -> dt.date:
        """Return where a term in months ends.

        Args:
            day: The day of the event.
            months: How many.
            first_day_counts: Whether that day is the first of the term (BGB s. 187(2)): then it
                ends the day before the one that corresponds (s. 188(2)), 31 August for two months
                from 1 July.
        """
        if first_day_counts:
            return _through(day, months)
        if self.months is Months.FROM_FIRST_DAY:
            return _through(day + dt.timedelta(days=1), months)
        year, month, last = _month_later(day, months)
        if day.day <= last:
            return dt.date(year, month, day.day)
        ends = dt.date(year, month, last)
        late = self.months is Months.CORRESPONDING_OR_NEXT
        return ends + dt.timedelta(days=1) if late else ends


def _through(first: dt.date, months: int) -> dt.date:
    """Return the last day of a term whose first day is ``first``: the day before its likeness.

    That day is the one numbered one less in the last month; where the month has none (the 30th of
    February), its last day; from the first of a month, the last day of the month before.
    """
    year, month, last = _month_later(first, months)
    if first.day == 1:
        return dt.date(year, month, 1) - dt.timedelta(days=1)
    return dt.date(year, month, min(first.day - 1, last))


def _month_later(day: dt.date, months: int) -> tuple[int, int, int]:
    """Return the year and month so many months later, and how many days that month has."""
    there = add_months(day.replace(day=1), months)
    return there.year, there.month, month_end(there).day
