"""Clearing by hand: what is sent, held back, released and owed on each day of payout."""

from decimal import Decimal

import pytest

from xborder.fx.exposure.clearing import cleared, payout_from, wait_of_full_days


@pytest.mark.parametrize(
    ("day", "every", "starts", "found"),
    [(8, 7, 6, 13), (13, 7, 6, 13), (14, 7, 6, 20), (3, 1, 100, 3), (-9, 14, 0, 0)],
)
def test_a_payout_on_or_after_a_day(day, every, starts, found):
    assert payout_from(day, every=every, starts=starts) == found


def test_full_days_of_a_hold_end_before_the_day_on_which_it_is_free():
    assert [wait_of_full_days(days) for days in (0, 1, 7)] == [0, 2, 8]


def steps(free, *, share=0, later=14):
    return [
        (each.day, each.sent, each.held, each.released, each.left)
        for each in cleared(
            free,
            nothing=0,
            held_back=lambda _, fresh: max(fresh, 0) * share // 100,
            released_on=lambda day: day + later,
            whole=int,
        )
    ]


def test_a_reserve_is_released_and_a_debt_is_paid_first():
    """10 % of 1,000 come a fortnight later; the debt of 300 is taken from the next 500."""
    assert steps({7: 1_000, 14: -300, 21: 500}, share=10) == [
        (7, 900, 100, 0, 0),
        (14, 0, 0, 0, -300),
        (21, 250, 50, 100, 0),
        (35, 50, 0, 50, 0),
    ]


def test_a_debt_stays_when_nothing_follows():
    assert steps({7: 100, 14: -300}) == [(7, 100, 0, 0, 0), (14, 0, 0, 0, -300)]
    assert steps({}) == []


def test_what_is_finer_than_can_be_sent_stays():
    (one, two) = cleared(
        {1: Decimal("0.105"), 2: Decimal("0.105")},
        nothing=Decimal(0),
        held_back=lambda _day, _fresh: Decimal(0),
        released_on=lambda day: day,
        whole=lambda amount: amount.quantize(Decimal("0.01"), rounding="ROUND_DOWN"),
    )
    assert (one.sent, one.left) == (Decimal("0.10"), Decimal("0.005"))
    assert (two.sent, two.left) == (Decimal("0.11"), Decimal("0.000"))
