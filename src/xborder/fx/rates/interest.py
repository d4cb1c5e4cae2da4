"""Interest: how days are counted and how rates compound."""

import datetime as dt
import math
from typing import Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.rates.pair import currency_code
from xborder.kind import typed
from xborder.number import FINITE, finite, positive


class DayCount(Choice):
    """How many years lie between two dates.

    Source: 2006 ISDA Definitions, section 4.16.
    """

    ACT_360 = "ACT/360"
    ACT_365F = "ACT/365F"
    THIRTY_360 = "30/360"
    ACT_ACT_ISDA = "ACT/ACT ISDA"

    def years(self, start: dt.date, end: dt.date) -> float:
        """Return the fraction of years from ``start`` to ``end``; negative if it lies before.

        Examples:
            >>> DayCount.ACT_360.years(dt.date(2018, 2, 13), dt.date(2019, 2, 13))
            1.0138888888888888
        """
        start, end = civil_day(start, "start"), civil_day(end, "end")
        match self:
            case DayCount.ACT_360:
                return (end - start).days / 360.0
            case DayCount.ACT_365F:
                return (end - start).days / 365.0
            case DayCount.THIRTY_360:
                first = min(start.day, 30)
                last = 30 if end.day == 31 and first == 30 else end.day
                months = (end.year - start.year) * 12 + end.month - start.month
                return months / 12.0 + (last - first) / 360.0
            case _:  # ACT/ACT ISDA
                return _year_position(end) - _year_position(start)


def _year_position(day: dt.date) -> float:
    first = dt.date(day.year, 1, 1)
    length = (dt.date(day.year + 1, 1, 1) - first).days
    return day.year + (day - first).days / length


_365_CURRENCIES: Final = frozenset(
    {"AUD", "CAD", "GBP", "HKD", "INR", "KRW", "MYR", "NZD", "PLN", "SGD", "THB", "TWD", "ZAR"}
)


def money_market_basis(currency: str) -> DayCount:
    """Return the day count of a currency's deposits: ACT/365F for sterling and some others.

    Args:
        currency: Its code, such as ``"GBP"``.

    Source: 2006 ISDA Definitions and market practice, as in QuantLib's and Strata's index data.

    Examples:
        >>> money_market_basis("GBP").value, money_market_basis("EUR").value
        ('ACT/365F', 'ACT/360')
    """
    known = currency_code(currency) in _365_CURRENCIES
    return DayCount.ACT_365F if known else DayCount.ACT_360


class Compounding(Choice):
    """How a rate grows money, ``t`` in years."""

    SIMPLE = "simple"
    """``1 + r t``"""
    ANNUAL = "annual"
    """``(1 + r)^t``"""
    SEMIANNUAL = "semiannual"
    """``(1 + r/2)^(2t)``"""
    QUARTERLY = "quarterly"
    """``(1 + r/4)^(4t)``"""
    MONTHLY = "monthly"
    """``(1 + r/12)^(12t)``"""
    CONTINUOUS = "continuous"
    """``e^(r t)``"""


_PERIODS: Final = {
    Compounding.ANNUAL: 1,
    Compounding.SEMIANNUAL: 2,
    Compounding.QUARTERLY: 4,
    Compounding.MONTHLY: 12,
}


def beyond_floats(name: str, value: object) -> InvalidInput:
    """Return the error of a number so large that what it leads to is no float any more."""
    return InvalidInput(
        "{name} of {value} leads beyond what a float can hold.",
        code="fx.overflow",
        remedy="Check its unit: rates are fractions a year, times are years, not days.",
        where=name,
        name=name,
        value=value,
    )


@frozen(kw_only=True, field_transformer=typed)
class InterestRate:
    """A rate of interest that says how it is meant.

    Attributes:
        rate: Per year as a fraction, 0.043 for 4.3 %; may be negative.
        compounding: How it grows.
        day_count: How its years are counted.

    Examples:
        >>> usd = InterestRate(rate=0.05, compounding="simple", day_count="ACT/360")
        >>> round(usd.growth(1.0), 4)
        1.05
    """

    rate: float = field(metadata=FINITE)
    compounding: Compounding = field(converter=Compounding)
    day_count: DayCount = field(default=DayCount.ACT_365F, converter=DayCount)

    def growth(self, years: float) -> float:
        """Return what 1 becomes after so many years.

        Raises:
            InvalidInput: The rate is so negative that nothing is left.
        """
        time = finite(years, "years")
        try:
            if self.compounding is Compounding.CONTINUOUS:
                return math.exp(self.rate * time)
            if self.compounding is Compounding.SIMPLE:
                return self._left(1.0 + self.rate * time)
            periods = _PERIODS[self.compounding]
            base: float = self._left(1.0 + self.rate / periods) ** (periods * time)
        except OverflowError as error:
            raise beyond_floats("years", time) from error
        return base

    def _left(self, factor: float) -> float:
        if factor > 0.0:
            return factor
        raise InvalidInput(
            "A rate of {value} leaves nothing over that time.",
            code="fx.rate_too_low",
            remedy="Give the rate as a fraction, 0.02 for 2 %.",
            where="rate",
            value=self.rate,
        )

    def discount(self, start: dt.date, end: dt.date) -> float:
        """Return the value on ``start`` of 1 paid on ``end``."""
        grown = self.growth(self.day_count.years(start, end))
        if not grown:  # too small for a float, as e^-800 is
            raise beyond_floats("rate", self.rate)
        return 1.0 / grown

    def continuous(self, years: float) -> float:
        """Return the continuously compounded rate that grows alike over so many years."""
        time = positive(years, where="years")
        grown = self.growth(time)
        if not grown:
            raise beyond_floats("rate", self.rate)
        return math.log(grown) / time
