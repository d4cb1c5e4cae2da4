"""Order quantities and policies: published examples, enumeration, stockpyl where it is right."""

import itertools
import math

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stockpyl import eoq, rq, ss, wagner_whitin

from xborder import inventory as xi
from xborder.errors import InvalidInput, NoSolution

POSITIVE = st.floats(0.1, 1e4)


@pytest.mark.parametrize(
    ("given_", "quantity", "cost"),
    [
        # Hillier and Lieberman (2001), speakers; printed 25298 / 7589.5 and 28540 / 6727.3
        ({"fixed_cost": 12000, "holding_cost": 0.3, "demand_rate": 8000}, 25298.22, 7589.466),
        (
            {"fixed_cost": 12000, "holding_cost": 0.3, "demand_rate": 8000, "stockout_cost": 1.1},
            28540.24,
            6727.343,
        ),
        # Snyder and Shen (2019), Example 3.1 with production at 2000 a year
        (
            {"fixed_cost": 8, "holding_cost": 0.225, "demand_rate": 1300, "production_rate": 2000},
            513.9329,
            40.47221,
        ),
    ],
)
def test_printed_economic_orders(given_, quantity, cost):
    best = xi.economic_order(**given_)
    assert (best.order_quantity, best.cost) == pytest.approx((quantity, cost), rel=1e-6)


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
def test_economic_orders_are_at_the_bottom_of_their_cost(k, h, d, p):
    best = xi.economic_order(fixed_cost=k, holding_cost=h, demand_rate=d, stockout_cost=p)

    def cost(q, waiting):  # K d / Q + h (Q - b)^2 / 2Q + p b^2 / 2Q
        short = q * waiting
        return k * d / q + (h * (q - short) ** 2 + p * short**2) / (2 * q)

    at_best = cost(best.order_quantity, best.stockout_fraction)
    assert best.cost == pytest.approx(at_best, rel=1e-9)
    for more, wait in itertools.product((0.9, 1, 1.1), (0.9, 1, 1.1)):
        other = cost(best.order_quantity * more, min(1, best.stockout_fraction * wait))
        assert other >= best.cost * (1 - 1e-12)
    assert best.max_backorders == pytest.approx(best.order_quantity * h / (h + p))


@given(POSITIVE, st.floats(0.01, 100))
def test_a_power_of_two_interval_costs_at_most_six_percent_more(optimal, base):
    chosen = xi.power_of_two_interval(optimal=optimal, base=base)
    assert xi.cost_ratio(chosen / optimal) <= 3 / (2 * math.sqrt(2)) + 1e-9
    assert math.log2(chosen / base) == pytest.approx(round(math.log2(chosen / base)), abs=1e-9)


def test_with_disruptions_agrees_with_stockpyl_and_is_least():
    from stockpyl import supply_uncertainty as su

    given_ = {"fixed_cost": 8, "holding_cost": 0.225, "stockout_cost": 5, "demand_rate": 1300}
    rates = {"disruption_rate": 1.5, "recovery_rate": 14}
    best = xi.economic_order_with_disruptions(**given_, **rates)
    q, cost = su.eoq_with_disruptions(8, 0.225, 5, 1300, 1.5, 14)
    assert best.order_quantity == pytest.approx(q, rel=1e-4)
    assert best.cost == pytest.approx(cost, rel=1e-9)
    assert 0 < best.stockout_fraction < 0.05
    rare = xi.economic_order_with_disruptions(**given_, disruption_rate=1e-9, recovery_rate=14)
    assert rare.order_quantity == pytest.approx(
        xi.economic_order(fixed_cost=8, holding_cost=0.225, demand_rate=1300).order_quantity,
        rel=1e-4,
    )


