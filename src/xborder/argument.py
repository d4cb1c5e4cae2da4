"""Arguments that are not numbers: of the kind that is asked for, or refused by name.

A foreign object is caught at the door, where its name is known, not ten calls later as an
``AttributeError`` of something the caller never heard of.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from xborder.errors import InvalidInput, InvalidType

T = TypeVar("T")


def of_kind(value: Any, where: str, *, kind: type[T] | tuple[type[T], ...]) -> T:
    """Return ``value`` if it is of a kind.

    Args:
        value: Anything.
        where: The name of the argument, for the error.
        kind: A class, or several of which one will do.

    Raises:
        InvalidType: It is of none of them.

    Examples:
        >>> of_kind("DE", "country", kind=str)
        'DE'
    """
    if isinstance(value, kind):
        return value
    kinds = kind if isinstance(kind, tuple) else (kind,)
    raise InvalidType(
        "{name} is a {value}, not a {kinds}.",
        code="argument.kind",
        remedy="Give one of: {kinds}.",
        where=where,
        name=where,
        value=type(value).__name__,
        kinds=", ".join(one.__name__ for one in kinds),
    )


def all_of_kind(values: Any, where: str, *, kind: type[T] | tuple[type[T], ...]) -> tuple[T, ...]:
    """Return ``values`` as a tuple, each of a kind.

    Raises:
        InvalidType: It is no iterable, is text or a mapping, or one of the values is of another
            kind; the error says which.
    """
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        raise InvalidType(
            "{name} is a {value}, not a sequence.",
            code="argument.sequence",
            remedy="Give a list.",
            where=where,
            name=where,
            value=type(values).__name__,
        )
    return tuple(
        of_kind(value, f"{where}[{place}]", kind=kind) for place, value in enumerate(values)
    )


def civil_day(value: Any, where: str) -> dt.date:
    """Return the day that ``value`` means: a date, or a datetime at midnight without a zone.

    Frames hold days as timestamps at midnight; those mean one day exactly. A time of day, or a
    zone, would need somebody to say whose day it is.

    Raises:
        InvalidType: It is not a date.
        InvalidInput: It has a time of day or a zone.

    Examples:
        >>> civil_day(dt.datetime(2026, 6, 1), "on")
        datetime.date(2026, 6, 1)
    """
    if type(value) is dt.date:
        return value
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        value = value.item()  # datetime64 gives a date or a datetime, whichever its unit is
    if isinstance(value, dt.datetime) and value == value:  # noqa: PLR0124 - pandas' NaT is not
        if value.timetz() == dt.time():
            return value.date()
        raise InvalidInput(
            "{name} is {value}, which has a time of day or a zone.",
            code="argument.moment",
            remedy="Give the civil day, such as value.date().",
            where=where,
            name=where,
            value=str(value),
        )
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise InvalidType(
        "{name} is a {value}, not a date.",
        code="argument.day",
        remedy="Give a datetime.date, such as date(2026, 6, 1).",
        where=where,
        name=where,
        value=type(value).__name__,
    )
