"""Each formula lies within the confidence interval of the library's own simulation.

The simulations add up what happens; they know none of the formulas. An interval misses the truth
once in a thousand, and the seeds are fixed. ``confirms`` also asks that the same figure, three per
cent higher or lower, lies outside. Where a formula is an approximation, the simulation shows its
stated error instead.
"""

import math

import numpy as np
import pytest

from xborder.inventory import (
    BackorderCost,
    ContinuousReview,
    CycleServiceLevel,
    Demand,
    FillRate,
    LeadTime,
    LeadTimeStage,
    OrderUpTo,
    ReadyRate,
    ReorderCosts,
    ShippingMode,
    StockoutCost,
    economic_order,
    reorder_quantity,
    safety_stock,
    service_of,
    simulate,
)
from xborder.inventory.demand import (
    autocorrelated_sd,
    fitted_demand,
    intermittent_rate,
    seasonal_demand,
    sigma_from_mad,
    unconstrained_rate,
)
from xborder.inventory.distributions import Discrete, Gamma, NegativeBinomial, Normal, Poisson, draw
from xborder.inventory.lead_times import (
    ProtectionMethod,
    protection_demand,
    protection_draws,
    smoothed_error_sd,
)
from xborder.inventory.lots import (
    DiscountKind,
    JointMethod,
    cost_ratio,
    discounted_order,
    economic_order_with_disruptions,
    joint_replenishment,
    lot_sizes,
    power_of_two_interval,
)
from xborder.inventory.networks import (
    Echelon,
    NetworkStage,
    PooledPlace,
    SerialPlan,
    guaranteed_service,
    pooled_safety_stock,
    serial_base_stock,
    serial_heuristic,
    square_root_law,
)
from xborder.inventory.policies import (
    MinMax,
    Planned,
    ReorderMethod,
    base_stock,
    base_stock_with_disruptions,
    min_max,
    min_max_cost,
    min_max_power,
    newsvendor,
    newsvendor_profit,
    reorder_cost,
)
from xborder.inventory.routes import break_even_value, split_shipment, transport_cost
from xborder.inventory.service import FillRateForm
from xborder.inventory.service.achieved import fill_rate_at, service_at
from xborder.inventory.service.cycles import EachOrder
from xborder.inventory.simulation import (
    Customers,
    Disruptions,
    Flow,
    SimulationCosts,
    StockingPoint,
    estimate,
    simulate_events,
    simulate_network,
)

DAY = {"period": "day"}
NOW = LeadTime.fixed(0, **DAY)
SURE = 0.999


def events(policy, demand, lead=NOW, *, periods=400, warm_up=20, seed=1, **more):
    return simulate_events(
        policy=policy,
        demand=demand,
        lead_time=lead,
        periods=periods,
        warm_up=warm_up,
        replications=200,
        seed=seed,
        confidence=SURE,
        **more,
    )


def steps(policy, demand, lead=NOW, *, periods=1000, warm_up=50, seed=1, replications=200, **more):
    return simulate(
        policy=policy,
        demand=demand,
        lead_time=lead,
        periods=periods,
        warm_up=warm_up,
        replications=replications,
        seed=seed,
        confidence=SURE,
        **more,
    )


def confirms(estimate, figure, within=0.03):
    return (
        estimate.covers(figure)
        and not estimate.covers((1 - within) * figure)
        and not estimate.covers((1 + within) * figure)
    )


def sure(values):
    return estimate(values, confidence=SURE)


def quantity(q, r=0.0):
    return ContinuousReview(reorder_point=r, order_quantity=q)


COSTS = {"fixed_cost": 200, "holding_cost": 0.5}
FLOW = Flow(demand=Demand.gamma(mean=20, sd=12, **DAY))
STEADY = Flow(demand=Demand.table({20: 1}, **DAY))


