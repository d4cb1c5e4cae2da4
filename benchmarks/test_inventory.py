"""Safety stock, inversions, networks and intermittent forecasts, beside their peers in one run.

Read the table that pytest-benchmark prints group by group: each group names ours and its peers.
"""

import numpy as np
import pytest
from scipy import stats
from stockpyl import newsvendor, rq, ss

from xborder.inventory import (
    ContinuousReview,
    CycleServiceLevel,
    Demand,
    FillRate,
    LeadTime,
    OrderUpTo,
    ReorderCosts,
    reorder_quantity,
    safety_stock,
    safety_stocks,
    simulate,
)
from xborder.inventory.demand import intermittent_rate
from xborder.inventory.distributions import Poisson
from xborder.inventory.networks import NetworkStage, guaranteed_service
from xborder.inventory.policies import min_max
from xborder.inventory.service import FillRateForm
from xborder.inventory.simulation import Customers, simulate_events

RNG = np.random.default_rng(20261121)
MANY = 100_000
ARRAYS = {
    "demand_mean": RNG.uniform(1, 90, MANY),
    "demand_sd": RNG.uniform(0.5, 60, MANY),
    "lead_time": RNG.uniform(5, 60, MANY),
    "lead_time_sd": RNG.uniform(0, 9, MANY),
}
LISTS = {name: column.tolist() for name, column in ARRAYS.items()}
SIZES = RNG.uniform(50, 3000, MANY)
DAILY = Demand.normal(mean=20, sd=6, period="day")
MONTH = LeadTime.fixed(30, period="day")
CUSTOMS = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
CYCLE = CycleServiceLevel("0.95")


@pytest.mark.benchmark(group="one safety stock")
def test_ours(benchmark):
    benchmark(safety_stock, demand=DAILY, lead_time=MONTH, target=CYCLE)


@pytest.mark.benchmark(group="one safety stock")
def test_ours_with_customs_holds(benchmark):
    benchmark(safety_stock, demand=DAILY, lead_time=CUSTOMS, target=CYCLE)


@pytest.mark.benchmark(group="one safety stock")
def test_stockpyl(benchmark):
    benchmark(newsvendor.newsvendor_normal, 0.05, 0.95, 600, 33)


@pytest.mark.benchmark(group="100,000 safety stocks")
def test_ours_in_plain_python(benchmark):
    benchmark(safety_stocks, **LISTS, target=CYCLE)


@pytest.mark.benchmark(group="100,000 safety stocks")
def test_ours_with_arrays(benchmark):
    benchmark(safety_stocks, **ARRAYS, target=CYCLE)


@pytest.mark.benchmark(group="100,000 safety stocks")
def test_scipy_by_hand(benchmark):
    def by_hand():
        a = ARRAYS
        sigma = np.sqrt(
            a["demand_sd"] ** 2 * a["lead_time"] + (a["demand_mean"] * a["lead_time_sd"]) ** 2
        )
        stock = stats.norm.ppf(0.95) * sigma
        return stock, a["demand_mean"] * a["lead_time"] + stock, sigma  # the same three columns

    benchmark(by_hand)


@pytest.mark.benchmark(group="100,000 fill rates inverted")
@pytest.mark.parametrize("form", list(FillRateForm))
def test_ours_inverts(benchmark, form):
    target = FillRate("0.95", form=form)
    benchmark(safety_stocks, **ARRAYS, order_quantity=SIZES, target=target)


@pytest.mark.benchmark(group="reorder point and quantity, Poisson")
def test_ours_pair(benchmark):
    costs = ReorderCosts(fixed_cost=100, holding_cost=20, stockout_cost=150)
    demand = Poisson(mean=50)
    benchmark(reorder_quantity, demand_rate=100, lead_time_demand=demand, costs=costs)


@pytest.mark.benchmark(group="reorder point and quantity, Poisson")
def test_stockpyl_pair(benchmark):
    benchmark.pedantic(rq.r_q_poisson_exact, args=(20, 150, 100, 100, 0.5), rounds=3)


@pytest.mark.benchmark(group="min-max, Poisson")
def test_ours_min_max(benchmark):
    costs = ReorderCosts(fixed_cost=64, holding_cost=1, stockout_cost=9)
    parts = {"demand": Demand.poisson(mean=20, period="week"), "costs": costs}
    lead = LeadTime.fixed(0, period="week")
    benchmark(min_max, lead_time=lead, **parts)


@pytest.mark.benchmark(group="min-max, Poisson")
def test_stockpyl_min_max(benchmark):
    benchmark.pedantic(ss.s_s_discrete_exact, args=(1, 9, 64, True, 20), rounds=3)


@pytest.mark.benchmark(group="guaranteed service, digital camera")
def test_ours_network(benchmark):
    benchmark(guaranteed_service, *_camera())


@pytest.mark.benchmark(group="guaranteed service, digital camera")
def test_stockpyl_network(benchmark):
    from stockpyl.gsm_tree import optimize_committed_service_times, preprocess_tree
    from stockpyl.instances import load_instance

    tree = preprocess_tree(load_instance("figure_6_14"))
    benchmark(optimize_committed_service_times, tree)


def _camera():
    from stockpyl.gsm_tree import preprocess_tree
    from stockpyl.instances import load_instance

    tree = preprocess_tree(load_instance("figure_6_14"))
    stages = [
        NetworkStage(
            name=str(node.index),
            time=node.processing_time,
            holding_cost=node.holding_cost,
            safety_factor=node.demand_bound_constant,
            demand_sd=node.demand_source.standard_deviation or 0,
            promised_service_time=None if node.successors() else node.external_outbound_cst,
        )
        for node in tree.nodes
    ]
    return stages, [(str(a), str(b)) for a, b in tree.edges]


@pytest.mark.benchmark(group="simulation, 1,000 periods x 100")
def test_ours_simulates(benchmark):
    benchmark(
        simulate,
        policy=OrderUpTo(level=130),
        demand=DAILY,
        lead_time=LeadTime.fixed(4, period="day"),
        periods=1000,
        replications=100,
        seed=1,
    )


SERIES = [RNG.integers(1, 9, 104) * (RNG.random(104) < 0.3) for _ in range(1_000)]


@pytest.mark.benchmark(group="1,000 intermittent series")
@pytest.mark.parametrize("method", ["croston", "sba", "tsb"])
def test_ours_intermittent(benchmark, method):
    series = [one.tolist() for one in SERIES]
    benchmark(lambda: [intermittent_rate(one, method=method) for one in series])


@pytest.mark.benchmark(group="1,000 intermittent series")
@pytest.mark.parametrize("name", ["CrostonClassic", "CrostonSBA", "TSB"])
def test_statsforecast(benchmark, name):
    models = pytest.importorskip("statsforecast.models")
    kind = getattr(models, name)
    model = kind(alpha_d=0.1, alpha_p=0.1) if name == "TSB" else kind()
    series = [one.astype(float) for one in SERIES]
    model.forecast(y=series[0], h=1)  # the first call may compile
    benchmark(lambda: [model.forecast(y=one, h=1) for one in series])


@pytest.mark.benchmark(group="simulation in continuous time, 1,000 customers x 100")
def test_ours_simulates_events(benchmark):
    benchmark(
        simulate_events,
        policy=ContinuousReview(reorder_point=3, order_quantity=9),
        demand=Customers(rate=2, period="day"),
        lead_time=LeadTime.fixed(1.2, period="day"),
        periods=500,
        replications=100,
        seed=1,
    )
