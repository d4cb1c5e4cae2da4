"""Pooling, guaranteed service and serial systems: enumeration, stockpyl, printed tables."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder import inventory as xi
from xborder.errors import InvalidInput


def place(name, sd, time, **more):
    return xi.Place(name=name, sd=sd, lead_time=time, **more)


@given(
    st.lists(st.tuples(st.floats(0, 50), st.floats(0, 90)), min_size=1, max_size=6),
    st.floats(0, 1),
    st.floats(0, 4),
)
def test_pooling_never_costs_more_at_the_same_lead_times(rows, rho, k):
    places = [place(str(n), sd, time) for n, (sd, time) in enumerate(rows)]
    found = xi.pooled_safety_stock(places, safety_factor=k, correlations=rho)
    assert found.together <= found.apart + 1e-9 * (1 + found.apart)
    alone = xi.pooled_safety_stock(places, safety_factor=k, correlations=1.0)
    assert alone.together == pytest.approx(alone.apart)


def test_equal_independent_places_follow_the_square_root_law():
    places = [place(str(n), 8, 49) for n in range(9)]
    found = xi.pooled_safety_stock(places, safety_factor=2)
    law = xi.square_root_law(safety_stock=found.apart, places_before=9, places_after=1)
    assert found.together == pytest.approx(law)
    assert xi.square_root_law(safety_stock=900, places_before=9, places_after=4) == 600


def test_a_longer_pooled_lead_time_can_eat_the_saving():
    places = [place("DE", 8, 10), place("FR", 6, 10)]
    found = xi.pooled_safety_stock(places, safety_factor=2, correlations=0.6, pooled_lead_time=40)
    sigma = math.sqrt(40 * (64 + 36 + 2 * 0.6 * 48))
    assert found.sigma == pytest.approx(sigma)
    assert found.saved < 0
    late = place("US", 0, 30, mean=20, lead_time_sd=9)
    assert late.sigma == 180


def test_contradicting_correlations_are_refused():
    places = [place(str(n), 5, 4) for n in range(3)]
    with pytest.raises(InvalidInput, match=r"variance of -.*negative"):
        xi.pooled_safety_stock(places, safety_factor=1, correlations=-0.9)
    with pytest.raises(InvalidInput, match="3 places are not a symmetric matrix"):
        xi.pooled_safety_stock(places, safety_factor=1, correlations=[[1, 0], [0, 1]])
    matrix = [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]]
    found = xi.pooled_safety_stock(places, safety_factor=1, correlations=matrix)
    assert found.sigma == pytest.approx(math.sqrt(25 * 4 * (3 + 1)))


def stage(name, time, h, **more):
    return xi.NetworkStage(name=name, time=time, holding_cost=h, **more)


TREES = {
    "serial": ([("a", "b"), ("b", "c")], {"c": 1}),
    "split": ([("a", "b"), ("a", "c"), ("b", "d")], {"c": 0, "d": 1}),
    "assembly": ([("a", "c"), ("b", "c"), ("c", "d")], {"d": 0}),
    "both": ([("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")], {"d": 0, "e": 2}),
    "zigzag": ([("a", "b"), ("c", "b"), ("c", "d")], {"b": 1, "d": 0}),
}


def enumerated(stages, links, grain):
    """Try every service time on a grid of ``grain``."""
    by_name = {one.name: one for one in stages}
    horizon = sum(one.time + one.inbound_service_time for one in stages)
    steps = round(horizon / grain)
    sigma = {}

    def spread(name):
        below = sum(spread(c) ** 2 for s, c in links if s == name)
        sigma[name] = math.sqrt(by_name[name].demand_sd ** 2 + below)
        return sigma[name]

    for one in stages:
        spread(one.name)
    best = math.inf
    choices = []
    for one in stages:
        top = horizon if one.promised_service_time is None else one.promised_service_time
        choices.append([n * grain for n in range(steps + 1) if n * grain <= top + 1e-9])
    for services in itertools.product(*choices):
        promise = dict(zip(by_name, services, strict=True))
        total = 0.0
        for name, one in by_name.items():
            inbound = max([one.inbound_service_time, *(promise[s] for s, c in links if c == name)])
            net = inbound + one.time - promise[name]
            if net < -1e-9:
                break
            bound = one.safety_factor * sigma[name] * math.sqrt(max(0, net))
            total += one.holding_cost * bound
        else:
            best = min(best, total)
    return best


@pytest.mark.parametrize("name", TREES)
@pytest.mark.parametrize("grain", [1, 0.5])
@pytest.mark.parametrize("cheap", [1.0, 0.3])
def test_the_tree_agrees_with_enumeration_on_whole_and_half_days(name, grain, cheap):
    links, promises = TREES[name]
    names = sorted({end for link in links for end in link})
    times = dict(zip(names, (2, 1, 1, 2, 1), strict=False))
    stages = [
        stage(
            one,
            times[one] * grain,
            cheap + 0.7 * n**2,
            demand_sd=3 + n if one in promises else 0,
            demand_mean=5 if one in promises else 0,
            promised_service_time=None if one not in promises else promises[one] * grain,
            inbound_service_time=grain if one == "a" else 0,
        )
        for n, one in enumerate(names)
    ]
    plan = xi.guaranteed_service(stages, links)
    assert plan.cost == pytest.approx(enumerated(stages, links, grain), rel=1e-9)
    for supplier, customer in links:
        up, down = plan.stages[supplier], plan.stages[customer]
        assert up.service_time <= down.inbound_service_time + 1e-9
    for one in stages:
        found = plan.stages[one.name]
        assert found.net_time >= 0
        if one.promised_service_time is not None:
            assert found.service_time <= one.promised_service_time


def test_the_tree_agrees_with_stockpyl_on_the_digital_camera():
    from stockpyl.gsm_tree import optimize_committed_service_times, preprocess_tree
    from stockpyl.instances import load_instance

    tree = preprocess_tree(load_instance("figure_6_14"))
    _, cost = optimize_committed_service_times(tree)
    stages = [
        stage(
            str(node.index),
            node.processing_time,
            node.holding_cost,
            safety_factor=node.demand_bound_constant,
            demand_sd=node.demand_source.standard_deviation or 0,
            promised_service_time=node.external_outbound_cst if not node.successors() else None,
        )
        for node in tree.nodes
    ]
    links = [(str(a), str(b)) for a, b in tree.edges]
    assert xi.guaranteed_service(stages, links).cost == pytest.approx(float(cost), rel=1e-9)


def test_networks_that_are_no_trees_are_refused():
    a, b, c = (stage(n, 1, 1, promised_service_time=0) for n in "abc")
    with pytest.raises(InvalidInput, match=r"3 stages and 3 links is not a tree.*cycle"):
        xi.guaranteed_service([a, b, c], [("a", "b"), ("b", "c"), ("c", "a")])
    with pytest.raises(InvalidInput, match="3 stages and 1 links is not a tree"):
        xi.guaranteed_service([a, b, c], [("a", "b")])
    with pytest.raises(InvalidInput, match="not a tree"):
        xi.guaranteed_service([a, b, c], [("a", "b"), ("b", "a")])
    with pytest.raises(InvalidInput, match="not a tree"):
        xi.guaranteed_service([], [])
    with pytest.raises(InvalidInput, match="A link names z"):
        xi.guaranteed_service([a], [("a", "z")])
    with pytest.raises(InvalidInput, match="d has nobody downstream"):
        xi.guaranteed_service([a, stage("d", 1, 1)], [("a", "d")])


def chain(costs, times):
    return [
        xi.Echelon(holding_cost=h, lead_time=time) for h, time in zip(costs, times, strict=True)
    ]


@pytest.mark.parametrize(
    ("costs", "penalty", "levels", "cost"),
    [  # Shang and Song (2003), table 1, rows 9, 17 and 25: printed costs
        ((0.25, 2.5, 2.5, 0.25), 9, (9, 10, 13, 19), 53.008),
        ((0.25, 0.25, 0.25, 0.25), 99, (11, 17, 22, 27), 16.206),
        ((0.25, 2.5, 2.5, 0.25), 99, (11, 14, 18, 26), 74.564),
    ],
)
def test_the_printed_serial_systems(costs, penalty, levels, cost):
    demand = xi.Demand.poisson(mean=16, period="day")
    plan = xi.serial_base_stock(chain(costs, [0.25] * 4), demand=demand, backorder_cost=penalty)
    assert plan.levels == levels
    assert plan.cost == pytest.approx(cost, abs=5e-4)
    assert sum(plan.local_levels) == levels[-1]


def test_one_stage_is_a_newsvendor_and_a_free_stage_changes_nothing():
    for demand in (
        xi.Demand.poisson(mean=3, period="day"),
        xi.Demand.normal(mean=30, sd=6, period="day"),
    ):
        alone = xi.serial_base_stock(chain([1], [4]), demand=demand, backorder_cost=9)
        known = xi.newsvendor(demand=demand.over(4), holding_cost=1, stockout_cost=9)
        assert alone.levels[0] == pytest.approx(known.level)
        assert alone.cost == pytest.approx(known.cost, rel=1e-9)
        # a second stage without a lead time adds its cost on what is in transit, mean x 4
        pair = xi.serial_base_stock(chain([1e-9, 1], [4, 0]), demand=demand, backorder_cost=9)
        assert pair.cost == pytest.approx(known.cost + 4 * demand.mean, rel=1e-6)


@pytest.mark.long
def test_normal_demand_nears_poisson_demand_of_the_same_moments():
    parts = {"backorder_cost": 20}
    stages = chain([0.5, 1], [2, 3])
    count = xi.serial_base_stock(stages, demand=xi.Demand.poisson(mean=400, period="day"), **parts)
    smooth = xi.serial_base_stock(
        stages, demand=xi.Demand.normal(mean=400, sd=20, period="day"), **parts
    )
    assert smooth.cost == pytest.approx(count.cost, rel=5e-3)
    assert smooth.levels == pytest.approx(count.levels, rel=2e-3)


def test_the_serial_system_names_what_it_cannot_do():
    with pytest.raises(InvalidInput, match="needs Poisson or normal demand, not Gamma"):
        xi.serial_base_stock(
            chain([1], [1]),
            demand=xi.Demand.gamma(mean=3, sd=1, period="day"),
            backorder_cost=1,
        )
    with pytest.raises(InvalidInput, match="echelons is empty"):
        xi.serial_base_stock([], demand=xi.Demand.poisson(mean=3, period="day"), backorder_cost=1)
