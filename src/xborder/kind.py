"""Values of the right kind at the door: an object, a text, a list or a mapping of such.

A calculator that is given a text where a market belongs would fail deep inside, with an error of
Python's own. These checks say which argument it was and what belongs there.
"""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin

from attrs import Attribute

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.errors import InvalidType
from xborder.number import (
    checked,
    checks,
    exact,
    exact_not_negative,
    exact_share,
    finite,
    whole,
)

T = TypeVar("T")

# subclasses by Python's reckoning that mean something else: a truth is no count
_TAKEN_FOR: Final[Mapping[type, tuple[type, ...]]] = {int: (bool,)}

_WORDS: Final[Mapping[type, str]] = {
    bool: "True or False",
    int: "a whole number",
    str: "text",
}


def of_kind(value: object, kind: type[T], where: str) -> T:
    """Return ``value`` if it is a ``kind``.

    Args:
        value: What was given.
        kind: The class it must be of; a boolean is no int, and a datetime no date unless it is
            the midnight by which frames hold a day, which is returned as that day.
        where: The name of the argument, for the error.

    Raises:
        InvalidType: It is something else.

    Examples:
        >>> of_kind("EUR", str, "currency")
        'EUR'
    """
    if kind is dt.date:
        return cast("T", civil_day(value, where))
    if isinstance(value, kind) and not isinstance(value, _TAKEN_FOR.get(kind, ())):
        return value
    raise InvalidType(
        "{name} is {value}, which is not {kind}.",
        code="kind",
        remedy="Give {kind}.",
        where=where,
        name=where,
        value=_shown(value),
        kind=_in_words(kind),
    )


def of_some_kind(value: T, kinds: tuple[type, ...], where: str) -> T:
    """Return ``value`` if it is of one of several kinds.

    Raises:
        InvalidType: It is of none of them.
    """
    if isinstance(value, kinds):
        return value
    raise InvalidType(
        "{name} is {value}, which is not {kind}.",
        code="kind",
        remedy="Give {kind}.",
        where=where,
        name=where,
        value=_shown(value),
        kind=" / ".join(map(_in_words, kinds)),
    )


def all_of_kind(values: object, kind: type[T], where: str) -> tuple[T, ...]:
    """Return ``values`` as a tuple if each of them is a ``kind``.

    Raises:
        InvalidType: It is no list at all, or one of its members is something else; the error
            names its place.
    """
    # What is of the very kind is told at a glance: a return sums a hundred thousand sales.
    return tuple(
        [
            value if type(value) is kind else of_kind(value, kind, f"{where}[{n}]")
            for n, value in enumerate(_list(values, where))
        ]
    )


def all_pairs(values: object, where: str) -> tuple[tuple[Any, Any], ...]:
    """Return ``values`` as pairs: of a list of pairs, or of a mapping.

    Raises:
        InvalidType: It is neither, or one of the values is no pair; the error names its place.

    Examples:
        >>> all_pairs({"a": 1}, "table") == all_pairs([("a", 1)], "table")
        True
    """
    if isinstance(values, Mapping):
        return tuple(values.items())
    found = []
    for n, value in enumerate(_list(values, where)):
        if not isinstance(value, (tuple, list)) or len(value) != 2:
            raise InvalidType(
                "{name} is {value}, which is not a pair.",
                code="kind.pair",
                remedy="Give two values.",
                where=f"{where}[{n}]",
                name=f"{where}[{n}]",
                value=repr(value)[:80],
            )
        found.append((value[0], value[1]))
    return tuple(found)


def mapping_of(values: object, where: str) -> dict[Any, Any]:
    """Return ``values`` as a dict of its own, so that a later change of the caller's is not felt.

    Raises:
        InvalidType: It is no mapping.
    """
    if type(values) is not dict and not isinstance(values, Mapping):  # the first is told quickly
        raise InvalidType(
            "{name} is {value}, which is not a mapping.",
            code="kind.mapping",
            remedy="Give a dict.",
            where=where,
            name=where,
            value=_shown(values),
        )
    return dict(values)


