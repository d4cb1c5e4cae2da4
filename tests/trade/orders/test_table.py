"""Headers, and rows that belong together."""

import csv
import io

import pytest
from tests.trade.orders.rows import (
    PLAIN,
    ROW,
    only,
    read,
    report,
    row,
    sample,
    text,
    told,
    wrong,
)

from xborder.errors import InvalidInput, InvalidRows, InvalidType, problems
from xborder.money import Money
from xborder.trade.orders import EBAY, SHOPIFY, WOOCOMMERCE_REST, OrderMapping, read_order
from xborder.trade.orders.table import plain

KEYED = PLAIN.replace(line_key=["sku"])


@pytest.mark.parametrize(
    "written",
    ["ID", " id ", "\ufeffid", '\ufeff"id"', "\u0456d", "i\u0301d"],
    ids=["case", "blanks", "byte order mark", "quoted mark", "Cyrillic letter", "accent"],
)
def test_a_header_is_found_however_it_is_written(written):
    found = read({written if name == "id" else name: each for name, each in ROW.items()})
    assert len(found) == 1
    (note,) = [str(note) for note in found.notes if "another way" in str(note)]
    assert note.endswith("The column is read as id: it is written in another way.")


def test_the_cyrillic_labels_of_an_old_plugin_are_the_latin_ones():
    assert plain("\u0421ompleted Date") == plain("Completed Date")
    assert plain("\u0421oupons Used") == plain("coupons used")


def test_a_table_without_the_column_of_the_order_says_which_was_looked_for():
    with pytest.raises(InvalidInput, match=r"No column holds order: id was looked for\.") as caught:
        read({"Order": "1"})
    assert caught.value.problem().where == "rows.0"
    mapping = OrderMapping(name="x", columns={"order": "Order Number"})
    with pytest.raises(InvalidInput, match=r"Did you mean Order Numbr\?"):
        read({"Order Numbr": "1"}, mapping=mapping)


