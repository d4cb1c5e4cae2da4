"""Forwards: covered interest parity, points, and what a deal is worth on a stated day.

Spot is a rate for the spot date, not for today: the forward is carried from there.

    F(T) = S  [P_f(T) / P_f(spot)] / [P_d(T) / P_d(spot)]
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.amount import ModelAmount
from xborder.fx.interest import Discounting
from xborder.fx.pair import CurrencyPair, currency_pair
from xborder.fx.quantity import NUMBER, POSITIVE, checked, positive
from xborder.fx.quote import TwoWayRate
from xborder.timeline import civil_date


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

    Examples:
        >>> round(forward_points("USDJPY", spot=152.40, outright=150.96), 6)
        -144.0
    """
    known = currency_pair(pair)
    gap = positive(outright, where="outright") - positive(spot, where="spot")
    return gap / known.pip


@frozen(kw_only=True, field_transformer=checked)
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
    spot_date: dt.date = field(converter=civil_date)
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
        return self.domestic.on

    def outright(self, value_date: dt.date) -> float:
        """Return the forward rate for a value date; any date from the curves' day on.

        Dates before spot (overnight, tom-next) are reached by the same formula.
        """
        foreign = self.foreign.discount(value_date) / self.foreign.discount(self.spot_date)
        domestic = self.domestic.discount(value_date) / self.domestic.discount(self.spot_date)
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


def _by_date(
    points: Mapping[dt.date, tuple[float, float]],
) -> tuple[tuple[dt.date, tuple[float, float]], ...]:
    return tuple(sorted(points.items()))


@frozen(kw_only=True)
class PointsCurve:
    """Outright rates from quoted forward points; broken dates lie on a straight line between.

    Attributes:
        spot: The two-way spot rate.
        spot_date: Its value date, where the points are zero.
        points: For each quoted value date the bid and ask points in pips.

    Raises:
        InvalidInput: There are no points, or they lie on or before spot.

    Examples:
        >>> spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
        >>> curve = PointsCurve(spot=spot, spot_date=dt.date(2026, 11, 24), points={
        ...     dt.date(2026, 12, 24): (5, 8), dt.date(2027, 1, 25): (9, 13)})
        >>> round(curve.outright(dt.date(2027, 1, 9)).bid, 6)  # half way
        1.6007
    """

    spot: TwoWayRate
    spot_date: dt.date = field(converter=civil_date)
    points: tuple[tuple[dt.date, tuple[float, float]], ...] = field(converter=_by_date)

    def __attrs_post_init__(self) -> None:
        if not self.points or self.points[0][0] <= self.spot_date:
            raise InvalidInput(
                "Forward points of {pair} are needed after spot, {value}.",
                code="fx.points",
                remedy="Give points for later value dates; at spot they are zero.",
                where="points",
                value=str(self.spot_date),
                pair=str(self.spot.pair),
            )

    def outright(self, value_date: dt.date) -> TwoWayRate:
        """Return the two-way forward rate of a value date.

        Raises:
            InvalidInput: It lies before spot or beyond the last quoted date.
        """
        dates = [day for day, _ in self.points]
        if not self.spot_date <= value_date <= dates[-1]:
            raise InvalidInput(
                "{value} lies outside the quoted dates, {start} to {end}.",
                code="fx.broken_date",
                remedy="Add points for a later date, or deal for one of these.",
                where="value_date",
                value=str(value_date),
                start=str(self.spot_date),
                end=str(dates[-1]),
            )
        position = bisect_right(dates, value_date)
        before, low = self.points[position - 1] if position else (self.spot_date, (0.0, 0.0))
        if position == len(dates):
            return self.spot.outright(*low)
        after, high = self.points[position]
        weight = (value_date - before).days / (after - before).days
        bid, ask = (a + (b - a) * weight for a, b in zip(low, high, strict=True))
        return self.spot.outright(bid, ask)


@frozen(kw_only=True)
class Valuation:
    """What a deal is worth, and as of when.

    Attributes:
        amount: The value to the holder.
        reference_date: The day whose money it is in: a present value if that is today.
        market_rate: The rate the deal was compared with.
    """

    amount: ModelAmount
    reference_date: dt.date
    market_rate: float


