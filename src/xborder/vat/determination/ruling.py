"""Rulings: the rules of one jurisdiction asked of a sale, in the order of the law.

How a sale is ruled follows from its coded facts alone: amounts have become facts before, by the
schemes at the border and by thresholds. So each kind of sale is ruled once, and remembered.
"""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from attrs import field, frozen

from xborder.messages import Text
from xborder.policy.charge import ChargeKind
from xborder.policy.columns import OnDemand
from xborder.policy.columns.few import OneLine
from xborder.policy.compiled import CompiledPlan
from xborder.policy.condition import Condition, decisive, facts_read, part_at
from xborder.policy.condition.combined import denied
from xborder.policy.fact import UNKNOWN
from xborder.policy.kinds import Kinds
from xborder.policy.ledger import NO, PERHAPS, YES, Facts, Ledger
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.policy.supply import PlaceOf, Supplied, Taxation
from xborder.policy.threshold import Threshold
from xborder.timeline import Dated
from xborder.vat.determination.answer import Alternative, OtherSupply, Ruling, Verdict
from xborder.vat.determination.crossing import taxes_of
from xborder.vat.determination.place import TAXED_BY_STATES
from xborder.vat.determination.situation import Situation

_TAXED_HERE = (Taxation.TAXABLE, Taxation.REVERSE_CHARGE, Taxation.EXEMPT)
_MOST_KINDS = 4_000
"""Kinds of sales that the rules of one stretch remember; a shop has some hundred."""
_MOST_WAYS = 2_000
"""Ways in which rules did or did not take a sale: few, and shared by all rulings that say them."""


@frozen(kw_only=True, eq=False)
class Taken:
    """The rule that takes a sale.

    Attributes:
        entry: The rule.
        ruling: What it makes of the sale, as a document.
    """

    entry: Dated[Supplied]
    ruling: Ruling


@frozen(kw_only=True, eq=False)
class Ruled:
    """What the rules of one jurisdiction came to.

    Attributes:
        taken: The rule that takes the sale; ``None`` if none does, or a fact is missing.
        missing: The facts that are missing to tell.
        possible: What may become of the sale, whatever the missing facts are.
    """

    taken: Taken | None
    missing: tuple[str, ...] = ()
    possible: frozenset[Taxation] = frozenset()


def deciding(ruled: Sequence[Ruled]) -> Taken | None:
    """Return the rule that decides: the destination's where it taxes, else the origin's.

    A law that is left open decides nothing where, whatever the missing facts are, it does not tax
    the sale itself.
    """
    for each in ruled:
        if not each.possible.isdisjoint(_TAXED_HERE):
            return None
        if each.taken is not None and each.taken.ruling.taxation in _TAXED_HERE:
            return each.taken
    return next((each.taken for each in reversed(ruled) if each.taken), None)


