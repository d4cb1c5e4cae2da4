"""What payment providers and marketplaces still owe, read from their own exports.

Each function takes the rows of an export as ``csv.DictReader`` gives them. What was paid out before
the day of the view is left out; what is on its way is due when it reaches the bank; what is still
held is due when the provider's terms let it arrive.
"""

import datetime as dt
import decimal
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from xborder.errors import InvalidInput
from xborder.fx.exposure.exposure import ZERO, Exposure, ExposureStage
from xborder.fx.exposure.payouts import PayoutTerms
from xborder.fx.exposure.rows import (
    Cells,
    DateOrder,
    DecimalMark,
    ReadExport,
    Reading,
    as_of_day,
    mappings,
)
from xborder.fx.rates.past import is_past
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.number import DECIMAL
from xborder.worktime import DayCalendar

Rows = Iterable[Mapping[Any, Any]]


def _total(amounts: Iterable[Decimal]) -> Decimal:
    with decimal.localcontext(DECIMAL):
        return sum(amounts, ZERO)


def _expect(
    reading: Reading,
    amount: Decimal,
    currency: str,
    due: dt.date,
    reference: str,
    rows: list[Cells],
) -> None:
    """Add what is owed: a receipt in settlement, or a payable where fees and refunds exceed it."""
    if not amount:
        for cells in rows:
            reading.leave(cells, Text("comes to nothing"))
        return
    stage = ExposureStage.IN_SETTLEMENT if amount > 0 else ExposureStage.PAYABLE
    reading.expect(
        Exposure(amount=amount, currency=currency, due=due, stage=stage, reference=reference), rows
    )


def stripe_receipts(
    rows: Rows, *, on: dt.date, terms: PayoutTerms, calendar: DayCalendar
) -> ReadExport:
    """Return what Stripe still owes, from its payout reconciliation or its balance history.

    A payout is due at the bank on its effective day. What belongs to no payout yet is due when,
    from the day it becomes available, the terms' bank days have passed.

    Args:
        rows: Rows with ``currency``, ``net``, ``reporting_category`` or ``Type``,
            ``available_on_utc`` or ``Available On (UTC)``, and ``automatic_payout_id`` where the
            report has it.
        on: The day of the view.
        terms: The payout terms of the account.
        calendar: The bank's working days.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Source: docs.stripe.com, reports, payout reconciliation and balance columns.
    """
    today, reading = as_of_day(on), Reading.of(rows)
    of_kind(terms, PayoutTerms, "terms")
    payouts: dict[str, list[tuple[dt.date, str, Cells]]] = defaultdict(list)
    earned: list[tuple[str, dt.date, Decimal, Cells]] = []

    def read(cells: Cells) -> None:
        code, net = cells.currency("currency"), cells.amount("net")
        category = cells.required("reporting_category", "type").lower()
        available = cells.day("available_on_utc", "available on (utc)", "available_on")
        if category == "payout":
            arrives = (
                cells.day("automatic_payout_effective_at_utc")
                if cells.text("automatic_payout_effective_at_utc")
                else available
            )
            name = cells.text("automatic_payout_id", "source_id", "source") or f"row {cells.row}"
            payouts[code].append((arrives, name, cells))
            if is_past(arrives, on=today):
                reading.leave(cells, Text("paid out on {day}", day=arrives))
            else:
                amount = DECIMAL.minus(net)
                _expect(reading, amount, code, arrives, f"stripe {name}", [cells])
        else:
            earned.append((code, available, net, cells))

    reading.each(read)
    held: dict[tuple[str, dt.date], list[tuple[Decimal, Cells]]] = defaultdict(list)
    for code, available, net, cells in earned:
        own = cells.text("automatic_payout_id")
        taken = next(
            (
                name
                for arrives, name, _ in sorted(payouts[code], key=lambda payout: payout[0])
                if (own == name if own else arrives >= available)
            ),
            own,
        )
        # a report that has the column says itself which rows no payout has taken
        if taken and (own or "automatic_payout_id" not in cells.cells):
            reading.leave(cells, Text("paid out with {payout}", payout=taken))
        else:
            held[code, available].append((net, cells))
    for (code, available), members in sorted(held.items(), key=lambda item: item[0]):
        amount = _total(net for net, _ in members)
        due = terms.arrives_on(available, calendar=calendar, from_payout=True)
        _expect(reading, amount, code, due, "stripe balance", [cells for _, cells in members])
    return reading.result()


