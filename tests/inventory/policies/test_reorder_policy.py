"""(r, Q) beside mpmath, stockpyl and enumeration."""

import itertools
import math

import mpmath
import pytest
from stockpyl import rq

from xborder.errors import InvalidInput, NoSolution
from xborder.inventory.distributions import Gamma, Normal, Poisson
from xborder.inventory.policies import ReorderCosts, ReorderMethod, reorder_cost, reorder_quantity

COSTS = ReorderCosts(fixed_cost=8, holding_cost=0.225, stockout_cost=7.5)
YEAR = Normal(mean=1300 / 12, sd=150 / math.sqrt(12))


def test_the_exact_pair_beats_every_named_approximation():
    # Snyder and Shen (2019), Example 5.1 and following; the exact optimum by the peers' own search
    found = {
        method: reorder_quantity(
            demand_rate=1300, lead_time_demand=YEAR, costs=COSTS, method=method
        )
        for method in ReorderMethod
    }
    exact = found[ReorderMethod.EXACT]
    assert exact.cost == pytest.approx(78.07, abs=0.005)
    assert found[ReorderMethod.EXPECTED_INVENTORY].cost == pytest.approx(95.45, abs=0.005)
    for method in ("economic_order", "backorders", "loss_function"):
        assert found[method].cost >= exact.cost - 1e-9
    theirs = rq.r_q_loss_function_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    mine = found[ReorderMethod.LOSS_FUNCTION]
    assert (mine.reorder_point, mine.order_quantity) == pytest.approx(theirs, rel=1e-6)
    theirs = rq.r_q_eoqss_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    mine = found[ReorderMethod.ECONOMIC_ORDER]
    assert (mine.reorder_point, mine.order_quantity) == pytest.approx(theirs, rel=1e-9)


@pytest.mark.parametrize(
    "ltd", [YEAR, Gamma.of(mean=100, sd=80), Normal(mean=50, sd=1e-3)], ids=str
)
@pytest.mark.parametrize("fixed", [1e-3, 8, 2000])
def test_the_exact_pair_is_at_the_bottom_of_its_cost(ltd, fixed):
    costs = ReorderCosts(fixed_cost=fixed, holding_cost=0.225, stockout_cost=7.5)
    best = reorder_quantity(demand_rate=1300, lead_time_demand=ltd, costs=costs)
    for dr, dq in itertools.product((-0.01, 0, 0.01), repeat=2):
        other = reorder_cost(
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
    found = reorder_cost(
        reorder_point=100, order_quantity=250, demand_rate=1300, lead_time_demand=YEAR, costs=COSTS
    )
    assert found == pytest.approx(float(exact), rel=1e-12)


@pytest.mark.parametrize(
    ("rate", "time", "h", "p", "k"), [(1.5, 2, 20, 150, 100), (7, 3, 1, 4, 60)]
)
def test_the_exact_whole_pair_agrees_with_stockpyl_and_enumeration(rate, time, h, p, k):
    r, q, cost = rq.r_q_poisson_exact(h, p, k, rate, time)
    costs = ReorderCosts(fixed_cost=k, holding_cost=h, stockout_cost=p)
    ltd = Poisson(mean=rate * time)
    best = reorder_quantity(demand_rate=rate, lead_time_demand=ltd, costs=costs)
    assert (best.reorder_point, best.order_quantity) == (r, q)
    assert best.cost == pytest.approx(float(cost), rel=1e-9)
    every = (
        reorder_cost(
            reorder_point=a, order_quantity=b, demand_rate=rate, lead_time_demand=ltd, costs=costs
        )
        for a in range(-10, 45)
        for b in range(1, 60)
    )
    assert best.cost == pytest.approx(min(every), rel=1e-12)


def test_stockpyl_gives_nan_where_we_say_why():
    # peers: h = 5, p = 1, K = 100, demand 100 returns (nan, nan, nan) without a word
    costs = ReorderCosts(fixed_cost=100, holding_cost=5, stockout_cost=0.1)
    ltd = Normal(mean=100, sd=20)
    with pytest.raises(NoSolution, match="never hold stock"):
        reorder_quantity(
            demand_rate=100, lead_time_demand=ltd, costs=costs, method="expected_inventory"
        )
    dear = ReorderCosts(fixed_cost=1, holding_cost=0.01, stockout_cost=500)
    found = reorder_quantity(
        demand_rate=100, lead_time_demand=ltd, costs=dear, method="loss_function"
    )
    assert found.reorder_point > ltd.mean + ltd.sd  # the search had to look further up
    with pytest.raises(InvalidInput, match="demand_rate is 0"):
        reorder_quantity(demand_rate=0, lead_time_demand=ltd, costs=costs)
