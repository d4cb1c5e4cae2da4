"""Rows of an order that come back to the seller, with the rows that they were sold on.

Some exports write a refund as a further row with a negative quantity. Where such a row names the
same thing at the same price as one that was sold, it tells how much of that one came back.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from xborder.messages import Text
from xborder.number import DECIMAL
from xborder.trade.orders.lines import Line
from xborder.trade.orders.report import Report
from xborder.trade.orders.totals import Sums, Totals


def matched(lines: list[Line], report: Report) -> tuple[list[Line], list[Line]]:
    """Return the lines with what came back of each, and the rows that said so.

    A row that fits none stays as it is.

    Args:
        lines: The lines of an order, those that come back among them.
        report: Where to note what came back.
    """
    kept, taken = list(lines), []
    for line in lines:
        if not (line.returned and line.sku):
            continue
        place = next((at for at, sold in enumerate(kept) if _fits(line, sold)), None)
        if place is None:
            continue
        sold = kept[place]
        kept[place] = evolve(sold, refunded=sold.refunded + line.quantity)
        kept.remove(line)
        taken.append(line)
        report.note(
            line.where,
            Text(
                "{count} of {quantity} pieces are refunded; the line stands as it was sold.",
                count=line.quantity,
                quantity=sold.quantity,
            ),
        )
    return kept, taken


def settled(
    settle: Callable[[Sums, Report], Totals | None],
    sums: Sums,
    taken: Sequence[Line],
    where: str,
    report: Report,
) -> tuple[Totals | None, Sums]:
    """Return what an order's sums tell, and the sums; before what came back of it, or else after.

    Shops write the sums of an order as it was sold, ERPs what is left of them. The sums after
    returns are no total that the buyer paid: none is kept.

    Args:
        settle: Holds sums against the lines that were sold; says what is wrong.
        sums: What the order states.
        taken: The rows that came back.
        where: Its first row.
        report: Where to say what was found.
    """
    sold = Report()
    totals = settle(sums, sold)
    if totals is None and taken:
        left = Report()
        after = settle(_as_sold(sums, taken), left)
        if after is not None:
            left.note(where, Text("The sums of the order are what is left after returns."))
            sold, totals, sums = left, after, evolve(sums, total=None)
    report.notes += sold.notes
    report.errors += sold.errors
    return totals, sums


def _as_sold(sums: Sums, taken: Sequence[Line]) -> Sums:
    """Return the sums with what came back in them again, the tax on it left out on both sides."""
    back = sum((line.value for line in taken), Decimal(0))
    return evolve(
        sums,
        subtotal=None if sums.subtotal is None else DECIMAL.add(sums.subtotal, back),
        total=None if sums.total is None else DECIMAL.add(sums.total, back),
    )


def _fits(back: Line, sold: Line) -> bool:
    return (
        not sold.returned
        and sold.sku == back.sku
        and sold.refunded + back.quantity <= sold.quantity
        and _each(sold) == _each(back)
    )


def _each(line: Line) -> Fraction:
    return Fraction(line.value) / Fraction(line.quantity)
