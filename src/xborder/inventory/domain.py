"""The domain of each input: what a number must be before a formula sees it."""

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from numbers import Real

from attrs import Attribute

from xborder.errors import InvalidInput, InvalidType

_PLAIN = (float, int)
_INFINITE = math.inf


def real(value: object, where: str) -> float:
    """Return ``value`` as a finite float.

    Raises:
        InvalidType: It is not a real number.
        InvalidInput: It is infinite or not a number.
    """
    if type(value) not in _PLAIN and (not isinstance(value, Real) or isinstance(value, bool)):
        raise InvalidType(
            "{name} is {value}, which is not a number.",
            code="inventory.number",
            remedy="Give an int or a float.",
            where=where,
            name=where,
            value=value,
        )
    number = float(value)  # type: ignore[arg-type]  # a Real, by the lines above
    if not math.isfinite(number):
        raise InvalidInput(
            "{name} is {value}, which is not finite.",
            code="inventory.finite",
            remedy="Give a finite number; leave a row without one out.",
            where=where,
            name=where,
            value=value,
        )
    return number


def not_negative(value: object, where: str) -> float:
    """Return ``value`` as a finite float of at least zero."""
    number = real(value, where)
    if number < 0:
        raise InvalidInput(
            "{name} is {value}, which is negative.",
            code="inventory.negative",
            remedy="Give zero or more.",
            where=where,
            name=where,
            value=value,
        )
    return number


def positive(value: object, where: str) -> float:
    """Return ``value`` as a finite float above zero."""
    number = real(value, where)
    if number <= 0:
        raise InvalidInput(
            "{name} is {value}, which is not above zero.",
            code="inventory.not_positive",
            remedy="Give a number above zero.",
            where=where,
            name=where,
            value=value,
        )
    return number


def share(value: object, where: str) -> float:
    """Return ``value``, a number or its decimal text, as a fraction in (0, 1]."""
    if isinstance(value, str | Decimal):
        value = _fraction(value, where)
    number = real(value, where)
    if not 0 < number <= 1:
        raise InvalidInput(
            "{name} is {value}, which is not a fraction in (0, 1].",
            code="inventory.fraction",
            remedy="Give a fraction such as 0.95, not a percentage.",
            where=where,
            name=where,
            value=value,
        )
    return number


def _fraction(value: str | Decimal, where: str) -> float:
    try:
        return float(Fraction(value))
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        raise InvalidInput(
            "{name} is {value}, which is not a decimal number.",
            code="inventory.decimal",
            remedy="Give a decimal such as 0.95.",
            where=where,
            name=where,
            value=value,
        ) from error


def whole(value: object, where: str, *, least: int = 0) -> int:
    """Return ``value`` as a whole number of at least ``least``."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidType(
            "{name} is {value}, which is not a whole number.",
            code="inventory.whole",
            remedy="Give an int.",
            where=where,
            name=where,
            value=value,
        )
    if value < least:
        raise InvalidInput(
            "{name} is {value}, below its least value {least}.",
            code="inventory.too_small",
            remedy="Give {least} or more.",
            where=where,
            name=where,
            value=value,
            least=least,
        )
    return value


def correlation(value: object, where: str) -> float:
    """Return ``value`` as a correlation in [-1, 1]."""
    number = real(value, where)
    if not -1 <= number <= 1:
        raise InvalidInput(
            "{name} is {value}, which is not a correlation.",
            code="inventory.correlation",
            remedy="Give a number from -1 to 1.",
            where=where,
            name=where,
            value=value,
        )
    return number


def some(values: Iterable[object], where: str) -> tuple[float, ...]:
    """Return ``values`` as finite floats, at least one."""
    numbers = tuple(real(value, where) for value in values)
    if not numbers:
        raise InvalidInput(
            "{name} is empty.",
            code="inventory.empty",
            remedy="Give at least one value.",
            where=where,
            name=where,
            value=(),
        )
    return numbers


def is_real(_instance: object, attribute: "Attribute[float]", value: object) -> None:
    """Validate a field as a finite number."""
    if type(value) is float and -_INFINITE < value < _INFINITE:
        return
    real(value, attribute.name)


def is_not_negative(_instance: object, attribute: "Attribute[float]", value: object) -> None:
    """Validate a field as a finite number of at least zero."""
    if type(value) is float and 0.0 <= value < _INFINITE:
        return
    not_negative(value, attribute.name)


def is_positive(_instance: object, attribute: "Attribute[float]", value: object) -> None:
    """Validate a field as a finite number above zero."""
    positive(value, attribute.name)
