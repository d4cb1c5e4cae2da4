"""What a projection warns of: a shelf that empties, inbound that is late, too much, too old."""

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from xborder.choice import Choice
from xborder.inventory.planning.projection import Projection, is_short
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.number import not_negative


class AlertKind(Choice):
    """What a projection warns of."""

    STOCK_OUT = "stock_out"
    GAP = "gap"
    """A stock-out that an arrival already on its way would be too late for."""
    LATE = "late"
    """Inbound whose day has passed."""
    BELOW_LEAST = "below_least"
    EXCESS = "excess"
    AGEING = "ageing"


@frozen(kw_only=True)
class Alert:
    """A warning that a projection of stock gives.

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

    Examples:
        >>> import datetime as dt
        >>> from xborder.inventory import project
        >>> projection = project(start=dt.date(2026, 12, 1), days=10, daily_demand=20, on_hand=100)
        >>> [(alert.kind.value, str(alert.on)) for alert in alerts(projection, least_days=3)]
        [('below_least', '2026-12-03'), ('stock_out', '2026-12-06')]
    """
    found: list[Alert] = []
    days = of_kind(projection, Projection, "projection").days
    least, most = not_negative(least_days, "least_days"), _or_never(most_days, "most_days")
    oldest = _or_never(oldest_days, "oldest_days")
    rate = max(0.0, math.fsum(day.demand for day in days) / len(days))
    if projection.late:
        units = math.fsum(one.units for one in projection.late)
        text = Text(
            "{units} units on the way are late: give them a new day.", units=f"{units:,.0f}"
        )
        found.append(Alert(kind=AlertKind.LATE, on=days[0].on, text=text))
    out = next((day for day in days if is_short(day)), None)
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
        if cover < least and not _has(found, AlertKind.BELOW_LEAST):
            text = Text(
                "On {day} stock lasts {cover} days, less than {least}.",
                day=day.on,
                cover=math.floor(cover),
                least=f"{least:g}",
            )
            found.append(Alert(kind=AlertKind.BELOW_LEAST, on=day.on, text=text))
        if cover > most and not _has(found, AlertKind.EXCESS):
            text = Text(
                "On {day} stock lasts more than {most} days: {units} units too many.",
                day=day.on,
                most=f"{most:g}",
                units=f"{day.on_hand - most * rate:,.0f}",
            )
            found.append(Alert(kind=AlertKind.EXCESS, on=day.on, text=text))
        if day.on_hand > 0 and day.oldest_days >= oldest and not _has(found, AlertKind.AGEING):
            text = Text(
                "On {day} the oldest unit is {age} days old.", day=day.on, age=day.oldest_days
            )
            found.append(Alert(kind=AlertKind.AGEING, on=day.on, text=text))
    return tuple(sorted(found, key=lambda alert: alert.on))


def _or_never(value: Any, where: str) -> float:
    endless = isinstance(value, float) and value == math.inf
    return math.inf if endless else not_negative(value, where)


def _has(found: Sequence[Alert], kind: AlertKind) -> bool:
    return any(alert.kind is kind for alert in found)
