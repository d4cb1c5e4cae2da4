"""The kinds of fields that documents share: strict scalars that say what is wrong."""

import datetime as dt
import re
from decimal import Decimal
from functools import partial
from numbers import Integral
from typing import Annotated, Final, TypeVar

from pydantic import Field, PlainSerializer, StrictStr

from xborder.document import Read
from xborder.errors import InvalidInput, InvalidType
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.money.reading import DECIMALS
from xborder.money.written import money_schema, written_money
from xborder.timeline import civil_date
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.country_names import by_code

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PRICE_DIGITS: Final = 15
_SHARE_DIGITS: Final = 18
_FRACTION: Final = re.compile(r"[01](\.[0-9]{1,18})?")
_REGISTRATION: Final = re.compile(r"[A-Z][A-Z0-9_-]{1,31}")
_NUMBERED: Final = re.compile(r"[0-9]{5}")
_SHORTEST_TAX_NUMBER: Final = 2
_TAX_NUMBER_LENGTH: Final = 40
"""More than twice the longest number that a tax office gives, with its blanks and dots."""


def date_of(value: object) -> dt.date:
    """Return a civil day: a date, or its ISO text.

    Raises:
        InvalidInput: The text is no day.
        InvalidType: It is neither, or a datetime.
    """
    if isinstance(value, str):
        try:
            if _ISO_DATE.fullmatch(value):
                return dt.date.fromisoformat(value)
        except ValueError:
            pass
        raise InvalidInput(
            "{value} is not a date.",
            code="date.text",
            remedy="Give a datetime.date, or in JSON a day such as 2026-11-21.",
            value=value,
        )
    return civil_date(value)


Name = Annotated[StrictStr, Field(min_length=1, max_length=100)]
"""A short text that is not empty."""

Date = Annotated[
    dt.date,
    Read(date_of, {"type": "string", "format": "date"}),
]
"""A civil day: a ``datetime.date``, or its ISO text as JSON has it; never a datetime."""


def _amount(value: object) -> Money:
    money = as_money(value)
    if money.amount.adjusted() >= _PRICE_DIGITS:
        raise InvalidInput(
            "{value} has too many digits.",
            code="money.digits",
            remedy="Give at most {whole} digits before the point and {decimals} after it.",
            value=str(money),
            whole=_PRICE_DIGITS,
            decimals=DECIMALS,
        )
    return money


def charge_of(value: object) -> Money:
    """Return money of zero or more.

    Raises:
        InvalidInput: It is negative, too long or no money.
        InvalidType: It is neither money nor its text.
    """
    money = _amount(value)
    if money.amount < 0:
        raise InvalidInput(
            "{value} is negative.",
            code="money.negative",
            remedy="Give zero or more; what is taken off goes into coupon or shipping_discount.",
            value=str(money),
        )
    return money


Charge = Annotated[
    Money,
    Read(charge_of, partial(money_schema, examples=("19.90 EUR",)), written=written_money),
]
"""Money of zero or more."""


def _sum(value: object) -> Money:
    return _whole(charge_of(value))


def _whole(money: Money) -> Money:
    if money.as_ratio()[1] != 1:
        raise InvalidInput(
            "{value} is not a whole number of minor units.",
            code="money.minor_units",
            remedy="Round it to {digits} decimals: only the price of one piece may have more.",
            value=str(money),
            digits=money.currency.digits,
        )
    return money


Sum = Annotated[
    Money,
    Read(_sum, partial(money_schema, examples=("4.50 EUR",)), written=written_money),
]
"""Money of zero or more, in whole minor units: what is paid at once and shared among lines."""


def _balance(value: object) -> Money:
    return _whole(_amount(value))


Balance = Annotated[
    Money,
    Read(_balance, partial(money_schema, examples=("-4.50 EUR",)), written=written_money),
]
"""Money in whole minor units, below zero where more was credited than sold."""


