"""Moves between two dates keep their reasons."""

import datetime as dt

from xborder.customers import Order, lifecycle, purchase_history, transitions


def orders(name, *days):
    start = dt.date(2026, 1, 1)
    return [
        Order(customer_id=name, at=start + dt.timedelta(days=day), amount="10 EUR") for day in days
    ]


ROWS = [*orders("weekly", 0, 7, 14, 21), *orders("yearly", 0, 100), *orders("once", 20)]


def test_moves_between_two_dates_keep_their_reasons():
    before = lifecycle(purchase_history(ROWS[:4], on=dt.date(2026, 1, 25)), prospects=["lead"])
    after = lifecycle(purchase_history(ROWS, on=dt.date(2026, 4, 30)))
    moved = transitions(
        before.names, after.names, reasons_before=before.reasons, reasons_after=after.reasons
    )
    assert moved.count("retain", "lost") == 1
    assert moved.count("", "retain") == 1
    assert moved.count("acquire", "") == 1
    assert moved.count("lost", "retain") == 0
    assert moved.rates("retain") == {"lost": 1.0}
    assert moved.rates("nobody") == {}
    (weekly,) = [move for move in moved.moves if move.customer_id == "weekly"]
    assert "0.4 gaps" in str(weekly.left_because)
    assert "14.0 gaps" in str(weekly.entered_because)
    assert sum(moved.counts.values()) == 4
    still = transitions({"a": "x"}, {"a": "x"})
    assert still.moves == ()