def test_closures_as_exact_fractions():
    # the shared case prints 2737.06893, a truncated sum; the exact figure is 79375 / 29
    best = xi.base_stock_with_disruptions(
        demand=2000,
        holding_cost=0.25,
        stockout_cost=3,
        disruption_probability=0.04,
        recovery_probability=0.25,
    )
    assert best.level == 8000
    assert best.cost == pytest.approx(79375 / 29, rel=1e-12)
    sure = xi.base_stock_with_disruptions(
        demand=10, holding_cost=1, stockout_cost=1, disruption_probability=1, recovery_probability=1
    )
    assert sure.level == 10
    with pytest.raises(InvalidInput, match=r"recovery_probability is 25"):
        xi.base_stock_with_disruptions(
            demand=1,
            holding_cost=1,
            stockout_cost=1,
            disruption_probability=0.1,
            recovery_probability=25,
        )
    with pytest.raises(InvalidInput, match=r"disruption_probability is 4"):
        xi.base_stock_with_disruptions(
            demand=1,
            holding_cost=1,
            stockout_cost=1,
            disruption_probability=4,
            recovery_probability=0.5,
        )


def test_production_must_keep_up():
    with pytest.raises(
        InvalidInput, match="production rate of 5 cannot keep up with a demand of 9"
    ):
        xi.economic_order(fixed_cost=1, holding_cost=1, demand_rate=9, production_rate=5)


@pytest.mark.parametrize("discount", ["all_units", "incremental"])
@pytest.mark.parametrize(
    ("breaks", "prices"),
    [
        ((0, 400, 800), (0.75, 0.72, 0.68)),
        ((0, 300), (1.0, 0.5)),
        ((0,), (2.0,)),
        ((0, 10_000), (1.0, 0.99)),
    ],
)
def test_discounts_agree_with_a_search_over_all_quantities(discount, breaks, prices):
    k, rate, d = 8, 0.3, 1300
    best = xi.discounted_order(
        fixed_cost=k,
        holding_cost_rate=rate,
        demand_rate=d,
        breakpoints=breaks,
        unit_costs=prices,
        discount=discount,
    )

    def cost(q):
        ends = (*breaks[1:], math.inf)
        if discount == "all_units":
            price = next(p for p, end in zip(prices, ends, strict=True) if q < end)
        else:
            paid = sum(
                p * max(0, min(q, end) - start)
                for p, start, end in zip(prices, breaks, ends, strict=True)
            )
            price = paid / q
        return price * d + k * d / q + rate * price * q / 2

    assert best.cost == pytest.approx(cost(best.order_quantity), rel=1e-12)
    assert best.cost <= min(cost(q) for q in range(1, 20_000, 3)) + 1e-9


def test_stockpyl_agrees_on_discounts():
    breaks, prices = [0, 400, 800], [0.75, 0.72, 0.68]
    q, region, cost = eoq.economic_order_quantity_with_all_units_discounts(
        8, 0.3, 1300, breaks, prices
    )
    best = xi.discounted_order(
        fixed_cost=8,
        holding_cost_rate=0.3,
        demand_rate=1300,
        breakpoints=breaks,
        unit_costs=prices,
        discount=xi.Discount.ALL_UNITS,
    )
    assert (best.order_quantity, best.region, best.cost) == pytest.approx((q, region, cost))


def test_brackets_must_rise_with_falling_prices():
    for breaks, prices in (((1, 5), (2, 1)), ((0, 5), (1, 2)), ((0, 5), (1,)), ((), ())):
        with pytest.raises(InvalidInput, match="brackets"):
            xi.discounted_order(
                fixed_cost=1,
                holding_cost_rate=1,
                demand_rate=1,
                breakpoints=breaks,
                unit_costs=prices,
                discount="incremental",
            )


@given(
    st.floats(1, 200),
    st.lists(
        st.tuples(st.floats(0.5, 90), st.floats(0.05, 3), st.floats(1, 500)), min_size=1, max_size=3
    ),
)
def test_joint_orders_agree_with_enumeration(shared, items):
    own, holding, rates = zip(*items, strict=True)
    given_ = {
        "shared_fixed_cost": shared,
        "individual_fixed_costs": own,
        "holding_costs": holding,
        "demand_rates": rates,
    }
    best = xi.joint_replenishment(**given_)

    def cost(multiples):
        orders = shared + sum(a / m for a, m in zip(own, multiples, strict=True))
        held = sum(h * d * m for h, d, m in zip(holding, rates, multiples, strict=True))
        return math.sqrt(2 * orders * held)

    known = min(cost(m) for m in itertools.product(range(1, 13), repeat=len(items)))
    assert best.cost <= known * (1 + 1e-12)
    assert best.cost == pytest.approx(cost(best.order_multiples), rel=1e-12)
    assert xi.joint_replenishment(**given_, method="silver").cost >= best.cost * (1 - 1e-12)