@frozen(eq=False)
class SaleRules:
    """The rules of one policy for sales, in a stretch of days without a change.

    Args:
        plan: The plan of the stretch.
    """

    plan: CompiledPlan
    rules: tuple[Dated[Supplied], ...] = field(init=False, repr=False)
    thresholds: tuple[Dated[Threshold], ...] = field(init=False, repr=False)
    references: Mapping[str, RuleReference] = field(init=False, repr=False)
    """How results cite each threshold."""
    _cited_rules: Mapping[str, RuleReference] = field(init=False, repr=False)
    """How rulings cite each rule: one reference for all of them, which share it by the thousand."""
    facts: tuple[str, ...] = field(init=False, repr=False)
    """The coded facts that the rules read, in the order that a kind of sale is known by."""
    asked: frozenset[str] = field(init=False, repr=False)
    """The thresholds that the rules ask about."""
    by_state: bool = field(init=False, repr=False)
    """Whether the threshold of the state of arrival is asked about."""
    _over: tuple[str, ...] = field(init=False, repr=False)
    _asks_tax: bool = field(init=False, repr=False)
    meets_border: bool = field(init=False, repr=False)
    """Whether what happens at the border decides, or a tax is due there."""
    _ruled: Kinds[Hashable, Ruled] = field(
        init=False, factory=partial(Kinds, _MOST_KINDS), repr=False
    )
    _ways: Kinds[Hashable, Alternative] = field(
        init=False, factory=partial(Kinds, _MOST_WAYS), repr=False
    )

    @rules.default
    def _in_force(self) -> tuple[Dated[Supplied], ...]:
        plan = self.plan.plan
        found = (timeline.find(plan.on) for timeline in plan.policy.supplies)
        return tuple(entry for entry in found if entry and plan.applies(entry))

    @thresholds.default
    def _that_hold(self) -> tuple[Dated[Threshold], ...]:
        plan = self.plan.plan
        found = (timeline.find(plan.on) for timeline in plan.policy.thresholds)
        return tuple(entry for entry in found if entry and plan.applies(entry))

    @references.default
    def _cited(self) -> Mapping[str, RuleReference]:
        return {e.value.id: RuleReference.to(e, e.value.id) for e in self.thresholds}

    @_cited_rules.default
    def _rules_cited(self) -> Mapping[str, RuleReference]:
        return {e.value.id: RuleReference.to(e, e.value.id) for e in self.rules}

    @facts.default
    def _read(self) -> tuple[str, ...]:
        asked = (facts_read(entry.value.when) for entry in self.rules)
        return tuple(sorted(frozenset().union(*asked)))

    @asked.default
    def _asked_about(self) -> frozenset[str]:
        prefix = "threshold:"
        named = (name.removeprefix(prefix) for name in self.facts if name.startswith(prefix))
        return frozenset(named)

    @by_state.default
    def _asks_by_state(self) -> bool:
        return "arrival" in self.asked

    @_over.default
    def _told_by(self) -> tuple[str, ...]:
        of_states = [entry.value.country for entry in self.thresholds] if self.by_state else []
        return (*sorted(self.asked - {"arrival"}), *of_states)

    @_asks_tax.default
    def _asks_border_tax(self) -> bool:
        return "import.tax" in self.facts

    @meets_border.default
    def _taxed_or_told_there(self) -> bool:
        if not {"import.scheme", "import.tax"}.isdisjoint(self.facts):
            return True
        taxes = (tax for scheme in self.plan.plan.schemes for tax in taxes_of(scheme))
        # The sales taxes of states fall on sales, not on what crosses a border.
        return any(tax.kind is not ChargeKind.SALES_TAX for tax in taxes)

    def rule(self, situation: Situation) -> Ruled:
        """Return what the rules make of a sale."""
        over = situation.thresholds
        # Only a law that the goods come into can ask what they bear at its border.
        arrival = situation.arrival
        enters = arrival is not None and arrival.place.code == self.plan.plan.policy.code
        border = situation.fact("import.tax") if self._asks_tax and enters else None
        asked = (*[over.get(name) for name in self._over], situation.scheme, border)
        kind = (situation.kind(), *asked)
        return self._ruled.recall(kind, partial(self._worked_out, situation, border))

    def _worked_out(self, situation: Situation, border: str | None) -> Ruled:
        words = {
            name: None if name == "import.tax" else situation.fact(name) for name in self.facts
        }
        if self._asks_tax:
            words["import.tax"] = border
        ledger = _ledger(words, self.plan.plan.readings)
        alternatives: list[Alternative] = []
        taken: Dated[Supplied] | None = None
        perhaps: list[Supplied] = []
        missing: tuple[str, ...] = ()
        possible: set[Taxation] = set()
        for entry in self.rules:
            condition = entry.value.when
            truth = ledger.truth(condition)
            if truth != NO and taken is None:
                possible.add(entry.value.taxation)
            if truth == YES and taken is None:
                taken = entry
            elif truth == PERHAPS and taken is None:
                perhaps.append(entry.value)
                lacking = condition.missing(ledger).items()
                missing = missing or tuple(name for name, lacks in lacking if lacks)
            alternatives.append(self._alternative(entry.value, truth, ledger, first=taken is entry))
        found = tuple(alternatives)
        # What is missing changes nothing where every rule that it may lead to comes to the same.
        if taken is not None and all(_comes_to(each) == _comes_to(taken.value) for each in perhaps):
            missing = ()
        if taken is None or missing:
            return Ruled(taken=None, missing=missing, possible=frozenset(possible))
        ruling = self._document(taken, situation, found)
        return Ruled(taken=Taken(entry=taken, ruling=ruling))

    def _alternative(
        self, rule: Supplied, truth: int, ledger: Ledger, *, first: bool
    ) -> Alternative:
        """Return how a rule stands to a sale: one document for all that it stands to so."""
        decided = decisive(rule.when, ledger, 0)

        def written() -> Alternative:
            return Alternative(
                rule=self._cited_rules[rule.id],
                title=rule.title,
                regime=rule.regime,
                verdict=_verdict(truth, first=first),
                reason=Sentence.of(_reason(rule.when, truth, decided)),
            )

        return self._ways.recall((rule.id, truth, decided, first), written)

    def _document(
        self, entry: Dated[Supplied], situation: Situation, alternatives: tuple[Alternative, ...]
    ) -> Ruling:
        rule = entry.value
        return Ruling(
            jurisdiction=self.plan.plan.policy.code,
            title=rule.title,
            rule=self._cited_rules[rule.id],
            taxation=rule.taxation,
            place=place_of(rule.place, situation),
            regime=rule.regime,
            accountable=rule.accountable,
            registration=_lacking(rule, situation),
            keeps=rule.keeps,
            others=tuple(
                OtherSupply(
                    title=other.title,
                    taxation=other.taxation,
                    place=place_of(other.place, situation),
                    article=other.article,
                )
                for other in rule.others
            ),
            alternatives=alternatives,
        )


