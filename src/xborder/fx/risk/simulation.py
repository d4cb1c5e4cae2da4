"""Value at risk by simulation: lognormal rates, a seed, and the error the sample leaves."""

import math
from collections.abc import Mapping
from typing import Any, Final

from xborder.errors import InvalidInput, extra
from xborder.fx.numerics.linear import cholesky
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.pair import currency_code
from xborder.fx.risk.correlation import Correlation, known_correlation
from xborder.fx.risk.measure import LossReference, RiskMeasure, RiskMethod
from xborder.fx.risk.quantiles import QuantileMethod, sample_quantile, tail_probability
from xborder.fx.risk.value_at_risk import volatility_of
from xborder.kind import mapping_of
from xborder.messages import Text
from xborder.number import finite, positive, whole

_LEAST_TAIL = 10  # with fewer outcomes in it a tail's quantile is one of a handful of numbers
MOST_PATHS: Final = 100_000_000
"""More paths of one currency than this do not fit into the memory of a common machine."""


def enough_paths(paths: int, confidence: float) -> Any:
    """Return the tail's probability if that many paths leave enough of them in it.

    Raises:
        InvalidInput: They leave fewer than ten.
    """
    tail = tail_probability(confidence)
    if paths * tail < _LEAST_TAIL:
        raise InvalidInput(
            "{value} paths leave fewer than ten in the tail.",
            code="fx.paths",
            remedy="Give at least {least} paths.",
            where="paths",
            value=paths,
            least=math.ceil(_LEAST_TAIL / tail),
        )
    return tail


def simulated_measure(
    outcome: Any,
    reference: Mapping[str, float],
    *,
    home: str,
    horizon: str,
    measured_from: LossReference,
    confidence: float,
    quantile_method: str,
    seed: int,
    notes: tuple[Text, ...] = (),
) -> RiskMeasure:
    """Return the risk of simulated outcomes, one row a currency and one column a path.

    Args:
        outcome: Amounts in home currency, an array.
        reference: What each currency, in the order of the rows, is measured against.
        home: The home currency.
        horizon: The time covered, in words.
        measured_from: What kind of reference that is.
        confidence: The probability of doing better.
        quantile_method: How the quantile of the paths is read.
        seed: The seed that made them.
        notes: What to know about it.
    """
    np = extra("numpy", name="stats")
    tail, method = tail_probability(confidence), QuantileMethod(quantile_method)
    totals = outcome.sum(axis=0)
    # a stable sort, so that equal outcomes keep the order of their draws and a seed gives one
    # answer
    order = np.argsort(totals, kind="stable")
    ordered = totals[order].tolist()
    expected = math.fsum(reference.values())
    # whole paths of the tail: their mean shares sum to the shortfall exactly
    worst = order[: math.floor(len(ordered) * tail)]
    shares = {
        code: float(amount - outcome[row, worst].mean())
        for row, (code, amount) in enumerate(reference.items())
    }
    return RiskMeasure(
        value_at_risk=ModelAmount(expected - sample_quantile(ordered, tail, method), home),
        expected_shortfall=ModelAmount(math.fsum(shares.values()), home),
        confidence=float(confidence),
        horizon=horizon,
        reference=measured_from,
        reference_amount=expected,
        method=RiskMethod.MONTE_CARLO,
        quantile_method=method,
        seed=seed,
        samples=len(ordered),
        standard_error=_standard_error(ordered, float(tail)),
        contributions=shares,
        contribution_of="expected_shortfall",
        notes=notes,
    )


def _standard_error(ordered: list[float], probability: float) -> float:
    """Return half the distance between the order statistics one standard deviation away."""
    count = len(ordered)
    # how many outcomes fall below a quantile is binomial: one deviation of it, to either side
    reach = math.sqrt(count * probability * (1.0 - probability))
    low = max(math.floor(count * probability - reach), 0)
    high = min(math.ceil(count * probability + reach), count - 1)
    return 0.5 * (ordered[high] - ordered[low])


def simulated_value_at_risk(
    positions: Mapping[str, float],
    *,
    home: str,
    volatilities: Mapping[str, float],
    correlation: Correlation | None = None,
    horizon_years: float,
    confidence: float = 0.95,
    paths: int = 20_000,
    seed: int,
    quantile_method: str = QuantileMethod.INVERTED_CDF,
) -> RiskMeasure:
    """Return the value at risk of currency positions by Monte Carlo.

    Rates are lognormal with their mean at today's value: a position gains
    ``w (exp(sigma sqrt(h) Z - sigma^2 h / 2) - 1)`` with correlated normal Z. A long position
    can therefore lose no more than itself.

    Args:
        positions: The value of each position in home currency, short ones negative.
        home: The home currency.
        volatilities: Annual volatility of each currency.
        correlation: Their correlations; may be left out for one currency.
        horizon_years: The horizon.
        confidence: The probability of doing better.
        paths: How many paths.
        seed: The seed; the same seed gives the same number.
        quantile_method: How the quantile of the paths is read.

    Returns:
        The loss from zero, with its standard error; contributions sum to the expected shortfall.

    Raises:
        InvalidInput: A position has no volatility, or there are too few paths.
        MissingExtra: The ``stats`` extra is not installed.

    Examples:
        >>> risk = simulated_value_at_risk({"EUR": 1e6}, home="USD", volatilities={"EUR": 0.08},
        ...                                horizon_years=0.25, paths=50_000, seed=1)
        >>> abs(risk.value_at_risk.value - 64_400) < 5 * risk.standard_error
        True
    """
    np = extra("numpy", name="stats")
    drawn, count = whole(seed, "seed"), whole(paths, "paths", least=1, most=MOST_PATHS)
    enough_paths(count, confidence)
    sizes = {
        currency_code(code): finite(value, where=f"positions.{code}")
        for code, value in mapping_of(positions, "positions").items()
    }
    deviations = mapping_of(volatilities, "volatilities")
    if not sizes:
        raise InvalidInput(
            "There is nothing at risk in {value}.",
            code="fx.nothing_exposed",
            remedy="Give at least one position.",
            where="positions",
            value="{}",
        )
    time = positive(horizon_years, where="horizon_years")
    root = np.array(cholesky(known_correlation(correlation).matrix(list(sizes))))
    draws = np.random.default_rng(drawn).standard_normal((len(sizes), count))
    spread = np.array([[volatility_of(deviations, code)] for code in sizes]) * math.sqrt(time)
    # expm1 keeps the digits of small moves; the half variance keeps the mean at today's value
    moves = np.expm1(spread * (root @ draws) - 0.5 * spread**2)
    return simulated_measure(
        np.array([[size] for size in sizes.values()]) * moves,
        dict.fromkeys(sizes, 0.0),
        home=home,
        horizon=f"{time:.6g} years",
        measured_from=LossReference.ZERO,
        confidence=confidence,
        quantile_method=quantile_method,
        seed=drawn,
    )
