"""Whether a rule may be about an item, by its origin and code."""

import pytest

from xborder.policy.prose.concerns import may_concern
from xborder.policy.vocabulary import (
    ALWAYS,
    All,
    AnyOf,
    GoodsIn,
    HsIn,
    Is,
    Named,
    Not,
    Possibly,
    SomeLine,
    Stated,
)
from xborder.trade import Item

CHINA, SHIRTS = Is("item.origin", "CN"), HsIn("6109")
KNOWN = {"hs_code": "610910", "origin": "CN"}
CASES = [
    (ALWAYS, KNOWN, True),
    (CHINA, KNOWN, True),
    (Not(CHINA), KNOWN, False),
    (Is("item.origin", "CA"), KNOWN, False),
    (Is("item.origin", "CA"), {"hs_code": "610910"}, True),  # where it is from is not known
    (SHIRTS, KNOWN, True),
    (HsIn("8541"), KNOWN, False),
    (HsIn("8541"), {"origin": "CN"}, True),
    (HsIn("61091000"), KNOWN, True),  # six digits do not tell
    (Not(HsIn("61091000")), KNOWN, True),
    (All(CHINA, HsIn("8541")), KNOWN, False),
    (AnyOf(Is("item.origin", "CA"), SHIRTS), KNOWN, True),
    (Stated(HsIn("8541")), KNOWN, False),
    (Possibly(HsIn("8541")), KNOWN, False),
    (Named(HsIn("8541"), "they are solar cells"), KNOWN, False),
    (SomeLine(Is("item.origin", "CA")), KNOWN, False),
    (Is("buyer.kind", "consumer"), KNOWN, True),
    (GoodsIn(hs="8541", categories="books"), KNOWN, True),
]


@pytest.mark.parametrize(("condition", "known", "expected"), CASES)
def test_a_rule_may_concern_an_item(condition, known, expected):
    item = Item(quantity=1, unit_price="20 USD", **known)
    assert may_concern(condition, item) is expected
