"""Funnel and paths by hand; zero denominators; zones."""

import datetime as dt

import pytest

from xborder.customers import funnel
from xborder.customers.campaigns import FunnelEvent, paths
from xborder.errors import InvalidInput, InvalidRows, problems

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def events(name, *steps):
    return [
        FunnelEvent(customer_id=name, at=NOON + dt.timedelta(minutes=minute), step=step)
        for minute, step in enumerate(steps)
    ]


ROWS = [
    *events("a", "visit", "view", "view", "cart", "order", "return"),
    *events("b", "visit", "view", "cart"),
    *events("c", "visit", "order"),
    *events("d", "view"),
    *events("e", "visit", "cart", "view"),
]


def test_a_funnel_by_hand_in_any_order_of_rows():
    found = funnel(ROWS[::-1])
    assert [(step.step, step.reached) for step in found.steps] == [
        ("visit", 4),
        ("view", 3),
        ("cart", 2),
        ("order", 1),
    ]
    assert [step.conversion for step in found.steps] == [1, 3 / 4, 2 / 3, 1 / 2]
    assert [step.overall for step in found.steps] == [1, 3 / 4, 2 / 4, 1 / 4]
    assert found.steps[1].drop_off == 1 / 4
    assert found.furthest == {"a": "order", "b": "cart", "c": "visit", "e": "view"}
    quick = funnel(ROWS, within=dt.timedelta(minutes=2))
    assert [step.reached for step in quick.steps] == [4, 3, 1, 0]


def test_nobody_there_has_no_rate():
    found = funnel(events("d", "view"))
    assert [step.conversion for step in found.steps] == [None] * 4
    assert found.steps[0].drop_off is None
    assert paths([]).conversion is None
    assert paths(ROWS).through("checkout") is None


def test_paths_by_hand():
    found = paths(ROWS)
    assert found.counts[("visit", "view", "cart", "order", "return")] == 1
    assert found.conversion == 2 / 5
    assert found.through("view") == 1 / 4
    assert paths(ROWS, goal="return").conversion == 1 / 5


def test_bad_input_is_named():
    naive = FunnelEvent(customer_id="a", at=NOON.replace(tzinfo=None), step="view")
    with pytest.raises(InvalidRows) as caught:
        funnel([*ROWS[:1], naive, naive])
    assert [p.where for p in problems(caught.value)] == ["events.1.at", "events.2.at"]
    for steps in ((), ("view", "view")):
        with pytest.raises(InvalidInput, match="steps"):
            funnel(ROWS, steps=steps)
