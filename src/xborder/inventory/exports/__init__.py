"""Stock files that sellers have, read as movements, levels and demand histories.

The caller loads the rows; every row ends as a record, a note or a refusal with its remedy.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.exports.amazon import amazon_ledger, amazon_planning, amazon_restock
    from xborder.inventory.exports.record import (
        Movement,
        MovementKind,
        Note,
        Repeats,
        StockFile,
        StockLevel,
        sales_histories,
    )
    from xborder.inventory.exports.shops import odoo_stock_moves, online_retail, shopify_inventory

_HOMES = {
    "Movement": "record",
    "MovementKind": "record",
    "Note": "record",
    "Repeats": "record",
    "StockFile": "record",
    "StockLevel": "record",
    "amazon_ledger": "amazon",
    "amazon_planning": "amazon",
    "amazon_restock": "amazon",
    "odoo_stock_moves": "shops",
    "online_retail": "shops",
    "sales_histories": "record",
    "shopify_inventory": "shops",
}

__all__ = [
    "Movement",
    "MovementKind",
    "Note",
    "Repeats",
    "StockFile",
    "StockLevel",
    "amazon_ledger",
    "amazon_planning",
    "amazon_restock",
    "odoo_stock_moves",
    "online_retail",
    "sales_histories",
    "shopify_inventory",
]

front(globals(), _HOMES)
