"""Orders in, purchases out: every row dated, converted and matched with its refunds."""

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from attrs import define, field

from xborder.customers import arguments
from xborder.customers.purchases.history import (
    Duplicates,
    History,
    RefundRate,
    Refunds,
    ZeroValue,
    exact_sum,
)
from xborder.customers.purchases.order import Order
from xborder.customers.purchases.refund import DatedOrder, match_refunds, purchases_of
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidRows, NoRate, XborderError
from xborder.exchange import Rate, RateTable
from xborder.messages import Text
from xborder.money import Currency


def purchase_history(
    orders: Iterable[Order],
    *,
    on: dt.date,
    zone: str = "",
    currency: str = "",
    rates: RateTable | None = None,
    refunds: Refunds = Refunds.NET,
    refund_rate: RefundRate = RefundRate.ORDER_DAY,
    zero_value: ZeroValue = ZeroValue.COUNTED,
    duplicates: Duplicates = Duplicates.KEPT,
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
        zero_value: What an order of value 0 is.
        duplicates: What becomes of rows that repeat another in every field.
        excluded_ids: Customers who objected or asked for erasure; their orders are not read.

    Returns:
        The history. A refund without ``refund_of`` pays back the customer's latest earlier orders
        of its currency, last first.

    Raises:
        InvalidRows: Orders after ``on``, moments mixed with days, unknown refunded orders, missing
            rates, and what was to be refused: all rows at once.
        InvalidInput: There is no order, or ``zone`` is missing or unknown.
        InvalidType: Something is no order, or an argument is of the wrong kind.
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
    on = arguments.day(on, "on")
    refunds, refund_rate = Refunds(refunds), RefundRate(refund_rate)
    everyone = arguments.each(Order, orders, "orders")
    gone = {
        arguments.identifier(name, "excluded_ids")
        for name in arguments.rows(excluded_ids, "excluded_ids")
    }
    rows = [(place, order) for place, order in enumerate(everyone) if order.customer_id not in gone]
    if not rows:
        raise InvalidInput(
            "There is no order.",
            code="customers.empty",
            remedy="Give at least one order of a customer who is not excluded.",
            where="orders",
        )
    reader = _Reader(
        on=on,
        zone=_zone(rows, zone),
        currency=_currency(rows, currency),
        rates=rates if rates is None else arguments.an(RateTable, rates, "rates"),
        zero_value=ZeroValue(zero_value),
        duplicates=Duplicates(duplicates),
    )
    by_customer: dict[str, list[DatedOrder]] = {}
    for row in reader.read(rows):
        by_customer.setdefault(row.order.customer_id, []).append(row)
    found = {name: match_refunds(by_customer[name], refund_rate) for name in sorted(by_customer)}
    return History(
        customers={
            name: purchases_of(net.sales, refunds, reader.zero_value)
            for name, net in found.items()
            if net.sales
        },
        orders=tuple(sale for net in found.values() for sale in net.sales),
        unmatched=tuple(order for net in found.values() for order in net.unmatched),
        fx_difference=exact_sum(net.fx_difference for net in found.values()),
        on=on,
        currency=reader.currency,
        zone=zone,
        refunds=refunds,
        zero_value=reader.zero_value,
        excluded=len(gone & {order.customer_id for order in everyone}),
        notes=tuple(reader.notes()),
    )


def _zone(rows: list[tuple[int, Order]], zone: str) -> ZoneInfo | None:
    arguments.an(str, zone, "zone")
    if not any(isinstance(order.at, dt.datetime) for _, order in rows):
        return None
    if not zone:
        raise InvalidInput(
            "The orders carry moments, and no zone says when a day begins.",
            code="customers.zone",
            remedy='Give zone="Asia/Shanghai" or the zone of your books.',
            where="zone",
        )
    return arguments.zone(zone, "zone")


def _currency(rows: list[tuple[int, Order]], currency: str) -> str:
    if arguments.an(str, currency, "currency"):
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


@define(kw_only=True)
class _Reader:
    """What a row is checked against, and what was noticed on the way."""

    on: dt.date
    zone: ZoneInfo | None
    currency: str
    rates: RateTable | None
    zero_value: ZeroValue
    duplicates: Duplicates
    free: int = 0
    repeats: list[int] = field(factory=list)

    def read(self, rows: list[tuple[int, Order]]) -> list[DatedOrder]:
        dated: list[DatedOrder] = []
        bad: list[XborderError] = []
        known = {order.order_id for _, order in rows if order.order_id and not order.refund}
        first: dict[Order, int] = {}
        amounts: dict[Decimal, Fraction] = {}  # a decimal becomes a fraction once, prices repeat
        for place, order in rows:
            try:
                day = self._day(order)
                if first.setdefault(order, place) != place:
                    self._repeated(place, first[order])
                    if self.duplicates is Duplicates.DROPPED:
                        continue
                self._check(order, known)
                plain = order.amount.amount
                if plain not in amounts:
                    amounts[plain] = Fraction(plain)
                dated.append(
                    DatedOrder(
                        order=order, day=day, rate=self._rate(order, day), amount=amounts[plain]
                    )
                )
            except XborderError as error:
                bad.append(arguments.at_row(error, f"orders.{place}"))
        if bad:
            raise InvalidRows(bad)
        return dated

    def notes(self) -> Iterable[Text]:
        if self.repeats:
            yield Text(
                "{count} rows repeat another in every field; they count."
                if self.duplicates is Duplicates.KEPT
                else "{count} rows repeat another in every field; they are left out.",
                count=len(self.repeats),
            )
        if self.free:
            yield Text(
                "{count} orders of value 0 count as purchases."
                if self.zero_value is ZeroValue.COUNTED
                else "{count} orders of value 0 are left out.",
                count=self.free,
            )

    def _repeated(self, place: int, before: int) -> None:
        self.repeats.append(place)
        if self.duplicates is Duplicates.REFUSED:
            raise InvalidInput(
                "The row repeats row {value} in every field.",
                code="customers.duplicate",
                remedy="Leave it out, or say what becomes of repeats: duplicates=...",
                where="order_id",
                value=before,
            )

    def _check(self, order: Order, known: set[str]) -> None:
        if not (order.amount.amount or order.refund):
            self.free += 1
            if self.zero_value is ZeroValue.REFUSED:
                raise InvalidInput(
                    "An order of {value} is no purchase.",
                    code="customers.zero_value",
                    remedy="Leave it out, or say what it is: zero_value=...",
                    where="amount",
                    value=str(order.amount),
                )
        if order.refund_of and order.refund and order.refund_of not in known:
            raise InvalidInput(
                "The refunded order {value} is not among the orders.",
                code="customers.refund_of",
                remedy="Include the order, or leave refund_of empty.",
                where="refund_of",
                value=order.refund_of,
            )

    def _day(self, order: Order) -> dt.date:
        day = order.at
        if (self.zone is not None) != isinstance(day, dt.datetime):
            raise InvalidInput(
                "{value} is a plain day among moments.",
                code="customers.mixed",
                remedy="Give all orders as days, or all as aware datetimes.",
                where="at",
                value=order.at,
            )
        if isinstance(day, dt.datetime):
            day = arguments.local_day(day, self.zone, "at")
        if day > self.on:
            raise InvalidInput(
                "{value} lies after the last day of observation {on}.",
                code="customers.future",
                remedy="Leave the order out, or observe until its day.",
                where="at",
                value=order.at,
                on=self.on,
            )
        return day

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
        try:
            return self.rates.rate(code, self.currency, on=day)
        except NoRate as error:
            raise NoRate(
                error.text, code=error.code, remedy=error.remedy, where="amount", **error.values
            ) from error
