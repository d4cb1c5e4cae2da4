"""The walk of a parcel through the rooms: admitted, run, reported; each is met once."""

from collections.abc import Mapping

from xborder.exchange import RateTable
from xborder.landed_cost.admission import Supplied, admit, rules_for
from xborder.landed_cost.breakdown import QuoteState
from xborder.landed_cost.report import Alternatives, judged, report, uncovered
from xborder.landed_cost.result import LandedCost
from xborder.landed_cost.run import run
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.compiled import CompiledPlan
from xborder.policy.goods_table import GoodsLookup
from xborder.trade import Consignment


def walk(
    consignment: Consignment,
    *,
    book: PolicyBook,
    rates: RateTable | None,
    tariff: GoodsLookup | None,
    assume: Mapping[str, str] | None,
) -> LandedCost:
    """Return the quote of a parcel; the arguments are those of :func:`xborder.quote`."""
    if not book.covers(consignment.ship_to):
        return uncovered(consignment)
    rules = rules_for(book, consignment)
    supplied = Supplied.beside(consignment, rates=rates, tariff=tariff, assume=assume)
    admitted = admit((consignment,), rules, supplied)
    outcome = run(rules, admitted, consignment.prices)
    return report(consignment, rules, admitted, outcome, _otherwise(consignment, rules, supplied))


def _otherwise(consignment: Consignment, rules: CompiledPlan, supplied: Supplied) -> Alternatives:
    """Return how the same parcel is priced under other answers and elections: a walk to the sum."""

    def summed(parcel: Consignment, supplied: Supplied) -> tuple[QuoteState, Money | None]:
        admitted = admit((parcel,), rules, supplied)
        return judged(parcel, admitted, run(rules, admitted, parcel.prices))

    def if_elected(scheme: str) -> Money | None:
        parcel = consignment.replace(elections=consignment.elections | {scheme})
        return summed(parcel, supplied)[1]

    return Alternatives(
        if_answered=lambda fact, answer: summed(consignment, supplied.assuming(fact, answer)),
        if_elected=if_elected,
    )
