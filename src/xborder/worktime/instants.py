"""Instants: aware datetimes as whole microseconds on the UTC line, and back."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from xborder.errors import InvalidInput, InvalidType
from xborder.kind import all_of_kind

Interval: TypeAlias = tuple[dt.datetime, dt.datetime]

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_DAY, _SECOND = 86_400_000_000, 1_000_000

# A year is kept free at either end of Python's datetimes, so that showing an instant in any zone,
# or stepping over a day, cannot run off it.
_LATEST = (dt.datetime(9998, 12, 31, tzinfo=dt.UTC) - EPOCH).days * _DAY
_EARLIEST = (dt.datetime(2, 1, 1, tzinfo=dt.UTC) - EPOCH).days * _DAY


def micros(value: object, *, where: str = "instant") -> int:
    """Return an aware datetime as microseconds since 1970 in UTC.

    Subtracting two datetimes of one zone ignores its clock changes; the difference to UTC does not.

    Raises:
        InvalidType: It is not a datetime.
        InvalidInput: It is naive, so that it names no instant, or outside the years 2 to 9998.
    """
    if not isinstance(value, dt.datetime):
        raise InvalidType(
            "{value} is not a datetime.",
            code="instant.type",
            remedy="Give an aware datetime.datetime.",
            where=where,
            value=value,
        )
    try:
        delta = value - EPOCH
    except TypeError as error:
        raise InvalidInput(
            "{value} names no instant: it has no time zone.",
            code="instant.naive",
            remedy="Give it a zone, as in value.replace(tzinfo=ZoneInfo('Europe/Berlin')).",
            where=where,
            value=value,
        ) from error
    found = delta.days * _DAY + delta.seconds * _SECOND + delta.microseconds
    if not _EARLIEST <= found <= _LATEST:
        raise _out_of_range(str(value), where)
    return found


def _out_of_range(value: object, where: str) -> InvalidInput:
    return InvalidInput(
        "{value} lies at the very end of the calendar.",
        code="instant.range",
        remedy="Give an instant from the year 2 to the end of 9998.",
        where=where,
        value=value,
    )


def instant(value: int) -> dt.datetime:
    """Return microseconds since 1970 as a datetime in UTC.

    Raises:
        InvalidInput: It lies outside the years 2 to 9998.
    """
    if not _EARLIEST <= value <= _LATEST:
        raise _out_of_range(f"{value} microseconds from 1970", "instant")
    return EPOCH + value * _MICROSECOND


def length(value: object, *, where: str = "duration") -> int:
    """Return a duration as whole microseconds.

    Raises:
        InvalidType: It is not a timedelta.
    """
    if isinstance(value, dt.timedelta):
        return value.days * _DAY + value.seconds * _SECOND + value.microseconds
    raise InvalidType(
        "{value} is not a duration.",
        code="duration.type",
        remedy="Give a datetime.timedelta, such as timedelta(hours=24).",
        where=where,
        value=value,
    )


def duration(value: int) -> dt.timedelta:
    """Return whole microseconds as a duration."""
    return value * _MICROSECOND


def pairs(intervals: Iterable[Interval], *, where: str) -> list[tuple[int, int]]:
    """Return intervals of instants as microseconds.

    Raises:
        InvalidInput: An interval ends before it starts.
    """
    found = []
    given: tuple[Any, ...] = all_of_kind(intervals, object, where)
    for interval in given:
        try:
            start, end = interval
        except (TypeError, ValueError) as error:
            raise InvalidType(
                "{value} is not an interval.",
                code="interval.type",
                remedy="Give a pair of aware datetimes, the start first.",
                where=where,
                value=interval,
            ) from error
        low, high = micros(start, where=where), micros(end, where=where)
        if high < low:
            raise InvalidInput(
                "The interval ends at {end}, before its start {value}.",
                code="interval.reversed",
                remedy="Give the earlier instant first.",
                where=where,
                value=start.isoformat(),
                end=end.isoformat(),
            )
        found.append((low, high))
    return found


def zone_info(key: str) -> ZoneInfo:
    """Return a zone of the tz database.

    Raises:
        InvalidInput: There is none of that name.
    """
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, TypeError, AttributeError, OSError) as error:
        raise InvalidInput(
            "{value} is not a zone of the tz database.",
            code="zone.unknown",
            remedy="Give an IANA name, such as Asia/Shanghai or Europe/Berlin.",
            where="zone",
            value=key,
        ) from error


def time_zone(value: dt.tzinfo | str) -> dt.tzinfo:
    """Return a zone, given as one or by its name.

    Raises:
        InvalidInput: There is no zone of that name, or it is neither.
    """
    return value if isinstance(value, dt.tzinfo) else zone_info(value)
