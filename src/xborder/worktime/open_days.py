"""Open days of a calendar: the dates on which open time begins, and when each of them closes."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from xborder.worktime.instants import instant
from xborder.worktime.line import Stretch
from xborder.worktime.walltime import wall_instant

_ONE = dt.timedelta(days=1)


def midnights(stretches: Iterable[Stretch], zone: ZoneInfo) -> Iterator[int]:
    """Return the instants within stretches at which a day of a zone begins."""
    for first, last in stretches:
        day = instant(first).astimezone(zone).date() + _ONE
        while (midnight := wall_instant(dt.datetime.combine(day, dt.time()), zone)) < last:
            yield midnight
            day += _ONE


def open_days(
    begins: Sequence[int],
    stretches: tuple[Sequence[int], Sequence[int]],
    horizon: int,
    zone: ZoneInfo,
) -> tuple[list[int], list[int]]:
    """Return every open date as an ordinal, and the instant each closes.

    Args:
        begins: Where open time begins, in order; a day's second stretch is one of them too.
        stretches: The openings and closings of the united stretches.
        horizon: The first instant not known.
        zone: The zone of the dates.
    """
    opens, closes = stretches
    dates, ends = list[int](), list[int]()
    for start, following in pairwise((*begins, horizon + 1)):
        date = instant(start).astimezone(zone).date().toordinal()
        # Open time ends where its stretch does, or where the next day's begins within it.
        end = min(following, closes[bisect_right(opens, start) - 1])
        if dates and dates[-1] == date:
            ends[-1] = end
        else:
            dates.append(date)
            ends.append(end)
    return dates, ends
