"""Which column of an export is which fact of an order: the layouts of common exports, as data.

A layout is a value: a shop with columns of its own changes a built-in one with ``attrs.evolve``.
Columns were read on the vendors' pages, in the source of the exporting products and in headers
quoted in public importers (30 November 2026); vendors change them, so a reader matches by name.
"""

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from xborder import number
from xborder.customers import arguments


def _words(values: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in arguments.each(str, values, "statuses"))


def _columns(values: Any) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else arguments.each(str, values, "columns")


_TEXT = number.checks(arguments.text)


@frozen(kw_only=True, field_transformer=number.checked)
class ExportLayout:
    """Where an export says what.

    A column may lie inside another: ``billing.email`` of a document. An empty name means that the
    export does not say.

    Attributes:
        name: What the export is called.
        customer: Columns that name the customer, tried in turn; 0 counts as empty.
        at: When the order was placed.
        order_id: The order's number; on a row where it is blank, the order above goes on.
        amount: What the row, or the order, came to. A row where it is blank belongs to the order
            above and carries no amount.
        price: The price of a piece, where the amount is price times quantity.
        quantity: How many pieces.
        refunded: What was paid back of the order, of either sign, or the list of its refunds.
        currency: The currency; where empty, the caller names it.
        status: How the order stands.
        sold: The statuses that are sales.
        not_sold: The statuses that are none: not yet paid, cancelled, a quotation.
        country: The buyer's country.
        item: What a line is of.
        zone: The zone of moments without an offset; where empty, the caller names it, unless the
            export has days.
        positions: The columns of rows without a header, in order.
    """

    name: str = field(metadata=_TEXT)
    customer: tuple[str, ...] = field(converter=_columns)
    at: str = field(metadata=_TEXT)
    order_id: str = field(default="", metadata=_TEXT)
    amount: str = field(default="", metadata=_TEXT)
    price: str = field(default="", metadata=_TEXT)
    quantity: str = field(default="", metadata=_TEXT)
    refunded: str = field(default="", metadata=_TEXT)
    currency: str = field(default="", metadata=_TEXT)
    status: str = field(default="", metadata=_TEXT)
    sold: frozenset[str] = field(default=frozenset(), converter=_words)
    not_sold: frozenset[str] = field(default=frozenset(), converter=_words)
    country: str = field(default="", metadata=_TEXT)
    item: str = field(default="", metadata=_TEXT)
    zone: str = field(default="", metadata=_TEXT)
    positions: tuple[str, ...] = field(default=(), converter=_columns)


SHOPIFY_ORDERS = ExportLayout(
    name="Shopify orders",
    customer="Email",
    at="Created at",
    order_id="Name",
    amount="Total",
    refunded="Refunded Amount",
    currency="Currency",
    status="Financial Status",
    sold=("paid", "partially_paid", "partially_refunded", "refunded"),
    not_sold=("pending", "authorized", "expired", "voided"),
    country="Shipping Country",
)
"""The CSV of Shopify's order list: one row a line, order columns on the first row only.

Source: Shopify Help Center, "Order CSV files", statuses; headers quoted in public importers.
"""

WOOCOMMERCE_PLUGIN = ExportLayout(
    name="WooCommerce, Advanced Order Export",
    customer="Email (Billing)",
    at="Order Date",
    order_id="Order Number",
    amount="Order Total Amount",
    refunded="Order Refund Amount",
    status="Order Status",
    sold=("completed", "processing", "refunded"),
    not_sold=("pending payment", "pending", "on hold", "cancelled", "failed", "draft"),
    country="Country Code (Shipping)",
)
"""The CSV of the export plugin: no currency, and the site's time without an offset.

Source: the plugin's own source code, version 1.0 and a header of 2018.
"""

WOOCOMMERCE_REST = ExportLayout(
    name="WooCommerce REST orders",
    customer=("customer_id", "billing.email"),
    at="date_created_gmt",
    order_id="number",
    amount="total",
    refunded="refunds",
    currency="currency",
    status="status",
    sold=("completed", "processing", "refunded"),
    not_sold=("pending", "on-hold", "cancelled", "failed", "trash", "checkout-draft"),
    country="shipping.country",
    zone="UTC",
)
"""Documents of ``/wp-json/wc/v3/orders``; a guest has the customer number 0.

Source: WooCommerce REST API documentation, v3, "Orders".
"""

ODOO_SALE_ORDERS = ExportLayout(
    name="Odoo sale orders",
    customer="Customer/ID",
    at="Order Date",
    order_id="Order Reference",
    amount="Order Lines/Total",
    quantity="Order Lines/Quantity",
    item="Order Lines/Product/Internal Reference",
    currency="Currency",
    status="Status",
    sold=("sales order", "locked", "done"),
    not_sold=("quotation", "quotation sent", "cancelled"),
)
"""Sale orders with their lines: order columns on the first line only, a return is a line below 0.

Whether exported times are UTC or the user's zone was not found in what was read: name it.

Source: Odoo, addons/sale/models/sale_order_line.py, the labels of the fields.
"""

ONLINE_RETAIL = ExportLayout(
    name="Online Retail",
    customer="CustomerID",
    at="InvoiceDate",
    order_id="InvoiceNo",
    price="UnitPrice",
    quantity="Quantity",
    country="Country",
    item="StockCode",
    zone="Europe/London",
)
"""Line items in pounds; numbers that begin with C are cancellations, a quarter has no customer.

Source: D. Chen, Online Retail, UCI Machine Learning Repository, doi 10.24432/C5BW33.
"""

CDNOW_SAMPLE = ExportLayout(
    name="CDNOW sample",
    customer="customer",
    at="day",
    amount="dollars",
    quantity="discs",
    positions=("master", "customer", "day", "discs", "dollars"),
)
"""The raw log of the 1/10 sample of CDNOW: days, and no number of an order.

Source: P. S. Fader and B. G. S. Hardie, Interfaces 31 (2001), S94-S107.
"""
