"""Projected stock, alerts, plans and transfers."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder import inventory as xi
from xborder.errors import InvalidInput

TODAY = dt.date(2026, 11, 1)


def after(days):
    return TODAY + dt.timedelta(days=days)


def coming(days, units):
    return xi.Inbound(available_on=after(days), units=units)


@given(
    st.lists(st.floats(0, 40), min_size=1, max_size=25),
    st.floats(0, 300),
    st.lists(st.tuples(st.integers(-3, 30), st.floats(0, 200)), max_size=4),
)
def test_units_are_conserved_every_day(demand, opening, rows):
    found = xi.project(
        start=TODAY,
        days=len(demand),
        daily_demand=demand,
        on_hand=opening,
        inbound=[coming(n, units) for n, units in rows],
    )
    before = opening
    for day, asked in zip(found.days, demand, strict=True):
        assert day.on_hand == pytest.approx(before + day.received - day.sold, abs=1e-9)
        assert day.sold + day.lost == pytest.approx(asked)
        assert day.on_hand >= -1e-9
        assert day.position == day.on_hand + day.on_order
        before = day.on_hand
    assert 0 <= found.fill_rate <= 1


def test_inbound_that_arrives_too_late_is_no_cover():
    found = xi.project(start=TODAY, days=20, daily_demand=10, on_hand=45, inbound=[coming(10, 100)])
    assert found.days[0].position > 100  # the position says there is enough
    assert found.stock_out_on == after(4)  # the gap says there is not
    assert found.lost == 55
    kinds = {alert.kind: alert for alert in xi.alerts(found)}
    assert set(kinds) == {"gap"}
    assert "100 units on the way arrive too late" in str(kinds["gap"].text)
    bare = xi.alerts(xi.project(start=TODAY, days=9, daily_demand=10, on_hand=45))
    assert [alert.kind for alert in bare] == ["stock_out"]


def test_cover_excess_and_age_are_told():
    lots = [xi.Lot(received=after(-170), units=300), xi.Lot(received=after(-5), units=2000)]
    found = xi.project(start=TODAY, days=40, daily_demand=10, on_hand=lots)
    kinds = {
        alert.kind: alert.on
        for alert in xi.alerts(found, least_days=28, most_days=180, oldest_days=181)
    }
    assert kinds == {"excess": TODAY, "ageing": after(11)}
    assert found.days[29].oldest_days == 34
    low = xi.project(start=TODAY, days=10, daily_demand=10, on_hand=300)
    (first,) = xi.alerts(low, least_days=28)
    assert (first.kind, first.on) == ("below_least", after(2))
    assert "27 days, less than 28" in str(first.text)
    assert xi.alerts(xi.project(start=TODAY, days=3, daily_demand=0, on_hand=5)) == ()


def test_cover_is_counted_in_projected_days():
    found = xi.project(start=TODAY, days=10, daily_demand=[10] * 5 + [40] * 5, on_hand=95)
    assert found.cover_on(TODAY) == 5
    assert xi.project(start=TODAY, days=3, daily_demand=1, on_hand=50).cover_on(TODAY) is None
    nothing = xi.project(start=TODAY, days=3, daily_demand=0, on_hand=0)
    assert (nothing.fill_rate, nothing.stock_out_on) == (1, None)


def test_demand_must_cover_the_days():
    with pytest.raises(InvalidInput, match="2 of 3 days"):
        xi.project(start=TODAY, days=3, daily_demand=[1, 2], on_hand=5)


def item(**more):
    parts = {
        "sku": "TEE",
        "on_hand": 100,
        "daily_demand": 10,
        "reorder_point": 400,
        "order_up_to": 700,
        "lead_time_days": 30,
        "rule": xi.OrderRule(multiple=24),
    }
    return xi.PlanItem(**{**parts, **more})


def test_a_plan_says_what_and_why():
    due, enough, now = xi.replenishment_plan(
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


@given(
    st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 500), min_size=2),
    st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 500), min_size=1),
    st.integers(1, 24),
)
def test_transfers_conserve_units_and_take_only_surplus(stock, wanted, pack):
    cost = {(a, b): 1 + 0.1 * ord(a) - 0.05 * ord(b) + 5 for a in "ABCD" for b in "ABCD" if a != b}
    moves = xi.transfers(stock, wanted=wanted, cost=cost, value=math.inf, multiple=pack)
    after_moves = dict.fromkeys("ABCD", 0) | stock
    for move in moves:
        assert move.units > 0
        assert move.units % pack == 0
        after_moves[move.source] -= move.units
        after_moves[move.destination] += move.units
    assert sum(after_moves.values()) == sum(stock.values())
    for place, units in stock.items():
        need = wanted.get(place, 0)
        assert after_moves[place] >= min(units, need)
        if units < need:
            assert after_moves[place] <= need


def test_a_lane_dearer_than_the_unit_is_not_used():
    stock, wanted = {"DE": 500, "FR": 40}, {"DE": 300, "FR": 160}
    assert xi.transfers(stock, wanted=wanted, cost={("DE", "FR"): 7}, value=6) == ()
    (move,) = xi.transfers(
        stock, wanted=wanted, cost={("DE", "FR"): 0.8, ("FR", "DE"): 0.1}, value=6, multiple=50
    )
    assert move.units == 100
