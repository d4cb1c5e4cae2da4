"""Prices that include tax, or everything, of many consignments at once.

The same search as :func:`~xborder.landed_cost.run.net_prices.settle` makes for one, on the same
fractions: what is left of each price after the charges it includes becomes the next net price.
Consignments that came out as they went in rest, and the others go on. Those that do not come to
rest soon, or have something to say about it, are left to be settled alone.
"""

from typing import Any, Protocol, Self

from attrs import evolve, field, frozen

from xborder.errors import extra
from xborder.landed_cost.run.chunk import Chunk, chunk_lanes
from xborder.landed_cost.run.declaration import Declaration, worst_of
from xborder.landed_cost.run.evaluation import Evaluation, evaluate
from xborder.landed_cost.run.net_prices import (
    ADDED,
    EXACT_ROUNDS,
    FINE,
    SCALED,
    TAKEN_OFF,
    TAXES,
    TO_MINOR_UNIT,
    NetPrices,
)
from xborder.landed_cost.run.ratios import Ratios
from xborder.policy.charge import Charge
from xborder.policy.columns import Exact, Lanes, Sizes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import Entry, Facts
from xborder.trade import PriceBasis

_ROUNDS = 20
"""After so many rounds what still moves is settled alone."""
_STEP = 3
"""The bits of a step of bounds."""
_FEW = 8
_SHARE = 50
"""So few that still move, or one in so many, are settled alone once prices are rounded: they mostly
lie across a threshold and go round for ever, which :mod:`.net_prices` notices."""


class Parcels(Protocol):
    """Consignments as columns.

    Attributes:
        starts: Where each starts among the lines, and the end.
    """

    @property
    def starts(self) -> Any:
        """Where each consignment starts among the lines, and the end."""

    def taken(self, parcels: Any, /) -> Self:
        """Return some of them, in the order of their numbers."""


class Admit(Protocol):
    """How consignments are read."""

    def __call__(self, parcels: Any, /) -> Chunk:
        """Return what was read of consignments."""


@frozen(kw_only=True, eq=False)
class SettledColumns:
    """Consignments whose net prices were found.

    Attributes:
        places: Their numbers.
        parcels: These consignments.
        read: What was read of them.
        net: Their net prices and what came out on them.
    """

    places: Any
    parcels: Any
    read: Any
    net: NetPrices


def settle_columns(
    rules: CompiledPlan, parcels: Parcels, admit: Admit, basis: PriceBasis
) -> SettledColumns | None:
    """Find the net prices of many consignments, or nothing if of none of them.

    Args:
        rules: The rules.
        parcels: The consignments, without discounts, fees and goods without a price.
        admit: Reads some of them.
        basis: Whether tax alone or every charge is included.
    """
    return _Settling(rules, parcels, admit, basis).done()


@frozen(eq=False)
class _Netted:
    """What was read of consignments, their amounts cut to what their charges leave."""

    read: Chunk
    factor: Any
    common: Any

    @property
    def lines(self) -> int:
        return self.read.lines

    @property
    def most_lines(self) -> int:
        return self.read.most_lines

    def facts(self, lanes: Lanes, /) -> Facts:
        facts = self.read.facts(lanes)
        factor, common = self.factor, self.common
        if isinstance(lanes, Sizes):
            # Bounds in large steps: what is proven of a round holds for the next one.
            factor, common = _roomy(factor), _roomy(common)
        factor, common = lanes.column(factor), lanes.column(common)
        amounts = dict(facts.amounts)
        before = amounts["price"].scale
        scale = (lanes.fill(1) if before is None else before) * common
        for name in SCALED:
            amounts[name] = Exact(amounts[name].num * factor, amounts[name].over, scale)
        return evolve(facts, amounts=amounts)


