"""Day by day: what is on hand and on the way, what to order and to move today, how old it is."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.planning.ageing import AgeProfile, Lot, age_profile, remaining_lots
    from xborder.inventory.planning.alert import Alert, AlertKind, alerts
    from xborder.inventory.planning.inbound import Inbound, LateInbound
    from xborder.inventory.planning.metrics import (
        Availability,
        Average,
        ItemClass,
        Turnover,
        abc_xyz,
        availability,
        days_of_supply,
        gmroi,
        sell_through_average,
        sell_through_received,
        turnover,
    )
    from xborder.inventory.planning.plan import PlanItem, PlanLine, replenishment_plan
    from xborder.inventory.planning.projection import ProjectedDay, Projection, project
    from xborder.inventory.planning.transfer import Transfer, transfers

_HOMES = {
    "AgeProfile": "ageing",
    "Alert": "alert",
    "AlertKind": "alert",
    "Availability": "metrics",
    "Average": "metrics",
    "Inbound": "inbound",
    "ItemClass": "metrics",
    "LateInbound": "inbound",
    "Lot": "ageing",
    "PlanItem": "plan",
    "PlanLine": "plan",
    "ProjectedDay": "projection",
    "Projection": "projection",
    "Transfer": "transfer",
    "Turnover": "metrics",
    "abc_xyz": "metrics",
    "age_profile": "ageing",
    "alerts": "alert",
    "availability": "metrics",
    "days_of_supply": "metrics",
    "gmroi": "metrics",
    "project": "projection",
    "remaining_lots": "ageing",
    "replenishment_plan": "plan",
    "sell_through_average": "metrics",
    "sell_through_received": "metrics",
    "transfers": "transfer",
    "turnover": "metrics",
}

__all__ = [
    "AgeProfile",
    "Alert",
    "AlertKind",
    "Availability",
    "Average",
    "Inbound",
    "ItemClass",
    "LateInbound",
    "Lot",
    "PlanItem",
    "PlanLine",
    "ProjectedDay",
    "Projection",
    "Transfer",
    "Turnover",
    "abc_xyz",
    "age_profile",
    "alerts",
    "availability",
    "days_of_supply",
    "gmroi",
    "project",
    "remaining_lots",
    "replenishment_plan",
    "sell_through_average",
    "sell_through_received",
    "transfers",
    "turnover",
]

front(globals(), _HOMES)
