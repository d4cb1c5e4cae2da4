"""Periods of a return: a month or a quarter, and the last day on which it is filed and paid."""

import datetime as dt
import functools
import re
from typing import Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.months import add_months, month_end, period_name, period_start
from xborder.timeline import civil_date

_TEXT: Final = re.compile(r"(?P<year>[0-9]{4})-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2]))")


class Length(Choice):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"


_MONTHS: Final = {Length.MONTH: 1, Length.QUARTER: 3}


@frozen(order=True)
class Period:
    """A month or a quarter of the calendar.

    Args:
        start: Its first day.
        length: A month or a quarter.

    Examples:
        >>> quarter = Period.of("2026-Q2")
        >>> str(quarter), str(quarter.start), str(quarter.last), str(quarter.due)
        ('2026-Q2', '2026-04-01', '2026-06-30', '2026-07-31')
        >>> dt.date(2026, 6, 30) in quarter
        True
    """

    start: dt.date
    length: Length

    @classmethod
    def of(cls, text: object) -> "Period":
        """Return the period of its usual name: ``"2026-Q2"`` or ``"2026-09"``.

        Raises:
            InvalidInput: It is no period.
        """
        if isinstance(text, Period):
            return text
        found = _TEXT.fullmatch(text) if isinstance(text, str) else None
        if found is None or found["year"] == "0000":
            raise InvalidInput(
                "{value} is not a period.",
                code="return.period",
                remedy="Write a quarter as 2026-Q2 or a month as 2026-09.",
                where="period",
                value=text,
            )
        year = int(found["year"])
        if found["month"]:
            return cls(dt.date(year, int(found["month"]), 1), Length.MONTH)
        month = (int(found["quarter"]) - 1) * _MONTHS[Length.QUARTER] + 1
        return cls(dt.date(year, month, 1), Length.QUARTER)

    @classmethod
    def containing(cls, day: dt.date, length: Length | str) -> "Period":
        """Return the period that a day belongs to."""
        civil_date(day, where="day")
        length = Length(length)
        return cls(period_start(day, _MONTHS[length]), length)

    @functools.cached_property  # every sale of a return is asked whether it lies in its period
    def last(self) -> dt.date:
        """Its last day."""
        return month_end(add_months(self.start, _MONTHS[self.length] - 1))

    @property
    def due(self) -> dt.date:
        """The last day of the month that follows, on which the one-stop shop is filed and paid.

        It does not move for a weekend or a holiday (Commission, Guide to the VAT One Stop Shop,
        March 2021, part 3).
        """
        return month_end(self.last + dt.timedelta(days=1))

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.last

    def __str__(self) -> str:
        return period_name(self.start, _MONTHS[self.length])