def paypal_receipts(
    rows: Rows,
    *,
    on: dt.date,
    terms: PayoutTerms,
    calendar: DayCalendar,
    date_order: str,
    decimal_mark: str = DecimalMark.POINT,
) -> ReadExport:
    """Return what a PayPal account holds, from its activity download.

    The wallet's balance of each currency is the sum of its rows and the balance they started from;
    withdrawn today it is due when the terms' bank days have passed. Pending payments are due then
    too. Memo rows, such as authorisations, move no money.

    Args:
        rows: Rows with ``Date``, ``Currency``, ``Net``, ``Status``, ``Balance Impact`` and
            ``Balance``.
        on: The day of the view.
        terms: The payout terms of the account.
        calendar: The bank's working days.
        date_order: The account's order of day, month and year.
        decimal_mark: What stands before the decimals.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Source: PayPal, activity report, fields and formats.
    """
    today = as_of_day(on)
    reading = Reading.of(rows, date_order=date_order, decimal_mark=decimal_mark)
    of_kind(terms, PayoutTerms, "terms")
    due = terms.arrives_on(today, calendar=calendar, from_payout=True)
    moves: dict[str, list[tuple[dt.date, str, Decimal, Cells]]] = defaultdict(list)

    def read(cells: Cells) -> None:
        code, net, day = cells.currency("currency"), cells.amount("net"), cells.day("date")
        status, impact = cells.text("status").lower(), cells.text("balance impact").lower()
        if status == "pending":
            _expect(reading, net, code, due, "paypal pending", [cells])
        elif status != "completed" or impact == "memo":
            reading.leave(cells, Text("moves no money"))
        else:
            moves[code].append((day, cells.text("time"), net, cells))

    reading.each(read)
    for code, members in sorted(moves.items()):
        # the wallet's opening balance is the oldest row's balance without that row
        oldest = min(members, key=lambda move: move[:2])
        opening = (
            DECIMAL.subtract(oldest[3].amount("balance"), oldest[2])
            if oldest[3].text("balance").strip(".")  # left as "..." where PayPal does not know it
            else ZERO
        )
        amount = _total([opening, *(net for _, _, net, _ in members)])
        _expect(reading, amount, code, due, "paypal balance", [cells for *_, cells in members])
    return reading.result()


def adyen_receipts(
    rows: Rows, *, on: dt.date, terms: PayoutTerms, calendar: DayCalendar
) -> ReadExport:
    """Return what Adyen still owes, from its settlement details, batch by batch.

    A batch with a payout is due when, from that day, the terms' bank days have passed; a batch
    without one is due as its last sale is.

    Args:
        rows: Rows with ``Batch Number``, ``Type``, ``Creation Date``, ``Net Currency``,
            ``Net Debit (NC)`` and ``Net Credit (NC)``.
        on: The day of the view.
        terms: The payout terms of the account, its settlement delay among them.
        calendar: The bank's working days.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Source: docs.adyen.com, settlement details report.
    """
    today, reading = as_of_day(on), Reading.of(rows)
    of_kind(terms, PayoutTerms, "terms")
    batches: dict[tuple[str, str], list[tuple[dt.date, str, Decimal, Cells]]] = defaultdict(list)

    def read(cells: Cells) -> None:
        code, day = cells.currency("net currency"), cells.day("creation date")
        credit = cells.amount("net credit (nc)") if cells.text("net credit (nc)") else ZERO
        debit = cells.amount("net debit (nc)") if cells.text("net debit (nc)") else ZERO
        batches[cells.required("batch number"), code].append(
            (day, cells.required("type"), DECIMAL.subtract(credit, debit), cells)
        )

    reading.each(read)
    for (batch, code), members in sorted(batches.items(), key=lambda item: item[0]):
        paid = [day for day, kind, _, _ in members if kind.lower() == "merchantpayout"]
        lines = [cells for *_, cells in members]
        last = max(day for day, *_ in members)
        due = terms.arrives_on(paid[0] if paid else last, calendar=calendar, from_payout=bool(paid))
        if paid and is_past(due, on=today):
            for cells in lines:
                reading.leave(cells, Text("paid out with {payout}", payout=batch))
            continue
        amount = _total(net for _, kind, net, _ in members if kind.lower() != "merchantpayout")
        _expect(reading, amount, code, due, f"adyen batch {batch}", lines)
    return reading.result()


