"""Orders in, purchases out: every row checked, dated, converted and settled."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import frozen

from xborder.customers.purchases.history import History, RefundRate, Refunds
from xborder.customers.purchases.order import Order, check_order
from xborder.customers.purchases.refund import DatedOrder, match_refunds, purchases_of
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidRows, NoRate, XborderError
from xborder.exchange import Rate, RateTable
from xborder.money import Currency
from xborder.timeline import civil_date


def purchase_history(
    orders: Iterable[Order],
    *,
    on: dt.date,
    zone: str = "",
    currency: str = "",
    rates: RateTable | None = None,
    refunds: Refunds = Refunds.NET,
    refund_rate: RefundRate = RefundRate.ORDER_DAY,
    excluded_ids: Collection[str] = frozenset(),
) -> History:
    """Return the purchases of every customer, all orders of one day merged into one.

    Args:
        orders: Orders and refunds, in any order; the result does not depend on it.
        on: The last day of observation, in ``zone``.
        zone: The IANA name of the zone in which days begin, such as ``"Asia/Shanghai"``; needed
            where orders carry moments, of no use where they carry days.
        currency: The currency of the result; that of the orders if they share one.
        rates: The rates to convert by; each order takes that of its own day.
        refunds: How refunds count.
        refund_rate: At which day's rate they are converted.
        excluded_ids: Customers who objected or asked for erasure; their orders are not read.

    Returns:
        The history. A refund without ``refund_of`` pays back the customer's latest earlier orders
        of its currency, last first.

    Raises:
        InvalidRows: Orders after ``on``, moments mixed with days, moments without a zone,
            negative sales, unknown refunded orders, missing rates: all rows at once.
        InvalidInput: There is no order, or ``zone`` is missing or unknown.
        CurrencyMismatch: Several currencies, and no ``currency`` to convert to.

    Examples:
        >>> orders = [
        ...     Order(customer_id="c1", at=dt.date(2026, 1, 10), amount="100.00 EUR"),
        ...     Order(customer_id="c1", at=dt.date(2026, 1, 10), amount="20.00 EUR"),
        ...     Order(customer_id="c1", at=dt.date(2026, 1, 12), amount="-20.00 EUR", refund=True),
        ... ]
        >>> history = purchase_history(orders, on=dt.date(2026, 2, 1))
        >>> [(purchase.orders, float(purchase.value)) for purchase in history.customers["c1"]]
        [(2, 100.0)]
    """
    civil_date(on, where="on")
    everyone = list(enumerate(orders))
    rows = [(number, order) for number, order in everyone if order.customer_id not in excluded_ids]
    left_out = {order.customer_id for _, order in everyone} - {o.customer_id for _, o in rows}
    if not rows:
        raise InvalidInput(
            "There is no order.",
            code="customers.empty",
            remedy="Give at least one order of a customer who is not excluded.",
            where="orders",
        )
    reader = _Reader(on=on, zone=_zone(rows, zone), currency=_currency(rows, currency), rates=rates)
    dated = reader.read(rows)
    by_customer: dict[str, list[DatedOrder]] = defaultdict(list)
    for row in dated:
        by_customer[row.order.customer_id].append(row)
    settled = [match_refunds(by_customer[name], refund_rate) for name in sorted(by_customer)]
    sales = tuple(sale for customer in settled for sale in customer.sales)
    return History(
        customers={
            customer.name: purchases_of(customer.sales, refunds)
            for customer in settled
            if customer.sales
        },
        orders=sales,
        unmatched=tuple(order for customer in settled for order in customer.unmatched),
        fx_difference=sum((customer.fx_difference for customer in settled), Fraction(0)),
        on=on,
        currency=reader.currency,
        zone=zone,
        refunds=Refunds(refunds),
        excluded=len(left_out),
    )


def _zone(rows: list[tuple[int, Order]], zone: str) -> ZoneInfo | None:
    if not any(isinstance(order.at, dt.datetime) for _, order in rows):
        return None
    if not zone:
        raise InvalidInput(
            "The orders carry moments, and no zone says when a day begins.",
            code="customers.zone",
            remedy='Give zone="Asia/Shanghai" or the zone of your books.',
            where="zone",
        )
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InvalidInput(
            "{value} is not a known time zone.",
            code="customers.zone",
            remedy="Give an IANA name such as Europe/Berlin.",
            where="zone",
            value=zone,
        ) from error


def _currency(rows: list[tuple[int, Order]], currency: str) -> str:
    if currency:
        return Currency.of(currency).code
    found = sorted({order.amount.currency.code for _, order in rows})
    if len(found) > 1:
        raise CurrencyMismatch(
            "The orders are in {value}: amounts of several currencies cannot be added.",
            remedy="Name the currency of the result and give the rates.",
            where="currency",
            value=", ".join(found),
        )
    return found[0]


@frozen(kw_only=True)
class _Reader:
    on: dt.date
    zone: ZoneInfo | None
    currency: str
    rates: RateTable | None

    def read(self, rows: list[tuple[int, Order]]) -> list[DatedOrder]:
        dated: list[DatedOrder] = []
        bad: list[XborderError] = []
        known = {order.order_id for _, order in rows if order.order_id and not order.refund}
        for number, order in rows:
            found = check_order(order) or self._check(order, known)
            if found is None:
                day = self._day(order.at)
                try:
                    dated.append(DatedOrder(order=order, day=day, rate=self._rate(order, day)))
                except NoRate as error:
                    found = error
            if found is not None:
                where = f"orders.{number}.{found.where or 'amount'}"
                bad.append(
                    type(found)(
                        found.text,
                        code=found.code,
                        remedy=found.remedy,
                        where=where,
                        **found.values,
                    )
                )
        if bad:
            raise InvalidRows(bad)
        return dated

    def _check(self, order: Order, known: set[str]) -> XborderError | None:
        if (self.zone is not None) != isinstance(order.at, dt.datetime):
            return InvalidInput(
                "{value} is a plain day among moments.",
                code="customers.mixed",
                remedy="Give all orders as days, or all as aware datetimes.",
                where="at",
                value=order.at,
            )
        if self._day(order.at) > self.on:
            return InvalidInput(
                "{value} lies after the last day of observation {on}.",
                code="customers.future",
                remedy="Leave the order out, or observe until its day.",
                where="at",
                value=order.at,
                on=self.on,
            )
        if order.refund and order.refund_of and order.refund_of not in known:
            return InvalidInput(
                "The refunded order {value} is not among the orders.",
                code="customers.refund_of",
                remedy="Include the order, or leave refund_of empty.",
                where="refund_of",
                value=order.refund_of,
            )
        return None

    def _day(self, at: dt.datetime | dt.date) -> dt.date:
        if isinstance(at, dt.datetime):
            return at.astimezone(self.zone).date()
        return at

    def _rate(self, order: Order, day: dt.date) -> Rate | None:
        code = order.amount.currency.code
        if code == self.currency:
            return None
        if self.rates is None:
            raise NoRate(
                "No rate from {value} to {currency} on {on} is known.",
                remedy="Give rates= with a rate for that day.",
                where="amount",
                value=code,
                currency=self.currency,
                on=day,
            )
        return self.rates.rate(code, self.currency, on=day)
