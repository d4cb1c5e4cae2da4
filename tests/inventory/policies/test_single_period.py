"""One order for one season, and base stock."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory import BackorderCost, Demand, LeadTime, OrderUpTo, safety_stock, simulate
from xborder.inventory.distributions import Normal, Poisson
from xborder.inventory.policies import (
    base_stock,
    base_stock_with_disruptions,
    newsvendor,
    newsvendor_profit,
)
from xborder.inventory.simulation import SimulationCosts


def test_closures_as_exact_fractions():
    # the shared case prints 2737.06893, a truncated sum; the exact figure is 79375 / 29
    best = base_stock_with_disruptions(
        demand=2000,
        holding_cost=0.25,
        stockout_cost=3,
        disruption_probability=0.04,
        recovery_probability=0.25,
    )
    assert best.level == 8000
    assert best.cost == pytest.approx(79375 / 29, rel=1e-12)
    sure = base_stock_with_disruptions(
        demand=10, holding_cost=1, stockout_cost=1, disruption_probability=1, recovery_probability=1
    )
    assert sure.level == 10
    with pytest.raises(InvalidInput, match=r"recovery_probability is 25"):
        base_stock_with_disruptions(
            demand=1,
            holding_cost=1,
            stockout_cost=1,
            disruption_probability=0.1,
            recovery_probability=25,
        )
    with pytest.raises(InvalidInput, match=r"disruption_probability is 4"):
        base_stock_with_disruptions(
            demand=1,
            holding_cost=1,
            stockout_cost=1,
            disruption_probability=4,
            recovery_probability=0.5,
        )


def test_the_newsvendor_is_least_and_profit_is_margin_less_cost():
    # Porteus (2002): printed 120.23, 38.13, 261.87
    season = Normal(mean=100, sd=30)
    best = newsvendor_profit(demand=season, price=4, unit_cost=1)
    assert (round(best.level, 2), round(best.cost, 2), round(best.expected_profit, 2)) == (
        120.23,
        38.13,
        261.87,
    )
    for level in (110, 119, 122, 140):
        other = newsvendor_profit(demand=season, price=4, unit_cost=1, level=level)
        assert other.expected_profit < best.expected_profit
    with pytest.raises(InvalidInput, match="Salvage 2, cost 1 and price 4"):
        newsvendor_profit(demand=season, price=4, unit_cost=1, salvage_value=2)
    assert newsvendor(demand=Poisson(mean=0), holding_cost=1, stockout_cost=9).fill_rate == 1


def test_backorders_are_counted_at_the_end_of_every_period_between_reviews():
    """Poisson 4 a day, three days of lead time, reviews every fifth day: 32, not 38."""
    daily, lead = Demand.poisson(mean=4, period="day"), LeadTime.fixed(3, period="day")
    parts = {"demand": daily, "lead_time": lead, "review_period": 5}
    money = {"holding_cost": 1, "backorder_cost": 6}
    best = base_stock(**parts, **money)
    target = BackorderCost(**money)
    assert best.level == safety_stock(**parts, target=target).level == 32
    ends = [daily.over(3 + j) for j in range(1, 6)]

    def cost(level):
        return sum(d.complementary_loss(level) + 6 * d.loss(level) for d in ends) / 5

    assert best.cost == pytest.approx(cost(32))
    assert min(range(60), key=cost) == 32
    assert base_stock(**parts, **money, level=38).cost == pytest.approx(cost(38))
    for level, printed in ((32, 12.36), (38, 14.75)):
        run = simulate(
            policy=OrderUpTo(level=level, review_period=5),
            demand=daily,
            lead_time=lead,
            periods=1000,
            replications=200,
            seed=2,
            warm_up=20,
            costs=SimulationCosts(holding_cost=1, stockout_cost=6),
            confidence=0.9999,
        )
        assert run.cost.covers(cost(level))
        assert run.cost.value == pytest.approx(printed, abs=0.1)


@pytest.mark.parametrize("review", [1, 2, 3, 7])
@pytest.mark.parametrize("period", ["day", "week"])
def test_the_best_level_is_the_least_of_all_levels(review, period):
    daily = Demand.negative_binomial(mean=3, variance=8, period=period)
    parts = {"demand": daily, "lead_time": LeadTime.table({1: 0.8, 4: 0.2}, period=period)}
    parts |= {"review_period": review, "holding_cost": 1, "backorder_cost": 9}
    best = base_stock(**parts)
    costs = {level: base_stock(**parts, level=level).cost for level in range(80)}
    assert best.level == min(costs, key=costs.get)
    assert best.cost == pytest.approx(min(costs.values()))
