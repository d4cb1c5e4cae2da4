"""Stages, their exact sum, and the demand that falls into it."""

import itertools
import math

import pytest
from scipy import stats

from xborder import inventory as xi
from xborder.errors import InvalidInput, InvalidType
from xborder.inventory.lead_time import in_whole_periods

HOLD = {0: 0.75, 8: 0.15, 30: 0.10}  # shared/peers/inventory.md, section 5


def test_stages_convolve_to_the_enumerated_sum():
    line_haul = {18: 0.5, 21: 0.3, 25: 0.2}
    lead = xi.LeadTime.stages_of(
        xi.Stage.fixed("production", 12),
        xi.Stage.table("line haul", line_haul),
        xi.Stage.table("customs", HOLD),
        xi.Stage.sample("receiving", [1, 1, 2, 4]),
        period="day",
    )
    rows = itertools.product(line_haul.items(), HOLD.items(), {1: 0.5, 2: 0.25, 4: 0.25}.items())
    table = {}
    for (a, p), (b, q), (c, r) in rows:
        table[12 + a + b + c] = table.get(12 + a + b + c, 0) + p * q * r
    assert dict(zip(lead.time.points, lead.time.probabilities, strict=True)) == pytest.approx(table)
    assert [stage.name for stage in lead.stages] == [
        "production",
        "line haul",
        "customs",
        "receiving",
    ]


def test_a_continuous_stage_is_read_in_whole_days():
    days = in_whole_periods(xi.Gamma.of(mean=5, sd=2))
    known = stats.gamma(6.25, scale=0.8)
    for day in (0, 3, 5, 11):
        chance = days.cdf(day) - days.cdf(day - 1)
        low = known.cdf(day - 0.5) if day else 0
        assert chance == pytest.approx(known.cdf(day + 0.5) - low, abs=1e-12)
    assert days.mean == pytest.approx(5, rel=1e-3)


def test_joint_rows_keep_correlation_that_independent_stages_lose():
    rows = [(20, 2), (20, 3), (30, 9), (30, 12)]  # late ships meet long queues
    joint = xi.LeadTime.joint(rows, period="day")
    apart = xi.LeadTime.stages_of(
        xi.Stage.sample("sea", [a for a, _ in rows]),
        xi.Stage.sample("customs", [b for _, b in rows]),
        period="day",
    )
    assert joint.mean == apart.mean == 31.5
    assert joint.variance > apart.variance
    x, y = zip(*rows, strict=True)
    rho = stats.pearsonr(x, y).statistic
    stages = [xi.Stage.sample("sea", x), xi.Stage.sample("customs", y)]
    known = xi.LeadTime.correlated(stages, correlations=[[1, rho], [rho, 1]], period="day")
    assert known.variance == pytest.approx(joint.variance)
    assert known.time is None


def test_a_delay_is_one_more_stage():
    lead = xi.LeadTime.fixed(30, period="day").delayed(HOLD)
    assert lead.time.points == (30, 38, 60)
    rough = xi.LeadTime.moments(mean=30, sd=3, period="day").delayed(HOLD)
    assert (rough.mean, rough.variance) == pytest.approx((34.2, 9 + 81.96))
    assert rough.sd == pytest.approx(math.sqrt(90.96))
    assert xi.LeadTime.moments(mean=4, sd=0, period="day") == xi.LeadTime.fixed(4, period="day")


def test_smoothing_errors_grow_faster_than_the_root():
    # shared/peers/inventory.md, section 5: alpha 0.2 over 4 periods: 26.4, not 20
    assert xi.smoothed_error_sd(sd=10, alpha=0.2, periods=4) == pytest.approx(math.sqrt(696))
    assert xi.smoothed_error_sd(sd=10, alpha=0, periods=4) == pytest.approx(20)


def test_bad_lead_times_say_what_and_how():
    one = [xi.Stage.fixed("sea", 3)]
    with pytest.raises(InvalidInput, match="No period is stated"):
        xi.LeadTime.fixed(30)
    with pytest.raises(InvalidInput, match="not a symmetric matrix"):
        xi.LeadTime.correlated(one, correlations=[[1, 0]], period="day")
    with pytest.raises(InvalidInput, match="not a symmetric matrix"):
        xi.LeadTime.correlated(one * 2, correlations=[[1, 0.5], [0.2, 1]], period="day")
    with pytest.raises(InvalidInput, match="not a correlation"):
        xi.LeadTime.correlated(one, correlations=[[2]], period="day")
    demand = xi.Demand.normal(mean=20, sd=6, period="day")
    with pytest.raises(InvalidType, match=r"30 has no period.*LeadTime\.fixed"):
        xi.protection_demand(demand, 30)
    with pytest.raises(InvalidInput, match="Demand is per day, the lead time in periods of a week"):
        xi.protection_demand(demand, xi.LeadTime.fixed(4, period="week"))
    with pytest.raises(InvalidInput, match="review_period is -1"):
        xi.protection_demand(demand, xi.LeadTime.fixed(4, period="day"), review_period=-1)


def test_demand_says_its_period_and_sums_only_what_sums():
    daily = xi.Demand.poisson(mean=2, period="day")
    assert daily.per("week").distribution == xi.Poisson(mean=14)
    assert daily.per("day") is daily
    with pytest.raises(InvalidInput, match="No period is stated"):
        xi.Demand.poisson(mean=2)
    with pytest.raises(InvalidInput, match="no exact sum per month"):
        daily.per("month")
    assert xi.Demand.gamma(mean=0, sd=0, period="day").over(30).mean == 0
    assert xi.Demand.lognormal(mean=5, sd=0, period="day").over(30).quantile(0.9) == 150
    assert xi.Demand.lognormal(mean=5, sd=1, period="day").sd == pytest.approx(1)
    with pytest.raises(InvalidInput, match="mean is 0"):
        xi.Demand.gamma(mean=0, sd=1, period="day")
    with pytest.raises(InvalidInput, match="variance is -1"):
        xi.Demand.negative_binomial(mean=2, variance=-1, period="day")
    assert xi.Demand.table({0: 0.5, 2: 0.5}, period="day").mean == 1
    assert daily.over(0) == xi.Discrete.point(0)
    assert xi.Demand.negative_binomial(mean=4, variance=4, period="day") == xi.Demand.poisson(
        mean=4, period="day"
    )
