"""Conditions that the coded facts decide: answers, codes, kinds of goods, dates and readings."""

import datetime as dt
import functools
from collections.abc import Iterable

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.goods.nomenclature import HEADING, under
from xborder.messages import Text
from xborder.policy.columns.exact import Column
from xborder.policy.condition.leaf import Leaf
from xborder.policy.fact import COUNTRY_FACTS, UNKNOWN, fact
from xborder.policy.ledger import NO, PERHAPS, YES, Ledger
from xborder.policy.long_lists import told
from xborder.policy.names import categories, category, codes, names, place


@frozen(init=False)
class Is(Leaf):
    """A fact is one of the values named.

    Examples:
        >>> print(Is("buyer.kind", "consumer").words())
        the buyer is a consumer
    """

    fact: str
    values: tuple[str, ...]

    def __init__(self, name: str, *values: str) -> None:
        known = fact(name).answers
        if not values:
            raise InvalidPolicy(
                "No answer of {fact} is named.",
                code="policy.empty",
                remedy="Name at least one, such as Is('buyer.kind', 'consumer').",
                fact=name,
            )
        for value in names(values):
            if name in COUNTRY_FACTS:
                place(value)
            if name == "item.category":
                category(value)
            if known and value not in known:
                raise InvalidPolicy(
                    "{fact} cannot be {value}.",
                    code="policy.answer",
                    remedy="Use one of {known}.",
                    value=value,
                    fact=name,
                    known=", ".join(known),
                )
        self.__attrs_init__(name, values)

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the fact is one of the values."""
        return ledger.tested(self.fact, self.values.__contains__)

    def words(self) -> Text:
        """Return the clause, such as "the buyer is a consumer"."""
        return fact(self.fact).clause(*self.values)

    def denied(self) -> Text:
        """Return the clause denied, such as "the buyer is not a consumer"."""
        return fact(self.fact).denial(*self.values)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the fact where it is not known."""
        return {self.fact: ledger.column(self.fact) == UNKNOWN}


