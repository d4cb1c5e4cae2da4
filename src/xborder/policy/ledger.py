"""The ledger: facts, named values and charges of the lines at hand, and the doubts about them.

One entry a line in every column. A ledger holds the lines of one or more consignments; the lines
of one scheme are taken out into a ledger of their own, whose groups are its declarations.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money
from xborder.money.rounding import Rounding, Stage
from xborder.policy.answers import Answers
from xborder.policy.columns import Groups, Lanes
from xborder.policy.columns.exact import Column, Exact, aligned
from xborder.policy.fact import UNKNOWN
from xborder.timeline import Dated

if TYPE_CHECKING:
    from xborder.policy.amount import Amount
    from xborder.policy.condition import Condition

NO, PERHAPS, YES = 0, 1, 2
"""Truth in three values: *and* is the least, *or* the most, *not* is ``2 - x``."""


class State(IntEnum):
    """How sure a line is; a doubt on one line is a doubt of its whole declaration."""

    EXACT = 0
    ESTIMATE = 1
    MISSING_FACT = 2
    UNSUPPORTED = 3


@frozen(eq=False)
class Doubt:
    """Why some lines are not exact.

    Attributes:
        state: What they are instead.
        reason: Why.
        lines: A column that holds where the doubt does.
        fact: The fact that is missing, if that is the reason.
    """

    state: State
    reason: Text
    lines: Column
    fact: str = ""


@frozen(eq=False)
class Entry:
    """What a charge came to, in its three faces, and what it was computed on.

    Attributes:
        exact: By statute, before any rounding.
        assessed: What a line shows and later bases read, in minor units.
        due: What is paid, in minor units; sums to the total.
        base: What the charge was computed on.
        applies: A column of truth: whether the charge's condition held.
    """

    exact: Exact
    assessed: Column
    due: Column
    base: Exact
    applies: Column


@frozen(kw_only=True, eq=False)
class Facts:
    """Columns of what is known of the lines, and the words their codes stand for.

    Attributes:
        columns: Codes or numbers by name, one a line.
        words: For a coded fact, the word of each code; code -1 is unknown.
        amounts: Money columns in the destination's currency.
        rates: For a foreign currency, the ratio that turns its minor units into ours, as two
            columns; a numerator of zero is a rate not given. Our own currency is absent.
        tables: For a goods table, the dated amounts its codes stand for.
        rank: An order of the lines by their content, position last.
    """

    columns: Mapping[str, Column]
    words: Mapping[str, Sequence[str]]
    amounts: Mapping[str, Exact]
    rates: Mapping[str, tuple[Column, Column]]
    tables: Mapping[str, Sequence["Dated[Amount] | None"]]
    rank: Column
    signature: Hashable = None
    """All that conditions read of one consignment's coded facts: equal ones decide them alike."""


