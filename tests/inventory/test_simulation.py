"""The simulation confirms the formulas, and is reproducible."""

import math

import numpy as np
import pytest
from scipy import stats

from xborder import inventory as xi
from xborder.errors import InvalidInput
from xborder.inventory.mixture import mix

DAY = {"period": "day"}
FAMILIES = {
    "normal": xi.Demand.normal(mean=20, sd=4, **DAY),
    "gamma": xi.Demand.gamma(mean=20, sd=15, **DAY),
    "poisson": xi.Demand.poisson(mean=1.3, **DAY),
    "negative binomial": xi.Demand.negative_binomial(mean=1.3, variance=4, **DAY),
    "sample": xi.Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 0], **DAY),
}
WIDE = 0.9999  # one interval in ten thousand misses by chance; the seeds are fixed


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("review", [1, 7])
def test_order_up_to_levels_achieve_what_the_formulas_say(family, review):
    demand, lead = FAMILIES[family], xi.LeadTime.fixed(4, **DAY)
    found = xi.safety_stock(
        demand=demand, lead_time=lead, target=xi.FillRate("0.95"), review_period=review
    )
    run = xi.simulate(
        policy=xi.OrderUpTo(level=found.level, review_period=review),
        demand=demand,
        lead_time=lead,
        periods=700,
        warm_up=28,
        replications=300,
        seed=5,
        confidence=WIDE,
    )
    assert run.fill_rate.covers(found.achieved.fill_rate)
    assert run.ready_rate.covers(found.achieved.ready_rate)
    assert run.period_service_level.covers(found.achieved.period_service_level)
    assert run.backorders.covers(found.achieved.mean_backorders)
    if family == "normal":  # others may have nothing to order, and so no cycle
        assert run.cycle_service_level.covers(found.achieved.cycle_service_level)


@pytest.mark.parametrize("p", [0.90, 0.98])
def test_the_customs_table_is_what_a_seller_would_see(p):
    # reviews 90 days apart, so that no order overtakes another
    daily, lead = FAMILIES["normal"], xi.LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, **DAY)
    target = xi.CycleServiceLevel(p)
    for method in xi.Method:
        found = xi.safety_stock(
            demand=daily, lead_time=lead, target=target, review_period=90, method=method
        )
        truth = xi.service_of(demand=daily, lead_time=lead, level=found.level, review_period=90)
        run = xi.simulate(
            policy=xi.OrderUpTo(level=found.level, review_period=90),
            demand=daily,
            lead_time=lead,
            periods=1800,
            warm_up=180,
            replications=400,
            seed=11,
            confidence=WIDE,
        )
        assert run.cycle_service_level.covers(truth.cycle_service_level)
        assert run.fill_rate.covers(truth.fill_rate)
        if method is xi.Method.TWO_MOMENTS and p > 0.95:
            assert run.cycle_service_level.high < p  # the textbook misses, and it shows


def test_the_min_max_policy_costs_what_the_formula_says():
    demand, lead = xi.Demand.poisson(mean=6, **DAY), xi.LeadTime.fixed(2, **DAY)
    costs = xi.ReorderCosts(fixed_cost=30, holding_cost=1, stockout_cost=9)
    best = xi.min_max(demand=demand, lead_time=lead, costs=costs)
    run = xi.simulate(
        policy=best,
        demand=demand,
        lead_time=lead,
        periods=1500,
        warm_up=100,
        replications=200,
        seed=8,
        costs=xi.SimulationCosts(fixed_cost=30, holding_cost=1, stockout_cost=9),
        confidence=WIDE,
    )
    assert run.cost.covers(best.cost)


def test_lost_sales_leave_no_backorders_and_conserve_units():
    demand, lead = FAMILIES["poisson"], xi.LeadTime.table({0: 0.5, 3: 0.5}, **DAY)
    parts = {
        "policy": xi.ContinuousReview(reorder_point=3, order_quantity=10),
        "demand": demand,
        "lead_time": lead,
        "periods": 400,
        "replications": 100,
        "seed": 2,
    }
    lost = xi.simulate(shortage="lost", **parts)
    waiting = xi.simulate(**parts)
    assert lost.on_hand.value > 0
    assert lost.backorders.value == pytest.approx(1.3 * (1 - lost.fill_rate.value), rel=0.05)
    # what is ordered is what is sold, up to what is on the shelf at the end
    assert lost.orders.value * 10 == pytest.approx(1.3 * lost.fill_rate.value, rel=0.05)
    assert waiting.orders.value > lost.orders.value


