"""Swaps: worth nothing at market, and rolling keeps the gain."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.forward import FxForward
from xborder.fx.forwards.swap import CurrencySwap, FxSwap, roll_forward
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate

TODAY, SPOT, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 24), dt.date(2027, 5, 24)


def flat(code, rate, on=TODAY):
    return FlatCurve(currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous"))


def test_a_swap_at_market_is_worth_nothing_and_its_points_are_the_forward_points(eurusd_curve):
    points = eurusd_curve.points(LATER)
    swap = FxSwap.of(
        "EURUSD",
        near_base_amount=250_000,
        spot=1.085,
        points=points,
        near_date=SPOT,
        far_date=LATER,
    )
    assert swap.points == pytest.approx(points)
    assert swap.value(eurusd_curve).amount.value == pytest.approx(0.0, abs=1e-8)
    assert swap.value(eurusd_curve).reference_date == TODAY
    with pytest.raises(InvalidInput, match="do not make a swap"):
        FxSwap(near=swap.near, far=swap.near)


def test_rolling_keeps_the_gain_and_adds_the_points(eurusd_curve):
    deal = FxForward(pair="EURUSD", base_amount=-100_000, rate=1.10, value_date=SPOT)
    rolled = roll_forward(deal, eurusd_curve, to=LATER)
    assert rolled.settled.value == pytest.approx(100_000 * (1.10 - 1.085))
    points = eurusd_curve.outright(LATER) - 1.085
    assert rolled.effective_rate == pytest.approx(1.10 + points)
    assert rolled.swap.near.base_amount == 100_000
    assert rolled.swap.far.base_amount == -100_000


def test_a_currency_swap_at_its_own_curves_is_worth_nothing():
    curve = ForwardCurve(
        pair="EURUSD",
        spot=1.085,
        spot_date=TODAY,
        domestic=FlatCurve(
            currency="USD",
            on=TODAY,
            rate=InterestRate(rate=0.04, compounding="annual", day_count="30/360"),
        ),
        foreign=FlatCurve(
            currency="EUR",
            on=TODAY,
            rate=InterestRate(rate=0.02, compounding="annual", day_count="30/360"),
        ),
    )
    dates = [dt.date(year, 11, 20) for year in (2026, 2027, 2028)]
    swap = CurrencySwap(
        pair="EURUSD",
        base_principal=1_000_000,
        spot=1.085,
        base_rate=0.02,
        quote_rate=0.04,
        dates=dates,
        base_day_count="30/360",
        quote_day_count="30/360",
    )
    flows = swap.cash_flows()
    assert [flow.purpose for flow in flows].count("interest") == 4
    for code in ("EUR", "USD"):
        principal = [
            flow.amount.value
            for flow in flows
            if flow.purpose == "principal" and flow.amount.currency == code
        ]
        assert sum(principal) == 0.0
    assert swap.value(curve).value == pytest.approx(0.0, abs=1e-6)
    late = ForwardCurve(
        pair="EURUSD",
        spot=1.085,
        spot_date=dt.date(2027, 11, 21),
        domestic=flat("USD", 0.0, dt.date(2027, 11, 21)),
        foreign=flat("EUR", 0.0, dt.date(2027, 11, 21)),
    )
    remaining = -1_020_000 * 1.085 + 1_085_000 * 1.04
    assert swap.value(late).value == pytest.approx(remaining)
    with pytest.raises(InvalidInput, match="do not run"):
        CurrencySwap(
            pair="EURUSD",
            base_principal=1,
            spot=1,
            base_rate=0,
            quote_rate=0,
            dates=[dates[1], dates[0]],
        )
