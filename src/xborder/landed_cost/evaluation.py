"""Evaluation: a plan run forward over the lines of one consignment, or of many.

Values first, then the schemes in the order of the law, then each scheme's steps over its own
lines. Nothing here knows a country, a document or Money; everything is columns.
"""

from collections.abc import Iterator
from itertools import compress
from typing import Any

from attrs import define, field, frozen

from xborder.messages import Text
from xborder.policy.charge import Charge
from xborder.policy.columns import Lanes
from xborder.policy.columns.exact import Column, Exact
from xborder.policy.columns.on_demand import OnDemand
from xborder.policy.condition import note_unknown
from xborder.policy.ledger import NO, PERHAPS, YES, Doubt, Facts, Ledger, State
from xborder.policy.plan import Plan, PlannedScheme
from xborder.policy.scheme import Per
from xborder.source import Evidence, Status
from xborder.timeline import Dated
from xborder.trade import CountryName

_WHETHER = "Whether this can be computed"
_IN_FORCE, _UNCHECKED = Status.IN_FORCE, Evidence.UNCHECKED  # asked of every rule: looked up once
UNDECIDED = -2
"""In place of a scheme's number: a fact is missing to choose one."""
NONE = -1
"""In place of a scheme's number: no scheme takes the line."""


@frozen(kw_only=True, eq=False)
class Run:
    """One scheme's lines: a ledger of their own, and where they stand among all lines.

    Attributes:
        scheme: The scheme.
        lines: A column over all lines that holds on this scheme's.
        ledger: Their ledger; its consignments are the scheme's declarations.
        state: The state of each of its lines, doubts spread over the declaration.
    """

    scheme: PlannedScheme
    lines: Column
    ledger: Ledger
    state: Column


@frozen(kw_only=True, eq=False)
class Evaluation:
    """What came out.

    Attributes:
        ledger: All lines, with their named values.
        truths: For each scheme of the plan, whether it could take each line.
        chosen: For each line the number of its scheme, ``NONE`` or ``UNDECIDED``.
        runs: The schemes that took lines.
        state: The state of every line.
    """

    ledger: Ledger
    truths: tuple[Column, ...]
    chosen: Column
    runs: tuple[Run, ...]
    state: Column

    def places(self, run: Run) -> tuple[int, ...]:
        """Return where the lines of a run stand among all lines."""
        inside = self.ledger.lanes.entries(run.lines)
        return tuple(compress(range(len(inside)), inside))


def evaluate(
    plan: Plan, facts: Facts, lanes: Lanes, *, marks: list[Any] | None = None
) -> Evaluation:
    """Run a plan over lines.

    Args:
        plan: The rules of the destination and day.
        facts: What is known of the lines.
        lanes: How columns are computed.
        marks: If given, how every comparison with a limit came out is added to it; then nothing
            is taken from memory, so that equal parcels leave equal marks.

    Returns:
        Every amount in its three faces, the schemes tried, and the doubts.
    """
    answers = plan.answers(facts, lanes)
    if marks is not None:
        answers = answers.afresh()
    ledger = Ledger(lanes, facts, plan.readings, marks=marks, answers=answers)
    everywhere = lanes.fill(1)
    for entry in plan.values:
        ledger.values[entry.value.id] = entry.value.compute(ledger)
        _doubt_rule(entry, entry.value.title, everywhere, ledger)
    truths, chosen = _choose(plan, ledger)
    for limit in plan.limits:
        truth = ledger.truth(limit.value.when)
        if not lanes.any(truth):
            continue
        note_unknown(limit.value.when, truth == PERHAPS, _WHETHER, ledger)
        ledger.doubt(limit.value.state, Text(limit.value.reason), truth == YES)
    state = _worst(ledger.doubts, lanes)
    runs = tuple(
        _run(plan, number, chosen, ledger, state) for number in _taken(plan, chosen, lanes)
    )
    for run in runs:
        state = lanes.most(state, lanes.put(run.state, run.lines))
    return Evaluation(ledger=ledger, truths=truths, chosen=chosen, runs=runs, state=state)


def _choose(plan: Plan, ledger: Ledger) -> tuple[tuple[Column, ...], Column]:
    lanes = ledger.lanes
    open_lines = lanes.fill(1)
    chosen = lanes.fill(NONE)
    truths = []
    for number, planned in enumerate(plan.schemes):
        scheme = planned.entry.value
        truth = ledger.truth(scheme.when)
        if lanes.any(truth) and scheme.per is Per.CONSIGNMENT:
            truth = lanes.lowest(truth, ledger.partition("consignment"))
        truths.append(truth)
        if scheme.elective:
            truth = lanes.least(truth, ledger.truth(planned.elected))
        reached = lanes.where(open_lines, truth, NO)
        if not lanes.any(reached):
            continue
        yes = reached == YES
        chosen = lanes.where(reached, lanes.where(yes, number, UNDECIDED), chosen)
        note_unknown(scheme.when, reached == PERHAPS, scheme.title, ledger)
        _doubt_rule(planned.entry, scheme.title, yes, ledger)
        open_lines = lanes.where(reached, 0, open_lines)
    if lanes.any(chosen == NONE):
        code = plan.policy.code
        reason = Text(
            "No scheme of {jurisdiction} takes these goods.", jurisdiction=CountryName(code)
        )
        ledger.doubt(State.UNSUPPORTED, reason, chosen == NONE)
    return tuple(truths), chosen


