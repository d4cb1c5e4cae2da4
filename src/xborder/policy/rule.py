"""Rules: what a law says under a name, and the one sentence that dates and sources it.

Every rule of a policy is written the same way: what it says, by which source, and what followed.

    Charge(id="vat", ...).by(ACT, end=REFORM).then(REFORM_ACT, amount=Percent("0.20"))
"""

import datetime as dt
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar

import attrs
from attrs import evolve, frozen

from xborder.source import Evidence, Provenance, Status
from xborder.timeline import Timeline, dated

T = TypeVar("T")

WRITTEN: Final = MappingProxyType({"written": True})
"""Metadata of a field that stands in a rule's plain data even where it holds its default."""


@frozen(kw_only=True)
class Rule:
    """What a law says under a name: a charge, a waiver, a scheme, a value, or what is left out.

    Attributes:
        id: Its name in the policy.
        dated_by: The event whose day decides whether it holds, and which entries of goods tables
            it reads, such as ``"order"`` for a tax that is due with the sale; ``None`` for the one
            that its policy goes by.
    """

    id: str
    dated_by: str | None = None

    def by(
        self,
        read: Provenance,
        *,
        start: dt.date | None = None,
        end: dt.date | None = None,
        note: str = "",
        status: Status | str = Status.IN_FORCE,
        evidence: Evidence | str | None = None,
        checked_on: dt.date | None = None,
        known_since: dt.date | None = None,
    ) -> "Timeline[Self]":
        """Return the rule as a source has it, the first entry of its timeline.

        Args:
            read: The source.
            start: Its first day; ``None`` if it held before our window opens.
            end: The first day on which it no longer holds; ``None`` if open.
            note: A doubt or a remark, in plain words.
            status: What the law is.
            evidence: How well it was read there, if not as the source as a whole.
            checked_on: The day it was checked, if not the day of the source.
            known_since: The day it became known, where that is later than ``start``.

        Examples:
            >>> from xborder.policy.vocabulary import Reader, Value, day
            >>> read = Reader(day(2026, 11, 21))
            >>> old, new = read.official("Old Act"), read.official("New Act")
            >>> value = Value(id="customs_value", title="Customs value", plus="goods")
            >>> dated = value.by(old, end=day(2021, 1, 1)).then(new, plus=("goods", "freight"))
            >>> [(str(entry.source), entry.value.plus) for entry in dated]
            [('Old Act', ('goods',)), ('New Act', ('goods', 'freight'))]
        """
        entry = dated(
            self,
            read,
            start=start,
            end=end,
            note=note,
            status=status,
            evidence=evidence,
            checked_on=checked_on,
            known_since=known_since,
        )
        return Timeline([entry], name=self.id)

    def __reduce__(self) -> tuple[Any, ...]:
        # Through the constructor, so that what is compared by identity is the same object again.
        kind = type(self)
        held = {part.alias: getattr(self, part.name) for part in attrs.fields(kind) if part.init}
        return _rebuilt, (kind, held)

    def replace(self, **changes: Any) -> Self:
        """Return a rule that differs in the fields named."""
        return evolve(self, **changes)


def _rebuilt(kind: type[Rule], held: dict[str, Any]) -> Rule:
    return kind(**held)


def figure(
    name: str,
    value: T,
    read: Provenance,
    *,
    start: dt.date | None = None,
    end: dt.date | None = None,
    note: str = "",
    status: Status | str = Status.IN_FORCE,
    evidence: Evidence | str | None = None,
    checked_on: dt.date | None = None,
    known_since: dt.date | None = None,
) -> Timeline[T]:
    """Return a plain value as a source has it: a currency, a threshold, a share.

    Args:
        name: What it is, for error messages.
        value: The value; ``then(..., value=...)`` gives the next one.
        read: The source.
        start: Its first day; ``None`` if it held before our window opens.
        end: The first day on which it no longer holds; ``None`` if open.
        note: A doubt or a remark, in plain words.
        status: What the law is.
        evidence: How well it was read there, if not as the source as a whole.
        checked_on: The day it was checked, if not the day of the source.
        known_since: The day it became known, where that is later than ``start``.

    Examples:
        >>> from xborder.policy.vocabulary import Reader, day
        >>> act = Reader(day(2026, 11, 21)).official("Council Decision (EU) 2022/1211")
        >>> euro = day(2023, 1, 1)
        >>> figure("currency", "HRK", act, end=euro).then(act, value="EUR").on(euro)
        'EUR'
    """
    entry = dated(
        value,
        read,
        start=start,
        end=end,
        note=note,
        status=status,
        evidence=evidence,
        checked_on=checked_on,
        known_since=known_since,
    )
    return Timeline([entry], name=name)
