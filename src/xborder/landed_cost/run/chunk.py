"""Chunks: the lanes of many consignments, as narrow as their numbers allow."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, Protocol

from attrs import define, evolve, field, frozen

from xborder.landed_cost.run.evaluation import evaluate
from xborder.policy.amount import reach
from xborder.policy.columns import Lanes, Many, Sizes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import Facts, Formula
from xborder.timeline import Dated

_MOST_ENTRIES = 20_000
"""Entries of a goods table that are remembered; others are asked once more how far they reach."""
_MOST_PROOFS = 16
"""Proofs that are kept for a plan; a later chunk mostly needs the last of them."""


class Chunk(Protocol):
    """What was read of many consignments."""

    @property
    def lines(self) -> int:
        """How many lines there are."""

    @property
    def most_lines(self) -> int:
        """How many the largest consignment has."""

    def facts(self, lanes: Lanes, /) -> Facts:
        """Return what was read as columns."""


def chunk_lanes(rules: CompiledPlan, chunk: Chunk) -> Many:
    """Return the lanes for a chunk: int64 if nothing can outgrow it, else exact Python ints.

    The rules run once on upper bounds in place of values, at the cost of one small parcel; what
    overflows is not the tax but the products in which sums are shared over lines. What was proven
    of a chunk holds for all whose numbers are no larger.

    Args:
        rules: The rules.
        chunk: The chunk.
    """
    return rules.beside(_Proofs).lanes(chunk)


@frozen(eq=False)
class _Proof:
    """What the rules come to at most, as far as the numbers of a chunk go up to their bounds.

    Attributes:
        lines: The lines of a consignment at most.
        amounts: The bounds of amounts and rates, in the order of their names.
        columns: The bounds of the columns that the rules ask for.
        widest: The widest number that they came to.
    """

    lines: int
    amounts: Sequence[int]
    columns: Mapping[str, int]
    widest: int


@define(eq=False)
class _Reached:
    """Entries of a goods table that no other one reaches beyond: in their stead all can be asked.

    Attributes:
        entries: The entries, a few of each form.
    """

    entries: list[Dated[Formula]] = field(init=False, factory=list)
    _known: dict[int, Dated[Formula]] = field(init=False, factory=dict)
    """Every entry met, by its own ``id``: it is kept, so that the ``id`` stays its own."""
    _furthest: dict[Hashable, tuple[Fraction, int]] = field(init=False, factory=dict)
    """The largest number in each place of each form, and the least common denominator."""

    def is_stretched_by(self, entries: Iterable[Dated[Formula]]) -> bool:
        """Take in entries, and return whether one of them reached further than all before."""
        before = len(self.entries)
        for entry in entries:
            if id(entry) not in self._known:
                if len(self._known) >= _MOST_ENTRIES:  # a tariff of the caller's own is made anew
                    self._known.clear()
                self._known[id(entry)] = entry
                if self._is_furthest(entry.value):
                    self.entries.append(entry)
        return len(self.entries) > before

    def _is_furthest(self, amount: Formula) -> bool:
        found = False
        for place, number in reach(amount):
            most, over = self._furthest.get(place, (Fraction(-1), 1))
            if abs(number) > most or over % number.denominator:
                found = True
                self._furthest[place] = max(most, abs(number)), lcm(over, number.denominator)
        return found


@define(eq=False)
class _Proofs:
    """The proofs of a plan.

    Args:
        rules: The plan.
    """

    rules: CompiledPlan
    _found: dict[Hashable, list[_Proof]] = field(init=False, factory=dict)
    _met: dict[str, _Reached] = field(init=False, factory=dict)
    """How far the entries of each goods table reach that chunks found so far."""

    def lanes(self, chunk: Chunk) -> Many:
        bounds = Sizes(_rounded_up(chunk.most_lines))
        facts = chunk.facts(bounds)
        self._meet(facts)
        shape, amounts = _extent(facts)
        known = self._found.get(shape, [])
        for proof in known:
            if (
                proof.lines >= bounds.size
                and all(map(int.__ge__, proof.amounts, amounts))
                and all(_bound(facts.columns[n]) <= most for n, most in proof.columns.items())
            ):
                bounds.bound(proof.widest)
                return Many(chunk.lines, bounds=bounds)
        facts = evolve(facts, tables={n: tuple(each.entries) for n, each in self._met.items()})
        evaluate(self.rules, facts, bounds)
        made = getattr(facts.columns, "made", lambda: frozenset(facts.columns))()
        columns = {name: _bound(facts.columns[name]) for name in made if name not in facts.words}
        lanes = Many(chunk.lines, bounds=bounds)
        if lanes.dtype is not object:  # of what is too wide nothing follows for smaller numbers
            proof = _Proof(bounds.size, amounts, columns, bounds.widest)
            self._found[shape] = [proof, *known][:_MOST_PROOFS]
        return lanes

    def _meet(self, facts: Facts) -> None:
        """Remember how far entries of goods tables reach; proofs that reach less are forgotten.

        Proofs are made with the furthest of every entry that came up so far: so that a chunk of a
        catalogue that finds a new one is not followed by one that has to be proven for lack of an
        old one.
        """
        if sum(len(met.entries) for met in self._met.values()) > _MOST_ENTRIES:
            self._met.clear()
            self._found.clear()
        for name, entries in facts.tables.items():
            met = self._met.setdefault(name, _Reached())
            if met.is_stretched_by(entries):
                self._found.clear()


def _extent(facts: Facts) -> tuple[Hashable, list[int]]:
    """Return which amounts and rates there are, and the bounds of their numbers."""
    shape: list[Hashable] = []
    bounds: list[int] = []
    for name, amount in facts.amounts.items():
        shape.append((name, amount.over, amount.scale is None))
        bounds.append(_bound(amount.num))
        bounds += _ends(amount.scale) if amount.scale is not None else (1, -1)
    for name, (num, over) in facts.rates.items():
        shape.append(name)
        bounds += [_bound(num), *_ends(over)]
    return tuple(shape), bounds


def _bound(size: Any) -> int:
    return int(size.value)


def _ends(divisor: Any) -> tuple[int, int]:
    """Return the bounds of what divides: of two, that with the larger least one is the smaller."""
    return int(divisor.value), -int(divisor.least)


def _rounded_up(lines: int) -> int:
    return 1 << (lines - 1).bit_length()
