"""Exact decimals and ratios, and shares that people agree on."""

import decimal
import re
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational
from typing import Any, Final

from xborder.errors import InvalidInput
from xborder.number.real import finite, positive
from xborder.number.refusal import counts_nothing, negative, not_a_share, shown

DECIMAL: Final = decimal.Context(
    prec=100,
    rounding=decimal.ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
"""The context of the library's own decimal work: a caller's precision, rounding mode and traps
never reach a result. A hundred digits hold every sum and product of amounts without rounding."""

_TOLD: Final = decimal.Context(prec=28)
"""How a ratio without end is told as a decimal."""

_WIDEST_EXPONENT = 400  # past the range of floats; beyond it an exact ratio has too many digits
_DECIMAL_TEXT: Final = re.compile(
    r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII
)


def exact(value: Any, where: str) -> Decimal:
    """Return ``value``, a number or its decimal text, as an exact decimal.

    Floats are read as they print: ``0.1`` is a tenth, not 0.1000000000000000055.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, not finite, or has more digits than floats
            reach.
    """
    if isinstance(value, str):
        if not _DECIMAL_TEXT.fullmatch(value):
            raise InvalidInput(
                "{name} is {value}, which is not a decimal number.",
                code="number.text",
                remedy="Write it plainly, such as 0.95: a point, no grouping, no sign of per cent.",
                where=where,
                name=where,
                value=shown(value),
            )
        number = Decimal(value)
    elif isinstance(value, Decimal):
        number = value
    elif isinstance(value, Integral) and not counts_nothing(value):
        number = Decimal(int(value))
    else:
        number = Decimal(repr(finite(value, where)))
    if not number.is_finite():
        finite(value, where)
    # a ratio of 10**400 or a trillion decimals is no amount, and takes minutes to work with
    exponent = number.as_tuple().exponent
    if number.adjusted() > _WIDEST_EXPONENT or int(exponent) < -2 * _WIDEST_EXPONENT:
        raise InvalidInput(
            "{name} has more digits than any amount.",
            code="number.digits",
            remedy="Give at most {most} digits before the point and twice as many after it.",
            where=where,
            name=where,
            value=shown(value),
            most=_WIDEST_EXPONENT,
        )
    return number


def exact_share(value: Any, where: str) -> Decimal:
    """Return ``value``, a number or its decimal text, as an exact decimal in [0, 1].

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, or it lies outside [0, 1].
    """
    number = exact(value, where)
    if not 0 <= number <= 1:
        raise not_a_share(value, where)
    return number


def exact_not_negative(value: Any, where: str) -> Decimal:
    """Return ``value``, a number or its decimal text, as an exact decimal of zero or more.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, or it is negative.
    """
    number = exact(value, where)
    if number < 0:
        raise negative(value, where)
    return number


def ratio(value: Any, where: str) -> Fraction:
    """Return ``value``, a number or its decimal text, as an exact ratio; floats as they print.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, not finite, or has more digits than floats
            reach.

    Examples:
        >>> ratio(0.1, "pack"), ratio("2.50", "pack")
        (Fraction(1, 10), Fraction(5, 2))
    """
    if isinstance(value, Rational) and not counts_nothing(value):
        return Fraction(int(value.numerator), int(value.denominator))
    return Fraction(exact(value, where))


def as_decimal(value: Fraction) -> Decimal:
    """Return a ratio as a decimal: exactly where it ends, else its first 28 digits.

    Examples:
        >>> as_decimal(Fraction(4, 5)), as_decimal(Fraction(1, 3))
        (Decimal('0.8'), Decimal('0.3333333333333333333333333333'))
    """
    return _TOLD.divide(Decimal(value.numerator), Decimal(value.denominator))


def share(value: Any, where: str) -> float:
    """Return ``value``, a number or its decimal text, as a fraction in [0, 1]; no per cents.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, or it lies outside [0, 1].
    """
    converted = finite(exact(value, where) if isinstance(value, str) else value, where)
    if not 0.0 <= converted <= 1.0:
        raise not_a_share(value, where)
    return converted


def positive_share(value: Any, where: str) -> float:
    """Return ``value``, a number or its decimal text, as a fraction in (0, 1]; no per cents.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, or it lies outside (0, 1].
    """
    return positive(share(value, where), where)
