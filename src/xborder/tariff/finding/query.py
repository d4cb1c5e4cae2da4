"""Queries: what a shop wrote, read into names of goods, words, and the traits goods are sorted by.

A title may name several things ("bottle brush", "drone with camera", "watch, battery"). The last
name before a comma, "for", "with", "in" or "of" is the thing itself, and so is one that "and" joins
to it; the other names say what it is for, what it comes with or what it looks like, and count a
third or less.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field, frozen

from xborder.tariff.finding import index, spelling
from xborder.tariff.finding.chinese import is_chinese, pieces
from xborder.tariff.finding.denial import Denied, read_denials
from xborder.tariff.finding.goods import LONGEST_NAME, Named, by_english, name_words
from xborder.tariff.finding.traits import GENDERS, MAKES, MATERIALS, PARTS, Traits
from xborder.tariff.finding.words import Term, stem, terms

BESIDE: Final = 0.35
"""What a name or word counts that is not the thing itself."""
PURPOSE: Final = 0.2
"""What a name counts that says what the thing is for."""
_AS_TEXT: Final = 0.3
"""What a material or a gender counts as a word: it has its own say as a trait."""
_FAINT_WORDS: Final = """
fibre material article product machine apparatus electric set pack case hot mini pc piece
"""
_FAINT: Final = frozenset(_FAINT_WORDS.split())
"""Words that half the lines of the law, or half the titles of shops, have."""
_HOUSE: Final = frozenset(("bed", "table", "toilet", "kitchen", "household"))
_CODE: Final = re.compile(r"[0-9]{4}(?:[0-9]{2,9})?")
"""A heading, a subheading or a longer code, of a query that has no words."""
_SEGMENT: Final = re.compile(r"[,;:|(\n]|\s-\s|\b(?:of|in)\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"\band\b|\bor\b|[&/+]", re.IGNORECASE)
_DENYING: Final = frozenset(("非", "不", "未", "无", "免", "含", "未经", "不含"))
"""Chinese words that deny the word behind them, where they begin no longer word."""
_SHORTEST_HALF: Final = 3
_IN_NAME: Final = 0.5
"""What a word counts that is part of a name, or the law's word for one."""


@frozen(kw_only=True)
class Asked:
    """A word to look for.

    Attributes:
        stem: The stem.
        word: What the query has for it.
        weight: How much it counts, 1 for a plain word.
        as_named: The name of goods it was brought in by; empty for a word of the query.
    """

    stem: str
    word: str
    weight: float
    as_named: str = ""


@frozen(kw_only=True)
class Placed:
    """A heading where goods of a name stand.

    Attributes:
        place: Its digits.
        word: The name as the query has it.
        name: The first English name of the goods.
        weight: How much it counts, 1 for the thing itself in its likeliest place.
    """

    place: str
    word: str
    name: str
    weight: float


@frozen(kw_only=True)
class Query:
    """A query as read.

    Attributes:
        asked: The words to look for.
        placed: The headings to look in.
        traits: Material, make, gender, part.
        corrected: What was written, and what was taken for meant.
        unknown: Words that nobody knows.
        code: The digits, where the query is a code and no words.
        denied: What the goods are said not to be.
    """

    asked: tuple[Asked, ...]
    placed: tuple[Placed, ...]
    traits: Traits
    corrected: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    code: str = ""
    denied: tuple[Denied, ...] = ()


@frozen
class _Name:
    goods: Named
    stems: tuple[str, ...]
    words: tuple[str, ...]
    word: str
    purpose: bool


@define(eq=False)
class _Segment:
    """What stands between two commas.

    Attributes:
        parts: Names and words, in their order.
        joined: Whether "and" joins it to the segment before.
    """

    parts: list[_Name | Term]
    joined: bool = False

    def things(self) -> list[_Name | Term]:
        """Return the last name that is no purpose, or the last such word; nothing if none is."""
        ahead = [part for part in self.parts if not part.purpose]
        names: list[_Name | Term] = [part for part in ahead if isinstance(part, _Name)]
        words = [part for part in ahead if isinstance(part, Term) and not _is_trait(part.stem)]
        return names[-1:] or [*words[-1:]]


