"""Rule packs: plain data read back as rules, each field by its type, within limits.

A pack may come from anywhere. So nothing in it is trusted: depth, size and digits are limited
before anything is computed, each part must be of the type its place asks for, and whatever is
wrong raises ``InvalidPolicy`` with the path of the part, such as ``steps.2.entries.0.value``.
"""

import datetime as dt
import functools
import re
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

import attrs

from xborder.errors import InvalidPolicy, UnsoundPolicy, XborderError, nearest
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.amount import FREE, Amount, Nothing
from xborder.policy.condition import ALWAYS, Always, Condition, Is
from xborder.policy.document import LIMIT, VOCABULARY
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.written import ratio

MOST_DEPTH = 80
"""How deep parts may lie in parts; the deepest built-in rules need 23."""
MOST_PARTS = 500_000
"""How many parts a pack may have; the largest built-in policy has about 36,000."""
MOST_TEXT = 20_000
"""How many characters a text may have."""
_MOST_INT = 10**12
_MONEY = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,10})? [A-Z]{3}")
# Line breaks would forge lines of an explanation, marks of direction turn what is read around, and
# half of a surrogate pair cannot be written as UTF-8, which digests are taken of.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ROOT = "pack"
T = TypeVar("T")

_SINGLE: Mapping[type, Any] = types.MappingProxyType({Always: ALWAYS, Nothing: FREE})
"""Rules of which there is one, so that a pack's are the very same."""
_VARIADIC = ("Is", "HsIn", "All", "AnyOf", "Sum", "Seasonal")


def from_data(data: Any) -> Any:
    """Return the rule, or the whole policy, that plain data stand for.

    It is the inverse of :func:`~xborder.policy.document.to_data`.

    Raises:
        InvalidPolicy: A part is not what its place asks for, names something that is not of the
            vocabulary, or lies outside the limits; ``where`` is its path.
        UnsoundPolicy: Names of the policy dangle.

    Examples:
        >>> from_data({"is": "Percent", "share": {"ratio": "19/100"}})
        Percent(share=Fraction(19, 100))
    """
    return _Reader().read(data, Any, ())


Path = tuple[str | int, ...]


