"""The best review period."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.policies import ReorderCosts, review_policy
from xborder.inventory.simulation import SimulationCosts, simulate

DAY = {"period": "day"}
WIDE = 0.9999  # one interval in ten thousand misses by chance; the seeds are fixed


def test_the_best_review_policy_is_least_and_costs_what_a_run_costs():
    demand, lead = Demand.poisson(mean=6, **DAY), LeadTime.fixed(2, **DAY)
    costs = ReorderCosts(fixed_cost=30, holding_cost=1, stockout_cost=9)
    parts = {"demand": demand, "lead_time": lead, "costs": costs}
    best = review_policy(review_periods=range(1, 8), **parts)
    for every in range(1, 8):
        one = review_policy(review_periods=[every], **parts)
        assert one.cost >= best.cost
        for level in (one.policy.level - 1, one.policy.level + 1):
            ends = [demand.over(2 + j) for j in range(1, every + 1)]
            cost = sum(d.complementary_loss(level) + 9 * d.loss(level) for d in ends) / every
            assert cost + 30 / every >= one.cost
    run = simulate(
        policy=best.policy,
        demand=demand,
        lead_time=lead,
        periods=1500,
        warm_up=30,
        replications=200,
        seed=9,
        costs=SimulationCosts(fixed_cost=30, holding_cost=1, stockout_cost=9),
        confidence=WIDE,
    )
    assert run.cost.covers(best.cost)
    still = review_policy(
        demand=Demand.normal(mean=5, sd=0, **DAY),
        lead_time=lead,
        costs=costs,
        review_periods=[1],
    )
    assert still.policy.level == pytest.approx(15)
    with pytest.raises(InvalidInput, match="review_periods is 0"):
        review_policy(review_periods=[0], **parts)
