"""One clock for a simulation: mixed periods and parts of periods are refused, never rounded."""

import pytest

from xborder.errors import InvalidInput, InvalidType
from xborder.inventory import Demand, LeadTime, OrderUpTo, simulate
from xborder.inventory.lead_times import protection_draws
from xborder.inventory.simulation import (
    Customers,
    Flow,
    StockingPoint,
    simulate_events,
    simulate_network,
)

DAILY = Demand.poisson(mean=3, period="day")
WEEKLY = Demand.poisson(mean=21, period="week")
RUN = {"policy": OrderUpTo(level=55), "periods": 200, "replications": 20, "seed": 1}


@pytest.mark.parametrize(
    ("run", "demand"),
    [
        (simulate, DAILY),
        (simulate, [DAILY, WEEKLY]),
        (simulate_events, Flow(demand=DAILY)),
        (simulate_events, Customers(rate=3, period="day")),
    ],
)
def test_periods_are_not_mixed(run, demand):
    with pytest.raises(InvalidInput, match="one clock"):
        run(demand=demand, lead_time=LeadTime.fixed(2, period="week"), **RUN)


def test_two_weeks_are_fourteen_days_and_not_two():
    """A level of 55 covers fifteen days of Poisson 3 with P(D <= 55) = 0.943 at a day's end."""
    found = simulate(
        demand=DAILY,
        lead_time=LeadTime.fixed(2, period="week").per("day"),
        **RUN | {"replications": 200},
        warm_up=30,
        confidence=0.9999,
    )
    assert found.period_service_level.covers(DAILY.over(15).cdf(55))
    assert found.period_service_level.high < 0.97


def test_places_of_a_network_share_the_clock_and_have_names_of_their_own():
    places = [
        StockingPoint(name="DE", base_stock=9, demand=DAILY),
        StockingPoint(name="FR", base_stock=9, demand=WEEKLY),
    ]
    with pytest.raises(InvalidInput, match="one clock"):
        simulate_network(places, periods=10, replications=2, seed=1)
    with pytest.raises(InvalidInput, match="Two places are named DE"):
        simulate_network(places[:1] * 2, periods=10, replications=2, seed=1)


def test_a_day_and_a_half_is_not_two_days():
    part = LeadTime.fixed(1.5, period="day")
    with pytest.raises(InvalidInput, match=r"1\.5 periods cannot be run period by period"):
        simulate(demand=DAILY, lead_time=part, **RUN)
    with pytest.raises(InvalidInput, match=r"1\.5 periods cannot be run period by period"):
        protection_draws(demand=DAILY, lead_time=part, draws=10, seed=1)
    with pytest.raises(InvalidType, match=r"review_period is 0\.5"):
        protection_draws(
            demand=DAILY,
            lead_time=LeadTime.fixed(1, period="day"),
            review_period=0.5,
            draws=10,
            seed=1,
        )
    with pytest.raises(InvalidInput, match="demand is empty"):
        simulate(demand=[], lead_time=LeadTime.fixed(1, period="day"), **RUN)
