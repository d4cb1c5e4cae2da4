"""Journeys with cut-offs, holidays and holds, by hand."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput, NoSolution, NotFound
from xborder.inventory.demand import Demand
from xborder.inventory.distributions import Discrete
from xborder.inventory.routes import (
    Leg,
    Sailing,
    SailingLeg,
    arrival,
    dated_lead_time,
    order_by,
    regular_sailings,
    without_sailings,
)
from xborder.inventory.service import CycleServiceLevel, safety_stock
from xborder.worktime.days import DayCalendar

DAILY = Demand.normal(mean=20, sd=6, period="day")


TARGET = CycleServiceLevel("0.95")


GOLDEN_WEEK = [dt.date(2026, 10, n) for n in range(1, 8)]
FACTORY = DayCalendar(name="factory", holidays=GOLDEN_WEEK)
SHIPS = regular_sailings(
    first_cut_off=dt.date(2026, 9, 4), every_days=7, count=10, days_to_departure=3
)
HOLD = Discrete.of({1: 0.75, 9: 0.15, 31: 0.10})
JOURNEY = [
    Leg(name="production", time=10, calendar=FACTORY),
    SailingLeg(name="sea", sailings=SHIPS, time=30),
    Leg(name="customs", time=HOLD),
    Leg(name="receiving", time=Discrete.of({2: 0.5, 4: 0.5})),
]


def test_a_journey_by_hand():
    # ordered Tuesday 1 September: 10 working days end on the 15th; cut-off Friday 18th,
    # departure Monday 21st, arrival 21 October, then customs 1, 9 or 31 days, receiving 2 or 4
    found = arrival(JOURNEY, ordered_on=dt.date(2026, 9, 1))
    base = dt.date(2026, 10, 21)
    expected = {}
    for hold, p in ((1, 0.75), (9, 0.15), (31, 0.10)):
        for shelf in (2, 4):
            date = base + dt.timedelta(days=hold + shelf)
            expected[date] = expected.get(date, 0) + p / 2
    assert dict(found.dates) == pytest.approx(expected)
    assert found.by(dt.date(2026, 10, 26)) == pytest.approx(0.75)
    assert found.quantile(0.9) == dt.date(2026, 11, 3)
    assert found.quantile(1) == found.last == dt.date(2026, 11, 25)


def test_holidays_and_cut_offs_shift_the_lead_time():
    calm = dated_lead_time(JOURNEY, ordered_on=dt.date(2026, 9, 1))
    golden = dated_lead_time(JOURNEY, ordered_on=dt.date(2026, 9, 22))
    assert golden.mean > calm.mean  # the golden week lies in production
    found = safety_stock(demand=DAILY, lead_time=golden, target=TARGET)
    assert found.level > safety_stock(demand=DAILY, lead_time=calm, target=TARGET).level


def test_the_last_day_to_order_is_the_last():
    needed = dt.date(2026, 11, 27)
    for probability in (0.75, 0.9, 0.99):
        last = order_by(JOURNEY, needed_on=needed, probability=probability)
        assert arrival(JOURNEY, ordered_on=last).by(needed) >= probability
        after = arrival(JOURNEY, ordered_on=FACTORY.next_working(last))
        assert FACTORY.is_working(last)
        assert after.by(needed) < probability
    with pytest.raises(NoSolution, match="No order from 2026-11-01 on arrives by 2026-11-27"):
        order_by(JOURNEY, needed_on=needed, probability=0.9, not_before=dt.date(2026, 11, 1))


def test_a_closed_port_moves_the_order_forward():
    needed = dt.date(2026, 11, 27)
    open_port = order_by(JOURNEY, needed_on=needed, probability=0.9)
    used = next(ship for ship in SHIPS if ship.cut_off >= FACTORY.add(open_port, 10))
    closed = without_sailings(JOURNEY, cancelled=[used.departs])
    assert order_by(closed, needed_on=needed, probability=0.9) < open_port
    with pytest.raises(NoSolution, match="No sailing of sea takes goods on"):
        arrival(JOURNEY, ordered_on=dt.date(2027, 1, 1))


KNOWN = DayCalendar(name="factory", known_until=dt.date(2026, 12, 1))


def test_a_calendar_that_ends_after_the_day_answers_for_it():
    """Ten working days before Friday 27 November are Friday 13 November."""
    legs = [Leg(name="production", time=10, calendar=KNOWN)]
    found = order_by(legs, needed_on=dt.date(2026, 11, 27), probability=1)
    assert found == dt.date(2026, 11, 13)
    assert arrival(legs, ordered_on=found).last == dt.date(2026, 11, 27)


def test_a_long_outcome_past_the_calendars_end_is_only_late():
    hold = Discrete.of({2: 0.9, 60: 0.1})
    legs = [Leg(name="customs", time=hold, calendar=KNOWN), Leg(name="sea", time=3)]
    assert order_by(legs, needed_on=dt.date(2026, 11, 27), probability=0.9) == dt.date(2026, 11, 20)
    with pytest.raises(NoSolution):
        order_by(
            legs,
            needed_on=dt.date(2026, 11, 27),
            probability=0.95,
            not_before=dt.date(2026, 11, 1),
        )


def test_a_calendar_that_does_not_know_the_day_says_so():
    legs = [Leg(name="production", time=10, calendar=KNOWN)]
    with pytest.raises(NotFound):
        order_by(legs, needed_on=dt.date(2026, 12, 4), probability=1)
    late = DayCalendar(name="new", known_from=dt.date(2026, 11, 20))
    with pytest.raises(NotFound):
        order_by(
            [Leg(name="production", time=10, calendar=late)],
            needed_on=dt.date(2026, 11, 27),
            probability=1,
        )


def test_the_end_of_all_calendars_is_no_arrival():
    legs = [Leg(name="slow", time=5), Leg(name="slower", time=400)]
    with pytest.raises(NoSolution):
        order_by(legs, needed_on=dt.date.min + dt.timedelta(days=30), probability=1)
    last = dt.date.max
    assert order_by(legs[:1], needed_on=last, probability=1) == last - dt.timedelta(days=5)


def test_legs_take_whole_days_and_sailings_leave_after_their_cut_off():
    for time in (Discrete.of({1.5: 1}), Discrete.of({-2: 1})):
        with pytest.raises(InvalidInput, match="not a whole number of zero or more"):
            Leg(name="sea", time=time)
    with pytest.raises(InvalidInput, match="before its cut-off"):
        Sailing(cut_off=dt.date(2026, 9, 4), departs=dt.date(2026, 9, 1))
