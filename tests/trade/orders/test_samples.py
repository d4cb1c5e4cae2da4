"""Every sample export of the shops: what the files plant is found, and nothing is lost.

Expected figures are those that stand in the files, and what their descriptions say is planted.
"""

import csv
import io
from decimal import Decimal

import pytest
from tests.trade.orders.rows import cells, document, sample, told

from xborder.goods import Weight
from xborder.money import Money
from xborder.trade.orders import (
    AMAZON,
    AMAZON_SHIPMENTS,
    EBAY,
    ETSY,
    MAGENTO,
    MAGENTO_GRID,
    ODOO,
    PRESTASHOP,
    PRESTASHOP_DETAILS,
    SHOPIFY,
    WOOCOMMERCE,
    WOOCOMMERCE_REST,
    read_order,
)

TABS = {"delimiter": "\t", "quoting": csv.QUOTE_NONE}
KILOGRAMS = MAGENTO.replace(units={"weight": "kg"})


def read(rows, mapping, **facts):
    return read_order(rows, mapping=mapping, ship_from="GB", **{"errors": "report"} | facts)


def by_id(found):
    return {each.id: each.consignment for each in found}


def paid_for_goods(parcel):
    """Return what the goods cost once discounts on lines and on all goods are taken off."""
    off = [item.discount for item in parcel.items if item.discount] + [parcel.coupon or 0]
    return parcel.goods_value - sum((each for each in off if each), 0 * parcel.goods_value)


def left(found):
    return {(each.id, str(each.kind)) for each in found.left_out if each.id}


def sent_to(parcel):
    return parcel.ship_to, parcel.region, parcel.postcode


