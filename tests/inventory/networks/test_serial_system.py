"""Serial systems beside printed ones."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.networks import Echelon, serial_base_stock
from xborder.inventory.policies import newsvendor


def chain(costs, times):
    return [Echelon(holding_cost=h, lead_time=time) for h, time in zip(costs, times, strict=True)]


@pytest.mark.parametrize(
    ("costs", "penalty", "levels", "cost"),
    [  # Shang and Song (2003), table 1, rows 9, 17 and 25: printed costs
        ((0.25, 2.5, 2.5, 0.25), 9, (9, 10, 13, 19), 53.008),
        ((0.25, 0.25, 0.25, 0.25), 99, (11, 17, 22, 27), 16.206),
        ((0.25, 2.5, 2.5, 0.25), 99, (11, 14, 18, 26), 74.564),
    ],
)
def test_the_printed_serial_systems(costs, penalty, levels, cost):
    demand = Demand.poisson(mean=16, period="day")
    plan = serial_base_stock(chain(costs, [0.25] * 4), demand=demand, backorder_cost=penalty)
    assert plan.levels == levels
    assert plan.cost == pytest.approx(cost, abs=5e-4)
    assert sum(plan.local_levels) == levels[-1]


def test_one_stage_is_a_newsvendor_and_a_free_stage_changes_nothing():
    for demand in (
        Demand.poisson(mean=3, period="day"),
        Demand.normal(mean=30, sd=6, period="day"),
    ):
        alone = serial_base_stock(chain([1], [4]), demand=demand, backorder_cost=9)
        known = newsvendor(demand=demand.over(4), holding_cost=1, stockout_cost=9)
        assert alone.levels[0] == pytest.approx(known.level)
        assert alone.cost == pytest.approx(known.cost, rel=1e-9)
        # a second stage without a lead time adds its cost on what is in transit, mean x 4
        pair = serial_base_stock(chain([1e-9, 1], [4, 0]), demand=demand, backorder_cost=9)
        assert pair.cost == pytest.approx(known.cost + 4 * demand.mean, rel=1e-6)


@pytest.mark.long
def test_normal_demand_nears_poisson_demand_of_the_same_moments():
    parts = {"backorder_cost": 20}
    stages = chain([0.5, 1], [2, 3])
    count = serial_base_stock(stages, demand=Demand.poisson(mean=400, period="day"), **parts)
    smooth = serial_base_stock(stages, demand=Demand.normal(mean=400, sd=20, period="day"), **parts)
    assert smooth.cost == pytest.approx(count.cost, rel=5e-3)
    assert smooth.levels == pytest.approx(count.levels, rel=2e-3)


def test_the_serial_system_names_what_it_cannot_do():
    with pytest.raises(InvalidInput, match="needs Poisson or normal demand, not Gamma"):
        serial_base_stock(
            chain([1], [1]),
            demand=Demand.gamma(mean=3, sd=1, period="day"),
            backorder_cost=1,
        )
    with pytest.raises(InvalidInput, match="echelons is empty"):
        serial_base_stock([], demand=Demand.poisson(mean=3, period="day"), backorder_cost=1)
