"""Orders in, purchases out: what every other room of the customers starts from.

Orders become purchases (:func:`purchase_history`), and purchases become the summaries that models
take (:meth:`History.summary`). Lengths of time and rates carry their unit (:class:`Span`,
:class:`DiscountRate`).
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
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
    from xborder.customers.purchases.order import Order, read_orders
    from xborder.customers.purchases.span import DiscountRate, Span, TimeUnit
    from xborder.customers.purchases.summary import CustomerSummary, Summary

_HOMES = {
    "ConvertedOrder": "history",
    "CustomerSummary": "summary",
    "DiscountRate": "span",
    "Duplicates": "history",
    "History": "history",
    "Order": "order",
    "Period": "history",
    "Purchase": "history",
    "RefundRate": "history",
    "Refunds": "history",
    "Span": "span",
    "Summary": "summary",
    "TimeUnit": "span",
    "ZeroValue": "history",
    "gaps_of": "history",
    "purchase_history": "intake",
    "read_orders": "order",
}

__all__ = [
    "ConvertedOrder",
    "CustomerSummary",
    "DiscountRate",
    "Duplicates",
    "History",
    "Order",
    "Period",
    "Purchase",
    "RefundRate",
    "Refunds",
    "Span",
    "Summary",
    "TimeUnit",
    "ZeroValue",
    "gaps_of",
    "purchase_history",
    "read_orders",
]

front(globals(), _HOMES)
