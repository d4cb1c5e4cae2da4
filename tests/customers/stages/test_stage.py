"""Lifecycle stages by one's own rhythm."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import Order, lifecycle, purchase_history
from xborder.customers.stages import LifecycleRules, LifecycleStage, stage_of
from xborder.errors import InvalidInput, NoSolution

# case life_01: median gap 30 days, bounds 1x, 2x, 3x
STAGES = (
    (20, 1, "nurture"),
    (20, 4, "retain"),
    (70, 4, "win_back"),
    (120, 4, "lost"),
    (None, 0, "acquire"),
)


@pytest.mark.parametrize(("days", "orders", "stage"), STAGES)
def test_the_shared_case(days, orders, stage):
    found = stage_of(purchases=orders, days_since_last=days, gap_days=30)
    assert found.stage == stage
    assert found.reason.render("zh_CN") != str(found.reason)


def test_the_shared_case_is_the_one_above(cases):
    case = cases["lifecycle"][0]
    assert case["median_gap_days"] == 30
    rows = [(row["days_since_last"], row["orders"], row["stage"]) for row in case["expect"]]
    assert rows == list(STAGES)


@pytest.mark.parametrize(
    ("days", "orders", "stage"),
    [
        (30, 1, "nurture"),
        (31, 1, "convert"),
        (60, 1, "convert"),
        (61, 1, "win_back"),
        (60, 2, "retain"),
        (90, 2, "win_back"),
        (91, 2, "lost"),
    ],
)
def test_bounds_belong_to_the_better_stage(days, orders, stage):
    assert stage_of(purchases=orders, days_since_last=days, gap_days=30).stage == stage


@given(st.integers(0, 900), st.integers(0, 900), st.integers(1, 9), st.floats(1, 90))
def test_silence_never_makes_a_customer_better(one, two, orders, gap):
    rank = [
        LifecycleStage.NURTURE,
        LifecycleStage.RETAIN,
        LifecycleStage.CONVERT,
        LifecycleStage.WIN_BACK,
        LifecycleStage.LOST,
    ]
    early, late = sorted((one, two))
    stages = [
        stage_of(purchases=orders, days_since_last=d, gap_days=gap).stage for d in (early, late)
    ]
    assert rank.index(stages[0]) <= rank.index(stages[1])


def orders(name, *days):
    start = dt.date(2026, 1, 1)
    return [
        Order(customer_id=name, at=start + dt.timedelta(days=day), amount="10 EUR") for day in days
    ]


ROWS = [*orders("weekly", 0, 7, 14, 21), *orders("yearly", 0, 100), *orders("once", 20)]


def test_the_same_silence_means_different_things():
    history = purchase_history(ROWS, on=dt.date(2026, 4, 30))
    found = lifecycle(history, prospects=["lead"])
    assert found.gap_days == 7  # gaps 7, 7, 7, 100
    assert found.names == {"weekly": "lost", "yearly": "retain", "once": "lost", "lead": "acquire"}
    assert found.stages["weekly"].own_rhythm
    assert not found.stages["once"].own_rhythm
    assert str(found.reasons["lead"]) == "No purchase yet."
    patient = lifecycle(history, gap_days=90, rules=LifecycleRules(own_gaps=2))
    assert patient.names == {"weekly": "lost", "yearly": "retain", "once": "convert"}


def test_no_rhythm_at_all_is_no_solution():
    history = purchase_history(orders("once", 0), on=dt.date(2026, 2, 1))
    with pytest.raises(NoSolution, match="gap_days: None of the 1 customers"):
        lifecycle(history)
    assert lifecycle(history, gap_days=30).names == {"once": "convert"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"purchases": 0, "days_since_last": 3, "gap_days": 30},
        {"purchases": 2, "days_since_last": None, "gap_days": 30},
        {"purchases": -1, "days_since_last": 3, "gap_days": 30},
        {"purchases": 2, "days_since_last": 3, "gap_days": 0},
    ],
)
def test_bad_input_is_named(wrong):
    with pytest.raises(InvalidInput, match="days_since_last"):
        stage_of(**wrong)


def test_bounds_out_of_order_are_refused():
    with pytest.raises(InvalidInput, match="not in order"):
        LifecycleRules(active_until=4.0)


def test_a_lifecycle_is_a_short_line_and_shows_how_many_stand_where():
    orders = [
        Order(customer_id=name, at=dt.date(2026, month, 10), amount="50.00 EUR")
        for name, months in (("a", (1, 2, 3)), ("b", (3,)))
        for month in months
    ]
    found = lifecycle(purchase_history(orders, on=dt.date(2026, 4, 1)))
    assert repr(found) == ("Lifecycle(stages=<2>, on=datetime.date(2026, 4, 1), gap_days=29.5)")
    assert '<td>retain</td><td style="text-align:right">1</td>' in found._repr_html_()
    assert len({found, lifecycle(purchase_history(orders, on=dt.date(2026, 4, 1)))}) == 1
