"""Ready mappings of the exports of marketplaces: Amazon, eBay and Etsy.

Headers and habits as their own pages or files in circulation show them; each mapping says where.
"""

from typing import Final

from xborder.trade.orders.mapping import DateOrder, DecimalMark, LeftOutKind, OrderMapping
from xborder.trade.terms import PriceBasis

_CANCELLED: Final = LeftOutKind.CANCELLED
_UNPRICED: Final = LeftOutKind.UNPRICED

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