def amazon_receipts(
    rows: Rows, *, on: dt.date, terms: PayoutTerms, calendar: DayCalendar
) -> ReadExport:
    """Return what Amazon still owes, from its settlement report (flat file V2).

    A settlement's total is due when, from its deposit date, the terms' bank days have passed. What
    it holds back as a reserve is due as the next settlement is, one period later. The lines of a
    settlement must sum to its total. German and other files with decimal commas are read alike.

    Args:
        rows: Rows with ``settlement-id``, ``deposit-date``, ``total-amount``, ``currency``,
            ``amount`` and ``amount-description``.
        on: The day of the view.
        terms: The payout terms of the account.
        calendar: The bank's working days.

    Raises:
        InvalidRows: Some rows cannot be read, or a settlement does not add up; all are named.

    Source: Amazon Selling Partner API, settlement report attributes.
    """
    today, given = as_of_day(on), mappings(rows)
    of_kind(terms, PayoutTerms, "terms")
    # Amazon groups no thousands: a comma anywhere in an amount is the mark of the whole file
    commas = any(
        "," in str(row.get(name) or "") for row in given for name in ("amount", "total-amount")
    )
    reading = Reading.of(
        given,
        date_order=DateOrder.DAY_FIRST,
        decimal_mark=DecimalMark.COMMA if commas else DecimalMark.POINT,
    )
    heads: dict[str, Cells] = {}
    lines: dict[str, list[tuple[Decimal, Cells]]] = defaultdict(list)

    def read(cells: Cells) -> None:
        settlement = cells.required("settlement-id")
        if cells.text("total-amount"):
            heads[settlement] = cells
            cells.amount("total-amount")
            cells.currency("currency")
            for name in ("deposit-date", "settlement-start-date", "settlement-end-date"):
                cells.day(name)
        else:
            lines[settlement].append((cells.amount("amount"), cells))

    # repeats are real here: two equal lines of one order are two lines
    reading.left_out.clear()
    reading.each(read)
    for settlement in sorted({*heads, *lines} if not reading.bad else ()):
        members = lines[settlement]
        fault = _fault(settlement, heads.get(settlement), members)
        if fault is not None:
            reading.bad.append(fault)
            continue
        head = heads[settlement]
        deposit = head.day("deposit-date")
        due = terms.arrives_on(deposit, calendar=calendar, from_payout=True)
        every = [head, *(cells for _, cells in members)]
        kept = [
            (amount, cells)
            for amount, cells in members
            if "reserve" in cells.text("amount-description").lower()
        ]
        if is_past(due, on=today):
            for cells in every:
                reading.leave(cells, Text("paid out with {payout}", payout=settlement))
        else:
            total = head.amount("total-amount")
            _expect(reading, total, head.currency("currency"), due, f"amazon {settlement}", every)
        if kept:
            period = head.day("settlement-end-date") - head.day("settlement-start-date")
            amount = DECIMAL.minus(_total(amount for amount, _ in kept))
            code, name = head.currency("currency"), f"amazon {settlement} reserve"
            _expect(reading, amount, code, due + period, name, [cells for _, cells in kept])
    return reading.result()


def _fault(
    settlement: str, head: Cells | None, members: list[tuple[Decimal, Cells]]
) -> InvalidInput | None:
    """Return what is wrong with a settlement as a whole, if anything is."""
    if head is None:
        return InvalidInput(
            "Settlement {value} has no row with its total.",
            code="fx.settlement_head",
            remedy="Give the whole report; the first row of a settlement holds its total.",
            where=f"{members[0][1].row}.settlement-id",
            value=settlement,
        )
    total, summed = head.amount("total-amount"), _total(amount for amount, _ in members)
    if total != summed:
        return InvalidInput(
            "The lines of settlement {settlement} sum to {value}, not to {total}.",
            code="fx.settlement_sum",
            remedy="Give the whole report, each line once.",
            where=f"{head.row}.total-amount",
            value=str(summed),
            total=str(total),
            settlement=settlement,
        )
    return None
