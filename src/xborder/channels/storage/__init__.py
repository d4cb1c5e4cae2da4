"""Storage and placement: what a site's warehouse asks a month and for spreading goods."""

from xborder.channels.storage.bill import StorageBill, StorageLine, Stored, storage_bill
from xborder.channels.storage.card import AgedStep, StorageCard, StorageRate
from xborder.channels.storage.placement import (
    PLACEMENT,
    PlacementCard,
    PlacementFee,
    placement_fee,
)
from xborder.channels.storage.presets import STORAGE

__all__ = [
    "PLACEMENT",
    "STORAGE",
    "AgedStep",
    "PlacementCard",
    "PlacementFee",
    "StorageBill",
    "StorageCard",
    "StorageLine",
    "StorageRate",
    "Stored",
    "placement_fee",
    "storage_bill",
]
