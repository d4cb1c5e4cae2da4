"""Refund: what the law gives back when goods are sent back."""

from collections.abc import Iterable

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.landed_cost.result import CostLine, LandedCost, LineKind
from xborder.money import Money

_OWN = {
    LineKind.GOODS,
    LineKind.DISCOUNT,
    LineKind.FREIGHT,
    LineKind.INSURANCE,
    LineKind.SELLER_FEE,
}


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
