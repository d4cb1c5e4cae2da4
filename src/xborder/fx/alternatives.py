"""Hedge alternatives side by side: what each one makes of a cash flow, in home currency.

Every alternative turns the spot rate at delivery into a rate between a floor and a cap, less
(or plus, for a payment) a cost per unit that is carried to the day of delivery.
"""

import datetime as dt
import math
from collections.abc import Iterable

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.fx.market import Market
from xborder.fx.quantity import POSITIVE, checked, not_negative, number, positive
from xborder.fx.strategy import OptionMarket, Side, zero_cost_collar
from xborder.fx.window import WindowForward
from xborder.messages import Text


@frozen(kw_only=True)
class Alternative:
    """One way to deal with a foreign cash flow.

    Attributes:
        name: What it is called.
        side: Whether the foreign currency is received or paid.
        floor: The lowest rate it can end at, before its cost.
        cap: The highest rate.
        cost: Cost per unit of foreign currency, in home currency of the delivery day.
        note: What to know about it.
    """

    name: str
    side: Side = field(converter=Side)
    floor: float = 0.0
    cap: float = math.inf
    cost: float = 0.0
    note: Text

    def rate(self, spot_at_delivery: float) -> float:
        """Return the all-in rate at a spot rate, its cost included."""
        spot = positive(spot_at_delivery, where="spot_at_delivery")
        return min(max(spot, self.floor), self.cap) - self.side.sign * self.cost

    @property
    def worst_rate(self) -> float:
        """The worst all-in rate: zero for open receipts, infinite for open payments."""
        worst = self.floor if self.side is Side.RECEIVE else self.cap
        return worst - self.side.sign * self.cost

    @property
    def best_rate(self) -> float:
        """The best all-in rate: infinite for open receipts, zero for open payments."""
        best = self.cap if self.side is Side.RECEIVE else self.floor
        return best - self.side.sign * self.cost

    def home(self, amount: float, spot_at_delivery: float) -> float:
        """Return what an amount (positive) comes to in home currency, paid or received."""
        return positive(amount, where="amount") * self.rate(spot_at_delivery)

    def break_even(self, fixed_rate: float) -> float | None:
        """Return the spot rate at which it does as well as a fixed rate, ``None`` if never.

        On the good side of that spot it does better.

        Examples:
            >>> put = option_alternative("receive", strike=1.75, premium=0.02646,
            ...                          funding_growth=1.03)
            >>> round(put.break_even(1.754), 4)
            1.7813
        """
        spot = positive(fixed_rate, where="fixed_rate") + self.side.sign * self.cost
        return spot if self.floor < spot < self.cap else None


def do_nothing(side: str) -> Alternative:
    """Return the open position: the spot rate of the day."""
    return Alternative(
        name="do nothing", side=side, note=Text("Every move of the rate is felt in full.")
    )


def forward_alternative(side: str, *, outright: float) -> Alternative:
    """Return a forward: one rate whatever happens."""
    rate = positive(outright, where="outright")
    return Alternative(
        name="forward",
        side=side,
        floor=rate,
        cap=rate,
        note=Text("The rate is fixed; the amount has to come on the day."),
    )


def window_alternative(side: str, *, rate: float) -> Alternative:
    """Return a window forward: its worst day's rate, drawn on any day of the window."""
    fixed = positive(rate, where="rate")
    return Alternative(
        name="window forward",
        side=side,
        floor=fixed,
        cap=fixed,
        note=Text("The rate is fixed at the window's worst day; the day may vary."),
    )


def money_market_alternative(
    side: str, *, spot: float, foreign_growth: float, home_growth: float
) -> Alternative:
    """Return a money-market hedge: borrow one currency, change it now, lend the other.

    A receipt is borrowed against, ``S g_home / g_foreign`` with the foreign borrowing and the home
    deposit (or cost of capital); a payment is deposited for, with the foreign deposit and the home
    borrowing.

    Args:
        side: Whether the foreign currency is received or paid.
        spot: S, home per one unit, dealt now.
        foreign_growth: What 1 unit of foreign currency becomes by delivery, such as 1.025.
        home_growth: What 1 unit of home currency becomes by delivery.

    Source: Eiteman, Stonehill and Moffett, Multinational Business Finance, the Trident case.

    Examples:
        >>> hedge = money_market_alternative("receive", spot=1.764, foreign_growth=1.025,
        ...                                  home_growth=1.03)
        >>> round(hedge.home(1_000_000, 1.70))
        1772605
    """
    growth = positive(home_growth, where="home_growth")
    rate = positive(spot, where="spot") / positive(foreign_growth, where="foreign_growth") * growth
    return Alternative(
        name="money market",
        side=side,
        floor=rate,
        cap=rate,
        note=Text("Cash comes now for a receipt and goes now for a payment; it uses credit."),
    )


