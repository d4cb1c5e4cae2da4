"""The walk of a parcel through the rooms: admitted, run, reported; each is met once."""

import functools
from collections.abc import Mapping

from attrs import evolve, frozen

from xborder.errors import InvalidInput, NoRate, NoRuleInForce
from xborder.exchange import RateTable
from xborder.landed_cost.admission import Supplied, admit, destination, rules_for
from xborder.landed_cost.admission.gaps import shared_headings
from xborder.landed_cost.admission.registrations import check_registrations
from xborder.landed_cost.admission.supplied import CODE
from xborder.landed_cost.breakdown import Decided, QuoteState
from xborder.landed_cost.codes import coded, described, duties, open_lines, settle, sorts
from xborder.landed_cost.report import (
    Alternatives,
    Branch,
    Coded,
    Decisions,
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
    place = destination(consignment)
    if place.candidates:
        return _at_an_open_address(consignment, place, book, supplied)
    if not book.covers(place.code):
        return uncovered(consignment, place, book)
    return _at(consignment, consignment, book, supplied, {})


def _at_an_open_address(
    consignment: Consignment, place: Place, book: PolicyBook, supplied: Supplied
) -> LandedCost:
    """Return the quote at the territory that is assumed, or else what each would lead to."""

    def there(territory: str) -> Consignment:
        return consignment.replace(ship_to=place.country, region=territory, postcode=None)

    def at(territory: str) -> LandedCost:
        settled = there(territory)
        if not book.covers(destination(settled).code):
            return uncovered(consignment, destination(settled), book)
        return _at(consignment, settled, book, supplied, {"territory": territory})

    def addressed(territory: str) -> LandedCost:
        settled = there(territory)
        if not book.covers(destination(settled).code):
            return uncovered(settled, destination(settled), book)
        return _at(settled, settled, book, supplied, {})

    assumed = supplied.assume.get("territory")
    if assumed is None:
        return unplaced(consignment, place, at, addressed)
    if assumed not in place.candidates:
        raise InvalidInput(
            "{value} is no territory that the address may lie in.",
            code="assumption.answer",
            remedy="Give one of: {choices}.",
            where="assume",
            value=assumed,
            choices=", ".join(place.candidates),
        )
    return at(assumed)


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
    outcome = run(rules, admitted, settled.prices)
    short_lines = {*open_lines(outcome.evaluation), *shared_headings(settled)}
    short = _ShortCodes(settled, rules, supplied, tuple(sorted(short_lines)))
    if CODE in supplied.assume and short.lines:
        found = settle(settled, outcome, rules, supplied)
        settled = found.consignment
        assumed = {**admitted.assumed, CODE: supplied.assume[CODE]} if found.codes else assumed
        admitted = admit((settled,), rules, supplied)
        admitted = evolve(admitted, assumed={**assumed, **admitted.assumed}, codes=found.codes)
        outcome = run(rules, admitted, settled.prices)
    alternatives = _otherwise(settled, rules, book, supplied, short)
    return report(asked, rules, admitted, outcome, alternatives)


@frozen(eq=False)
class _ShortCodes:
    """The lines of a parcel whose code is too short, and the longer codes they may have.

    Args:
        consignment: The parcel, with the codes as they were given.
        rules: The rules.
        supplied: What the caller supplies.
        lines: The places of the lines.
    """

    consignment: Consignment
    rules: CompiledPlan
    supplied: Supplied
    lines: tuple[int, ...]

    def sorts(self) -> dict[int, tuple[tuple[str, ...], ...]]:
        """Return the longer codes of each line, sort by sort; looked up when it is asked for."""
        found = {
            line: sorts(self.consignment, line, self.rules, self.supplied) for line in self.lines
        }
        return {line: each for line, each in found.items() if each}

    def if_coded(self, line: int, code: str) -> Coded:
        """Return what the parcel comes to under another code of a line."""
        parcel = coded(self.consignment, {line: code})
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


def _otherwise(
    consignment: Consignment,
    rules: CompiledPlan,
    book: PolicyBook,
    supplied: Supplied,
    short: _ShortCodes,
) -> Alternatives:
    """Return how the same parcel is priced under other answers and elections: a walk to the sum."""

    def summed(parcel: Consignment, supplied: Supplied) -> tuple[QuoteState, Money | None]:
        admitted = admit((parcel,), rules, supplied)
        found = judged(parcel, rules, admitted, run(rules, admitted, parcel.prices))
        return found.state, found.total

    def if_elected(scheme: str) -> Money | None:
        parcel = consignment.replace(elections=consignment.elections | {scheme})
        return summed(parcel, supplied)[1]

    def if_decided(decisions: Decisions) -> Branch | None:
        settled = decided(decisions, Decided.RULE)
        other = book.deciding(
            settled={rule: Uncertain(chosen) for rule, chosen in settled.items()},
            readings=decided(decisions, Decided.READING),
        )
        beside = supplied
        for name, answer in decided(decisions, Decided.FACT).items():
            beside = beside.assuming(name, answer)
        codes = {int(line): code for line, code in decided(decisions, Decided.CODE).items()}
        parcel = coded(consignment, codes)
        try:
            there = rules_for(other, parcel)
            admitted = admit((parcel,), there, beside)
            outcome = run(there, admitted, parcel.prices)
        except (NoRate, NoRuleInForce):  # no rate was supplied for it, or no scheme is left
            return None
        found = judged(parcel, there, admitted, outcome)
        return found.branch(parcel, there.plan, admitted, outcome, alternatives.codes())

    def if_left_out(field: str) -> Outcome:
        items = tuple(item.replace(**{field: None}) for item in consignment.items)
        parcel = consignment.replace(items=items)
        return run(rules, admit((parcel,), rules, supplied), parcel.prices)

    alternatives = Alternatives(
        if_answered=lambda fact, answer: summed(consignment, supplied.assuming(fact, answer)),
        if_elected=if_elected,
        if_decided=if_decided,
        if_left_out=if_left_out,
        sorts=functools.cache(short.sorts),
        if_coded=short.if_coded,
    )
    return alternatives
