"""When to order and up to which level, at least cost: (r, Q), (s, S), (T, S), base stock."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.policies.agreements import Conditions, JustInTime, VendorManaged
    from xborder.inventory.policies.min_max_policy import (
        MinMax,
        min_max,
        min_max_cost,
        min_max_power,
    )
    from xborder.inventory.policies.periodic_policy import ReviewPolicy, review_policy
    from xborder.inventory.policies.reorder_policy import (
        ReorderCosts,
        ReorderMethod,
        ReorderQuantity,
        reorder_cost,
        reorder_quantity,
    )
    from xborder.inventory.policies.replenishment import ContinuousReview, OrderUpTo, Planned
    from xborder.inventory.policies.single_period import (
        CostedLevel,
        base_stock,
        base_stock_with_disruptions,
        newsvendor,
        newsvendor_profit,
    )

_HOMES = {
    "Conditions": "agreements",
    "ContinuousReview": "replenishment",
    "CostedLevel": "single_period",
    "JustInTime": "agreements",
    "MinMax": "min_max_policy",
    "OrderUpTo": "replenishment",
    "Planned": "replenishment",
    "ReorderCosts": "reorder_policy",
    "ReorderMethod": "reorder_policy",
    "ReorderQuantity": "reorder_policy",
    "ReviewPolicy": "periodic_policy",
    "VendorManaged": "agreements",
    "base_stock": "single_period",
    "base_stock_with_disruptions": "single_period",
    "min_max": "min_max_policy",
    "min_max_cost": "min_max_policy",
    "min_max_power": "min_max_policy",
    "newsvendor": "single_period",
    "newsvendor_profit": "single_period",
    "reorder_cost": "reorder_policy",
    "reorder_quantity": "reorder_policy",
    "review_policy": "periodic_policy",
}

__all__ = [
    "Conditions",
    "ContinuousReview",
    "CostedLevel",
    "JustInTime",
    "MinMax",
    "OrderUpTo",
    "Planned",
    "ReorderCosts",
    "ReorderMethod",
    "ReorderQuantity",
    "ReviewPolicy",
    "VendorManaged",
    "base_stock",
    "base_stock_with_disruptions",
    "min_max",
    "min_max_cost",
    "min_max_power",
    "newsvendor",
    "newsvendor_profit",
    "reorder_cost",
    "reorder_quantity",
    "review_policy",
]

front(globals(), _HOMES)
