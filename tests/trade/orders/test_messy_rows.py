"""Rows as real downloads have them, layout by layout: read as they were meant, or refused.

The layouts are those of the samples; what is worth knowing of each row stands beside it.
"""

import pytest

from xborder.trade.orders import (
    AMAZON,
    EBAY,
    ETSY,
    MAGENTO,
    ODOO,
    PRESTASHOP_DETAILS,
    SHOPIFY,
    WOOCOMMERCE,
    WOOCOMMERCE_REST,
    read_order,
)

BASES = {
    "shopify": {
        "Name": "#1",
        "Financial Status": "paid",
        "Currency": "EUR",
        "Subtotal": "40.00",
        "Shipping": "0.00",
        "Taxes": "6.39",
        "Total": "40.00",
        "Discount Code": "",
        "Discount Amount": "0.00",
        "Created at": "2026-11-02 10:00:00 +0100",
        "Lineitem quantity": "2",
        "Lineitem name": "Tee – M 😀",
        "Lineitem price": "20.00",
        "Lineitem sku": "A",
        "Lineitem requires shipping": "true",
        "Shipping Zip": "'01067",
        "Shipping Country": "DE",
        "Refunded Amount": "0.00",
        "Tax 1 Name": "DE MwSt 19%",
        "Tax 1 Value": "6.39",
        "Lineitem discount": "0.00",
    },
    "woocommerce": {
        "Order Number": "77",
        "Order Status": "Completed",
        "Order Date": "2026-11-02 10:00",
        "Order Currency": "EUR",
        "Country Code (Shipping)": "IT",
        "State Code (Shipping)": "MI",
        "Postcode (Shipping)": "20121",
        "SKU": "A",
        "Item Name": "Borsa",
        "Quantity": "1",
        "Order Line (w/o tax)": "81.97",
        "Order Line Tax": "18.03",
        "Order Shipping Amount": "4.10",
        "Order Total Tax Amount": "18.93",
        "Order Total Amount": "105.00",
        "Order Refund Amount": "0",
    },
    "rest": {
        "id": 5,
        "number": "5",
        "status": "processing",
        "currency": "EUR",
        "date_created": "2026-11-02T10:00:00",
        "total": "105.00",
        "total_tax": "18.93",
        "shipping_total": "4.10",
        "billing": {"country": "ES", "state": "TF", "postcode": "38001"},
        "shipping": {"country": "", "state": "", "postcode": ""},
        "line_items": [
            {
                "id": 1,
                "name": "X",
                "sku": "A",
                "quantity": 1,
                "total": "81.97",
                "total_tax": "18.03",
            }
        ],
        "refunds": [],
    },
    "amazon": {
        "amazon-order-id": "111-1",
        "purchase-date": "2026-11-02T10:00:00+00:00",
        "order-status": "Shipped",
        "sales-channel": "Amazon.de",
        "currency": "EUR",
        "ship-country": "DE",
        "ship-state": "",
        "ship-postal-code": "01067",
        "sku": "A",
        "product-name": "Mug",
        "quantity": "2",
        "item-price": "23.80",
        "item-tax": "3.80",
        "shipping-price": "4.99",
        "shipping-tax": "0.80",
        "gift-wrap-price": "",
        "item-promotion-discount": "",
        "ship-promotion-discount": "4.99",
        "item-status": "Shipped",
        "is-business-order": "false",
    },
    "etsy": {
        "Order ID": "9",
        "Sale Date": "11/02/26",
        "Currency": "USD",
        "Ship Country": "United States",
        "Ship State": "PR",
        "Ship Zipcode": "00907",
        "Transaction ID": "1",
        "SKU": "A",
        "Item Name": "Ring, 14k &quot;gold&quot;",
        "Quantity": "1",
        "Price": "45.00",
        "Discount Amount": "0.00",
        "Order Shipping": "0.00",
        "Order Sales Tax": "0.00",
    },
    "odoo": {
        "Order Reference": "S01",
        "Order Date": "2026-11-02 23:30:00",
        "Status": "Sales Order",
        "Currency": "EUR",
        "Delivery Address/Country": "Spain",
        "Delivery Address/State": "Santa Cruz de Tenerife (ES)",
        "Delivery Address/Zip": "38001",
        "Order Lines/Product/Internal Reference": "A",
        "Order Lines/Description": "A",
        "Order Lines/Quantity": 2.0,
        "Order Lines/Subtotal": 1200.5,
        "Order Lines/Total Tax": 0.0,
    },
    "prestashop": {
        "id_order": "12",
        "date_add": "2026-11-02 10:00:00",
        "state": "Paiement accepté",
        "currency": "EUR",
        "country": "FR",
        "region": "",
        "postcode": "75001",
        "total_shipping_tax_incl": "7.900000",
        "total_discounts_tax_incl": "0.000000",
        "total_paid_tax_incl": "67.900000",
        "tax": "11.32",
        "id_order_detail": "3",
        "product_reference": "A",
        "product_name": "Sac",
        "product_quantity": "2",
        "product_quantity_refunded": "0",
        "total_price_tax_incl": "60.000000",
        "product_weight": "0.400000",
    },
}
MAPPINGS = {
    "shopify": SHOPIFY,
    "woocommerce": WOOCOMMERCE,
    "rest": WOOCOMMERCE_REST,
    "amazon": AMAZON,
    "etsy": ETSY,
    "odoo": ODOO,
    "prestashop": PRESTASHOP_DETAILS.replace(units={"product_weight": "kg"}),
}


