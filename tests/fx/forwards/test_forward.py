"""Forwards: one deal valued on two days and in two currencies."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.forward import FxForward
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import DayCount, InterestRate
from xborder.fx.rates.quote import TwoWayRate

TODAY, SPOT, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 24), dt.date(2027, 5, 24)


def flat(code, rate, on=TODAY):
    return FlatCurve(currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous"))


def test_financepy_example_without_its_notional_squared():
    # FinancePy's golden test: 365 days, ACT/360 simple, notional 100 EUR: -2.4978 USD, not -249.78
    start, end = dt.date(2018, 2, 13), dt.date(2019, 2, 13)
    curve = ForwardCurve(
        pair="EURUSD",
        spot=1.3,
        spot_date=start,
        domestic=FlatCurve(
            currency="USD",
            on=start,
            rate=InterestRate(rate=0.05, compounding="simple", day_count=DayCount.ACT_360),
        ),
        foreign=FlatCurve(
            currency="EUR",
            on=start,
            rate=InterestRate(rate=0.02, compounding="simple", day_count=DayCount.ACT_360),
        ),
    )
    deal = FxForward(pair="EURUSD", base_amount=100, rate=1.365, value_date=end)
    value = deal.value(curve)
    assert value.market_rate == pytest.approx(1.33875579, abs=1e-8)
    assert value.amount.value == pytest.approx(-2.4978, abs=5e-5)
    assert value.amount.currency == "USD"


def test_one_deal_valued_on_two_days():
    # shared cases, quantlib_fx_forward: QuantLib 1.43+ and 1.42 state different days
    today, settlement = dt.date(2024, 3, 15), dt.date(2024, 3, 17)
    curve = ForwardCurve(
        pair="USDSGD",
        spot=1.35,
        spot_date=settlement,
        domestic=flat("SGD", 0.035, today),
        foreign=flat("USD", 0.05, today),
    )
    deal = FxForward(
        pair="USDSGD", base_amount=-1_000_000, rate=1.35, value_date=dt.date(2024, 9, 15)
    )
    assert curve.outright(deal.value_date) == pytest.approx(1.33994040675, rel=1e-11)
    now = deal.value(curve, currency="USD")
    assert (now.amount.currency, now.reference_date) == ("USD", today)
    assert now.amount.value == pytest.approx(7320.62796671, rel=1e-10)
    then = deal.value(curve, currency="USD", reference_date=settlement)
    assert then.amount.value == pytest.approx(7322.63389298, rel=1e-10)


def test_closing_a_forward_early():
    # CFA curriculum, GBP/AUD: closing at 1.6210 + 130 points; Kaplan's CAD/AUD with discounting
    spot = TwoWayRate.single("GBPAUD", 1.621)
    closing = spot.outright(130, 130).bid
    assert closing == pytest.approx(1.634, abs=1e-9)
    deal = FxForward(pair="GBPAUD", base_amount=10_000_000, rate=1.61, value_date=LATER)
    assert deal.gain(closing).value == pytest.approx(240_000, abs=1e-6)
    assert deal.quote_amount.value == pytest.approx(-16_100_000)
    closing = TwoWayRate.single("CADAUD", 1.0612).outright(8.6, 8.6).bid
    assert closing == pytest.approx(1.06206, abs=1e-9)
    deal = FxForward(pair="CADAUD", base_amount=1_000_000, rate=1.05358, value_date=LATER)
    discount = 1 / InterestRate(rate=0.0116, compounding="simple").growth(60 / 360)
    assert deal.gain(closing).value * discount == pytest.approx(8463.64, abs=0.006)


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


@given(market=terms, contract=st.floats(0.01, 200), amount=st.floats(-1e7, 1e7))
def test_a_deal_is_worth_the_same_in_either_currency(market, contract, amount):
    curve = curve_of(**market)
    day = SPOT + dt.timedelta(days=market["days"])
    deal = FxForward(pair="EURUSD", base_amount=amount, rate=contract, value_date=day)
    quote, base = deal.value(curve), deal.value(curve, currency="EUR")
    assert base.amount.value * curve.rate_today() == pytest.approx(quote.amount.value, rel=1e-11)
    fair = FxForward(pair="EURUSD", base_amount=amount, rate=curve.outright(day), value_date=day)
    assert fair.value(curve).amount.value == 0.0


def plain_curve(pair, on=TODAY, spot_date=SPOT):
    base, quote = pair[:3], pair[3:]
    return ForwardCurve(
        pair=pair,
        spot=1.1,
        spot_date=spot_date,
        domestic=flat(quote, 0.03, on),
        foreign=flat(base, 0.02, on),
    )


@pytest.mark.parametrize("pair", ["USDEUR", "EURGBP"])
def test_the_curve_of_another_pair_values_no_deal(pair):
    deal = FxForward(pair="EURUSD", base_amount=100, rate=1.1, value_date=LATER)
    with pytest.raises(CurrencyMismatch, match="The deal is in EURUSD"):
        deal.value(plain_curve(pair))


def test_a_deal_that_was_paid_has_no_value_and_one_paid_today_has():
    deal = FxForward(pair="EURUSD", base_amount=100, rate=1.1, value_date=SPOT)
    assert deal.value(plain_curve("EURUSD", SPOT, SPOT)).amount.currency == "USD"
    after = SPOT + dt.timedelta(days=1)
    with pytest.raises(InvalidInput, match="settled on 2026-11-24, before 2026-11-25"):
        deal.value(plain_curve("EURUSD", after, after))
