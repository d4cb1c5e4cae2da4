"""The usual alternatives for one cash flow, priced at one market and put side by side."""

import datetime as dt
from collections.abc import Iterable

from attrs import field, frozen

from xborder.day import civil_day
from xborder.display import Shown
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
from xborder.fx.options.collars import zero_cost_collar
from xborder.fx.options.direction import Direction
from xborder.fx.rates.pair import currency_code
from xborder.kind import all_of_kind, of_kind, typed
from xborder.number import POSITIVE, finite, finite_values


def _alternatives(given: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return all_of_kind(given, Alternative, "alternatives")


@frozen(kw_only=True, field_transformer=typed, repr=False)
class ComparedAlternatives(Shown):
    """Alternatives for one cash flow.

    Attributes:
        amount: The foreign amount, positive.
        forward: The outright rate that break-evens are measured against.
        alternatives: The alternatives, each under a name of its own.

    Raises:
        InvalidInput: There are none, or two under one name.
    """

    amount: float = field(metadata=POSITIVE)
    forward: float = field(metadata=POSITIVE)
    alternatives: tuple[Alternative, ...] = field(converter=_alternatives)

    def __attrs_post_init__(self) -> None:
        names = [each.name for each in self.alternatives]
        if not names or len(names) > len(set(names)):
            raise InvalidInput(
                "The alternatives {value} cannot be compared.",
                code="fx.alternatives",
                remedy="Give at least one, and each a name of its own.",
                where="alternatives",
                value=", ".join(names) or "()",
            )

    def _shown(self) -> dict[str, list[object]]:
        return {
            "alternative": [each.name for each in self.alternatives],
            "worst_rate": [each.worst_rate for each in self.alternatives],
            "best_rate": [each.best_rate for each in self.alternatives],
            "better_than_the_forward_beyond": list(self.break_evens().values()),
            "note": [each.note for each in self.alternatives],
        }

    def table(self, spots: Iterable[float]) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Return each alternative's name and what it comes to at each spot, in home currency."""
        rates = finite_values(spots, "spots")
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

    Forward, window and money market are dealt at the side of the board that is open to the
    merchant; the option and the collar are priced from its mid. All reach the good day on which a
    forward for ``due`` settles. Borrowing and lending are at the market's curves, so that the money
    market equals the forward but for credit spreads; use :func:`money_market_alternative` with
    your own rates.

    Args:
        market: Today's rates; home is its home currency.
        currency: The foreign currency.
        amount: Received if positive, paid if negative.
        due: The day of the cash flow.
        protection: The worst rate of option and collar, worse than the forward.
        window_start: First day of a window forward that ends on ``due``; half the way there if
            left out.

    Raises:
        InvalidInput: The cash flow is due before the first value date or overdue, or the amount is
            zero.
        NoSolution: The protection is better than the forward, so that no collar costs nothing.

    Examples:
        >>> from xborder.fx.rates import FlatCurve, InterestRate, RateBoard
        >>> today, later = dt.date(2026, 11, 20), dt.date(2027, 2, 22)
        >>> flat = InterestRate(rate=0.04, compounding="continuous")
        >>> market = Market(on=today, home="GBP", volatilities={"USD": 0.08},
        ...                 board=RateBoard.of({"GBPUSD": (1.5938, 1.5962)}),
        ...                 curves={code: FlatCurve(currency=code, on=today, rate=flat)
        ...                         for code in ("GBP", "USD")})
        >>> sold = compare_alternatives(market, currency="USD", amount=1_100_000, due=later,
        ...                             protection=0.60)
        >>> round(1 / sold.forward, 4)  # equal rates: the ask of the pound itself
        1.5962
    """
    flow, day = finite(amount, where="amount"), civil_day(due, "due")
    dates = of_kind(market, Market, "market").value_dates(currency_code(currency))
    spot_date = dates.spot(market.on)
    if flow == 0.0 or day < spot_date:
        raise InvalidInput(
            "There is nothing to hedge: {value} due on {due}.",
            code="fx.no_flow",
            remedy="Give an amount that is not zero, due on or after the first value date {spot}; "
            "change what comes earlier at spot.",
            where="amount",
            value=amount,
            due=str(day),
            spot=str(spot_date),
        )
    direction = Direction.RECEIVE if flow > 0 else Direction.PAY
    settles = dates.reach(day, trade_date=market.on)
    curve = market.dealing_curve(currency, direction)
    outright = curve.outright(settles)
    option = market.option_market(currency, settles)
    volatility = market.volatility(currency)
    half_way = market.on + (settles - market.on) / 2
    start = half_way if window_start is None else civil_day(window_start, "window_start")
    window = WindowForward.quoted(
        curve, base_amount=-flow, start=max(start, spot_date), end=settles, calendar=dates.joint
    )
    # growth between spot and settlement, as the forward itself is carried
    priced_for = curve.spot_date
    home_growth = curve.domestic.discount(priced_for) / curve.domestic.discount(settles)
    foreign_growth = curve.foreign.discount(priced_for) / curve.foreign.discount(settles)
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
                funding_growth=1.0 / curve.domestic.discount(settles),
            ),
            collar_alternative(
                direction, protection_strike=fence.protection_strike, cap_strike=fence.cap_strike
            ),
        ),
    )
