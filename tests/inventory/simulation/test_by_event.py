"""Simulation in continuous time."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.distributions import Discrete
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.policies import MinMax, OrderUpTo, Planned
from xborder.inventory.simulation import Customers, Disruptions, Flow, simulate, simulate_events

DAY = {"period": "day"}
FAMILIES = {
    "normal": Demand.normal(mean=20, sd=4, **DAY),
    "gamma": Demand.gamma(mean=20, sd=15, **DAY),
    "poisson": Demand.poisson(mean=1.3, **DAY),
    "negative binomial": Demand.negative_binomial(mean=1.3, variance=4, **DAY),
    "sample": Demand.sample([0, 0, 0, 1, 0, 2, 0, 0, 5, 0], **DAY),
}


def test_continuous_time_is_reproducible_and_has_its_edges():
    def run(seed, **more):
        return simulate_events(
            **{
                "policy": MinMax(reorder_point=4, order_up_to_level=12),
                "demand": Customers(rate=3, size=Discrete.of({1: 0.5, 4: 0.5}), **DAY),
                "lead_time": LeadTime.table({0.5: 0.5, 3: 0.5}, **DAY),
                "periods": 40,
                "replications": 20,
                "seed": seed,
            }
            | more
        )

    assert run(1) == run(1)
    assert run(1) != run(2)
    lost = run(1, shortage="lost")
    assert lost.period_service_level.value == 1  # nobody waits
    assert lost.backorders.value == pytest.approx(7.5 * (1 - lost.fill_rate.value), rel=0.05)
    still = run(1, demand=Flow(demand=Demand.normal(mean=0, sd=0, **DAY)))
    assert (still.on_hand.value, still.orders.value, still.fill_rate.value) == (12, 0, 1)
    back = run(1, demand=Flow(demand=Demand.normal(mean=1, sd=4, **DAY)))  # returns
    assert back.fill_rate.value < 1
    planned = run(
        1,
        policy=Planned(orders=(0, 9)),
        demand=Flow(demand=Demand.table({5: 1}, **DAY)),
        lead_time=LeadTime.fixed(0, **DAY),
        shortage="lost",
    )
    assert planned.orders.value == 0.5
    assert planned.fill_rate.value == pytest.approx((19 * 9 + 5) / 200)  # the last four are left
    with pytest.raises(InvalidInput, match="periods is 0, which is not above zero"):
        run(1, periods=0)
    with pytest.raises(InvalidInput, match="rate is 0, which is not above zero"):
        Customers(rate=0, **DAY)
    with pytest.raises(InvalidInput, match="orders is empty"):
        Planned(orders=())
    with pytest.raises(InvalidInput, match=r"closing is 1\.5, which is not a fraction"):
        simulate(
            policy=OrderUpTo(level=20),
            demand=FAMILIES["poisson"],
            lead_time=LeadTime.fixed(0, **DAY),
            periods=4,
            replications=2,
            seed=1,
            disruptions=Disruptions(closing=1.5, opening=0.2),
        )
