"""Numbers and money as exports write them: ``19,90 EUR``, ``1.234,56``, ``$1,249.00``, ``(5.00)``.

A text of digits is read only if it can mean one number. Where a single mark stands before exactly
three digits it can mean two, and the mapping's decimal mark decides; without one it is refused.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, XborderError
from xborder.money import CURRENCY_CODES, Currency, Money
from xborder.trade.orders.mapping import DecimalMark
from xborder.trade.orders.report import Cell

_BLANK: Final = re.compile(r"[\s\u00a0\u202f\u2009\u2007'’]")
_DIGITS: Final = re.compile(r"[0-9][0-9.,\s\u00a0\u202f\u2009\u2007'’]*|(?<!\w)[.,][0-9]+")
"""A point after a letter ends the sign of money: kr.99 is 99, and not 0.99."""
_NO_CENTS: Final = re.compile(r"(?<=[0-9])([.,:])[-–—]{1,2}(?!\d)")
"""How price tags write that there are none: 49.-, 1 299,-, 49:-; no sign of less than nothing."""
_GROUPED: Final = re.compile(r"[0-9]{1,3}([ ,.][0-9]{2,3})*[ ,.][0-9]{3}|[0-9]+")
_PLAIN: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?", re.ASCII)
_SIGNS: Final = {
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CN¥": "CNY",
    "HK$": "HKD",
    "NZ$": "NZD",
    "R$": "BRL",
    "S$": "SGD",
    "US$": "USD",
    "zł": "PLN",
    "Ft": "HUF",
    "Kč": "CZK",
    "MX$": "MXN",
    "NT$": "TWD",
    "RM": "MYR",
    "Rp": "IDR",
    "SFR": "CHF",
    "SFR.": "CHF",
    "TL": "TRY",
    "lei": "RON",
    "лв": "BGN",
    "лв.": "BGN",
    "£": "GBP",
    "€": "EUR",
    "元": "CNY",
    "円": "JPY",
    "₩": "KRW",
    "₫": "VND",
    "₦": "NGN",
    "₪": "ILS",
    "₱": "PHP",
    "₴": "UAH",
    "₸": "KZT",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
    "฿": "THB",
}
"""Signs that mean one currency; ``$``, ``¥``, ``kr``, ``Fr`` and ``Rs`` mean several."""
_CROWNS: Final = frozenset({"DKK", "ISK", "NOK", "SEK"})
_FRANCS: Final = frozenset({"CHF", "XAF", "XOF", "XPF"})
_RUPEES: Final = frozenset({"INR", "LKR", "MUR", "NPR", "PKR", "SCR"})
_SEVERAL: Final = {
    "$": frozenset({"AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD", "USD"}),
    "¥": frozenset({"CNY", "JPY"}),
    "kr": _CROWNS,
    "kr.": _CROWNS,
    "fr": _FRANCS,
    "fr.": _FRANCS,
    "rs": _RUPEES,
    "rs.": _RUPEES,
}
MOST_DIGITS: Final = 15
"""The most digits of an amount before its decimals."""


def number(cell: Cell, mark: DecimalMark | None) -> Decimal:
    """Return the number in a cell, exactly; a float of JSON as it prints.

    Args:
        cell: The cell.
        mark: The decimal mark, where the number alone does not tell.

    Raises:
        InvalidInput: It is no number, or may be two.
        InvalidType: It is neither text nor a number.

    Examples:
        >>> number(Cell("rows.0", "Price", "1.234,56"), None)
        Decimal('1234.56')
        >>> number(Cell("rows.0", "Price", "1.234"), DecimalMark.POINT)
        Decimal('1.234')
    """
    value, sign = _split(cell)
    if sign:
        raise _no_number(cell)
    return _read(value, cell, mark)


def amount(
    cell: Cell, currency: Currency, mark: DecimalMark | None, symbols: Mapping[str, str]
) -> Decimal:
    """Return the amount in a cell, of a currency that is known.

    Args:
        cell: The cell.
        currency: The currency that the order is in.
        mark: The decimal mark, where the number alone does not tell.
        symbols: What signs of several currencies mean in this export.

    Raises:
        CurrencyMismatch: It carries the sign of another currency.
        InvalidInput: It is no amount, or may be two.
    """
    text, sign = _split(cell)
    if sign and currency.code not in _meant_by(sign, symbols):
        raise CurrencyMismatch(
            "{value} is not in {currency}, the currency of its order.",
            remedy="Mend the cell, or the currency.",
            value=cell.value,
            currency=currency.code,
        )
    return _read(text, cell, mark)


def currency_of(cell: Cell, symbols: Mapping[str, str]) -> Currency:
    """Return the currency that a cell names, by code or by a sign that means one currency here.

    Raises:
        InvalidInput: It names none, or a sign that means several.
    """
    _, sign = _split(cell)
    meant = _meant_by(sign, symbols) if sign else frozenset()
    if len(meant) == 1:
        return Currency.of(next(iter(meant)))
    if meant:
        raise InvalidInput(
            "The sign in {value} means several currencies: {known}.",
            code="order.currency",
            remedy="Say which: currency=..., or symbols in the mapping.",
            value=cell.value,
            known=", ".join(sorted(meant)),
        )
    raise InvalidInput(
        "{value} names no currency.",
        code="order.currency",
        remedy='Give currency="EUR", or add the column of the currency to the export.',
        value=cell.value,
    )


def _meant_by(sign: str, symbols: Mapping[str, str]) -> frozenset[str]:
    upper = sign.upper()
    if sign in symbols:
        return frozenset({symbols[sign]})
    if upper in CURRENCY_CODES:
        return frozenset({upper})
    known = _SIGNS.get(sign) or _SIGNS.get(upper)
    return frozenset({known}) if known else _SEVERAL.get(sign.lower(), frozenset())


def _split(cell: Cell) -> tuple[str, str]:
    """Return the digits of a cell with their sign, and the sign of money beside them."""
    value: Any = cell.value
    if isinstance(value, Money):
        return f"{value.amount:f}", value.currency.code
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        raise InvalidType(
            "{value} is no number.",
            code="order.number",
            remedy="Give text or a number.",
            value=value,
        )
    if not isinstance(value, str):
        return _printed(value, cell), ""
    if _PLAIN.fullmatch(value):  # by far the most common, and the search below costs ten times it
        return value, ""
    text = _NO_CENTS.sub(_without_cents, value.replace("−", "-"))
    found = list(_DIGITS.finditer(text))
    if len(found) != 1:
        raise _no_number(cell)
    digits = found[0][0].rstrip()
    around = text.replace(digits, "", 1)
    negative = "-" in around or ("(" in around and ")" in around)
    sign = re.sub(r"[-()+\s\u00a0\u202f\u2009]", "", around)
    return ("-" if negative else "") + digits, sign


def _without_cents(match: re.Match[str]) -> str:
    # the mark is kept with cents of zero, so that what stands before it groups thousands
    mark = match[1]
    if mark == ":":
        mark = "." if "," in match.string else ","
    return f"{mark}00"


def _printed(value: float | Decimal, cell: Cell) -> str:
    # JSON has floats for amounts: as it prints, 19.9 is what the shop wrote
    plain = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not plain.is_finite() or (plain and not -MOST_DIGITS < plain.adjusted() < MOST_DIGITS):
        raise _no_number(cell)
    return f"{plain:f}"


def _read(text: str, cell: Cell, mark: DecimalMark | None) -> Decimal:
    if _PLAIN.fullmatch(text):
        whole, _, tail = text.partition(".")
        exact = not isinstance(cell.value, str)
        if len(tail) != 3 or exact or mark is DecimalMark.POINT or whole in ("0", "-0"):
            return Decimal(text)
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    digits = _BLANK.sub(" ", digits)
    marks = [each for each in digits if each in ",."]
    if len(set(marks)) == 2:  # the last one stands before the decimals
        point = digits.rfind(marks[-1])
        good = marks.count(marks[-1]) == 1
    elif len(marks) == 1:
        point = digits.find(marks[0])
        after = len(digits) - point - 1
        good = True
        if after == 3 and digits[:point].strip("0"):
            if mark is None:
                raise _two_numbers(cell, digits.replace(marks[0], ""), digits.replace(",", "."))
            if (mark is DecimalMark.POINT) != (marks[0] == "."):
                point = -1
    else:
        point, good = -1, True
    whole, tail = (digits, "") if point < 0 else (digits[:point], digits[point + 1 :])
    whole = whole.strip()
    if not (good and (not whole or _GROUPED.fullmatch(whole)) and (not tail or tail.isdecimal())):
        raise _no_number(cell)
    plain = re.sub("[ ,.]", "", whole)
    if len(plain) > MOST_DIGITS or len(tail) > MOST_DIGITS or not (plain or tail):
        raise _no_number(cell)
    return Decimal(f"{sign}{plain or 0}.{tail or 0}") if tail else Decimal(sign + plain)


def _no_number(cell: Cell) -> XborderError:
    return InvalidInput(
        "{value} is no number.",
        code="order.number",
        remedy="Write it plainly, such as 1234.56; a spreadsheet may have turned it into 4.00E+12.",
        value=cell.value,
    )


def _two_numbers(cell: Cell, one: str, other: str) -> XborderError:
    return InvalidInput(
        "{value} is {one} or {other}.",
        code="order.number",
        remedy='Say which mark stands before decimals: decimal="point" or "comma" in the mapping.',
        value=cell.value,
        one=one.replace(" ", ""),
        other=other.replace(" ", ""),
    )
