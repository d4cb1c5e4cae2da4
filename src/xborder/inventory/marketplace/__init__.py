"""A marketplace's warehouse: the stock it allows, and what it charges for the rest."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.marketplace.fees import (
        AgedSurcharge,
        AgedTier,
        LowInventoryFee,
        StorageRate,
        storage_fee,
        utilisation_weeks,
    )
    from xborder.inventory.marketplace.stock_corridor import Corridor, CorridorRule, corridor

_HOMES = {
    "AgedSurcharge": "fees",
    "AgedTier": "fees",
    "Corridor": "stock_corridor",
    "CorridorRule": "stock_corridor",
    "LowInventoryFee": "fees",
    "StorageRate": "fees",
    "corridor": "stock_corridor",
    "storage_fee": "fees",
    "utilisation_weeks": "fees",
}

__all__ = [
    "AgedSurcharge",
    "AgedTier",
    "Corridor",
    "CorridorRule",
    "LowInventoryFee",
    "StorageRate",
    "corridor",
    "storage_fee",
    "utilisation_weeks",
]

front(globals(), _HOMES)
