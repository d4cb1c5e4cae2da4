"""One order for one season, and base stock."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.distributions import Normal, Poisson
from xborder.inventory.policies import base_stock_with_disruptions, newsvendor, newsvendor_profit


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
