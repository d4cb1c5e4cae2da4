"""Refunds matched with the orders they pay back, and the days on which something was kept."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from attrs import define, frozen

from xborder.customers.purchases.history import (
    ConvertedOrder,
    Purchase,
    RefundRate,
    Refunds,
    ZeroValue,
    exact_sum,
)
from xborder.customers.purchases.order import Order
from xborder.exchange import Rate


@frozen(kw_only=True)
class DatedOrder:
    """An order, the civil day it counts for, its rate if it needs one, and its plain amount."""

    order: Order
    day: dt.date
    rate: Rate | None
    amount: Fraction

    @property
    def factor(self) -> Fraction:
        """What the amount is multiplied by."""
        return self.rate.ratio if self.rate else Fraction(1)


@frozen(kw_only=True)
class NetSales:
    """One customer's sales, net of refunds, and what could not be matched."""

    sales: tuple[ConvertedOrder, ...]
    unmatched: tuple[Order, ...] = ()
    fx_difference: Fraction = Fraction(0)


def _in_time(row: DatedOrder) -> tuple[object, ...]:
    order = row.order
    return (
        row.day,
        order.refund,
        order.at if isinstance(order.at, dt.datetime) else _NO_TIME,
        order.order_id,
        order.amount.amount,
        order.amount.currency.code,
        order.refund_of,
        order.quantity,
        order.channel,
        order.country,
        order.item,
    )


_NO_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)  # a history has days or moments, never both


def in_order(rows: list[DatedOrder]) -> list[DatedOrder]:
    """Return rows in order of time; rows of one day by what they say, never by their place."""
    days = [row.day for row in rows]
    if len(set(days)) == len(days):  # nearly every customer, and the whole key costs ten times this
        return sorted(rows, key=lambda row: row.day)
    return sorted(rows, key=_in_time)


@define
class _Open:
    """A sale, and what of it is not yet paid back, in its own currency."""

    row: DatedOrder
    left: Fraction
    refunded: Fraction = Fraction(0)


def match_refunds(rows: list[DatedOrder], refund_rate: RefundRate) -> NetSales:
    """Return the orders of one customer with what was paid back of each.

    A refund that names no order pays back the latest earlier ones of its currency, last first.

    Args:
        rows: All of a customer's orders and refunds, in any order.
        refund_rate: At which day's rate a refund is converted.
    """
    rows = in_order(rows)
    if not any(row.order.refund for row in rows):
        return NetSales(sales=tuple(_converted(row) for row in rows))
    sales = [_Open(row, row.amount) for row in rows if not row.order.refund]
    unmatched: list[Order] = []
    difference = Fraction(0)
    for row in (row for row in rows if row.order.refund):
        owed = -row.amount
        for sale in reversed(sales):
            if owed and _pays_back(row, sale.row):
                part = min(owed, sale.left)
                factor = row.factor if refund_rate is RefundRate.REFUND_DAY else sale.row.factor
                sale.left -= part
                sale.refunded += part * factor
                difference -= part * (row.factor - sale.row.factor)
                owed -= part
        if owed:
            unmatched.append(row.order)
    return NetSales(
        sales=tuple(_converted(sale.row, sale.refunded, left=sale.left) for sale in sales),
        unmatched=tuple(unmatched),
        fx_difference=difference,
    )


def _converted(
    row: DatedOrder, refunded: Fraction = Fraction(0), *, left: Fraction | None = None
) -> ConvertedOrder:
    return ConvertedOrder(
        order=row.order,
        day=row.day,
        rate=row.rate,
        value=row.amount if row.rate is None else row.amount * row.rate.ratio,
        refunded=refunded,
        returned=bool(row.amount) and left == 0,
    )


def _pays_back(refund: DatedOrder, sale: DatedOrder) -> bool:
    if sale.order.amount.currency.code != refund.order.amount.currency.code:
        return False
    if refund.order.refund_of:
        return refund.order.refund_of == sale.order.order_id
    return sale.day <= refund.day


def purchases_of(
    sales: Sequence[ConvertedOrder], refunds: Refunds, zero_value: ZeroValue
) -> tuple[Purchase, ...]:
    """Return the days on which something was bought and kept.

    Args:
        sales: A customer's sales, in order of time.
        refunds: Whether what was paid back is taken off.
        zero_value: Whether an order of value 0 counts as one.
    """
    net, free_counts = refunds is Refunds.NET, zero_value is ZeroValue.COUNTED
    seen: set[str] = set()
    found = []
    for day, together in groupby(sales, key=_day):
        bought = [sale for sale in together if free_counts or sale.value]
        kept = [sale for sale in bought if not (net and sale.returned)]
        if kept:
            value = exact_sum([sale.net if net else sale.value for sale in bought])
            # A rate that moved can leave less than nothing of a partly returned order.
            if value >= 0:
                found.append(Purchase(day=day, value=value, orders=_count(kept, seen)))
    return tuple(found)


_day = attrgetter("day")


def _count(sales: Iterable[ConvertedOrder], seen: set[str]) -> int:
    """Return how many orders these are that were not seen before: lines of one order are one."""
    count = 0
    for sale in sales:
        order_id = sale.order.order_id
        count += order_id not in seen
        if order_id:
            seen.add(order_id)
    return count
