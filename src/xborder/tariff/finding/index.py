"""The index: for each stem, the subheadings of HS 2022 that it speaks of, and how strongly.

It is made by ``tools/nomenclatures.py``. A look-up needs a handful of its 12,000 rows, so a row is
parsed when a query first asks for it, and the whole is never built: the first search of a process
pays for decompressing it and little else.
"""

import math
from functools import cache, lru_cache
from typing import Final

from xborder.tariff.finding.packaged import lines
from xborder.tariff.finding.traits import Traits, read_traits

HEAVIEST: Final = 9
"""The weight of a word that names the thing in a subheading's own text."""


@cache
def _rows() -> dict[str, str]:
    return dict(line.split("\t") for line in lines("index.tsv.gz"))


@cache
def subheadings() -> tuple[str, ...]:
    """Return the subheadings, in the order that the index counts them."""
    return tuple(code for code in texts() if len(code) == 6)


@cache
def texts() -> dict[str, str]:
    """Return the text of every chapter, heading and subheading of HS 2022."""
    return {code: text for code, (text, _) in _entries().items()}


@cache
def _entries() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in lines("hs.tsv.gz"))
    return {code: (text, traits) for code, text, traits in rows}


def known(stem: str) -> bool:
    """Return whether any line of the nomenclatures has a word of this stem."""
    return stem in _rows()


def stems() -> tuple[str, ...]:
    """Return every stem, in alphabetical order."""
    return tuple(_rows())


@lru_cache(maxsize=4096)
def postings(stem: str) -> tuple[tuple[int, int], ...]:
    """Return the subheadings that a stem speaks of, by their number, each with its weight.

    Examples:
        >>> [(subheadings()[number], weight) for number, weight in postings("saxophone")]
        [('920590', 4)]
    """
    found, number = [], -1
    for entry in _rows().get(stem, "").split():
        number += int(entry[:-1], 36)
        found.append((number, int(entry[-1])))
    return tuple(found)


@lru_cache(maxsize=4096)
def rarity(stem: str) -> float:
    """Return how much a word tells: the logarithm of all subheadings over those that have it.

    Formula: ``ln(1 + N / n)``, the inverse document frequency.

    Source: K. Spärck Jones, "A statistical interpretation of term specificity", J. Doc. 28 (1972).
    """
    count = len(postings(stem))
    return math.log(1 + len(subheadings()) / count) if count else 0.0


@lru_cache(maxsize=8192)
def traits_of(subheading: str) -> Traits:
    """Return what a subheading sorts its goods by.

    One for the rest ("n.e.c.") is not for a material that its neighbours are for.

    Examples:
        >>> sorted(traits_of("620449").without)
        ['artificial', 'cotton', 'synthetic', 'wool']
    """
    return read_traits(_entries()[subheading][1])
