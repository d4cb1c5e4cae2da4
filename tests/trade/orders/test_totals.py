"""An order's sums: lines that add up, discounts that go somewhere, prices with tax and without."""

import pytest
from tests.trade.orders.rows import PLAIN, only, report, row, told, wrong

from xborder.money import Money
from xborder.trade.orders import MAGENTO

OPEN = PLAIN.replace(prices=None)


@pytest.mark.parametrize(
    ("cells", "prices", "note"),
    [
        (
            {"total": "44.80", "tax": "6.35"},
            "tax_included",
            "The total shows that prices include tax, of 6.35.",
        ),
        (
            {"total": "53.31", "tax": "8.51"},
            "net",
            "The total shows that prices are net: tax of 8.51 comes on top.",
        ),
        ({"total": "53.32", "tax": "8.51"}, "net", "8.51 comes on top."),
        ({"total": "44.80", "tax": "0.00"}, "net", "No tax is stated: prices are taken to be net."),
        ({"tax": "0.00"}, "net", "No tax is stated: prices are taken to be net."),
        ({"line_tax": "0", "line_shipping_tax": "0"}, "net", "No tax is stated"),
        (
            {"line_tax": "3.00", "line_shipping_tax": "0.50", "total": "48.30"},
            "net",
            "3.50 comes on top",
        ),
        ({"total": "47.80", "duties": "3.00", "tax": "1.00"}, "tax_included", "Duties of 3.00"),
    ],
)
def test_the_total_tells_what_prices_include(cells, prices, note):
    order = only(row(**cells), mapping=OPEN)
    assert order.consignment.prices == prices
    assert any(note in each for each in told(order))


@pytest.mark.parametrize("cells", [{}, {"tax": "6.35"}, {"total": "44.80"}])
def test_what_no_total_tells_must_be_said(cells):
    assert wrong(row(**cells), mapping=OPEN) == [("order.prices", "rows.0")]
    for prices in ("net", "tax_included", "landed"):
        told_apart = {name: each for name, each in cells.items() if name != "tax"}
        assert only(row(**told_apart), mapping=OPEN, prices=prices).consignment.prices == prices


@pytest.mark.parametrize("prices", [None, "net", "tax_included"])
def test_a_total_that_nothing_makes_is_refused(prices):
    (problem,) = report(row(total="99.00", tax="8.51"), mapping=OPEN, prices=prices).problems()
    assert (problem.code, problem.where, problem.value) == ("order.total", "rows.0", "99.00")


def magento(*discounts, **facts):
    """Two lines at 34 and 27.50 with 19%: Magento's subtotal is what they are listed at."""
    prices = (34, 27.5)
    items = [
        {
            "item_id": place,
            "sku": f"S{place}",
            "qty_ordered": 1,
            "row_total": price,
            "discount_amount": off,
        }
        for place, (price, off) in enumerate(zip(prices, discounts, strict=True))
    ]
    return {
        "increment_id": "7",
        "created_at": "2026-11-02 08:00:00",
        "order_currency_code": "EUR",
        "subtotal": 61.5,
        "shipping_amount": 5.9,
        "billing_address": {"country_id": "DE", "postcode": "01067"},
        "items": items,
        **facts,
    }


def test_a_subtotal_before_the_discounts_of_lines_is_one():
    # 61.50 - 6.15 + 5.90 + 12.81 of tax
    order = only(magento(3.4, 2.75, tax_amount=12.81, grand_total=74.06), mapping=MAGENTO)
    assert [item.discount for item in order.consignment.items] == [
        Money("3.40 EUR"),
        Money("2.75 EUR"),
    ]
    assert order.total == Money("74.06 EUR")
    # what was taken off is in the total: without it the same order is refused
    assert wrong(magento(3.4, 2.75, tax_amount=12.81, grand_total=80.21), mapping=MAGENTO) == [
        ("order.total", "rows.0")
    ]
    assert wrong(magento(3.4, 2.75, subtotal=58.1), mapping=MAGENTO) == [
        ("order.subtotal", "rows.0")
    ]


def test_without_the_column_of_the_total_it_is_not_compared():
    columns = {name: each for name, each in PLAIN.columns.items() if name != "total"}
    assert only(row(total="99.00"), mapping=PLAIN.replace(columns=columns))


def test_a_marketplace_tells_where_nothing_else_does():
    mapping = OPEN.replace(prices_by_marketplace={"shop.de": "tax_included"})
    order = only(row(market="Shop.de", tax="1.00"), mapping=mapping)
    assert order.consignment.prices == "tax_included"
    assert told(order) == ["rows.0: Prices are taken to be tax_included, as Shop.de writes them."]


def test_a_layout_that_is_not_documented_is_noted():
    assert told(only(row(), mapping=PLAIN.replace(prices_are_known=False))) == [
        "rows.0: Prices are taken to be net."
    ]


def test_lines_that_do_not_make_the_subtotal_are_refused():
    (problem,) = report(row(subtotal="59.00")).problems()
    assert (problem.code, problem.where) == ("order.subtotal", "rows.0")
    assert problem.message == "The lines make 39.80, and the order says 59.00."