def place_of(place: PlaceOf, situation: Situation) -> str | None:
    """Return the state that a rule's place is; ``None`` outside the tax."""
    match place:
        case PlaceOf.ARRIVAL:
            return state_or_region(situation)
        case PlaceOf.DISPATCH | PlaceOf.SELLER:
            return situation.dispatch_state
        case _:
            return None


def state_or_region(situation: Situation) -> str | None:
    """Return where a sale arrives: a country, or a state where states tax sales."""
    state = situation.arrival_state
    return situation.arrival_region or state if state in TAXED_BY_STATES else state


def _comes_to(rule: Supplied) -> tuple[object, ...]:
    """Return all that a rule makes of a sale, but for its name and its doubts."""
    return (
        *(rule.taxation, rule.place, rule.regime, rule.accountable, rule.filing),
        *(rule.registration, rule.wording, rule.keeps, rule.others, rule.taxed_on, rule.rounding),
    )


def _lacking(rule: Supplied, situation: Situation) -> str:
    """Return the registration that a rule asks for and the seller is not known to have."""
    named = rule.registration
    if not named or rule.accountable not in ("seller", "intermediary"):
        return ""
    registrations = situation.registrations
    if registrations is None:
        return ""
    if not (situation.named(named) or frozenset()).isdisjoint(registrations):
        return ""
    roles = {"dispatch": situation.dispatch_state, "arrival": situation.arrival_state}
    return roles.get(named, named) or ""


def _ledger(words: Mapping[str, str | None], readings: Mapping[str, str]) -> Ledger:
    known = {name: () if word is None else (word,) for name, word in words.items()}
    facts = Facts(
        columns=OnDemand(tuple(words), lambda name: UNKNOWN if words[name] is None else 0),
        words=known,
        amounts={},
        rates={},
        tables={},
        rank=0,
    )
    return Ledger(OneLine(), facts, readings)


def _verdict(truth: int, *, first: bool) -> Verdict:
    if first:
        return Verdict.TAKEN
    return (Verdict.NOT_MET, Verdict.OPEN, Verdict.NOT_REACHED)[truth]


def _reason(condition: Condition, truth: int, decided: tuple[int, ...]) -> Text:
    """Return what decided: the part of the condition, as it is or denied."""
    part = part_at(condition, decided)
    if truth == NO:
        return Text("Not met: {condition}.", condition=denied(part))
    if truth == PERHAPS:
        return Text("Open: it asks whether {condition}.", condition=part.words())
    return Text("Met: {condition}.", condition=condition.words())
