"""How much to order at once: economic, discounted, joint and dynamic lots, packs and caps."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.lots.cap import Proposal, within_cap
    from xborder.inventory.lots.discounts import DiscountedOrder, DiscountKind, discounted_order
    from xborder.inventory.lots.dynamic_lot import LotSizes, lot_sizes
    from xborder.inventory.lots.economic_lot import (
        EconomicOrder,
        cost_ratio,
        economic_order,
        economic_order_with_disruptions,
        power_of_two_interval,
    )
    from xborder.inventory.lots.joint_order import JointMethod, JointOrder, joint_replenishment
    from xborder.inventory.lots.order_rule import Direction, Load, OrderRule, RoundedOrder, reorder

_HOMES = {
    "Direction": "order_rule",
    "DiscountKind": "discounts",
    "DiscountedOrder": "discounts",
    "EconomicOrder": "economic_lot",
    "JointMethod": "joint_order",
    "JointOrder": "joint_order",
    "Load": "order_rule",
    "LotSizes": "dynamic_lot",
    "OrderRule": "order_rule",
    "Proposal": "cap",
    "RoundedOrder": "order_rule",
    "cost_ratio": "economic_lot",
    "discounted_order": "discounts",
    "economic_order": "economic_lot",
    "economic_order_with_disruptions": "economic_lot",
    "joint_replenishment": "joint_order",
    "lot_sizes": "dynamic_lot",
    "power_of_two_interval": "economic_lot",
    "reorder": "order_rule",
    "within_cap": "cap",
}

__all__ = [
    "Direction",
    "DiscountKind",
    "DiscountedOrder",
    "EconomicOrder",
    "JointMethod",
    "JointOrder",
    "Load",
    "LotSizes",
    "OrderRule",
    "Proposal",
    "RoundedOrder",
    "cost_ratio",
    "discounted_order",
    "economic_order",
    "economic_order_with_disruptions",
    "joint_replenishment",
    "lot_sizes",
    "power_of_two_interval",
    "reorder",
    "within_cap",
]

front(globals(), _HOMES)
