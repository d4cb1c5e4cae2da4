"""When to order: sailing cut-offs, working days and holidays between the factory and the shelf.

A journey is a chain of legs. Work takes working days of a calendar; a sailing waits for the next
cut-off; a hold, such as customs, takes one of several lengths. The date of arrival is a table of
dates and probabilities, exact for independent legs.

A calendar ends where its holidays are no longer known. A leg that would run past that day ends on
an unknown day, and an arrival that is unknown is no arrival in time: where the days that are known
reach the day asked about, the answer stands; where they do not, there is none.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput, NoSolution, NotFound
from xborder.inventory.demand.period import Period
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.kind import a, all_of_kind, of_some_kind
from xborder.number import checked, checks, positive_share, whole
from xborder.worktime.days import DayCalendar

_LOOK_BACK = 730
_LONGEST = 36_525
"""A century of days: what is longer is a mistake, and runs past the end of dates."""
_NOISE = 1e-12


def _time(value: object) -> Discrete:
    if isinstance(value, Discrete):
        return _whole_days(value, "time")
    return Discrete.point(whole(value, "time"))


def _whole_days(time: Discrete, where: str) -> Discrete:
    if not time.whole or time.points[0] < 0:
        raise InvalidInput(
            "{name} takes {value} days, which is not a whole number of zero or more.",
            code="inventory.part_day",
            remedy="Give whole days: a leg ends on a day.",
            where=where,
            name=where,
            value=next(x for x in time.points if x < 0 or not float(x).is_integer()),
        )
    return time


@frozen(kw_only=True, field_transformer=checked)
class Leg:
    """Work or transport that takes days.

    Args:
        name: What happens.
        time: Whole days, or a distribution of them.
        calendar: If given, they are working days of it; else calendar days.
    """

    name: str
    time: Discrete = field(converter=_time)
    calendar: DayCalendar | None = field(default=None, metadata=a(DayCalendar))

    def after(self, day: dt.date) -> dict[dt.date, float]:
        """Return the days on which the leg ends, and their probabilities.

        Raises:
            NotFound: A day lies past what the calendar knows.
        """
        day = civil_day(day, "day")
        found: dict[dt.date, float] = defaultdict(float)
        for days, chance in zip(self.time.points, self.time.probabilities, strict=True):
            if self.calendar is None:
                found[_later(day, int(days))] += chance
            else:
                found[self.calendar.add(day, round(days))] += chance
        return found


def _later(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError as error:
        raise NoSolution(
            "{days} days after {value} there is no calendar any more.",
            code="inventory.end_of_time",
            remedy="Check the day and the number of days.",
            where="day",
            value=day,
            days=days,
        ) from error


@frozen(kw_only=True, field_transformer=checked)
class Sailing:
    """A departure.

    Args:
        cut_off: Last day on which goods are accepted.
        departs: The day it leaves.
    """

    cut_off: dt.date = field(metadata=checks(civil_day))
    departs: dt.date = field(metadata=checks(civil_day))

    def __attrs_post_init__(self) -> None:
        if self.departs < self.cut_off:
            raise InvalidInput(
                "The sailing departs on {value}, before its cut-off {cut_off}.",
                code="inventory.sailing",
                remedy="Give the last day on which goods are accepted, then the departure.",
                where="departs",
                value=self.departs,
                cut_off=self.cut_off,
            )


def _in_order(sailings: Iterable[Sailing]) -> tuple[Sailing, ...]:
    known = all_of_kind(sailings, Sailing, "sailings")
    return tuple(sorted(known, key=lambda one: one.cut_off))


@frozen(kw_only=True)
class SailingLeg:
    """Transport that leaves on certain days only.

    Args:
        name: Such as ``"sea freight Ningbo - Hamburg"``.
        sailings: The departures, in any order.
        time: Days from departure to arrival, or a distribution of them.
    """

    name: str
    sailings: tuple[Sailing, ...] = field(converter=_in_order)
    time: Discrete = field(converter=_time)

    def after(self, day: dt.date) -> dict[dt.date, float]:
        """Return the days of arrival, and their probabilities.

        Raises:
            NoSolution: No sailing has its cut-off on that day or later.
        """
        day = civil_day(day, "day")
        sailing = next((one for one in self.sailings if one.cut_off >= day), None)
        if sailing is None:
            raise NoSolution(
                "No sailing of {name} takes goods on {value} or later.",
                code="inventory.no_sailing",
                remedy="Give the sailings up to the days you plan for.",
                where="sailings",
                value=day,
                name=self.name,
            )
        return Leg(name=self.name, time=self.time).after(sailing.departs)


def regular_sailings(
    *, first_cut_off: dt.date, every_days: int, count: int, days_to_departure: int
) -> tuple[Sailing, ...]:
    """Return sailings at a fixed interval.

    Args:
        first_cut_off: Cut-off of the first.
        every_days: Days between cut-offs.
        count: How many.
        days_to_departure: Days from cut-off to departure.
    """
    step = whole(every_days, "every_days", least=1, most=_LONGEST)
    gap = whole(days_to_departure, "days_to_departure", most=_LONGEST)
    first = civil_day(first_cut_off, "first_cut_off")
    days = [_later(first, step * n) for n in range(whole(count, "count", most=_LONGEST))]
    return tuple(Sailing(cut_off=day, departs=_later(day, gap)) for day in days)


Journey = Sequence[Leg | SailingLeg]


@frozen(kw_only=True)
class Arrival:
    """When an order arrives.

    Attributes:
        dates: Days of arrival, rising, with their probabilities.
    """

    dates: tuple[tuple[dt.date, float], ...]

    def by(self, day: dt.date) -> float:
        """Return the probability of arrival on or before a day."""
        limit = civil_day(day, "day")
        return math.fsum(chance for date, chance in self.dates if date <= limit)

    def quantile(self, probability: float) -> dt.date:
        """Return the first day by which it has arrived with a probability."""
        p = positive_share(probability, "probability")
        return next((date for date, _ in self.dates if self.by(date) >= p - _NOISE), self.last)

    @property
    def last(self) -> dt.date:
        """The last possible day."""
        return self.dates[-1][0]


def arrival(journey: Journey, *, ordered_on: dt.date) -> Arrival:
    """Return when an order placed on a day arrives.

    Args:
        journey: The legs, in order.
        ordered_on: The day of the order.

    Examples:
        >>> ships = regular_sailings(first_cut_off=dt.date(2026, 9, 4), every_days=7, count=8,
        ...                          days_to_departure=3)
        >>> hold = Discrete.of({1: 0.9, 12: 0.1})
        >>> sea = SailingLeg(name="sea", sailings=ships, time=30)
        >>> legs = [Leg(name="production", time=10), sea,
        ...         Leg(name="customs", time=hold)]
        >>> found = arrival(legs, ordered_on=dt.date(2026, 9, 1))
        >>> found.dates
        ((datetime.date(2026, 10, 15), 0.9), (datetime.date(2026, 10, 26), 0.1))
    """
    reached = {civil_day(ordered_on, "ordered_on"): 1.0}
    for leg in _legs(journey):
        following: dict[dt.date, float] = defaultdict(float)
        for day, chance in reached.items():
            for later, part in leg.after(day).items():
                following[later] += chance * part
        reached = following
    return Arrival(dates=tuple(sorted(reached.items())))


def _legs(journey: Journey) -> tuple[Leg | SailingLeg, ...]:
    legs = all_of_kind(journey, object, "journey")
    for place, leg in enumerate(legs):
        of_some_kind(leg, (Leg, SailingLeg), f"journey[{place}]")
    return legs  # type: ignore[return-value]  # each of them, by the lines above


def dated_lead_time(journey: Journey, *, ordered_on: dt.date) -> LeadTime:
    """Return the lead time in days of an order placed on a day, cut-offs and holidays included.

    Args:
        journey: The legs, in order.
        ordered_on: The day of the order.
    """
    found = arrival(journey, ordered_on=ordered_on)
    start = civil_day(ordered_on, "ordered_on")
    table = {float((day - start).days): chance for day, chance in found.dates}
    return LeadTime.table(table, period=Period.DAY)


def order_by(
    journey: Journey, *, needed_on: dt.date, probability: float, not_before: dt.date | None = None
) -> dt.date:
    """Return the last day to order so that goods are there in time.

    If the first leg is work by a calendar, it is a working day of it: an order sent on a Sunday
    waits on the supplier's desk until Monday.

    Args:
        journey: The legs, in order.
        needed_on: The day on which they must be on the shelf.
        probability: With what probability.
        not_before: Earliest day to consider; two years before ``needed_on`` if not given.

    Raises:
        NoSolution: No day is early enough.
        NotFound: A calendar is not known until ``needed_on``, or from the first day considered.

    Examples:
        >>> hold = Discrete.of({2: 0.9, 14: 0.1})
        >>> legs = [Leg(name="sea", time=35), Leg(name="customs", time=hold)]
        >>> order_by(legs, needed_on=dt.date(2026, 11, 27), probability=0.95)
        datetime.date(2026, 10, 9)
    """
    needed, p = civil_day(needed_on, "needed_on"), positive_share(probability, "probability")
    back = min(_LOOK_BACK, (needed - dt.date.min).days)
    first = needed - dt.timedelta(days=back)
    if not_before is not None:
        first = civil_day(not_before, "not_before")
    legs = _legs(journey)
    _check_known(legs, needed)
    for earlier in range((needed - first).days + 1):
        day = needed - dt.timedelta(days=earlier)
        # the chance is built up from whole tables, whose sums are off in the last digits
        if _desk_open(legs, day) and _chance_by(legs, day, needed) >= p - _NOISE:
            return day
    raise NoSolution(
        "No order from {first} on arrives by {value} with that probability.",
        code="inventory.too_late",
        remedy="Take a faster way, accept a lower probability, or look further back.",
        where="needed_on",
        value=needed,
        first=first,
    )


def _check_known(legs: Sequence[Leg | SailingLeg], day: dt.date) -> None:
    """Ask every calendar about the day itself, so that one that ends before it says so."""
    for leg in legs:
        if isinstance(leg, Leg) and leg.calendar is not None:
            leg.calendar.is_working(day)


def _desk_open(legs: Sequence[Leg | SailingLeg], day: dt.date) -> bool:
    first = legs[0] if legs else None
    if not isinstance(first, Leg) or first.calendar is None:
        return True
    return first.calendar.is_working(day)


def _chance_by(legs: Sequence[Leg | SailingLeg], ordered_on: dt.date, needed: dt.date) -> float:
    """Return the probability of arrival by a day; what cannot be known is not in time.

    Every outcome is followed for itself: a long hold may run past the calendar's end while the
    short one arrives. Days only move forward, so one past ``needed`` need not be followed at all.
    """
    reached = {ordered_on: 1.0}
    for leg in legs:
        following: dict[dt.date, float] = defaultdict(float)
        for day, chance in reached.items():
            for days, part in zip(leg.time.points, leg.time.probabilities, strict=True):
                later = _end(leg, day, int(days), needed)
                if later is not None:
                    following[later] += chance * part
        reached = following
    return math.fsum(reached.values())


def _end(leg: Leg | SailingLeg, day: dt.date, days: int, needed: dt.date) -> dt.date | None:
    """Return the day a leg ends, or none if it is later than needed."""
    one = evolve(leg, time=Discrete.point(days))
    try:
        later = next(iter(one.after(day)))
    except NoSolution:  # no sailing any more, or the end of all calendars
        return None
    except NotFound:
        # the calendar knows the day needed, so what it does not know lies beyond; unless the order
        # itself lies before its first day, about which nothing can be said
        _check_known([leg], day)
        return None
    return later if later <= needed else None


def without_sailings(journey: Journey, *, cancelled: Iterable[dt.date]) -> Journey:
    """Return the journey with the departures of some days cancelled, such as a closed port.

    Args:
        journey: The legs.
        cancelled: Days of departure that fall out.
    """
    days = all_of_kind(cancelled, object, "cancelled")
    gone = frozenset(civil_day(day, "cancelled") for day in days)
    return [
        SailingLeg(
            name=leg.name,
            sailings=tuple(one for one in leg.sailings if one.departs not in gone),
            time=leg.time,
        )
        if isinstance(leg, SailingLeg)
        else leg
        for leg in _legs(journey)
    ]
