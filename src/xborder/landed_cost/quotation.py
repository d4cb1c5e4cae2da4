"""Quotes: one consignment in, one landed cost out."""

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from xborder.errors import InvalidInput
from xborder.exchange import Rate, RateKind, RateTable
from xborder.landed_cost.evaluation import NONE, Evaluation, Run, evaluate
from xborder.landed_cost.facts import ASSUMABLE, Admitted, Door, admit, currency_of, day_of
from xborder.landed_cost.included import Settled, settle
from xborder.landed_cost.result import (
    Consequence,
    CostLine,
    LandedCost,
    LineKind,
    MissingFact,
    Option,
    QuoteState,
    RateUsed,
    Reason,
    RuleReference,
    Verdict,
)
from xborder.landed_cost.sentence import Sentence
from xborder.messages import Text
from xborder.money import Mode, Money, Rounding
from xborder.policy.amount import ByGoods, grossed
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.condition import ALWAYS, Condition, decisive
from xborder.policy.country import CountryPolicy
from xborder.policy.fact import fact
from xborder.policy.goods_table import GoodsLookup
from xborder.policy.lanes import One
from xborder.policy.ledger import NO, PERHAPS, Ledger, State
from xborder.policy.plan import Plan
from xborder.timeline import Dated
from xborder.trade import Consignment, Leg, Party, PriceBasis
from xborder.version import VERSION

SHOWN = Rounding(unit=1, mode=Mode.HALF_UP)
"""How the caller's own converted amounts are shown: to the minor unit, half up, line by line."""

OWN_AMOUNTS = (
    ("price", LineKind.GOODS, "Goods", 1),
    ("seller_discount", LineKind.DISCOUNT, "Discount by the seller", -1),
    ("platform_discount", LineKind.DISCOUNT, "Discount by the platform", -1),
    ("freight", LineKind.FREIGHT, "Shipping", 1),
    ("insurance", LineKind.INSURANCE, "Insurance", 1),
    ("taxable_fees", LineKind.SELLER_FEE, "Fees inside the tax base", 1),
    ("other_fees", LineKind.SELLER_FEE, "Fees outside the tax base", 1),
)
_RATES = Context(prec=28)
"""How rates are shown, whatever context the caller computes in."""
_UNMET = {
    NO: (Verdict.NOT_MET, "Not met: {condition}."),
    PERHAPS: (Verdict.OPEN, "Not known: {condition}."),
}
_FREE = Sentence(id="It asks for nothing.")
_NOT_CHOSEN = Sentence(id="It can be chosen; it was not.")
_NOT_REACHED = Sentence(id="An earlier scheme comes first.")
_STATES = {
    State.EXACT: QuoteState.EXACT,
    State.ESTIMATE: QuoteState.ESTIMATE,
    State.MISSING_FACT: QuoteState.MISSING_FACT,
    State.UNSUPPORTED: QuoteState.UNSUPPORTED,
}


def quote(
    consignment: Consignment,
    *,
    rates: RateTable | None = None,
    tariff: GoodsLookup | None = None,
    book: PolicyBook | None = None,
    assume: Mapping[str, str] | None = None,
) -> LandedCost:
    """Return what a parcel costs at the buyer's door, with the law behind each figure.

    Args:
        consignment: The parcel, its parties and its terms.
        rates: Exchange rates, needed where prices or limits are in a currency that is not the
            destination's.
        tariff: Duty rates in place of the built-in table of common goods.
        book: The rules; the built-in book if none is given.
        assume: Answers to take for facts that are not given, by fact name, such as
            ``{"seller.registered:IOSS": "yes"}``; the quote is then an estimate.

    Returns:
        The breakdown. A destination without rules is a quote too: an unsupported one.

    Raises:
        NoRuleInForce: The day lies outside the rules we know.
        NoRate: A price is in a currency without a rate for the day.
        InvalidInput: What is elected or assumed is not known.
    """
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
    reason = Text("There are no rules for {destination}.", destination=consignment.ship_to)
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


