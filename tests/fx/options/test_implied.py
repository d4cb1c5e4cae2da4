"""Implied volatility finds what priced the option; premiums mean the same in four styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, NoSolution
from xborder.fx.numerics.root import find_root
from xborder.fx.options.implied import implied_volatility
from xborder.fx.options.option import garman_kohlhagen
from xborder.fx.options.premium import Premium

HULL = {"spot": 1.6, "strike": 1.6, "years": 4 / 12, "domestic_rate": 0.08, "foreign_rate": 0.11}


def test_hull_gbp_call():
    # Hull, Options, Futures and Other Derivatives: 14.1 % implied by a premium of 4.3 cents
    found = implied_volatility("call", price=0.043, **HULL)
    assert found == pytest.approx(0.141, abs=5e-4)
    assert found == pytest.approx(0.141119384378, rel=1e-11)


@pytest.mark.parametrize(
    ("pair", "kind", "strike", "days", "premium", "volatility"),
    [  # shared cases, implied_vol
        ("EURUSD", "call", 1.13, 91, 0.0065, 0.0925240340133),
        ("EURUSD", "put", 1.05, 365, 0.015, 0.0882511917703),
        ("USDJPY", "put", 145.0, 91, 1.75, 0.137617033036),
        ("USDCNH", "call", 7.35, 365, 0.06, 0.0689899594424),
        ("USDBRL", "call", 6.0, 365, 0.3, 0.163516708047),
    ],
)
def test_computed_cases(option_market, pair, kind, strike, days, premium, volatility):
    market, _ = option_market(pair, days)
    found = implied_volatility(
        kind,
        price=premium,
        spot=market.spot,
        strike=strike,
        years=market.years,
        domestic_rate=market.domestic_rate,
        foreign_rate=market.foreign_rate,
    )
    assert found == pytest.approx(volatility, rel=1e-10)


@given(
    kind=st.sampled_from(["call", "put"]),
    ratio=st.floats(0.6, 1.6),
    years=st.floats(0.02, 5.0),
    volatility=st.floats(0.02, 1.5),
    domestic=st.floats(-0.02, 0.15),
    foreign=st.floats(-0.02, 0.15),
)
def test_a_price_gives_back_its_volatility(kind, ratio, years, volatility, domestic, foreign):
    terms = {
        "spot": 1.0,
        "strike": ratio,
        "years": years,
        "domestic_rate": domestic,
        "foreign_rate": foreign,
    }
    value = garman_kohlhagen(kind, volatility=volatility, **terms)
    mirror = garman_kohlhagen("put" if kind == "call" else "call", volatility=volatility, **terms)
    if min(value.price, mirror.price) < 1e-13 * max(value.price, mirror.price):
        return  # the time value drowned in rounding: no digits of the volatility are left
    found = implied_volatility(kind, price=value.price, **terms)
    digits = max(1e-10, 1e-14 * value.price / (value.vega * volatility))
    assert found == pytest.approx(volatility, rel=digits)


def test_tiny_premiums_keep_their_digits():
    terms = {"spot": 1.1, "strike": 1.6, "years": 0.25, "domestic_rate": 0.04, "foreign_rate": 0.02}
    found = implied_volatility("call", price=6.71835696232e-23, **terms)
    assert found == pytest.approx(0.08, rel=1e-11)


def test_at_intrinsic_value_there_is_no_volatility():
    terms = {"spot": 1.2, "strike": 1.0, "years": 1.0, "domestic_rate": 0.0, "foreign_rate": 0.0}
    assert implied_volatility("call", price=1.2 - 1.0, **terms) == 0.0
    assert implied_volatility("put", price=0.0, **terms) == 0.0
    rounded = implied_volatility("call", price=0.2 * (1 - 2e-15), **terms)
    assert rounded == 0.0  # a price from elsewhere, a few roundings below


@pytest.mark.parametrize(("kind", "price"), [("call", 0.1), ("call", 1.3), ("put", 1.5)])
def test_a_premium_outside_its_bounds_is_refused(kind, price):
    terms = {"spot": 1.2, "strike": 1.0, "years": 1.0, "domestic_rate": 0.0, "foreign_rate": 0.0}
    with pytest.raises(NoSolution, match="between") as caught:
        implied_volatility(kind, price=price, **terms)
    assert caught.value.problem().where == "price"


def test_the_four_styles_of_one_premium():
    # Wystup, FX Options and Structured Products (2006), 1.5.2: EUR-USD, spot 1.2, strike 1.25,
    # 291.48 d pips = 194.32 f pips = 2.3318 % of USD = 2.4290 % of EUR
    premium = Premium.of(0.029148, spot=1.2, strike=1.25)
    assert premium.d_pips * 1e4 == pytest.approx(291.48, abs=0.005)
    assert premium.f_pips * 1e4 == pytest.approx(194.32, abs=0.005)
    assert premium.pct_domestic == pytest.approx(0.023318, abs=5e-7)
    assert premium.pct_foreign == pytest.approx(0.024290, abs=5e-7)


@given(
    price=st.floats(1e-6, 10),
    spot=st.floats(0.01, 1e4),
    strike=st.floats(0.01, 1e4),
    style=st.sampled_from(["d_pips", "f_pips", "pct_domestic", "pct_foreign"]),
)
def test_any_style_leads_back_to_the_price(price, spot, strike, style):
    premium = Premium.of(price, spot=spot, strike=strike)
    back = Premium.from_style(style, getattr(premium, style), spot=spot, strike=strike)
    assert back.d_pips == pytest.approx(price, rel=1e-14)


def test_an_unknown_style_is_refused():
    with pytest.raises(InvalidInput, match="points"):
        Premium.from_style("points", 1.0, spot=1.0, strike=1.0)


def test_a_root_is_found_where_the_slope_misleads():
    # flat to the left of 1, so that Newton's step leaves the bracket
    root = find_root(lambda x: ((x - 1.0) ** 3, 3.0 * (x - 1.0) ** 2), -50.0, 70.0)
    assert root == pytest.approx(1.0, abs=1e-4)
    assert find_root(lambda x: (5.0 - x, -1.0), 0.0, 8.0) == 5.0