@frozen(kw_only=True, field_transformer=checked)
class FxForward:
    """A deal to exchange two currencies on a later day at a rate fixed now.

    Attributes:
        pair: The pair the rate is in.
        base_amount: Amount of base currency: bought if positive, sold if negative.
        rate: The contract rate, quote currency per one base.
        value_date: The day both amounts are paid.

    Examples:
        >>> deal = FxForward(pair="EURUSD", base_amount=100, rate=1.365,
        ...                  value_date=dt.date(2019, 2, 13))
        >>> deal.quote_amount
        ModelAmount(value=-136.5, currency='USD')
    """

    pair: CurrencyPair = field(converter=currency_pair)
    base_amount: float = field(metadata=NUMBER)
    rate: float = field(metadata=POSITIVE)
    value_date: dt.date = field(converter=civil_date)

    @property
    def quote_amount(self) -> ModelAmount:
        """What is paid in the quote currency: received if positive."""
        return ModelAmount(-self.base_amount * self.rate, self.pair.quote)

    def gain(self, market_rate: float) -> ModelAmount:
        """Return ``N (F - K)`` in quote currency on the value date, not discounted."""
        rate = positive(market_rate, where="market_rate")
        return ModelAmount(self.base_amount * (rate - self.rate), self.pair.quote)

    def value(
        self,
        curve: ForwardCurve,
        *,
        currency: str | None = None,
        reference_date: dt.date | None = None,
    ) -> Valuation:
        """Return what the deal is worth to its holder.

        In quote currency ``N (F - K) P_d(T) / P_d(r)``, in base currency
        ``N (F - K) / F  P_f(T) / P_f(r)``, with ``r`` the reference date.

        Args:
            curve: Spot and discount curves of the same pair.
            currency: One of the pair's two; the quote currency if left out.
            reference_date: The day whose money the value is in: the curves' day if left out;
                the spot date for a value as of settlement. QuantLib 1.43 and later take the
                former, QuantLib 1.42 the latter.

        Raises:
            CurrencyMismatch: The curve is of another pair, or the currency of neither side.
            InvalidInput: The deal has already settled on the curves' day.
        """
        _same_pair(self.pair, curve.pair)
        wanted = self.pair.quote if currency is None else currency
        self.pair.other(wanted)  # refuses a third currency
        _open(self.value_date, curve.on)
        day = curve.on if reference_date is None else reference_date
        forward = curve.outright(self.value_date)
        gain = self.base_amount * (forward - self.rate)
        if wanted == self.pair.quote:
            rates: Any = curve.domestic
        else:
            rates, gain = curve.foreign, gain / forward
        value = gain * rates.discount(self.value_date) / rates.discount(day)
        return Valuation(amount=ModelAmount(value, wanted), reference_date=day, market_rate=forward)


def _same_pair(deal: CurrencyPair, curve: CurrencyPair) -> None:
    if deal != curve:
        raise CurrencyMismatch(
            "The deal is in {value}, the curve in {curve}.",
            remedy="Give the curve of {value}, the same way round.",
            where="curve",
            value=str(deal),
            curve=str(curve),
        )


def _open(value_date: dt.date, on: dt.date) -> None:
    if value_date < on:
        raise InvalidInput(
            "The deal settled on {value}, before {on}.",
            code="fx.value_date_past",
            remedy="Value open deals only.",
            where="value_date",
            value=str(value_date),
            on=str(on),
        )


@frozen(kw_only=True, field_transformer=checked)
class NonDeliverableForward:
    """A forward settled by one payment of the difference, in the currency that can be paid.

    Attributes:
        pair: The pair, such as USDBRL.
        base_amount: Amount of base currency: bought if positive, sold if negative.
        rate: The contract rate, quote currency per one base.
        fixing_date: The day the market rate is fixed.
        value_date: The day the difference is paid.
        settlement_currency: Which of the two it is paid in.

    Raises:
        InvalidInput: The fixing lies after the payment.

    Examples:
        >>> deal = NonDeliverableForward(pair="USDBRL", base_amount=1_000_000, rate=5.50,
        ...     fixing_date=dt.date(2027, 2, 22), value_date=dt.date(2027, 2, 24),
        ...     settlement_currency="USD")
        >>> round(deal.settlement(5.60).value, 2)
        17857.14
    """

    pair: CurrencyPair = field(converter=currency_pair)
    base_amount: float = field(metadata=NUMBER)
    rate: float = field(metadata=POSITIVE)
    fixing_date: dt.date = field(converter=civil_date)
    value_date: dt.date = field(converter=civil_date)
    settlement_currency: str

    def __attrs_post_init__(self) -> None:
        self.pair.other(self.settlement_currency)
        if self.fixing_date > self.value_date:
            raise InvalidInput(
                "The fixing on {value} lies after the payment on {paid}.",
                code="fx.fixing",
                remedy="Give a fixing date on or before the value date.",
                where="fixing_date",
                value=str(self.fixing_date),
                paid=str(self.value_date),
            )

    def settlement(self, fixing: float) -> ModelAmount:
        """Return what is paid on the value date: ``N (X - K)``, over ``X`` if paid in base."""
        fixed = positive(fixing, where="fixing")
        gain = self.base_amount * (fixed - self.rate)
        if self.settlement_currency == self.pair.base:
            gain /= fixed
        return ModelAmount(gain, self.settlement_currency)

    def value(self, curve: ForwardCurve, *, reference_date: dt.date | None = None) -> Valuation:
        """Return what the deal is worth, in the settlement currency.

        Valued as the deliverable forward of the same terms: the convexity between fixing and
        payment is left out.
        """
        plain = FxForward(
            pair=self.pair,
            base_amount=self.base_amount,
            rate=self.rate,
            value_date=self.value_date,
        )
        return plain.value(curve, currency=self.settlement_currency, reference_date=reference_date)
