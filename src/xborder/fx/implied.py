"""Premiums read the other way: the volatility in them, and the four ways to quote them."""

import math

from attrs import frozen

from xborder.errors import InvalidInput, NoSolution
from xborder.fx.normal import cdf, pdf
from xborder.fx.option import option_kind
from xborder.fx.quantity import not_negative, number, positive
from xborder.fx.root import find_root

_WIDEST = 80.0  # sigma sqrt(T) beyond which every option is worth its upper bound in a float
RESOLUTION = 4e-15
"""Time value of an option in the money, over the forward, below which rounding has eaten it."""


def implied_volatility(
    kind: str,
    *,
    price: float,
    spot: float,
    strike: float,
    years: float,
    domestic_rate: float,
    foreign_rate: float,
) -> float:
    """Return the volatility at which an option has a price.

    The search runs on the logarithm of the out-of-the-money side of the strike, so that
    tiny premiums keep their digits.

    Args:
        kind: ``"call"`` or ``"put"`` on the base currency.
        price: Premium in domestic currency for one unit of foreign notional.
        spot: S, domestic per one foreign.
        strike: K, domestic per one foreign.
        years: T, time to expiry in years, above zero.
        domestic_rate: r_d, continuously compounded.
        foreign_rate: r_f, continuously compounded.

    Returns:
        The annual volatility; 0 if the price is the intrinsic value, to what a float resolves.

    Raises:
        NoSolution: The price lies below intrinsic value or above what any volatility gives.

    Examples:
        >>> round(implied_volatility("call", price=0.043, spot=1.6, strike=1.6, years=4 / 12,
        ...                          domestic_rate=0.08, foreign_rate=0.11), 4)
        0.1411
    """
    phi = 1.0 if option_kind(kind) == "call" else -1.0
    time = positive(years, where="years")
    struck = positive(strike, where="strike")
    df_dom = math.exp(-number(domestic_rate, where="domestic_rate") * time)
    df_for = math.exp(-number(foreign_rate, where="foreign_rate") * time)
    forward = positive(spot, where="spot") * df_for / df_dom
    undiscounted = not_negative(price, where="price") / df_dom
    intrinsic = max(phi * (forward - struck), 0.0)
    time_value = undiscounted - intrinsic
    highest = min(forward, struck)
    if abs(time_value) <= (RESOLUTION * forward if intrinsic else 0.0):
        return 0.0
    if not 0.0 < time_value < highest:
        raise NoSolution(
            "No volatility gives a premium of {value}: it must lie between {low} and {high}.",
            code="fx.implied_volatility",
            remedy="Check the premium's currency, its unit and the side of the option.",
            where="price",
            value=price,
            low=f"{df_dom * intrinsic:.10g}",
            high=f"{df_dom * (intrinsic + highest):.10g}",
        )
    moneyness = -abs(math.log(forward / struck))
    target = math.log(time_value / math.sqrt(forward * struck))

    def miss(stdev: float) -> tuple[float, float]:
        d1 = moneyness / stdev + 0.5 * stdev
        value = math.exp(0.5 * moneyness) * cdf(d1) - math.exp(-0.5 * moneyness) * cdf(d1 - stdev)
        if value <= 0.0:
            return -math.inf, 0.0
        return math.log(value) - target, math.exp(0.5 * moneyness) * pdf(d1) / value

    lowest = -moneyness / _WIDEST or math.exp(target)
    return find_root(miss, lowest, _WIDEST) / math.sqrt(time)


@frozen(kw_only=True)
class Premium:
    """One premium in the four styles the market quotes.

    Attributes:
        d_pips: Domestic currency per one unit of foreign notional (a price; not yet times 10,000).
        f_pips: Foreign currency per one unit of domestic notional.
        pct_domestic: Fraction of the domestic notional ``K``.
        pct_foreign: Fraction of the foreign notional.
    """

    d_pips: float
    f_pips: float
    pct_domestic: float
    pct_foreign: float

    @classmethod
    def of(cls, price: float, *, spot: float, strike: float) -> "Premium":
        """Return the four styles of a price in domestic currency per foreign unit.

        ``d_pips = V``, ``pct_foreign = V / S``, ``pct_domestic = V / K``, ``f_pips = V / (S K)``.

        Source: Wystup, FX Options and Structured Products (2006), section 1.5.2.

        Examples:
            >>> premium = Premium.of(0.029148, spot=1.2, strike=1.25)
            >>> round(premium.pct_foreign, 5), round(premium.pct_domestic, 5)
            (0.02429, 0.02332)
        """
        value = not_negative(price, where="price")
        rate, struck = positive(spot, where="spot"), positive(strike, where="strike")
        return cls(
            d_pips=value,
            f_pips=value / (rate * struck),
            pct_domestic=value / struck,
            pct_foreign=value / rate,
        )

    @classmethod
    def from_style(cls, style: str, amount: float, *, spot: float, strike: float) -> "Premium":
        """Return the four styles of a premium quoted in one of them.

        Args:
            style: ``"d_pips"``, ``"f_pips"``, ``"pct_domestic"`` or ``"pct_foreign"``.
            amount: The premium in that style, as a fraction or a price, never in per cent.
            spot: S, domestic per one foreign.
            strike: K, domestic per one foreign.

        Raises:
            InvalidInput: There is no such style.
        """
        rate, struck = positive(spot, where="spot"), positive(strike, where="strike")
        scales = {
            "d_pips": 1.0,
            "f_pips": rate * struck,
            "pct_domestic": struck,
            "pct_foreign": rate,
        }
        if style not in scales:
            raise InvalidInput(
                "{value} is not a style of quoting a premium.",
                code="fx.premium_style",
                remedy="Give one of {known}.",
                where="style",
                value=style,
                known=tuple(scales),
            )
        value = not_negative(amount, where="amount") * scales[style]
        return cls.of(value, spot=rate, strike=struck)
