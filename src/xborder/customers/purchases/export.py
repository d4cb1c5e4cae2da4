"""Orders from an export of a shop, whose rows the caller has loaded, with nothing lost on the way.

Every row ends as an order, as a further line of one, or left out with the reason; what cannot be
read is named by row, all rows at once.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from attrs import define, evolve, field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.privacy import pseudonym
from xborder.customers.purchases.layout import ExportLayout
from xborder.customers.purchases.order import Order
from xborder.display import Brief
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.messages import Text
from xborder.money import Money
from xborder.tabular import records


class Anonymous(Choice):
    """What becomes of rows that name no customer."""

    REFUSED = "refused"
    """A fault of their row."""
    LEFT_OUT = "left_out"
    """They are left out, and listed with the reason."""


@frozen(kw_only=True)
class LeftOut:
    """A row that is no order, and why.

    Attributes:
        row: Its place, from 0.
        reason: Why.
    """

    row: int
    reason: Text


@frozen(kw_only=True, repr=False)
class OrderExport(Brief):
    """What an export holds.

    Attributes:
        orders: The orders and refunds, in the order of the rows.
        rows: How many rows there were: those with an amount, ``lines`` and ``left_out``.
        lines: Rows that only continue the order above.
        left_out: Rows that are no order, and why.
        notes: What the export does not say, and what was made of that.
    """

    orders: tuple[Order, ...]
    rows: int
    lines: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[Text, ...]


def read_export(
    rows: Iterable[Any],
    layout: ExportLayout,
    *,
    currency: str = "",
    zone: str = "",
    pseudonym_key: bytes = b"",
    anonymous: Anonymous = Anonymous.REFUSED,
) -> OrderExport:
    """Return the orders of an export.

    Args:
        rows: Its rows: mappings by column name, such as ``csv.DictReader`` gives; sequences or
            lines of text where the layout has positions.
        layout: Which column is which.
        currency: The currency, where the export has no column for it.
        zone: The IANA name of the zone of moments without an offset, where the layout has none.
        pseudonym_key: A secret of 16 bytes or more; customers are then known by a pseudonym of
            their e-mail address, never by the address
            (:func:`~xborder.customers.privacy.pseudonym`).
        anonymous: What becomes of rows that name no customer.

    Returns:
        The orders, and an account of every other row.

    Raises:
        InvalidRows: Columns that are missing, customers, moments or amounts that are none, unknown
            statuses, e-mail addresses without a key: all rows at once.

    Examples:
        >>> from xborder.customers.purchases.layout import CDNOW_SAMPLE
        >>> log = [" 00004 0001 19970101  2   29.33", " 00004 0001 19970118  2   29.73"]
        >>> export = read_export(log, CDNOW_SAMPLE, currency="USD")
        >>> [(order.customer_id, str(order.amount)) for order in export.orders]
        [('0001', '29.33 USD'), ('0001', '29.73 USD')]
    """
    reader = _Reader(
        layout=arguments.an(ExportLayout, layout, "layout"),
        currency=arguments.an(str, currency, "currency"),
        zone=arguments.an(str, zone, "zone") or layout.zone,
        key=arguments.an(bytes, pseudonym_key, "pseudonym_key"),
        anonymous=Anonymous(anonymous),
    )
    bad: list[XborderError] = []
    count = 0
    for place, row in enumerate(arguments.rows(records(rows), "rows")):
        count += 1
        try:
            reader.take(place, row)
        except XborderError as error:
            bad.append(arguments.at_row(error, f"rows.{place}"))
    if bad:
        raise InvalidRows(bad)
    return OrderExport(
        orders=tuple(reader.orders),
        rows=count,
        lines=reader.lines,
        left_out=tuple(reader.left_out),
        notes=tuple(reader.notes()),
    )


_OFFSET = re.compile(r" ([+-][0-9]{2}:?[0-9]{2})$")  # Shopify writes a blank before it
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0", re.ASCII)
_NOTHING = ("", "0")


@define(kw_only=True)
class _Reader:
    layout: ExportLayout
    currency: str
    zone: str
    key: bytes
    anonymous: Anonymous
    orders: list[Order] = field(factory=list)
    left_out: list[LeftOut] = field(factory=list)
    lines: int = 0
    undated_refunds: int = 0
    head: dict[str, str] = field(factory=dict)
    """The cells of the order that the rows belong to; later rows leave them blank."""

    def take(self, place: int, row: Any) -> None:
        cells, layout = self._cells(row), self.layout
        begins = self._begin(cells)
        raw = self._raw_amount(cells)
        if raw is None:
            if begins:  # there is no order above that it could continue
                reason = Text("The row begins an order and holds no amount.")
                self.left_out.append(LeftOut(row=place, reason=reason))
            else:
                self.lines += 1
            return
        status = self.head["status"].casefold()
        if layout.status and status in layout.not_sold:
            reason = Text("The order stands as {status}: it is no sale.", status=status)
            self.left_out.append(LeftOut(row=place, reason=reason))
            return
        if layout.status and status not in layout.sold:
            raise InvalidInput(
                "The status {value} is not known.",
                code="customers.status",
                remedy="Name it in the layout, under sold or not_sold.",
                where=layout.status,
                value=status,
            )
        customer = self._customer()
        if not customer:
            if self.anonymous is Anonymous.REFUSED:
                raise InvalidInput(
                    "The row names no customer.",
                    code="customers.anonymous",
                    remedy='Leave such rows out with anonymous="left_out".',
                    where=layout.customer[0],
                )
            self.left_out.append(LeftOut(row=place, reason=Text("The row names no customer.")))
            return
        amount = Money(raw, self.head["currency"] or self.currency)
        pieces = _pieces(_cell(cells, layout.quantity)) if layout.quantity else 1
        if not raw and pieces < 0:
            reason = Text("Pieces were taken back and no money went: it is no order.")
            self.left_out.append(LeftOut(row=place, reason=reason))
            return
        sale = Order(
            customer_id=customer,
            at=self._at(),
            amount=amount,
            order_id=self.head["order_id"],
            refund=raw < 0,
            quantity=pieces,
            country=self.head["country"],
            item=_text(_cell(cells, layout.item, needed=False)) if layout.item else "",
        )
        self.orders.append(sale)
        refunded = self._refunded(cells)
        if refunded and not sale.refund:
            self.undated_refunds += 1
            back = Money(refunded.copy_negate(), amount.currency)
            self.orders.append(
                evolve(sale, amount=back, refund=True, refund_of=sale.order_id, quantity=1)
            )

    def notes(self) -> Iterable[Text]:
        if self.undated_refunds:
            yield Text(
                "{count} refunds carry the date of their order: the export does not say when they "
                "were made.",
                count=self.undated_refunds,
            )

    def _cells(self, row: Any) -> Mapping[Any, Any]:
        positions = self.layout.positions
        if not positions:
            return arguments.row(row)
        cells = row.split() if isinstance(row, str) else list(arguments.rows(row, "row"))
        if len(cells) != len(positions):
            raise InvalidInput(
                "The row has {value} cells, the layout {count}.",
                code="customers.cells",
                remedy="Give the row as the export has it.",
                value=len(cells),
                count=len(positions),
            )
        return dict(zip(positions, cells, strict=True))

    def _begin(self, cells: Mapping[Any, Any]) -> bool:
        """Take the cells of the order from its first row and say whether this is one.

        A blank number continues the order above.
        """
        layout = self.layout
        number_of = _id(_cell(cells, layout.order_id)) if layout.order_id else ""
        if layout.order_id and self.head and number_of in ("", self.head["order_id"]):
            # What a later row does say is its own: Shopify repeats the date, Odoo nothing.
            for name, value in self._order_cells(cells).items():
                self.head[name] = value or self.head[name]
            return False
        self.head = self._order_cells(cells) | {"order_id": number_of}
        return True

    def _order_cells(self, cells: Mapping[Any, Any]) -> dict[str, str]:
        layout = self.layout
        named = [_id(_cell(cells, column)) for column in layout.customer]
        return {
            "customer": next((name for name in named if name not in _NOTHING), ""),
            "at": _moment_text(_cell(cells, layout.at)),
            "status": _text(_cell(cells, layout.status)) if layout.status else "",
            "currency": _text(_cell(cells, layout.currency)) if layout.currency else "",
            "country": _text(_cell(cells, layout.country, needed=False)) if layout.country else "",
        }

    def _raw_amount(self, cells: Mapping[Any, Any]) -> Decimal | None:
        layout = self.layout
        if layout.amount:
            return _decimal(_cell(cells, layout.amount), layout.amount)
        price = _decimal(_cell(cells, layout.price), layout.price)
        pieces = _decimal(_cell(cells, layout.quantity), layout.quantity)
        if price is None or pieces is None:
            return None
        return number.DECIMAL.multiply(price, pieces)

    def _refunded(self, cells: Mapping[Any, Any]) -> Decimal:
        column = self.layout.refunded
        if not column:
            return Decimal(0)
        found = _cell(cells, column, needed=False)
        parts = (
            [_decimal(_cell(arguments.row(part), "total"), column) for part in found]
            if isinstance(found, (list, tuple))
            else [_decimal(found, column)]
        )
        total = Decimal(0)
        for part in parts:  # never by + or abs: those round in whatever context the caller has
            total = number.DECIMAL.add(total, part.copy_abs() if part else Decimal(0))
        return total

    def _customer(self) -> str:
        customer = self.head["customer"]
        if "@" not in customer:
            return customer
        if not self.key:
            raise InvalidInput(
                "The customers are e-mail addresses.",
                code="customers.pseudonym",
                remedy="Give pseudonym_key, a secret of 16 bytes or more.",
                where=self.layout.customer[0],
                value=customer[:1] + "***",
            )
        return pseudonym(customer, key=self.key)

    def _at(self) -> dt.datetime | dt.date:
        written = self.head["at"]
        try:
            if re.fullmatch(r"[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}", written, re.ASCII):
                return dt.date.fromisoformat(written)
            found = dt.datetime.fromisoformat(_OFFSET.sub(r"\1", written))
        except ValueError:
            return arguments.moment(written, self.layout.at)  # which says what is wrong
        if found.tzinfo is None and self.zone:
            found = found.replace(tzinfo=arguments.zone(self.zone, "zone"))
        return arguments.moment(found, self.layout.at)


def _cell(cells: Mapping[Any, Any], column: str, *, needed: bool = True) -> Any:
    """Return a cell, also one inside another."""
    found: Any = cells
    for part in (column,) if column in cells else column.split("."):
        if not isinstance(found, Mapping) or part not in found:
            if not needed:
                return ""
            raise InvalidInput(
                "The column {value} is missing.",
                code="customers.column",
                remedy="Check the export, or name the column in the layout.",
                where=column,
                value=column,
            )
        found = found[part]
    return found


def _text(value: Any) -> str:
    return arguments.text(value, "cell").strip()


def _id(value: Any) -> str:
    """Return an id; the text of a whole float, 17850.0, is the number that once was there."""
    found = _text(value)
    whole = _WHOLE_FLOAT.fullmatch(found)
    return whole[1] if whole else found


def _moment_text(value: Any) -> str:
    if isinstance(value, dt.date) and not arguments.missing(value):
        return value.isoformat()
    return _text(value)


def _decimal(value: Any, where: str) -> Decimal | None:
    """Return a cell's number; a blank cell has none. Floats are read as they print."""
    if arguments.missing(value) or (isinstance(value, str) and not value.strip()):
        return None
    return number.exact(value.strip() if isinstance(value, str) else value, where)


def _pieces(value: Any) -> int:
    found = _decimal(value, "quantity")
    return 1 if found is None else number.whole(found, "quantity", least=-(10**12), most=10**12)