class TestEconomicOrders:
    """Exact for any demand that flows: the position is uniform between r and r + Q."""

    def test_the_economic_order(self):
        best = economic_order(demand_rate=20, **COSTS)
        run = events(quantity(best.order_quantity), FLOW, costs=SimulationCosts(**COSTS))
        assert confirms(run.cost, best.cost)
        assert confirms(run.orders, 1 / best.cycle_time)
        # at the best quantity ordering and holding cost the same
        assert confirms(run.orders, best.cost / 2 / 200)
        assert confirms(run.on_hand, best.cost / 2 / 0.5)
        assert run.fill_rate.value == 1

    @pytest.mark.parametrize("times", [0.5, 2])
    def test_the_cost_of_a_quantity_that_is_off(self, times):
        best = economic_order(demand_rate=20, **COSTS)
        run = events(quantity(times * best.order_quantity), FLOW, costs=SimulationCosts(**COSTS))
        assert confirms(run.cost, best.cost * cost_ratio(times))

    def test_a_power_of_two_costs_at_most_six_per_cent_more(self):
        best = economic_order(demand_rate=20, **COSTS)
        every = power_of_two_interval(optimal=best.cycle_time)
        run = events(quantity(every * 20), FLOW, costs=SimulationCosts(**COSTS))
        assert best.cost < run.cost.low
        assert run.cost.high < 1.0607 * best.cost

    def test_planned_backorders(self):
        best = economic_order(demand_rate=20, stockout_cost=2, **COSTS)
        run = events(
            quantity(best.order_quantity, -best.max_backorders),
            FLOW,
            costs=SimulationCosts(stockout_cost=2, **COSTS),
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.period_service_level, 1 - best.stockout_fraction)
        assert confirms(run.fill_rate, 1 - best.stockout_fraction)
        assert confirms(run.period_service_level, 2 / (2 + 0.5), within=0.005)  # at the best r
        assert confirms(run.orders, best.cost / 2 / 200)

    def test_the_economic_production_quantity(self):
        flow = Flow(demand=Demand.table({5: 0.25, 20: 0.5, 35: 0.25}, **DAY))
        best = economic_order(demand_rate=20, production_rate=50, **COSTS)
        run = events(
            quantity(best.order_quantity),
            flow,
            production_rate=50,
            costs=SimulationCosts(**COSTS),
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.orders, 1 / best.cycle_time)
        assert confirms(run.on_hand, best.cost / 2 / 0.5)

    def test_production_with_planned_backorders_under_steady_demand(self):
        # only the moment of the start is random; demand that varies breaks the triangle
        best = economic_order(demand_rate=20, production_rate=50, stockout_cost=2, **COSTS)
        parts = {
            "production_rate": 50,
            "costs": SimulationCosts(stockout_cost=2, **COSTS),
        }
        policy = quantity(best.order_quantity, -best.max_backorders)
        steady = events(policy, STEADY, **parts)
        assert confirms(steady.cost, best.cost)
        assert confirms(steady.period_service_level, 1 - best.stockout_fraction)
        for q, r in ((1.2, 1), (1, 1.3), (1, 0.7), (0.8, 1)):
            other = quantity(q * policy.order_quantity, r * policy.reorder_point)
            run = events(other, STEADY, **parts)
            assert run.cost.low > steady.cost.high

    def test_orders_while_supply_closes_and_opens(self):
        closed = {"disruption_rate": 0.03, "recovery_rate": 0.25}
        best = economic_order_with_disruptions(demand_rate=20, stockout_cost=5, **closed, **COSTS)
        run = events(
            quantity(best.order_quantity),
            STEADY,
            periods=2000,
            warm_up=200,
            disruptions=Disruptions(closing=0.03, opening=0.25),
            shortage="lost",
            costs=SimulationCosts(stockout_cost=5, **COSTS),
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.orders, 1 / best.cycle_time)
        assert confirms(run.fill_rate, 1 - best.stockout_fraction)

    @pytest.mark.parametrize("discount", list(DiscountKind))
    @pytest.mark.parametrize("fixed_cost", [4, 30, 60])
    def test_discounts(self, discount, fixed_cost):
        starts, prices = (0, 100, 300), (1.0, 0.95, 0.88)
        best = discounted_order(
            fixed_cost=fixed_cost,
            holding_cost_rate=0.05,
            demand_rate=20,
            breakpoints=starts,
            unit_costs=prices,
            discount=discount,
        )
        q = best.order_quantity
        paid = q * prices[best.region]
        if discount is DiscountKind.INCREMENTAL:
            ends = (*starts[1:], math.inf)
            paid = sum(
                price * (min(q, end) - start)
                for price, start, end in zip(prices, starts, ends, strict=True)
                if q > start
            )
        run = events(
            quantity(q),
            Flow(demand=Demand.gamma(mean=20, sd=2, **DAY)),
            periods=1000,
            costs=SimulationCosts(fixed_cost=fixed_cost + paid, holding_cost=0.05 * paid / q),
        )
        assert confirms(run.cost, best.cost)
        assert (
            run.cost.high - run.cost.low < 0.006 * best.cost
        )  # three per cent of what is not price


def test_items_that_are_ordered_together():
    shared, own = 40, (15, 15, 15)
    parts = {
        "shared_fixed_cost": shared,
        "individual_fixed_costs": own,
        "holding_costs": (0.24, 0.24, 0.24),
        "demand_rates": (860, 80, 14),
    }
    for method in JointMethod:
        plan = joint_replenishment(method=method, **parts)
        assert len(set(plan.order_multiples)) == 3
        runs = []
        for item, multiple in enumerate(plan.order_multiples):  # time in base cycles
            mean = parts["demand_rates"][item] * plan.base_cycle_time
            assert plan.order_quantities[item] == pytest.approx(multiple * mean)
            spare = plan.order_quantities[item] * 0.5  # so that random demand never finds it empty
            run = events(
                OrderUpTo(level=plan.order_quantities[item] + spare, review_period=multiple),
                Flow(demand=Demand.gamma(mean=mean, sd=0.1 * mean, **DAY)),
                periods=240,
                warm_up=2 * multiple,
                seed=item,
                costs=SimulationCosts(
                    fixed_cost=own[item], holding_cost=0.24 * plan.base_cycle_time
                ),
            )
            assert run.backorders.value == 0
            runs.append((run, 0.24 * plan.base_cycle_time * spare))
        family = max(run.orders.value for run, _ in runs)  # the rest joins the item in every order
        joined = sum(a * run.orders.value for a, (run, _) in zip(own, runs, strict=True))
        ordering = (shared * family + joined) / plan.base_cycle_time
        assert ordering == pytest.approx(plan.cost / 2, rel=0.01)  # at the best cycle
        total = [
            sum(getattr(run.cost, end) - more for run, more in runs) for end in ("low", "high")
        ]
        low, high = ((cost + shared * family) / plan.base_cycle_time for cost in total)
        assert low <= plan.cost <= high
        assert high - low < 0.02 * plan.cost


NEEDS = (150, 100, 80, 200, 0, 60)


class TestDynamicLotSizes:
    def plan(self):
        return lot_sizes(demand=NEEDS, fixed_cost=120, holding_cost=0.8)

    def test_certain_demand_costs_exactly_what_the_plan_says(self):
        plan = self.plan()
        run = steps(
            Planned(orders=plan.order_quantities),
            [Demand.table({need: 1}, **DAY) for need in NEEDS],
            periods=6,
            warm_up=0,
            replications=2,
            costs=SimulationCosts(fixed_cost=120, holding_cost=0.8),
        )
        assert run.cost.value * 6 == pytest.approx(plan.cost)
        assert run.fill_rate.value == 1

    def test_uncertain_demand_keeps_the_planned_stock_on_average(self):
        plan = self.plan()
        spare = 60
        orders = (plan.order_quantities[0] + spare, *plan.order_quantities[1:])
        run = steps(
            Planned(orders=orders),
            [Demand.poisson(mean=need, **DAY) for need in NEEDS],
            periods=6,
            warm_up=0,
            replications=20_000,
            costs=SimulationCosts(fixed_cost=120, holding_cost=0.8),
        )
        waiting = 0.8 * run.backorders.value  # a plan cannot react: what waits is not held
        assert run.cost.low - waiting <= plan.cost / 6 + 0.8 * spare <= run.cost.high
        assert run.backorders.value < 0.02
        assert run.cost.high - run.cost.low < 0.01 * run.cost.value


FAMILIES = {
    "normal": Demand.normal(mean=20, sd=4, **DAY),
    "gamma": Demand.gamma(mean=20, sd=15, **DAY),
    "lognormal": Demand.lognormal(mean=20, sd=8, **DAY),
    "poisson": Demand.poisson(mean=6, **DAY),
    "negative binomial": Demand.negative_binomial(mean=6, variance=15, **DAY),
    "sample": Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 9], **DAY),
}


