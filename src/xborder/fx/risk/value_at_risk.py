"""Value at risk and expected shortfall, each saying what it means.

A risk number is positive where money is lost. It is measured from a reference: zero, the mean,
the forward or a budget; it states its confidence, horizon, method, quantile rule and seed.
"""

import math
from collections.abc import Mapping, Sequence

from xborder.errors import InvalidInput
from xborder.fx.numerics.linear import cholesky
from xborder.fx.numerics.normal import hazard, quantile
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.pair import currency_code
from xborder.fx.rates.volatility import annual_volatility
from xborder.fx.risk.correlation import Correlation, known_correlation
from xborder.fx.risk.measure import LossReference, RiskMeasure, RiskMethod
from xborder.fx.risk.quantiles import (
    QuantileMethod,
    confidence_level,
    sample_quantile,
    tail_mean,
    tail_probability,
)
from xborder.kind import mapping_of
from xborder.number import finite, finite_values, positive


def volatility_of(volatilities: Mapping[str, float], code: str) -> float:
    """Return the volatility of a currency.

    Raises:
        InvalidInput: There is none, or it is negative or in per cent.
    """
    if code not in volatilities:
        raise InvalidInput(
            "The position in {value} has no volatility.",
            code="fx.no_volatility",
            remedy="Add it to volatilities, 0.08 for 8 %.",
            where="volatilities",
            value=code,
        )
    return annual_volatility(volatilities[code], where=f"volatilities.{code}")


def parametric_value_at_risk(
    positions: Mapping[str, float],
    *,
    home: str,
    volatilities: Mapping[str, float],
    correlation: Correlation | None = None,
    horizon_years: float,
    confidence: float = 0.95,
    deviations: float | None = None,
) -> RiskMeasure:
    """Return the value at risk of currency positions with normal returns of mean zero.

    ``VaR = z sqrt(h w' Sigma w)``; the contribution of a currency is ``z w_i (Sigma w)_i h / sd``.

    Args:
        positions: The value of each position in home currency, short ones negative.
        home: The home currency.
        volatilities: Annual volatility of each currency.
        correlation: Their correlations; may be left out for one currency.
        horizon_years: The horizon; 10 trading days are ``10 / 252``.
        confidence: The probability of doing better.
        deviations: z itself, where a rounded one is wanted; else the exact normal quantile.

    Returns:
        The loss from zero, with contributions that sum to it.

    Raises:
        NotFound: A correlation is not known.
        InvalidInput: A position has no volatility.

    Source: Jorion, Value at Risk, 3rd edition (2007), chapter 7.

    Examples:
        >>> risk = parametric_value_at_risk(
        ...     {"EUR": 10e6, "GBP": 5e6}, home="USD", volatilities={"EUR": 0.02, "GBP": 0.01},
        ...     correlation=Correlation({("EUR", "GBP"): 0.3}), horizon_years=10,
        ...     confidence=0.99, deviations=2.33)  # daily volatilities, ten days
        >>> round(risk.value_at_risk.value)
        1622657
    """
    level = confidence_level(confidence)
    z = quantile(level) if deviations is None else positive(deviations, where="deviations")
    positions = mapping_of(positions, "positions")
    deviations_of = mapping_of(volatilities, "volatilities")
    codes = [currency_code(code) for code in positions]
    moves = []
    for code in codes:
        deviation = volatility_of(deviations_of, code)
        moves.append(finite(positions[code], where=f"positions.{code}") * deviation)
    matrix = known_correlation(correlation).matrix(codes)
    # only to refuse correlations that contradict each other; the root itself is not needed
    cholesky(matrix)
    time = positive(horizon_years, where="horizon_years")
    pulls = [sum(rho * move for rho, move in zip(row, moves, strict=True)) for row in matrix]
    variance = sum(move * pull for move, pull in zip(moves, pulls, strict=True)) * time
    # a fully offset book may come out at minus a few 1e-17
    deviation = math.sqrt(max(variance, 0.0))
    shares = {
        code: z * move * pull * time / deviation if deviation else 0.0
        for code, move, pull in zip(codes, moves, pulls, strict=True)
    }
    return RiskMeasure(
        value_at_risk=ModelAmount(z * deviation, home),
        # the mean of a normal beyond z is the hazard n(z) / N(-z), which the tail itself loses to
        # rounding where z is large
        expected_shortfall=ModelAmount(deviation * hazard(-z), home),
        confidence=level,
        horizon=f"{time:.6g} years",
        reference=LossReference.ZERO,
        reference_amount=0.0,
        method=RiskMethod.PARAMETRIC,
        contributions=shares,
        contribution_of="value_at_risk",
    )


def historical_value_at_risk(
    outcomes: Sequence[float],
    *,
    home: str,
    horizon: str,
    confidence: float = 0.95,
    quantile_method: str,
    target: float | None = None,
) -> RiskMeasure:
    """Return the value at risk of observed profits and losses, or of outcomes against a target.

    Args:
        outcomes: Profits (positive) and losses (negative), or amounts earned; any order.
        home: Their currency.
        horizon: The time each of them covers, in words.
        confidence: The probability of doing better.
        quantile_method: One of :class:`QuantileMethod`. There is no default: on short samples
            the methods differ widely.
        target: The amount a loss is measured from; zero if left out.

    Raises:
        InvalidInput: There are too few outcomes to reach that far into the tail.

    Examples:
        >>> history = [-52, 13.5, -7.25, 88, -120.5, 41, 5.5, -64, -18, 22, -3, 77.5, -95, 31,
        ...            -26.5, 9, -41.5, 60, -11, 18.5]
        >>> risk = historical_value_at_risk(history, home="EUR", horizon="1 day",
        ...                                 quantile_method="linear")
        >>> round(risk.value_at_risk.value, 3), risk.expected_shortfall.value
        (96.275, 120.5)
    """
    ordered = sorted(finite_values(outcomes, "outcomes"))
    tail = tail_probability(confidence)
    if len(ordered) * tail < 1:
        raise InvalidInput(
            "{value} outcomes do not reach a confidence of {confidence}.",
            code="fx.too_few",
            remedy="Give at least {least} outcomes, or lower the confidence.",
            where="outcomes",
            value=len(ordered),
            confidence=confidence,
            least=math.ceil(1 / tail),
        )
    start = 0.0 if target is None else finite(target, where="target")
    method = QuantileMethod(quantile_method)
    return RiskMeasure(
        value_at_risk=ModelAmount(start - sample_quantile(ordered, tail, method), home),
        expected_shortfall=ModelAmount(start - tail_mean(ordered, tail), home),
        confidence=float(confidence),
        horizon=horizon,
        reference=LossReference.ZERO if target is None else LossReference.BUDGET,
        reference_amount=start,
        method=RiskMethod.HISTORICAL,
        quantile_method=method,
        samples=len(ordered),
    )
