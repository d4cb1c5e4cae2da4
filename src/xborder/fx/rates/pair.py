"""Currency pairs: which currency is the base, and how large a pip is."""

from decimal import Decimal
from typing import Final

from attrs import field, frozen

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType
from xborder.kind import typed
from xborder.money.currency import CURRENCY_CODES, Currency

OFFSHORE: Final = frozenset({"CNH"})
"""Codes the market deals in that ISO 4217 does not list: the renminbi outside the mainland."""

_ORDER: Final = ("EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF")
"""Which currency is quoted as the base: the first of the two in this list."""

_LAST: Final = ("JPY", "KRW")
"""Currencies that are the quote side against all others."""

_HUNDREDTHS: Final = frozenset({"JPY", "KRW", "HUF", "THB", "INR", "PHP", "TWD"})
_WHOLE: Final = frozenset({"IDR", "VND", "CLP", "COP"})


def currency_code(value: object, *, where: str = "currency") -> str:
    """Return ``value`` if it is the code of a currency that is dealt in.

    Args:
        value: Three capital letters of ISO 4217, or ``"CNH"``.
        where: The name of the argument, for the error.

    Raises:
        InvalidType: It is not text.
        InvalidInput: There is no such currency.

    Examples:
        >>> currency_code("CNH")
        'CNH'
    """
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not a currency code.",
            code="fx.currency_type",
            remedy='Give three letters as text, such as "EUR" or "CNH".',
            where=where,
            value=value,
        )
    if value not in CURRENCY_CODES and value not in OFFSHORE:
        raise InvalidInput(
            "{value} is not a currency that is dealt in.",
            code="fx.currency",
            remedy='Give three capital letters of ISO 4217, such as "EUR", or "CNH".',
            where=where,
            value=value,
        )
    return value


def minor_unit(currency: str) -> Decimal:
    """Return the smallest amount that a bank moves of a currency: its minor unit of ISO 4217.

    Examples:
        >>> minor_unit("EUR"), minor_unit("JPY"), minor_unit("KWD"), minor_unit("CNH")
        (Decimal('0.01'), Decimal('1'), Decimal('0.001'), Decimal('0.01'))
    """
    code = currency_code(currency)
    # the offshore renminbi is the same money, booked elsewhere
    return Decimal(1).scaleb(-Currency.of("CNY" if code in OFFSHORE else code).digits)


def _rank(currency: str) -> tuple[int, int]:
    if currency in _ORDER:
        return 0, _ORDER.index(currency)
    return (2, _LAST.index(currency)) if currency in _LAST else (1, 0)


@frozen(kw_only=True, order=True, field_transformer=typed)
class CurrencyPair:
    """Two currencies: a rate is so many units of ``quote`` for one unit of ``base``.

    Attributes:
        base: The currency that is one unit; "foreign" in the formulas of options.
        quote: The currency that the rate counts; "domestic" in those formulas.

    Raises:
        InvalidInput: A code is unknown, or both are the same.

    Examples:
        >>> CurrencyPair.market("USD", "EUR")
        CurrencyPair(base='EUR', quote='USD')
        >>> str(CurrencyPair.parse("USDJPY").inverse), CurrencyPair.parse("USDJPY").pip
        ('JPYUSD', 0.01)
    """

    base: str = field(converter=currency_code)
    quote: str = field(converter=currency_code)

    def __attrs_post_init__(self) -> None:
        if self.base == self.quote:
            raise InvalidInput(
                "{value} is both base and quote of the pair.",
                code="fx.pair",
                remedy="Give two different currencies.",
                where="quote",
                value=self.quote,
            )

    @classmethod
    def parse(cls, text: object) -> "CurrencyPair":
        """Return the pair written as ``"EURUSD"`` or ``"EUR/USD"``, in the order written.

        Raises:
            InvalidInput: It is not two known currencies.
        """
        if isinstance(text, CurrencyPair):
            return text
        letters = text.replace("/", "", 1) if isinstance(text, str) else ""
        if len(letters) != 6:
            raise InvalidInput(
                "{value} is not a currency pair.",
                code="fx.pair",
                remedy='Write six letters, base first, such as "EURUSD".',
                where="pair",
                value=text,
            )
        return cls(base=letters[:3], quote=letters[3:])

    @classmethod
    def market(cls, one: str, other: str) -> "CurrencyPair":
        """Return the pair of two currencies in the order the market quotes it.

        EUR, GBP, AUD, NZD, USD, CAD, CHF in that order are base before any other; JPY and KRW
        are quote after any other; two currencies of neither kind stand in alphabetical order.

        Source: market practice as in ISDA, FX and Currency Option Definitions (1998), annex A.
        """
        codes = currency_code(one, where="one"), currency_code(other, where="other")
        # by rank, and by letter among equals, so that both orders of asking give one pair
        first, second = sorted(codes, key=lambda code: (*_rank(code), code))
        return cls(base=first, quote=second)

    @property
    def inverse(self) -> "CurrencyPair":
        """The same two currencies the other way round."""
        return CurrencyPair(base=self.quote, quote=self.base)

    @property
    def is_market_order(self) -> bool:
        """Whether the market quotes the pair this way round."""
        return self == CurrencyPair.market(self.base, self.quote)

    @property
    def pip(self) -> float:
        """The unit forward points are quoted in: 0.0001, 0.01 for JPY and like currencies."""
        if self.quote in _WHOLE:
            return 1.0
        return 0.01 if self.quote in _HUNDREDTHS else 0.0001

    def __contains__(self, currency: str) -> bool:
        return currency in (self.base, self.quote)

    def other(self, currency: str) -> str:
        """Return the currency that is not ``currency``.

        Raises:
            CurrencyMismatch: ``currency`` is neither of the two.
        """
        if currency_code(currency) not in self:
            raise CurrencyMismatch(
                "{value} is not one of the currencies of {pair}.",
                remedy="Give {base} or {quote}.",
                where="currency",
                value=currency,
                pair=str(self),
                base=self.base,
                quote=self.quote,
            )
        return self.quote if currency == self.base else self.base

    def __str__(self) -> str:
        return self.base + self.quote


def currency_pair(pair: CurrencyPair | str) -> CurrencyPair:
    """Return ``pair`` as a :class:`CurrencyPair`; see :meth:`CurrencyPair.parse`."""
    return CurrencyPair.parse(pair)
