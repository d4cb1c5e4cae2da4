"""Facts of goods from a product table."""

import pytest
from tests.trade.orders.rows import only, read, report, row, told

from xborder.errors import InvalidInput, InvalidRows, InvalidType
from xborder.goods import Weight
from xborder.money import Money
from xborder.trade.orders import ProductMapping

TEE = {"SKU": "TEE", "HS Code": "6109.10", "COO": "cn", "Variant Grams": "180"}


def test_a_product_adds_what_the_row_does_not_hold():
    order = only(row(made_in="VN"), products=[TEE])
    (item,) = order.consignment.items
    assert (item.hs_code, item.origin, item.weight) == ("610910", "VN", Weight("180 g"))


def test_a_table_of_ones_own_is_read_by_its_mapping():
    mapping = ProductMapping(
        columns={"sku": "Artikel", "weight": ["Gewicht"], "customs_value": "Wert"},
        units={"gewicht": "kg"},
        decimal="comma",
    )
    rows = [["Artikel", "Gewicht", "Wert"], ["TEE", "0,180", "3 EUR"], ["", "", ""]]
    (item,) = only(row(), products=rows, product_mapping=mapping).consignment.items
    assert (item.weight, item.customs_value) == (Weight("180 g"), Money("3 EUR"))


def test_rows_of_one_product_agree_or_are_refused():
    assert only(row(), products=[TEE, TEE | {"COO": ""}]).consignment.items[0].origin == "CN"
    found = report(row(), products=[TEE, TEE | {"COO": "PT"}])
    (problem,) = found.problems()
    assert (problem.code, problem.where) == ("product.disagrees", "products.1")
    assert problem.message == "TEE has two values of origin: CN and PT."


def test_a_product_that_cannot_be_read_is_said_once_and_raised_with_the_rest():
    bad = [TEE | {"HS Code": "90210"}] * 3
    found = report(row(), products=bad)
    assert [each.where for each in found.problems()] == ["products.0.HS Code"]
    assert found.orders[0].consignment.items[0].hs_code is None
    assert told(found.orders[0])[0] == "rows.0: The hs_code of TEE cannot be used: see products."
    with pytest.raises(InvalidRows, match="090210"):
        read(row(), products=bad)
    assert only(row(hs="610910"), products=[TEE]).consignment.items[0].hs_code == "610910"


def test_a_product_that_is_not_there_is_noted_with_the_one_that_may_be_meant():
    order = only(row(sku="417"), products=[TEE | {"SKU": "00417"}])
    assert told(order)[0] == "rows.0: No product is 417; perhaps 00417."
    assert told(only(row(sku="CAP"), products=[TEE]))[0] == "rows.0: No product is CAP."
    assert told(only(row(sku="", what="Cap"), products=[TEE]))[0] == "rows.0: No product is -."


def test_a_table_without_skus_is_refused():
    with pytest.raises(InvalidInput, match="No column holds sku"):
        read(row(), products=[{"HS Code": "610910"}])
    with pytest.raises(InvalidType, match="products is 5"):
        read(row(), products=5)


def test_without_products_an_export_without_codes_says_so_once():
    columns = {"order": "id", "on": "day", "currency": "currency", "ship_to": "country"}
    columns |= {"sku": "sku", "quantity": "pieces", "unit_price": "price"}
    from tests.trade.orders.rows import PLAIN

    found = read(row(), row(id="2"), mapping=PLAIN.replace(columns=columns))
    assert [str(note) for note in found.notes] == [
        "rows: The export holds no tariff codes and origins, and no products are given."
    ]
