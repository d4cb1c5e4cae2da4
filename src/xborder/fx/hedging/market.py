"""A day's market as a merchant sees it: every foreign currency against the home currency."""

import datetime as dt
import math
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput, NotFound
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.options.direction import Direction
from xborder.fx.options.option_market import OptionMarket
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import Discounting, FlatCurve
from xborder.fx.rates.interest import InterestRate
from xborder.fx.rates.pair import CurrencyPair, currency_code
from xborder.fx.rates.past import is_past
from xborder.fx.rates.quote import TwoWayRate
from xborder.fx.rates.value_dates import ValueDates
from xborder.fx.rates.volatility import annual_volatility
from xborder.kind import mapping_of, of_kind, typed
from xborder.worktime import DayCalendar

YEAR_DAYS: Final = 365.0
"""Option and risk times are calendar days over 365."""

WEEKDAYS: Final = DayCalendar(name="weekdays")
"""What is known of a currency without a calendar: banks are closed on Saturday and Sunday."""


def _volatilities(given: object) -> dict[str, float]:
    return {
        currency_code(code, where="volatilities"): annual_volatility(value, f"volatilities.{code}")
        for code, value in mapping_of(given, "volatilities").items()
    }


def _curves(given: object) -> dict[str, Discounting]:
    return {
        currency_code(code, where="curves"): of_kind(curve, Discounting, f"curves.{code}")  # type: ignore[type-abstract]  # a protocol checks by isinstance too
        for code, curve in mapping_of(given, "curves").items()
    }


def _calendars(given: object) -> dict[str, DayCalendar]:
    return {
        currency_code(code, where="calendars"): of_kind(each, DayCalendar, f"calendars.{code}")
        for code, each in mapping_of(given, "calendars").items()
    }


