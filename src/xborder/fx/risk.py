"""Value at risk and expected shortfall, each saying what it means.

A risk number is positive where money is lost. It is measured from a reference: zero, the mean,
the forward or a budget; it states its confidence, horizon, method, quantile rule and seed.
"""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.fx.amount import ModelAmount
from xborder.fx.correlation import Correlation, cholesky
from xborder.fx.normal import cdf, pdf, quantile
from xborder.fx.pair import currency_code
from xborder.fx.quantity import confidence_level, not_negative, number, positive


class Reference(Choice):
    """What a loss is measured from."""

    ZERO = "zero"
    """No change from today."""
    MEAN = "mean"
    """The mean of the distribution."""
    FORWARD = "forward"
    """Cash flows at today's forward rates."""
    BUDGET = "budget"
    """An amount or rates the caller states."""


class RiskMethod(Choice):
    """How the distribution was obtained."""

    PARAMETRIC = "parametric"
    """Normal returns with given volatilities and correlations."""
    HISTORICAL = "historical"
    """The observations themselves."""
    MONTE_CARLO = "monte_carlo"
    """Simulation with a seed."""


class QuantileMethod(Choice):
    """Which number is the quantile of a sample; numpy's names.

    Source: Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician
    50 (1996), 361-365: types 1 and 4 to 9 here are inverted_cdf, hazen (5), weibull (6), linear
    (7), median_unbiased (8) and normal_unbiased (9).
    """

    INVERTED_CDF = "inverted_cdf"
    LOWER = "lower"
    HIGHER = "higher"
    LINEAR = "linear"
    HAZEN = "hazen"
    WEIBULL = "weibull"
    MEDIAN_UNBIASED = "median_unbiased"
    NORMAL_UNBIASED = "normal_unbiased"


_PLOTTING = {
    QuantileMethod.LINEAR: Fraction(1),
    QuantileMethod.HAZEN: Fraction(1, 2),
    QuantileMethod.WEIBULL: Fraction(0),
    QuantileMethod.MEDIAN_UNBIASED: Fraction(1, 3),
    QuantileMethod.NORMAL_UNBIASED: Fraction(3, 8),
}


def sample_quantile(ordered: Sequence[float], probability: Fraction, method: str) -> float:
    """Return a quantile of a sorted sample.

    Args:
        ordered: The observations, smallest first.
        probability: Exact, such as ``Fraction(1, 20)``: a float would move the rank.
        method: One of :class:`QuantileMethod`.
    """
    chosen, count = QuantileMethod(method), len(ordered)
    if chosen is QuantileMethod.INVERTED_CDF:
        return ordered[max(math.ceil(count * probability) - 1, 0)]
    if chosen is QuantileMethod.LOWER:
        return ordered[math.floor((count - 1) * probability)]
    if chosen is QuantileMethod.HIGHER:
        return ordered[math.ceil((count - 1) * probability)]
    alpha = _PLOTTING[chosen]
    place = count * probability + alpha + probability * (1 - 2 * alpha) - 1
    place = min(max(place, Fraction(0)), Fraction(count - 1))
    low = math.floor(place)
    high = min(low + 1, count - 1)
    return ordered[low] + float(place - low) * (ordered[high] - ordered[low])


def tail_probability(confidence: float) -> Fraction:
    """Return ``1 - confidence`` exactly as it is written: 0.05 for 0.95."""
    return 1 - Fraction(Decimal(repr(confidence_level(confidence))))


def tail_mean(ordered: Sequence[float], probability: Fraction) -> float:
    """Return the mean of the worst share of a sorted sample, the last one counted in part.

    Source: Acerbi and Tasche, On the coherence of expected shortfall, Journal of Banking and
    Finance 26 (2002), definition 2.6.
    """
    wanted = len(ordered) * probability
    whole = math.floor(wanted)
    total = math.fsum(ordered[:whole])
    if wanted > whole:
        total += float(wanted - whole) * ordered[whole]
    return total / float(wanted)


@frozen(kw_only=True)
class RiskMeasure:
    """A loss that is exceeded with a small probability.

    Attributes:
        value_at_risk: The loss at the quantile; positive is a loss.
        expected_shortfall: The mean loss beyond it; never less.
        confidence: The probability of doing better than the value at risk.
        horizon: Over what time, in words such as ``"10 days"``.
        reference: What the loss is measured from.
        reference_amount: That amount.
        method: How the distribution was obtained.
        quantile_method: How the quantile of a sample was read; empty in closed form.
        seed: The seed of a simulation.
        samples: How many observations or paths.
        standard_error: Standard error of the value at risk due to sampling.
        contributions: What each currency adds; they sum to the total of ``contribution_of``.
        contribution_of: Which number the contributions sum to.
        sign: What the sign of every number means.
    """

    value_at_risk: ModelAmount
    expected_shortfall: ModelAmount
    confidence: float
    horizon: str
    reference: Reference
    reference_amount: float
    method: RiskMethod
    quantile_method: str = ""
    seed: int | None = None
    samples: int | None = None
    standard_error: float | None = None
    contributions: Mapping[str, float] = field(factory=dict)
    contribution_of: str = ""
    sign: str = "positive is a loss"

    def __str__(self) -> str:
        return (
            f"{self.value_at_risk.value:,.2f} {self.value_at_risk.currency} "
            f"({self.confidence:.4g}, {self.horizon}, {self.method}, from {self.reference})"
        )


def volatility_of(volatilities: Mapping[str, float], code: str) -> float:
    """Return the volatility of a currency.

    Raises:
        InvalidInput: There is none, or it is negative.
    """
    if code not in volatilities:
        raise InvalidInput(
            "The position in {value} has no volatility.",
            code="fx.no_volatility",
            remedy="Add it to volatilities, 0.08 for 8 %.",
            where="volatilities",
            value=code,
        )
    return not_negative(volatilities[code], where=f"volatilities.{code}")


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
    codes = [currency_code(code) for code in positions]
    moves = []
    for code in codes:
        deviation = volatility_of(volatilities, code)
        moves.append(number(positions[code], where=f"positions.{code}") * deviation)
    known = correlation or Correlation({})
    matrix = known.matrix(codes)
    cholesky(matrix)
    time = positive(horizon_years, where="horizon_years")
    pulls = [sum(rho * move for rho, move in zip(row, moves, strict=True)) for row in matrix]
    variance = sum(move * pull for move, pull in zip(moves, pulls, strict=True)) * time
    deviation = math.sqrt(max(variance, 0.0))
    shares = {
        code: z * move * pull * time / deviation if deviation else 0.0
        for code, move, pull in zip(codes, moves, pulls, strict=True)
    }
    return RiskMeasure(
        value_at_risk=ModelAmount(z * deviation, home),
        expected_shortfall=ModelAmount(deviation * pdf(z) / cdf(-z), home),
        confidence=level,
        horizon=f"{time:.6g} years",
        reference=Reference.ZERO,
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
    ordered = sorted(number(outcome, where="outcomes") for outcome in outcomes)
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
    start = 0.0 if target is None else number(target, where="target")
    method = QuantileMethod(quantile_method)
    return RiskMeasure(
        value_at_risk=ModelAmount(start - sample_quantile(ordered, tail, method), home),
        expected_shortfall=ModelAmount(start - tail_mean(ordered, tail), home),
        confidence=float(confidence),
        horizon=horizon,
        reference=Reference.ZERO if target is None else Reference.BUDGET,
        reference_amount=start,
        method=RiskMethod.HISTORICAL,
        quantile_method=method,
        samples=len(ordered),
    )
