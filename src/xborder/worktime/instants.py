"""Instants: aware datetimes as whole microseconds on the UTC line, and back."""

import datetime as dt
from collections.abc import Iterable
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from xborder.errors import InvalidInput, InvalidType

Interval: TypeAlias = tuple[dt.datetime, dt.datetime]

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_DAY, _SECOND = 86_400_000_000, 1_000_000


def micros(value: object, *, where: str = "instant") -> int:
    """Return an aware datetime as microseconds since 1970 in UTC.

    Subtracting two datetimes of one zone ignores its clock changes; the difference to UTC does not.

    Raises:
        InvalidType: It is not a datetime.
        InvalidInput: It is naive: it names no instant.
    """
    try:
        delta = value - EPOCH  # type: ignore[operator]
        return delta.days * _DAY + delta.seconds * _SECOND + delta.microseconds  # type: ignore[no-any-return]
    except (TypeError, AttributeError) as error:
        if isinstance(value, dt.datetime):
            raise InvalidInput(
                "{value} names no instant: it has no time zone.",
                code="instant.naive",
                remedy="Give it a zone, as in value.replace(tzinfo=ZoneInfo('Europe/Berlin')).",
                where=where,
                value=value,
            ) from error
        raise InvalidType(
            "{value} is not a datetime.",
            code="instant.type",
            remedy="Give an aware datetime.datetime.",
            where=where,
            value=value,
        ) from error


def instant(value: int) -> dt.datetime:
    """Return microseconds since 1970 as a datetime in UTC."""
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
    for start, end in intervals:
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
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError) as error:
        raise InvalidInput(
            "{value} is not a zone of the tz database.",
            code="zone.unknown",
            remedy="Give an IANA name, such as Asia/Shanghai or Europe/Berlin.",
            where="zone",
            value=key,
        ) from error
