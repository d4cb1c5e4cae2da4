"""(s, S) beside a printed table, stockpyl and enumeration."""

import math

import pytest
from stockpyl import ss

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.distributions import Normal
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.policies import MinMax, ReorderCosts, min_max, min_max_cost, min_max_power


@pytest.mark.parametrize(
    ("mean", "h", "p", "k", "time"), [(6, 1, 4, 5, 0), (10, 1, 9, 64, 0), (2.5, 1, 9, 64, 2)]
)
def test_min_max_agrees_with_stockpyl_and_enumeration(mean, h, p, k, time):
    costs = ReorderCosts(fixed_cost=k, holding_cost=h, stockout_cost=p)
    demand = Demand.poisson(mean=mean, period="week")
    lead = LeadTime.fixed(time, period="week")
    best = min_max(demand=demand, lead_time=lead, costs=costs)
    if time == 0:
        s, top, cost = ss.s_s_discrete_exact(h, p, k, True, mean)
        assert best.cost == pytest.approx(float(cost), rel=1e-8)
        assert (best.reorder_point, best.order_up_to_level) == (s, top)
    at = {"demand": demand, "lead_time": lead, "costs": costs}
    every = [
        min_max_cost(reorder_point=a, order_up_to_level=b, **at)
        for a in range(-4, 24, 2)
        for b in range(a + 1, a + 60, 3)
    ]
    assert best.cost <= min(every) + 1e-9
    again = min_max_cost(
        reorder_point=int(best.reorder_point), order_up_to_level=int(best.order_up_to_level), **at
    )
    assert again == pytest.approx(best.cost, rel=1e-12)


def test_the_table_of_zheng_and_federgruen():
    # Zheng and Federgruen (1991), table 1: h = 1, p = 9, K = 64, Poisson; rows as encoded in the
    # stockpyl tests: mean 10 -> (6, 40, 35.022); 20 -> (14, 62, 49.173); 30 -> (23, 66, 55.594?)
    costs = ReorderCosts(fixed_cost=64, holding_cost=1, stockout_cost=9)
    for mean, s, top, cost in ((10, 6, 40, 35.022), (20, 14, 62, 49.173)):
        best = min_max(
            demand=Demand.poisson(mean=mean, period="week"),
            lead_time=LeadTime.fixed(0, period="week"),
            costs=costs,
        )
        assert (best.reorder_point, best.order_up_to_level) == (s, top)
        assert best.cost == pytest.approx(cost, abs=5e-4)


def test_min_max_of_nothing_and_of_part_units():
    costs = ReorderCosts(fixed_cost=64, holding_cost=1, stockout_cost=9)
    lead = LeadTime.fixed(2, period="week")
    none = min_max(demand=Demand.poisson(mean=0, period="week"), lead_time=lead, costs=costs)
    assert (none.order_up_to_level, none.cost) == (0, 0)
    with pytest.raises(
        InvalidInput, match="needs demand in whole units of zero or more, not a Normal"
    ):
        min_max(demand=Demand.normal(mean=5, sd=1, period="week"), lead_time=lead, costs=costs)
    with pytest.raises(InvalidInput, match="needs demand with a spread"):
        min_max_power(
            demand=Demand.normal(mean=5, sd=0, period="week"), lead_time=lead, costs=costs
        )


def test_the_power_approximation_costs_little_more_and_can_be_capped():
    costs = ReorderCosts(fixed_cost=64, holding_cost=1, stockout_cost=9)
    at = {
        "demand": Demand.poisson(mean=10, period="week"),
        "lead_time": LeadTime.fixed(2, period="week"),
        "costs": costs,
    }
    best, rough = min_max(**at), min_max_power(**at)
    cost = min_max_cost(
        reorder_point=round(rough.reorder_point),
        order_up_to_level=round(rough.order_up_to_level),
        **at,
    )
    assert best.cost <= cost <= best.cost * 1.03
    assert min_max_power(**at, capped=True) == rough  # Q is above 1.5 means
    small = {**at, "costs": ReorderCosts(fixed_cost=0.5, holding_cost=1, stockout_cost=9)}
    capped = min_max_power(**small, capped=True)
    level = Normal(mean=30, sd=math.sqrt(30)).quantile(0.9)
    assert capped.order_up_to_level == pytest.approx(level)
    assert capped.order_up_to_level < min_max_power(**small).order_up_to_level


SIX = {
    "demand": Demand.poisson(mean=6, period="day"),
    "lead_time": LeadTime.fixed(0, period="day"),
    "costs": ReorderCosts(fixed_cost=5, holding_cost=1, stockout_cost=4),
}


def test_the_cost_of_a_pair_takes_its_own_result_and_refuses_what_has_no_answer():
    best = min_max(**SIX)
    again = min_max_cost(
        **SIX, reorder_point=best.reorder_point, order_up_to_level=best.order_up_to_level
    )
    assert again == pytest.approx(best.cost)
    normal = SIX | {"demand": Demand.normal(mean=3, sd=1, period="day")}
    returns = SIX | {"demand": Demand.sample([-1, 3], period="day")}
    for parts in (normal, returns):
        with pytest.raises(InvalidInput, match="whole units"):
            min_max_cost(**parts, reorder_point=1, order_up_to_level=2)
    with pytest.raises(InvalidInput, match="below its least value 9"):
        min_max_cost(**SIX, reorder_point=9, order_up_to_level=8)
    with pytest.raises(InvalidInput, match=r"maximum .* below the minimum"):
        MinMax(reorder_point=9, order_up_to_level=8)


def test_equal_levels_order_whatever_was_sold():
    """(S, S) is a base stock that pays K in every period with demand: G(S) + K (1 - P(D = 0))."""
    found = min_max_cost(**SIX, reorder_point=8, order_up_to_level=8)
    one = SIX["demand"].over(1)
    held = one.complementary_loss(8) + 4 * one.loss(8)
    assert found == pytest.approx(held + 5 * one.survival(0))
    assert found == pytest.approx(min_max_cost(**SIX, reorder_point=7, order_up_to_level=8))


def test_without_demand_the_stock_stays_and_costs_its_holding():
    nothing = SIX | {"demand": Demand.poisson(mean=0, period="day")}
    assert min_max_cost(**nothing, reorder_point=0, order_up_to_level=3) == 3
    assert min_max_cost(**nothing, reorder_point=3, order_up_to_level=3) == 3
