"""Conditions on the kind of goods."""

import pytest
from tests.mini import narrow

from xborder.policy.columns import FewLines, Row
from xborder.policy.condition import GoodsIn, facts_read
from xborder.policy.ledger import NO, PERHAPS, YES, Facts, Ledger

FOOD = GoodsIn(hs=("04", "2106"), except_hs=("0410",), categories=("food", "food_supplements"))
WORDS = {
    "item.hs_code": ("040900", "041010", "610910", "21"),
    "item.category": ("food", "books"),
}


def ledger(lanes, **columns):
    make = Row if isinstance(lanes, FewLines) else lanes.column
    return Ledger(
        lanes,
        Facts(
            columns={f"item.{name}": make(codes) for name, codes in columns.items()},
            words=WORDS,
            amounts={},
            rates={},
            tables={},
            rank=make(range(lanes.size)),
        ),
    )


@pytest.mark.parametrize("lanes", [FewLines, narrow])
@pytest.mark.parametrize(
    ("code", "category", "truth"),
    [
        (0, -1, YES),  # honey by its code
        (1, -1, NO),  # taken out again
        (2, -1, NO),  # a T-shirt needs no category
        (2, 0, YES),  # called food all the same
        (3, -1, PERHAPS),  # chapter 21: too short to tell
        (-1, 0, YES),  # no code: the category speaks
        (-1, 1, NO),
        (-1, -1, PERHAPS),
    ],
)
def test_the_code_decides_and_the_category_stands_in(lanes, code, category, truth):
    at_hand = ledger(lanes(1), hs_code=(code,), category=(category,))
    assert list(FOOD.truth(at_hand)) == [truth]
    missing = [bool(x) for x in FOOD.missing(at_hand)["item.hs_code"]]
    assert missing == [truth == PERHAPS]


def test_it_says_what_it_asks():
    assert facts_read(FOOD) == {"item.hs_code", "item.category"}
    assert str(FOOD.words()) == (
        "the HS code starts with 04, 2106 but not 0410 "
        "or the goods category is food or food supplements"
    )
