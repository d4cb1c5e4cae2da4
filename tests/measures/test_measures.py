"""Measures are ratios of sums, and goals know their pace."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NotFound
from xborder.measures import Goal, Measure, State

DEFECTS = Measure(
    name="defect rate", numerator="bad", denominator="orders", unit="share", better="down"
)
SALES = Measure(name="sales", numerator="sales", unit="index", better="up")
SHOPS = [{"shop": "a", "bad": 2, "orders": 100}, {"shop": "b", "bad": 1, "orders": 10}]
START, END = dt.date(2026, 1, 1), dt.date(2026, 4, 1)


def test_a_measure_is_the_ratio_of_sums_and_not_the_mean_of_ratios():
    found = DEFECTS.of(SHOPS)
    assert round(float(found.value), 4) == 0.0273  # 3 of 110
    parts = DEFECTS.by(SHOPS, "shop")
    assert sum(float(each.value) for each in parts.values()) / 2 == pytest.approx(0.06)
    assert parts["a"] + parts["b"] == found


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=1, max_size=8))
def test_groups_add_up_to_the_whole(counts):
    rows = [
        {"shop": str(n % 3), "bad": bad, "orders": all_} for n, (bad, all_) in enumerate(counts)
    ]
    first, *others = DEFECTS.by(rows, "shop").values()
    for other in others:
        first = first + other
    assert first.value == Fraction(sum(b for b, _ in counts), sum(n for _, n in counts))


def test_nothing_below_the_line_is_no_value_and_no_zero():
    assert DEFECTS.of([{"bad": 0, "orders": 0}]).value is None
    assert DEFECTS.of([]).value is None


def test_a_plain_sum_adds_up():
    rows = [{"sales": "10.5"}, {"sales": 2}]
    assert SALES.of(rows).value == Fraction(25, 2)
    assert (SALES.of(rows) + SALES.of({"sales": 1})).value == Fraction(27, 2)


def test_a_window_holds_its_last_day_and_drops_the_day_before_its_first():
    week = Measure(name="late", numerator="bad", unit="orders", better="down", window_days=7)
    rows = [{"on": dt.date(2026, 3, day), "bad": 1, "shop": "a"} for day in range(1, 12)]
    assert week.of(rows, on=dt.date(2026, 3, 10)).value == 7  # 4 to 10 March
    assert week.by(rows, "shop", on=dt.date(2026, 3, 10))["a"].value == 7
    with pytest.raises(InvalidInput, match="Give on="):
        week.of(rows)


def test_groups_are_a_table():
    assert DEFECTS.by(SHOPS, "shop").to_columns() == {
        "shop": ["a", "b"], "above": [2.0, 1.0], "below": [100.0, 10.0], "value": [0.02, 0.1],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: DEFECTS.of([{"bad": 1, "order": 1}]), NotFound, "Did you mean order"),
        (lambda: DEFECTS.of([{}]), NotFound, "Name a column"),
        (lambda: DEFECTS.of(5), InvalidType, "rows"),
        (lambda: DEFECTS.of([5]), InvalidType, r"rows\[0\]"),
        (lambda: DEFECTS.of(SHOPS) + SALES.parts(1), InvalidInput, "sales is another one"),
        (lambda: DEFECTS.of(SHOPS) + 1, InvalidInput, "int is another one"),
        (lambda: Measure(name=" ", numerator="a", unit="x", better="up"), InvalidInput, "name"),
        (lambda: Measure(name="a", numerator="a", unit="x", better="left"), InvalidInput, "up, down"),
        (lambda: Measure(name="a", numerator="a", unit="x", better="up", window_days=0), InvalidInput, "window_days"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(call, error, says):
    with pytest.raises(error, match=says):
        call()


def goal(**changes):
    facts = {
        "measure": SALES,
        "baseline": 100,
        "target": 120,
        "start": START,
        "end": END,
        "owner": "Lin",
    }
    return Goal(**(facts | changes))


def test_five_per_cent_on_day_30_of_a_fifth_in_90_days_is_behind():
    found = goal().standing(105, on=dt.date(2026, 1, 31))
    assert found.state is State.BEHIND
    assert round(float(found.pace) - 100, 2) == 6.67
    assert found.forecast == 115  # three times what a third of the time brought
    assert found.needed_per_day == Fraction(15, 60)
    assert found.explain() == (
        "sales is 105 on day 30 of 90; on pace it would be 106.667, and the goal is 120."
    )
    assert "第 30 天" in found.explain("zh_CN")


@pytest.mark.parametrize(
    ("value", "day", "state"),
    [
        (108, dt.date(2026, 1, 31), State.AHEAD),
        ("106.66", dt.date(2026, 1, 31), State.BEHIND),
        (110, dt.date(2026, 2, 15), State.ON_PACE),
        (120, dt.date(2026, 1, 2), State.REACHED),
        (119, dt.date(2026, 5, 1), State.BEHIND),
    ],
)
def test_a_goal_stands_by_its_pace(value, day, state):
    assert goal().standing(value, on=day).state is state


def test_down_is_better_where_it_is_said():
    fewer = goal(measure=DEFECTS, baseline="0.05", target="0.02")
    assert fewer.standing("0.03", on=dt.date(2026, 1, 31)).state is State.AHEAD


def test_the_first_day_tells_no_forecast_and_the_last_leaves_no_days():
    assert goal().standing(100, on=START).forecast is None
    assert goal().standing(100, on=END).needed_per_day is None


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: goal(end=START), "on or before its start"),
        (lambda: goal(target=90), "no improvement"),
        (lambda: goal(target=100), "no improvement"),
        (lambda: goal(measure=DEFECTS, baseline=1, target=2), "no improvement"),
        (lambda: goal().standing(1, on=dt.date(2025, 12, 31)), "before the start"),
    ],
)
def test_a_goal_that_is_none_is_refused(call, says):
    with pytest.raises(InvalidInput, match=says):
        call()


SLIPS = Measure(
    name="defect rate", numerator="defects", denominator="orders", unit="share", better="down"
)
FEWER = Goal(
    measure=SLIPS,
    baseline="0.05",
    target="0.02",
    start=dt.date(2026, 1, 1),
    end=dt.date(2026, 4, 1),
    owner="Lin",
)


def test_a_goal_takes_what_its_measure_came_to():
    """4 of 100 on day 10 of 90: 0.05 - 0.03 / 9 on pace, so it is ahead."""
    found = FEWER.standing(SLIPS.parts(4, 100), on=dt.date(2026, 1, 11))
    assert (found.state, found.value) == (State.AHEAD, Fraction(1, 25))
    assert found.pace == Fraction(5, 100) - Fraction(3, 900)


def test_an_empty_period_and_another_measure_say_so():
    with pytest.raises(InvalidInput, match="defect rate came to nothing: its orders are none"):
        FEWER.standing(SLIPS.of([]), on=dt.date(2026, 1, 11))
    other = Measure(name="sales", numerator="sales", unit="EUR", better="up").of([])
    with pytest.raises(InvalidInput, match="sales is another measure"):
        FEWER.standing(other, on=dt.date(2026, 1, 11))


def test_after_the_last_day_nothing_is_foretold():
    assert FEWER.standing("0.03", on=dt.date(2026, 4, 1)).forecast == Fraction(3, 100)
    assert FEWER.standing("0.03", on=dt.date(2026, 4, 2)).forecast is None


def test_a_share_written_as_a_percentage_reaches_no_goal():
    """3 for 3 % would be 300 %, which is above every target."""
    facts = {"measure": DEFECTS, "baseline": "0.05", "target": "0.02"}
    assert goal(**facts).standing("0.03", on=dt.date(2026, 1, 31)).value == Fraction(3, 100)
    with pytest.raises(InvalidInput, match="value is 3, which is not a fraction from 0 to 1"):
        goal(**facts).standing(3, on=dt.date(2026, 1, 31))
    with pytest.raises(InvalidInput, match="target is 2, which is not a fraction"):
        goal(**facts | {"baseline": 5, "target": 2})
    # a measure that came to more than all of it is what it is
    over = goal(**facts).standing(DEFECTS.parts(3, 2), on=dt.date(2026, 1, 31))
    assert over.value == Fraction(3, 2)


def test_a_goal_has_somebody_who_answers_for_it():
    with pytest.raises(InvalidInput, match="nobody answers for"):
        goal(owner=" ")
