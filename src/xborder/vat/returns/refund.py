"""Refunds of decided sales: what of their tax is taken back, and in which rows."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.timeline import civil_date
from xborder.vat.determination.answer import TaxPart
from xborder.vat.determination.result import Determination
from xborder.vat.returns.rounded import share_of, tax_inside

_MARGIN: Final = "margin"
"""The regime of goods that are taxed on the dealer's margin."""


def _day(value: dt.date) -> dt.date:
    return civil_date(value, where="day")


def _amount(value: Money | str | None) -> Money | None:
    return None if value is None else as_money(value)


@frozen(kw_only=True)
class Refund:
    """Money given back for an order.

    Attributes:
        id: The number of the credit note.
        of: The number of the order.
        day: The day on which it was given.
        amount: What was given back, with tax; ``None`` for the whole order.
        item: The position of the line it is for, from 0; ``None`` to spread it over the order.
    """

    id: str
    of: str
    day: dt.date = field(converter=_day)
    amount: Money | None = field(default=None, converter=_amount)
    item: int | None = None


def taken_back(
    decision: Determination, refund: Refund, left: Money | None
) -> Iterator[tuple[TaxPart, Money, Money]]:
    """Yield the parts of a sale that a refund touches, with the net and the tax taken back.

    An amount is spread over its parts by what each costs, none of it lost; the tax of a part that
    is given back whole is its own, so that a sale and its refund leave nothing. Under a margin
    scheme a refund lowers the margin, and below nothing no tax is left to give back.

    Args:
        decision: The decision of the sale.
        refund: The refund.
        left: What earlier refunds left of the price.

    Raises:
        InvalidInput: More is given back than was sold, or the line is none of the sale's; or lines
            under a margin scheme bear several rates, and it is not said which one is refunded.
    """
    parts = [part for part in decision.parts if refund.item is None or refund.item in part.items]
    if not parts:
        raise InvalidInput(
            "The order {order} has no line {value}.",
            code="return.refund",
            remedy="Give the position of a line, from 0, or leave it out.",
            where="item",
            order=refund.of,
            value=refund.item,
        )
    if refund.amount is None:
        yield from ((part, -part.net, -part.tax) for part in parts)
        return
    sold = sum((part.gross for part in parts[1:]), parts[0].gross)
    if refund.amount.currency != sold.currency:
        raise CurrencyMismatch(
            "The refund {value} is not in the currency of the sale, {sold}.",
            code="return.refund",
            remedy="Give what was taken off the sale, in its own currency.",
            where="amount",
            value=str(refund.amount),
            sold=str(sold),
        )
    if not Money.of_minor(0, sold.currency) <= refund.amount <= sold:
        raise InvalidInput(
            "{value} is given back of {sold}.",
            code="return.refund",
            remedy="Give an amount of at most what was sold, without a sign.",
            where="amount",
            value=str(refund.amount),
            sold=str(sold),
        )
    if decision.regime == _MARGIN:
        yield _off_the_margin(decision, refund.of, refund.amount, left or sold)
        return
    weights = [part.gross.minor_units() for part in parts]
    shares = refund.amount.share(weights) if any(weights) else [refund.amount]
    for part, gross in zip(parts, shares, strict=False):
        rate = Decimal(0) if part.rate is None else part.rate
        tax = part.tax if gross == part.gross else share_of(gross, tax_inside(rate))
        yield part, tax - gross, -tax


def _off_the_margin(
    decision: Determination, order: str, amount: Money, left: Money
) -> tuple[TaxPart, Money, Money]:
    """Return what a refund takes off a margin: the tax before it, less the tax after it.

    Source: Directive 2006/112/EC, Art. 90(1) and 315.
    """
    if len(decision.parts) > 1:
        raise InvalidInput(
            "The order {order} is under a margin scheme at several rates.",
            code="return.refund_margin",
            remedy="Refund it whole, or decide each of its goods as a sale of its own.",
            where="amount",
            order=order,
        )
    (part,) = decision.parts
    cost = decision.sale.cost or 0 * left
    inside = tax_inside(part.rate or Decimal(0))
    before, after = (
        share_of(price - cost if price > cost else 0 * price, inside)
        for price in (left, left - amount)
    )
    tax = after - before
    return part, -amount - tax, tax
