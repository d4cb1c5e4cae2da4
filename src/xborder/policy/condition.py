"""Conditions: what must hold for a scheme or a charge, in three values.

A condition is *yes*, *no*, or *perhaps* where a fact is unknown. *And* is the least of its parts,
*or* the most. Each can say in words which part decided.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from attrs import field, frozen, validators

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.exact import Column, Exact
from xborder.policy.fact import UNKNOWN, fact
from xborder.policy.ledger import NO, PERHAPS, YES, Ledger, State


class Condition(Protocol):
    """Something that holds, does not hold, or cannot be told."""

    def truth(self, ledger: Ledger) -> Column:
        """Return 0 for no, 1 for perhaps, 2 for yes, one a line."""

    def words(self) -> Text:
        """Return what is required, as a clause."""

    def parts(self) -> "tuple[Condition, ...]":
        """Return the conditions inside this one; none for a leaf."""

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return each fact that is not known and matters, with the lines where it is not."""


@frozen
class Leaf:
    """A condition without parts."""

    def parts(self) -> "tuple[Condition, ...]":
        """Return nothing."""
        return ()

    def missing(self, ledger: Ledger) -> dict[str, Column]:  # noqa: ARG002
        """Return nothing: a leaf that reads no fact misses none."""
        return {}


@frozen
class Always(Leaf):
    """Holds always."""

    def truth(self, ledger: Ledger) -> Column:
        """Return yes."""
        return ledger.lanes.fill(YES)

    def words(self) -> Text:
        """Return what is required."""
        return Text("always")


ALWAYS = Always()


@frozen(init=False)
class Is(Leaf):
    """A fact is one of the values named.

    Examples:
        >>> print(Is("buyer.kind", "consumer").words())
        the buyer is consumer
    """

    fact: str
    values: tuple[str, ...]

    def __init__(self, name: str, *values: str) -> None:
        known = fact(name).answers
        for value in values:
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
        """Return whether the fact is one of the values; a ledger is asked once."""
        asked = (self.fact, self.values)
        truth = ledger.answers.get(asked)
        if truth is None:
            truth = ledger.tested(self.fact, self.values.__contains__)
            ledger.answers[asked] = truth
        return truth

    def words(self) -> Text:
        """Return what is required."""
        asked = fact(self.fact)
        if asked.clauses:
            return asked.clauses[self.values == ("yes",)]
        return Text("{fact} is {values}", fact=asked.title, values=self.choices())

    def choices(self) -> Text:
        """Return the values in words."""
        values = Text(self.values[0])
        for value in self.values[1:]:
            values = Text("{left} or {right}", left=values, right=Text(value))
        return values

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
        """Return what is required."""
        first, second = fact(self.fact).title, fact(self.other).title
        return Text("{fact} is the same as {other}", fact=first, other=second)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return each fact where it is not known."""
        return {name: ledger.column(name) == UNKNOWN for name in (self.fact, self.other)}


_ELSEWHERE = -2


@frozen(init=False)
class HsIn(Leaf):
    """The HS code starts with one of the prefixes.

    A code too short to tell (``6109`` for the prefix ``610910``) is *perhaps*.
    """

    prefixes: tuple[str, ...]
    except_: tuple[str, ...] = field(default=(), kw_only=True)

    def __init__(self, *prefixes: str, except_: Iterable[str] = ()) -> None:
        self.__attrs_init__(tuple(prefixes), except_=tuple(except_))

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the code is in scope."""
        words = ledger.facts.words["item.hs_code"]
        table = [self._truth(code) for code in words]
        return ledger.lanes.lookup(ledger.column("item.hs_code"), [*table, PERHAPS])

    def _truth(self, code: str) -> int:
        inside = max((_begins(code, prefix) for prefix in self.prefixes), default=NO)
        outside = max((_begins(code, prefix) for prefix in self.except_), default=NO)
        return min(inside, YES - outside)

    def words(self) -> Text:
        """Return what is required."""
        codes = ", ".join(self.prefixes)
        if self.except_:
            return Text(
                "the HS code starts with {codes} but not {others}",
                codes=codes,
                others=", ".join(self.except_),
            )
        return Text("the HS code starts with {codes}", codes=codes)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the HS code where it is not known, or too short."""
        return {"item.hs_code": self.truth(ledger) == PERHAPS}


def _begins(code: str, prefix: str) -> int:
    if code.startswith(prefix):
        return YES
    return PERHAPS if prefix.startswith(code) else NO


def names(names: str | Iterable[str]) -> tuple[str, ...]:
    """Return one name or several as a tuple."""
    return (names,) if isinstance(names, str) else tuple(names)


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

    hs: tuple[str, ...] = field(converter=names)
    categories: tuple[str, ...] = field(converter=names, validator=validators.min_len(1))
    except_hs: tuple[str, ...] = field(default=(), converter=names)

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the goods are of the kind."""
        where = ledger.lanes.where
        by_code = HsIn(*self.hs, except_=self.except_hs).truth(ledger)
        by_category = ledger.tested("item.category", self.categories.__contains__)
        known = where(by_category == YES, YES, by_code)
        return where(ledger.column("item.hs_code") == UNKNOWN, by_category, known)

    def words(self) -> Text:
        """Return what is required."""
        by_code = HsIn(*self.hs, except_=self.except_hs).words()
        by_category = Is("item.category", *self.categories).words()
        return Text("{left} or {right}", left=by_code, right=by_category)

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
        """Return what is required."""
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


