"""Options and forwards, beside QuantLib and vollib in the same run.

Read the table group by group. Within a group all price the same options; a peer that answers fewer
of them notes how many in ``extra_info``, so compare the time of one, ``per_option_us``.
"""

import datetime as dt
import math

import pytest

from xborder.fx import (
    Exposure,
    FlatCurve,
    HedgeProgramme,
    InterestRate,
    Market,
    RateBoard,
    RollingSchedule,
    cash_flow_at_risk,
    garman_kohlhagen,
)
from xborder.fx.options import garman_kohlhagen_columns, implied_volatility, strike_from_delta

SPOT, STRIKE, YEARS, VOLATILITY = 1.085, 1.13, 91 / 365, 0.0775
DOMESTIC, FOREIGN = 0.043, 0.0215
TERMS = {
    "spot": SPOT,
    "strike": STRIKE,
    "years": YEARS,
    "volatility": VOLATILITY,
    "domestic_rate": DOMESTIC,
    "foreign_rate": FOREIGN,
}
DISCOUNTS = {
    "spot": SPOT,
    "domestic_discount": math.exp(-DOMESTIC * YEARS),
    "foreign_discount": math.exp(-FOREIGN * YEARS),
    "total_volatility": VOLATILITY * math.sqrt(YEARS),
}
COUNT = 100_000


def note(benchmark, count):
    benchmark.extra_info["options"] = count
    if benchmark.stats is not None:
        median = benchmark.stats.stats.median
        benchmark.extra_info["per_option_us"] = round(median / count * 1e6, 3)


def quantlib_greeks(ql, strike=STRIKE):
    forward = SPOT * math.exp((DOMESTIC - FOREIGN) * YEARS)
    payoff = ql.PlainVanillaPayoff(ql.Option.Call, strike)
    black = ql.BlackCalculator(
        payoff, forward, VOLATILITY * math.sqrt(YEARS), math.exp(-DOMESTIC * YEARS)
    )
    return (
        black.value(),
        black.delta(SPOT),
        black.gamma(SPOT),
        black.vega(YEARS),
        black.theta(SPOT, YEARS),
        black.rho(YEARS),
        black.dividendRho(YEARS),
        black.vanna(SPOT, YEARS),
        black.volga(YEARS),
    )


@pytest.mark.benchmark(group="fx: one option with all Greeks")
def test_one_option(benchmark):
    value = benchmark(lambda: garman_kohlhagen("call", **TERMS))
    note(benchmark, 1)
    assert value.price == pytest.approx(0.00417807452321, rel=1e-10)


@pytest.mark.benchmark(group="fx: one option with all Greeks")
def test_one_option_in_quantlib(benchmark):
    ql = pytest.importorskip("QuantLib")
    value = benchmark(lambda: quantlib_greeks(ql))
    note(benchmark, 1)
    assert value[0] == pytest.approx(0.00417807452321, rel=1e-10)


@pytest.mark.benchmark(group="fx: one option with all Greeks")
def test_one_option_in_vollib(benchmark):
    vollib = pytest.importorskip("vollib.black_scholes_merton")
    greeks = pytest.importorskip("vollib.black_scholes_merton.greeks.analytical")
    terms = ("c", SPOT, STRIKE, YEARS, DOMESTIC, VOLATILITY, FOREIGN)

    def price():
        return (
            vollib.black_scholes_merton(*terms),
            greeks.delta(*terms),
            greeks.gamma(*terms),
            greeks.vega(*terms),
            greeks.theta(*terms),
            greeks.rho(*terms),
        )

    value = benchmark(price)
    note(benchmark, 1)
    assert value[0] == pytest.approx(0.00417807452321, rel=1e-10)


def book(count):
    np = pytest.importorskip("numpy")
    draw = np.random.default_rng(1)
    return {
        "spot": draw.uniform(0.5, 2.0, count),
        "strike": draw.uniform(0.5, 2.0, count),
        "years": draw.uniform(0.05, 2.0, count),
        "volatility": draw.uniform(0.05, 0.3, count),
        "domestic_rate": draw.uniform(-0.01, 0.1, count),
        "foreign_rate": draw.uniform(-0.01, 0.1, count),
    }


@pytest.mark.benchmark(group="fx: 100,000 options with all Greeks")
def test_many_options(benchmark):
    columns = book(COUNT)
    found = benchmark(lambda: garman_kohlhagen_columns("call", **columns))
    note(benchmark, COUNT)
    assert found.price.shape == (COUNT,)


@pytest.mark.benchmark(group="fx: 100,000 options with all Greeks")
def test_many_options_one_by_one(benchmark):
    some = 2_000
    rows = list(zip(*(column.tolist() for column in book(some).values()), strict=True))
    names = list(TERMS)

    def loop():
        return [
            garman_kohlhagen("call", **dict(zip(names, row, strict=True))).price for row in rows
        ]

    assert len(benchmark(loop)) == some
    note(benchmark, some)


