"""An order's sums: do its lines add up, where does its discount go, and do its prices hold tax?

Exports seldom say whether prices hold tax, but the total does: either goods and carriage make it
alone, or only with the tax beside them. What neither explains is refused.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from attrs import frozen

from xborder.errors import InvalidInput, XborderError
from xborder.messages import Text
from xborder.money import Currency
from xborder.number import DECIMAL
from xborder.trade.orders.lines import Line
from xborder.trade.orders.mapping import OrderMapping
from xborder.trade.orders.report import Report
from xborder.trade.terms import PriceBasis

_NOTHING: Final = Decimal(0)


@frozen(kw_only=True)
class Sums:
    """The amounts that an order states of itself; ``None`` where it does not.

    Attributes:
        shipping: The price of carriage, of the order or of its lines together.
        shipping_discount: What is waived of it.
        discount: What is taken off the order.
        subtotal: The goods, discounts taken off; or as they are listed, before those of lines.
        tax: The tax, of the order or of its lines together.
        duties: Duties taken at checkout.
        total: What the buyer pays.
    """

    shipping: Decimal | None
    shipping_discount: Decimal | None
    discount: Decimal | None
    subtotal: Decimal | None
    tax: Decimal | None
    duties: Decimal | None
    total: Decimal | None


@frozen(kw_only=True)
class Totals:
    """What an order's sums tell.

    Attributes:
        coupon: What is taken off the goods as a whole.
        discount: What is taken off goods and shipping together.
        waived: What is taken off shipping.
        prices: What its prices include.
        paid: What goods and carriage come to, discounts taken off, duties left out.
        slack: What rounding line by line can move sums by.
    """

    coupon: Decimal
    discount: Decimal
    waived: Decimal
    prices: PriceBasis
    paid: Decimal
    slack: Decimal


@frozen(kw_only=True)
class Settling:
    """What an order's sums are held against.

    Attributes:
        mapping: How the export is written.
        prices: What the caller says that prices include; ``None`` if nothing.
        currency: The order's currency.
        where: Its first row.
        report: Where to say what was found.
    """

    mapping: OrderMapping
    prices: PriceBasis | None
    currency: Currency
    where: str
    report: Report

    def totals(self, lines: list[Line], sums: Sums, marketplace: str) -> Totals | None:
        """Return what the sums tell; nothing if they do not add up, which is reported.

        Args:
            lines: The order's lines.
            sums: What it states.
            marketplace: Where the sale was made; empty if in the seller's own shop.
        """
        # a cent a line: shops round tax by the line, and print what they rounded
        slack = Decimal(len(lines)).scaleb(-self.currency.digits, DECIMAL)
        goods = _added(line.value for line in lines)
        listed = _added([goods, *(line.discount for line in lines)])
        coupon = self._coupon(goods, listed, sums, slack)
        if coupon is None:
            return None
        waived = sums.shipping_discount or _NOTHING
        paid = _added([goods, -coupon, sums.shipping, -waived, sums.duties])
        rest, discount = DECIMAL.subtract(DECIMAL.abs(sums.discount or _NOTHING), coupon), _NOTHING
        if rest and self._is_on_shipping(rest, paid, sums, slack):
            paid = DECIMAL.subtract(paid, rest)
            if coupon:  # all the goods, and a part of the shipping: one discount on the order
                discount, coupon = DECIMAL.add(coupon, rest), _NOTHING
                text = Text(
                    "The discount of {amount} is on goods and shipping together.", amount=discount
                )
            else:
                waived = DECIMAL.add(waived, rest)
                text = Text("The discount of {amount} is on shipping.", amount=rest)
            self._note(text)
        elif rest:
            self._note(
                Text("The discount of {amount} is not on the goods; it is left out.", amount=rest)
            )
        basis = self._basis(paid, sums, slack, marketplace)
        if sums.duties:
            self._note(
                Text("Duties of {amount} taken at checkout are left out.", amount=sums.duties)
            )
        if basis is None:
            return None
        return Totals(
            coupon=coupon,
            discount=discount,
            waived=waived,
            prices=basis,
            paid=DECIMAL.subtract(paid, sums.duties or _NOTHING),
            slack=slack,
        )

    def _note(self, text: Text) -> None:
        self.report.note(self.where, text)

    def _coupon(
        self, goods: Decimal, listed: Decimal, sums: Sums, slack: Decimal
    ) -> Decimal | None:
        """Return what the discount takes off the goods: all of it, or nothing."""
        off = DECIMAL.abs(sums.discount or _NOTHING)
        less = DECIMAL.subtract(goods, off)
        # Magento's subtotal is of the prices listed, whatever was taken off line by line.
        made = less if off or sums.subtotal is None else _nearer(sums.subtotal, less, listed)
        if sums.subtotal is not None and not _close(made, sums.subtotal, slack):
            if off and _close(goods, sums.subtotal, slack):
                return _NOTHING
            self.report.add(_lines_do_not_add_up(less, sums.subtotal), self.where)
            return None
        if off > goods and sums.total is not None and off <= _added([goods, sums.shipping]):
            return goods  # the rest must be on shipping: the total shows it, or is refused
        if off > goods:
            self.report.add(_more_off_than_goods(off, goods), self.where)
            return None
        if off:
            self._note(Text("The discount of {amount} is on the goods as a whole.", amount=off))
        return off

    def _is_on_shipping(self, off: Decimal, paid: Decimal, sums: Sums, slack: Decimal) -> bool:
        """Return whether the total is made only if a discount is taken off shipping."""
        if sums.total is None or off > (sums.shipping or _NOTHING):
            return False
        tax = sums.tax or _NOTHING
        fits = [
            _fitting(
                {PriceBasis.NET: DECIMAL.add(made, tax), PriceBasis.TAX_INCLUDED: made},
                sums.total,
                slack,
            )
            for made in (paid, DECIMAL.subtract(paid, off))
        ]
        return fits[0] is None and fits[1] is not None

    def _basis(
        self, paid: Decimal, sums: Sums, slack: Decimal, marketplace: str
    ) -> PriceBasis | None:
        with_tax = DECIMAL.add(paid, sums.tax or _NOTHING)
        known = self.prices or self.mapping.prices
        if sums.total is not None and known is not PriceBasis.LANDED:
            readings = {PriceBasis.TAX_INCLUDED: paid, PriceBasis.NET: with_tax}
            if known is not None:
                readings = {known: readings[known]}
            fits = _fitting(readings, sums.total, slack)
            if fits is None:
                self.report.add(_total_differs(with_tax, sums.total), self.where)
                return None
            if known is None and sums.tax:
                self._note_basis(fits, sums.tax)
                return fits
        if known is None:
            return self._undocumented(sums.tax, marketplace)
        if self.prices is None and not self.mapping.prices_are_known:
            self._note(
                Text("Prices are taken to be net.")
                if known is PriceBasis.NET
                else Text("Prices are taken to be {basis}.", basis=Text(known.value))
            )
        return known

    def _note_basis(self, basis: PriceBasis, tax: Decimal) -> None:
        if basis is PriceBasis.NET:
            self._note(
                Text("The total shows that prices are net: tax of {tax} comes on top.", tax=tax)
            )
        else:
            self._note(Text("The total shows that prices include tax, of {tax}.", tax=tax))

    def _undocumented(self, tax: Decimal | None, marketplace: str) -> PriceBasis | None:
        if tax is not None and not tax:
            self._note(Text("No tax is stated: prices are taken to be net."))
            return PriceBasis.NET
        reading = self.mapping.prices_by_marketplace.get(marketplace.casefold())
        if reading is None:
            self.report.add(_cannot_be_told(), self.where)
            return None
        self._note(
            Text(
                "Prices are taken to be net, as {marketplace} writes them.", marketplace=marketplace
            )
            if reading is PriceBasis.NET
            else Text(
                "Prices are taken to be {basis}, as {marketplace} writes them.",
                basis=Text(reading.value),
                marketplace=marketplace,
            )
        )
        return reading


def _fitting(
    readings: Mapping[PriceBasis, Decimal], total: Decimal, slack: Decimal
) -> PriceBasis | None:
    """Return the reading that makes the total: exactly if one does, else to the rounding."""
    for room in (_NOTHING, slack):
        for basis, made in readings.items():
            if _close(made, total, room):
                return basis
    return None


def _added(amounts: Iterable[Decimal | None]) -> Decimal:
    total = _NOTHING
    for amount in amounts:
        total = DECIMAL.add(total, amount or _NOTHING)
    return total


def _nearer(wanted: Decimal, *made: Decimal) -> Decimal:
    return min(made, key=lambda each: DECIMAL.subtract(wanted, each).copy_abs())


def _close(one: Decimal, other: Decimal, slack: Decimal) -> bool:
    return DECIMAL.subtract(one, other).copy_abs() <= slack


def _lines_do_not_add_up(lines: Decimal, subtotal: Decimal) -> XborderError:
    return InvalidInput(
        "The lines make {lines}, and the order says {value}.",
        code="order.subtotal",
        remedy="See whether a row is missing, or a price is of the line and not of one piece.",
        value=f"{subtotal:f}",
        lines=f"{lines:f}",
    )


def _total_differs(parts: Decimal, total: Decimal) -> XborderError:
    return InvalidInput(
        "Goods, shipping, discount and tax make {parts}, and the order says {value}.",
        code="order.total",
        remedy="See whether a row, a fee or a gift card is missing; without total in the mapping"
        " it is not compared.",
        value=f"{total:f}",
        parts=f"{parts:f}",
    )


def _more_off_than_goods(off: Decimal, goods: Decimal) -> XborderError:
    return InvalidInput(
        "The discount {value} is more than the goods at {goods}.",
        code="order.discount",
        remedy="Say apart what is taken off shipping: shipping_discount in the mapping.",
        value=f"{off:f}",
        goods=f"{goods:f}",
    )


def _cannot_be_told() -> XborderError:
    return InvalidInput(
        "It cannot be told whether prices include tax.",
        code="order.prices",
        remedy='Say it: prices="net" or "tax_included", or export the total and the tax.',
    )