def _taken(plan: Plan, chosen: Column, lanes: Lanes) -> Iterator[int]:
    return (number for number in range(len(plan.schemes)) if lanes.any(chosen == number))


def _run(plan: Plan, number: int, chosen: Column, whole: Ledger, before: Column) -> Run:
    mask = chosen == number
    ledger = _own_ledger(whole, mask)
    planned = plan.schemes[number]
    for step in planned.steps:
        step.value.run(ledger)
        _doubt_step(step, plan, ledger)
    own = _worst(ledger.doubts, ledger.lanes)
    worst = ledger.lanes.most(own, whole.lanes.pick(before, mask))
    state = ledger.lanes.highest(worst, ledger.partition("consignment"))
    return Run(scheme=planned, lines=mask, ledger=ledger, state=state)


def _own_ledger(whole: Ledger, mask: Column) -> Ledger:
    others = whole.lanes.where(mask, 0, 1)
    if not whole.lanes.any(others):
        return Ledger(
            whole.lanes,
            whole.facts,
            whole.readings,
            whole.values,
            whole=whole,
            marks=whole.marks,
            answers=whole.answers,
            groups=whole._groups,  # noqa: SLF001 - the same lines, so the same partitions
        )
    kept = Picked(whole.lanes, mask)
    facts = whole.facts
    own_facts = Facts(
        columns=OnDemand(facts.columns, lambda name: kept.column(facts.columns[name])),
        words=facts.words,
        amounts=OnDemand(facts.amounts, lambda name: kept.exact(facts.amounts[name])),
        rates=OnDemand(facts.rates, lambda name: kept.pair(facts.rates[name])),
        tables=facts.tables,
        rank=kept.column(facts.rank),
    )
    values = {name: kept.exact(value) for name, value in whole.values.items()}
    lanes = whole.lanes.kept(mask)
    return Ledger(
        lanes,
        own_facts,
        whole.readings,
        values,
        whole=whole,
        mask=mask,
        marks=whole.marks,
        answers=whole.answers.afresh(),
    )


@define(eq=False)
class Picked:
    """Columns cut down to the lines of one scheme, each scale cut once."""

    lanes: Lanes
    mask: Column
    _scales: dict[int, Column] = field(factory=dict)

    def column(self, column: Column) -> Column:
        """Return the kept entries of a column."""
        return self.lanes.pick(column, self.mask)

    def exact(self, amount: Exact) -> Exact:
        """Return the kept entries of an amount; amounts of one scale keep one scale."""
        if amount.scale is None:
            return Exact(self.column(amount.num), amount.over)
        scale = self._scales.get(id(amount.scale))
        if scale is None:
            scale = self._scales[id(amount.scale)] = self.column(amount.scale)
        return Exact(self.column(amount.num), amount.over, scale)

    def pair(self, pair: tuple[Column, Column]) -> tuple[Column, Column]:
        """Return the kept entries of a rate."""
        return self.column(pair[0]), self.column(pair[1])


def _doubt_step(step: Dated[Any], plan: Plan, ledger: Ledger) -> None:
    charge = step.value
    if not isinstance(charge, Charge):
        _doubt_rule(step, charge.title, ledger.waived[charge.id], ledger)
        return
    entry = ledger.charges.get(charge.id)
    if entry is None:
        return
    applies = entry.applies == YES
    _doubt_rule(step, charge.title, applies, ledger)
    for table in plan.tables_of[id(charge)]:
        for code, goods in enumerate(ledger.facts.tables[table]):
            if goods is not None and _doubtful(goods):
                lines = ledger.lanes.where(ledger.column(f"table.{table}") == code, applies, 0)
                _doubt_rule(goods, charge.title, lines, ledger)


def _doubtful(entry: Dated[Any]) -> bool:
    return entry.status is not _IN_FORCE or entry.evidence is _UNCHECKED


def _doubt_rule(entry: Dated[Any], title: str, lines: Column, ledger: Ledger) -> None:
    if entry.status is not _IN_FORCE:
        reason = Text("{rule}: this rule is {status}.", rule=Text(title), status=_status(entry))
        ledger.doubt(State.ESTIMATE, reason, lines)
    if entry.evidence is _UNCHECKED:
        reason = Text("{rule}: not checked against its source.", rule=Text(title))
        ledger.doubt(State.ESTIMATE, reason, lines)


def _status(entry: Dated[Any]) -> Text:
    if entry.status is Status.SCHEDULED:
        return Text("scheduled, its start not seen")
    return Text("unclear")


def _worst(doubts: list[Doubt], lanes: Lanes) -> Column:
    state = lanes.fill(State.EXACT)
    for doubt in doubts:
        state = lanes.most(state, lanes.where(doubt.lines, int(doubt.state), 0))
    return state
