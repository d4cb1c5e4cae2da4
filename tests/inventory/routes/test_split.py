"""The part of a shipment that flies."""

from statistics import NormalDist

import numpy as np
import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.routes import split_shipment

DAILY = Demand.normal(mean=20, sd=6, period="day")


def test_the_last_unit_flown_is_worth_its_premium():
    parts = {
        "demand": DAILY,
        "on_hand": 300,
        "days_until_sea": 40,
        "days_until_air": 9,
        "margin": 12,
    }
    found = split_shipment(quantity=1000, air_premium=4, **parts)
    assert DAILY.over(40).survival(300 + found.by_air) == pytest.approx(4 / 12)
    assert found.by_air + found.by_sea == 1000

    def gain(units):
        exposed = DAILY.over(40)
        return 12 * (exposed.loss(300) - exposed.loss(300 + units)) - 4 * units

    assert found.expected_gain == pytest.approx(gain(found.by_air))
    assert max(gain(found.by_air + d) for d in (-5, 5)) < found.expected_gain
    assert split_shipment(quantity=1000, air_premium=12, **parts).by_air == 0
    assert split_shipment(quantity=1000, air_premium=0, **parts).by_air == 1000
    assert split_shipment(quantity=100, air_premium=4, **parts).by_air == 100
    with pytest.raises(InvalidInput, match="days_until_sea - days_until_air"):
        split_shipment(
            demand=DAILY,
            on_hand=0,
            quantity=1,
            days_until_sea=5,
            days_until_air=5,
            air_premium=1,
            margin=2,
        )


EXACT_SPLIT = {"air_premium": 2, "margin": 9, "days_until_sea": 45, "days_until_air": 30}


def test_what_is_missed_before_the_air_part_lands_is_lost_either_way():
    """Fifteen days of 8 +- 1 remain: 120 + z(7/9) sqrt(15) units, 2.2 of them for the spread."""
    found = split_shipment(
        demand=Demand.normal(mean=8, sd=1, period="day"), on_hand=20, quantity=600, **EXACT_SPLIT
    )
    assert found.by_air == pytest.approx(120 + NormalDist().inv_cdf(7 / 9) * 15**0.5, rel=1e-9)
    assert found.expected_gain == pytest.approx(830, abs=1)


FAMILIES = {
    "normal": (
        Demand.normal(mean=20, sd=8, period="day"),
        lambda r, n, k: r.normal(20 * n, 8 * n**0.5, k),
    ),
    "gamma": (
        Demand.gamma(mean=20, sd=15, period="day"),
        lambda r, n, k: r.gamma((20 / 15) ** 2 * n, 15 * 15 / 20, k),
    ),
    "Poisson": (Demand.poisson(mean=20, period="day"), lambda r, n, k: r.poisson(20 * n, k)),
    "table": (
        Demand.table({0: 0.5, 40: 0.5}, period="day"),
        lambda r, n, k: 40 * r.binomial(n, 0.5, k),
    ),
}


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("stock", [0, 150, 205, 400])
def test_the_split_agrees_with_draws(name, stock):
    demand, draws = FAMILIES[name]
    rng, size = np.random.default_rng(4), 400_000
    found = split_shipment(
        demand=demand,
        on_hand=stock,
        quantity=1000,
        days_until_sea=25,
        days_until_air=10,
        air_premium=3,
        margin=10,
    )
    missed = draws(rng, 15, size) - np.maximum(stock - draws(rng, 10, size), 0)
    assert (missed > found.by_air + 1e-9).mean() <= 0.303
    assert found.by_air == 0 or (missed >= found.by_air - 1e-9).mean() >= 0.297
    saved = np.maximum(missed, 0) - np.maximum(missed - found.by_air, 0)
    assert found.expected_saved == pytest.approx(saved.mean(), abs=0.4)
    assert found.expected_gain == pytest.approx(10 * found.expected_saved - 3 * found.by_air)


def test_weeks_and_days_fly_the_same_part():
    daily = Demand.normal(mean=8, sd=1, period="day")
    one = split_shipment(demand=daily, on_hand=20, quantity=600, **EXACT_SPLIT)
    other = split_shipment(demand=daily.per("week"), on_hand=20, quantity=600, **EXACT_SPLIT)
    assert other.by_air == pytest.approx(one.by_air)
    assert other.expected_gain == pytest.approx(one.expected_gain)


def test_nothing_flies_where_stock_nearly_surely_lasts():
    """Of 100 +- 3.2 units asked for, 200 are there: no premium is worth a millionth of a sale."""
    found = split_shipment(
        demand=Demand.normal(mean=10, sd=1, period="day"),
        on_hand=200,
        quantity=50,
        days_until_sea=10,
        days_until_air=2,
        air_premium=1,
        margin=2,
    )
    assert (found.by_air, found.expected_saved, found.expected_gain) == (0, 0, 0)


def test_certain_demand_flies_what_the_gap_asks():
    found = split_shipment(
        demand=Demand.normal(mean=8, sd=0, period="day"), on_hand=250, quantity=600, **EXACT_SPLIT
    )
    assert found.by_air == pytest.approx(8 * 45 - 250)
