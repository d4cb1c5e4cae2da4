"""Quoting: rules found, run and written down as a breakdown."""

from collections.abc import Iterator, Mapping
from itertools import compress
from typing import Any

from attrs import evolve, frozen

from xborder.errors import InvalidInput
from xborder.exchange import Rate, RateKind, RateTable
from xborder.landed_cost.cost_lines import cost_lines, named_reference, reference
from xborder.landed_cost.evaluation import NONE, Evaluation, evaluate
from xborder.landed_cost.facts import Admitted, Door, admit, day_of
from xborder.landed_cost.included import settle
from xborder.landed_cost.questions import ASSUMABLE
from xborder.landed_cost.result import (
    Consequence,
    CostLine,
    LandedCost,
    MissingFact,
    Option,
    QuoteState,
    RateUsed,
    Reason,
    Verdict,
)
from xborder.landed_cost.sentence import Sentence
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.columns import lanes_for
from xborder.policy.condition import ALWAYS, Condition, decisive
from xborder.policy.country import CountryPolicy
from xborder.policy.fact import fact
from xborder.policy.goods_table import GoodsLookup
from xborder.policy.ledger import NO, PERHAPS, Doubt, State
from xborder.policy.plan import Plan, PlannedScheme
from xborder.timeline import Dated
from xborder.trade import Consignment, CountryName, PriceBasis
from xborder.version import VERSION

_UNMET = {NO: Verdict.NOT_MET, PERHAPS: Verdict.OPEN}
_WHY = {
    Verdict.TAKEN: "It applies: {condition}.",
    Verdict.NOT_MET: "It would apply only if {condition}.",
    Verdict.OPEN: "It is not known whether {condition}.",
    Verdict.NOT_CHOSEN: "It can be chosen; it was not.",
    Verdict.NOT_REACHED: "An earlier scheme comes first.",
}
_ALWAYS = "It applies wherever no earlier scheme does."
_RANK = list(QuoteState)
_STATES = {
    State.EXACT: QuoteState.EXACT,
    State.ESTIMATE: QuoteState.ESTIMATE,
    State.MISSING_FACT: QuoteState.MISSING_FACT,
    State.UNSUPPORTED: QuoteState.UNSUPPORTED,
}


def quoted(
    consignment: Consignment,
    *,
    rates: RateTable | None,
    tariff: GoodsLookup | None,
    book: PolicyBook | None,
    assume: Mapping[str, str] | None,
) -> LandedCost:
    """Do what :func:`xborder.quote` says."""
    book = book or default_book()
    if not book.covers(consignment.ship_to):
        return _uncovered(consignment)
    plan = plan_for(book, consignment)
    door = door_of(consignment, rates=rates, tariff=tariff, assume=assume)
    return _Quoting(consignment=consignment, plan=plan, door=door).result()


def plan_for(book: PolicyBook, consignment: Consignment) -> Plan:
    """Return the rules of the destination, on the day that they go by."""
    policy = book.policy(consignment.ship_to)
    if consignment.elections:
        _check_elections(consignment.elections, policy)
    return book.plan(consignment.ship_to, day_of(policy, consignment))


def _check_elections(elections: frozenset[str], policy: CountryPolicy) -> None:
    known = policy.elections()
    for name in sorted(elections - known):
        raise InvalidInput(
            "{policy} has no scheme {value} that can be elected.",
            code="election.unknown",
            remedy="Elect one of {known}; the law itself chooses among all others.",
            where="elections",
            value=name,
            policy=policy.code,
            known=", ".join(sorted(known)) or "-",
        )


def door_of(
    consignment: Consignment,
    *,
    rates: RateTable | None,
    tariff: GoodsLookup | None,
    assume: Mapping[str, str] | None,
) -> Door:
    """Return what the caller brings besides the parcel, its own assumptions first."""
    told = {each.fact: each.value for each in consignment.assumptions}
    answers = {name: _word(answer) for name, answer in {**told, **(assume or {})}.items()}
    for name, answer in answers.items():
        _check_assumption(name, answer)
    return Door(rates=rates, tariff=tariff, assume=answers)


