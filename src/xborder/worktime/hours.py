"""Opening hours: a week, its exceptions and its holidays, in one zone and between two dates."""

import datetime as dt
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.kind import mapping_of, of_kind
from xborder.source import Source
from xborder.worktime import dates
from xborder.worktime.calendar import BusinessCalendar
from xborder.worktime.days import DayCalendar
from xborder.worktime.instants import zone_info
from xborder.worktime.line import Stretch, intersect, subtract, unite
from xborder.worktime.spans import Span, Spans, Week, read_spans, read_week
from xborder.worktime.walltime import MissingTime, RepeatedTime, wall_instant

_DAY = 24 * 3600
_ONE = dt.timedelta(days=1)
_LONGEST = dt.timedelta(days=36_525)


def _known_from(value: dt.date) -> dt.date:
    return civil_day(value, "known_from")


def _known_until(value: dt.date) -> dt.date:
    return civil_day(value, "known_until")


def _by_date(values: Mapping[dt.date, Spans]) -> Mapping[dt.date, tuple[Span, ...]]:
    given = mapping_of(values, "overrides").items()
    return {civil_day(day, "overrides"): read_spans(spans) for day, spans in given}


def _optional_spans(spans: Spans | None) -> tuple[Span, ...] | None:
    return None if spans is None else read_spans(spans)


@frozen(kw_only=True)
class OpeningHours:
    """When a desk is open, as its staff would write it on the door.

    A date's hours are, in this order: its override; the make-up hours if it is a make-up day;
    none if it is a holiday; else those of its weekday. Breaks are taken off in the end.

    Attributes:
        zone: The IANA zone of its wall clock.
        week: The hours of the seven weekdays; see :func:`xborder.worktime.spans.read_week`.
        holidays: Dates closed. Any iterable of dates.
        makeup_days: Dates open although a weekend or a holiday, as in China.
        makeup_hours: Their hours; those of the first weekday that has any if left out.
        overrides: Dates with hours of their own, also on holidays; no spans means closed.
        breaks: Dates with stretches taken off, such as a staff meeting.
        known_from: The first date the hours and holidays are known for.
        known_until: The first date they are no longer known for, the horizon.
        missing: What a span's edge means that the clock jumps over.
        repeated: What a span's edge means that the clock shows twice.
        name: What to call it in messages.
        source: Where the holidays were read.
        version: The version of that source.

    Raises:
        InvalidInput: The zone is unknown, nothing is ever open, or the window is empty.

    Examples:
        >>> desk = OpeningHours(
        ...     zone="Asia/Shanghai", week="Mo-Fr 09:00-12:00,13:00-18:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> desk.on(dt.date(2026, 11, 20))
        (Span(start=32400, end=43200), Span(start=46800, end=64800))
    """

    zone: str
    week: Week = field(converter=read_week)
    holidays: frozenset[dt.date] = field(default=frozenset(), converter=dates.holidays)
    makeup_days: frozenset[dt.date] = field(default=frozenset(), converter=dates.makeup_days)
    makeup_hours: tuple[Span, ...] | None = field(default=None, converter=_optional_spans)
    overrides: Mapping[dt.date, tuple[Span, ...]] = field(
        factory=dict, converter=_by_date, hash=False
    )
    breaks: Mapping[dt.date, tuple[Span, ...]] = field(factory=dict, converter=_by_date, hash=False)
    known_from: dt.date = field(converter=_known_from)
    known_until: dt.date = field(converter=_known_until)
    missing: MissingTime = field(default=MissingTime.SNAP, converter=MissingTime)
    repeated: RepeatedTime = field(default=RepeatedTime.FIRST, converter=RepeatedTime)
    name: str = ""
    source: Source | None = None
    version: str = ""

    def __attrs_post_init__(self) -> None:
        zone_info(self.zone)
        of_kind(self.name, str, "name")
        start, end = self.known_from, self.known_until
        if start >= end:
            raise InvalidInput(
                "The calendar is known until {value}, which is not after {start}.",
                code="calendar.window",
                remedy="Give a known_until after known_from; it is the first day not known.",
                where="known_until",
                value=end,
                start=start,
            )
        if end - start > _LONGEST:
            raise InvalidInput(
                "The calendar would span {value} days.",
                code="calendar.window",
                remedy="Give the years whose holidays you know, at most a hundred.",
                where="known_until",
                value=(end - start).days,
            )
        if not self.name:
            object.__setattr__(self, "name", self.zone)

    def on(self, day: dt.date) -> tuple[Span, ...]:
        """Return the spans that begin on a date, breaks not yet taken off."""
        day = civil_day(day, "day")
        if day in self.overrides:
            return self.overrides[day]
        if day in self.makeup_days:
            if self.makeup_hours is not None:
                return self.makeup_hours
            return next((spans for spans in self.week if spans), ())
        return () if day in self.holidays else self.week[day.weekday()]

    def in_zone(self, zone: str) -> "OpeningHours":
        """Return the same wall-clock hours kept in another zone."""
        return evolve(self, zone=zone)

    def with_days(self, days: DayCalendar) -> "OpeningHours":
        """Return the hours with a day calendar's holidays, make-up days, horizon and source.

        Examples:
            >>> desk = OpeningHours(
            ...     zone="Asia/Shanghai", week="Mo-Fr 09:00-18:00",
            ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2030, 1, 1),
            ... ).with_days(DayCalendar.from_holidays("CN", years=[2026]))
            >>> desk.known_until, desk.on(dt.date(2026, 2, 14))
            (datetime.date(2027, 1, 1), (Span(start=32400, end=64800),))
        """
        of_kind(days, DayCalendar, "days")
        return evolve(
            self,
            holidays=self.holidays | days.holidays,
            makeup_days=self.makeup_days | days.makeup_days,
            known_from=max(self.known_from, days.known_from or self.known_from),
            known_until=min(self.known_until, days.known_until or self.known_until),
            source=days.source,
            version=days.version,
        )

    def calendar(self) -> BusinessCalendar:
        """Return the hours as a line of instants that counts, adds and asks.

        Raises:
            InvalidInput: Nothing is open between the two dates.
        """
        zone = zone_info(self.zone)
        length = (self.known_until - self.known_from).days + 1
        opened: list[Stretch] = []
        closed: list[Stretch] = []
        for number in range(length):  # the day before may run over midnight into the first
            day = self.known_from + (number - 1) * _ONE
            opened += self._instants(day, self.on(day), zone)
            if day in self.breaks:
                closed += self._instants(day, self.breaks[day], zone)
        window = (self._midnight(self.known_from, zone), self._midnight(self.known_until, zone))
        return BusinessCalendar.from_stretches(
            intersect(subtract(unite(opened), unite(closed)), [window]),
            window=window,
            begins=(low for low, _ in opened),
            zone=self.zone,
            name=self.name,
            source=self.source,
            version=self.version,
        )

    def _midnight(self, day: dt.date, zone: ZoneInfo) -> int:
        return wall_instant(dt.datetime.combine(day, dt.time()), zone)

    def _instants(
        self, day: dt.date, spans: Iterable[Span], zone: ZoneInfo
    ) -> Iterable[tuple[int, int]]:
        midnight = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall-clock time
        for span in spans:
            start = midnight + dt.timedelta(seconds=span.start)
            end = midnight + dt.timedelta(seconds=span.end)
            yield (
                wall_instant(start, zone, self.missing, self.repeated),
                wall_instant(end, zone, self.missing, self.repeated),
            )
