"""Hedge alternatives side by side: what each one makes of a cash flow, in home currency.

Every alternative turns the spot rate at delivery into a rate between a floor and a cap, less
(or plus, for a payment) a cost per unit that is carried to the day of delivery.
"""

import math

from attrs import field, frozen

from xborder.fx.options.direction import Direction
from xborder.kind import typed
from xborder.messages import Text
from xborder.number import finite, not_negative, positive


@frozen(kw_only=True, field_transformer=typed)
class Alternative:
    """One way to deal with a foreign cash flow.

    Attributes:
        name: What it is called.
        direction: Whether the foreign currency is received or paid.
        floor: The lowest rate it can end at, before its cost.
        cap: The highest rate.
        cost: Cost per unit of foreign currency, in home currency of the delivery day.
        note: What to know about it.
    """

    name: str
    direction: Direction = field(converter=Direction)
    floor: float = 0.0
    cap: float = math.inf
    cost: float = 0.0
    note: Text

    def rate(self, spot_at_delivery: float) -> float:
        """Return the all-in rate at a spot rate, its cost included."""
        spot = positive(spot_at_delivery, where="spot_at_delivery")
        return min(max(spot, self.floor), self.cap) - self.direction.sign * self.cost

    @property
    def worst_rate(self) -> float:
        """The worst all-in rate: zero for open receipts, infinite for open payments."""
        worst = self.floor if self.direction is Direction.RECEIVE else self.cap
        return worst - self.direction.sign * self.cost

    @property
    def best_rate(self) -> float:
        """The best all-in rate: infinite for open receipts, zero for open payments."""
        best = self.cap if self.direction is Direction.RECEIVE else self.floor
        return best - self.direction.sign * self.cost

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
        spot = positive(fixed_rate, where="fixed_rate") + self.direction.sign * self.cost
        return spot if self.floor < spot < self.cap else None


def do_nothing(direction: str) -> Alternative:
    """Return the open position: the spot rate of the day.

    Args:
        direction: ``"receive"`` or ``"pay"``: what becomes of the foreign currency.

    Examples:
        >>> do_nothing("receive").rate(1.06)
        1.06
    """
    return Alternative(
        name="do nothing", direction=direction, note=Text("Every move of the rate is felt in full.")
    )


def forward_alternative(direction: str, *, outright: float) -> Alternative:
    """Return a forward: one rate whatever happens.

    Args:
        direction: ``"receive"`` or ``"pay"``: what becomes of the foreign currency.
        outright: The forward rate, quote for one base.

    Examples:
        >>> forward_alternative("receive", outright=1.08).rate(1.06)
        1.08
    """
    rate = positive(outright, where="outright")
    return Alternative(
        name="forward",
        direction=direction,
        floor=rate,
        cap=rate,
        note=Text("The rate is fixed; the amount has to come on the day."),
    )


def window_alternative(direction: str, *, rate: float) -> Alternative:
    """Return a window forward: its worst day's rate, drawn on any day of the window.

    Args:
        direction: ``"receive"`` or ``"pay"``: what becomes of the foreign currency.
        rate: The rate of the window's worst day.

    Examples:
        >>> window_alternative("pay", rate=1.09).rate(1.06)
        1.09
    """
    fixed = positive(rate, where="rate")
    return Alternative(
        name="window forward",
        direction=direction,
        floor=fixed,
        cap=fixed,
        note=Text("The rate is fixed at the window's worst day; the day may vary."),
    )


def money_market_alternative(
    direction: str, *, spot: float, foreign_growth: float, home_growth: float
) -> Alternative:
    """Return a money-market hedge: borrow one currency, change it now, lend the other.

    A receipt is borrowed against, ``S g_home / g_foreign`` with the foreign borrowing and the home
    deposit (or cost of capital); a payment is deposited for, with the foreign deposit and the home
    borrowing.

    Args:
        direction: Whether the foreign currency is received or paid.
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
        direction=direction,
        floor=rate,
        cap=rate,
        note=Text("Cash comes now for a receipt and goes now for a payment; it uses credit."),
    )


def option_alternative(
    direction: str, *, strike: float, premium: float, funding_growth: float = 1.0
) -> Alternative:
    """Return a bought option: a worst rate, and every better one.

    Args:
        direction: Whether the foreign currency is received (a put) or paid (a call).
        strike: The strike, home per one unit.
        premium: Premium paid now, home currency per one unit.
        funding_growth: What 1 unit of home currency costs to fund until delivery.
    """
    way = Direction(direction)
    worst = positive(strike, where="strike")
    paid = not_negative(premium, where="premium")
    return Alternative(
        name="option",
        direction=way,
        floor=worst if way is Direction.RECEIVE else 0.0,
        cap=math.inf if way is Direction.RECEIVE else worst,
        cost=paid * positive(funding_growth, where="funding_growth"),
        note=Text("The premium is paid now; the amount need not come."),
    )


def collar_alternative(
    direction: str, *, protection_strike: float, cap_strike: float, premium: float = 0.0
) -> Alternative:
    """Return a collar: a worst and a best rate, and a net premium if any.

    Args:
        direction: ``"receive"`` or ``"pay"``: what becomes of the foreign currency.
        protection_strike: The strike of the option that is bought.
        cap_strike: That of the one that is sold.
        premium: What the pair costs for one unit, on the day of delivery.

    Examples:
        >>> collar = collar_alternative("receive", protection_strike=1.05, cap_strike=1.12)
        >>> [collar.rate(spot) for spot in (1.00, 1.08, 1.20)]
        [1.05, 1.08, 1.12]
    """
    cost = finite(premium, where="premium")
    low, high = sorted(
        (
            positive(protection_strike, where="protection_strike"),
            positive(cap_strike, where="cap_strike"),
        )
    )
    return Alternative(
        name="collar" if cost else "zero-cost collar",
        direction=direction,
        floor=low,
        cap=high,
        cost=cost,
        note=Text("Beyond the cap the amount has to come, as with a forward."),
    )


def reinvestment_break_even(*, cash_now: float, cash_later: float, years: float) -> float:
    """Return the simple annual return at which cash now is worth as much as cash later.

    Args:
        cash_now: What one alternative pays today.
        cash_later: What the other pays at the end.
        years: How long that is.

    Examples:
        >>> round(reinvestment_break_even(cash_now=1_720_975.61, cash_later=1_754_000,
        ...                               years=0.25), 4)
        0.0768
    """
    ratio = positive(cash_later, where="cash_later") / positive(cash_now, where="cash_now")
    return (ratio - 1.0) / positive(years, where="years")
