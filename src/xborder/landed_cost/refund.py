"""Refund: what the law gives back when goods are sent back."""

import contextlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from xborder.display import Shown
from xborder.errors import InvalidInput, XborderError
from xborder.kind import all_of_kind, of_kind
from xborder.landed_cost.result import CostLine, LandedCost, LineKind
from xborder.landed_cost.shown.words import cited
from xborder.messages import Text
from xborder.money import Mode, Money, Rounding
from xborder.record import Record
from xborder.trade.field import quantity_of

_OWN = {
    LineKind.GOODS,
    LineKind.DISCOUNT,
    LineKind.FREIGHT,
    LineKind.INSURANCE,
    LineKind.SELLER_FEE,
}


@frozen(kw_only=True, repr=False)
class Refund(Record, Shown):
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

    def _said(self, locale: str) -> str:
        said = Text(
            "{back} comes back, {kept} does not; of {unknown} the rules say nothing.",
            back=self.back,
            kept=self.kept,
            unknown=self.unknown,
        )
        return said.render(locale)

    def _shown(self) -> dict[str, list[object]]:
        rules = [line.rule for line in self.lines]
        return {
            "charge": [Text(line.title) for line in self.lines],
            "amount": [line.amount for line in self.lines],
            "comes_back": [line.refundable for line in self.lines],
            "source": [rule and cited(rule.title, rule.article) for rule in rules],
        }


_ROUNDED = Rounding(unit=1, mode=Mode.HALF_UP)


def _parts(
    quoted: LandedCost, returned: Mapping[int, int | Decimal | str]
) -> Mapping[int, Fraction]:
    """Return the share of each order line that comes back."""
    shares = {}
    for place, quantity in returned.items():
        bought = quoted.consignment.items[place].quantity
        share = Fraction(0)
        with contextlib.suppress(XborderError):
            share = Fraction(quantity_of(quantity)) / Fraction(bought)
        halved = isinstance(bought, int) and bought % share.denominator  # a part of a piece
        if not 0 < share <= 1 or halved:
            raise InvalidInput(
                "{value} of item {item} cannot come back.",
                code="refund.quantity",
                remedy="Give whole pieces, at most the {bought} that were bought."
                if isinstance(bought, int)
                else "Give more than nothing, and at most the {bought} that were bought.",
                where="items",
                value=quantity,
                item=place,
                bought=str(bought),
            )
        shares[place] = share
    return shares


def _part(line: CostLine, share: Fraction | None) -> CostLine:
    if share is None or share == 1:
        return line
    minor = line.amount.minor_units() * share
    amount = _ROUNDED.apply(minor.numerator, minor.denominator)
    return line.replace(amount=Money.of_minor(amount, line.amount.currency.code))


def refund_on_return(
    quoted: LandedCost, *, items: Iterable[int] | Mapping[int, int | Decimal | str] | None = None
) -> Refund:
    """Return which duties and taxes of a quote come back when goods are sent back.

    Args:
        quoted: The quote.
        items: The order lines that are returned, by position; all of them if not given. A mapping
            says how much of a line comes back: ``{0: 1}`` is one piece of the first line, and its
            part of each charge, rounded to the minor unit, half up.

    Returns:
        The charges of those lines, by what the rules say of them.

    Raises:
        InvalidInput: The quote has no such order line, less of it was bought than is returned,
            or it has no total to give back from.
        InvalidType: It is no quote, or the lines are not named by their positions.

    Examples:
        VAT that was taken at the checkout goes back with the price.

        >>> import datetime as dt
        >>> from xborder.landed_cost import quote
        >>> from xborder.trade import Consignment
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="DE", on=dt.date(2025, 11, 21),
        ...     items=[{"hs_code": "610910", "origin": "CN", "quantity": 1,
        ...             "unit_price": "39.80 EUR"}],
        ...     shipping="4.50 EUR", prices="net",
        ...     seller={"registrations": {"IOSS"}}, buyer={"kind": "consumer"},
        ... )
        >>> refund = refund_on_return(quote(parcel))
        >>> str(refund.back), str(refund.kept)
        ('8.42 EUR', '0.00 EUR')
    """
    of_kind(quoted, LandedCost, "quoted")
    if quoted.total is None:
        raise InvalidInput(
            "The quote has no total: it is {value}.",
            code="refund.state",
            remedy="Give a quote that is exact or an estimate.",
            where="quoted",
            value=str(quoted.state),
        )
    bought = range(len(quoted.consignment.items))
    named = bought if items is None else items
    named = tuple(named) if isinstance(named, Mapping) else named
    returned = set(all_of_kind(named, int, "items"))
    for item in sorted(returned.difference(bought)):
        raise InvalidInput(
            "The quote has no item {value}.",
            code="refund.item",
            remedy="Give positions from 0 to {last}.",
            where="items",
            value=item,
            last=len(bought) - 1,
        )
    parts = _parts(quoted, items) if isinstance(items, Mapping) else {}
    lines = tuple(
        _part(line, parts.get(line.item))
        for line in quoted.lines
        if line.item in returned and line.kind not in _OWN
    )

    def summed(refundable: bool | None) -> Money:  # noqa: FBT001 - the answer looked for
        found = (line.amount for line in lines if line.refundable is refundable)
        return sum(found, Money(0, quoted.currency))

    return Refund(back=summed(True), kept=summed(False), unknown=summed(None), lines=lines)
