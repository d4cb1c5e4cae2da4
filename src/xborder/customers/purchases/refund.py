"""Refunds matched with the orders they pay back, customer by customer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from attrs import define, frozen

from xborder.customers.purchases.history import ConvertedOrder, Purchase, RefundRate, Refunds
from xborder.customers.purchases.order import Order
from xborder.exchange import Rate


@frozen(kw_only=True)
class DatedOrder:
    """An order, the civil day it counts for, and its rate if it needs one."""

    order: Order
    day: dt.date
    rate: Rate | None

    @property
    def factor(self) -> Fraction:
        """What the amount is multiplied by."""
        return self.rate.ratio if self.rate else Fraction(1)


@frozen(kw_only=True)
class NetSales:
    """One customer's sales, net of refunds, and what could not be matched."""

    name: str
    sales: list[ConvertedOrder]
    unmatched: list[Order]
    fx_difference: Fraction


def _in_time(row: DatedOrder) -> tuple[object, ...]:
    order = row.order
    moment = order.at.timestamp() if isinstance(order.at, dt.datetime) else 0.0
    return (row.day, order.refund, moment, order.order_id, order.amount.amount, str(order.amount))


@define
class _Open:
    """A sale, and what of it is not yet paid back, in its own currency."""

    row: DatedOrder
    left: Fraction
    refunded: Fraction = Fraction(0)


def match_refunds(rows: list[DatedOrder], refund_rate: RefundRate) -> NetSales:
    """Return the orders of one customer with what was paid back of each.

    A refund that names no order pays back the latest earlier ones of its currency, last first.
    """
    rows = sorted(rows, key=_in_time)
    sales = [_Open(row, Fraction(row.order.amount.amount)) for row in rows if not row.order.refund]
    unmatched: list[Order] = []
    difference = Fraction(0)
    for row in (row for row in rows if row.order.refund):
        owed = -Fraction(row.order.amount.amount)
        for sale in reversed(sales):
            if owed and _pays_back(row, sale.row):
                part = min(owed, sale.left)
                factor = row.factor if refund_rate == RefundRate.REFUND_DAY else sale.row.factor
                sale.left -= part
                sale.refunded += part * factor
                difference -= part * (row.factor - sale.row.factor)
                owed -= part
        if owed:
            unmatched.append(row.order)
    return NetSales(
        name=rows[0].order.customer_id,
        sales=[
            ConvertedOrder(
                order=sale.row.order,
                day=sale.row.day,
                rate=sale.row.rate,
                value=Fraction(sale.row.order.amount.amount) * sale.row.factor,
                refunded=sale.refunded,
            )
            for sale in sales
        ],
        unmatched=unmatched,
        fx_difference=difference,
    )


def _pays_back(refund: DatedOrder, sale: DatedOrder) -> bool:
    if sale.order.amount.currency.code != refund.order.amount.currency.code:
        return False
    if refund.order.refund_of:
        return refund.order.refund_of == sale.order.order_id
    return sale.day <= refund.day


def purchases_of(sales: Iterable[ConvertedOrder], refunds: Refunds) -> tuple[Purchase, ...]:
    """Return the days on which something was bought and kept."""
    values: dict[dt.date, Fraction] = defaultdict(Fraction)
    counts: dict[dt.date, int] = defaultdict(int)
    for sale in sales:
        value = sale.net if refunds == Refunds.NET else sale.value
        values[sale.day] += value
        counts[sale.day] += value > 0
    return tuple(
        Purchase(day=day, value=value, orders=counts[day])
        for day, value in sorted(values.items())
        if value > 0
    )
