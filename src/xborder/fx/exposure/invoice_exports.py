"""Open invoices, read from the exports of ledgers: what customers owe, and when it is due."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from xborder.errors import InvalidInput
from xborder.fx.exposure.exposure import Exposure, ExposureStage
from xborder.fx.exposure.rows import Cells, DateOrder, DecimalMark, ReadExport, Reading, mappings
from xborder.fx.rates.pair import currency_code
from xborder.messages import Text

Rows = Iterable[Mapping[Any, Any]]
_OPEN = frozenset({"awaiting payment", "authorised", "sent"})


def xero_invoices(
    rows: Rows,
    *,
    date_order: str = DateOrder.DAY_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> ReadExport:
    """Return the open sales invoices and credit notes of Xero's invoices export.

    The export has a row a line with the invoice's own fields on each: they are taken once. Drafts,
    voided and paid invoices are left out. A credit note lowers what is owed; it is negative.

    Args:
        rows: Rows with ``InvoiceNumber``, ``DueDate``, ``InvoiceAmountDue``, ``Currency``,
            ``Type`` and ``Status``.
        date_order: The organisation's order of day, month and year.
        decimal_mark: What stands before the decimals.

    Raises:
        InvalidRows: Some rows cannot be read, or lines of one invoice disagree; all are named.

    Examples:
        >>> read = xero_invoices([{
        ...     "InvoiceNumber": "INV-0404", "DueDate": "12/11/2026", "InvoiceAmountDue": "1062.00",
        ...     "Currency": "USD", "Type": "Sales invoice", "Status": "Awaiting Payment"}])
        >>> read.exposures[0].due
        datetime.date(2026, 11, 12)
    """
    reading = Reading.of(rows, date_order=date_order, decimal_mark=decimal_mark)
    found: dict[tuple[str, str], tuple[tuple[Decimal, str, dt.date], list[Cells]]] = {}

    def read(cells: Cells) -> None:
        status = cells.required("status")
        if status.lower() not in _OPEN:
            reading.leave(cells, Text("its status is {status}", status=status))
            return
        amount = cells.amount("invoiceamountdue")
        terms = (amount, cells.currency("currency"), cells.day("duedate"))
        key = cells.required("type"), cells.required("invoicenumber")
        known, members = found.setdefault(key, (terms, []))
        if known != terms:
            raise InvalidInput(
                "The lines of {value} disagree on what is due.",
                code="fx.invoice_lines",
                remedy="Give one export; where two overlap, the newer one.",
                where="invoicenumber",
                value=key[1],
            )
        members.append(cells)

    reading.each(read)
    for (_, number), ((amount, code, due), members) in found.items():
        _invoice(reading, amount, code, due, number, members)
    return reading.result()


def quickbooks_invoices(
    rows: Rows,
    *,
    currency: str,
    date_order: str = DateOrder.MONTH_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> ReadExport:
    """Return what is open in QuickBooks' open invoices or A/R ageing detail.

    Credit memos and payments not applied yet lower what is owed; a payment without a due date is
    due on its own date. Headings and totals of the report are left out. For a report with a title
    above its header use :func:`~xborder.fx.exposure.rows.table_below` first.

    Args:
        rows: Rows with ``Date``, ``Transaction type``, ``Num``, ``Due date``, ``Open balance``.
        currency: The currency of the report, which has no column for it; a ``Currency`` column
            goes before it.
        date_order: The company's order of day, month and year.
        decimal_mark: What stands before the decimals.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Examples:
        >>> read = quickbooks_invoices([{
        ...     "Date": "10/14/2026", "Transaction type": "Invoice", "Num": "01063",
        ...     "Due date": "11/13/2026", "Open balance": "2,180.75"}], currency="USD")
        >>> read.exposures[0].amount
        Decimal('2180.75')
    """
    code = currency_code(currency)
    reading = Reading.of(rows, date_order=date_order, decimal_mark=decimal_mark)

    def read(cells: Cells) -> None:
        if not cells.text("date", "transaction type", "num"):
            reading.leave(cells, Text("is a heading or a total"))
            return
        amount = cells.amount("open balance", "balance")
        due = cells.day("due date") if cells.text("due date") else cells.day("date")
        own = cells.currency("currency") if cells.text("currency") else code
        name = cells.text("num") or cells.text("transaction type")
        _invoice(reading, amount, own, due, name, [cells])

    reading.each(read)
    return reading.result()


def xero_aged_receivables(
    rows: Rows,
    *,
    currency: str,
    date_order: str = DateOrder.DAY_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> ReadExport:
    """Return what is open in Xero's Aged Receivables Detail, due or not yet due.

    The report names each contact on a line of its own and lists the open documents below it.
    Credit notes have no number and lower what is owed. The grand total of the report leaves out
    what is not due yet; the exposures hold it. Use
    :func:`~xborder.fx.exposure.rows.table_below` first, for a title stands above the header.

    Args:
        rows: Rows with ``Invoice Date``, ``Due Date``, ``Invoice Number``, ``Invoice Reference``
            and ``Total``; the contact stands in the column without a name.
        currency: The currency of the report, which has no column for it: the organisation's own
            unless the report was set otherwise.
        date_order: Order of day, month and year where the month is a number.
        decimal_mark: What stands before the decimals.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Examples:
        >>> read = xero_aged_receivables([
        ...     {"": "Trade customer 14"},
        ...     {"Invoice Date": "12 Sep 2026", "Due Date": "12 Nov 2026",
        ...      "Invoice Number": "INV-0404", "Total": "1,062.00"}], currency="USD")
        >>> read.exposures[0].due, read.exposures[0].amount
        (datetime.date(2026, 11, 12), Decimal('1062.00'))
    """
    code = currency_code(currency)
    reading = Reading.of(_by_contact(rows), date_order=date_order, decimal_mark=decimal_mark)

    def read(cells: Cells) -> None:
        if not cells.text("invoice date", "due date"):
            reading.leave(cells, Text("is a heading or a total"))
            return
        amount = cells.amount("total")
        due = cells.day("due date" if cells.text("due date") else "invoice date")
        name = cells.text("invoice number", "invoice reference")
        _invoice(reading, amount, code, due, name, [cells])

    reading.each(read)
    return reading.result()


def _by_contact(rows: Rows) -> Iterator[dict[Any, Any]]:
    # two contacts may have a credit note of one day and amount: only the contact above tells that
    # they are two documents and not one line repeated
    contact: object = ""
    for row in mappings(rows):
        contact = row.get("") or contact
        yield {**row, "": contact}


def _invoice(
    reading: Reading, amount: Decimal, currency: str, due: dt.date, number: str, rows: list[Cells]
) -> None:
    if not amount:
        for cells in rows:
            reading.leave(cells, Text("nothing is due"))
        return
    reading.expect(
        Exposure(
            amount=amount,
            currency=currency,
            due=due,
            stage=ExposureStage.INVOICED,
            reference=number,
        ),
        rows,
    )
