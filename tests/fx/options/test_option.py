"""Garman-Kohlhagen prices and Greeks: published tables, identities, limits, bad input."""

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidRows, InvalidType
from xborder.fx import Market
from xborder.fx.options.option import OptionKind, elasticity, garman_kohlhagen, option_kind
from xborder.fx.options.option_columns import garman_kohlhagen_columns
from xborder.fx.options.option_market import OptionMarket
from xborder.fx.risk.cash_flows import flow_at_risk
from xborder.fx.risk.value_at_risk import parametric_value_at_risk

HAUG = "Haug, The Complete Guide to Option Pricing Formulas, as tabulated in QuantLib's tests"
SAS = "SAS function reference, GARKHCLPRC and GARKHPTPRC"
# kind, spot, strike, years, domestic, foreign, volatility, price, tolerance, source
PUBLISHED = [
    ("call", 1.6, 1.6, 4 / 12, 0.08, 0.11, 0.141, 0.043, 5e-5, "Hull, GBP four-month call"),
    ("put", 55, 50, 0.7, 0.05, 0.04, 0.2, 1.4050880945, 1e-9, SAS),
    ("put", 33, 32, 0.3, 0.05, 0.03, 0.3, 1.5647320514, 1e-9, SAS),
    ("call", 1.56, 1.6, 0.5, 0.06, 0.08, 0.12, 0.0291, 1e-4, HAUG),
    ("call", 60, 65, 0.25, 0.08, 0.0, 0.3, 2.1334, 1e-4, HAUG),
    ("put", 100, 95, 0.5, 0.1, 0.05, 0.2, 2.4648, 1e-4, HAUG),
    ("call", 90, 100, 0.1, 0.1, 0.1, 0.15, 0.0205, 1e-4, HAUG),
    ("put", 90, 100, 0.5, 0.1, 0.1, 0.35, 14.4452, 1e-4, HAUG),
]

rates = st.floats(-0.05, 0.2)
markets = st.fixed_dictionaries(
    {
        "spot": st.floats(0.5, 200.0),
        "years": st.floats(0.02, 5.0),
        "volatility": st.floats(0.03, 0.6),
        "domestic_rate": rates,
        "foreign_rate": rates,
    }
)
moneyness = st.floats(0.7, 1.4)


@pytest.mark.parametrize(
    ("kind", "spot", "strike", "years", "domestic", "foreign", "volatility", "price", "within"),
    [row[:-1] for row in PUBLISHED],
    ids=[f"{row[-1].split(',')[0]}-{row[1]}-{row[2]}" for row in PUBLISHED],
)
def test_published_prices_hold(
    kind, spot, strike, years, domestic, foreign, volatility, price, within
):
    value = garman_kohlhagen(
        kind,
        spot=spot,
        strike=strike,
        years=years,
        volatility=volatility,
        domestic_rate=domestic,
        foreign_rate=foreign,
    )
    assert value.price == pytest.approx(price, abs=within)


def test_published_greeks_hold():
    # Haug's futures example: S 105, K 100, T 0.5, r = b = 0.1, sigma 0.36
    market = {
        "spot": 105,
        "strike": 100,
        "years": 0.5,
        "volatility": 0.36,
        "domestic_rate": 0.1,
        "foreign_rate": 0.1,
    }
    put = garman_kohlhagen("put", **market)
    assert garman_kohlhagen("call", **market).delta_spot == pytest.approx(0.5946, abs=1e-4)
    assert put.delta_spot == pytest.approx(-0.3566, abs=1e-4)
    assert elasticity(put, 105) == pytest.approx(-4.8775, abs=1e-4)


def test_greeks_are_the_documented_units_of_a_second_library():
    # QuantLib 1.44 on spot 1.6 strike 1.6 t 1/3 r_dom .08 r_for .11 vol .141 (shared cases)
    value = garman_kohlhagen(
        "call",
        spot=1.6,
        strike=1.6,
        years=1 / 3,
        volatility=0.141,
        domestic_rate=0.08,
        foreign_rate=0.11,
    )
    assert value.vega == pytest.approx(0.354062799428, rel=1e-11)
    assert value.theta == pytest.approx(-0.049826261108, rel=1e-11)
    assert value.rho_domestic == pytest.approx(0.225918562776, rel=1e-11)
    assert value.gamma == pytest.approx(2.94267619205, rel=1e-11)