class Of(StrEnum):
    """What a limit is compared with."""

    UNIT = "unit"
    LINE = "line"
    CONSIGNMENT = "consignment"
    BUYER_YEAR = "buyer_year"
    """The consignment together with what the buyer bought earlier in the year."""


@frozen(kw_only=True)
class AtMost(Leaf):
    """A named value is at most a limit; limits in a foreign currency compare unrounded.

    Args:
        value: The value's name, such as ``"intrinsic"``; several names are added.
        limit: The limit.
        of: Whether a unit, a line, the whole consignment or the buyer's year is compared.
        inclusive: Whether the limit itself still passes.
    """

    value: tuple[str, ...] = field(converter=names)
    limit: Money = field(validator=validators.instance_of(Money))
    of: Of = field(default=Of.CONSIGNMENT, converter=Of)
    inclusive: bool = True

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the value is within the limit.

        A limit of the whole consignment's named values is compared once for all that ask.
        """
        whole = ledger.consignments
        if self.of is not Of.CONSIGNMENT or not whole.knows(self.value):
            return self._within(ledger)
        known = whole.limits.get(id(self))
        if known is None:
            known = whole.limits[id(self)] = (self, self._within(whole))
        return ledger.here(known[1])

    def _within(self, ledger: Ledger) -> Column:
        lanes = ledger.lanes
        value, limit = self._sides(ledger)
        excess = value - limit
        within = ledger.compared(excess.num <= 0 if self.inclusive else excess.num < 0)
        truth = lanes.where(within, YES, NO)
        truth = lanes.where(ledger.rate_missing(self.limit.currency.code), PERHAPS, truth)
        if self.of is Of.BUYER_YEAR:
            unknown = ledger.column("buyer.purchases") == UNKNOWN
            truth = lanes.where(unknown, lanes.least(truth, PERHAPS), truth)
        return truth

    def _sides(self, ledger: Ledger) -> tuple[Exact, Exact]:
        limit = ledger.in_our_currency(self.limit)
        if self.of is Of.UNIT:
            return ledger.amount(self.value), limit.scaled(ledger.column("quantity"))
        if self.of is Of.LINE:
            return ledger.amount(self.value), limit
        whole = ledger.consignments
        value = whole.amount(self.value)
        total = whole.lanes.total(value.num, whole.partition("consignment"))
        scale = None if value.scale is None else ledger.here(value.scale)
        value = Exact(ledger.here(total), value.over, scale)
        if whole is not ledger:
            value = value + self._declared(ledger)
        if self.of is Of.BUYER_YEAR:
            value = value + ledger.facts.amounts["buyer.purchases"]
        return value, limit

    def _declared(self, ledger: Ledger) -> Exact:
        """Return the sum of the declaration's own charges, where the limit counts some."""
        names = [name for name in self.value if name.partition(".")[0] in ledger.charges]
        charges = ledger.amount(names)
        by = ledger.partition("consignment")
        return Exact(ledger.lanes.total(charges.num, by), charges.over, charges.scale)

    def words(self) -> Text:
        """Return what is required."""
        sentence = _AT_MOST[self.of] if self.inclusive else _LESS_THAN[self.of]
        return Text(sentence, value=value_text(self.value), limit=self.limit)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the limit's exchange rate and the buyer's purchases where they are not known."""
        code = self.limit.currency.code
        found = {f"rate.{code}": ledger.rate_missing(code)}
        if self.of is Of.BUYER_YEAR:
            found["buyer.purchases"] = ledger.column("buyer.purchases") == UNKNOWN
        return found


def value_text(names: tuple[str, ...]) -> Text:
    """Return the names of values as a reader says them: ``customs_value`` is customs value."""
    text = Text(_spoken(names[0]))
    for name in names[1:]:
        text = Text("{left} + {right}", left=text, right=Text(_spoken(name)))
    return text


def _spoken(name: str) -> str:
    return {"intrinsic": "intrinsic value"}.get(name, name.replace("_", " ").replace(".", ", "))


_AT_MOST = {
    Of.UNIT: "the {value} of one piece is at most {limit}",
    Of.LINE: "the {value} of the line is at most {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is at most {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is at most {limit}",
}
_LESS_THAN = {
    Of.UNIT: "the {value} of one piece is below {limit}",
    Of.LINE: "the {value} of the line is below {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is below {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is below {limit}",
}
_ABOVE = {
    Of.UNIT: "the {value} of one piece is above {limit}",
    Of.LINE: "the {value} of the line is above {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is above {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is above {limit}",
}
_AT_LEAST = {
    Of.UNIT: "the {value} of one piece is at least {limit}",
    Of.LINE: "the {value} of the line is at least {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is at least {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is at least {limit}",
}


@frozen
class SinglePiece(Leaf):
    """The consignment is one piece of one thing, so that it cannot be split."""

    def truth(self, ledger: Ledger) -> Column:
        """Return whether there is one piece in all."""
        whole = ledger.consignments
        by = whole.partition("consignment")
        pieces = ledger.here(whole.lanes.total(whole.column("quantity"), by))
        return ledger.lanes.where(ledger.compared(pieces <= 1), YES, NO)

    def words(self) -> Text:
        """Return what is required."""
        return Text("the consignment is a single piece")


@frozen
class Reads(Leaf):
    """A reading of the law is the one chosen on the book, where sources disagree."""

    reading: str
    option: str

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the option is chosen."""
        return ledger.lanes.fill(YES if ledger.readings.get(self.reading) == self.option else NO)

    def words(self) -> Text:
        """Return what is required."""
        return Text("{reading} is read as {option}", reading=self.reading, option=self.option)