class TestOneSeason:
    @pytest.mark.parametrize("family", FAMILIES)
    def test_the_newsvendor(self, family):
        demand = FAMILIES[family]
        best = newsvendor(demand=demand.distribution, holding_cost=1, stockout_cost=4)
        run = steps(
            OrderUpTo(level=best.level),
            demand,
            costs=SimulationCosts(holding_cost=1, stockout_cost=4),
            shortage="lost",
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.period_service_level, best.cycle_service_level)
        assert confirms(run.fill_rate, best.fill_rate)

    @pytest.mark.parametrize("family", ["normal", "gamma", "lognormal"])
    def test_the_best_level_covers_the_critical_ratio(self, family):
        level = newsvendor(
            demand=FAMILIES[family].distribution, holding_cost=1, stockout_cost=4
        ).level
        run = steps(OrderUpTo(level=level), FAMILIES[family], periods=3000)
        assert confirms(run.period_service_level, 0.8, within=0.01)

    def test_its_profit(self):
        season = FAMILIES["gamma"]
        best = newsvendor_profit(demand=season.distribution, price=9, unit_cost=4, salvage_value=1)
        run = steps(
            OrderUpTo(level=best.level),
            season,
            shortage="lost",
            costs=SimulationCosts(holding_cost=4 - 1, stockout_cost=9 - 4),
        )
        assert run.cost.low <= (9 - 4) * 20 - best.expected_profit <= run.cost.high
        # the same by the till: what is sold, what it cost, what is left over
        sold = 20 * run.fill_rate.value
        till = 9 * sold - 4 * best.level + 1 * (best.level - sold)
        assert till == pytest.approx(best.expected_profit, rel=0.01)

    @pytest.mark.parametrize("family", FAMILIES)
    def test_base_stock(self, family):
        demand, lead = FAMILIES[family], LeadTime.fixed(4, **DAY)
        best = base_stock(
            demand=demand, lead_time=lead, review_period=1, holding_cost=1, backorder_cost=4
        )
        run = steps(
            OrderUpTo(level=best.level),
            demand,
            lead,
            costs=SimulationCosts(holding_cost=1, stockout_cost=4),
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.period_service_level, best.cycle_service_level)
        assert confirms(run.fill_rate, best.fill_rate)
        assert confirms(run.on_order, 4 * demand.mean)

    def test_base_stock_while_supply_closes_and_opens(self):
        best = base_stock_with_disruptions(
            demand=20,
            holding_cost=0.25,
            stockout_cost=3,
            disruption_probability=0.04,
            recovery_probability=0.25,
        )
        run = steps(
            OrderUpTo(level=best.level),
            Demand.table({20: 1}, **DAY),
            periods=2000,
            replications=2000,
            disruptions=Disruptions(closing=0.04, opening=0.25),
            costs=SimulationCosts(holding_cost=0.25, stockout_cost=3),
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.period_service_level, best.cycle_service_level)
        assert confirms(run.fill_rate, best.fill_rate)

    def test_base_stock_without_demand_serves_all_of_it(self):
        none = base_stock(
            demand=Demand.poisson(mean=0, **DAY),
            lead_time=LeadTime.fixed(3, **DAY),
            review_period=1,
            holding_cost=1,
            backorder_cost=9,
        )
        assert (none.level, none.cost, none.fill_rate) == (0, 0, 1)

    def test_continuous_base_stock_of_single_units(self):
        best = base_stock(
            demand=Demand.poisson(mean=2, **DAY),
            lead_time=LeadTime.fixed(2.5, **DAY),
            review_period=0,
            holding_cost=1,
            backorder_cost=9,
        )
        run = events(
            quantity(1, best.level - 1),
            Customers(rate=2, **DAY),
            LeadTime.fixed(2.5, **DAY),
            costs=SimulationCosts(holding_cost=1, stockout_cost=9),
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.fill_rate, best.fill_rate)
        assert confirms(run.period_service_level, best.cycle_service_level)