def _check_assumption(name: str, answer: str) -> None:
    if name not in ASSUMABLE and not name.startswith("seller.registered:"):
        raise InvalidInput(
            "{value} is not a fact that can be assumed.",
            code="assumption.fact",
            remedy="Use one of {known}, or seller.registered:... of any scheme.",
            where="assume",
            value=name,
            known=", ".join(sorted(ASSUMABLE)),
        )
    answers = fact(name).answers
    if answers and answer not in answers:
        raise InvalidInput(
            "{value} is no answer to {fact}.",
            code="assumption.answer",
            remedy="Give one of: {choices}.",
            where="assume",
            value=answer,
            fact=name,
            choices=", ".join(answers),
        )


def _word(value: bool | str) -> str:  # noqa: FBT001 - an answer, not a switch
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _uncovered(consignment: Consignment) -> LandedCost:
    reason = Text(
        "There are no rules for {destination}.", destination=CountryName(consignment.ship_to)
    )
    return LandedCost(
        consignment=consignment,
        jurisdiction="",
        currency=consignment.items[0].unit_price.currency.code,
        state=QuoteState.UNSUPPORTED,
        total=None,
        lines=(),
        schemes=("",) * len(consignment.items),
        reasons=(
            Reason(
                state=QuoteState.UNSUPPORTED,
                text=Sentence.of(reason),
                items=tuple(range(len(consignment.items))),
            ),
        ),
        version=VERSION,
        fingerprint="",
    )


