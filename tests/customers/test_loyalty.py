"""Ledgers conserve points; tiers go up and down; debts are paid first."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers.loyalty import LoyaltyEvent, LoyaltyProgramme, LoyaltyTier, loyalty_account
from xborder.errors import InvalidInput, InvalidRows, problems

START = dt.date(2026, 1, 1)
PLAIN = LoyaltyProgramme(points_per_unit=1, expires_after_days=100)
TIERED = LoyaltyProgramme(
    points_per_unit=1,
    expires_after_days=400,
    tier_window_days=100,
    tiers=[
        LoyaltyTier(name="gold", least_points=100, multiplier=Fraction(3, 2)),
        LoyaltyTier(name="member", least_points=0),
    ],
)


def event(day, kind, amount=0):
    value = {"points": amount} if kind == "burn" else {"amount": amount}
    return LoyaltyEvent(on=START + dt.timedelta(days=day), kind=kind, **value)


def account(events, day, programme=PLAIN):
    return loyalty_account(programme, events, on=START + dt.timedelta(days=day))


def test_points_expire_on_their_day_and_the_oldest_burn_first():
    rows = [event(0, "earn", "30.90"), event(50, "earn", 20), event(60, "burn", 25)]
    assert account(rows, 100).balance == 25
    late = account(rows, 101)
    assert (late.balance, late.expired, late.burned, late.earned) == (20, 5, 25, 50)
    assert late.next_expiry == START + dt.timedelta(days=150)
    assert account(rows, 151).next_expiry is None
    assert account(rows[::-1], 101) == late


def test_a_return_takes_points_back_and_leaves_a_debt():
    rows = [event(0, "earn", 30), event(1, "burn", 30), event(2, "take_back", 30)]
    assert account(rows, 3).balance == -30
    paid = account([*rows, event(4, "earn", 50)], 5)
    assert (paid.balance, paid.taken_back) == (20, 30)
    part = account([*rows, event(4, "earn", 10)], 5)
    assert (part.balance, part.next_expiry) == (-20, None)


def test_tiers_go_up_and_down_with_the_reason():
    rows = [event(0, "earn", 120), event(10, "earn", 10)]
    up = account(rows, 20, TIERED)
    assert (up.tier, up.balance) == ("gold", 135)
    down = account(rows, 100, TIERED)
    assert down.tier == "member"
    assert [(c.on, c.before, c.after) for c in down.changes] == [
        (START, "member", "gold"),
        (START + dt.timedelta(days=100), "gold", "member"),
    ]
    assert str(down.changes[1].reason) == "15 points within 100 days; the tier takes 0."
    back = account([*rows, event(15, "take_back", 120)], 20, TIERED)
    assert back.tier == "member"


def test_points_go_at_the_rate_they_came():
    start = dt.date(2026, 1, 1)
    rows = [
        LoyaltyEvent(on=start, kind="earn", amount=120, order_id="o1"),
        LoyaltyEvent(on=start, kind="earn", amount=10, order_id="o2"),
        LoyaltyEvent(on=start, kind="take_back", amount=120, order_id="o1"),
    ]
    assert account(rows, 1, TIERED).balance == 15
    rows[2] = LoyaltyEvent(on=start, kind="take_back", amount=10, order_id="o2")
    assert account(rows, 1, TIERED).balance == 120


KINDS = st.sampled_from(["earn", "earn", "take_back", "burn"])


@given(
    st.lists(st.tuples(st.integers(0, 300), KINDS, st.integers(0, 60)), max_size=25),
    st.integers(300, 900),
)
def test_no_point_is_ever_lost(rows, day):
    events = []
    for when, kind, amount in sorted(rows):
        more = [*events, event(when, kind, amount)]
        try:
            account(more, 300, TIERED)
        except InvalidRows:
            continue
        events = more
    found = account(events, day, TIERED)
    assert found.earned == found.balance + found.burned + found.expired + found.taken_back


def test_bad_events_are_all_named():
    rows = [event(0, "earn", 5), event(0, "earn", -5), event(99, "earn", 5), event(1, "burn", -3)]
    with pytest.raises(InvalidRows) as caught:
        account(rows, 50)
    assert [p.where for p in problems(caught.value)] == ["events.1", "events.2", "events.3"]
    with pytest.raises(InvalidRows) as caught:
        account(
            [event(0, "earn", 5), event(1, "burn", 6), event(2, "burn", 5), event(3, "burn", 1)], 50
        )
    assert [p.where for p in problems(caught.value)] == ["events.1.points", "events.3.points"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"points_per_unit": 0},
        {"expires_after_days": 0},
        {"tier_window_days": -1},
        {"tiers": [LoyaltyTier(name="gold", least_points=10)]},
        {"tiers": []},
    ],
)
def test_programmes_that_cannot_run_are_refused(wrong):
    with pytest.raises(InvalidInput, match="programme"):
        LoyaltyProgramme(**{"points_per_unit": 1, "expires_after_days": 9, **wrong})
