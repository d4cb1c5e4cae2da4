"""Conditions made of conditions: and, or, not, and what holds over a whole consignment."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from xborder.errors import InvalidPolicy
from xborder.goods.nomenclature import HEADING
from xborder.messages import Text, listed
from xborder.policy.columns.exact import Column
from xborder.policy.condition.leaf import Condition
from xborder.policy.ledger import NO, PERHAPS, YES, Ledger


def _some(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    if not conditions:
        raise InvalidPolicy(
            "A list of conditions is empty.",
            code="policy.empty",
            remedy="Name at least one, or use ALWAYS.",
        )
    return conditions


@frozen(init=False)
class All:
    """Every condition holds."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        self.__attrs_init__(_some(conditions))

    def truth(self, ledger: Ledger) -> Column:
        """Return the least of the parts; those after a plain no are not asked.

        A part that the coded facts decide to be no, decides the whole for all parcels like it.
        """
        lanes, answers, truth = ledger.lanes, ledger.answers, ledger.lanes.fill(YES)
        parts = answers.left_open(self, self.conditions)
        still_open = []
        for condition in parts:
            part = ledger.truth(condition)
            truth = lanes.least(truth, part)
            if not lanes.any(truth):
                if answers.is_settled(condition) and not lanes.any(part):
                    answers.keep(self, part)
                return truth
            if lanes.any(part != YES) or not answers.is_settled(condition):
                still_open.append(condition)
        # What holds for every parcel of this kind need not be asked of the next.
        if len(still_open) < len(parts) and answers.is_own(self):
            answers.leave_open(self, tuple(still_open))
        return truth

    def words(self) -> Text:
        """Return the clauses joined by *and*; an *or* inside stands in brackets."""
        return _both([part.words() for part in self.conditions])

    def denied(self) -> Text:
        """Return the opposite: one part at least does not hold."""
        return _either([denied(part) for part in self.conditions])

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
        self.__attrs_init__(_some(conditions))

    def truth(self, ledger: Ledger) -> Column:
        """Return the most of the parts."""
        truth = ledger.truth(self.conditions[0])
        for condition in self.conditions[1:]:
            truth = ledger.lanes.most(truth, ledger.truth(condition))
        return truth

    def words(self) -> Text:
        """Return the clauses joined by *or*; an *and* inside stands in brackets."""
        return _either([part.words() for part in self.conditions])

    def denied(self) -> Text:
        """Return the opposite: no part holds."""
        return _both([denied(part) for part in self.conditions])

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
        """Return the opposite of the condition, in plain words."""
        return denied(self.condition)

    def denied(self) -> Text:
        """Return the condition: two negations say nothing."""
        return self.condition.words()

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

    def denied(self) -> Text:
        """Return the opposite of the phrase: by its verb where it is one plain clause."""
        verbs = [verb for verb in (" is ", " are ") if self.phrase.count(verb) == 1]
        if len(verbs) == 1 and ", " not in self.phrase:
            opposite = self.phrase.replace(verbs[0], f"{verbs[0]}not ")
            return Text(opposite)
        return Text("it is not the case that {condition}", condition=Text(self.phrase))

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
    and for what a rule may take for granted as long as nothing is said. A heading of four digits
    says something, and too little: where the condition goes by the code it stays *perhaps*.
    """

    condition: Condition

    def truth(self, ledger: Ledger) -> Column:
        """Return yes where the condition surely holds, no elsewhere."""
        lanes, truth = ledger.lanes, ledger.truth(self.condition)
        stated, left_open = lanes.where(truth == YES, YES, NO), truth == PERHAPS
        by_code = self.condition.missing(ledger) if lanes.any(left_open) else {}
        if "item.hs_code" not in by_code:
            return stated
        codes = ledger.facts.words["item.hs_code"]
        short = lanes.lookup(
            ledger.column("item.hs_code"), [*(int(len(code) == HEADING) for code in codes), 0]
        )
        return lanes.where((short == 1) & left_open & by_code["item.hs_code"], PERHAPS, stated)

    def words(self) -> Text:
        """Return the clause, as something that is stated."""
        return Text("it is stated that {condition}", condition=_apart(self.condition.words()))

    def denied(self) -> Text:
        """Return the clause that it is not stated: silence is enough."""
        return Text("it is not stated that {condition}", condition=_apart(self.condition.words()))

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the HS code where a heading is too short; another unknown fact is an answer."""
        left_open = self.truth(ledger) == PERHAPS
        return {"item.hs_code": left_open} if ledger.lanes.any(left_open) else {}


