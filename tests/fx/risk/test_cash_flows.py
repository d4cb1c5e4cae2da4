"""Cash-flow-at-risk: closed form and simulation agree, hedges take their share."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput, NotFound
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate
from xborder.fx.risk.cash_flows import cash_flow_at_risk, flow_at_risk
from xborder.fx.risk.correlation import Correlation

CFAR = [  # shared cases, cfar_single
    (400_000, 1.09669436753, 0.0775, 182, 0.95, 1.00078770509, 38362.6649745),
    (400_000, 1.09669436753, 0.0775, 182, 0.99, 0.96415055065, 53017.526752),
    (-3_000_000, 7.05614351606, 0.048, 182, 0.95, 7.45642360778, 1200840.27515),
]


@pytest.mark.parametrize(
    ("amount", "forward", "volatility", "days", "confidence", "adverse", "at_risk"), CFAR
)
def test_one_flow_in_closed_form(amount, forward, volatility, days, confidence, adverse, at_risk):
    risk = flow_at_risk(
        amount, forward=forward, volatility=volatility, years=days / 365, confidence=confidence
    )
    assert risk.adverse_rate == pytest.approx(adverse, rel=1e-11)
    assert risk.cash_flow_at_risk == pytest.approx(at_risk, rel=1e-10)


@pytest.mark.parametrize(
    ("ratio", "at_risk"),
    [(0, 38362.6649745), (0.25, 28771.9987309), (0.5, 19181.3324872), (1.0, 0.0)],
)
def test_a_hedge_takes_its_share_of_the_risk(ratio, at_risk):
    # shared cases, cfar_hedged
    risk = flow_at_risk(
        400_000 * (1 - ratio), forward=1.09669436753, volatility=0.0775, years=182 / 365
    )
    assert risk.cash_flow_at_risk == pytest.approx(at_risk, rel=1e-10, abs=1e-9)


TODAY, DUE = dt.date(2026, 11, 20), dt.date(2027, 5, 21)  # 182 days


def two_currency_market():
    curves = {
        code: FlatCurve(
            currency=code, on=TODAY, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in {"USD": 0.043, "EUR": 0.0215, "GBP": 0.04}.items()
    }
    return Market(
        on=TODAY,
        home="USD",
        board=RateBoard.of({"EURUSD": 1.085, "GBPUSD": 1.295}),
        curves=curves,
        volatilities={"EUR": 0.0775, "GBP": 0.09},
    )


def receipt(amount, currency="EUR", due=DUE):
    return Exposure(amount=amount, currency=currency, due=due, stage="forecast")


def test_the_simulation_meets_the_closed_form():
    market = two_currency_market()
    found = cash_flow_at_risk([receipt(400_000)], market, paths=200_000, seed=1)
    exact = flow_at_risk(
        400_000, forward=market.outright("EUR", DUE), volatility=0.0775, years=182 / 365
    )
    assert found.standard_error is not None
    assert found.standard_error < 150
    assert found.value_at_risk.value == pytest.approx(
        exact.cash_flow_at_risk, abs=3 * found.standard_error
    )
    assert found.reference_amount == pytest.approx(exact.expected)
    assert (found.seed, found.samples) == (1, 200_000)
    again = cash_flow_at_risk([receipt(400_000)], market, paths=200_000, seed=1)
    assert again == found


def test_a_hedged_flow_has_no_risk_left():
    market = two_currency_market()
    full = Hedge(currency="EUR", covers=400_000, due=DUE, rate=1.0967)
    found = cash_flow_at_risk([receipt(400_000)], market, hedges=[full], paths=2_000, seed=1)
    assert found.value_at_risk.value == pytest.approx(0.0, abs=1e-6)
    budget = cash_flow_at_risk(
        [receipt(400_000)], market, hedges=[full], budget_rates={"EUR": 1.10}, paths=2_000, seed=1
    )
    assert budget.value_at_risk.value == pytest.approx(400_000 * (1.10 - 1.0967))
    assert budget.reference == "budget"


def test_correlation_and_time_matter_and_contributions_add_up():
    market = two_currency_market()
    flows = [receipt(400_000), receipt(-300_000, "GBP"), receipt(100_000, due=dt.date(2027, 2, 19))]
    home = Exposure(amount=-1_000, currency="USD", due=DUE, stage="payable")
    results = [
        cash_flow_at_risk(
            [*flows, home],
            market,
            correlation=Correlation({("EUR", "GBP"): rho}),
            paths=20_000,
            seed=2,
        )
        for rho in (0.0, 0.9)
    ]
    # long euros and short pounds offset each other the more they move together
    assert results[1].value_at_risk.value < results[0].value_at_risk.value
    for result in results:
        assert sum(result.contributions.values()) == pytest.approx(result.expected_shortfall.value)
        assert result.expected_shortfall.value > result.value_at_risk.value
        assert result.horizon == "182 days, to 2027-05-21"


def test_what_cannot_be_simulated_is_refused():
    market = two_currency_market()
    with pytest.raises(InvalidInput, match="at least 200 paths"):
        cash_flow_at_risk([receipt(1)], market, paths=100, seed=1)
    with pytest.raises(InvalidInput, match="nothing at risk"):
        cash_flow_at_risk([], market, seed=1)
    with pytest.raises(InvalidInput, match="GBP"):
        cash_flow_at_risk([receipt(1, "GBP")], market, budget_rates={"EUR": 1.1}, seed=1)
    with pytest.raises(InvalidInput, match="nothing at risk"):  # overdue: no time, no risk
        cash_flow_at_risk([receipt(1, due=dt.date(2026, 11, 1))], market, seed=1)
    with pytest.raises(NotFound, match="correlation"):
        cash_flow_at_risk([receipt(1), receipt(1, "GBP")], market, seed=1)