class _Reader:
    """Reads one pack, and counts its parts."""

    def __init__(self) -> None:
        self.parts = 0

    def read(self, data: Any, kind: Any, path: Path) -> Any:
        """Return a part as its place asks for it."""
        self.parts += 1
        if len(path) > MOST_DEPTH or self.parts > MOST_PARTS:
            raise _fault(
                "The pack is too deep or too large at {value}.",
                data,
                path,
                remedy="Keep to {depth} levels and {parts} parts.",
                depth=MOST_DEPTH,
                parts=MOST_PARTS,
            )
        origin = typing.get_origin(kind)
        if kind is Any or isinstance(kind, TypeVar):
            return self.anything(data, path)
        if origin in {typing.Union, types.UnionType}:
            return self.one_of(data, typing.get_args(kind), path)
        if origin is tuple or kind is tuple:
            return self.several(data, (*typing.get_args(kind), Any)[0], path)
        if origin is frozenset:
            return frozenset(self.several(_only(data, "set", list, path), str, (*path, "set")))
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self.mapping(data, typing.get_args(kind)[1], path)
        return self.single(data, origin or kind, typing.get_args(kind), path)

    def single(self, data: Any, kind: type, args: tuple[Any, ...], path: Path) -> Any:
        """Return a scalar, a choice or a rule."""
        if kind in _SCALARS:
            return _SCALARS[kind](data, path)
        if issubclass(kind, Enum):
            return _choice(data, kind, path)
        if kind in {Amount, Condition}:
            return self.rule(data, _of_protocol(kind), (), path)
        return self.rule(data, {kind}, args, path)

    def anything(self, data: Any, path: Path) -> Any:
        """Return a part whose place asks for nothing in particular, by how it is written."""
        match data:
            case None | bool():
                return data
            case int():
                return _integer(data, path)
            case str():
                return _text(data, path)
            case list():
                return self.several(data, Any, path)
            case {"is": _}:
                return self.rule(data, None, (), path)
            case {"set": _}:
                return self.read(data, frozenset[str], path)
            case {"mapping": _}:
                return self.mapping(data, Any, path)
            case dict() if len(data) == 1:
                return self._written(data, path)
            case _:
                raise _fault("{value} is no rule.", data, path, remedy=_WRITE)

    def _written(self, data: dict[str, Any], path: Path) -> Any:
        (name,) = data
        kinds: dict[str, type] = {"money": Money, "ratio": Fraction, "date": dt.date, "text": Text}
        if name in kinds:
            return _SCALARS[kinds[name]](data, path)
        kind = _kind(name, path)
        if not issubclass(kind, Enum):
            raise _fault("{value} is no rule.", data, path, remedy=_WRITE)
        return _choice(data, kind, path)

    def one_of(self, data: Any, kinds: tuple[Any, ...], path: Path) -> Any:
        """Return a part that may be of several kinds: none, or the one that it is written as."""
        if data is None and type(None) in kinds:
            return None
        wanted = [kind for kind in kinds if kind is not type(None)]
        if len(wanted) == 1:
            return self.read(data, wanted[0], path)
        return self.rule(data, set(wanted), (), path)

    def several(self, data: Any, kind: Any, path: Path) -> tuple[Any, ...]:
        """Return a list's parts as a tuple."""
        if not isinstance(data, list):
            raise _fault("{value} is not a list.", data, path)
        return tuple(self.read(part, kind, (*path, n)) for n, part in enumerate(data))

    def mapping(self, data: Any, kind: Any, path: Path) -> dict[str, Any]:
        """Return a mapping by text."""
        parts = _only(data, "mapping", dict, path)
        names = {_text(name, path): part for name, part in parts.items()}
        return {name: self.read(part, kind, (*path, name)) for name, part in names.items()}

    def rule(self, data: Any, kinds: Any, args: tuple[Any, ...], path: Path) -> Any:
        """Return a rule of the vocabulary, of one of some kinds if any are asked for."""
        if not isinstance(data, dict) or not isinstance(data.get("is"), str):
            raise _fault("{value} is no rule.", data, path, remedy=_WRITE)
        parts = {key: part for key, part in data.items() if key != "is"}
        kind = _tagged(data["is"], parts, path)
        if kinds is not None and kind not in kinds:
            known = ", ".join(sorted(each.__name__ for each in kinds))
            remedy = "Use one of {known}."
            raise _fault(
                "{value} does not belong here.", data["is"], path, remedy=remedy, known=known
            )
        fields = _fields(kind)
        bound = dict(zip(getattr(kind, "__parameters__", ()), args, strict=False))
        held = {}
        for name, part in parts.items():
            if name not in fields:
                meant = nearest(str(name), fields)
                raise _fault(
                    "A {name} has no {value}.",
                    name,
                    (*path, name),
                    remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                    name=kind.__name__,
                    meant=meant,
                    known=", ".join(fields) or "-",
                )
            held[name] = self.read(part, _bind(fields[name], bound), (*path, name))
        for name in _needed(kind):
            if name not in held:
                raise _fault("A {name} needs {value}.", name, path, name=kind.__name__)
        return _made(kind, held, path)


_WRITE = "Write it as to_data(...) writes a rule."


def _fault(
    message: str, value: Any, path: Path, *, remedy: str = "", **values: Any
) -> InvalidPolicy:
    return InvalidPolicy(
        message,
        code="policy.document",
        remedy=remedy or "Compare it with what to_data(...) writes.",
        where=_where(path),
        value=value,
        **values,
    )


def _where(path: Path) -> str:
    return ".".join(str(part)[:40] for part in path[:MOST_DEPTH]) or _ROOT


def _only(data: Any, name: str, kind: type, path: Path) -> Any:
    if not isinstance(data, dict) or list(data) != [name] or not isinstance(data[name], kind):
        raise _fault('{value} is not written under "{name}".', data, path, name=name)
    return data[name]


def _text(data: Any, path: Path) -> str:
    if not isinstance(data, str) or len(data) > MOST_TEXT:
        raise _fault("{value} is not text, or is too long.", data, path)
    if _UNSHOWN.search(data):
        # ascii: a half of a surrogate pair cannot be printed, even in the error about it.
        remedy = "Take out control characters, line breaks and halves of characters."
        raise _fault("{value} cannot be shown as it is.", ascii(data), path, remedy=remedy)
    return data


def _integer(data: Any, path: Path) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or abs(data) >= _MOST_INT:
        raise _fault("{value} is not a whole number, or is too large.", data, path)
    return data


def _truth(data: Any, path: Path) -> bool:
    if not isinstance(data, bool):
        raise _fault("{value} is neither true nor false.", data, path)
    return data


def _fraction(data: Any, path: Path) -> Fraction:
    return _located(lambda: ratio(_text(_only(data, "ratio", str, path), path)), path)


