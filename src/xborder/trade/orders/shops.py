"""Ready mappings of the exports of shops and of Odoo; marketplaces have a module of their own.

Headers and habits as the shops' own pages, their source code or files in circulation show them;
each mapping says where. Shops rename columns, translate them and let users choose: what is missing
is read from what is there, and ``mapping.replace(columns={**mapping.columns, ...})`` adds a name.
"""

from typing import Final

from xborder.trade.orders.mapping import (
    DecimalMark,
    LeftOutKind,
    OrderMapping,
    ProductMapping,
)
from xborder.trade.terms import PriceBasis

_CANCELLED: Final = LeftOutKind.CANCELLED
_REFUNDED: Final = LeftOutKind.REFUNDED
_UNPRICED: Final = LeftOutKind.UNPRICED

SHOPIFY: Final = OrderMapping(
    name="Shopify orders",
    columns={
        "order": ("Name",),
        "on": ("Created at",),
        "status": ("Financial Status",),
        "cancelled": ("Cancelled at",),
        "currency": ("Currency",),
        "subtotal": ("Subtotal",),
        "shipping": ("Shipping",),
        "tax": ("Taxes",),
        "tax_name": ("Tax 1 Name",),
        "duties": ("Duties",),
        "total": ("Total",),
        "discount": ("Discount Amount",),
        "refunded": ("Refunded Amount",),
        "ship_to": ("Shipping Country",),
        "region": ("Shipping Province", "Shipping Province Name"),
        "postcode": ("Shipping Zip",),
        "bill_to": ("Billing Country",),
        "bill_region": ("Billing Province", "Billing Province Name"),
        "bill_postcode": ("Billing Zip",),
        "quantity": ("Lineitem quantity",),
        "description": ("Lineitem name",),
        "sku": ("Lineitem sku",),
        "unit_price": ("Lineitem price",),
        "line_discount": ("Lineitem discount",),
        "ships": ("Lineitem requires shipping",),
    },
    decimal=DecimalMark.POINT,
    left_out={"voided": _CANCELLED, "refunded": _REFUNDED},
)
"""The order export of Shopify: a row a line, the order's facts on its first row.

Whether prices include tax is told by the total alone. Of several taxes the first one's name is
looked at: prices that hold another country's tax are refused.

Source: Shopify help, "Export orders".
"""

WOOCOMMERCE: Final = OrderMapping(
    name="WooCommerce, Advanced Order Export",
    columns={
        "order": ("Order Number", "Order ID"),
        "on": ("Order Date",),
        "status": ("Order Status",),
        "currency": ("Order Currency", "Currency"),
        "shipping": ("Order Shipping Amount",),
        "tax": ("Order Total Tax Amount",),
        "total": ("Order Total Amount",),
        "refunded": ("Order Refund Amount",),
        "ship_to": ("Country Code (Shipping)",),
        "region": ("State Code (Shipping)",),
        "postcode": ("Postcode (Shipping)", "Zip (Shipping)"),
        "bill_to": ("Country Code (Billing)",),
        "bill_region": ("State Code (Billing)",),
        "bill_postcode": ("Postcode (Billing)", "Zip (Billing)"),
        "sku": ("SKU",),
        "description": ("Name", "Item Name"),
        "quantity": ("Quantity",),
        "remaining_quantity": ("Quantity (- Refund)",),
        "line_price": ("Order Line (w/o tax)",),
        "line_tax": ("Order Line Tax",),
    },
    decimal=DecimalMark.POINT,
    prices=PriceBasis.NET,
    left_out={
        "cancelled": _CANCELLED,
        "failed": _CANCELLED,
        "trash": _CANCELLED,
        "refunded": _REFUNDED,
        **dict.fromkeys(("draft", "checkout-draft", "auto-draft"), _UNPRICED),
    },
)
"""The plugin's table: a row a product, amounts without tax and after discounts.

The currency is not among its default columns: add "Order Currency", or give ``currency=``.
Source: the plugin's own code, version 1.0 and later.
"""

