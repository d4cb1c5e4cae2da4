"""Numbers at the door: finite, of the sign and range that a formula needs, and of one meaning.

Whatever means exactly one number is welcome: ints, floats, ``Decimal``, ``Fraction`` and numpy's
scalars; a whole float such as ``3.0`` counts as 3. Booleans, text (unless an argument says it takes
decimal text), NaN and infinities are refused. Every error names the field, the value and a remedy.

Statistics take floats (:func:`finite` and what builds on it), money and agreed shares exact
decimals (:func:`exact`, :func:`ratio`), counts whole numbers (:func:`whole`).

Examples:
    >>> positive(2, "spot"), share("0.25", "hedged"), whole(3.0, "packs")
    (2.0, 0.25, 3)
    >>> ceil_with_tolerance(0.1 * 3 * 80), ceil_with_tolerance(24.01)
    (24, 25)
"""

import decimal
import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from typing import Any, Final

from attrs import Attribute

from xborder.errors import InvalidInput, InvalidType

DECIMAL: Final = decimal.Context(
    prec=100,
    rounding=decimal.ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
"""The context of the library's own decimal work: a caller's precision, rounding mode and traps
never reach a result. A hundred digits hold every sum and product of amounts without rounding."""

TOLERANCE: Final = 1e-9
"""How far above a whole number a float may lie and still mean that number: a billionth of it.

Each float operation is off by at most 2**-53, about 1.1e-16, of its result; a thousand of them
leave about 1e-13, and a level found by bisection is off by up to 1e-12. A billionth is a thousand
times that, and far below anything that is counted: a need that is truly one part in a billion above
a whole pack is no reason to buy a second one."""

_WIDEST_EXPONENT = 400  # past the range of floats; beyond it an exact ratio has too many digits
_FIRST_AMBIGUOUS: Final = 2.0**53  # from here on a float stands for several whole numbers
_DECIMAL_TEXT: Final = re.compile(
    r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII
)


def finite(value: Any, where: str) -> float:
    """Return ``value`` as a finite float.

    Args:
        value: An int, float, Decimal, Fraction or numpy scalar.
        where: The name of the field, for the error.

    Raises:
        InvalidType: It is not a number; booleans and text are not.
        InvalidInput: It is infinite, NaN, or beyond the range of floats.
    """
    if type(value) is float and -math.inf < value < math.inf:
        return value  # by far the most common case, and the checks below cost six times as much
    if _counts_nothing(value) or not isinstance(value, (Real, Decimal)):
        raise _not_a_number(value, where)
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
            value=_shown(value),
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
        raise InvalidInput(
            "{name} is {value}, which is negative.",
            code="number.negative",
            remedy="Give zero or more; check its sign.",
            where=where,
            name=where,
            value=value,
        )
    return converted


def share(value: Any, where: str) -> float:
    """Return ``value``, a number or its decimal text, as a fraction in [0, 1]; no per cents.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, or it lies outside [0, 1].
    """
    converted = finite(exact(value, where) if isinstance(value, str) else value, where)
    if not 0.0 <= converted <= 1.0:
        raise _not_a_share(value, where)
    return converted


def positive_share(value: Any, where: str) -> float:
    """Return ``value``, a number or its decimal text, as a fraction in (0, 1]; no per cents.

    Raises:
        InvalidType: It is not a number.
        InvalidInput: It is text that is no decimal, or it lies outside (0, 1].
    """
    return positive(share(value, where), where)


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
            value=_shown(values),
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
    if isinstance(value, Integral) and not _counts_nothing(value):
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
                value=_shown(value),
            )
        number = Decimal(value)
    elif isinstance(value, Decimal):
        number = value
    elif isinstance(value, Integral) and not _counts_nothing(value):
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
            value=_shown(value),
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
        raise _not_a_share(value, where)
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
    if isinstance(value, Rational) and not _counts_nothing(value):
        return Fraction(int(value.numerator), int(value.denominator))
    return Fraction(exact(value, where))


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


def _is_noise(number: float, nearest: int, scale: float) -> bool:
    # never finer than a billionth of one unit: 0.1 + 0.2 - 0.3 asks for nothing
    return abs(number - nearest) <= TOLERANCE * max(1.0, abs(number), abs(scale))


def _counts_nothing(value: object) -> bool:
    # numpy registers its lengths of time as integers, though no int can be made of them
    return isinstance(value, bool) or type(value).__name__ == "timedelta64"


def _not_a_number(value: object, where: str) -> InvalidType:
    return InvalidType(
        "{name} is {value}, which is not a number.",
        code="number.not_a_number",
        remedy="Give an int, a float or a Decimal.",
        where=where,
        name=where,
        value=_shown(value),
    )


def _not_a_share(value: object, where: str) -> InvalidInput:
    return InvalidInput(
        "{name} is {value}, which is not a fraction from 0 to 1.",
        code="number.share",
        remedy="Give a fraction such as 0.95, not a percentage.",
        where=where,
        name=where,
        value=value,
    )


def _shown(value: object) -> str:
    # the value may be anything, also a frame or an int of a million digits: its kind is enough
    if isinstance(value, int) and not isinstance(value, bool):
        return "an int beyond the range of floats"
    if isinstance(value, (str, bytes, float, bool, Decimal, type(None))):
        return str(value)[:80]
    return type(value).__name__


_CHECK: Final = "xborder.number.check"


def checks(check: Callable[..., Any], **limits: Any) -> Mapping[str, Any]:
    """Return attrs field metadata that runs ``check`` on the field; see :func:`checked`."""
    return {_CHECK: (check, limits)}


FINITE: Final = checks(finite)
POSITIVE: Final = checks(positive)
NOT_NEGATIVE: Final = checks(not_negative)
SHARE: Final = checks(share)
POSITIVE_SHARE: Final = checks(positive_share)
CORRELATION: Final = checks(correlation)
WHOLE: Final = checks(whole)
COUNT: Final = checks(whole, least=1)


def checked(_cls: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """Check the numbers of an attrs class by the metadata of its fields.

    Use it as ``@frozen(field_transformer=checked)`` with ``field(metadata=POSITIVE)``: the error
    names the field, and the field holds the plain number, whatever kind was given. A field whose
    default is ``None`` may stay ``None``.
    """
    return [
        each.evolve(converter=_named(each, *each.metadata[_CHECK]))
        if _CHECK in each.metadata
        else each
        for each in fields
    ]


def _named(
    attribute: "Attribute[Any]", check: Callable[..., Any], limits: Mapping[str, Any]
) -> Callable[[Any], Any]:
    where, optional = attribute.name.lstrip("_"), attribute.default is None

    def convert(value: Any) -> Any:
        return None if optional and value is None else check(value, where, **limits)

    return convert