@frozen(kw_only=True, eq=False)
class _Quoting:
    """One quote in the making."""

    consignment: Consignment
    plan: Plan
    door: Door
    explore: bool = True
    """Whether to price what other answers and elections would lead to."""

    def result(self) -> LandedCost:
        """Run the plan and write down what came out."""
        count = len(self.consignment.items)
        lanes = lanes_for(count)
        admitted = admit((self.consignment,), self.plan, self.door, lanes)
        basis, settled = self.consignment.prices, None
        if basis is not PriceBasis.NET:
            settled = settle(self.plan, admitted.facts, lanes, basis)
        evaluation = settled.evaluation if settled else evaluate(self.plan, admitted.facts, lanes)
        (currency,) = admitted.currencies
        lines = tuple(cost_lines(self.consignment, self.plan, evaluation, currency, settled))
        reasons = tuple(self._reasons(evaluation, admitted))
        state = max((reason.state for reason in reasons), key=_RANK.index, default=QuoteState.EXACT)
        sure = state in {QuoteState.EXACT, QuoteState.ESTIMATE}
        goods = admitted.goods
        used = (*self._rules_used(evaluation), *goods)
        return LandedCost(
            consignment=self.consignment,
            jurisdiction=self.plan.policy.code,
            currency=currency,
            state=state,
            total=_sum(lines, currency) if sure else None,
            lines=lines,
            schemes=self._schemes(evaluation),
            reasons=reasons,
            options=tuple(self._options(evaluation)),
            missing=self._missing(reasons),
            readings=dict(self.plan.readings),
            left_out=(
                *(reference(self.plan, entry) for entry in self.plan.left_out),
                *(named_reference(entry, table) for table, entry in admitted.left_out),
            ),
            rates=tuple(_rate_used(rate) for rate in admitted.rates),
            assumed=dict(admitted.assumed),
            checked_on=min((entry.checked_on for entry in used), default=None),
            version=VERSION,
            fingerprint=self.plan.fingerprint(goods),
        )

    def _reasons(self, evaluation: Evaluation, admitted: Admitted) -> Iterator[Reason]:
        everywhere = tuple(range(len(self.consignment.items)))
        doubts = [(doubt, everywhere) for doubt in evaluation.ledger.doubts]
        for run in evaluation.runs:
            places = evaluation.places(run)
            doubts += [(doubt, places) for doubt in run.ledger.doubts]
        entries = evaluation.ledger.lanes.entries
        seen: set[Any] = set()
        for doubt, places in doubts:
            key = (doubt.state, doubt.reason, doubt.fact)
            if key not in seen:
                seen.add(key)
                yield self._reason(doubt, tuple(compress(places, entries(doubt.lines))))
        for name, answer in admitted.assumed.items():
            yield Reason(
                state=QuoteState.ESTIMATE,
                text=Sentence.of(
                    Text("Assumed: {condition}.", condition=fact(name).clause(answer))
                ),
                items=everywhere,
            )
        if self.consignment.shipping is None:
            text = Text("No shipping charge is given; none is counted.")
            yield Reason(state=QuoteState.ESTIMATE, text=Sentence.of(text), items=everywhere)

    def _reason(self, doubt: Doubt, items: tuple[int, ...]) -> Reason:
        key = ("reason", doubt.state, doubt.reason, doubt.fact, items)
        return self.plan.remember(
            key,
            lambda: Reason(
                state=_STATES[State(doubt.state)],
                text=Sentence.of(doubt.reason),
                items=items,
                fact=doubt.fact,
            ),
        )

    def _schemes(self, evaluation: Evaluation) -> tuple[str, ...]:
        numbers = evaluation.ledger.lanes.entries(evaluation.chosen)
        schemes = self.plan.schemes
        return tuple("" if n <= NONE else schemes[n].entry.value.id for n in numbers)

    def _options(self, evaluation: Evaluation) -> Iterator[Option]:
        taken = {id(run.scheme) for run in evaluation.runs}
        entries = evaluation.ledger.lanes.entries
        for planned, column in zip(self.plan.schemes, evaluation.truths, strict=True):
            scheme, truth = planned.entry.value, entries(column)
            decided, least = scheme.when, min(truth)
            if id(planned) in taken:
                verdict = Verdict.TAKEN
            elif least in _UNMET:
                verdict = _UNMET[least]
                decided = decisive(scheme.when, evaluation.ledger, truth.index(least))
            elif scheme.elective and scheme.id not in self.consignment.elections:
                verdict = Verdict.NOT_CHOSEN
            else:
                verdict = Verdict.NOT_REACHED
            yield self._option(planned, verdict, decided)

    def _option(self, planned: PlannedScheme, verdict: Verdict, decided: Condition) -> Option:
        """Return what became of a scheme, worded once a plan, and what it would cost if chosen."""
        scheme = planned.entry.value
        key = ("option", id(planned), verdict, id(decided))
        option = self.plan.remember(
            key,
            lambda: Option(
                scheme=scheme.id,
                title=scheme.title,
                verdict=verdict,
                reason=_why(verdict, decided),
                rule=reference(self.plan, planned.entry),
            ),
        )
        if verdict is Verdict.NOT_CHOSEN and self.explore:
            return option.replace(total=self._if_elected(scheme.id))
        return option

    def _if_elected(self, scheme: str) -> Money | None:
        elections = self.consignment.elections | {scheme}
        consignment = self.consignment.replace(elections=elections)
        return evolve(self, consignment=consignment, explore=False).result().total

    def _missing(self, reasons: tuple[Reason, ...]) -> MissingFact | None:
        name = next((reason.fact for reason in reasons if reason.fact), "")
        if not name:
            return None
        asked = fact(name)
        answers = asked.answers if self.explore else ()
        return MissingFact(
            fact=name,
            title=Sentence.of(asked.title),
            consequences=tuple(self._consequence(name, answer) for answer in answers),
        )

    def _consequence(self, name: str, answer: str) -> Consequence:
        door = evolve(self.door, assume={**self.door.assume, name: answer})
        told = evolve(self, door=door, explore=False).result()
        return Consequence(answer=answer, state=told.state, total=told.total)

    def _rules_used(self, evaluation: Evaluation) -> Iterator[Dated[Any]]:
        yield from self.plan.values
        for run in evaluation.runs:
            yield run.scheme.entry
            yield from run.scheme.steps


def _why(verdict: Verdict, decided: Condition) -> Sentence:
    if verdict is Verdict.TAKEN and decided is ALWAYS:
        return Sentence(id=_ALWAYS)
    told = verdict in {Verdict.NOT_CHOSEN, Verdict.NOT_REACHED}
    words = {} if told else {"condition": decided.words()}
    return Sentence.of(Text(_WHY[verdict], **words))


def _sum(lines: tuple[CostLine, ...], currency: str) -> Money:
    return Money.of_minor(sum(line.amount.minor_units() for line in lines), currency)


def _rate_used(rate: Rate) -> RateUsed:
    numerator, denominator = rate.as_ratio()
    return RateUsed(
        base=rate.base,
        quote=rate.quote,
        numerator=numerator,
        denominator=denominator,
        kind=rate.kind or RateKind.MARKET,
        asked=rate.asked,
        date=rate.date,
        source=rate.source,
        is_fallback=rate.is_fallback,
    )