class TestReorderPoints:
    """(r, Q): exact in continuous time for single units, and at periods' ends for any demand.

    Reviewed every period, with whole multiples of Q, the position after ordering is uniform over
    (r, r + Q] whatever the demand, and the end of a period sees it less the demand of L + 1.
    """

    SPAN = 5  # lead time 4 and the period of the count

    def test_single_customers_in_continuous_time(self):
        money = {"fixed_cost": 12, "holding_cost": 1, "stockout_cost": 9}
        best = reorder_quantity(
            demand_rate=2, lead_time_demand=Poisson(mean=2.4), costs=ReorderCosts(**money)
        )
        run = events(
            quantity(best.order_quantity, best.reorder_point),
            Customers(rate=2, **DAY),
            LeadTime.fixed(1.2, **DAY),
            periods=2000,
            costs=SimulationCosts(**money),
        )
        assert confirms(run.cost, best.cost)
        assert confirms(run.fill_rate, best.service.fill_rate)
        assert confirms(run.ready_rate, best.service.ready_rate)
        assert confirms(run.period_service_level, best.service.period_service_level)
        assert confirms(run.cycle_service_level, best.service.cycle_service_level)
        assert confirms(run.backorders, best.service.mean_backorders)
        assert confirms(run.orders, 2 / best.order_quantity)

    @pytest.mark.parametrize("family", FAMILIES)
    @pytest.mark.parametrize("target", [FillRate("0.9"), ReadyRate("0.8")])
    def test_every_family_at_periods_ends(self, family, target):
        demand = FAMILIES[family]
        q = round(6 * demand.mean)
        found = safety_stock(
            demand=demand,
            lead_time=LeadTime.fixed(self.SPAN, **DAY),
            target=target,
            order_quantity=q,
        )
        money = {"fixed_cost": 30, "holding_cost": 1, "stockout_cost": 9}
        run = steps(
            quantity(q, found.level),
            demand,
            LeadTime.fixed(self.SPAN - 1, **DAY),
            costs=SimulationCosts(**money),
            periods=2000,
            replications=300,
        )
        ltd = found.protection_demand
        # fewer orders than d / Q: a period's demand may ask for two at once; that is counted apart
        fewer = 30 * (demand.mean / q - run.orders.value)
        cost = reorder_cost(
            reorder_point=found.level,
            order_quantity=q,
            demand_rate=demand.mean,
            lead_time_demand=ltd,
            costs=ReorderCosts(**money),
        )
        if family == "lognormal":  # the sum of its periods is Fenton and Wilkinson's
            assert run.cost.value == pytest.approx(cost, rel=0.005)
            assert run.ready_rate.value == pytest.approx(found.achieved.ready_rate, abs=0.005)
            return
        assert confirms(run.cost, cost - fewer)
        assert confirms(run.ready_rate, found.achieved.ready_rate)
        assert confirms(run.period_service_level, found.achieved.period_service_level)
        assert confirms(run.backorders, found.achieved.mean_backorders, within=0.06)

    @pytest.mark.parametrize("method", list(ReorderMethod))
    def test_the_pairs_of_every_method_cost_what_is_said(self, method):
        money = {"fixed_cost": 400, "holding_cost": 1, "stockout_cost": 9}
        daily = Demand.normal(mean=20, sd=4, **DAY)
        found = reorder_quantity(
            demand_rate=20,
            lead_time_demand=daily.over(self.SPAN),
            costs=ReorderCosts(**money),
            method=method,
        )
        run = steps(
            quantity(found.order_quantity, found.reorder_point),
            daily,
            LeadTime.fixed(self.SPAN - 1, **DAY),
            costs=SimulationCosts(**money),
        )
        if method is not ReorderMethod.EXPECTED_INVENTORY:
            assert confirms(run.cost, found.cost)
            return
        # held at r - E[D] + Q / 2, and p once for each unit that a cycle ends short of
        held = run.on_hand.value - run.backorders.value
        assert held == pytest.approx(
            found.reorder_point - 100 + found.order_quantity / 2, rel=0.005
        )

    def test_a_target_in_money_balances_the_time_out_of_stock(self):
        daily = Demand.normal(mean=20, sd=4, **DAY)
        found = safety_stock(
            demand=daily,
            lead_time=LeadTime.fixed(self.SPAN, **DAY),
            target=BackorderCost(holding_cost=1, backorder_cost=3),
            order_quantity=100,
        )
        run = steps(quantity(100, found.level), daily, LeadTime.fixed(self.SPAN - 1, **DAY))
        assert confirms(run.period_service_level, 0.75)

    def test_a_price_for_each_unit_short_limits_the_cycles_that_run_out(self):
        daily, lead = Demand.normal(mean=20, sd=4, **DAY), LeadTime.fixed(4, **DAY)
        found = safety_stock(
            demand=daily,
            lead_time=lead,
            target=StockoutCost(holding_cost=1, stockout_cost=28),
            review_period=7,
        )
        run = steps(OrderUpTo(level=found.level, review_period=7), daily, lead, periods=4900)
        assert confirms(run.cycle_service_level, 1 - 7 / 28, within=0.01)

    def test_lost_sales_with_one_order_on_its_way(self):
        ltd, r, q = Poisson(mean=8), 7, 12
        found = safety_stock(
            demand=Demand.poisson(mean=2, **DAY),
            lead_time=LeadTime.fixed(4, **DAY),
            target=FillRate(q / (q + ltd.loss(r)) - 1e-9, form=FillRateForm.LOST_SALES),
            order_quantity=q,
        )
        assert found.level == r
        run = events(
            quantity(q, r),
            Customers(rate=2, **DAY),
            LeadTime.fixed(4, **DAY),
            shortage="lost",
            periods=1000,
        )
        assert confirms(run.fill_rate, q / (q + ltd.loss(r)))
        assert confirms(run.backorders, 2 * ltd.loss(r) / (q + ltd.loss(r)))
        assert confirms(run.cycle_service_level, found.achieved.cycle_service_level)

    @pytest.mark.long
    def test_the_simple_fill_rate_understates_by_what_two_orders_would_leave_short(self):
        lead = LeadTime.fixed(4, **DAY)
        for q, apart in ((4, True), (40, False)):
            level = safety_stock(
                demand=Demand.poisson(mean=2, **DAY),
                lead_time=lead,
                target=FillRate("0.85", form=FillRateForm.SIMPLE),
                order_quantity=q,
            ).level
            ltd = Poisson(mean=8)
            run = events(quantity(q, level), Customers(rate=2, **DAY), lead, periods=2000)
            simple = fill_rate_at(level, ltd, EachOrder(order_quantity=q), FillRateForm.SIMPLE)
            assert confirms(run.fill_rate, simple + ltd.loss(level + q) / q)
            assert run.fill_rate.covers(simple) is not apart


class TestLumpyDemand:
    """Customers who take many units jump past the reorder point.

    The time on hand and the backorders stay exact; the share of units served does not: a lump's
    later units meet a lower stock. Unit j + 1 of a lump, met with probability P(X > j) / E[X],
    sees the reorder point r - j, so the fill rate is the mean of the formula's over these.
    """

    LEAD, RATE, Q = 5, 1, 60

    @pytest.mark.long
    @pytest.mark.parametrize(
        ("sizes", "error"),
        [
            ({1: 1.0}, 0.000),
            ({1: 0.2, 4: 0.6, 7: 0.2}, 0.014),
            ({1: 0.5, 5: 0.3, 20: 0.2}, 0.030),
            ({1: 0.8, 40: 0.2}, 0.047),
        ],
    )
    def test_the_fill_rate_is_overstated_by_the_lumps(self, sizes, error):
        size = Discrete.of(sizes)
        ltd = compound(self.RATE * self.LEAD, sizes)
        level = next(r for r in range(500) if self.claimed(ltd, r) >= 0.95)
        run = events(
            quantity(self.Q, level),
            Customers(rate=self.RATE, size=size, **DAY),
            LeadTime.fixed(self.LEAD, **DAY),
            periods=3000,
            warm_up=300,
        )
        met = {j: size.survival(j) / size.mean for j in range(int(size.highest()))}
        mended = sum(p * self.claimed(ltd, level - j) for j, p in met.items())
        cycle = sum(p * ltd.cdf(level - j) for j, p in met.items())
        assert confirms(run.fill_rate, mended)
        assert self.claimed(ltd, level) - mended == pytest.approx(error, abs=0.0006)
        assert run.cycle_service_level.covers(cycle)
        assert confirms(run.ready_rate, self.claimed(ltd, level))
        below = sum(j * p for j, p in met.items())  # the mean undershoot, for a rule of thumb
        assert self.claimed(ltd, level - round(below)) == pytest.approx(mended, abs=0.015)

    def claimed(self, ltd, level):
        return service_at(level, ltd, EachOrder(order_quantity=self.Q)).fill_rate