@frozen(kw_only=True)
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
        lanes = One(count)
        admitted = admit((self.consignment,), self.plan, self.door, lanes)
        basis, settled = self.consignment.prices, None
        if basis is not PriceBasis.NET:
            settled = settle(self.plan, admitted.facts, lanes, basis)
        evaluation = settled.evaluation if settled else evaluate(self.plan, admitted.facts, lanes)
        currency = currency_of(self.plan, self.consignment)
        lines = tuple(self._lines(evaluation, currency, settled))
        reasons = tuple(self._reasons(evaluation, admitted))
        state = max((reason.state for reason in reasons), key=_rank, default=QuoteState.EXACT)
        sure = state in {QuoteState.EXACT, QuoteState.ESTIMATE}
        return LandedCost(
            consignment=self.consignment,
            jurisdiction=self.plan.policy.code,
            currency=currency,
            state=state,
            total=_sum(lines, currency) if sure else None,
            lines=lines,
            schemes=tuple(self._scheme(evaluation, line) for line in range(count)),
            reasons=reasons,
            options=tuple(self._options(evaluation)),
            missing=self._missing(reasons),
            readings=dict(self.plan.readings),
            left_out=tuple(self._reference(entry) for entry in self.plan.left_out),
            rates=tuple(_rate_used(rate) for rate in admitted.rates),
            assumed=dict(admitted.assumed),
            checked_on=min((entry.checked_on for entry in self._used(evaluation)), default=None),
            version=VERSION,
            fingerprint=self.plan.fingerprint(self._goods_used(evaluation)),
        )

    def _own(self, evaluation: Evaluation, settled: Settled | None) -> dict[str, Any]:
        """Return the caller's own amounts; the goods are what included charges leave of a price."""
        amounts = evaluation.ledger.facts.amounts
        own = {
            name: SHOWN.apply(amounts[name].num, amounts[name].denominator)
            for name, _, _, _ in OWN_AMOUNTS
        }
        if settled is not None:
            others = own["freight"] + own["insurance"]
            discounts = own["seller_discount"] + own["platform_discount"]
            own["price"] = settled.gross - settled.included - others + discounts
        return own

    def _lines(
        self, evaluation: Evaluation, currency: str, settled: Settled | None
    ) -> Iterator[CostLine]:
        own = self._own(evaluation, settled)
        for name, kind, title, sign in OWN_AMOUNTS:
            for line, minor in enumerate(own[name]):
                if minor or kind is LineKind.GOODS:
                    yield CostLine(
                        item=line,
                        sku=self.consignment.items[line].sku,
                        kind=kind,
                        id=name,
                        title=title,
                        amount=Money.of_minor(sign * minor, currency),
                    )
        for run in evaluation.runs:
            places = [line for line, inside in enumerate(run.lines) if inside]
            if max(run.state) >= State.MISSING_FACT:
                continue  # no figure of a declaration in doubt is shown: it might be a silent zero
            for step in run.scheme.steps:
                if isinstance(step.value, Charge) and step.value.id in run.ledger.charges:
                    yield from self._charge_lines(step, run.ledger, places, currency)

    def _charge_lines(
        self, step: Dated[Any], ledger: Ledger, places: list[int], currency: str
    ) -> Iterator[CostLine]:
        charge: Charge = step.value
        entry = ledger.charges[charge.id]
        for k, line in enumerate(places):
            if entry.applies[k] == NO:
                continue
            rate = charge.amount.rate(ledger, k)
            whole = grossed(charge.amount, ledger, k)
            base = entry.base.times(whole.numerator, whole.denominator)
            goods = _goods_entry(charge, ledger, k)
            yield CostLine(
                item=line,
                sku=self.consignment.items[line].sku,
                kind=LineKind(charge.kind),
                id=charge.id,
                title=charge.title,
                amount=Money.of_minor(entry.due[k], currency),
                base=Money.of_minor(SHOWN.apply(base.num, base.denominator)[k], currency),
                rate=None if rate is None else _decimal(rate * charge.payable),
                share_due=None if charge.payable == 1 else _decimal(charge.payable),
                formula=Sentence.of(charge.amount.words(ledger, k)),
                rule=self._reference(step),
                goods_rule=None if goods is None else reference(goods, name=charge.id),
                collector=charge.collector,
                moment=charge.moment,
                payer=self._payer(charge),
                refundable=charge.refundable,
            )

    def _payer(self, charge: Charge) -> Party | None:
        if self.consignment.incoterm is None:
            return None
        duties = {ChargeKind.DUTY, ChargeKind.ADDITIONAL_DUTY}
        leg = Leg.DUTY if charge.kind in duties else Leg.TAX
        return self.consignment.incoterm.responsibility(leg)

    def _reasons(self, evaluation: Evaluation, admitted: Admitted) -> Iterator[Reason]:
        everywhere = tuple(range(len(self.consignment.items)))
        doubts = [(doubt, everywhere) for doubt in evaluation.ledger.doubts]
        for run in evaluation.runs:
            places = tuple(line for line, inside in enumerate(run.lines) if inside)
            doubts += [(doubt, places) for doubt in run.ledger.doubts]
        seen: set[Any] = set()
        for doubt, places in doubts:
            items = tuple(line for line, hit in zip(places, doubt.lines, strict=True) if hit)
            key = (doubt.state, doubt.reason, doubt.fact)
            if key not in seen:
                seen.add(key)
                yield Reason(
                    state=_STATES[State(doubt.state)],
                    text=Sentence.of(doubt.reason),
                    items=items,
                    fact=doubt.fact,
                )
        for name, answer in admitted.assumed.items():
            yield Reason(
                state=QuoteState.ESTIMATE,
                text=Sentence.of(
                    Text("Assumed: {fact} is {answer}.", fact=fact(name).title, answer=Text(answer))
                ),
                items=everywhere,
            )
        if self.consignment.shipping is None:
            text = Text("No shipping charge is given; none is counted.")
            yield Reason(state=QuoteState.ESTIMATE, text=Sentence.of(text), items=everywhere)

    def _scheme(self, evaluation: Evaluation, line: int) -> str:
        number = evaluation.chosen[line]
        return "" if number <= NONE else str(self.plan.schemes[number].entry.value.id)

    def _options(self, evaluation: Evaluation) -> Iterator[Option]:
        taken = {id(run.scheme): run for run in evaluation.runs}
        for planned, truth in zip(self.plan.schemes, evaluation.truths, strict=True):
            scheme = planned.entry.value
            run = taken.get(id(planned))
            line = _telling_line(truth, run)
            if run is not None:
                verdict, reason = Verdict.TAKEN, self._met(scheme.when)
            elif truth[line] in _UNMET:
                verdict, sentence = _UNMET[truth[line]]
                reason = self._clause(sentence, decisive(scheme.when, evaluation.ledger, line))
            elif scheme.elective and scheme.id not in self.consignment.elections:
                verdict, reason = Verdict.NOT_CHOSEN, _NOT_CHOSEN
            else:
                verdict, reason = Verdict.NOT_REACHED, _NOT_REACHED
            yield Option(
                scheme=scheme.id,
                title=scheme.title,
                verdict=verdict,
                reason=reason,
                rule=self._reference(planned.entry),
                total=self._if_elected(scheme.id) if verdict is Verdict.NOT_CHOSEN else None,
            )

    def _met(self, condition: Condition) -> Sentence:
        free = condition is ALWAYS
        return _FREE if free else self._clause("Met: {condition}.", condition)

    def _clause(self, sentence: str, condition: Condition) -> Sentence:
        """Return a sentence on one of the plan's conditions, worded once a plan."""
        key = (sentence, id(condition))
        told: Sentence | None = self.plan.told.get(key)
        if told is None:
            told = Sentence.of(Text(sentence, condition=condition.words()))
            self.plan.told[key] = told
        return told

    def _reference(self, entry: Dated[Any]) -> RuleReference:
        """Return the reference of one of the plan's rules, written once a plan."""
        told: RuleReference | None = self.plan.told.get(id(entry))
        if told is None:
            told = self.plan.told[id(entry)] = reference(entry)
        return told

    def _if_elected(self, scheme: str) -> Money | None:
        if not self.explore:
            return None
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

    def _used(self, evaluation: Evaluation) -> Iterator[Dated[Any]]:
        yield from self.plan.values
        for run in evaluation.runs:
            yield run.scheme.entry
            yield from run.scheme.steps
        yield from self._goods_used(evaluation)

    def _goods_used(self, evaluation: Evaluation) -> Iterator[Dated[Any]]:
        for entries in evaluation.ledger.facts.tables.values():
            yield from (entry for entry in entries if entry is not None)


