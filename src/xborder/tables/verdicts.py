"""Verdicts: how sure each parcel of a chunk is and what it comes to, from columns.

What is said in words is said once for all parcels of which the same is to be said: of a million
parcels there are a few hundred *verdicts*, and a column of their numbers.
"""

import datetime as dt
from collections.abc import Generator, Hashable, Iterator, Sequence
from typing import Any

from attrs import field, frozen

from xborder.errors import extra
from xborder.landed_cost.admission import Gap, Supplied, destination, gaps
from xborder.landed_cost.admission.addresses import origin
from xborder.landed_cost.admission.rules import day_of
from xborder.landed_cost.run import Evaluation, chunk_lanes, evaluate
from xborder.landed_cost.run.net_columns import settle_columns
from xborder.landed_cost.run.outcome import Outcome
from xborder.policy.charge import Charge
from xborder.policy.columns import Many
from xborder.policy.columns.combinations import combined, dense
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import Doubt, State
from xborder.policy.ledger import YES
from xborder.source import Evidence
from xborder.tables.lines import Amounts, of_columns, summed
from xborder.tables.parcels import Parcels, Read, read_parcels
from xborder.trade import Consignment, PriceBasis

LEVELS = (Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED)
_LEVEL = {evidence: level for level, evidence in enumerate(LEVELS)}
_NOBODY = -1
"""The level of evidence where no rule was read."""


@frozen(kw_only=True, eq=False)
class Verdict:
    """How sure some parcels are, and why: all but their totals.

    Attributes:
        state: Their state.
        currency: The currency of their destination.
        doubts: What makes them less than exact, in the order in which it came up, each once.
        checked_on: The oldest check among their rules.
        is_stale: Whether that is too long ago.
        evidence: How well the worst read of their rules was read.
        gaps: What they leave open before any rule is asked.
        example: One of them, or a document of its sort.
    """

    state: State
    currency: str
    doubts: tuple[Doubt, ...]
    checked_on: dt.date | None
    is_stale: bool
    evidence: Evidence | None
    gaps: tuple[Gap, ...]
    example: Consignment


@frozen(kw_only=True, eq=False)
class Judged:
    """A chunk of one plan, computed in columns.

    Attributes:
        rules: The rules.
        parcels: The parcels.
        read: What was read of them.
        verdicts: Every verdict about some of them.
        verdict_of: The place of each parcel's verdict.
        totals: What each comes to in minor units; it means something if its state is sure.
        amounts: What the lines come to; lines are numbered within the chunk.
        scheme_of: The place of each line's scheme; less than zero for none.
        schemes: The ids of the schemes.
    """

    rules: CompiledPlan
    parcels: Parcels
    read: Read
    verdicts: Sequence[Verdict]
    verdict_of: Any
    totals: Any
    amounts: Sequence[Amounts]
    scheme_of: Any
    schemes: Sequence[str]


def judge(
    parcels: Parcels, rules: CompiledPlan, supplied: Supplied
) -> Iterator[tuple[Any, Judged]]:
    """Compute parcels of one plan in columns, and judge each as a single quote is judged.

    Where int64 could not hold what the largest of them come to, these alone are computed on exact
    Python ints, which takes ten times as long.

    Args:
        parcels: Parcels whose prices include the same.
        rules: The rules they all come under.
        supplied: Rates and tariff.

    Yields:
        The numbers of some of them, and what they come to. Parcels whose net prices columns do not
        find are not among them.
    """
    if parcels.basis is not PriceBasis.NET:
        found = settle_columns(
            rules, parcels, lambda these: read_parcels(these, rules, supplied), parcels.basis
        )
        if found is not None:
            outcome = Outcome(evaluation=found.net.evaluation, net=found.net)
            yield found.places, _Judging(found.parcels, rules, found.read, outcome).done()
        return
    yield from _as_narrow_as_can_be(None, parcels, rules, supplied)


