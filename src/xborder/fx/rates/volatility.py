"""The one reading of an annual volatility."""

from typing import Any, Final

from xborder.errors import InvalidInput
from xborder.number import not_negative

MOST_VOLATILITY: Final = 5.0
"""No currency was ever quoted at 500 % a year, a week of devaluation apart none has moved so; what
is above it was meant in per cent."""


def annual_volatility(value: Any, where: str = "volatility") -> float:
    """Return ``value`` as a volatility per square root of a year, 0.08 for 8 %.

    Args:
        value: An int, float, Decimal, Fraction or numpy scalar, from 0 to 5.
        where: The name of the field, for the error.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is negative, not finite, or so large that it must be in per cent.

    Examples:
        >>> annual_volatility(0.141)
        0.141
        >>> annual_volatility(14.1)  # doctest: +ELLIPSIS
        Traceback (most recent call last):
            ...
        xborder.errors.InvalidInput: ... Give a fraction: 0.141 for 14.1 %.
    """
    read = not_negative(value, where)
    if read > MOST_VOLATILITY:
        raise InvalidInput(
            "{name} is {value}, which is {percent} % a year.",
            code="fx.volatility_in_percent",
            remedy="Give a fraction: {fraction} for {value} %.",
            where=where,
            name=where,
            value=f"{read:.12g}",
            percent=f"{read * 100:.12g}",
            fraction=f"{read / 100:.12g}",
        )
    return read