def as_cells(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_header_is_looked_for_among_lists_of_cells():
    text = f"a title\n\n{','.join(ROW)}\n{','.join(ROW.values())}\n\n2 records\n"
    found = read_order(as_cells(text), mapping=PLAIN, ship_from="CN")
    (order,) = found.orders
    assert (order.id, order.rows) == ("1", (3,))
    (left,) = found.left_out
    assert (left.kind, left.rows) == ("no_order", (0, 1, 2, 4, 5))
    with pytest.raises(InvalidInput, match="No column holds order"):
        read_order(as_cells("a,b\n1,2\n"), mapping=PLAIN, ship_from="CN")


def test_a_row_may_be_cut_short_where_its_last_cells_are_blank():
    text = ",".join([*ROW, "state", "off"]) + "\n" + ",".join(ROW.values()) + "\n"
    (order,) = read_order(as_cells(text), mapping=PLAIN, ship_from="CN").orders
    assert order.consignment.goods_value == Money("39.80 EUR")


def test_no_rows_are_no_orders():
    for mapping in (PLAIN, WOOCOMMERCE_REST, EBAY):
        found = read_order([], mapping=mapping, ship_from="CN")
        assert (found.orders, found.left_out, found.notes) == ((), (), ())


@pytest.mark.parametrize("rows", [None, 5, "id", b"id", 1.5])
def test_what_is_no_list_of_rows_is_refused(rows):
    for mapping in (PLAIN, WOOCOMMERCE_REST):
        with pytest.raises(InvalidType, match="not a list"):
            read_order(rows, mapping=mapping, ship_from="CN")


@pytest.mark.parametrize("each", [None, 5, "id", {"id"}])
def test_what_is_no_row_is_refused(each):
    for mapping in (PLAIN, WOOCOMMERCE_REST):
        with pytest.raises(InvalidInput, match="is no row"):
            read_order([each], mapping=mapping, ship_from="CN")


def test_blank_heads_are_filled_down():
    blank = dict.fromkeys(ROW, "")
    found = read(
        row(),
        blank | {"sku": "CAP", "pieces": "1", "price": "5"},
        blank,
        blank | {"id": "1", "sku": "HAT", "pieces": "1", "price": "6"},
        row(id="2"),
    )
    assert [(each.id, each.rows) for each in found] == [("1", (0, 1, 3)), ("2", (4,))]
    assert [item.sku for item in found.orders[0].consignment.items] == ["TEE", "CAP", "HAT"]
    assert found.left_out[0].rows == (2,)
    assert "belongs to the one above it" in str(found.notes[-1])


def test_a_file_whose_heads_are_filled_has_lines_not_versions():
    order = only(row(), row(sku="CAP"), row(sku="HAT"))
    assert len(order.consignment.items) == 3


def test_a_row_of_no_order_is_refused():
    blank = dict.fromkeys(ROW, "")
    assert wrong(blank | {"sku": "CAP", "pieces": "1", "price": "5"}, row()) == [
        ("order.none", "rows.0.order")
    ]
    assert wrong(row(id=["1"]), row()) == [("order.text", "rows.0.id")]


def test_lines_apart_from_their_head_belong_to_it():
    later = dict.fromkeys(ROW, "") | {"id": "1", "sku": "CAP", "pieces": "1", "price": "5"}
    found = read(later, row(id="2"), row())
    assert [(each.id, each.rows) for each in found] == [("1", (0, 2)), ("2", (1,))]


@pytest.mark.parametrize("mapping", [PLAIN, KEYED])
def test_an_exact_repeat_is_left_out(mapping):
    found = read(row(), row(id="2"), row(), row(), mapping=mapping)
    assert [(each.id, each.rows) for each in found] == [("1", (0,)), ("2", (1,))]
    (left,) = found.left_out
    assert (left.id, left.kind, left.rows) == ("1", "repeated", (2, 3))


@pytest.mark.parametrize("mapping", [PLAIN, KEYED])
@pytest.mark.parametrize("first", [0, 1])
def test_of_two_versions_the_newer_is_kept_wherever_it_stands(mapping, first):
    versions = [
        row(changed="2026-11-02 08:00", price="19.90"),
        row(changed="2026-11-03 08:00", price="20.00"),
    ]
    found = read(versions[first], row(id="2"), versions[1 - first], mapping=mapping)
    (order,) = [each for each in found if each.id == "1"]
    assert order.consignment.goods_value == Money("40.00 EUR")
    assert found.left_out[0].rows == (0 if first == 0 else 2,)


@pytest.mark.parametrize("mapping", [PLAIN, KEYED])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        ("2026-11-02", ""),
        ("2026-11-02", "2026-11-02"),
        ("2026-11-02", "2026-11-03 08:00"),
        ("2026-11-02 08:00", "2026-11-02T09:00Z"),
    ],
)
def test_two_versions_of_which_neither_is_newer_are_refused(mapping, one, other):
    rows = row(changed=one, price="1"), row(id="2"), row(changed=other, price="2")
    found = report(*rows, mapping=mapping)
    assert [each.id for each in found] == ["2"]
    (refused,) = found.refused
    assert (refused.id, refused.rows) == ("1", (0, 2))
    assert [each.code for each in refused.errors] == ["order.repeated"]


def test_a_line_apart_from_two_versions_is_refused():
    later = dict.fromkeys(ROW, "") | {"id": "1", "sku": "CAP", "pieces": "1", "price": "5"}
    found = report(row(), row(id="2"), row(), row(id="3"), later)
    (refused,) = found.refused
    assert refused.rows == (0, 2, 4)
    assert refused.errors[0].problem().message.endswith("and this line with neither.")


