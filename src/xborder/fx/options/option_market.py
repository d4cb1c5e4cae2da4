"""What every option of one pair and expiry has in common."""

import math

from attrs import field, frozen

from xborder.fx.numerics.normal import cdf
from xborder.fx.options.option import OptionKind, garman_kohlhagen, option_kind
from xborder.fx.rates.interest import beyond_floats
from xborder.fx.rates.volatility import annual_volatility
from xborder.kind import typed
from xborder.number import FINITE, NOT_NEGATIVE, POSITIVE, positive


@frozen(kw_only=True, field_transformer=typed)
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
    domestic_rate: float = field(metadata=FINITE)
    foreign_rate: float = field(metadata=FINITE)

    @property
    def forward(self) -> float:
        """The outright rate, ``S e^((r_d - r_f) T)``."""
        try:
            return self.spot * math.exp((self.domestic_rate - self.foreign_rate) * self.years)
        except OverflowError as error:
            raise beyond_floats("years", self.years) from error

    def premium(self, kind: str, *, strike: float, volatility: float) -> float:
        """Return the premium in quote currency for one unit of base."""
        return garman_kohlhagen(
            kind,
            spot=self.spot,
            strike=positive(strike, where="strike"),
            years=self.years,
            volatility=annual_volatility(volatility),
            domestic_rate=self.domestic_rate,
            foreign_rate=self.foreign_rate,
        ).price

    def strike_slope(self, kind: str, *, strike: float, volatility: float) -> float:
        """Return how the premium moves with the strike, ``-phi P_d N(phi d2)``."""
        phi = 1.0 if option_kind(kind) is OptionKind.CALL else -1.0
        stdev = self.live(volatility) * math.sqrt(self.years)
        d2 = math.log(self.forward / positive(strike, where="strike")) / stdev - 0.5 * stdev
        # The strike moves d1 and d2 too, but what that does to both terms of the price cancels:
        # P_f S n(d1) is P_d K n(d2). The discounted chance of exercise is what is left.
        return -phi * math.exp(-self.domestic_rate * self.years) * cdf(phi * d2)

    def live(self, volatility: float) -> float:
        """Return ``volatility`` if there is something to solve for.

        Raises:
            InvalidInput: Volatility or time is zero, so that no strike has a time value.
        """
        positive(self.years, where="years")
        return positive(annual_volatility(volatility), where="volatility")
