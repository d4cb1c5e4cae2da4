"""Collars: protection bought at one strike, paid for by gains given up beyond another."""

import math
from typing import Final

from attrs import field, frozen

from xborder.errors import InvalidInput, NoSolution
from xborder.fx.numerics.root import find_root
from xborder.fx.options.direction import Direction
from xborder.fx.options.option_market import OptionMarket
from xborder.fx.rates.interest import beyond_floats
from xborder.kind import of_kind, typed
from xborder.number import not_negative, positive

WIDEST_SPREAD: Final = 600.0
"""e^600 is still a float, and so is a strike that much higher or lower."""
_FAR = 100.0  # standard deviations between the strikes of any collar whose premium is not zero


@frozen(kw_only=True, field_transformer=typed)
class Collar:
    """Protection bought at one strike, paid for by giving up gains beyond another.

    Attributes:
        direction: Whether the base currency is received or paid.
        protection_strike: The worst rate the merchant gets.
        cap_strike: The best rate the merchant gets.
        bought_premium: Premium of the protection, quote currency per unit of base.
        sold_premium: Premium received for the option sold.
        margin: The bank's margin taken out of the structure, quote currency per unit of base.
    """

    direction: Direction = field(converter=Direction)
    protection_strike: float
    cap_strike: float
    bought_premium: float
    sold_premium: float
    margin: float = 0.0

    @property
    def cost(self) -> float:
        """Net premium paid today, margin included; zero for a zero-cost collar."""
        return self.bought_premium + self.margin - self.sold_premium

    def rate(self, spot_at_expiry: float) -> float:
        """Return the rate the merchant deals at, premiums apart."""
        low, high = sorted((self.protection_strike, self.cap_strike))
        return min(max(positive(spot_at_expiry, where="spot_at_expiry"), low), high)


def collar(
    direction: str,
    *,
    market: OptionMarket,
    protection_strike: float,
    cap_strike: float,
    bought_volatility: float,
    sold_volatility: float,
    margin: float = 0.0,
) -> Collar:
    """Price a collar (a risk reversal) whose two strikes are known.

    Args:
        direction: ``"receive"`` or ``"pay"`` the base currency.
        market: Spot, expiry and rates.
        protection_strike: Strike of the option bought.
        cap_strike: Strike of the option sold.
        bought_volatility: Volatility of the option bought.
        sold_volatility: Volatility of the option sold.
        margin: The bank's margin, quote currency per unit of base.

    Raises:
        InvalidInput: The cap is worse than the protection.

    Examples:
        >>> market = OptionMarket(spot=1.085, years=0.5, domestic_rate=0.043, foreign_rate=0.0215)
        >>> fence = collar("receive", market=market, protection_strike=1.06, cap_strike=1.13,
        ...                bought_volatility=0.08, sold_volatility=0.075)
        >>> fence.rate(1.02), fence.rate(1.10), fence.rate(1.20)
        (1.06, 1.1, 1.13)
    """
    way = Direction(direction)
    of_kind(market, OptionMarket, "market")
    low = positive(protection_strike, where="protection_strike")
    high = positive(cap_strike, where="cap_strike")
    if way.sign * (high - low) < 0.0:
        raise InvalidInput(
            "The cap {value} is worse for the merchant than the protection {protection}.",
            code="fx.collar",
            remedy="Who receives the base currency caps above the protection, who pays below it.",
            where="cap_strike",
            value=cap_strike,
            protection=f"{low:g}",
        )
    return Collar(
        direction=way,
        protection_strike=low,
        cap_strike=high,
        bought_premium=market.premium(way.protection, strike=low, volatility=bought_volatility),
        sold_premium=market.premium(way.financing, strike=high, volatility=sold_volatility),
        margin=not_negative(margin, where="margin"),
    )


def zero_cost_collar(
    direction: str,
    *,
    market: OptionMarket,
    protection_strike: float,
    bought_volatility: float,
    sold_volatility: float,
    margin: float = 0.0,
) -> Collar:
    """Find the cap that pays for a protection, so that no premium changes hands.

    Args:
        direction: ``"receive"`` or ``"pay"`` the base currency.
        market: Spot, expiry and rates.
        protection_strike: The worst rate the merchant wants, worse than the forward.
        bought_volatility: Volatility of the option bought.
        sold_volatility: Volatility of the option sold.
        margin: The bank's margin, quote currency per unit of base; it worsens the cap.

    Raises:
        NoSolution: The protection is better than what any sold option beyond it can pay for.

    Examples:
        >>> market = OptionMarket(spot=1.085, years=182 / 365,
        ...                       domestic_rate=0.043, foreign_rate=0.0215)
        >>> fence = zero_cost_collar("receive", market=market, protection_strike=1.06,
        ...                          bought_volatility=0.0775, sold_volatility=0.0775)
        >>> round(fence.cap_strike, 4)
        1.136
    """
    way = Direction(direction)
    of_kind(market, OptionMarket, "market")
    bought_at, sold_at = market.live(bought_volatility), market.live(sold_volatility)
    protection = positive(protection_strike, where="protection_strike")
    bought = market.premium(way.protection, strike=protection, volatility=bought_at)
    extra = not_negative(margin, where="margin")
    needed = positive(bought + extra, where="protection_premium")
    if market.premium(way.financing, strike=protection, volatility=sold_at) < needed:
        raise NoSolution(
            "No cap beyond {value} pays for protection at {value}; the forward is {forward}.",
            code="fx.zero_cost",
            remedy="Choose a protection worse than the forward, or a smaller margin.",
            where="protection_strike",
            value=f"{protection:g}",
            forward=f"{market.forward:.6g}",
        )

    def miss(strike: float) -> tuple[float, float]:
        value = market.premium(way.financing, strike=strike, volatility=sold_at)
        if value <= 0.0:
            return -math.inf, 0.0
        slope = market.strike_slope(way.financing, strike=strike, volatility=sold_at)
        # By its logarithm the premium falls in an almost straight line with the strike, so that the
        # search does not creep where the premium is tiny.
        return math.log(value / needed), slope / value

    spread = _FAR * max(bought_at, sold_at) * math.sqrt(market.years)
    if spread > WIDEST_SPREAD:
        raise beyond_floats("volatility", max(bought_at, sold_at))
    reach = math.exp(spread)
    far = protection * reach if way is Direction.RECEIVE else protection / reach
    cap = find_root(miss, *sorted((protection, far)))
    return Collar(
        direction=way,
        protection_strike=protection,
        cap_strike=cap,
        bought_premium=bought,
        sold_premium=needed,
        margin=extra,
    )
