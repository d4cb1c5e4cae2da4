"""One rule for what is late, the same in the position, the projection and the alerts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.inventory import Inbound, OrderRule, PlanItem, alerts, project, replenishment_plan
from xborder.inventory.planning import AlertKind, LateInbound

TODAY = dt.date(2026, 12, 1)
LATE = Inbound(available_on=dt.date(2026, 11, 20), units=100)


def plan(late, **more):
    item = PlanItem(
        **{
            "sku": "TEE",
            "on_hand": 15,
            "inbound": [LATE],
            "daily_demand": 10,
            "reorder_point": 100,
            "order_up_to": 120,
            "lead_time_days": 30,
        }
        | more
    )
    return replenishment_plan([item], on=TODAY, late=late)[0]


def path(late):
    return project(start=TODAY, days=30, daily_demand=10, on_hand=15, inbound=[LATE], late=late)


def test_late_units_are_left_out_of_both_and_told():
    line, days = plan(LateInbound.LEFT_OUT), path(LateInbound.LEFT_OUT)
    assert (line.position, line.order.quantity) == (15, 105)
    assert days.stock_out_on == dt.date(2026, 12, 2)
    assert days.days[0].on_order == days.days[0].received == 0
    assert line.late == days.late == (LATE,)
    assert "100 units on the way are late and not counted" in " ".join(map(str, line.reasons))
    assert alerts(days)[0].kind is AlertKind.LATE
    assert "late: give them a new day" in str(alerts(days)[0].text)


def test_or_counted_as_there_today_in_both():
    line, days = plan(LateInbound.FIRST_DAY), path(LateInbound.FIRST_DAY)
    assert (line.position, line.order.quantity) == (115, 0)
    assert days.days[0].received == 100
    assert days.stock_out_on == dt.date(2026, 12, 12)
    assert line.gap_days == sum(day.short > 0 for day in days.days)
    assert "taken to arrive today" in " ".join(map(str, line.reasons))


@given(
    st.lists(st.tuples(st.integers(-20, 20), st.integers(0, 60)), max_size=6),
    st.sampled_from(list(LateInbound)),
    st.integers(0, 90),
)
def test_the_plan_counts_what_the_projection_counts(rows, late, on_hand):
    coming = [Inbound(available_on=TODAY + dt.timedelta(days=n), units=units) for n, units in rows]
    line = plan(late, inbound=coming, on_hand=on_hand)
    days = project(
        start=TODAY, days=30, daily_demand=0, on_hand=on_hand, inbound=coming, late=late
    ).days
    assert line.position == pytest.approx(days[0].position) == pytest.approx(days[-1].on_hand)


def test_what_is_due_today_is_not_late():
    due = Inbound(available_on=TODAY, units=7)
    line = plan(LateInbound.LEFT_OUT, inbound=[due], rule=OrderRule())
    assert (line.position, line.late) == (22, ())
