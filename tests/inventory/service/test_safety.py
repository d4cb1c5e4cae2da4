"""Safety stock: targets met and nothing wasted, mixtures beside mpmath."""

import math

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NoSolution
from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime, ProtectionMethod
from xborder.inventory.policies import ReorderCosts, reorder_cost
from xborder.inventory.service import (
    BackorderCost,
    CycleServiceLevel,
    FillRate,
    FillRateForm,
    ReadyRate,
    StockoutCost,
    safety_stock,
    service_of,
)

DAILY = Demand.normal(mean=20, sd=6, period="day")
HEAVY = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
MILD = LeadTime.table({30: 0.90, 35: 0.08, 49: 0.02}, period="day")


def at(p, lead_time, **more):
    return safety_stock(demand=DAILY, lead_time=lead_time, target=CycleServiceLevel(p), **more)


@pytest.mark.parametrize(
    ("lead_time", "p", "textbook", "delivers", "exact"),
    [
        # shared/peers/inventory.md, section 5, to the digits of inventory_cases.yaml
        # (ss-customs-mixture-heavy, ss-customs-mixture-light): exact normal-mixture inversion
        (HEAVY, 0.90, 920.3592482, 0.89999891, 956.5180777),
        (HEAVY, 0.95, 987.3638108, 0.9000002378, 1200.0),
        (HEAVY, 0.98, 1062.777227, 0.9001575734, 1239.11502),
        (HEAVY, 0.99, 1113.053227, 0.9030686633, 1259.561134),
        (MILD, 0.90, 702.071214, 0.9410076287, 669.4397788),
        (MILD, 0.95, 726.5846016, 0.9617914225, 711.6686266),
        (MILD, 0.98, 754.1743393, 0.9749202686, 835.1379701),
        (MILD, 0.99, 772.56764, 0.9783632265, 980.0),
    ],
)
def test_the_textbook_formula_misses_what_the_mixture_meets(
    lead_time, p, textbook, delivers, exact
):
    rough = at(p, lead_time, method="two_moments")
    found = at(p, lead_time)
    assert rough.reorder_point == pytest.approx(textbook, rel=1e-8)
    assert rough.method is ProtectionMethod.TWO_MOMENTS
    achieved = service_of(demand=DAILY, lead_time=lead_time, level=rough.level)
    assert achieved.cycle_service_level == pytest.approx(delivers, rel=1e-8)
    assert found.reorder_point == pytest.approx(exact, rel=1e-8)
    assert found.achieved.cycle_service_level == pytest.approx(p, abs=1e-9)


@pytest.mark.parametrize("p", [0.6, 0.9, 0.951, 0.999])
def test_the_mixture_level_agrees_with_mpmath(p):
    with mpmath.workdps(40):

        def gap(x):
            terms = ((30, "0.75"), (38, "0.15"), (60, "0.10"))
            reached = sum(
                mpmath.mpf(w) * mpmath.ncdf(x, 20 * d, 6 * mpmath.sqrt(d)) for d, w in terms
            )
            return reached - mpmath.mpf(p)

        root = mpmath.findroot(
            gap, (500, 1500), solver="bisect", tol=1e-50, maxsteps=150, verify=False
        )
    assert at(p, HEAVY).level == pytest.approx(float(root), rel=1e-10)


FAMILIES = {
    "normal": Demand.normal(mean=20, sd=6, period="day"),
    "gamma": Demand.gamma(mean=20, sd=15, period="day"),
    "lognormal": Demand.lognormal(mean=20, sd=15, period="day"),
    "poisson": Demand.poisson(mean=1.3, period="day"),
    "negative binomial": Demand.negative_binomial(mean=1.3, variance=4, period="day"),
    "sample": Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 0], period="day"),
}
CYCLES = {"one cycle": {}, "orders": {"order_quantity": 40}, "reviews": {"review_period": 7}}
TARGETS = {
    "cycle": CycleServiceLevel("0.95"),
    "fill": FillRate("0.97"),
    "ready": ReadyRate("0.96"),
}
SHORT = LeadTime.table({3: 0.8, 6: 0.15, 14: 0.05}, period="day")


@pytest.mark.parametrize("sd", [1.0, 3.0, 6.0, 12.0, 40.0])
@pytest.mark.parametrize("p", [0.5001, 0.7, 0.9, 0.999])
def test_under_normal_demand_more_variance_never_lowers_stock(p, sd):
    lead = LeadTime.fixed(30, period="day")
    more, less = (
        safety_stock(
            demand=Demand.normal(mean=20, sd=one, period="day"),
            lead_time=lead,
            target=CycleServiceLevel(p),
        )
        for one in (sd * 1.1, sd)
    )
    assert more.level >= less.level


