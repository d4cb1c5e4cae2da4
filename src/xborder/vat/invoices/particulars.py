"""The particulars that the law asks of an invoice, by its case.

Source: Directive 2006/112/EC, articles 203, 219a to 226b, 230 and 325.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final

from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.money import Money
from xborder.months import add_months, month_end
from xborder.trade.country import EU_MEMBERS
from xborder.trade.sale import number_prefix
from xborder.vat.invoices.document import Invoice, InvoiceCase, InvoiceLine, TaxCategory
from xborder.vat.invoices.fault import Fault
from xborder.vat.numbers import parse
from xborder.vat.wording import OFFICIAL_LANGUAGES, Point, invoice_words

_CASE_OF: Final[Mapping[TaxCategory, InvoiceCase]] = {
    TaxCategory.REVERSE_CHARGE: InvoiceCase.REVERSE_CHARGE,
    TaxCategory.INTRA_COMMUNITY: InvoiceCase.INTRA_COMMUNITY,
    TaxCategory.EXPORT: InvoiceCase.EXPORT,
    TaxCategory.EXEMPT: InvoiceCase.EXEMPT,
}
_POINT_OF: Final[Mapping[InvoiceCase, Point]] = {
    InvoiceCase.REVERSE_CHARGE: Point.REVERSE_CHARGE,
    InvoiceCase.INTRA_COMMUNITY: Point.EXEMPT_INTRA_COMMUNITY_SUPPLY,
    InvoiceCase.EXPORT: Point.EXPORT_EXEMPTION,
    InvoiceCase.MARGIN_SECOND_HAND: Point.MARGIN_SECOND_HAND,
    InvoiceCase.MARGIN_ART: Point.MARGIN_ART,
    InvoiceCase.MARGIN_COLLECTORS: Point.MARGIN_COLLECTORS,
    InvoiceCase.MARGIN_TRAVEL: Point.MARGIN_TRAVEL,
}
_MARGIN: Final = frozenset(
    {
        InvoiceCase.MARGIN_SECOND_HAND,
        InvoiceCase.MARGIN_ART,
        InvoiceCase.MARGIN_COLLECTORS,
        InvoiceCase.MARGIN_TRAVEL,
    }
)
IDENTIFY: Final = frozenset({*EU_MEMBERS, "XI"})
"""Whose numbers stand for a taxable person of the Union in trade with goods."""
_BUYER_NUMBER: Final = frozenset({InvoiceCase.INTRA_COMMUNITY, InvoiceCase.REVERSE_CHARGE})
_LAST_ISSUE_DAY: Final = 15
_REFERENCE: Final = re.compile(r"(?:art|§|section|sec\.|artikel|article|2006/112)", re.IGNORECASE)


def case_of(invoice: Invoice) -> InvoiceCase:
    """Return what the invoice is for: what it says, or what its lines say."""
    if invoice.case is not None:
        return invoice.case
    said = {line.category for line in invoice.lines} | {each.category for each in invoice.breakdown}
    return next((case for category, case in _CASE_OF.items() if category in said), _DOMESTIC)


_DOMESTIC: Final = InvoiceCase.DOMESTIC


def faults_of_particulars(invoice: Invoice) -> Iterator[Fault]:
    """Yield what a full invoice lacks, or says against the law."""
    case = case_of(invoice)
    yield from _heads(invoice)
    yield from _correction(invoice)
    yield from _parties(invoice, case)
    yield from _supplied_to(invoice, case)
    for place, line in enumerate(invoice.lines):
        yield from _line(line, f"lines.{place}", margin=case in _MARGIN)
    if not invoice.lines:
        yield _lacks("226(6)", "lines", Text("what was supplied"))
    yield from _tax(invoice, case)
    yield from _words(invoice, case)
    yield from _days(invoice, case)


def faults_of_simplified(invoice: Invoice) -> Iterator[Fault]:
    """Yield what a simplified invoice lacks (Art. 226b)."""
    if invoice.date is None:
        yield _lacks("226b(a)", "date", Text("the day of issue"))
    if not (invoice.seller.name or invoice.seller.vat_number):
        yield _lacks("226b(b)", "seller", Text("who supplies"))
    if not any(line.description for line in invoice.lines):
        yield _lacks("226b(c)", "lines", Text("what was supplied"))
    rated = any(line.rate is not None for line in invoice.lines) or invoice.breakdown
    if invoice.vat is None and not (rated and invoice.gross is not None):
        yield _lacks("226b(d)", "vat", Text("the tax, or the data to reckon it"))


def _lacks(code: str, where: str, what: Text) -> Fault:
    return Fault(
        code=code,
        where=where,
        message=Text("The invoice lacks {what}.", what=what),
        remedy=Text("Add it, and issue the invoice again or correct it (Art. 219)."),
    )


def _heads(invoice: Invoice) -> Iterator[Fault]:
    if invoice.date is None:
        yield _lacks("226(1)", "date", Text("the day of issue"))
    if not invoice.number:
        yield _lacks("226(2)", "number", Text("a sequential number"))
    if invoice.supply_date is None:
        yield _lacks("226(7)", "supply_date", Text("the day of the supply"))


def _parties(invoice: Invoice, case: InvoiceCase) -> Iterator[Fault]:
    seller, buyer = invoice.seller, invoice.buyer
    if not seller.vat_number:
        yield _lacks("226(3)", "seller.vat_number", Text("the supplier's VAT number"))
    if not seller.name:
        yield _lacks("226(5)", "seller.name", Text("the supplier's full name"))
    if not seller.address:
        yield _lacks("226(5)", "seller.address", Text("the supplier's full address"))
    if buyer is None or not buyer.name:
        yield _lacks("226(5)", "buyer.name", Text("the customer's full name"))
    if buyer is None or not buyer.address:
        yield _lacks("226(5)", "buyer.address", Text("the customer's full address"))
    if case in _BUYER_NUMBER and (buyer is None or not buyer.vat_number):
        yield _lacks("226(4)", "buyer.vat_number", Text("the customer's VAT number"))


def _supplied_to(invoice: Invoice, case: InvoiceCase) -> Iterator[Fault]:
    """Yield a fault where a supply to another member state names no number of another one.

    Source: Directive 2006/112/EC, Art. 138(1)(b) and 215.
    """
    number = "" if invoice.buyer is None else invoice.buyer.vat_number
    if case is not InvoiceCase.INTRA_COMMUNITY or not number:
        return
    state = number_prefix(number)
    if state in IDENTIFY and state != number_prefix(invoice.seller.vat_number):
        return
    yield Fault(
        code="138(1)",
        where="buyer.vat_number",
        message=Text("The exemption asks for a number of another member state, with its letters."),
        remedy=Text("Ask the customer for such a number; without one the sale is taxed at home."),
    )


def _correction(invoice: Invoice) -> Iterator[Fault]:
    """Yield a fault where a credit note does not say what it corrects (Art. 219)."""
    total = invoice.net if invoice.gross is None else invoice.gross
    if total is not None and total.amount < 0 and not invoice.corrects:
        yield Fault(
            code="219",
            where="corrects",
            message=Text("A credit note does not say which invoice it corrects."),
            remedy=Text("Name the number of that invoice in corrects."),
        )


_FORM: Final = Text("its form")
_PARTS: Final[Mapping[str, Text]] = {
    "number.length": Text("its length"),
    "number.country": Text("the letters of its country"),
    "number.check_digit": Text("its check digits"),
}
"""What of a number is wrong, by the code of the fault; the number itself is not told again."""


def faults_of_numbers(invoice: Invoice) -> Iterator[Fault]:
    """Yield a fault for each VAT number that is not well formed; nobody is asked whether it exists.

    Raises:
        MissingExtra: The extra ``identifiers`` is not installed.
    """
    parties = (("seller", "226(3)", invoice.seller), ("buyer", "226(4)", invoice.buyer))
    for where, code, party in parties:
        if party is None or not party.vat_number:
            continue
        try:
            parse(party.vat_number, country=number_prefix(party.vat_number) or party.country)
        except InvalidInput as fault:
            yield Fault(
                code=code,
                where=f"{where}.vat_number",
                message=Text(
                    "The VAT number is not well formed: look at {part}.",
                    part=_PARTS.get(fault.code, _FORM),
                ),
                remedy=Text("Ask the party for its number, and look it up where its state says."),
            )


def _line(line: InvoiceLine, where: str, *, margin: bool) -> Iterator[Fault]:
    if not line.description:
        yield _lacks("226(6)", f"{where}.description", Text("what was supplied"))
    if line.quantity is None:
        yield _lacks("226(6)", f"{where}.quantity", Text("how much was supplied"))
    if margin:
        return  # the price holds the tax, and neither is told apart
    if line.unit_price is None:
        yield _lacks("226(8)", f"{where}.unit_price", Text("the unit price without tax"))
    if line.category is TaxCategory.STANDARD and line.rate is None:
        yield _lacks("226(9)", f"{where}.rate", Text("the rate"))


def _tax(invoice: Invoice, case: InvoiceCase) -> Iterator[Fault]:
    shown = invoice.vat is not None and bool(invoice.vat)
    if case in _MARGIN:
        if shown:
            yield Fault(
                code="325",
                where="vat",
                message=Text("Tax must not be shown under a margin scheme (Art. 325)."),
                remedy=Text("Leave the tax out; it lies in the margin."),
            )
        return
    if case in _POINT_OF or case is InvoiceCase.EXEMPT:
        if shown and not _has_taxed_lines(invoice):
            yield Fault(
                code="203",
                where="vat",
                message=Text(
                    "Tax is shown that is not due: whoever shows it owes it until it is corrected "
                    "(Art. 203)."
                ),
                remedy=Text("Take the tax out and issue a corrected invoice."),
            )
        return
    if invoice.vat is None:
        yield _lacks("226(10)", "vat", Text("the tax"))


def _has_taxed_lines(invoice: Invoice) -> bool:
    return any(line.category is TaxCategory.STANDARD and line.rate for line in invoice.lines)


def _words(invoice: Invoice, case: InvoiceCase) -> Iterator[Fault]:
    said = [*invoice.words, *(group.reason for group in invoice.breakdown)]
    point = _POINT_OF.get(case)
    if point is not None and not _says(invoice, point, said):
        found = invoice_words(point, on=_day(invoice), country=invoice.seller.country or "IE")
        yield Fault(
            code=_ARTICLE_OF[point],
            where="words",
            message=Text("The words that the case asks for are missing."),
            remedy=Text("Write: {words}", words=found.text if found else point.value),
        )
    if case is InvoiceCase.EXEMPT and not any(said):
        yield _lacks("226(11)", "words", Text("why no tax is charged"))
    if invoice.self_billed and not _says(invoice, Point.SELF_BILLING, said):
        yield Fault(
            code="226(10a)",
            where="words",
            message=Text("The words that the case asks for are missing."),
            remedy=Text("Write: {words}", words="Self-billing"),
        )


_ARTICLE_OF: Final[Mapping[Point, str]] = {
    Point.REVERSE_CHARGE: "226(11a)",
    Point.EXEMPT_INTRA_COMMUNITY_SUPPLY: "226(11)",
    Point.EXPORT_EXEMPTION: "226(11)",
    Point.MARGIN_SECOND_HAND: "226(14)",
    Point.MARGIN_ART: "226(14)",
    Point.MARGIN_COLLECTORS: "226(14)",
    Point.MARGIN_TRAVEL: "226(13)",
}
_FREE_WORDS: Final = frozenset({"226(11)"})
"""Where the law asks for any clear reference, not for words of its own."""


def _says(invoice: Invoice, point: Point, said: list[str]) -> bool:
    text = _plain(" ".join(said))
    free = _ARTICLE_OF.get(point) in _FREE_WORDS
    if free and _REFERENCE.search(" ".join(said)):
        return True
    own = invoice.seller.country
    country = own if own in EU_MEMBERS else "IE"
    found = (
        invoice_words(point, on=_day(invoice), country=str(country), language=language)
        for language in sorted(OFFICIAL_LANGUAGES)
    )
    # behind the comma stands the provision, for which the words alone will do
    return any(
        _plain(each.text.partition(",")[0] if free else each.text) in text
        for each in found
        if each is not None
    )


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _day(invoice: Invoice) -> dt.date:
    return invoice.date or invoice.supply_date or dt.date.max


def _days(invoice: Invoice, case: InvoiceCase) -> Iterator[Fault]:
    if case not in _BUYER_NUMBER or invoice.date is None or invoice.supply_date is None:
        return
    last = month_end(add_months(invoice.supply_date, 1)).replace(day=_LAST_ISSUE_DAY)
    if invoice.date > last:
        yield Fault(
            code="222",
            where="date",
            message=Text("It was issued after {last} (Art. 222).", last=last),
            remedy=Text(
                "Issue such invoices by the 15th of the month after the supply; tell your adviser."
            ),
        )


def national_tax(invoice: Invoice, currency: str) -> Iterator[Fault]:
    """Yield a fault where the tax is not told in the currency of the member (Art. 230)."""
    taxed = invoice.vat is not None and bool(invoice.vat)
    if not taxed or invoice.vat is None or invoice.vat.currency.code == currency:
        return
    told: Money | None = invoice.vat_in_national_currency
    if told is None or told.currency.code != currency:
        yield Fault(
            code="230",
            where="vat_in_national_currency",
            message=Text("The tax is not told in {currency}.", currency=currency),
            remedy=Text("Add it, by the rate of the day the tax fell due (Art. 91)."),
        )