def read_query(text: str) -> Query:
    """Return what a title or a few words of a shop ask for.

    Examples:
        >>> found = read_query("men's cotton hodie")
        >>> found.traits.gender, sorted(found.traits.materials), found.corrected
        ('men', ['cotton'], (('hodie', 'hoodie'),))
    """
    code = text.replace(".", "").replace(" ", "")
    if _CODE.fullmatch(code):
        return _by_code(text, code)
    reading = _Reading()
    if is_chinese(text):
        reading.chinese(text)
    else:
        text, denied = read_denials(text)
        reading.denied += denied
        for segment in _SEGMENT.split(text):
            for number, part in enumerate(_JOINED.split(segment)):
                reading.english([*terms(part)], joined=number > 0)
    return reading.query()


def _by_code(text: str, code: str) -> Query:
    """Return the query of somebody who has a code already, and asks what stands there."""
    place = Placed(place=code[:6], word=text, name="", weight=1.0)
    return Query(asked=(), placed=(place,), traits=Traits(), corrected=(), unknown=(), code=code)


@define
class _Reading:
    """What has been read so far."""

    segments: list[_Segment] = field(factory=list)
    words: list[str] = field(factory=list)
    corrected: list[tuple[str, str]] = field(factory=list)
    unknown: list[str] = field(factory=list)
    denied: list[Denied] = field(factory=list)

    def chinese(self, text: str) -> None:
        found: list[_Name | Term] = []
        is_denied = False
        for piece in pieces(text):
            if piece.word in _DENYING:
                is_denied = True
                continue
            if is_denied:
                is_denied = False
                self.denied += _denied_in(piece.english, piece.goods)
            elif piece.goods is not None:
                found.append(_Name(piece.goods, (), (), piece.word, purpose=False))
            elif piece.english:
                found += self._read([*terms(piece.english)], shown=piece.word)
            else:
                self.unknown.append(piece.word)
        self.segments.append(_Segment(found))

    def english(self, found: list[Term], *, joined: bool) -> None:
        self.segments.append(_Segment(self._read(found), joined))

    def _read(self, found: list[Term], shown: str = "") -> list[_Name | Term]:
        found = [each for term in _one_word(found) for each in self._spelt(term)]
        self.words += [term.stem for term in found]
        return [*_named(found, shown)]

    def _spelt(self, term: Term) -> Iterator[Term]:
        if spelling.is_word(term.stem) or any(each.isdigit() for each in term.word):
            yield term
        elif halves := _two_words(term):
            yield from halves
        elif meant := spelling.meant(term.stem):
            self.corrected.append((term.word, spelling.shown(meant)))
            yield Term(term.word, meant, term.purpose)
        else:
            self.unknown.append(term.word)

    def query(self) -> Query:
        asked: list[Asked] = []
        placed: list[Placed] = []
        things = self._things()
        named = any(isinstance(part, _Name) for part in things)
        for part in (part for segment in self.segments for part in segment.parts):
            is_it = any(part is thing for thing in things)
            if isinstance(part, Term):
                asked.append(_plain(part, named=named, is_it=is_it))
            else:
                weight = 1.0 if is_it else PURPOSE if part.purpose else BESIDE
                asked += _words_of(part, weight)
                placed += _places_of(part, weight)
        return Query(
            asked=tuple(asked),
            placed=tuple(placed),
            traits=self._traits(),
            corrected=tuple(self.corrected),
            unknown=tuple(self.unknown),
            denied=tuple(dict.fromkeys(self.denied)),
        )

    def _things(self) -> list[_Name | Term]:
        """Return what the title is about: the thing of the first segment that has one.

        A segment of qualities alone has none; where no segment has, whatever is named counts.
        """
        found: list[_Name | Term] = []
        for segment in self.segments:
            if found and not segment.joined:
                break
            found += segment.things()
        if any(isinstance(part, _Name) or part.stem in PARTS for part in found):
            return found
        every = [part for segment in self.segments for part in segment.parts]
        names: list[_Name | Term] = [part for part in every if isinstance(part, _Name)]
        ahead = [name for name in names if not name.purpose]
        return ahead[:1] or found or names[:1]

    def _traits(self) -> Traits:
        stems = self.words
        # bed linen is mostly cotton: the word names the goods there, and no fibre
        fibres = [word for word in stems if word != "linen" or _HOUSE.isdisjoint(stems)]
        return Traits(
            materials={MATERIALS[word] for word in fibres if word in MATERIALS},
            gender=next((GENDERS[word] for word in stems if word in GENDERS), ""),
            without={MATERIALS[each.stem] for each in self.denied if each.stem in MATERIALS},
            make=self._make(),
            parts=not PARTS.isdisjoint(stems),
        )

    def _make(self) -> str:
        """Return how the fabric is made; what is not knitted is woven, but not the other way."""
        said = next((MAKES[word] for word in self.words if word in MAKES), "")
        is_not_knitted = any(MAKES.get(each.stem) == "knitted" for each in self.denied)
        return said or ("woven" if is_not_knitted else "")


