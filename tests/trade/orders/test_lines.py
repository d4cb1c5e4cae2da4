"""The lines of an order: values that are exact, bundles counted once, goods joined by SKU."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trade.orders.rows import PLAIN, only, report, row, told, wrong

from xborder.goods import HSCode, Weight
from xborder.money import Money
from xborder.trade.orders import MAGENTO
from xborder.trade.orders.products import split_evenly


def test_a_line_is_price_times_pieces_or_its_own_amount():
    assert only(row(price="19.90")).consignment.goods_value == Money("39.80 EUR")
    assert only(row(price="", amount="39.80")).consignment.items[0].unit_price == Money("19.90 EUR")
    assert only(row(price="99", amount="39.80")).consignment.goods_value == Money("39.80 EUR")


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"line_off": "4.20"}, "35.60"),
        ({"line_off": "-4.20"}, "35.60"),
        ({"percent_off": "10"}, "35.82"),
        ({"percent_off": "10 %"}, "35.82"),
        ({"percent_off": 10}, "35.82"),
        ({"percent_off": "100,0%"}, "0.00"),
        ({"percent_off": "10.00", "pieces": "3"}, "53.73"),
        ({"wrap": "3.00"}, "42.80"),
        ({"amount": "10.00", "pieces": "3"}, "10.00"),
        ({"amount": "0.01", "pieces": "3"}, "0.01"),
        ({"line_off": "39.80"}, "0.00"),
    ],
)
def test_a_line_keeps_its_value_to_the_last_cent(cells, value):
    order = only(row(**cells))
    items = order.consignment.items
    off = sum((item.discount for item in items if item.discount), Money("0 EUR"))
    assert order.consignment.goods_value - off == Money(f"{value} EUR")
    assert sum(item.quantity for item in order.consignment.items) == int(cells.get("pieces", "2"))


def test_what_is_cut_to_measure_keeps_its_price():
    (item,) = only(row(pieces="2.6", price="12.50")).consignment.items
    assert (item.quantity, item.unit_price) == (Decimal("2.6"), Money("12.50 EUR"))
    assert item.line_value == Money("32.50 EUR")


def test_pieces_that_cannot_cost_the_same_become_two_lines():
    order = only(row(price="", amount="10.00", pieces="3"))
    assert [(item.quantity, str(item.unit_price)) for item in order.consignment.items] == [
        (2, "3.33 EUR"),
        (1, "3.34 EUR"),
    ]
    assert told(order) == ["rows.0: 3 pieces do not cost the same to the cent; they are two lines."]


@given(
    st.decimals(0, 10**6, places=2),
    st.integers(1, 10**6),
    st.sampled_from([0, 2, 3]),
)
def test_a_split_sums_to_what_was_split(value, pieces, digits):
    parts = split_evenly(value, pieces, digits)
    assert sum(count for count, _ in parts) == pieces
    assert sum(Fraction(price) * count for count, price in parts) == Fraction(value)
    assert len(parts) < 3
    assert all(price >= 0 and count > 0 for count, price in parts)


def test_a_split_keeps_no_piece_for_nothing_beside_one_that_is_paid():
    assert all(price for _, price in split_evenly(Decimal("0.01"), 3, 2))


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"pieces": ""}, "order.quantity", "quantity"),
        ({"pieces": "2.6", "amount": "10.00"}, "order.quantity", ""),
        ({"pieces": "9" * 11}, "order.quantity", "pieces"),
        ({"pieces": "two"}, "order.number", "pieces"),
        ({"price": ""}, "order.price", "price"),
        ({"price": "cheap"}, "order.number", "price"),
        ({"price": "-1"}, "order.price", ""),
        ({"amount": "dear"}, "order.number", "amount"),
        ({"line off": "100"}, "order.discount", ""),
        ({"percent off": "120"}, "order.discount", "percent off"),
        ({"percent off": "-10"}, "order.discount", "percent off"),
        ({"percent off": "-10 %"}, "order.discount", "percent off"),
        ({"sku": "x" * 201}, "string_too_long", "sku"),
        ({"price": "1" * 15 + "9"}, "order.number", "price"),
        ({"hs": "90210"}, "hs_code.text", "hs"),
        ({"hs": 90210}, "hs_code.type", "hs"),
        ({"made in": "Narnia"}, "order.country", "made in"),
        ({"weight": "heavy"}, "order.number", "weight"),
        ({"weight": "0.31"}, "order.weight", "weight"),
        ({"weight": "3 stones"}, "order.weight", "weight"),
        ({"worth": "5"}, "order.currency", "worth"),
        ({"worth": "$5"}, "order.currency", "worth"),
        ({"hs": "61091000.0"}, "hs_code.text", "hs"),
        ({"hs": "9012100.0"}, "hs_code.text", "hs"),
        ({"ships": 5.5}, "order.text", "ships"),
        ({"zip": 8.5}, "order.text", "zip"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_at_its_cell(cells, code, column):
    where = f"rows.0.{column}".rstrip(".")
    if code == "order.price" and column == "price":
        where = "rows.0.price"
    assert wrong(row() | cells) == [(code, where)]


def test_a_weight_below_its_net_weight_is_refused_by_the_item_itself():
    assert wrong(row(weight="2 kg", gross="1 kg")) == [("item.gross_weight", "rows.0.gross_weight")]


def test_the_remedy_of_a_tariff_code_shows_the_lost_zero():
    (problem,) = report(row(hs="90210")).problems()
    assert problem.remedy == 'Write "090210" if the first zero was lost, else give all digits.'


@pytest.mark.parametrize(
    ("cells", "units", "weight"),
    [
        ({"weight": "0.31"}, {"Weight": "kg"}, "0.31 kg"),
        ({"weight": "310", "weight_unit": "grams"}, {"gross": "kg"}, "310 g"),
        ({"weight": "0,31 kg"}, {}, "0.31 kg"),
        ({"weight": "1.2 lbs"}, {}, "1.2 lb"),
        ({"weight": "310g"}, {"weight": "kg"}, "310 g"),
        ({"weight": "310 Gramm"}, {}, "310 g"),
        ({"weight": "1,2 公斤"}, {}, "1.2 kg"),
        ({"weight": 0.31}, {"weight": "kg"}, "0.31 kg"),
    ],
)
def test_a_bare_weight_is_read_in_the_unit_that_is_stated(cells, units, weight):
    order = only(row(**cells), mapping=PLAIN.replace(units=units))
    assert order.consignment.items[0].weight == Weight(weight)


def test_a_weight_of_zero_is_one_that_is_not_known():
    order = only(row(weight="0"))
    assert order.consignment.items[0].weight is None
    assert told(order) == ["rows.0.weight: A weight of zero is taken for one that is not known."]


def test_facts_of_goods_are_read_from_the_row():
    order = only(row(hs="8211.92", made_in="vn", worth="3 EUR", gross="1 kg"))
    (item,) = order.consignment.items
    assert (item.hs_code, item.origin) == (HSCode("821192"), "VN")
    assert (item.customs_value, item.gross_weight) == (Money("3 EUR"), Weight("1 kg"))
    assert told(order) == [
        "rows.0.hs: 8211.92 is read as 821192.",
        "rows.0.made in: vn is read as VN.",
    ]


@pytest.mark.parametrize(
    ("second", "note"),
    [
        ({"pieces": "0"}, "rows.1: The line has no pieces; it is passed over."),
        ({"pieces": "-1"}, "rows.1: The line comes back; it is left out."),
        ({"ships": "no"}, "rows.1: The line is not shipped; it is left out."),
        ({"ships": False}, "rows.1: The line is not shipped; it is left out."),
        ({"line state": "cancelled"}, "rows.1: The line is cancelled; it is passed over."),
        (
            {"sku": "", "what": "Gift set", "pieces": "", "price": ""},
            "rows.1: The row holds words and no goods; it is passed over.",
        ),
    ],
)
def test_a_line_that_does_not_travel_is_noted(second, note):
    order = only(row(), row(sku="CAP") | second)
    assert [item.sku for item in order.consignment.items] == ["TEE"]
    assert note in told(order)
    assert order.rows == (0, 1)


@pytest.mark.parametrize("cells", [{"back": "1"}, {"left": "1"}])
def test_pieces_that_are_refunded_are_noted(cells):
    order = only(row(**cells))
    assert order.consignment.items[0].quantity == 2
    assert "1 of 2 pieces are refunded" in told(order)[0]
    assert told(only(row(left="2"))) == []


@pytest.mark.parametrize(
    ("sold", "back", "returned"),
    [
        ({}, {}, {0: 1}),
        ({}, {"pieces": "-2"}, {0: 2}),
        ({"pieces": "2.6", "price": "10"}, {"pieces": "-0.6", "price": "10"}, {0: Decimal("0.6")}),
        ({}, {"price": "", "amount": "-19.90"}, {0: 1}),
    ],
)
def test_a_row_with_fewer_pieces_than_none_tells_what_came_back(sold, back, returned):
    order = only(row(**sold), row() | {"pieces": "-1", "shipping": ""} | back)
    assert order.returned == returned
    assert order.consignment.items[0].quantity == Decimal(sold.get("pieces", "2"))
    assert "pieces are refunded; the line stands as it was sold." in told(order)[0]


@pytest.mark.parametrize(
    "back",
    [{"sku": "CAP"}, {"pieces": "-3"}, {"price": "5.00"}, {"sku": "", "what": "?"}],
)
def test_a_row_that_comes_back_and_fits_none_is_left_out_with_a_note(back):
    order = only(row(), row() | {"pieces": "-1", "shipping": ""} | back)
    assert order.returned == {}
    assert told(order) == ["rows.1: The line comes back; it is left out."]


def test_one_piece_comes_back_once():
    twice = [row() | {"pieces": "-1", "shipping": "", "what": each} for each in "abc"]
    order = only(row(), *twice)
    assert order.returned == {0: 2}
    assert told(order)[-1] == "rows.3: The line comes back; it is left out."


def test_a_customs_value_is_read_as_exports_write_amounts():
    for written in ("3 EUR", "3,00 €", "EUR 3.00"):
        (item,) = only(row(worth=written)).consignment.items
        assert item.customs_value == Money("3 EUR")


def test_a_free_line_says_that_its_customs_value_is_not_known():
    order = only(row(), row(sku="GIFT", price="0.00"))
    assert told(order) == ["rows.1: GIFT costs nothing, and its customs value is not known."]
    assert told(only(row(), row(sku="GIFT", price="0.00", worth="1 EUR"))) == []


# Bundles: a parent and its parts.


def item(number, price, *, parent=None, pieces=1, **facts):
    return {
        "item_id": number,
        "parent_item_id": parent,
        "sku": f"S{number}",
        "qty_ordered": pieces,
        "row_total": price,
        **facts,
    }


def bundle(*items, **facts):
    worth = sum(each["row_total"] for each in items if not each["parent_item_id"])
    return {
        "increment_id": "7",
        "created_at": "2026-11-02 08:00:00",
        "order_currency_code": "EUR",
        "shipping_amount": 5.0,
        "billing_address": {"country_id": "DE"},
        "subtotal": worth,
        "items": list(items),
        **facts,
    }


def magento(order):
    found = report(order, mapping=MAGENTO.replace(units={"weight": "kg"}))
    return found.orders[0] if found.orders else [each.code for each in found.errors]


def test_a_configurable_thing_is_one_line_with_the_price_of_one_and_the_weight_of_the_other():
    order = magento(bundle(item(1, 59.0, pieces=2), item(2, 0, parent=1, pieces=2, weight=0.14)))
    (line,) = order.consignment.items
    assert (line.sku, line.quantity, line.line_value) == ("S1", 2, Money("59.00 EUR"))
    assert line.weight == Weight("0.14 kg")


def test_a_bundle_at_one_price_weighs_what_its_parts_weigh():
    parts = item(2, 0, parent=1, pieces=4, weight=0.5), item(3, 0, parent=1, pieces=2, weight=1.0)
    (line,) = magento(bundle(item(1, 59.0, pieces=2), *parts)).consignment.items
    assert line.weight == Weight("2 kg")
    (line,) = magento(bundle(item(1, 59.0), item(2, 0, parent=1), parts[1])).consignment.items
    assert line.weight is None


@pytest.mark.parametrize("price", [0, 30.0])
def test_a_bundle_whose_parts_have_the_prices_is_its_parts(price):
    parts = item(2, 10.0, parent=1), item(3, 20.0, parent=1)
    order = magento(bundle(item(1, price), *parts, subtotal=30.0))
    assert [line.sku for line in order.consignment.items] == ["S2", "S3"]


def test_a_bundle_with_two_prices_is_refused():
    assert magento(bundle(item(1, 25.0), item(2, 10.0, parent=1))) == ["order.bundle"]


def test_a_part_without_its_parent_is_a_line_like_another():
    order = magento(bundle(item(2, 10.0, parent=9), subtotal=10.0))
    assert order.consignment.goods_value == Money("10.00 EUR")


# Lines that are no goods: an ERP writes carriage and discounts as products.

ERP = PLAIN.replace(carriage_lines=["SHIP", "Standard delivery"], discount_lines=["Disc"])


@pytest.mark.parametrize(
    "carriage",
    [{"sku": "SHIP"}, {"sku": "ship"}, {"sku": "", "what": "standard  Delivery"}],
)
def test_a_line_that_is_the_price_of_carriage_is_no_goods(carriage):
    line = row(pieces="1", price="7.50", shipping="") | carriage
    order = only(row(shipping=""), line, mapping=ERP)
    assert [item.sku for item in order.consignment.items] == ["TEE"]
    assert order.consignment.shipping == Money("7.50 EUR")
    assert told(order) == ["rows.1: The line is the price of carriage."]
    both = only(row(shipping="5.00"), line, mapping=ERP)
    assert both.consignment.shipping == Money("12.50 EUR")


@pytest.mark.parametrize(
    "off",
    [
        {"pieces": "1", "price": "-4.00"},
        {"pieces": "-1", "price": "4.00"},
        {"pieces": "1", "price": "", "amount": "-4.00"},
        {"pieces": "1", "price": "4.00"},
    ],
)
def test_a_line_that_is_a_discount_comes_off_the_order_whatever_its_sign(off):
    # 39.80 - 4.00 + 5.00, and 19% of it: 7.56 - 0.76 + 0.95
    line = row(sku="DISC", shipping="", line_tax="-0.76") | off
    facts = {"total": "48.55", "mapping": ERP}
    head = row(line_tax="7.56", line_shipping_tax="0.95", total=facts["total"])
    order = only(head, line, mapping=ERP)
    assert order.consignment.coupon == Money("4.00 EUR")
    assert order.consignment.goods_value == Money("39.80 EUR")
    assert order.returned == {}
    assert "rows.1: The line is a discount on the order." in told(order)
    two = only(head | {"off": "1.00", "total": "47.55"}, line, mapping=ERP)
    assert two.consignment.coupon == Money("5.00 EUR")


def test_a_price_below_nothing_that_is_not_named_is_refused_with_the_way_to_name_it():
    (problem,) = report(row(), row(sku="DISC", price="-4.00")).problems()
    assert "discount_lines" in problem.remedy


def test_an_order_of_carriage_alone_sends_nothing():
    found = report(row(sku="SHIP"), mapping=ERP)
    assert [str(each.kind) for each in found.left_out] == ["nothing_to_ship"]
