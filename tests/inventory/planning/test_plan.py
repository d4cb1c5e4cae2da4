"""A plan says what to order and why."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.lots import OrderRule
from xborder.inventory.planning import Inbound, PlanItem, replenishment_plan

TODAY = dt.date(2026, 11, 1)


def after(days):
    return TODAY + dt.timedelta(days=days)


def coming(days, units):
    return Inbound(available_on=after(days), units=units)


def item(**more):
    parts = {
        "sku": "TEE",
        "on_hand": 100,
        "daily_demand": 10,
        "reorder_point": 400,
        "order_up_to": 700,
        "lead_time_days": 30,
        "rule": OrderRule(multiple=24),
    }
    return PlanItem(**{**parts, **more})


def test_a_plan_says_what_and_why():
    due, enough, now = replenishment_plan(
        [
            item(),
            item(sku="HAT", inbound=[coming(5, 400)]),
            item(sku="SOX", lead_time_days=0, on_hand=400),
        ],
        on=TODAY,
    )
    assert (due.order.quantity, due.position, due.gap_days) == (600, 100, 20)
    assert due.available_on == after(30)
    assert [str(reason) for reason in due.reasons] == [
        "The position 100 is at or below the reorder point 400.",
        "20 days without stock come before 2026-12-01: an order by this way cannot help.",
    ]
    assert enough.order.quantity == 0
    assert "above the reorder point" in str(enough.reasons[0])
    assert "再订货点" in enough.reasons[0].render("zh_CN")
    assert (now.order.quantity, now.gap_days) == (312, 0)


def test_units_owed_raise_the_order():
    owed = item(on_hand=-40)
    line = replenishment_plan([owed], on=TODAY, shortage="backordered")[0]
    assert line.position == -40 + sum(one.units for one in owed.inbound)
    with pytest.raises(InvalidInput, match="are owed, but shortages are lost"):
        replenishment_plan([owed], on=TODAY)


def test_a_position_at_the_point_but_for_its_noise_orders():
    noisy = item(
        on_hand=0.1 * 3,
        inbound=[],
        reorder_point=0.3,
        order_up_to=24.3,
        rule=OrderRule(multiple=24),
    )
    assert 0.1 * 3 > 0.3
    assert replenishment_plan([noisy], on=TODAY)[0].order.quantity == 24


def test_a_lead_time_ends_before_time_does():
    with pytest.raises(InvalidInput, match="lead_time_days is 9999999, above its greatest value"):
        replenishment_plan([item(lead_time_days=9_999_999)], on=TODAY)


def test_a_plan_is_a_table_and_an_item_stands_in_it_once():
    item = PlanItem(
        sku="TEE",
        on_hand=15,
        inbound=[Inbound(available_on=dt.date(2026, 11, 20), units=100)],
        daily_demand=10,
        reorder_point=100,
        order_up_to=200,
        lead_time_days=5,
        rule=OrderRule(multiple="2.5"),
    )
    lines = replenishment_plan([item], on=dt.date(2026, 12, 1))
    assert lines.to_columns() == {
        "sku": ["TEE"],
        "position": [15],
        "need": [185],
        "order": [185],
        "available_on": [dt.date(2026, 12, 6)],
        "gap_days": [4],
        "late_units": [100],
    }
    with pytest.raises(InvalidInput, match="TEE stands on two lines"):
        replenishment_plan([item, item], on=dt.date(2026, 12, 1))
