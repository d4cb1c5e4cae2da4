"""A replenishment plan: what to order today, and why."""

import datetime as dt
import math
from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from xborder.day import civil_day
from xborder.display import Brief
from xborder.errors import InvalidInput
from xborder.inventory.demand.shortage import Shortage
from xborder.inventory.lots.lines import refuse_twice
from xborder.inventory.lots.order_rule import OrderRule, RoundedOrder
from xborder.inventory.planning.inbound import Inbound, LateInbound, expected
from xborder.inventory.planning.projection import is_short, project
from xborder.kind import a, all_of_kind, list_of
from xborder.messages import Text
from xborder.number import FINITE, TOLERANCE, WHOLE, checked
from xborder.tabular import Columns, Rows


@frozen(kw_only=True, field_transformer=checked)
class PlanItem:
    """An item to plan.

    Args:
        sku: The item.
        on_hand: Units; below zero they are owed to buyers who wait.
        inbound: What is on the way.
        daily_demand: Expected units a day; below zero if more comes back than is sold.
        reorder_point: Level at or below which to order, units.
        order_up_to: Level to order up to, units.
        lead_time_days: Days until an order placed today can be sold.
        rule: Packs, least quantities and caps.
    """

    sku: str
    on_hand: float = field(metadata=FINITE)
    inbound: tuple[Inbound, ...] = field(default=(), metadata=list_of(Inbound))
    daily_demand: float = field(metadata=FINITE)
    reorder_point: float = field(metadata=FINITE)
    order_up_to: float = field(metadata=FINITE)
    lead_time_days: int = field(metadata=WHOLE)
    rule: OrderRule = field(factory=OrderRule, metadata=a(OrderRule))


@frozen(kw_only=True, repr=False)
class PlanLine(Brief):
    """What to order of an item, and why.

    Attributes:
        sku: The item.
        order: The order, with its rounding.
        position: On hand plus on order less owed; late inbound only if it is counted.
        available_on: The day an order placed today can be sold.
        gap_days: Days that end short before that day, whatever is ordered by this way.
        late: Inbound whose day has passed, whether counted or not.
        reasons: Why, in words.
    """

    sku: str
    order: RoundedOrder
    position: float
    available_on: dt.date
    gap_days: int
    late: tuple[Inbound, ...]
    reasons: tuple[Text, ...]

    COLUMNS: ClassVar[Columns] = (
        *("sku", "position", ("need", "order.need"), ("order", "order.quantity")),
        *("available_on", "gap_days", "late_units"),
    )

    @property
    def late_units(self) -> float:
        """Units on the way whose day has passed."""
        return math.fsum(one.units for one in self.late)


def replenishment_plan(
    items: Iterable[PlanItem],
    *,
    on: dt.date,
    shortage: Shortage | str = Shortage.LOST,
    late: LateInbound | str = LateInbound.LEFT_OUT,
) -> Rows[PlanLine]:
    """Return what to order today, a line an item, in the order given.

    Args:
        items: The items.
        on: Today.
        shortage: Whether unmet demand is lost or waits; it must wait where units are owed.
        late: What becomes of inbound whose day has passed; the same as in
            :func:`~xborder.inventory.planning.projection.project`.

    Returns:
        The lines: a tuple that is a table too.

    Raises:
        InvalidInput: An item stands there twice: two lines would each order what both need.

    Examples:
        >>> item = PlanItem(sku="TEE", on_hand=100, daily_demand=10, reorder_point=400,
        ...     order_up_to=700, lead_time_days=30, rule=OrderRule(multiple=24))
        >>> line = replenishment_plan([item], on=dt.date(2026, 9, 1))[0]
        >>> line.order.quantity, line.gap_days
        (600, 20)
        >>> owed = PlanItem(sku="TEE", on_hand=-40, daily_demand=10, reorder_point=400,
        ...     order_up_to=700, lead_time_days=30, rule=OrderRule(multiple=24))
        >>> replenishment_plan([owed], on=dt.date(2026, 9, 1),
        ...                    shortage="backordered")[0].order.quantity
        744
    """
    today = civil_day(on, "on")
    known = all_of_kind(items, PlanItem, "items")
    refuse_twice((item.sku for item in known), where="items")
    waits, behind = Shortage(shortage), LateInbound(late)
    return Rows((_line(item, today, waits, behind) for item in known), PlanLine)


def _line(item: PlanItem, today: dt.date, shortage: Shortage, late: LateInbound) -> PlanLine:
    coming, behind = expected(item.inbound, on=today, late=late)
    position = item.on_hand + math.fsum(one.units for one in coming)
    lead = item.lead_time_days
    arrives = _arrival(today, lead)
    gap = 0
    if lead:
        path = project(
            start=today,
            days=lead,
            daily_demand=item.daily_demand,
            on_hand=item.on_hand,
            inbound=item.inbound,
            shortage=shortage,
            late=late,
        )
        gap = sum(map(is_short, path.days))
    widest = max(abs(item.order_up_to), abs(item.on_hand), abs(position))
    # a position that is at the point but for the noise of its sum is at the point
    due = position - item.reorder_point <= TOLERANCE * max(1.0, widest)
    order = item.rule.order(item.order_up_to - position if due else 0.0, scale=widest)
    reasons = [_position_told(position, item.reorder_point, due=due), *order.steps]
    if behind:
        units = f"{math.fsum(one.units for one in behind):,.0f}"
        if late is LateInbound.LEFT_OUT:
            said = Text(
                "{units} units on the way are late and not counted: give them a new day.",
                units=units,
            )
        else:
            said = Text("{units} units on the way are late and taken to arrive today.", units=units)
        reasons.append(said)
    if gap:
        reasons.append(
            Text(
                "{days} days without stock come before {date}: an order by this way cannot help.",
                days=gap,
                date=arrives,
            )
        )
    return PlanLine(
        sku=item.sku,
        order=order,
        position=position,
        available_on=arrives,
        gap_days=gap,
        late=behind,
        reasons=tuple(reasons),
    )


def _arrival(today: dt.date, lead_time_days: int) -> dt.date:
    """Return the day an order of today comes, as far as the calendar goes."""
    most = (dt.date.max - today).days
    if lead_time_days > most:
        raise InvalidInput(
            "{name} is {value}, above its greatest value {most}.",
            code="number.too_great",
            remedy="Give {most} or less.",
            where="lead_time_days",
            name="lead_time_days",
            value=lead_time_days,
            most=most,
        )
    return today + dt.timedelta(days=lead_time_days)


def _position_told(position: float, point: float, *, due: bool) -> Text:
    places = {"position": f"{position:z,.0f}", "point": f"{point:z,.0f}"}
    if due:
        return Text("The position {position} is at or below the reorder point {point}.", **places)
    return Text("The position {position} is above the reorder point {point}.", **places)
