"""Whether a rule may be about an item, by its origin, code and category."""

import datetime as dt

import pytest

from xborder.policy.prose.concerns import may_concern
from xborder.policy.vocabulary import (
    ALWAYS,
    All,
    AnyOf,
    During,
    EveryLine,
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
    (GoodsIn(hs="8541", categories="books"), KNOWN, False),
]


@pytest.mark.parametrize(("condition", "known", "expected"), CASES)
def test_a_rule_may_concern_an_item(condition, known, expected):
    item = Item(quantity=1, unit_price="20 USD", **known)
    assert may_concern(condition, item) is expected


FOOD = GoodsIn(hs="19 20", categories="food")
GOODS = [
    (FOOD, KNOWN, False),
    (FOOD, {"hs_code": "190531"}, True),
    (FOOD, {"category": "food"}, True),
    (FOOD, {"hs_code": "610910", "category": "food"}, True),  # as in a quote, either will do
    (FOOD, {"category": "books"}, False),
    (FOOD, {"origin": "CN"}, True),  # what it is, is not known
    (Not(FOOD), {"category": "food"}, False),
    (Is("item.category", "food"), {"category": "books"}, False),
    (Is("item.category", "food"), KNOWN, True),
    # the lines beside it are not known: each may have it, and each may lack it
    (EveryLine(SHIRTS), KNOWN, True),
    (Not(EveryLine(SHIRTS)), KNOWN, True),
    (EveryLine(HsIn("4901")), KNOWN, False),
]


@pytest.mark.parametrize(("condition", "known", "expected"), GOODS)
def test_a_rule_about_a_kind_of_goods_may_concern_an_item(condition, known, expected):
    item = Item(quantity=1, unit_price="20 USD", **known)
    assert may_concern(condition, item) is expected


def test_a_window_that_closed_a_year_ago_is_closed_for_every_parcel():
    """2026-05-02 and 366 days are 2027-05-03."""
    item = Item(quantity=1, unit_price="20 USD", **KNOWN)
    window = During("import_entry", end=dt.date(2026, 5, 2))
    assert may_concern(window, item)
    assert may_concern(window, item, dt.date(2027, 5, 2))
    assert not may_concern(window, item, dt.date(2027, 5, 3))
    assert may_concern(During("import_entry", start=dt.date(2026, 5, 2)), item, dt.date(2030, 1, 1))
