"""Outright rates by covered interest parity, from spot and two discount curves.

Spot is a rate for the spot date, not for today: the forward is carried from there.

    F(T) = S  [P_f(T) / P_f(spot)] / [P_d(T) / P_d(spot)]
"""

import datetime as dt

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.rates.curves import Discounting
from xborder.fx.rates.pair import CurrencyPair, currency_pair
from xborder.kind import typed
from xborder.number import POSITIVE, positive


def covered_interest_parity(
    spot: float, *, domestic_discount: float, foreign_discount: float
) -> float:
    """Return the forward rate that leaves no riskless gain, ``S P_f / P_d``.

    Args:
        spot: S, domestic (quote) currency per one foreign (base).
        domestic_discount: P_d, discount factor of the quote currency from spot to delivery.
        foreign_discount: P_f, discount factor of the base currency from spot to delivery.

    Returns:
        The outright rate, domestic per one foreign.

    Source: Hull, Options, Futures and Other Derivatives, chapter on forward and futures prices.

    Examples:
        >>> round(covered_interest_parity(1.3, domestic_discount=1 / (1 + 0.05 * 365 / 360),
        ...                               foreign_discount=1 / (1 + 0.02 * 365 / 360)), 8)
        1.33875579
    """
    foreign = positive(foreign_discount, where="foreign_discount")
    return (
        positive(spot, where="spot")
        * foreign
        / positive(domestic_discount, where="domestic_discount")
    )


def forward_points(pair: CurrencyPair | str, *, spot: float, outright: float) -> float:
    """Return the forward points in pips, ``(F - S) / pip``; negative at a discount.

    Args:
        pair: The currencies; their pip is what a point is.
        spot: The spot rate ``S``, quote for one base.
        outright: The forward rate ``F``.

    Examples:
        >>> round(forward_points("USDJPY", spot=152.40, outright=150.96), 6)
        -144.0
    """
    known = currency_pair(pair)
    gap = positive(outright, where="outright") - positive(spot, where="spot")
    return gap / known.pip


@frozen(kw_only=True, field_transformer=typed)
class ForwardCurve:
    """The outright rates of a pair, from its spot rate and two discount curves.

    Attributes:
        pair: The pair.
        spot: The spot rate, quote currency per one base.
        spot_date: The day that rate is for.
        domestic: Discount factors of the quote currency.
        foreign: Discount factors of the base currency, for the same day.

    Raises:
        CurrencyMismatch: A curve is of another currency.
        InvalidInput: The curves refer to two days, or spot lies before them.
    """

    pair: CurrencyPair = field(converter=currency_pair)
    spot: float = field(metadata=POSITIVE)
    spot_date: dt.date
    domestic: Discounting
    foreign: Discounting

    def __attrs_post_init__(self) -> None:
        for where, code in (("domestic", self.pair.quote), ("foreign", self.pair.base)):
            curve = getattr(self, where)
            if curve.currency != code:
                raise CurrencyMismatch(
                    "The {role} curve of {pair} is in {value}.",
                    remedy="Give the curve of {currency}.",
                    where=where,
                    role=where,
                    value=curve.currency,
                    pair=str(self.pair),
                    currency=code,
                )
        if self.domestic.on != self.foreign.on or self.spot_date < self.domestic.on:
            raise InvalidInput(
                "The curves refer to {domestic} and {foreign}, and spot to {value}.",
                code="fx.curve_days",
                remedy="Give both curves for one day, on or before the spot date.",
                where="spot_date",
                value=str(self.spot_date),
                domestic=str(self.domestic.on),
                foreign=str(self.foreign.on),
            )

    @property
    def on(self) -> dt.date:
        """The day the curves refer to."""
        day: dt.date = self.domestic.on
        return day

    def outright(self, value_date: dt.date) -> float:
        """Return the forward rate for a value date; any date from the curves' day on.

        Dates before spot (overnight, tom-next) are reached by the same formula.
        """
        value_date = civil_day(value_date, "value_date")
        foreign = self.foreign.discount(value_date) / self.foreign.discount(self.spot_date)
        domestic = self.domestic.discount(value_date) / self.domestic.discount(self.spot_date)
        # spot is a rate for the spot date: growth is counted from there, so that the days before it
        # earn nothing twice
        return self.spot * foreign / domestic

    def points(self, value_date: dt.date) -> float:
        """Return the forward points in pips for a value date."""
        return (self.outright(value_date) - self.spot) / self.pair.pip

    def rate_today(self) -> float:
        """Return the rate that turns present values of one currency into the other's."""
        return (
            self.spot
            * self.domestic.discount(self.spot_date)
            / self.foreign.discount(self.spot_date)
        )
