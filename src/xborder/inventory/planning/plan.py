"""A replenishment plan: what to order today and why, and what to move between warehouses."""

import datetime as dt
import math
from collections.abc import Iterable

from attrs import field, frozen

from xborder.inventory.lots.order_rule import OrderRule, RoundedOrder
from xborder.inventory.planning.projection import Inbound, project
from xborder.messages import Text
from xborder.number import NOT_NEGATIVE, checked, finite, whole
from xborder.timeline import civil_date


@frozen(kw_only=True, field_transformer=checked)
class PlanItem:
    """An item to plan.

    Args:
        sku: The item.
        on_hand: Units.
        inbound: What is on the way.
        daily_demand: Expected units a day.
        reorder_point: Level at or below which to order, units.
        order_up_to: Level to order up to, units.
        lead_time_days: Days until an order placed today can be sold.
        rule: Packs, least quantities and caps.
    """

    sku: str
    on_hand: float = field(metadata=NOT_NEGATIVE)
    inbound: tuple[Inbound, ...] = field(default=(), converter=tuple)
    daily_demand: float = field(metadata=NOT_NEGATIVE)
    reorder_point: float
    order_up_to: float
    lead_time_days: int
    rule: OrderRule = field(factory=OrderRule)


@frozen(kw_only=True)
class PlanLine:
    """What to order of an item, and why.

    Attributes:
        sku: The item.
        order: The order, with its rounding.
        position: On hand plus on order.
        available_on: The day an order placed today can be sold.
        gap_days: Days without stock before that day, whatever is ordered by this way.
        reasons: Why, in words.
    """

    sku: str
    order: RoundedOrder
    position: float
    available_on: dt.date
    gap_days: int
    reasons: tuple[Text, ...]


def replenishment_plan(items: Iterable[PlanItem], *, on: dt.date) -> tuple[PlanLine, ...]:
    """Return what to order today, a line an item, in the order given.

    Args:
        items: The items.
        on: Today.

    Examples:
        >>> item = PlanItem(sku="TEE", on_hand=100, daily_demand=10, reorder_point=400,
        ...     order_up_to=700, lead_time_days=30, rule=OrderRule(multiple=24))
        >>> line = replenishment_plan([item], on=dt.date(2026, 9, 1))[0]
        >>> line.order.quantity, line.gap_days
        (600, 20)
    """
    return tuple(_line(item, civil_date(on)) for item in items)


def _line(item: PlanItem, today: dt.date) -> PlanLine:
    coming = math.fsum(one.units for one in item.inbound)
    position = item.on_hand + coming
    lead = whole(item.lead_time_days, "lead_time_days")
    arrives = today + dt.timedelta(days=lead)
    gap = 0
    if lead:
        path = project(
            start=today,
            days=lead,
            daily_demand=item.daily_demand,
            on_hand=item.on_hand,
            inbound=item.inbound,
        )
        gap = sum(day.lost > 1e-9 for day in path.days)
    due = position <= finite(item.reorder_point, "reorder_point")
    order = item.rule.order(item.order_up_to - position if due else 0)
    places = {"position": f"{position:,.0f}", "point": f"{item.reorder_point:,.0f}"}
    if due:
        first = Text("The position {position} is at or below the reorder point {point}.", **places)
    else:
        first = Text("The position {position} is above the reorder point {point}.", **places)
    reasons = [first, *order.steps]
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
        reasons=tuple(reasons),
    )