def compound(customers, sizes):
    """Return demand of Poisson many customers, by Panjer's recursion."""
    chances = [math.exp(-customers)]
    while sum(chances) < 1 - 1e-12:
        n = len(chances)
        terms = (customers / n * k * p * chances[n - k] for k, p in sizes.items() if k <= n)
        chances.append(sum(terms))
    total = sum(chances)
    return Discrete.of({n: p / total for n, p in enumerate(chances)})


class TestLeadTimes:
    CUSTOMS = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, **DAY)

    @pytest.mark.parametrize("family", ["normal", "gamma", "poisson", "negative binomial"])
    def test_what_a_single_cycle_achieves(self, family):
        demand = FAMILIES[family]
        found = safety_stock(
            demand=demand, lead_time=self.CUSTOMS, target=CycleServiceLevel("0.85")
        )
        draws = protection_draws(demand=demand, lead_time=self.CUSTOMS, draws=200_000, seed=3)
        short = (draws - found.level).clip(0)
        assert confirms(sure(1.0 * (short == 0)), found.achieved.cycle_service_level)
        assert confirms(sure(draws), found.demand_mean)
        assert confirms(sure((draws - found.demand_mean) ** 2), found.demand_sd**2)
        assert sure(short).covers(found.achieved.units_short)
        served = 1 - short / found.demand_mean
        assert confirms(sure(served), found.achieved.fill_rate)

    def test_two_moments_give_the_right_spread_and_the_wrong_tail(self):
        daily = FAMILIES["normal"]
        rough = protection_demand(daily, self.CUSTOMS, method=ProtectionMethod.TWO_MOMENTS)
        draws = protection_draws(demand=daily, lead_time=self.CUSTOMS, draws=200_000, seed=3)
        assert confirms(sure((draws - rough.mean) ** 2), rough.variance)
        reached = sure(1.0 * (draws <= rough.quantile(0.99)))
        assert 0.895 < reached.low < reached.high < 0.91  # for a target of 0.99

    def test_stages_add_up(self):
        stages = (
            LeadTimeStage.table("production", {10: 0.5, 14: 0.5}),
            LeadTimeStage(name="sea", time=Gamma.of(mean=20, sd=3)),
            LeadTimeStage.table("customs", {0: 0.75, 8: 0.15, 30: 0.10}),
        )
        lead = LeadTime.stages_of(*stages, period="day")
        draws = sum(
            protection_draws(
                demand=Demand.table({1: 1}, **DAY),
                lead_time=LeadTime.stages_of(stage, period="day"),
                draws=200_000,
                seed=seed,
            )
            for seed, stage in enumerate(stages)
        )
        assert confirms(sure(draws), lead.mean)
        assert confirms(sure((draws - lead.mean) ** 2), lead.variance)
        assert confirms(sure(1.0 * (draws <= 35)), lead.time.cdf(35))

    def test_poisson_demand_over_a_gamma_lead_time_is_negative_binomial(self):
        exact = protection_demand(
            Demand.poisson(mean=1.5, **DAY), LeadTime.moments(mean=60, sd=20, period="day")
        )
        drawn = protection_draws(
            demand=Demand.poisson(mean=1.5, **DAY),
            lead_time=LeadTime.stages_of(
                LeadTimeStage(name="all", time=Gamma.of(mean=60, sd=20)), period="day"
            ),
            draws=200_000,
            seed=3,
        )
        assert isinstance(exact, NegativeBinomial)
        assert confirms(sure(drawn), exact.mean)
        assert confirms(sure((drawn - exact.mean) ** 2), exact.variance)
        for p in (0.3, 0.8, 0.95):
            x = exact.quantile(p)
            assert confirms(sure(1.0 * (drawn <= x)), exact.cdf(x))

    def test_orders_that_overtake_one_another_need_less_stock_than_the_formula_holds(self):
        daily = Demand.poisson(mean=6, **DAY)
        lead = LeadTime.table({2: 0.75, 8: 0.15, 20: 0.10}, **DAY)
        # the demand of n periods ago is still missing if its order takes longer than n
        poisson = daily.distribution
        day = Discrete.of((n, poisson.cdf(n) - poisson.cdf(n - 1)) for n in range(40))
        outstanding = day
        for n in range(20):
            late = lead.time.survival(n)
            asked = {x: late * p for x, p in zip(day.points, day.probabilities, strict=True)}
            asked[0] += 1 - late
            outstanding = outstanding.plus(Discrete.of(asked))
        level = outstanding.quantile(0.9)
        run = steps(OrderUpTo(level=level), daily, lead, periods=1500, replications=300)
        assert confirms(run.period_service_level, outstanding.cdf(level))
        assert confirms(run.backorders, outstanding.loss(level), within=0.12)
        # and what the formula, which lets no order overtake, says of the same level
        claimed = service_of(demand=daily, lead_time=lead, level=level, review_period=1)
        assert claimed.period_service_level < 0.8
        held = safety_stock(
            demand=daily, lead_time=lead, target=CycleServiceLevel("0.9"), review_period=1
        )
        assert (held.level, level) == (85, 48)  # the page names these


def network(places, links=(), *, periods=600, warm_up=40, seed=1, **more):
    return simulate_network(
        places,
        links,
        periods=periods,
        warm_up=warm_up,
        replications=300,
        seed=seed,
        confidence=SURE,
        **more,
    )


