"""Finite floats of the sign and range that a formula needs."""

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from numbers import Real
from typing import Any, Final

from xborder.errors import InvalidInput, InvalidType
from xborder.number.refusal import counts_nothing, negative, not_a_number, shown

_LARGEST: Final = 1e300
"""As large as a number may be: a hundred million of them still add up to a float.

The greatest float is 1.8e308. Two of its size have no sum: Python's exact sums raise there, and
plain ones run to infinity. No quantity and no amount is anywhere near.
"""


def finite(value: Any, where: str) -> float:
    """Return ``value`` as a finite float.

    Args:
        value: An int, float, Decimal, Fraction or numpy scalar.
        where: The name of the field, for the error.

    Raises:
        InvalidType: It is not a number; booleans and text are not.
        InvalidInput: It is infinite, NaN, or too large to be added up.
    """
    if type(value) is float and -_LARGEST <= value <= _LARGEST:
        return value  # by far the most common case, and the checks below cost six times as much
    if counts_nothing(value) or not isinstance(value, (Real, Decimal)):
        raise not_a_number(value, where)
    try:
        converted = float(value)
    except (OverflowError, ValueError):  # an int beyond floats, a signalling NaN
        converted = math.nan
    if not math.isfinite(converted):
        raise InvalidInput(
            "{name} is {value}, which is not finite.",
            code="number.not_finite",
            remedy="Give a finite number; leave a row without one out.",
            where=where,
            name=where,
            value=shown(value),
        )
    if abs(converted) > _LARGEST:
        raise InvalidInput(
            "{name} is {value}, too large to be added up.",
            code="number.too_large",
            remedy="Check its unit; numbers up to 1e300 are taken.",
            where=where,
            name=where,
            value=converted,
        )
    return converted


def positive(value: Any, where: str) -> float:
    """Return ``value`` as a finite float above zero.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is not finite, or not above zero.
    """
    converted = finite(value, where)
    if converted <= 0.0:
        raise InvalidInput(
            "{name} is {value}, which is not above zero.",
            code="number.not_positive",
            remedy="Give a number above zero; check its sign and unit.",
            where=where,
            name=where,
            value=value,
        )
    return converted


def not_negative(value: Any, where: str) -> float:
    """Return ``value`` as a finite float of zero or more.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is not finite, or negative.
    """
    converted = finite(value, where)
    if converted < 0.0:
        raise negative(value, where)
    return converted


def between(value: Any, where: str, *, least: float, most: float) -> float:
    """Return ``value`` as a finite float strictly between two bounds.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is at a bound or outside.
    """
    converted = finite(value, where)
    if not least < converted < most:
        raise InvalidInput(
            "{name} is {value}, which does not lie between {least} and {most}.",
            code="number.range",
            remedy="Give a number between {least} and {most}.",
            where=where,
            name=where,
            value=value,
            least=f"{least:g}",
            most=f"{most:g}",
        )
    return converted


def correlation(value: Any, where: str) -> float:
    """Return ``value`` as a correlation in [-1, 1].

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It lies outside [-1, 1].
    """
    converted = finite(value, where)
    if not -1.0 <= converted <= 1.0:
        raise InvalidInput(
            "{name} is {value}, which is not a correlation.",
            code="number.correlation",
            remedy="Give a number from -1 to 1.",
            where=where,
            name=where,
            value=value,
        )
    return converted


def finite_values(values: Any, where: str) -> tuple[float, ...]:
    """Return ``values``, at least one, as finite floats.

    Raises:
        InvalidType: It is no sequence of numbers.
        InvalidInput: It is empty, or one of them is not finite; the error says which.
    """
    flat = getattr(values, "ndim", 1) == 0  # numpy's arrays without dimensions cannot be walked
    if flat or isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        raise InvalidType(
            "{name} is {value}, which is not a sequence of numbers.",
            code="number.sequence",
            remedy="Give a list of numbers.",
            where=where,
            name=where,
            value=shown(values),
        )
    numbers = tuple(finite(value, f"{where}[{place}]") for place, value in enumerate(values))
    if not numbers:
        raise InvalidInput(
            "{name} is empty.",
            code="number.empty",
            remedy="Give at least one value.",
            where=where,
            name=where,
            value=(),
        )
    return numbers
