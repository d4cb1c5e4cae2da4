"""Safety stock and replenishment, with customs in the lead time.

Each room is a sub-package with a front of its own, in the order in which they build on each other:

    distributions  families, samples, tables and mixtures, with their loss functions
    demand         demand per period, sales histories, forecasts of what sells seldom
    lead_times     stages, customs holds, demand over the protection interval
    service        targets, safety stock, what a level achieves
    lots           economic, discounted, joint and dynamic lots; packs and caps
    policies       (r, Q), (s, S), (T, S), base stock, agreements with suppliers
    networks       pooling, promised service times, chains of echelons
    simulation     any policy, by period or by event, and whole networks
    planning       projections, plans, transfers, the age of stock, key figures
    routes         ways to ship, journeys with cut-offs, split shipments
    marketplace    the corridor of a marketplace warehouse and its fees
    exports        stock files of marketplaces, shops and ERPs

The names here are those that most programs need. A lead time is a chain of stages, each with its
distribution; demand over it is an exact mixture. Service is a typed target, and every result says
what it achieves by every definition, after rounding. Plain Python throughout; arrays, with the
``stats`` extra, where they are given.

Example:
    >>> from xborder.inventory import CycleServiceLevel, Demand, safety_stock
    >>> from xborder.inventory import LeadTime, LeadTimeStage
    >>> lead = LeadTime.stages_of(
    ...     LeadTimeStage.fixed("production", 12), LeadTimeStage.fixed("sea", 18),
    ...     LeadTimeStage.table("customs", {0: 0.75, 8: 0.15, 30: 0.10}), period="day")
    >>> daily = Demand.normal(mean=20, sd=6, period="day")
    >>> found = safety_stock(demand=daily, lead_time=lead, target=CycleServiceLevel("0.95"))
    >>> found.reorder_point, round(found.safety_stock, 6)
    (1200.0, 516.0)
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory import (
        demand,
        distributions,
        exports,
        lead_times,
        lots,
        marketplace,
        networks,
        planning,
        policies,
        routes,
        service,
        simulation,
    )
    from xborder.inventory.demand.demand import Demand
    from xborder.inventory.demand.history import SalesDay, SalesHistory
    from xborder.inventory.lead_times.lead_time import LeadTime, LeadTimeStage
    from xborder.inventory.lots.economic_lot import economic_order
    from xborder.inventory.lots.order_rule import OrderRule
    from xborder.inventory.planning.alert import alerts
    from xborder.inventory.planning.inbound import Inbound
    from xborder.inventory.planning.plan import PlanItem, replenishment_plan
    from xborder.inventory.planning.projection import project
    from xborder.inventory.policies.reorder_policy import ReorderCosts, reorder_quantity
    from xborder.inventory.policies.replenishment import ContinuousReview, OrderUpTo
    from xborder.inventory.routes.journey import Leg, arrival, order_by
    from xborder.inventory.routes.transport import ShippingMode, compare_modes
    from xborder.inventory.service.columns import safety_stocks
    from xborder.inventory.service.safety import safety_stock, service_of
    from xborder.inventory.service.targets import (
        BackorderCost,
        CycleServiceLevel,
        FillRate,
        ReadyRate,
        StockoutCost,
    )
    from xborder.inventory.simulation.by_period import simulate

_HOMES = {
    "BackorderCost": "service.targets",
    "ContinuousReview": "policies.replenishment",
    "CycleServiceLevel": "service.targets",
    "Demand": "demand.demand",
    "FillRate": "service.targets",
    "Inbound": "planning.inbound",
    "LeadTime": "lead_times.lead_time",
    "Leg": "routes.journey",
    "OrderRule": "lots.order_rule",
    "OrderUpTo": "policies.replenishment",
    "PlanItem": "planning.plan",
    "ReadyRate": "service.targets",
    "ReorderCosts": "policies.reorder_policy",
    "SalesDay": "demand.history",
    "SalesHistory": "demand.history",
    "LeadTimeStage": "lead_times.lead_time",
    "StockoutCost": "service.targets",
    "ShippingMode": "routes.transport",
    "alerts": "planning.alert",
    "arrival": "routes.journey",
    "compare_modes": "routes.transport",
    "economic_order": "lots.economic_lot",
    "order_by": "routes.journey",
    "project": "planning.projection",
    "reorder_quantity": "policies.reorder_policy",
    "replenishment_plan": "planning.plan",
    "safety_stock": "service.safety",
    "safety_stocks": "service.columns",
    "service_of": "service.safety",
    "simulate": "simulation.by_period",
}

_ROOMS = (
    "demand",
    "distributions",
    "exports",
    "lead_times",
    "lots",
    "marketplace",
    "networks",
    "planning",
    "policies",
    "routes",
    "service",
    "simulation",
)

__all__ = [
    "BackorderCost",
    "ContinuousReview",
    "CycleServiceLevel",
    "Demand",
    "FillRate",
    "Inbound",
    "LeadTime",
    "LeadTimeStage",
    "Leg",
    "OrderRule",
    "OrderUpTo",
    "PlanItem",
    "ReadyRate",
    "ReorderCosts",
    "SalesDay",
    "SalesHistory",
    "ShippingMode",
    "StockoutCost",
    "alerts",
    "arrival",
    "compare_modes",
    "demand",
    "distributions",
    "economic_order",
    "exports",
    "lead_times",
    "lots",
    "marketplace",
    "networks",
    "order_by",
    "planning",
    "policies",
    "project",
    "reorder_quantity",
    "replenishment_plan",
    "routes",
    "safety_stock",
    "safety_stocks",
    "service",
    "service_of",
    "simulate",
    "simulation",
]

front(globals(), _HOMES, rooms=_ROOMS)
