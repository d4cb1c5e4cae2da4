"""Lead times: stages, joint rows, delays, what is refused."""

import itertools
import math

import pytest
from scipy import stats

from xborder.errors import InvalidInput, InvalidType
from xborder.inventory.demand import Demand
from xborder.inventory.distributions import Gamma
from xborder.inventory.lead_times import LeadTime, LeadTimeStage, protection_demand
from xborder.inventory.lead_times.lead_time import in_whole_periods

HOLD = {0: 0.75, 8: 0.15, 30: 0.10}


def test_stages_convolve_to_the_enumerated_sum():
    line_haul = {18: 0.5, 21: 0.3, 25: 0.2}
    lead = LeadTime.stages_of(
        LeadTimeStage.fixed("production", 12),
        LeadTimeStage.table("line haul", line_haul),
        LeadTimeStage.table("customs", HOLD),
        LeadTimeStage.sample("receiving", [1, 1, 2, 4]),
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
    days = in_whole_periods(Gamma.of(mean=5, sd=2))
    known = stats.gamma(6.25, scale=0.8)
    for day in (0, 3, 5, 11):
        chance = days.cdf(day) - days.cdf(day - 1)
        low = known.cdf(day - 0.5) if day else 0
        assert chance == pytest.approx(known.cdf(day + 0.5) - low, abs=1e-12)
    assert days.mean == pytest.approx(5, rel=1e-3)


def test_joint_rows_keep_correlation_that_independent_stages_lose():
    rows = [(20, 2), (20, 3), (30, 9), (30, 12)]  # late ships meet long queues
    joint = LeadTime.joint(rows, period="day")
    apart = LeadTime.stages_of(
        LeadTimeStage.sample("sea", [a for a, _ in rows]),
        LeadTimeStage.sample("customs", [b for _, b in rows]),
        period="day",
    )
    assert joint.mean == apart.mean == 31.5
    assert joint.variance > apart.variance
    x, y = zip(*rows, strict=True)
    rho = stats.pearsonr(x, y).statistic
    stages = [LeadTimeStage.sample("sea", x), LeadTimeStage.sample("customs", y)]
    known = LeadTime.correlated(stages, correlations=[[1, rho], [rho, 1]], period="day")
    assert known.variance == pytest.approx(joint.variance)
    assert known.time is None


def test_a_delay_is_one_more_stage():
    lead = LeadTime.fixed(30, period="day").delayed(HOLD)
    assert lead.time.points == (30, 38, 60)
    rough = LeadTime.moments(mean=30, sd=3, period="day").delayed(HOLD)
    assert (rough.mean, rough.variance) == pytest.approx((34.2, 9 + 81.96))
    assert rough.sd == pytest.approx(math.sqrt(90.96))
    assert LeadTime.moments(mean=4, sd=0, period="day") == LeadTime.fixed(4, period="day")


def test_bad_lead_times_say_what_and_how():
    one = [LeadTimeStage.fixed("sea", 3)]
    with pytest.raises(InvalidInput, match="No period is stated"):
        LeadTime.fixed(30)
    with pytest.raises(InvalidInput, match="not a symmetric matrix"):
        LeadTime.correlated(one, correlations=[[1, 0]], period="day")
    with pytest.raises(InvalidInput, match="not a symmetric matrix"):
        LeadTime.correlated(one * 2, correlations=[[1, 0.5], [0.2, 1]], period="day")
    with pytest.raises(InvalidInput, match="not a correlation"):
        LeadTime.correlated(one, correlations=[[2]], period="day")
    demand = Demand.normal(mean=20, sd=6, period="day")
    with pytest.raises(InvalidType, match=r"30 has no period.*LeadTime\.fixed"):
        protection_demand(demand, 30)
    with pytest.raises(
        InvalidInput, match="Demand is per day, the lead time in periods of a month"
    ):
        protection_demand(demand, LeadTime.fixed(4, period="month"))
    with pytest.raises(InvalidInput, match="review_period is -1"):
        protection_demand(demand, LeadTime.fixed(4, period="day"), review_period=-1)


def test_days_counted_in_weeks_and_in_days_again_are_those_days():
    """29 / 7 x 7 is 29.000000000000004 in floats, which no run by days could take."""
    lost = [n for n in range(1, 400) if n / 7 * 7 != n]
    assert lost[0] == 29
    for days in (*lost, 30):
        again = LeadTime.fixed(days, period="day").per("week").per("day")
        assert again == LeadTime.fixed(days, period="day")
    two = LeadTime.table({29: 0.75, 58: 0.25}, period="day").per("week").per("day")
    assert two.time.points == (29, 58)


def test_a_sample_of_days_takes_a_lead_time_in_weeks_of_whole_days():
    """29 days of either 0 or 2 units come to 0 to 58; 29.5 days are none that was observed."""
    daily = Demand.sample([0, 2], period="day")
    weeks = LeadTime.fixed(29, period="day").per("week")
    assert protection_demand(daily, weeks) == daily.over(29)
    with pytest.raises(InvalidInput, match="the lead time in periods of a week"):
        protection_demand(daily, LeadTime.fixed(29.5, period="day").per("week"))


def test_a_computed_time_that_is_whole_but_for_its_noise_is_whole():
    assert LeadTime.fixed(0.1 * 3 * 10, period="day").time.points == (3,)
    assert LeadTime.fixed(2.5, period="day").time.points == (2.5,)
