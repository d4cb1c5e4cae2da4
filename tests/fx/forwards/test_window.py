"""Window forwards: priced at their worst day, worth the day they are drawn."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput
from xborder.fx.forwards.forward import FxForward
from xborder.fx.forwards.window import WindowForward, worst_rate
from xborder.worktime import DayCalendar


def test_a_window_is_priced_at_its_worst_day(eurusd_curve):
    # a two to three month window on GBP/USD with outrights 1.40 and 1.39
    assert worst_rate([1.40, 1.39], buys_base=True) == 1.40
    assert worst_rate([1.40, 1.39], buys_base=False) == 1.39
    start, end = dt.date(2027, 1, 25), dt.date(2027, 2, 24)
    buyer = WindowForward.quoted(eurusd_curve, base_amount=1000, start=start, end=end)
    seller = WindowForward.quoted(eurusd_curve, base_amount=-1000, start=start, end=end)
    assert buyer.rate == eurusd_curve.outright(end)  # dollars earn more: the euro is at a premium
    assert seller.rate == eurusd_curve.outright(start)
    with pytest.raises(InvalidInput, match="ends on"):
        WindowForward.quoted(eurusd_curve, base_amount=1, start=end, end=start)
    with pytest.raises(InvalidInput, match="ends on"):
        WindowForward(pair="EURUSD", base_amount=1, rate=1.1, start=end, end=start)
    with pytest.raises(InvalidInput, match="outrights is empty"):
        worst_rate([], buys_base=True)


def test_a_window_needs_a_day_that_can_be_drawn_on(eurusd_curve):
    saturday, sunday = dt.date(2027, 1, 9), dt.date(2027, 1, 10)
    with pytest.raises(InvalidInput, match="can be drawn on"):
        WindowForward.quoted(
            eurusd_curve,
            base_amount=1,
            start=saturday,
            end=sunday,
            calendar=DayCalendar(name="weekdays"),
        )


def test_a_window_is_worth_a_forward_of_its_worst_and_best_day(eurusd_curve):
    start, end = dt.date(2027, 1, 4), dt.date(2027, 1, 29)
    deal = WindowForward(pair="EURUSD", base_amount=1_000, rate=1.05, start=start, end=end)
    worth = deal.value(eurusd_curve)
    by_day = {
        day: FxForward(pair="EURUSD", base_amount=1_000, rate=1.05, value_date=day)
        .value(eurusd_curve)
        .amount.value
        for day in (start + dt.timedelta(days=n) for n in range(26))
    }
    assert worth.least.amount.value == min(by_day.values()) == by_day[worth.worst_day]
    assert worth.most.amount.value == max(by_day.values()) == by_day[worth.best_day]
    # the same day makes it a plain forward, and what is drawn is no longer worth anything
    one_day = WindowForward(pair="EURUSD", base_amount=1_000, rate=1.05, start=end, end=end)
    assert one_day.value(eurusd_curve).least == one_day.value(eurusd_curve).most
    assert deal.drawn(600).base_amount == 400
    assert deal.drawn(1_000).value(eurusd_curve).most.amount.value == 0.0
    for wrong in (1_001, -1):
        with pytest.raises(InvalidInput, match="cannot be drawn"):
            deal.drawn(wrong)


def test_a_window_that_has_begun_counts_from_today(eurusd_curve):
    begun = WindowForward(
        pair="EURUSD",
        base_amount=-1_000,
        rate=1.1,
        start=dt.date(2026, 11, 2),
        end=dt.date(2026, 12, 31),
    )
    assert begun.value(eurusd_curve).best_day == eurusd_curve.on