def found(layout, *changes):
    rows = [BASES[layout] | each for each in changes or ({},)]
    return read_order(rows, mapping=MAPPINGS[layout], ship_from="CN", errors="report")


def goods(layout, *changes):
    (order,) = found(layout, *changes).orders
    parcel = order.consignment
    return (
        str(parcel.prices),
        str(parcel.shipping),
        [(str(item.quantity), str(item.unit_price)) for item in parcel.items],
    )


READ = [
    # a comma with two digits after it is no separator of thousands
    (
        "shopify",
        {"Lineitem price": "20,00", "Total": "40,00", "Subtotal": "40,00"},
        ("tax_included", "0.00 EUR", [("2", "20.00 EUR")]),
    ),
    # a code for free carriage is in Discount Amount, though no goods are cheaper
    (
        "shopify",
        {"Discount Code": "FREESHIP", "Discount Amount": "4.90"},
        ("tax_included", "0.00 EUR", [("2", "20.00 EUR")]),
    ),
    # state and city: only the total tells that they come on top
    (
        "shopify",
        {
            "Currency": "USD",
            "Shipping Country": "US",
            "Shipping Province": "NY",
            "Shipping Zip": "'10001",
            "Tax 1 Name": "New York State Tax 4%",
            "Taxes": "3.40",
            "Total": "43.40",
        },
        ("net", "0.00 USD", [("2", "20.00 USD")]),
    ),
    # nothing to ship to: the bill's address; with its own tax inside, which is the seller's home's
    (
        "shopify",
        {"Shipping Country": "", "Billing Country": "AT", "Billing Zip": "1010"},
        ("net", "0.00 EUR", [("2", "20.00 EUR")]),
    ),
    (
        "woocommerce",
        {"Order Line (w/o tax)": "€81.97", "Order Total Amount": "105.00 €"},
        ("net", "4.10 EUR", [("1", "81.97 EUR")]),
    ),
    (
        "woocommerce",
        {"State Code (Shipping)": "Milano", "Country Code (Shipping)": "Italia"},
        ("net", "4.10 EUR", [("1", "81.97 EUR")]),
    ),
    # a part of a bundle has no price of its own
    (
        "rest",
        {
            "line_items": [
                *BASES["rest"]["line_items"],
                {"id": 2, "name": "of the bundle", "sku": "B", "quantity": 1, "total": "0.00"},
            ]
        },
        ("net", "4.10 EUR", [("1", "81.97 EUR"), ("1", "0.00 EUR")]),
    ),
    ("amazon", {}, ("tax_included", "4.99 EUR", [("2", "11.90 EUR")])),
    (
        "amazon",
        {"sales-channel": "Amazon.com", "currency": "USD", "ship-country": "US",
         "ship-state": "AE", "ship-postal-code": "09012-1234"},
        ("net", "4.99 USD", [("2", "11.90 USD")]),
    ),
    ("etsy", {"Price": "1,245.00"}, ("net", "0.00 USD", [("1", "1245.00 USD")])),
    (
        "odoo",
        {"Order Lines/Quantity": "2,0", "Order Lines/Subtotal": "1.200,50",
         "Order Lines/Total Tax": "0,00"},
        ("net", "None", [("2", "600.25 EUR")]),
    ),
    ("prestashop", {}, ("tax_included", "7.90 EUR", [("2", "30.00 EUR")])),
    # overseas departments are outside the VAT area: no tax was charged
    ("prestashop", {"postcode": "97410", "tax": "0"}, ("net", "7.90 EUR", [("2", "30.00 EUR")])),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "changes", "expected"), READ)
def test_a_messy_row_is_read_as_it_was_meant(layout, changes, expected):
    assert goods(layout, changes) == expected


REFUSED = [
    ("shopify", {"Created at": "02/11/2026"}, "Say what stands first"),
    ("etsy", {"Sale Date": "13/02/26"}, 'dates="day_first"'),
    ("woocommerce", {"Order Line (w/o tax)": "&euro;81.97"}, "Mend the cell"),
    ("woocommerce", {"Order Currency": ""}, "names no currency"),
    ("rest", {"line_items": "[]"}, "The order has no lines"),
    (
        "rest",
        {"line_items": [BASES["rest"]["line_items"][0] | {"quantity": 1.5}]},
        "no price of one makes it",  # 81.97 / 1.5 does not end
    ),
    ("amazon", {"item-price": "２３８０"}, "Write it plainly"),
]


@pytest.mark.parametrize(("layout", "changes", "said"), REFUSED)
def test_what_may_be_read_in_two_ways_is_refused_with_the_remedy(layout, changes, said):
    report = found(layout, changes)
    assert not report.orders
    assert any(said in str(each) for each in report.problems())


