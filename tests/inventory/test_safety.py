"""Safety stock: sourced tables, service after rounding, and the properties it must have."""

import math

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder import inventory as xi
from xborder.errors import InvalidInput, NoSolution
from xborder.inventory.fill_rate import factor

DAILY = xi.Demand.normal(mean=20, sd=6, period="day")
HEAVY = xi.LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
MILD = xi.LeadTime.table({30: 0.90, 35: 0.08, 49: 0.02}, period="day")


def at(p, lead_time, **more):
    return xi.safety_stock(
        demand=DAILY, lead_time=lead_time, target=xi.CycleServiceLevel(p), **more
    )


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
    assert rough.method is xi.Method.TWO_MOMENTS
    achieved = xi.service_of(demand=DAILY, lead_time=lead_time, level=rough.level)
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


@pytest.mark.parametrize(
    ("form", "k"),
    [  # shared/peers/inventory.md, section 11: Q = 500, s = 707, target 95 %
        ("simple", 1.416506946),
        ("exact", 1.325252821),
        ("lost_sales", 1.393256427),
    ],
)
def test_each_form_of_the_fill_rate_has_its_own_safety_factor(form, k):
    weekly = xi.Demand.normal(mean=300, sd=500, period="week")
    lead = xi.LeadTime.fixed(2, period="week")
    target = xi.FillRate("0.95", form=form)
    found = xi.safety_stock(demand=weekly, lead_time=lead, target=target, order_quantity=500)
    assert found.safety_stock / found.demand_sd == pytest.approx(k, rel=1e-8)


def test_the_standard_fill_rate_example_of_a_small_safety_factor():
    # Chopra and Meindl, safety inventory: Q 10,000, sigma 707.1, fill rate 0.975, printed ss = 67
    demand = xi.Demand.normal(mean=2500, sd=500, period="week")
    lead = xi.LeadTime.fixed(2, period="week")
    target = xi.FillRate("0.975", form="simple")
    found = xi.safety_stock(demand=demand, lead_time=lead, target=target, order_quantity=10_000)
    assert found.safety_stock == pytest.approx(67, abs=0.5)
    less = xi.FillRate("0.90", form="simple")
    lower = xi.safety_stock(demand=demand, lead_time=lead, target=less, order_quantity=10_000)
    assert lower.safety_stock < 0  # a legal answer


FAMILIES = {
    "normal": xi.Demand.normal(mean=20, sd=6, period="day"),
    "gamma": xi.Demand.gamma(mean=20, sd=15, period="day"),
    "lognormal": xi.Demand.lognormal(mean=20, sd=15, period="day"),
    "poisson": xi.Demand.poisson(mean=1.3, period="day"),
    "negative binomial": xi.Demand.negative_binomial(mean=1.3, variance=4, period="day"),
    "sample": xi.Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 0], period="day"),
}
CYCLES = {"one cycle": {}, "orders": {"order_quantity": 40}, "reviews": {"review_period": 7}}
TARGETS = {
    "cycle": xi.CycleServiceLevel("0.95"),
    "fill": xi.FillRate("0.97"),
    "ready": xi.ReadyRate("0.96"),
}
SHORT = xi.LeadTime.table({3: 0.8, 6: 0.15, 14: 0.05}, period="day")


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("cycle", CYCLES)
@pytest.mark.parametrize("kind", TARGETS)
@pytest.mark.parametrize("step", [0, 1, 12])
def test_targets_are_met_after_rounding_and_nothing_is_wasted(family, cycle, kind, step):
    demand, target = FAMILIES[family], TARGETS[kind]
    parts = {"demand": demand, "lead_time": SHORT, **CYCLES[cycle]}
    found = xi.safety_stock(target=target, round_up_to=step, **parts)
    name = {"cycle": "cycle_service_level", "fill": "fill_rate", "ready": "ready_rate"}[kind]
    assert getattr(found.achieved, name) >= target.value - 1e-9
    if step:
        assert found.level % step == 0
        assert found.exact_level <= found.level + 1e-6
    less = step or (1 if demand.distribution.whole else 1e-6 * found.level)
    lower = xi.service_of(level=found.exact_level - less, **parts)
    assert getattr(lower, name) < target.value
    assert found.safety_stock == pytest.approx(found.level - found.demand_mean)
    assert all(math.isfinite(v) for v in (found.level, found.demand_sd, found.achieved.units_short))


