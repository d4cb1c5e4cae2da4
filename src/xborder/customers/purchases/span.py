"""Spans of time with their unit, and discount rates with the span they hold for.

A model of purchases has no unit of its own: fed with weeks, its answers are per week. Most wrong
lifetime values on record are a unit mixed up, so a number of periods never travels bare here.
"""

import math

from attrs import field, frozen

from xborder.choice import Choice
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


def _length(value: float) -> float:
    return _a_number(value, above=0, where="length")


def _rate(value: float) -> float:
    return _a_number(value, above=-1, where="rate")


def _a_number(value: float, *, above: float, where: str) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if not (math.isfinite(number) and number > above):
        raise InvalidInput(
            "{value} is not a finite number above {least}.",
            code="customers.number",
            remedy="Give a plain number within that range.",
            where=where,
            value=value,
            least=above,
        )
    return number


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
        return self.in_unit(other.unit) / other.length

    def __mul__(self, times: float) -> "Span":
        """Return the span so many times over."""
        return Span(self.length * times, self.unit)

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
    per: Span

    def over(self, span: Span) -> float:
        """Return the effective rate over another span: ``(1 + rate) ** (span / per) - 1``."""
        return math.expm1(math.log1p(self.rate) * (span / self.per))

    def continuous(self, unit: TimeUnit) -> float:
        """Return the force of interest in one unit: ``ln(1 + rate) / per``."""
        return math.log1p(self.rate) / self.per.in_unit(unit)
