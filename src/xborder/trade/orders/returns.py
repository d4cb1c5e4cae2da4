"""Rows of an order that come back to the seller, with the rows that they were sold on.

Some exports write a refund as a further row with a negative quantity. Where such a row names the
same thing at the same price as one that was sold, it tells how much of that one came back.
"""

from fractions import Fraction

from attrs import evolve

from xborder.messages import Text
from xborder.trade.orders.lines import Line
from xborder.trade.orders.report import Report


def matched(lines: list[Line], report: Report) -> list[Line]:
    """Return the lines with what came back of each; a row that fits none stays as it is.

    Args:
        lines: The lines of an order, those that come back among them.
        report: Where to note what came back.
    """
    kept = list(lines)
    for line in lines:
        if not (line.returned and line.sku):
            continue
        place = next((at for at, sold in enumerate(kept) if _fits(line, sold)), None)
        if place is None:
            continue
        sold = kept[place]
        kept[place] = evolve(sold, refunded=sold.refunded + line.quantity)
        kept.remove(line)
        report.note(
            line.where,
            Text(
                "{count} of {quantity} pieces are refunded; the line stands as it was sold.",
                count=line.quantity,
                quantity=sold.quantity,
            ),
        )
    return kept


def _fits(back: Line, sold: Line) -> bool:
    return (
        not sold.returned
        and sold.sku == back.sku
        and sold.refunded + back.quantity <= sold.quantity
        and _each(sold) == _each(back)
    )


def _each(line: Line) -> Fraction:
    return Fraction(line.value) / Fraction(line.quantity)
