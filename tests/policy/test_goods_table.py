"""Goods tables: a heading of four digits has an entry where all that stands under it has the same."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
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


PREFIXES = st.text("0169", min_size=1, max_size=10)


@given(st.sets(PREFIXES), PREFIXES)
def test_codes_that_begin_alike_are_those_that_a_look_at_each_finds(prefixes, code):
    rates = table("rates", *((prefix, TENTH) for prefix in sorted(prefixes)))
    alike = sorted(prefix for prefix in prefixes if prefix.startswith(code))
    assert list(rates.named(code, DAY)) == alike
    longer = [prefix for prefix in alike if prefix != code]
    deep = [p for p in longer if not any(q != p and q.startswith(p) for q in longer)]
    assert list(rates.longer(GoodsKey(hs_code=code), DAY)) == deep


def test_codes_are_named_on_the_days_of_their_rules_alone():
    rates = table("rates", ("610910", TENTH))
    (rule,) = rates.rules
    ended = evolve(rule, amount=evolve(rule.amount, end=DAY))
    rates = evolve(rates, rules=(ended,))
    assert rates.named("6109", DAY) == ()
    assert rates.named("6109", DAY - dt.timedelta(days=1)) == ("610910",)