def _denied_in(english: str, goods: Named | None) -> Iterator[Denied]:
    words = goods.words if goods else tuple(term.stem for term in terms(english))
    yield from (Denied(word) for word in words if index.known(word))


def _one_word(found: list[Term]) -> Iterator[Term]:
    """Yield words, two of them as one where only that names goods: tooth brush, wheel chair.

    Where the second would be read as an ending of the first (silver ring) they are two.
    """
    place = 0
    while place < len(found):
        pair = found[place : place + 2]
        whole = stem("".join(term.word for term in pair))
        is_name = len(pair) > 1 and whole != pair[0].stem and whole in name_words()
        if is_name and not _name_goods(pair):
            word = " ".join(term.word for term in pair)
            yield Term(word, whole, pair[-1].purpose)
            place += 2
        else:
            yield found[place]
            place += 1


def _two_words(term: Term) -> tuple[Term, ...]:
    """Return the words of a name of goods that was written as one: bathmat, wineglasses."""
    for place in range(_SHORTEST_HALF, len(term.word) - _SHORTEST_HALF + 1):
        words = term.word[:place], term.word[place:]
        halves = tuple(Term(word, stem(word), term.purpose) for word in words)
        if _name_goods(halves):
            return halves
    return ()


def _name_goods(some: Sequence[Term]) -> bool:
    stems = tuple(term.stem for term in some)
    return stems in by_english() or _one_of(stems) is not None


def _named(found: list[Term], shown: str) -> Iterator[_Name | Term]:
    place = 0
    while place < len(found):
        for size in range(min(LONGEST_NAME, len(found) - place), 0, -1):
            some = found[place : place + size]
            stems = tuple(term.stem for term in some)
            goods = by_english().get(stems) or _one_of(stems)
            if goods is not None:
                words = tuple(shown or term.word for term in some)
                word = shown or " ".join(words)
                yield _Name(goods, stems, words, word, purpose=some[-1].purpose)
                break
        else:
            size = 1
            yield found[place]._replace(word=shown) if shown else found[place]
        place += size


def _one_of(stems: tuple[str, ...]) -> Named | None:
    """Return the goods of which a name is the plural: glasses alone are worn, wine glasses not."""
    return by_english().get((*stems[:-1], stems[-1].removesuffix("es"))) if len(stems) > 1 else None


def _is_trait(stem: str) -> bool:
    return stem in MATERIALS or stem in GENDERS or stem in MAKES


def _plain(term: Term, *, named: bool, is_it: bool) -> Asked:
    if _is_trait(term.stem) or term.stem in _FAINT:
        weight = _AS_TEXT
    elif is_it or not (term.purpose or named):
        weight = 1.0
    else:
        weight = BESIDE if term.purpose else 2 * BESIDE
    return Asked(stem=term.stem, word=term.word, weight=weight)


def _words_of(name: _Name, weight: float) -> Iterator[Asked]:
    own = dict(zip(name.stems, name.words, strict=True))
    for each in dict.fromkeys((*name.stems, *name.goods.words)):
        if index.known(each):
            word = own.get(each, name.word)
            brought = "" if each in own else name.goods.name
            yield Asked(stem=each, word=word, weight=_IN_NAME * weight, as_named=brought)


def _places_of(name: _Name, weight: float) -> Iterator[Placed]:
    for rank, place in enumerate(name.goods.places):
        worth = weight * max(0.6, 1 - 0.1 * rank)
        yield Placed(place=place, word=name.word, name=name.goods.name, weight=worth)
