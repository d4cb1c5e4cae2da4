"""One order's rows into a consignment, or the reason why there is none."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen
from pydantic import ValidationError

from xborder.errors import InvalidInput, XborderError, problems
from xborder.messages import Text
from xborder.money import Currency, Money
from xborder.trade.consignment import Consignment
from xborder.trade.country import COUNTRIES
from xborder.trade.item import Item
from xborder.trade.orders.day import Calendar
from xborder.trade.orders.groups import Group
from xborder.trade.orders.head import Head
from xborder.trade.orders.lines import Line, LineReader, folded
from xborder.trade.orders.mapping import LeftOutKind, OrderMapping
from xborder.trade.orders.place import check_place
from xborder.trade.orders.products import Product, joined, price_of_measure, split_evenly
from xborder.trade.orders.report import LeftOut, Order, Refused, Report
from xborder.trade.orders.table import Row, lines_of, plain
from xborder.trade.orders.totals import Settling, Sums, Totals
from xborder.trade.party import Buyer, PartyKind
from xborder.trade.terms import Channel, PriceBasis

_YES: Final = frozenset({"true", "yes", "1", "y"})


@frozen(kw_only=True)
class OrderReader:
    """What every order is read with.

    Attributes:
        mapping: Which column holds what.
        given: The facts of the caller, as a consignment takes them.
        prices: What prices include, where the caller says so.
        currency: The currency of orders that do not name theirs.
        calendar: How the export writes moments.
        products: Facts of goods by SKU; ``None`` if there is no table of them.
    """

    mapping: OrderMapping
    given: dict[str, Any] = field(repr=False)
    prices: PriceBasis | None
    currency: Currency | None
    calendar: Calendar
    products: Mapping[str, Product] | None = field(repr=False)

    def order(self, group: Group) -> Order | LeftOut | Refused:
        """Return the order, or why there is none."""
        head = Head(rows=group.rows, mapping=self.mapping, report=group.report)
        status = head.text("status")
        found = self._left_out(head, status) or self._consignment(head)
        errors = tuple(group.report.errors)
        if errors or found is None:
            return Refused(id=group.id, errors=errors, rows=group.numbers)
        if isinstance(found, Consignment):
            return Order(
                id=group.id,
                consignment=found,
                rows=group.numbers,
                status=status,
                notes=tuple(group.report.notes),
            )
        kind, why = found
        return LeftOut(id=group.id, kind=kind, why=why, rows=group.numbers)

    def _left_out(self, head: Head, status: str) -> tuple[LeftOutKind, Text] | None:
        shop = head.text("marketplace")
        if any(shop.casefold().startswith(each) for each in self.mapping.other_channels):
            return LeftOutKind.OTHER_CHANNEL, Text("It was sold elsewhere: {shop}.", shop=shop)
        kind = self.mapping.left_out_kind(status)
        if kind is not None:
            return kind, Text("Its state is {status}.", status=status)
        stopped = head.cell("cancelled")
        if stopped is not None:
            why = Text("It was cancelled: {value}.", value=str(stopped.value))
            return LeftOutKind.CANCELLED, why
        return None

    def _consignment(self, head: Head) -> Consignment | tuple[LeftOutKind, Text] | None:
        report, items = head.report, self._item_rows(head)
        if not items:
            report.add(_no_lines(), head.where)
            return None
        day = report.read(self.calendar.day, head.cell("on"), report)
        if head.cell("on") is None:
            report.add(_no_day(), f"{head.where}.on")
        address = head.address()
        currency = head.currency(items, self.currency)
        if currency is None:
            return None
        reader = LineReader(mapping=self.mapping, currency=currency, report=report)
        lines = folded(reader.lines(items), report)
        sums = head.sums(lines, reader)
        sent = [line for line in lines if line.ships and not line.returned]
        if report.errors or day is None:
            return None
        if not sent:
            return _nothing_sent(lines)
        if head.is_refunded(reader, sums.total):
            return LeftOutKind.REFUNDED, Text("It was paid back in full.")
        totals = self._totals(head, lines, sums, currency)
        if totals is None:
            return None
        _note_kept_back(lines, report)
        facts = {**self.given, **address, "on": day, "prices": totals.prices}
        facts |= self._charges(sums, totals, currency, head)
        facts |= self._parties(head)
        self._check(head, address, day, totals)
        return self._built(facts, sent, currency, head)

    def _item_rows(self, head: Head) -> list[Row]:
        if self.mapping.lines is not None:
            return [line for row in head.rows for line in lines_of(row, self.mapping)]
        return [row for row in head.rows if row.fills(self.mapping.item)]

    def _totals(
        self, head: Head, lines: list[Line], sums: Sums, currency: Currency
    ) -> Totals | None:
        settling = Settling(
            mapping=self.mapping,
            prices=self.prices,
            currency=currency,
            where=head.where,
            report=head.report,
        )
        sold = [line for line in lines if not line.returned]
        totals = settling.totals(sold, sums, head.text("marketplace"))
        if totals is not None and totals.coupon and not all(line.ships for line in sold):
            head.report.add(_discount_on_both(totals.coupon), head.where)
            return None
        return totals

    def _charges(
        self, sums: Sums, totals: Totals, currency: Currency, head: Head
    ) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        if sums.shipping is None:
            head.report.note(head.where, Text("The price of shipping is not stated."))
        else:
            facts["shipping"] = Money(sums.shipping, currency)
        if totals.waived:
            facts["shipping_discount"] = Money(totals.waived, currency)
        if totals.coupon:
            facts["coupon"] = Money(totals.coupon, currency)
        return facts

    def _parties(self, head: Head) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        shop = head.text("marketplace")
        if shop:
            facts.update(channel=Channel.MARKETPLACE, marketplace=shop)
        if plain(head.text("business")) in _YES:
            buyer: Buyer = self.given.get("buyer", Buyer())
            facts["buyer"] = buyer.replace(kind=PartyKind.BUSINESS)
            head.report.note(head.where, Text("The buyer is a business, as the export says."))
        return facts

    def _check(self, head: Head, address: dict[str, Any], day: dt.date, totals: Totals) -> None:
        """Check what only the whole order tells: the address on its day, and whose tax it holds."""
        region, postcode = address.get("region"), address.get("postcode")
        told = (head.cell(name) for name in ("postcode", "region", "ship_to", "bill_postcode"))
        where = next((cell.where for cell in told if cell is not None), head.where)
        home = check_place(address["ship_to"], region, postcode, day, where, head.report)
        name = head.text("tax_name")
        taxed = name[:2] if name[2:3] == " " else ""
        if totals.prices is PriceBasis.TAX_INCLUDED and taxed in COUNTRIES and taxed != home:
            head.report.add(_tax_of_another(name), head.where)

    def _built(
        self, facts: dict[str, Any], sent: list[Line], currency: Currency, head: Head
    ) -> Consignment | None:
        report = head.report
        items = [item for line in sent for item in self._items(line, currency, report)]
        if report.errors:
            return None
        try:
            return Consignment(items=items, **facts)
        except ValidationError as error:
            report.errors += as_ours(error, head.where)
            return None

    def _items(self, line: Line, currency: Currency, report: Report) -> list[Item]:
        goods = joined(line.facts, line.sku, self.products, line.where, report)
        _note_line(line, goods, report)
        parts = _parts(line, currency, report)
        if len(parts) > 1:
            text = Text(
                "{count} pieces do not cost the same to the cent; they are two lines.",
                count=line.quantity,
            )
            report.note(line.where, text)
        try:
            return [
                Item(
                    sku=line.sku,
                    description=line.description,
                    quantity=pieces,
                    unit_price=Money(price, currency),
                    **goods,
                )
                for pieces, price in parts
            ]
        except ValidationError as error:
            report.errors += as_ours(error, line.where)
            return []


def as_ours(error: ValidationError, where: str) -> list[XborderError]:
    """Return what a document refused as errors of ours, code and remedy kept.

    Args:
        error: What pydantic raised.
        where: The row that the document was read from.
    """
    found: list[XborderError] = []
    details = error.errors(include_url=False, include_input=False)
    for detail, problem in zip(details, problems(error), strict=True):
        said: dict[str, Any] = dict(detail.get("ctx") or {})
        sentence = said.pop("_message", None) or _escaped(problem.message)
        remedy = said.pop("remedy", None) or _escaped(problem.remedy)
        shown = {name: each for name, each in said.items() if name.isidentifier()}
        shown.pop("_where", None)
        found.append(
            InvalidInput(
                sentence,
                code=problem.code,
                remedy=remedy,
                where=".".join(filter(None, (where, problem.where))),
                **{**shown, "value": problem.value},
            )
        )
    return found


def _escaped(sentence: str) -> str:
    return sentence.replace("{", "{{").replace("}", "}}")


def _parts(
    line: Line, currency: Currency, report: Report
) -> list[tuple[int, Decimal]] | list[tuple[Decimal, Decimal]]:
    """Return how much of a line costs how much each, so that it keeps its value."""
    if isinstance(line.quantity, int):
        return split_evenly(line.value, line.quantity, currency.digits)
    try:
        return [(line.quantity, price_of_measure(line.value, line.quantity))]
    except XborderError as error:
        report.add(error, line.where)
        return []


def _nothing_sent(lines: list[Line]) -> tuple[LeftOutKind, Text]:
    if lines and all(line.returned for line in lines):
        return LeftOutKind.RETURNED, Text("Every line comes back.")
    return LeftOutKind.NOTHING_TO_SHIP, Text("No line is shipped.")


def _note_kept_back(lines: list[Line], report: Report) -> None:
    for line in lines:
        if line.returned:
            report.note(line.where, Text("The line comes back; it is left out."))
        elif not line.ships:
            report.note(line.where, Text("The line is not shipped; it is left out."))


def _note_line(line: Line, goods: dict[str, Any], report: Report) -> None:
    if line.discount:
        report.note(
            line.where, Text("The line's discount of {amount} is taken off.", amount=line.discount)
        )
    if not line.value and "customs_value" not in goods:
        name = line.sku or line.description
        report.note(
            line.where,
            Text("{name} costs nothing, and its customs value is not known.", name=name),
        )


def _no_lines() -> XborderError:
    return InvalidInput(
        "The order has no lines.",
        code="order.no_items",
        remedy="Export the lines too, or name their columns in the mapping.",
    )


def _no_day() -> XborderError:
    return InvalidInput(
        "The order has no day.",
        code="order.day",
        remedy="Fill it, or name its column in the mapping: columns.on.",
    )


def _discount_on_both(coupon: Decimal) -> XborderError:
    return InvalidInput(
        "The discount {value} is on goods that are sent and on what is not.",
        code="order.discount",
        remedy="State it line by line.",
        value=f"{coupon:f}",
    )


def _tax_of_another(name: str) -> XborderError:
    return InvalidInput(
        "Prices include {value}, which is not the tax of the destination.",
        code="order.home_tax",
        remedy='Take it out of the prices and of shipping, and give prices="net".',
        value=name,
    )
