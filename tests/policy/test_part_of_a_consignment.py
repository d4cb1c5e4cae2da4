"""In the ledger of one scheme, what is asked of the consignment is asked of all its lines."""

import pytest
from attrs import evolve
from tests.mini import narrow

from xborder.money import Money
from xborder.policy.columns import FewLines, Row
from xborder.policy.columns.exact import Exact
from xborder.policy.condition import AtMost, EveryLine, Is, SinglePiece, SomeLine
from xborder.policy.ledger import NO, PERHAPS, YES, Facts, Ledger

ALCOHOL, WINE_OR_NOT = Is("item.excise", "alcohol"), ("alcohol", "none")


def facts(column, *, consignment, quantity, excise, goods):
    return Facts(
        columns={
            "consignment": column(consignment),
            "quantity": column(quantity),
            "item.excise": column(excise),
        },
        words={"item.excise": WINE_OR_NOT},
        amounts={"goods": Exact(column(goods))},
        rates={},
        tables={},
        rank=column(range(len(goods))),
    )


def second_lines(lanes, column, excise):
    """Return the ledger of the second line of each of two consignments."""
    whole = Ledger(
        lanes,
        facts(
            column,
            consignment=(0, 0, 1, 1),
            quantity=(1, 1, 2, 1),
            excise=excise,
            goods=(14000, 1001, 14000, 1000),
        ),
    )
    mask = column((0, 1, 0, 1))
    own = facts(
        column, consignment=(0, 1), quantity=(1, 1), excise=excise[1::2], goods=(1001, 1000)
    )
    return Ledger(lanes.kept(mask), own, whole=whole, mask=mask)


def in_both_lanes(excise=(0, 1, 1, 1)):
    many = narrow(4)
    return (
        pytest.param(second_lines(FewLines(4), Row, excise), id="one"),
        pytest.param(
            second_lines(many, lambda entries: many.column(list(entries)), excise), id="many"
        ),
    )


@pytest.mark.parametrize("ledger", in_both_lanes())
def test_a_limit_compares_the_whole_consignment(ledger):
    limit = AtMost(value="goods", limit=Money("150 EUR"))
    assert tuple(limit.truth(ledger)) == (NO, YES)
    assert tuple(AtMost(value="goods", limit=Money("150 EUR"), of="line").truth(ledger)) == (
        YES,
        YES,
    )


@pytest.mark.parametrize("ledger", in_both_lanes())
def test_every_and_some_line_look_at_the_lines_under_other_schemes(ledger):
    assert tuple(SomeLine(ALCOHOL).truth(ledger)) == (YES, NO)
    assert tuple(EveryLine(Is("item.excise", "none")).truth(ledger)) == (NO, YES)
    assert tuple(SinglePiece().truth(ledger)) == (NO, NO)


@pytest.mark.parametrize("ledger", in_both_lanes(excise=(-1, 1, 1, 1)))
def test_a_fact_missing_on_a_line_elsewhere_is_missing_here(ledger):
    assert tuple(SomeLine(ALCOHOL).truth(ledger)) == (PERHAPS, NO)
    assert tuple(SomeLine(ALCOHOL).missing(ledger)["item.excise"]) == (1, 0)


def test_amounts_of_two_currencies_keep_their_own_scales_in_a_part():
    column = Row
    read = facts(column, consignment=(0, 0), quantity=(1, 1), excise=(0, 0), goods=(1, 1))
    euros = Exact(column((300, 600)), 1, column((7, 7)))
    dollars = Exact(column((500, 900)), 1, column((11, 11)))
    more = Exact(column((3, 6)), 1, euros.scale)
    amounts = {"euros": euros, "dollars": dollars, "more": more}
    whole = Ledger(FewLines(2), evolve(read, amounts=amounts))
    part = whole.declaration(column((0, 1))).facts.amounts
    found = {name: part[name] for name in amounts}
    assert {name: (tuple(each.num), tuple(each.scale)) for name, each in found.items()} == {
        "euros": ((600,), (7,)),
        "dollars": ((900,), (11,)),
        "more": ((6,), (7,)),
    }
    assert found["more"].scale is found["euros"].scale  # so that they are added as they are
