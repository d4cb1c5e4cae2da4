"""Wall-clock times as instants: what a clock that jumps ahead or falls back makes of 02:30."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from xborder.choice import Choice
from xborder.worktime.instants import EPOCH

_SECOND = 1_000_000
_WALL_EPOCH = EPOCH.replace(tzinfo=None)


class MissingTime(Choice):
    """Which instant a wall time means that the clock jumps over in spring."""

    SNAP = "snap"
    """The instant of the jump: the first at which the clock shows that time or a later one."""
    SHIFT = "shift"
    """As far beyond the jump as the time lies in the gap (02:30 becomes 03:30), as biz does."""


class RepeatedTime(Choice):
    """Which instant a wall time means that the clock shows twice in autumn."""

    FIRST = "first"
    SECOND = "second"


def wall_instant(
    wall: dt.datetime,
    zone: ZoneInfo,
    missing: MissingTime = MissingTime.SNAP,
    repeated: RepeatedTime = RepeatedTime.FIRST,
) -> int:
    """Return the instant of a naive wall time in a zone, in microseconds since 1970 in UTC.

    Examples:
        >>> from xborder.worktime.instants import instant
        >>> berlin, half_past_two = ZoneInfo("Europe/Berlin"), dt.datetime(2026, 3, 29, 2, 30)
        >>> str(instant(wall_instant(half_past_two, berlin)))
        '2026-03-29 01:00:00+00:00'
    """
    wall = wall.replace(fold=0) if wall.fold else wall
    day, time = (wall.year, wall.month, wall.day), (wall.hour, wall.minute, wall.second)
    again = dt.datetime(*day, *time, wall.microsecond, fold=1)  # noqa: DTZ001 - a wall time; replace(fold=1) takes three times as long
    before, after = _offset_of(wall, zone), _offset_of(again, zone)
    early, late = _micros(wall - before), _micros(wall - after)
    if early == late:
        return early
    if early < late:  # the clock falls back: shown twice
        return late if repeated is RepeatedTime.SECOND else early
    return early if missing is MissingTime.SHIFT else _jump(late, early, zone)


def _offset_of(wall: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return zone.utcoffset(wall) or dt.timedelta(0)


def _micros(wall: dt.datetime) -> int:
    delta = wall - _WALL_EPOCH
    return (delta.days * 86_400 + delta.seconds) * _SECOND + delta.microseconds


@lru_cache(maxsize=4096)  # two changes a year and zone, met again by every week of a calendar
def _jump(low: int, high: int, zone: ZoneInfo) -> int:
    """Find the instant in ``(low, high]`` at which the zone's offset changes, by halving."""
    at_first, left, right = _offset(low, zone), low // _SECOND, high // _SECOND
    while right - left > 1:
        middle = (left + right) // 2
        if _offset(middle * _SECOND, zone) == at_first:
            left = middle
        else:
            right = middle
    return right * _SECOND


def _offset(value: int, zone: ZoneInfo) -> dt.timedelta | None:
    return (EPOCH + dt.timedelta(seconds=value // _SECOND)).astimezone(zone).utcoffset()
