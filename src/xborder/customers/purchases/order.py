"""Orders as they come: an opaque customer, a moment or a day, an exact amount.

There is no field for a name, an address, an e-mail or a device, and a customer id that looks like
an e-mail address is refused: what the arithmetic does not need, it must not be given.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from attrs import field, fields, frozen

from xborder import number
from xborder.customers import arguments
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.money import Money
from xborder.tabular import records

_MANY = 10**12  # pieces in one order; more is a number in the wrong column


def _customer_id(value: object) -> str:
    found = value if type(value) is str else arguments.identifier(value, "customer_id")
    if not found or found.isspace() or "@" in found:
        raise InvalidInput(
            "{value} is not a pseudonymous customer id.",
            code="customers.customer_id",
            remedy="Give an opaque id; no name, address or e-mail belongs here.",
            where="customer_id",
            value=found[:1] + "***",
        )
    return found


def _at(value: object) -> dt.datetime | dt.date:
    return value if type(value) is dt.date else arguments.moment(value, "at")


def _amount(value: Any) -> Money:
    if type(value) is Money:
        return value
    try:
        return Money(value)
    except XborderError as error:
        raise arguments.at_row(error, "amount") from error


def _flag(value: object) -> bool:
    return value if type(value) is bool else arguments.flag(value, "refund")


def _pieces(value: object) -> int:
    return number.whole(value, "quantity", least=-_MANY, most=_MANY)


def _text(where: str) -> Any:
    def read(value: object) -> str:
        return value if type(value) is str else arguments.text(value, where)

    return field(default="", converter=read)


@frozen(kw_only=True)
class Order:
    """One order, one line of an order, or one refund of a customer.

    Attributes:
        customer_id: An opaque, pseudonymous identifier; a whole number becomes text.
        at: When: an aware datetime, or the civil day where the export has days only.
        amount: What was paid, ``"19.90 EUR"``; below 0 for a refund.
        order_id: The order's number; lines that share it are one order, and a refund names it in
            ``refund_of``. A row without one is an order by itself.
        refund: Whether money went back.
        refund_of: The number of the order paid back; empty if the export does not say.
        quantity: How many pieces; below 0 only in a refund.
        channel: The sales channel.
        country: The buyer's country, ISO 3166 alpha-2.
        item: What was bought, where a row is a line: two lines of one price are told apart by it.

    Raises:
        InvalidType: A field is of the wrong kind, an id is missing, a moment has no time zone.
        InvalidInput: The id is empty, blank or looks like an e-mail address, or a sign contradicts
            ``refund``.

    Examples:
        >>> Order(customer_id=17850.0, at=dt.date(2026, 1, 10), amount="100.00 EUR").customer_id
        '17850'
    """

    customer_id: str = field(converter=_customer_id)
    at: dt.datetime | dt.date = field(converter=_at)
    amount: Money = field(converter=_amount)
    order_id: str = _text("order_id")
    refund: bool = field(default=False, converter=_flag)
    refund_of: str = _text("refund_of")
    quantity: int = field(default=1, converter=_pieces)
    channel: str = _text("channel")
    country: str = _text("country")
    item: str = _text("item")

    def __attrs_post_init__(self) -> None:
        if self.refund:
            if self.amount.amount >= 0:
                raise InvalidInput(
                    "A refund of {value} is not below 0.",
                    code="customers.refund_sign",
                    remedy="Give the amount paid back with a minus.",
                    where="amount",
                    value=str(self.amount),
                )
        elif self.amount.amount < 0 or self.quantity < 0:
            negative = "amount" if self.amount.amount < 0 else "quantity"
            raise InvalidInput(
                "{value} is below 0 and not marked as a refund.",
                code="customers.negative",
                remedy="Set refund=True, and refund_of where the order is known.",
                where=negative,
                value=str(getattr(self, negative)),
            )


_FIELDS = tuple(attribute.name for attribute in fields(Order))
_KNOWN = frozenset(_FIELDS)
_REQUIRED = ("customer_id", "at", "amount")


def read_orders(rows: Iterable[Mapping[str, Any]]) -> tuple[Order, ...]:
    """Return the orders of a table, or every row that cannot be read.

    Args:
        rows: Mappings with the names of :class:`Order`'s fields, or a data frame; ``at`` may be
            ISO text, ids may be whole numbers, missing text may be ``None`` or NaN. For the export
            of a shop see :func:`read_export`.

    Raises:
        InvalidRows: Fields that do not exist or are missing, ids, amounts and dates that are none,
            signs that contradict ``refund``: all rows at once.
        InvalidType: There are no rows to go through.

    Examples:
        >>> read_orders([{"customer_id": "c1", "at": "2026-01-10", "amount": "5.00 EUR"}])[0].at
        datetime.date(2026, 1, 10)
    """
    orders: list[Order] = []
    bad: list[XborderError] = []
    amounts: dict[str, Money] = {}  # prices repeat, and reading a text is most of a row's work
    for place, row in enumerate(arguments.rows(records(rows), "rows")):
        try:
            orders.append(_read(row, amounts))
        except XborderError as error:
            bad.append(arguments.at_row(error, f"rows.{place}"))
    if bad:
        raise InvalidRows(bad)
    return tuple(orders)


def _read(row: Mapping[str, Any], amounts: dict[str, Money]) -> Order:
    arguments.row(row)
    if not row.keys() <= _KNOWN:
        raise _unknown(next(name for name in row if name not in _KNOWN))
    for name in _REQUIRED:
        if name not in row:
            raise InvalidInput(
                "The field {name} is missing.",
                code="missing",
                remedy="Give a value for it.",
                where=name,
                name=name,
            )
    paid = row["amount"]
    if type(paid) is str:
        if paid not in amounts:
            amounts[paid] = _amount(paid)
        return Order(**{**row, "amount": amounts[paid]})
    return Order(**row)


def _unknown(name: object) -> InvalidInput:
    near = get_close_matches(str(name), _FIELDS, n=1)
    return InvalidInput(
        "There is no field {name}.",
        code="extra_forbidden",
        remedy="Did you mean {meant}?"
        if near
        else "Check its spelling against the reference, or leave it out.",
        where=str(name),
        value=str(name),
        name=str(name),
        **({"meant": near[0]} if near else {}),
    )
