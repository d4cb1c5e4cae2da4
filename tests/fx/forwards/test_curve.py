"""Outright rates: covered parity, the spot identity, published examples."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.forwards.curve import ForwardCurve, covered_interest_parity, forward_points
from xborder.fx.forwards.forward import FxForward
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate

TODAY, SPOT, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 24), dt.date(2027, 5, 24)


def flat(code, rate, on=TODAY):
    return FlatCurve(currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous"))


def test_hull_two_year_australian_forward():
    # Hull: spot 0.62, 5 % and 7 % continuous, two years; the annual version from a worked solution
    found = covered_interest_parity(
        0.62, domestic_discount=math.exp(-0.14), foreign_discount=math.exp(-0.10)
    )
    assert found == pytest.approx(0.6453, abs=5e-5)
    annual = covered_interest_parity(0.62, domestic_discount=1.07**-2, foreign_discount=1.05**-2)
    assert annual == pytest.approx(0.64384399, abs=1e-8)


terms = st.fixed_dictionaries(
    {
        "spot": st.floats(0.01, 200),
        "domestic": st.floats(-0.02, 0.2),
        "foreign": st.floats(-0.02, 0.2),
        "days": st.integers(5, 700),
    }
)


def curve_of(spot, domestic, foreign, **_):
    return ForwardCurve(
        pair="EURUSD",
        spot=spot,
        spot_date=SPOT,
        domestic=flat("USD", domestic),
        foreign=flat("EUR", foreign),
    )


@given(market=terms)
def test_covered_parity_and_the_spot_identity(market):
    curve = curve_of(**market)
    assert curve.outright(SPOT) == market["spot"]
    assert curve.points(SPOT) == 0.0
    day = SPOT + dt.timedelta(days=market["days"])
    years = market["days"] / 365
    growth = math.exp((market["domestic"] - market["foreign"]) * years)
    assert curve.outright(day) == pytest.approx(market["spot"] * growth, rel=1e-12)
    points = forward_points("EURUSD", spot=curve.spot, outright=curve.outright(day))
    assert points == pytest.approx(curve.points(day))
    assert curve.on == TODAY


def test_what_does_not_fit_is_refused(eurusd_curve):
    with pytest.raises(CurrencyMismatch, match="domestic curve of EURUSD is in GBP"):
        ForwardCurve(
            pair="EURUSD",
            spot=1.1,
            spot_date=SPOT,
            domestic=flat("GBP", 0.04),
            foreign=flat("EUR", 0.02),
        )
    with pytest.raises(InvalidInput, match="curves refer"):
        ForwardCurve(
            pair="EURUSD",
            spot=1.1,
            spot_date=dt.date(2026, 11, 19),
            domestic=flat("USD", 0.04),
            foreign=flat("EUR", 0.02),
        )
    deal = FxForward(pair="GBPUSD", base_amount=1, rate=1.3, value_date=LATER)
    with pytest.raises(CurrencyMismatch, match="GBPUSD"):
        deal.value(eurusd_curve)
    past = FxForward(pair="EURUSD", base_amount=1, rate=1.1, value_date=dt.date(2026, 11, 19))
    with pytest.raises(InvalidInput, match="settled on"):
        past.value(eurusd_curve)
    deal = FxForward(pair="EURUSD", base_amount=1, rate=1.1, value_date=LATER)
    with pytest.raises(CurrencyMismatch, match="GBP"):
        deal.value(eurusd_curve, currency="GBP")
