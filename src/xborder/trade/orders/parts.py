"""The parts of a line: how pieces, price and discount of a row become items that keep its value."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xborder.errors import XborderError
from xborder.money import Currency
from xborder.number import DECIMAL
from xborder.trade.item import Item
from xborder.trade.orders.lines import Line
from xborder.trade.orders.products import price_of_measure, split_evenly
from xborder.trade.orders.report import Report


def discount_of(line: Line, currency: Currency) -> Decimal:
    """Return what is stated as taken off a line; nothing where cents do not tell it.

    Then it is in the price of a piece already, which may have more decimals.
    """
    whole = line.discount.scaleb(currency.digits, DECIMAL)
    return line.discount if whole == int(whole) else Decimal(0)


def off_parts(off: Decimal, parts: Sequence[tuple[int | Decimal, Decimal]]) -> list[Decimal]:
    """Return what is taken off each part of a line: the first as far as it goes."""
    found = []
    for pieces, price in parts:
        less = min(off, DECIMAL.multiply(Decimal(pieces), price))
        found.append(less)
        off = DECIMAL.subtract(off, less)
    return found


def returned_of(
    back: int | Decimal, items: Sequence[Item], first: int
) -> Iterator[tuple[int, int | Decimal]]:
    """Yield how much of each item of a line is refunded, by its position in the consignment."""
    for place, item in enumerate(items, first):
        taken = min(back, item.quantity)
        if taken:
            yield place, taken
        back -= taken


def parts_of(
    line: Line, value: Decimal, currency: Currency, report: Report
) -> Sequence[tuple[int | Decimal, Decimal]]:
    """Return how much of a line costs how much each, so that it keeps its value."""
    if isinstance(line.quantity, int):
        return split_evenly(value, line.quantity, currency.digits)
    try:
        return [(line.quantity, price_of_measure(value, line.quantity))]
    except XborderError as error:
        report.add(error, line.where)
        return []
