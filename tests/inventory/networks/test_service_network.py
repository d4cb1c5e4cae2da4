"""Promised service times beside enumeration and stockpyl."""

import itertools
import math

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.networks import NetworkStage, guaranteed_service


def stage(name, time, h, **more):
    return NetworkStage(name=name, time=time, holding_cost=h, **more)


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
    plan = guaranteed_service(stages, links)
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
    assert guaranteed_service(stages, links).cost == pytest.approx(float(cost), rel=1e-9)


def test_networks_that_are_no_trees_are_refused():
    a, b, c = (stage(n, 1, 1, promised_service_time=0) for n in "abc")
    with pytest.raises(InvalidInput, match=r"3 stages and 3 links is not a tree.*cycle"):
        guaranteed_service([a, b, c], [("a", "b"), ("b", "c"), ("c", "a")])
    with pytest.raises(InvalidInput, match="3 stages and 1 links is not a tree"):
        guaranteed_service([a, b, c], [("a", "b")])
    with pytest.raises(InvalidInput, match="not a tree"):
        guaranteed_service([a, b, c], [("a", "b"), ("b", "a")])
    with pytest.raises(InvalidInput, match="not a tree"):
        guaranteed_service([], [])
    with pytest.raises(InvalidInput, match="A link names z"):
        guaranteed_service([a], [("a", "z")])
    with pytest.raises(InvalidInput, match="d has nobody downstream"):
        guaranteed_service([a, stage("d", 1, 1)], [("a", "d")])


def test_a_name_given_twice_is_refused():
    twice = [stage("hub", 2, 1, promised_service_time=0), stage("hub", 3, 1)]
    with pytest.raises(InvalidInput, match="Two stages are named hub"):
        guaranteed_service(twice, [])
