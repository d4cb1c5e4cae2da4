"""A day's market as a merchant sees it: every foreign currency against the home currency."""

import datetime as dt
import math
from collections.abc import Mapping

from attrs import field, frozen

from xborder.errors import InvalidInput, NotFound
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.numerics.quantity import not_negative
from xborder.fx.options.option_market import OptionMarket
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import Discounting
from xborder.fx.rates.pair import CurrencyPair, currency_code
from xborder.timeline import civil_date

YEAR_DAYS = 365.0
"""Option and risk times are calendar days over 365."""


def _volatilities(given: Mapping[str, float]) -> dict[str, float]:
    return {
        currency_code(code, where="volatilities"): not_negative(value, where=f"volatilities.{code}")
        for code, value in given.items()
    }


def _curves(given: Mapping[str, Discounting]) -> dict[str, Discounting]:
    return dict(given)


@frozen(kw_only=True)
class Market:
    """Rates of one day. A rate is always home currency per one unit of the foreign one.

    Attributes:
        on: The day, on which deals are done.
        home: The home currency.
        board: Spot rates, from which every currency can be converted to home.
        curves: Discounting of home and of each foreign currency.
        volatilities: Annual volatility of each foreign currency against home.
        spot_date: The value date of the spot rates; ``on`` if left out.

    Raises:
        NotFound: The home currency has no curve.
        InvalidInput: A curve stands under another currency, or refers to another day.

    Examples:
        >>> from xborder.fx.rates.curves import FlatCurve
        >>> from xborder.fx.rates.interest import InterestRate
        >>> today = dt.date(2026, 11, 20)
        >>> curves = {code: FlatCurve(currency=code, on=today,
        ...                           rate=InterestRate(rate=rate, compounding="continuous"))
        ...           for code, rate in {"CNH": 0.0165, "EUR": 0.0215}.items()}
        >>> market = Market(on=today, home="CNH", curves=curves,
        ...                 board=RateBoard.of({"EURUSD": 1.085, "USDCNH": 7.15}))
        >>> round(market.outright("EUR", dt.date(2027, 5, 20)), 4)
        7.7385
    """

    on: dt.date = field(converter=civil_date)
    home: str = field(converter=currency_code)
    board: RateBoard
    curves: dict[str, Discounting] = field(converter=_curves)
    volatilities: dict[str, float] = field(factory=dict, converter=_volatilities)
    spot_date: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        self.curve(self.home)
        for code, curve in self.curves.items():
            if curve.currency != code or curve.on != self.on:
                raise InvalidInput(
                    "The curve of {value} is one of {currency} on {on}.",
                    code="fx.market_curve",
                    remedy="Give each currency its own curve, of the market's day.",
                    where="curves",
                    value=code,
                    currency=curve.currency,
                    on=str(curve.on),
                )

    def curve(self, currency: str) -> Discounting:
        """Return the discounting of a currency.

        Raises:
            NotFound: The market has none.
        """
        found = self.curves.get(currency)
        if found is None:
            raise NotFound(
                "The market has no curve of {value}.",
                code="fx.no_curve",
                remedy="Add one to curves, such as a FlatCurve.",
                where="curves",
                value=currency,
            )
        return found

    def spot(self, currency: str) -> float:
        """Return the spot mid of a currency, home per one unit."""
        return self.board.mid(currency, self.home)

    def forward_curve(self, currency: str) -> ForwardCurve:
        """Return the outright rates of a currency against home."""
        return ForwardCurve(
            pair=CurrencyPair(base=currency, quote=self.home),
            spot=self.spot(currency),
            spot_date=self.spot_date or self.on,
            domestic=self.curve(self.home),
            foreign=self.curve(currency),
        )

    def outright(self, currency: str, value_date: dt.date) -> float:
        """Return the forward rate of a currency, home per one unit; 1 for home itself."""
        if currency == self.home:
            return 1.0
        return self.forward_curve(currency).outright(value_date)

    def volatility(self, currency: str) -> float:
        """Return the annual volatility of a currency against home; 0 for home itself.

        Raises:
            NotFound: The market has none.
        """
        if currency == self.home:
            return 0.0
        if currency not in self.volatilities:
            raise NotFound(
                "The market has no volatility of {value} against {home}.",
                code="fx.no_volatility",
                remedy="Add it to volatilities, 0.08 for 8 %.",
                where="volatilities",
                value=currency,
                home=self.home,
            )
        return self.volatilities[currency]

    def years(self, day: dt.date) -> float:
        """Return the years from the market's day to another, calendar days over 365.

        Raises:
            InvalidInput: The day has passed.
        """
        if day < self.on:
            raise InvalidInput(
                "{value} lies before the market's day {on}.",
                code="fx.market_past",
                remedy="Give a date on or after it, or an earlier market.",
                where="day",
                value=str(day),
                on=str(self.on),
            )
        return (day - self.on).days / YEAR_DAYS

    def option_market(self, currency: str, expiry: dt.date) -> OptionMarket:
        """Return spot, time and continuous rates for an option that delivers on its expiry.

        The rates are those that the curves give between the spot date and expiry, spread over
        the option's own time, so that its forward is the outright of that date.
        """
        curve = self.forward_curve(currency)
        years = self.years(expiry)
        if years == 0.0:
            return OptionMarket(spot=curve.spot, years=0.0, domestic_rate=0.0, foreign_rate=0.0)
        domestic = -math.log(curve.domestic.discount(expiry)) / years
        carry = math.log(curve.outright(expiry) / curve.spot) / years
        return OptionMarket(
            spot=curve.spot,
            years=years,
            domestic_rate=domestic,
            foreign_rate=domestic - carry,
        )
