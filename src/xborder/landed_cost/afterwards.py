"""After the sale: a quote replayed from its JSON, and what a return gives back."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.exchange import Quotation, RateTable
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.result import CostLine, LandedCost, LineKind
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.goods_table import GoodsLookup

_OWN = {
    LineKind.GOODS,
    LineKind.DISCOUNT,
    LineKind.FREIGHT,
    LineKind.INSURANCE,
    LineKind.SELLER_FEE,
}


@frozen(kw_only=True)
class Replay:
    """A stored quote, computed again.

    Attributes:
        stored: The quote as it was.
        now: The same parcel by the rules at hand.
        same_figures: Whether every line and the total came out as they were.
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
    lines = tuple((line.item, line.id, line.amount) for line in found.lines)
    return (found.state, found.total, lines)


@frozen(kw_only=True)
class Refund:
    """What the law gives back when goods are returned.

    Attributes:
        back: What is given back.
        kept: What is not.
        unknown: What the rules do not say; claim it, but do not count on it.
        lines: The lines of law that were looked at.
    """

    back: Money
    kept: Money
    unknown: Money
    lines: tuple[CostLine, ...]


def refund_on_return(quoted: LandedCost, *, items: Iterable[int] | None = None) -> Refund:
    """Return which duties and taxes of a quote come back when goods are sent back.

    Args:
        quoted: The quote.
        items: The order lines that are returned, by position; all of them if not given.

    Returns:
        The charges of those lines, by what the rules say of them.

    Raises:
        InvalidInput: The quote has no such order line, or no total to give back from.
    """
    if quoted.total is None:
        raise InvalidInput(
            "The quote has no total: it is {value}.",
            code="refund.state",
            remedy="Give a quote that is exact or an estimate.",
            where="quoted",
            value=str(quoted.state),
        )
    bought = range(len(quoted.consignment.items))
    returned = set(bought if items is None else items)
    for item in sorted(returned.difference(bought)):
        raise InvalidInput(
            "The quote has no item {value}.",
            code="refund.item",
            remedy="Give positions from 0 to {last}.",
            where="items",
            value=item,
            last=len(bought) - 1,
        )
    lines = tuple(line for line in quoted.lines if line.item in returned and line.kind not in _OWN)

    def summed(refundable: bool | None) -> Money:  # noqa: FBT001 - the answer looked for
        found = (line.amount for line in lines if line.refundable is refundable)
        return sum(found, Money(0, quoted.currency))

    return Refund(back=summed(True), kept=summed(False), unknown=summed(None), lines=lines)
