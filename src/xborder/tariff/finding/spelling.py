"""Spelling: the word that was probably meant, where nobody knows the one that was written."""

import functools
from typing import Final

from xborder.tariff.finding import index
from xborder.tariff.finding.goods import name_words
from xborder.tariff.finding.traits import GENDERS, MAKES, MATERIALS, PARTS
from xborder.tariff.finding.words import stem

_SHORTEST: Final = 4
"""A shorter word has too many neighbours to guess one."""
_TWO_SLIPS: Final = 7
"""From this length on two slips are forgiven, before it one."""


@functools.cache
def _ours() -> frozenset[str]:
    own = {*MATERIALS, *GENDERS, *MAKES, *PARTS}
    return frozenset(name_words()) | {stem(word) for word in own}


def is_word(stem: str) -> bool:
    """Return whether a stem is known: to the nomenclatures, or to our own tables."""
    return stem in _ours() or index.known(stem)


@functools.lru_cache(maxsize=1024)
def meant(stem: str) -> str:
    """Return the stem that an unknown one is nearest to; empty if none is near.

    The first letter is taken as right. Among equally near words, one that shops use comes before
    one of the law, then the commoner, then the alphabet decides.

    Examples:
        >>> meant("sweathsirt"), meant("umbrela"), meant("xqzvw")
        ('sweatshirt', 'umbrella', '')
    """
    if len(stem) < _SHORTEST:
        return ""
    slips = 2 if len(stem) >= _TWO_SLIPS else 1
    near = []
    for word in _beginning(stem[0]):
        if abs(len(word) - len(stem)) <= slips:
            apart = distance(stem, word, slips)
            if apart <= slips:
                near.append((apart, word not in _ours(), -len(index.postings(word)), word))
    return min(near)[-1] if near else ""


def shown(stem: str) -> str:
    """Return a stem as a word that people write.

    Examples:
        >>> shown("hoody"), shown("polyester")
        ('hoodie', 'polyester')
    """
    return name_words().get(stem, stem)


@functools.cache
def _beginning(letter: str) -> tuple[str, ...]:
    return tuple(sorted({each for each in (*index.stems(), *_ours()) if each[0] == letter}))


def distance(left: str, right: str, most: int) -> int:
    """Return how many slips part two words: a letter more, less, other, or two exchanged.

    Args:
        left: A word.
        right: Another.
        most: Where more part them, ``most + 1`` is returned as soon as that is sure.

    Source: the optimal string alignment distance, after F. J. Damerau, "A technique for computer
    detection and correction of spelling errors", Communications of the ACM 7 (1964).

    Examples:
        >>> distance("tshrit", "tshirt", 2), distance("cat", "cart", 2), distance("cat", "house", 2)
        (1, 1, 3)
    """
    two_back: list[int] = []
    back = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        line = [row]
        for column, other in enumerate(right, 1):
            cost = min(back[column] + 1, line[column - 1] + 1, back[column - 1] + (letter != other))
            exchanged = (
                row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other
            )
            if exchanged:
                cost = min(cost, two_back[column - 2] + 1)
            line.append(cost)
        if min(line) > most and min(back) > most:
            return most + 1
        two_back, back = back, line
    return min(back[-1], most + 1)
