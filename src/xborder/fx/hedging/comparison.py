"""The usual alternatives for one cash flow, priced at one market and put side by side."""

import datetime as dt
from collections.abc import Iterable

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.fx.forwards.window import WindowForward
from xborder.fx.hedging.alternatives import (
    Alternative,
    collar_alternative,
    do_nothing,
    forward_alternative,
    money_market_alternative,
    option_alternative,
    window_alternative,
)
from xborder.fx.hedging.market import Market
from xborder.fx.numerics.quantity import POSITIVE, checked, number
from xborder.fx.options.collars import zero_cost_collar
from xborder.fx.options.direction import Direction
from xborder.fx.options.option_market import OptionMarket


def _alternatives(given: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return tuple(given)


@frozen(kw_only=True, field_transformer=checked)
class ComparedAlternatives:
    """Alternatives for one cash flow.

    Attributes:
        amount: The foreign amount, positive.
        forward: The outright rate that break-evens are measured against.
        alternatives: The alternatives.
    """

    amount: float = field(metadata=POSITIVE)
    forward: float = field(metadata=POSITIVE)
    alternatives: tuple[Alternative, ...] = field(converter=_alternatives)

    def table(self, spots: Iterable[float]) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Return each alternative's name and what it comes to at each spot, in home currency."""
        rates = tuple(spots)
        return tuple(
            (each.name, tuple(each.home(self.amount, spot) for spot in rates))
            for each in self.alternatives
        )

    def break_evens(self) -> dict[str, float | None]:
        """Return the spot beyond which each alternative beats the forward."""
        return {each.name: each.break_even(self.forward) for each in self.alternatives}

    def best_at(self, spot: float) -> Alternative:
        """Return the alternative that does best at a spot rate: most received, least paid."""
        return max(self.alternatives, key=lambda each: each.direction.sign * each.rate(spot))


def compare_alternatives(
    market: Market,
    *,
    currency: str,
    amount: float,
    due: dt.date,
    protection: float,
    window_start: dt.date | None = None,
) -> ComparedAlternatives:
    """Put the usual alternatives for one cash flow side by side, at today's market.

    Borrowing and lending are at the market's curves, so that the money market equals the forward
    but for credit spreads; use :func:`money_market_alternative` with your own rates.

    Args:
        market: Today's rates; home is its home currency.
        currency: The foreign currency.
        amount: Received if positive, paid if negative.
        due: The day of the cash flow.
        protection: The worst rate of option and collar, worse than the forward.
        window_start: First day of a window forward that ends on ``due``; half the way there if
            left out.

    Raises:
        InvalidInput: The cash flow is today or earlier, or the amount is zero.
        NoSolution: The protection is better than the forward, so that no collar costs nothing.
    """
    flow = number(amount, where="amount")
    years = market.years(due)
    if flow == 0.0 or years == 0.0:
        raise InvalidInput(
            "There is nothing to hedge: {value} due on {due}.",
            code="fx.no_flow",
            remedy="Give an amount that is not zero, due after the market's day.",
            where="amount",
            value=amount,
            due=str(due),
        )
    direction = Direction.RECEIVE if flow > 0 else Direction.PAY
    curve = market.forward_curve(currency)
    outright = curve.outright(due)
    option: OptionMarket = market.option_market(currency, due)
    volatility = market.volatility(currency)
    start = window_start or market.on + (due - market.on) / 2
    window = WindowForward.quoted(curve, base_amount=-flow, start=start, end=due)
    spot_date = market.spot_date or market.on
    home_growth = curve.domestic.discount(spot_date) / curve.domestic.discount(due)
    foreign_growth = curve.foreign.discount(spot_date) / curve.foreign.discount(due)
    premium = option.premium(direction.protection, strike=protection, volatility=volatility)
    fence = zero_cost_collar(
        direction,
        market=option,
        protection_strike=protection,
        bought_volatility=volatility,
        sold_volatility=volatility,
    )
    return ComparedAlternatives(
        amount=abs(flow),
        forward=outright,
        alternatives=(
            do_nothing(direction),
            forward_alternative(direction, outright=outright),
            window_alternative(direction, rate=window.rate),
            money_market_alternative(
                direction, spot=curve.spot, foreign_growth=foreign_growth, home_growth=home_growth
            ),
            option_alternative(
                direction,
                strike=protection,
                premium=premium,
                funding_growth=1.0 / curve.domestic.discount(due),
            ),
            collar_alternative(
                direction, protection_strike=fence.protection_strike, cap_strike=fence.cap_strike
            ),
        ),
    )
