"""Measures against published intervals and counts made by hand."""

import datetime as dt
import math

import pytest

from xborder.complaints import Ticket, default_policy
from xborder.complaints.measures import (
    ces,
    compare,
    complaint_rates,
    costs,
    csat,
    measure,
    nps,
    pareto,
    share,
)
from xborder.errors import InvalidInput
from xborder.money import Money
from xborder.worktime import OpeningHours


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (Wilson).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0000),
    ],
)
def test_wilsons_interval(hits, count, low, high):
    found = share(hits, count)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize(
    ("one", "two", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10: p1 - p2.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
    ],
)
def test_newcombes_interval_of_a_difference(one, two, low, high):
    found = compare(share(*two), share(*one)).difference
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_satisfaction():
    # The shared file's own figures.
    assert csat([5, 5, 4, 4, 3, 2, 5, 1, 4, 5]).value == pytest.approx(0.7)
    assert ces([7, 6, 6, 5, 4, 7, 2, 6]).value == pytest.approx(5.375)
    # Five promoters, two passives, three detractors of ten.
    found = nps([10, 9, 9, 10, 10, 8, 7, 6, 0, 3])
    assert found.value == pytest.approx(0.2)
    # Mean 0.2 of five +1, two 0, three -1: variance (8 - 10 * 0.04) / 9.
    spread = 1.959964 * math.sqrt((8 - 0.4) / 9 / 10)
    assert (found.low, found.high) == (
        pytest.approx(0.2 - spread, abs=1e-6),
        pytest.approx(0.2 + spread, abs=1e-6),
    )


@pytest.mark.parametrize("ask", [
    lambda: csat([0]), lambda: csat([6]), lambda: csat([]), lambda: nps([11]), lambda: ces([0]),
    lambda: share(3, 2), lambda: share(-1, 2), lambda: share(0, 0), lambda: csat([5], confidence=95),
])  # fmt: skip
def test_figures_that_cannot_be_are_refused(ask):
    with pytest.raises(InvalidInput) as caught:
        ask()
    assert caught.value.code.startswith(("metrics.", "number."))


def test_pareto_orders_and_adds_up():
    bars = pareto(["late"] * 5 + ["broken"] * 3 + ["wrong", "missing"])
    assert [(bar.cause, bar.count) for bar in bars] == [
        ("late", 5),
        ("broken", 3),
        ("missing", 1),
        ("wrong", 1),
    ]
    assert [bar.cumulative for bar in bars] == [0.5, 0.8, 0.9, 1.0]
    assert pareto([]) == ()


def test_rates_per_article():
    found = complaint_rates({"CUP": 15}, {"CUP": 148, "MUG": 20, "NEW": 0})
    assert list(found) == ["CUP", "MUG"]
    assert round(found["CUP"].high, 4) == 0.1605
    assert found["MUG"].value == 0


def test_costs_are_summed_by_currency():
    found = costs([Money("5.00", "EUR"), Money("7.50", "USD"), Money("2.25", "EUR")])
    assert found == (Money("7.25", "EUR"), Money("7.50", "USD"))


def ticket(name, day, *events, **more):
    """Build a ticket created at 10:00 on a day of November 2026, its events hours after."""
    start = dt.datetime(2026, 11, day, 10, tzinfo=dt.UTC)
    told = [{"at": start, "kind": "created"}]
    told += [{"at": start + dt.timedelta(hours=hours), "kind": kind} for hours, kind in events]
    return Ticket(id=name, events=told, **more)


QUEUE = [  # Monday is 16 November
    ticket("a", 16, (1, "replied"), (2, "resolved"), grade="urgent", team="east"),
    ticket("b", 16, (3, "replied"), (5, "replied"), (24, "resolved"), team="east"),
    ticket(
        "c", 17, (30, "replied"), (31, "resolved"), (48, "reopened"), (50, "resolved"), team="west"
    ),
    ticket("d", 18, team="west"),
    ticket("e", 19, (1, "cancelled")),
    ticket("f", 30, (1, "replied")),
]
POLICY = default_policy(
    OpeningHours(
        zone="UTC", week="Mo-Fr 09:00-17:00", known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1)
    ).calendar()
)  # fmt: skip
START, END = dt.datetime(2026, 11, 16, tzinfo=dt.UTC), dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def test_a_weeks_measures():
    found = measure(POLICY, QUEUE, start=START, end=END)
    assert found.tickets == 5
    assert (found.first_response.count, found.first_response.mean, found.first_response.median) == (
        3,
        34 / 3,
        3,
    )
    assert found.first_response_business.longest == 14  # Tuesday 10-17 and Wednesday 9-16
    assert (found.resolution.mean, found.resolution.longest) == ((2 + 24 + 50) / 3, 50)
    # Tuesday 10:00 to Thursday 12:00 is 7 + 8 + 3 open hours.
    assert found.resolution_business.longest == 18
    assert (found.resolved.value, found.reopened.value) == (3 / 5, 1 / 5)
    assert found.first_contact.value == 1 / 3
    assert found.clocks["first_response"].late_of_ran.value == 2 / 5  # c and d
    assert "refund" not in found.clocks
    assert found.backlog_age == (4 * 24 + 14,)


def test_a_week_without_tickets():
    found = measure(POLICY, [], start=START, end=END)
    assert (found.tickets, found.resolved, found.first_contact, found.clocks) == (
        0,
        None,
        None,
        {},
    )
    assert math.isnan(found.first_response.mean)
