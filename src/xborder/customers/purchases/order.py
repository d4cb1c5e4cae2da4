"""Orders as they come: an opaque customer, a moment or a day, an exact amount.

There is no field for a name, an address, an e-mail or a device, and a customer id that looks like
an e-mail address is refused: what the arithmetic does not need, it must not be given.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, fields, frozen

from xborder.errors import InvalidInput, InvalidRows, InvalidType, XborderError
from xborder.money import Money


def _money(value: Any) -> Money:
    return value if isinstance(value, Money) else Money(value)


@frozen(kw_only=True)
class Order:
    """One order or one refund of a customer.

    Attributes:
        customer_id: An opaque, pseudonymous identifier.
        at: When: an aware datetime, or the civil day where the export has days only.
        amount: What was paid, ``"19.90 EUR"``; below 0 for a refund.
        order_id: The order's number; a refund names it in ``refund_of``.
        refund: Whether money went back.
        refund_of: The number of the order paid back; empty if the export does not say.
        quantity: How many pieces; below 0 only in a refund.
        channel: The sales channel.
        country: The buyer's country, ISO 3166 alpha-2.

    Examples:
        >>> Order(customer_id="c1", at=dt.date(2026, 1, 10), amount="100.00 EUR").amount
        Money('100.00 EUR')
    """

    customer_id: str
    at: dt.datetime | dt.date
    amount: Money = field(converter=_money)
    order_id: str = ""
    refund: bool = False
    refund_of: str = ""
    quantity: int = 1
    channel: str = ""
    country: str = ""


def read_orders(rows: Iterable[Mapping[str, Any]]) -> tuple[Order, ...]:
    """Return the orders of a table, or every row that cannot be read.

    Args:
        rows: Mappings with the names of :class:`Order`'s fields; ``at`` may be ISO text.

    Raises:
        InvalidRows: Fields that do not exist or are missing, amounts that are not exact, dates
            that are none: all rows at once.

    Examples:
        >>> read_orders([{"customer_id": "c1", "at": "2026-01-10", "amount": "5.00 EUR"}])[0].at
        datetime.date(2026, 1, 10)
    """
    orders: list[Order] = []
    bad: list[XborderError] = []
    for number, row in enumerate(rows):
        try:
            orders.append(_read(row))
        except XborderError as error:
            where = f"rows.{number}.{error.where or 'amount'}"
            bad.append(
                type(error)(
                    error.text, code=error.code, remedy=error.remedy, where=where, **error.values
                )
            )
    if bad:
        raise InvalidRows(bad)
    return tuple(orders)


_FIELDS = tuple(attribute.name for attribute in fields(Order))
_REQUIRED = ("customer_id", "at", "amount")


def _read(row: Mapping[str, Any]) -> Order:
    for name in row:
        if name not in _FIELDS:
            raise InvalidInput(
                "There is no field {name}.",
                code="extra_forbidden",
                remedy="Check its spelling against the reference, or leave it out.",
                where=name,
                value=name,
                name=name,
            )
    for name in _REQUIRED:
        if name not in row:
            raise InvalidInput(
                "The field {name} is missing.",
                code="missing",
                remedy="Give a value for it.",
                where=name,
                name=name,
            )
    return Order(**{**row, "at": _moment(row["at"])})


def _moment(value: object) -> dt.datetime | dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        text = str(value)
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(
            "{value} is not a day or a moment.",
            code="customers.at",
            remedy="Write 2026-01-10, or 2026-01-10T23:30:00+08:00.",
            where="at",
            value=value,
        ) from error


def check_order(order: Order) -> XborderError | None:
    """Return what is wrong with an order by itself, if anything."""
    if isinstance(order.at, dt.datetime) and order.at.tzinfo is None:
        return InvalidType(
            "{value} has no time zone.",
            code="customers.naive",
            remedy="Give an aware datetime, or a plain day.",
            where="at",
            value=order.at,
        )
    if not order.customer_id or "@" in order.customer_id:
        return InvalidInput(
            "{value} is not a pseudonymous customer id.",
            code="customers.customer_id",
            remedy="Give an opaque id; no name, address or e-mail belongs here.",
            where="customer_id",
            value=order.customer_id[:1] + "***",
        )
    if order.refund and order.amount.amount >= 0:
        return InvalidInput(
            "A refund of {value} is not below 0.",
            code="customers.refund_sign",
            remedy="Give the amount paid back with a minus.",
            where="amount",
            value=order.amount,
        )
    if not order.refund and order.amount.amount < 0:
        return InvalidInput(
            "{value} is below 0 and not marked as a refund.",
            code="customers.negative",
            remedy="Set refund=True, and refund_of where the order is known.",
            where="amount",
            value=order.amount,
        )
    if not order.refund and order.quantity < 0:
        return InvalidInput(
            "{value} is below 0 and not marked as a refund.",
            code="customers.negative",
            remedy="Set refund=True, and refund_of where the order is known.",
            where="quantity",
            value=order.quantity,
        )
    return None
