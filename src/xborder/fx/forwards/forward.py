"""Forwards: two currencies exchanged on a later day at a rate fixed now, and what that is worth."""

import datetime as dt
from typing import Any

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.pair import CurrencyPair, currency_code, currency_pair
from xborder.fx.rates.past import is_past
from xborder.kind import of_kind, typed
from xborder.number import FINITE, POSITIVE, positive


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


@frozen(kw_only=True, field_transformer=typed)
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
    base_amount: float = field(metadata=FINITE)
    rate: float = field(metadata=POSITIVE)
    value_date: dt.date

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
        same_pair(self.pair, of_kind(curve, ForwardCurve, "curve").pair)
        wanted = self.pair.quote if currency is None else currency_code(currency)
        self.pair.other(wanted)  # refuses a third currency
        refuse_settled(self.value_date, on=curve.on)
        day = as_of(reference_date, curve)
        forward = curve.outright(self.value_date)
        gain = self.base_amount * (forward - self.rate)
        if wanted == self.pair.quote:
            rates: Any = curve.domestic
        else:
            rates, gain = curve.foreign, gain / forward
        value = gain * rates.discount(self.value_date) / rates.discount(day)
        return Valuation(amount=ModelAmount(value, wanted), reference_date=day, market_rate=forward)


def as_of(reference_date: dt.date | None, curve: ForwardCurve) -> dt.date:
    """Return the day whose money a value is in: the curves' day if none is given."""
    return curve.on if reference_date is None else civil_day(reference_date, "reference_date")


def same_pair(deal: CurrencyPair, curve: CurrencyPair) -> None:
    """Refuse the curve of another pair than the deal's.

    Raises:
        CurrencyMismatch: It is of another pair, or of the same the other way round.
    """
    if deal != curve:
        raise CurrencyMismatch(
            "The deal is in {value}, the curve in {curve}.",
            remedy="Give the curve of {value}, the same way round.",
            where="curve",
            value=str(deal),
            curve=str(curve),
        )


def refuse_settled(value_date: dt.date, *, on: dt.date) -> None:
    """Refuse to value a deal that was paid before a day; see :mod:`xborder.fx.rates.past`.

    Raises:
        InvalidInput: It has settled.
    """
    if is_past(value_date, on=on):
        raise InvalidInput(
            "The deal settled on {value}, before {on}.",
            code="fx.value_date_past",
            remedy="Value open deals only.",
            where="value_date",
            value=str(value_date),
            on=str(on),
        )