@frozen(init=False)
class All:
    """Every condition holds."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        self.__attrs_init__(conditions)

    def truth(self, ledger: Ledger) -> Column:
        """Return the least of the parts; those after a plain no are not asked.

        A part that the coded facts decide to be no, decides the whole for all parcels like it.
        """
        lanes, truth = ledger.lanes, ledger.lanes.fill(YES)
        for condition in self.conditions:
            part = ledger.truth(condition)
            truth = lanes.least(truth, part)
            if not lanes.any(truth):
                if id(condition) in ledger.answers and not lanes.any(part):
                    ledger.answers[id(self)] = part
                break
        return truth

    def words(self) -> Text:
        """Return what is required; an *or* inside stands in brackets."""
        return _joined("{left} and {right}", map(_in_brackets, self.conditions))

    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions inside."""
        return self.conditions

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the facts the undecided parts miss."""
        return _missing_of(self.conditions, ledger)


@frozen(init=False)
class AnyOf:
    """At least one condition holds."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        self.__attrs_init__(conditions)

    def truth(self, ledger: Ledger) -> Column:
        """Return the most of the parts."""
        truth = ledger.truth(self.conditions[0])
        for condition in self.conditions[1:]:
            truth = ledger.lanes.most(truth, ledger.truth(condition))
        return truth

    def words(self) -> Text:
        """Return what is required."""
        return _joined("{left} or {right}", (part.words() for part in self.conditions))

    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions inside."""
        return self.conditions

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the facts the undecided parts miss."""
        return _missing_of(self.conditions, ledger)


