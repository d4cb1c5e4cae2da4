"""Ranking: how well each subheading answers a query, and why.

    score = (words + places) * traits

``words`` sums, over the words asked for, how much the word counts, how rare it is and how
strongly the subheading speaks of it. ``places`` adds as much for a heading where goods of that name
stand as a very rare word would. ``traits`` multiplies by what material, make, gender and part
say. The sum is divided by what a subheading would have that answered everything.
"""

from bisect import bisect_left
from collections import defaultdict
from typing import Final

from attrs import frozen

from xborder.tariff.finding import index
from xborder.tariff.finding.query import Asked, Placed, Query
from xborder.tariff.finding.traits import agreement

_PLACE: Final = 9.0
"""What a heading counts where goods of that name stand: about ln(1 + 5,613), the rarest word."""
_BEST_TRAITS: Final = 1.35 * 1.25 * 1.25
_WORTH_SHOWING: Final = 0.2
"""What share of the best score another must have: less is noise, and five lines of it mislead."""
_FROM_ABOVE: Final = 4
"""The most that a word of the heading weighs: the lines below it part what it names."""
_DENIED: Final = 0.3
"""How likely a line is that speaks of what a title denies; a title may deny in passing."""
_CANDIDATES: Final = 250
"""How many subheadings have their traits compared: no more ever came near the first five."""


@frozen(kw_only=True)
class Ranked:
    """A subheading and what speaks for it.

    Attributes:
        subheading: Its six digits.
        score: How well it answers, from 0 to 1.
        words: The words it has.
        places: The headings it stands under.
        traits: What agrees in material, make and gender.
    """

    subheading: str
    score: float
    words: tuple[Asked, ...]
    places: tuple[Placed, ...]
    traits: tuple[str, ...]


def rank(query: Query, limit: int) -> tuple[Ranked, ...]:
    """Return the subheadings that answer a query best, best first; ties by their code.

    Args:
        query: The query.
        limit: How many at the most.
    """
    codes = index.subheadings()
    words: dict[int, float] = defaultdict(float)
    for asked in query.asked:
        worth = asked.weight * index.rarity(asked.stem) / index.HEAVIEST
        for number, weight in index.postings(asked.stem):
            words[number] += worth * weight
    places = _places(query)
    whole = _whole(query)
    if not whole:
        return ()
    raw = {number: words.get(number, 0.0) + places.get(number, 0.0) for number in {*words, *places}}
    first = sorted(raw, key=lambda number: (-raw[number], number))[:_CANDIDATES]
    found = []
    denied = _denied(query)
    for number in first:
        factor, agreed = agreement(query.traits, index.traits_of(codes[number]))
        factor *= _DENIED if number in denied else 1.0
        found.append((raw[number] * factor, number, agreed))
    found.sort(key=lambda each: (-each[0], each[1]))
    least = _WORTH_SHOWING * found[0][0] if found else 0.0
    return tuple(
        Ranked(
            subheading=codes[number],
            score=min(1.0, round(score / (whole * _BEST_TRAITS), 3)),
            words=tuple(each for each in query.asked if _has(each.stem, number)),
            places=tuple(each for each in query.placed if codes[number].startswith(each.place)),
            traits=agreed,
        )
        for score, number, agreed in found[:limit]
        if score >= least
    )


def _denied(query: Query) -> frozenset[int]:
    """Return the subheadings that speak of what is denied, and do not say the same denial."""
    found: set[int] = set()
    for each in query.denied:
        own = {number for number, weight in index.postings(each.stem) if weight > _FROM_ABOVE}
        found |= own - {number for number, _ in index.postings(each.unless)}
    return frozenset(found)


def _has(stem: str, number: int) -> bool:
    return any(number == each for each, _ in index.postings(stem))


def _places(query: Query) -> dict[int, float]:
    """Return what each subheading gets for where it stands: its best place, not their sum."""
    codes = index.subheadings()
    found: dict[int, float] = defaultdict(float)
    for placed in query.placed:
        first = bisect_left(codes, placed.place)
        last = bisect_left(codes, placed.place + "~")
        for number in range(first, last):
            found[number] = max(found[number], _PLACE * placed.weight)
    return found


def _whole(query: Query) -> float:
    words = sum(asked.weight * index.rarity(asked.stem) for asked in query.asked)
    return words + max((_PLACE * placed.weight for placed in query.placed), default=0.0)
