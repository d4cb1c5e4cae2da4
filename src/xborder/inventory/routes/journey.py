"""When to order: sailing cut-offs, working days and holidays between the factory and the shelf.

A journey is a chain of legs. Work takes working days of a calendar; a sailing waits for the next
cut-off; a hold, such as customs, takes one of several lengths. The date of arrival is a table of
dates and probabilities, exact for independent legs.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from xborder.errors import NoSolution
from xborder.inventory.demand.demand import Period
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.number import positive_share, whole
from xborder.timeline import civil_date
from xborder.worktime.days import DayCalendar

_LOOK_BACK = 730


def _time(value: object) -> Discrete:
    if isinstance(value, Discrete):
        return value
    return Discrete.point(whole(value, "time"))


@frozen(kw_only=True)
class Leg:
    """Work or transport that takes days.

    Args:
        name: What happens.
        time: Whole days, or a distribution of them.
        calendar: If given, they are working days of it; else calendar days.
    """

    name: str
    time: Discrete = field(converter=_time)
    calendar: DayCalendar | None = None

    def after(self, day: dt.date) -> dict[dt.date, float]:
        """Return the days on which the leg ends, and their probabilities."""
        found: dict[dt.date, float] = defaultdict(float)
        for days, chance in zip(self.time.points, self.time.probabilities, strict=True):
            if self.calendar is None:
                found[day + dt.timedelta(days=round(days))] += chance
            else:
                found[self.calendar.add(day, round(days))] += chance
        return found


@frozen(kw_only=True)
class Sailing:
    """A departure.

    Args:
        cut_off: Last day on which goods are accepted.
        departs: The day it leaves.
    """

    cut_off: dt.date
    departs: dt.date


def _in_order(sailings: Iterable[Sailing]) -> tuple[Sailing, ...]:
    return tuple(sorted(sailings, key=lambda one: one.cut_off))


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
    step, gap = dt.timedelta(days=every_days), dt.timedelta(days=days_to_departure)
    days = [civil_date(first_cut_off) + step * n for n in range(count)]
    return tuple(Sailing(cut_off=day, departs=day + gap) for day in days)


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
        return math.fsum(chance for date, chance in self.dates if date <= day)

    def quantile(self, probability: float) -> dt.date:
        """Return the first day by which it has arrived with a probability."""
        p = positive_share(probability, "probability")
        return next((date for date, _ in self.dates if self.by(date) >= p - 1e-12), self.last)

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
    reached = {civil_date(ordered_on): 1.0}
    for leg in journey:
        following: dict[dt.date, float] = defaultdict(float)
        for day, chance in reached.items():
            for later, part in leg.after(day).items():
                following[later] += chance * part
        reached = following
    return Arrival(dates=tuple(sorted(reached.items())))


def dated_lead_time(journey: Journey, *, ordered_on: dt.date) -> LeadTime:
    """Return the lead time in days of an order placed on a day, cut-offs and holidays included.

    Args:
        journey: The legs, in order.
        ordered_on: The day of the order.
    """
    found = arrival(journey, ordered_on=ordered_on)
    table = {float((day - ordered_on).days): chance for day, chance in found.dates}
    return LeadTime.table(table, period=Period.DAY)


def order_by(
    journey: Journey, *, needed_on: dt.date, probability: float, not_before: dt.date | None = None
) -> dt.date:
    """Return the last day to order so that goods are there in time.

    Args:
        journey: The legs, in order.
        needed_on: The day on which they must be on the shelf.
        probability: With what probability.
        not_before: Earliest day to consider; two years before ``needed_on`` if not given.

    Raises:
        NoSolution: No day is early enough.

    Examples:
        >>> hold = Discrete.of({2: 0.9, 14: 0.1})
        >>> legs = [Leg(name="sea", time=35), Leg(name="customs", time=hold)]
        >>> order_by(legs, needed_on=dt.date(2026, 11, 27), probability=0.95)
        datetime.date(2026, 10, 9)
    """
    needed = civil_date(needed_on)
    first = not_before or needed - dt.timedelta(days=_LOOK_BACK)
    day = needed
    while day >= first:
        if _in_time(journey, day, needed, probability):
            return day
        day -= dt.timedelta(days=1)
    raise NoSolution(
        "No order from {first} on arrives by {value} with that probability.",
        code="inventory.too_late",
        remedy="Take a faster way, accept a lower probability, or look further back.",
        where="needed_on",
        value=needed,
        first=first,
    )


def _in_time(journey: Journey, day: dt.date, needed: dt.date, probability: float) -> bool:
    try:
        return arrival(journey, ordered_on=day).by(needed) >= probability - 1e-12
    except NoSolution:
        return False


def without_sailings(journey: Journey, *, cancelled: Iterable[dt.date]) -> Journey:
    """Return the journey with the departures of some days cancelled, such as a closed port.

    Args:
        journey: The legs.
        cancelled: Days of departure that fall out.
    """
    gone = frozenset(cancelled)
    return [
        SailingLeg(
            name=leg.name,
            sailings=tuple(one for one in leg.sailings if one.departs not in gone),
            time=leg.time,
        )
        if isinstance(leg, SailingLeg)
        else leg
        for leg in journey
    ]
