"""Cash-flow-at-risk: what a horizon's receipts and payments may fall short by, hedges included.

Every currency follows ``S(T) = F(T) exp(sigma W(T) - sigma^2 T / 2)`` with correlated Brownian
paths W, so that the mean of each rate is today's forward.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping

from attrs import frozen

from xborder.errors import InvalidInput, extra
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.numerics.linear import cholesky
from xborder.fx.numerics.normal import quantile
from xborder.fx.numerics.quantity import confidence_level, not_negative, number, positive
from xborder.fx.risk.correlation import Correlation
from xborder.fx.risk.measure import LossReference, RiskMeasure
from xborder.fx.risk.quantiles import QuantileMethod
from xborder.fx.risk.simulation import enough_paths, simulated_measure


@frozen(kw_only=True)
class FlowAtRisk:
    """One cash flow of one currency, in closed form.

    Attributes:
        expected: The flow at the forward rate, in home currency.
        adverse_rate: The rate that is worse only with the tail's probability.
        worst: The flow at that rate.
        cash_flow_at_risk: Expected less worst; never negative.
    """

    expected: float
    adverse_rate: float
    worst: float

    @property
    def cash_flow_at_risk(self) -> float:
        """Expected less worst."""
        return self.expected - self.worst


def flow_at_risk(
    amount: float, *, forward: float, volatility: float, years: float, confidence: float = 0.95
) -> FlowAtRisk:
    """Return what one flow may fall short of its value at the forward rate.

    The adverse rate is ``F exp(-+ z sigma sqrt(T) - sigma^2 T / 2)``: low for a receipt, high for
    a payment.

    Args:
        amount: Foreign currency, negative to be paid; what is not hedged.
        forward: F, home currency per one unit.
        volatility: sigma, annual.
        years: T, time to the flow.
        confidence: The probability of doing better.

    Examples:
        >>> risk = flow_at_risk(400_000, forward=1.09669436753, volatility=0.0775, years=182 / 365)
        >>> round(risk.adverse_rate, 6), round(risk.cash_flow_at_risk, 2)
        (1.000788, 38362.66)
    """
    flow = number(amount, where="amount")
    rate = positive(forward, where="forward")
    stdev = not_negative(volatility, where="volatility") * math.sqrt(
        not_negative(years, where="years")
    )
    z = quantile(confidence_level(confidence))
    adverse = rate * math.exp(-math.copysign(z, flow) * stdev - 0.5 * stdev * stdev)
    return FlowAtRisk(expected=flow * rate, adverse_rate=adverse, worst=flow * adverse)


def cash_flow_at_risk(
    exposures: Iterable[Exposure],
    market: Market,
    *,
    hedges: Iterable[Hedge] = (),
    correlation: Correlation | None = None,
    budget_rates: Mapping[str, float] | None = None,
    confidence: float = 0.95,
    paths: int = 20_000,
    seed: int,
    quantile_method: str = QuantileMethod.INVERTED_CDF,
) -> RiskMeasure:
    """Simulate the cash flow of a horizon, hedges included.

    Args:
        exposures: What is received and paid; their expected amounts count. What is in home
            currency carries no risk and is left out.
        market: Today's forwards and volatilities.
        hedges: Forwards in place: each adds ``N (K - S)`` on its value date.
        correlation: Correlations of the currencies; may be left out for one.
        budget_rates: The rate of each currency that the budget was made with; the forward of
            each date if left out.
        confidence: The probability of doing better.
        paths: How many paths.
        seed: The seed of the simulation; the same seed gives the same number.
        quantile_method: How the quantile of the paths is read.

    Returns:
        The shortfall from the reference, with its standard error. Contributions are each
        currency's mean loss in the tail and sum to the expected shortfall.

    Raises:
        InvalidInput: Nothing is exposed, something is past, or there are too few paths.
        MissingExtra: The ``stats`` extra is not installed.
    """
    np = extra("numpy", name="stats")
    enough_paths(paths, confidence)
    flows, reference, fixed = _flows(exposures, hedges, market, budget_rates)
    dates = sorted({day for _, day in flows})
    codes = sorted({code for code, _ in flows})
    years = np.array([market.years(day) for day in dates])
    root = np.array(cholesky((correlation or Correlation({})).matrix(codes)))
    draws = np.random.default_rng(seed)
    steps = np.sqrt(np.diff(years, prepend=0.0))
    walk = np.zeros((len(codes), paths))
    outcome = np.zeros((len(codes), paths))
    for position, day in enumerate(dates):
        walk += steps[position] * (root @ draws.standard_normal((len(codes), paths)))
        for row, code in enumerate(codes):
            amount = flows.get((code, day), 0.0)
            if amount:
                volatility = market.volatility(code)
                drift = -0.5 * volatility**2 * years[position]
                forward = market.outright(code, day)
                outcome[row] += amount * forward * np.exp(volatility * walk[row] + drift)
    last = max(dates)
    return simulated_measure(
        outcome + np.array([[fixed.get(code, 0.0)] for code in codes]),
        {code: reference.get(code, 0.0) for code in codes},
        home=market.home,
        horizon=f"{(last - market.on).days} days, to {last}",
        measured_from=LossReference.FORWARD if budget_rates is None else LossReference.BUDGET,
        confidence=confidence,
        quantile_method=quantile_method,
        seed=seed,
    )


def _flows(
    exposures: Iterable[Exposure],
    hedges: Iterable[Hedge],
    market: Market,
    budget_rates: Mapping[str, float] | None,
) -> tuple[dict[tuple[str, dt.date], float], dict[str, float], dict[str, float]]:
    """Return open amounts by currency and day, the reference and what hedges fix."""
    flows: dict[tuple[str, dt.date], float] = {}
    reference: dict[str, float] = {}
    fixed: dict[str, float] = {}
    for exposure in exposures:
        market.years(exposure.due)
        if exposure.currency == market.home:
            continue
        code, amount = exposure.currency, float(exposure.expected)
        flows[code, exposure.due] = flows.get((code, exposure.due), 0.0) + amount
        rate = (
            market.outright(code, exposure.due)
            if budget_rates is None
            else _budget(budget_rates, code)
        )
        reference[code] = reference.get(code, 0.0) + amount * rate
    for hedge in hedges:
        market.years(hedge.due)
        covered = float(hedge.covers)
        key = hedge.currency, hedge.due
        flows[key] = flows.get(key, 0.0) - covered
        fixed[hedge.currency] = fixed.get(hedge.currency, 0.0) + covered * hedge.rate
        if budget_rates is None:  # a hedge off the market is worth something already
            gain = covered * (hedge.rate - market.outright(*key))
            reference[hedge.currency] = reference.get(hedge.currency, 0.0) + gain
    if not flows:
        raise InvalidInput(
            "There is nothing at risk in {value}.",
            code="fx.nothing_exposed",
            remedy="Give at least one exposure or hedge.",
            where="exposures",
            value="()",
        )
    return flows, reference, fixed


def _budget(rates: Mapping[str, float], code: str) -> float:
    if code not in rates:
        raise InvalidInput(
            "There is no budget rate for {value}.",
            code="fx.no_budget",
            remedy="Give one for every currency exposed, or none at all.",
            where="budget_rates",
            value=code,
        )
    return positive(rates[code], where=f"budget_rates.{code}")
