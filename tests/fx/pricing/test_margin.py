"""Margins: break-even, budget and pass-through rates, and what currencies may take."""

import datetime as dt
import math

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NoSolution, NotFound
from xborder.fx.pricing.margin import UnitEconomics, margin_at_risk
from xborder.fx.rates.amount import ModelAmount
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