def _money(data: Any, path: Path) -> Money:
    text = _only(data, "money", str, path)
    if not _MONEY.fullmatch(text):
        raise _fault("{value} is not a sum of money.", text, path, remedy="Write '9.00 GBP'.")
    return _located(lambda: Money(text), path)


def _date(data: Any, path: Path) -> dt.date:
    text = _only(data, "date", str, path)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _fault("{value} is not a date.", text, path, remedy="Write 2026-11-21.") from None


def _sentence(data: Any, path: Path) -> Text:
    words = _text(_only(data, "text", str, path), path)
    return Text(words)


_SCALARS: Mapping[type, Any] = types.MappingProxyType(
    {
        bool: _truth,
        int: _integer,
        str: _text,
        dt.date: _date,
        Fraction: _fraction,
        Money: _money,
        Text: _sentence,
    }
)


def _choice(data: Any, kind: type[Enum], path: Path) -> Enum:
    word = _only(data, kind.__name__, str, path)
    for member in kind:
        if member.value == word:
            return member
    known = ", ".join(str(member.value) for member in kind)
    raise _fault("{value} is not a choice.", word, path, remedy="Use one of {known}.", known=known)


def _kind(name: str, path: Path) -> type:
    if name not in VOCABULARY:
        meant = nearest(name[:80], VOCABULARY)
        raise _fault(
            "The rule vocabulary has no {value}.",
            name,
            path,
            remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
            meant=meant,
            known=", ".join(sorted(VOCABULARY)),
        )
    return VOCABULARY[name]


def _tagged(name: str, parts: dict[str, Any], path: Path) -> type:
    if name == LIMIT:
        return Doubtful if _truth(parts.pop("estimate", False), path) else NotComputed
    kind = _kind(name, path)
    if issubclass(kind, Enum):
        raise _fault("{value} does not belong here.", name, path)
    return kind


@functools.cache  # asked at every node of a pack; the vocabulary does not change
def _of_protocol(protocol: Any) -> frozenset[type]:
    """Return the classes of the vocabulary that are amounts, or conditions."""
    question = "children" if protocol is Amount else "parts"
    return frozenset(kind for kind in VOCABULARY.values() if hasattr(kind, question))


@functools.cache  # to resolve a class's annotations takes longer than to read a rule
def _fields(kind: type) -> Mapping[str, Any]:
    """Return the fields that a rule is written with, and the type of each."""
    hints = typing.get_type_hints(kind)
    known: Any = attrs.fields(kind)
    return {part.alias: hints[part.name] for part in known if part.init}


@functools.cache
def _needed(kind: type) -> tuple[str, ...]:
    """Return the fields that a rule cannot be written without."""
    if kind.__name__ in _VARIADIC:  # these say themselves what is missing
        return ()
    known: Any = attrs.fields(kind)
    return tuple(part.alias for part in known if part.init and part.default is attrs.NOTHING)


def _bind(kind: Any, bound: Mapping[Any, Any]) -> Any:
    """Return a type with its variables bound: ``Timeline[Value]`` holds ``Dated[Value]``."""
    if isinstance(kind, TypeVar):
        return bound.get(kind, Any)
    variables = getattr(kind, "__parameters__", ())
    if not variables or not bound:
        return kind
    return kind[tuple(_bind(variable, bound) for variable in variables)]


def _made(kind: Any, held: dict[str, Any], path: Path) -> Any:
    if kind in _SINGLE and not held:
        return _SINGLE[kind]
    return _located(lambda: _built(kind, held), path)


def _built(kind: Any, held: dict[str, Any]) -> Any:
    if kind.__name__ not in _VARIADIC:
        return kind(**held)
    if kind is Is:
        return kind(held.pop("fact", ""), *held.pop("values", ()), **held)
    first = attrs.fields(kind)[0].name
    return kind(*held.pop(first, ()), **held)


def _located(make: Callable[[], T], path: Path) -> T:
    """Return what is made, with the path of the part in whatever is wrong with it."""
    try:
        return make()
    except UnsoundPolicy:
        raise
    except XborderError as error:
        raise InvalidPolicy(
            error.text,
            code=error.code,
            remedy=error.remedy,
            where=".".join(filter(None, (_where(path), error.where))),
            **error.values,
        ) from error
    except (TypeError, ValueError) as error:
        raise _fault("It cannot be made: {reason}", None, path, reason=str(error)[:200]) from error
