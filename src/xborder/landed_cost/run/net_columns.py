"""Prices that include tax, or everything, of many consignments at once.

The same search as :func:`~xborder.landed_cost.run.net_prices.settle` makes for one, step by step on
the same numbers: exact shares while their denominators are small, millionths of a minor unit from
there on. Consignments that came out as they went in rest, and the others go on.
"""

from collections.abc import Sequence
from typing import Any, Protocol, Self

from attrs import evolve, field, frozen

from xborder.errors import extra
from xborder.landed_cost.run import wide
from xborder.landed_cost.run.chunk import Chunk, chunk_lanes
from xborder.landed_cost.run.declaration import Declaration, worst_of
from xborder.landed_cost.run.evaluation import Evaluation, evaluate
from xborder.landed_cost.run.net_guesses import Nets, of_parcels
from xborder.landed_cost.run.net_prices import (
    ABOVE,
    ACROSS,
    ROUNDS,
    SETTLING,
    TAXES,
    TO_MINOR_UNIT,
    NetPrices,
    asked_for,
    most_moves,
)
from xborder.landed_cost.run.netted import Base, Netted
from xborder.policy.charge import Charge
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import State
from xborder.policy.entry import Entry
from xborder.trade import PriceBasis


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
    """Consignments whose net prices were searched.

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
    """Search the net prices of many consignments.

    Args:
        rules: The rules.
        parcels: The consignments, without discounts, fees and goods without a price.
        admit: Reads some of them.
        basis: Whether tax alone or every charge is included.

    Returns:
        Those of which every line has a price to take its charges from; nothing if none has.
    """
    return _Settling(rules, parcels, admit, basis).done()


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
        base = Base.of(self.rules, self.admit(self.parcels), self.parcels.starts)
        # A line that comes to nothing has no price to take its charges from.
        is_in = of_parcels(asked_for(base.facts).num > 0, base.starts)
        places, parcels = np.flatnonzero(is_in), self.parcels
        if not len(places):
            return None
        if len(places) < len(is_in):
            parcels = parcels.taken(places)
            base = Base.of(self.rules, self.admit(parcels), parcels.starts)
        asked = asked_for(base.facts)
        evaluation, across = self._searched(base, Nets.of(asked, base.read.lines))
        lanes, ledger = evaluation.ledger.lanes, evaluation.ledger
        due, _, _ = self._included(evaluation, base.starts)
        gross = lanes.column(TO_MINOR_UNIT.apply(asked.num, asked.denominator))
        ledger.doubt(State.UNSUPPORTED, ACROSS, lanes.column(across))
        ledger.doubt(State.UNSUPPORTED, ABOVE, due > gross)
        state = lanes.most(evaluation.state, worst_of(ledger.doubts, lanes))
        net = NetPrices(evaluation=evolve(evaluation, state=state), gross=gross, included=due)
        return SettledColumns(places=places, parcels=parcels, read=base.read, net=net)

    def _searched(self, base: Base, nets: Nets) -> tuple[Evaluation, Any]:
        """Return what came out on the net prices, and the lines of which none lead to the price."""
        np, sizes = self.np, self.np.diff(base.starts)
        still, lines = np.arange(len(sizes)), None
        least, most = np.zeros((2, len(nets.asked)), dtype=np.int64)
        across = np.zeros(len(nets.asked), dtype=bool)
        number = 0
        while True:
            part = nets if lines is None else nets.taken(lines)
            evaluation = self._run(base, lines, part)
            starts = np.concatenate(([0], np.cumsum(sizes[still])))
            due, num, den = self._included(evaluation, starts)
            after, rests = part.after(num, den, starts)
            if rests.all():
                if lines is None:
                    return evaluation, across
                break
            at = np.arange(len(nets.asked)) if lines is None else lines
            if number >= ROUNDS - SETTLING:
                is_first = number == ROUNDS - SETTLING
                least = wide.put(least, at, due if is_first else np.minimum(least[at], due))
                most = wide.put(most, at, due if is_first else np.maximum(most[at], due))
            moves = np.repeat(~rests, sizes[still])
            still = still[~rests]
            if number == ROUNDS - 1:
                moved = most[at[moves]] - least[at[moves]] > most_moves(self.rules)
                ends = np.concatenate(([0], np.cumsum(sizes[still])))
                across[at[moves]] = np.repeat(~of_parcels(~moved, ends), sizes[still])
                break
            lines, number = at[moves], number + 1
            nets.put(lines, after.taken(moves))
        return self._run(base, None, nets), across

    def _run(self, base: Base, lines: Any, nets: Nets) -> Evaluation:
        netted = Netted(base, lines, nets)
        lanes = chunk_lanes(self.rules, netted)
        return evaluate(self.rules, netted.facts(lanes), lanes)

    def _included(self, evaluation: Evaluation, starts: Any) -> tuple[Any, Any, Any]:
        """Return the charges that prices include: as they are paid, and before rounding.

        Returns:
            What is paid, and numerators and denominators of what it was before rounding.
        """
        np, lanes = self.np, evaluation.ledger.lanes
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        due = lanes.fill(0)
        num, den = np.zeros(len(owner), dtype=np.int64), np.ones(len(owner), dtype=np.int64)
        for each in evaluation.declarations:
            ledger, parts, paid = each.ledger, [], None
            on = np.flatnonzero(each.lines)
            waived = _waived(each, owner[on], len(starts) - 1)
            for step in each.scheme.steps:
                charge = step.value
                if not isinstance(charge, Charge) or charge.id not in ledger.charges:
                    continue
                if self.basis is PriceBasis.LANDED or charge.kind in TAXES:
                    entry = ledger.charges[charge.id]
                    paid = entry.due if paid is None else paid + entry.due
                    parts.append(_unrounded(charge, entry, waived))
            if parts:
                due = due + lanes.put(np.broadcast_to(paid, on.shape), each.lines)
                up, down = _sum(parts)
                num, den = wide.put(num, on, up), wide.put(den, on, down)
        return due, num, den


def _waived(declaration: Declaration, owner: Any, parcels: int) -> Any:
    """Return the lines of consignments of which a charge of the declaration is waived."""
    np = extra("numpy", name="tables")
    has = np.zeros(parcels, dtype=bool)
    for mask in declaration.ledger.waived.values():
        has[owner[np.broadcast_to(mask, owner.shape).astype(bool)]] = True
    return has[owner]


def _unrounded(charge: Charge, entry: Entry, waived: Any) -> tuple[Any, Any]:
    """Return what lines owe before rounding; as paid where a declaration's sum is worked on."""
    np = extra("numpy", name="tables")
    paid, one = np.broadcast_to(entry.due, waived.shape), np.ones(waived.shape, dtype=np.int64)
    if charge.acts_on_declaration:
        return paid, one
    num = np.broadcast_to(entry.exact.num, waived.shape)
    den = np.broadcast_to(np.asarray(entry.exact.denominator), waived.shape)
    payable = charge.payable
    if payable != 1:
        num, den = wide.product(num, payable.numerator), wide.product(den, payable.denominator)
    if waived.any():
        return wide.where(waived, paid, num), wide.where(waived, one, den)
    return num, den


def _sum(parts: Sequence[tuple[Any, Any]]) -> tuple[Any, Any]:
    """Return the sums of fractions."""
    np = extra("numpy", name="tables")
    num, den = parts[0]
    for up, down in parts[1:]:
        if down is den or (down == den).all():
            num = wide.total(num, up)
            continue
        shared = np.gcd(den, down)
        first, second = down // shared, den // shared
        num = wide.total(wide.product(num, first), wide.product(up, second))
        den = wide.product(den, first)
    return num, den
