"""A period that is carried is read: a plan per day equals the plan per week restated, or is refused.

The calls stand in ``baseline.py``; whatever takes a lead time there joins by itself.
"""

import importlib.util
import inspect
from pathlib import Path

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told import told

from xborder.errors import InvalidInput
from xborder.inventory import (
    BackorderCost,
    CycleServiceLevel,
    Demand,
    FillRate,
    LeadTime,
    ReadyRate,
    safety_stock,
    service_of,
)
from xborder.inventory.networks import Echelon, serial_base_stock
from xborder.inventory.policies import JustInTime, ReorderCosts, base_stock, review_policy
from xborder.inventory.routes import ShippingMode
from xborder.inventory.service import safety_stocks

_SPEC = importlib.util.spec_from_file_location(
    "inventory_baseline", Path(__file__).with_name("baseline.py")
)
_BASELINE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_BASELINE)


def in_weeks(value):
    """Return an argument with every lead time in it counted in weeks."""
    if isinstance(value, LeadTime):
        return value.per("week")
    if isinstance(value, ShippingMode):
        return attrs.evolve(value, lead_time=in_weeks(value.lead_time))
    if isinstance(value, list | tuple):
        return type(value)(map(in_weeks, value))
    return value


def calls_with_a_lead_time():
    """Yield the calls that read a lead time; a mode of transport only carries one."""
    for name, (function, arguments) in _BASELINE.CALLS.items():
        made = function in {JustInTime, ShippingMode} or name == "ShippingMode.of_quote"
        if arguments is None or made:
            continue
        if any(told(in_weeks(value)) != told(value) for value in arguments.values()):
            yield name


def called(name, arguments):
    function, _ = _BASELINE.CALLS[name]
    bound = inspect.signature(function).bind_partial()
    for key, value in arguments.items():
        bound.arguments[key] = value
    return function(*bound.args, **bound.kwargs)


@pytest.mark.parametrize("name", list(calls_with_a_lead_time()))
def test_a_lead_time_counted_in_weeks_means_its_days(name):
    _, arguments = _BASELINE.CALLS[name]
    restated = {key: in_weeks(value) for key, value in arguments.items()}
    try:
        found = called(name, restated)
    except InvalidInput as error:
        assert error.code == "inventory.mixed_periods"  # noqa: PT017 - one of two right answers
        assert name.startswith("simulate")  # a run has one clock; a formula converts
        return
    expected = called(name, arguments)
    if isinstance(expected, np.ndarray):
        assert (found == expected).all()
    else:
        assert told(found) == told(expected)


DEMANDS = st.one_of(
    st.builds(lambda m: Demand.poisson(mean=m, period="day"), st.sampled_from([0.3, 4, 21])),
    st.builds(
        lambda m, cv: Demand.normal(mean=m, sd=m * cv, period="day"),
        st.sampled_from([2, 20, 700]),
        st.sampled_from([0.1, 0.3, 1]),
    ),
    st.builds(
        lambda m, cv: Demand.gamma(mean=m, sd=m * cv, period="day"),
        st.sampled_from([2, 20, 700]),
        st.sampled_from([0.5, 1.2]),
    ),
)
LEADS = st.sampled_from(
    [
        LeadTime.fixed(0, period="day"),
        LeadTime.fixed(10, period="day"),
        LeadTime.table({14: 0.8, 21: 0.2}, period="day"),
    ]
)
# each target, and the same one with money a week for money a day
TARGETS = st.sampled_from(
    [
        (CycleServiceLevel("0.95"),) * 2,
        (FillRate("0.97"),) * 2,
        (ReadyRate("0.96"),) * 2,
        (
            BackorderCost(holding_cost=1, backorder_cost=9),
            BackorderCost(holding_cost=7, backorder_cost=63),
        ),
    ]
)
CYCLES = st.sampled_from([(0, False), (0, True), (1, False), (2, False), (2, True)])


@given(DEMANDS, LEADS, TARGETS, CYCLES)
def test_the_stock_of_a_plan_per_day_is_that_of_the_plan_per_week(daily, lead, targets, cycle):
    weeks, lots = cycle
    lot = {"order_quantity": max(1, round(3 * daily.mean))} if lots else {}
    per_day = {"demand": daily, "lead_time": lead} | lot
    per_week = {"demand": daily.per("week"), "lead_time": lead.per("week")} | lot
    if weeks:
        per_day["review_period"], per_week["review_period"] = 7 * weeks, weeks
    one = safety_stock(target=targets[0], **per_day)
    other = safety_stock(target=targets[1], **per_week)
    # a level is a whole unit or found by bisection
    assert other.level == pytest.approx(one.level, rel=1e-6, abs=1e-6)
    kept, again = (
        service_of(level=one.level, **parts).cycle_service_level for parts in (per_day, per_week)
    )
    assert again == pytest.approx(kept, rel=1e-9)


@given(DEMANDS, LEADS, st.integers(1, 3))
def test_the_cost_of_a_week_is_that_of_its_seven_days(daily, lead, weeks):
    weekly, by_week = daily.per("week"), lead.per("week")
    one = base_stock(
        demand=daily, lead_time=lead, review_period=7 * weeks, holding_cost=1, backorder_cost=9
    )
    other = base_stock(
        demand=weekly, lead_time=by_week, review_period=weeks, holding_cost=7, backorder_cost=63
    )
    assert other.level == pytest.approx(one.level, rel=1e-6, abs=1e-6)
    assert other.cost == pytest.approx(7 * one.cost, rel=1e-6)
    chosen = review_policy(
        demand=daily,
        lead_time=lead,
        costs=ReorderCosts(fixed_cost=30, holding_cost=1, stockout_cost=9),
        review_periods=[7, 14, 21],
    )
    again = review_policy(
        demand=weekly,
        lead_time=by_week,
        costs=ReorderCosts(fixed_cost=30, holding_cost=7, stockout_cost=63),
        review_periods=[1, 2, 3],
    )
    assert 7 * again.policy.review_period == chosen.policy.review_period
    assert again.cost == pytest.approx(7 * chosen.cost, rel=1e-6)


@pytest.mark.parametrize("daily", [Demand.normal(mean=5, sd=1, period="day")])
def test_a_chain_of_stages_is_the_same_in_weeks(daily):
    times, costs = (7, 14), (0.25, 1.5)
    days = [Echelon(holding_cost=h, lead_time=t) for h, t in zip(costs, times, strict=True)]
    weeks = [Echelon(holding_cost=7 * h, lead_time=t / 7) for h, t in zip(costs, times, strict=True)]  # fmt: skip
    one = serial_base_stock(days, demand=daily, backorder_cost=9)
    other = serial_base_stock(weeks, demand=daily.per("week"), backorder_cost=63)
    assert other.levels == pytest.approx(one.levels, rel=1e-3)
    assert other.cost == pytest.approx(7 * one.cost, rel=1e-3)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5), st.integers(1, 400))
def test_columns_of_items_are_the_same_in_weeks(days, lot):
    size = len(days)
    tables = [LeadTime.table({time: 0.75, time + 7: 0.25}, period="day") for time in days]
    found = [
        safety_stocks(
            demand_mean=[20.0 * length] * size,
            demand_sd=[6.0 * length**0.5] * size,
            lead_time=tables,
            order_quantity=[float(lot)] * size,
            period=period,
            target=FillRate("0.97"),
        ).reorder_point
        for period, length in (("day", 1), ("week", 7))
    ]
    assert found[1] == pytest.approx(found[0], rel=1e-9, abs=1e-9)
