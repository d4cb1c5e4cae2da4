"""Compact data: a schedule as small plain data that JSON writes as they are, and back.

Sources stand once, each with how well and when it was read; a line is a list of its code, its
duty text, the number of its source, its days and its origins.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias

from attrs import field, frozen
from attrs.validators import instance_of

from xborder.errors import InvalidInput
from xborder.policy.amount import Amount
from xborder.source import Evidence, Source, Status
from xborder.tariff.duty_text import read_or_unsupported, write_duty
from xborder.timeline import Dated

FORM: Final = "xborder tariff 1"


class _Line(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def amount(self) -> Dated[Amount]: ...
    @property
    def origins(self) -> frozenset[str]: ...


class _Schedule(Protocol):
    @property
    def lines(self) -> Sequence[_Line]: ...
    @property
    def destinations(self) -> frozenset[str]: ...
    @property
    def alone(self) -> bool: ...
    @property
    def name(self) -> str: ...


def written(schedule: _Schedule) -> dict[str, Any]:
    """Return a schedule as plain data.

    Args:
        schedule: The schedule.

    Raises:
        InvalidInput: A line holds what no duty text says.
    """
    sources: dict[tuple[str, ...], int] = {}
    lines = []
    for line in schedule.lines:
        entry = line.amount
        number = sources.setdefault(_source(entry), len(sources))
        days = [day and day.isoformat() for day in (entry.start, entry.end)]
        lines.append([line.code, write_duty(entry.value), number, *days, *sorted(line.origins)])
    return {
        "form": FORM,
        "name": schedule.name,
        "alone": schedule.alone,
        "destinations": sorted(schedule.destinations),
        "sources": [list(source) for source in sources],
        "lines": lines,
    }


def _source(entry: Dated[Amount]) -> tuple[str, ...]:
    source = entry.source
    return (
        source.title,
        source.url,
        source.article,
        str(entry.evidence),
        str(entry.status),
        entry.checked_on.isoformat(),
        entry.note,
    )


@frozen
class Head:
    """What is said of a schedule as a whole.

    Attributes:
        name: The goods table it stands for.
        alone: Whether it alone counts.
        destinations: The destinations it is for.
    """

    name: str = field(validator=instance_of(str))
    alone: bool = field(validator=instance_of(bool))
    destinations: frozenset[str]


Lines: TypeAlias = list[tuple[str, Dated[Amount], frozenset[str]]]
_WRONG: Final = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What plain data raise that are not of the form, whatever is wrong with them."""


def read(data: Any) -> tuple[Head, Lines]:
    """Return what a schedule is, and code, dated duty and origins of each line.

    Args:
        data: Plain data as :func:`written` makes them.

    Raises:
        InvalidInput: They are something else; ``where`` names the line.
    """
    if not isinstance(data, Mapping) or data.get("form") != FORM:
        raise _no_schedule(data if isinstance(data, str) else type(data).__name__)
    try:
        head = Head(data["name"], data["alone"], frozenset(data["destinations"]))
        sources, rows = list(data["sources"]), list(data["lines"])
    except _WRONG as error:
        raise _no_schedule(data) from error
    lines = []
    for number, row in enumerate(rows):
        try:
            lines.append(_line(row, sources))
        except _WRONG as error:
            raise _no_schedule(row, f"lines.{number}") from error
    return head, lines


def _no_schedule(value: object, where: str = "") -> InvalidInput:
    return InvalidInput(
        "{value} is not a tariff schedule in compact form.",
        code="tariff.compact",
        remedy="Give what compact() returned, read from JSON as it was written.",
        where=where,
        value=value,
    )


def _line(row: Any, sources: Sequence[Any]) -> tuple[str, Dated[Amount], frozenset[str]]:
    code, text, number, start, end, *origins = row
    title, url, article, evidence, status, checked_on, note = sources[number]
    entry = Dated(
        value=read_or_unsupported(text),
        start=start and dt.date.fromisoformat(start),
        end=end and dt.date.fromisoformat(end),
        status=Status(status),
        evidence=Evidence(evidence),
        source=Source(title=title, url=url, article=article),
        checked_on=dt.date.fromisoformat(checked_on),
        note=note,
    )
    return code, entry, frozenset(origins)
