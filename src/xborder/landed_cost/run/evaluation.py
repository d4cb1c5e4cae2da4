"""Evaluation: a plan run forward over the lines of one consignment, or of many."""

from attrs import frozen

from xborder.landed_cost.run.declaration import Declaration, declare, doubt_rule, worst_of
from xborder.messages import Text
from xborder.policy.columns import Column, Lanes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.condition import note_unknown
from xborder.policy.ledger import NO, PERHAPS, YES, Comparisons, Facts, Ledger, State
from xborder.policy.not_computed import Doubtful
from xborder.policy.plan import Plan
from xborder.policy.scheme import Per
from xborder.trade import CountryName

_WHETHER = "Whether this can be computed"
UNDECIDED = -2
"""In place of a scheme's number: a fact is missing to choose one."""
NONE = -1
"""In place of a scheme's number: no scheme takes the line."""


@frozen(kw_only=True, eq=False)
class Evaluation:
    """What came out.

    Attributes:
        ledger: All lines, with their named values.
        truths: For each scheme of the plan, whether it could take each line.
        chosen: For each line the number of its scheme, ``NONE`` or ``UNDECIDED``.
        declarations: The lines that each scheme took.
        state: The state of every line.
    """

    ledger: Ledger
    truths: tuple[Column, ...]
    chosen: Column
    declarations: tuple[Declaration, ...]
    state: Column


def evaluate(
    rules: CompiledPlan, facts: Facts, lanes: Lanes, *, comparisons: Comparisons | None = None
) -> Evaluation:
    """Run a plan over lines.

    Args:
        rules: The rules of the destination and day.
        facts: What is known of the lines.
        lanes: How columns are computed.
        comparisons: If given, how every comparison with a limit came out is noted in it; then
            nothing is taken from memory, so that equal parcels leave equal comparisons.

    Returns:
        Every amount in its three faces, the schemes tried, and the doubts.
    """
    plan = rules.plan
    answers = rules.answers(facts, lanes)
    if comparisons is not None:
        answers = answers.afresh()
    ledger = Ledger(lanes, facts, plan.readings, comparisons=comparisons, answers=answers)
    everywhere = lanes.fill(1)
    for entry in plan.values:
        ledger.values[entry.value.id] = entry.value.compute(ledger)
        doubt_rule(entry, entry.value.title, everywhere, ledger)
    truths, chosen = _choose(plan, ledger)
    _refuse_what_is_not_computed(plan, ledger)
    state = worst_of(ledger.doubts, lanes)
    declarations = tuple(
        [
            declare(number, plan.schemes[number], chosen == number, ledger, state)
            for number in range(len(plan.schemes))
            if lanes.any(chosen == number)
        ]
    )
    for each in declarations:
        state = lanes.most(state, lanes.put(each.state, each.lines))
    return Evaluation(
        ledger=ledger, truths=truths, chosen=chosen, declarations=declarations, state=state
    )


def _choose(plan: Plan, ledger: Ledger) -> tuple[tuple[Column, ...], Column]:
    lanes = ledger.lanes
    open_lines = lanes.fill(1)
    chosen = lanes.fill(NONE)
    truths = []
    for number, planned in enumerate(plan.schemes):
        scheme = planned.entry.value
        truth = ledger.truth(scheme.when)
        if not lanes.any(truth):  # most schemes are out at once; nothing more is asked of them
            truths.append(truth)
            continue
        if scheme.per is Per.CONSIGNMENT:
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
        doubt_rule(planned.entry, scheme.title, yes, ledger)
        open_lines = lanes.where(reached, 0, open_lines)
    if lanes.any(chosen == NONE):
        code = plan.policy.code
        reason = Text(
            "No scheme of {jurisdiction} takes these goods.", jurisdiction=CountryName(code)
        )
        ledger.doubt(State.UNSUPPORTED, reason, chosen == NONE)
    return tuple(truths), chosen


def _refuse_what_is_not_computed(plan: Plan, ledger: Ledger) -> None:
    lanes, answers = ledger.lanes, ledger.answers
    rules = answers.left_open(plan, plan.not_computed)
    still_open = []
    for entry in rules:
        truth = ledger.truth(entry.value.when)
        if not lanes.any(truth):
            if not answers.is_known(entry.value.when):
                still_open.append(entry)
            continue
        still_open.append(entry)
        note_unknown(entry.value.when, truth == PERHAPS, _WHETHER, ledger)
        reading = entry.value.reading if isinstance(entry.value, Doubtful) else ""
        ledger.doubt(entry.value.state, Text(entry.value.reason), truth == YES, reading=reading)
    if len(still_open) < len(rules):  # what coded facts rule out is not asked of the next parcel
        answers.leave_open(plan, tuple(still_open))