@frozen
class Possibly:
    """A condition holds, or a code of six digits or more is too short to rule it out.

    For doubts about goods of which some longer codes are in scope: to whoever gives a shorter code
    the doubt is told, so that a short code is never surer than a long one. Another fact that is not
    known counts as no, and so does a code that is not given; a heading of four digits stays
    *perhaps*, as under :class:`Stated`.
    """

    condition: Condition

    def truth(self, ledger: Ledger) -> Column:
        """Return yes where the condition surely holds, or may for all that the code tells."""
        lanes, truth = ledger.lanes, ledger.truth(self.condition)
        left_open = truth == PERHAPS
        if not lanes.any(left_open):
            return truth
        by_code = self.condition.missing(ledger).get("item.hs_code", lanes.fill(0))
        codes = ledger.facts.words["item.hs_code"]
        table = [PERHAPS if len(code) == HEADING else YES for code in codes]
        may = lanes.lookup(ledger.column("item.hs_code"), [*table, NO])
        return lanes.where(left_open, lanes.where(by_code, may, NO), truth)

    def words(self) -> Text:
        """Return the clause, as something that may be."""
        return Text(
            "it is not ruled out that {condition}", condition=_apart(self.condition.words())
        )

    def denied(self) -> Text:
        """Return the clause that it cannot be."""
        return Text("it is ruled out that {condition}", condition=_apart(self.condition.words()))

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the HS code where a heading is too short."""
        left_open = self.truth(ledger) == PERHAPS
        return {"item.hs_code": left_open} if ledger.lanes.any(left_open) else {}


@frozen
class _OfLines:
    condition: Condition

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside."""
        return (self.condition,)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the facts the condition misses on any line of the consignment."""
        return _missing_anywhere(self.condition, ledger)


@frozen
class EveryLine(_OfLines):
    """A condition holds on every line of the consignment."""

    def truth(self, ledger: Ledger) -> Column:
        """Return the least over the consignment."""
        whole = ledger.consignments
        truth = whole.truth(self.condition)
        return ledger.here(whole.lanes.lowest(truth, whole.partition("consignment")))

    def words(self) -> Text:
        """Return the clause, of every line."""
        return Text("on every line {condition}", condition=_apart(self.condition.words()))

    def denied(self) -> Text:
        """Return the clause that it fails on some line."""
        return Text("on some line {condition}", condition=_apart(denied(self.condition)))


@frozen
class SomeLine(_OfLines):
    """A condition holds on at least one line of the consignment."""

    def truth(self, ledger: Ledger) -> Column:
        """Return the most over the consignment."""
        whole = ledger.consignments
        truth = whole.truth(self.condition)
        return ledger.here(whole.lanes.highest(truth, whole.partition("consignment")))

    def words(self) -> Text:
        """Return the clause, of some line."""
        return Text("on some line {condition}", condition=_apart(self.condition.words()))

    def denied(self) -> Text:
        """Return the clause that it fails on every line."""
        return Text("on every line {condition}", condition=_apart(denied(self.condition)))


def denied(condition: Condition) -> Text:
    """Return the opposite of a condition in plain words, as far as its class has some."""
    opposite = getattr(condition, "denied", None)  # a class of another package may have none
    if opposite is None:
        return Text("it is not the case that {condition}", condition=condition.words())
    words: Text = opposite()
    return words


def _both(parts: Iterable[Text]) -> Text:
    """Return clauses that all hold: "a and b", or "a; b; and c"."""
    return _clauses(parts, "{left} and {right}", "{left}; and {right}")


def _either(parts: Iterable[Text]) -> Text:
    """Return clauses of which one holds: "a or b", or "a; b; or c"."""
    return _clauses(parts, "{left} or {right}", "{left}; or {right}")


def _clauses(parts: Iterable[Text], of_two: str, of_more: str) -> Text:
    """Return clauses joined; those of a part that is joined in the same way stand among them."""
    clauses = [clause for part in parts for clause in _opened(part, of_two, of_more)]
    if len(clauses) == 1:
        return clauses[0]
    last = of_two if len(clauses) == len(("left", "right")) else of_more
    return listed(map(_apart, clauses), last=last, others=_BETWEEN)


_BETWEEN = "{left}; {right}"


def _opened(text: Text, of_two: str, of_more: str) -> Iterator[Text]:
    """Yield the clauses that a text joins in one way; the text itself if it does not."""
    places = dict(text.values)
    if text.id in {of_two, of_more}:
        yield from _opened(places["left"], of_two, _BETWEEN)
        yield places["right"]
    else:
        yield text


def _apart(words: Text) -> Text:
    """Return a clause in brackets if it is made of several, so that it reads as one."""
    several = words.id.startswith("{left}") or ", " in words.id
    return Text("({condition})", condition=words) if several else words


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