class TestPooling:
    K = 1.2816  # a cycle service level of 90 %
    MEANS, SDS, TIMES = (100, 140, 60), (20, 25, 15), (4, 9, 2)
    RHO = ((1, 0.5, -0.2), (0.5, 1, 0), (-0.2, 0, 1))

    @pytest.mark.parametrize("rho", [0.0, 0.6, RHO])
    def test_one_place_needs_the_pooled_stock_for_the_same_service(self, rho):
        demands = [
            Demand.normal(mean=m, sd=s, **DAY) for m, s in zip(self.MEANS, self.SDS, strict=True)
        ]
        found = pooled_safety_stock(
            [PooledPlace(name=str(n), sd=s, lead_time=4) for n, s in enumerate(self.SDS)],
            safety_factor=self.K,
            correlations=rho,
        )
        hub = StockingPoint(name="hub", base_stock=4 * sum(self.MEANS) + found.together, time=4)
        shops = [
            StockingPoint(name=str(n), base_stock=0, demand=demand)
            for n, demand in enumerate(demands)
        ]
        run = network([hub, *shops], [("hub", shop.name) for shop in shops], correlations=rho)
        place = run.places["hub"]
        assert confirms(place.on_time, 0.9)
        held = Normal(mean=0, sd=found.sigma).complementary_loss(found.together)
        assert confirms(place.on_hand, held)
        assert run.places["0"].overdue.value > 0  # it holds nothing of its own

    def test_places_apart_need_each_their_own(self):
        places = [
            PooledPlace(name=str(n), sd=sd, lead_time=time)
            for n, (sd, time) in enumerate(zip(self.SDS, self.TIMES, strict=True))
        ]
        found = pooled_safety_stock(places, safety_factor=self.K, correlations=0.6)
        run = network(
            [
                StockingPoint(
                    name=one.name,
                    base_stock=mean * time + self.K * one.sigma,
                    time=time,
                    demand=Demand.normal(mean=mean, sd=one.sd, **DAY),
                )
                for one, mean, time in zip(places, self.MEANS, self.TIMES, strict=True)
            ],
            correlations=0.6,
        )
        for place in run.places.values():
            assert confirms(place.on_time, 0.9)
        # on hand less overdue is the safety stock, and that of all of them is the sum
        values = run.places.values()
        low = sum(place.on_hand.low - place.overdue.value for place in values)
        high = sum(place.on_hand.high - place.overdue.value for place in values)
        assert low <= found.apart <= high
        assert high - low < 0.06 * found.apart

    def test_the_square_root_law_keeps_the_service_of_equal_places(self):
        daily = Demand.normal(mean=100, sd=20, **DAY)
        apart = 9 * self.K * 20 * 2
        one = square_root_law(safety_stock=apart, places_before=9, places_after=1)
        shops = [StockingPoint(name=str(n), base_stock=0, demand=daily) for n in range(9)]
        hub = StockingPoint(name="hub", base_stock=9 * 400 + one, time=4)
        run = network([hub, *shops], [("hub", shop.name) for shop in shops])
        assert confirms(run.places["hub"].on_time, 0.9)

    def test_a_lead_time_that_varies_spreads_demand_as_a_place_says(self):
        lead = LeadTime.table({2: 0.5, 6: 0.5}, **DAY)
        place = PooledPlace(name="hub", sd=20, mean=100, lead_time=4, lead_time_sd=2)
        drawn = protection_draws(
            demand=Demand.normal(mean=100, sd=20, **DAY),
            lead_time=lead,
            draws=100_000,
            seed=2,
        )
        assert confirms(sure((drawn - 400) ** 2), place.sigma**2)


class TestGuaranteedService:
    LINKS = (("port", "hub"), ("parts", "hub"), ("hub", "east"), ("hub", "west"))

    def stages(self, k, mean):
        def stage(name, time, cost, **more):
            return NetworkStage(name=name, time=time, holding_cost=cost, safety_factor=k, **more)

        sold = {"demand_mean": mean, "demand_sd": 10}
        return [
            stage("port", 3, 0.5, inbound_service_time=1),
            stage("parts", 1, 0.2),
            stage("hub", 2, 1.2),
            stage("east", 1, 3, promised_service_time=0, **sold),
            stage("west", 2, 2.8, promised_service_time=1, **sold),
        ]

    def run(self, k, sold, scale=1.0, **more):
        stages = self.stages(k, sold.mean)
        plan = guaranteed_service(stages, self.LINKS)
        places = [
            StockingPoint(
                name=stage.name,
                base_stock=scale * plan.stages[stage.name].base_stock,
                time=int(stage.time),
                service_time=int(plan.stages[stage.name].service_time),
                inbound_service_time=int(stage.inbound_service_time),
                holding_cost=stage.holding_cost,
                demand=sold if stage.demand_mean else None,
            )
            for stage in stages
        ]
        return plan, network(places, self.LINKS, **more)

    def test_bounded_demand_is_always_served_as_promised_and_costs_what_is_said(self):
        # nothing or twice the mean: over n days never more than mean n + k sd sqrt(n) for k = 3,
        # n up to 9; the bound of both shops together is met up to n = 4
        sold = Demand.table({0: 0.5, 20: 0.5}, **DAY)
        plan, run = self.run(3.0, sold)
        assert max(stage.net_time for stage in plan.stages.values()) > 0
        for name, place in run.places.items():
            assert place.overdue.value == 0, name
            if plan.stages[name].safety_stock:
                assert confirms(place.on_hand, plan.stages[name].safety_stock)
        assert confirms(run.cost, plan.cost)
        _, short = self.run(3.0, sold, scale=0.8)
        assert any(place.overdue.value > 0 for place in short.places.values())

    def test_the_bound_is_reached_and_not_passed(self):
        sold = Demand.table({0: 0.5, 20: 0.5}, **DAY)
        only = NetworkStage(
            name="only",
            time=4,
            holding_cost=1,
            safety_factor=2,
            demand_mean=10,
            demand_sd=10,
            promised_service_time=0,
        )
        level = guaranteed_service([only], ()).stages["only"].base_stock
        assert level == pytest.approx(80)
        full = network([StockingPoint(name="only", base_stock=level, time=4, demand=sold)])
        less = network([StockingPoint(name="only", base_stock=79, time=4, demand=sold)])
        assert full.places["only"].on_time.value == 1
        assert confirms(less.places["only"].on_time, 1 - 1 / 16)

    def test_normal_demand_is_served_as_often_as_its_bound_holds(self):
        # where suppliers are never late; below, what they owe adds to what the bound leaves out
        sold = Demand.normal(mean=100, sd=10, **DAY)
        plan, run = self.run(1.2816, sold)
        for name in ("port", "parts"):
            assert confirms(run.places[name].on_time, 0.9)
        assert plan.stages["hub"].net_time == 2
        for name, share in (("hub", 0.875), ("east", 0.882), ("west", 0.882)):  # not 0.9
            assert run.places[name].on_time.value == pytest.approx(share, abs=0.003)
            assert run.places[name].on_time.high < 0.9