@frozen
class Not:
    """A condition does not hold."""

    condition: Condition

    def truth(self, ledger: Ledger) -> Column:
        """Return the opposite."""
        return YES - ledger.truth(self.condition)

    def words(self) -> Text:
        """Return what is required: the opposite in plain words, where there are some."""
        match self.condition:
            case Is(fact=name, values=values) if fact(name).clauses:
                return fact(name).clauses[values != ("yes",)]
            case Is() as told:
                asked = fact(told.fact).title
                return Text("{fact} is not {values}", fact=asked, values=told.choices())
            case AtMost() as within:
                sentence = (_ABOVE if within.inclusive else _AT_LEAST)[within.of]
                return Text(sentence, value=value_text(within.value), limit=within.limit)
            case condition:
                return Text("not ({condition})", condition=condition.words())

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the facts the condition misses."""
        return self.condition.missing(ledger)


@frozen
class Named:
    """A condition that readers know by a phrase of its own.

    Attributes:
        condition: The condition.
        phrase: The phrase, as a clause; a message id.
    """

    condition: Condition
    phrase: str

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the condition holds."""
        return ledger.truth(self.condition)

    def words(self) -> Text:
        """Return the phrase."""
        return Text(self.phrase)

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the facts the condition misses."""
        return self.condition.missing(ledger)


@frozen
class Stated:
    """A condition holds by what was stated; what is not known counts as no.

    For whatever the law grants only to those who say so, such as a preference that is claimed,
    and for what a rule may take for granted as long as nothing is said.
    """

    condition: Condition

    def truth(self, ledger: Ledger) -> Column:
        """Return yes where the condition surely holds, no elsewhere."""
        return ledger.lanes.where(ledger.truth(self.condition) == YES, YES, NO)

    def words(self) -> Text:
        """Return what is required."""
        return Text("it is stated that {condition}", condition=self.condition.words())

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:  # noqa: ARG002 - as every condition
        """Return nothing: an unknown fact is an answer here."""
        return {}


@frozen
class EveryLine:
    """A condition holds on every line of the consignment."""

    condition: Condition

    def truth(self, ledger: Ledger) -> Column:
        """Return the least over the consignment."""
        whole = ledger.consignments
        truth = whole.truth(self.condition)
        return ledger.here(whole.lanes.lowest(truth, whole.partition("consignment")))

    def words(self) -> Text:
        """Return what is required."""
        return Text("on every line, {condition}", condition=self.condition.words())

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the facts the condition misses on any line of the consignment."""
        return _missing_anywhere(self.condition, ledger)


