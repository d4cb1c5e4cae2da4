"""Quotes that no rules could be chosen for: a destination without rules, an open address."""

from collections.abc import Callable, Iterable

from xborder.errors import NoRate
from xborder.landed_cost.breakdown import (
    Consequence,
    Decided,
    Ends,
    KnownFact,
    MissingFact,
    QuoteState,
    RangeEnd,
    Reason,
)
from xborder.landed_cost.later import Later
from xborder.landed_cost.report.ends import Fork, lowest_and_highest
from xborder.landed_cost.report.known import known_fact
from xborder.landed_cost.report.notices import notices
from xborder.landed_cost.result import LandedCost
from xborder.messages import Text
from xborder.policy.book import PolicyBook
from xborder.policy.fact import fact
from xborder.policy.sentence import Sentence
from xborder.trade import Consignment, CountryName
from xborder.trade.territory import Place
from xborder.version import VERSION


def uncovered(consignment: Consignment, place: Place, book: PolicyBook) -> LandedCost:
    """Return the quote of a parcel to a destination without rules, with what is known of it."""
    name = Text(place.territory.name) if place.territory else CountryName(place.code)
    reason = Text("There are no rules for {destination}.", destination=name)

    def known() -> tuple[KnownFact, ...]:
        return tuple(map(known_fact, book.known(place.code, consignment.on)))

    return _empty(consignment, QuoteState.UNSUPPORTED, reason).replace(known=Later(known))


def unplaced(
    consignment: Consignment,
    place: Place,
    at: Callable[[str], LandedCost],
    addressed: Callable[[str], LandedCost],
) -> LandedCost:
    """Return the quote of a parcel whose destination cannot be told from its address.

    Args:
        consignment: The parcel.
        place: What its address may be.
        at: The quote if it were assumed to be one of them.
        addressed: The quote if the address had said so.
    """

    def consequence(territory: str) -> Consequence:
        try:
            quote = at(territory)
        except NoRate:  # another currency holds there, and no rate to it was supplied
            return Consequence(answer=territory, state=QuoteState.MISSING_FACT, total=None)
        return Consequence(answer=territory, state=quote.state, total=quote.total)

    asked = fact("territory")
    missing = MissingFact(
        fact=asked.name,
        title=Sentence.of(asked.title),
        consequences=Later(lambda: tuple(map(consequence, place.candidates))),
    )
    why = place.why or asked.title
    ends = Later(lambda: _ends(place.candidates, addressed))
    return _empty(consignment, QuoteState.MISSING_FACT, why, missing, ends)


def _ends(
    territories: Iterable[str], addressed: Callable[[str], LandedCost]
) -> tuple[RangeEnd, ...]:
    """Return the lowest and the highest total over all territories that a parcel may go to.

    None are known where it has none in one of them, or where their currencies differ.
    """
    found: list[RangeEnd] = []
    for territory in territories:
        try:
            quote = addressed(territory)
        except NoRate:
            return ()
        there = Fork(Decided.FACT, "territory", (territory,)).decided(territory)
        ends = quote.ends
        if quote.state is QuoteState.EXACT and quote.total is not None:
            ends = (RangeEnd(total=quote.total, under=()),)
        if not ends:
            return ()
        found += [end.replace(under=(there, *end.under)) for end in ends]
    if len({end.total.currency.code for end in found}) > 1:
        return ()
    return lowest_and_highest(found)


def _empty(
    consignment: Consignment,
    state: QuoteState,
    why: Text,
    missing: MissingFact | None = None,
    ends: Ends = (),
) -> LandedCost:
    count = len(consignment.items)
    reason = Reason(
        state=state,
        text=Sentence.of(why),
        items=tuple(range(count)),
        fact=missing.fact if missing else "",
    )
    return LandedCost(
        consignment=consignment,
        jurisdiction="",
        currency=consignment.items[0].unit_price.currency.code,
        state=state,
        total=None,
        ends=ends,
        lines=(),
        schemes=("",) * count,
        notices=Later(lambda: notices(consignment, None)),
        reasons=(reason,),
        missing=missing,
        version=VERSION,
        fingerprint="",
    )
