"""Cash-flow-at-risk: what a horizon's receipts and payments may fall short by, hedges included.

Every currency follows ``S(T) = F(T) exp(sigma W(T) - sigma^2 T / 2)`` with correlated Brownian
paths W, so that the mean of each rate is today's forward.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from xborder.display import Figures
from xborder.errors import CurrencyMismatch, InvalidInput, extra
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.numerics.linear import cholesky
from xborder.fx.numerics.normal import quantile
from xborder.fx.rates.volatility import annual_volatility
from xborder.fx.risk.correlation import Correlation, known_correlation
from xborder.fx.risk.measure import LossReference, RiskMeasure
from xborder.fx.risk.quantiles import QuantileMethod, confidence_level
from xborder.fx.risk.simulation import MOST_PATHS, enough_paths, simulated_measure
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.messages import Text
from xborder.number import finite, not_negative, positive, whole


@frozen(kw_only=True, repr=False)
class FlowAtRisk(Figures):
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
    flow = finite(amount, where="amount")
    rate = positive(forward, where="forward")
    stdev = annual_volatility(volatility) * math.sqrt(not_negative(years, where="years"))
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

    What is overdue counts at the spot rate and carries no risk; hedges that have settled are left
    out. The measure's notes name both.

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
        InvalidInput: Nothing is at risk, or there are too few paths.
        MissingExtra: The ``stats`` extra is not installed.

    Examples:
        >>> import datetime as dt
        >>> market = Market.flat(on=dt.date(2026, 11, 20), home="GBP", spot={"EURGBP": 0.86},
        ...                      rates={"GBP": 0.04, "EUR": 0.02}, volatilities={"EUR": 0.06})
        >>> sales = Exposure.of("100000 EUR", due=dt.date(2027, 5, 20), stage="forecast")
        >>> risk = cash_flow_at_risk([sales], market, paths=2000, seed=7)
        >>> round(risk.value_at_risk.value, -2)  # 1.645 times 6 % of 86,000 over half a year
        5900.0
    """
    np = extra("numpy", name="stats")
    drawn, count = whole(seed, "seed"), whole(paths, "paths", least=1, most=MOST_PATHS)
    enough_paths(count, confidence)
    book = _book(exposures, hedges, of_kind(market, Market, "market"), budget_rates)
    dates = sorted({day for _, day in book.flows})
    codes = sorted(book.reference)
    years = np.array([market.years(day) for day in dates])
    root = np.array(cholesky(known_correlation(correlation).matrix(codes)))
    draws = np.random.default_rng(drawn)
    # One walk of standard Brownian motion a currency, carried from date to date: flows of one
    # currency on two dates then share the path up to the first of them, as its rate does.
    steps = np.sqrt(np.diff(years, prepend=0.0))
    walk = np.zeros((len(codes), count))
    outcome = np.array([[book.fixed.get(code, 0.0)] for code in codes]) + np.zeros(count)
    for position, day in enumerate(dates):
        walk += steps[position] * (root @ draws.standard_normal((len(codes), count)))
        for row, code in enumerate(codes):
            amount = book.flows.get((code, day), 0.0)
            if amount:
                volatility = market.volatility(code)
                # the mean of exp(sigma W) is exp(sigma^2 T / 2): taken off, the mean is the forward
                drift = -0.5 * volatility**2 * years[position]
                forward = market.outright(code, day)
                outcome[row] += amount * forward * np.exp(volatility * walk[row] + drift)
    last = max(dates)
    return simulated_measure(
        outcome,
        {code: book.reference[code] for code in codes},
        home=market.home,
        horizon=f"{(last - market.on).days} days, to {last}",
        measured_from=LossReference.FORWARD if budget_rates is None else LossReference.BUDGET,
        confidence=confidence,
        quantile_method=quantile_method,
        seed=drawn,
        notes=tuple(book.notes),
    )


@frozen
class _Book:
    """Open amounts by currency and day, each currency's reference, and what is fixed already."""

    flows: dict[tuple[str, dt.date], float] = field(factory=dict)
    reference: dict[str, float] = field(factory=dict)
    fixed: dict[str, float] = field(factory=dict)
    notes: list[Text] = field(factory=list)

    def add(self, code: str, day: dt.date, amount: float) -> None:
        self.flows[code, day] = self.flows.get((code, day), 0.0) + amount

    def count(self, code: str, *, fixed: float = 0.0, reference: float = 0.0) -> None:
        self.fixed[code] = self.fixed.get(code, 0.0) + fixed
        self.reference[code] = self.reference.get(code, 0.0) + reference


def _book(
    exposures: Iterable[Exposure],
    hedges: Iterable[Hedge],
    market: Market,
    budget_rates: Mapping[str, float] | None,
) -> _Book:
    book = _Book()
    rates = None if budget_rates is None else mapping_of(budget_rates, "budget_rates")
    for exposure in all_of_kind(exposures, Exposure, "exposures"):
        code, amount = exposure.currency, float(exposure.expected)
        if code == market.home:
            continue
        overdue = exposure.is_overdue(market.on)
        # what is overdue has no date of its own any more: today's spot is all that is known of it
        expected = market.spot(code) if overdue else market.outright(code, exposure.due)
        book.count(code, reference=amount * (expected if rates is None else _budget(rates, code)))
        if overdue:
            book.count(code, fixed=amount * expected)
            book.notes.append(
                Text(
                    "{amount} {currency} overdue since {day} counts at spot, without risk.",
                    amount=exposure.expected,
                    currency=code,
                    day=exposure.due,
                )
            )
        else:
            book.add(code, exposure.due, amount)
    for hedge in all_of_kind(hedges, Hedge, "hedges"):
        _add_hedge(book, hedge, market, budgeted=rates is not None)
    if not book.flows:
        raise InvalidInput(
            "There is nothing at risk in {value}.",
            code="fx.nothing_exposed",
            remedy="Give at least one exposure in a foreign currency that is not overdue, or a "
            "hedge that has not settled.",
            where="exposures",
            value="()",
        )
    return book


def _add_hedge(book: _Book, hedge: Hedge, market: Market, *, budgeted: bool) -> None:
    code, covered = hedge.currency, float(hedge.covers)
    if code == market.home:
        raise CurrencyMismatch(
            "{value} is the home currency, which needs no hedge.",
            remedy="Leave it out, or give the market another home.",
            where="currency",
            value=code,
        )
    if hedge.has_settled(market.on):
        book.notes.append(
            Text(
                "The forward over {amount} {currency} settled on {day} and covers nothing.",
                amount=hedge.covers,
                currency=code,
                day=hedge.due,
            )
        )
        return
    # sold at its rate instead of at the rate of the day: the flow shrinks, the proceeds are fixed
    book.add(code, hedge.due, -covered)
    book.count(code, fixed=covered * hedge.rate)
    if not budgeted:  # a hedge off the market is worth something already
        gain = covered * (hedge.rate - market.outright(code, hedge.due))
        book.count(code, reference=gain)


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
