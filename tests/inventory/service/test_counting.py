"""A plan per day is the plan per week restated, and what cannot be restated is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.policies import OrderUpTo, ReorderCosts, base_stock, review_policy
from xborder.inventory.service import (
    BackorderCost,
    CycleServiceLevel,
    FillRate,
    ReadyRate,
    safety_stock,
    service_of,
)
from xborder.inventory.service.counting import counts_between_reviews
from xborder.inventory.simulation import SimulationCosts, simulate

DAILY = {
    "normal": lambda mean: Demand.normal(mean=mean, sd=0.3 * mean, period="day"),
    "gamma": lambda mean: Demand.gamma(mean=mean, sd=0.5 * mean, period="day"),
    "poisson": lambda mean: Demand.poisson(mean=mean, period="day"),
    "negative binomial": lambda mean: Demand.negative_binomial(
        mean=mean, variance=2 * mean, period="day"
    ),
}


@given(
    family=st.sampled_from(sorted(DAILY)),
    mean=st.integers(1, 30),
    lead=st.integers(0, 4),
    review=st.integers(1, 3),
    short=st.integers(2, 30),
    counted=st.sampled_from([None, "day", "week"]),
)
def test_a_plan_per_day_is_the_plan_per_week_restated(family, mean, lead, review, short, counted):
    daily = DAILY[family](mean)
    in_days = {"demand": daily, "lead_time": LeadTime.fixed(7 * lead, period="day")}
    in_weeks = {"demand": daily.per("week"), "lead_time": LeadTime.fixed(lead, period="week")}
    costs = {"holding_cost": 1, "backorder_cost": short}
    of_days = base_stock(**in_days, review_period=7 * review, counted=counted, **costs)
    weekly = {name: 7 * cost for name, cost in costs.items()}
    of_weeks = base_stock(**in_weeks, review_period=review, counted=counted, **weekly)
    assert of_weeks.level == pytest.approx(of_days.level, rel=1e-9)
    assert of_weeks.cost == pytest.approx(7 * of_days.cost, rel=1e-6, abs=1e-9)
    assert of_weeks.fill_rate == pytest.approx(of_days.fill_rate, abs=1e-9)
    for target in (
        ReadyRate("0.9"),
        BackorderCost(**costs),
        FillRate("0.9"),
        CycleServiceLevel(1 / 3),
    ):
        found = [
            safety_stock(**parts, target=target, review_period=every, counted=counted)
            for parts, every in ((in_days, 7 * review), (in_weeks, review))
        ]
        assert found[1].level == pytest.approx(found[0].level, rel=1e-9, abs=1e-9)
    level = of_days.level
    one = service_of(**in_days, level=level, review_period=7 * review, counted=counted)
    other = service_of(**in_weeks, level=level, review_period=review, counted=counted)
    assert other.ready_rate == pytest.approx(one.ready_rate, abs=1e-9)
    assert other.mean_backorders == pytest.approx(one.mean_backorders, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("counted", [None, "week"])
def test_the_review_chosen_per_day_is_the_one_chosen_per_week(counted):
    daily = Demand.poisson(mean=3, period="day")
    best = [
        review_policy(
            demand=daily.per(period),
            lead_time=LeadTime.fixed(2, period="week"),
            costs=ReorderCosts(fixed_cost=200, holding_cost=days, stockout_cost=9 * days),
            review_periods=[7 * weeks // days for weeks in (1, 2, 3, 4)],
            counted=counted,
        )
        for period, days in (("day", 1), ("week", 7))
    ]
    assert best[0].policy.review_period == 7 * best[1].policy.review_period
    assert best[0].policy.level == best[1].policy.level
    assert best[1].cost == pytest.approx(7 * best[0].cost)


def test_a_weekly_plan_costs_what_its_days_cost_in_a_simulation():
    """20 a day, weekly reviews: the level of the plan in weeks, its cost found day by day."""
    weekly = Demand.poisson(mean=28, period="week")
    found = base_stock(
        demand=weekly,
        lead_time=LeadTime.fixed(1, period="week"),
        review_period=1,
        holding_cost=7,
        backorder_cost=63,
    )
    run = simulate(
        policy=OrderUpTo(level=found.level, review_period=7),
        demand=weekly.per("day"),
        lead_time=LeadTime.fixed(7, period="day"),
        periods=1400,
        replications=100,
        seed=5,
        warm_up=28,
        costs=SimulationCosts(holding_cost=1, stockout_cost=9),
        confidence=0.9999,
    )
    assert run.cost.covers(found.cost / 7)


def test_a_week_seen_at_its_end_alone_is_the_textbooks_week():
    """Snyder and Shen (2019), section 4.4: level and cost from one normal distribution."""
    weekly = Demand.normal(mean=50, sd=8, period="week")
    found = base_stock(
        demand=weekly,
        lead_time=LeadTime.fixed(4, period="week"),
        review_period=1,
        holding_cost=0.18,
        backorder_cost=0.7,
        counted="week",
    )
    assert (found.level, found.cost) == pytest.approx((264.7669, 4.466781))


def test_what_was_observed_whole_is_not_cut():
    observed = Demand.sample([120, 150, 150, 140], period="week")
    parts = {"demand": observed, "lead_time": LeadTime.fixed(1, period="week"), "review_period": 1}
    money = {"holding_cost": 1, "backorder_cost": 9}
    for ask in (
        lambda **more: base_stock(**parts, **money, **more),
        lambda **more: safety_stock(**parts, target=ReadyRate("0.9"), **more),
        lambda **more: safety_stock(**parts, target=BackorderCost(**money), **more),
        lambda **more: review_policy(
            demand=observed,
            lead_time=parts["lead_time"],
            costs=ReorderCosts(fixed_cost=1, holding_cost=1, stockout_cost=9),
            review_periods=[1],
            **more,
        ),
    ):
        with pytest.raises(InvalidInput, match='counted="week"'):
            ask()
        assert ask(counted="week")
        with pytest.raises(InvalidInput, match="cannot be counted at the end of every day"):
            ask(counted="day")
    # nothing hangs on the counts of a cycle service level: it is found, and its own weeks counted
    asked = safety_stock(**parts, target=CycleServiceLevel("0.9"))
    assert asked.achieved == service_of(**parts, level=asked.level, counted="week")


def test_counts_stand_at_the_ends_of_their_periods():
    daily, monthly = Demand.poisson(mean=4, period="day"), Demand.poisson(mean=4, period="month")
    assert counts_between_reviews(daily, 3, None) == (1, 2, 3)
    assert counts_between_reviews(daily, 2.5, None) == pytest.approx((2.5 / 3, 5 / 3, 2.5))
    assert counts_between_reviews(daily, 14, "week") == (7, 14)
    assert counts_between_reviews(monthly.per("year"), 1, None)[0] == pytest.approx(1 / 12)
    with pytest.raises(InvalidInput, match="counted at the end of every day"):
        counts_between_reviews(monthly, 1, "day")
    with pytest.raises(InvalidInput, match="review_period"):
        counts_between_reviews(daily, 20_000, None)
