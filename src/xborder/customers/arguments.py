"""What the calculators of this slice ask of any argument, before they look at what it says.

Rows come from files, frames and other programs: an id as ``17850.0``, a day as a ``Timestamp``, a
column where a list was meant. What has exactly one meaning is read; the rest is refused here, with
the name of the argument, so that no exception of another library reaches the caller.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from xborder import number
from xborder.day import civil_day
from xborder.errors import InvalidInput, InvalidType, XborderError

T = TypeVar("T")

_WIDEST_ID = 10**200  # an id is a key, not a document


def an(kind: type[T] | tuple[type[T], ...], value: object, where: str) -> T:
    """Return ``value`` if it is of a kind, or of one of several.

    Raises:
        InvalidType: It is not.
    """
    if isinstance(value, kind):
        return value
    kinds = kind if isinstance(kind, tuple) else (kind,)
    raise InvalidType(
        "{name} is {value}, which is no {kind}.",
        code="type",
        remedy="Give a value of type {kind}.",
        where=where,
        name=where,
        value=shown(value),
        kind=kinds[0].__name__,
    )


def each(kind: type[T] | tuple[type[T], ...], values: object, where: str) -> tuple[T, ...]:
    """Return every value of a sequence, each of a kind.

    Raises:
        InvalidType: It is no sequence, or one of them is of another kind; the error says which.
    """
    return tuple(an(kind, value, f"{where}.{n}") for n, value in enumerate(rows(values, where)))


def rows(values: object, where: str) -> Iterable[Any]:
    """Return ``values`` if it can be gone through one by one and is neither text nor a mapping.

    Raises:
        InvalidType: It cannot, or it is text, a mapping or a frame.
    """
    if (
        isinstance(values, Iterable)
        and not isinstance(values, (str, bytes, Mapping))
        and not hasattr(values, "to_dict")  # a frame yields its column names, a series its cells
    ):
        return values
    raise InvalidType(
        "{name} is {value}, which is no sequence of rows.",
        code="rows.type",
        remedy='Give a list; of a frame, give frame.to_dict("records").',
        where=where,
        name=where,
        value=shown(values),
    )


def by_name(values: object, where: str, read: Callable[[Any, str], T]) -> dict[str, T]:
    """Return a mapping by customer, every key an id and every value read.

    Raises:
        InvalidType: It is no mapping, or a key is no id.
        InvalidInput: A value cannot be read.
    """
    if not isinstance(values, Mapping):
        raise InvalidType(
            "{name} is {value}, which is no mapping by customer.",
            code="mapping.type",
            remedy="Give a mapping of customer ids to values.",
            where=where,
            name=where,
            value=shown(values),
        )
    return {identifier(key, where): read(value, f"{where}.{key}") for key, value in values.items()}


def columns(values: object, where: str) -> dict[str, list[Any]]:
    """Return named columns as lists; those of a frame too.

    Raises:
        InvalidType: They are no columns.
    """
    try:
        return {name: list(cells) for name, cells in named_columns(values, where).items()}
    except TypeError as error:
        raise _no_columns(values, where) from error


def named_columns(values: object, where: str) -> dict[str, Any]:
    """Return named columns as they are; those of a frame too.

    Raises:
        InvalidType: They are no columns.
    """
    named: Any = values
    if isinstance(values, Mapping) or hasattr(values, "columns"):
        try:
            return {str(name): named[name] for name in named}
        except (TypeError, KeyError):
            pass
    raise _no_columns(values, where)


def _no_columns(values: object, where: str) -> InvalidType:
    return InvalidType(
        "{name} is {value}, which are no columns.",
        code="columns.type",
        remedy="Give a mapping of names to lists, or a data frame.",
        where=where,
        name=where,
        value=shown(values),
    )


def row(value: object) -> Mapping[Any, Any]:
    """Return a row if it is a mapping of names to values.

    Raises:
        InvalidType: It is not.
    """
    if isinstance(value, Mapping):
        return value
    raise InvalidType(
        "{value} is not a row.",
        code="row.type",
        remedy="Give a mapping of field names to values.",
        value=shown(value),
    )


def is_number(value: object) -> bool:
    """Return whether a value is a number; truth values and text are none."""
    return isinstance(value, (Real, Decimal)) and not isinstance(value, bool)


def identifier(value: object, where: str) -> str:
    """Return an id as text: text as it is, a whole number without its decimals.

    Raises:
        InvalidType: It is missing (``None``, NaN), or no id at all.

    Examples:
        >>> identifier(17850.0, "customer_id")
        '17850'
    """
    if isinstance(value, str):
        return str(value)  # numpy's text too
    if is_number(value):
        # A column with one missing id turns into floats: 17850.0 is the customer 17850.
        try:
            return str(number.whole(value, where, least=-_WIDEST_ID, most=_WIDEST_ID))
        except XborderError:
            pass  # said below, in the words of an id
    raise InvalidType(
        "{value} is no id.",
        code="id",
        remedy="Give text or a whole number; leave rows without one out.",
        where=where,
        value=shown(value),
    )


def identifiers(values: object, where: str) -> frozenset[str]:
    """Return a set of ids.

    Raises:
        InvalidType: It is no sequence of ids.
    """
    return frozenset(identifier(value, where) for value in rows(values, where))


def text(value: object, where: str) -> str:
    """Return text; missing text (``None``, NaN) is empty.

    Raises:
        InvalidType: It is anything else, numbers that are not whole included.
    """
    return "" if missing(value) else identifier(value, where)


def missing(value: object) -> bool:
    """Return whether a cell of a frame holds nothing: ``None``, NaN, NaT, NA."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    if isinstance(value, Decimal):
        return value.is_nan()  # a signalling NaN refuses to be compared
    return isinstance(value, float) and value != value  # noqa: PLR0124 - NaN alone


