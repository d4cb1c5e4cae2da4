"""Demand states its period, and sums only what sums."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.distributions import Discrete, Poisson


def test_demand_says_its_period_and_sums_only_what_sums():
    daily = Demand.poisson(mean=2, period="day")
    assert daily.per("week").distribution == Poisson(mean=14)
    assert daily.per("day") is daily
    with pytest.raises(InvalidInput, match="No period is stated"):
        Demand.poisson(mean=2)
    with pytest.raises(InvalidInput, match="no exact restatement per month"):
        daily.per("month")
    assert Demand.gamma(mean=0, sd=0, period="day").over(30).mean == 0
    assert Demand.lognormal(mean=5, sd=0, period="day").over(30).quantile(0.9) == 150
    assert Demand.lognormal(mean=5, sd=1, period="day").sd == pytest.approx(1)
    with pytest.raises(InvalidInput, match="mean is 0"):
        Demand.gamma(mean=0, sd=1, period="day")
    with pytest.raises(InvalidInput, match="variance is -1"):
        Demand.negative_binomial(mean=2, variance=-1, period="day")
    assert Demand.table({0: 0.5, 2: 0.5}, period="day").mean == 1
    assert daily.over(0) == Discrete.point(0)
    assert Demand.negative_binomial(mean=4, variance=4, period="day") == Demand.poisson(
        mean=4, period="day"
    )
