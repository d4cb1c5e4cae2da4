"""Verdicts: how sure each consignment of a chunk is and what it comes to, from columns."""

import datetime as dt
from collections.abc import Generator, Iterator, Sequence
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from xborder.errors import extra
from xborder.landed_cost.admission import Admitted, Gap, Supplied, admit, destination, gaps
from xborder.landed_cost.admission.addresses import origin
from xborder.landed_cost.admission.rules import day_of
from xborder.landed_cost.run import Evaluation, chunk_lanes, evaluate
from xborder.landed_cost.run.outcome import Outcome
from xborder.policy.charge import Charge
from xborder.policy.columns import Many
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import Doubt, State
from xborder.policy.ledger import YES
from xborder.policy.selection import NONE
from xborder.source import Evidence
from xborder.tables.lines import Amounts, of_columns, summed
from xborder.trade import Consignment

LEVELS = (Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED)
_LEVEL = {evidence: level for level, evidence in enumerate(LEVELS)}


@frozen(kw_only=True, eq=False)
class Verdict:
    """How sure one consignment is.

    Attributes:
        state: Its state.
        total: Its total in minor units; it means something if the state is sure.
        doubts: What makes it less than exact, in the order in which it came up, each once.
        checked_on: The oldest check among its rules.
        is_stale: Whether that is too long ago.
        evidence: How well the worst read of its rules was read.
        gaps: What it leaves open before any rule is asked.
    """

    state: State
    total: int
    doubts: tuple[Doubt, ...]
    checked_on: dt.date | None
    is_stale: bool
    evidence: Evidence | None
    gaps: tuple[Gap, ...]


@frozen(eq=False)
class Judged:
    """A chunk of one plan, computed in columns.

    Attributes:
        rules: The rules.
        admitted: What was read.
        verdicts: One a consignment.
        amounts: What the lines come to; lines are numbered within the chunk of the plan.
        schemes: The scheme of each line.
    """

    rules: CompiledPlan
    admitted: Admitted
    verdicts: Sequence[Verdict]
    amounts: Sequence[Amounts]
    schemes: Sequence[str]


def judge(
    consignments: Sequence[Consignment], rules: CompiledPlan, supplied: Supplied
) -> Iterator[tuple[Sequence[int], Judged]]:
    """Compute consignments of one plan in columns, and judge each as a single quote is judged.

    Where int64 could not hold what the largest of them come to, these alone are computed on exact
    Python ints, which takes ten times as long.

    Args:
        consignments: Parcels whose prices are net.
        rules: The rules they all come under.
        supplied: Rates and tariff.

    Yields:
        The places of some of them, and what they come to.
    """
    places = sorted(range(len(consignments)), key=lambda k: _size(consignments[k]))
    yield from _as_narrow_as_can_be(places, consignments, rules, supplied)


def _as_narrow_as_can_be(
    places: list[int],
    consignments: Sequence[Consignment],
    rules: CompiledPlan,
    supplied: Supplied,
) -> Generator[tuple[Sequence[int], Judged], None, bool]:
    """Yield the results of consignments, from small to large, and return whether all fit int64."""
    these = sorted(places)
    parcels = [consignments[k] for k in these]
    admitted = admit(parcels, rules, supplied)
    lanes = chunk_lanes(rules, admitted)
    is_wide = lanes.dtype is object
    if is_wide and len(places) > 1:
        # The bound is the chunk's own, so a smaller one may fit. Where the smaller half does not,
        # the larger does not either and is not asked: the search costs one more run at most.
        cut = len(places) // 2
        fits = yield from _as_narrow_as_can_be(places[:cut], consignments, rules, supplied)
        rest = places[cut:]
        if fits:
            yield from _as_narrow_as_can_be(rest, consignments, rules, supplied)
            return False
        these = sorted(rest)
        parcels = [consignments[k] for k in these]
        admitted = admit(parcels, rules, supplied)
        lanes = Many(admitted.lines)
    evaluation = evaluate(rules, admitted.facts(lanes), lanes)
    yield these, _Judging(parcels, rules, admitted, evaluation).done()
    return not is_wide


def _size(parcel: Consignment) -> Decimal:
    """Return about how large the numbers of a parcel get: the larger, the wider."""
    return max(item.unit_price.amount for item in parcel.items)


