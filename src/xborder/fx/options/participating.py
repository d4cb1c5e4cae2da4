"""Participating forwards: a worst rate, and a share in every move that is better."""

import math

from attrs import field, frozen

from xborder.errors import NoSolution
from xborder.fx.numerics.root import find_root
from xborder.fx.options.collars import WIDEST_SPREAD
from xborder.fx.options.direction import Direction
from xborder.fx.options.option_market import OptionMarket
from xborder.fx.rates.interest import beyond_floats
from xborder.kind import of_kind, typed
from xborder.number import POSITIVE, SHARE, positive, share


@frozen(kw_only=True, field_transformer=typed)
class ParticipatingForward:
    """A worst rate, and a share in every move that is better; no premium.

    An option is bought on the whole amount and one of the other kind sold, at the same strike,
    on the share that does not participate.

    Attributes:
        direction: Whether the base currency is received or paid.
        strike: The worst rate the merchant gets.
        participation: The share of any better move that is kept, between 0 and 1.
    """

    direction: Direction = field(converter=Direction)
    strike: float = field(metadata=POSITIVE)
    participation: float = field(metadata=SHARE)

    def rate(self, spot_at_expiry: float) -> float:
        """Return the rate the merchant deals at."""
        spot = positive(spot_at_expiry, where="spot_at_expiry")
        gain = max(self.direction.sign * (spot - self.strike), 0.0)
        return self.strike + self.direction.sign * self.participation * gain

    @classmethod
    def from_strike(
        cls, direction: str, *, strike: float, market: OptionMarket, volatility: float
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
        way = Direction(direction)
        of_kind(market, OptionMarket, "market")
        strike = positive(strike, where="strike")
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
        return cls(direction=way, strike=strike, participation=max(1.0 - bought / sold, 0.0))

    @classmethod
    def from_participation(
        cls, direction: str, *, participation: float, market: OptionMarket, volatility: float
    ) -> "ParticipatingForward":
        """Return the worst rate that a participation costs.

        Args:
            direction: ``"receive"`` or ``"pay"`` the base currency.
            participation: The share of better moves to keep, at least 0 and below 1.
            market: Spot, expiry and rates.
            volatility: Annual volatility at the strike.

        Raises:
            NoSolution: A participation of 1 is an option, which cannot be had for nothing.
        """
        way, kept = Direction(direction), share(participation, where="participation")
        if kept == 1.0:
            raise NoSolution(
                "A full participation of {value} cannot be had without a premium.",
                code="fx.participation",
                remedy="Give a share below 1, or buy an option.",
                where="participation",
                value=participation,
            )
        live = of_kind(market, OptionMarket, "market").live(volatility)

        def miss(strike: float) -> tuple[float, float]:
            bought = market.premium(way.protection, strike=strike, volatility=live)
            sold = market.premium(way.financing, strike=strike, volatility=live)
            up = market.strike_slope(way.protection, strike=strike, volatility=live)
            down = market.strike_slope(way.financing, strike=strike, volatility=live)
            return bought - (1.0 - kept) * sold, up - (1.0 - kept) * down

        # twenty standard deviations: beyond them no strike differs from one that is never reached
        spread = 20.0 * live * math.sqrt(market.years)
        if spread > WIDEST_SPREAD:
            raise beyond_floats("volatility", live)
        reach = math.exp(way.sign * spread)
        near, far = market.forward, market.forward / reach
        strike = near if kept == 0.0 else find_root(miss, *sorted((near, far)))
        return cls(direction=way, strike=strike, participation=kept)
