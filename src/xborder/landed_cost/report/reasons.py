"""Reasons: why a quote is not exact, each doubt once, with the lines it concerns."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

from attrs import evolve

from xborder.landed_cost.admission import Admitted, origin
from xborder.landed_cost.admission.supplied import CODE, DISPATCH
from xborder.landed_cost.breakdown import QuoteState, Reason
from xborder.landed_cost.report.unlisted import NO_CODE, UNLISTED, told, without_code
from xborder.landed_cost.report.wording import Wording
from xborder.landed_cost.run import Evaluation
from xborder.messages import Text, listed
from xborder.policy.condition import NOT_GIVEN
from xborder.policy.doubt import Doubt, State
from xborder.policy.fact import HIGHEST, fact
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
    doubts = [*_doubted(evaluation, everywhere)]
    found = [*_sent_from(consignment, doubts), *_without_code(consignment, doubts)]
    said = _OF_DISPATCH if any(reason.fact == DISPATCH for reason in found) else ()
    for doubt, lines in doubts:
        if doubt.fact in said:
            continue
        if doubt.reason.id == UNLISTED:
            found += _unlisted(consignment, doubt, lines, wording)
        else:
            found.append(_reason(doubt, lines, wording))
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
    return _at_once((doubt, tuple(sorted(lines))) for doubt, lines in merged.values())


def _at_once(
    doubts: Iterable[tuple[Doubt, tuple[int, ...]]],
) -> Iterator[tuple[Doubt, tuple[int, ...]]]:
    """Yield what depends on one fact of the same lines together: the fact is asked for once."""
    told: dict[object, tuple[Doubt, tuple[int, ...], list[Text]]] = {}
    for number, (doubt, lines) in enumerate(doubts):
        asks = doubt.reason.id == NOT_GIVEN
        group = told.setdefault((doubt.fact, lines) if asks else number, (doubt, lines, []))
        if asks:
            group[2].append(dict(doubt.reason.values)["what"])
    for doubt, lines, waiting in told.values():
        if len(waiting) > 1:
            places = {**dict(doubt.reason.values), "what": listed(waiting, last="{left}, {right}")}
            yield evolve(doubt, reason=Text(_NOT_GIVEN, **places)), lines
        else:
            yield doubt, lines


_NOT_GIVEN = "{what}: they depend on {fact}, which is not given."
"""Of several rules what :data:`NOT_GIVEN` says of one."""


def _sent_from(
    consignment: Consignment, doubts: Sequence[tuple[Doubt, tuple[int, ...]]]
) -> Iterator[Reason]:
    """Yield why it is open where a parcel is sent from, if a rule asks for it."""
    asked = {line for doubt, lines in doubts if doubt.fact in _OF_DISPATCH for line in lines}
    why = origin(consignment).why if asked else None
    if why is not None:
        yield Reason(
            state=QuoteState.MISSING_FACT,
            text=Sentence.of(Text("The place of dispatch is open: {why}", why=why)),
            items=tuple(sorted(asked)),
            fact=DISPATCH,
        )


_OF_DISPATCH = frozenset({"ship_from", "ship_from.customs", "ship_from.vat"})
"""What follows from the place of dispatch: where that is open, so is each of them."""


def _without_code(
    consignment: Consignment, doubts: Sequence[tuple[Doubt, tuple[int, ...]]]
) -> Iterator[Reason]:
    """Yield what comes before every other reason where the goods have no code: to give one."""
    asked = {line for doubt, lines in doubts if doubt.fact in _BY_CODE for line in lines}
    lines = without_code(consignment, sorted(asked))
    if lines:
        yield Reason(
            state=QuoteState.MISSING_FACT,
            text=Sentence.of(NO_CODE),
            items=lines,
            fact="item.hs_code",
        )


_BY_CODE = frozenset({"item.hs_code", "item.excise"})
"""Facts that a code tells; the excise class follows from it."""


def _unlisted(
    consignment: Consignment, doubt: Doubt, lines: tuple[int, ...], wording: Wording
) -> Iterator[Reason]:
    """Yield what is said of goods that a table does not list, each code on its own."""
    (table,) = [value for name, value in doubt.reason.values if name == "table"]
    for text, items in told(consignment, wording, table.id, lines):
        yield Reason(
            state=STATES[State(doubt.state)],
            text=text,
            items=items,
            fact=doubt.fact,
        )


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


_BEARS_MOST = (
    "Assumed: {code}, of the codes that these goods may have the one under which they bear most."
)
_BEARS_LEAST = (
    "Assumed: {code}, of the codes that these goods may have the one under which they bear least."
)


def _longer(code: str, end: str, line: int) -> Reason:
    text = Text(_BEARS_MOST if end == HIGHEST else _BEARS_LEAST, code=code)
    return Reason(state=QuoteState.ESTIMATE, text=Sentence.of(text), items=(line,))
