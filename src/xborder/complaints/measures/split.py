"""What measures are split by, and the names of ISO weeks."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from xborder.choice import Choice
from xborder.worktime.instants import instant


class By(Choice):
    """What measures are split by."""

    WEEK = "week"
    """The ISO week in which a cycle started, or a ticket was created, such as ``"2026-W47"``."""
    TEAM = "team"
    GRADE = "grade"
    CHANNEL = "channel"
    COUNTRY = "country"
    TIER = "tier"


ByWord = Literal["week", "team", "grade", "channel", "country", "tier"]


def week_of(at: int, zone: dt.tzinfo) -> str:
    """Return the ISO week of an instant in microseconds, by the clocks of a zone."""
    return _name(instant(at).astimezone(zone).date())


def weeks_through(first: str, last: str) -> Iterator[str]:
    """Yield the names of all weeks from one to another, whether anything happened in them or not.

    Examples:
        >>> list(weeks_through("2026-W52", "2027-W01"))  # 2026 has 53 weeks
        ['2026-W52', '2026-W53', '2027-W01']
    """
    monday, end = (dt.date.fromisoformat(f"{name}-1") for name in (first, last))
    for days in range(0, (end - monday).days + 1, 7):
        yield _name(monday + dt.timedelta(days=days))


def _name(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
