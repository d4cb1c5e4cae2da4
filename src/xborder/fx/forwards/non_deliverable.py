"""Non-deliverable forwards: a rate fixed now, settled by one payment of the difference."""

import datetime as dt

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.forward import FxForward, Valuation
from xborder.fx.numerics.quantity import NUMBER, POSITIVE, checked, positive
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.pair import CurrencyPair, currency_pair
from xborder.timeline import civil_date


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
