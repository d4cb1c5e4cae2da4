"""Cells of an export as they come: text, numbers, dates in a vendor's spelling, or nothing."""

import datetime as dt
import math
import re
from typing import Any

from attrs import define, field

from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.worktime.instants import instant, micros, zone_info
from xborder.worktime.walltime import RepeatedTime, wall_instant

_NOTHING = frozenset({"", "-", "n/a", "nan", "nat", "none", "null"})
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# Jira's default: 25/Feb/26 10:17 PM. Read by hand: strptime would read the month's name and PM in
# the language of whatever machine it runs on.
_JIRA = re.compile(
    r"(\d{1,2})/([A-Za-z]{3})/(\d{2}|\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AaPp])[Mm])?",
    re.ASCII,
)


def text(value: Any) -> str:
    """Return a cell as text; nothing for blanks, dashes, ``None`` and NaN; whole floats as ints.

    Examples:
        >>> text(9001.0), text(" - "), text("High")
        ('9001', '', 'High')
    """
    if value is None:
        return ""
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        value = int(value)
    found = str(value).strip()
    return "" if found.lower() in _NOTHING else found


@define
class WallTimes:
    """Reads a vendor's times without an offset in one zone, and says where that took a choice.

    Attributes:
        zone: The IANA zone of the account, site or user that made the export.
        notes: One sentence for each time that the zone's clock shows twice or not at all.
    """

    zone: str
    notes: list[Text] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        zone_info(self.zone)

    def read(self, value: Any, where: str) -> dt.datetime | None:
        """Return a cell as an instant; ``None`` if there is nothing in it.

        Args:
            value: An ISO text, Jira's ``25/Feb/26 10:17 PM``, or a datetime; in the zone unless it
                carries an offset.
            where: The row and column, for errors and notes.

        Raises:
            InvalidInput: It is no time.
        """
        if isinstance(value, dt.datetime):
            found: dt.datetime | None = None if value != value else value  # noqa: PLR0124 - pandas.NaT
        else:
            written = text(value)
            if not written:
                return None
            found = _written(written)
        if found is None:
            if isinstance(value, dt.datetime):
                return None
            raise InvalidInput(
                "{value} is not a time.",
                code="export.time",
                remedy="Write it as 2026-09-01 10:05, with an offset if it has one; check that the "
                "column holds what its name says.",
                where=where,
                value=str(value),
            )
        return self._instant(found, where)

    def _instant(self, found: dt.datetime, where: str) -> dt.datetime:
        if found.tzinfo is not None:
            return instant(micros(found, where=where))
        zone = zone_info(self.zone)
        first = wall_instant(found, zone)
        if first != wall_instant(found, zone, repeated=RepeatedTime.SECOND):
            self._note("{where}: the clock shows {wall} twice; the first is meant.", found, where)
        elif instant(first).astimezone(zone).replace(tzinfo=None) != found.replace(fold=0):
            self._note("{where}: the clock never shows {wall}; the jump is meant.", found, where)
        return instant(first)

    def _note(self, sentence: str, wall: dt.datetime, where: str) -> None:
        self.notes.append(Text(sentence, where=where, wall=wall))


def _written(value: str) -> dt.datetime | None:
    jira = _JIRA.fullmatch(value)
    try:
        if jira is None:
            return dt.datetime.fromisoformat(value)
        day, month, year, hour, minute, second, half = jira.groups()
        clock = int(hour)
        if half:  # 12 AM is midnight, 12 PM noon
            clock = clock % 12 + (12 if half in "Pp" else 0)
        # A year of two digits is of this century: help desks are younger than it.
        century = 2000 if len(year) == 2 else 0
        date = (int(year) + century, _MONTHS[month.lower()], int(day))
        return dt.datetime(*date, clock, int(minute), int(second or 0))  # noqa: DTZ001 - a wall time
    except (KeyError, ValueError):
        return None