@given(market=markets, ratio=moneyness)
def test_put_call_parity_and_the_forward(market, ratio):
    strike = market["spot"] * ratio
    call = garman_kohlhagen("call", strike=strike, **market)
    put = garman_kohlhagen("put", strike=strike, **market)
    df_dom = math.exp(-market["domestic_rate"] * market["years"])
    df_for = math.exp(-market["foreign_rate"] * market["years"])
    scale = market["spot"]
    assert call.price - put.price == pytest.approx(
        market["spot"] * df_for - strike * df_dom, abs=1e-13 * scale
    )
    assert call.delta_spot - put.delta_spot == pytest.approx(df_for, rel=1e-12)
    assert call.gamma == put.gamma
    assert call.vega == put.vega
    assert call.forward == pytest.approx(market["spot"] * df_for / df_dom, rel=1e-14)


@given(market=markets, ratio=moneyness)
def test_the_premium_is_what_a_foreign_investor_pays(market, ratio):
    # A call on base in quote money is a put on quote in base money (foreign-domestic symmetry).
    strike = market["spot"] * ratio
    call = garman_kohlhagen("call", strike=strike, **market)
    mirror = garman_kohlhagen(
        "put",
        spot=1 / market["spot"],
        strike=1 / strike,
        years=market["years"],
        volatility=market["volatility"],
        domestic_rate=market["foreign_rate"],
        foreign_rate=market["domestic_rate"],
    )
    assert call.price == pytest.approx(
        market["spot"] * strike * mirror.price, rel=1e-9, abs=1e-15 * market["spot"]
    )


@given(market=markets, ratio=moneyness, kind=st.sampled_from(["call", "put"]))
def test_greeks_are_the_slopes_of_the_price(market, ratio, kind):
    terms = {**market, "strike": market["spot"] * ratio}
    value = garman_kohlhagen(kind, **terms)

    def slope(name, step, of="price", sign=1.0):
        up = getattr(garman_kohlhagen(kind, **{**terms, name: terms[name] + step}), of)
        down = getattr(garman_kohlhagen(kind, **{**terms, name: terms[name] - step}), of)
        return sign * (up - down) / (2 * step)

    spot = terms["spot"]
    tiny = {"rel": 2e-5, "abs": 1e-6}
    assert value.delta_spot == pytest.approx(slope("spot", 1e-5 * spot), **tiny)
    assert value.gamma * spot == pytest.approx(
        slope("spot", 1e-5 * spot, "delta_spot") * spot, rel=1e-4, abs=1e-5
    )
    assert value.vega / spot == pytest.approx(slope("volatility", 1e-5) / spot, **tiny)
    assert value.theta / spot == pytest.approx(
        slope("years", 1e-6, sign=-1.0) / spot, rel=1e-4, abs=1e-5
    )
    assert value.rho_domestic / spot == pytest.approx(slope("domestic_rate", 1e-5) / spot, **tiny)
    assert value.rho_foreign / spot == pytest.approx(slope("foreign_rate", 1e-5) / spot, **tiny)
    assert value.vanna == pytest.approx(slope("volatility", 1e-5, "delta_spot"), rel=1e-4, abs=1e-5)
    assert value.volga / spot == pytest.approx(
        slope("volatility", 1e-5, "vega") / spot, rel=1e-3, abs=1e-4
    )


@given(market=markets, ratio=moneyness, kind=st.sampled_from(["call", "put"]))
def test_premium_adjusted_delta_takes_the_premium_off(market, ratio, kind):
    value = garman_kohlhagen(kind, strike=market["spot"] * ratio, **market)
    paid = value.price / market["spot"]
    assert value.delta_spot_pa == pytest.approx(value.delta_spot - paid, rel=1e-9, abs=1e-13)
    df_for = math.exp(-market["foreign_rate"] * market["years"])
    assert value.delta_forward == pytest.approx(value.delta_spot / df_for, rel=1e-13)
    assert value.delta_forward_pa == pytest.approx(value.delta_spot_pa / df_for, rel=1e-13)


