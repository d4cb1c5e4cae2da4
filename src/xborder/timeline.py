"""Effective-dated values: what holds on a day, since when, and by which source."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Generic, TypedDict, TypeVar

import attrs
from attrs import evolve, field, frozen

from xborder.errors import InvalidPolicy, InvalidType, NoRuleInForce, nearest
from xborder.source import Evidence, Provenance, Source, Status

S = TypeVar("S")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def civil_date(value: object, *, where: str = "") -> dt.date:
    """Return ``value`` if it is a plain date.

    Raises:
        InvalidType: ``value`` is a datetime, a string or anything else.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise InvalidType(
        "{value} is not a plain date.",
        code="date.type",
        remedy="Give a datetime.date: the civil day in the jurisdiction, without a time.",
        where=where,
        value=value,
    )


# A law has thousands of entries: a member of the choice, which most are given, is not looked up.
def _status(word: Status | str) -> Status:
    return word if type(word) is Status else Status(word)


def _evidence(word: Evidence | str) -> Evidence:
    return word if type(word) is Evidence else Evidence(word)


@frozen(kw_only=True)
class Dated(Generic[T_co]):
    """One value and the days on which it holds.

    Attributes:
        value: The value.
        start: Its first day; ``None`` if it held before our window opens.
        end: The first day on which it no longer holds; ``None`` if open.
        status: What the law is.
        evidence: How well we read it.
        source: Where it can be read.
        checked_on: The day it was last checked.
        known_since: The day it became known, where that is later than ``start``.
        note: A doubt or a remark, in plain words.
    """

    value: T_co
    start: dt.date | None = None
    end: dt.date | None = None
    status: Status = field(default=Status.IN_FORCE, converter=_status)
    evidence: Evidence = field(default=Evidence.UNCHECKED, converter=_evidence)
    source: Source
    checked_on: dt.date
    known_since: dt.date | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.start and self.end and self.start >= self.end:
            raise InvalidPolicy(
                "The value ends on {end}, on or before its start {value}.",
                code="timeline.empty",
                remedy="End dates are exclusive: give the day after the last day.",
                value=self.start,
                end=self.end,
            )

    def holds_on(self, on: dt.date) -> bool:
        """Return whether the value holds on a day."""
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)

    def holding(self, value: S) -> "Dated[S]":
        """Return another value that holds on the same days, by the same source."""
        mine: Any = self
        held: Dated[S] = evolve(mine, value=value)
        return held

    def within(self, start: dt.date, end: dt.date | None = None) -> "Dated[T_co] | None":
        """Return the part of it that holds in ``[start, end)``; ``None`` if there is none."""
        first = max(self.start or start, start)
        ends = [day for day in (self.end, end) if day is not None]
        last = min(ends) if ends else None
        if last is not None and last <= first:
            return None
        return evolve(self, start=first, end=last)

    def outside(self, other: "Dated[Any]") -> "Iterator[Dated[T_co]]":
        """Yield the parts of it that hold before and after the days of another."""
        if other.start is not None and (self.start is None or self.start < other.start):
            yield evolve(self, end=min(self.end or other.start, other.start))
        if other.end is not None and (self.end is None or self.end > other.end):
            yield evolve(self, start=max(self.start or other.end, other.end))

    def overlaps(self, other: "Dated[Any]") -> bool:
        """Return whether there is a day on which both hold."""
        starts_in_time = self.start is None or other.end is None or self.start < other.end
        ends_in_time = other.start is None or self.end is None or other.start < self.end
        return starts_in_time and ends_in_time


class Standing(TypedDict, total=False):
    """When an entry holds and how it stands: what :func:`dated` takes beside the value."""

    start: dt.date | None
    end: dt.date | None
    note: str
    status: Status | str
    evidence: Evidence | str | None
    checked_on: dt.date | None
    known_since: dt.date | None


