"""Goods tables: a heading of four digits has an entry where all that stands under it has the same."""

import datetime as dt

import pytest
from tests.mini import ACT, DAY, table

from xborder.policy.goods_table import GoodsKey
from xborder.policy.vocabulary import GoodsRate, Percent, goods
from xborder.tariff.snapshots.snapshot import listed

TENTH, FIFTH = Percent("0.1"), Percent("0.2")


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ([("", TENTH)], TENTH),
        ([("", TENTH), ("61", FIFTH)], FIFTH),
        ([("", TENTH), ("6109", FIFTH)], FIFTH),
        ([("", TENTH), ("6110", FIFTH)], TENTH),
        # 6109.10 and 6109.90 are all that stands under 6109
        ([("", TENTH), ("610910", FIFTH), ("610990", FIFTH)], FIFTH),
        ([("", TENTH), ("610910", TENTH)], TENTH),
        ([("", TENTH), ("610910", FIFTH)], None),
        ([("", TENTH), ("6109", TENTH), ("61091000", FIFTH)], None),
        ([("610910", FIFTH)], None),
        ([("610910", FIFTH), ("610990", FIFTH)], FIFTH),
        ([], None),
    ],
)
def test_a_table_answers_for_a_heading_only_if_all_under_it_is_treated_alike(rows, share):
    found = table("rates", *rows).find(GoodsKey(hs_code="6109"), DAY)
    assert (found and found.value) == share


def test_rules_that_part_a_heading_do_not_leave_the_rest_to_the_whole_tariff():
    rules = goods(
        "tariff",
        GoodsRate("own", FIFTH, "61091000").by(ACT),
        beneath=(listed("eu", start=dt.date(2021, 1, 1)),),
    )
    on = dt.date(2021, 6, 1)
    assert rules.find(GoodsKey(hs_code="6109"), on) is None
    assert rules.find(GoodsKey(hs_code="6110"), on) is not None
    assert rules.find(GoodsKey(hs_code="610990"), on).value == Percent("0.12")