def test_a_line_without_a_key_stands_for_itself():
    mapping = PLAIN.replace(line_key=["line_id"], columns={**PLAIN.columns, "line_id": "n"})
    assert len(only(row(), row(), mapping=mapping).consignment.items) == 2
    assert len(only(row(n="a"), row(n="b"), mapping=mapping).consignment.items) == 2


def test_a_head_on_a_row_of_its_own_belongs_to_its_lines():
    head = row(sku="", pieces="2", price="25.00", shipping="9.00", total="28.90", tax="0")
    items = [
        {"id": "1", "sku": "TEE", "pieces": "1", "price": "19.90"},
        {"id": "1", "sku": "CAP", "pieces": "1", "price": "0.00"},
    ]
    order = only(head, *items, head, mapping=KEYED)
    assert order.consignment.goods_value == Money("19.90 EUR")
    assert order.consignment.shipping == Money("9.00 EUR")
    assert order.rows == (0, 1, 2)
    assert wrong(head, *items, head | {"shipping": "8.00"}, mapping=KEYED) == [
        ("order.disagrees", "rows.3.shipping")
    ]


def test_an_order_without_lines_is_refused():
    assert wrong(row(sku="", pieces="", price="")) == [("order.no_items", "rows.0")]


def test_a_constant_is_read_like_a_column():
    cells = {name: each for name, each in ROW.items() if name not in ("currency", "country")}
    mapping = PLAIN.replace(constants={"currency": "CHF", "ship_to": "CH"})
    parcel = only(cells, mapping=mapping).consignment
    assert (parcel.ship_to, parcel.shipping) == ("CH", Money("5.00 CHF"))


# Nested data.

ANSWER = {
    "number": "7",
    "status": "processing",
    "currency": "EUR",
    "date_created": "2026-11-02T10:05:00",
    "shipping_total": "5.00",
    "total_tax": "0.00",
    "total": "44.80",
    "shipping": {"country": "DE", "state": "", "postcode": "80331"},
    "line_items": [{"id": 1, "sku": "TEE", "quantity": 2, "total": "39.80", "total_tax": "0.00"}],
}


def rest(given, **facts):
    return read_order(given, mapping=WOOCOMMERCE_REST, ship_from="CN", **facts)


def test_an_order_a_list_and_an_answer_with_a_list_are_the_same():
    ways = [rest(ANSWER), rest([ANSWER]), rest({"items": [ANSWER]}), rest({"orders": [ANSWER]})]
    assert len({way.consignments for way in ways}) == 1
    assert ways[0].orders[0].consignment.goods_value == Money("39.80 EUR")


def test_a_mapping_that_is_no_order_is_refused():
    found = rest({"code": "rest_forbidden"}, errors="report")
    assert [each.code for each in found.errors] == []
    assert found.left_out[0].rows == (0,)


@pytest.mark.parametrize(
    ("refunds", "kind"),
    [
        ([{"total": "-44.80"}], "refunded"),
        ([{"total": "-40.00"}, {"total": "-4.80"}], "refunded"),
        ([{"total": "-10.00"}, {"total": "-4.80"}], None),
        ([], None),
        (None, None),
    ],
)
def test_several_refunds_are_added(refunds, kind):
    found = rest(ANSWER | {"refunds": refunds})
    assert [each.kind for each in found.left_out] == ([kind] if kind else [])
    if refunds and not kind:
        assert "14.80 was paid back" in told(found.orders[0])[0]


def test_refunds_that_are_no_numbers_are_refused():
    found = rest(ANSWER | {"refunds": [{"total": "a"}, {"total": "b"}]}, errors="report")
    assert [(each.code, each.where) for each in found.problems()] == [
        ("order.number", "rows.0.refunds.*.total")
    ]


@pytest.mark.parametrize("lines", [None, [], {}, "x", [1]])
def test_an_order_of_nested_data_without_lines_is_refused(lines):
    found = rest(ANSWER | {"line_items": lines}, errors="report")
    assert [each.code for each in found.errors] == ["order.no_items"]


