"""Spans of a day's wall clock, and the week they make, written as ``"Mo-Fr 09:00-17:00"``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from xborder.errors import InvalidInput, InvalidType
from xborder.number import checked, checks, whole
from xborder.worktime.dates import Weekday

_DAY = 24 * 3600
_TIME = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?", re.ASCII)
_LATEST = 48 * 3600
_NAMES = {name[:2].lower(): day for name, day in Weekday.__members__.items()}


@frozen(field_transformer=checked)
class Span:
    """A stretch of the wall clock, in seconds after the midnight its day begins with.

    A span belongs to the day it starts on; one that ends past 24:00 runs into the next day.

    Attributes:
        start: Seconds after midnight, 0 to 86,399.
        end: Seconds after midnight, later than ``start``, at most 48 hours.

    Examples:
        >>> Span.parse("22:00-06:00")
        Span(start=79200, end=108000)
    """

    start: int = field(metadata=checks(whole))
    end: int = field(metadata=checks(whole))

    def __attrs_post_init__(self) -> None:
        if not (0 <= self.start < _DAY and self.start < self.end <= _LATEST):
            raise _unreadable(f"{self.start}-{self.end} s")

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read ``"09:00-17:00"``; an end at or before the start is the next day's.

        Raises:
            InvalidInput: It does not read so.
        """
        times = [_TIME.fullmatch(part.strip()) for part in str(text).split("-")]
        if len(times) != 2 or None in times:
            raise _unreadable(text)
        start, end = (_seconds(time) for time in times if time)
        return cls(start, end if end > start else end + _DAY)

    def __str__(self) -> str:
        return f"{_clock(self.start)}-{_clock(self.end)}"


Spans: TypeAlias = str | Iterable[str | Span]
Week: TypeAlias = tuple[tuple[Span, ...], ...]


def _seconds(time: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in time.groups())
    return hours * 3600 + minutes * 60 + seconds


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}" + (f":{rest:02d}" if rest else "")


def _unreadable(value: object) -> InvalidInput:
    return InvalidInput(
        "{value} is not a span of the clock.",
        code="calendar.span",
        remedy="Write it as 09:00-17:00; 22:00-06:00 runs over midnight, 00:00-24:00 all day.",
        where="spans",
        value=value,
    )


def read_spans(spans: Spans) -> tuple[Span, ...]:
    """Return one day's spans, in order.

    Examples:
        >>> [str(span) for span in read_spans("13:00-18:00, 09:00-12:00")]
        ['09:00-12:00', '13:00-18:00']
    """
    if not isinstance(spans, Iterable):
        raise _unreadable(spans)
    if isinstance(spans, str):
        return read_spans([part for part in spans.split(",") if part.strip()])
    read = (part if isinstance(part, Span) else Span.parse(part) for part in spans)
    return tuple(sorted(set(read), key=lambda span: (span.start, span.end)))


def read_week(week: str | Mapping[Weekday | int | str, Spans] | Sequence[Spans]) -> Week:
    """Return the spans of the seven weekdays, Monday first.

    Args:
        week: ``"24/7"``, a text such as ``"Mo-Fr 09:00-17:00; Sa 10:00-14:00"``, a mapping of
            weekday (a :class:`Weekday` or a name of two letters or more) to spans, or seven
            entries, Monday first.

    Raises:
        InvalidInput: A weekday or a span cannot be read.
    """
    days: list[tuple[Span, ...]] = [()] * 7
    match week:
        case str() if week == "24/7":
            return ((Span(0, _DAY),),) * 7
        case str():
            for rule in filter(str.strip, week.split(";")):
                names, _, hours = rule.strip().partition(" ")
                for day in _named_days(names):
                    days[day] = read_spans(hours)
        case Mapping():
            for name, spans in week.items():
                days[_weekday(name)] = read_spans(spans)
        case Sequence() if len(week) == len(days):
            return tuple(read_spans(spans) for spans in week)
        case _:
            raise InvalidType(
                "{value} is not a week of opening hours.",
                code="calendar.week",
                remedy="Write it as 'Mo-Fr 09:00-17:00; Sa 10:00-14:00', or give a mapping of "
                "weekday to spans.",
                where="week",
                value=week,
            )
    return tuple(days)


def _named_days(names: str) -> list[int]:
    found: list[int] = []
    for part in names.split(","):
        first, _, last = part.partition("-")
        start = _weekday(first)
        end = _weekday(last) if last else start
        found += [day % 7 for day in range(start, end + 1 + (7 if end < start else 0))]
    return found


def _weekday(name: Weekday | int | str) -> Weekday:
    try:
        return _NAMES[name[:2].lower()] if isinstance(name, str) else Weekday(name)
    except (KeyError, ValueError, TypeError) as error:
        raise InvalidInput(
            "{value} is not a weekday.",
            code="calendar.weekday",
            remedy="Write Mo, Tu, We, Th, Fr, Sa or Su, or give a Weekday.",
            where="week",
            value=name,
        ) from error
