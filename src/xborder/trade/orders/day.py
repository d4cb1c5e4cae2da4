"""Days and moments as exports write them.

ISO dates, eight digits together, dates with 年月日 and months by name tell themselves. ``04/05/26``
needs the mapping's order unless one of its numbers is above 12, and a bare number such as
``45384.35`` is a spreadsheet's count of days.
"""

import datetime as dt
import re
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from xborder.errors import InvalidInput, XborderError
from xborder.messages import Text, babel_locale
from xborder.trade.orders.mapping import DateOrder
from xborder.trade.orders.report import Cell, Report
from xborder.trade.plain_name import plain

_ISO: Final = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r" ?(Z|UTC|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_BARS: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ ,].*)?", re.ASCII)
_NAMED: Final = re.compile(
    r"(?:([^\W\d]+)\.?[ -](\d{1,2}),?|(\d{1,2})\.?[ -]([^\W\d]+)\.?)[ -](\d{4}|\d{2})(?:[ ,].*)?"
)
_TOGETHER: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_CJK: Final = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?(?:[ ,].*)?", re.ASCII)
_SERIAL: Final = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
_FIRST_SERIAL: Final = dt.date(1899, 12, 30)
"""Day 0 of spreadsheets that count from 1900, which take that year for a leap year."""
_SERIALS: Final = range(36_526, 73_051)
"""The years 2000 to 2099."""


@frozen(kw_only=True)
class Calendar:
    """How an export writes moments.

    Attributes:
        order: What stands first in a date with bars.
        utc: Whether times without an offset are of UTC.
        zone: The zone in which days begin; ``None``: as written.
        languages: The languages of names of months, beside English.
    """

    order: DateOrder | None = None
    utc: bool = False
    zone: ZoneInfo | None = None
    languages: tuple[str, ...] = ()

    def day(self, cell: Cell, report: Report) -> dt.date:
        """Return the day in a cell.

        Raises:
            InvalidInput: It is no day, or may be two.
        """
        moment = self.moment(cell, report)
        if isinstance(moment, dt.datetime):
            if moment.tzinfo is not None and self.zone is not None:
                moment = moment.astimezone(self.zone)
            return moment.date()
        return moment

    def moment(self, cell: Cell, report: Report) -> dt.date | dt.datetime:
        """Return the day in a cell, or the moment where it has a time.

        Raises:
            InvalidInput: It is no day, or may be two.
        """
        value: Any = cell.value
        if isinstance(value, dt.datetime):
            return self._aware(value)
        if isinstance(value, dt.date):
            return value
        text = str(value) if type(value) in (int, float) else value
        if not isinstance(text, str):
            raise _no_day(cell)
        if match := _ISO.fullmatch(text):
            return self._iso(match, cell)
        if _SERIAL.fullmatch(text) and int(float(text)) in _SERIALS:
            day = _FIRST_SERIAL + dt.timedelta(days=int(float(text)))
            report.note(
                cell.where, Text("A spreadsheet's number of a day is read as {day}.", day=day)
            )
            return day
        if match := _TOGETHER.fullmatch(text) or _CJK.fullmatch(text):
            return _date(cell, int(match[1]), int(match[2]), int(match[3]))
        if match := _BARS.fullmatch(text):
            return self._bars(match, cell)
        if match := _NAMED.fullmatch(text):
            month = _months(self.languages).get(plain(match[1] or match[4]))
            if month:
                return _date(cell, _year(match[5]), month, int(match[2] or match[3]))
        raise _no_day(cell)

    def _iso(self, match: re.Match[str], cell: Cell) -> dt.date | dt.datetime:
        year, month, day, hour, minute, second, offset = match.groups()
        date = _date(cell, int(year), int(month), int(day))
        if hour is None:
            return date
        try:
            time = dt.time(int(hour), int(minute), int(second or 0))
        except ValueError as error:
            raise _no_day(cell) from error
        moment = dt.datetime.combine(date, time)  # aware where an offset is given
        if offset is None:
            return self._aware(moment)
        if offset in ("Z", "UTC"):
            return moment.replace(tzinfo=dt.UTC)
        away = dt.timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
        if away >= dt.timedelta(days=1):
            raise _no_day(cell)
        return moment.replace(tzinfo=dt.timezone(-away if offset[0] == "-" else away))

    def _aware(self, moment: dt.datetime) -> dt.datetime:
        if moment.tzinfo is None and self.utc:
            return moment.replace(tzinfo=dt.UTC)
        return moment

    def _bars(self, match: re.Match[str], cell: Cell) -> dt.date:
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        if first > 12 or second > 12 or first == second:  # only one reading is a day
            self._agree(cell, first, second)
            return _date(cell, year, min(first, second), max(first, second))
        if self.order is None:
            raise InvalidInput(
                "{value} is {one} or {other}.",
                code="order.day",
                remedy='Say what stands first: dates="month_first" or "day_first" in the mapping.',
                value=cell.value,
                one=_date(cell, year, first, second),
                other=_date(cell, year, second, first),
            )
        if self.order is DateOrder.DAY_FIRST:
            first, second = second, first
        return _date(cell, year, first, second)

    def _agree(self, cell: Cell, first: int, second: int) -> None:
        """Refuse a day that is one only the other way round: then its neighbours are misread.

        Raises:
            InvalidInput: What the mapping says stands for the month is none.
        """
        month, day = (second, first) if self.order is DateOrder.DAY_FIRST else (first, second)
        if self.order is None or month <= 12 or day > 12:
            return
        other = {DateOrder.DAY_FIRST: DateOrder.MONTH_FIRST}.get(self.order, DateOrder.DAY_FIRST)
        raise InvalidInput(
            "{value} is no day as the mapping says that days are written.",
            code="order.day",
            remedy='If all days of the file are written so, say dates="{other}" in the mapping.',
            value=cell.value,
            other=str(other),
        )


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _date(cell: Cell, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise _no_day(cell) from error


@cache
def _months(languages: tuple[str, ...]) -> dict[str, int]:
    """Return the numbers of months by name; bounded by the languages that mappings name."""
    found = {}
    for language in ("en", *languages):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names: Any = babel_locale(language).months[context][width]
                for month, name in names.items():
                    found[plain(name)] = month
                    found.setdefault(plain(name)[:3], month)
    return found


def _no_day(cell: Cell) -> XborderError:
    return InvalidInput(
        "{value} is no day.",
        code="order.day",
        remedy="Write it as 2026-11-21.",
        value=cell.value,
    )
