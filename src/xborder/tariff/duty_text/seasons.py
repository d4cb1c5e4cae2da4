"""Seasons: the days of the year behind a rate, as the lists of the Union and Britain print them."""

import re
from typing import Final

from xborder.policy.amount.seasonal import last_day

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "JAN|JANUARY",
            "FEB|FEBRUARY",
            "MAR|MARCH",
            "APR|APRIL",
            "MAY",
            "JUN|JUNE",
            "JUL|JULY",
            "AUG|AUGUST",
            "SEP|SEPT|SEPTEMBER",
            "OCT|OCTOBER",
            "NOV|NOVEMBER",
            "DEC|DECEMBER",
        ),
        start=1,
    )
    for name in names.split("|")
}
_SPAN: Final = re.compile(
    r"(?P<day>[0-9]{1,2})(?: ?(?P<month>[A-Z]{3,9}))? ?(?:-|TO) ?"
    r"(?P<last>[0-9]{1,2}) ?(?P<until>[A-Z]{3,9})"
)
_NUMBERED: Final = re.compile(
    r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2}) TO (?P<last>[0-9]{1,2})-(?P<until>[0-9]{1,2})"
)
_NAMES: Final = (
    "",
    "JAN",
    "FEB",
    "MAR",
    "APR",
    "MAY",
    "JUN",
    "JUL",
    "AUG",
    "SEP",
    "OCT",
    "NOV",
    "DEC",
)


def read_days(text: str) -> tuple[tuple[int, int], ...] | None:
    """Return the days of a season; ``None`` if the text between the brackets is none.

    A day that its month does not have is the month's last, as the printers of "31 APR" meant it;
    the end of February takes in the leap day.

    Args:
        text: What stands between the brackets.

    Examples:
        >>> read_days("01 JAN-31 APR, 1 NOV-31 DEC")
        ((101, 430), (1101, 1231))
        >>> read_days("21-11 to 31-03")
        ((1121, 331),)
    """
    found = []
    for part in text.upper().split(","):
        span = _SPAN.fullmatch(part.strip()) or _NUMBERED.fullmatch(part.strip())
        if span is None:
            return None
        until = _day(span["last"], span["until"])
        first = _day(span["day"], span["month"] or span["until"])
        if first is None or until is None:
            return None
        found.append((first, 229 if until == 228 else until))
    return tuple(found)


def _day(number: str, month: str) -> int | None:
    place = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    if not 1 <= place <= 12 or not 1 <= int(number) <= 31:
        return None
    return place * 100 + min(int(number), last_day(place))


def write_days(days: tuple[tuple[int, int], ...]) -> str:
    """Return the days of a season as :func:`read_days` takes them.

    Examples:
        >>> write_days(((101, 430), (1101, 1231)))
        '1 JAN-30 APR, 1 NOV-31 DEC'
    """
    return ", ".join(f"{_written(first)}-{_written(last)}" for first, last in days)


def _written(day: int) -> str:
    month, number = divmod(day, 100)
    return f"{number} {_NAMES[month]}"
