"""Section 301 on goods of China: which list, at which rate, since when.

Lists 1 to 3 at 25%, list 4A at 7.5% since 2020-02-14, list 4B suspended; the four-year review
raised batteries, semiconductors, steel, aluminium, masks and others on its own days. An exclusion of
a single product is claimed (``elect={"us.china_exclusion"}``): whether the goods are it no code tells.
U.S. notes 20 and 31 to chapter 99, https://hts.usitc.gov

Example:
    >>> sorted(timeline.name for timeline in S301)[:2]
    ['us.s301.25', 'us.s301.25_then_100_since_2024-09-27']
"""

from collections.abc import Iterator

from xborder.countries.us import days, sources
from xborder.countries.us.lists import answers, codes
from xborder.policy.vocabulary import *

UNREAD = "Which list these goods were on before the review of 2024 was not read."
_FIRST = {
    "25": (("0.25", None),),
    "4A": (("0.15", None), ("0.075", days.LIST_4A_HALVED)),
    "none": ((FREE, None),),
    "unread": ((Unsupported(UNREAD), None),),
}
"""The rate of each list, and its first day."""


Step = tuple[Amount | str, day | None, Provenance]


def _steps(answer: str) -> Iterator[Step]:
    """Yield the rates that an answer such as ``4A then 25 since 2026-01-01`` tells, in order."""
    first, _, raised = answer.partition(" then ")
    for rate, start in _FIRST[first]:
        yield rate, start, sources.CHINA_301
    for step in raised.split(", ") if raised else ():
        share, _, since = step.partition(" since ")
        yield f"{int(share) / 100:g}", day.fromisoformat(since), sources.CHINA_301_REVIEW


def _rates() -> Iterator[Timeline[GoodsRate]]:
    for answer in answers("china"):
        name, scope = answer.replace(", ", "_").replace(" ", "_"), codes("china", answer)
        note = "List 4B is printed at 15% and suspended." if answer == "none" else ""
        steps = list(_steps(answer))
        ends = [start for _, start, _ in steps[1:]]
        for (rate, start, read), end in zip(steps, [*ends, None], strict=True):
            id_ = f"us.s301.{name}.{start}" if start else f"us.s301.{name}"
            yield GoodsRate(id_, rate, scope).by(read, start=start, end=end, note=note)


S301 = tuple(_rates())
"""What is on which list."""

_CLAIMED = Stated(Is("elected:us.china_exclusion", "yes"))
_NUMBERED = HsIn(codes("china_excluded", "listed"))
EXCLUDED = All(_CLAIMED, Stated(_NUMBERED))
"""An exclusion is claimed for goods of a number that has one: U.S. note 20(vvv) and (www)."""
MAY_BE_EXCLUDED = All(Possibly(_NUMBERED), Not(EXCLUDED))
"""Goods of a number of which some are excluded, or of a shorter code above one, and are not held so."""