def dated(
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
) -> Dated[T]:
    """Return a value with its days, by a source that knows how and when it was read.

    Args:
        value: The value.
        read: The source.
        start: Its first day; ``None`` if it held before our window opens.
        end: The first day on which it no longer holds; ``None`` if open.
        note: A doubt or a remark, in plain words.
        status: What the law is.
        evidence: How well this value was read there, if not as the source as a whole.
        checked_on: The day it was checked, if not the day of the source.
        known_since: The day it became known, where that is later than ``start``.
    """
    return Dated(
        value=value,
        start=start,
        end=end,
        status=status,
        evidence=read.evidence if evidence is None else evidence,
        source=read.source,
        checked_on=checked_on or read.checked_on,
        known_since=known_since,
        note=note,
    )


def _start_of(entry: Dated[Any]) -> dt.date:
    return entry.start or dt.date.min


def _in_order(entries: Iterable[Dated[T]]) -> tuple[Dated[T], ...]:
    return tuple(sorted(entries, key=_start_of))


@frozen(repr=False)
class Timeline(Generic[T]):
    """Dated values in order, without overlap; a day in a gap has no value, and says so.

    Args:
        entries: The dated values, in any order.
        name: What the values are, for error messages.

    Raises:
        InvalidPolicy: Two entries overlap.

    Examples:
        >>> from xborder.source import Reader
        >>> act = Reader(dt.date(2026, 11, 1)).official("VAT Act", article="s. 2")
        >>> july = dt.date(2020, 7, 1)
        >>> rate = Timeline([dated("0.19", act, end=july)], name="standard rate")
        >>> rate = rate.then(act, value="0.16")
        >>> rate.on(dt.date(2020, 6, 30)), rate.on(july)
        ('0.19', '0.16')
    """

    entries: tuple[Dated[T], ...] = field(converter=_in_order)
    name: str = field(default="value", kw_only=True)
    _starts: tuple[dt.date, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for earlier, later in pairwise(self.entries):
            if earlier.end is None or later.start is None or later.start < earlier.end:
                raise InvalidPolicy(
                    "Two entries of {name} overlap on {value}.",
                    code="timeline.overlap",
                    remedy="End the earlier one on the first day of the later one.",
                    value=later.start,
                    name=self.name,
                )
        object.__setattr__(self, "_starts", tuple(_start_of(entry) for entry in self.entries))

    def __repr__(self) -> str:
        first = self.entries[0].start if self.entries else None
        last = self.entries[-1].end if self.entries else None
        days = f"{first or '...'} to {last or '...'}"
        return f"<Timeline {self.name}: {len(self.entries)} dated, {days}>"

    def find(self, on: dt.date) -> Dated[T] | None:
        """Return the entry in force on a day, or ``None`` in a gap."""
        position = bisect_right(self._starts, civil_date(on)) - 1
        if position < 0:
            return None
        entry = self.entries[position]
        return entry if entry.holds_on(on) else None

    def entry(self, on: dt.date) -> Dated[T]:
        """Return the entry in force on a day.

        Raises:
            NoRuleInForce: The day lies in a gap.
        """
        found = self.find(on)
        if found is None:
            raise NoRuleInForce(
                "No {name} is known on {value}.",
                remedy="Ask for a day within {known}, or add an entry for it.",
                value=on,
                name=self.name,
                known=", ".join(f"[{e.start or '...'}, {e.end or '...'})" for e in self.entries)
                or "no day at all",
            )
        return found

    def on(self, on: dt.date) -> T:
        """Return the value in force on a day.

        Raises:
            NoRuleInForce: The day lies in a gap.
        """
        return self.entry(on).value

    def changes(self, start: dt.date, end: dt.date) -> tuple[dt.date, ...]:
        """Return the days in ``(start, end]`` on which the value begins, ends or is replaced."""
        days = {day for entry in self.entries for day in (entry.start, entry.end) if day}
        return tuple(sorted(day for day in days if start < day <= end))

    def then(
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
        **changes: Any,
    ) -> "Timeline[T]":
        """Return the timeline with what followed: the last value, but for the changes named.

        It starts where the last entry ended, or on ``start`` where there was a gap.

        Args:
            read: The source of the new entry.
            start: Its first day, if the last entry had ended before it.
            end: The first day on which it no longer holds; ``None`` if open.
            note: A doubt or a remark, in plain words.
            status: What the law is.
            evidence: How well it was read there, if not as the source as a whole.
            checked_on: The day it was checked, if not the day of the source.
            known_since: The day it became known, where that is later than its first day.
            **changes: The fields of the value that are different now; ``value=`` for all of it.

        Raises:
            InvalidPolicy: The last entry has no end, or the value has no such field.
        """
        last = self.entries[-1]
        if last.end is None:
            raise InvalidPolicy(
                "Nothing can follow {value}, which has no end.",
                code="timeline.open",
                remedy="Give end= of the entry before it: the first day of what follows.",
                value=self.name,
            )
        entry = dated(
            changes["value"] if "value" in changes else _changed(last.value, changes, self.name),
            read,
            start=last.end if start is None else start,
            end=end,
            note=note,
            status=status,
            evidence=evidence,
            checked_on=checked_on,
            known_since=known_since,
        )
        return Timeline([*self.entries, entry], name=self.name)

    def put(self, entry: Dated[T]) -> "Timeline[T]":
        """Return the timeline with ``entry`` in place of whatever held on its days."""
        kept = (part for old in self.entries for part in old.outside(entry))
        return Timeline([*kept, entry], name=self.name)

    def gaps(self) -> tuple[tuple[dt.date | None, dt.date | None], ...]:
        """Return the half-open stretches without a value, ``None`` standing for no bound."""
        if not self.entries:
            return ((None, None),)
        found: list[tuple[dt.date | None, dt.date | None]] = []
        if self.entries[0].start is not None:
            found.append((None, self.entries[0].start))
        found += [(a.end, b.start) for a, b in pairwise(self.entries) if a.end != b.start]
        if self.entries[-1].end is not None:
            found.append((self.entries[-1].end, None))
        return tuple(found)

    def __iter__(self) -> Iterator[Dated[T]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def _changed(value: T, changes: dict[str, Any], name: str) -> T:
    if not changes:
        return value
    kind: Any = type(value)
    known = [part.alias for part in attrs.fields(kind) if part.init] if attrs.has(kind) else []
    for word in changes:
        if word not in known:
            meant = nearest(word, known)
            raise InvalidPolicy(
                "{name} has no {value} that could change.",
                code="timeline.change",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                value=word,
                name=name,
                meant=meant,
                known=", ".join(known) or "value",
            )
    rule: Any = value
    changed: T = evolve(rule, **changes)
    return changed


def succession(parts: Iterable[Timeline[T]]) -> Timeline[T]:
    """Return one timeline of several, such as a fee that each year sets anew.

    Raises:
        InvalidPolicy: Two of them overlap.
    """
    first, *others = parts
    return Timeline([*first, *(entry for part in others for entry in part)], name=first.name)


def handover(
    early: Iterable[Timeline[T]], late: Iterable[Timeline[T]], on: dt.date
) -> tuple[Timeline[T], ...]:
    """Return the rules of one law before a day and of another from it on.

    Timelines of one name become one; the order is that of the early law, then of what is new.
    """
    before = {each.name: _until(each, on) for each in early}
    since = {each.name: tuple(each) for each in late}
    names = (*before, *(name for name in since if name not in before))
    entries = ((name, (*before.get(name, ()), *since.get(name, ()))) for name in names)
    return tuple(Timeline(found, name=name) for name, found in entries if found)


def _until(timeline: Timeline[T], on: dt.date) -> tuple[Dated[T], ...]:
    return tuple(
        evolve(entry, end=min(entry.end or on, on))
        for entry in timeline
        if entry.start is None or entry.start < on
    )