def _as_narrow_as_can_be(
    places: Any, whole: Parcels, rules: CompiledPlan, supplied: Supplied
) -> Generator[tuple[Any, Judged], None, bool]:
    """Yield the results of parcels, from small to large, and return whether all fit int64.

    Args:
        places: The numbers of the parcels from small to large; ``None`` for all of them.
        whole: All parcels.
        rules: The rules.
        supplied: Rates and tariff.
    """
    np = extra("numpy", name="tables")
    count = len(whole.head_of) if places is None else len(places)
    these = np.arange(count) if places is None else np.sort(places)
    parcels = whole if places is None else whole.taken(these)
    read = read_parcels(parcels, rules, supplied)
    lanes = chunk_lanes(rules, read)
    is_wide = lanes.dtype is object
    if is_wide and count > 1:
        # The bound is the chunk's own, so a smaller one may fit. Where the smaller half does not,
        # the larger does not either and is not asked: the search costs one more run at most.
        # What makes numbers wide is a large price, or a duty that is read to the millionth.
        places = whole.from_small_to_large(read.breadths()) if places is None else places
        cut = count // 2
        fits = yield from _as_narrow_as_can_be(places[:cut], whole, rules, supplied)
        rest = places[cut:]
        if fits:
            yield from _as_narrow_as_can_be(rest, whole, rules, supplied)
            return False
        these = np.sort(rest)
        parcels = whole.taken(these)
        read = read_parcels(parcels, rules, supplied)
        lanes = Many(read.lines)
    outcome = Outcome(evaluation=evaluate(rules, read.facts(lanes), lanes))
    yield these, _Judging(parcels, rules, read, outcome).done()
    return not is_wide


@frozen(eq=False)
class _Judging:
    parcels: Parcels
    rules: CompiledPlan
    read: Read
    outcome: Outcome
    size: int = field(init=False)
    count: int = field(init=False)

    @size.default
    def _lines(self) -> int:
        return self.read.lines

    @count.default
    def _parcels(self) -> int:
        return len(self.parcels.head_of)

    @property
    def evaluation(self) -> Evaluation:
        return self.outcome.evaluation

    def done(self) -> Judged:
        np = extra("numpy", name="tables")
        amounts = of_columns(self.outcome, np.arange(self.size))
        verdicts, verdict_of = self._verdicts()
        return Judged(
            rules=self.rules,
            parcels=self.parcels,
            read=self.read,
            verdicts=verdicts,
            verdict_of=verdict_of,
            totals=np.add.reduceat(summed(amounts, self.size), self._starts),
            amounts=amounts,
            scheme_of=np.broadcast_to(self.evaluation.chosen, (self.size,)).astype(np.int64),
            schemes=[each.entry.value.id for each in self.rules.plan.schemes],
        )

    @property
    def _starts(self) -> Any:
        return self.parcels.starts[:-1]

    def _verdicts(self) -> tuple[list[Verdict], Any]:
        """Return every verdict, and the place of each parcel's."""
        np = extra("numpy", name="tables")
        heads = _Heads.of(self.parcels.heads, self.read.currencies, self.rules)
        head_of, oldest = self.parcels.head_of, self._oldest()
        limit = self.rules.plan.stale_after_days
        is_stale = np.zeros(self.count, dtype=bool)
        if limit is not None:
            is_stale = (oldest != _NEVER) & (heads.days[head_of] - oldest > limit)
        states = self._most(self.evaluation.state)
        levels = np.maximum(self._most(self._evidence()), heads.levels[head_of])
        doubt_of, doubts = self._doubts()
        verdict_of, first = combined(
            [
                (heads.kind_of[head_of], len(heads.kinds)),
                (states, len(State)),
                (levels + 1, len(LEVELS) + 1),
                (is_stale.astype(np.int64), 2),
                dense(oldest),
                (doubt_of, len(doubts)),
            ],
            self.count,
        )
        verdicts = []
        for k in first.tolist():
            head = int(head_of[k])
            open_ = heads.kinds[heads.kind_of[head]][1]
            stale = bool(is_stale[k])
            weaker = State.ESTIMATE if stale else State.EXACT
            verdicts.append(
                Verdict(
                    state=State(max([int(states[k]), weaker, *(gap.state for gap in open_)])),
                    currency=self.read.currencies[head],
                    doubts=doubts[doubt_of[k]],
                    checked_on=None if oldest[k] == _NEVER else dt.date.fromordinal(int(oldest[k])),
                    is_stale=stale,
                    evidence=None if levels[k] == _NOBODY else LEVELS[levels[k]],
                    gaps=open_,
                    example=self.parcels.heads[head],
                )
            )
        return verdicts, verdict_of

    def _most(self, column: Any) -> Any:
        np = extra("numpy", name="tables")
        whole = np.broadcast_to(column, (self.size,)).astype(np.int64)
        return np.maximum.reduceat(whole, self._starts)

    # How well the rules were read: the same rules that a single quote names.

    def _evidence(self) -> Any:
        """Return for each line the level of the worst read rule that made it what it is."""
        np = extra("numpy", name="tables")
        values = [_LEVEL[entry.evidence] for entry in self.rules.plan.values]
        level = np.full(self.size, max(values, default=_NOBODY), dtype=np.int64)
        for declaration in self.evaluation.declarations:
            on = np.flatnonzero(declaration.lines)
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
                    levels = [_LEVEL[goods.evidence] for goods in ledger.facts.tables[table]]
                    codes = ledger.column(f"table.{table}").astype(np.int64)
                    used = ((applies == YES) & (codes >= 0)).astype(bool)
                    if levels:
                        there = np.asarray(levels)[codes[used]]
                        level[on[used]] = np.maximum(level[on[used]], there)
        refusals = self.rules.plan.refusals
        for doubt in self.evaluation.ledger.doubts:
            refusal = refusals.get(doubt.reason.id)
            if refusal is not None:
                _raise(level, np.flatnonzero(doubt.lines), _LEVEL[refusal.evidence])
        return level

    def _oldest(self) -> Any:
        """Return the day of the oldest check of each parcel's rules, as its number."""
        np = extra("numpy", name="tables")
        days = [entry.checked_on.toordinal() for entry in self.rules.plan.values]
        oldest = np.full(self.size, min(days, default=_NEVER), dtype=np.int64)
        for declaration in self.evaluation.declarations:
            on = declaration.lines.astype(bool)
            oldest[on] = np.minimum(oldest[on], declaration.scheme.checked_on.toordinal())
        ledger = self.evaluation.ledger
        for table, found in self.read.goods.items():
            if found:
                checked = np.asarray(
                    [goods.entry.checked_on.toordinal() for goods in found] + [_NEVER]
                )
                codes = np.broadcast_to(ledger.column(f"table.{table}"), (self.size,))
                oldest = np.minimum(oldest, checked[codes.astype(np.int64)])
        return np.minimum.reduceat(oldest, self._starts)

    # Doubts.

    def _doubts(self) -> tuple[Any, list[tuple[Doubt, ...]]]:
        """Return the number of each parcel's doubts, and what these are: each once, in order."""
        np = extra("numpy", name="tables")
        every = np.arange(self.size)
        owner = np.repeat(np.arange(self.count), np.diff(self.parcels.starts))
        places = [(self.evaluation.ledger.doubts, every)]
        places += [
            (each.ledger.doubts, np.flatnonzero(each.lines))
            for each in self.evaluation.declarations
        ]
        raised: list[tuple[Doubt, Any]] = []
        for doubts, lines in places:
            for doubt in doubts:
                on = lines[np.broadcast_to(doubt.lines, lines.shape).astype(bool)]
                has = np.zeros(self.count, dtype=bool)
                has[owner[on]] = True
                raised.append((doubt, has))
        number, first = combined([(has, 2) for _, has in raised], self.count)
        sets: list[tuple[Doubt, ...]] = []
        for parcel in first.tolist():
            once: dict[tuple[object, ...], Doubt] = {}
            for doubt, has in raised:
                if has[parcel]:
                    key = (doubt.state, doubt.reason, doubt.fact, doubt.rule, doubt.reading)
                    once.setdefault(key, doubt)
            sets.append(tuple(once.values()))
        return number, sets


