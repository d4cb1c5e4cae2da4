"""Collars and participating forwards: solved strikes, what they pay, what cannot be had."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, NoSolution
from xborder.fx.options.collars import collar, zero_cost_collar
from xborder.fx.options.direction import Direction
from xborder.fx.options.option import garman_kohlhagen
from xborder.fx.options.option_market import OptionMarket
from xborder.fx.options.participating import ParticipatingForward

COLLARS = [  # shared cases, zero_cost_collar
    ("EURUSD", 182, "receive", 1.06, 0.0775, 0.0775, 0.0, 1.13596387494),
    ("EURUSD", 365, "receive", 1.05, 0.0775, 0.0775, 0.0, 1.17338726738),
    ("USDCNH", 182, "receive", 7.0, 0.048, 0.048, 0.0, 7.11413553209),
    ("USDJPY", 91, "pay", 156.0, 0.1025, 0.1025, 0.0, 146.23538496),
    ("EURUSD", 182, "receive", 1.06, 0.081, 0.076, 0.0, 1.1311045038),
    ("USDBRL", 182, "pay", 5.8, 0.165, 0.165, 0.0, 5.50888311487),
    ("EURUSD", 182, "receive", 1.06, 0.0775, 0.0775, 0.001, 1.13205722845),
]


@pytest.mark.parametrize(
    ("pair", "days", "side", "protection", "bought", "sold", "margin", "cap"), COLLARS
)
def test_zero_cost_caps(option_market, pair, days, side, protection, bought, sold, margin, cap):
    market, _ = option_market(pair, days)
    fence = zero_cost_collar(
        side,
        market=market,
        protection_strike=protection,
        bought_volatility=bought,
        sold_volatility=sold,
        margin=margin,
    )
    assert fence.cap_strike == pytest.approx(cap, rel=1e-10)
    assert fence.cost == pytest.approx(0.0, abs=1e-15)


def test_a_premium_independent_of_the_solver_pays_for_the_cap(option_market):
    market, volatility = option_market("EURUSD", 182)
    fence = zero_cost_collar(
        "receive",
        market=market,
        protection_strike=1.06,
        bought_volatility=volatility,
        sold_volatility=volatility,
        margin=0.001,
    )
    sold = garman_kohlhagen(
        "call",
        spot=1.085,
        strike=fence.cap_strike,
        years=182 / 365,
        volatility=volatility,
        domestic_rate=0.043,
        foreign_rate=0.0215,
    )
    assert sold.price == pytest.approx(fence.bought_premium + 0.001, rel=1e-13)


@given(
    side=st.sampled_from(Direction),
    protection=st.floats(0.01, 0.25),
    volatility=st.floats(0.03, 0.4),
    years=st.floats(0.05, 2.0),
)
def test_every_zero_cost_collar_leaves_room_on_the_good_side(side, protection, volatility, years):
    market = OptionMarket(spot=1.2, years=years, domestic_rate=0.03, foreign_rate=0.01)
    worst = market.forward * (1 - side.sign * protection)
    fence = zero_cost_collar(
        side,
        market=market,
        protection_strike=worst,
        bought_volatility=volatility,
        sold_volatility=volatility,
    )
    assert side.sign * (fence.cap_strike - market.forward) >= -1e-9
    for spot in (0.5, 1.2, 3.0):
        assert side.sign * (fence.rate(spot) - worst) >= 0.0


def test_a_protection_better_than_the_forward_cannot_be_had(option_market):
    market, volatility = option_market("EURUSD", 182)
    with pytest.raises(NoSolution, match=r"forward is 1\.09669") as caught:
        zero_cost_collar(
            "receive",
            market=market,
            protection_strike=1.12,
            bought_volatility=volatility,
            sold_volatility=volatility,
        )
    assert caught.value.problem().where == "protection_strike"


def test_a_collar_of_two_known_strikes():
    market = OptionMarket(spot=1.085, years=0.5, domestic_rate=0.043, foreign_rate=0.0215)
    fence = collar(
        "receive",
        market=market,
        protection_strike=1.06,
        cap_strike=1.13,
        bought_volatility=0.08,
        sold_volatility=0.075,
        margin=0.0005,
    )
    put = market.premium("put", strike=1.06, volatility=0.08)
    call = market.premium("call", strike=1.13, volatility=0.075)
    assert fence.cost == pytest.approx(put + 0.0005 - call, abs=1e-16)
    with pytest.raises(InvalidInput, match="cap"):
        collar(
            "pay",
            market=market,
            protection_strike=1.06,
            cap_strike=1.13,
            bought_volatility=0.08,
            sold_volatility=0.08,
        )


PARTICIPATIONS = [  # shared cases, participating_forward
    ("EURUSD", 182, "receive", 1.08025433418, 0.5),
    ("USDCNH", 365, "pay", 7.05587438173, 0.5),
    ("USDJPY", 91, "receive", 149.868228875, 0.3),
]


@pytest.mark.parametrize(("pair", "days", "side", "strike", "share"), PARTICIPATIONS)
def test_participating_forwards_either_way(option_market, pair, days, side, strike, share):
    market, volatility = option_market(pair, days)
    found = ParticipatingForward.from_participation(
        side, participation=share, market=market, volatility=volatility
    )
    assert found.strike == pytest.approx(strike, rel=1e-10)
    back = ParticipatingForward.from_strike(
        side, strike=found.strike, market=market, volatility=volatility
    )
    assert back.participation == pytest.approx(share, rel=1e-9)


def test_the_participation_of_a_given_strike(option_market):
    market, volatility = option_market("EURUSD", 182)
    deal = ParticipatingForward.from_strike(
        "receive", strike=1.075, market=market, volatility=volatility
    )
    assert deal.participation == pytest.approx(0.60073845625, rel=1e-10)
    assert deal.rate(1.0) == 1.075
    assert deal.rate(1.175) == pytest.approx(1.075 + 0.60073845625 * 0.1, rel=1e-9)


def test_no_participation_is_a_forward(option_market):
    market, volatility = option_market("EURUSD", 182)
    deal = ParticipatingForward.from_participation(
        "receive", participation=0, market=market, volatility=volatility
    )
    assert deal.strike == market.forward
    at_forward = ParticipatingForward.from_strike(
        "receive", strike=market.forward, market=market, volatility=volatility
    )
    assert at_forward.participation == pytest.approx(0.0, abs=1e-12)


def test_what_cannot_be_participated_in_is_refused(option_market):
    market, volatility = option_market("EURUSD", 182)
    with pytest.raises(NoSolution, match="better than the forward"):
        ParticipatingForward.from_strike("pay", strike=1.0, market=market, volatility=volatility)
    with pytest.raises(NoSolution, match="without a premium"):
        ParticipatingForward.from_participation(
            "pay", participation=1, market=market, volatility=volatility
        )
    with pytest.raises(InvalidInput, match="not a percentage"):
        ParticipatingForward.from_participation(
            "pay", participation=50, market=market, volatility=volatility
        )


@pytest.mark.parametrize(("years", "volatility"), [(0.0, 0.1), (1.0, 0.0)])
def test_without_time_or_volatility_nothing_can_be_solved(years, volatility):
    market = OptionMarket(spot=1.0, years=years, domestic_rate=0.0, foreign_rate=0.0)
    with pytest.raises(InvalidInput, match="above zero"):
        zero_cost_collar(
            "receive",
            market=market,
            protection_strike=0.9,
            bought_volatility=volatility,
            sold_volatility=0.1,
        )


def test_the_strike_slope_is_the_slope():
    market = OptionMarket(spot=1.1, years=0.7, domestic_rate=0.03, foreign_rate=0.01)
    for kind in ("call", "put"):
        up = market.premium(kind, strike=1.05 + 1e-6, volatility=0.1)
        down = market.premium(kind, strike=1.05 - 1e-6, volatility=0.1)
        slope = market.strike_slope(kind, strike=1.05, volatility=0.1)
        assert slope == pytest.approx((up - down) / 2e-6, rel=1e-7)
    assert market.forward == pytest.approx(1.1 * math.exp(0.014), rel=1e-15)


def test_a_forward_beyond_floats_is_refused():
    market = OptionMarket(spot=1.0, years=1_000.0, domestic_rate=5.0, foreign_rate=0.0)
    with pytest.raises(InvalidInput, match="what a float can hold"):
        _ = market.forward


def test_strikes_beyond_floats_are_refused():
    """Five hundred per cent a year over fifty years: e^600 is the widest spread of strikes."""
    market = OptionMarket(spot=1.0, years=50.0, domestic_rate=0.0, foreign_rate=0.0)
    with pytest.raises(InvalidInput, match="what a float can hold"):
        ParticipatingForward.from_participation(
            "pay", participation=0.5, market=market, volatility=5
        )
    with pytest.raises(InvalidInput, match="what a float can hold"):
        zero_cost_collar(
            "pay", market=market, protection_strike=1.1, bought_volatility=5, sold_volatility=5
        )
