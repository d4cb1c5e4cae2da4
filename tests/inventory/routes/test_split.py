"""The part of a shipment that flies."""

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