@pytest.mark.parametrize("sd", [1.0, 3.0, 6.0, 12.0, 40.0])
@pytest.mark.parametrize("p", [0.5001, 0.7, 0.9, 0.999])
def test_under_normal_demand_more_variance_never_lowers_stock(p, sd):
    lead = xi.LeadTime.fixed(30, period="day")
    more, less = (
        xi.safety_stock(
            demand=xi.Demand.normal(mean=20, sd=one, period="day"),
            lead_time=lead,
            target=xi.CycleServiceLevel(p),
        )
        for one in (sd * 1.1, sd)
    )
    assert more.level >= less.level


def test_under_other_demand_more_lead_time_variance_can_lower_the_reorder_point():
    # Chopra, Reinhardt and Dada (2004), Decision Sciences 35(1): below a threshold above 1/2.
    # Here: lead time certain at 10, against 5 or 10 or 15 with chance 1/10 each side and more.
    lead = xi.LeadTime.table({8: 0.7, 10: 0.15, 20: 0.15}, period="day")
    certain = xi.LeadTime.fixed(lead.mean, period="day")
    steady = xi.Demand.normal(mean=20, sd=2, period="day")
    target = xi.CycleServiceLevel("0.60")
    varied = xi.safety_stock(demand=steady, lead_time=lead, target=target)
    fixed = xi.safety_stock(demand=steady, lead_time=certain, target=target)
    assert lead.mean == pytest.approx(10.1)
    assert varied.demand_sd > fixed.demand_sd
    assert varied.level < fixed.level  # more variance, less stock
    high = xi.CycleServiceLevel("0.95")
    assert (
        xi.safety_stock(demand=steady, lead_time=lead, target=high).level
        > xi.safety_stock(demand=steady, lead_time=certain, target=high).level
    )


@given(st.floats(0.1, 1e5), st.floats(0.02, 0.995), st.sampled_from(list(xi.FillRateForm)))
def test_the_safety_factor_inverts_its_own_loss(ratio, beta, form):
    k = factor(ratio, xi.FillRate(beta, form=form))
    with mpmath.workdps(60):

        def loss(z):
            return mpmath.npdf(z) - z * mpmath.ncdf(-z)

        exact = loss(mpmath.mpf(k)) / ratio
        if form is xi.FillRateForm.EXACT:
            exact -= loss(mpmath.mpf(k) + ratio) / ratio
        reached = 1 / (1 + exact) if form is xi.FillRateForm.LOST_SALES else 1 - exact
    assert float(reached) == pytest.approx(beta, abs=1e-9)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("form", list(xi.FillRateForm))
def test_every_form_is_met_by_every_family(family, form):
    parts = {"demand": FAMILIES[family], "lead_time": SHORT}
    found = xi.safety_stock(target=xi.FillRate("0.97", form=form), order_quantity=40, **parts)
    short = found.protection_demand.loss(found.level)
    reached = {"simple": 1 - short / 40, "lost_sales": 40 / (40 + short)}
    exact = (short - found.protection_demand.loss(found.level + 40)) / 40
    assert reached.get(form, 1 - exact) >= 0.97 - 1e-12
    assert found.achieved.fill_rate == pytest.approx(1 - exact)


def test_without_demand_a_fill_rate_needs_no_stock():
    nothing = xi.Demand.normal(mean=0, sd=3, period="day")
    for cycle in ({}, {"review_period": 7}):
        found = xi.safety_stock(demand=nothing, lead_time=SHORT, target=xi.FillRate("0.9"), **cycle)
        assert (found.level, found.achieved.fill_rate) == (0, 1)


