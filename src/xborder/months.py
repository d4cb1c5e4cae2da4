"""Months as dates count them: the same day of another month, or its last day."""

import calendar as gregorian
import datetime as dt

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
