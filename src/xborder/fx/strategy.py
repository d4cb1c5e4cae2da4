"""Structures built from options: collars, zero-cost collars and participating forwards."""

import math

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, NoSolution
from xborder.fx.normal import cdf
from xborder.fx.option import OptionKind, garman_kohlhagen
from xborder.fx.quantity import (
    FRACTION,
    NOT_NEGATIVE,
    NUMBER,
    POSITIVE,
    checked,
    fraction,
    not_negative,
    positive,
)
from xborder.fx.root import find_root

_FAR = 100.0  # standard deviations between the strikes of any collar whose premium is not zero


class Side(Choice):
    """What the merchant does with the base currency."""

    RECEIVE = "receive"
    """Is paid in it and sells it: an exporter, long the base currency."""
    PAY = "pay"
    """Owes it and buys it: an importer, short the base currency."""

    @property
    def protection(self) -> OptionKind:
        """The option to buy for protection: a put for who receives, a call for who pays."""
        return OptionKind.PUT if self is Side.RECEIVE else OptionKind.CALL

    @property
    def financing(self) -> OptionKind:
        """The option to sell to pay for it."""
        return OptionKind.CALL if self is Side.RECEIVE else OptionKind.PUT

    @property
    def sign(self) -> float:
        """+1 where a rise of the base currency helps, -1 where it hurts."""
        return 1.0 if self is Side.RECEIVE else -1.0


@frozen(kw_only=True, field_transformer=checked)
class OptionMarket:
    """What every option of one pair and expiry has in common.

    Attributes:
        spot: S, quote currency per one base.
        years: T, time to expiry in years.
        domestic_rate: Rate of the quote currency, continuously compounded.
        foreign_rate: Rate of the base currency, continuously compounded.
    """

    spot: float = field(metadata=POSITIVE)
    years: float = field(metadata=NOT_NEGATIVE)
    domestic_rate: float = field(metadata=NUMBER)
    foreign_rate: float = field(metadata=NUMBER)

    @property
    def forward(self) -> float:
        """The outright rate, ``S e^((r_d - r_f) T)``."""
        return self.spot * math.exp((self.domestic_rate - self.foreign_rate) * self.years)

    def premium(self, kind: str, *, strike: float, volatility: float) -> float:
        """Return the premium in quote currency for one unit of base."""
        return garman_kohlhagen(
            kind,
            spot=self.spot,
            strike=strike,
            years=self.years,
            volatility=volatility,
            domestic_rate=self.domestic_rate,
            foreign_rate=self.foreign_rate,
        ).price

    def strike_slope(self, kind: str, *, strike: float, volatility: float) -> float:
        """Return how the premium moves with the strike, ``-phi P_d N(phi d2)``."""
        phi = 1.0 if kind == "call" else -1.0
        stdev = volatility * math.sqrt(self.years)
        d2 = math.log(self.forward / strike) / stdev - 0.5 * stdev
        return -phi * math.exp(-self.domestic_rate * self.years) * cdf(phi * d2)

    def live(self, volatility: float) -> float:
        """Return ``volatility`` if there is something to solve for.

        Raises:
            InvalidInput: Volatility or time is zero, so that no strike has a time value.
        """
        positive(self.years, where="years")
        return positive(volatility, where="volatility")


@frozen(kw_only=True)
class Collar:
    """Protection bought at one strike, paid for by giving up gains beyond another.

    Attributes:
        side: Whether the base currency is received or paid.
        protection_strike: The worst rate the merchant gets.
        cap_strike: The best rate the merchant gets.
        bought_premium: Premium of the protection, quote currency per unit of base.
        sold_premium: Premium received for the option sold.
        margin: The bank's margin taken out of the structure, quote currency per unit of base.
    """

    side: Side = field(converter=Side)
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
    side: str,
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
        side: ``"receive"`` or ``"pay"`` the base currency.
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
    way = Side(side)
    low, high = positive(protection_strike, where="protection_strike"), float(cap_strike)
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
        side=way,
        protection_strike=low,
        cap_strike=high,
        bought_premium=market.premium(way.protection, strike=low, volatility=bought_volatility),
        sold_premium=market.premium(way.financing, strike=high, volatility=sold_volatility),
        margin=not_negative(margin, where="margin"),
    )