@frozen
class SomeLine:
    """A condition holds on at least one line of the consignment."""

    condition: Condition

    def truth(self, ledger: Ledger) -> Column:
        """Return the most over the consignment."""
        whole = ledger.consignments
        truth = whole.truth(self.condition)
        return ledger.here(whole.lanes.highest(truth, whole.partition("consignment")))

    def words(self) -> Text:
        """Return what is required."""
        return Text("on some line, {condition}", condition=self.condition.words())

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the facts the condition misses on any line of the consignment."""
        return _missing_anywhere(self.condition, ledger)


def registered(scheme: str) -> Is:
    """Return the condition that the seller is registered for a scheme, such as ``"IOSS"``."""
    return Is(f"seller.registered:{scheme}", "yes")


def elected(scheme: str) -> Is:
    """Return the condition that the caller chose a scheme."""
    return Is(f"elected:{scheme}", "yes")


def decisive(condition: Condition, ledger: Ledger, line: int) -> Condition:
    """Return the innermost part that decided how ``condition`` came out on a line."""
    match condition:
        case All() | AnyOf():
            truth = _on_line(condition, ledger, line)
            parts = (part for part in condition.parts() if _on_line(part, ledger, line) == truth)
            return decisive(next(parts), ledger, line)
        case _:
            return condition


def _on_line(condition: Condition, ledger: Ledger, line: int) -> int:
    return ledger.lanes.entries(ledger.truth(condition))[line]


def settled_by_facts(condition: Condition) -> frozenset[int]:
    """Return the ``id`` of every part of a condition that coded facts and readings decide.

    What compares amounts or counts pieces is none of them, nor is what it is a part of.
    """
    inside = frozenset().union(*map(settled_by_facts, condition.parts()))
    match condition:
        case Always() | Is() | Same() | HsIn() | GoodsIn() | During() | Reads():
            settled = True
        case All() | AnyOf() | Not() | Named() | Stated() | EveryLine() | SomeLine():
            settled = all(id(part) in inside for part in condition.parts())
        case _:
            settled = False
    return inside | {id(condition)} if settled else inside


def facts_read(condition: Condition) -> frozenset[str]:
    """Return the names of all coded facts a condition reads."""
    match condition:
        case Is():
            return frozenset({condition.fact})
        case Same():
            return frozenset({condition.fact, condition.other})
        case AtMost():
            year = condition.of is Of.BUYER_YEAR
            return frozenset({"buyer.purchases"}) if year else frozenset()
        case HsIn():
            return frozenset({"item.hs_code"})
        case GoodsIn():
            return frozenset({"item.hs_code", "item.category"})
        case During():
            return frozenset({f"date.{condition.date}"})
        case _:
            return frozenset().union(*map(facts_read, condition.parts()))


def foreign_limits(condition: Condition) -> frozenset[str]:
    """Return the currencies of all limits in a condition."""
    if isinstance(condition, AtMost):
        return frozenset({condition.limit.currency.code})
    return frozenset().union(*map(foreign_limits, condition.parts()))


def _in_brackets(condition: Condition) -> Text:
    words = condition.words()
    mixed = isinstance(condition, AnyOf | GoodsIn)
    return Text("({condition})", condition=words) if mixed else words


def _joined(sentence: str, parts: Iterable[Text]) -> Text:
    first, *others = parts
    text = first
    for part in others:
        text = Text(sentence, left=text, right=part)
    return text


def _missing_of(conditions: Iterable[Condition], ledger: Ledger) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for condition in conditions:
        undecided = ledger.truth(condition) == PERHAPS
        if ledger.lanes.any(undecided):
            for name, lines in condition.missing(ledger).items():
                here = ledger.lanes.where(undecided, lines, 0)
                found[name] = ledger.lanes.most(found[name], here) if name in found else here
    return found


def _missing_anywhere(condition: Condition, ledger: Ledger) -> dict[str, Column]:
    whole = ledger.consignments
    by, lanes = whole.partition("consignment"), whole.lanes
    return {
        name: ledger.here(lanes.highest(lanes.where(lines, 1, 0), by))
        for name, lines in condition.missing(whole).items()
    }


def note_unknown(condition: Condition, lines: Column, what: str, ledger: Ledger) -> None:
    """Doubt the lines where a condition cannot be told, naming each fact it misses.

    Args:
        condition: The condition.
        lines: Where it cannot be told.
        what: What depends on it; a message id.
        ledger: The lines at hand.
    """
    if not ledger.lanes.any(lines):
        return
    for name, missing in condition.missing(ledger).items():
        title = fact(name).title
        reason = Text("{what} depends on {fact}, which is not given.", what=Text(what), fact=title)
        ledger.doubt(State.MISSING_FACT, reason, ledger.lanes.where(lines, missing, 0), name)