def _rank(state: QuoteState) -> int:
    return list(QuoteState).index(state)


def _sum(lines: tuple[CostLine, ...], currency: str) -> Money:
    return Money.of_minor(sum(line.amount.minor_units() for line in lines), currency)


def _decimal(rate: Fraction) -> Decimal:
    quotient = _RATES.divide(Decimal(rate.numerator), Decimal(rate.denominator))
    return quotient.normalize(_RATES)


def _goods_entry(charge: Charge, ledger: Ledger, line: int) -> Dated[Any] | None:
    return charge.amount.entry(ledger, line) if isinstance(charge.amount, ByGoods) else None


def _telling_line(truth: Any, run: Run | None) -> int:
    """Return the line whose truth decided: one that was taken, or the first that was not."""
    if run is not None:
        return next(line for line, inside in enumerate(run.lines) if inside)
    return min(range(len(truth)), key=lambda line: truth[line])


def reference(entry: Dated[Any], *, name: str = "") -> RuleReference:
    """Return a dated rule as a reference that travels with a quote."""
    return RuleReference(
        id=name or entry.value.id,
        title=entry.source.title,
        article=entry.source.article,
        url=entry.source.url,
        start=entry.start,
        end=entry.end,
        status=entry.status,
        evidence=entry.evidence,
        checked_on=entry.checked_on,
        note=entry.note,
    )


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
