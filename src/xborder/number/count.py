"""Whole numbers: read strictly, and rounded to without buying the noise of floats."""

import math
from numbers import Integral
from typing import Any, Final

from xborder.errors import InvalidInput, InvalidType
from xborder.number.exact import ratio
from xborder.number.real import finite
from xborder.number.refusal import counts_nothing

TOLERANCE: Final = 1e-9
"""How far above a whole number a float may lie and still mean that number: a billionth of it.

Each float operation is off by at most 2**-53, about 1.1e-16, of its result; a thousand of them
leave about 1e-13, and a level found by bisection is off by up to 1e-12. A billionth is a thousand
times that, and far below anything that is counted: a need that is truly one part in a billion above
a whole pack is no reason to buy a second one."""
_FIRST_AMBIGUOUS: Final = 2.0**53  # from here on a float stands for several whole numbers


def whole(value: Any, where: str, *, least: int = 0, most: int | None = None) -> int:
    """Return ``value`` as a whole number; whole floats, Decimals and numpy integers are welcome.

    Args:
        value: The number. A float of 2**53 or more is refused: it stands for several integers.
        where: The name of the field, for the error.
        least: The least value allowed.
        most: The greatest value allowed; none if unbounded.

    Raises:
        InvalidType: It is not a number, or not a whole one.
        InvalidInput: It is below ``least`` or above ``most``.
    """
    number = value if type(value) is int else _whole(value, where)
    if number < least:
        raise InvalidInput(
            "{name} is {value}, below its least value {least}.",
            code="number.too_small",
            remedy="Give {least} or more.",
            where=where,
            name=where,
            value=value,
            least=least,
        )
    if most is not None and number > most:
        raise InvalidInput(
            "{name} is {value}, above its greatest value {most}.",
            code="number.too_great",
            remedy="Give {most} or less.",
            where=where,
            name=where,
            value=value,
            most=most,
        )
    return number


def _whole(value: Any, where: str) -> int:
    if isinstance(value, Integral) and not counts_nothing(value):
        return int(value)
    number = finite(value, where)
    # a Decimal or Fraction is asked itself: its float may have dropped the part after the point
    rounded = int(value) if abs(number) < _FIRST_AMBIGUOUS else None
    if rounded is None or rounded != value:
        raise InvalidType(
            "{name} is {value}, which is not a whole number.",
            code="number.not_whole",
            remedy="Give an int.",
            where=where,
            name=where,
            value=value,
        )
    return rounded


def ceil_with_tolerance(value: Any, where: str = "value", *, scale: float = 0.0) -> int:
    """Return the least whole number that is not below ``value``, float noise left out.

    A float within a billionth of a whole number is that number (:data:`TOLERANCE` says why);
    ints, Decimals and Fractions carry no noise and are rounded up exactly.

    Args:
        value: What is needed, such as packs.
        where: The name of the field, for the error.
        scale: The largest number that went into ``value``, where it is a small difference of large
            ones: the noise is as large as theirs.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is not finite.

    Examples:
        >>> from decimal import Decimal
        >>> 16.1 * 30
        483.00000000000006
        >>> ceil_with_tolerance(16.1 * 30), ceil_with_tolerance(Decimal("483.00000000000006"))
        (483, 484)
    """
    if not isinstance(value, float):
        return math.ceil(ratio(value, where))
    number = finite(value, where)
    nearest = round(number)
    return nearest if _is_noise(number, nearest, scale) else math.ceil(number)


def floor_with_tolerance(value: Any, where: str = "value", *, scale: float = 0.0) -> int:
    """Return the greatest whole number not above ``value``, float noise left out.

    The mirror of :func:`ceil_with_tolerance`.

    Examples:
        >>> floor_with_tolerance(0.29 * 100)  # 28.999999999999996
        29
    """
    if not isinstance(value, float):
        return math.floor(ratio(value, where))
    number = finite(value, where)
    nearest = round(number)
    return nearest if _is_noise(number, nearest, scale) else math.floor(number)


def without_noise(value: float) -> float:
    """Return the whole number that a float is but for its noise, else the float as it is.

    For what is computed and then asked whether it is whole: a time of weeks counted in days, a lot
    of ten times three tenths. What is nearly nothing stays as it is.

    Examples:
        >>> 29 / 7 * 7, without_noise(29 / 7 * 7), without_noise(2.5)
        (29.000000000000004, 29.0, 2.5)
    """
    nearest = round(value)
    return float(nearest) if nearest and _is_noise(value, nearest, 0.0) else value


def _is_noise(number: float, nearest: int, scale: float) -> bool:
    # never finer than a billionth of one unit: 0.1 + 0.2 - 0.3 asks for nothing
    return abs(number - nearest) <= TOLERANCE * max(1.0, abs(number), abs(scale))
