"""Simulated networks move every unit once."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.simulation import StockingPoint, simulate_network

DAY = {"period": "day"}
FAMILIES = {
    "normal": Demand.normal(mean=20, sd=4, **DAY),
    "gamma": Demand.gamma(mean=20, sd=15, **DAY),
    "poisson": Demand.poisson(mean=1.3, **DAY),
    "negative binomial": Demand.negative_binomial(mean=1.3, variance=4, **DAY),
    "sample": Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 0], **DAY),
}


def point(name, stock=10, **more):
    return StockingPoint(name=name, base_stock=stock, **more)


def test_a_network_moves_every_unit_once():
    week = Demand.poisson(mean=6, period="week")
    places = [
        point("hub", 20, time=2, holding_cost=1, demand=week),
        point("one", 8, time=1, holding_cost=1, transit_cost=1, demand=week),
        point("two", 3, time=3, holding_cost=1, transit_cost=1, backorder_cost=5, demand=week),
    ]
    parts = {"periods": 400, "warm_up": 20, "replications": 40}
    links = [("hub", "one"), ("hub", "two")]
    found = simulate_network(places, links, seed=1, **parts)
    assert found == simulate_network(places, links, seed=1, **parts)
    assert found != simulate_network(places, links, seed=2, **parts)
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
    nothing = simulate_network([point("idle", 4)], periods=3, replications=2, seed=1)
    assert nothing.places["idle"].on_hand.value == 4
    assert nothing.places["idle"].fill_rate.value == 1


def test_networks_that_cannot_be_run_say_why():
    parts = {"periods": 3, "replications": 2, "seed": 1}
    with pytest.raises(InvalidInput, match="A link names z, which is not a stage"):
        simulate_network([point("a")], [("a", "z")], **parts)
    with pytest.raises(InvalidInput, match="The places a, b supply one another in a circle"):
        simulate_network([point("a"), point("b")], [("a", "b"), ("b", "a")], **parts)
    with pytest.raises(InvalidInput, match="service_time is -1, below its least value 0"):
        point("a", service_time=-1)
    counted = [point(name, demand=Demand.poisson(mean=2, **DAY)) for name in "ab"]
    with pytest.raises(InvalidInput, match="demand of a is not normal, so it cannot be drawn"):
        simulate_network(counted, correlations=0.4, **parts)
    normal = [point(name, demand=FAMILIES["normal"]) for name in "abc"]
    with pytest.raises(InvalidInput, match=r"a variance of -0\.8.*which is negative"):
        simulate_network(normal, correlations=-0.9, **parts)
    with pytest.raises(InvalidInput, match="3 places are not a symmetric matrix"):
        simulate_network(normal, correlations=[[1]], **parts)