def flag(value: object, where: str) -> bool:
    """Return a truth value; numpy's is welcome, words and numbers are not.

    Raises:
        InvalidType: It is none.
    """
    if isinstance(value, bool):
        return value
    if type(value).__name__ in {"bool", "bool_"}:  # numpy's, under either of its names
        return bool(value)
    raise InvalidType(
        "{name} is {value}, which is neither true nor false.",
        code="bool_type",
        remedy="Give True or False.",
        where=where,
        name=where,
        value=shown(value),
    )


def day(value: object, where: str) -> dt.date:
    """Return a civil day.

    Raises:
        InvalidType: It is anything else, also a moment.
    """
    return civil_day(value, where)


def later(day: dt.date, days: int, where: str) -> dt.date:
    """Return a day so many days later.

    Raises:
        InvalidInput: That is after the year 9999.
    """
    try:
        return day + dt.timedelta(days=days)
    except OverflowError as error:
        raise InvalidInput(
            "{value} lies at the end of the calendar.",
            code="customers.at",
            remedy="Give a day between the years 1 and 9999, in every zone.",
            where=where,
            value=day,
        ) from error


def moment(value: object, where: str) -> dt.datetime | dt.date:
    """Return a day or an aware moment, from either or from its ISO text.

    A ``Timestamp`` becomes a plain moment, a ``datetime64[D]`` a day.

    Raises:
        InvalidType: It is neither, or a moment without a time zone.
        InvalidInput: The text is neither.
    """
    if isinstance(value, str):
        found = _written(value, where)
    elif type(value).__name__ == "datetime64":
        found = _written(str(value), where)
    elif isinstance(value, dt.date) and not missing(value):
        found = value
    else:
        raise _no_moment(InvalidType, value, where)
    if not isinstance(found, dt.datetime):
        return found
    if found.tzinfo is None or found.utcoffset() is None:
        raise InvalidType(
            "{value} has no time zone.",
            code="customers.naive",
            remedy="Give an aware datetime, or a plain day.",
            where=where,
            value=found.isoformat(),
        )
    if type(found) is not dt.datetime:  # a Timestamp drags its library along
        found = dt.datetime.combine(found.date(), found.timetz())
    return found


def _written(value: str, where: str) -> dt.datetime | dt.date:
    try:
        # Ten characters are a day; anything longer carries a time.
        return (
            dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)
        )
    except ValueError as error:
        raise _no_moment(InvalidInput, value, where) from error


def _no_moment(kind: type[XborderError], value: object, where: str) -> XborderError:
    return kind(
        "{value} is not a day or a moment.",
        code="customers.at",
        remedy="Write 2026-01-10, or 2026-01-10T23:30:00+08:00.",
        where=where,
        value=shown(value),
    )


def zone(value: object, where: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises:
        InvalidType: It is no text.
        InvalidInput: There is no such zone.
    """
    try:
        return ZoneInfo(an(str, value, where))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # "" and "Asia" are folders
        raise InvalidInput(
            "{value} is not a known time zone.",
            code="customers.zone",
            remedy="Give an IANA name such as Europe/Berlin.",
            where=where,
            value=shown(value),
        ) from error


def local_day(at: dt.datetime, zone: dt.tzinfo | None, where: str) -> dt.date:
    """Return the civil day of a moment in a zone.

    Raises:
        InvalidInput: The day lies before the year 1 or after 9999.
    """
    try:
        return at.astimezone(zone).date()
    except (OverflowError, ValueError) as error:
        raise InvalidInput(
            "{value} lies at the end of the calendar.",
            code="customers.at",
            remedy="Give a day between the years 1 and 9999, in every zone.",
            where=where,
            value=at.isoformat(),
        ) from error


def exact_value(value: Any, where: str) -> Fraction:
    """Return a value exactly as it is; a float is the binary fraction it holds.

    Raises:
        InvalidType: It is no number.
        InvalidInput: It is not finite.
    """
    if type(value) is not int and type(value) is not Fraction:
        number.finite(value, where)
    return Fraction(value)


def at_row(error: XborderError, where: str) -> XborderError:
    """Return an error with the place of its row before the place it names."""
    place = f"{where}.{error.where}" if error.where else where
    return type(error)(
        error.text, code=error.code, remedy=error.remedy, where=place, **error.values
    )


def shown(value: object) -> str:
    """Return a value as an error may show it: briefly, and of a big thing only its kind."""
    plain = (str, bytes, float, bool, Decimal, Fraction, dt.date, type(None))
    if isinstance(value, plain):
        return str(value)[:80]
    if isinstance(value, int) and value.bit_length() < 300:
        return str(value)
    return f"of type {type(value).__name__}"