def test_joint_columns_must_match():
    with pytest.raises(InvalidInput, match="different lengths"):
        xi.joint_replenishment(
            shared_fixed_cost=1, individual_fixed_costs=[1], holding_costs=[1, 2], demand_rates=[1]
        )


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.floats(0, 30),
    st.floats(0, 3),
    st.lists(st.floats(0, 2), min_size=6, max_size=6),
)
def test_lot_sizes_agree_with_enumeration(demand, fixed, held, prices):
    prices = prices[: len(demand)]
    plan = xi.lot_sizes(demand=demand, fixed_cost=fixed, holding_cost=held, unit_cost=prices)

    def cost(days):
        total, stock = 0.0, 0.0
        for day, need in enumerate(demand):
            if day in days:
                later = [d for d in days if d > day]
                size = sum(demand[day : min(later, default=len(demand))])
                total += fixed + prices[day] * size
                stock += size
            stock -= need
            if stock < 0:
                return math.inf
            total += held * stock
        return total

    every = itertools.chain.from_iterable(
        itertools.combinations(range(len(demand)), n) for n in range(len(demand) + 1)
    )
    assert plan.cost == pytest.approx(min(cost(set(days)) for days in every), abs=1e-9)
    assert math.fsum(plan.order_quantities) == pytest.approx(sum(demand))


def test_lot_sizes_agree_with_stockpyl():
    demand = [730, 580, 445, 650, 880]
    orders, cost, *_ = wagner_whitin.wagner_whitin(5, 0.1, 100, demand)
    plan = xi.lot_sizes(demand=demand, fixed_cost=100, holding_cost=[0.1] * 5)
    assert plan.cost == cost == 423
    assert list(plan.order_quantities) == orders[1:]


def test_the_newsvendor_is_least_and_profit_is_margin_less_cost():
    # Porteus (2002): printed 120.23, 38.13, 261.87
    season = xi.Normal(mean=100, sd=30)
    best = xi.newsvendor_profit(demand=season, price=4, unit_cost=1)
    assert (round(best.level, 2), round(best.cost, 2), round(best.expected_profit, 2)) == (
        120.23,
        38.13,
        261.87,
    )
    for level in (110, 119, 122, 140):
        other = xi.newsvendor_profit(demand=season, price=4, unit_cost=1, level=level)
        assert other.expected_profit < best.expected_profit
    with pytest.raises(InvalidInput, match="Salvage 2, cost 1 and price 4"):
        xi.newsvendor_profit(demand=season, price=4, unit_cost=1, salvage_value=2)
    assert xi.newsvendor(demand=xi.Poisson(mean=0), holding_cost=1, stockout_cost=9).fill_rate == 1


COSTS = xi.ReorderCosts(fixed_cost=8, holding_cost=0.225, stockout_cost=7.5)
YEAR = xi.Normal(mean=1300 / 12, sd=150 / math.sqrt(12))


def test_the_exact_pair_beats_every_named_approximation():
    # Snyder and Shen (2019), Example 5.1 and following; the exact optimum by the peers' own search
    found = {
        method: xi.reorder_quantity(
            demand_rate=1300, lead_time_demand=YEAR, costs=COSTS, method=method
        )
        for method in xi.ReorderMethod
    }
    exact = found[xi.ReorderMethod.EXACT]
    assert exact.cost == pytest.approx(78.07, abs=0.005)
    assert found[xi.ReorderMethod.EXPECTED_INVENTORY].cost == pytest.approx(95.45, abs=0.005)
    for method in ("economic_order", "backorders", "loss_function"):
        assert found[method].cost >= exact.cost - 1e-9
    theirs = rq.r_q_loss_function_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    mine = found[xi.ReorderMethod.LOSS_FUNCTION]
    assert (mine.reorder_point, mine.order_quantity) == pytest.approx(theirs, rel=1e-6)
    theirs = rq.r_q_eoqss_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    mine = found[xi.ReorderMethod.ECONOMIC_ORDER]
    assert (mine.reorder_point, mine.order_quantity) == pytest.approx(theirs, rel=1e-9)


