"""Options: every scheme that was considered, and the reason it was or was not taken."""

import functools
from collections.abc import Iterator

from xborder.landed_cost.breakdown import Option, Verdict
from xborder.landed_cost.report.wording import Wording
from xborder.landed_cost.run import Evaluation
from xborder.messages import Text
from xborder.policy.condition import ALWAYS, Condition, decisive, part_at
from xborder.policy.ledger import NO, PERHAPS
from xborder.policy.plan import PlannedScheme
from xborder.policy.sentence import Sentence

_UNMET = {NO: Verdict.NOT_MET, PERHAPS: Verdict.OPEN}
_WHY = {
    Verdict.TAKEN: "It applies: {condition}.",
    Verdict.NOT_MET: "It would apply only if {condition}.",
    Verdict.OPEN: "It is not known whether {condition}.",
    Verdict.NOT_CHOSEN: "It can be chosen; it was not.",
    Verdict.NOT_REACHED: "An earlier scheme comes first.",
}
_ALWAYS = "It applies wherever no earlier scheme does."


def options_of(
    evaluation: Evaluation, elections: frozenset[str], wording: Wording
) -> Iterator[Option]:
    """Yield what became of every scheme, in the order of the law.

    Args:
        evaluation: What came out.
        elections: What the caller elected.
        wording: What was said of the rules before.
    """
    taken = {each.number for each in evaluation.declarations}
    ledger = evaluation.ledger
    for number, planned in enumerate(wording.rules.plan.schemes):
        scheme = planned.entry.value
        path: tuple[int, ...] = ()
        truth = ledger.lanes.entries(evaluation.truths[number])
        least = min(truth)
        if number in taken:
            verdict = Verdict.TAKEN
        elif least in _UNMET:
            verdict = _UNMET[least]
            path = decisive(scheme.when, ledger, truth.index(least))
        elif scheme.elective and scheme.id not in elections:
            verdict = Verdict.NOT_CHOSEN
        else:
            verdict = Verdict.NOT_REACHED
        yield wording.options.recall(
            (number, verdict, path), functools.partial(_option, planned, verdict, path, wording)
        )


def _option(
    planned: PlannedScheme, verdict: Verdict, path: tuple[int, ...], wording: Wording
) -> Option:
    scheme = planned.entry.value
    return Option(
        scheme=scheme.id,
        title=scheme.title,
        verdict=verdict,
        reason=_why(verdict, part_at(scheme.when, path), wording),
        rule=planned.reference,
    )


def _why(verdict: Verdict, decided: Condition, wording: Wording) -> Sentence:
    if verdict is Verdict.TAKEN and decided is ALWAYS:
        return Sentence(id=_ALWAYS)
    told = verdict in {Verdict.NOT_CHOSEN, Verdict.NOT_REACHED}
    words = {} if told else {"condition": wording.names.clause(decided)}
    return Sentence.of(Text(_WHY[verdict], **words))
