"""The corridor of a marketplace warehouse."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.lots import OrderRule
from xborder.inventory.marketplace import CorridorRule, corridor

DAILY = Demand.normal(mean=20, sd=6, period="day")


def test_the_corridor_names_what_binds():
    rule = {"least_days": 28, "oldest_days": 181, "receiving_days": 5}
    free = corridor(DAILY, CorridorRule(**rule))
    assert (free.least, free.most) == (660, pytest.approx(3600))
    ratio = corridor(DAILY, CorridorRule(**rule, utilisation_weeks=22))
    assert ratio.most == 3080
    full = corridor(DAILY, CorridorRule(**rule, utilisation_weeks=22, capacity_units=600))
    assert not full.open
    assert "capacity" in str(full.reasons[1])
    assert "choose which fee" in str(full.reasons[2])
    sure = corridor(DAILY, CorridorRule(**rule), confidence=0.95)
    assert DAILY.over(180).survival(sure.most) == pytest.approx(0.95)
    assert sure.open


def test_an_order_stays_below_the_corridors_ceiling():
    found = corridor(DAILY, CorridorRule(least_days=28, oldest_days=181))
    packs = OrderRule(multiple=144)
    order = found.order(position=500, rule=packs)
    assert order.quantity == 21 * 144
    assert order.quantity + 500 <= found.most
    assert found.order(position=561).quantity == 0
    assert found.order(position=100).quantity == 3500
    none = corridor(
        Demand.poisson(mean=0, period="day"), CorridorRule(least_days=28, oldest_days=181)
    )
    assert (none.least, none.most) == (0, 0)


def test_a_week_and_its_days_have_one_corridor():
    rule = CorridorRule(least_days=28, oldest_days=181, utilisation_weeks=22, receiving_days=5)
    per_day = corridor(DAILY, rule, confidence=0.95)
    per_week = corridor(DAILY.per("week"), rule, confidence=0.95)
    assert per_week.least == pytest.approx(per_day.least)
    assert per_week.most == pytest.approx(per_day.most)
    with pytest.raises(InvalidInput, match="no exact restatement"):
        corridor(Demand.poisson(mean=600, period="month"), rule)


def test_the_room_under_the_ceiling_has_no_noise():
    rule = CorridorRule(least_days=28, oldest_days=181, capacity_units=0.1 * 3 * 100)
    bounds = corridor(Demand.normal(mean=1, sd=0.2, period="day"), rule)
    assert bounds.most == 30.000000000000004
    assert bounds.order(position=6.0, rule=OrderRule(multiple=24)).quantity == 24
