"""Numbers at the door: finite, and of the sign that the formula needs."""

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import Attribute

from xborder.errors import InvalidInput, InvalidType


def number(value: Any, *, where: str) -> float:
    """Return ``value`` as a finite float.

    Args:
        value: A number: int, float, Decimal or numpy scalar; text is refused.
        where: The name of the argument, for the error.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is infinite or not a number at all (NaN).
    """
    if isinstance(value, (str, bytes, bool)):
        raise _not_a_number(value, where)
    try:
        converted = float(value)
    except (TypeError, ValueError) as error:
        raise _not_a_number(value, where) from error
    if not math.isfinite(converted):
        raise InvalidInput(
            "{name} is {value}, which is not finite.",
            code="fx.not_finite",
            remedy="Give a finite number.",
            where=where,
            name=where,
            value=value,
        )
    return converted


def _not_a_number(value: object, where: str) -> InvalidType:
    return InvalidType(
        "{name} is {value}, which is not a number.",
        code="fx.not_a_number",
        remedy="Give an int, a float or a Decimal.",
        where=where,
        name=where,
        value=value,
    )


def positive(value: Any, *, where: str) -> float:
    """Return ``value`` as a float above zero.

    Examples:
        >>> positive(2, where="spot")
        2.0
    """
    converted = number(value, where=where)
    if converted <= 0.0:
        raise InvalidInput(
            "{name} is {value}; it must be above zero.",
            code="fx.not_positive",
            remedy="Check its sign and unit.",
            where=where,
            name=where,
            value=value,
        )
    return converted


def not_negative(value: Any, *, where: str) -> float:
    """Return ``value`` as a float of zero or more."""
    converted = number(value, where=where)
    if converted < 0.0:
        raise InvalidInput(
            "{name} is {value}; it cannot be negative.",
            code="fx.negative",
            remedy="Check its sign.",
            where=where,
            name=where,
            value=value,
        )
    return converted


def fraction(value: Any, *, where: str) -> float:
    """Return ``value`` as a float in ``[0, 1]``; per cents are refused."""
    converted = number(value, where=where)
    if not 0.0 <= converted <= 1.0:
        raise InvalidInput(
            "{name} is {value}; it must lie between 0 and 1.",
            code="fx.fraction",
            remedy="Give a fraction: 0.25 for 25 %.",
            where=where,
            name=where,
            value=value,
        )
    return converted


def confidence_level(value: Any) -> float:
    """Return ``value`` as a confidence strictly between one half and one."""
    converted = number(value, where="confidence")
    if not 0.5 < converted < 1.0:
        raise InvalidInput(
            "{name} is {value}; it must lie between 0.5 and 1.",
            code="fx.confidence",
            remedy="Give a fraction: 0.95 for 95 %.",
            where="confidence",
            name="confidence",
            value=value,
        )
    return converted


_CHECK = "xborder.fx.check"
NUMBER: Final[Mapping[str, Any]] = {_CHECK: number}
POSITIVE: Final[Mapping[str, Any]] = {_CHECK: positive}
NOT_NEGATIVE: Final[Mapping[str, Any]] = {_CHECK: not_negative}
FRACTION: Final[Mapping[str, Any]] = {_CHECK: fraction}


def checked(_cls: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """Check the numbers of an attrs class by the metadata of its fields.

    Use it as ``@frozen(field_transformer=checked)`` with ``field(metadata=POSITIVE)``: the error
    then names the field.
    """
    return [
        each.evolve(converter=_named(each.metadata[_CHECK], each.name))
        if _CHECK in each.metadata
        else each
        for each in fields
    ]


def _named(check: Callable[..., float], where: str) -> Callable[[Any], float]:
    def convert(value: Any) -> float:
        return check(value, where=where)

    return convert
