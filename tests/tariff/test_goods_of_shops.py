"""Common goods of shops: their names, their categories, and Norway's rule for them."""

import datetime as dt

import pytest

from xborder.goods import Category
from xborder.policy.amount import Percent
from xborder.policy.goods_table import GoodsKey
from xborder.source import Status
from xborder.tariff import builtin_no, read_duty
from xborder.tariff.builtin import BUILTIN_GOODS, goods_of

ON = dt.date(2026, 11, 21)


def test_norwegian_clothing_is_an_estimate_until_its_line_is_read():
    [shirt] = [r.amount for r in builtin_no.TARIFF.rules if r.id == "no.duty.6109"]
    assert shirt.value == Percent("0.107")
    assert shirt.status is Status.UNCLEAR
    assert builtin_no.TARIFF.find(GoodsKey(hs_code="090121"), ON) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("640399", "Free"),  # Norwegian Customs: there is no customs duty on shoes
        ("610711", "Free"),  # free since 2009
        ("630140", "10.7%"),  # 63.01.4000
    ],
)
def test_a_norwegian_duty_is_the_one_of_the_law(code, text):
    assert builtin_no.TARIFF.find(GoodsKey(hs_code=code), ON).value == read_duty(text)


def test_the_list_of_goods_has_well_over_a_hundred_and_fifty_subheadings():
    assert len(BUILTIN_GOODS) >= 400
    for code, goods in BUILTIN_GOODS.items():
        assert code == goods.hs_code
        assert len(code) == 6
        assert code.isdigit()
        assert goods.title[:1].isupper() or goods.title[:1].isdigit()


@pytest.mark.parametrize(
    ("code", "category"),
    [("490199", "books"), ("61112090", "childrens_clothing"), ("640411", "general")],
)
def test_goods_are_named_with_their_coarse_category(code, category):
    assert goods_of(code).category == category


def test_goods_outside_the_list_have_no_name():
    assert goods_of("010121") is None


def test_categories_are_the_ones_the_goods_package_knows():
    assert {goods.category for goods in BUILTIN_GOODS.values()} <= {str(c) for c in Category}
