"""Margins, repricing, hedge alternatives, provider costs."""

import datetime as dt
import math

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, NoSolution, NotFound
from xborder.fx.hedging.alternatives import (
    collar_alternative,
    do_nothing,
    forward_alternative,
    money_market_alternative,
    option_alternative,
    reinvestment_break_even,
)
from xborder.fx.hedging.comparison import ComparedAlternatives, compare_alternatives
from xborder.fx.hedging.market import Market
from xborder.fx.pricing.conversion import (
    ConversionOffer,
    compare_providers,
    conversion_cost,
    tier_rate,
)
from xborder.fx.pricing.margin import UnitEconomics, margin_at_risk
from xborder.fx.pricing.repricing import RateCorridor, reprice
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate
from xborder.fx.rates.quote import CustomerRate, LockedQuote
from xborder.fx.risk.correlation import Correlation
from xborder.money import Money

RATES = {"EUR": 7.75, "USD": 7.15}


def mug(**changes):
    facts = {
        "home": "CNY",
        "price": 24,
        "price_currency": "EUR",
        "fee_rate": 0.15,
        "costs": {"goods": ModelAmount(62, "CNY"), "delivery": ModelAmount(5.2, "USD")},
    }
    return UnitEconomics(**{**facts, **changes})


def test_a_margin_by_hand():
    # 24 x 0.85 x 7.75 - 62 - 5.2 x 7.15
    assert mug().margin(RATES) == pytest.approx(58.92)
    assert mug().margin_ratio(RATES) == pytest.approx(58.92 / 186)


def test_break_even_and_budget_rates():
    even = mug().break_even_rate("EUR", RATES)
    assert even == pytest.approx(99.18 / 20.4)
    assert mug().margin({**RATES, "EUR": even}) == pytest.approx(0.0, abs=1e-12)
    budget = mug().break_even_rate("EUR", RATES, margin=50)
    assert mug().margin({**RATES, "EUR": budget}) == pytest.approx(50)
    share = mug().break_even_rate("EUR", RATES, ratio=0.25)
    assert mug().margin_ratio({**RATES, "EUR": share}) == pytest.approx(0.25)
    dollar = mug().break_even_rate("USD", RATES)
    assert mug().margin({**RATES, "USD": dollar}) == pytest.approx(0.0, abs=1e-12)
    for currency, margin in (("GBP", 0), ("CNY", 0), ("EUR", -200)):
        with pytest.raises(NoSolution, match="No rate"):
            mug().break_even_rate(currency, RATES, margin=margin)


@given(
    price=st.floats(1, 500),
    fee=st.floats(0, 0.5),
    goods=st.floats(0, 500),
    freight=st.floats(0, 50),
    eur=st.floats(4, 12),
    usd=st.floats(4, 12),
    margin=st.floats(0, 300),
)
def test_a_price_solved_for_has_its_margin(price, fee, goods, freight, eur, usd, margin):
    product = mug(
        price=price,
        fee_rate=fee,
        costs={"goods": ModelAmount(goods + 1, "CNY"), "freight": ModelAmount(freight, "USD")},
    )
    rates = {"EUR": eur, "USD": usd}
    by_margin = mug(
        price=product.price_for(rates, margin=margin), fee_rate=fee, costs=product.costs
    )
    assert by_margin.margin(rates) == pytest.approx(margin, abs=1e-9 * (1 + by_margin.price * eur))
    by_ratio = mug(price=product.price_for(rates, ratio=0.2), fee_rate=fee, costs=product.costs)
    assert by_ratio.margin_ratio(rates) == pytest.approx(0.2, abs=1e-12)


def test_what_a_price_needs():
    with pytest.raises(InvalidInput, match="exactly one"):
        mug().price_for(RATES)
    with pytest.raises(InvalidInput, match="exactly one"):
        mug().price_for(RATES, margin=1, ratio=0.1)
    with pytest.raises(NoSolution, match="No price"):
        mug().price_for(RATES, ratio=0.9)
    with pytest.raises(NotFound, match="USD"):
        mug().margin({"EUR": 7.75})
    with pytest.raises(InvalidInput, match="goods"):
        mug(costs={"goods": ModelAmount(-1, "CNY")})