def test_the_same_seed_gives_the_same_figures_and_another_others():
    def run(seed):
        return xi.simulate(
            policy=xi.OrderUpTo(level=20),
            demand=FAMILIES["poisson"],
            lead_time=xi.LeadTime.fixed(2, **DAY),
            periods=40,
            replications=20,
            seed=seed,
        )

    assert run(1) == run(1)
    assert run(1) != run(2)
    nothing = xi.simulate(
        policy=xi.OrderUpTo(level=0),
        demand=xi.Demand.poisson(mean=0, **DAY),
        lead_time=xi.LeadTime.fixed(2, **DAY),
        periods=5,
        replications=2,
        seed=1,
    )
    assert (nothing.fill_rate.value, nothing.cycle_service_level.value) == (1, 1)


def test_two_moments_cannot_be_simulated():
    with pytest.raises(InvalidInput, match="known by two moments cannot be simulated"):
        xi.simulate(
            policy=xi.OrderUpTo(level=20),
            demand=FAMILIES["poisson"],
            lead_time=xi.LeadTime.moments(mean=2, sd=1, **DAY),
            periods=4,
            replications=2,
            seed=1,
        )
    with pytest.raises(InvalidInput, match="replications is 1, below its least value 2"):
        xi.simulate(
            policy=xi.OrderUpTo(level=20),
            demand=FAMILIES["poisson"],
            lead_time=xi.LeadTime.fixed(2, **DAY),
            periods=4,
            replications=1,
            seed=1,
        )


@pytest.mark.parametrize("family", [*FAMILIES, "lognormal"])
def test_summed_periods_follow_the_protection_demand(family):
    demand = FAMILIES.get(family, xi.Demand.lognormal(mean=20, sd=8, **DAY))
    lead = xi.LeadTime.table({3: 0.8, 6: 0.15, 14: 0.05}, **DAY)
    drawn = xi.protection_draws(
        demand=demand, lead_time=lead, draws=40_000, seed=4, review_period=2
    )
    exact = xi.protection_demand(demand, lead, review_period=2)
    for p in (0.3, 0.8, 0.95):
        x = exact.quantile(p)
        share, truth = float((drawn <= x + 1e-9).mean()), exact.cdf(x)
        slack = 0.01 if family == "lognormal" else 4 * math.sqrt(truth * (1 - truth) / 40_000)
        assert share == pytest.approx(truth, abs=slack)


def test_continuous_time_is_reproducible_and_has_its_edges():
    def run(seed, **more):
        return xi.simulate_events(
            **{
                "policy": xi.MinMax(reorder_point=4, order_up_to_level=12),
                "demand": xi.Customers(rate=3, size=xi.Discrete.of({1: 0.5, 4: 0.5})),
                "lead_time": xi.LeadTime.table({0.5: 0.5, 3: 0.5}, **DAY),
                "periods": 40,
                "replications": 20,
                "seed": seed,
            }
            | more
        )

    assert run(1) == run(1)
    assert run(1) != run(2)
    lost = run(1, shortage="lost")
    assert lost.period_service_level.value == 1  # nobody waits
    assert lost.backorders.value == pytest.approx(7.5 * (1 - lost.fill_rate.value), rel=0.05)
    still = run(1, demand=xi.Flow(demand=xi.Demand.normal(mean=0, sd=0, **DAY)))
    assert (still.on_hand.value, still.orders.value, still.fill_rate.value) == (12, 0, 1)
    back = run(1, demand=xi.Flow(demand=xi.Demand.normal(mean=1, sd=4, **DAY)))  # returns
    assert back.fill_rate.value < 1
    planned = run(
        1,
        policy=xi.Planned(orders=(0, 9)),
        demand=xi.Flow(demand=xi.Demand.table({5: 1}, **DAY)),
        lead_time=xi.LeadTime.fixed(0, **DAY),
        shortage="lost",
    )
    assert planned.orders.value == 0.5
    assert planned.fill_rate.value == pytest.approx((19 * 9 + 5) / 200)  # the last four are left
    with pytest.raises(InvalidInput, match="periods is 0, which is not above zero"):
        run(1, periods=0)
    with pytest.raises(InvalidInput, match="rate is 0, which is not above zero"):
        xi.Customers(rate=0)
    with pytest.raises(InvalidInput, match="orders is empty"):
        xi.Planned(orders=())
    with pytest.raises(InvalidInput, match=r"closing is 1\.5, which is not a fraction"):
        xi.simulate(
            policy=xi.OrderUpTo(level=20),
            demand=FAMILIES["poisson"],
            lead_time=xi.LeadTime.fixed(0, **DAY),
            periods=4,
            replications=2,
            seed=1,
            disruptions=xi.Disruptions(closing=1.5, opening=0.2),
        )


