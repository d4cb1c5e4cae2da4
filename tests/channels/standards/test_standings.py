"""Standards and ratings: published cases, and brute force beside every closed form."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom

from xborder.channels.standards import (
    STANDARDS,
    AccountStandard,
    Keep,
    StandingState,
    Window,
    account_standing,
    bayesian_average,
    five_stars_needed,
    wilson_interval,
)
from xborder.errors import InvalidInput, InvalidPolicy, NoSolution, XborderError
from xborder.messages import catalogue
from xborder.source import Reader

ON = dt.date(2026, 11, 1)
READ = Reader(dt.date(2026, 11, 30)).official("A standard")


def ago(days, on=ON):
    return on - dt.timedelta(days=days)


def standing(name, events, orders, *, on=ON, back=0):
    day = ago(back, on)
    return account_standing(
        STANDARDS[name].entry(on), orders={day: orders}, events={day: events}, on=on
    )


@pytest.mark.parametrize(
    ("name", "events", "orders", "state", "left"),
    [
        ("amazon_order_defects", 2, 250, "kept", 0),  # below 1 %: 2 of 250 pass
        ("amazon_order_defects", 3, 250, "breached", 0),  # 1.2 %
        ("amazon_order_defects", 1, 100, "breached", 0),  # 1 % is not below 1 %
        ("amazon_order_defects", 0, 0, "not_applied", 0),
        ("amazon_valid_tracking", 95, 100, "kept", 0),
        ("amazon_valid_tracking", 94, 100, "breached", 0),
        ("amazon_valid_tracking", 100, 100, "kept", 5),
        ("walmart_on_time_delivery", 95, 100, "breached", 0),  # above, not at
        ("walmart_on_time_delivery", 97, 100, "kept", 1),
        ("ebay_defects", 8, 400, "kept", 0),  # at most 2 %
        ("ebay_defects", 9, 400, "breached", 0),
        ("ebay_defects_top_rated", 3, 400, "breached", 0),  # 0.75 % for at most 0.5 %
        ("ebay_late_shipments", 7, 20, "kept", 0),  # seven are let pass at any rate
        ("ebay_late_shipments", 8, 20, "breached", 0),
        ("mastercard_chargebacks", 99, 100, "not_applied", 0),
        ("mastercard_chargebacks", 150, 10_000, "breached", 0),
    ],
)
def test_published_limits(name, events, orders, state, left):
    found = standing(name, events, orders)
    assert (found.state.value, found.events_left) == (state, left)


def test_visa_s_limit_falls_on_the_first_of_april():
    """1,600 of 100,000 breach then and not the day before; 1,400 of 50,000 are too few for it."""
    before = standing("visa_merchant_monitoring", 1600, 100_000, on=dt.date(2026, 3, 31))
    after = standing("visa_merchant_monitoring", 1600, 100_000, on=dt.date(2026, 4, 1))
    few = standing("visa_merchant_monitoring", 1400, 50_000, on=dt.date(2026, 4, 1))
    assert (before.state, after.state, few.state) == ("kept", "breached", "not_applied")
    assert few.events_left == 99  # the 1,500th makes it apply


def test_a_window_holds_its_days_and_no_other():
    assert standing("amazon_order_defects", 3, 250, back=59).state is StandingState.BREACHED
    assert standing("amazon_order_defects", 3, 250, back=60).state is StandingState.NOT_APPLIED
    month = dt.date(2026, 11, 30)
    assert standing("mastercard_chargebacks", 200, 10_000, on=month, back=29).events == 200
    assert standing("mastercard_chargebacks", 200, 10_000, on=month, back=30).events == 0


def test_a_year_counts_where_a_quarter_holds_fewer_than_400():
    entry = STANDARDS["ebay_defects"].entry(ON)
    orders = {ago(10): 300, ago(200): 5000}
    events = {ago(10): 10, ago(200): 5}
    found = account_standing(entry, orders=orders, events=events, on=ON)
    assert (found.first_day, found.events, found.orders) == (ago(364), 15, 5300)
    busy = account_standing(entry, orders=orders | {ago(5): 100}, events=events, on=ON)
    assert (busy.first_day, busy.events, busy.orders) == (ago(89), 10, 400)


def test_the_day_of_relief_is_when_old_events_leave():
    entry = STANDARDS["amazon_order_defects"].entry(ON)
    orders = {ago(day): 5 for day in range(60)}
    found = account_standing(entry, orders=orders, events={ago(50): 3, ago(2): 1}, on=ON)
    assert found.state is StandingState.BREACHED
    assert found.relief_on == ago(50) + dt.timedelta(days=60)
    assert standing("amazon_order_defects", 2, 250).relief_on is None
    assert standing("amazon_valid_tracking", 1, 250).relief_on is None  # good ones leave too
    visa = standing("visa_merchant_monitoring", 5000, 100_000, on=dt.date(2026, 4, 12))
    assert visa.relief_on == dt.date(2026, 5, 1)


def test_a_year_s_events_leave_after_the_year():
    entry = STANDARDS["ebay_defects"].entry(ON)
    slow = account_standing(entry, orders={ago(100): 100}, events={ago(100): 5}, on=ON)
    assert slow.first_day == ago(364)
    assert slow.relief_on == ago(100) + dt.timedelta(days=365)


def test_no_relief_within_a_window_where_all_events_are_of_today_is_the_day_they_leave():
    found = standing("amazon_order_defects", 250, 250)
    assert found.relief_on == ON + dt.timedelta(days=60)


@given(events=st.integers(0, 40), orders=st.integers(1, 400), keep=st.sampled_from(list(Keep)))
def test_the_room_that_is_left_is_used_up_one_by_one(events, orders, keep):
    events = min(events, orders)
    rule = AccountStandard(
        id="own",
        title="Own",
        events="Events",
        orders="Orders",
        window=Window(days=30),
        limit="0.05",
        keep=keep,
        free_events=2,
    ).by(READ)

    def at(count):
        return account_standing(rule.entry(ON), orders={ON: orders}, events={ON: count}, on=ON)

    now = at(events)
    if now.state is StandingState.KEPT:
        sign = 1 if keep.is_ceiling else -1
        last = events + sign * now.events_left
        assert at(last).state is StandingState.KEPT
        if last + sign >= 0:
            assert at(last + sign).state is StandingState.BREACHED
    else:
        assert now.events_left == 0


@given(events=st.integers(0, 6), orders=st.integers(1, 300), more=st.integers(0, 120))
def test_the_chance_of_a_breach_is_beta_binomial(events, orders, more):
    events = min(events, orders)
    found = standing("amazon_order_defects", events, orders)
    law = betabinom(more, events + 1, orders - events + 1)
    expected = sum(
        law.pmf(k)
        for k in range(more + 1)
        if Fraction(events + k, orders + more) >= Fraction(1, 100)
    )
    assert found.chance_of_breach(more) == pytest.approx(expected, abs=1e-9)


def test_rates_and_words():
    assert standing("amazon_order_defects", 0, 0).rate is None
    assert str(standing("amazon_order_defects", 2, 250).rate) == "0.008"
    known = catalogue("zh_CN")
    for timeline in STANDARDS.values():
        for entry in timeline:
            rule = entry.value
            assert {rule.title, rule.events, rule.orders} <= set(known)
            assert entry.source.url.startswith("https://")


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (Window, InvalidPolicy, "neither"),
        (lambda: Window(days=3, month=True), InvalidPolicy, "neither"),
        (
            lambda: account_standing(
                STANDARDS["visa_merchant_monitoring"].entry(ON),
                orders={},
                events={},
                on=dt.date(2026, 3, 31),
            ),
            InvalidInput,
            "does not hold on 2026-03-31",
        ),
        (lambda: account_standing("odr", orders={}, events={}, on=ON), XborderError, "standard"),
        (lambda: wilson_interval(3, 2), InvalidInput, "3 good ratings among 2"),
        (lambda: five_stars_needed("4.2", 10, "5"), NoSolution, "No number of five stars"),
        (lambda: five_stars_needed("0.5", 10, "4"), InvalidInput, "not between 1 and 5"),
        (lambda: five_stars_needed("4", 10, "5.5"), InvalidInput, "not between 1 and 5"),
    ],
)
def test_what_is_wrong_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


@given(good=st.integers(0, 500), bad=st.integers(0, 500), z=st.floats(0.1, 4))
def test_wilson_s_bounds_solve_his_equation(good, bad, z):
    """They are where the score test just rejects: (p - w)^2 = z^2 w (1 - w) / n."""
    total = good + bad
    if not total:
        return
    share = good / total
    low, high = wilson_interval(good, total, z=z)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    for w in (low, high):
        assert (share - w) ** 2 == pytest.approx(z * z * w * (1 - w) / total, abs=1e-9)


@given(stars=st.integers(100, 500), count=st.integers(0, 300), target=st.integers(100, 499))
def test_five_stars_are_counted_and_not_one_too_many(stars, count, target):
    mean, wanted = Fraction(stars, 100), Fraction(target, 100)
    needed = five_stars_needed(f"{stars / 100:.2f}", count, f"{target / 100:.2f}")

    def average(k):
        return (mean * count + 5 * k) / (count + k) if count + k else mean

    assert average(needed) >= wanted or not count
    if needed and count:
        assert average(needed - 1) < wanted


def test_ratings_at_their_ends():
    assert five_stars_needed(5, 10, 5) == 0
    assert five_stars_needed("4.2", 100, "4.5") == 60
    assert five_stars_needed("4.2", 0, "4.5") == 1
    assert bayesian_average(5, 0, prior_mean=4.2, prior_count=8) == pytest.approx(4.2)