LEFT_OUT = [
    ("shopify", {"Lineitem quantity": "-1"}, "returned"),
    ("amazon", {"order-status": "Pending", "item-price": "", "currency": ""}, "unpriced"),
    ("amazon", {"quantity": "0", "item-status": "Cancelled"}, "nothing_to_ship"),
    ("amazon", {"sales-channel": "Non-Amazon"}, "other_channel"),
    ("odoo", {"Status": "Quotation"}, "unpriced"),
]


@pytest.mark.parametrize(("layout", "changes", "kind"), LEFT_OUT)
def test_what_is_no_parcel_is_left_out_with_its_reason(layout, changes, kind):
    report = found(layout, changes)
    assert [str(each.kind) for each in report.left_out] == [kind]
    assert not report.problems()


def test_a_gift_card_and_a_tip_are_no_goods():
    more = {
        **dict.fromkeys(BASES["shopify"], ""),
        "Name": "#1",
        "Lineitem quantity": "1",
        "Lineitem name": "Gift Card - €25",
        "Lineitem price": "25.00",
        "Lineitem requires shipping": "false",
        "Lineitem discount": "0.00",
    }
    first = BASES["shopify"] | {"Subtotal": "65.00", "Total": "65.00"}
    assert goods("shopify", first, more)[2] == [("2", "20.00 EUR")]


def test_odoo_answers_false_where_a_field_is_empty():
    section = {
        **dict.fromkeys(BASES["odoo"], False),
        "Order Lines/Description": "Our best",
        "Order Lines/Quantity": 0.0,
        "Order Lines/Subtotal": 0.0,
        "Order Lines/Total Tax": 0.0,
    }
    assert goods("odoo", {}, section)[2] == [("2", "600.25 EUR")]


def test_dollars_and_dashes_of_ebays_report():
    head = [
        "Sales Record Number",
        "Order Number",
        "Ship To Country",
        "Ship To State",
        "Ship To Zip",
        "Item Title",
        "Custom Label",
        "Quantity",
        "Sold For",
        "Shipping And Handling",
        "Seller Collected Tax",
        "eBay Collected Tax",
        "Total Price",
        "Sale Date",
        "Transaction ID",
    ]
    rows = [
        ["", ""],
        head,
        ["1", "01-1", "Germany", "", "01067", "Tasse", "C", "1", "EUR 12,50", "EUR 0,00",
         "EUR 0,00", "EUR 0,00", "EUR 12,50", "02-Nov-26", "T1"],
        ["2", "01-2", "Jersey", "", "JE2 3AB", "Cup", "C", "1", "£12.50", "£1.00", "£0.00",
         "£0.00", "£13.50", "02-Nov-26", "T2"],
        ["3", "01-3", "United States", "NJ", "8540", "Cup", "C", "1", "$1,212.50", "$1.00",
         "$0.00", "$80.00", "$1,293.50", "Nov-02-26", "T3"],
        ["4", "01-4", "Australia", "NT", "800", "Cup", "C", "1", "AU $12.50", "AU $1.00",
         "AU $0.00", "AU $1.35", "AU $14.85", "02-Nov-26", "T4"],
        ["5", "01-5", "Canada", "QC", "h2x1y4", "Cup", "C", "1", "C $12.50", "C $1.00", "--",
         "--", "C $13.50", "02-Nov-26", "T5"],
        ["2 record(s) downloaded"],
    ]  # fmt: skip
    report = read_order(rows, mapping=EBAY, ship_from="CN", errors="report")
    prices = {each.id: str(each.consignment.items[0].unit_price) for each in report.orders}
    assert prices == {
        "01-1": "12.50 EUR",
        "01-2": "12.50 GBP",
        "01-3": "1212.50 USD",
        "01-4": "12.50 AUD",
    }
    (problem,) = report.problems()  # no tax is stated at all: it may be inside
    assert "whether prices include tax" in str(problem)


def test_magentos_parent_and_part_are_one_and_waived_carriage_is_kept_apart():
    address = {"country_id": "PT", "region": "Região Autónoma da Madeira", "postcode": "9000-001"}
    order = {
        "increment_id": "100",
        "created_at": "2026-11-02 23:30:00",
        "status": "complete",
        "order_currency_code": "EUR",
        "subtotal": 50.0,
        "shipping_amount": 5,
        "shipping_discount_amount": 5,
        "tax_amount": 0,
        "grand_total": 50.0,
        "extension_attributes": {"shipping_assignments": [{"shipping": {"address": address}}]},
        "items": [
            {"item_id": 1, "sku": "C", "name": "c", "qty_ordered": 1, "row_total": 50.0},
            {"item_id": 2, "parent_item_id": 1, "sku": "C", "qty_ordered": 1, "row_total": 0},
        ],
    }
    (found,) = read_order([order], mapping=MAGENTO, ship_from="CN").orders
    parcel = found.consignment
    assert [str(item.unit_price) for item in parcel.items] == ["50.00 EUR"]
    assert (str(parcel.shipping), str(parcel.shipping_discount)) == ("5.00 EUR", "5.00 EUR")
