"""The highest rate of a declaration, on each of its lines, in both lanes."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.mini import lanes_of

from xborder.money import Money
from xborder.policy.amount import ByGoods, Highest, Percent, PerUnit, Quantity, tables_read
from xborder.policy.columns import FewLines, Row
from xborder.policy.columns.exact import Exact
from xborder.policy.doubt import State
from xborder.policy.ledger import Facts, Ledger
from xborder.source import Source
from xborder.timeline import Dated

RATES = ("0.10", "0.15", "0.30")
ENTRIES = tuple(
    Dated(value=Percent(rate), source=Source(title="A table"), checked_on=dt.date(2026, 11, 21))
    for rate in RATES
)
# two consignments: lines at 10% and 30%, then lines at 15% and 10%
CONSIGNMENTS, CODES, BASE = (0, 0, 1, 1), (0, 2, 1, 0), (1000, 500, 200, 400)
EXPECTED = (300, 150, 30, 60)
AMOUNT = Highest(ByGoods("by_origin"))


def ledger(lanes, make, codes=CODES):
    columns = {"consignment": make(CONSIGNMENTS), "table.by_origin": make(codes)}
    facts = Facts(
        columns=columns,
        words={},
        amounts={},
        rates={},
        tables={"by_origin": ENTRIES},
        rank=make(range(4)),
    )
    return Ledger(lanes, facts)


@pytest.mark.parametrize("kind", ["many", "wide"])
def test_every_line_of_a_declaration_pays_its_highest_rate(kind):
    lanes = lanes_of(kind, 4)
    found = AMOUNT.exact(Exact(lanes.column(BASE)), ledger(lanes, lanes.column))
    assert [int(num) for num in found.num] == [each * found.over for each in EXPECTED]


def test_the_words_and_the_rate_name_the_highest():
    lines = ledger(FewLines(4), Row)
    assert AMOUNT.rate(lines, 0) == Fraction("0.30")
    assert AMOUNT.rate(lines, 3) == Fraction("0.15")
    assert str(AMOUNT.words(lines, 0)) == "30% of the base, the highest rate in the declaration"
    assert tables_read(AMOUNT) == {"by_origin"}


def test_a_line_that_the_table_does_not_know_leaves_the_rate_open():
    lines = ledger(FewLines(4), Row, codes=(-1, 2, 1, 0))
    assert AMOUNT.rate(lines, 1) is None
    AMOUNT.exact(Exact(Row(BASE)), lines)
    assert [doubt.state for doubt in lines.doubts] == [State.MISSING_FACT]
    per_piece = Highest(PerUnit(Money("1 USD"), Quantity.PIECE))
    assert str(per_piece.words(lines, 0)) == "$1.00 per piece"