def zero_cost_collar(
    side: str,
    *,
    market: OptionMarket,
    protection_strike: float,
    bought_volatility: float,
    sold_volatility: float,
    margin: float = 0.0,
) -> Collar:
    """Find the cap that pays for a protection, so that no premium changes hands.

    Args:
        side: ``"receive"`` or ``"pay"`` the base currency.
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
    way = Side(side)
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
        return math.log(value / needed), slope / value

    reach = math.exp(_FAR * max(bought_at, sold_at) * math.sqrt(market.years))
    far = protection * reach if way is Side.RECEIVE else protection / reach
    cap = find_root(miss, *sorted((protection, far)))
    return Collar(
        side=way,
        protection_strike=protection,
        cap_strike=cap,
        bought_premium=bought,
        sold_premium=needed,
        margin=extra,
    )


@frozen(kw_only=True, field_transformer=checked)
class ParticipatingForward:
    """A worst rate, and a share in every move that is better; no premium.

    An option is bought on the whole amount and one of the other kind sold, at the same strike,
    on the share that does not participate.

    Attributes:
        side: Whether the base currency is received or paid.
        strike: The worst rate the merchant gets.
        participation: The share of any better move that is kept, between 0 and 1.
    """

    side: Side = field(converter=Side)
    strike: float = field(metadata=POSITIVE)
    participation: float = field(metadata=FRACTION)

    def rate(self, spot_at_expiry: float) -> float:
        """Return the rate the merchant deals at."""
        spot = positive(spot_at_expiry, where="spot_at_expiry")
        gain = max(self.side.sign * (spot - self.strike), 0.0)
        return self.strike + self.side.sign * self.participation * gain

    @classmethod
    def from_strike(
        cls, side: str, *, strike: float, market: OptionMarket, volatility: float
    ) -> "ParticipatingForward":
        """Return the participation that a worst rate leaves room for.

        ``1 - protection premium / financing premium`` at the strike.

        Raises:
            NoSolution: The strike is better than the forward.

        Examples:
            >>> market = OptionMarket(spot=1.085, years=182 / 365,
            ...                       domestic_rate=0.043, foreign_rate=0.0215)
            >>> deal = ParticipatingForward.from_strike("receive", strike=1.075, market=market,
            ...                                         volatility=0.0775)
            >>> round(deal.participation, 4)
            0.6007
        """
        way = Side(side)
        if way.sign * (market.forward - strike) < 0.0:
            raise NoSolution(
                "A worst rate of {value} is better than the forward {forward}.",
                code="fx.participation",
                remedy="Give a strike worse than the forward; at the forward nothing is left "
                "to participate in.",
                where="strike",
                value=strike,
                forward=f"{market.forward:.6g}",
            )
        live = market.live(volatility)
        bought = market.premium(way.protection, strike=strike, volatility=live)
        sold = market.premium(way.financing, strike=strike, volatility=live)
        return cls(side=way, strike=strike, participation=max(1.0 - bought / sold, 0.0))

    @classmethod
    def from_participation(
        cls, side: str, *, participation: float, market: OptionMarket, volatility: float
    ) -> "ParticipatingForward":
        """Return the worst rate that a participation costs.

        Args:
            side: ``"receive"`` or ``"pay"`` the base currency.
            participation: The share of better moves to keep, at least 0 and below 1.
            market: Spot, expiry and rates.
            volatility: Annual volatility at the strike.

        Raises:
            NoSolution: A participation of 1 is an option, which cannot be had for nothing.
        """
        way, share = Side(side), fraction(participation, where="participation")
        if share == 1.0:
            raise NoSolution(
                "A full participation of {value} cannot be had without a premium.",
                code="fx.participation",
                remedy="Give a share below 1, or buy an option.",
                where="participation",
                value=participation,
            )
        live = market.live(volatility)

        def miss(strike: float) -> tuple[float, float]:
            bought = market.premium(way.protection, strike=strike, volatility=live)
            sold = market.premium(way.financing, strike=strike, volatility=live)
            up = market.strike_slope(way.protection, strike=strike, volatility=live)
            down = market.strike_slope(way.financing, strike=strike, volatility=live)
            return bought - (1.0 - share) * sold, up - (1.0 - share) * down

        reach = math.exp(way.sign * 20.0 * live * math.sqrt(market.years))
        near, far = market.forward, market.forward / reach
        strike = near if share == 0.0 else find_root(miss, *sorted((near, far)))
        return cls(side=way, strike=strike, participation=share)