def test_pass_through_is_whole_with_home_costs_and_less_with_others():
    after = {**RATES, "EUR": 7.40}
    home = mug(costs={"goods": ModelAmount(100, "CNY")})
    assert home.pass_through(RATES, after) == pytest.approx(1.0)
    assert home.pass_through(RATES, after, keep="ratio") == pytest.approx(1.0)
    natural = mug(costs={"goods": ModelAmount(60, "CNY"), "warehouse": ModelAmount(6, "EUR")})
    assert 0 < natural.pass_through(RATES, after) < 1
    # half the costs in euros: half of the move need not be passed on to keep the ratio
    half = mug(costs={"goods": ModelAmount(46.5, "CNY"), "warehouse": ModelAmount(6, "EUR")})
    assert half.pass_through(RATES, after, keep="ratio") == pytest.approx(0.5)
    with pytest.raises(NoSolution, match="not moved"):
        home.pass_through(RATES, RATES)


@frozen
class Quote:
    total: Money


def test_a_landed_cost_is_one_of_the_costs():
    product = UnitEconomics.of_quote(
        Quote(Money("52.00 USD")),
        units=10,
        home="CNY",
        price=24,
        price_currency="EUR",
        fee_rate=0.15,
        costs={"goods": ModelAmount(62, "CNY")},
    )
    assert product.margin(RATES) == pytest.approx(58.92)
    same = UnitEconomics.of_quote(
        Money("5.20 USD"), home="CNY", price=24, price_currency="EUR", fee_rate=0.15
    )
    assert same.costs == {"landed cost": ModelAmount(5.2, "USD")}
    with pytest.raises(InvalidType, match="not a quote"):
        UnitEconomics.of_quote(52, home="CNY", price=24, price_currency="EUR")


