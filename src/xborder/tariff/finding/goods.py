"""Names of goods: what shops call things, and the words and places of the nomenclature for them.

The table ``goods.tsv`` is our own: some 460 common goods, each with its names in English and in
Chinese, words by which the nomenclature knows it, and headings where it stands. A heading leaves
the choice below it to material, make and whose the goods are.
"""

from functools import cache
from typing import Final

from attrs import frozen

from xborder.tariff.finding.packaged import plain_lines
from xborder.tariff.finding.words import terms

LONGEST_NAME: Final = 4
"""The most words a name of goods has."""


@frozen(kw_only=True)
class Named:
    """Goods by name.

    Attributes:
        name: Their first English name.
        words: Stems by which the nomenclature knows them.
        places: Headings or subheadings where they stand, the likeliest first.
    """

    name: str
    words: tuple[str, ...]
    places: tuple[str, ...]


@cache
def table() -> tuple[tuple[Named, tuple[str, ...], tuple[str, ...]], ...]:
    """Return the goods, each with its English and its Chinese names."""
    found = []
    for line in plain_lines("goods.tsv"):
        english, chinese, words, places = line.split("\t")
        names = tuple(english.split(", "))
        found.append(
            (
                Named(
                    name=names[0],
                    words=tuple(dict.fromkeys(term.stem for term in terms(words))),
                    places=tuple(places.split()),
                ),
                names,
                tuple(chinese.split(", ")),
            )
        )
    return tuple(found)


@cache
def by_english() -> dict[tuple[str, ...], Named]:
    """Return the goods by the stems of each of their English names."""
    return {
        tuple(term.stem for term in terms(name)): goods
        for goods, names, _ in table()
        for name in names
    }


@cache
def by_chinese() -> dict[str, Named]:
    """Return the goods by each of their Chinese names, in small letters."""
    return {name.casefold(): goods for goods, _, names in table() for name in names}


@cache
def name_words() -> dict[str, str]:
    """Return every stem that stands in an English name, with the first word that has it."""
    words = (term for _, names, _ in table() for name in names for term in terms(name))
    found: dict[str, str] = {}
    for term in words:
        found.setdefault(term.stem, term.word)
    return found
