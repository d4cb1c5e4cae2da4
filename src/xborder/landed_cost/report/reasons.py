"""Reasons: why a quote is not exact, each doubt once, with the lines it concerns."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from xborder.landed_cost.admission import Admitted
from xborder.landed_cost.admission.supplied import CODE, HIGHEST
from xborder.landed_cost.breakdown import QuoteState, Reason
from xborder.landed_cost.report.wording import Wording
from xborder.landed_cost.run import Evaluation
from xborder.messages import Text
from xborder.policy.doubt import Doubt, State
from xborder.policy.fact import fact
from xborder.policy.sentence import Sentence
from xborder.trade import Consignment

STATES: Mapping[State, QuoteState] = {
    State.EXACT: QuoteState.EXACT,
    State.ESTIMATE: QuoteState.ESTIMATE,
    State.MISSING_FACT: QuoteState.MISSING_FACT,
    State.UNSUPPORTED: QuoteState.UNSUPPORTED,
}


def reasons_of(
    consignment: Consignment, evaluation: Evaluation, admitted: Admitted, wording: Wording
) -> tuple[Reason, ...]:
    """Return why a quote is not exact, in the order in which the doubts came up.

    Args:
        consignment: The parcel.
        evaluation: What came out.
        admitted: What was read of it, and what was assumed.
        wording: What was said of the rules before.
    """
    everywhere = tuple(range(len(consignment.items)))
    found = [_reason(doubt, lines, wording) for doubt, lines in _doubted(evaluation, everywhere)]
    found += [
        _assumed(name, answer, everywhere)
        for name, answer in admitted.assumed.items()
        if name != CODE
    ]
    found += [_longer(code, admitted.assumed[CODE], line) for line, code in admitted.codes.items()]
    found += [
        Reason(
            state=STATES[gap.state], text=Sentence.of(gap.reason), items=gap.items, fact=gap.fact
        )
        for gap in admitted.gaps
    ]
    return tuple(found)


def _doubted(
    evaluation: Evaluation, everywhere: Sequence[int]
) -> Iterator[tuple[Doubt, tuple[int, ...]]]:
    """Yield each doubt once, with every line it was noted of: several rules may have one doubt."""
    merged: dict[tuple[object, ...], tuple[Doubt, set[int]]] = {}
    entries = evaluation.ledger.lanes.entries
    for doubts, places in (
        (evaluation.ledger.doubts, everywhere),
        *((each.ledger.doubts, each.places) for each in evaluation.declarations),
    ):
        for doubt in doubts:
            key = (doubt.state, doubt.reason, doubt.fact)
            known = merged.get(key)
            if known is None:
                known = merged[key] = (doubt, set())
            known[1].update(compress(places, entries(doubt.lines)))
    return ((doubt, tuple(sorted(lines))) for doubt, lines in merged.values())


def _reason(doubt: Doubt, items: tuple[int, ...], wording: Wording) -> Reason:
    return wording.reasons.recall(
        (doubt.state, doubt.reason, doubt.fact, items),
        lambda: Reason(
            state=STATES[State(doubt.state)],
            text=Sentence.of(doubt.reason),
            items=items,
            fact=doubt.fact,
        ),
    )


def stale(consignment: Consignment, checked_on: dt.date | None, days: int | None) -> Reason:
    """Return the reason of a quote whose rules were last checked too long before its day."""
    text = Text(
        "The oldest check among the rules used was on {day}, more than {days} days before: they "
        "may have changed since.",
        day=checked_on,
        days=days,
    )
    everywhere = tuple(range(len(consignment.items)))
    return Reason(state=QuoteState.ESTIMATE, text=Sentence.of(text), items=everywhere)


def _assumed(name: str, answer: str, items: tuple[int, ...]) -> Reason:
    text = Text("Assumed: {condition}.", condition=fact(name).clause(answer))
    return Reason(state=QuoteState.ESTIMATE, text=Sentence.of(text), items=items)


_BEARS_MOST = "Assumed: {code}, of the longer codes the one under which these goods bear most."
_BEARS_LEAST = "Assumed: {code}, of the longer codes the one under which these goods bear least."


def _longer(code: str, end: str, line: int) -> Reason:
    text = Text(_BEARS_MOST if end == HIGHEST else _BEARS_LEAST, code=code)
    return Reason(state=QuoteState.ESTIMATE, text=Sentence.of(text), items=(line,))
