"""Key figures by their definitions."""

import math

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.planning import (
    abc_xyz,
    availability,
    days_of_supply,
    gmroi,
    sell_through_average,
    sell_through_received,
    turnover,
)


def test_metrics_by_their_definitions():
    month_ends = [units * 12.5 for units in (1200, 1100, 900, 1300, 1000, 800)]
    found = turnover(inventory_values=month_ends, cogs=54000, days=181, average="snapshots")
    assert found.days_inventory_outstanding == pytest.approx(43.99305556)
    ends = turnover(inventory_values=month_ends, cogs=54000, days=181, average="two_points")
    assert ends.days_inventory_outstanding == pytest.approx(41.89814815)
    idle = turnover(inventory_values=[5], cogs=0, days=30, average="snapshots")
    assert (idle.turnover, idle.days_inventory_outstanding) == (0, math.inf)
    lean = turnover(inventory_values=[0], cogs=5, days=30, average="snapshots")
    assert (lean.turnover, lean.days_inventory_outstanding) == (math.inf, 0)
    empty = turnover(inventory_values=[0], cogs=0, days=30, average="snapshots")
    assert (empty.turnover, empty.days_inventory_outstanding) == (0, 0)
    assert sell_through_received(sold=30, received=40) == 0.75
    assert sell_through_average(sold=90, average_units=45) == 2
    assert days_of_supply(on_hand=90, daily_rate=3) == 30
    assert days_of_supply(on_hand=9, daily_rate=0) == math.inf
    assert days_of_supply(on_hand=0, daily_rate=0) == 0
    with pytest.raises(InvalidInput, match="average_inventory_cost is 0"):
        gmroi(gross_margin=1, average_inventory_cost=0)
    perfect = availability(
        days=3, days_out_of_stock=0, demand_units=0, lost_units=0, cycles=0, cycles_with_stockout=0
    )
    assert (perfect.fill_rate, perfect.cycle_service_level) == (1, 1)


def test_classes_of_items_that_never_sold():
    rows = abc_xyz({"b": ([0, 0], 5), "a": ([0, 0], 5)})
    assert [(row.sku, row.label, row.cumulative_share) for row in rows] == [
        ("a", "CZ", 1),
        ("b", "CZ", 1),
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"days_out_of_stock": 15}, "days_out_of_stock is 15, more than the 10 of days"),
        ({"lost_units": 21}, "lost_units is 21, more than the 20 of demand_units"),
        ({"cycles_with_stockout": 3}, "cycles_with_stockout is 3, more than the 2 of cycles"),
    ],
)
def test_a_part_does_not_exceed_its_whole(wrong, said):
    parts = {
        "days": 10,
        "days_out_of_stock": 1,
        "demand_units": 20,
        "lost_units": 2,
        "cycles": 2,
        "cycles_with_stockout": 1,
    }
    with pytest.raises(InvalidInput, match=said):
        availability(**parts | wrong)
