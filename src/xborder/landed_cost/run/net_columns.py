"""Prices that include tax, or everything, of many consignments at once.

The same search as :func:`~xborder.landed_cost.run.net_prices.settle` makes for one, step by step on
the same numbers: exact shares while their denominators are small, millionths of a minor unit from
there on. Consignments that came out as they went in rest, and the others go on.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, Self

from attrs import define, evolve, field, frozen

from xborder.errors import extra
from xborder.landed_cost.run import wide
from xborder.landed_cost.run.chunk import Chunk, chunk_lanes
from xborder.landed_cost.run.declaration import Declaration, worst_of
from xborder.landed_cost.run.evaluation import Evaluation, evaluate
from xborder.landed_cost.run.net_prices import (
    ABOVE,
    ACROSS,
    ROUNDS,
    SCALED,
    SETTLING,
    TAXES,
    TO_MINOR_UNIT,
    NetPrices,
    asked_for,
    most_moves,
    with_amounts,
)
from xborder.landed_cost.run.net_steps import FINE, Guess, next_nets
from xborder.policy.charge import Charge
from xborder.policy.columns import Exact, Lanes, OnDemand, Sizes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import State
from xborder.policy.entry import Entry
from xborder.policy.ledger import Facts
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


@define(eq=False)
class _Nets:
    """Net prices of lines.

    Attributes:
        asked: The numerators of what buyers are asked for the lines.
        scale: What these are over, one a line.
        factor: What is left of each price, over ``common``, where that is an exact share.
        common: The denominator of the parcel's shares.
        fine: Net prices in parts of a minor unit, where they are searched.
        is_fine: Where they are.
        before: The guesses before these; ``None`` before the first.
    """

    asked: Any
    scale: Any
    factor: Any
    common: Any
    fine: Any
    is_fine: Any
    before: Guess | None = None

    @classmethod
    def of(cls, asked: Exact, size: int) -> "_Nets":
        np = extra("numpy", name="tables")
        ones = np.ones(size, dtype=np.int64)
        scale = np.broadcast_to(np.asarray(asked.denominator), (size,))
        return cls(asked.num, scale, ones, ones, ones, np.zeros(size, dtype=bool))

    def taken(self, lines: Any) -> "_Nets":
        before = self.before
        return _Nets(
            asked=self.asked[lines],
            scale=self.scale[lines],
            factor=self.factor[lines],
            common=self.common[lines],
            fine=self.fine[lines],
            is_fine=self.is_fine[lines],
            before=before and Guess(before.net[lines], before.charge[lines]),
        )

    def put(self, lines: Any, other: "_Nets") -> None:
        """Take in the net prices of some lines."""
        self.factor = wide.put(self.factor, lines, other.factor)
        self.common = wide.put(self.common, lines, other.common)
        self.fine = wide.put(self.fine, lines, other.fine)
        self.is_fine = self.is_fine.copy()
        self.is_fine[lines] = other.is_fine
        assert other.before is not None  # noqa: S101 - every line was guessed
        net, charge = other.before.net, other.before.charge
        known = self.before or Guess(self.fine, self.fine)
        self.before = Guess(wide.put(known.net, lines, net), wide.put(known.charge, lines, charge))

    def gross(self) -> Any:
        """Return what buyers are asked for, in parts of a minor unit."""
        return _in_parts(self.asked, self.scale)

    def after(self, num: Any, den: Any, starts: Any) -> tuple["_Nets", Any]:
        """Return the next net prices, and which parcels came out as they went in.

        Args:
            num: The numerators of the charges on these.
            den: Their denominators.
            starts: Where each parcel starts among the lines, and the end.
        """
        np = extra("numpy", name="tables")
        charge = _in_parts(num, den)
        if self.is_fine.all():
            fine = next_nets(Guess(self.fine, charge), self.gross(), self.before)
            after = evolve(self, fine=fine, before=Guess(self.fine, charge))
            return after, _all(fine == self.fine, starts)
        # With f / k left of a price w, and c of charges, the next share is f / k times w / (n + c).
        scale = wide.product(self.scale, self.common)
        every = np.gcd(scale, den)
        up = wide.product(wide.product(self.asked, self.factor), den // every)
        down = wide.total(up, wide.product(num, scale // every))
        net = wide.where(self.is_fine, self.fine, _in_parts(self._net_of_shares(), scale))
        rests = down == wide.product(wide.product(self.asked, self.common), den // every)
        down = wide.where(self.is_fine, np.ones_like(down), down)
        up = wide.where(self.is_fine, np.ones_like(up), up)
        shorter = np.gcd(up, down)
        factor, over = wide.narrowed(up // shorter), wide.narrowed(down // shorter)
        common = wide.least_common(over, starts, FINE)
        guess = Guess(net, charge)
        fine = next_nets(guess, self.gross(), self.before)
        rests = np.where(self.is_fine, fine == self.fine, rests).astype(bool)
        is_fine = self.is_fine | (common == 0)
        over, common = wide.where(is_fine, np.ones_like(over), over), np.maximum(common, 1)
        common = np.where(is_fine, 1, common)
        after = evolve(
            self,
            factor=wide.where(is_fine, np.ones_like(factor), wide.product(factor, common // over)),
            common=common,
            fine=fine,
            is_fine=is_fine,
            before=guess,
        )
        return after, _all(rests, starts)

    def _net_of_shares(self) -> Any:
        return wide.product(self.asked, self.factor)

    def cut(self, plain: Mapping[str, Exact], places: Any) -> tuple[dict[str, Any], Any] | None:
        """Return the numerators of what is left of each line's amounts, and what they are over.

        Args:
            plain: The amounts of all lines.
            places: These lines; ``None`` for all.

        Returns:
            ``None`` where nothing is taken off.
        """
        if not self.is_fine.any() and (self.common == 1).all():
            return None
        # Denominators of one size: so that what they divide is proven as small as it is.
        more = FINE // self.common
        factor, common = wide.product(self.factor, more), wide.product(self.common, more)
        scale = wide.product(self.scale, common)
        if self.is_fine.any():
            np = extra("numpy", name="tables")
            scale = wide.where(self.is_fine, np.full_like(scale, FINE), scale)
        nums: dict[str, Any] = {}
        for name in SCALED:  # freight is freight before the border, and goods are price
            num = plain[name].num
            like = next((other for other in nums if plain[other].num is num), None)
            here = num if places is None else num[places]
            nums[name] = self._cut(here, factor) if like is None else nums[like]
        return nums, scale

    def _cut(self, amount: Any, factor: Any) -> Any:
        exact = wide.product(amount, factor)
        if not self.is_fine.any():
            return exact
        fine = wide.share(amount, self.fine, self.asked)
        return wide.where(self.is_fine, fine, exact)


@define(eq=False)
class _Base:
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
    def of(cls, rules: CompiledPlan, read: Chunk, starts: Any) -> "_Base":
        """Return what was read as columns, as narrow as can be."""
        lanes = chunk_lanes(rules, read)
        return cls(read, read.facts(lanes), lanes.dtype, starts)

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
class _Netted:
    """Some of these consignments, their amounts cut to what their charges leave.

    Attributes:
        base: All of them.
        places: The lines of these; ``None`` for all.
        nets: Their net prices.
    """

    base: _Base
    places: Any
    nets: _Nets
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
            sorts = base.facts.sorts
            facts = evolve(
                base.taken(every, lanes),
                sorts=sorts and sorts.taken(lambda sort_of: sort_of[every]),
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
        base = _Base.of(self.rules, self.admit(self.parcels), self.parcels.starts)
        # A line that comes to nothing has no price to take its charges from.
        is_in = _all(asked_for(base.facts).num > 0, base.starts)
        places, parcels = np.flatnonzero(is_in), self.parcels
        if not len(places):
            return None
        if len(places) < len(is_in):
            parcels = parcels.taken(places)
            base = _Base.of(self.rules, self.admit(parcels), parcels.starts)
        asked = asked_for(base.facts)
        evaluation, across = self._searched(base, _Nets.of(asked, base.read.lines))
        lanes, ledger = evaluation.ledger.lanes, evaluation.ledger
        due, _, _ = self._included(evaluation, base.starts)
        gross = lanes.column(TO_MINOR_UNIT.apply(asked.num, asked.denominator))
        ledger.doubt(State.UNSUPPORTED, ACROSS, lanes.column(across))
        ledger.doubt(State.UNSUPPORTED, ABOVE, due > gross)
        state = lanes.most(evaluation.state, worst_of(ledger.doubts, lanes))
        net = NetPrices(evaluation=evolve(evaluation, state=state), gross=gross, included=due)
        return SettledColumns(places=places, parcels=parcels, read=base.read, net=net)

    def _searched(self, base: _Base, nets: _Nets) -> tuple[Evaluation, Any]:
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
                across[at[moves]] = np.repeat(~_all(~moved, ends), sizes[still])
                break
            lines, number = at[moves], number + 1
            nets.put(lines, after.taken(moves))
        return self._run(base, None, nets), across

    def _run(self, base: _Base, lines: Any, nets: _Nets) -> Evaluation:
        netted = _Netted(base, lines, nets)
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


def _in_parts(num: Any, den: Any) -> Any:
    """Return amounts in parts of a minor unit, half up."""
    # Whole minor units first: what is left over is below the divisor.
    whole = num // den
    left = wide.total(num, -wide.product(whole, den))
    return wide.total(wide.product(whole, FINE), wide.quotient(wide.product(left, FINE), den))


def _all(mask: Any, starts: Any) -> Any:
    """Return the parcels of which every line passes."""
    return extra("numpy", name="tables").logical_and.reduceat(mask, starts[:-1])


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