def test_a_real_quote_is_a_cost_in_the_currency_of_its_country():
    import xborder as xb

    parcel = xb.Consignment(
        ship_from="CN",
        ship_to="GB",
        on=dt.date(2026, 11, 20),
        items=[
            xb.Item(sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 GBP")
        ],
        shipping="4.50 GBP",
        prices="net",
        incoterm="DDP",
        seller=xb.Seller(registrations={"GB"}),
        buyer=xb.Buyer(kind="consumer"),
    )
    quote = xb.quote(parcel)
    product = UnitEconomics.of_quote(
        quote, units=2, home="CNY", price=60, price_currency="EUR", fee_rate=0.1
    )
    landed = product.costs["landed cost"]
    assert landed.currency == quote.total.currency.code
    assert landed.value == pytest.approx(float(quote.total.amount) / 2)
    assert quote.total.amount > 0
    rates = {"EUR": 7.75, "GBP": 9.2}
    assert product.margin(rates) == pytest.approx(54 * 7.75 - landed.value * 9.2)
    risk = margin_at_risk(
        product,
        rates=rates,
        volatilities={"EUR": 0.08, "GBP": 0.09},
        correlation=Correlation({("EUR", "GBP"): 0.95}),
        horizon_years=0.25,
    )
    # a cost in pounds offsets part of a price in euros that moves along with it
    assert risk.contributions["GBP"] < 0 < risk.contributions["EUR"]


def test_margin_at_risk_nets_price_cost_and_fees():
    terms = {
        "rates": RATES,
        "volatilities": {"EUR": 0.08, "USD": 0.05},
        "horizon_years": 0.25,
    }
    risk = margin_at_risk(mug(), correlation=Correlation({("EUR", "USD"): 0.3}), **terms)
    eur, usd = 24 * 0.85 * 7.75 * 0.08, -5.2 * 7.15 * 0.05
    deviation = math.sqrt((eur**2 + usd**2 + 2 * 0.3 * eur * usd) * 0.25)
    assert risk.value_at_risk.value == pytest.approx(1.6448536269514722 * deviation)
    assert risk.value_at_risk.currency == "CNY"
    many = margin_at_risk(
        mug(), correlation=Correlation({("EUR", "USD"): 0.3}), units=1_000, **terms
    )
    assert many.value_at_risk.value == pytest.approx(1_000 * risk.value_at_risk.value)
    natural = mug(price_currency="USD", price=30, costs={"landed": ModelAmount(25.5, "USD")})
    assert margin_at_risk(natural, **terms).value_at_risk.value == pytest.approx(0.0, abs=1e-12)


def test_a_price_moves_only_when_its_corridor_is_left():
    corridor = RateCorridor(rate=7.75, down=0.03, up=0.05)
    stays = reprice(mug(), corridor, before=RATES, after={**RATES, "EUR": 7.60})
    assert (stays.triggered, stays.price) == (False, 24)
    assert "within" in stays.explain()
    after = {**RATES, "EUR": 7.40}
    moves = reprice(mug(), corridor, before=RATES, after=after)
    assert moves.triggered
    assert mug(price=moves.price).margin(after) == pytest.approx(58.92)
    assert moves.corridor.rate == 7.40
    assert "调整为" in moves.explain("zh_CN")
    share = reprice(mug(), corridor, before=RATES, after=after, keep="ratio")
    assert mug(price=share.price).margin_ratio(after) == pytest.approx(mug().margin_ratio(RATES))
    at_home = mug(price_currency="CNY", price=200)
    assert not reprice(at_home, corridor, before=RATES, after=RATES).triggered
    with pytest.raises(NotFound, match="EUR"):
        reprice(mug(), corridor, before=RATES, after={"USD": 7.15})


def test_trident():
    # Eiteman, Stonehill, Moffett: 1,000,000 GBP in three months
    put = option_alternative(
        "receive", strike=1.75, premium=0.015 * 1.764, funding_growth=1 + 0.12 / 4
    )
    money = money_market_alternative(
        "receive", spot=1.764, foreign_growth=1 + 0.10 / 4, home_growth=1 + 0.12 / 4
    )
    forward = forward_alternative("receive", outright=1.754)
    assert forward.home(1e6, 1.6) == 1_754_000
    assert money.home(1e6, 1.6) == pytest.approx(1_772_605, abs=1)
    assert put.cost * 1e6 == pytest.approx(27_254, abs=1)
    assert put.worst_rate * 1e6 == pytest.approx(1_722_746, abs=1)
    assert put.home(1e6, 1.76) == pytest.approx(1_732_746, abs=1)
    assert put.break_even(1.754) == pytest.approx(1.7813, abs=1e-4)
    reinvest = reinvestment_break_even(
        cash_now=1e6 / 1.025 * 1.764, cash_later=1_754_000, years=0.25
    )
    assert reinvest == pytest.approx(0.0767573696145, rel=1e-10)
    table = ComparedAlternatives(
        amount=1e6, forward=1.754, alternatives=[do_nothing("receive"), forward, money, put]
    )
    assert table.best_at(1.60).name == "money market"
    assert table.best_at(1.90).name == "do nothing"
    names = [name for name, _ in table.table([1.6, 1.9])]
    assert names == ["do nothing", "forward", "money market", "option"]


def test_trident_again():
    # the follow-up exercise: 2,000,000 GBP, two strikes, WACC of 9 % over 90/360 days
    for strike, premium, least in ((1.55, 0.015, 3_052_116.33), (1.54, 0.010, 3_048_077.55)):
        put = option_alternative(
            "receive", strike=strike, premium=premium * 1.561, funding_growth=1 + 0.09 / 4
        )
        assert put.worst_rate * 2e6 == pytest.approx(least, abs=0.006)


def test_payments_mirror_receipts():
    call = option_alternative("pay", strike=7.2, premium=0.05, funding_growth=1.01)
    assert call.worst_rate == pytest.approx(7.2 + 0.0505)
    assert call.best_rate == pytest.approx(0.0505)
    assert call.break_even(7.1) == pytest.approx(7.1 - 0.0505)
    assert call.break_even(8.0) is None
    fence = collar_alternative("pay", protection_strike=7.2, cap_strike=7.0)
    assert (fence.rate(8.0), fence.rate(7.1), fence.rate(6.0)) == (7.2, 7.1, 7.0)
    assert fence.best_rate == 7.0
    assert collar_alternative("pay", protection_strike=7.2, cap_strike=7.0, premium=0.01).name == (
        "collar"
    )
    assert do_nothing("receive").worst_rate == 0.0
    assert do_nothing("pay").worst_rate == math.inf


TODAY, DUE = dt.date(2026, 11, 20), dt.date(2027, 2, 19)


def cny_market():
    curves = {
        code: FlatCurve(
            currency=code, on=TODAY, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in {"CNY": 0.0165, "EUR": 0.0215}.items()
    }
    return Market(
        on=TODAY,
        home="CNY",
        board=RateBoard.of({"EURCNY": 7.75}),
        curves=curves,
        volatilities={"EUR": 0.08},
    )


@pytest.mark.parametrize(("amount", "protection"), [(300_000, 7.6), (-300_000, 7.9)])
def test_the_usual_alternatives_at_one_market(amount, protection):
    market = cny_market()
    found = compare_alternatives(
        market, currency="EUR", amount=amount, due=DUE, protection=protection
    )
    by_name = {each.name: each for each in found.alternatives}
    assert list(by_name) == [
        "do nothing",
        "forward",
        "window forward",
        "money market",
        "option",
        "zero-cost collar",
    ]
    outright = market.outright("EUR", DUE)
    assert by_name["forward"].rate(9.0) == outright
    # without credit spreads borrowing and lending is the forward: covered interest parity
    assert by_name["money market"].rate(9.0) == pytest.approx(outright, rel=1e-13)
    side = by_name["forward"].direction
    assert side.sign * (by_name["window forward"].rate(9.0) - outright) <= 1e-12
    assert by_name["zero-cost collar"].cost == 0.0
    assert by_name["option"].cost > 0.0
    even = found.break_evens()
    assert even["do nothing"] == pytest.approx(outright)
    assert even["forward"] is None
    assert side.sign * (even["option"] - outright) > 0
    assert by_name["option"].rate(even["option"]) == pytest.approx(outright)


def test_there_must_be_something_to_hedge():
    for amount, due in ((0, DUE), (1, TODAY)):
        with pytest.raises(InvalidInput, match="nothing to hedge"):
            compare_alternatives(
                cny_market(), currency="EUR", amount=amount, due=due, protection=7.6
            )


OFFERS = [  # shared cases, conversion_cost
    (100_000, "EURUSD", 1.085, 1.0849, 0.0075, 0, 1.07676325, 107676.325, 75.9147465438),
    (100_000, "EURUSD", 1.085, 1.0849, 0.015, 0, 1.0686265, 106862.65, 150.907834101),
    (25_000, "GBPUSD", 1.295, 1.2948, 0.005, 12.0, 1.287846, 32196.15, 55.2432432432),
]


@pytest.mark.parametrize(
    ("amount", "pair", "mid", "bid", "markup", "fee", "all_in", "proceeds", "cost_bp"), OFFERS
)
def test_what_a_conversion_costs(amount, pair, mid, bid, markup, fee, all_in, proceeds, cost_bp):
    offer = ConversionOffer(
        name="p", kind="bank", pair=pair, base_rate=bid, markup=markup, fixed_fee=fee
    )
    found = conversion_cost(offer, amount=amount, reference_rate=mid)
    assert found.all_in_rate == pytest.approx(all_in, rel=1e-12)
    assert found.proceeds == pytest.approx(proceeds, rel=1e-12)
    assert found.cost_bp == pytest.approx(cost_bp, rel=1e-10)


def lock(**changes):
    rate = {
        "pair": "EURUSD",
        "base_rate": 1.0848,
        "fee_rate": 0.004,
        "reference_rate": 1.085,
        "reference": "mid",
    }
    return LockedQuote(
        quote_id="Q-7",
        rate=CustomerRate(**{**rate, **changes}),
        valid_from=dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC),
        valid_until=dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC),
    )