_MEASURED: Final = re.compile(r"[0-9]{1,10}\.[0-9]{1,6}")


def _pieces(value: object) -> int:
    value = _plain_whole(value)
    if type(value) is not int:
        raise InvalidType(
            "{value} is not a whole number of pieces.",
            code="pieces.type",
            remedy="Give an int.",
            value=value,
        )
    return _within(value)


def _plain_whole(value: object) -> object:
    """Return a whole number of numpy or pandas, as frames hold them, as a plain one."""
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)
    return value


def quantity_of(value: object) -> int | Decimal:
    """Return a quantity: whole pieces, or what is cut to measure.

    Raises:
        InvalidType: It is neither a whole number nor text or a ``Decimal`` with few digits.
        InvalidInput: It is not positive, or too large.
    """
    if type(value) is int:  # nearly all are
        return _within(value)
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < _PRICE_DIGITS:
        num, over = value.as_integer_ratio()
        value = f"{num}.0" if over == 1 else f"{value:f}"
    if isinstance(value, str) and _MEASURED.fullmatch(value):
        value = Decimal(value)
    elif type(value := _plain_whole(value)) is not int:
        raise InvalidType(
            "The quantity {value} is not a whole number.",
            code="quantity.type",
            remedy="Give an int: the number of pieces; or what is cut to measure as a Decimal or "
            'text with a point and at most six digits behind it, such as "2.6".',
            value=value,
        )
    return _within(value)


_Number = TypeVar("_Number", int, Decimal, int | Decimal)


def _within(value: _Number) -> _Number:
    if not 0 < value <= MOST_PIECES:
        raise InvalidInput(
            "The quantity {value} is not between 1 and {most}.",
            code="quantity.range",
            remedy="Give the number of pieces, at least 1; leave out a line without any.",
            value=value,
            most=MOST_PIECES,
        )
    return value


MOST_PIECES: Final = 10**9
"""The most pieces of a line: beyond, a quantity is a slip of the keyboard."""


def _working_days(value: object) -> int:
    value = _plain_whole(value)
    if type(value) is not int:
        raise InvalidType(
            "{value} is not a whole number of working days.",
            code="days.type",
            remedy="Give an int.",
            value=value,
        )
    if not 0 <= value <= MOST_DAYS:
        raise InvalidInput(
            "{value} is not between 0 and {most} working days.",
            code="days.range",
            remedy="Count the working days that the parcel lies with the carrier.",
            value=value,
            most=MOST_DAYS,
        )
    return value


MOST_DAYS: Final = 366
"""The most working days that a parcel waits: carriers return it within weeks."""

WorkingDays = Annotated[
    int, Read(_working_days, {"type": "integer", "minimum": 0, "maximum": MOST_DAYS})
]
"""A whole number of working days, zero or more."""

Pieces = Annotated[int, Read(_pieces, {"type": "integer", "minimum": 1, "maximum": MOST_PIECES})]
"""A positive whole number of pieces."""

Quantity = Annotated[
    int | Decimal,
    Read(
        quantity_of,
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": MOST_PIECES},
                {"type": "string", "pattern": f"^{_MEASURED.pattern}$"},
            ]
        },
    ),
]
"""A positive whole number of pieces, or a measured quantity with a point."""


def _share(value: object) -> Decimal:
    if type(value) is int:
        value = str(value)
    if isinstance(value, Decimal):
        plain = value.is_finite() and value.adjusted() > -_SHARE_DIGITS
        value = f"{value:f}" if plain else str(value)
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not an exact fraction.",
            code="fraction.type",
            remedy='Give a Decimal or text, such as "0.40" for 40 percent.',
            value=value,
        )
    if not _FRACTION.fullmatch(value) or (share := Decimal(value)) > 1:
        raise InvalidInput(
            "{value} is not a fraction between 0 and 1.",
            code="fraction.range",
            remedy='Give a fraction, such as "0.40" for 40 percent.',
            value=value,
        )
    return share


