"""Forwards, windows, non-deliverable forwards, swaps: published values and identities."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.forwards.curve import ForwardCurve, covered_interest_parity, forward_points
from xborder.fx.forwards.forward import FxForward
from xborder.fx.forwards.non_deliverable import NonDeliverableForward
from xborder.fx.forwards.points import PointsCurve
from xborder.fx.forwards.swap import CurrencySwap, FxSwap, roll_forward
from xborder.fx.forwards.window import WindowForward, worst_rate
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import DayCount, InterestRate
from xborder.fx.rates.quote import TwoWayRate
from xborder.worktime import DayCalendar

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


@given(market=terms, contract=st.floats(0.01, 200), amount=st.floats(-1e7, 1e7))
def test_a_deal_is_worth_the_same_in_either_currency(market, contract, amount):
    curve = curve_of(**market)
    day = SPOT + dt.timedelta(days=market["days"])
    deal = FxForward(pair="EURUSD", base_amount=amount, rate=contract, value_date=day)
    quote, base = deal.value(curve), deal.value(curve, currency="EUR")
    assert base.amount.value * curve.rate_today() == pytest.approx(quote.amount.value, rel=1e-11)
    fair = FxForward(pair="EURUSD", base_amount=amount, rate=curve.outright(day), value_date=day)
    assert fair.value(curve).amount.value == 0.0


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


def test_broken_dates_lie_on_a_line_between_quoted_points():
    spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
    month, quarter = dt.date(2026, 12, 24), dt.date(2027, 2, 24)
    curve = PointsCurve(spot=spot, spot_date=SPOT, points={quarter: (15, 20), month: (5, 8)})
    assert curve.outright(SPOT) == spot
    assert curve.outright(month).bid == pytest.approx(1.6005, abs=1e-12)
    assert curve.outright(quarter).ask == pytest.approx(1.603, abs=1e-12)
    half = curve.outright(dt.date(2026, 12, 9))  # 15 of 30 days
    assert half.bid == pytest.approx(1.60025, abs=1e-12)
    with pytest.raises(InvalidInput, match="outside the quoted dates"):
        curve.outright(LATER)
    with pytest.raises(InvalidInput, match="after spot"):
        PointsCurve(spot=spot, spot_date=SPOT, points={})


def test_a_window_is_priced_at_its_worst_day(eurusd_curve):
    # a two to three month window on GBP/USD with outrights 1.40 and 1.39
    assert worst_rate([1.40, 1.39], buys_base=True) == 1.40
    assert worst_rate([1.40, 1.39], buys_base=False) == 1.39
    start, end = dt.date(2027, 1, 25), dt.date(2027, 2, 24)
    buyer = WindowForward.quoted(eurusd_curve, base_amount=1000, start=start, end=end)
    seller = WindowForward.quoted(eurusd_curve, base_amount=-1000, start=start, end=end)
    assert buyer.rate == eurusd_curve.outright(end)  # dollars earn more: the euro is at a premium
    assert seller.rate == eurusd_curve.outright(start)
    with pytest.raises(InvalidInput, match="ends on"):
        WindowForward.quoted(eurusd_curve, base_amount=1, start=end, end=start)
    with pytest.raises(InvalidInput, match="ends on"):
        WindowForward(pair="EURUSD", base_amount=1, rate=1.1, start=end, end=start)
    with pytest.raises(InvalidInput, match="outrights is empty"):
        worst_rate([], buys_base=True)


def test_a_non_deliverable_forward_pays_the_difference():
    def deal(currency, fixing=dt.date(2027, 2, 22)):
        return NonDeliverableForward(
            pair="USDBRL",
            base_amount=1_000_000,
            rate=5.50,
            fixing_date=fixing,
            value_date=dt.date(2027, 2, 24),
            settlement_currency=currency,
        )

    assert deal("BRL").settlement(5.60).value == pytest.approx(100_000)
    paid = deal("USD").settlement(5.60)
    assert (paid.value, paid.currency) == (pytest.approx(100_000 / 5.60), "USD")
    curve = ForwardCurve(
        pair="USDBRL",
        spot=5.4,
        spot_date=SPOT,
        domestic=flat("BRL", 0.1325),
        foreign=flat("USD", 0.043),
    )
    value = deal("USD").value(curve)
    years = (dt.date(2027, 2, 24) - SPOT).days / 365
    forward = 5.4 * math.exp(0.0895 * years)
    discount = math.exp(-0.043 * (dt.date(2027, 2, 24) - TODAY).days / 365)
    assert value.amount.value == pytest.approx(
        1_000_000 * (forward - 5.5) / forward * discount, rel=1e-11
    )
    assert value.amount.currency == "USD"
    with pytest.raises(CurrencyMismatch, match="EUR"):
        deal("EUR")
    with pytest.raises(InvalidInput, match="fixing"):
        deal("USD", fixing=dt.date(2027, 2, 25))


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


def test_a_window_needs_a_day_that_can_be_drawn_on(eurusd_curve):
    saturday, sunday = dt.date(2027, 1, 9), dt.date(2027, 1, 10)
    with pytest.raises(InvalidInput, match="can be drawn on"):
        WindowForward.quoted(
            eurusd_curve,
            base_amount=1,
            start=saturday,
            end=sunday,
            calendar=DayCalendar(name="weekdays"),
        )


def test_a_window_is_worth_a_forward_of_its_worst_and_best_day(eurusd_curve):
    start, end = dt.date(2027, 1, 4), dt.date(2027, 1, 29)
    deal = WindowForward(pair="EURUSD", base_amount=1_000, rate=1.05, start=start, end=end)
    worth = deal.value(eurusd_curve)
    by_day = {
        day: FxForward(pair="EURUSD", base_amount=1_000, rate=1.05, value_date=day)
        .value(eurusd_curve)
        .amount.value
        for day in (start + dt.timedelta(days=n) for n in range(26))
    }
    assert worth.least.amount.value == min(by_day.values()) == by_day[worth.worst_day]
    assert worth.most.amount.value == max(by_day.values()) == by_day[worth.best_day]
    # the same day makes it a plain forward, and what is drawn is no longer worth anything
    one_day = WindowForward(pair="EURUSD", base_amount=1_000, rate=1.05, start=end, end=end)
    assert one_day.value(eurusd_curve).least == one_day.value(eurusd_curve).most
    assert deal.drawn(600).base_amount == 400
    assert deal.drawn(1_000).value(eurusd_curve).most.amount.value == 0.0
    for wrong in (1_001, -1):
        with pytest.raises(InvalidInput, match="cannot be drawn"):
            deal.drawn(wrong)


def test_a_window_that_has_begun_counts_from_today(eurusd_curve):
    begun = WindowForward(
        pair="EURUSD",
        base_amount=-1_000,
        rate=1.1,
        start=dt.date(2026, 11, 2),
        end=dt.date(2026, 12, 31),
    )
    assert begun.value(eurusd_curve).best_day == eurusd_curve.on