def test_under_other_demand_more_lead_time_variance_can_lower_the_reorder_point():
    # Chopra, Reinhardt and Dada (2004), Decision Sciences 35(1): below a threshold above 1/2.
    # Here: lead time certain at 10, against 5 or 10 or 15 with chance 1/10 each side and more.
    lead = LeadTime.table({8: 0.7, 10: 0.15, 20: 0.15}, period="day")
    certain = LeadTime.fixed(lead.mean, period="day")
    steady = Demand.normal(mean=20, sd=2, period="day")
    target = CycleServiceLevel("0.60")
    varied = safety_stock(demand=steady, lead_time=lead, target=target)
    fixed = safety_stock(demand=steady, lead_time=certain, target=target)
    assert lead.mean == pytest.approx(10.1)
    assert varied.demand_sd > fixed.demand_sd
    assert varied.level < fixed.level  # more variance, less stock
    high = CycleServiceLevel("0.95")
    assert (
        safety_stock(demand=steady, lead_time=lead, target=high).level
        > safety_stock(demand=steady, lead_time=certain, target=high).level
    )


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("form", list(FillRateForm))
def test_every_form_is_met_by_every_family(family, form):
    parts = {"demand": FAMILIES[family], "lead_time": SHORT}
    found = safety_stock(target=FillRate("0.97", form=form), order_quantity=40, **parts)
    short = found.protection_demand.loss(found.level)
    reached = {"simple": 1 - short / 40, "lost_sales": 40 / (40 + short)}
    exact = (short - found.protection_demand.loss(found.level + 40)) / 40
    assert reached.get(form, 1 - exact) >= 0.97 - 1e-12
    assert found.achieved.fill_rate == pytest.approx(1 - exact)


def test_without_demand_a_fill_rate_needs_no_stock():
    nothing = Demand.normal(mean=0, sd=3, period="day")
    for cycle in ({}, {"review_period": 7}):
        found = safety_stock(demand=nothing, lead_time=SHORT, target=FillRate("0.9"), **cycle)
        assert (found.level, found.achieved.fill_rate) == (0, 1)


def test_costs_choose_the_level_where_one_more_unit_pays_for_itself():
    lead, parts = SHORT, {"demand": FAMILIES["gamma"], "lead_time": SHORT}
    newsvendor = BackorderCost(holding_cost=1, backorder_cost=19)
    assert safety_stock(target=newsvendor, **parts).level == pytest.approx(
        safety_stock(target=CycleServiceLevel("0.95"), **parts).level
    )
    assert safety_stock(target=newsvendor, order_quantity=40, **parts).level == pytest.approx(
        safety_stock(target=ReadyRate("0.95"), order_quantity=40, **parts).level
    )
    short = StockoutCost(holding_cost=0.1, stockout_cost=8)
    by_order = safety_stock(target=short, order_quantity=40, **parts)  # 0.1 x 2 days / 8
    assert by_order.achieved.cycle_service_level == pytest.approx(1 - 0.1 * 2 / 8)
    by_review = safety_stock(target=short, review_period=7, **parts)
    assert by_review.achieved.cycle_service_level == pytest.approx(1 - 0.1 * 7 / 8)
    once = safety_stock(target=StockoutCost(holding_cost=1, stockout_cost=3), **parts)
    assert once.achieved.cycle_service_level == pytest.approx(0.75)
    with pytest.raises(InvalidInput, match="Holding a unit for a cycle costs"):
        safety_stock(target=StockoutCost(holding_cost=1, stockout_cost=3), review_period=7, **parts)
    nothing = Demand.poisson(mean=0, period="day")
    with pytest.raises(InvalidInput, match="Holding a unit for a cycle costs inf"):
        safety_stock(demand=nothing, lead_time=lead, target=short, order_quantity=40)


@settings(max_examples=25)
@given(
    st.sampled_from(["normal", "gamma", "lognormal"]),
    st.floats(1e-6, 1e9),
    st.floats(0, 10),
    st.sampled_from([0, 1, 30, 400]),
    st.sampled_from(list(CYCLES)),
    st.sampled_from([0.01, 0.5, 0.95, 0.9999]),
)
def test_finite_input_never_gives_nan(family, mean, cv, time, cycle, p):
    demand = getattr(Demand, family)(mean=mean, sd=cv * mean, period="day")
    lead = LeadTime.table({time: 0.9, time + 20: 0.1}, period="day")
    for target in (CycleServiceLevel(p), FillRate(p), ReadyRate(p)):
        found = safety_stock(demand=demand, lead_time=lead, target=target, **CYCLES[cycle])
        achieved = found.achieved
        values = (
            found.level,
            found.safety_stock,
            found.demand_sd,
            achieved.cycle_service_level,
            achieved.fill_rate,
            achieved.ready_rate,
            achieved.units_short,
            achieved.mean_backorders,
        )
        assert all(math.isfinite(value) for value in values)
        for share in (achieved.cycle_service_level, achieved.fill_rate, achieved.ready_rate):
            assert -1e-9 <= share <= 1 + 1e-9


