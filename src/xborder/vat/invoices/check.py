"""Checking an invoice: every fault at once, with its remedy."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from xborder.display import Shown
from xborder.kind import of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.policy.vocabulary import Reader, day, figure
from xborder.source import Evidence
from xborder.timeline import Timeline
from xborder.vat.invoices.document import Invoice, InvoiceCase
from xborder.vat.invoices.fault import Fault
from xborder.vat.invoices.particulars import (
    case_of,
    faults_of_numbers,
    faults_of_particulars,
    faults_of_simplified,
    national_tax,
)
from xborder.vat.invoices.totals import faults_of_totals

_READ: Final = Reader(day(2026, 11, 21))

SIMPLIFIED_UP_TO: Final[Mapping[str, Timeline[Money]]] = {
    "DE": figure(
        "simplified invoices",
        Money("250 EUR"),
        _READ.unchecked(
            "Umsatzsteuer-Durchführungsverordnung",
            "https://www.gesetze-im-internet.de/ustdv_1980/__33.html",
            article="section 33",
        ),
        start=day(2017, 1, 1),
    ),
    "AT": figure(
        "simplified invoices",
        Money("400 EUR"),
        _READ.unchecked(
            "Umsatzsteuergesetz 1994",
            "https://www.ris.bka.gv.at/GeltendeFassung.wxe?Abfrage=Bundesnormen&Gesetzesnummer=10004873",
            article="section 11(6)",
        ),
        start=day(2014, 3, 1),
    ),
}
"""Up to which total a member takes a simplified invoice, where it goes beyond the Directive's EUR
100; a member may go to EUR 400 (Art. 220a and 238)."""
DIRECTIVE_LIMIT: Final = Money("100 EUR")
_NEVER_SIMPLIFIED: Final = (
    InvoiceCase.INTRA_COMMUNITY,
    InvoiceCase.REVERSE_CHARGE,
    InvoiceCase.DISTANCE_SALE,
)


@frozen(kw_only=True, repr=False)
class InvoiceCheck(Shown):
    """What was found.

    Attributes:
        case: What the invoice is for.
        simplified: Whether it was checked as a simplified invoice.
        faults: What is wrong, in the order of the invoice.
        notes: What the check rests on that was not read, in words.
    """

    case: InvoiceCase
    simplified: bool
    faults: tuple[Fault, ...]
    notes: tuple[Text, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong, as far as an invoice alone can tell."""
        return not self.faults

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the faults, one a line."""
        told = [fault.explain(locale) for fault in self.faults]
        if self.valid:
            told = [Text("Nothing is wrong, as far as the invoice alone can tell.").render(locale)]
        return "\n".join([*told, *(note.render(locale) for note in self.notes)])


def check(
    invoice: Invoice, *, currency: str | None = None, check_numbers: bool = False
) -> InvoiceCheck:
    """Return what is wrong with an invoice, all of it at once.

    The particulars are those of the Union's Directive; the arithmetic is that of EN 16931. Whether
    the case is the right one for the sale, :func:`xborder.vat.determine` says.

    Args:
        invoice: The invoice as it was written.
        currency: The currency of the member whose tax it shows, where the invoice may be in
            another (Art. 230).
        check_numbers: Whether form and check digits of the VAT numbers are looked at, offline, by
            the extra ``identifiers``.

    Raises:
        InvalidType: It is no invoice.
        MissingExtra: Numbers are to be checked, and the extra is not installed.

    Examples:
        >>> import datetime as dt
        >>> from xborder.vat.invoices import Invoice, InvoiceLine, InvoiceParty
        >>> found = check(
        ...     Invoice(
        ...         number="2026-118",
        ...         date=dt.date(2026, 11, 10),
        ...         supply_date=dt.date(2026, 11, 9),
        ...         seller=InvoiceParty(name="A GmbH", address="Berlin", vat_number="DE123456788"),
        ...         buyer=InvoiceParty(name="B GmbH"),
        ...         lines=[
        ...             InvoiceLine(description="chairs", quantity=4, net="400 EUR", rate="0.19")
        ...         ],
        ...         net="400 EUR",
        ...         vat="76 EUR",
        ...         gross="476 EUR",
        ...     )
        ... )
        >>> [(fault.code, fault.where) for fault in found.faults]
        [('226(5)', 'buyer.address'), ('226(8)', 'lines.0.unit_price')]
    """
    of_kind(invoice, Invoice, "invoice")
    case = case_of(invoice)
    simplified = invoice.simplified
    faults = list(_simplified(invoice, case) if simplified else faults_of_particulars(invoice))
    if currency is not None:
        faults += national_tax(invoice, currency)
    if check_numbers:
        faults += faults_of_numbers(invoice)
    faults += faults_of_totals(invoice)
    notes = _notes(invoice) if simplified else ()
    return InvoiceCheck(case=case, simplified=simplified, faults=tuple(faults), notes=notes)


def _notes(invoice: Invoice) -> tuple[Text, ...]:
    country = invoice.seller.country or ""
    timeline = SIMPLIFIED_UP_TO.get(country)
    entry = timeline.find(invoice.date or dt.date.max) if timeline else None
    if entry is not None and entry.evidence is Evidence.UNCHECKED:
        return (
            Text(
                "The limit of {country} for simplified invoices was not checked against its law: "
                "{source}.",
                country=country,
                source=str(entry.source),
            ),
        )
    return ()


def simplified_up_to(country: str, on: dt.date) -> Money:
    """Return up to which total with tax a simplified invoice will do.

    Args:
        country: The member whose tax it shows.
        on: The day of issue.

    Returns:
        The member's own limit where it was read, else the Directive's EUR 100, which every member
        takes.

    Examples:
        >>> [str(simplified_up_to(c, dt.date(2026, 11, 10))) for c in ("DE", "FR")]
        ['250.00 EUR', '100.00 EUR']
    """
    timeline = SIMPLIFIED_UP_TO.get(country)
    entry = timeline.find(on) if timeline else None
    return entry.value if entry else DIRECTIVE_LIMIT


def _simplified(invoice: Invoice, case: InvoiceCase) -> Iterator[Fault]:
    limit = simplified_up_to(invoice.seller.country or "", invoice.date or dt.date.max)
    gross = invoice.gross
    if case in _NEVER_SIMPLIFIED:
        yield Fault(
            code="220a(2)",
            where="simplified",
            message=Text("This case needs a full invoice."),
            remedy=Text("Issue a full invoice."),
        )
    elif gross is not None and gross.currency == limit.currency and abs(gross) > limit:
        yield Fault(
            code="220a(1)",
            where="gross",
            message=Text("A simplified invoice will do up to {limit}.", limit=limit),
            remedy=Text("Issue a full invoice."),
        )
    yield from faults_of_simplified(invoice)
