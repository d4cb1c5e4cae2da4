"""Amounts a model computed: a float and its currency, money only when a rounding rule is given."""

from decimal import Decimal
from typing import Final

from attrs import field, frozen

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.rates.pair import currency_code
from xborder.kind import of_kind
from xborder.money import Money, Rounding
from xborder.number import FINITE, checked

_WIDEST_AMOUNT: Final = 30  # digits before the point: more than all money there is in any currency


def sane_amount(amount: Decimal, where: str) -> Decimal:
    """Return an exact amount that sums and shares can be taken of without losing a digit.

    Raises:
        InvalidInput: It has more digits before the point than any amount of money.
    """
    if amount and amount.adjusted() >= _WIDEST_AMOUNT:
        raise InvalidInput(
            "{name} is {value}, more than all the money there is.",
            code="fx.amount_size",
            remedy="Check its unit.",
            where=where,
            name=where,
            value=f"{amount:.3E}",
        )
    return amount


@frozen(field_transformer=checked)
class ModelAmount:
    """A computed amount: float64 and its currency.

    Attributes:
        value: The amount, with the sign of the holder: positive is to be received.
        currency: Its currency, ``"CNH"`` included.

    Examples:
        >>> from xborder.money import Mode
        >>> gain = ModelAmount(1234.5678, "USD") + ModelAmount(0.01, "USD")
        >>> gain.money(Rounding(mode=Mode.HALF_EVEN))
        Money('1234.58 USD')
    """

    value: float = field(metadata=FINITE)
    currency: str = field(converter=currency_code)

    def __add__(self, other: "ModelAmount") -> "ModelAmount":
        return ModelAmount(self.value + self._same(other), self.currency)

    def __sub__(self, other: "ModelAmount") -> "ModelAmount":
        return ModelAmount(self.value - self._same(other), self.currency)

    def __neg__(self) -> "ModelAmount":
        return ModelAmount(-self.value, self.currency)

    def money(self, rounding: Rounding) -> Money:
        """Return the amount as money, rounded once by a stated rule.

        Raises:
            InvalidInput: The currency is not one of ISO 4217, such as CNH.
        """
        return of_kind(rounding, Rounding, "rounding").money(
            Money(_plain(self.value), self.currency)
        )

    def _same(self, other: "ModelAmount") -> float:
        if other.currency != self.currency:
            raise CurrencyMismatch(
                "{value} and {other} are in two currencies.",
                remedy="Convert one of them first, at a stated rate.",
                where="currency",
                value=other.currency,
                other=self.currency,
            )
        return other.value


def _plain(value: float) -> Decimal:
    return Decimal(format(value, ".10f"))