def test_zero_sigma_zero_lead_time_and_no_demand_are_defined():
    steady = Demand.normal(mean=20, sd=0, period="day")
    for target in TARGETS.values():
        for cycle in CYCLES.values():
            found = safety_stock(
                demand=steady, lead_time=LeadTime.fixed(30, period="day"), target=target, **cycle
            )
            assert math.isfinite(found.level)
            now = safety_stock(
                demand=DAILY, lead_time=LeadTime.fixed(0, period="day"), target=target, **cycle
            )
            assert math.isfinite(now.level)
            none = safety_stock(
                demand=Demand.sample([0, 0], period="day"),
                lead_time=LeadTime.fixed(30, period="day"),
                target=target,
                **cycle,
            )
            assert none.achieved.fill_rate == 1 or "order_quantity" in cycle
            assert -40 <= none.level <= 1
    exact = safety_stock(
        demand=steady,
        lead_time=LeadTime.fixed(30, period="day"),
        target=FillRate("0.9"),
        order_quantity=50,
    )
    assert exact.level == pytest.approx(595)  # a tenth of every order of 50 may wait
    assert exact.achieved.fill_rate == pytest.approx(0.9)


def test_a_whole_service_needs_bounded_demand():
    whole = {"lead_time": LeadTime.fixed(3, period="day")}
    bounded = Demand.sample([0, 1, 4], period="day")
    for target in (CycleServiceLevel(1), FillRate(1)):
        assert safety_stock(demand=bounded, target=target, **whole).level == 12
    assert safety_stock(demand=bounded, target=ReadyRate(1), **whole).level == 13
    for cycle in CYCLES.values():
        for family in ("normal", "gamma", "poisson"):
            with pytest.raises(NoSolution, match="no greatest value"):
                safety_stock(demand=FAMILIES[family], target=FillRate(1), **whole, **cycle)


def test_the_result_explains_itself_in_two_languages():
    found = safety_stock(
        demand=DAILY, lead_time=HEAVY, target=CycleServiceLevel("0.98"), review_period=7
    )
    assert found.protection_interval == pytest.approx(41.2)
    assert found.order_up_to_level == found.level
    text = found.explain()
    assert "lead time of 34.2 and a review period of 7 (day)" in text
    assert "exact" in text
    assert "安全库存" in found.explain(locale="zh_CN")
    rough = safety_stock(
        demand=DAILY,
        lead_time=LeadTime.moments(mean=30, sd=5, period="day"),
        target=CycleServiceLevel("0.98"),
    )
    assert rough.method is ProtectionMethod.TWO_MOMENTS
    assert "an approximation" in rough.explain()
    assert "No order quantity or review period" in rough.explain()


def test_a_review_period_and_a_rounding_are_not_negative():
    with pytest.raises(InvalidInput, match="review_period is 0"):
        at("0.9", HEAVY, review_period=0)
    with pytest.raises(InvalidInput, match="round_up_to is -1"):
        at("0.9", HEAVY, round_up_to=-1)


def test_the_best_level_of_counted_demand_given_its_order_size():
    demand = Demand.poisson(mean=9, period="month")
    lead = LeadTime.fixed(1, period="month")
    costs = ReorderCosts(fixed_cost=1, holding_cost=1, stockout_cost=7)
    found = safety_stock(
        demand=demand,
        lead_time=lead,
        target=BackorderCost(holding_cost=1, backorder_cost=7),
        order_quantity=5,
    )
    every = {
        r: reorder_cost(
            reorder_point=r,
            order_quantity=5,
            demand_rate=9,
            lead_time_demand=demand.over(1),
            costs=costs,
        )
        for r in range(25)
    }
    assert found.level == min(every, key=every.get)


@pytest.mark.parametrize(
    ("each", "times", "step", "level"),
    [
        (0.1 * 3, 80, 24, 24),  # 24.000000000000004
        (16.1, 30, 21, 483),  # 483.00000000000006
        (24.001, 1, 24, 48),
        (23.999, 1, 24, 24),
        (0.7, 1, 0.1, 0.7),
        (0.71, 1, 0.1, 0.8),
        (5, 1, 0, 5),
    ],
)
def test_a_level_at_a_step_but_for_its_noise_is_at_that_step(each, times, step, level):
    found = safety_stock(
        demand=Demand.table({each: 1}, period="day"),
        lead_time=LeadTime.fixed(times, period="day"),
        target=CycleServiceLevel("0.9"),
        round_up_to=step,
    )
    assert found.level == pytest.approx(level, rel=1e-12)
    assert found.exact_level == pytest.approx(each * times)


def test_a_target_is_one_of_the_known_kinds():
    for wrong in (0.95, "0.95", None):
        with pytest.raises(InvalidType, match=r"target is .*, which is not a CycleServiceLevel"):
            safety_stock(demand=DAILY, lead_time=HEAVY, target=wrong)
    with pytest.raises(InvalidType, match="has no period"):
        safety_stock(demand=DAILY, lead_time=30, target=CycleServiceLevel("0.9"))
    with pytest.raises(InvalidType, match="demand is"):
        safety_stock(demand=20, lead_time=HEAVY, target=CycleServiceLevel("0.9"))
