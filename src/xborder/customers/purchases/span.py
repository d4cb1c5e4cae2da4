"""Spans of time with their unit, and discount rates with the span they hold for.

A model of purchases has no unit of its own: fed with weeks, its answers are per week. Most wrong
lifetime values on record are a unit mixed up, so a number of periods never travels bare here.
"""

import math
from typing import Any

from attrs import field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.errors import InvalidInput


class TimeUnit(Choice):
    """The unit in which a summary counts time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    """The mean Gregorian month, 365.2425 / 12 days."""
    YEAR = "year"
    """The mean Gregorian year, 365.2425 days."""

    @property
    def days(self) -> float:
        """How many days the unit lasts."""
        return _DAYS[self]


_DAYS = {
    TimeUnit.DAY: 1.0,
    TimeUnit.WEEK: 7.0,
    TimeUnit.MONTH: 365.2425 / 12,
    TimeUnit.YEAR: 365.2425,
}


_LONGEST = 1e9
"""Units in a span: a billion days outlast any calendar, and their square is still a float."""


def _length(value: Any) -> float:
    length = number.positive(value, "length")
    if length > _LONGEST:
        raise InvalidInput(
            "{value} units are longer than any time to look at.",
            code="customers.span",
            remedy="Give at most {most}.",
            where="length",
            value=length,
            most=f"{_LONGEST:.0f}",
        )
    return length


def _rate(value: Any) -> float:
    rate = number.finite(value, "rate")
    if not -1 < rate <= _LONGEST:
        raise InvalidInput(
            "A discount rate of {value} leaves nothing, or nothing but today.",
            code="customers.rate",
            remedy="Give a fraction above -1, such as 0.15 for 15 %.",
            where="rate",
            value=rate,
        )
    return rate


def _span(value: Any) -> "Span":
    return arguments.an(Span, value, "per")


@frozen
class Span:
    """A length of time and its unit.

    Args:
        length: How many units, above 0.
        unit: The unit.

    Raises:
        InvalidInput: The length is not a finite number above 0.

    Examples:
        >>> Span.weeks(2).in_unit(TimeUnit.DAY)
        14.0
    """

    length: float = field(converter=_length)
    unit: TimeUnit = field(converter=TimeUnit)

    @classmethod
    def days(cls, length: float) -> "Span":
        """Return a span of days."""
        return cls(length, TimeUnit.DAY)

    @classmethod
    def weeks(cls, length: float) -> "Span":
        """Return a span of weeks."""
        return cls(length, TimeUnit.WEEK)

    @classmethod
    def months(cls, length: float) -> "Span":
        """Return a span of mean months; where months have another length, give days or weeks."""
        return cls(length, TimeUnit.MONTH)

    @classmethod
    def years(cls, length: float) -> "Span":
        """Return a span of mean years."""
        return cls(length, TimeUnit.YEAR)

    def in_unit(self, unit: TimeUnit) -> float:
        """Return the length counted in another unit."""
        other = TimeUnit(unit)
        return self.length if other is self.unit else self.length * self.unit.days / other.days

    def __truediv__(self, other: "Span") -> float:
        """Return how many times ``other`` fits."""
        return self.in_unit(arguments.an(Span, other, "other").unit) / other.length

    def __mul__(self, times: float) -> "Span":
        """Return the span so many times over."""
        return Span(self.length * number.finite(times, "times"), self.unit)

    def __str__(self) -> str:
        return f"{self.length:g} {self.unit}s" if self.length != 1 else f"1 {self.unit}"


@frozen
class DiscountRate:
    """An effective rate and the span it holds for.

    The year is written out, since some count 52 weeks and some 365.2425 days: 15 % a year over 52
    weeks is ``DiscountRate(0.15, Span.weeks(52))``.

    Args:
        rate: The effective rate, a fraction above -1; 0 for no discount.
        per: The span after which one unit of value has become ``1 + rate``.

    Raises:
        InvalidInput: The rate is not a finite number above -1.

    Examples:
        >>> yearly = DiscountRate(0.15, Span.weeks(52))
        >>> round(yearly.over(Span.weeks(1)), 10), round(yearly.continuous(TimeUnit.WEEK), 10)
        (0.0026913448, 0.0026877297)
    """

    rate: float = field(converter=_rate)
    per: Span = field(converter=_span)

    def over(self, span: Span) -> float:
        """Return the effective rate over another span: ``(1 + rate) ** (span / per) - 1``."""
        # exp of 700 is the end of floats; a rate of so many times is refused where it is used
        arguments.an(Span, span, "span")
        return math.expm1(min(math.log1p(self.rate) * (span / self.per), 700.0))

    def continuous(self, unit: TimeUnit) -> float:
        """Return the force of interest in one unit: ``ln(1 + rate) / per``."""
        return math.log1p(self.rate) / self.per.in_unit(unit)
