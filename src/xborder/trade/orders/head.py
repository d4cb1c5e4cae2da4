"""The facts of an order as a whole, wherever among its rows they stand; each counts once."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from xborder.errors import InvalidInput, XborderError
from xborder.messages import Text
from xborder.money import Currency
from xborder.number import DECIMAL
from xborder.trade.orders.lines import Line, LineReader
from xborder.trade.orders.mapping import OrderMapping
from xborder.trade.orders.number import currency_of, number
from xborder.trade.orders.place import country, no_destination, postcode, region, text
from xborder.trade.orders.report import Cell, Report
from xborder.trade.orders.table import Row
from xborder.trade.orders.totals import Sums

_VARYING: Final = frozenset({"status", "cancelled", "on", "marketplace"})
"""Facts that the rows of an order may state differently: the first one counts."""
_SHIPPED: Final = ("ship_to", "region", "postcode")
_BILLED: Final = ("bill_to", "bill_region", "bill_postcode")


@frozen(kw_only=True)
class Head:
    """The facts of one order as a whole.

    Attributes:
        rows: Its rows.
        mapping: Which column holds what.
        report: What is noticed.
    """

    rows: tuple[Row, ...]
    mapping: OrderMapping
    report: Report

    @property
    def where(self) -> str:
        """Its first row."""
        return self.rows[0].where

    def cell(self, name: str) -> Cell | None:
        """Return the first filled cell of a fact; a row that states another one is reported."""
        found = self._stating(name)
        return None if found is None else found[1]

    def _stating(self, name: str) -> tuple[Row, Cell] | None:
        found: tuple[Row, Cell] | None = None
        for row in self.rows:
            cell = row.cell(name, self.report)
            if cell is None:
                continue
            if found is None:
                found = row, cell
                if name in _VARYING:
                    break
            elif not _same(cell, found[1], self.mapping):
                self.report.add(_disagrees(cell, found[1]), cell.where)
                break
        return found

    def text(self, name: str) -> str:
        """Return a fact as text; empty if it is not stated."""
        return self.report.read(text, self.cell(name)) or ""

    def address(self) -> dict[str, Any]:
        """Return where it goes, as a consignment takes it; nothing if that cannot be read."""
        report, names = self.report, _SHIPPED
        cell = self.cell("ship_to")
        if cell is None and (billed := self.cell("bill_to")) is not None:
            names, cell = _BILLED, billed
            report.note(
                self.where, Text("There is no address to ship to: that of the bill is taken.")
            )
        if cell is None:
            report.add(no_destination(), f"{self.where}.ship_to")
            return {}
        code = report.read(country, cell, report, self.mapping.languages)
        if code is None:
            return {}
        facts = {
            "ship_to": code,
            "region": report.read(region, self.cell(names[1]), code, report),
            "postcode": report.read(postcode, self.cell(names[2]), report),
        }
        return {name: value for name, value in facts.items() if value}

    def currency(self, items: list[Row], default: Currency | None) -> Currency | None:
        """Return its currency: as it says, else as the caller does, else by a sign of money."""
        report, symbols = self.report, self.mapping.symbols
        cell = self.cell("currency")
        if cell is not None:
            return report.read(_code, cell)
        if default is not None:
            return default
        amounts = [self.cell(name) for name in ("total", "subtotal")]
        amounts += [row.cell(name) for row in items for name in ("line_price", "unit_price")]
        first = next((each for each in amounts if each is not None), None)
        if first is None:
            report.add(_no_currency(), self.where)
            return None
        found = report.read(currency_of, first, symbols)
        if found is not None and any(sign in str(first.value) for sign in symbols):
            report.note(
                first.where,
                Text("{value} is read in {currency}.", value=first.value, currency=found.code),
            )
        return found

    def amount(self, name: str, reader: LineReader) -> Decimal | None:
        """Return an amount that it states of itself."""
        found = self._stating(name)
        return reader.amount(self.rows[0] if found is None else found[0], name)

    def sums(self, lines: list[Line], reader: LineReader) -> Sums:
        """Return the amounts it states of itself, or its lines together."""
        of_order: Callable[[str], Decimal | None] = lambda name: self.amount(name, reader)  # noqa: E731
        tax, also = of_order("tax"), of_order("marketplace_tax")
        if also is not None:
            tax = DECIMAL.add(tax or Decimal(0), also)
        shipping, waived = of_order("shipping"), of_order("shipping_discount")
        waived = _added(lines, "shipping_discount") if waived is None else waived
        return Sums(
            shipping=_added(lines, "shipping") if shipping is None else shipping,
            shipping_discount=None if waived is None else abs(waived),
            discount=of_order("discount"),
            subtotal=of_order("subtotal"),
            tax=_added(lines, "tax") if tax is None else tax,
            duties=of_order("duties"),
            total=of_order("total"),
        )

    def paid_back(self, reader: LineReader, total: Decimal | None) -> Decimal | None:
        """Return what was paid back, ``None`` if nothing; a part of the total is noted."""
        back = self.amount("refunded", reader)
        left = self.amount("adjusted_total", reader)
        if not back and left and total is not None:
            back = DECIMAL.subtract(total, left)
        if not back:
            return None
        back = abs(back)
        if total is not None and back >= total:
            return back
        self.report.note(
            self.where,
            Text(
                "{amount} was paid back, for what is not stated; the order stands as it was sold.",
                amount=back,
            ),
        )
        return back


def _same(one: Cell, other: Cell, mapping: OrderMapping) -> bool:
    if one.value == other.value:
        return True
    try:
        return number(one, mapping.decimal) == number(other, mapping.decimal)
    except XborderError:
        return False


def _added(lines: list[Line], name: str) -> Decimal | None:
    found = [getattr(line, name) for line in lines if getattr(line, name) is not None]
    total = Decimal(0)
    for amount in found:
        total = DECIMAL.add(total, amount)
    return total if found else None


def _code(cell: Cell) -> Currency:
    code = text(cell)
    return Currency.of(code.upper() if code.isascii() and len(code) == 3 else code)


def _disagrees(cell: Cell, other: Cell) -> XborderError:
    return InvalidInput(
        "{value} stands beside {other} in one order.",
        code="order.disagrees",
        remedy="Mend the rows: an order has one.",
        value=cell.value,
        other=other.value,
    )


def _no_currency() -> XborderError:
    return InvalidInput(
        "The order names no currency.",
        code="order.currency",
        remedy='Give currency="EUR", or add its column to the export.',
    )