def point(name, stock=10, **more):
    return xi.StockingPoint(name=name, base_stock=stock, **more)


def test_a_network_moves_every_unit_once():
    week = xi.Demand.poisson(mean=6, period="week")
    places = [
        point("hub", 20, time=2, holding_cost=1, demand=week),
        point("one", 8, time=1, holding_cost=1, transit_cost=1, demand=week),
        point("two", 3, time=3, holding_cost=1, transit_cost=1, backorder_cost=5, demand=week),
    ]
    parts = {"periods": 400, "warm_up": 20, "replications": 40}
    links = [("hub", "one"), ("hub", "two")]
    found = xi.simulate_network(places, links, seed=1, **parts)
    assert found == xi.simulate_network(places, links, seed=1, **parts)
    assert found != xi.simulate_network(places, links, seed=2, **parts)
    hub, one, two = (found.places[name] for name in ("hub", "one", "two"))
    for place, rate, time in ((hub, 18, 2), (one, 6, 1), (two, 6, 3)):
        assert place.in_transit.value == pytest.approx(rate * time, rel=0.01)  # Little's law
        assert place.on_time.value <= place.fill_rate.value < 1
    # what a place has, is waiting for and owes comes to its base stock
    owed = 20 - 36 - (hub.on_hand.value - hub.overdue.value)
    assert owed == pytest.approx(0, abs=0.3)
    below = [(one, 8, 1), (two, 3, 3)]
    late = sum(stock - 6 * time - (p.on_hand.value - p.overdue.value) for p, stock, time in below)
    assert 0 < late < hub.overdue.value  # the hub owes its own customers the rest
    cost = sum(p.on_hand.value for p in (hub, one, two)) + 5 * two.overdue.value
    assert found.cost.value == pytest.approx(
        cost + one.in_transit.value + two.in_transit.value, rel=1e-9
    )
    nothing = xi.simulate_network([point("idle", 4)], periods=3, replications=2, seed=1)
    assert nothing.places["idle"].on_hand.value == 4
    assert nothing.places["idle"].fill_rate.value == 1


def test_networks_that_cannot_be_run_say_why():
    parts = {"periods": 3, "replications": 2, "seed": 1}
    with pytest.raises(InvalidInput, match="A link names z, which is not a stage"):
        xi.simulate_network([point("a")], [("a", "z")], **parts)
    with pytest.raises(InvalidInput, match="The places a, b supply one another in a circle"):
        xi.simulate_network([point("a"), point("b")], [("a", "b"), ("b", "a")], **parts)
    with pytest.raises(InvalidInput, match="service_time is -1, below its least value 0"):
        point("a", service_time=-1)
    counted = [point(name, demand=xi.Demand.poisson(mean=2, **DAY)) for name in "ab"]
    with pytest.raises(InvalidInput, match="demand of a is not normal, so it cannot be drawn"):
        xi.simulate_network(counted, correlations=0.4, **parts)
    normal = [point(name, demand=FAMILIES["normal"]) for name in "abc"]
    with pytest.raises(InvalidInput, match=r"a variance of -0\.8.*which is negative"):
        xi.simulate_network(normal, correlations=-0.9, **parts)
    with pytest.raises(InvalidInput, match="3 places are not a symmetric matrix"):
        xi.simulate_network(normal, correlations=[[1]], **parts)


