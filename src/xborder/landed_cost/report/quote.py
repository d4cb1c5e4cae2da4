"""The quote itself: reasons, lines and options put together, and what else it carries."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from attrs import frozen

from xborder.document import written
from xborder.exchange import Rate, RateKind
from xborder.landed_cost.admission import Admitted, origin
from xborder.landed_cost.admission.supplied import CODE, DISPATCH
from xborder.landed_cost.breakdown import (
    Answers,
    Candidate,
    Consequence,
    Ends,
    MissingFact,
    Option,
    QuoteState,
    RateUsed,
    Reason,
    Verdict,
)
from xborder.landed_cost.later import Later
from xborder.landed_cost.report.ends import Branch, Decisions, branch, ends_of
from xborder.landed_cost.report.evidence import last_check, weakest
from xborder.landed_cost.report.lines import lines_of
from xborder.landed_cost.report.notices import Entered, notices
from xborder.landed_cost.report.options import options_of
from xborder.landed_cost.report.reasons import STATES, reasons_of, stale
from xborder.landed_cost.report.unused import changed, unused
from xborder.landed_cost.report.wording import Wording
from xborder.landed_cost.result import LandedCost
from xborder.landed_cost.run import Evaluation, Outcome
from xborder.money import Money
from xborder.policy.columns import Column, OnDemand
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import State
from xborder.policy.fact import fact
from xborder.policy.plan import Plan
from xborder.policy.selection import NONE
from xborder.policy.sentence import Sentence
from xborder.trade import Consignment
from xborder.version import VERSION

_SURE = frozenset({QuoteState.EXACT, QuoteState.ESTIMATE})
_NAMED = set(LandedCost.model_fields)
"""The fields of a quote: the report writes every one of them."""
_RATE_NAMED = set(RateUsed.model_fields)


@frozen(kw_only=True, eq=False)
class Coded:
    """What a parcel comes to under another code of one of its lines.

    Attributes:
        state: How sure it is.
        duty: The customs duties on that line, if they are sure enough.
        total: The total, if it is sure enough.
        description: What the code is for, where it is known.
        why: Why there is no total, where there is none.
    """

    state: QuoteState
    duty: Money | None
    total: Money | None
    description: str
    why: Sentence | None


class Alternatives(Protocol):
    """How the same parcel is priced under another answer or another choice."""

    @property
    def sorts(self) -> Mapping[int, Sequence[tuple[str, ...]]]:
        """The longer codes that each line may have whose code is too short, sort by sort."""

    def if_answered(self, name: str, answer: str, /) -> tuple[QuoteState, Money | None]:
        """Return the state and total if a missing fact were answered so."""

    def if_elected(self, scheme: str, /) -> Money | None:
        """Return the total if a scheme were elected."""

    def if_decided(self, decisions: Decisions, /) -> Branch | None:
        """Return what is open, and the total, if what is open now were decided so.

        Open rules, disputed questions, codes and facts are decided; ``None`` if the parcel cannot
        be priced then.
        """

    def if_left_out(self, field: str, /) -> Outcome:
        """Return what comes out if a field were left out of every item."""

    def if_coded(self, line: int, code: str, /) -> Coded:
        """Return what a line and the parcel come to if the line had another code."""


def codes_of(alternatives: Alternatives) -> dict[int, tuple[str, ...]]:
    """Return one of each sort of the longer codes, line by line."""
    return {line: tuple(codes[0] for codes in sorts) for line, sorts in alternatives.sorts.items()}


@frozen(kw_only=True)
class Judgement:
    """How sure a quote is.

    Attributes:
        state: Its state.
        total: Its total, if that is sure enough.
        checked_on: The oldest check among its rules; none where there was no rule.
        is_stale: Whether that is too long ago.
    """

    state: QuoteState
    total: Money | None
    checked_on: dt.date | None
    is_stale: bool

    def branch(
        self,
        consignment: Consignment,
        plan: Plan,
        admitted: Admitted,
        outcome: Outcome,
        codes: Mapping[int, Sequence[str]],
    ) -> Branch:
        """Return what is open about it, to be decided in every way."""
        return branch(
            consignment,
            plan,
            admitted,
            outcome.evaluation,
            self.total,
            is_stale=self.is_stale,
            codes=codes,
        )


def report(
    consignment: Consignment,
    rules: CompiledPlan,
    admitted: Admitted,
    outcome: Outcome,
    alternatives: Alternatives,
) -> LandedCost:
    """Write a quote down.

    Args:
        consignment: The parcel.
        rules: The rules it came under.
        admitted: What was read of it.
        outcome: What came out.
        alternatives: How it is priced otherwise; asked when a reader asks.
    """
    plan, evaluation = rules.plan, outcome.evaluation
    wording = rules.beside(Wording)
    (currency,) = admitted.currencies
    judgement = judged(consignment, rules, admitted, outcome)
    # The reasons come first: to word a formula, bands are looked up again, and may doubt again.
    reasons = reasons_of(consignment, evaluation, admitted, wording)
    if judgement.is_stale:
        reasons = (*reasons, stale(consignment, judgement.checked_on, plan.stale_after_days))
    goods = [entry for entries in admitted.goods.values() for entry in entries]
    left_out = plan.left_out_references
    if admitted.left_out:
        left_out = (*left_out, *(entry.reference for entry in admitted.left_out))
    parts = {
        "consignment": consignment,
        "jurisdiction": plan.policy.code,
        "currency": currency,
        "state": judgement.state,
        "total": judgement.total,
        "ends": _ends(consignment, rules, admitted, outcome, judgement, alternatives),
        "lines": tuple(lines_of(consignment, admitted, outcome, wording)),
        "schemes": _schemes(rules, evaluation),
        "reasons": reasons,
        "options": Later(lambda: _options(consignment, evaluation, wording, alternatives)),
        "missing": _missing(consignment, reasons, alternatives),
        "unused": Later(
            lambda: unused(
                consignment,
                rules,
                _read(evaluation.ledger.facts.columns),
                lambda field: changed(outcome, alternatives.if_left_out(field)),
            )
        ),
        "notices": Later(
            lambda: notices(
                consignment,
                Entered(
                    jurisdiction=plan.policy.code,
                    schemes=_schemes(rules, evaluation),
                    ledger=evaluation.ledger,
                ),
            )
        ),
        "known": (),  # of a destination with rules, the rules say it
        "readings": dict(plan.readings),
        "left_out": left_out,
        "rates": tuple([_rate_used(rate) for rate in admitted.rates]),
        "assumed": dict(admitted.assumed),
        "evidence": weakest(consignment, rules, evaluation),
        "checked_on": judgement.checked_on,
        "version": VERSION,
        "fingerprint": rules.fingerprint(goods),
    }
    return written(LandedCost, parts, _NAMED)


def judged(
    consignment: Consignment, rules: CompiledPlan, admitted: Admitted, outcome: Outcome
) -> Judgement:
    """Return how sure a quote is, and its total if that is sure enough.

    What was assumed, what the parcel leaves open, and rules that were last checked too long ago,
    make less of what the rules call exact.
    """
    checked_on, is_stale = last_check(consignment, rules.plan, admitted, outcome.evaluation)
    weaker = State.ESTIMATE if admitted.assumed or is_stale else State.EXACT
    left_open = [gap.state for gap in admitted.gaps]
    state = STATES[max([outcome.state, weaker, *left_open])]
    if state not in _SURE:
        return Judgement(state=state, total=None, checked_on=checked_on, is_stale=is_stale)
    (currency,) = admitted.currencies
    total = Money.of_minor(outcome.total, currency)
    return Judgement(state=state, total=total, checked_on=checked_on, is_stale=is_stale)


def obstacle(
    consignment: Consignment, rules: CompiledPlan, admitted: Admitted, outcome: Outcome
) -> Sentence | None:
    """Return the first reason that leaves a parcel without a total; ``None`` if it has one."""
    reasons = reasons_of(consignment, outcome.evaluation, admitted, rules.beside(Wording))
    return next((reason.text for reason in reasons if reason.state not in _SURE), None)


def _ends(
    consignment: Consignment,
    rules: CompiledPlan,
    admitted: Admitted,
    outcome: Outcome,
    judgement: Judgement,
    alternatives: Alternatives,
) -> Ends:
    """Return the ends of a quote that is not exact, priced when they are read."""
    if judgement.state is QuoteState.EXACT:
        return ()
    return Later(
        lambda: ends_of(
            judgement.branch(consignment, rules.plan, admitted, outcome, codes_of(alternatives)),
            alternatives.if_decided,
        )
    )


def _schemes(rules: CompiledPlan, evaluation: Evaluation) -> tuple[str, ...]:
    numbers = evaluation.ledger.lanes.entries(evaluation.chosen)
    schemes = rules.plan.schemes
    return tuple(["" if n <= NONE else schemes[n].entry.value.id for n in numbers])


def _options(
    consignment: Consignment, evaluation: Evaluation, wording: Wording, alternatives: Alternatives
) -> tuple[Option, ...]:
    def priced(option: Option) -> Option:
        if option.verdict is Verdict.NOT_CHOSEN:
            return option.replace(total=alternatives.if_elected(option.scheme))
        return option

    return tuple(map(priced, options_of(evaluation, consignment.elections, wording)))


def _read(columns: Mapping[str, Column]) -> frozenset[str]:
    """Return the columns of numbers that a run asked for."""
    return columns.made() if isinstance(columns, OnDemand) else frozenset(columns)


def _missing(
    consignment: Consignment, reasons: tuple[Reason, ...], alternatives: Alternatives
) -> MissingFact | None:
    first = next((reason for reason in reasons if reason.fact), None)
    if first is None:
        return None
    name = first.fact
    asked = fact(name)

    def consequence(answer: str) -> Consequence:
        state, total = alternatives.if_answered(name, answer)
        return Consequence(answer=answer, state=state, total=total)

    consequences: Answers = ()
    answers = origin(consignment).candidates if name == DISPATCH else asked.answers
    if answers:
        consequences = Later(lambda: tuple(map(consequence, answers)))
    return MissingFact(
        fact=name,
        title=Sentence.of(asked.title),
        consequences=consequences,
        candidates=Later(lambda: tuple(_candidates(alternatives))) if name == CODE else (),
    )


def _candidates(alternatives: Alternatives) -> Iterator[Candidate]:
    """Yield one of each sort of the longer codes of every line whose code is too short."""
    for line, sorts in alternatives.sorts.items():
        for code, *others in sorts:
            under = alternatives.if_coded(line, code)
            yield Candidate(
                item=line,
                code=code,
                others=len(others),
                description=under.description,
                state=under.state,
                duty=under.duty,
                total=under.total,
                why=under.why,
            )


def _rate_used(rate: Rate) -> RateUsed:
    numerator, denominator = rate.as_ratio()
    parts = {
        "base": rate.base,
        "quote": rate.quote,
        "numerator": numerator,
        "denominator": denominator,
        "kind": rate.kind or RateKind.MARKET,
        "asked": rate.asked,
        "date": rate.date,
        "source": rate.source,
        "is_fallback": rate.is_fallback,
    }
    return written(RateUsed, parts, _RATE_NAMED)