def test_providers_are_compared_against_one_reference():
    at = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
    offers = [
        ConversionOffer(
            name="marketplace", kind="marketplace", pair="EURUSD", base_rate=1.085, markup=0.015
        ),
        ConversionOffer(
            name="bank", kind="bank", pair="EURUSD", base_rate=1.0849, markup=0.001, fixed_fee=25
        ),
        ConversionOffer.of_lock(lock(), at=at, name="locked"),
    ]
    found = compare_providers(offers, amount=100_000, reference_rate=1.085)
    assert [cost.offer.name for cost in found] == ["bank", "locked", "marketplace"]
    assert found[1].all_in_rate == pytest.approx(lock().rate_at(at))
    small = compare_providers(offers, amount=2_000, reference_rate=1.085)
    assert small[0].offer.name == "locked"  # the bank's fee weighs on small amounts
    with pytest.raises(InvalidInput, match="no offers"):
        compare_providers([], amount=1, reference_rate=1)
    other = ConversionOffer(name="x", kind="bank", pair="GBPUSD", base_rate=1.29)
    with pytest.raises(CurrencyMismatch, match="GBPUSD"):
        compare_providers([*offers, other], amount=1, reference_rate=1)
    with pytest.raises(InvalidInput, match="instead of selling"):
        ConversionOffer.of_lock(lock(sells_base=False), at=at, name="locked")


def test_a_markup_by_turnover():
    tiers = [(0, 0.015), (100_000, 0.015), (500_000, 0.0125), (1_000_000, 0.01)]
    assert [tier_rate(v, tiers) for v in (0, 499_999, 500_000, 2e6)] == [
        0.015,
        0.015,
        0.0125,
        0.01,
    ]
    for wrong in ([], [(5, 0.01)], [(0, 0.01), (0, 0.02)]):
        with pytest.raises(InvalidInput, match="tiers"):
            tier_rate(1, wrong)


def test_a_tier_has_two_parts():
    with pytest.raises(InvalidInput, match="from_volume, rate"):
        tier_rate(5, [(0, 0.1, 7)])
