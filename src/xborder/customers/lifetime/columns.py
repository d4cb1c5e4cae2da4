"""Columns of floats: what the models take, checked once at their door."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from xborder import number
from xborder.customers import arguments
from xborder.errors import InvalidInput, InvalidType, extra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
else:
    np = extra("numpy", name="stats")
    Floats = Any

Numbers: TypeAlias = Any
"""A number, a sequence of numbers or an array of them."""


_LEAST, _MOST = 1e-15, 1e15
"""What a parameter, an age or a count may be: beyond this a square has left the range of floats."""


def column(value: Numbers, name: str) -> Floats:
    """Return numbers as an array of floats.

    Raises:
        InvalidType: They are no numbers, or rows of different lengths.
        InvalidInput: One of them is not a number, or beyond all measure.
    """
    try:
        given = np.asarray(value)
        # Objects may be Decimals or Fractions; text, truth values and moments are no numbers.
        floats = given.astype(float) if given.dtype.kind in "iufO" else None
    except (TypeError, ValueError, OverflowError, ArithmeticError):
        floats = None
    if floats is None:
        raise InvalidType(
            "{name} is {value}, which is no column of numbers.",
            code="customers.columns",
            remedy="Give a number, or a list or an array of numbers.",
            where=name,
            name=name,
            value=arguments.shown(value),
        )
    wrong = ~(np.abs(floats) <= _MOST)
    if wrong.any():
        refuse(name, wrong, floats)
    return floats


def columns(**named: Numbers) -> tuple[Floats, ...]:
    """Return columns of one length; a single number stands for a whole column of it.

    Raises:
        InvalidType: One of them is no column of numbers.
        InvalidInput: Their lengths differ.
    """
    found = [column(value, name) for name, value in named.items()]
    try:
        return tuple(np.broadcast_arrays(*found))
    except ValueError as error:
        raise InvalidInput(
            "The columns {names} have the shapes {value}.",
            code="customers.columns",
            remedy="Give columns of one length.",
            where=next(iter(named)),
            value=", ".join(str(each.shape) for each in found),
            names=list(named),
        ) from error


def check_parameters(named: Mapping[str, float]) -> None:
    """Refuse parameters of a model that are not finite numbers above 0.

    Raises:
        InvalidType: One of them is no number.
        InvalidInput: One of them is not above 0.
    """
    for name, value in named.items():
        if not _LEAST <= number.finite(value, name) <= _MOST:
            raise InvalidInput(
                "The parameter {name} is {value}, not a finite number above 0.",
                code="customers.parameter",
                remedy="Give the parameters as the paper prints them.",
                where=name,
                value=value,
                name=name,
            )


def check_ages(
    frequency: Numbers, age_at_last: Numbers, age: Numbers
) -> tuple[Floats, Floats, Floats]:
    """Return the three columns as arrays of one length.

    Raises:
        InvalidType: One of them is no column of numbers.
        InvalidInput: Not ``0 <= t_x <= T``, or a negative frequency, or not a number.
    """
    x, t_x, end = columns(frequency=frequency, age_at_last=age_at_last, age=age)
    for name, wrong, found in (
        ("frequency", ~(x >= 0), x),
        ("age_at_last", ~((t_x >= 0) & (t_x <= end)), t_x),
    ):
        if wrong.any():
            refuse(name, wrong, found)
    return x, t_x, end


def refuse(name: str, wrong: Any, found: Floats) -> NoReturn:
    """Refuse a column for its first wrong value.

    Raises:
        InvalidInput: Always.
    """
    where = np.flatnonzero(np.ravel(wrong))
    raise InvalidInput(
        "{count} values of {name} cannot be used, the first is {value}.",
        code="customers.columns",
        remedy="Give frequency >= 0 and 0 <= age_at_last <= age, all finite.",
        where=f"{name}.{where[0]}",
        value=float(np.ravel(found)[where[0]]),
        count=len(where),
        name=name,
    )