@pytest.mark.parametrize(
    "ltd", [YEAR, xi.Gamma.of(mean=100, sd=80), xi.Normal(mean=50, sd=1e-3)], ids=str
)
@pytest.mark.parametrize("fixed", [1e-3, 8, 2000])
def test_the_exact_pair_is_at_the_bottom_of_its_cost(ltd, fixed):
    costs = xi.ReorderCosts(fixed_cost=fixed, holding_cost=0.225, stockout_cost=7.5)
    best = xi.reorder_quantity(demand_rate=1300, lead_time_demand=ltd, costs=costs)
    for dr, dq in itertools.product((-0.01, 0, 0.01), repeat=2):
        other = xi.reorder_cost(
            reorder_point=best.reorder_point + dr * ltd.sd,
            order_quantity=best.order_quantity * (1 + dq),
            demand_rate=1300,
            lead_time_demand=ltd,
            costs=costs,
        )
        assert other >= best.cost * (1 - 1e-10)
    assert best.service.ready_rate == pytest.approx(7.5 / 7.725, abs=1e-7)


def test_the_exact_cost_agrees_with_mpmath():
    with mpmath.workdps(30):

        def rate(y):
            return mpmath.mpf("0.225") * (y - YEAR.mean) + mpmath.mpf("7.725") * loss(y)

        def loss(y):
            z = (y - mpmath.mpf(YEAR.mean)) / mpmath.mpf(YEAR.sd)
            return mpmath.mpf(YEAR.sd) * (mpmath.npdf(z) - z * mpmath.ncdf(-z))

        area = mpmath.quad(rate, [100, 150, 200, 280, 350])
        exact = (8 * 1300 + area) / 250
    found = xi.reorder_cost(
        reorder_point=100, order_quantity=250, demand_rate=1300, lead_time_demand=YEAR, costs=COSTS
    )
    assert found == pytest.approx(float(exact), rel=1e-12)


@pytest.mark.parametrize(
    ("rate", "time", "h", "p", "k"), [(1.5, 2, 20, 150, 100), (7, 3, 1, 4, 60)]
)
def test_the_exact_whole_pair_agrees_with_stockpyl_and_enumeration(rate, time, h, p, k):
    r, q, cost = rq.r_q_poisson_exact(h, p, k, rate, time)
    costs = xi.ReorderCosts(fixed_cost=k, holding_cost=h, stockout_cost=p)
    ltd = xi.Poisson(mean=rate * time)
    best = xi.reorder_quantity(demand_rate=rate, lead_time_demand=ltd, costs=costs)
    assert (best.reorder_point, best.order_quantity) == (r, q)
    assert best.cost == pytest.approx(float(cost), rel=1e-9)
    every = (
        xi.reorder_cost(
            reorder_point=a, order_quantity=b, demand_rate=rate, lead_time_demand=ltd, costs=costs
        )
        for a in range(-10, 45)
        for b in range(1, 60)
    )
    assert best.cost == pytest.approx(min(every), rel=1e-12)


def test_stockpyl_gives_nan_where_we_say_why():
    # peers: h = 5, p = 1, K = 100, demand 100 returns (nan, nan, nan) without a word
    costs = xi.ReorderCosts(fixed_cost=100, holding_cost=5, stockout_cost=0.1)
    ltd = xi.Normal(mean=100, sd=20)
    with pytest.raises(NoSolution, match="never hold stock"):
        xi.reorder_quantity(
            demand_rate=100, lead_time_demand=ltd, costs=costs, method="expected_inventory"
        )
    dear = xi.ReorderCosts(fixed_cost=1, holding_cost=0.01, stockout_cost=500)
    found = xi.reorder_quantity(
        demand_rate=100, lead_time_demand=ltd, costs=dear, method="loss_function"
    )
    assert found.reorder_point > ltd.mean + ltd.sd  # the search had to look further up
    with pytest.raises(InvalidInput, match="demand_rate is 0"):
        xi.reorder_quantity(demand_rate=0, lead_time_demand=ltd, costs=costs)


