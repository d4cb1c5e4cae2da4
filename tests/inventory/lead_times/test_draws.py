"""Summed draws follow the protection demand of the formulas."""

import math

import pytest

from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime, protection_demand, protection_draws

DAY = {"period": "day"}
FAMILIES = {
    "normal": Demand.normal(mean=20, sd=4, **DAY),
    "gamma": Demand.gamma(mean=20, sd=15, **DAY),
    "poisson": Demand.poisson(mean=1.3, **DAY),
    "negative binomial": Demand.negative_binomial(mean=1.3, variance=4, **DAY),
    "sample": Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 0], **DAY),
}


@pytest.mark.parametrize("family", [*FAMILIES, "lognormal"])
def test_summed_periods_follow_the_protection_demand(family):
    demand = FAMILIES.get(family, Demand.lognormal(mean=20, sd=8, **DAY))
    lead = LeadTime.table({3: 0.8, 6: 0.15, 14: 0.05}, **DAY)
    drawn = protection_draws(demand=demand, lead_time=lead, draws=40_000, seed=4, review_period=2)
    exact = protection_demand(demand, lead, review_period=2)
    for p in (0.3, 0.8, 0.95):
        x = exact.quantile(p)
        share, truth = float((drawn <= x + 1e-9).mean()), exact.cdf(x)
        slack = 0.01 if family == "lognormal" else 4 * math.sqrt(truth * (1 - truth) / 40_000)
        assert share == pytest.approx(truth, abs=slack)