SAMPLES = {
    "shopify": lambda: (sample("shopify_orders.csv"), SHOPIFY, 14),
    "woocommerce": lambda: (sample("woocommerce_orders_plugin.csv"), WOOCOMMERCE, 9),
    "woocommerce rest": lambda: (document("woocommerce_orders.json"), WOOCOMMERCE_REST, 9),
    "magento": lambda: (document("magento_orders.json"), KILOGRAMS, 8),
    "amazon": lambda: (sample("amazon_all_orders.txt", encoding="cp1252", **TABS), AMAZON, 12),
    "amazon japan": lambda: (
        sample("amazon_all_orders_jp.txt", encoding="cp932", **TABS),
        AMAZON,
        4,
    ),
    "amazon shipments": lambda: (
        sample("amazon_fulfilled_shipments.txt", encoding="cp1252", **TABS),
        AMAZON_SHIPMENTS,
        7,
    ),
    "ebay": lambda: (cells("ebay_orders.csv"), EBAY, 10),
    "etsy": lambda: (sample("etsy_sold_order_items.csv"), ETSY, 10),
    "odoo": lambda: (sample("odoo_sale_orders.csv"), ODOO, 7),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_read_without_a_refusal_and_every_row_ends_somewhere(name):
    rows, mapping, count = SAMPLES[name]()
    found = read(rows, mapping, currency="EUR" if name == "woocommerce" else None)
    assert [str(each) for each in found.problems()] == []
    assert len(found) == count
    given = rows["items"] if isinstance(rows, dict) else rows
    ends = [number for each in (*found.orders, *found.left_out) for number in each.rows]
    assert sorted(ends) == list(range(len(given)))


@pytest.mark.parametrize(
    ("name", "mapping", "dialect", "meant"),
    [
        ("magento_orders_grid.csv", MAGENTO_GRID, {}, "GET /V1/orders"),
        ("prestashop_orders.csv", PRESTASHOP, {"delimiter": ";"}, "order_detail"),
    ],
)
def test_an_export_without_goods_is_refused_with_the_one_to_take(name, mapping, dialect, meant):
    rows = sample(name, **dialect)
    (refused,) = read(rows, mapping).refused
    assert refused.rows == tuple(range(len(rows)))
    (problem,) = [each.problem() for each in refused.errors]
    assert (problem.code, problem.where) == ("order.no_items", "rows")
    assert meant in problem.remedy


def test_shopify():
    rows = sample("shopify_orders.csv")
    found = read(rows, SHOPIFY)
    orders = by_id(found)
    assert left(found) == {
        ("#1003", "repeated"),
        ("#1014", "cancelled"),
        ("#1015", "refunded"),
    }
    assert {
        name: sent_to(orders[name])
        for name in ("#1002", "#1004", "#1005", "#1006", "#1008", "#1010", "#1013")
    } == {
        "#1002": ("GB", "NIR", "BT9 9ZZ"),
        "#1004": ("ES", "GC", "35001"),
        "#1005": ("JE", None, "JE2 3ZZ"),
        "#1006": ("US", "GU", "96910"),
        "#1008": ("DE", "SN", "01067"),
        "#1010": ("US", "PR", "901"),
        "#1013": ("CA", "ON", "K1A 9Z9"),
    }
    net = {"#1003", "#1004", "#1005", "#1006", "#1010", "#1013"}
    assert {name for name, each in orders.items() if each.prices == "net"} == net
    assert orders["#1007"].coupon == Money("5.90 GBP")
    (lamp,) = orders["#1011"].items
    assert (lamp.unit_price, lamp.discount) == (Money("42.00 GBP"), Money("4.20 GBP"))
    assert orders["#1009"].goods_value == Money("44.70 EUR")
    notes = {each.id: " ".join(told(each)) for each in found}
    assert "34.00 was paid back" in notes["#1008"]
    assert "Duties of 10.62" in notes["#1013"]
    assert "901 is no postcode there" in notes["#1010"]
    assert "costs nothing" in notes["#1007"]
    # goods less discounts and shipping are what the file calls Subtotal and Shipping
    for row in rows:
        if row["Total"] and row["Name"] in orders:
            parcel = orders[row["Name"]]
            goods = paid_for_goods(parcel)
            assert goods == Money(row["Subtotal"], row["Currency"])
            assert parcel.shipping == Money(row["Shipping"], row["Currency"])


def test_shopify_products_join_by_sku_and_the_lost_zero_is_reported():
    found = read(sample("shopify_orders.csv"), SHOPIFY, products=sample("shopify_inventory.csv"))
    (problem,) = found.problems()
    assert (problem.where, problem.value) == ("products.2.HS Code", "90210")
    assert '"090210"' in problem.remedy
    items = {item.sku: item for parcel in found.consignments for item in parcel.items}
    assert {sku: (item.hs_code, item.origin) for sku, item in items.items()} == {
        "00417": ("420222", "PT"),
        "TEA-0902": (None, "LK"),
        "KN-88": ("821192", "JP"),
        "0081-RED": ("621420", "GB"),
        "0081-BLU": ("621420", "GB"),
        "STK-1": (None, "CN"),
        "LED-5W": ("940521", "CN"),
        "HON-250": ("040900", "NZ"),
        "BAT-18": ("850760", None),
        "CAF-1": ("441990", "PL"),
    }
    notes = " ".join(note for each in found for note in told(each))
    for missing in (
        "The hs_code of TEA-0902 cannot be used: see products.",
        "The hs_code of STK-1 is not known.",
        "The origin of BAT-18 is not known.",
    ):
        assert missing in notes


def test_woocommerce_reads_the_same_orders_from_its_table_and_its_interface():
    table = read(sample("woocommerce_orders_plugin.csv"), WOOCOMMERCE, currency="EUR")
    nested = read(document("woocommerce_orders.json"), WOOCOMMERCE_REST)
    assert left(table) == {("2101", "repeated"), ("2104", "refunded"), ("2108", "cancelled")}
    assert left(nested) == {("2104", "refunded"), ("2108", "cancelled")}
    one, other = by_id(table), by_id(nested)
    same = set(one) - {"2106", "2110"}  # in GBP and CHF, which the table does not say
    assert {name: one[name] for name in same} == {name: other[name] for name in same}
    assert other["2106"].goods_value == Money("37.50 GBP")
    assert other["2110"].goods_value == Money("121.90 CHF")
    assert other["2105"].goods_value == Money("44.62 EUR")
    assert {name: sent_to(other[name]) for name in ("2107", "2109", "2098")} == {
        "2107": ("DE", None, "27498"),
        "2109": ("ES", "TF", "38001"),
        "2098": ("IT", "SO", "23041"),
    }


def test_woocommerce_without_a_currency_is_refused_with_the_column_to_add():
    found = read(sample("woocommerce_orders_plugin.csv"), WOOCOMMERCE)
    assert {each.code for each in found.problems()} == {"order.currency"}
    assert "add the column of the currency" in found.problems()[0].remedy


def test_magento():
    found = read(document("magento_orders.json"), KILOGRAMS)
    orders = by_id(found)
    assert left(found) == {("000000202", "repeated"), ("000000204", "refunded")}
    assert [(item.sku, str(item.weight)) for item in orders["000000201"].items] == [
        ("00417", "0.31 kg"),
        ("0081-RED", "0.14 kg"),
    ]
    assert orders["000000203"].goods_value == Money("21.80 GBP")
    assert orders["000000206"].goods_value == Money("68.88 USD")
    assert orders["000000205"].goods_value == Money("0.00 EUR")
    assert sent_to(orders["000000209"]) == ("FI", "Ahvenanmaa", "22100")
    bare = read(document("magento_orders.json"), MAGENTO)
    assert {each.code for each in bare.problems()} == {"order.weight"}
    assert 'units={"weight": "kg"}' in bare.problems()[0].remedy


def test_amazon():
    found = read(sample("amazon_all_orders.txt", encoding="cp1252", **TABS), AMAZON)
    orders = by_id(found)
    assert left(found) == {
        ("026-1000002-2000014", "repeated"),
        ("026-1000004-2000028", "cancelled"),
        ("026-1000005-2000035", "repeated"),
        ("026-1000013-2000091", "other_channel"),
    }
    assert orders["026-1000005-2000035"].goods_value == Money("37.50 GBP")
    tray = orders["026-1000001-2000007"].items[1]
    assert (tray.description, tray.quantity, tray.unit_price) == (
        "Café Tray, Beech",
        2,
        Money("27.50 GBP"),
    )
    assert orders["026-1000001-2000007"].shipping == Money("4.99 GBP")
    assert orders["026-1000001-2000007"].prices == "tax_included"
    assert orders["026-1000008-2000056"].prices == "net"
    assert paid_for_goods(orders["026-1000012-2000084"]) == Money("26.82 GBP")
    assert orders["026-1000010-2000070"].buyer.kind == "business"
    assert orders["026-1000000-2000000"].marketplace == "Amazon.fr"


def test_amazon_in_japan():
    found = read(sample("amazon_all_orders_jp.txt", encoding="cp932", **TABS), AMAZON)
    parcel = by_id(found)["249-0000101-0000201"]
    assert (parcel.items[0].description, parcel.goods_value) == (
        "霧の岸 緑茶 250g",
        Money("3960 JPY"),
    )


def test_amazon_shipments_hold_one_line_in_two_parcels():
    found = read(
        sample("amazon_fulfilled_shipments.txt", encoding="cp1252", **TABS), AMAZON_SHIPMENTS
    )
    parcel = by_id(found)["026-1000001-2000007"]
    assert [(item.sku, item.quantity) for item in parcel.items] == [
        ("00417", 1),
        ("CAF-1", 1),
        ("CAF-1", 1),
    ]


def test_ebay():
    found = read(cells("ebay_orders.csv"), EBAY)
    orders = by_id(found)
    assert found.left_out[0].rows == (0, 1, 17, 18, 19)
    assert left(found) == {("12-34567-00101", "repeated")}
    assert [item.sku for item in orders["12-34567-00109"].items] == ["TEA-0902", "TEA-0902"]
    assert orders["12-34567-00102"].goods_value == Money("65.00 USD")
    assert orders["12-34567-00102"].shipping == Money("22.00 USD")
    assert orders["12-34567-00105"].goods_value == Money("1740.00 USD")
    assert orders["12-34567-00103"].goods_value == Money("48.00 GBP")
    assert orders["12-34567-00108"].shipping == Money("3.00 EUR")
    assert {each.prices for each in orders.values()} == {"net"}
    assert {each.marketplace for each in orders.values()} == {"eBay"}


def test_etsy_items_with_and_without_the_orders():
    items, heads = sample("etsy_sold_order_items.csv"), sample("etsy_sold_orders.csv")
    alone, both = read(items, ETSY), read([*items, *heads], ETSY)
    assert by_id(alone) == by_id(both)
    assert paid_for_goods(by_id(alone)["3003"]) == Money("59.40 USD")
    assert by_id(alone)["3003"].shipping == Money("6.00 USD")
    assert sent_to(by_id(alone)["3005"]) == ("CA", "BC", "V2C 9Z9")
    (refunded,) = [each for each in both if each.id == "3008"]
    assert "72.00 was paid back" in " ".join(told(refunded))
    assert {each.code for each in read(heads, ETSY).problems()} == {"order.no_items"}


def test_odoo():
    found = read(sample("odoo_sale_orders.csv"), ODOO)
    orders = by_id(found)
    assert left(found) == {
        ("S00102", "repeated"),
        ("S00107", "returned"),
        ("S00108", "cancelled"),
        ("S00109", "unpriced"),
    }
    assert orders["S00103"].goods_value == Money("86.40 GBP")
    assert [item.sku for item in orders["S00104"].items] == ["0081-RED", "STK-1"]
    assert sent_to(orders["S00105"]) == ("GU", None, "96910")


def in_all(parcel):
    """Return what the buyer pays for goods and carriage, every discount taken off."""
    total = paid_for_goods(parcel)
    for sign, amount in (
        (1, parcel.shipping),
        (-1, parcel.shipping_discount),
        (-1, parcel.discount),
    ):
        if amount:
            total += sign * amount
    return total


def number(cell):
    """Return an amount of a sample in the plainest way there is: its digits and its point."""
    return Decimal("".join(each for each in str(cell or 0) if each in "0123456789.-") or "0")


def stated(rows, name, *, total, taxes, beside=()):
    """Return by order what the file calls the total, its tax, and what else the total holds."""
    found = {}
    for row in rows:
        if row.get(total) not in {None, ""}:
            parts = [sum(number(row.get(each)) for each in each_of) for each_of in (taxes, beside)]
            found.setdefault(row[name].removeprefix('"'), (number(row[total]), *parts))
    return found


def summed(rows, name, key, plus, minus=(), *, updated="", skip=()):
    """Return by order what the lines of a file come to, each line in its newest version."""
    newest, order = {}, ""
    for row in rows:
        order = row[name] or order
        if not any(row.get(each) for each in plus) or any(row.get(n) == v for n, v in skip):
            continue
        at = (order, row[key])
        if at not in newest or row.get(updated, "") >= newest[at].get(updated, ""):
            newest[at] = row
    found = {}
    for (order, _), row in newest.items():
        off = sum(abs(number(row[each])) for each in minus)
        found[order] = found.get(order, 0) + sum(number(row[each]) for each in plus) - off
    return found


def under_its_header(rows):
    head = next(row for row in rows if "Order Number" in row)
    body = [dict(zip(head, row, strict=False)) for row in rows[rows.index(head) + 1 :]]
    return [row for row in body if row.get("Total Price")]


TOTALS = {
    "shopify": lambda: stated(
        sample("shopify_orders.csv"), "Name", total="Total", taxes=["Taxes"], beside=["Duties"]
    ),
    "woocommerce": lambda: stated(
        sample("woocommerce_orders_plugin.csv", encoding="utf-8-sig"),
        "Order Number",
        total="Order Total Amount",
        taxes=["Order Total Tax Amount"],
    ),
    "woocommerce rest": lambda: stated(
        document("woocommerce_orders.json"), "number", total="total", taxes=["total_tax"]
    ),
    "magento": lambda: stated(
        document("magento_orders.json")["items"],
        "increment_id",
        total="grand_total",
        taxes=["tax_amount"],
    ),
    "ebay": lambda: stated(
        under_its_header(cells("ebay_orders.csv")),
        "Order Number",
        total="Total Price",
        taxes=["Seller Collected Tax", "eBay Collected Tax"],
    ),
    "etsy": lambda: stated(
        sample("etsy_sold_orders.csv"), "Order ID", total="Order Total", taxes=["Sales Tax"]
    ),
}


@pytest.mark.parametrize("name", TOTALS)
def test_every_order_adds_up_to_the_exports_own_total_to_the_cent(name):
    rows, mapping, count = SAMPLES[name]()
    if name == "etsy":
        rows = [*rows, *sample("etsy_sold_orders.csv")]
    found = read(rows, mapping, currency="EUR" if name == "woocommerce" else None)
    expected = TOTALS[name]()
    assert len(found) == count
    for order in found:
        total, tax, beside = expected[order.id]
        parcel, currency = order.consignment, order.total.currency.code
        on_top = tax if parcel.prices == "net" else 0
        assert order.total == Money(f"{total}", currency), order.id
        assert in_all(parcel) + Money(f"{on_top + beside}", currency) == order.total, order.id


PRICES = ("item-price", "shipping-price", "gift-wrap-price")
PROMOTIONS = ("item-promotion-discount", "ship-promotion-discount")
LINES = {
    "amazon": ("amazon-order-id", "sku", PRICES, PROMOTIONS, "last-updated-date"),
    "amazon japan": ("amazon-order-id", "sku", PRICES, PROMOTIONS, "last-updated-date"),
    "amazon shipments": ("amazon-order-id", "shipment-item-id", PRICES, PROMOTIONS, ""),
    "odoo": (
        "Order Reference",
        "Order Lines/Product/Internal Reference",
        ("Order Lines/Subtotal",),
        (),
        "",
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_every_order_adds_up_to_its_lines_where_the_export_has_no_total(name):
    rows, mapping, count = SAMPLES[name]()
    order, key, plus, minus, updated = LINES[name]
    expected = summed(
        rows, order, key, plus, minus, updated=updated, skip=[("item-status", "Cancelled")]
    )
    found = read(rows, mapping)
    assert len(found) == count
    for each in found:
        parcel = each.consignment
        assert in_all(parcel) == Money(f"{expected[each.id]}", parcel.items[0].unit_price.currency)
        assert each.total is None


# The columns are those of the query; PrestaShop writes every amount with six decimals.
PRESTASHOP_LINES = """\
id_order;date_add;date_upd;state;currency;country;region;postcode;total_shipping_tax_incl;\
total_discounts_tax_incl;total_paid_tax_incl;tax;id_order_detail;product_reference;product_name;\
product_quantity;product_quantity_refunded;total_price_tax_incl;product_weight
301;2026-09-01 10:05:11;2026-09-03 09:00:00;Delivered;EUR;DE;NULL;01067;4.950000;5.000000;\
89.950000;14.360000;901;00417;"Harbour Linen Tote";1;0;34.000000;0.310000
301;2026-09-01 10:05:11;2026-09-03 09:00:00;Delivered;EUR;DE;NULL;01067;4.950000;5.000000;\
89.950000;14.360000;902;CAF-1;"Café Tray; Beech";2;1;56.000000;0.900000
302;2026-09-02 18:30:00;2026-09-02 18:30:00;Shipped;CHF;CH;NULL;8001;14.000000;0.000000;\
62.000000;0.000000;903;KN-88;"Quarry Paring Knife";1;0;48.000000;0.000000
303;2026-09-02 18:30:00;2026-09-02 18:30:00;Remboursé;EUR;DE;NULL;01067;0.000000;0.000000;\
48.000000;7.660000;904;KN-88;"Quarry Paring Knife";1;1;48.000000;0.180000
304;2026-09-04 18:30:00;2026-09-04 18:30:00;Delivered;EUR;DE;NULL;01067;0.000000;0.000000;\
99.000000;7.660000;905;KN-88;"Quarry Paring Knife";1;0;48.000000;0.180000
"""


def test_prestashop_details():
    rows = list(csv.DictReader(io.StringIO(PRESTASHOP_LINES), delimiter=";"))
    mapping = PRESTASHOP_DETAILS.replace(units={"product_weight": "kg"})
    found = read(rows, mapping)
    orders = by_id(found)
    assert left(found) == {("303", "refunded")}
    assert [(each.code, each.where) for each in found.problems()] == [("order.total", "rows.4")]
    tote, tray = orders["301"].items
    # 34 + 56 - 5 + 4.95 is 89.95: tax is inside; and of two trays one was paid back
    assert orders["301"].prices == "tax_included"
    assert (orders["301"].coupon, orders["301"].shipping) == (Money("5 EUR"), Money("4.95 EUR"))
    assert (tote.line_value, tray.unit_price) == (Money("34 EUR"), Money("28 EUR"))
    assert (tote.weight, sent_to(orders["301"])) == (Weight("0.31 kg"), ("DE", None, "01067"))
    assert found.orders[0].returned == {1: 1}
    # 48 + 14 is 62, and no tax is stated
    assert orders["302"].prices == "net"
    assert (orders["302"].goods_value, orders["302"].items[0].weight) == (Money("48 CHF"), None)
