"""Months as dates count them: a day some months on, a month's last day, periods of a year."""

import calendar as gregorian
import datetime as dt
from typing import Final

from xborder.errors import InvalidInput


def month_end(day: dt.date) -> dt.date:
    """Return the last day of the month."""
    return day.replace(day=gregorian.monthrange(day.year, day.month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months on, or that month's last day if it is shorter.

    Examples:
        >>> str(add_months(dt.date(2026, 8, 31), 6))
        '2027-02-28'
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise InvalidInput(
            "{months} months from {value} lie outside the calendar.",
            code="months.calendar_end",
            remedy="Give a day and a number of months within the years 1 to 9999.",
            where="months",
            value=str(day),
            months=months,
        )
    return dt.date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def months_between(start: dt.date, end: dt.date) -> int:
    """Return how many whole months lie between two days; 0 within the first month.

    Examples:
        >>> months_between(dt.date(2026, 11, 21), dt.date(2027, 2, 20))
        2
    """
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole if add_months(start, whole) <= end else whole - 1


def period_start(day: dt.date, months: int) -> dt.date:
    """Return the first day of the period a day lies in, where a year is cut into equal ones.

    Args:
        day: The day.
        months: How long a period is, in months; one of the whole numbers that divide 12.

    Examples:
        >>> str(period_start(dt.date(2026, 11, 10), 3))
        '2026-10-01'
    """
    return dt.date(day.year, day.month - (day.month - 1) % months, 1)


def period_name(day: dt.date, months: int) -> str:
    """Return what the period a day lies in is called: a month by its number, others by their place.

    Args:
        day: The day.
        months: How long a period is: 1, 2, 3 or 12 months.

    Examples:
        >>> day = dt.date(2026, 11, 10)
        >>> [period_name(day, months) for months in (1, 2, 3, 12)]
        ['2026-11', '2026-T6', '2026-Q4', '2026']
    """
    place = (day.month - 1) // months + 1
    return f"{day.year:04}" + _PLACES[months].format(place)


def period_like(name: str, day: dt.date) -> str:
    """Return what the period a day lies in is called, where periods are as long as a named one.

    Args:
        name: A period, as :func:`period_name` calls it.
        day: The day.

    Examples:
        >>> day = dt.date(2027, 1, 5)
        >>> [period_like(name, day) for name in ("2026-11", "2026-T6", "2026-Q4", "2026")]
        ['2027-01', '2027-T1', '2027-Q1', '2027']
    """
    return period_name(day, _MONTHS_OF.get(name[5:6], 1))


_MONTHS_OF: Final = {"": 12, "Q": 3, "T": 2}
_PLACES: Final = {1: "-{:02}", 2: "-T{}", 3: "-Q{}", 12: ""}