WOOCOMMERCE_REST: Final = OrderMapping(
    name="WooCommerce REST orders",
    lines="line_items",
    columns={
        "order": ("number", "id"),
        "on": ("date_created",),
        "updated": ("date_modified_gmt", "date_modified"),
        "status": ("status",),
        "currency": ("currency",),
        "shipping": ("shipping_total",),
        "tax": ("total_tax",),
        "total": ("total",),
        "refunded": ("refunds.*.total",),
        "ship_to": ("shipping.country",),
        "region": ("shipping.state",),
        "postcode": ("shipping.postcode",),
        "bill_to": ("billing.country",),
        "bill_region": ("billing.state",),
        "bill_postcode": ("billing.postcode",),
        "line_id": ("id",),
        "sku": ("sku",),
        "description": ("name",),
        "quantity": ("quantity",),
        "line_price": ("total",),
        "line_tax": ("total_tax",),
    },
    decimal=DecimalMark.POINT,
    prices=PriceBasis.NET,
    left_out=WOOCOMMERCE.left_out,
)
"""Orders as ``/wp-json/wc/v3/orders`` answers: amounts without tax whatever the shop shows.

Source: WooCommerce REST API documentation, Orders, properties of ``line_items``.
"""

MAGENTO_GRID: Final = OrderMapping(
    name="Magento order grid",
    columns={"order": ("ID",)},
    no_items="Ask the shop's interface for the orders, GET /V1/orders, and give mapping=MAGENTO.",
)
"""The grid's export has no goods and is refused."""

MAGENTO: Final = OrderMapping(
    name="Magento REST orders",
    lines="items",
    columns={
        "order": ("increment_id",),
        "on": ("created_at",),
        "updated": ("updated_at",),
        "status": ("status",),
        "currency": ("order_currency_code",),
        "subtotal": ("subtotal",),
        "shipping": ("shipping_amount",),
        "shipping_discount": ("shipping_discount_amount",),
        "tax": ("tax_amount",),
        "total": ("grand_total",),
        "refunded": ("total_refunded",),
        "ship_to": ("extension_attributes.shipping_assignments.0.shipping.address.country_id",),
        "region": (
            "extension_attributes.shipping_assignments.0.shipping.address.region",
            "extension_attributes.shipping_assignments.0.shipping.address.region_code",
        ),
        "postcode": ("extension_attributes.shipping_assignments.0.shipping.address.postcode",),
        "bill_to": ("billing_address.country_id",),
        "bill_region": ("billing_address.region", "billing_address.region_code"),
        "bill_postcode": ("billing_address.postcode",),
        "line_id": ("item_id",),
        "parent_line": ("parent_item_id",),
        "sku": ("sku",),
        "description": ("name",),
        "quantity": ("qty_ordered",),
        "refunded_quantity": ("qty_refunded",),
        "line_price": ("row_total",),
        "line_discount": ("discount_amount",),
        "line_tax": ("tax_amount",),
        "weight": ("weight",),
    },
    decimal=DecimalMark.POINT,
    times_in_utc=True,
    prices=PriceBasis.NET,
    left_out={
        "canceled": _CANCELLED,
        "fraud": _CANCELLED,
        "closed": _REFUNDED,
        "pending_payment": _UNPRICED,
    },
)
"""Orders as ``GET /V1/orders`` answers: a parent and its part are one thing.

Weights are bare, in the unit of the shop's settings, and no order says which: give
``units={"weight": "kg"}`` or ``"lb"``. Source: Adobe Commerce REST reference, salesOrderRepository.
"""

PRESTASHOP: Final = OrderMapping(
    name="PrestaShop order list",
    columns={"order": ("Reference", "ID")},
    no_items="Ask for the lines, in the SQL Manager: the query that PRESTASHOP_DETAILS shows, on "
    "order_detail; and give mapping=PRESTASHOP_DETAILS.",
)
"""The list's export has no goods and is refused. Source: PrestaShop, ``OrderController``."""

