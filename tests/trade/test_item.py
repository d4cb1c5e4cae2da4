"""An item says what is wrong with it, and takes nothing unknown for granted."""

import pickle
from decimal import Decimal

import moneyed
import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from xborder.errors import problems
from xborder.goods import ExciseKind, HSCode, Weight
from xborder.money import Money
from xborder.trade import Item

TEE = {
    "sku": "TEE",
    "hs_code": "610910",
    "origin": "CN",
    "quantity": 2,
    "unit_price": "19.90 EUR",
    "weight": "0.18 kg",
}
BOTTLE = {
    "quantity": 6,
    "unit_price": "12.00 EUR",
    "hs_code": "2204.21",
    "volume": "0.75 l",
    "alcohol_by_volume": "0.125",
    "gross_weight": "1.3 kg",
    "dimensions": "30 x 8 x 8 cm",
    "category": "general",
    "battery": "none",
    "dangerous_goods": "none",
    "preference": True,
    "used": False,
    "personal_use": True,
}

IN_PIECES = (
    "Give an int: the number of pieces; or what is cut to measure as a Decimal or text with a "
    'point and at most six digits behind it, such as "2.6".'
)


@pytest.mark.parametrize("kind", [np.int64, np.uint8, np.int32, pd.Series])
def test_whole_numbers_are_taken_as_frames_hold_them(kind):
    held = kind([3])[0] if kind is pd.Series else kind(3)
    item = Item(quantity=held, unit_price="1 EUR", cigarettes=held)
    assert (type(item.quantity), type(item.cigarettes)) == (int, int)
    assert item == Item(quantity=3, unit_price="1 EUR", cigarettes=3)


def test_an_item_reads_its_facts():
    tee = Item(**TEE)
    assert (tee.hs_code, type(tee.hs_code)) == ("610910", HSCode)
    assert tee.unit_price == Money("19.90 EUR")
    assert tee.weight == Weight("180 g")
    assert tee.line_value == Money("39.80 EUR")
    assert Item(quantity=3, unit_price="0.3333 EUR").line_value == Money("0.9999 EUR")


def test_prices_may_be_money_of_either_library():
    for price in (Money("19.90 EUR"), moneyed.Money("19.9", "EUR")):
        assert Item(quantity=1, unit_price=price).unit_price == Money("19.90 EUR")


def test_what_is_not_said_is_unknown():
    bare = Item(quantity=1, unit_price="1 EUR")
    said = {"sku", "description", "quantity", "unit_price"}
    assert {name for name in Item.model_fields if getattr(bare, name) is not None} == said
    assert bare.excise_kind is None


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"hs_code": "610910"}, ExciseKind.NONE),
        ({"hs_code": "220421"}, ExciseKind.ALCOHOL),
        ({"hs_code": "180632", "excise": "alcohol"}, ExciseKind.ALCOHOL),
        ({"hs_code": "330300", "excise": "none"}, ExciseKind.NONE),
        ({"excise": "tobacco"}, ExciseKind.TOBACCO),
    ],
)
def test_excise_kind_is_as_said_or_by_the_code(facts, kind):
    assert Item(quantity=1, unit_price="1 EUR", **facts).excise_kind is kind


def test_the_dearest_line_still_has_a_value():
    dearest = Item(quantity=10**9, unit_price="9" * 15 + "." + "9" * 24 + " EUR")
    assert dearest.line_value == dearest.unit_price * 10**9


def test_goods_at_zero_price_are_welcome():
    assert Item(quantity=1, unit_price="0 EUR", customs_value="5 EUR").line_value == Money("0 EUR")


