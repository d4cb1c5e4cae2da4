"""Demand over the protection interval."""

import math

import pytest

from xborder.errors import InvalidInput
from xborder.inventory import CycleServiceLevel, Demand, LeadTime, safety_stock
from xborder.inventory.lead_times import protection_demand, smoothed_error_sd


def test_smoothing_errors_grow_faster_than_the_root():
    # shared/peers/inventory.md, section 5: alpha 0.2 over 4 periods: 26.4, not 20
    assert smoothed_error_sd(sd=10, alpha=0.2, periods=4) == pytest.approx(math.sqrt(696))
    assert smoothed_error_sd(sd=10, alpha=0, periods=4) == pytest.approx(20)


def test_weekly_demand_over_days_of_lead_time():
    """140 +- 30 a week and 30 days: 600 + 1.645 x 30 sqrt(30 / 7) = 702."""
    weekly = Demand.normal(mean=140, sd=30, period="week")
    lead = LeadTime.fixed(30, period="day")
    level = safety_stock(demand=weekly, lead_time=lead, target=CycleServiceLevel("0.95")).level
    assert level == pytest.approx(600 + 1.6448536269514722 * 30 * (30 / 7) ** 0.5)
    assert round(level) == 702


@pytest.mark.parametrize(
    "daily",
    [
        Demand.normal(mean=20, sd=6, period="day"),
        Demand.gamma(mean=20, sd=15, period="day"),
        Demand.poisson(mean=4, period="day"),
        Demand.negative_binomial(mean=4, variance=11, period="day"),
    ],
    ids=lambda demand: type(demand.distribution).__name__,
)
@pytest.mark.parametrize(
    "lead",
    [
        LeadTime.fixed(30, period="day"),
        LeadTime.table({9: 0.7, 17: 0.3}, period="day"),
        LeadTime.moments(mean=21, sd=5, period="day"),
    ],
    ids=["fixed", "table", "moments"],
)
def test_a_plan_per_day_equals_the_plan_per_week_restated(daily, lead):
    target = CycleServiceLevel("0.97")
    levels = {
        safety_stock(demand=demand, lead_time=time, target=target, review_period=review).level
        for demand, review in ((daily, 14), (daily.per("week"), 2))
        for time in (lead, lead.per("week"))
    }
    assert max(levels) == pytest.approx(min(levels), rel=1e-9)


def test_what_does_not_convert_exactly_is_refused():
    sample = Demand.sample([3, 5], period="week")
    whole = safety_stock(
        demand=sample,
        lead_time=LeadTime.fixed(28, period="day"),
        target=CycleServiceLevel("0.5"),
    )
    assert whole.protection_demand == sample.over(4)
    for demand, lead in (
        (sample, LeadTime.fixed(30, period="day")),
        (Demand.lognormal(mean=4, sd=3, period="week"), LeadTime.fixed(30, period="day")),
        (Demand.poisson(mean=4, period="month"), LeadTime.fixed(30, period="day")),
    ):
        with pytest.raises(InvalidInput, match="the lead time in periods of a day"):
            protection_demand(demand, lead)
