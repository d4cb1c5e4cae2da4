"""Service: what may be asked for, the stock that gives it, and what a level achieves."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.service.achieved import Service, period_service_at
    from xborder.inventory.service.columns import SafetyStocks, safety_stocks
    from xborder.inventory.service.safety import SafetyStock, safety_stock, service_of
    from xborder.inventory.service.targets import (
        BackorderCost,
        CycleServiceLevel,
        FillRate,
        FillRateForm,
        ReadyRate,
        StockoutCost,
        critical_ratio,
    )

_HOMES = {
    "BackorderCost": "targets",
    "CycleServiceLevel": "targets",
    "FillRate": "targets",
    "FillRateForm": "targets",
    "ReadyRate": "targets",
    "SafetyStock": "safety",
    "SafetyStocks": "columns",
    "Service": "achieved",
    "StockoutCost": "targets",
    "critical_ratio": "targets",
    "period_service_at": "achieved",
    "safety_stock": "safety",
    "safety_stocks": "columns",
    "service_of": "safety",
}

__all__ = [
    "BackorderCost",
    "CycleServiceLevel",
    "FillRate",
    "FillRateForm",
    "ReadyRate",
    "SafetyStock",
    "SafetyStocks",
    "Service",
    "StockoutCost",
    "critical_ratio",
    "period_service_at",
    "safety_stock",
    "safety_stocks",
    "service_of",
]

front(globals(), _HOMES)
