"""What a cell says: shares in decimals, bare floats without a currency, lists of anything."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pytest

from tests.tables.test_bad_cells import but, refused
from xborder.tables.cells import ABSENT, CellReader, Prices, Wrong
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


def test_a_text_that_is_no_day_is_left_to_the_document():
    assert read("on", "2026-11-21") == dt.date(2026, 11, 21)
    assert read("on", "2026-02-30") == "2026-02-30"
    assert read("on", "21.11.2026") == "21.11.2026"


def test_days_of_numpy_are_days_whatever_their_unit():
    for unit in ("D", "s", "us", "ns"):
        assert read("on", np.datetime64("2026-11-21", unit)) == dt.date(2026, 11, 21)
    noon = read("on", np.datetime64("2026-11-21T12:00", "ns"))
    assert noon.error.code == "cell.moment"
    assert read("on", np.datetime64("NaT", "ns")) is ABSENT
