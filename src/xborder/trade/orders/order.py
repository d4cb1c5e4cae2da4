"""One order's rows into a consignment, or the reason why there is none."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import evolve, field, frozen
from pydantic import ValidationError

from xborder.errors import InvalidInput, XborderError, problems
from xborder.messages import Text
from xborder.money import Currency, Money
from xborder.number import DECIMAL
from xborder.problem import Remedy
from xborder.trade.consignment import Consignment
from xborder.trade.home_tax import HomeTax
from xborder.trade.item import Item
from xborder.trade.orders.day import Calendar
from xborder.trade.orders.groups import Group
from xborder.trade.orders.head import Head
from xborder.trade.orders.home import HomeReader
from xborder.trade.orders.lines import Line, LineKind, LineReader, folded
from xborder.trade.orders.mapping import LeftOutKind, OrderMapping
from xborder.trade.orders.parts import discount_of, off_parts, parts_of, returned_of
from xborder.trade.orders.place import answer, check_place
from xborder.trade.orders.products import Product, joined
from xborder.trade.orders.report import LeftOut, Order, Refused, Report
from xborder.trade.orders.returns import matched, settled
from xborder.trade.orders.table import Row, lines_of
from xborder.trade.orders.totals import Settling, Sums, Totals
from xborder.trade.party import Buyer, PartyKind
from xborder.trade.terms import Channel, PriceBasis

_YES: Final = frozenset({"true", "yes", "1", "y"})
_NOTHING: Final = Decimal(0)
_ABOUT: Final = {
    LineKind.CARRIAGE: Text("The line is the price of carriage."),
    LineKind.DISCOUNT: Text("The line is a discount on the order."),
}


@frozen(kw_only=True)
class Read:
    """What an order's rows make.

    Attributes:
        consignment: What is sent.
        total: What the buyer paid, as the export says.
        paid_back: What was paid back of it.
        returned: How much of each line was refunded, by its position.
    """

    consignment: Consignment
    total: Money | None
    paid_back: Money | None
    returned: tuple[tuple[int, int | Decimal], ...]


@frozen(kw_only=True)
class OrderReader:
    """What every order is read with.

    Attributes:
        mapping: Which column holds what.
        given: The facts of the caller, as a consignment takes them.
        prices: What prices include, where the caller says so.
        home: Whose tax is inside prices, where the caller says so.
        currency: The currency of orders that do not name theirs.
        calendar: How the export writes moments.
        products: Facts of goods by SKU; ``None`` if there is no table of them.
    """

    mapping: OrderMapping
    given: dict[str, Any] = field(repr=False)
    prices: PriceBasis | None
    home: HomeReader
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
        if isinstance(found, Read):
            return Order(
                id=group.id,
                consignment=found.consignment,
                rows=group.numbers,
                status=status,
                notes=tuple(group.report.notes),
                total=found.total,
                paid_back=found.paid_back,
                returned=found.returned,
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

    def _consignment(self, head: Head) -> "Read | tuple[LeftOutKind, Text] | None":
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
        lines, taken = matched(folded(reader.lines(items), report), report)
        sums = self._with_lines(head.sums([*lines, *taken], reader), lines, report)
        lines = [line for line in lines if line.kind is LineKind.GOODS]
        sent = [line for line in lines if line.ships and not line.returned]
        if report.errors or day is None:
            return None
        if not sent:
            return _nothing_sent(lines)
        back = head.paid_back(reader, sums.total)
        if back is not None and sums.total is not None and back >= sums.total:
            return LeftOutKind.REFUNDED, Text("It was paid back in full.")
        settling = self._settling(currency, head, address["ship_to"])
        sold, shop = [line for line in lines if not line.returned], head.text("marketplace")
        totals, sums = settled(
            lambda sums, noticed: evolve(settling, report=noticed).totals(sold, sums, shop),
            sums,
            taken,
            head.where,
            report,
        )
        off = _NOTHING if totals is None else DECIMAL.add(totals.coupon, totals.discount)
        if off and not all(line.ships for line in sold):
            report.add(_discount_on_both(off), head.where)
            return None
        if totals is None:
            return None
        _note_kept_back(lines, report)
        facts = {**self.given, **address, "on": day, "prices": totals.prices}
        facts |= self._charges(sums, totals, currency, head)
        facts |= self._parties(head)
        home = self._home_tax(head, address, day, sums, totals)
        if home is not None:
            facts |= {"home_tax": home, "prices": PriceBasis.NET}
        return self._built(facts, sent, currency, head, total=sums.total, back=back)

    def _with_lines(self, sums: Sums, lines: list[Line], report: Report) -> Sums:
        """Return an order's sums with the lines that are its carriage and its discounts."""
        found: dict[LineKind, Decimal] = {}
        for line in lines:
            if line.kind is not LineKind.GOODS:
                found[line.kind] = DECIMAL.add(found.get(line.kind, _NOTHING), line.value)
                report.note(line.where, _ABOUT[line.kind])
        if LineKind.CARRIAGE in found:
            stated = sums.shipping or _NOTHING
            sums = evolve(sums, shipping=DECIMAL.add(stated, found[LineKind.CARRIAGE]))
        if LineKind.DISCOUNT in found:
            stated = DECIMAL.abs(sums.discount or _NOTHING)
            sums = evolve(sums, discount=DECIMAL.add(stated, found[LineKind.DISCOUNT]))
        return sums

    def _item_rows(self, head: Head) -> list[Row]:
        if self.mapping.lines is not None:
            return [line for row in head.rows for line in lines_of(row, self.mapping)]
        return [row for row in head.rows if row.fills(self.mapping.item)]

    def _settling(self, currency: Currency, head: Head, destination: str) -> Settling:
        # Prices that hold the seller's own tax make the total alone, as any that hold tax.
        includes = PriceBasis.TAX_INCLUDED if self.home.leaves(destination) else self.prices
        return Settling(
            mapping=self.mapping,
            prices=includes,
            currency=currency,
            where=head.where,
            report=head.report,
        )

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
        if totals.discount:
            facts["discount"] = Money(totals.discount, currency)
        return facts

    def _parties(self, head: Head) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        shop = head.text("marketplace")
        if shop:
            facts.update(channel=Channel.MARKETPLACE, marketplace=shop)
        if head.report.read(answer, head.cell("business")) in _YES:
            buyer: Buyer = self.given.get("buyer", Buyer())
            facts["buyer"] = buyer.replace(kind=PartyKind.BUSINESS)
            head.report.note(head.where, Text("The buyer is a business, as the export says."))
        return facts

    def _home_tax(
        self, head: Head, address: dict[str, Any], day: dt.date, sums: Sums, totals: Totals
    ) -> HomeTax | None:
        """Check the address on the order's day, and return the seller's own tax in its prices."""
        region, postcode = address.get("region"), address.get("postcode")
        told = (head.cell(name) for name in ("postcode", "region", "ship_to", "bill_postcode"))
        where = next((cell.where for cell in told if cell is not None), head.where)
        home = check_place(address["ship_to"], region, postcode, day, where, head.report)
        if totals.prices is not PriceBasis.TAX_INCLUDED:
            return None
        return self.home.tax(
            head.text("tax_name"),
            home,
            paid=totals.paid,
            tax=sums.tax,
            slack=totals.slack,
            where=head.where,
            report=head.report,
        )

    def _built(
        self,
        facts: dict[str, Any],
        sent: list[Line],
        currency: Currency,
        head: Head,
        *,
        total: Decimal | None,
        back: Decimal | None,
    ) -> "Read | None":
        report = head.report
        items: list[Item] = []
        returned: list[tuple[int, int | Decimal]] = []
        for line in sent:
            own = self._items(line, currency, report)
            returned += returned_of(line.refunded, own, len(items))
            items += own
        if report.errors:
            return None
        try:
            parcel = Consignment(items=items, **facts)
        except ValidationError as error:
            report.errors += as_ours(error, head.where)
            return None
        return Read(
            consignment=parcel,
            total=None if total is None else Money(total, currency),
            paid_back=None if back is None else Money(back, currency),
            returned=tuple(returned),
        )

    def _items(self, line: Line, currency: Currency, report: Report) -> list[Item]:
        goods = joined(line.facts, line.sku, self.products, line.where, report)
        _note_line(line, goods, report)
        off = discount_of(line, currency)
        parts = parts_of(line, DECIMAL.add(line.value, off), currency, report)
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
                    discount=Money(less, currency) if less else None,
                    **goods,
                )
                for (pieces, price), less in zip(parts, off_parts(off, parts), strict=True)
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
        ours = said.pop("remedy", None)
        sentence, remedy = _escaped(problem.message), _escaped(problem.remedy)
        if isinstance(ours, Remedy):
            sentence, remedy = ours.message, ours.remedy
        shown = {name: each for name, each in said.items() if name.isidentifier()}
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
