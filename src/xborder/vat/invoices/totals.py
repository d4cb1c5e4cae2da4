"""The arithmetic of an invoice: lines, breakdown and totals, as far as EN 16931 reckons them.

Source: EN 16931-1:2017, business rules BR-CO-10 to BR-CO-18 and the groups BR-S, BR-Z, BR-E, BR-AE,
BR-IC, BR-G and BR-O. A line's own product is allowed one cent, since a unit price may be rounded.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from xborder.messages import Text
from xborder.money import Money
from xborder.number.exact import DECIMAL
from xborder.vat.invoices.document import Invoice, InvoiceLine, TaxCategory, VatGroup
from xborder.vat.invoices.fault import Fault
from xborder.vat.returns.rounded import share_of

_UNTAXED: Final = {
    TaxCategory.ZERO: "BR-Z",
    TaxCategory.EXEMPT: "BR-E",
    TaxCategory.REVERSE_CHARGE: "BR-AE",
    TaxCategory.INTRA_COMMUNITY: "BR-IC",
    TaxCategory.EXPORT: "BR-G",
    TaxCategory.OUTSIDE: "BR-O",
}
_NO_REASON: Final = (TaxCategory.STANDARD, TaxCategory.ZERO)


def faults_of_totals(invoice: Invoice) -> Iterator[Fault]:
    """Yield what does not add up."""
    currencies = sorted({money.currency.code for money in _amounts(invoice)})
    if len(currencies) > 1:
        yield Fault(
            code="BR-5",
            where="invoice",
            message=Text("Amounts stand in {currencies}.", currencies=", ".join(currencies)),
            remedy=Text("Write the whole invoice in one currency; tax due may be told in another."),
        )
        return
    for place, line in enumerate(invoice.lines):
        yield from _line(line, f"lines.{place}")
    for place, group in enumerate(invoice.breakdown):
        yield from _group(group, f"breakdown.{place}")
    yield from _breakdown(invoice)
    yield from _totals(invoice)


def _amounts(invoice: Invoice) -> Iterator[Money]:
    fields = (invoice.net, invoice.vat, invoice.gross, invoice.paid, invoice.due)
    yield from (money for money in fields if money is not None)
    for line in invoice.lines:
        yield from (m for m in (line.unit_price, line.net, line.rebate) if m is not None)
    for group in invoice.breakdown:
        yield from (group.taxable, group.vat)


def _line(line: InvoiceLine, where: str) -> Iterator[Fault]:
    if line.net is not None and line.quantity is not None and line.unit_price is not None:
        exact = Money(
            DECIMAL.multiply(line.unit_price.amount, line.quantity), line.unit_price.currency
        )
        product = share_of(exact)
        if line.rebate is not None:
            product -= line.rebate
        if abs(product - line.net) > Money.of_minor(1, line.net.currency):
            yield Fault(
                code="BR-LIN-net",
                where=f"{where}.net",
                message=Text(
                    "The line is {net}; quantity, price and rebate give {product}.",
                    net=line.net,
                    product=product,
                ),
                remedy=Text("Mend the quantity, the price, the rebate or the amount."),
            )
    taxed = line.category is TaxCategory.STANDARD
    if taxed and line.rate is not None and not line.rate:
        yield Fault(
            code="BR-S-5",
            where=f"{where}.rate",
            message=Text("A taxed line has a rate of zero."),
            remedy=Text("Give its rate, or the category under which no tax is charged."),
        )
    if not taxed and line.rate:
        yield Fault(
            code=f"{_UNTAXED[line.category]}-5",
            where=f"{where}.rate",
            message=Text("A line of category {category} has a rate.", category=line.category.value),
            remedy=Text("Leave the rate out: no tax is charged on it."),
        )


def _group(group: VatGroup, where: str) -> Iterator[Fault]:
    if group.category is TaxCategory.STANDARD:
        expected = share_of(group.taxable, group.rate or Decimal(0))
        code = "BR-S-9"
    else:
        expected = Money.of_minor(0, group.taxable.currency)
        code = f"{_UNTAXED[group.category]}-9"
    if group.vat != expected:
        yield Fault(
            code=code,
            where=f"{where}.vat",
            message=Text(
                "The tax of the group is {vat}; its base and rate give {expected}.",
                vat=group.vat,
                expected=expected,
            ),
            remedy=Text("Reckon the tax on the sum of the group, rounded to the cent."),
        )
    if group.category in _NO_REASON and group.reason:
        yield Fault(
            code="BR-S-10" if group.category is TaxCategory.STANDARD else "BR-Z-10",
            where=f"{where}.reason",
            message=Text("A taxed group gives a reason for an exemption."),
            remedy=Text("Leave the reason out."),
        )
    if group.category not in _NO_REASON and not group.reason:
        yield Fault(
            code=f"{_UNTAXED[group.category]}-10",
            where=f"{where}.reason",
            message=Text("The group does not say why no tax is charged."),
            remedy=Text("Name the provision, or the words that the law prescribes."),
        )


_Key = tuple[TaxCategory, Decimal]


def _key(each: InvoiceLine | VatGroup) -> _Key:
    return each.category, (each.rate or Decimal(0)).normalize(DECIMAL)


def _breakdown(invoice: Invoice) -> Iterator[Fault]:
    if not invoice.breakdown:
        if len({_key(line) for line in invoice.lines}) > 1:
            yield Fault(
                code="226(8)",
                where="breakdown",
                message=Text("Lines are taxed differently, and no breakdown shows it."),
                remedy=Text("Give the taxable amount and the tax for each rate or exemption."),
            )
        return
    bases: dict[_Key, Money] = {}
    for line in invoice.lines:
        if line.net is not None:
            key = _key(line)
            bases[key] = bases[key] + line.net if key in bases else line.net
    groups: dict[_Key, Money] = {}
    for group in invoice.breakdown:
        key = _key(group)
        groups[key] = groups[key] + group.taxable if key in groups else group.taxable
    for key in sorted({*bases, *groups}):
        category, rate = key
        if bases.get(key) != groups.get(key):
            yield Fault(
                code=f"{_UNTAXED.get(category, 'BR-S')}-8",
                where="breakdown",
                message=Text(
                    "Lines of {category} at {rate} come to {lines}; the breakdown has {group}.",
                    category=category.value,
                    rate=f"{rate:f}",
                    lines=_shown(bases.get(key)),
                    group=_shown(groups.get(key)),
                ),
                remedy=Text("Each rate and exemption has one group with the sum of its lines."),
            )


def _shown(money: Money | None) -> str:
    return "-" if money is None else str(money)


def _totals(invoice: Invoice) -> Iterator[Fault]:
    lines = [line.net for line in invoice.lines if line.net is not None]
    if lines and len(lines) == len(invoice.lines) and invoice.net is not None:
        yield from _equal("BR-CO-10", "net", invoice.net, _sum(lines))
    taxes = [group.vat for group in invoice.breakdown]
    if taxes and invoice.vat is not None:
        yield from _equal("BR-CO-14", "vat", invoice.vat, _sum(taxes))
    keys = {_key(line) for line in invoice.lines}
    if not taxes and len(keys) == 1 and invoice.vat is not None and invoice.net is not None:
        ((category, rate),) = keys
        share = rate if category is TaxCategory.STANDARD else Decimal(0)
        yield from _equal("BR-CO-17", "vat", invoice.vat, share_of(invoice.net, share))
    if invoice.net is not None and invoice.vat is not None and invoice.gross is not None:
        yield from _equal("BR-CO-15", "gross", invoice.gross, invoice.net + invoice.vat)
    if invoice.due is not None and invoice.gross is not None:
        paid = invoice.paid if invoice.paid is not None else _nothing(invoice.gross)
        yield from _equal("BR-CO-16", "due", invoice.due, invoice.gross - paid)


def _sum(amounts: Iterable[Money]) -> Money:
    first, *others = amounts
    return sum(others, first)


def _nothing(money: Money) -> Money:
    return Money.of_minor(0, money.currency)


def _equal(code: str, where: str, given: Money, expected: Money) -> Iterator[Fault]:
    if given != expected:
        yield Fault(
            code=code,
            where=where,
            message=Text(
                "It is {given}; the parts give {expected}.", given=given, expected=expected
            ),
            remedy=Text("Mend the part that is wrong, or write the sum."),
        )
