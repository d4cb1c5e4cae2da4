"""QuantLib on random grids: options with all Greeks, strikes from delta, forwards."""

import datetime as dt
import math
import random

import pytest

from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.forward import FxForward
from xborder.fx.options.delta import option_delta, strike_from_delta
from xborder.fx.options.option import garman_kohlhagen
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate

ql = pytest.importorskip("QuantLib")


def test_two_thousand_options_agree():
    draw = random.Random(20261121)  # noqa: S311 - a grid, not a secret
    compared = 0
    while compared < 2_000:
        spot = draw.uniform(0.5, 200.0)
        strike = spot * math.exp(draw.uniform(-0.5, 0.5))
        years = draw.uniform(0.02, 3.0)
        volatility = draw.uniform(0.03, 0.5)
        domestic, foreign = draw.uniform(-0.02, 0.15), draw.uniform(-0.02, 0.15)
        kind = draw.choice(["call", "put"])
        value = garman_kohlhagen(
            kind,
            spot=spot,
            strike=strike,
            years=years,
            volatility=volatility,
            domestic_rate=domestic,
            foreign_rate=foreign,
        )
        if max(abs(value.d1), abs(value.d2)) > 5.0:  # their normal distribution loses digits
            continue
        compared += 1
        payoff = ql.PlainVanillaPayoff(ql.Option.Call if kind == "call" else ql.Option.Put, strike)
        discount = math.exp(-domestic * years)
        forward = spot * math.exp((domestic - foreign) * years)
        other = ql.BlackCalculator(payoff, forward, volatility * math.sqrt(years), discount)
        scale = 1e-15 * spot  # what either loses to cancellation at this size of numbers
        expected = {
            "price": other.value(),
            "delta_spot": other.delta(spot),
            "delta_forward": other.deltaForward() / discount,
            "gamma": other.gamma(spot),
            "vega": other.vega(years),
            "theta": other.theta(spot, years),
            "rho_domestic": other.rho(years),
            "rho_foreign": other.dividendRho(years),
            "vanna": other.vanna(spot, years),
            # not volga: QuantLib 1.44's is not the slope of its own vega, off by sqrt(T);
            # test_option.py compares ours with 40-digit derivatives
        }
        for name, number in expected.items():
            assert getattr(value, name) == pytest.approx(number, rel=1e-10, abs=scale), name


CONVENTIONS = {
    "spot": ql.DeltaVolQuote.Spot,
    "forward": ql.DeltaVolQuote.Fwd,
    "spot_pa": ql.DeltaVolQuote.PaSpot,
    "forward_pa": ql.DeltaVolQuote.PaFwd,
}


def test_six_hundred_strikes_from_delta_agree():
    draw = random.Random(7)  # noqa: S311
    for _ in range(150):
        market = {
            "spot": draw.uniform(0.5, 200.0),
            "domestic_discount": draw.uniform(0.9, 1.0),
            "foreign_discount": draw.uniform(0.9, 1.0),
            "total_volatility": draw.uniform(0.02, 0.4),
        }
        size, kind = draw.uniform(0.05, 0.45), draw.choice(["call", "put"])
        delta = size if kind == "call" else -size
        for convention, theirs in CONVENTIONS.items():
            other = ql.BlackDeltaCalculator(
                ql.Option.Call if kind == "call" else ql.Option.Put, theirs, *market.values()
            )
            found = strike_from_delta(delta, kind=kind, convention=convention, **market)
            assert found == pytest.approx(other.strikeFromDelta(delta), rel=1e-9)
            again = option_delta(kind, convention, strike=found, **market)
            assert again == pytest.approx(other.deltaFromStrike(found), rel=1e-10)


def test_five_hundred_forwards_agree():
    draw = random.Random(3)  # noqa: S311
    today = dt.date(2024, 3, 15)
    ql.Settings.instance().evaluationDate = ql.Date(15, 3, 2024)
    usd, sgd, basis = ql.USDCurrency(), ql.SGDCurrency(), ql.Actual365Fixed()
    for _ in range(500):
        maturity = today + dt.timedelta(days=draw.randint(5, 900))
        domestic, foreign = draw.uniform(-0.01, 0.12), draw.uniform(-0.01, 0.12)
        spot, contract = draw.uniform(1.0, 2.0), draw.uniform(1.0, 2.0)
        notional = draw.choice([-1.0, 1.0]) * draw.uniform(1e4, 1e7)
        curves = [
            FlatCurve(
                currency=code,
                on=today,
                rate=InterestRate(rate=rate, compounding="continuous"),
            )
            for code, rate in (("SGD", domestic), ("USD", foreign))
        ]
        handles = [
            ql.YieldTermStructureHandle(
                ql.FlatForward(ql.Date(15, 3, 2024), rate, basis, ql.Continuous)
            )
            for rate in (foreign, domestic)
        ]
        deal = FxForward(pair="USDSGD", base_amount=notional, rate=contract, value_date=maturity)
        curve = ForwardCurve(
            pair="USDSGD",
            spot=spot,
            spot_date=dt.date(2024, 3, 17),
            domestic=curves[0],
            foreign=curves[1],
        )
        theirs = ql.FxForward(
            abs(notional),
            usd,
            abs(notional) * contract,
            sgd,
            ql.Date(maturity.day, maturity.month, maturity.year),
            notional < 0,
            2,
            ql.NullCalendar(),
        )
        quote = ql.QuoteHandle(ql.SimpleQuote(spot))
        theirs.setPricingEngine(ql.DiscountingFxForwardEngine(*handles, quote))
        assert curve.outright(maturity) == pytest.approx(theirs.fairForwardRate(), rel=1e-10)
        # QuantLib 1.43 and later: the money of the curves' own day, in source currency
        value = deal.value(curve, currency="USD")
        assert value.amount.value == pytest.approx(
            theirs.NPV(), rel=1e-10, abs=1e-12 * abs(notional)
        )
        assert value.amount.currency == "USD"
        assert value.reference_date == today
