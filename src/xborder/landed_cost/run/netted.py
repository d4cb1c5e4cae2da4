"""Netted consignments: read once at the prices asked, and their amounts cut to what is left."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, evolve, field

from xborder.landed_cost.run.chunk import Chunk, chunk_lanes
from xborder.landed_cost.run.net_guesses import Nets
from xborder.landed_cost.run.net_prices import with_amounts
from xborder.policy.answers import SameLines
from xborder.policy.columns import Exact, Lanes, OnDemand, Sizes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import Facts


@define(eq=False)
class Base:
    """Consignments at the prices asked, read once for all rounds.

    Attributes:
        read: What was read of them.
        facts: It as columns.
        dtype: Of which kind these are.
        starts: Where each consignment starts among the lines, and the end.
    """

    read: Chunk
    facts: Facts
    dtype: Any
    starts: Any
    _ends: dict[int, tuple[Any, Sequence[int]]] = field(init=False, factory=dict)

    @classmethod
    def of(cls, rules: CompiledPlan, read: Chunk, starts: Any) -> "Base":
        """Return what was read as columns, as narrow as can be."""
        lanes = chunk_lanes(rules, read)
        facts = read.facts(lanes)
        same = SameLines(rules.answers(facts, lanes))
        return cls(read, evolve(facts, same_lines=same), lanes.dtype, starts)

    def taken(self, lines: Any, lanes: Lanes) -> Facts:
        """Return the facts of some lines."""
        return self._made(lambda column: lanes.column(column[lines]))

    def bounds(self, lanes: Sizes) -> Facts:
        """Return the bounds of all lines, which are bounds of some; a column is searched once."""
        return self._made(lambda column: lanes.column(self._ends_of(column)))

    def _made(self, column: Callable[[Any], Any]) -> Facts:
        facts = self.facts
        made: dict[int, Any] = {}

        def make(whole: Any) -> Any:
            # Amounts of one scale keep one scale: they are added without bringing them to another.
            if id(whole) not in made:
                made[id(whole)] = column(whole)
            return made[id(whole)]

        amounts = {
            name: Exact(
                make(amount.num), amount.over, None if amount.scale is None else make(amount.scale)
            )
            for name, amount in facts.amounts.items()
        }
        return Facts(
            columns=OnDemand(facts.columns, lambda name: column(facts.columns[name])),
            words=facts.words,
            amounts=amounts,
            rates={name: (make(num), make(over)) for name, (num, over) in facts.rates.items()},
            tables=facts.tables,
            rank=make(facts.rank),
        )

    def _ends_of(self, column: Any) -> Sequence[int]:
        known = self._ends.get(id(column))
        if known is None:  # the column is kept beside them, so that its ``id`` stays its own
            ends = (int(column.min()), int(column.max()))
            known = self._ends[id(column)] = (column, ends)
        return known[1]


@define(eq=False)
class Netted:
    """Some of these consignments, their amounts cut to what their charges leave.

    Attributes:
        base: All of them.
        places: The lines of these; ``None`` for all.
        nets: Their net prices.
    """

    base: Base
    places: Any
    nets: Nets
    _cut: tuple[dict[str, Any], Any] | None = field(init=False)

    @_cut.default
    def _what_is_left(self) -> tuple[dict[str, Any], Any] | None:
        return self.nets.cut(self.base.facts.amounts, self.places)

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self.nets.asked)

    @property
    def most_lines(self) -> int:
        """How many the largest consignment has; what holds of all of them holds of these."""
        return self.base.read.most_lines

    def facts(self, lanes: Lanes, /) -> Facts:
        """Return what was read as columns."""
        base = self.base
        if isinstance(lanes, Sizes):
            facts = base.bounds(lanes)
        elif self.places is None and getattr(lanes, "dtype", None) is base.dtype:
            facts = base.facts
        else:
            every = slice(None) if self.places is None else self.places
            sorts, same = base.facts.sorts, base.facts.same_lines
            facts = evolve(
                base.taken(every, lanes),
                sorts=sorts and sorts.taken(lambda sort_of: sort_of[every]),
                same_lines=same and same.of_some(),
            )
        if self._cut is None:
            return facts
        nums, scale = self._cut
        made: dict[int, Any] = {}
        for num in nums.values():
            if id(num) not in made:
                made[id(num)] = lanes.column(num)
        columns = {name: made[id(num)] for name, num in nums.items()}
        return with_amounts(facts, columns, lanes.column(scale), lanes)