@define(eq=False)
class Ledger:
    """Columns of one evaluation, and the few questions formulas ask of them.

    A scheme's ledger holds a part of the lines; ``whole`` is the ledger of all of them, and
    ``mask`` says which they are. What a rule asks of the *consignment* is asked of the whole.
    """

    lanes: Lanes
    facts: Facts
    readings: Mapping[str, str] = field(factory=dict)
    values: dict[str, Exact] = field(factory=dict)
    charges: dict[str, Entry] = field(factory=dict)
    waived: dict[str, Column] = field(factory=dict)
    doubts: list[Doubt] = field(factory=list)
    whole: "Ledger | None" = None
    mask: Column | None = None
    falls_on: Column | None = None
    """The lines that the amount being computed falls on; ``None`` for all of them."""
    marks: list[Any] | None = None
    """Where it is kept: how every comparison came out, in order; equal marks, equal rules."""
    answers: Answers = field(factory=Answers)
    limits: dict[int, tuple["Condition", Column]] = field(factory=dict)
    """How limits of whole consignments came out, by the ``id`` of the condition kept with it."""
    _groups: dict[Any, Groups] = field(factory=dict)

    @property
    def consignments(self) -> "Ledger":
        """The ledger of all lines, in which consignments are whole."""
        return self.whole or self

    def here(self, column: Column) -> Column:
        """Return the entries of a column over all lines that stand in this ledger."""
        if self.whole is None or self.mask is None:
            return column
        return self.whole.lanes.pick(column, self.mask)

    def column(self, name: str) -> Column:
        """Return a column of codes or numbers.

        Raises:
            InvalidPolicy: The door provides no such column.
        """
        try:
            return self.facts.columns[name]
        except KeyError:
            raise InvalidPolicy(
                "There is no column {value}.",
                code="policy.column",
                remedy="Use one of {known}.",
                value=name,
                known=", ".join(sorted(self.facts.columns)),
            ) from None

    def word(self, name: str, line: int) -> str:
        """Return the word a coded fact has on a line; empty if unknown."""
        code = self.lanes.entries(self.column(name))[line]
        return "" if code == UNKNOWN else self.facts.words[name][code]

    def truth(self, condition: "Condition") -> Column:
        """Return how a condition comes out, asked once where the coded facts alone decide it."""
        known = self.answers.known.get(id(condition))
        return self.answers.ask(condition, self) if known is None else known

    def tested(self, name: str, test: Callable[[str], bool]) -> Column:
        """Return whether the words of a fact pass a test, as a column of truth."""
        words = self.facts.words[name]
        table = [YES if test(word) else NO for word in words]
        return self.lanes.lookup(self.column(name), [*table, PERHAPS])

    def amount(self, names: Sequence[str]) -> Exact:
        """Return the sum of named values and charges; a name may end in ``.exact`` or ``.due``.

        A charge that does not apply here counts as nothing; an unknown name is an error.
        """
        total: Exact | None = None
        for name in names:
            part = self.values.get(name) or self.facts.amounts.get(name) or self._charged(name)
            if part is not None:
                total = part if total is None else total + part
        return Exact(self.lanes.fill(0)) if total is None else total

    def knows(self, names: Sequence[str]) -> bool:
        """Return whether every name is a value or an amount from the door, known by now."""
        return all(name in self.values or name in self.facts.amounts for name in names)

    def _charged(self, name: str) -> Exact | None:
        charge, _, face = name.partition(".")
        entry = self.charges.get(charge)
        if entry is None:
            return None
        if face == "exact":
            return entry.exact
        return Exact(entry.due if face == "due" else entry.assessed)

    def money(self, amount: Money) -> Exact:
        """Return a constant of the rules in our currency; doubt the lines without a rate."""
        code = amount.currency.code
        if code in self.facts.rates:
            reason = Text("The rate of {currency} is not given.", currency=code)
            self.doubt(State.MISSING_FACT, reason, self.rate_missing(code), f"rate.{code}")
        return self.in_our_currency(amount)

    def rate_missing(self, code: str) -> Column:
        """Return where the rate of a currency is not known."""
        if code not in self.facts.rates:
            return self.lanes.fill(0)
        return self.facts.rates[code][0] == 0

    def in_our_currency(self, amount: Money) -> Exact:
        """Return a constant of the rules in our currency, at the rate of each line."""
        code = amount.currency.code
        num, over = amount.as_ratio()
        if code not in self.facts.rates:
            return Exact(self.lanes.fill(num), over)
        rate_num, rate_over = self.facts.rates[code]
        return Exact(rate_num * num, over, rate_over)

    def partition(self, level: str | Stage) -> Groups:
        """Return the lines by consignment, declaration or entry line, made once."""
        groups = self._groups.get(level)
        if groups is None:
            groups = self._groups[level] = self.lanes.groups(*map(self.column, _KEYS[level]))
        return groups

    def distinct(self, *names: str) -> Groups:
        """Return the lines by declaration and the columns named."""
        groups = self._groups.get(names)
        if groups is None:
            columns = map(self.column, ("consignment", *names))
            groups = self._groups[names] = self.lanes.groups(*columns)
        return groups

    def rounded(self, exact: Exact, rounding: Rounding) -> Column:
        """Round at the rounding's stage; a group's rounded sum is shared back to its lines."""
        if rounding.stage is Stage.LINE:
            return rounding.apply(exact.num, exact.denominator)
        by = self.partition(rounding.stage)
        total = rounding.apply(self.lanes.total(exact.num, by), exact.denominator)
        return self.shared(total, exact.num // exact.denominator, by, exact.num > 0)

    def shared(self, total: Column, weight: Column, by: Groups, among: Column) -> Column:
        """Split each group's total over the lines of ``among``, equally if they weigh nothing."""
        weight = self.lanes.where(among, weight, 0)
        empty = self.lanes.total(weight, by) == 0
        if self.lanes.any(empty):
            weight = self.lanes.where(empty, self.lanes.where(among, 1, 0), weight)
        return self.lanes.share(total, weight, by, self.facts.rank)

    def only(self, lines: Column, compute: Callable[[], Exact]) -> Exact:
        """Compute an amount of some lines: sums fall on them alone, and so do its doubts."""
        before, outer = len(self.doubts), self.falls_on
        self.falls_on = lines if outer is None else self.lanes.where(lines, outer, 0)
        amount = compute()
        self.falls_on = outer
        self.narrow_doubts(before, lines)
        return amount

    def smaller(self, left: Exact, right: Exact) -> Exact:
        """Return the smaller of two amounts, line by line."""
        left, right = aligned(left, right)
        return Exact(self.lanes.least(left.num, right.num), left.over, left.scale)

    def larger(self, left: Exact, right: Exact) -> Exact:
        """Return the larger of two amounts, line by line."""
        left, right = aligned(left, right)
        return Exact(self.lanes.most(left.num, right.num), left.over, left.scale)

    def narrow_doubts(self, since: int, lines: Column) -> None:
        """Keep the doubts noted after the first ``since`` only where the column holds."""
        for position in range(since, len(self.doubts)):
            doubt = self.doubts[position]
            mask = self.lanes.where(lines, doubt.lines, 0)
            self.doubts[position] = Doubt(doubt.state, doubt.reason, mask, doubt.fact)
        kept = [doubt for doubt in self.doubts[since:] if self.lanes.any(doubt.lines)]
        self.doubts[since:] = kept

    def compared(self, outcome: Column) -> Column:
        """Return the outcome of a comparison with a limit, after marking it if asked to."""
        if self.marks is not None:
            self.marks.append(outcome)
        return outcome

    def doubt(self, state: State, reason: Text, lines: Column, fact: str = "") -> None:
        """Note a doubt where the column holds."""
        if self.lanes.any(lines):
            self.doubts.append(Doubt(state, reason, lines, fact))


_KEYS: Mapping[str | Stage, tuple[str, ...]] = {
    "consignment": ("consignment",),
    Stage.DECLARATION: ("consignment",),
    Stage.ENTRY_LINE: ("consignment", "item.hs_code", "item.origin", "treatment"),
}
