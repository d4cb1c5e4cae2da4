"""Measures by hand, and what they are over nothing."""

from fractions import Fraction

import pytest

from xborder.customers.campaigns import Campaign, campaign_ratios, payback
from xborder.errors import InvalidInput


def test_measures_by_hand():
    found = campaign_ratios(
        Campaign(
            impressions=20_000,
            clicks=400,
            orders=10,
            new_customers=8,
            cost="120.00",
            revenue="600.00",
            margin="150.00",
        )
    )
    assert found.ctr.value == Fraction(1, 50)
    assert found.cvr.value == Fraction(1, 40)
    assert found.cpc.value == Fraction("0.30")
    assert found.cpm.value == 6
    assert found.cpa.value == 12
    assert found.cac.value == 15
    assert found.roas.value == 5
    assert found.roi.value == Fraction(1, 4)
    assert found.roi.undefined is None


def test_over_nothing_they_are_undefined_and_say_why():
    found = campaign_ratios(Campaign())
    for name in ("ctr", "cvr", "cpc", "cpm", "cpa", "cac", "roas", "roi"):
        one = getattr(found, name)
        assert one.value is None
        assert str(one.undefined).startswith("Undefined")
        assert one.undefined.render("zh_CN").startswith("无定义")
    assert campaign_ratios(Campaign(impressions=5)).ctr.value == 0


@pytest.mark.parametrize(
    "wrong", [{"clicks": -1}, {"cost": "-1"}, {"impressions": 3, "clicks": 4}, {"revenue": "-2"}]
)
def test_impossible_numbers_are_refused(wrong):
    with pytest.raises(InvalidInput, match="campaign"):
        Campaign(**wrong)


def test_floats_are_refused():
    with pytest.raises(InvalidInput, match=r"19\.9 is a float"):
        Campaign(cost=19.9)


def test_payback():
    assert payback(10.0, [4.0, 4.0, 4.0]).periods == 3
    assert payback(0.0, []).periods == 0
    never = payback(10.0, [4.0, 4.0])
    assert (never.periods, never.left) == (None, 2.0)
