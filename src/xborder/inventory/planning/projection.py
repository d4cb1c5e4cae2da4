"""Stock by day: what is on hand, what is on the way, when it runs out.

Inbound counts on the day it can be sold, not on the day it was ordered; so both questions are
answered: is the position enough, and is there a gap before the next arrival. Demand that finds no
stock is lost, or waits: then stock is owed, and what arrives serves the oldest debt first.
"""

import datetime as dt
import math
from collections import deque
from collections.abc import Iterable, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any, ClassVar

from attrs import define, frozen

from xborder.chart import BAD, DONE, drawn_on, figure_of
from xborder.day import civil_day
from xborder.errors import InvalidInput, extra
from xborder.inventory.demand.shortage import Shortage
from xborder.inventory.planning.ageing import Lot, is_sold_out
from xborder.inventory.planning.inbound import Inbound, LateInbound, expected
from xborder.kind import all_of_kind
from xborder.messages import Text
from xborder.number import TOLERANCE, finite, finite_values, whole
from xborder.spoken import spoken
from xborder.tabular import Columns, Tabular, columns_of


@frozen(kw_only=True)
class ProjectedDay:
    """A day of a projection.

    Attributes:
        on: The day.
        received: Units that became available.
        demand: Expected units asked for; below zero if more come back than are sold.
        sold: Units served on the day they were asked for.
        short: Units not served on that day.
        lost: Of these, those that do not wait.
        backorders: Units owed at the end of the day.
        on_hand: Units at the end of the day; none while units are owed.
        on_order: Units still on the way, late ones only if they are counted.
        oldest_days: Age of the oldest unit, first in first out.
    """

    on: dt.date
    received: float
    demand: float
    sold: float
    short: float
    lost: float
    backorders: float
    on_hand: float
    on_order: float
    oldest_days: int

    COLUMNS: ClassVar[Columns] = (
        *("on", "received", "demand", "sold", "short", "lost", "backorders", "on_hand", "on_order"),
        *("net", "position", "oldest_days"),
    )

    @property
    def net(self) -> float:
        """On hand less owed."""
        return self.on_hand - self.backorders

    @property
    def position(self) -> float:
        """On hand plus on order less owed."""
        return self.net + self.on_order


