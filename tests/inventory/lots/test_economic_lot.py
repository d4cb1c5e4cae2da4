"""Economic lots: printed examples, the bottom of the cost, stockpyl."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.inventory.lots import (
    cost_ratio,
    economic_order,
    economic_order_with_disruptions,
    power_of_two_interval,
)

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
    best = economic_order(**given_)
    assert (best.order_quantity, best.cost) == pytest.approx((quantity, cost), rel=1e-6)


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
def test_economic_orders_are_at_the_bottom_of_their_cost(k, h, d, p):
    best = economic_order(fixed_cost=k, holding_cost=h, demand_rate=d, stockout_cost=p)

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
    chosen = power_of_two_interval(optimal=optimal, base=base)
    assert cost_ratio(chosen / optimal) <= 3 / (2 * math.sqrt(2)) + 1e-9
    assert math.log2(chosen / base) == pytest.approx(round(math.log2(chosen / base)), abs=1e-9)


def test_with_disruptions_agrees_with_stockpyl_and_is_least():
    from stockpyl import supply_uncertainty as su

    given_ = {"fixed_cost": 8, "holding_cost": 0.225, "stockout_cost": 5, "demand_rate": 1300}
    rates = {"disruption_rate": 1.5, "recovery_rate": 14}
    best = economic_order_with_disruptions(**given_, **rates)
    q, cost = su.eoq_with_disruptions(8, 0.225, 5, 1300, 1.5, 14)
    assert best.order_quantity == pytest.approx(q, rel=1e-4)
    assert best.cost == pytest.approx(cost, rel=1e-9)
    assert 0 < best.stockout_fraction < 0.05
    rare = economic_order_with_disruptions(**given_, disruption_rate=1e-9, recovery_rate=14)
    assert rare.order_quantity == pytest.approx(
        economic_order(fixed_cost=8, holding_cost=0.225, demand_rate=1300).order_quantity,
        rel=1e-4,
    )


def test_production_must_keep_up():
    with pytest.raises(
        InvalidInput, match="production rate of 5 cannot keep up with a demand of 9"
    ):
        economic_order(fixed_cost=1, holding_cost=1, demand_rate=9, production_rate=5)
