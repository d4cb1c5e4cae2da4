"""The transition period until the end of 2020, when Great Britain's rules held here too.

Example:
    >>> from xborder.countries import gb
    >>> [timeline.name for timeline in after(gb.POLICY.values, ())][:2]
    ['intrinsic', 'supply_value']
"""

from collections.abc import Iterable
from typing import TypeVar

from attrs import evolve

from xborder.countries.gb.sources import TRANSITION_ENDS
from xborder.timeline import Dated, Timeline

T = TypeVar("T")


def _until_2020(timelines: Iterable[Timeline[T]]) -> dict[str, tuple[Dated[T], ...]]:
    """Return by name what of Great Britain's rules held in the transition period."""
    return {
        timeline.name: tuple(
            evolve(entry, end=min(entry.end or TRANSITION_ENDS, TRANSITION_ENDS))
            for entry in timeline
            if entry.start is None or entry.start < TRANSITION_ENDS
        )
        for timeline in timelines
    }


def after(early: Iterable[Timeline[T]], late: Iterable[Timeline[T]]) -> tuple[Timeline[T], ...]:
    """Return the timelines of both times, those of one name as one, in the order of the law."""
    before, since = _until_2020(early), {timeline.name: tuple(timeline) for timeline in late}
    names = (*before, *(name for name in since if name not in before))
    return tuple(
        Timeline(entries, name=name)
        for name in names
        if (entries := (*before.get(name, ()), *since.get(name, ())))
    )
