"""The volatility that a premium implies."""

import math

from xborder.errors import NoSolution
from xborder.fx.numerics.normal import cdf, pdf
from xborder.fx.numerics.root import find_root
from xborder.fx.options.option import option_kind
from xborder.fx.rates.interest import beyond_floats
from xborder.number import finite, not_negative, positive

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
    try:
        df_dom = math.exp(-finite(domestic_rate, where="domestic_rate") * time)
        df_for = math.exp(-finite(foreign_rate, where="foreign_rate") * time)
        forward = positive(spot, where="spot") * df_for / df_dom
    except (OverflowError, ZeroDivisionError) as error:
        raise beyond_floats("years", time) from error
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
    # Call and put of one strike have the same time value. The side out of the money is solved, so
    # that nothing of a tiny premium is lost under an intrinsic value.
    moneyness = -abs(math.log(forward / struck))
    target = math.log(time_value / math.sqrt(forward * struck))

    def miss(stdev: float) -> tuple[float, float]:
        d1 = moneyness / stdev + 0.5 * stdev
        value = math.exp(0.5 * moneyness) * cdf(d1) - math.exp(-0.5 * moneyness) * cdf(d1 - stdev)
        # the premium itself underflowed: far too little volatility, whatever its amount
        if value <= 0.0:
            return -math.inf, 0.0
        return math.log(value) - target, math.exp(0.5 * moneyness) * pdf(d1) / value

    # A bracket that holds for certain: below it the option is worth less than the smallest float,
    # above it every option is worth its bound.
    lowest = -moneyness / _WIDEST or math.exp(target)
    return find_root(miss, lowest, _WIDEST) / math.sqrt(time)