def _roomy(column: Any) -> list[int]:
    bits = int(column.max()).bit_length()
    return [(1 << -(-bits // _STEP) * _STEP) - 1]


@frozen(eq=False)
class _Settling:
    rules: CompiledPlan
    parcels: Parcels
    admit: Admit
    basis: PriceBasis
    np: Any = field(init=False)

    @np.default
    def _numpy(self) -> Any:
        return extra("numpy", name="tables")

    def done(self) -> SettledColumns | None:
        np = self.np
        read = self.admit(self.parcels)
        whole = _whole(read.facts(chunk_lanes(self.rules, read)))
        ones = np.ones(read.lines, dtype=np.int64)
        parts = Ratios(ones, ones)
        # A line that comes to nothing has no price to take its charges from.
        is_out = ~self._all(whole.num > 0, self.parcels.starts)
        is_settled = np.zeros(len(is_out), dtype=bool)
        for number in range(_ROUNDS):
            still = np.flatnonzero(~(is_out | is_settled))
            few = max(_FEW, len(is_out) // _SHARE) if number > EXACT_ROUNDS + 1 else 0
            if len(still) <= few:
                break
            lines = self._lines(still)
            rests, after = self._round(still, whole.taken(lines), parts.taken(lines), number)
            is_settled[still[rests]] = True
            moves = ~np.repeat(rests, np.diff(self.parcels.starts)[still])
            parts = parts.put(lines[moves], after.taken(moves))
        return self._found(np.flatnonzero(is_settled), whole, parts)

    def _lines(self, parcels: Any) -> Any:
        np = self.np
        sizes = np.diff(self.parcels.starts)[parcels]
        ends = np.cumsum(sizes)
        return np.repeat(self.parcels.starts[parcels] - (ends - sizes), sizes) + np.arange(
            sizes.sum()
        )

    def _all(self, mask: Any, starts: Any) -> Any:
        """Return the parcels of which every line passes."""
        return self.np.logical_and.reduceat(mask, starts[:-1])

    def _run(self, parcels: Parcels, parts: Ratios) -> tuple[Chunk, Evaluation]:
        read = self.admit(parcels)
        netted = _Netted(read, *parts.to_common(parcels.starts))
        lanes = chunk_lanes(self.rules, netted)
        return read, evaluate(self.rules, netted.facts(lanes), lanes)

    def _round(self, still: Any, whole: Ratios, parts: Ratios, number: int) -> tuple[Any, Ratios]:
        """Return which parcels came out as they went in, and the next parts of all."""
        these = self._taken(still)
        _, evaluation = self._run(these, parts)
        _, charges = self._included(evaluation, these.starts)
        nets = parts.times(whole)
        both = nets.plus(charges)
        is_something = both.num > 0
        ones = Ratios.of(self.np.ones_like(is_something, dtype=self.np.int64), 1)
        after = whole.times(nets).over(both.where(is_something, ones)).where(is_something, nets)
        if number >= EXACT_ROUNDS:
            after = after.rounded(FINE)
        return self._all(after.equals(nets), these.starts), after.over(whole)

    def _taken(self, parcels: Any) -> Parcels:
        everything = len(parcels) == len(self.parcels.starts) - 1
        return self.parcels if everything else self.parcels.taken(parcels)

    def _found(self, places: Any, whole: Ratios, parts: Ratios) -> SettledColumns | None:
        """Return the parcels that settled; those whose charges are above their price do not."""
        while len(places):
            these, lines = self._taken(places), self._lines(places)
            read, evaluation = self._run(these, parts.taken(lines))
            lanes = evaluation.ledger.lanes
            due, _ = self._included(evaluation, these.starts)
            gross = TO_MINOR_UNIT.apply(whole.num[lines], whole.den[lines])
            fits = self._all(gross >= due, these.starts)
            if fits.all():
                state = lanes.most(evaluation.state, worst_of(evaluation.ledger.doubts, lanes))
                evaluation = evolve(evaluation, state=state)
                net = NetPrices(evaluation=evaluation, gross=lanes.column(gross), included=due)
                return SettledColumns(places=places, parcels=these, read=read, net=net)
            places = places[fits]
        return None

    def _included(self, evaluation: Evaluation, starts: Any) -> tuple[Any, Ratios]:
        """Return the charges that prices include: as they are paid, and before rounding."""
        np, lanes = self.np, evaluation.ledger.lanes
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        due = lanes.fill(0)
        zero = np.zeros(len(owner), dtype=np.int64)
        exact = Ratios(zero, zero + 1)
        for each in evaluation.declarations:
            on = np.flatnonzero(each.lines)
            waived = _waived(each, owner[on])
            for step in each.scheme.steps:
                charge = step.value
                if not isinstance(charge, Charge) or charge.id not in each.ledger.charges:
                    continue
                if self.basis is PriceBasis.LANDED or charge.kind in TAXES:
                    entry = each.ledger.charges[charge.id]
                    due = due + lanes.put(_spread(entry.due, on), each.lines)
                    part = _unrounded(charge, entry, waived, on)
                    exact = exact.put(on, exact.taken(on).plus(part))
        return due, exact


def _whole(facts: Facts) -> Ratios:
    exact = facts.amounts[ADDED[0]]
    for name in ADDED[1:]:
        exact = exact + facts.amounts[name]
    for name in TAKEN_OFF:
        exact = exact - facts.amounts[name]
    return Ratios.of(exact.num, exact.denominator)


def _waived(declaration: Declaration, owner: Any) -> Any:
    """Return the lines of consignments of which a charge of the declaration is waived."""
    np = extra("numpy", name="tables")
    on = np.zeros(len(owner), dtype=bool)
    for mask in declaration.ledger.waived.values():
        on |= np.broadcast_to(mask, on.shape).astype(bool)
    return np.isin(owner, owner[on])


def _unrounded(charge: Charge, entry: Entry, waived: Any, on: Any) -> Ratios:
    """Return what lines owe before rounding; as paid where a declaration's sum is worked on."""
    paid = Ratios.of(_spread(entry.due, on), 1)
    if charge.acts_on_declaration:
        return paid
    exact = Ratios.of(_spread(entry.exact.num, on), _spread(entry.exact.denominator, on))
    payable = charge.payable
    if payable != 1:
        np = extra("numpy", name="tables")
        share = Ratios.of(np.full(len(on), payable.numerator), payable.denominator)
        exact = exact.times(share)
    return paid.where(waived, exact)


def _spread(column: Any, on: Any) -> Any:
    np = extra("numpy", name="tables")
    return np.broadcast_to(np.asarray(column), on.shape)
