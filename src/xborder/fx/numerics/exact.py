"""Exact decimals at the door: amounts and shares that no sum may round."""

import decimal
from decimal import Decimal
from typing import Any

from xborder.errors import InvalidInput, InvalidType

EXACT = decimal.Context(prec=100)
"""Sums and products of amounts run in a context of their own, whatever the ambient one."""


def exact(value: Any, *, where: str) -> Decimal:
    """Return ``value`` as an exact decimal; floats are read as they print.

    Raises:
        InvalidType: It is not a number, or text that is not one.
        InvalidInput: It is not finite.
    """
    try:
        number = Decimal(repr(value) if isinstance(value, (float, bool)) else value)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise InvalidType(
            "{name} is {value}, which is not a number.",
            code="fx.not_a_number",
            remedy="Give an int, a float or a Decimal.",
            where=where,
            name=where,
            value=value,
        ) from error
    if not number.is_finite():
        raise InvalidInput(
            "{name} is {value}, which is not finite.",
            code="fx.not_finite",
            remedy="Give a finite number.",
            where=where,
            name=where,
            value=str(number),
        )
    return number


def share_of_one(value: Any, *, where: str) -> Decimal:
    """Return ``value`` as an exact decimal between 0 and 1."""
    number = exact(value, where=where)
    if not 0 <= number <= 1:
        raise InvalidInput(
            "{name} is {value}; it must lie between 0 and 1.",
            code="fx.fraction",
            remedy="Give a fraction: 0.25 for 25 %.",
            where=where,
            name=where,
            value=str(value),
        )
    return number
