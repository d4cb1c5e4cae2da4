"""The lines of an order: what was sold, how many, for how much.

A line is read as one value, exactly: its own where the export has it, else price times quantity,
less what was taken off it. Only then is it divided among its pieces.
"""

from collections import defaultdict
from decimal import Decimal
from typing import Any, Final

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, XborderError
from xborder.goods import Weight
from xborder.messages import Text
from xborder.money import Currency
from xborder.number import DECIMAL
from xborder.trade.field import MOST_PIECES
from xborder.trade.orders.mapping import DecimalMark, OrderMapping
from xborder.trade.orders.number import amount, number
from xborder.trade.orders.place import answer, text
from xborder.trade.orders.products import facts_of
from xborder.trade.orders.report import Cell, Report
from xborder.trade.orders.table import Row
from xborder.trade.plain_name import plain

_NO: Final = frozenset({"false", "no", "0", "n", "nein", "non"})


class LineKind(Choice):
    """What a line of an order is."""

    GOODS = "goods"
    CARRIAGE = "carriage"
    DISCOUNT = "discount"


@frozen(kw_only=True)
class Line:
    """One line of an order.

    Attributes:
        where: Its row.
        kind: Whether it is goods, the price of carriage, or what is taken off the order.
        sku: The seller's own name for it.
        description: What it is, in words.
        quantity: How many pieces, or how much is cut to measure.
        value: What the line costs, its own discounts taken off.
        tax: The tax on it; ``None`` if the export does not say.
        shipping: The part of the carriage that stands on it.
        shipping_discount: What is waived of that.
        discount: What was taken off the line.
        ships: Whether it is sent at all: a gift card is not.
        returned: Whether it comes back to the seller.
        refunded: How much of the quantity was paid back.
        id: Its own number; empty if it has none.
        parent: The number of the line that it is a part of.
        facts: Facts of the goods.
    """

    where: str
    kind: LineKind = LineKind.GOODS
    sku: str
    description: str
    quantity: int | Decimal
    value: Decimal
    tax: Decimal | None = None
    shipping: Decimal | None = None
    shipping_discount: Decimal | None = None
    discount: Decimal = Decimal(0)
    ships: bool = True
    returned: bool = False
    refunded: int | Decimal = 0
    id: str = ""
    parent: str = ""
    facts: dict[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class LineReader:
    """How the lines of one order are read.

    Attributes:
        mapping: Which column holds what.
        currency: The currency of the order.
        report: What is noticed.
    """

    mapping: OrderMapping
    currency: Currency
    report: Report

    def lines(self, rows: list[Row]) -> list[Line]:
        """Return the lines of rows that hold goods; a row with words alone is noted."""
        found = []
        for row in rows:
            line = self._line(row)
            if line is not None:
                found.append(line)
        return found

    def amount(self, row: Row, name: str) -> Decimal | None:
        """Return an amount of the order's currency that a row holds."""
        cell = row.cell(name, self.report)
        if cell is None:
            if name not in self.mapping.none_if_blank:
                return None
            self.report.note(
                row.where, Text("No {name} is stated: there is none.", name=name.replace("_", " "))
            )
            return Decimal(0)
        return self.report.read(
            amount, cell, self.currency, self.mapping.decimal, self.mapping.symbols
        )

    def _line(self, row: Row) -> Line | None:
        report, mapping = self.report, self.mapping
        if not row.fills(("sku", "quantity", "unit_price", "line_price")):
            report.note(row.where, Text("The row holds words and no goods; it is passed over."))
            return None
        status = report.read(text, row.cell("item_status")) or ""
        if mapping.left_out_kind(status) is not None:
            report.note(row.where, Text("The line is {status}; it is passed over.", status=status))
            return None
        quantity = report.read(self._quantity, row.cell("quantity", report))
        if quantity is None:
            if not row.fills(("quantity",)):
                report.add(_no_quantity(), f"{row.where}.quantity")
            return None
        if not quantity:
            report.note(row.where, Text("The line has no pieces; it is passed over."))
            return None
        pieces: int | Decimal = -quantity if quantity < 0 else quantity
        sku = report.read(text, row.cell("sku", report)) or ""
        description = report.read(text, row.cell("description")) or ""
        kind = self._kind(sku, description)
        returned = quantity < 0 and kind is LineKind.GOODS
        value = self._value(row, pieces, signed=not returned and kind is not LineKind.DISCOUNT)
        refunded = self._refunded(row, quantity)
        if value is None:
            return None
        discount = DECIMAL.abs(self.amount(row, "line_discount") or Decimal(0))
        wrap = self.amount(row, "gift_wrap")
        if wrap:
            # packing is part of the customs value: UCC Art. 71(1)(a)(ii), 19 USC 1401a(b)(1)(A)
            value = DECIMAL.add(value, wrap)
            report.note(row.where, Text("Gift wrap of {amount} is in the line.", amount=wrap))
        if discount > value:
            report.add(_too_much_off(discount, value), row.where)
            return None
        ships = report.read(answer, row.cell("ships"))
        return Line(
            where=row.where,
            kind=kind,
            sku=sku,
            description=description,
            quantity=pieces,
            value=DECIMAL.subtract(value, discount),
            tax=self._tax(row, less=returned or kind is LineKind.DISCOUNT),
            shipping=self.amount(row, "line_shipping"),
            shipping_discount=self.amount(row, "line_shipping_discount"),
            discount=discount,
            ships=ships not in _NO,
            returned=returned,
            refunded=refunded,
            id=_told(row.cell("line_id")),
            parent=_told(row.cell("parent_line")),
            facts=facts_of(row, mapping.units, mapping.decimal, mapping.languages, report),
        )

    def _kind(self, sku: str, description: str) -> LineKind:
        """Return what a line is, by its SKU or its description: exports hold carriage as goods."""
        names = {plain(each) for each in (sku, description) if each}
        if names.intersection(map(plain, self.mapping.carriage_lines)):
            return LineKind.CARRIAGE
        if names.intersection(map(plain, self.mapping.discount_lines)):
            return LineKind.DISCOUNT
        return LineKind.GOODS

    def _tax(self, row: Row, *, less: bool) -> Decimal | None:
        taxes = [self.amount(row, name) for name in ("line_tax", "line_shipping_tax")]
        found = [tax.copy_abs() for tax in taxes if tax is not None]
        if not found:
            return None
        tax = DECIMAL.add(found[0], found[-1] if found[1:] else Decimal(0))
        return tax.copy_negate() if less else tax

    def _value(self, row: Row, pieces: int | Decimal, *, signed: bool) -> Decimal | None:
        """Return what a line costs; ``signed`` where less than nothing is refused."""
        whole = self.amount(row, "line_price")
        if whole is None and not row.fills(("line_price",)):
            each = self.amount(row, "unit_price")
            if each is None:
                if not row.fills(("unit_price",)):
                    self.report.add(_no_price(), f"{row.where}.price")
                return None
            whole = DECIMAL.multiply(each, Decimal(pieces))
            percent = self.report.read(_percent, row.cell("discount_percent"), self.mapping.decimal)
            if percent:
                left = DECIMAL.divide(DECIMAL.subtract(Decimal(100), percent), Decimal(100))
                whole = DECIMAL.multiply(whole, left)
                self.report.note(
                    row.where, Text("A discount of {percent} % is taken off.", percent=percent)
                )
        if whole is None:
            return None
        if not signed:
            whole = whole.copy_abs()
        if whole < 0:
            self.report.add(_negative(whole), row.where)
            return None
        return whole

    def _quantity(self, cell: Cell) -> int | Decimal:
        value = number(cell, self.mapping.decimal)
        if abs(value) > MOST_PIECES:
            raise InvalidInput(
                "The quantity {value} is not between 1 and {most}.",
                code="order.quantity",
                remedy="Give the number of pieces.",
                value=cell.value,
                most=MOST_PIECES,
            )
        whole = int(value)
        return whole if whole == value else value  # 2.00 is two pieces, 2.6 is cut to measure

    def _refunded(self, row: Row, quantity: int | Decimal) -> int | Decimal:
        """Return how much of a line was paid back, which is noted; more than it is refused."""
        back = self.report.read(number, row.cell("refunded_quantity"), self.mapping.decimal)
        left = self.report.read(number, row.cell("remaining_quantity"), self.mapping.decimal)
        if left is not None:
            back = DECIMAL.subtract(Decimal(quantity), left)
        if not back or quantity < 0:
            return 0
        if not 0 < back <= quantity:
            self.report.add(_more_back(back, quantity), row.where)
            return 0
        whole = int(back)
        count = whole if whole == back and isinstance(quantity, int) else back
        self.report.note(
            row.where,
            Text(
                "{count} of {quantity} pieces are refunded; the line stands as it was sold.",
                count=back,
                quantity=quantity,
            ),
        )
        return count


def _percent(cell: Cell, mark: DecimalMark | None) -> Decimal:
    """Return a share of 100 that is taken off, written with its sign or without."""
    value: Any = cell.value
    if isinstance(value, str):
        value = value.strip().removesuffix("%").strip()
    percent = number(cell._replace(value=value), mark)
    if not 0 <= percent <= 100:
        raise InvalidInput(
            "A discount of {value} % is not between 0 and 100.",
            code="order.discount",
            remedy="Mend the discount: what is added to a price is not one.",
            value=cell.value,
        )
    return percent


def _told(cell: Cell | None) -> str:
    return "" if cell is None else str(cell.value)


def folded(lines: list[Line], report: Report) -> list[Line]:
    """Return the lines with a parent and its parts counted once.

    A configurable thing is sold as a parent with the price and a part with the weight; a bundle as
    a parent and several parts, of which either has the prices.
    """
    parts: dict[str, list[Line]] = defaultdict(list)
    known = {line.id for line in lines if line.id}
    for line in lines:
        if line.parent in known:
            parts[line.parent].append(line)
    if not parts:
        return lines
    dropped: set[str] = set()
    changed: dict[str, Line] = {}
    for line in lines:
        its = parts.get(line.id) if line.id else None
        if not its:
            continue
        worth = sum((part.value for part in its), Decimal(0))
        if not worth:
            dropped |= {part.where for part in its}
            changed[line.where] = _with_weight(line, its)
            report.note(
                line.where,
                Text("It and its parts ({count}) are one thing at one price.", count=len(its)),
            )
        elif not line.value or line.value == worth:
            dropped.add(line.where)
            report.note(
                line.where,
                Text("Its parts ({count}) have the prices; it is left out.", count=len(its)),
            )
        else:
            report.add(_two_prices(line.value, worth), line.where)
    return [changed.get(line.where, line) for line in lines if line.where not in dropped]


def _with_weight(line: Line, parts: list[Line]) -> Line:
    facts = dict(parts[0].facts) if len(parts) == 1 else {}
    if len(parts) == 1 and parts[0].quantity == line.quantity:
        return evolve(line, facts={**facts, **line.facts})
    weights = [(part.facts["weight"], part) for part in parts if "weight" in part.facts]
    if len(weights) == len(parts):
        whole = Decimal(0)
        for each, part in weights:
            whole = DECIMAL.add(whole, DECIMAL.multiply(each.in_base(), Decimal(part.quantity)))
        facts["weight"] = Weight.of(DECIMAL.divide(whole, Decimal(line.quantity)), "g")
    return evolve(line, facts={**facts, **line.facts})


def _no_quantity() -> XborderError:
    return InvalidInput(
        "The line has no quantity.",
        code="order.quantity",
        remedy="Fill it, or leave the line out.",
    )


def _no_price() -> XborderError:
    return InvalidInput(
        "The line has no price.",
        code="order.price",
        remedy="Fill it, or name its column in the mapping: unit_price or line_price.",
    )


def _negative(value: Decimal) -> XborderError:
    return InvalidInput(
        "The line costs {value}, less than nothing.",
        code="order.price",
        remedy="Name it in the mapping, discount_lines, if it is a discount on the order; give "
        "returns apart.",
        value=f"{value:f}",
    )


def _too_much_off(discount: Decimal, value: Decimal) -> XborderError:
    return InvalidInput(
        "The discount {value} is more than its line at {line}.",
        code="order.discount",
        remedy="Mend the discount, or the price.",
        value=f"{discount:f}",
        line=f"{value:f}",
    )


def _more_back(back: Decimal, quantity: int | Decimal) -> XborderError:
    return InvalidInput(
        "{value} pieces are refunded of {quantity}.",
        code="order.refund",
        remedy="Mend the quantity, or what is refunded of it.",
        value=f"{back:f}",
        quantity=str(quantity),
    )


def _two_prices(value: Decimal, worth: Decimal) -> XborderError:
    return InvalidInput(
        "A bundle at {value} has parts at {worth}: it would be counted twice, or in part.",
        code="order.bundle",
        remedy="Give the price of the bundle, or those of its parts.",
        value=f"{value:f}",
        worth=f"{worth:f}",
    )