@pytest.mark.parametrize("kind", ["call", "put"])
@pytest.mark.parametrize(("ratio", "years"), [(0.8, 0.5), (1.0, 0.1), (1.3, 2.0)])
def test_price_and_greeks_agree_with_forty_digits(kind, ratio, years):
    mpmath = pytest.importorskip("mpmath")
    mp = mpmath.mp.clone()
    mp.dps = 40
    point = {
        "spot": 1.085,
        "volatility": 0.0775,
        "years": years,
        "domestic_rate": 0.043,
        "foreign_rate": -0.0215,
    }
    strike = 1.085 * ratio
    sign = 1 if kind == "call" else -1

    def price(spot, volatility, years, domestic_rate, foreign_rate):
        stdev = volatility * mp.sqrt(years)
        forward = spot * mp.exp((domestic_rate - foreign_rate) * years)
        d1 = mp.log(forward / strike) / stdev + stdev / 2
        inside = forward * mp.ncdf(sign * d1) - strike * mp.ncdf(sign * (d1 - stdev))
        return sign * mp.exp(-domestic_rate * years) * inside

    at = tuple(mp.mpf(number) for number in point.values())
    value = garman_kohlhagen(kind, strike=strike, **point)
    assert value.price == pytest.approx(float(price(*at)), rel=1e-12)
    orders = {
        "delta_spot": (1, 0, 0, 0, 0),
        "gamma": (2, 0, 0, 0, 0),
        "vega": (0, 1, 0, 0, 0),
        "volga": (0, 2, 0, 0, 0),
        "vanna": (1, 1, 0, 0, 0),
        "theta": (0, 0, 1, 0, 0),
        "rho_domestic": (0, 0, 0, 1, 0),
        "rho_foreign": (0, 0, 0, 0, 1),
    }
    for name, order in orders.items():
        exact = float(mp.diff(price, at, order)) * (-1 if name == "theta" else 1)
        assert getattr(value, name) == pytest.approx(exact, rel=1e-10), name


EDGES = [  # shared cases, edge_cases: intrinsic value at expiry, discounted at zero volatility
    (0.0, 1.05, 0.08, 0.05, 0.0),
    (0.0, 1.15, 0.08, 0.0, 0.05),
    (1.0, 1.05, 0.0, 0.0693896295275, 0.0),
]


@pytest.mark.parametrize(("years", "strike", "volatility", "call", "put"), EDGES)
def test_without_time_or_volatility_an_option_is_worth_the_forward_it_is_sure_to_become(
    years, strike, volatility, call, put
):
    terms = {
        "spot": 1.1,
        "strike": strike,
        "years": years,
        "volatility": volatility,
        "domestic_rate": 0.04,
        "foreign_rate": 0.02,
    }
    assert garman_kohlhagen("call", **terms).price == pytest.approx(call, rel=1e-11, abs=1e-16)
    assert garman_kohlhagen("put", **terms).price == pytest.approx(put, rel=1e-11, abs=1e-16)


def test_deep_in_and_out_of_the_money_keep_their_digits():
    # shared cases, edge-deep-itm-call and edge-deep-otm-call, 40-digit arithmetic
    terms = {
        "spot": 1.1,
        "years": 0.25,
        "volatility": 0.08,
        "domestic_rate": 0.04,
        "foreign_rate": 0.02,
    }
    assert garman_kohlhagen("call", strike=0.5, **terms).price == pytest.approx(
        0.599488810237, rel=1e-11
    )
    assert garman_kohlhagen("put", strike=0.5, **terms).price == pytest.approx(
        1.06563538628e-90, rel=1e-10
    )
    assert garman_kohlhagen("call", strike=1.6, **terms).price == pytest.approx(
        6.71835696232e-23, rel=1e-10
    )
    assert garman_kohlhagen("put", strike=1.6, **terms).price == pytest.approx(
        0.489566006887, rel=1e-11
    )


@pytest.mark.parametrize("kind", ["call", "put"])
@pytest.mark.parametrize("strike", [0.9, 1.0, 1.1])
def test_certain_greeks_are_the_limits_of_the_uncertain_ones(kind, strike):
    terms = {"spot": 1.0, "years": 1.0, "domestic_rate": 0.03, "foreign_rate": 0.03}
    limit = garman_kohlhagen(kind, strike=strike, volatility=0.0, **terms)
    near = garman_kohlhagen(kind, strike=strike, volatility=1e-9, **terms)
    for name in (
        "delta_spot",
        "delta_forward",
        "delta_spot_pa",
        "delta_forward_pa",
        "vega",
        "theta",
        "rho_domestic",
        "rho_foreign",
        "vanna",
    ):
        assert getattr(limit, name) == pytest.approx(getattr(near, name), abs=1e-7), name
    if strike == 1.0:
        assert limit.gamma == math.inf
        assert limit.d1 == 0.0
    else:
        assert limit.gamma == near.gamma == 0.0
        assert limit.d1 == math.copysign(math.inf, 1.0 - strike)
    assert limit.volga == 0.0


def test_the_last_moment_at_the_money_decays_without_bound():
    value = garman_kohlhagen(
        "call",
        spot=1.1,
        strike=1.1,
        years=0.0,
        volatility=0.1,
        domestic_rate=0.04,
        foreign_rate=0.02,
    )
    assert (value.price, value.theta, value.gamma) == (0.0, -math.inf, math.inf)
    assert value.delta_spot == 0.5


