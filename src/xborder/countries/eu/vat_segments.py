"""What a CN code bears through time, and how a later law cuts into it.

A code's history is a tuple of segments: a rate, its days, where it was read and how sure the code
makes it. A change names codes, days and a new rate, or leaves the rate and says only how sure it is
and where that was read.

Example:
    >>> from xborder.countries.eu.sources import TEDB_BY_CODE, SWEDISH_FOOD
    >>> food = (Segment(rate="0.12", read=TEDB_BY_CODE),)
    >>> lower = Change(
    ...     member="SE", codes=("04",), rate="0.06", read=SWEDISH_FOOD,
    ...     start=day(2026, 4, 1), end=day(2028, 1, 1),
    ... )
    >>> [segment.rate for segment in changed(food, lower)]
    ['0.12', '0.06', '0.12']
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from xborder.policy.vocabulary import *

STANDARD: Final = ""
"""In place of a rate: the member's standard rate."""
KEPT: Final = "="
"""In place of a rate: what the code bears anyway."""
UNREAD_NOTE: Final = "What held before was not read by code."
OPENS: Final = day(2020, 1, 1)
"""The first day of the Union's rules: what a change of that day replaces was never in them."""


@frozen(kw_only=True)
class Segment:
    """A rate and its days.

    Attributes:
        rate: The share, as text; ``STANDARD`` for the standard rate.
        start: Its first day.
        end: The first day on which it no longer holds.
        read: The source.
        status: ``unclear`` where the code alone does not decide.
        note: Why it is unclear, or what was not read.
    """

    rate: str
    start: dt.date | None = None
    end: dt.date | None = None
    read: Provenance
    status: Status = Status.IN_FORCE
    note: str = ""


@frozen(kw_only=True)
class Change:
    """From a day, some codes of a member bear another rate, or are as sure as it says.

    Attributes:
        member: The member.
        codes: CN prefixes; an empty one is every code that the member's list names.
        rate: The new share; ``STANDARD``, or ``KEPT`` where only the reading changes.
        start: Its first day.
        end: The first day on which the earlier rate is back; none if open.
        read: The source.
        status: ``unclear`` where a condition goes with it.
        note: The condition, or what was not read.
        was: Only codes whose rate was this share; empty for all.
    """

    member: str
    codes: tuple[str, ...]
    rate: str
    start: dt.date
    end: dt.date | None = None
    read: Provenance
    status: Status = Status.IN_FORCE
    note: str = ""
    was: str = ""


def changed(before: Sequence[Segment], change: Change) -> tuple[Segment, ...]:
    """Return a code's segments with a change cut in, and what it was after the change ends."""
    since = None if change.start <= OPENS else change.start
    kept = () if since is None else within(before, None, since)
    after = () if change.end is None else within(before, change.end, None)
    if change.rate == KEPT:
        during: tuple[Segment, ...] = tuple(
            evolve(each, read=change.read, status=change.status, note=change.note)
            for each in within(before, since, change.end)
        )
    else:
        during = (
            Segment(
                rate=change.rate,
                start=since,
                end=change.end,
                read=change.read,
                status=change.status,
                note=change.note,
            ),
        )
    return (*kept, *during, *after)


def within(
    segments: Sequence[Segment], start: dt.date | None, end: dt.date | None
) -> tuple[Segment, ...]:
    """Return the parts of segments that lie from a day on until before another."""
    return tuple(_within(segments, start, end))


def _within(
    segments: Sequence[Segment], start: dt.date | None, end: dt.date | None
) -> Iterator[Segment]:
    for each in segments:
        first = max((day_ for day_ in (each.start, start) if day_), default=None)
        last = min((day_ for day_ in (each.end, end) if day_), default=None)
        if first is None or last is None or first < last:
            yield evolve(each, start=first, end=last)
