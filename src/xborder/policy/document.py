"""Rules as plain data, and back: the one source of diff, describe, snapshots and rule packs.

A rule becomes nested dicts, lists, strings and numbers that ``json`` writes as they are. Fields
that hold their default are left out. A class of the vocabulary is named under ``"is"``; money,
fractions, dates and choices are written as text under the name of their type.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import attrs
from attrs import frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Mode, Money, Rounding, Stage
from xborder.policy import (
    amount,
    carrier,
    charge,
    condition,
    country,
    goods_table,
    scheme,
    supply,
    threshold,
    value,
)
from xborder.policy.country import CountryPolicy
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.source import Evidence, Source, Status
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

VOCABULARY: Mapping[str, type] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (
            *(
                found
                for module in (
                    *(amount, carrier, charge, condition),
                    *(country, goods_table, scheme, value),
                    *(supply, threshold),
                )
                for found in vars(module).values()
                if isinstance(found, type)
                and f"{found.__module__}.".startswith(f"{module.__name__}.")
                and (attrs.has(found) or issubclass(found, Enum))
            ),
            Collector,
            Dated,
            Evidence,
            Mode,
            Moment,
            Rounding,
            Source,
            Stage,
            Status,
            Timeline,
        )
    }
)
LIMIT = "Limit"
"""How what is not computed is written, with ``"estimate": true`` where the figures still stand."""


def to_data(rule: Any) -> Any:
    """Return a rule, or a whole policy, as plain data.

    Raises:
        InvalidPolicy: It holds something that is not of the vocabulary.

    Examples:
        >>> from xborder.policy.amount import Percent
        >>> to_data(Percent("0.19"))
        {'is': 'Percent', 'share': {'ratio': '19/100'}}
    """
    match rule:
        case Enum():
            return {type(rule).__name__: str(rule.value)}
        case None | bool() | int() | str():
            return rule
        case Mapping() | frozenset() | tuple() | list():
            return _collection_data(rule)
        case Money():
            return {"money": str(rule)}
        case Fraction():
            return {"ratio": str(rule)}
        case dt.date():
            return {"date": rule.isoformat()}
        case Text():
            return {"text": rule.id}
        case _:
            return _object_data(rule)


def _collection_data(parts: Any) -> Any:
    match parts:
        case Mapping():
            return {"mapping": {key: to_data(part) for key, part in parts.items()}}
        case frozenset():
            return {"set": sorted(parts)}
        case _:
            return [to_data(part) for part in parts]


def _object_data(rule: Any) -> dict[str, Any]:
    kind = type(rule)
    match rule:
        case NotComputed():
            return _fields_data(rule, LIMIT)
        case Doubtful():
            return {**_fields_data(rule, LIMIT), "estimate": True}
        case _:
            pass
    if VOCABULARY.get(kind.__name__) is not kind:
        raise InvalidPolicy(
            "{value} is not of the rule vocabulary.",
            code="policy.document",
            remedy="Write the rule with the classes of xborder.policy.",
            value=rule,
        )
    return _fields_data(rule, kind.__name__)


def _fields_data(rule: Any, tag: str) -> dict[str, Any]:
    data: dict[str, Any] = {"is": tag}
    for part in attrs.fields(type(rule)):
        if part.init:
            held = getattr(rule, part.name)
            if held != _default(part) or part.metadata.get("written"):
                data[part.alias or part.name] = to_data(held)
    return data


def _default(part: Any) -> Any:
    default = part.default
    if default is attrs.NOTHING:
        return _NO_DEFAULT
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # typed as a function
        default = default.factory()
    return part.converter(default) if callable(part.converter) else default


_NO_DEFAULT = object()


def fingerprint(rules: Any) -> str:
    """Return a digest of rules: equal rules, equal digest.

    Examples:
        >>> from xborder.policy.amount import Percent
        >>> fingerprint([Percent("0.19")]) == fingerprint([Percent("19/100")])
        True
    """
    text = json.dumps(to_data(rules), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@frozen(kw_only=True)
class Change:
    """A rule that changed between two days.

    Attributes:
        path: Which rule, such as ``"step.duty"``.
        before: The dated rule on the first day; ``None`` if there was none.
        after: The dated rule on the second day; ``None`` if there is none.
    """

    path: str
    before: Dated[Any] | None
    after: Dated[Any] | None

    def __str__(self) -> str:
        match (self.before, self.after):
            case (None, after) if after is not None:
                return f"+ {self.path}: {after.source}"
            case (before, None) if before is not None:
                return f"- {self.path}: {before.source}"
            case _:
                return f"~ {self.path}: {self.after.source if self.after else ''}"


def in_force(policy: CountryPolicy, on: dt.date) -> dict[str, Dated[Any]]:
    """Return every rule that holds on a day, by its path.

    Raises:
        NoRuleInForce: The day lies before the rules that are known.
    """
    policy.check_day(on)
    return {path: entry for path, entry in policy.rules() if entry.holds_on(on)}


def changes(before: Mapping[str, Dated[Any]], after: Mapping[str, Dated[Any]]) -> Iterable[Change]:
    """Yield the differences between two sets of rules, in order of their paths."""
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old != new:
            yield Change(path=path, before=old, after=new)
