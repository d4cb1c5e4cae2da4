"""What a cell says: shares in decimals, bare floats without a currency, lists of anything."""

from decimal import Decimal

import pytest

from tests.tables.test_bad_cells import but, refused
from xborder.tables.cells import CellReader, Prices, Wrong
from xborder.tables.columns import by_name


def read(column, cell, **options):
    return CellReader(column=by_name()[column], **options).read(cell)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Decimal("0.400"), "0.4"),
        (Decimal("1.000"), "1"),
        (Decimal("0E-3"), "0"),
        (Decimal(1), "1"),
        ("0.400", "0.400"),
    ],
)
def test_a_share_in_a_decimal_column_is_said_without_the_zeros_that_the_column_adds(cell, said):
    assert read("item.steel_share", cell) == said


def test_a_float_price_as_written_still_needs_a_currency_beside_it():
    floats = but(item__unit_price=[9.9, 40.0, 199.0])
    assert refused(floats, prices="as_written") == [
        (row, "item.unit_price", "cell.currency") for row in range(3)
    ]


def test_a_list_may_hold_what_is_no_struct_and_the_document_refuses_it():
    assert read("fees", "[3]") == (3,)
    assert {column for _, column, _ in refused(but(fees=["[3]", "[3]", None]))} == {"fees"}


def test_a_float_share_is_refused_unless_taken_as_written():
    assert isinstance(read("item.steel_share", 0.4), Wrong)
    assert read("item.steel_share", 0.4, prices=Prices.AS_WRITTEN) == "0.4"