def test_a_newer_answer_of_one_order_wins():
    older = ANSWER | {"date_modified_gmt": "2026-11-02T09:05:00"}
    newer = ANSWER | {"date_modified_gmt": "2026-11-03T09:05:00", "total": "49.80"}
    newer["shipping_total"] = "10.00"
    found = rest([newer, older, ANSWER | {"number": "8"}, older])
    assert found.orders[0].consignment.shipping == Money("10.00 EUR")
    assert found.left_out[0].rows == (1, 3)


def test_everything_wrong_is_raised_together_and_pickles():
    import pickle

    rows = [row(day="soon"), row(id="2", pieces="x"), row(id="3")]
    with pytest.raises(InvalidRows) as caught:
        read(*rows)
    again = pickle.loads(pickle.dumps(caught.value))
    for locale in ("en", "zh_CN"):
        found = problems(again, locale=locale)
        assert [each.where for each in found] == ["rows.0.day", "rows.1.pieces"]
        assert all(each.remedy for each in found)


def test_the_mark_before_an_orders_number_is_dropped_and_noted():
    order = only(row(id="'007"))
    assert order.id == "007"
    assert told(order) == [
        "rows.0.id: The mark in front that keeps a spreadsheet from changing it is dropped."
    ]


def test_what_stands_beyond_the_header_has_no_name_and_is_not_read():
    assert only(row() | {None: ["more", "cells"]}).consignment.goods_value == Money("39.80 EUR")


def test_a_blank_of_a_data_frame_is_a_blank():
    pandas = pytest.importorskip("pandas")
    blanks = {"state": float("nan"), "zip": None, "region": pandas.NA, "changed": pandas.NaT}
    blanks |= {"off": float("nan"), "hs": float("nan")}
    assert only(row() | blanks) == only(row())


def test_a_frame_of_a_whole_export_is_read_as_its_text_is():
    pandas = pytest.importorskip("pandas")
    given = sample("shopify_orders.csv")
    frame = pandas.read_csv(io.StringIO(text("shopify_orders.csv", "utf-8")))
    options = {"mapping": SHOPIFY, "ship_from": "GB", "errors": "report"}
    framed = read_order(frame, **options)
    assert framed == read_order(frame.to_dict("records"), **options)
    assert framed.problems() == ()
    assert [each.rows for each in framed] == [each.rows for each in read_order(given, **options)]
    for ours, theirs in zip(framed, read_order(given, **options), strict=True):
        one, other = ours.consignment, theirs.consignment
        assert (one.goods_value, one.shipping, one.postcode) == (
            other.goods_value,
            other.shipping,
            other.postcode,
        )


def test_frames_of_every_library_are_rows_and_products():
    polars, arrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    goods = [{"SKU": "TEE", "HS Code": "6109.10", "COO": "CN"}]
    (expected,) = read(ROW, products=goods).orders
    for frame, products in (
        (polars.DataFrame([ROW]), polars.DataFrame(goods)),
        (arrow.Table.from_pylist([ROW]), arrow.Table.from_pylist(goods)),
    ):
        found = read_order(frame, mapping=PLAIN, ship_from="CN", products=products)
        assert found.orders == (expected,)


def test_whole_numbers_of_a_frame_are_their_digits():
    order = only(row(zip=80331.0, id=1001.0))
    assert (order.id, order.consignment.postcode) == ("1001", "80331")
    assert wrong(row(zip=1e20)) == [("order.text", "rows.0.zip")]


def test_quotation_marks_around_a_cell_are_dropped_with_a_note():
    order = only(row(price='"19.90"'))
    assert order.consignment.goods_value == Money("39.80 EUR")
    assert len(told(order)) == 1


def test_a_file_read_in_the_wrong_encoding_is_told_so():
    with pytest.raises(InvalidInput, match="utf-8-sig"):
        report({"ï»¿id": "1"})
