"""Dates and weekdays, checked as a calendar takes them."""

import datetime as dt
from collections.abc import Iterable
from enum import IntEnum

from xborder.day import civil_day
from xborder.errors import InvalidInput, InvalidType


class Weekday(IntEnum):
    """A day of the week, numbered as :meth:`datetime.date.weekday` numbers it."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


SATURDAY_SUNDAY = frozenset({Weekday.SATURDAY, Weekday.SUNDAY})
"""The weekend of most countries."""


def _dates(values: object, where: str) -> frozenset[dt.date]:
    if isinstance(values, Iterable) and not isinstance(values, str):
        return frozenset(civil_day(value, where) for value in values)
    raise InvalidType(
        "{value} is not a collection of dates.",
        code="calendar.dates",
        remedy="Give a list, set or mapping of datetime.date.",
        where=where,
        value=values,
    )


def holidays(values: Iterable[dt.date]) -> frozenset[dt.date]:
    """Return the dates off as a set; a mapping gives its keys."""
    return _dates(values, "holidays")


def makeup_days(values: Iterable[dt.date]) -> frozenset[dt.date]:
    """Return the dates worked in spite of weekend and holidays as a set."""
    return _dates(values, "makeup_days")


def known_from(value: dt.date | None) -> dt.date | None:
    """Return the first day that is known, if there is one."""
    return None if value is None else civil_day(value, "known_from")


def known_until(value: dt.date | None) -> dt.date | None:
    """Return the first day that is no longer known, if there is one."""
    return None if value is None else civil_day(value, "known_until")


def weekdays(values: Iterable[int]) -> frozenset[Weekday]:
    """Return days of the week, named or numbered, as a set."""
    try:
        return frozenset(Weekday(value) for value in values)
    except (TypeError, ValueError) as error:
        raise InvalidInput(
            "{value} does not name days of the week.",
            code="calendar.weekend",
            remedy="Give Weekday values, or numbers from 0 (Monday) to 6 (Sunday).",
            where="weekend",
            value=values,
        ) from error