class TestSerialSystems:
    @pytest.mark.long
    @pytest.mark.parametrize(
        "demand",
        [Demand.poisson(mean=8, **DAY), Demand.normal(mean=80, sd=16, **DAY)],
        ids=["poisson", "normal"],
    )
    def test_the_cost_of_the_chain(self, demand):
        added, times, b = (1.0, 0.6, 0.4), (1, 3, 2), 12
        chain = [
            Echelon(holding_cost=h, lead_time=time) for h, time in zip(added, times, strict=True)
        ]
        plan = serial_base_stock(chain, demand=demand, backorder_cost=b)

        def run(levels):
            places = [
                StockingPoint(
                    name=str(n),
                    base_stock=level,
                    time=times[n],
                    holding_cost=sum(added[n:]),
                    transit_cost=sum(added[n + 1 :]),  # what the stage above has put into it
                    demand=None if n else demand,
                    backorder_cost=0 if n else b,
                )
                for n, level in enumerate(levels)
            ]
            return network(places, [("2", "1"), ("1", "0")], periods=1000)

        best = run(plan.local_levels)
        assert confirms(best.cost, plan.cost)
        spare = demand.sd
        for n in range(3):
            for step in (-spare, spare):
                other = [level + step * (m == n) for m, level in enumerate(plan.local_levels)]
                assert run(other).cost.high > plan.cost
        simple = serial_heuristic(chain, demand=demand, backorder_cost=b)
        near = SerialPlan(levels=tuple(map(round, simple)), cost=0.0)
        assert plan.cost * 0.99 < run(near.local_levels).cost.value < plan.cost * 1.02


def test_sums_of_demand_that_depends_on_the_day_before():
    total = autocorrelated_sd(sd=10, ar1=0.5, periods=5)
    days = [
        StockingPoint(name=str(n), base_stock=0, demand=Demand.normal(mean=100, sd=10, **DAY))
        for n in range(5)
    ]
    hub = StockingPoint(name="hub", base_stock=500 + 1.2816 * total, time=1)
    rho = [[0.5 ** abs(a - b) for a in range(5)] for b in range(5)]
    run = network([hub, *days], [("hub", day.name) for day in days], correlations=rho)
    assert confirms(run.places["hub"].on_time, 0.9)


def test_demand_over_several_seasons():
    factors = [0.8, 0.8, 0.9, 0.9, 1, 1, 0.9, 0.9, 1, 1.1, 1.3, 1.4]
    autumn = seasonal_demand(base=300, factors=factors, cv=0.3, start=9, periods=3)
    run = steps(
        Planned(orders=(autumn.quantile(0.9), 0, 0)),
        [Demand.normal(mean=300 * f, sd=90 * f, period="month") for f in (1, 1.1, 1.3)],
        LeadTime.fixed(0, period="month"),
        periods=1,
        warm_up=2,
        replications=30_000,
    )
    assert confirms(run.period_service_level, 0.9)


def test_a_min_max_policy_and_its_power_approximation():
    demand, lead = Demand.poisson(mean=6, **DAY), LeadTime.fixed(2, **DAY)
    money = {"fixed_cost": 30, "holding_cost": 1, "stockout_cost": 9}
    parts = {"demand": demand, "lead_time": lead, "costs": ReorderCosts(**money)}
    best, rough = min_max(**parts), min_max_power(**parts)
    r, top = round(rough.reorder_point), round(rough.order_up_to_level)
    said = min_max_cost(reorder_point=r, order_up_to_level=top, **parts)
    for policy, cost in (
        (best, best.cost),
        (MinMax(reorder_point=r, order_up_to_level=top), said),
    ):
        run = steps(policy, demand, lead, costs=SimulationCosts(**money))
        assert confirms(run.cost, cost)
    assert best.cost < said < 1.02 * best.cost