@frozen(kw_only=True, repr=False)
class Projection(Tabular):
    """Stock day by day.

    Attributes:
        days: The days, in order.
        late: Inbound whose day had passed before the first one, whether counted or not.
    """

    days: tuple[ProjectedDay, ...]
    late: tuple[Inbound, ...] = ()

    @property
    def stock_out_on(self) -> dt.date | None:
        """The first day that serves less than is asked for, or ends owing units, if any."""
        return next((day.on for day in self.days if is_short(day)), None)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a day, its net stock and position among the columns.

        Examples:
            >>> found = project(start=dt.date(2026, 11, 1), days=2, daily_demand=10, on_hand=15)
            >>> columns = found.to_columns()
            >>> columns["on_hand"], columns["lost"]
            ([5.0, 0.0], [0.0, 5.0])
        """
        return columns_of(self.days, ProjectedDay)

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw net stock day by day, what is owed below the line, with the ``plots`` extra.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels. A font that has its letters must be set up.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        days = [day.on for day in self.days]
        net = [day.net for day in self.days]
        axes.step(days, net, where="mid", color=DONE)  # a day is as wide as any, the last one too
        owed = [min(0.0, units) for units in net]
        axes.fill_between(days, owed, step="mid", color=BAD, alpha=0.4, linewidth=0)
        axes.axhline(0, color="#333333", linewidth=0.8)
        axes.set_ylabel(Text("Units at the end of the day").render(locale))
        dates = extra("matplotlib.dates", name="plots")
        evenly = dates.AutoDateLocator(interval_multiples=False)  # else a month ends in a gap
        axes.xaxis.set_major_locator(evenly)
        axes.xaxis.set_major_formatter(dates.AutoDateFormatter(evenly))
        axes.figure.autofmt_xdate()
        return figure_of(axes)

    @property
    def lost(self) -> float:
        """Units lost for good."""
        return math.fsum(day.lost for day in self.days)

    @property
    def fill_rate(self) -> float:
        """Share of demand served on its day."""
        asked = math.fsum(max(0.0, day.demand) for day in self.days)
        return 1 - math.fsum(day.short for day in self.days) / asked if asked else 1.0

    def cover_on(self, day: dt.date) -> int | None:
        """Return for how many of the following projected days on-hand stock lasts.

        ``None`` if it outlasts the projection.

        Raises:
            InvalidInput: The day is not in the projection.
        """
        wanted = civil_day(day, "day")
        index = (wanted - self.days[0].on).days
        if not 0 <= index < len(self.days):
            raise InvalidInput(
                "{value} is not a day of the projection, which runs from {first} to {last}.",
                code="inventory.not_projected",
                remedy="Project further, or ask for one of its days.",
                where="day",
                value=wanted,
                first=self.days[0].on,
                last=self.days[-1].on,
            )
        left = self.days[index].on_hand
        for count, one in enumerate(self.days[index + 1 :]):
            left -= one.demand
            if left < -TOLERANCE:
                return count
        return None


def is_short(day: ProjectedDay) -> bool:
    """Return whether a day ends short, by more than the noise of its sums."""
    return max(day.short, day.backorders) > TOLERANCE * max(1.0, abs(day.demand))


def project(
    *,
    start: dt.date,
    days: int,
    daily_demand: float | Sequence[float],
    on_hand: float | Sequence[Lot],
    inbound: Iterable[Inbound] = (),
    shortage: Shortage | str = Shortage.LOST,
    late: LateInbound | str = LateInbound.LEFT_OUT,
) -> Projection:
    """Project stock day by day.

    Args:
        start: The first day.
        days: How many days.
        daily_demand: Expected units a day, one value or one a day; below zero on days on which
            more comes back than is sold.
        on_hand: Units at the start, or lots with their days of receipt. Below zero they are owed,
            and shortages must wait: ``shortage="backordered"``.
        inbound: What is on the way.
        shortage: Whether unmet demand is lost or waits.
        late: What becomes of inbound whose day has passed; the same as in
            :func:`~xborder.inventory.planning.plan.replenishment_plan`.

    Raises:
        InvalidInput: Demand is not given for every day, units are owed though none can wait, or a
            lot on hand is received after the first day.

    Examples:
        >>> found = project(start=dt.date(2026, 11, 1), days=10, daily_demand=10, on_hand=45,
        ...     inbound=[Inbound(available_on=dt.date(2026, 11, 8), units=100)])
        >>> found.stock_out_on, found.lost, found.days[-1].on_hand
        (datetime.date(2026, 11, 5), 25.0, 70.0)
        >>> owed = project(start=dt.date(2026, 11, 1), days=2, daily_demand=10, on_hand=-5,
        ...     shortage="backordered",
        ...     inbound=[Inbound(available_on=dt.date(2026, 11, 2), units=40)])
        >>> [day.net for day in owed.days]
        [-15.0, 15.0]
    """
    first = civil_day(start, "start")
    count = whole(days, "days", least=1, most=(dt.date.max - first).days + 1)
    demand = _daily(daily_demand, count)
    waits = Shortage(shortage) is Shortage.BACKORDERED
    coming, behind = expected(inbound, on=first, late=late)
    receipts = _Receipts(coming)
    shelf = _Shelf(*_opening(on_hand, first, waits=waits))
    found = []
    for offset, asked in enumerate(demand):
        today = first + dt.timedelta(days=offset)
        received = receipts.on(today)
        shelf.put(today, received)
        shelf.put(today, max(0.0, -asked))  # what comes back can be sold again
        wanted = max(0.0, asked)
        short = wanted - shelf.take(wanted)
        if waits:
            shelf.owed += short
        found.append(
            ProjectedDay(
                on=today,
                received=received,
                demand=asked,
                sold=wanted - short,
                short=short,
                lost=0.0 if waits else short,
                backorders=shelf.owed,
                on_hand=shelf.units,
                on_order=receipts.left,
                oldest_days=shelf.oldest(today),
            )
        )
    return Projection(days=tuple(found), late=behind)


class _Receipts:
    """What comes on each day and what is still on the way, each receipt read once.

    Both are sums as ``math.fsum`` has them, to the last digit, though nothing is summed twice: a
    float is a whole number over a power of two, so that over the greatest of those powers receipts
    are whole numbers, which are added and taken away without a rounding.
    """

    def __init__(self, coming: Iterable[Inbound]) -> None:
        halved = [(one.available_on, *one.units.as_integer_ratio()) for one in coming]
        self._over = max((over for _, _, over in halved), default=1)
        self._by_day: dict[dt.date, int] = {}
        for day, parts, over in halved:
            self._by_day[day] = self._by_day.get(day, 0) + parts * (self._over // over)
        self._left = sum(self._by_day.values())

    def on(self, day: dt.date) -> float:
        """Return what comes on a day, and count it no more as on the way; days go forward."""
        parts = self._by_day.pop(day, 0)
        self._left -= parts
        return parts / self._over

    @property
    def left(self) -> float:
        """What is still on the way."""
        return self._left / self._over


@define
class _Held:
    """A lot on the shelf: its day, the units left and the units there were."""

    day: dt.date
    left: float
    received: float


class _Shelf:
    """Lots, first in first out, and what is owed before any of them can be sold."""

    def __init__(self, lots: Iterable[Lot], owed: float) -> None:
        self.lots = deque(_Held(lot.received, lot.units, lot.units) for lot in lots)
        self.owed = owed

    @property
    def units(self) -> float:
        return math.fsum(lot.left for lot in self.lots)

    def put(self, day: dt.date, units: float) -> None:
        paid = min(units, self.owed)
        self.owed -= paid
        if units > paid:
            self.lots.append(_Held(day, units - paid, units - paid))

    def take(self, wanted: float) -> float:
        left = wanted
        while left > 0 and self.lots:
            lot = self.lots[0]
            taken = min(left, lot.left)
            left -= taken
            lot.left -= taken
            if is_sold_out(lot.left, lot.received):
                self.lots.popleft()
        return wanted - left

    def oldest(self, day: dt.date) -> int:
        return (day - self.lots[0].day).days if self.lots else 0


def _opening(
    on_hand: float | Sequence[Lot], first: dt.date, *, waits: bool
) -> tuple[list[Lot], float]:
    if not isinstance(on_hand, (Real, Decimal)):
        lots = all_of_kind(on_hand, Lot, "on_hand")
        held = sorted((lot for lot in lots if lot.units), key=lambda lot: lot.received)
        for lot in held:
            lot.age(first)  # refuses what is not there yet: it belongs to what is on the way
        return held, 0.0
    units = finite(on_hand, "on_hand")
    if units < 0 and not waits:
        raise InvalidInput(
            "{value} units on hand are owed, but shortages are lost.",
            code="inventory.owed",
            remedy='Give shortage="backordered", or a stock of zero or more.',
            where="on_hand",
            value=on_hand,
        )
    return ([Lot(received=first, units=units)] if units > 0 else []), max(0.0, -units)


def _daily(daily_demand: float | Sequence[float], count: int) -> list[float]:
    if isinstance(daily_demand, (Real, Decimal)):
        return [finite(daily_demand, "daily_demand")] * count
    values = finite_values(daily_demand, "daily_demand")
    if len(values) < count:
        raise InvalidInput(
            "Demand is given for {value} of {days} days.",
            code="inventory.lengths",
            remedy="Give one value a day, or one for all days.",
            where="daily_demand",
            value=len(values),
            days=count,
        )
    return list(values[:count])
