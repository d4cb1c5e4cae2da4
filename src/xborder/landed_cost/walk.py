"""The walk of a parcel through the rooms: admitted, run, reported; each is met once."""

import functools
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from xborder.errors import InvalidInput, NoRate, NoRuleInForce
from xborder.exchange import RateTable
from xborder.landed_cost.admission import Supplied, admit, destination, origin, rules_for
from xborder.landed_cost.admission.gaps import shared_headings
from xborder.landed_cost.admission.registrations import check_registrations
from xborder.landed_cost.admission.supplied import CODE, DISPATCH
from xborder.landed_cost.breakdown import Decided, QuoteState
from xborder.landed_cost.codes import coded, described, duties, open_lines, settle, sorts
from xborder.landed_cost.report import (
    Branch,
    Coded,
    Decisions,
    codes_of,
    decided,
    judged,
    obstacle,
    report,
    uncovered,
    unplaced,
)
from xborder.landed_cost.result import LandedCost
from xborder.landed_cost.run import Outcome, run
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.compiled import CompiledPlan
from xborder.policy.goods_table import GoodsLookup
from xborder.policy.treatment import Uncertain
from xborder.trade import Consignment
from xborder.trade.territory import Place


def walk(
    consignment: Consignment,
    *,
    book: PolicyBook,
    rates: RateTable | None,
    tariff: GoodsLookup | None,
    assume: Mapping[str, str] | None,
) -> LandedCost:
    """Return the quote of a parcel; the arguments are those of :func:`xborder.quote`."""
    supplied = Supplied.beside(consignment, rates=rates, tariff=tariff, assume=assume, book=book)
    check_registrations(consignment.seller.registrations or (), book, where="seller.registrations")
    sent, assumed = _sent_from(consignment, supplied)
    place = destination(sent)
    if place.candidates:
        return _at_an_open_address(consignment, sent, place, book, supplied, assumed)
    if not book.covers(place.code):
        return uncovered(consignment, place, book)
    return _at(consignment, sent, book, supplied, assumed)


def _sent_from(
    consignment: Consignment, supplied: Supplied
) -> tuple[Consignment, Mapping[str, str]]:
    """Return the parcel as sent from the territory that is assumed, and what was assumed."""
    territory = supplied.assume.get(DISPATCH)
    place = origin(consignment)
    if territory is None or not place.candidates:
        return consignment, {}
    _check_candidate(territory, place)
    return _dispatched(consignment, place, territory), {DISPATCH: territory}


def _dispatched(consignment: Consignment, place: Place, territory: str) -> Consignment:
    return consignment.replace(
        ship_from=place.country, ship_from_region=territory, ship_from_postcode=None
    )


def _at_an_open_address(
    consignment: Consignment,
    sent: Consignment,
    place: Place,
    book: PolicyBook,
    supplied: Supplied,
    beside: Mapping[str, str],
) -> LandedCost:
    """Return the quote at the territory that is assumed, or else what each would lead to."""

    def there(territory: str) -> Consignment:
        return sent.replace(ship_to=place.country, region=territory, postcode=None)

    def at(territory: str) -> LandedCost:
        settled = there(territory)
        if not book.covers(destination(settled).code):
            return uncovered(consignment, destination(settled), book)
        return _at(consignment, settled, book, supplied, {**beside, "territory": territory})

    def addressed(territory: str) -> LandedCost:
        settled = there(territory)
        if not book.covers(destination(settled).code):
            return uncovered(settled, destination(settled), book)
        return _at(settled, settled, book, supplied, {})

    assumed = supplied.assume.get("territory")
    if assumed is None:
        return unplaced(consignment, place, at, addressed)
    _check_candidate(assumed, place)
    return at(assumed)


def _check_candidate(assumed: str, place: Place) -> None:
    if assumed not in place.candidates:
        raise InvalidInput(
            "{value} is no territory that the address may lie in.",
            code="assumption.answer",
            remedy="Give one of: {choices}.",
            where="assume",
            value=assumed,
            choices=", ".join(place.candidates),
        )


def _at(
    asked: Consignment,
    settled: Consignment,
    book: PolicyBook,
    supplied: Supplied,
    assumed: Mapping[str, str],
) -> LandedCost:
    """Return the quote of a parcel whose destination is settled, for the one that was asked."""
    rules = rules_for(book, settled)
    admitted = admit((settled,), rules, supplied)
    if assumed:
        admitted = evolve(admitted, assumed={**assumed, **admitted.assumed})
    headings = shared_headings(settled)
    outcome = run(rules, admitted, settled.prices)
    given, short = settled, {*open_lines(outcome.evaluation), *headings}
    if CODE in supplied.assume and short:
        found = settle(settled, outcome, rules, supplied)
        settled = found.consignment
        assumed = {**admitted.assumed, CODE: supplied.assume[CODE]} if found.codes else assumed
        admitted = admit((settled,), rules, supplied)
        admitted = evolve(admitted, assumed={**assumed, **admitted.assumed}, codes=found.codes)
        outcome = run(rules, admitted, settled.prices)
    alternatives = _Otherwise(settled, given, short, rules, book, supplied)
    return report(asked, rules, admitted, outcome, alternatives)