def test_a_discount_on_the_order_is_a_coupon():
    order = only(row(off="5.90", subtotal="33.90", total="38.90", tax="0"))
    assert order.consignment.coupon == Money("5.90 EUR")
    assert told(order) == ["rows.0: The discount of 5.90 is on the goods as a whole."]
    assert only(row(off="-5.90")).consignment.coupon == Money("5.90 EUR")


def test_a_discount_that_only_shipping_explains_is_on_shipping():
    order = only(row(off="5.00", subtotal="39.80", total="39.80"))
    assert (order.consignment.coupon, order.consignment.shipping_discount) == (
        None,
        Money("5.00 EUR"),
    )
    assert told(order) == ["rows.0: The discount of 5.00 is on shipping."]


@pytest.mark.parametrize("cells", [{"total": "44.80"}, {}])
def test_a_discount_that_nothing_explains_is_left_out(cells):
    order = only(row(off="5.00", subtotal="39.80", **cells))
    assert (order.consignment.coupon, order.consignment.shipping_discount) == (None, None)
    assert told(order) == ["rows.0: The discount of 5.00 is not on the goods; it is left out."]


def test_a_discount_above_shipping_is_not_on_shipping():
    assert wrong(row(off="9.00", subtotal="39.80", total="35.80")) == [("order.total", "rows.0")]


def test_a_discount_of_more_than_the_goods_is_on_shipping_where_the_total_says_so():
    order = only(row(off="42.00", total="2.80"))
    assert order.consignment.discount == Money("42.00 EUR")
    assert (order.consignment.coupon, order.consignment.shipping_discount) == (None, None)
    assert told(order) == ["rows.0: The discount of 42.00 is on goods and shipping together."]
    assert wrong(row(off="42.00", total="1.00")) == [("order.total", "rows.0")]


def test_a_discount_of_more_than_the_goods_is_refused():
    assert wrong(row(off="50.00")) == [("order.discount", "rows.0")]


def test_a_discount_on_goods_and_on_what_is_not_sent_is_refused():
    rows = row(off="5.00"), row(sku="CARD", ships="false")
    assert wrong(*rows) == [("order.discount", "rows.0")]
    assert only(row(), rows[1]).consignment.goods_value == Money("39.80 EUR")


def test_shipping_that_is_waived_or_not_stated():
    order = only(row(shipping_off="2.00", total="42.80"))
    assert order.consignment.shipping_discount == Money("2.00 EUR")
    order = only(row(shipping=""))
    assert order.consignment.shipping is None
    assert told(order) == ["rows.0: The price of shipping is not stated."]


def test_shipping_is_never_waived_by_more_than_it_costs():
    assert wrong(row(shipping_off="9.00")) == [("consignment.shipping", "rows.0.shipping_discount")]


@pytest.mark.parametrize(
    ("name", "cells", "refused"),
    [
        ("CH VAT 8.1%", {"country": "CH"}, False),
        ("DE MwSt 19%", {"country": "CH"}, True),
        ("GB VAT 20%", {"country": "XI"}, False),
        ("VAT 20%", {"country": "CH"}, False),
        ("DE MwSt 19%", {"country": "CH", "total": "51.15"}, False),
    ],
)
def test_prices_that_hold_the_tax_of_another_country_are_refused(name, cells, refused):
    order = row(tax="6.35", tax_name=name) | {"total": "44.80"} | cells
    assert wrong(order, mapping=OPEN) == ([("order.home_tax", "rows.0")] if refused else [])


BACK = {"sku": "TEE", "pieces": "-1", "price": "19.90", "shipping": "", "currency": ""}


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        # as it was sold: 39.80 + 5.00, and 8.51 of tax on top
        ({"subtotal": "39.80", "tax": "8.51", "total": "53.31"}, "53.31"),
        # what is left of it: 19.90 + 5.00, and 4.73 of tax on top
        ({"subtotal": "19.90", "tax": "4.73", "total": "29.63"}, None),
        ({"tax": "4.73", "total": "29.63"}, None),
        ({"subtotal": "19.90"}, None),
    ],
)
def test_sums_are_of_what_was_sold_or_of_what_is_left_of_it(cells, total):
    order = only(row(**cells), row() | BACK)
    assert order.returned == {0: 1}
    assert order.consignment.goods_value == Money("39.80 EUR")
    assert order.total == (total and Money(f"{total} EUR"))
    left = [each for each in told(order) if "left after returns" in each]
    assert len(left) == (0 if total else 1)


def test_the_tax_of_lines_is_less_what_came_back():
    # 7.56 - 3.78 is the tax on 19.90; with 0.95 on shipping 29.63 in all
    head = row(line_tax="7.56", line_shipping_tax="0.95", total="29.63")
    order = only(head, row() | BACK | {"line tax": "-3.78"})
    assert order.returned == {0: 1}
    assert "rows.0: The sums of the order are what is left after returns." in told(order)


def test_sums_that_fit_neither_are_refused_as_those_of_what_was_sold():
    (problem,) = report(row(total="30.00", tax="0"), row() | BACK).problems()
    assert (problem.code, problem.value) == ("order.total", "30.00")
    assert "44.80" in problem.message
