"""Hedge alternatives against the textbook's figures, for receipts and for payments."""

import math

import pytest

from xborder.fx.hedging.alternatives import (
    collar_alternative,
    do_nothing,
    forward_alternative,
    money_market_alternative,
    option_alternative,
    reinvestment_break_even,
)
from xborder.fx.hedging.comparison import ComparedAlternatives


def test_trident():
    # Eiteman, Stonehill, Moffett: 1,000,000 GBP in three months
    put = option_alternative(
        "receive", strike=1.75, premium=0.015 * 1.764, funding_growth=1 + 0.12 / 4
    )
    money = money_market_alternative(
        "receive", spot=1.764, foreign_growth=1 + 0.10 / 4, home_growth=1 + 0.12 / 4
    )
    forward = forward_alternative("receive", outright=1.754)
    assert forward.home(1e6, 1.6) == 1_754_000
    assert money.home(1e6, 1.6) == pytest.approx(1_772_605, abs=1)
    assert put.cost * 1e6 == pytest.approx(27_254, abs=1)
    assert put.worst_rate * 1e6 == pytest.approx(1_722_746, abs=1)
    assert put.home(1e6, 1.76) == pytest.approx(1_732_746, abs=1)
    assert put.break_even(1.754) == pytest.approx(1.7813, abs=1e-4)
    reinvest = reinvestment_break_even(
        cash_now=1e6 / 1.025 * 1.764, cash_later=1_754_000, years=0.25
    )
    assert reinvest == pytest.approx(0.0767573696145, rel=1e-10)
    table = ComparedAlternatives(
        amount=1e6, forward=1.754, alternatives=[do_nothing("receive"), forward, money, put]
    )
    assert table.best_at(1.60).name == "money market"
    assert table.best_at(1.90).name == "do nothing"
    names = [name for name, _ in table.table([1.6, 1.9])]
    assert names == ["do nothing", "forward", "money market", "option"]


def test_trident_again():
    # the follow-up exercise: 2,000,000 GBP, two strikes, WACC of 9 % over 90/360 days
    for strike, premium, least in ((1.55, 0.015, 3_052_116.33), (1.54, 0.010, 3_048_077.55)):
        put = option_alternative(
            "receive", strike=strike, premium=premium * 1.561, funding_growth=1 + 0.09 / 4
        )
        assert put.worst_rate * 2e6 == pytest.approx(least, abs=0.006)


def test_payments_mirror_receipts():
    call = option_alternative("pay", strike=7.2, premium=0.05, funding_growth=1.01)
    assert call.worst_rate == pytest.approx(7.2 + 0.0505)
    assert call.best_rate == pytest.approx(0.0505)
    assert call.break_even(7.1) == pytest.approx(7.1 - 0.0505)
    assert call.break_even(8.0) is None
    fence = collar_alternative("pay", protection_strike=7.2, cap_strike=7.0)
    assert (fence.rate(8.0), fence.rate(7.1), fence.rate(6.0)) == (7.2, 7.1, 7.0)
    assert fence.best_rate == 7.0
    assert collar_alternative("pay", protection_strike=7.2, cap_strike=7.0, premium=0.01).name == (
        "collar"
    )
    assert do_nothing("receive").worst_rate == 0.0
    assert do_nothing("pay").worst_rate == math.inf
