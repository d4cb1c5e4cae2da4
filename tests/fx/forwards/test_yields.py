"""Implied yields, points before spot and fixing dates, against QuantLib and by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.forwards import (
    ForwardCurve,
    PointsCurve,
    implied_yield,
)
from xborder.fx.rates import DiscountCurve, InterestRate, TwoWayRate

TODAY, TOMORROW, SPOT = dt.date(2026, 11, 19), dt.date(2026, 11, 20), dt.date(2026, 11, 23)
FAR = dt.date(2027, 2, 23)


@given(
    usd=st.floats(-0.01, 0.15),
    eur=st.floats(-0.01, 0.15),
    days=st.integers(1, 700),
)
def test_the_yield_read_out_of_a_forward_is_the_one_it_was_made_with(usd, eur, days):
    far = SPOT + dt.timedelta(days=days)
    curves = {
        code: DiscountCurve.from_deposits(code, on=SPOT, spot_date=SPOT, rates={far: rate})
        for code, rate in {"USD": usd, "EUR": eur}.items()
    }
    curve = ForwardCurve(
        pair="EURUSD", spot=1.085, spot_date=SPOT, domestic=curves["USD"], foreign=curves["EUR"]
    )
    terms = {"near": 1.085, "far": curve.outright(far), "near_date": SPOT, "far_date": far}
    for wanted, known, other in (("EUR", eur, usd), ("USD", usd, eur)):
        given_rate = InterestRate(rate=other, compounding="simple", day_count="ACT/360")
        found = implied_yield("EURUSD", wanted, other=given_rate, **terms)
        assert found.rate == pytest.approx(known, abs=1e-9)
        assert found.compounding == "simple"


def test_quantlib_implies_the_same_forward():
    ql = pytest.importorskip("QuantLib")
    eur = implied_yield(
        "EURUSD",
        "EUR",
        near=1.0850,
        far=1.0880,
        near_date=SPOT,
        far_date=FAR,
        other=InterestRate(rate=0.05, compounding="simple", day_count="ACT/360"),
    )
    count = ql.Actual360()
    start, end = ql.Date(23, 11, 2026), ql.Date(23, 2, 2027)
    grown = [
        ql.InterestRate(rate, count, ql.Simple, ql.Annual).compoundFactor(start, end)
        for rate in (0.05, eur.rate)
    ]
    assert 1.0850 * grown[0] / grown[1] == pytest.approx(1.0880, rel=1e-12)


def test_each_currency_counts_days_its_own_way():
    usd = InterestRate(rate=0.05, compounding="simple", day_count="ACT/360")
    terms = {"near": 1.30, "far": 1.30, "near_date": SPOT, "far_date": FAR, "other": usd}
    pound = implied_yield("GBPUSD", "GBP", **terms)
    assert pound.day_count == "ACT/365F"
    assert pound.rate == pytest.approx(0.05 * 365 / 360)  # no points: both grow alike
    assert implied_yield("GBPUSD", "GBP", day_count="ACT/360", **terms).rate == pytest.approx(0.05)
    with pytest.raises(CurrencyMismatch):
        implied_yield("GBPUSD", "JPY", **terms)
    with pytest.raises(InvalidInput, match="not after"):
        implied_yield("GBPUSD", "GBP", **{**terms, "far_date": SPOT})


def points(**facts):
    return PointsCurve(
        spot=TwoWayRate(pair="EURUSD", bid=1.0849, ask=1.0851),
        spot_date=SPOT,
        points={FAR: (48.0, 50.0)},
        **facts,
    )


def test_money_before_spot_is_spot_less_the_swaps_that_lead_there():
    curve = points(before_spot={TODAY: (0.50, 0.55), TOMORROW: (1.50, 1.60)})
    tomorrow, today = curve.outright(TOMORROW), curve.outright(TODAY)
    assert tomorrow.bid == pytest.approx(1.0849 - 0.000160, abs=1e-12)
    assert tomorrow.ask == pytest.approx(1.0851 - 0.000150, abs=1e-12)
    assert today.bid == pytest.approx(1.0849 - 0.000215, abs=1e-12)
    assert today.ask == pytest.approx(1.0851 - 0.000200, abs=1e-12)
    assert today.ask - today.bid > tomorrow.ask - tomorrow.bid > 0.0002
    # the overnight yield: one day, Thursday to Friday
    usd = InterestRate(rate=0.05, compounding="simple", day_count="ACT/360")
    eur = implied_yield(
        "EURUSD",
        "EUR",
        near=today.mid,
        far=tomorrow.mid,
        near_date=TODAY,
        far_date=TOMORROW,
        other=usd,
    )
    by_hand = ((1 + 0.05 / 360) * today.mid / tomorrow.mid - 1) * 360
    assert eur.rate == pytest.approx(by_hand, abs=1e-12)
    with pytest.raises(InvalidInput, match="outside the quoted dates"):
        points().outright(TOMORROW)
    with pytest.raises(InvalidInput, match="on or after"):
        points(before_spot={SPOT: (1, 2)})


def test_points_have_two_sides():
    with pytest.raises(InvalidInput, match="both sides"):
        points(before_spot={TODAY: (1.0,)})
