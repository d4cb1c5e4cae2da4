"""A periodic check with a fixed lot: every measure beside a simulation that knows no formula."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory import (
    BackorderCost,
    ContinuousReview,
    CycleServiceLevel,
    Demand,
    FillRate,
    LeadTime,
    ReadyRate,
    StockoutCost,
    safety_stock,
    service_of,
    simulate,
)

DAY = {"period": "day"}
NORMAL = Demand.normal(mean=20, sd=6, **DAY)
WEEK = LeadTime.fixed(7, **DAY)
HOLD = LeadTime.table({2: 0.5, 7: 0.5}, **DAY)
NOW = LeadTime.fixed(0, **DAY)
SURE = 0.9999  # one interval in ten thousand misses by chance; the seeds are fixed
CASES = {
    "normal": (NORMAL, WEEK, 166.11, 200),
    "wide normal, holds": (Demand.normal(mean=20, sd=12, **DAY), HOLD, 120, 400),
    "Poisson": (Demand.poisson(mean=4, **DAY), LeadTime.fixed(5, **DAY), 26, 30),
    "Poisson, lots below a day's sales": (
        Demand.poisson(mean=4, **DAY),
        LeadTime.fixed(3, **DAY),
        16,
        3,
    ),
    "gamma": (Demand.gamma(mean=20, sd=15, **DAY), LeadTime.fixed(5, **DAY), 140, 60),
    "gamma, at once": (Demand.gamma(mean=20, sd=15, **DAY), NOW, 20, 30),
    "negative binomial, holds": (
        Demand.negative_binomial(mean=3, variance=9, **DAY),
        HOLD,
        18,
        60,
    ),
    "fives in lots of fives": (
        Demand.sample([0, 0, 0, 5, 10], **DAY),
        LeadTime.fixed(4, **DAY),
        20,
        15,
    ),
    "fives, a point between": (
        Demand.sample([0, 0, 0, 5, 10], **DAY),
        LeadTime.fixed(4, **DAY),
        22,
        20,
    ),
    "threes in lots of four": (
        Demand.sample([0, 0, 6, 9], **DAY),
        LeadTime.fixed(4, **DAY),
        22,
        4,
    ),
    "part units": (Demand.sample([0, 1.5, 2.25], **DAY), LeadTime.fixed(4, **DAY), 6, 5),
    "lognormal": (Demand.lognormal(mean=20, sd=15, **DAY), LeadTime.fixed(1, **DAY), 50, 60),
}


@pytest.mark.parametrize("name", CASES)
def test_every_measure_agrees_with_a_run(name):
    demand, lead, point, lot = CASES[name]
    formula = service_of(
        demand=demand, lead_time=lead, level=point, order_quantity=lot, review_period=1
    )
    run = simulate(
        policy=ContinuousReview(reorder_point=point, order_quantity=lot),
        demand=demand,
        lead_time=lead,
        periods=400,
        replications=300,
        seed=3,
        warm_up=80,
        confidence=SURE,
    )
    for measure in ("cycle_service_level", "fill_rate", "ready_rate", "period_service_level"):
        found = getattr(run, measure)
        assert found.covers(getattr(formula, measure)), measure
        assert found.high - found.low < 0.06  # the interval could miss
    assert run.backorders.covers(formula.mean_backorders)
    shorts = (1 - formula.fill_rate) * demand.mean  # a day; an order comes every so many days
    orders = run.orders.value
    assert formula.units_short == pytest.approx(shorts / orders, rel=0.03)


@pytest.mark.parametrize("name", ["normal", "Poisson", "gamma", "fives in lots of fives"])
@pytest.mark.parametrize(
    "target", [CycleServiceLevel("0.95"), FillRate("0.98"), ReadyRate("0.97")], ids=repr
)
def test_targets_are_met_and_nothing_is_wasted(name, target):
    demand, lead, _, lot = CASES[name]
    parts = {"demand": demand, "lead_time": lead, "order_quantity": lot, "review_period": 1}
    found = safety_stock(target=target, **parts)
    measure = {"CycleServiceLevel": "cycle_service_level", "FillRate": "fill_rate"}.get(
        type(target).__name__, "ready_rate"
    )
    assert getattr(found.achieved, measure) >= target.value - 1e-9
    less = service_of(level=found.level - 1, **parts)
    assert getattr(less, measure) < target.value


def test_a_promise_made_for_continuous_review_is_not_kept_by_a_nightly_check():
    """Daily demand of 20 +- 6 and a week's lead time: 95 % promised, 81 % kept."""
    parts = {"demand": NORMAL, "lead_time": WEEK, "order_quantity": 200}
    promised = safety_stock(target=CycleServiceLevel("0.95"), **parts)
    kept = service_of(level=promised.level, review_period=1, **parts)
    assert promised.achieved.cycle_service_level == pytest.approx(0.95)
    assert 0.80 < kept.cycle_service_level < 0.82
    mended = safety_stock(target=CycleServiceLevel("0.95"), review_period=1, **parts)
    assert mended.level > promised.level + 10
    said = promised.explain()
    assert "watched at every moment" in said
    assert "review_period=1" in said
    assert "checked once in the review period" in mended.explain()
    reviewed = safety_stock(
        demand=NORMAL, lead_time=WEEK, target=CycleServiceLevel("0.95"), review_period=7
    )
    assert "each review orders up to it" in reviewed.explain()