@frozen(kw_only=True, eq=False)
class _Heads:
    """What the documents say that no column asks.

    Attributes:
        days: The day of each by which a check is stale, as its number.
        levels: How well the standing of its places was read.
        kind_of: The place of each one's currency and gaps among the distinct ones.
        kinds: These.
    """

    days: Any
    levels: Any
    kind_of: Any
    kinds: Sequence[tuple[Any, tuple[Gap, ...]]]

    @classmethod
    def of(
        cls, heads: Sequence[Consignment], currencies: Sequence[str], rules: CompiledPlan
    ) -> "_Heads":
        np = extra("numpy", name="tables")
        policy = rules.plan.policy
        kinds: dict[tuple[Hashable, ...], tuple[Any, tuple[Gap, ...]]] = {}
        numbers: dict[tuple[Hashable, ...], int] = {}
        kind_of = []
        for head, currency in zip(heads, currencies, strict=True):
            left_open = gaps(head)
            said = (currency, *((gap.state, gap.reason, gap.fact) for gap in left_open))
            kinds.setdefault(said, (currency, left_open))
            kind_of.append(numbers.setdefault(said, len(numbers)))
        return cls(
            days=np.asarray([max(head.on, day_of(policy, head)).toordinal() for head in heads]),
            levels=np.asarray([max(_standing(head), default=_NOBODY) for head in heads]),
            kind_of=np.asarray(kind_of),
            kinds=tuple(kinds.values()),
        )


def _standing(parcel: Consignment) -> Iterator[int]:
    for place in (origin(parcel), destination(parcel)):
        if place.territory is not None:
            yield _LEVEL[place.territory.areas.entry(parcel.on).evidence]


_NEVER = dt.date.max.toordinal()


def _raise(level: Any, lines: Any, to: int) -> None:
    np = extra("numpy", name="tables")
    level[lines] = np.maximum(level[lines], to)
