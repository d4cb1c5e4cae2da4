"""Margin at risk: what exchange rates may take from a margin, with the distribution of ``fx``."""

from collections.abc import Mapping
from typing import Any

from xborder.fx.risk.correlation import Correlation
from xborder.fx.risk.measure import RiskMeasure
from xborder.fx.risk.simulation import simulated_value_at_risk
from xborder.fx.risk.value_at_risk import parametric_value_at_risk
from xborder.kind import mapping_of, of_kind
from xborder.margin.step import Level
from xborder.margin.waterfall import Waterfall
from xborder.money import Currency
from xborder.number import not_negative


def margin_at_risk(
    sale: Waterfall,
    *,
    volatilities: Mapping[str, float],
    correlation: Correlation | None = None,
    horizon_years: float,
    confidence: float = 0.95,
    paths: int | None = None,
    seed: int | None = None,
) -> RiskMeasure:
    """Return what exchange rates may take from a margin until the money has come.

    What a waterfall leaves in each currency is one position, at the rates that converted it: what
    offsets within a currency, or across correlated ones, offsets here.

    Args:
        sale: A waterfall with steps in several currencies: of one sale, or of a month of them.
        volatilities: Annual volatility of each foreign currency.
        correlation: Their correlations; may be left out for one.
        horizon_years: Until when the rates may move.
        confidence: The probability of doing better.
        paths: How many paths to simulate, with lognormal rates; normal returns in closed form if
            left out.
        seed: The seed of a simulation.

    Examples:
        >>> import datetime as dt
        >>> from xborder.exchange import RateTable
        >>> from xborder.margin import Step
        >>> day = dt.date(2026, 11, 20)
        >>> rates = RateTable.from_mapping({"EUR/CNY": "7.75"}, start=day, source="desk")
        >>> sale = Waterfall.of([Step(kind="sale", amount="1000 EUR"),
        ...                      Step(kind="goods", amount="5000 CNY")],
        ...                     home="CNY", rates=rates, on=day)
        >>> risk = margin_at_risk(sale, volatilities={"EUR": 0.08}, horizon_years=0.25)
        >>> round(risk.value_at_risk.value, 2)  # 1.645 * 0.08 * sqrt(0.25) * 7750
        509.9
    """
    # a code that is none, or a swing below nothing, would pass where the sale has no such currency
    swings = {
        Currency.of(code).code: not_negative(swing, f"volatilities.{code}")
        for code, swing in mapping_of(volatilities, "volatilities").items()
    }
    positions: dict[str, float] = {}
    for entry in of_kind(sale, Waterfall, "sale").entries:
        code = entry.step.amount.currency.code
        if code != sale.home and entry.step.kind.level is not Level.APART:
            positions[code] = positions.get(code, 0.0) + float(entry.effect.amount)
    facts: dict[str, Any] = {
        "home": sale.home, "volatilities": swings, "correlation": correlation,
        "horizon_years": horizon_years, "confidence": confidence,
    }  # fmt: skip
    # a sale at home alone is at no risk: there is nothing to simulate
    if paths is None or not positions:
        return parametric_value_at_risk(positions, **facts)
    return simulated_value_at_risk(positions, paths=paths, seed=of_kind(seed, int, "seed"), **facts)