@pytest.mark.parametrize(
    ("mean", "h", "p", "k", "time"), [(6, 1, 4, 5, 0), (10, 1, 9, 64, 0), (2.5, 1, 9, 64, 2)]
)
def test_min_max_agrees_with_stockpyl_and_enumeration(mean, h, p, k, time):
    costs = xi.ReorderCosts(fixed_cost=k, holding_cost=h, stockout_cost=p)
    demand = xi.Demand.poisson(mean=mean, period="week")
    lead = xi.LeadTime.fixed(time, period="week")
    best = xi.min_max(demand=demand, lead_time=lead, costs=costs)
    if time == 0:
        s, top, cost = ss.s_s_discrete_exact(h, p, k, True, mean)
        assert best.cost == pytest.approx(float(cost), rel=1e-8)
        assert (best.reorder_point, best.order_up_to_level) == (s, top)
    at = {"demand": demand, "lead_time": lead, "costs": costs}
    every = [
        xi.min_max_cost(reorder_point=a, order_up_to_level=b, **at)
        for a in range(-4, 24, 2)
        for b in range(a + 1, a + 60, 3)
    ]
    assert best.cost <= min(every) + 1e-9
    again = xi.min_max_cost(
        reorder_point=int(best.reorder_point), order_up_to_level=int(best.order_up_to_level), **at
    )
    assert again == pytest.approx(best.cost, rel=1e-12)


def test_the_table_of_zheng_and_federgruen():
    # Zheng and Federgruen (1991), table 1: h = 1, p = 9, K = 64, Poisson; rows as encoded in the
    # stockpyl tests: mean 10 -> (6, 40, 35.022); 20 -> (14, 62, 49.173); 30 -> (23, 66, 55.594?)
    costs = xi.ReorderCosts(fixed_cost=64, holding_cost=1, stockout_cost=9)
    for mean, s, top, cost in ((10, 6, 40, 35.022), (20, 14, 62, 49.173)):
        best = xi.min_max(
            demand=xi.Demand.poisson(mean=mean, period="week"),
            lead_time=xi.LeadTime.fixed(0, period="week"),
            costs=costs,
        )
        assert (best.reorder_point, best.order_up_to_level) == (s, top)
        assert best.cost == pytest.approx(cost, abs=5e-4)


def test_min_max_of_nothing_and_of_part_units():
    costs = xi.ReorderCosts(fixed_cost=64, holding_cost=1, stockout_cost=9)
    lead = xi.LeadTime.fixed(2, period="week")
    none = xi.min_max(demand=xi.Demand.poisson(mean=0, period="week"), lead_time=lead, costs=costs)
    assert (none.order_up_to_level, none.cost) == (0, 0)
    with pytest.raises(InvalidInput, match="needs demand in whole units, not a Normal"):
        xi.min_max(
            demand=xi.Demand.normal(mean=5, sd=1, period="week"), lead_time=lead, costs=costs
        )
    with pytest.raises(InvalidInput, match="needs demand with a spread"):
        xi.min_max_power(
            demand=xi.Demand.normal(mean=5, sd=0, period="week"), lead_time=lead, costs=costs
        )


def test_the_power_approximation_costs_little_more_and_can_be_capped():
    costs = xi.ReorderCosts(fixed_cost=64, holding_cost=1, stockout_cost=9)
    at = {
        "demand": xi.Demand.poisson(mean=10, period="week"),
        "lead_time": xi.LeadTime.fixed(2, period="week"),
        "costs": costs,
    }
    best, rough = xi.min_max(**at), xi.min_max_power(**at)
    cost = xi.min_max_cost(
        reorder_point=round(rough.reorder_point),
        order_up_to_level=round(rough.order_up_to_level),
        **at,
    )
    assert best.cost <= cost <= best.cost * 1.03
    assert xi.min_max_power(**at, capped=True) == rough  # Q is above 1.5 means
    small = {**at, "costs": xi.ReorderCosts(fixed_cost=0.5, holding_cost=1, stockout_cost=9)}
    capped = xi.min_max_power(**small, capped=True)
    level = xi.Normal(mean=30, sd=math.sqrt(30)).quantile(0.9)
    assert capped.order_up_to_level == pytest.approx(level)
    assert capped.order_up_to_level < xi.min_max_power(**small).order_up_to_level