@frozen(kw_only=True, field_transformer=typed)
class Market:
    """Rates of one day. A rate is always home currency per one unit of the foreign one.

    Values are at mid. Deals are at the side of the board that a merchant can deal on: who receives
    the foreign currency sells it at the bid, who pays it buys it at the ask.

    Attributes:
        on: The day, on which deals are done.
        home: The home currency.
        board: Spot rates, from which every currency can be converted to home.
        curves: Discounting of home and of each foreign currency.
        volatilities: Annual volatility of each foreign currency against home.
        spot_date: The value date of the spot rates; ``on`` if left out.
        calendars: The days on which each currency settles, home's too, and the dollar's where
            crosses go through it. A currency left out settles on every weekday.

    Raises:
        NotFound: The home currency has no curve.
        InvalidInput: A curve stands under another currency, or refers to another day.

    Examples:
        >>> from xborder.fx.rates import FlatCurve, InterestRate
        >>> today = dt.date(2026, 11, 20)
        >>> curves = {code: FlatCurve(currency=code, on=today,
        ...                           rate=InterestRate(rate=rate, compounding="continuous"))
        ...           for code, rate in {"CNH": 0.0165, "EUR": 0.0215}.items()}
        >>> market = Market(on=today, home="CNH", curves=curves,
        ...                 board=RateBoard.of({"EURUSD": 1.085, "USDCNH": 7.15}))
        >>> round(market.outright("EUR", dt.date(2027, 5, 20)), 4)
        7.7385
    """

    on: dt.date
    home: str = field(converter=currency_code)
    board: RateBoard
    curves: dict[str, Discounting] = field(hash=False, converter=_curves)
    volatilities: dict[str, float] = field(hash=False, factory=dict, converter=_volatilities)
    spot_date: dt.date | None = None
    calendars: dict[str, DayCalendar] = field(hash=False, factory=dict, converter=_calendars)

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

    @classmethod
    def flat(
        cls,
        *,
        on: dt.date,
        home: str,
        spot: Mapping[str, float | tuple[float, float]],
        rates: Mapping[str, float],
        volatilities: Mapping[str, float] | None = None,
        spot_date: dt.date | None = None,
        calendars: Mapping[str, DayCalendar] | None = None,
    ) -> "Market":
        """Return a market of plain numbers: one interest rate a currency, for every date.

        Args:
            on: The day.
            home: The home currency.
            spot: A mid, or a (bid, ask), by pair, such as ``{"EURUSD": (1.0849, 1.0851)}``.
            rates: Interest a year of each currency, continuously compounded, home's among them.
            volatilities: Annual volatility of each foreign currency against home.
            spot_date: The value date of the spot rates; ``on`` if left out.
            calendars: The days on which each currency settles.

        Examples:
            >>> market = Market.flat(on=dt.date(2026, 11, 20), home="CNH",
            ...                      spot={"EURUSD": 1.085, "USDCNH": 7.15},
            ...                      rates={"CNH": 0.0165, "EUR": 0.0215})
            >>> round(market.outright("EUR", dt.date(2027, 5, 20)), 4)
            7.7385
        """
        curves = {
            code: FlatCurve(
                currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous")
            )
            for code, rate in mapping_of(rates, "rates").items()
        }
        return cls(
            on=on,
            home=home,
            board=RateBoard.of(spot),
            curves=curves,
            volatilities={} if volatilities is None else volatilities,
            spot_date=spot_date,
            calendars={} if calendars is None else calendars,
        )

    def curve(self, currency: str) -> Discounting:
        """Return the discounting of a currency.

        Raises:
            NotFound: The market has none.
        """
        found = self.curves.get(currency_code(currency))
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
        """Return the spot mid of a currency, home per one unit; 1 for home itself."""
        return self.board.mid(currency, self.home)

    def rate(self, currency: str) -> TwoWayRate:
        """Return the two sides of a currency's spot rate, home per one unit."""
        return self.board.rate(CurrencyPair(base=currency, quote=self.home))

    def dealing_spot(self, currency: str, direction: str) -> float:
        """Return the spot rate a merchant deals at: the bid to sell what comes in, else the ask.

        Examples:
            >>> from xborder.fx.rates import FlatCurve, InterestRate
            >>> today = dt.date(2026, 11, 20)
            >>> pound = FlatCurve(currency="GBP", on=today,
            ...                   rate=InterestRate(rate=0.04, compounding="continuous"))
            >>> market = Market(on=today, home="GBP", curves={"GBP": pound},
            ...                 board=RateBoard.of({"GBPUSD": (1.5938, 1.5962)}))
            >>> round(1 / market.dealing_spot("USD", "receive"), 4)  # dollars sold at 1.5962
            1.5962
        """
        if currency_code(currency) == self.home:
            return 1.0
        rate = self.rate(currency)
        return rate.bid if Direction(direction) is Direction.RECEIVE else rate.ask

    def forward_curve(self, currency: str) -> ForwardCurve:
        """Return the outright mids of a currency against home, to value deals with."""
        return self._forward_curve(currency, self.spot(currency))

    def dealing_curve(self, currency: str, direction: str) -> ForwardCurve:
        """Return the outright rates a merchant deals at, carried from :meth:`dealing_spot`."""
        return self._forward_curve(currency, self.dealing_spot(currency, direction))

    def _forward_curve(self, currency: str, spot: float) -> ForwardCurve:
        return ForwardCurve(
            pair=CurrencyPair(base=currency, quote=self.home),
            spot=spot,
            spot_date=self.spot_date or self.on,
            domestic=self.curve(self.home),
            foreign=self.curve(currency),
        )

    def outright(self, currency: str, value_date: dt.date) -> float:
        """Return the forward mid of a currency, home per one unit; 1 for home itself."""
        if currency_code(currency) == self.home:
            return 1.0
        return self.forward_curve(currency).outright(value_date)

    def value_dates(self, currency: str) -> ValueDates:
        """Return the value dates of a currency against home.

        Currencies without a calendar settle on weekdays; :meth:`without_calendar` names them.
        """
        codes = (currency_code(currency), self.home)
        known = {code: self.calendars.get(code, WEEKDAYS) for code in codes}
        if "USD" in self.calendars:  # crosses settle through the dollar
            known["USD"] = self.calendars["USD"]
        return ValueDates(pair=CurrencyPair(base=codes[0], quote=codes[1]), calendars=known)

    def without_calendar(self, currency: str) -> tuple[str, ...]:
        """Return which of a currency and home have no calendar, so that weekends alone are off."""
        codes = (currency_code(currency), self.home)
        return tuple(code for code in codes if code not in self.calendars)

    def volatility(self, currency: str) -> float:
        """Return the annual volatility of a currency against home; 0 for home itself.

        Raises:
            NotFound: The market has none.
        """
        if currency_code(currency) == self.home:
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
        day = civil_day(day, "day")
        if is_past(day, on=self.on):
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