def test_the_cheapest_level_is_where_periods_end_without_backorders_as_costs_ask():
    parts = {"demand": CASES["Poisson"][0], "lead_time": CASES["Poisson"][1]}
    parts |= {"order_quantity": 30, "review_period": 1}
    found = safety_stock(target=BackorderCost(holding_cost=1, backorder_cost=9), **parts)
    assert found.achieved.period_service_level >= 0.9
    assert service_of(level=found.level - 1, **parts).period_service_level < 0.9
    costs = StockoutCost(holding_cost=0.01, stockout_cost=1)  # an order lasts 7.5 days
    found = safety_stock(target=costs, **parts)
    assert found.achieved.cycle_service_level >= 1 - 0.01 * 7.5
    assert service_of(level=found.level - 1, **parts).cycle_service_level < 1 - 0.01 * 7.5


def test_without_demand_nothing_is_short():
    parts = {"lead_time": WEEK, "order_quantity": 5, "review_period": 1, "level": 0}
    for nothing in (Demand.sample([0], **DAY), Demand.poisson(mean=0, **DAY)):
        found = service_of(demand=nothing, **parts)
        assert found.cycle_service_level == found.fill_rate == 1
        assert found.units_short == found.mean_backorders == 0


def test_values_with_many_decimals_are_as_good_as_continuous():
    odd = Demand.sample([0.123456789, 7.987654321, 3.555555557], **DAY)
    lead = LeadTime.fixed(3, **DAY)
    formula = service_of(
        demand=odd, lead_time=lead, level=14, order_quantity=31.25, review_period=1
    )
    run = simulate(
        policy=ContinuousReview(reorder_point=14, order_quantity=31.25),
        demand=odd,
        lead_time=lead,
        periods=400,
        replications=300,
        seed=5,
        warm_up=200,
        confidence=SURE,
    )
    assert run.cycle_service_level.covers(formula.cycle_service_level)
    assert run.fill_rate.covers(formula.fill_rate)


@pytest.mark.parametrize(
    "more", [{"review_period": 7}, {"review_period": 1, "order_quantity": 9}, {}]
)
@pytest.mark.parametrize("form", ["lost_sales", "simple"])
def test_a_form_of_the_fill_rate_that_does_not_fit_the_review_is_refused(more, form):
    with pytest.raises(InvalidInput, match=rf"form {form} is defined for orders of one size"):
        safety_stock(demand=NORMAL, lead_time=WEEK, target=FillRate("0.95", form=form), **more)


def test_a_computed_lot_that_is_whole_but_for_its_noise_is_whole():
    parts = {"demand": Demand.poisson(mean=3, **DAY), "lead_time": LeadTime.fixed(4, **DAY)}
    parts |= {"target": CycleServiceLevel("0.95"), "review_period": 1}
    for lot, whole in ((0.1 * 3 * 10, 3), (16.1 * 30, 483)):
        assert lot != whole
        found = safety_stock(order_quantity=lot, **parts)
        assert found.level == safety_stock(order_quantity=whole, **parts).level
    with pytest.raises(InvalidInput, match=r"A lot of 3\.1 is not whole"):
        safety_stock(order_quantity=3.1, **parts)