@pytest.mark.benchmark(group="fx: 100,000 options with all Greeks")
def test_many_options_in_quantlib(benchmark):
    ql = pytest.importorskip("QuantLib")
    strikes = [0.9 + 0.0002 * n for n in range(2_000)]
    found = benchmark(lambda: [quantlib_greeks(ql, strike) for strike in strikes])
    note(benchmark, len(found))


@pytest.mark.benchmark(group="fx: strike from a premium-adjusted delta")
def test_strike_from_delta(benchmark):
    found = benchmark(
        lambda: strike_from_delta(0.25, kind="call", convention="spot_pa", **DISCOUNTS)
    )
    assert found == pytest.approx(1.11953879082, rel=1e-10)


@pytest.mark.benchmark(group="fx: strike from a premium-adjusted delta")
def test_strike_from_delta_in_quantlib(benchmark):
    ql = pytest.importorskip("QuantLib")

    def solve():
        calculator = ql.BlackDeltaCalculator(
            ql.Option.Call, ql.DeltaVolQuote.PaSpot, *DISCOUNTS.values()
        )
        return calculator.strikeFromDelta(0.25)

    assert benchmark(solve) == pytest.approx(1.11953879082, rel=1e-9)


@pytest.mark.benchmark(group="fx: strike from a premium-adjusted put delta")
def test_strike_from_put_delta(benchmark):
    found = benchmark(
        lambda: strike_from_delta(-0.25, kind="put", convention="spot_pa", **DISCOUNTS)
    )
    assert 1.0 < found < SPOT


@pytest.mark.benchmark(group="fx: strike from a premium-adjusted put delta")
def test_strike_from_put_delta_in_quantlib(benchmark):
    ql = pytest.importorskip("QuantLib")

    def solve():
        calculator = ql.BlackDeltaCalculator(
            ql.Option.Put, ql.DeltaVolQuote.PaSpot, *DISCOUNTS.values()
        )
        return calculator.strikeFromDelta(-0.25)

    assert 1.0 < benchmark(solve) < SPOT


@pytest.mark.benchmark(group="fx: strike from a spot delta")
def test_strike_from_spot_delta(benchmark):
    found = benchmark(lambda: strike_from_delta(0.25, kind="call", convention="spot", **DISCOUNTS))
    assert found > SPOT


@pytest.mark.benchmark(group="fx: strike from a spot delta")
def test_strike_from_spot_delta_in_quantlib(benchmark):
    ql = pytest.importorskip("QuantLib")

    def solve():
        calculator = ql.BlackDeltaCalculator(
            ql.Option.Call, ql.DeltaVolQuote.Spot, *DISCOUNTS.values()
        )
        return calculator.strikeFromDelta(0.25)

    assert benchmark(solve) > SPOT


@pytest.mark.benchmark(group="fx: implied volatility")
def test_implied_volatility(benchmark):
    terms = {name: value for name, value in TERMS.items() if name != "volatility"}
    found = benchmark(lambda: implied_volatility("call", price=0.0065, **terms))
    assert found == pytest.approx(0.0925240340133, rel=1e-10)


@pytest.mark.benchmark(group="fx: implied volatility")
def test_implied_volatility_in_vollib(benchmark):
    module = pytest.importorskip("vollib.black_scholes_merton.implied_volatility")
    found = benchmark(
        lambda: module.implied_volatility(0.0065, SPOT, STRIKE, YEARS, DOMESTIC, FOREIGN, "c")
    )
    assert found == pytest.approx(0.0925240340133, rel=1e-8)


def market():
    on = dt.date(2026, 11, 20)
    return Market(
        on=on,
        home="CNY",
        board=RateBoard.of({"EURCNY": 7.75}),
        curves={
            code: FlatCurve(
                currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous")
            )
            for code, rate in {"CNY": 0.0165, "EUR": 0.0215}.items()
        },
        volatilities={"EUR": 0.08},
    )


def ledger(count):
    start = dt.date(2026, 11, 21)
    return [
        Exposure(
            amount=1_000 + n,
            currency="EUR",
            due=start + dt.timedelta(days=n % 360),
            stage="forecast",
        )
        for n in range(count)
    ]


@pytest.mark.benchmark(group="fx: a plan over 1,000 exposures")
def test_plan(benchmark):
    programme = HedgeProgramme(schedule=RollingSchedule(months=12, ratio="0.8"))
    exposures, today = ledger(1_000), market()
    plan = benchmark(lambda: programme.plan(exposures, today))
    assert plan.ratio_after == pytest.approx(0.8, abs=1e-6)


@pytest.mark.benchmark(group="fx: cash-flow-at-risk, 20,000 paths, 12 dates")
def test_cash_flow_at_risk(benchmark):
    exposures = [each for n, each in enumerate(ledger(360)) if n % 30 == 0]
    today = market()
    found = benchmark(lambda: cash_flow_at_risk(exposures, today, seed=1))
    assert found.value_at_risk.value > 0
