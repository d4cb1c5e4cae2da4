"""Evaluation: a plan run forward over the lines of one consignment, or of many."""

from attrs import frozen

from xborder.landed_cost.run.declaration import Declaration, declare, worst_of
from xborder.messages import Text
from xborder.policy.columns import Column, Lanes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.condition import note_unknown
from xborder.policy.ledger import PERHAPS, YES, Comparisons, Facts, Ledger
from xborder.policy.not_computed import Doubtful
from xborder.policy.plan import Plan
from xborder.policy.selection import doubt_rule, select

_WHETHER = "Whether this can be computed"


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
            nothing is taken from memory but what it brings, so that equal parcels leave equal
            comparisons.

    Returns:
        Every amount in its three faces, the schemes tried, and the doubts.
    """
    plan = rules.plan
    same = facts.same_lines
    answers = rules.answers(facts, lanes) if same is None else same.answers
    if comparisons is not None:
        answers = comparisons.beforehand or answers.afresh()
    groups = {} if same is None else same.groups
    ledger = Ledger(
        lanes, facts, plan.readings, comparisons=comparisons, answers=answers, groups=groups
    )
    everywhere = lanes.fill(1)
    for entry in plan.values:
        ledger.values[entry.value.id] = entry.value.compute(ledger)
    for entry in plan.doubtful_values:
        doubt_rule(entry, entry.value.title, everywhere, ledger)
    truths, chosen = select(plan, ledger)
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
