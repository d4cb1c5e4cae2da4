"""Orders as shops export them, read into consignments.

:func:`read_order` takes rows that the caller has loaded and a mapping, which says what each column
holds; :mod:`xborder.trade.orders.shops` and :mod:`xborder.trade.orders.marketplaces` have those of
common exports.
"""

from xborder.trade.orders.mapping import (
    DateOrder,
    DecimalMark,
    LeftOutKind,
    OrderMapping,
    ProductMapping,
)
from xborder.trade.orders.marketplaces import AMAZON, AMAZON_SHIPMENTS, EBAY, ETSY
from xborder.trade.orders.reading import Errors, read_order
from xborder.trade.orders.report import LeftOut, Note, Order, Orders, Refused
from xborder.trade.orders.shops import (
    MAGENTO,
    MAGENTO_GRID,
    ODOO,
    PRESTASHOP,
    PRESTASHOP_DETAILS,
    PRODUCTS,
    SHOPIFY,
    WOOCOMMERCE,
    WOOCOMMERCE_REST,
)

__all__ = [
    "AMAZON",
    "AMAZON_SHIPMENTS",
    "EBAY",
    "ETSY",
    "MAGENTO",
    "MAGENTO_GRID",
    "ODOO",
    "PRESTASHOP",
    "PRESTASHOP_DETAILS",
    "PRODUCTS",
    "SHOPIFY",
    "WOOCOMMERCE",
    "WOOCOMMERCE_REST",
    "DateOrder",
    "DecimalMark",
    "Errors",
    "LeftOut",
    "LeftOutKind",
    "Note",
    "Order",
    "OrderMapping",
    "Orders",
    "ProductMapping",
    "Refused",
    "read_order",
]
