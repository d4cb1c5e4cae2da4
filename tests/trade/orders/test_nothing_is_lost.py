"""Whatever rows are given, each ends in one place, and nothing but our own errors escapes."""

import datetime as dt
import decimal
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trade.orders.rows import PLAIN, ROW, read, report, row

from xborder.errors import InvalidRows, XborderError
from xborder.trade.orders import SHOPIFY, WOOCOMMERCE_REST, Order, Orders, read_order

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.binary(max_size=3),
    st.dates(),
    st.datetimes(),
    st.decimals(),
    st.lists(st.integers(), max_size=2),
    st.sampled_from(
        ["1", "2", "", "-", "'01067", "19,90 EUR", "1.234", "$5", "DE", "2026-11-02", "0", "-2"]
    ),
)
COLUMNS = st.sampled_from(sorted({name for each in PLAIN.columns.values() for name in each}))
BROKEN = st.dictionaries(COLUMNS, CELLS, max_size=4)
MIXED = st.lists(
    st.one_of(
        st.builds(lambda cells: ROW | cells, BROKEN),
        st.builds(lambda cells: dict.fromkeys(ROW, "") | cells, BROKEN),
        st.just({"id": ""}),
    ),
    max_size=6,
)


def ours(function):
    """Return what was read, or what was wrong: whatever else is raised fails the test."""
    try:
        return [function()]
    except XborderError as error:
        return error.problems("zh_CN")


def ends(found: Orders):
    places = (*found.orders, *found.left_out, *found.refused)
    return sorted(number for each in places for number in each.rows)


@given(MIXED, st.sampled_from([(), ("sku",)]))
@settings(max_examples=300)
def test_every_row_ends_in_exactly_one_place(rows, key):
    found = report(*rows, mapping=PLAIN.replace(line_key=key))
    assert ends(found) == list(range(len(rows)))
    assert all(each.errors for each in found.refused)
    for locale in ("en", "zh_CN"):
        assert found.explain(locale)
    for problem in found.problems():
        assert problem.message
        assert problem.where


@given(MIXED)
def test_what_is_reported_is_what_is_raised(rows):
    found = report(*rows)
    if found.errors:
        with pytest.raises(InvalidRows) as caught:
            read(*rows)
        assert caught.value.problems() == found.problems()
    else:
        assert read(*rows) == found


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [*["number", "status", "shipping", "line_items", "total", "refunds"], "x"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@given(
    st.one_of(JSON, CELLS, st.lists(CELLS, max_size=3)),
    st.sampled_from([SHOPIFY, WOOCOMMERCE_REST]),
)
@settings(max_examples=300)
def test_foreign_input_gives_our_errors_alone(given_rows, mapping):
    assert ours(lambda: read_order(given_rows, mapping=mapping, ship_from="GB", errors="report"))


@pytest.mark.parametrize(
    "name",
    [
        *("mapping", "ship_from", "ship_from_region", "ship_from_postcode", "seller", "buyer"),
        *("incoterm", "transport", "prices", "currency", "zone", "products", "product_mapping"),
        "errors",
    ],
)
@given(value=CELLS)
@settings(max_examples=25)
def test_any_argument_gives_our_errors_alone(name, value):
    facts = {"mapping": PLAIN, "ship_from": "CN"} | {name: value}
    assert ours(lambda: read_order([row()], **facts))


def orders_of(count):
    draw = random.Random(7)  # noqa: S311 - the same rows on every run
    for number in range(count):
        blank = dict.fromkeys(ROW, "")
        lines = [
            blank
            | {"sku": f"S{draw.randrange(9)}", "pieces": str(draw.randrange(1, 5)), "price": "3.50"}
            for _ in range(draw.randrange(3))
        ]
        yield [row(id=str(number), country=draw.choice(["DE", "Spain", "us"])), *lines]


@given(st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_orders_changes_nothing(shuffle):
    blocks = list(orders_of(12))
    straight = read(*(each for block in blocks for each in block))
    shuffle.shuffle(blocks)
    mixed = read(*(each for block in blocks for each in block))
    assert {each.id: each.consignment for each in straight} == {
        each.id: each.consignment for each in mixed
    }


def test_filling_down_changes_nothing():
    blocks = list(orders_of(12))
    blank = read(*(each for block in blocks for each in block))
    filled = []
    for head, *lines in blocks:
        filled.append(head)
        for line in lines:
            told = {name: each for name, each in line.items() if each}
            filled.append(head | told)
    assert [each.consignment for each in read(*filled)] == [each.consignment for each in blank]


def test_a_table_and_nested_data_of_the_same_orders_are_read_alike():
    parcels = []
    for number, (head, *lines) in enumerate(orders_of(12)):
        items = [head, *lines]
        parcels.append(
            {
                "number": str(number),
                "currency": "EUR",
                "date_created": f"{head['day']}T10:00:00",
                "shipping_total": head["shipping"],
                "total_tax": "0",
                "shipping": {"country": head["country"]},
                "line_items": [
                    {
                        "id": place,
                        "sku": each["sku"],
                        "quantity": int(each["pieces"]),
                        "total": f"{float(each['price']) * int(each['pieces']):.2f}",
                    }
                    for place, each in enumerate(items)
                ],
            }
        )
    nested = read_order(json.loads(json.dumps(parcels)), mapping=WOOCOMMERCE_REST, ship_from="CN")
    table = read(*(each for block in orders_of(12) for each in block))
    assert nested.consignments == table.consignments


def test_what_was_read_is_a_value():
    found = read(row(), row(id="2", day="2026-11-03"))
    order = found.orders[0]
    assert isinstance(order, Order)
    assert (len(found), next(iter(found))) == (2, order)
    assert [each.on for each in found.consignments] == [dt.date(2026, 11, 2), dt.date(2026, 11, 3)]
    assert found == read(row(), row(id="2", day="2026-11-03"))


def test_notes_are_counted_alike_or_with_one_of_them():
    found = read(row(line_off="1.00"), row(id="2", line_off="2.00"), row(id="3", zip="'01067"))
    assert found.explain().splitlines() == [
        "3 orders read, 0 left out, 0 refused.",
        "2 x, such as at rows.0: The line's discount of 1.00 is taken off.",
        "1 x The mark in front that keeps a spreadsheet from changing it is dropped.",
    ]


@pytest.mark.parametrize("precision", [1, 3])
@pytest.mark.parametrize("rounding", [decimal.ROUND_UP, decimal.ROUND_DOWN])
def test_the_callers_decimal_context_reaches_no_amount(precision, rounding):
    """IEEE-style contexts round even signs and magnitudes: abs, minus and sum of a Decimal."""
    back = {"pieces": "-1", "price": "98765.43", "shipping": ""}
    orders = [
        [row(line_off="-1234.56", price="98765.43", wrap="12.34")],
        [row(price="98765.43", pieces="3", line_tax="56296.30"), row() | back],
        [row(price="98765.43", pieces="12.345678"), row() | back | {"pieces": "-1.345678"}],
        [row(off="-777.77", price="98765.43", subtotal="196753.09")],
        [row(refunded="-12345.67", price="98765.43", total="197535.86", tax="-0.01")],
    ]
    for given_rows in orders:
        expected = report(*given_rows)
        with decimal.localcontext() as context:
            context.prec, context.rounding = precision, rounding
            for trap in context.traps:
                context.traps[trap] = True
            found = report(*given_rows)
        assert found == expected
