"""Reading money from text: one strict form, and the corrected form for whatever else was written.

The form is ``"19.90 EUR"``: digits, a point, decimals, one space, the ISO 4217 code.
"""

import decimal
import re
import unicodedata
from decimal import Decimal
from typing import Final

import moneyed

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType
from xborder.money.currency import Currency, meant_code

EXACT: Final = decimal.Context(
    prec=200,
    rounding=decimal.ROUND_HALF_EVEN,
    traps=[decimal.Inexact, decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
"""The context of all money arithmetic: it raises rather than rounds."""

WHOLE_DIGITS: Final = 24
"""The most digits before the point."""
DECIMALS: Final = 24
"""The most digits after the point."""

_AMOUNT: Final = re.compile(r"(-?)([0-9]{1,24})(?:\.([0-9]{1,24}))?")
MONEY: Final = re.compile(r"(-?)([0-9]{1,24})(?:\.([0-9]{1,24}))? ([A-Z]{3})")
"""The strict form of money as text."""
_LONG: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?( [A-Z]{3})?(?<=.{25})")
_LONGEST_EXPLAINED = 64

_SYMBOLS: Final = {  # the longer ones first
    "CN¥": ("CNY",),
    "HK$": ("HKD",),
    "NZ$": ("NZD",),
    "US$": ("USD",),
    "A$": ("AUD",),
    "C$": ("CAD",),
    "R$": ("BRL",),
    "S$": ("SGD",),
    "zł": ("PLN",),
    "$": ("USD", "AUD"),
    "£": ("GBP",),
    "¥": ("CNY", "JPY"),
    "€": ("EUR",),
    "元": ("CNY",),
    "円": ("JPY",),
    "₩": ("KRW",),
    "₫": ("VND",),
    "₹": ("INR",),
    "₺": ("TRY",),
}


def read_money(text: str) -> tuple[Decimal, Currency]:
    """Return the amount and the currency of a text such as ``"19.90 EUR"``.

    Raises:
        InvalidInput: The text has another form; the remedy shows the corrected one.
    """
    match = MONEY.fullmatch(text)
    if match is None:
        raise not_money(text)
    sign, whole, decimals, code = match.groups()
    currency = Currency.of(code)
    return _amount(sign, whole, decimals or "", currency.digits), currency


def read_amount(text: str, currency: Currency) -> Decimal:
    """Return the amount of a text such as ``"19.90"`` in a currency.

    Raises:
        InvalidInput: The text has another form; the remedy shows the corrected one.
    """
    match = _AMOUNT.fullmatch(text.removesuffix(f" {currency.code}"))
    if match is None:
        raise not_money(text, currency)
    sign, whole, decimals = match.groups()
    return _amount(sign, whole, decimals or "", currency.digits)


def _amount(sign: str, whole: str, decimals: str, digits: int) -> Decimal:
    if len(decimals) > digits:
        decimals = decimals.rstrip("0")
    if len(decimals) < digits:
        decimals += "0" * (digits - len(decimals))
    amount = Decimal(f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}")
    return amount or amount.copy_abs()


def read(amount: object, currency: str | moneyed.Currency | None) -> tuple[Decimal, Currency]:
    """Return the amount and the currency, however money was given.

    Raises:
        CurrencyMismatch: Two currencies were given.
        InvalidInput: There is no currency, or the amount is not finite, plain or short enough.
        InvalidType: The amount is a float or anything else that is not exact.
    """
    if isinstance(amount, moneyed.Money):
        return _given_money(amount, currency)
    if not isinstance(amount, str | int | Decimal) or isinstance(amount, bool):
        raise InvalidType(
            "{value} is not an exact amount.",
            code="money.float" if isinstance(amount, float) else "money.type",
            remedy="Give text, an int or a Decimal; a float has already lost the cents.",
            value=amount,
        )
    if currency is None:
        raise InvalidInput(
            "{value} has no currency.",
            code="money.currency",
            remedy='Give it too: Money("19.90 EUR") or Money("19.90", "EUR").',
            value=amount,
        )
    unit = Currency.of(currency)
    if isinstance(amount, str):
        return read_amount(amount, unit), unit
    return kept(Decimal(amount), unit), unit


def _given_money(
    money: moneyed.Money, currency: str | moneyed.Currency | None
) -> tuple[Decimal, Currency]:
    unit = Currency.of(money.currency)
    if currency is not None and Currency.of(currency) != unit:
        raise CurrencyMismatch(
            "{money} is not in {value}.",
            remedy="Leave the second currency out, or convert with RateTable.convert.",
            value=str(currency),
            money=f"{money.amount} {unit.code}",
        )
    return kept(money.amount, unit), unit


def kept(amount: Decimal, currency: Currency) -> Decimal:
    """Return ``amount`` with its minor digits, and no zero beyond them.

    Raises:
        InvalidInput: It is not finite, or has too many digits.
    """
    _sign, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int):
        raise InvalidInput(
            "{value} is not a finite amount.",
            code="money.finite",
            remedy="Give a number.",
            value=str(amount),
        )
    if exponent == -currency.digits and len(digits) <= WHOLE_DIGITS:
        return amount or amount.copy_abs()
    if not amount:
        return Decimal(0).scaleb(-currency.digits, EXACT)
    if amount.adjusted() >= WHOLE_DIGITS or len(digits) > WHOLE_DIGITS + DECIMALS:
        raise too_long(str(amount))
    amount = amount.normalize(EXACT)
    if places_of(amount) < currency.digits:
        return amount.quantize(Decimal(1).scaleb(-currency.digits, EXACT), context=EXACT)
    if places_of(amount) > DECIMALS:
        raise too_long(str(amount))
    return amount


def places_of(amount: Decimal) -> int:
    """Return how many decimals a finite amount shows."""
    return -int(amount.as_tuple().exponent)  # a letter for what is not finite alone


def not_money(text: str, currency: Currency | None = None) -> InvalidInput:
    """Return the error for a text that is not money, with the corrected form if there is one.

    Args:
        text: What was given.
        currency: Its currency, if given apart.
    """
    if _LONG.fullmatch(text):
        return too_long(text)
    forms = corrected(text, currency.code if currency else "")
    match forms:
        case []:
            remedy = 'Write it as "19.90 EUR": plain digits, a point, a space, the code.'
        case [_]:
            remedy = 'Write "{form}".'
        case _:
            remedy = 'Write "{form}" or "{other}", whichever is meant.'
    return InvalidInput(
        "{value} is not money.",
        code="money.text",
        remedy=remedy,
        value=text,
        form=forms[0] if forms else "",
        other=forms[1] if len(forms) > 1 else "",
    )


def too_long(text: str) -> InvalidInput:
    """Return the error for an amount of more digits than money can have."""
    return InvalidInput(
        "{value} has too many digits.",
        code="money.digits",
        remedy="Give at most {whole} digits before the point and {decimals} after it.",
        value=text,
        whole=WHOLE_DIGITS,
        decimals=DECIMALS,
    )


def corrected(text: str, code: str = "") -> list[str]:
    """Return the forms a writer of ``text`` may have meant, the likeliest first; perhaps none.

    Examples:
        >>> corrected("¥1,200"), corrected("1.234,50 eur")
        (['1200 CNY', '1200 JPY'], ['1234.50 EUR'])
    """
    if len(text) > _LONGEST_EXPLAINED:
        return []
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    codes: tuple[str, ...] = ()
    for symbol in _SYMBOLS:
        if symbol in plain:
            codes = _SYMBOLS[symbol]
            plain = plain.replace(symbol, "")
            break
    if letters := re.search(r"[A-Za-z]{3,5}", plain):
        codes = (meant_code(letters[0]),)
        plain = plain.replace(letters[0], "")
    if code:
        codes = (code,)
    number = _plain_number(re.sub(r"[\s_'’]", "", plain))
    return [f"{number} {each}" for each in codes if each] if number else []


def _plain_number(text: str) -> str:
    """Return a number without grouping or exponent; empty if ``text`` is none."""
    text = text.removeprefix("+")
    point = max(text.rfind("."), text.rfind(","))
    if point >= 0:
        mark, groups = text[point], text.count(text[point])
        grouped = groups > 1 or (mark == "," and "." not in text and len(text) - point == 4)
        tail = "" if grouped else text[point + 1 :]
        text = re.sub("[.,]", "", text[: None if grouped else point])
        text = f"{text or 0}.{tail}" if tail else text
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,2}", text):
        text = f"{Decimal(text):f}"
    return text if _AMOUNT.fullmatch(text) else ""
