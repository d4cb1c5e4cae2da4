"""Targets are fractions and say so."""

import math

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.service import (
    CycleServiceLevel,
    FillRate,
    ReadyRate,
    safety_stock,
    service_of,
)

DAILY = Demand.normal(mean=20, sd=6, period="day")
HEAVY = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")


def at(p, lead_time, **more):
    return safety_stock(demand=DAILY, lead_time=lead_time, target=CycleServiceLevel(p), **more)


FAMILIES = {
    "normal": Demand.normal(mean=20, sd=6, period="day"),
    "gamma": Demand.gamma(mean=20, sd=15, period="day"),
    "lognormal": Demand.lognormal(mean=20, sd=15, period="day"),
    "poisson": Demand.poisson(mean=1.3, period="day"),
    "negative binomial": Demand.negative_binomial(mean=1.3, variance=4, period="day"),
    "sample": Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 0], period="day"),
}
CYCLES = {"one cycle": {}, "orders": {"order_quantity": 40}, "reviews": {"review_period": 7}}
TARGETS = {
    "cycle": CycleServiceLevel("0.95"),
    "fill": FillRate("0.97"),
    "ready": ReadyRate("0.96"),
}
SHORT = LeadTime.table({3: 0.8, 6: 0.15, 14: 0.05}, period="day")


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("cycle", CYCLES)
@pytest.mark.parametrize("kind", TARGETS)
@pytest.mark.parametrize("step", [0, 1, 12])
def test_targets_are_met_after_rounding_and_nothing_is_wasted(family, cycle, kind, step):
    demand, target = FAMILIES[family], TARGETS[kind]
    parts = {"demand": demand, "lead_time": SHORT, **CYCLES[cycle]}
    found = safety_stock(target=target, round_up_to=step, **parts)
    name = {"cycle": "cycle_service_level", "fill": "fill_rate", "ready": "ready_rate"}[kind]
    assert getattr(found.achieved, name) >= target.value - 1e-9
    if step:
        assert found.level % step == 0
        assert found.exact_level <= found.level + 1e-6
    less = step or (1 if demand.distribution.whole else 1e-6 * found.level)
    lower = service_of(level=found.exact_level - less, **parts)
    assert getattr(lower, name) < target.value
    assert found.safety_stock == pytest.approx(found.level - found.demand_mean)
    assert all(math.isfinite(v) for v in (found.level, found.demand_sd, found.achieved.units_short))


def test_targets_are_fractions_and_say_so():
    with pytest.raises(InvalidInput, match=r"cycle_service_level is 95.*not a percentage"):
        CycleServiceLevel(95)
    with pytest.raises(InvalidInput, match="fill_rate is abc, which is not a decimal"):
        FillRate("abc")
    with pytest.raises(InvalidInput, match="ready_rate is 0"):
        ReadyRate(0)
    with pytest.raises(InvalidInput, match="exactly is not a choice"):
        FillRate("0.9", form="exactly")
    with pytest.raises(InvalidInput, match="rough is not a choice"):
        at("0.9", HEAVY, method="rough")
