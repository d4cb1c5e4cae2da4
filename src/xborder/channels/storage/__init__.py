"""Storage: what a site's warehouse asks for a month, by volume, season and age."""

from xborder.channels.storage.bill import StorageBill, StorageLine, Stored, storage_bill
from xborder.channels.storage.card import AgedStep, StorageCard, StorageRate
from xborder.channels.storage.presets import STORAGE

__all__ = [
    "STORAGE",
    "AgedStep",
    "StorageBill",
    "StorageCard",
    "StorageLine",
    "StorageRate",
    "Stored",
    "storage_bill",
]
