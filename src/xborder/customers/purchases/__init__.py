"""Orders in, purchases out: what every other room of the customers starts from.

Orders become purchases (:func:`purchase_history`), and purchases become the summaries that models
take (:meth:`History.summary`). Lengths of time and rates carry their unit (:class:`Span`,
:class:`DiscountRate`).
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.customers.purchases.columnar import ColumnHistory, column_history
    from xborder.customers.purchases.export import Anonymous, LeftOut, OrderExport, read_export
    from xborder.customers.purchases.history import (
        ConvertedOrder,
        Duplicates,
        History,
        Period,
        Purchase,
        RefundRate,
        Refunds,
        ZeroValue,
        gaps_of,
    )
    from xborder.customers.purchases.intake import purchase_history
    from xborder.customers.purchases.layout import (
        CDNOW_SAMPLE,
        ODOO_SALE_ORDERS,
        ONLINE_RETAIL,
        SHOPIFY_ORDERS,
        WOOCOMMERCE_PLUGIN,
        WOOCOMMERCE_REST,
        ExportLayout,
    )
    from xborder.customers.purchases.order import Order, read_orders
    from xborder.customers.purchases.span import DiscountRate, Span, TimeUnit
    from xborder.customers.purchases.summary import CustomerSummary, Summary

_HOMES = {
    "Anonymous": "export",
    "CDNOW_SAMPLE": "layout",
    "ColumnHistory": "columnar",
    "ConvertedOrder": "history",
    "CustomerSummary": "summary",
    "DiscountRate": "span",
    "Duplicates": "history",
    "ExportLayout": "layout",
    "History": "history",
    "LeftOut": "export",
    "ODOO_SALE_ORDERS": "layout",
    "ONLINE_RETAIL": "layout",
    "Order": "order",
    "OrderExport": "export",
    "Period": "history",
    "Purchase": "history",
    "RefundRate": "history",
    "Refunds": "history",
    "SHOPIFY_ORDERS": "layout",
    "Span": "span",
    "Summary": "summary",
    "TimeUnit": "span",
    "WOOCOMMERCE_PLUGIN": "layout",
    "WOOCOMMERCE_REST": "layout",
    "ZeroValue": "history",
    "column_history": "columnar",
    "gaps_of": "history",
    "purchase_history": "intake",
    "read_export": "export",
    "read_orders": "order",
}

__all__ = [
    "CDNOW_SAMPLE",
    "ODOO_SALE_ORDERS",
    "ONLINE_RETAIL",
    "SHOPIFY_ORDERS",
    "WOOCOMMERCE_PLUGIN",
    "WOOCOMMERCE_REST",
    "Anonymous",
    "ColumnHistory",
    "ConvertedOrder",
    "CustomerSummary",
    "DiscountRate",
    "Duplicates",
    "ExportLayout",
    "History",
    "LeftOut",
    "Order",
    "OrderExport",
    "Period",
    "Purchase",
    "RefundRate",
    "Refunds",
    "Span",
    "Summary",
    "TimeUnit",
    "ZeroValue",
    "column_history",
    "gaps_of",
    "purchase_history",
    "read_export",
    "read_orders",
]

front(globals(), _HOMES)
