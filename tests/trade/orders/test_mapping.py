"""Mappings are plain data, and say what is wrong with them."""

import pytest
from pydantic import ValidationError

from xborder.errors import problems
from xborder.trade import orders
from xborder.trade.orders import OrderMapping, ProductMapping

READY = {
    name: each
    for name, each in vars(orders).items()
    if isinstance(each, (OrderMapping, ProductMapping))
}


def test_every_shop_has_its_mapping():
    assert sorted(READY) == [
        *("AMAZON", "AMAZON_SHIPMENTS", "EBAY", "ETSY", "MAGENTO", "MAGENTO_GRID", "ODOO"),
        *("PRESTASHOP", "PRESTASHOP_DETAILS", "PRODUCTS", "SHOPIFY"),
        *("WOOCOMMERCE", "WOOCOMMERCE_REST"),
    ]


@pytest.mark.parametrize("name", READY)
def test_a_mapping_is_the_same_after_a_trip_through_json(name):
    mapping = READY[name]
    assert type(mapping).model_validate_json(mapping.model_dump_json()) == mapping


@pytest.mark.parametrize(
    ("facts", "code", "where", "remedy"),
    [
        (
            {"columns": {"order": "id", "quantiy": "n"}},
            "mapping.field",
            "columns.quantiy",
            "quantity?",
        ),
        ({"columns": {"order": "id", "zzz": "n"}}, "mapping.field", "columns.zzz", "Give one of"),
        ({"columns": {"sku": "id"}}, "mapping.key", "columns", "Name it"),
        ({"constants": {"curency": "EUR"}}, "mapping.field", "constants.curency", "currency?"),
        ({"line_key": ["skuu"]}, "mapping.field", "line_key.skuu", "sku?"),
        ({"item": ["skuu"]}, "mapping.field", "item.skuu", "sku?"),
        ({"none_if_blank": ["shiping"]}, "mapping.field", "none_if_blank.shiping", "shipping?"),
        ({"units": {"w": "stone"}}, "mapping.unit", "units.w", "kg"),
        ({"decimal": "dot"}, "choice", "decimal", "point, comma"),
        ({"columns": 5}, "kind.mapping", "columns", "Give a dict"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_where(facts, code, where, remedy):
    with pytest.raises(ValidationError) as caught:
        OrderMapping(**{"name": "x", "columns": {"order": "id"}} | facts)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where) == (code, where)
    assert remedy in problem.remedy


def test_a_mapping_of_products_has_a_key_and_known_fields():
    for columns, where in (({"hs_code": "HS"}, "columns"), ({"sku": "a", "hs": "b"}, "columns.hs")):
        with pytest.raises(ValidationError) as caught:
            ProductMapping(columns=columns)
        assert problems(caught.value)[0].where == where