@frozen
class Same(Leaf):
    """Two facts have the same answer, such as the country of dispatch and the destination.

    Examples:
        >>> print(Same("ship_from", "destination").words())
        the country of dispatch is the same as the destination
    """

    fact: str
    other: str

    def __attrs_post_init__(self) -> None:
        for name in (self.fact, self.other):
            fact(name)

    def truth(self, ledger: Ledger) -> Column:
        """Return whether both are known and equal; perhaps where one is not known."""
        lanes, words = ledger.lanes, ledger.facts.words
        places = {word: code for code, word in enumerate(words[self.other])}
        table = [places.get(word, _ELSEWHERE) for word in words[self.fact]]
        mine = lanes.lookup(ledger.column(self.fact), [*table, UNKNOWN])
        other = ledger.column(self.other)
        truth = lanes.where(mine == other, YES, NO)
        return lanes.where((mine == UNKNOWN) | (other == UNKNOWN), PERHAPS, truth)

    def words(self) -> Text:
        """Return the clause: one fact is the same as the other."""
        first, second = fact(self.fact).title, fact(self.other).title
        return Text("{fact} is the same as {other}", fact=first, other=second)

    def denied(self) -> Text:
        """Return the clause that the two facts differ."""
        first, second = fact(self.fact).title, fact(self.other).title
        return Text("{fact} is not the same as {other}", fact=first, other=second)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return each fact where it is not known."""
        return {name: ledger.column(name) == UNKNOWN for name in (self.fact, self.other)}


_ELSEWHERE = -2


@frozen(init=False)
class HsIn(Leaf):
    """The HS code starts with one of the prefixes.

    A code too short to tell (``610910`` for the prefix ``61091000``) is *perhaps*, and so is a
    heading under which some subheadings are in scope and others are not. Prefixes are given one by
    one, or as text with spaces between them.
    """

    prefixes: tuple[str, ...]
    except_: tuple[str, ...] = field(default=(), kw_only=True)

    def __init__(self, *prefixes: str, except_: Iterable[str] | str = ()) -> None:
        given = tuple(code for words in prefixes for code in codes(words))
        self.__attrs_init__(given, except_=codes(except_))

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the code is in scope."""
        words = ledger.facts.words["item.hs_code"]
        table = [self.covers(code) for code in words]
        return ledger.lanes.lookup(ledger.column("item.hs_code"), [*table, PERHAPS])

    def covers(self, code: str) -> int:
        """Return whether a code is in scope, as a truth."""
        if len(code) == HEADING:
            truths = {self._covers(each) for each in under(code)}
            return truths.pop() if len(truths) == 1 else PERHAPS
        return self._covers(code)

    def _covers(self, code: str) -> int:
        return min(self._inside.begin(code), YES - self._outside.begin(code))

    @functools.cached_property
    def _inside(self) -> "_Prefixes":
        return _Prefixes(self.prefixes)

    @functools.cached_property
    def _outside(self) -> "_Prefixes":
        return _Prefixes(self.except_)

    def words(self) -> Text:
        """Return the clause, with the prefixes and those taken out again."""
        codes, others = told(self.prefixes), self.except_
        if others:
            sentence = "the HS code starts with {codes} but not {others}"
            return Text(sentence, codes=codes, others=others)
        return Text("the HS code starts with {codes}", codes=codes)

    def denied(self) -> Text:
        """Return the clause that no prefix fits, or one of those taken out does."""
        codes, others = told(self.prefixes), self.except_
        if others:
            sentence = "the HS code does not start with {codes}, or starts with {others}"
            return Text(sentence, codes=codes, others=others)
        return Text("the HS code does not start with {codes}", codes=codes)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the HS code where it is not known, or too short."""
        # The ledger's answer, which it mostly has: a table of all codes is long.
        return {"item.hs_code": ledger.truth(self) == PERHAPS}


class _Prefixes:
    """Prefixes as sets: a catalogue asks thousands of codes of each list of hundreds of them."""

    __slots__ = ("beginnings", "lengths", "prefixes")

    def __init__(self, prefixes: tuple[str, ...]) -> None:
        self.prefixes = frozenset(prefixes)
        self.lengths = sorted({len(prefix) for prefix in prefixes})
        self.beginnings = frozenset(
            [prefix[:end] for prefix in prefixes for end in range(len(prefix))]
        )

    def begin(self, code: str) -> int:
        """Return whether a code starts with one of them, as a truth."""
        prefixes = self.prefixes
        if any(code[:length] in prefixes for length in self.lengths):
            return YES
        return PERHAPS if code in self.beginnings else NO


@frozen(kw_only=True)
class GoodsIn(Leaf):
    """The goods are of a kind: by their HS code first, by their category where there is none.

    A category that names the kind counts beside a code that does not. Where neither is known,
    or a code is too short to tell, it is *perhaps*.

    Args:
        hs: HS prefixes; any of them.
        except_hs: HS prefixes taken out again.
        categories: Goods categories; any of them.
    """

    hs: tuple[str, ...] = field(converter=codes)
    categories: tuple[str, ...] = field(converter=names)
    except_hs: tuple[str, ...] = field(default=(), converter=codes)

    def __attrs_post_init__(self) -> None:
        if not (self.hs and categories(self.categories)):
            raise InvalidPolicy(
                "A kind of goods needs HS codes and categories.",
                code="policy.empty",
                remedy="Name at least one of each, or use HsIn(...) for codes alone.",
            )

    @property
    def scope(self) -> HsIn:
        """The kind by HS codes."""
        return HsIn(*self.hs, except_=self.except_hs)

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the goods are of the kind."""
        where = ledger.lanes.where
        by_code = self.scope.truth(ledger)
        by_category = ledger.tested("item.category", self.categories.__contains__)
        known = where(by_category == YES, YES, by_code)
        return where(ledger.column("item.hs_code") == UNKNOWN, by_category, known)

    def words(self) -> Text:
        """Return the clause: by the code, or by the category."""
        by_code = self.scope.words()
        by_category = Is("item.category", *self.categories).words()
        return Text("{left} or {right}", left=by_code, right=by_category)

    def denied(self) -> Text:
        """Return the opposite: neither the code nor the category is of the kind."""
        by_code = self.scope.denied()
        by_category = Is("item.category", *self.categories).denied()
        return Text("{left} and {right}", left=by_code, right=by_category)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the HS code where it is not known, or too short."""
        return {"item.hs_code": self.truth(ledger) == PERHAPS}


@frozen
class During(Leaf):
    """A named date of the consignment lies in ``[start, end)``.

    Dates are ``on``, ``order``, ``loading``, ``export``, ``import_entry`` and ``release``.
    """

    date: str
    start: dt.date | None = None
    end: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        if self.date not in _DATES:
            raise InvalidPolicy(
                "A consignment has no date {value}.",
                code="policy.date",
                remedy="Use one of {known}.",
                value=self.date,
                known=", ".join(_DATES),
            )
        if (self.start is None and self.end is None) or (
            self.start is not None and self.end is not None and self.start >= self.end
        ):
            raise InvalidPolicy(
                "The window of {name} is empty or has no end at all: {value}.",
                code="policy.window",
                remedy="Give a start, an end, or both; the end is the first day outside.",
                value=f"[{self.start or '...'}, {self.end or '...'})",
                name=self.date,
            )

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the date lies inside."""
        lanes, day = ledger.lanes, ledger.column(f"date.{self.date}")
        inside = lanes.fill(YES)
        if self.start is not None:
            inside = lanes.where(day >= self.start.toordinal(), inside, NO)
        if self.end is not None:
            inside = lanes.where(day < self.end.toordinal(), inside, NO)
        return lanes.where(day == UNKNOWN, PERHAPS, inside)

    def words(self) -> Text:
        """Return the clause; a window open at one end names the other end alone."""
        name = Text(_DATES[self.date])
        if self.start is None:
            return Text("the date of {date} is before {end}", date=name, end=self.end)
        if self.end is None:
            return Text("the date of {date} is {start} or later", date=name, start=self.start)
        return Text(
            "the date of {date} is from {start} until before {end}",
            date=name,
            start=self.start,
            end=self.end,
        )

    def denied(self) -> Text:
        """Return the clause that the date lies before the window or after it."""
        name = Text(_DATES[self.date])
        if self.start is None:
            return Text("the date of {date} is {start} or later", date=name, start=self.end)
        if self.end is None:
            return Text("the date of {date} is before {end}", date=name, end=self.start)
        return Text(
            "the date of {date} is before {start}, or {end} or later",
            date=name,
            start=self.start,
            end=self.end,
        )

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the date where it is not known."""
        name = f"date.{self.date}"
        return {name: ledger.column(name) == UNKNOWN}


_DATES = {
    "on": "the sale",
    "order": "the order",
    "loading": "loading",
    "export": "export",
    "import_entry": "import entry",
    "release": "release",
}


@frozen
class Reads(Leaf):
    """A reading of the law is the one chosen on the book, where sources disagree."""

    reading: str
    option: str

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the option is chosen."""
        return ledger.lanes.fill(YES if ledger.readings.get(self.reading) == self.option else NO)

    def words(self) -> Text:
        """Return the clause: which reading is taken."""
        return Text("{reading} is read as {option}", reading=self.reading, option=self.option)

    def denied(self) -> Text:
        """Return the clause that another reading is taken."""
        return Text("{reading} is not read as {option}", reading=self.reading, option=self.option)


def registered(scheme: str) -> Is:
    """Return the condition that the seller is registered for a scheme, such as ``"IOSS"``."""
    return Is(f"seller.registered:{scheme}", "yes")


def established(place: str) -> Is:
    """Return the condition that the seller is established somewhere.

    Args:
        place: A country, ``"EU"``, or ``"dispatch"`` or ``"arrival"`` for a state of the sale.
    """
    return Is(f"seller.established:{place}", "yes")


def identified(place: str) -> Is:
    """Return the condition that the seller has a tax number somewhere, as of ``established``."""
    return Is(f"seller.identified:{place}", "yes")


def over(threshold: str) -> Is:
    """Return the condition that a threshold of turnover is exceeded."""
    return Is(f"threshold:{threshold}", "yes")


def proven(proof: str) -> Is:
    """Return the condition that the seller can show ``export``, ``transport`` and the like."""
    return Is(f"proof:{proof}", "yes")


def elected(scheme: str) -> Is:
    """Return the condition that the caller chose a scheme."""
    return Is(f"elected:{scheme}", "yes")