Share = Annotated[
    Decimal,
    Read(_share, {"type": "string", "pattern": rf"^{_FRACTION.pattern}$"}),
]
"""An exact fraction between 0 and 1."""

_DEGREES: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")


def _degrees(value: object) -> Decimal:
    text = str(value) if type(value) is int else value
    text = f"{text:f}" if isinstance(text, Decimal) else text
    if not isinstance(text, str) or not _DEGREES.fullmatch(text) or Decimal(text) > 100:
        raise InvalidInput(
            "{value} is not a degree between 0 and 100.",
            code="degrees.range",
            remedy='Give a Decimal or text, such as "96.5".',
            value=value,
        )
    return Decimal(text)


Degrees = Annotated[
    Decimal,
    Read(_degrees, {"type": "string", "pattern": rf"^{_DEGREES.pattern}$"}),
]
"""Degrees of polarisation, from 0 to 100."""


def _tax_number(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not text.",
            code="tax_number.type",
            remedy="Write the number as text: a number loses the zeros at its left.",
            value=value,
        )
    digits = any(sign.isdecimal() for sign in value)
    if not digits or not _SHORTEST_TAX_NUMBER <= len(value) <= _TAX_NUMBER_LENGTH:
        raise InvalidInput(
            "{tax_number} cannot be a tax number.",
            code="tax_number.form",
            remedy="Give the number, with its digits and of at most {most} characters; leave it "
            "out if there is none.",
            tax_number=value,
            most=_TAX_NUMBER_LENGTH,
        )
    return value


TaxNumberText = Annotated[
    str,
    Read(
        _tax_number,
        {
            "type": "string",
            "minLength": _SHORTEST_TAX_NUMBER,
            "maxLength": _TAX_NUMBER_LENGTH,
        },
    ),
]
"""A tax number as its holder writes it, of which only what no number can be is refused."""


def registration(value: object) -> str:
    """Return ``value`` if it may be the name of a registration: a scheme, or a country.

    Raises:
        InvalidInput: It is a number, or no code of a country; the remedy says which was meant.
        InvalidType: It is not text.
    """
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not the name of a registration.",
            code="registration.type",
            remedy='Give text: a scheme such as "IOSS" or "VOEC", or a country such as "GB".',
            value=value,
        )
    if len(value) == 2 and value not in COUNTRIES and (meant := by_code(value)):
        raise InvalidInput(
            "{value} is not a registration.",
            code="registration.unknown",
            remedy="Write {meant}.",
            value=value,
            meant=meant,
        )
    # Rules ask for the name of a scheme or a country: a number would count as no registration.
    if _NUMBERED.search(value):
        raise InvalidInput(
            "{value} is a number, not the name of a registration.",
            code="registration.number",
            remedy='Give the scheme or the country that it is for, such as "IOSS" or "GB".',
            value=value,
        )
    if not _names_registration(value):
        capitals = value.strip().upper()
        raise InvalidInput(
            "{value} is not a registration.",
            code="registration.unknown",
            remedy="Write {meant}."
            if _names_registration(capitals)
            else 'Give a scheme such as "IOSS" or "VOEC", or a country such as "GB".',
            value=value,
            meant=capitals,
        )
    return value


def _names_registration(text: str) -> bool:
    is_named = _REGISTRATION.fullmatch(text) is not None
    return is_named and (len(text) != 2 or text in COUNTRIES)


Registration = Annotated[
    str,
    Read(registration, {"type": "string", "pattern": f"^{_REGISTRATION.pattern}$"}),
]
"""A scheme or a country in which a seller is registered for tax, in capital letters."""

Registrations = Annotated[
    frozenset[Registration], PlainSerializer(sorted, return_type=list[str], when_used="json")
]
"""A set of registrations; JSON has them in order."""

Names = Annotated[frozenset[Name], PlainSerializer(sorted, return_type=list[str], when_used="json")]
"""A set of names; JSON has them in order."""