_STRENGTH = tuple(QuoteState)
"""The states of a quote, the surest first: what was assumed is an estimate at best."""


# Without slots: a cached property of a class with them is found three times as slowly.
@frozen(eq=False, slots=False)
class _Otherwise:
    """How the same parcel is priced under other answers, elections and codes: a walk to the sum.

    Args:
        consignment: The parcel, with the codes that were given or assumed.
        given: The parcel with the codes as they were given.
        short: The places of the lines whose code is too short, in no order.
        rules: The rules.
        book: The book they stand in.
        supplied: What the caller supplies.
    """

    consignment: Consignment
    given: Consignment
    short: AbstractSet[int]
    rules: CompiledPlan
    book: PolicyBook
    supplied: Supplied

    def if_answered(self, name: str, answer: str) -> tuple[QuoteState, Money | None]:
        """Return the state and total if a missing fact were answered so."""
        if name == DISPATCH:
            parcel = _dispatched(self.consignment, origin(self.consignment), answer)
            state, total = self._summed(parcel, self.supplied)
            return max(state, QuoteState.ESTIMATE, key=_STRENGTH.index), total
        return self._summed(self.consignment, self.supplied.assuming(name, answer))

    def if_elected(self, scheme: str) -> Money | None:
        """Return the total if a scheme were elected."""
        parcel = self.consignment
        parcel = parcel.replace(elections=parcel.elections | {scheme})
        return self._summed(parcel, self.supplied)[1]

    def if_decided(self, decisions: Decisions) -> Branch | None:
        """Return what is open, and the total, if what is open now were decided so."""
        settled = decided(decisions, Decided.RULE)
        other = self.book.deciding(
            settled={rule: Uncertain(chosen) for rule, chosen in settled.items()},
            readings=decided(decisions, Decided.READING),
        )
        beside = self.supplied
        for name, answer in decided(decisions, Decided.FACT).items():
            beside = beside.assuming(name, answer)
        codes = {int(line): code for line, code in decided(decisions, Decided.CODE).items()}
        parcel = coded(self.consignment, codes)
        try:
            there = rules_for(other, parcel)
            admitted = admit((parcel,), there, beside)
            outcome = run(there, admitted, parcel.prices)
        except (NoRate, NoRuleInForce):  # no rate was supplied for it, or no scheme is left
            return None
        found = judged(parcel, there, admitted, outcome)
        return found.branch(parcel, there.plan, admitted, outcome, codes_of(self))

    def if_left_out(self, field: str) -> Outcome:
        """Return what comes out if a field were left out of every item."""
        items = tuple(item.replace(**{field: None}) for item in self.consignment.items)
        parcel = self.consignment.replace(items=items)
        return run(self.rules, admit((parcel,), self.rules, self.supplied), parcel.prices)

    @functools.cached_property
    def sorts(self) -> dict[int, tuple[tuple[str, ...], ...]]:
        """The longer codes of each line whose code is too short, sort by sort."""
        found = {
            line: sorts(self.given, line, self.rules, self.supplied) for line in sorted(self.short)
        }
        return {line: each for line, each in found.items() if each}

    def if_coded(self, line: int, code: str) -> Coded:
        """Return what the parcel comes to under another code of a line."""
        parcel = coded(self.given, {line: code})
        admitted = admit((parcel,), self.rules, self.supplied)
        outcome = run(self.rules, admitted, parcel.prices)
        found = judged(parcel, self.rules, admitted, outcome)
        (currency,) = admitted.currencies
        duty = duties(outcome.evaluation, line)
        return Coded(
            state=found.state,
            duty=None if duty is None else Money.of_minor(duty, currency),
            total=found.total,
            description=described(destination(parcel).country, code),
            why=obstacle(parcel, self.rules, admitted, outcome),
        )

    def _summed(self, parcel: Consignment, supplied: Supplied) -> tuple[QuoteState, Money | None]:
        admitted = admit((parcel,), self.rules, supplied)
        found = judged(parcel, self.rules, admitted, run(self.rules, admitted, parcel.prices))
        return found.state, found.total
