"""Non-deliverable forwards: a rate fixed now, settled by one payment of the difference."""

import datetime as dt

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.forward import FxForward, Valuation, as_of, refuse_settled, same_pair
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.pair import CurrencyPair, currency_code, currency_pair
from xborder.fx.rates.past import is_past
from xborder.kind import of_kind, typed
from xborder.number import FINITE, POSITIVE, positive


@frozen(kw_only=True, field_transformer=typed)
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
    base_amount: float = field(metadata=FINITE)
    rate: float = field(metadata=POSITIVE)
    fixing_date: dt.date
    value_date: dt.date
    settlement_currency: str = field(converter=currency_code)

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

    def value(
        self,
        curve: ForwardCurve,
        *,
        fixing: float | None = None,
        reference_date: dt.date | None = None,
    ) -> Valuation:
        """Return what the deal is worth, in the settlement currency.

        Before its fixing it is valued as the deliverable forward of the same terms: the convexity
        between fixing and payment is left out. After it nothing floats any more: it is worth its
        settlement, discounted from the day of payment.

        Args:
            curve: Spot and discount curves of the same pair.
            fixing: X, the rate that was fixed; needed once the fixing date is past, and allowed on
                the day itself.
            reference_date: The day whose money the value is in: the curves' day if left out, the
                value date for what is owed.

        Raises:
            CurrencyMismatch: The curve is of another pair.
            InvalidInput: The deal has settled, was fixed and the fixing is missing, or the fixing
                lies ahead and cannot be known.

        Examples:
            >>> from xborder.fx.rates import FlatCurve, InterestRate
            >>> today = dt.date(2027, 2, 23)
            >>> flat = {code: FlatCurve(currency=code, on=today,
            ...                         rate=InterestRate(rate=rate, compounding="continuous"))
            ...         for code, rate in {"USD": 0.043, "BRL": 0.1325}.items()}
            >>> curve = ForwardCurve(pair="USDBRL", spot=5.80, spot_date=dt.date(2027, 2, 25),
            ...                      domestic=flat["BRL"], foreign=flat["USD"])
            >>> deal = NonDeliverableForward(pair="USDBRL", base_amount=1_000_000, rate=5.50,
            ...     fixing_date=dt.date(2027, 2, 22), value_date=dt.date(2027, 2, 24),
            ...     settlement_currency="USD")
            >>> owed = deal.value(curve, fixing=5.60, reference_date=deal.value_date)
            >>> round(owed.amount.value, 2)
            17857.14
        """
        same_pair(self.pair, of_kind(curve, ForwardCurve, "curve").pair)
        refuse_settled(self.value_date, on=curve.on)
        if fixing is None:
            if is_past(self.fixing_date, on=curve.on):
                raise InvalidInput(
                    "The deal was fixed on {value}, and its fixing is missing on {on}.",
                    code="fx.fixing_missing",
                    remedy="Give fixing=, the rate that was fixed: the market no longer moves it.",
                    where="fixing",
                    value=str(self.fixing_date),
                    on=str(curve.on),
                )
            plain = FxForward(
                pair=self.pair,
                base_amount=self.base_amount,
                rate=self.rate,
                value_date=self.value_date,
            )
            wanted = self.settlement_currency
            return plain.value(curve, currency=wanted, reference_date=reference_date)
        if is_past(curve.on, on=self.fixing_date):
            raise InvalidInput(
                "A fixing of {value} is given on {on}, before the fixing date {fixed}.",
                code="fx.fixing_ahead",
                remedy="Leave it out until that day.",
                where="fixing",
                value=fixing,
                on=str(curve.on),
                fixed=str(self.fixing_date),
            )
        day = as_of(reference_date, curve)
        in_base = self.settlement_currency == self.pair.base
        rates = curve.foreign if in_base else curve.domestic
        # both factors are seen from the curves' day: as of its payment a value is not discounted
        discount = rates.discount(self.value_date) / rates.discount(day)
        return Valuation(
            amount=ModelAmount(self.settlement(fixing).value * discount, self.settlement_currency),
            reference_date=day,
            market_rate=positive(fixing, where="fixing"),
        )
