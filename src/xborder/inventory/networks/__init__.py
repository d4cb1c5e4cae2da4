"""Several places: pooling, promises along a tree, and a chain of echelons."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.networks.pooling import (
        PooledPlace,
        Pooling,
        pooled_safety_stock,
        square_root_law,
    )
    from xborder.inventory.networks.serial_system import (
        Echelon,
        SerialPlan,
        serial_base_stock,
        serial_heuristic,
    )
    from xborder.inventory.networks.service_network import (
        NetworkPlan,
        NetworkStage,
        StagePlan,
        guaranteed_service,
    )

_HOMES = {
    "Echelon": "serial_system",
    "NetworkPlan": "service_network",
    "NetworkStage": "service_network",
    "PooledPlace": "pooling",
    "Pooling": "pooling",
    "SerialPlan": "serial_system",
    "StagePlan": "service_network",
    "guaranteed_service": "service_network",
    "pooled_safety_stock": "pooling",
    "serial_base_stock": "serial_system",
    "serial_heuristic": "serial_system",
    "square_root_law": "pooling",
}

__all__ = [
    "Echelon",
    "NetworkPlan",
    "NetworkStage",
    "PooledPlace",
    "Pooling",
    "SerialPlan",
    "StagePlan",
    "guaranteed_service",
    "pooled_safety_stock",
    "serial_base_stock",
    "serial_heuristic",
    "square_root_law",
]

front(globals(), _HOMES)
