"""Delta conventions: published tables, round trips, the premium-adjusted call's two strikes."""

import math

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder.errors import InvalidInput, NoSolution
from xborder.fx.numerics.normal import log_cdf
from xborder.fx.options.delta import (
    AtmConvention,
    DeltaConvention,
    _with_care,
    atm_strike,
    option_delta,
    strike_from_delta,
)

REISWICH = "Reiswich's table, in QuantLib's test-suite/blackdeltacalculator.cpp"
PUBLISHED = [
    # kind, convention, spot, P_d, P_f, stdev, delta, strike
    ("call", "spot", 1.421, 0.997306, 0.992266, 0.1180654, 0.15, 1.60808),
    ("call", "spot_pa", 1.421, 0.997306, 0.992266, 0.1180654, 0.15, 1.600545),
    ("call", "forward", 1.421, 0.997306, 0.992266, 0.1180654, 0.15, 1.609029),
    ("call", "spot_pa", 122.121, 0.9695434, 0.9872347, 0.0887676, 0.67, 117.7096),
    ("call", "forward_pa", 122.121, 0.9695434, 0.9872347, 0.0887676, 0.67, 118.0532),
    ("put", "spot", 3.4582, 0.99979, 0.9250616, 0.3199034, -0.821, 4.964924),
    ("put", "forward", 3.4582, 0.99979, 0.9250616, 0.3199034, -0.821, 4.51896),
    ("put", "forward_pa", 3.4582, 0.99979, 0.9250616, 0.3199034, -0.821, 3.65728),
    # Castagna, FX Options and Smile Risk (2009)
    ("put", "spot_pa", 103.0, 0.99482, 0.98508, 0.07247845, -0.25, 97.22),
]


@pytest.mark.parametrize(
    ("kind", "convention", "spot", "df_dom", "df_for", "stdev", "delta", "strike"), PUBLISHED
)
def test_published_strikes_and_deltas_hold(
    kind, convention, spot, df_dom, df_for, stdev, delta, strike
):
    market = {
        "spot": spot,
        "domestic_discount": df_dom,
        "foreign_discount": df_for,
        "total_volatility": stdev,
    }
    found = strike_from_delta(delta, kind=kind, convention=convention, **market)
    assert found == pytest.approx(strike, abs=0.01)
    assert option_delta(kind, convention, strike=strike, **market) == pytest.approx(delta, abs=1e-3)


COMPUTED = [  # shared cases, strike_from_delta: 40-digit bisection
    ("EURUSD", "put", -0.1, 91, (1.03895480687, 1.03883192856, 1.03853383216, 1.03841206443)),
    ("EURUSD", "put", -0.25, 91, (1.06369822383, 1.06352443925, 1.06295137129, 1.06278081515)),
    ("EURUSD", "call", 0.1, 91, (1.14701481704, 1.14715049177, 1.14655070321, 1.14668750801)),
    ("EURUSD", "call", 0.25, 91, (1.12033331542, 1.12051638283, 1.11953879082, 1.11972513409)),
]


@pytest.mark.parametrize(("pair", "kind", "delta", "days", "strikes"), COMPUTED)
def test_strikes_agree_with_forty_digit_arithmetic(quoted, pair, kind, delta, days, strikes):
    for convention, strike in zip(DeltaConvention, strikes, strict=True):
        found = strike_from_delta(delta, kind=kind, convention=convention, **quoted(pair, days))
        assert found == pytest.approx(strike, rel=1e-10)


smiles = st.fixed_dictionaries(
    {
        "spot": st.floats(0.01, 20_000),
        "domestic_discount": st.floats(0.7, 1.02),
        "foreign_discount": st.floats(0.7, 1.02),
        "total_volatility": st.floats(0.005, 1.0),
    }
)


@given(
    smile=smiles,
    kind=st.sampled_from(["call", "put"]),
    convention=st.sampled_from(DeltaConvention),
    size=st.floats(0.01, 0.6),
)
def test_a_strike_found_has_the_delta_asked_for(smile, kind, convention, size):
    delta = size if kind == "call" else -size
    try:
        strike = strike_from_delta(delta, kind=kind, convention=convention, **smile)
    except NoSolution:
        assert kind == "call" or size >= smile["foreign_discount"]
        return
    found = option_delta(kind, convention, strike=strike, **smile)
    assert found == pytest.approx(delta, rel=1e-10)


@given(
    smile=smiles, size=st.floats(0.01, 0.9), convention=st.sampled_from(["spot_pa", "forward_pa"])
)
def test_an_adjusted_call_strike_is_the_higher_of_the_two(smile, size, convention):
    try:
        strike = strike_from_delta(size, kind="call", convention=convention, **smile)
    except NoSolution:
        return
    higher = option_delta("call", convention, strike=strike * 1.001, **smile)
    assert higher <= size * (1 + 1e-9)  # beyond the peak the delta falls


def test_the_two_strikes_of_a_premium_adjusted_call(quoted):
    # shared cases, premium_adjusted_call_two_strikes
    market = quoted("USDBRL", 365)
    terms = {"kind": "call", "convention": "spot_pa", **market}
    assert strike_from_delta(0.6, **terms) == pytest.approx(5.37148825782, rel=1e-11)
    low = option_delta("call", "spot_pa", strike=3.71065567589, **market)
    assert low == pytest.approx(0.6, rel=1e-10)
    peak = option_delta("call", "spot_pa", strike=4.63044802104, **market)
    assert peak == pytest.approx(0.689486534127, rel=1e-11)
    assert strike_from_delta(0.6894865341, **terms) == pytest.approx(4.63044802104, rel=1e-4)
    with pytest.raises(NoSolution, match=r"0\.689487"):
        strike_from_delta(0.9, **terms)


