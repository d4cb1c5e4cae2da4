"""Denials: what a title says that goods are not, have not or were not made by.

"Unroasted coffee", "shoes, not leather", "sugar-free gum", "dress without sleeves" and "non-woven
fabric" each name what the goods are *not*. A word that is denied is not looked for, and lines that
speak of it fall back; where the nomenclature has the denial itself as a word (unbleached, uncoated,
nonwoven) it is looked for as it stands.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from attrs import frozen

from xborder.tariff.finding import index
from xborder.tariff.finding.goods import by_english
from xborder.tariff.finding.traits import MAKES, MATERIALS
from xborder.tariff.finding.words import folded, is_empty, stem

_FILLER: Final = r"(?:(?:any|added|containing|including|made|of|from|with|in|for|the|a|an) )*"
_WORD: Final = r"[a-z]+(?:-[a-z]+)?"
_NOT: Final = re.compile(
    r"\b(?:not|no|without|excluding|except|other than|free (?:of|from)) "
    rf"{_FILLER}(?P<words>{_WORD}(?: (?:or|nor|and) {_WORD})?)\b"
)
_OFTEN_FREE: Final = (
    "sugar|gluten|lead|alcohol|dairy|lactose|fat|caffeine|wire|sulphate|sulfate|silicone|latex|"
    "nickel|oil|salt|nut|meat|cruelty"
)
"""What a shop writes before "free" without a hyphen; "free" alone is a word of advertising."""
_FREE: Final = re.compile(rf"\b(?P<hyphened>[a-z]+)-free\b|\b(?P<blank>{_OFTEN_FREE}) free\b")
_NON: Final = re.compile(r"\bnon[- ]?(?P<word>[a-z]{3,})\b")
_UN: Final = re.compile(r"\bun(?P<word>(?!shell)[a-z]{4,})\b")  # unshelled: without, or within?


@frozen
class Denied:
    """A word that goods are said not to be.

    Attributes:
        stem: The stem of the word.
        unless: The stem by which a line says the same denial; empty if there is none.
    """

    stem: str
    unless: str = ""


def read_denials(text: str) -> tuple[str, tuple[Denied, ...]]:
    """Return a title without the words that it denies, and those words.

    Args:
        text: A title in English.

    Examples:
        >>> read_denials("Shoes, not leather")
        ('shoes,  ', (Denied(stem='leather', unless=''),))
        >>> read_denials("unroasted coffee")
        ('unroasted coffee', (Denied(stem='roast', unless='unroast'),))
        >>> read_denials("bag of non-woven fabric")
        ('bag of nonwoven fabric', ())
        >>> read_denials("non-leather belt")
        ('  belt', (Denied(stem='leather', unless='non'),))
    """
    text, found = folded(text), []

    def cut(match: re.Match[str]) -> str:
        denied = [*_denied(match["words"])]
        found.extend(denied)
        return " " if denied else match[0]

    def freed(match: re.Match[str]) -> str:
        denied = [*_denied(match["hyphened"] or match["blank"])]
        found.extend(denied)
        return " " if denied else match[0]

    def opposite(match: re.Match[str]) -> str:
        word, own = match["word"], stem(match["word"])
        as_one = f"non{own}" if index.known(f"non{own}") else ""
        if _is_a_name(match) or not (as_one or index.known(own)):
            return match[0]
        if own in MAKES and as_one:
            return f"non{word}"
        found.append(Denied(own, "non"))
        if own in MATERIALS:
            return " "
        return f"{match[0]} non{word}" if as_one else match[0]  # a line may have it either way

    def undone(match: re.Match[str]) -> str:
        own, whole = stem(match["word"]), stem(match[0])
        if not index.known(own) or is_empty(match["word"]):
            return match[0]
        found.append(Denied(own, whole))
        return match[0] if index.known(whole) else " "

    for pattern, change in ((_NOT, cut), (_FREE, freed), (_NON, opposite), (_UN, undone)):
        text = pattern.sub(change, text)
    return text, tuple(dict.fromkeys(found))


def _denied(words: str) -> Iterator[Denied]:
    for word in re.split(r"[ -]", words):
        own = stem(word)
        # A participle has lost its "e": framed, without frame.
        forms = (own, own.removesuffix("e")) if own.endswith("e") else (own,)
        if not is_empty(word):
            yield from (Denied(form) for form in forms if index.known(form))


@cache  # the names are the package's own
def _names() -> tuple[tuple[str, ...], ...]:
    return tuple(name for name in by_english() if name[:1] == ("non",))


def _is_a_name(match: re.Match[str]) -> bool:
    """Return whether a denial begins a name of goods, such as non-woven bag."""
    stems = tuple(stem(word) for word in re.findall("[a-z]+", match.string[match.start() :]))
    return any(stems[: len(name)] == name for name in _names())
