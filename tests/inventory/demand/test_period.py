"""Periods convert where that is exact, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.inventory import Demand, LeadTime
from xborder.inventory.demand import Period

FAMILIES = {
    "normal": Demand.normal(mean=140, sd=30, period="week"),
    "gamma": Demand.gamma(mean=140, sd=60, period="week"),
    "Poisson": Demand.poisson(mean=140, period="week"),
    "negative binomial": Demand.negative_binomial(mean=140, variance=300, period="week"),
    "certain": Demand.table({140: 1}, period="week"),
}


@pytest.mark.parametrize("name", FAMILIES)
def test_a_week_is_seven_of_its_days(name):
    weekly = FAMILIES[name]
    daily = weekly.per("day")
    assert daily.mean == pytest.approx(20)
    assert daily.sd == pytest.approx(weekly.sd / 7**0.5)
    assert daily.period is Period.DAY
    again = daily.per("week")
    assert again.mean == pytest.approx(140)
    assert again.sd == pytest.approx(weekly.sd)
    assert daily.over(7).cdf(150) == pytest.approx(weekly.over(1).cdf(150))
    assert weekly.per("week") is weekly


@pytest.mark.parametrize(
    "observed",
    [Demand.sample([1, 2], period="week"), Demand.lognormal(mean=5, sd=2, period="week")],
)
def test_an_observed_week_says_nothing_of_its_days(observed):
    with pytest.raises(InvalidInput, match="no exact restatement per day"):
        observed.per("day")
    assert observed.daily_mean == pytest.approx(observed.mean / 7)


def test_months_have_no_number_of_days():
    monthly = Demand.poisson(mean=365, period="month")
    assert monthly.per("year").mean == 365 * 12
    assert monthly.per("year").per("month").mean == pytest.approx(365)
    for period in ("day", "week"):
        with pytest.raises(InvalidInput, match="no exact restatement"):
            monthly.per(period)
    with pytest.raises(InvalidInput, match="no exact restatement per day"):
        monthly.over_days(3)
    assert monthly.daily_mean == 12
    with pytest.raises(InvalidInput, match="no exact length in periods of a day"):
        LeadTime.fixed(1, period="month").per("day")


@given(st.integers(1, 60), st.sampled_from(["week", "day"]))
def test_a_lead_time_goes_there_and_back(days, period):
    lead = LeadTime.table({days: 0.75, days + 30: 0.25}, period="day")
    there = lead.per(period)
    assert there.per("day").time.points == pytest.approx(lead.time.points)
    assert there.mean == pytest.approx(lead.mean / (7 if period == "week" else 1))


def test_two_moments_convert_too():
    weeks = LeadTime.moments(mean=14, sd=7, period="day").per("week")
    assert (weeks.mean, weeks.sd, weeks.time) == (2, 1, None)
