"""Ready mappings of the exports of shops, marketplaces and Odoo.

Headers and habits as the shops' own pages, their source code or files in circulation show them;
each mapping says where. Shops rename columns, translate them and let users choose: what is missing
is read from what is there, and ``mapping.replace(columns={**mapping.columns, ...})`` adds a name.
"""

from typing import Final

from xborder.trade.orders.mapping import (
    DateOrder,
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
    no_items="Export order details instead: in the SQL Manager, the table order_detail.",
)
"""The list's export has no goods and is refused. Source: PrestaShop, ``OrderController``."""

_AMAZON: Final = {
    "order": ("amazon-order-id",),
    "on": ("purchase-date",),
    "marketplace": ("sales-channel",),
    "currency": ("currency",),
    "ship_to": ("ship-country",),
    "region": ("ship-state",),
    "postcode": ("ship-postal-code",),
    "sku": ("sku",),
    "description": ("product-name",),
    "line_price": ("item-price",),
    "line_tax": ("item-tax",),
    "line_shipping": ("shipping-price",),
    "line_shipping_tax": ("shipping-tax",),
    "gift_wrap": ("gift-wrap-price",),
    "line_discount": ("item-promotion-discount",),
    "line_shipping_discount": ("ship-promotion-discount",),
}
_AMAZON_PRICES: Final = {
    **dict.fromkeys(("amazon.com", "amazon.ca", "amazon.com.mx"), PriceBasis.NET),
    **dict.fromkeys(
        (
            *("amazon.co.uk", "amazon.com.be", "amazon.de", "amazon.es", "amazon.fr", "amazon.ie"),
            *("amazon.it", "amazon.nl", "amazon.pl", "amazon.se", "amazon.com.tr"),
            *("amazon.co.jp", "amazon.com.au", "amazon.sg", "amazon.ae", "amazon.sa"),
        ),
        PriceBasis.TAX_INCLUDED,
    ),
}
"""Not documented by Amazon: as each marketplace shows prices; orders note that it was taken so."""

AMAZON: Final = OrderMapping(
    name="Amazon All Orders",
    columns={
        **_AMAZON,
        "updated": ("last-updated-date",),
        "status": ("order-status",),
        "item_status": ("item-status",),
        "quantity": ("quantity",),
        "business": ("is-business-order",),
    },
    line_key=("sku",),
    item=("sku",),
    decimal=DecimalMark.POINT,
    prices_by_marketplace=_AMAZON_PRICES,
    left_out={"cancelled": _CANCELLED, "pending": _UNPRICED, "unshippable": _CANCELLED},
    other_channels=("non-amazon",),
    none_if_blank=frozenset({"line_shipping"}),
)
"""The flat file of all orders: a row an item, ``item-price`` for the whole quantity.

Source: Amazon Selling Partner API, order report attributes.
"""

AMAZON_SHIPMENTS: Final = OrderMapping(
    name="Amazon Fulfilled Shipments",
    columns={
        **_AMAZON,
        "quantity": ("quantity-shipped",),
        "line_id": ("shipment-item-id",),
    },
    line_key=("line_id",),
    item=("sku", "line_id"),
    decimal=DecimalMark.POINT,
    prices_by_marketplace=_AMAZON_PRICES,
    other_channels=("non-amazon",),
    none_if_blank=frozenset({"line_shipping"}),
)
"""The flat file of shipments from Amazon's warehouses: a row an item in a parcel.

Source: Amazon Selling Partner API, fulfillment report attributes.
"""

EBAY: Final = OrderMapping(
    name="eBay orders report",
    columns={
        "order": ("Order Number",),
        "on": ("Sale Date", "Date sold"),
        "ship_to": ("Ship To Country", "Post to country"),
        "region": ("Ship To State", "Post to county", "Post to state"),
        "postcode": ("Ship To Zip", "Post to postcode"),
        "bill_to": ("Buyer Country",),
        "bill_region": ("Buyer State", "Buyer county"),
        "bill_postcode": ("Buyer Zip", "Buyer postcode"),
        "shipping": ("Shipping And Handling", "Postage and packaging"),
        "tax": ("Seller Collected Tax",),
        "marketplace_tax": ("eBay Collected Tax",),
        "total": ("Total Price",),
        "line_id": ("Transaction ID",),
        "sku": ("Custom Label", "Custom label (SKU)"),
        "description": ("Item Title",),
        "quantity": ("Quantity",),
        "unit_price": ("Sold For",),
    },
    constants={"marketplace": "eBay"},
    line_key=("line_id",),
    item=("sku", "description", "line_id"),
    languages=("de", "fr", "it", "es"),
    symbols={"$": "USD"},
)
"""The orders report of Seller Hub: an order of several things has a row of its own.

Give lists of cells (``csv.reader``): a blank line stands before the header. ``$`` is of the United
States there; other dollars carry their country's letters.
"""

ETSY: Final = OrderMapping(
    name="Etsy sold order items",
    columns={
        "order": ("Order ID",),
        "on": ("Sale Date",),
        "currency": ("Currency",),
        "ship_to": ("Ship Country",),
        "region": ("Ship State",),
        "postcode": ("Ship Zipcode",),
        "shipping": ("Order Shipping", "Shipping"),
        "shipping_discount": ("Shipping Discount",),
        "tax": ("Order Sales Tax", "Sales Tax"),
        "total": ("Order Total",),
        "adjusted_total": ("Adjusted Order Total",),
        "line_id": ("Transaction ID",),
        "sku": ("SKU",),
        "description": ("Item Name",),
        "quantity": ("Quantity",),
        "unit_price": ("Price",),
        "line_discount": ("Discount Amount",),
    },
    constants={"marketplace": "Etsy"},
    line_key=("line_id",),
    item=("description", "line_id"),
    decimal=DecimalMark.POINT,
    dates=DateOrder.MONTH_FIRST,
    prices=PriceBasis.NET,
    prices_are_known=False,
)
"""Sold order items; give the rows of "Sold Orders" too, and totals and refunds are read as well.

Etsy adds the tax that it collects at checkout to the price listed, and writes the price alone; a
seller who lists prices with own VAT in them says ``prices="tax_included"``.
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

Carriage is a line like another in Odoo: it is not told from goods. Source: Odoo, addons/sale,
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
