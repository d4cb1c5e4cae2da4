"""Discount curves: what a payment on a later day is worth on the day of the curve."""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.rates.interest import DayCount, InterestRate, money_market_basis
from xborder.fx.rates.pair import currency_code
from xborder.kind import mapping_of, typed
from xborder.number import finite, positive


@runtime_checkable
class Discounting(Protocol):
    """What gives discount factors of one currency: a curve, or a flat rate."""

    # Any, as some checkers take a converted field for a descriptor that no property can match.
    @property
    def currency(self) -> Any:
        """The currency's code."""

    @property
    def on(self) -> Any:
        """The day the factors refer to, a ``datetime.date``."""

    def discount(self, day: dt.date) -> float:
        """Return the value on the reference day of 1 paid on ``day``."""


def _before(day: dt.date, on: dt.date) -> InvalidInput:
    return InvalidInput(
        "{value} lies before the curve's day {on}.",
        code="fx.curve_past",
        remedy="Give a date on or after it.",
        where="day",
        value=str(day),
        on=str(on),
    )


@frozen(kw_only=True, field_transformer=typed)
class FlatCurve:
    """One rate for every date.

    Attributes:
        currency: The currency.
        on: The day the discount factors refer to.
        rate: The rate, with its compounding and day count.
    """

    currency: str = field(converter=currency_code)
    on: dt.date
    rate: InterestRate

    def discount(self, day: dt.date) -> float:
        """Return the value on the curve's day of 1 paid on ``day``.

        Raises:
            InvalidInput: ``day`` lies before the curve's day.
        """
        day = civil_day(day, "day")
        if day < self.on:
            raise _before(day, self.on)
        return self.rate.discount(self.on, day)


def dated(given: object, where: str) -> dict[dt.date, Any]:
    """Return a mapping by plain dates as a dict; the pairs it is kept as are taken back too."""
    if isinstance(given, tuple) and all(
        isinstance(each, tuple) and len(each) == 2 for each in given
    ):
        given = dict(given)  # what ``evolve`` hands on
    return {civil_day(day, where): each for day, each in mapping_of(given, where).items()}


def _nodes(factors: Mapping[dt.date, float]) -> tuple[tuple[dt.date, float], ...]:
    return tuple(
        (civil_day(day, "factors"), positive(factor, where="factors"))
        for day, factor in sorted(dated(factors, "factors").items())
    )


@frozen(kw_only=True, field_transformer=typed)
class DiscountCurve:
    """Discount factors at dates, log-linear between them: a constant forward rate a stretch.

    Attributes:
        currency: The currency.
        on: The day the factors refer to, where the factor is 1.
        factors: The factor of each date, as a mapping.

    Raises:
        InvalidInput: There is no date after the curve's day, or one before it.

    Examples:
        >>> curve = DiscountCurve(currency="USD", on=dt.date(2026, 11, 23),
        ...                       factors={dt.date(2027, 2, 23): 0.9893})
        >>> round(curve.discount(dt.date(2027, 1, 8)), 6)
        0.994636
    """

    currency: str = field(converter=currency_code)
    on: dt.date
    factors: tuple[tuple[dt.date, float], ...] = field(converter=_nodes)

    def __attrs_post_init__(self) -> None:
        if not self.factors or self.factors[0][0] <= self.on:
            raise InvalidInput(
                "The curve of {value} needs dates after {on}.",
                code="fx.curve_empty",
                remedy="Give discount factors for later dates only; on its own day it is 1.",
                where="factors",
                value=self.currency,
                on=str(self.on),
            )

    @classmethod
    def from_deposits(
        cls,
        currency: str,
        *,
        on: dt.date,
        spot_date: dt.date,
        rates: Mapping[dt.date, float],
        day_count: DayCount | None = None,
    ) -> "DiscountCurve":
        """Return the curve of simple deposit rates that start on the spot date.

        ``P(T) = P(spot) / (1 + r t)``; the days up to spot grow at the shortest deposit's rate.

        Args:
            currency: The currency.
            on: The day the factors refer to.
            spot_date: The day the deposits start.
            rates: Simple annual rate of each maturity date.
            day_count: The deposits' day count; the currency's own if left out.

        Raises:
            InvalidInput: There are no rates, or a maturity is not after the spot date.
        """
        basis = money_market_basis(currency) if day_count is None else DayCount(day_count)
        on, spot_date = civil_day(on, "on"), civil_day(spot_date, "spot_date")
        rates = {day: finite(rate, f"rates.{day}") for day, rate in dated(rates, "rates").items()}
        if not rates or min(rates) <= spot_date or spot_date < on:
            raise InvalidInput(
                "The deposits of {value} must mature after the spot date {spot}.",
                code="fx.deposits",
                remedy="Give at least one maturity after spot, and a spot date not before on.",
                where="rates",
                value=currency,
                spot=str(spot_date),
            )
        shortest = InterestRate(rate=rates[min(rates)], compounding="simple", day_count=basis)
        to_spot = shortest.discount(on, spot_date)
        factors = {
            day: to_spot
            * InterestRate(rate=rate, compounding="simple", day_count=basis).discount(
                spot_date, day
            )
            for day, rate in rates.items()
        }
        if spot_date > on:
            factors[spot_date] = to_spot
        return cls(currency=currency, on=on, factors=factors)

    def discount(self, day: dt.date) -> float:
        """Return the value on the curve's day of 1 paid on ``day``.

        Raises:
            InvalidInput: ``day`` lies before the curve's day or after its last date.
        """
        day = civil_day(day, "day")
        if day < self.on:
            raise _before(day, self.on)
        # infinity sorts after any factor of that day, so that the day itself counts as reached
        position = bisect_right(self.factors, (day, math.inf))
        earlier = self.factors[position - 1] if position else (self.on, 1.0)
        if earlier[0] == day:
            return earlier[1]
        if position == len(self.factors):
            raise InvalidInput(
                "{value} lies beyond the last date {last} of the {currency} curve.",
                code="fx.curve_end",
                remedy="Add a later discount factor, or use a FlatCurve.",
                where="day",
                value=str(day),
                last=str(earlier[0]),
                currency=self.currency,
            )
        later = self.factors[position]
        # straight in the logarithm: a constant forward rate between two dates, and never a negative
        # factor
        weight = (day - earlier[0]).days / (later[0] - earlier[0]).days
        return math.exp(math.log(earlier[1]) * (1.0 - weight) + math.log(later[1]) * weight)