def test_an_adjusted_put_can_have_a_delta_beyond_minus_one(quoted):
    market = quoted("EURUSD", 365)
    strike = strike_from_delta(-1.3, kind="put", convention="forward_pa", **market)
    assert option_delta("put", "forward_pa", strike=strike, **market) == pytest.approx(-1.3)
    with pytest.raises(NoSolution, match="largest possible is 1"):
        strike_from_delta(-1.3, kind="put", convention="forward", **market)


@pytest.mark.parametrize(
    ("pair", "days", "forward", "straddle", "adjusted"),
    [  # shared cases, atm_strikes
        ("EURUSD", 91, 1.09083151255, 1.09164855046, 1.09001508615),
        ("USDJPY", 365, 146.717452192, 147.490205215, 145.948747893),
        ("USDBRL", 365, 5.90558759989, 5.98652705542, 5.82574246755),
    ],
)
def test_at_the_money_strikes(quoted, pair, days, forward, straddle, adjusted):
    market = quoted(pair, days)
    assert atm_strike("forward", **market) == pytest.approx(forward, rel=1e-11)
    assert atm_strike("spot", **market) == market["spot"]
    neutral = AtmConvention.DELTA_NEUTRAL_STRADDLE
    assert atm_strike(neutral, **market) == pytest.approx(straddle, rel=1e-11)
    assert atm_strike(neutral, delta_convention="forward_pa", **market) == pytest.approx(
        adjusted, rel=1e-11
    )


@given(smile=smiles, convention=st.sampled_from(DeltaConvention))
def test_a_straddle_struck_delta_neutral_is(smile, convention):
    strike = atm_strike("delta_neutral_straddle", delta_convention=convention, **smile)
    call = option_delta("call", convention, strike=strike, **smile)
    put = option_delta("put", convention, strike=strike, **smile)
    assert call + put == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize(("strike", "delta"), [(0.9, 1.0), (1.0, 0.5), (1.1, 0.0)])
def test_without_volatility_a_delta_is_all_or_nothing(strike, delta):
    market = {
        "spot": 1.0,
        "domestic_discount": 1.0,
        "foreign_discount": 1.0,
        "total_volatility": 0.0,
    }
    assert option_delta("call", "forward", strike=strike, **market) == delta
    with pytest.raises(InvalidInput, match="total_volatility"):
        strike_from_delta(0.5, kind="call", convention="forward", **market)


@pytest.mark.parametrize(("kind", "delta"), [("call", -0.25), ("put", 0.25), ("call", 0.0)])
def test_a_delta_of_the_wrong_sign_is_refused(quoted, kind, delta):
    with pytest.raises(InvalidInput, match="delta") as caught:
        strike_from_delta(delta, kind=kind, convention="spot", **quoted("EURUSD", 91))
    assert caught.value.problem().where == "delta"


@pytest.mark.parametrize("x", [-35.0, -60.0, -200.0])
def test_the_logarithm_of_a_far_tail_agrees_with_many_digits(x):
    mpmath = pytest.importorskip("mpmath")
    with mpmath.workdps(40):
        exact = mpmath.log(mpmath.ncdf(mpmath.mpf(x)))
    assert log_cdf(x) == pytest.approx(float(exact), rel=1e-13)


def test_a_tiny_adjusted_delta_is_found_far_out():
    market = {
        "spot": 1.0,
        "domestic_discount": 1.0,
        "foreign_discount": 1.0,
        "total_volatility": 27.0,
    }
    strike = strike_from_delta(1e-6, kind="call", convention="forward_pa", **market)
    assert math.isfinite(strike)
    assert option_delta("call", "forward_pa", strike=strike, **market) == pytest.approx(1e-6)


@settings(max_examples=400)
@given(
    kind=st.sampled_from(["call", "put"]),
    convention=st.sampled_from(list(DeltaConvention)),
    size=st.floats(0.0005, 0.9995),
    stdev=st.floats(0.001, 2.5),
    rates=st.tuples(st.floats(-0.05, 0.3), st.floats(-0.05, 0.3)),
)
def test_the_straight_line_and_the_careful_way_agree(kind, convention, size, stdev, rates):
    terms = {
        "delta": size if kind == "call" else -size,
        "kind": kind,
        "convention": convention,
        "spot": 1.085,
        "domestic_discount": math.exp(-rates[0]),
        "foreign_discount": math.exp(-rates[1]),
        "total_volatility": stdev,
    }
    try:
        careful = _with_care(**terms)
    except NoSolution:
        with pytest.raises(NoSolution):
            strike_from_delta(**terms)
        return
    # what a float's last digits of the delta leave of the strike is larger where it is flat
    assert strike_from_delta(**terms) == pytest.approx(careful, rel=1e-9)


def test_a_solution_that_creeps_is_found_with_care():
    # so far out that the straight line runs out of steps
    terms = {"domestic_discount": 1.0, "foreign_discount": 1.0, "total_volatility": 8.0}
    found = strike_from_delta(1e-200, kind="call", convention="forward_pa", spot=1.0, **terms)
    with mpmath.workdps(40):  # the probability itself, 1e-319, is no full float any more
        strike = mpmath.mpf(found)
        delta = strike * mpmath.ncdf(-mpmath.log(strike) / 8 - 4)
        assert float(mpmath.log(delta)) == pytest.approx(math.log(1e-200), rel=1e-12)