@frozen(eq=False)
class _Judging:
    consignments: Sequence[Consignment]
    rules: CompiledPlan
    admitted: Admitted
    evaluation: Evaluation
    starts: Any = field(init=False)
    size: int = field(init=False)

    @starts.default
    def _where_each_starts(self) -> Any:
        np = extra("numpy", name="tables")
        return np.cumsum([0, *(len(each.items) for each in self.consignments[:-1])])

    @size.default
    def _lines(self) -> int:
        return self.admitted.lines

    def done(self) -> Judged:
        np = extra("numpy", name="tables")
        amounts = of_columns(Outcome(evaluation=self.evaluation), np.arange(self.size))
        totals = np.add.reduceat(summed(amounts, self.size), self.starts).tolist()
        states = self._most(self.evaluation.state)
        evidence = self._most(self._evidence())
        oldest = self._oldest()
        doubts = self._doubts()
        limit = self.rules.plan.stale_after_days
        policy = self.rules.plan.policy
        verdicts = []
        for k, parcel in enumerate(self.consignments):
            checked_on = None if oldest[k] == _NEVER else dt.date.fromordinal(oldest[k])
            is_stale = False
            if checked_on is not None and limit is not None:
                day = max(parcel.on, day_of(policy, parcel))
                is_stale = (day - checked_on).days > limit
            weaker = State.ESTIMATE if is_stale else State.EXACT
            left_open = gaps(parcel)
            state = max([states[k], weaker, *(gap.state for gap in left_open)])
            level = max([evidence[k], *self._standing(parcel)])
            verdicts.append(
                Verdict(
                    state=State(state),
                    total=totals[k],
                    doubts=doubts.get(k, ()),
                    checked_on=checked_on,
                    is_stale=is_stale,
                    evidence=None if level < 0 else LEVELS[level],
                    gaps=left_open,
                )
            )
        return Judged(self.rules, self.admitted, verdicts, amounts, self._schemes())

    def _most(self, column: Any) -> list[int]:
        np = extra("numpy", name="tables")
        whole = np.broadcast_to(column, (self.size,)).astype(np.int64)
        most: list[int] = np.maximum.reduceat(whole, self.starts).tolist()
        return most

    def _schemes(self) -> list[str]:
        schemes = self.rules.plan.schemes
        entries = self.evaluation.ledger.lanes.entries(self.evaluation.chosen)
        return ["" if n <= NONE else schemes[n].entry.value.id for n in entries]

    # How well the rules were read: the same rules that a single quote names.

    def _evidence(self) -> Any:
        """Return for each line the level of the worst read rule that made it what it is."""
        np = extra("numpy", name="tables")
        values = [_LEVEL[entry.evidence] for entry in self.rules.plan.values]
        level = np.full(self.size, max(values, default=-1), dtype=np.int64)
        for declaration in self.evaluation.declarations:
            on = np.flatnonzero(declaration.lines.astype(bool))
            _raise(level, on, _LEVEL[declaration.scheme.entry.evidence])
            ledger = declaration.ledger
            for step in declaration.scheme.steps:
                name = step.value.id
                if not isinstance(step.value, Charge):
                    waived = np.broadcast_to(ledger.waived[name], on.shape).astype(bool)
                    _raise(level, on[waived], _LEVEL[step.entry.evidence])
                    continue
                entry = ledger.charges.get(name)
                if entry is None:
                    continue
                applies = np.broadcast_to(entry.applies, on.shape)
                _raise(level, on[(applies == YES).astype(bool)], _LEVEL[step.entry.evidence])
                for table in step.tables:
                    levels = [
                        -1 if goods is None else _LEVEL[goods.evidence]
                        for goods in ledger.facts.tables[table]
                    ]
                    codes = ledger.column(f"table.{table}").astype(np.int64)
                    used = ((applies == YES) & (codes >= 0)).astype(bool)
                    if levels:
                        there = np.asarray(levels)[codes[used]]
                        level[on[used]] = np.maximum(level[on[used]], there)
        refusals = self.rules.plan.refusals
        for doubt in self.evaluation.ledger.doubts:
            refusal = refusals.get(doubt.reason.id)
            if refusal is not None:
                _raise(level, np.flatnonzero(doubt.lines.astype(bool)), _LEVEL[refusal.evidence])
        return level

    def _standing(self, parcel: Consignment) -> Iterator[int]:
        for place in (origin(parcel), destination(parcel)):
            if place.territory is not None:
                yield _LEVEL[place.territory.areas.entry(parcel.on).evidence]

    def _oldest(self) -> list[int]:
        """Return the day of the oldest check of each consignment's rules, as its number."""
        np = extra("numpy", name="tables")
        days = [entry.checked_on.toordinal() for entry in self.rules.plan.values]
        oldest = np.full(self.size, min(days, default=_NEVER), dtype=np.int64)
        for declaration in self.evaluation.declarations:
            on = declaration.lines.astype(bool)
            oldest[on] = np.minimum(oldest[on], declaration.scheme.checked_on.toordinal())
        ledger = self.evaluation.ledger
        for table, found in self.admitted.goods.items():
            if found:
                checked = np.asarray(
                    [goods.entry.checked_on.toordinal() for goods in found] + [_NEVER]
                )
                codes = ledger.lanes.entries(ledger.column(f"table.{table}"))
                oldest = np.minimum(oldest, checked[np.asarray(codes, dtype=np.int64)])
        first: list[int] = np.minimum.reduceat(oldest, self.starts).tolist()
        return first

    # Doubts.

    def _doubts(self) -> dict[int, tuple[Doubt, ...]]:
        """Return the doubts of each consignment that has some: each once, in order."""
        np = extra("numpy", name="tables")
        every = np.arange(self.size)
        found: dict[int, dict[tuple[object, ...], Doubt]] = {}
        places = [(self.evaluation.ledger.doubts, every)]
        places += [
            (each.ledger.doubts, every[each.lines.astype(bool)])
            for each in self.evaluation.declarations
        ]
        for doubts, lines in places:
            for doubt in doubts:
                on = lines[np.broadcast_to(doubt.lines, lines.shape).astype(bool)]
                owners = np.unique(np.searchsorted(self.starts, on, side="right") - 1)
                key = (doubt.state, doubt.reason, doubt.fact, doubt.rule, doubt.reading)
                for owner in owners.tolist():
                    found.setdefault(owner, {}).setdefault(key, doubt)
        return {owner: tuple(each.values()) for owner, each in found.items()}


_NEVER = dt.date.max.toordinal()


def _raise(level: Any, lines: Any, to: int) -> None:
    np = extra("numpy", name="tables")
    level[lines] = np.maximum(level[lines], to)