def test_costs_choose_the_level_where_one_more_unit_pays_for_itself():
    lead, parts = SHORT, {"demand": FAMILIES["gamma"], "lead_time": SHORT}
    newsvendor = xi.BackorderCost(holding_cost=1, backorder_cost=19)
    assert xi.safety_stock(target=newsvendor, **parts).level == pytest.approx(
        xi.safety_stock(target=xi.CycleServiceLevel("0.95"), **parts).level
    )
    assert xi.safety_stock(target=newsvendor, order_quantity=40, **parts).level == pytest.approx(
        xi.safety_stock(target=xi.ReadyRate("0.95"), order_quantity=40, **parts).level
    )
    short = xi.StockoutCost(holding_cost=0.1, stockout_cost=8)
    by_order = xi.safety_stock(target=short, order_quantity=40, **parts)  # 0.1 x 2 days / 8
    assert by_order.achieved.cycle_service_level == pytest.approx(1 - 0.1 * 2 / 8)
    by_review = xi.safety_stock(target=short, review_period=7, **parts)
    assert by_review.achieved.cycle_service_level == pytest.approx(1 - 0.1 * 7 / 8)
    once = xi.safety_stock(target=xi.StockoutCost(holding_cost=1, stockout_cost=3), **parts)
    assert once.achieved.cycle_service_level == pytest.approx(0.75)
    with pytest.raises(InvalidInput, match="Holding a unit for a cycle costs"):
        xi.safety_stock(
            target=xi.StockoutCost(holding_cost=1, stockout_cost=3), review_period=7, **parts
        )
    nothing = xi.Demand.poisson(mean=0, period="day")
    with pytest.raises(InvalidInput, match="Holding a unit for a cycle costs inf"):
        xi.safety_stock(demand=nothing, lead_time=lead, target=short, order_quantity=40)


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
    demand = getattr(xi.Demand, family)(mean=mean, sd=cv * mean, period="day")
    lead = xi.LeadTime.table({time: 0.9, time + 20: 0.1}, period="day")
    for target in (xi.CycleServiceLevel(p), xi.FillRate(p), xi.ReadyRate(p)):
        found = xi.safety_stock(demand=demand, lead_time=lead, target=target, **CYCLES[cycle])
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
    steady = xi.Demand.normal(mean=20, sd=0, period="day")
    for target in TARGETS.values():
        for cycle in CYCLES.values():
            found = xi.safety_stock(
                demand=steady, lead_time=xi.LeadTime.fixed(30, period="day"), target=target, **cycle
            )
            assert math.isfinite(found.level)
            now = xi.safety_stock(
                demand=DAILY, lead_time=xi.LeadTime.fixed(0, period="day"), target=target, **cycle
            )
            assert math.isfinite(now.level)
            none = xi.safety_stock(
                demand=xi.Demand.sample([0, 0], period="day"),
                lead_time=xi.LeadTime.fixed(30, period="day"),
                target=target,
                **cycle,
            )
            assert none.achieved.fill_rate == 1 or "order_quantity" in cycle
            assert -40 <= none.level <= 1
    exact = xi.safety_stock(
        demand=steady,
        lead_time=xi.LeadTime.fixed(30, period="day"),
        target=xi.FillRate("0.9"),
        order_quantity=50,
    )
    assert exact.level == pytest.approx(595)  # a tenth of every order of 50 may wait
    assert exact.achieved.fill_rate == pytest.approx(0.9)


def test_a_whole_service_needs_bounded_demand():
    whole = {"lead_time": xi.LeadTime.fixed(3, period="day")}
    bounded = xi.Demand.sample([0, 1, 4], period="day")
    for target in (xi.CycleServiceLevel(1), xi.FillRate(1)):
        assert xi.safety_stock(demand=bounded, target=target, **whole).level == 12
    assert xi.safety_stock(demand=bounded, target=xi.ReadyRate(1), **whole).level == 13
    for cycle in CYCLES.values():
        for family in ("normal", "gamma", "poisson"):
            with pytest.raises(NoSolution, match="no greatest value"):
                xi.safety_stock(demand=FAMILIES[family], target=xi.FillRate(1), **whole, **cycle)


def test_the_result_explains_itself_in_two_languages():
    found = xi.safety_stock(
        demand=DAILY, lead_time=HEAVY, target=xi.CycleServiceLevel("0.98"), review_period=7
    )
    assert found.protection_interval == pytest.approx(41.2)
    assert found.order_up_to_level == found.level
    text = found.explain()
    assert "lead time of 34.2 and a review period of 7 (day)" in text
    assert "exact" in text
    assert "安全库存" in found.explain(locale="zh_CN")
    rough = xi.safety_stock(
        demand=DAILY,
        lead_time=xi.LeadTime.moments(mean=30, sd=5, period="day"),
        target=xi.CycleServiceLevel("0.98"),
    )
    assert rough.method is xi.Method.TWO_MOMENTS
    assert "an approximation" in rough.explain()
    assert "No order quantity or review period" in rough.explain()


