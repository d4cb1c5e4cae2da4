"""Chunks: the lanes of many consignments, as narrow as their numbers allow."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from attrs import define, evolve, field, frozen

from xborder.landed_cost.run.evaluation import evaluate
from xborder.landed_cost.run.furthest import Furthest
from xborder.policy.columns import Lanes, Many, Sizes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import Facts

_MOST_ENDS = 20_000
"""Numbers of entries that are kept in mind; a tariff of the caller's own may bring ever others."""
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
class _Extent:
    """How far the numbers of a chunk go.

    Attributes:
        lines: The lines of a consignment at most.
        amounts: The bounds of amounts and rates, in the order of their names.
        columns: The bounds of the columns, by name.
        furthest: The entries of goods tables that no other one of it goes beyond.
    """

    lines: int
    amounts: Sequence[int]
    columns: Mapping[str, int]
    furthest: Furthest

    def covers(self, other: "_Extent", columns: Iterable[str]) -> bool:
        """Return whether another extent is no larger, as far as some columns matter."""
        return (
            self.lines >= other.lines
            and all(map(int.__ge__, self.amounts, other.amounts))
            and all(other.columns[name] <= self.columns[name] for name in columns)
            and self.furthest.covers(other.furthest)
        )


class _Bounds(dict[str, int]):
    """The bounds of the columns of a chunk, each made when a proof asks for it."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._columns = facts.columns

    def __missing__(self, name: str) -> int:
        bound = self[name] = _bound(self._columns[name])
        return bound


@frozen(eq=False)
class _Proof:
    """What the rules come to at most.

    Attributes:
        extent: How far the numbers went.
        columns: The columns that the rules asked for.
        widest: The widest number that they came to.
    """

    extent: _Extent
    columns: frozenset[str]
    widest: int


@define(eq=False)
class _Proofs:
    """The proofs of a plan.

    Args:
        rules: The plan.
    """

    rules: CompiledPlan
    _narrow: dict[Hashable, list[_Proof]] = field(init=False, factory=dict)
    """By which amounts there are: what int64 can hold; what is no larger fits too."""
    _wide: dict[Hashable, list[_Proof]] = field(init=False, factory=dict)
    """What int64 cannot hold; what is no smaller does not fit either."""
    _met: Furthest = field(init=False, factory=Furthest)
    """Of all chunks that fitted."""

    def lanes(self, chunk: Chunk) -> Many:
        bounds = Sizes(1 << (chunk.most_lines - 1).bit_length())
        facts = chunk.facts(bounds)
        shape, amounts = _amounts(facts)
        own = _Extent(bounds.size, amounts, _Bounds(facts), Furthest.of(facts.tables))
        for proof in self._narrow.get(shape, ()):
            if proof.extent.covers(own, proof.columns):
                bounds.bound(proof.widest)
                return Many(chunk.lines, bounds=bounds)
        for proof in self._wide.get(shape, ()):
            if own.covers(proof.extent, proof.columns):
                return Many(chunk.lines)
        # With the furthest entries that came up so far: so that a chunk of a catalogue that finds
        # a new one is not followed by one that has to be proven for lack of an old one. Where that
        # is too wide, the entries of other chunks may be to blame, and the own are tried alone.
        together = self._met.joined(own.furthest)
        if len(together.ends) > _MOST_ENDS or own.furthest.covers(together):
            together = own.furthest
        for furthest in dict.fromkeys((together, own.furthest)):
            met = Sizes(bounds.size)
            proof = self._proven(chunk, evolve(own, furthest=furthest), met)
            lanes = Many(chunk.lines, bounds=met)
            if lanes.dtype is not object:
                self._met = together if furthest is together else self._met
                _keep(self._narrow, shape, proof)
                return lanes
        _keep(self._wide, shape, proof)
        return lanes

    def _proven(self, chunk: Chunk, extent: _Extent, bounds: Sizes) -> _Proof:
        """Run the rules on bounds, which keep the widest number met."""
        facts = chunk.facts(bounds)
        facts = evolve(facts, tables={n: extent.furthest.held(n) for n in facts.tables})
        evaluate(self.rules, facts, bounds)
        made = getattr(facts.columns, "made", lambda: frozenset(facts.columns))()
        columns = frozenset(name for name in made if name not in facts.words)
        kept = {name: _bound(facts.columns[name]) for name in columns}
        return _Proof(evolve(extent, columns=kept), columns, bounds.widest)


def _keep(proofs: dict[Hashable, list[_Proof]], shape: Hashable, proof: _Proof) -> None:
    proofs[shape] = [proof, *proofs.get(shape, ())][:_MOST_PROOFS]


def _amounts(facts: Facts) -> tuple[Hashable, list[int]]:
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
