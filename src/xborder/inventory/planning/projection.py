"""Stock by day: what is on hand, what is on the way, when it runs out, and what to do about it.

Inbound counts on the day it can be sold, not on the day it was ordered; so both questions are
answered: is the position enough, and is there a gap before the next arrival.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.inventory.planning.ageing import Lot
from xborder.messages import Text
from xborder.number import NOT_NEGATIVE, checked, not_negative, whole
from xborder.timeline import civil_date


@frozen(kw_only=True, field_transformer=checked)
class Inbound:
    """Units on the way.

    Args:
        available_on: The day they can be sold, receiving included.
        units: How many.
    """

    available_on: dt.date
    units: float = field(metadata=NOT_NEGATIVE)


@frozen(kw_only=True)
class ProjectedDay:
    """A day of a projection.

    Attributes:
        on: The day.
        received: Units that became available.
        demand: Expected units asked for.
        sold: Units served.
        lost: Units not served.
        on_hand: Units at the end of the day.
        on_order: Units still on the way.
        oldest_days: Age of the oldest unit, first in first out.
    """

    on: dt.date
    received: float
    demand: float
    sold: float
    lost: float
    on_hand: float
    on_order: float
    oldest_days: int

    @property
    def position(self) -> float:
        """On hand plus on order."""
        return self.on_hand + self.on_order


@frozen(kw_only=True)
class Projection:
    """Stock day by day.

    Attributes:
        days: The days, in order.
    """

    days: tuple[ProjectedDay, ...]

    @property
    def stock_out_on(self) -> dt.date | None:
        """The first day that ends short, if any."""
        return next((day.on for day in self.days if day.lost > 1e-9), None)

    @property
    def lost(self) -> float:
        """Units not served."""
        return math.fsum(day.lost for day in self.days)

    @property
    def fill_rate(self) -> float:
        """Share of demand served."""
        asked = math.fsum(day.demand for day in self.days)
        return 1 - self.lost / asked if asked else 1.0

    def cover_on(self, day: dt.date) -> int | None:
        """Return for how many of the following projected days on-hand stock lasts.

        ``None`` if it outlasts the projection.
        """
        index = next(n for n, one in enumerate(self.days) if one.on == civil_date(day))
        left = self.days[index].on_hand
        for count, one in enumerate(self.days[index + 1 :]):
            left -= one.demand
            if left < -1e-9:
                return count
        return None


def project(
    *,
    start: dt.date,
    days: int,
    daily_demand: float | Sequence[float],
    on_hand: float | Sequence[Lot],
    inbound: Iterable[Inbound] = (),
) -> Projection:
    """Project stock, lost sales not coming back.

    Args:
        start: The first day.
        days: How many days.
        daily_demand: Expected units a day, one value or one a day.
        on_hand: Units at the start, or lots with their days of receipt.
        inbound: What is on the way; what is overdue is not counted until it is given a new day.

    Raises:
        InvalidInput: Demand is not given for every day.

    Examples:
        >>> found = project(start=dt.date(2026, 11, 1), days=10, daily_demand=10, on_hand=45,
        ...     inbound=[Inbound(available_on=dt.date(2026, 11, 8), units=100)])
        >>> found.stock_out_on, found.lost, found.days[-1].on_hand
        (datetime.date(2026, 11, 5), 25.0, 70.0)
    """
    first, count = civil_date(start), whole(days, "days", least=1)
    demand = _daily(daily_demand, count)
    lots = _opening(on_hand, first)
    coming = [one for one in inbound if civil_date(one.available_on) >= first]
    found = []
    for offset, asked in enumerate(demand):
        today = first + dt.timedelta(days=offset)
        received = math.fsum(one.units for one in coming if one.available_on == today)
        if received:
            lots.append([today, received])
        left = asked
        while left > 0 and lots:
            taken = min(left, lots[0][1])
            left -= taken
            lots[0][1] -= taken
            if lots[0][1] <= 1e-12:
                lots.pop(0)
        found.append(
            ProjectedDay(
                on=today,
                received=received,
                demand=asked,
                sold=asked - left,
                lost=left,
                on_hand=math.fsum(lot[1] for lot in lots),
                on_order=math.fsum(one.units for one in coming if one.available_on > today),
                oldest_days=(today - lots[0][0]).days if lots else 0,
            )
        )
    return Projection(days=tuple(found))


def _opening(on_hand: float | Sequence[Lot], first: dt.date) -> list[list]:  # type: ignore[type-arg]
    if isinstance(on_hand, int | float):
        units = not_negative(on_hand, "on_hand")
        return [[first, units]] if units else []
    return [[lot.received, lot.units] for lot in sorted(on_hand, key=lambda lot: lot.received)]


def _daily(daily_demand: float | Sequence[float], count: int) -> list[float]:
    values = [daily_demand] * count if isinstance(daily_demand, int | float) else daily_demand
    if len(values) < count:
        raise InvalidInput(
            "Demand is given for {value} of {days} days.",
            code="inventory.lengths",
            remedy="Give one value a day, or one for all days.",
            where="daily_demand",
            value=len(values),
            days=count,
        )
    return [not_negative(value, "daily_demand") for value in values[:count]]


class AlertKind(Choice):
    """What a projection warns of."""

    STOCK_OUT = "stock_out"
    GAP = "gap"
    """A stock-out that an arrival already on its way would be too late for."""
    BELOW_LEAST = "below_least"
    EXCESS = "excess"
    AGEING = "ageing"


@frozen(kw_only=True)
class Alert:
    """A warning.

    Attributes:
        kind: What it is about.
        on: The first day it concerns.
        text: The warning in words.
    """

    kind: AlertKind
    on: dt.date
    text: Text


def alerts(
    projection: Projection,
    *,
    least_days: float = 0,
    most_days: float = math.inf,
    oldest_days: float = math.inf,
) -> tuple[Alert, ...]:
    """Return what a projection warns of, first day of each kind.

    Args:
        projection: The projection.
        least_days: Warn when days of supply fall below this.
        most_days: Warn when they rise above this.
        oldest_days: Warn when a unit reaches this age.
    """
    found: list[Alert] = []
    days = projection.days
    rate = math.fsum(day.demand for day in days) / len(days)
    out = next((day for day in days if day.lost > 1e-9), None)
    if out is not None:
        late = out.on_order > 0
        kind = AlertKind.GAP if late else AlertKind.STOCK_OUT
        text = (
            Text(
                "Sold out on {day}; {units} units on the way arrive too late.",
                day=out.on,
                units=f"{out.on_order:,.0f}",
            )
            if late
            else Text("Sold out on {day}, and nothing is on the way.", day=out.on)
        )
        found.append(Alert(kind=kind, on=out.on, text=text))
    for day in days:
        cover = day.on_hand / rate if rate else math.inf
        if cover < least_days and not _has(found, AlertKind.BELOW_LEAST):
            text = Text(
                "On {day} stock lasts {cover} days, less than {least}.",
                day=day.on,
                cover=math.floor(cover),
                least=f"{least_days:g}",
            )
            found.append(Alert(kind=AlertKind.BELOW_LEAST, on=day.on, text=text))
        if cover > most_days and not _has(found, AlertKind.EXCESS):
            text = Text(
                "On {day} stock lasts more than {most} days: {units} units too many.",
                day=day.on,
                most=f"{most_days:g}",
                units=f"{day.on_hand - most_days * rate:,.0f}",
            )
            found.append(Alert(kind=AlertKind.EXCESS, on=day.on, text=text))
        if day.on_hand > 0 and day.oldest_days >= oldest_days and not _has(found, AlertKind.AGEING):
            text = Text(
                "On {day} the oldest unit is {age} days old.", day=day.on, age=day.oldest_days
            )
            found.append(Alert(kind=AlertKind.AGEING, on=day.on, text=text))
    return tuple(sorted(found, key=lambda alert: alert.on))


def _has(found: Sequence[Alert], kind: AlertKind) -> bool:
    return any(alert.kind is kind for alert in found)
