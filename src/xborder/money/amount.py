"""Money: an exact amount of one currency.

``moneyed.Money`` mended: frozen and finite; exact in a decimal context of its own, whatever the
ambient one; shown without a locale; floats refused; both currencies named where two meet.
"""

import decimal
import functools
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

import moneyed

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, door_schema
from xborder.messages import DEFAULT_LOCALE, babel_locale
from xborder.money.currency import Currency
from xborder.money.pattern import pattern_of
from xborder.money.reading import (
    EXACT,
    WHOLE_DIGITS,
    kept,
    places_of,
    read,
    read_money,
)
from xborder.money.share import Weight, share
from xborder.money.written import money_schema, written_money

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Money(moneyed.Money):
    """An exact amount of one currency, of any number of decimals up to 24.

    Args:
        amount: ``"19.90 EUR"``, or an amount as text, int or ``Decimal`` with the currency apart.
        currency: The ISO 4217 code, where the amount does not carry it.

    Raises:
        InvalidInput: The amount is not finite, not written plainly, too long, or has no currency.
        InvalidType: The amount is a float or anything else that is not exact.

    Examples:
        >>> Money("19.90 EUR") * 2 + Money(5, "EUR")
        Money('44.80 EUR')
        >>> Money("0.1255 EUR").as_ratio()
        (1255, 100)
    """

    amount: Decimal  # type: ignore[misc]  # final there, and narrower here
    currency: Currency  # type: ignore[misc]  # likewise

    def __init__(
        self,
        amount: "str | int | Decimal | moneyed.Money",
        currency: str | moneyed.Currency | None = None,
    ) -> None:
        if isinstance(amount, str) and currency is None:
            value, unit = read_money(amount)
        else:
            value, unit = read(amount, currency)
        state = self.__dict__
        state["amount"] = value
        state["currency"] = unit

    @classmethod
    def of_minor(cls, minor_units: int, currency: str | moneyed.Currency) -> "Money":
        """Return so many minor units, such as cents, of a currency.

        Raises:
            InvalidType: ``minor_units`` is not an int.

        Examples:
            >>> Money.of_minor(1990, "EUR"), Money.of_minor(1990, "JPY")
            (Money('19.90 EUR'), Money('1990 JPY'))
        """
        if type(minor_units) is not int:
            raise InvalidType(
                "{value} is not a whole number of minor units.",
                code="money.minor_units",
                remedy="Give an int, such as 1990 for 19.90 EUR.",
                value=minor_units,
            )
        unit = Currency.of(currency)
        amount = EXACT.scaleb(minor_units, -unit.digits)
        if abs(minor_units) >= _LONG:
            amount = kept(amount, unit)
        money = Money.__new__(Money)
        money.__dict__.update(amount=amount, currency=unit, _ratio=(minor_units, 1))
        return money

    def minor_units(self) -> int:
        """Return the amount in minor units, such as cents.

        Raises:
            InvalidInput: It is not a whole number of them.

        Examples:
            >>> Money("19.90 EUR").minor_units()
            1990
        """
        num, over = self.as_ratio()
        if over != 1:
            raise InvalidInput(
                "{value} is not a whole number of minor units.",
                code="money.minor_units",
                remedy="Round it first, with Rounding(mode=...).money(...), or use as_ratio().",
                value=str(self),
            )
        return num

    def as_ratio(self) -> tuple[int, int]:
        """Return the amount as ``(num, over)``: ``num / over`` minor units.

        ``over`` is the smallest power of ten that keeps every decimal; 1 for whole minor units.
        """
        return self._ratio

    @functools.cached_property
    def _ratio(self) -> tuple[int, int]:
        places = places_of(self.amount)
        return int(self.amount.scaleb(places, EXACT)), 10 ** (places - self.currency.digits)

    def share(
        self, weights: Sequence[Weight], *, ties: Sequence[Any] | None = None
    ) -> tuple["Money", ...]:
        """Split a whole number of minor units by weights, without losing one.

        See :func:`xborder.money.share.share`.

        Examples:
            >>> Money("10.00 EUR").share([1, 1, 1])
            (Money('3.34 EUR'), Money('3.33 EUR'), Money('3.33 EUR'))
        """
        parts = share(self.minor_units(), weights, ties=ties)
        return tuple(Money.of_minor(part, self.currency) for part in parts)

    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the amount as a reader of ``locale`` writes it.

        Examples:
            >>> Money("1234.5 EUR").render("de").replace(chr(160), " ")
            '1.234,50 €'
            >>> Money("350 NOK").render("zh_CN").replace(chr(160), " ")
            'NOK 350.00'
        """
        places, code = places_of(self.amount), self.currency.code
        with decimal.localcontext(EXACT):
            return str(
                pattern_of(locale, places, code).apply(
                    self.amount,
                    babel_locale(locale),
                    currency=code,
                    currency_digits=False,
                )
            )

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency.code}"

    def __repr__(self) -> str:
        return f"Money('{self}')"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self),)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        self._refuse_change()

    def __delattr__(self, name: str) -> NoReturn:
        self._refuse_change()

    def _refuse_change(self) -> NoReturn:
        raise InvalidType(
            "{value} cannot be changed.",
            code="money.frozen",
            remedy="Build a new Money.",
            value=str(self),
        )

    # Arithmetic: exact, or an error.

    def _with(self, amount: Decimal) -> "Money":
        return _made(amount, self.currency)

    def _other(self, other: object) -> Decimal:
        """Return the amount of ``other`` if it is money of the same currency."""
        if not isinstance(other, moneyed.Money):
            raise InvalidType(
                "{value} is not money, and cannot meet {money}.",
                code="money.operand",
                remedy="Give Money of the same currency.",
                value=other,
                money=str(self),
            )
        if other.currency != self.currency:
            raise CurrencyMismatch(
                "{money} and {value} are in two currencies.",
                remedy="Convert one of them first, with RateTable.convert.",
                value=f"{other.amount} {other.currency.code}",
                money=str(self),
            )
        amount: Decimal = other.amount
        return amount

    def _factor(self, other: object) -> int | Decimal:
        """Return ``other`` if an amount can be multiplied or divided by it exactly."""
        if type(other) is int or (isinstance(other, Decimal) and other.is_finite()):
            return other
        raise InvalidType(
            "{money} cannot be multiplied or divided by {value}.",
            code="money.factor",
            remedy='Give an int or a finite Decimal, such as Decimal("0.19").',
            value=other,
            money=str(self),
        )

    def __pos__(self) -> "Money":
        return self

    def __neg__(self) -> "Money":
        return self._with(EXACT.minus(self.amount))

    def __abs__(self) -> "Money":
        return self._with(EXACT.abs(self.amount))

    def __add__(self, other: object) -> "Money":
        if type(other) is int and other == 0:  # so that sum() works
            return self
        return self._with(EXACT.add(self.amount, self._other(other)))

    __radd__ = __add__

    def __sub__(self, other: object) -> "Money":
        return self._with(EXACT.subtract(self.amount, self._other(other)))

    def __rsub__(self, other: object) -> "Money":
        return self._with(EXACT.subtract(self._other(other), self.amount))

    def __mul__(self, other: object) -> "Money":
        return self._with(self._exact(EXACT.multiply, other))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> "Money":
        """Return the amount divided by a number, if that is exact; ``ratio_to`` divides money."""
        return self._with(self._exact(EXACT.divide, other))

    def __rtruediv__(self, other: object) -> NoReturn:
        raise InvalidType(
            "{value} cannot be divided by {money}.",
            code="money.divisor",
            remedy="Use Money.ratio_to to compare two amounts.",
            value=other,
            money=str(self),
        )

    def _exact(self, operation: Any, other: object) -> Decimal:
        factor = self._factor(other)
        try:
            result: Decimal = operation(self.amount, factor)
        except decimal.DecimalException as error:
            raise InvalidInput(
                "{money} times or over {value} has no exact decimal.",
                code="money.inexact",
                remedy="Share it with Money.share, or work on as_ratio() and round once.",
                value=str(factor),
                money=str(self),
            ) from error
        return result

    def ratio_to(self, other: "Money") -> Fraction:
        """Return this amount as an exact multiple of another of the same currency.

        Raises:
            CurrencyMismatch: The other is in another currency.
            InvalidInput: The other is zero.

        Examples:
            >>> Money("1.00 EUR").ratio_to(Money("3.00 EUR"))
            Fraction(1, 3)
        """
        below = self._other(other)
        if not below:
            raise InvalidInput(
                "{money} is no multiple of {value}.",
                code="money.zero",
                remedy="Divide by an amount that is not zero.",
                value=str(other),
                money=str(self),
            )
        return Fraction(self.amount) / Fraction(below)

    def __rmod__(self, other: object) -> NoReturn:
        raise InvalidType(
            "{value} % {money} is not supported.",
            code="money.percent",
            remedy='Rates are fractions: multiply by Decimal("0.05") for 5 percent.',
            value=other,
            money=str(self),
        )

    def round(self, ndigits: int | None = 0) -> "Money":
        """Return the amount rounded to so many decimals, a half away from zero.

        For a stated rule use :class:`xborder.money.Rounding`.
        """
        if (ndigits or 0) >= places_of(self.amount):
            return self
        with decimal.localcontext(EXACT) as context:
            context.traps[decimal.Inexact] = False
            step = Decimal(1).scaleb(-(ndigits or 0))
            return self._with(self.amount.quantize(step, rounding=decimal.ROUND_HALF_UP))

    def get_amount_in_sub_unit(self) -> int:
        """Return the amount in minor units; the same as :meth:`minor_units`."""
        return self.minor_units()

    def __lt__(self, other: object) -> bool:
        return self.amount < self._other(other)

    def __le__(self, other: object) -> bool:
        return self.amount <= self._other(other)

    def __gt__(self, other: object) -> bool:
        return self.amount > self._other(other)

    def __ge__(self, other: object) -> bool:
        return self.amount >= self._other(other)

    # At the door.

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return door_schema(as_money, written=written_money)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return money_schema(handler.mode)


def _nothing(currency: Currency) -> Money:
    return Money.of_minor(0, currency)


Currency.nothing = _nothing  # here, and not there: a currency knows nothing of money

_LONG = 10**WHOLE_DIGITS
"""From here on a number of minor units may have too many digits."""


def _made(amount: Decimal, currency: Currency) -> Money:
    """Return money of an amount that is computed, not written."""
    money = Money.__new__(Money)
    state = money.__dict__
    state["amount"] = kept(amount, currency)
    state["currency"] = currency
    return money


_PARTS = {"amount", "currency"}


def as_money(value: object) -> Money:
    """Return ``value`` if it is money, its text or its parts, as a field of a document takes it.

    Raises:
        InvalidInput: The text is not money.
        InvalidType: It is anything else.

    Examples:
        >>> as_money("19.90 EUR")
        Money('19.90 EUR')
        >>> as_money({"amount": "19.90", "currency": "EUR"})
        Money('19.90 EUR')
    """
    if type(value) is Money:
        return value
    if isinstance(value, Mapping) and set(value) == _PARTS:
        return Money(value["amount"], value["currency"])
    if isinstance(value, str | moneyed.Money):
        return Money(value)
    raise InvalidType(
        "{value} is not money.",
        code="money.type",
        remedy='Write it as text with its currency, such as "19.90 EUR".',
        value=value,
    )