def option_alternative(
    side: str, *, strike: float, premium: float, funding_growth: float = 1.0
) -> Alternative:
    """Return a bought option: a worst rate, and every better one.

    Args:
        side: Whether the foreign currency is received (a put) or paid (a call).
        strike: The strike, home per one unit.
        premium: Premium paid now, home currency per one unit.
        funding_growth: What 1 unit of home currency costs to fund until delivery.
    """
    way = Side(side)
    worst = positive(strike, where="strike")
    paid = not_negative(premium, where="premium")
    return Alternative(
        name="option",
        side=way,
        floor=worst if way is Side.RECEIVE else 0.0,
        cap=math.inf if way is Side.RECEIVE else worst,
        cost=paid * positive(funding_growth, where="funding_growth"),
        note=Text("The premium is paid now; the amount need not come."),
    )


def collar_alternative(
    side: str, *, protection_strike: float, cap_strike: float, premium: float = 0.0
) -> Alternative:
    """Return a collar: a worst and a best rate, and a net premium if any."""
    low, high = sorted(
        (
            positive(protection_strike, where="protection_strike"),
            positive(cap_strike, where="cap_strike"),
        )
    )
    return Alternative(
        name="zero-cost collar" if premium == 0 else "collar",
        side=side,
        floor=low,
        cap=high,
        cost=number(premium, where="premium"),
        note=Text("Beyond the cap the amount has to come, as with a forward."),
    )


def _alternatives(given: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return tuple(given)


@frozen(kw_only=True, field_transformer=checked)
class Comparison:
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
        return max(self.alternatives, key=lambda each: each.side.sign * each.rate(spot))


def compare_alternatives(
    market: Market,
    *,
    currency: str,
    amount: float,
    due: dt.date,
    protection: float,
    window_start: dt.date | None = None,
) -> Comparison:
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
    side = Side.RECEIVE if flow > 0 else Side.PAY
    curve = market.forward_curve(currency)
    outright = curve.outright(due)
    option: OptionMarket = market.option_market(currency, due)
    volatility = market.volatility(currency)
    start = window_start or market.on + (due - market.on) / 2
    window = WindowForward.quoted(curve, base_amount=-flow, start=start, end=due)
    spot_date = market.spot_date or market.on
    home_growth = curve.domestic.discount(spot_date) / curve.domestic.discount(due)
    foreign_growth = curve.foreign.discount(spot_date) / curve.foreign.discount(due)
    premium = option.premium(side.protection, strike=protection, volatility=volatility)
    fence = zero_cost_collar(
        side,
        market=option,
        protection_strike=protection,
        bought_volatility=volatility,
        sold_volatility=volatility,
    )
    return Comparison(
        amount=abs(flow),
        forward=outright,
        alternatives=(
            do_nothing(side),
            forward_alternative(side, outright=outright),
            window_alternative(side, rate=window.rate),
            money_market_alternative(
                side, spot=curve.spot, foreign_growth=foreign_growth, home_growth=home_growth
            ),
            option_alternative(
                side,
                strike=protection,
                premium=premium,
                funding_growth=1.0 / curve.domestic.discount(due),
            ),
            collar_alternative(
                side, protection_strike=fence.protection_strike, cap_strike=fence.cap_strike
            ),
        ),
    )


def reinvestment_break_even(*, cash_now: float, cash_later: float, years: float) -> float:
    """Return the simple annual return at which cash now is worth as much as cash later.

    Examples:
        >>> round(reinvestment_break_even(cash_now=1_720_975.61, cash_later=1_754_000,
        ...                               years=0.25), 4)
        0.0768
    """
    ratio = positive(cash_later, where="cash_later") / positive(cash_now, where="cash_now")
    return (ratio - 1.0) / positive(years, where="years")