@pytest.mark.parametrize(
    ("change", "where", "value", "remedy"),
    [
        (
            {"unit_price": 19.9},
            "unit_price",
            "19.9",
            'Write it as text with its currency, such as "19.90 EUR".',
        ),
        (
            {"unit_price": Decimal("NaN")},
            "unit_price",
            "Decimal('NaN')",
            'Write it as text with its currency, such as "19.90 EUR".',
        ),
        (
            {"unit_price": "¥1,200"},
            "unit_price",
            "¥1,200",
            'Write "1200 CNY" or "1200 JPY", whichever is meant.',
        ),
        (
            {"unit_price": "1E+999999"},
            "unit_price",
            "1E+999999",
            'Write it as "19.90 EUR": plain digits, a point, a space, the code.',
        ),
        (
            {"unit_price": "9" * 5000},
            "unit_price",
            "9" * 79 + "…",
            "Give at most 24 digits before the point and 24 after it.",
        ),
        ({"unit_price": "5 RMB"}, "unit_price", "RMB", "Write CNY."),
        (
            {"unit_price": "-1 EUR"},
            "unit_price",
            "-1.00 EUR",
            "Give zero or more; what is taken off goes into coupon or shipping_discount.",
        ),
        (
            {"unit_price": "1" + "0" * 15 + " JPY"},
            "unit_price",
            "1" + "0" * 15 + " JPY",
            "Give at most 15 digits before the point and 24 after it.",
        ),
        (
            {"hs_code": 610910},
            "hs_code",
            "610910",
            'Write it in quotes, "610910": a number loses a leading zero.',
        ),
        (
            {"hs_code": "61"},
            "hs_code",
            "61",
            "Give a heading of four digits that there is, or better a subheading of six.",
        ),
        (
            {"hs_code": "61O910"},
            "hs_code",
            "61O910",
            "Use digits only, with dots or spaces if you like.",
        ),
        ({"origin": "UK"}, "origin", "UK", "Write GB."),
        ({"origin": "EL"}, "origin", "EL", "Write GR."),
        (
            {"origin": "ZZ"},
            "origin",
            "ZZ",
            'Give the two letters of ISO 3166 as text, such as "DE".',
        ),
        (
            {"quantity": 0},
            "quantity",
            "0",
            "Give the number of pieces, at least 1; leave out a line without any.",
        ),
        (
            {"quantity": -2},
            "quantity",
            "-2",
            "Give the number of pieces, at least 1; leave out a line without any.",
        ),
        (
            {"quantity": 10**10},
            "quantity",
            "10000000000",
            "Give the number of pieces, at least 1; leave out a line without any.",
        ),
        ({"quantity": 1.0}, "quantity", "1.0", IN_PIECES),
        ({"quantity": "2"}, "quantity", "2", IN_PIECES),
        ({"quantity": True}, "quantity", "True", IN_PIECES),
        ({"quantity": np.True_}, "quantity", repr(np.True_), IN_PIECES),
        ({"quantity": np.float64(2)}, "quantity", repr(np.float64(2)), IN_PIECES),
        (
            {"weight": "2 kg", "gross_weight": "1 kg"},
            "gross_weight",
            "1 kg",
            "Give as gross weight the weight of one piece with its packing.",
        ),
        ({"weight": "0 kg"}, "weight", "0 kg", "Leave it out if it is not known."),
        (
            {"weight": None, "gross_weight": "0 kg"},
            "gross_weight",
            "0 kg",
            "Leave it out if it is not known.",
        ),
        ({"weight": 0.18}, "weight", "0.18", 'Write it as text with its unit, such as "0.18 kg".'),
        ({"category": "shoes"}, "category", "shoes", None),
        (
            {"alcohol_by_volume": "40"},
            "alcohol_by_volume",
            "40",
            'Give a fraction, such as "0.40" for 40 percent.',
        ),
        (
            {"alcohol_by_volume": Decimal("1.1")},
            "alcohol_by_volume",
            "1.1",
            'Give a fraction, such as "0.40" for 40 percent.',
        ),
        (
            {"alcohol_by_volume": 0.4},
            "alcohol_by_volume",
            "0.4",
            'Give a Decimal or text, such as "0.40" for 40 percent.',
        ),
        (
            {"alcohol_by_volume": True},
            "alcohol_by_volume",
            "True",
            'Give a Decimal or text, such as "0.40" for 40 percent.',
        ),
        (
            {"steel_share": "0.7", "copper_share": "0.4"},
            "steel_share",
            "1.1",
            "Give shares of the value that sum to 1 at most.",
        ),
        (
            {"aluminium_share": "0.7", "copper_share": "0.4"},
            "aluminium_share",
            "1.1",
            "Give shares of the value that sum to 1 at most.",
        ),
        (
            {"hscode": "610910"},
            "hscode",
            "610910",
            "Did you mean hs_code?",
        ),
    ],
)
def test_bad_facts_name_the_field_the_value_and_the_remedy(change, where, value, remedy):
    with pytest.raises(ValidationError) as caught:
        Item(**(TEE | change))
    (problem,) = problems(caught.value)
    assert (problem.where, problem.value) == (where, value)
    assert remedy is None or problem.remedy == remedy
    (chinese,) = problems(caught.value, locale="zh_CN")
    assert chinese.message != problem.message
    assert chinese.remedy != problem.remedy


@pytest.mark.parametrize("flag", ["preference", "used", "personal_use"])
@pytest.mark.parametrize("value", [0, "yes", 1.0])
def test_flags_are_true_false_or_unknown(flag, value):
    with pytest.raises(ValidationError):
        Item(**(TEE | {flag: value}))


def test_shares_are_exact_whatever_they_are_given_as():
    for given in ("0.4", Decimal("0.40"), Decimal("4E-1")):
        assert Item(**(TEE | {"steel_share": given})).steel_share == Decimal("0.4")
    assert Item(**(TEE | {"steel_share": 1})).steel_share == 1
    assert Item(**(TEE | {"steel_share": 0})).steel_share == 0
    assert Item(**(TEE | {"steel_share": Decimal("1E-7")})).steel_share == Decimal("0.0000001")


def test_items_are_values_that_travel():
    for facts in (TEE, BOTTLE):
        item = Item(**facts)
        assert Item.model_validate_json(item.model_dump_json()) == item
        assert Item(**item.model_dump(mode="json")) == item
        assert Item(**item.model_dump()) == item
        assert pickle.loads(pickle.dumps(item)) == item
        assert hash(item) == hash(Item(**facts))
    with pytest.raises(ValidationError) as caught:
        item.quantity = 5
    assert problems(caught.value)[0].remedy == "Use .replace(...), which returns a new one."


def test_a_change_is_validated_again():
    tee = Item(**TEE)
    assert tee.replace(quantity=3).line_value == Money("59.70 EUR")
    assert tee.quantity == 2
    with pytest.raises(ValidationError):
        tee.replace(quantity=0)
    with pytest.raises(ValidationError):
        tee.replace(gross_weight="0.1 kg")