@given(market=markets, ratio=moneyness)
def test_prices_lie_between_their_bounds(market, ratio):
    strike = market["spot"] * ratio
    call = garman_kohlhagen("call", strike=strike, **market).price
    df_for = math.exp(-market["foreign_rate"] * market["years"])
    df_dom = math.exp(-market["domestic_rate"] * market["years"])
    lowest = max(market["spot"] * df_for - strike * df_dom, 0.0)
    slack = 1e-13 * market["spot"]
    assert lowest - slack <= call <= market["spot"] * df_for + slack


GOOD = {
    "spot": 1.1,
    "strike": 1.1,
    "years": 1.0,
    "volatility": 0.1,
    "domestic_rate": 0.04,
    "foreign_rate": 0.02,
}


@pytest.mark.parametrize(
    ("where", "value", "kind"),
    [
        ("spot", 0.0, InvalidInput),
        ("spot", "1.1", InvalidType),
        ("strike", -1.0, InvalidInput),
        ("years", -0.1, InvalidInput),
        ("years", math.inf, InvalidInput),
        ("volatility", -0.1, InvalidInput),
        ("volatility", math.nan, InvalidInput),
        ("domestic_rate", math.nan, InvalidInput),
        ("foreign_rate", None, InvalidType),
    ],
)
def test_what_cannot_be_priced_is_refused_by_name(where, value, kind):
    with pytest.raises(kind) as caught:
        garman_kohlhagen("call", **{**GOOD, where: value})
    problem = caught.value.problem()
    assert problem.where == where
    assert problem.remedy
    assert str(value)[:3] in str(caught.value)


HULL = {"strike": 1.6, "years": 4 / 12, "domestic_rate": 0.08, "foreign_rate": 0.11}


@pytest.mark.parametrize("spot", [1.6, Decimal("1.6"), Fraction(8, 5), np.float64(1.6)], ids=repr)
def test_a_spot_of_any_kind_of_number_gives_the_printed_price(spot):
    """Hull's four-month call on sterling: 4.3 cents."""
    value = garman_kohlhagen("call", spot=spot, volatility=0.141, **HULL)
    assert value.price == pytest.approx(0.043, abs=5e-5)


def test_per_cents_and_days_in_the_place_of_fractions_and_years_are_told_to_check_the_unit():
    wrong = {**HULL, "years": 120, "domestic_rate": 8, "foreign_rate": 11}
    with pytest.raises(InvalidInput, match="rates are fractions a year, times are years, not days"):
        garman_kohlhagen("call", spot=1.6, volatility=0.141, **wrong)


def test_a_volatility_in_per_cent_is_refused_with_its_fraction_at_every_door():
    """Hull's 14.1 % typed as 14.1, in one option, a column, a market and a position at risk."""
    market = OptionMarket(spot=1.6, years=4 / 12, domestic_rate=0.08, foreign_rate=0.11)
    doors = [
        lambda: garman_kohlhagen("call", spot=1.6, volatility=14.1, **HULL),
        lambda: market.premium("call", strike=1.6, volatility=Decimal("14.1")),
        lambda: market.strike_slope("put", strike=1.6, volatility=14.1),
        lambda: Market.flat(
            on=dt.date(2026, 1, 5),
            home="USD",
            spot={"GBPUSD": 1.6},
            rates={"USD": 0.08, "GBP": 0.11},
            volatilities={"GBP": 14.1},
        ),
        lambda: flow_at_risk(1e6, forward=1.6, volatility=14.1, years=1),
        lambda: parametric_value_at_risk(
            {"GBP": 1e6}, home="USD", volatilities={"GBP": 14.1}, horizon_years=1
        ),
    ]
    for door in doors:
        with pytest.raises(InvalidInput, match=r"0\.141 for 14\.1 %"):
            door()
    with pytest.raises(InvalidRows) as caught:
        garman_kohlhagen_columns("call", spot=1.6, volatility=[0.141, 14.1], **HULL)
    assert [problem.where for problem in caught.value.problems()] == ["1.volatility"]
    assert "0.08 for 8 %" in caught.value.problems()[0].remedy


def test_an_unknown_kind_of_option_is_refused():
    with pytest.raises(InvalidInput, match="straddle"):
        garman_kohlhagen("straddle", **GOOD)
    with pytest.raises(InvalidInput, match="straddle"):
        option_kind("straddle")
    assert option_kind("put") is OptionKind.PUT


def test_elasticity_of_a_worthless_option_is_refused():
    worthless = garman_kohlhagen("call", **{**GOOD, "strike": 2.0, "volatility": 0.0})
    with pytest.raises(InvalidInput, match="price"):
        elasticity(worthless, 1.1)
