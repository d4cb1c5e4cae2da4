"""The last day of a legal term, as the statute that computes time has it."""

import datetime as dt

from attrs import frozen

from xborder.complaints.law.computing_time import Computation, LastDay
from xborder.complaints.law.term import StatutoryClock, Term, Unit
from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.kind import of_kind
from xborder.timeline import Dated
from xborder.worktime import DayCalendar, Weekday
from xborder.worktime.instants import instant, micros

_DAY = dt.timedelta(days=1)
_HOUR = 3_600_000_000


@frozen(kw_only=True)
class CountedDay:
    """A term's last day and how it was found.

    Attributes:
        day: The last day.
        counted: The day the count itself ends on, before any move.
        by: The statute that decides what becomes of that day.
        settled: Whether the statute is clear about it: ``False`` if authorities differ on a day
            off like that, or the text does not name it.
    """

    day: dt.date
    counted: dt.date
    by: Dated[Computation]
    settled: bool


def deadline(
    clock: StatutoryClock, trigger: dt.date | dt.datetime, *, days: DayCalendar | None = None
) -> dt.date | dt.datetime:
    """Return the last day of a term, or its last instant if it is counted in hours.

    The trigger day does not count unless the law says so; where a term in months ends and what
    becomes of a last day off are the statute's to say (``clock.term.counting``).

    Args:
        clock: The rule.
        trigger: The civil day of the trigger where the law applies; for hours an aware datetime.
        days: That country's working days. Needed for working days and for rules that roll.

    Raises:
        InvalidType: A datetime for days, or a date for hours.
        InvalidInput: The rule needs working days and none were given, or it ends beyond the
            calendar.

    Examples:
        >>> from xborder.complaints.law import COMPUTATIONS
        >>> term = Term(count=1, unit="months", trigger="complaint", counting=COMPUTATIONS["IN"])
        >>> rule = StatutoryClock(
        ...     id="in.redress", jurisdiction="IN", duty="redress", side="seller", term=term)
        >>> deadline(rule, dt.date(2026, 1, 31))
        datetime.date(2026, 2, 28)
    """
    term = of_kind(clock, StatutoryClock, "clock").term
    if term.unit is Unit.HOURS:
        start = micros(trigger, where="trigger")
        zone = trigger.tzinfo if isinstance(trigger, dt.datetime) else dt.UTC
        # Hours are instants apart: on the wall clock they would shrink or grow as it changes.
        return instant(start + term.count * _HOUR).astimezone(zone)
    return counted_day(clock, trigger, days=days).day


def counted_day(
    clock: StatutoryClock, trigger: dt.date, *, days: DayCalendar | None = None
) -> CountedDay:
    """Return the last day of a term in days, weeks, months or years, and how it was found.

    Args:
        clock: The rule.
        trigger: The civil day of the trigger where the law applies.
        days: That country's working days. Needed for working days and for rules that roll.

    Raises:
        InvalidType: The trigger is no plain date.
        InvalidInput: The term is in hours, which run from a moment and have no counted day; or the
            rule needs working days and none were given, or it ends beyond the calendar.
    """
    of_kind(clock, StatutoryClock, "clock")
    if days is not None:
        of_kind(days, DayCalendar, "days")
    term, start = clock.term, civil_day(trigger, "trigger")
    if term.unit is Unit.HOURS:
        # From a day alone 48 hours end on either of two days, by the hour they began at.
        raise InvalidInput(
            "The rule {value} runs in hours from a moment, which a day alone does not give.",
            code="law.hours",
            remedy="Give the moment of the trigger, an aware datetime, to deadline().",
            where="clock",
            value=clock.id,
        )
    law = term.counting.entry(start)
    if term.unit is Unit.WORKING_DAYS:
        if days is None:
            raise _needs_days(clock)
        last = days.add(start - _DAY if term.counts_trigger_day else start, term.count)
        # A working day stays the last one, whatever the statute says of days off.
        return CountedDay(day=last, counted=last, by=law, settled=True)
    try:
        last = _counted(term, start, law.value)
    except (OverflowError, ValueError) as error:
        raise InvalidInput(
            "{value} from {start} ends beyond the calendar.",
            code="law.range",
            remedy="Check the day of the trigger.",
            where="trigger",
            value=f"{term.count} {term.unit}",
            start=start,
        ) from error
    law = term.counting.entry(last)
    day = last
    if term.rolls and law.value.last_day is LastDay.NEXT_WORKING_DAY:
        if days is None:
            raise _needs_days(clock)
        day = law.value.rolled(last, days)
    off = Weekday(last.weekday()) in law.value.unsettled
    return CountedDay(day=day, counted=last, by=law, settled=not (off and term.rolls))


def _counted(term: Term, start: dt.date, law: Computation) -> dt.date:
    if term.unit in {Unit.MONTHS, Unit.YEARS}:
        months = term.count * (12 if term.unit is Unit.YEARS else 1)
        return law.months_later(start, months, first_day_counts=term.counts_trigger_day)
    length = term.count * (7 if term.unit is Unit.WEEKS else 1)
    return start + dt.timedelta(days=length - term.counts_trigger_day)


def _needs_days(clock: StatutoryClock) -> InvalidInput:
    return InvalidInput(
        "The rule {value} needs the working days of {country}.",
        code="law.days",
        remedy="Give days=, those of the buyer's country, such as "
        "DayCalendar.from_holidays('DE', years=[2026]).",
        where="days",
        value=clock.id,
        country=clock.jurisdiction,
    )
