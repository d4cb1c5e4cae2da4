"""Selection: which scheme takes which goods, tried in the order of the law.

Landed cost and VAT choose schemes here, by the same conditions: neither has a limit of its own.
"""

from typing import Any

from xborder.messages import Text
from xborder.policy.columns import Column
from xborder.policy.condition import note_unknown
from xborder.policy.doubt import State
from xborder.policy.ledger import NO, PERHAPS, YES, Ledger
from xborder.policy.plan import Plan
from xborder.policy.scheme import Per
from xborder.source import Evidence, Status
from xborder.timeline import Dated
from xborder.trade import CountryName

UNDECIDED = -2
"""In place of a scheme's number: a fact is missing to choose one."""
NONE = -1
"""In place of a scheme's number: no scheme takes the line."""
# Asked of every rule of every quote; a name of this module is found faster than an enum's member.
_IN_FORCE, _UNCHECKED = Status.IN_FORCE, Evidence.UNCHECKED


def select(plan: Plan, ledger: Ledger) -> tuple[tuple[Column, ...], Column]:
    """Return which scheme takes each line, and note what is in doubt about it.

    Args:
        plan: What holds.
        ledger: The lines, with the named values of the plan.

    Returns:
        For each scheme of the plan whether it could take each line; and for each line the number
        of its scheme, ``NONE`` or ``UNDECIDED``.
    """
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


def doubt_rule(
    entry: Dated[Any], title: str, lines: Column, ledger: Ledger, *, name: str = ""
) -> None:
    """Doubt the lines of a rule that is not settled, or was not checked.

    Args:
        entry: The rule.
        title: What it is called.
        lines: Where it acts.
        ledger: The lines.
        name: What the book calls it: its id, or the table's for an entry of a goods table.
    """
    if entry.status is not _IN_FORCE:
        reason = Text("{rule}: this rule is {status}.", rule=Text(title), status=_status(entry))
        ledger.doubt(State.ESTIMATE, reason, lines, rule=name or entry.value.id)
    if entry.evidence is _UNCHECKED:
        reason = Text("{rule}: not checked against its source.", rule=Text(title))
        ledger.doubt(State.ESTIMATE, reason, lines)


def _status(entry: Dated[Any]) -> Text:
    if entry.status is Status.SCHEDULED:
        return Text("scheduled, its start not seen")
    return Text("unclear")