PRESTASHOP_DETAILS: Final = OrderMapping(
    name="PrestaShop order details",
    columns={
        "order": ("id_order",),
        "on": ("date_add",),
        "updated": ("date_upd",),
        "status": ("state",),
        "currency": ("currency",),
        "ship_to": ("country",),
        "region": ("region",),
        "postcode": ("postcode",),
        "shipping": ("total_shipping_tax_incl",),
        "discount": ("total_discounts_tax_incl",),
        "tax": ("tax",),
        "total": ("total_paid_tax_incl",),
        "line_id": ("id_order_detail",),
        "sku": ("product_reference",),
        "description": ("product_name",),
        "quantity": ("product_quantity",),
        "refunded_quantity": ("product_quantity_refunded",),
        "line_price": ("total_price_tax_incl",),
        "weight": ("product_weight",),
    },
    line_key=("line_id",),
    item=("line_id",),
    decimal=DecimalMark.POINT,
    blanks=frozenset({"-", "--", "NULL"}),
    left_out={
        **dict.fromkeys(("canceled", "annulé", "cancelado", "annullato", "storniert"), _CANCELLED),
        **dict.fromkeys(("payment error", "erreur de paiement"), _CANCELLED),
        **dict.fromkeys(
            ("refunded", "remboursé", "reembolsado", "rimborsato", "erstattet"), _REFUNDED
        ),
    },
)
"""The lines of orders, as the SQL Manager exports this query, with your prefix before each table:

.. code-block:: sql

    SELECT o.id_order, o.date_add, o.date_upd, t.name AS state, u.iso_code AS currency,
           c.iso_code AS country, s.iso_code AS region, a.postcode,
           o.total_shipping_tax_incl, o.total_discounts_tax_incl, o.total_paid_tax_incl,
           o.total_paid_tax_incl - o.total_paid_tax_excl AS tax,
           d.id_order_detail, d.product_reference, d.product_name, d.product_quantity,
           d.product_quantity_refunded, d.total_price_tax_incl, d.product_weight
    FROM ps_orders o
    JOIN ps_order_detail d ON d.id_order = o.id_order
    JOIN ps_order_state_lang t ON t.id_order_state = o.current_state AND t.id_lang = o.id_lang
    JOIN ps_currency u ON u.id_currency = o.id_currency
    JOIN ps_address a ON a.id_address = o.id_address_delivery
    JOIN ps_country c ON c.id_country = a.id_country
    LEFT JOIN ps_state s ON s.id_state = a.id_state

Whether prices hold tax is told by the total. Weights are bare, in the unit of the shop's settings,
which no row says: give ``units={"product_weight": "kg"}``. Source: PrestaShop's own tables, as
``db_structure.sql`` makes them.
"""

ODOO: Final = OrderMapping(
    name="Odoo sale orders",
    columns={
        "order": ("Order Reference", "name"),
        "on": ("Order Date", "date_order"),
        "status": ("Status", "state"),
        "currency": ("Currency", "currency_id", "Currency/Currency"),
        "ship_to": ("Delivery Address/Country", "partner_shipping_id/country_id"),
        "region": ("Delivery Address/State", "partner_shipping_id/state_id"),
        "postcode": ("Delivery Address/Zip", "partner_shipping_id/zip"),
        "sku": ("Order Lines/Product/Internal Reference", "order_line/product_id/default_code"),
        "description": ("Order Lines/Description", "order_line/name"),
        "quantity": ("Order Lines/Quantity", "order_line/product_uom_qty"),
        "line_price": ("Order Lines/Subtotal", "order_line/price_subtotal"),
        "line_tax": ("Order Lines/Total Tax", "order_line/price_tax"),
    },
    decimal=DecimalMark.POINT,
    times_in_utc=True,
    prices=PriceBasis.NET,
    left_out={
        "cancelled": _CANCELLED,
        "cancel": _CANCELLED,
        "quotation": _UNPRICED,
        "draft": _UNPRICED,
        "quotation sent": _UNPRICED,
        "sent": _UNPRICED,
    },
)
"""Sale orders with their lines: subtotals are without tax and after discounts.

Carriage is a line like another in Odoo, and a discount on the order one with a price below nothing:
name their products, ``ODOO.replace(carriage_lines=["Delivery_007"], discount_lines=["DISC"])``;
otherwise carriage is not told from goods, and the discount is refused. Source: Odoo, addons/sale,
``sale_order_line``.
"""

PRODUCTS: Final = ProductMapping(
    columns={
        "sku": ("SKU", "Variant SKU", "sku", "Internal Reference"),
        "hs_code": ("HS Code", "Variant HS Code", "HS code"),
        "origin": ("COO", "Variant Country of Origin", "Country of origin", "Origin"),
        "weight": ("Weight", "Variant Grams", "Weight value (grams)", "Variant Weight"),
        "weight_unit": ("Weight Unit",),
        "customs_value": ("Customs value",),
    },
    units={"Variant Grams": "g", "Weight value (grams)": "g"},
)
"""The product and inventory exports of Shopify, and tables with the like columns.

Grams are grams there whatever "Variant Weight Unit" says: that is the unit for display.
"""
