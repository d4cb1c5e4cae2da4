"""Open time: stretches on the UTC line, and the sums on them.

Due times, consumed time and opening questions are answered by two bisections over prefix sums,
whatever the hours, holidays and zones the line was made of.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Self

from attrs import field, frozen

from xborder.errors import InvalidInput, NotFound
from xborder.source import Source
from xborder.worktime.convention import Boundary
from xborder.worktime.instants import duration, instant
from xborder.worktime.line import Stretch


@frozen(kw_only=True)
class OpenTime:
    """Open stretches between two instants, in whole microseconds since 1970 in UTC.

    Beyond its horizon it refuses to answer.

    Attributes:
        name: What it is called in messages.
        zone: The zone its dates are read in.
        known_from: The first instant it speaks about.
        known_until: The first instant it no longer speaks about.
        source: Where its holidays were read.
        version: The version of that source.
    """

    name: str
    zone: str
    source: Source | None = None
    version: str = ""
    _window: Stretch
    _opens: tuple[int, ...] = field(repr=False, hash=False)
    _closes: tuple[int, ...] = field(repr=False, hash=False)
    _before: tuple[int, ...] = field(repr=False, eq=False)
    """Open time before each stretch; one entry more than there are stretches."""
    _begins: tuple[int, ...] = field(repr=False, hash=False)
    """Where open time begins, also where it touches that of the day before. Sums need stretches
    united; days need to know that Tuesday 00:00 is a beginning though Monday is open until then."""

    @classmethod
    def from_stretches(
        cls,
        stretches: Sequence[Stretch],
        *,
        window: Stretch,
        zone: str,
        name: str,
        begins: Iterable[int] = (),
        source: Source | None = None,
        version: str = "",
    ) -> Self:
        """Return the calendar of united stretches, in microseconds since 1970 in UTC.

        Args:
            stretches: Sorted, disjoint and not touching.
            window: The first instant known, and the first no longer known.
            zone: The zone its dates are read in.
            name: What to call it in messages.
            begins: Where open time begins within a stretch, because another day's touches it; the
                beginning of each stretch is one without being named.
            source: Where its holidays were read.
            version: The version of that source.

        Raises:
            InvalidInput: There are no stretches.
        """
        if not stretches:
            raise InvalidInput(
                "The calendar {value} is never open.",
                code="calendar.empty",
                remedy="Give it opening hours within its known dates.",
                where="week",
                value=name,
            )
        opens = tuple(low for low, _ in stretches)
        closes = tuple(high for _, high in stretches)

        def inside(value: int) -> bool:
            place = bisect_right(opens, value) - 1
            return place >= 0 and value < closes[place]

        return cls(
            name=name,
            zone=zone,
            source=source,
            version=version,
            window=window,
            opens=opens,
            closes=closes,
            begins=tuple(sorted({*opens, *filter(inside, begins)})),
            before=tuple(accumulate((high - low for low, high in stretches), initial=0)),
        )

    @property
    def known_from(self) -> dt.datetime:
        """The first instant it speaks about."""
        return instant(self._window[0])

    @property
    def known_until(self) -> dt.datetime:
        """The first instant it no longer speaks about."""
        return instant(self._window[1])

    def after(self, start: int, span: int, boundary: Boundary = Boundary.CLOSING) -> int:
        """Do what :meth:`add` does in whole microseconds since 1970, for long queues."""
        position = self._used(start)
        wanted = position + span
        before = self._before
        stay = span and (boundary is Boundary.CLOSING) == (span > 0)
        index = bisect_left(before, wanted) - 1 if stay else bisect_right(before, wanted) - 1
        if not 0 <= index < len(self._opens):
            raise self._beyond(
                "{span} of open time from {value} ends beyond what the calendar {name} knows.",
                value=instant(start).isoformat(),
                span=str(duration(span)),
            )
        return self._opens[index] + wanted - before[index]

    def used(self, start: int, end: int) -> int:
        """Return the open microseconds between two instants in microseconds since 1970."""
        return self._used(end) - self._used(start)

    def cut(self, low: int, high: int) -> list[Stretch]:
        """Return the open stretches within two instants in microseconds since 1970."""
        self._used(low)
        self._used(high)
        part = slice(bisect_right(self._closes, low), bisect_left(self._opens, high))
        found = zip(self._opens[part], self._closes[part], strict=True)
        inside = ((max(low, opens), min(high, closes)) for opens, closes in found)
        return [(first, last) for first, last in inside if first < last]

    def _used(self, value: int) -> int:
        """Return the open time before an instant."""
        if not self._window[0] <= value <= self._window[1]:
            raise self._beyond(
                "{value} lies beyond what the calendar {name} knows.",
                value=instant(value).isoformat(),
            )
        index = bisect_right(self._opens, value) - 1
        if index < 0:
            return 0
        closes = self._closes[index]
        end = value if value < closes else closes  # noqa: FURB136 - half the time of min()
        return self._before[index] + end - self._opens[index]

    def _beyond(self, message: str, **values: object) -> NotFound:
        return NotFound(
            message,
            code="calendar.horizon",
            remedy="Give a calendar whose holidays are known for that day; this one knows {known}.",
            where="calendar",
            name=self.name,
            known=f"[{self.known_from.isoformat()}, {self.known_until.isoformat()})",
            **values,
        )
