"""Which way to ship, when to order for it, and which part to fly."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.routes.journey import (
        Arrival,
        Leg,
        Sailing,
        SailingLeg,
        arrival,
        dated_lead_time,
        order_by,
        regular_sailings,
        without_sailings,
    )
    from xborder.inventory.routes.split import SplitShipment, split_shipment
    from xborder.inventory.routes.transport import (
        ModeCost,
        ShippingMode,
        break_even_value,
        break_even_volumes,
        compare_modes,
        transport_cost,
    )

_HOMES = {
    "Arrival": "journey",
    "Leg": "journey",
    "ModeCost": "transport",
    "Sailing": "journey",
    "SailingLeg": "journey",
    "SplitShipment": "split",
    "ShippingMode": "transport",
    "arrival": "journey",
    "break_even_value": "transport",
    "break_even_volumes": "transport",
    "compare_modes": "transport",
    "dated_lead_time": "journey",
    "order_by": "journey",
    "regular_sailings": "journey",
    "split_shipment": "split",
    "transport_cost": "transport",
    "without_sailings": "journey",
}

__all__ = [
    "Arrival",
    "Leg",
    "ModeCost",
    "Sailing",
    "SailingLeg",
    "ShippingMode",
    "SplitShipment",
    "arrival",
    "break_even_value",
    "break_even_volumes",
    "compare_modes",
    "dated_lead_time",
    "order_by",
    "regular_sailings",
    "split_shipment",
    "transport_cost",
    "without_sailings",
]

front(globals(), _HOMES)