def _list(values: object, where: str) -> Iterable[Any]:
    # a text is a list of letters and a mapping one of its keys: neither was meant
    if isinstance(values, Iterable) and not isinstance(values, (str, bytes, Mapping)):
        try:
            return iter(values)
        except TypeError:  # numpy's arrays without dimensions say that they can be walked
            pass
    raise InvalidType(
        "{name} is {value}, which is not a list.",
        code="kind.list",
        remedy="Give a list or a tuple.",
        where=where,
        name=where,
        value=_shown(values),
    )


def _in_words(kind: type) -> str:
    article = "an" if kind.__name__[0] in "AEIOU" else "a"
    return _WORDS.get(kind, f"{article} {kind.__name__}")


def _shown(value: object) -> str:
    # the value may be anything, also a frame of a million rows: its kind is enough
    if isinstance(value, (str, bytes, int, float, type(None))):
        return str(value)[:80]
    return f"of type {type(value).__name__}"


def a(kind: type) -> Mapping[str, Any]:
    """Return attrs field metadata for one value of a kind; :func:`typed` reads it."""
    return checks(lambda value, where: of_kind(value, kind, where))


def list_of(kind: type) -> Mapping[str, Any]:
    """Return attrs field metadata for a tuple of values of a kind; :func:`typed` reads it."""
    return checks(lambda value, where: all_of_kind(value, kind, where))


def exact_field(value: Any) -> Decimal:
    """Take an exact decimal: ``field(converter=exact_field)``; :func:`typed` adds the field's name.

    A converter, not metadata, so that type checkers see that text and ints are welcome too.
    """
    return exact(value, "value")


def exact_share_field(value: Any) -> Decimal:
    """Take an exact decimal in [0, 1]; otherwise as :func:`exact_field`."""
    return exact_share(value, "value")


def exact_not_negative_field(value: Any) -> Decimal:
    """Take an exact decimal of zero or more; otherwise as :func:`exact_field`."""
    return exact_not_negative(value, "value")


_NAMED: Final[Mapping[Any, Callable[[Any, str], Any]]] = {
    exact_field: exact,
    exact_not_negative_field: exact_not_negative,
    exact_share_field: exact_share,
}


def _float(value: Any, where: str) -> float:
    # without metadata a float may also be infinite: a cap that never binds, a ratio over nothing
    return value if isinstance(value, float) and math.isinf(value) else finite(value, where)


def _int(value: Any, where: str) -> int:
    return whole(value, where, least=-(10**18))


_NUMBERS: Final[Mapping[type, Callable[[Any, str], Any]]] = {float: _float, int: _int}


def typed(cls: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """Check every field of an attrs class that says its kind, beside what :func:`checked` checks.

    Use it as ``@frozen(field_transformer=typed)``. A field with a converter of its own, or of a
    kind that is no class (a tuple of something), is left as it is.
    """
    return [_checked_field(each) for each in checked(cls, fields)]


def _checked_field(each: "Attribute[Any]") -> "Attribute[Any]":
    where = each.name.lstrip("_")
    if each.converter in _NAMED:
        check = _NAMED[each.converter]
        return each.evolve(converter=lambda value: check(value, where))
    kinds = _classes(each.type)
    return each.evolve(converter=_kept(where, kinds)) if each.converter is None and kinds else each


def _classes(annotation: Any) -> tuple[type, ...]:
    """Return the classes an annotation allows, ``None``'s included; nothing if it is no class."""
    parts = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)
    return parts if all(_is_checkable(part) for part in parts) else ()


def _is_checkable(kind: Any) -> bool:
    protocol = getattr(kind, "_is_protocol", False)
    return isinstance(kind, type) and (not protocol or getattr(kind, "_is_runtime_protocol", False))


def _kept(where: str, kinds: tuple[type, ...]) -> Any:
    expected = next(kind for kind in kinds if kind is not type(None))

    def keep(value: Any) -> Any:
        if value is None and type(None) in kinds:
            return None
        if expected in _NUMBERS:
            return _NUMBERS[expected](value, where)
        # a closed choice takes its own words
        return expected(value) if issubclass(expected, Choice) else of_kind(value, expected, where)

    return keep
