"""Rules: what a law says under a name, and the one sentence that dates and sources it.

Every rule of a policy is written the same way: what it says, by which source, and what followed.

    Charge(id="vat", ...).by(ACT, end=REFORM).then(REFORM_ACT, amount=Percent("0.20"))
"""

from types import MappingProxyType
from typing import Any, Final, Self, TypeVar, Unpack

import attrs
from attrs import evolve, frozen

from xborder.source import Provenance
from xborder.timeline import Standing, Timeline, dated

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

    def by(self, read: Provenance, **standing: Unpack[Standing]) -> "Timeline[Self]":
        """Return the rule as a source has it, the first entry of its timeline.

        Args:
            read: The source.
            **standing: Its days (``start``, ``end``), a ``note``, its ``status``, and how it was
                read if not as the source as a whole (``evidence``, ``checked_on``): see
                :func:`xborder.timeline.dated`.

        Examples:
            >>> from xborder.policy.vocabulary import Reader, Value, day
            >>> read = Reader(day(2026, 11, 21))
            >>> old, new = read.official("Old Act"), read.official("New Act")
            >>> value = Value(id="customs_value", title="Customs value", plus="goods")
            >>> dated = value.by(old, end=day(2021, 1, 1)).then(new, plus=("goods", "freight"))
            >>> [(str(entry.source), entry.value.plus) for entry in dated]
            [('Old Act', ('goods',)), ('New Act', ('goods', 'freight'))]
        """
        return Timeline([dated(self, read, **standing)], name=self.id)

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


def figure(name: str, value: T, read: Provenance, **standing: Unpack[Standing]) -> Timeline[T]:
    """Return a plain value as a source has it: a currency, a threshold, a share.

    Args:
        name: What it is, for error messages.
        value: The value; ``then(..., value=...)`` gives the next one.
        read: The source.
        **standing: Its days (``start``, ``end``), a ``note``, its ``status``, and how it was
            read if not as the source as a whole (``evidence``, ``checked_on``): see
            :func:`xborder.timeline.dated`.

    Examples:
        >>> from xborder.policy.vocabulary import Reader, day
        >>> act = Reader(day(2026, 11, 21)).official("Council Decision (EU) 2022/1211")
        >>> euro = day(2023, 1, 1)
        >>> figure("currency", "HRK", act, end=euro).then(act, value="EUR").on(euro)
        'EUR'
    """
    return Timeline([dated(value, read, **standing)], name=name)
