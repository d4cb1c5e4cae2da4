"""Replay: a stored quote computed again, from its JSON alone."""

from fractions import Fraction

from attrs import frozen

from xborder.exchange import Quotation, RateTable
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.result import LandedCost
from xborder.policy.book import PolicyBook
from xborder.policy.goods_table import GoodsLookup


@frozen(kw_only=True)
class Replay:
    """A stored quote, computed again.

    Attributes:
        stored: The quote as it was.
        now: The same parcel by the rules at hand.
        same_figures: Whether every line with its base and rate, the total and the ends of its
            range came out as they were.
        same_rules: Whether the rules of that day are the ones the quote was made with.
    """

    stored: LandedCost
    now: LandedCost
    same_figures: bool
    same_rules: bool


def replay(
    stored: LandedCost | str,
    *,
    rates: RateTable | None = None,
    tariff: GoodsLookup | None = None,
    book: PolicyBook | None = None,
) -> Replay:
    """Compute a stored quote again, for the day and with the assumptions it was made with.

    Args:
        stored: The quote, or its JSON.
        rates: Exchange rates; where none are given, the ones the quote carries are used.
        tariff: The tariff, if one was given then.
        book: The rules at hand; the built-in book if none is given.

    Examples:
        >>> import datetime as dt
        >>> from xborder.trade import Consignment
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="DE", on=dt.date(2025, 11, 21),
        ...     items=[{"hs_code": "610910", "origin": "CN", "quantity": 1,
        ...             "unit_price": "39.80 EUR"}],
        ...     shipping="4.50 EUR", prices="net",
        ...     seller={"registrations": {"IOSS"}}, buyer={"kind": "consumer"},
        ... )
        >>> again = replay(quote(parcel).model_dump_json())
        >>> again.same_figures, again.same_rules
        (True, True)
    """
    then = LandedCost.model_validate_json(stored) if isinstance(stored, str) else stored
    now = quote(
        then.consignment,
        rates=rates or _carried(then),
        tariff=tariff,
        book=book,
        assume=then.assumed,
    )
    return Replay(
        stored=then,
        now=now,
        same_figures=_figures(then) == _figures(now),
        same_rules=then.fingerprint == now.fingerprint,
    )


def _carried(then: LandedCost) -> RateTable | None:
    if not then.rates:
        return None
    return RateTable(
        Quotation.of(
            used.base,
            used.quote,
            Fraction(used.numerator, used.denominator),
            start=used.asked,
            kind=used.kind,
            source=used.source,
        )
        for used in then.rates
    )


def _figures(found: LandedCost) -> tuple[object, ...]:
    lines = tuple(
        (line.item, line.id, line.amount, line.base, line.rate, line.adjustment)
        for line in found.lines
    )
    return (found.state, found.total, lines, tuple(end.total for end in found.ends))
