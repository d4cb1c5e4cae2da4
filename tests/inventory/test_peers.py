"""Where a peer is right we agree; where it is not, here is the proof."""

import math

import numpy as np
import pytest
from stockpyl import loss_functions, newsvendor, rq

from xborder.errors import NoSolution
from xborder.inventory import Demand, LeadTime, ReorderCosts, reorder_quantity
from xborder.inventory.distributions import Gamma, Lognormal, NegativeBinomial, Normal, Poisson
from xborder.inventory.lead_times import protection_demand
from xborder.inventory.networks import Echelon, serial_base_stock
from xborder.inventory.policies import base_stock


@pytest.mark.parametrize("x", [1, 11, 40])
def test_loss_functions_agree_with_stockpyl(x):
    pairs = [
        (Normal(mean=15, sd=5), loss_functions.normal_loss(x, 15, 5)),
        (Poisson(mean=7), loss_functions.poisson_loss(x, 7)),
        (Gamma(shape=2, scale=3), loss_functions.gamma_loss(x, 2, 3)),
        (NegativeBinomial(r=4, p=0.2), loss_functions.negative_binomial_loss(x, 4, 0.2)),
        (Lognormal(mu=2, sigma=0.3), loss_functions.lognormal_loss(x, 2, 0.3)),
    ]
    for ours, theirs in pairs:
        assert ours.loss(x) == pytest.approx(float(theirs[0]), rel=1e-9, abs=1e-9)
        assert ours.complementary_loss(x) == pytest.approx(float(theirs[1]), rel=1e-9, abs=1e-9)


def test_stockpyls_newsvendor_protects_a_period_more_than_its_lead_time():
    level, cost = newsvendor.newsvendor_normal(0.18, 0.70, 50, 8, lead_time=4)
    parts = {
        "demand": Demand.normal(mean=50, sd=8, period="day"),
        "lead_time": LeadTime.fixed(4, period="day"),
        "holding_cost": 0.18,
        "backorder_cost": 0.70,
    }
    said = base_stock(review_period=1, **parts)
    assert (said.level, said.cost) == pytest.approx((level, cost))
    assert base_stock(review_period=0, **parts).level < level - 50


def test_stockpyl_answers_nan_where_there_is_no_answer():
    theirs = rq.r_q_eil_approximation(5, 1, 100, 100, 15, 1)
    assert all(math.isnan(value) for value in theirs)
    ours = {
        "demand_rate": 100,
        "lead_time_demand": Normal(mean=100, sd=15),
        "costs": ReorderCosts(fixed_cost=100, holding_cost=5, stockout_cost=1),
    }
    with pytest.raises(NoSolution, match="never hold stock"):
        reorder_quantity(**ours, method="expected_inventory")
    assert math.isfinite(reorder_quantity(**ours).cost)


@pytest.mark.skipif(np.__version__.startswith("1."), reason="it works with NumPy 1")
def test_stockpyls_serial_optimiser_fails_on_numpy_2():
    from stockpyl.instances import load_instance
    from stockpyl.ssm_serial import optimize_base_stock_levels

    with pytest.raises(ValueError, match="copy"):
        optimize_base_stock_levels(network=load_instance("example_6_1"), x_num=50, d_num=5)
    plan = serial_base_stock(
        [
            Echelon(holding_cost=3, lead_time=1),
            Echelon(holding_cost=2, lead_time=1),
            Echelon(holding_cost=2, lead_time=2),
        ],
        demand=Demand.normal(mean=5, sd=1, period="day"),
        backorder_cost=37.12,
    )
    assert plan.cost == pytest.approx(47.6601496, rel=1e-8)  # two step sizes of the peers' report


def test_stockpyls_service_network_takes_whole_times_only():
    from stockpyl.gsm_tree import optimize_committed_service_times, preprocess_tree
    from stockpyl.instances import load_instance

    tree = load_instance("example_6_5")
    next(iter(tree.nodes)).processing_time = 2.5
    with pytest.raises(TypeError, match="integer"):
        optimize_committed_service_times(preprocess_tree(tree))


def test_the_xor_of_inventorize_is_not_a_square():
    # inventorize 1.2.6, demand 50 +- 5, lead time 6 +- 2: 71.777 and 8.944; the right value:
    demand = Demand.normal(mean=50, sd=5, period="day")
    found = protection_demand(demand, LeadTime.moments(mean=6, sd=2, period="day"))
    assert found.sd == pytest.approx(math.sqrt(6 * 25 + 2500 * 4))