class TestTransport:
    DAILY = Demand.gamma(mean=20, sd=6, **DAY)
    LEAD = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, **DAY)

    def test_a_years_cost_line_by_line(self):
        mode = ShippingMode(
            name="sea",
            unit_cost=10,
            freight=1.2,
            duty=0.8,
            lead_time=self.LEAD,
            transit_days=30,
            order_quantity=2000,
            fixed_cost=350,
            storage_per_unit_day=0.004,
            recoverable_tax=2,
            refund_days=45,
        )
        said = transport_cost(
            mode,
            demand=self.DAILY,
            holding_rate=0.25,
            target=CycleServiceLevel("0.85"),
            penalty=9,
        )
        run = events(
            quantity(2000, said.reorder_point),
            Flow(demand=self.DAILY),
            self.LEAD,
            periods=4000,
            warm_up=400,
        )
        lines, year = said.lines, 365
        assert confirms(run.orders, lines["ordering"] / 350 / year)
        # purchase, freight and duty of what was ordered
        units = lines["purchase"] / 10
        assert confirms(run.orders, units / 2000 / year)
        assert (lines["freight"], lines["duty"]) == pytest.approx((1.2 * units, 0.8 * units))
        # stock held beyond what waits: half an order and the safety stock
        held = (lines["cycle"] + lines["safety"]) / (12 * 0.25)
        assert (
            run.on_hand.low - run.backorders.high <= held <= run.on_hand.high - run.backorders.low
        )
        assert run.on_hand.high - run.on_hand.low < 0.03 * held
        assert lines["storage"] == pytest.approx(held * 0.004 * year)
        # afloat: thirty days' demand, and forty-five days' tax not yet back
        afloat = events(
            quantity(2000, said.reorder_point),
            Flow(demand=self.DAILY),
            LeadTime.fixed(30, **DAY),
            periods=4000,
            warm_up=400,
        )
        assert confirms(afloat.on_order, lines["pipeline"] / (10 * 0.25))
        assert lines["tax advance"] == pytest.approx(lines["pipeline"] / 10 / 30 * 45 * 2)
        # units short once a cycle: exact if they wait, while no cycle begins with backorders
        short = 20 * year * (1 - run.fill_rate.value)
        assert said.units_short == pytest.approx(short, rel=0.04)
        assert lines["shortage"] == 9 * said.units_short

    @pytest.mark.long
    def test_lost_sales_make_fewer_cycles_than_a_year_of_demand(self):
        # so d / Q n(r), what a mode is charged, is above them by the share n(r) / Q
        mode = ShippingMode(
            name="rail",
            unit_cost=10,
            lead_time=LeadTime.fixed(30, **DAY),
            transit_days=20,
            order_quantity=80,
        )
        said = transport_cost(
            mode,
            demand=Demand.poisson(mean=2, **DAY),
            holding_rate=0.25,
            target=CycleServiceLevel("0.5"),
            penalty=9,
        )
        run = events(
            quantity(80, said.reorder_point),
            Customers(rate=2, **DAY),
            mode.lead_time,
            shortage="lost",
            periods=8000,
            warm_up=400,
        )
        above = Poisson(mean=60).loss(said.reorder_point) / 80
        assert confirms(run.backorders, said.units_short / 365 / (1 + above), within=0.05)
        assert 0.03 < above < 0.05
        assert run.backorders.high < said.units_short / 365

    def test_at_the_break_even_value_freight_saved_is_pipeline_paid(self):
        value = break_even_value(
            freight_fast=5.4, freight_slow=1.1, days_fast=7, days_slow=35, holding_rate=0.25
        )
        slow, fast = (
            events(
                quantity(400, 800),
                Flow(demand=self.DAILY),
                LeadTime.fixed(days, **DAY),
                periods=2000,
                warm_up=200,
            ).on_order
            for days in (35, 7)
        )
        saved = (5.4 - 1.1) * 20 * 365
        low, high = (
            (a - b) * value * 0.25 for a, b in ((slow.low, fast.high), (slow.high, fast.low))
        )
        assert low <= saved <= high
        assert high - low < 0.03 * saved

    def test_a_part_by_air_saves_what_is_said(self):
        daily = Demand.normal(mean=20, sd=6, **DAY)
        found = split_shipment(
            demand=daily,
            on_hand=300,
            quantity=1000,
            days_until_sea=40,
            days_until_air=9,
            air_premium=4,
            margin=12,
        )
        lost = []
        for by_air in (0.0, found.by_air):
            orders = [300.0, *[0.0] * 39]
            orders[9] = by_air
            run = steps(
                Planned(orders=tuple(orders)),
                daily,
                periods=40,
                warm_up=0,
                replications=4000,
                shortage="lost",
            )
            lost.append(run.backorders)
        low = 40 * (lost[0].low - lost[1].high)
        high = 40 * (lost[0].high - lost[1].low)
        assert low <= found.expected_saved <= high
        assert high - low < 0.03 * found.expected_saved


class TestForecasts:
    def test_errors_of_a_smoothed_level_add_up_as_said(self):
        rng = np.random.default_rng(6)
        alpha, periods, size = 0.2, 4, 100_000
        level, total = np.zeros(size), np.zeros(size)
        for _ in range(periods):
            error = draw(Normal(mean=0, sd=10), size=size, generator=rng)
            total += level + error
            level += alpha * error
        said = smoothed_error_sd(sd=10, alpha=alpha, periods=periods)
        assert confirms(sure(total**2), said**2)

    def test_normal_errors_have_the_sigma_that_their_mad_says(self):
        errors = draw(Normal(mean=0, sd=10), size=100_000, generator=np.random.default_rng(6))
        assert confirms(sure(abs(errors)), 10 / sigma_from_mad(1))

    @pytest.mark.parametrize(
        ("method", "kept"),
        [  # Croston is too high by about (1 - p) alpha / (2 - alpha); SBA and SBJ take off a share
            ("croston", 1.0),
            ("sba", 1 - 0.2 / 2),
            ("sbj", 1 - 0.2 / (2 - 0.2)),
            ("tsb", None),
        ],
    )
    def test_the_bias_of_intermittent_forecasts(self, method, kept):
        rng = np.random.default_rng(6)
        sells, alpha = 0.25, 0.2
        table = Discrete.of({0: 1 - sells, 2: sells / 2, 6: sells / 2})
        series = draw(table, size=6000 * 60, generator=rng).reshape(6000, 60)
        rates = [intermittent_rate(one.tolist(), method=method, alpha=alpha) for one in series]
        bias = 1.0 if kept is None else kept * (1 + (1 - sells) * alpha / (2 - alpha))
        assert confirms(sure(np.array(rates)), table.mean * bias)

    @pytest.mark.long
    @pytest.mark.parametrize("method", ["adida", "imapa"])
    def test_sums_over_the_interval_have_no_bias_to_speak_of(self, method):
        table = Discrete.of({0: 0.75, 2: 0.125, 6: 0.125})
        drawn = draw(table, size=1500 * 60, generator=np.random.default_rng(6))
        rates = [intermittent_rate(one.tolist(), method=method) for one in drawn.reshape(1500, 60)]
        assert confirms(sure(np.array(rates)), table.mean, within=0.06)

    def test_days_out_of_stock_do_not_lower_the_rate(self):
        rng = np.random.default_rng(6)
        sold = draw(Poisson(mean=6), size=100_000, generator=rng)
        there = rng.random(100_000) < 0.7
        rate = unconstrained_rate(
            units_sold=float(sold[there].sum()), in_stock_days=float(there.sum())
        )
        assert confirms(sure(sold), rate)

    @pytest.mark.parametrize("family", ["normal", "gamma", "poisson", "negative_binomial"])
    def test_a_fitted_family_has_the_moments_it_was_drawn_from(self, family):
        truth = FAMILIES[family.replace("_", " ")]
        drawn = draw(truth.distribution, size=100_000, generator=np.random.default_rng(6))
        found = fitted_demand(drawn.tolist(), family=family, period="day")
        assert confirms(sure(drawn), found.mean)
        assert found.mean == pytest.approx(truth.mean, rel=0.02)
        assert found.sd == pytest.approx(truth.sd, rel=0.03)
