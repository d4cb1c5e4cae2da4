"""The ledger: facts, named values and charges of the lines at hand, and the doubts about them.

One entry a line in every column. A ledger holds the lines of one or more consignments; the lines
of one scheme are taken out into a ledger of their own, whose groups are its declarations.

Conditions and amounts ask the ledger, and the ledger asks them: what it needs to know of them are
the two protocols below, :class:`Question` and :class:`Formula`.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from attrs import define, field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money
from xborder.money.rounding import Rounding, Stage
from xborder.policy.answers import Answers, Comparisons, SameLines
from xborder.policy.columns import Column, Exact, Groups, Lanes, OnDemand, aligned
from xborder.policy.doubt import Doubt, State
from xborder.policy.entry import Entry
from xborder.policy.fact import UNKNOWN
from xborder.policy.sorts import Sorts
from xborder.timeline import Dated

__all__ = [
    "NO",
    "PERHAPS",
    "YES",
    "Comparisons",
    "Doubt",
    "Facts",
    "Formula",
    "Ledger",
    "Question",
    "State",
]

T = TypeVar("T")

NO, PERHAPS, YES = 0, 1, 2
"""Truth in three values: *and* is the least, *or* the most, *not* is ``2 - x``."""


class Question(Protocol):
    """What can be asked of a ledger: a condition."""

    def truth(self, ledger: "Ledger", /) -> Column:
        """Return 0 for no, 1 for perhaps, 2 for yes, one a line."""


class Formula(Protocol):
    """What can be computed on a ledger: an amount."""

    def exact(self, base: Exact, ledger: "Ledger", /) -> Exact:
        """Return the amount on ``base``, one a line, in minor units and unrounded."""

    def words(self, ledger: "Ledger", line: int, /) -> Text:
        """Return the formula that applied to a line, in words."""

    def rate(self, ledger: "Ledger", line: int, /) -> Fraction | None:
        """Return the rate of the base that applied to a line, if there is a single one."""

    def children(self) -> "tuple[Formula, ...]":
        """Return the amounts inside this one."""


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
    tables: Mapping[str, Sequence[Dated[Formula]]]
    rank: Column
    sorts: Sorts | None = None
    """For a chunk of a table: the lines by what coded facts say of them."""
    same_lines: SameLines | None = None
    """For a chunk that is run several times: what the runs before leave."""
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
    comparisons: Comparisons | None = None
    """Where every comparison with a limit is noted, if anyone asks."""
    answers: Answers = field(factory=Answers)
    _once: dict[int, tuple[object, Any]] = field(factory=dict)
    """What rules worked out once, by the ``id`` of the rule kept with it."""
    _groups: dict[Any, Groups] = field(factory=dict)
    _scales: list[tuple[Column, Column]] = field(factory=list)
    """For a part of the lines: each scale of the whole, and what is left of it."""

    def declaration(self, mask: Column) -> "Ledger":
        """Return the ledger of one scheme's lines, in which consignments are declarations.

        Args:
            mask: Holds on those lines.

        Returns:
            A ledger whose ``whole`` is this one. Its facts are cut down as they are asked for; a
            scheme that takes every line shares them, and all that is known of them, as they are.
        """
        if not self.lanes.any(self.lanes.where(mask, 0, 1)):
            return Ledger(
                self.lanes,
                self.facts,
                self.readings,
                self.values,
                whole=self,
                comparisons=self.comparisons,
                answers=self.answers,
                groups=self._groups,
            )
        part = Ledger(
            self.lanes.kept(mask),
            self.facts,
            self.readings,
            whole=self,
            mask=mask,
            comparisons=self.comparisons,
            answers=self.answers.of_some(),
        )
        facts, here = self.facts, part.here
        part.facts = Facts(
            columns=OnDemand(facts.columns, lambda name: here(facts.columns[name])),
            words=facts.words,
            amounts=OnDemand(facts.amounts, lambda name: part.cut(facts.amounts[name])),
            rates=OnDemand(
                facts.rates, lambda name: (here(facts.rates[name][0]), here(facts.rates[name][1]))
            ),
            tables=facts.tables,
            rank=here(facts.rank),
            sorts=facts.sorts and facts.sorts.taken(here),
        )
        part.values = {name: part.cut(value) for name, value in self.values.items()}
        return part

    def cut(self, amount: Exact) -> Exact:
        """Return the entries of an amount over all lines that stand in this ledger."""
        if amount.scale is None:
            return Exact(self.here(amount.num), amount.over)
        # Amounts of one scale keep one scale: they are added without bringing them to another.
        for whole, kept in self._scales:
            if whole is amount.scale:
                return Exact(self.here(amount.num), amount.over, kept)
        kept = self.here(amount.scale)
        self._scales.append((amount.scale, kept))
        return Exact(self.here(amount.num), amount.over, kept)

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

    def truth(self, question: Question) -> Column:
        """Return how a condition comes out, asked once where the coded facts alone decide it."""
        known = self.answers.known.get(id(question))
        if known is None:
            sorts = self.facts.sorts
            if sorts is not None and self.answers.is_local(question):
                known = self.lanes.column(sorts.truth(question))
            else:
                known = question.truth(self)
            if self.answers.is_settled(question):
                self.answers.keep(question, known)
        return known

    def found(self, owner: object) -> Any:
        """Return what a rule worked out on these lines before; ``None`` if nothing yet."""
        known = self._once.get(id(owner))
        return None if known is None else known[1]

    def once(self, owner: object, work_out: Callable[[], T]) -> T:
        """Return what a rule worked out on these lines, the first time it was asked.

        Args:
            owner: The condition or amount. It is kept too, so that its ``id`` stays its own.
            work_out: Works it out.
        """
        known = self._once.get(id(owner))
        if known is None:
            known = self._once[id(owner)] = (owner, work_out())
        value: T = known[1]
        return value

    def tested(self, name: str, test: Callable[[str], bool]) -> Column:
        """Return whether the words of a fact pass a test, as a column of truth."""
        words = self.facts.words[name]
        table = [YES if test(word) else NO for word in words]
        return self.lanes.lookup(self.column(name), [*table, PERHAPS])

    def amount(self, names: Sequence[str]) -> Exact:
        """Return the sum of named values and charges; a name may end in ``.exact`` or ``.due``.

        A charge that does not apply here counts as nothing; an unknown name is an error.
        """
        total: Exact | None = None  # no zero to start from: it would be one addition more
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
        missing = self.rate_missing(code)
        if self.lanes.any(missing):
            reason = Text("The rate of {currency} is not given.", currency=code)
            self.doubt(State.MISSING_FACT, reason, missing, f"rate.{code}")
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
        return self._grouped(level, _KEYS[level])

    def distinct(self, *names: str) -> Groups:
        """Return the lines by declaration and the columns named."""
        return self._grouped(names, ("consignment", *names))

    def _grouped(self, name: Any, keys: tuple[str, ...]) -> Groups:
        groups = self._groups.get(name)
        if groups is None:
            whole = self.whole
            # Lines that are together among all are so among some, and one number says which are.
            columns = (
                map(self.column, keys)
                if whole is None or self.mask is None
                else [self.here(whole._grouped(name, keys).label)]  # noqa: SLF001 - of this class
            )
            groups = self._groups[name] = self.lanes.groups(*columns)
        return groups

    def rounded(self, exact: Exact, rounding: Rounding) -> Column:
        """Round at the rounding's stage; a group's rounded sum is shared back to its lines."""
        if rounding.stage is Stage.LINE:
            return rounding.apply(exact.num, exact.denominator)
        by = self.partition(rounding.stage)
        # The group is summed exactly and rounded once; its lines then share what it came to, by
        # what each was worth in whole units, so that they sum to it.
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
        # Kept and put back by hand: a context manager costs more than most amounts it would wrap.
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
            self.doubts[position] = Doubt(
                doubt.state, doubt.reason, mask, doubt.fact, doubt.rule, doubt.reading
            )
        kept = [doubt for doubt in self.doubts[since:] if self.lanes.any(doubt.lines)]
        self.doubts[since:] = kept

    def compared(self, outcome: Column) -> Column:
        """Return the outcome of a comparison with a limit, noted if anyone asks."""
        if self.comparisons is not None:
            self.comparisons.note(outcome)
        return outcome

    def doubt(
        self,
        state: State,
        reason: Text,
        lines: Column,
        fact: str = "",
        *,
        rule: str = "",
        reading: str = "",
    ) -> None:
        """Note a doubt where the column holds."""
        if self.lanes.any(lines):
            self.doubts.append(Doubt(state, reason, lines, fact, rule, reading))


_KEYS: Mapping[str | Stage, tuple[str, ...]] = {
    "consignment": ("consignment",),
    Stage.DECLARATION: ("consignment",),
    Stage.ENTRY_LINE: ("consignment", "item.hs_code", "item.origin", "treatment"),
}