def test_a_review_period_and_an_order_quantity_exclude_each_other():
    with pytest.raises(InvalidInput, match="both given"):
        at("0.9", HEAVY, order_quantity=10, review_period=7)
    with pytest.raises(InvalidInput, match="review_period is 0"):
        at("0.9", HEAVY, review_period=0)
    with pytest.raises(InvalidInput, match="round_up_to is -1"):
        at("0.9", HEAVY, round_up_to=-1)


def test_targets_are_fractions_and_say_so():
    with pytest.raises(InvalidInput, match=r"cycle_service_level is 95.*not a percentage"):
        xi.CycleServiceLevel(95)
    with pytest.raises(InvalidInput, match="fill_rate is abc, which is not a decimal"):
        xi.FillRate("abc")
    with pytest.raises(InvalidInput, match="ready_rate is 0"):
        xi.ReadyRate(0)
    with pytest.raises(InvalidInput, match="exactly is not a choice"):
        xi.FillRate("0.9", form="exactly")
    with pytest.raises(InvalidInput, match="rough is not a choice"):
        at("0.9", HEAVY, method="rough")


def test_backorders_over_time_agree_with_a_numerical_mean():
    ltd = xi.Gamma.of(mean=120, sd=90)
    demand = xi.Demand(distribution=ltd, period="month")
    service = xi.service_of(
        demand=demand, lead_time=xi.LeadTime.fixed(1, period="month"), level=150, order_quantity=80
    )
    mean = mpmath.quad(lambda y: ltd.loss(float(y)), [150, 190, 230]) / 80
    assert service.mean_backorders == pytest.approx(float(mean), rel=1e-9)
    ready = mpmath.quad(lambda y: ltd.cdf(float(y)), [150, 190, 230]) / 80
    assert service.ready_rate == pytest.approx(float(ready), rel=1e-9)
    counts = xi.Demand.poisson(mean=9, period="month")
    found = xi.service_of(
        demand=counts, lead_time=xi.LeadTime.fixed(1, period="month"), level=8, order_quantity=5
    )
    positions = range(9, 14)
    assert found.mean_backorders == pytest.approx(
        sum(counts.distribution.loss(y) for y in positions) / 5
    )
    assert found.ready_rate == pytest.approx(
        sum(counts.distribution.cdf(y - 1) for y in positions) / 5
    )
    assert found.period_service_level == pytest.approx(
        sum(counts.distribution.cdf(y) for y in positions) / 5
    )


def test_the_share_of_time_with_stock_counts_stock_not_its_absence():
    dice, half = xi.Discrete.sample([0, 2]), xi.Discrete.of({0.5: 0.5, 1.5: 0.5})
    assert (dice.below(0), dice.below(2), dice.cdf(2)) == (0, 0.5, 1)
    assert (half.below(0.5), half.below(1)) == (0, 0.5)
    assert xi.Poisson(mean=2).below(3) == xi.Poisson(mean=2).cdf(2)
    assert xi.Normal(mean=3, sd=0).below(3) == 0


def test_the_best_level_of_counted_demand_given_its_order_size():
    demand = xi.Demand.poisson(mean=9, period="month")
    lead = xi.LeadTime.fixed(1, period="month")
    costs = xi.ReorderCosts(fixed_cost=1, holding_cost=1, stockout_cost=7)
    found = xi.safety_stock(
        demand=demand,
        lead_time=lead,
        target=xi.BackorderCost(holding_cost=1, backorder_cost=7),
        order_quantity=5,
    )
    every = {
        r: xi.reorder_cost(
            reorder_point=r,
            order_quantity=5,
            demand_rate=9,
            lead_time_demand=demand.over(1),
            costs=costs,
        )
        for r in range(25)
    }
    assert found.level == min(every, key=every.get)