def test_draws_of_every_family_follow_it():
    rng = np.random.default_rng(1)
    both = mix(((0.3, xi.Normal(mean=5, sd=1)), (0.7, xi.Normal(mean=50, sd=1))))
    drawn = xi.draw(both, size=20_000, generator=rng)
    assert stats.kstest(drawn, np.vectorize(both.cdf)).pvalue > 1e-4

    with pytest.raises(InvalidInput, match="A str cannot be drawn from"):
        xi.draw("normal", size=3, generator=rng)


def test_policies_as_values():
    review = xi.ContinuousReview(reorder_point=10, order_quantity=6)
    assert [review.order(p) for p in (11, 10, 4, -3)] == [0, 6, 12, 18]
    assert [xi.OrderUpTo(level=30).order(p) for p in (40, 12)] == [0, 18]
    agreed = xi.VendorManaged(minimum=100, maximum=260, multiple=24)
    assert agreed.deliver(90).quantity + 90 <= 260
    assert agreed.conditions(daily_demand=10, days_between_deliveries=7).hold
    tight = agreed.conditions(daily_demand=30, days_between_deliveries=7)
    assert tight.met == (False, False)
    assert "210 units" in str(tight.texts[0])
    with pytest.raises(InvalidInput, match="no room for a pack of 24"):
        xi.VendorManaged(minimum=100, maximum=110, multiple=24)
    supply = xi.JustInTime(daily_demand=120, container=50, lead_time=xi.LeadTime.fixed(2, **DAY))
    assert supply.containers == 5
    assert supply.conditions(fixed_cost=1, holding_cost=0.5).hold
    held = xi.JustInTime(
        daily_demand=120, container=50, lead_time=xi.LeadTime.table({2: 0.75, 30: 0.25}, **DAY)
    )
    assert held.conditions(fixed_cost=100, holding_cost=0.5).met == (False, False)
    now = xi.JustInTime(daily_demand=1, container=50, lead_time=xi.LeadTime.fixed(0, **DAY))
    assert now.containers == 1
    assert now.conditions(fixed_cost=1, holding_cost=1).met[1]


def test_the_best_review_policy_is_least_and_costs_what_a_run_costs():
    demand, lead = xi.Demand.poisson(mean=6, **DAY), xi.LeadTime.fixed(2, **DAY)
    costs = xi.ReorderCosts(fixed_cost=30, holding_cost=1, stockout_cost=9)
    parts = {"demand": demand, "lead_time": lead, "costs": costs}
    best = xi.review_policy(review_periods=range(1, 8), **parts)
    for every in range(1, 8):
        one = xi.review_policy(review_periods=[every], **parts)
        assert one.cost >= best.cost
        for level in (one.policy.level - 1, one.policy.level + 1):
            ends = [demand.over(2 + j) for j in range(1, every + 1)]
            cost = sum(d.complementary_loss(level) + 9 * d.loss(level) for d in ends) / every
            assert cost + 30 / every >= one.cost
    run = xi.simulate(
        policy=best.policy,
        demand=demand,
        lead_time=lead,
        periods=1500,
        warm_up=30,
        replications=200,
        seed=9,
        costs=xi.SimulationCosts(fixed_cost=30, holding_cost=1, stockout_cost=9),
        confidence=WIDE,
    )
    assert run.cost.covers(best.cost)
    still = xi.review_policy(
        demand=xi.Demand.normal(mean=5, sd=0, **DAY),
        lead_time=lead,
        costs=costs,
        review_periods=[1],
    )
    assert still.policy.level == pytest.approx(15)
    with pytest.raises(InvalidInput, match="review_periods is 0"):
        xi.review_policy(review_periods=[0], **parts)
