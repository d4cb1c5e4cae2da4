"""Amazon's stock reports: inventory ledger, inventory planning, restock.

=========================== ==================================================================
report                      what is read
=========================== ==================================================================
ledger, summary view        each kind of event as a movement, the ending balance as a level
ledger, detail view         each event as a movement; a transfer is two rows
inventory planning          available, inbound, shipped in 7 to 90 days, units by age
restock                     available, inbound, units sold in 30 days, by country
=========================== ==================================================================

Ledger dates are month first (``09/30/2026``) or ISO. In the planning report a blank is not zero.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from xborder.inventory.exports.layout import Reader, Row
from xborder.inventory.exports.record import (
    Movement,
    MovementKind,
    Repeats,
    StockFile,
    StockLevel,
)
from xborder.messages import Text

_SUMMARY = {
    "Receipts": MovementKind.RECEIPT,
    "Customer Shipments": MovementKind.SALE,
    "Customer Returns": MovementKind.CUSTOMER_RETURN,
    "Vendor Returns": MovementKind.SUPPLIER_RETURN,
    "Warehouse Transfer In/Out": MovementKind.TRANSFER,
    "Found": MovementKind.ADJUSTMENT,
    "Lost": MovementKind.ADJUSTMENT,
    "Damaged": MovementKind.ADJUSTMENT,
    "Disposed": MovementKind.DISPOSAL,
    "Other Events": MovementKind.ADJUSTMENT,
    "Unknown Events": MovementKind.ADJUSTMENT,
}
_DETAIL = {
    "receipts": MovementKind.RECEIPT,
    "shipments": MovementKind.SALE,
    "customerreturns": MovementKind.CUSTOMER_RETURN,
    "vendorreturns": MovementKind.SUPPLIER_RETURN,
    "whsetransfers": MovementKind.TRANSFER,
    "adjustments": MovementKind.ADJUSTMENT,
}
_AGE = re.compile(r"inv-age-(\d+)-(?:to-(\d+)|plus)-days")
_SHIPPED = {7: "units-shipped-t7", 30: "units-shipped-t30", 60: "units-shipped-t60"}
_SHIPPED[90] = "units-shipped-t90"


def amazon_ledger(
    rows: Iterable[Mapping[str, Any]], *, repeats: Repeats | str = Repeats.ONCE
) -> StockFile:
    """Read an inventory ledger, its summary or its detail view.

    Args:
        rows: The rows as mappings of header to cell, such as ``csv.DictReader`` gives.
        repeats: What a row that equals an earlier one means.

    Examples:
        >>> read = amazon_ledger([{"Date": "09/30/2026", "MSKU": "TEE", "Disposition": "SELLABLE",
        ...     "Starting Warehouse Balance": "20", "Receipts": "0", "Customer Shipments": "-8",
        ...     "Ending Warehouse Balance": "12", "Location": "DE"}])
        >>> read.movements[0].kind, read.movements[0].units, read.levels[0].on_hand
        (<MovementKind.SALE: 'sale'>, -8.0, 12.0)
    """
    reader = Reader(repeats)

    def take(row: Row) -> None:
        if "event type" in row.cells:
            _detail(reader, row)
        else:
            _summary(reader, row)

    return reader.read(rows, take)


def _detail(reader: Reader, row: Row) -> None:
    event = row.text("Event Type", needed=True)
    kind = _DETAIL.get(event.casefold().replace(" ", ""))
    if kind is None:
        raise row.refusal(
            "{value} is no kind of event of this ledger.",
            remedy="Give the detail view as it was exported, in English.",
            field="Event Type",
            value=event,
        )
    reason = row.text("Reason")
    reader.movements.append(
        Movement(
            on=row.day("Date"),
            sku=row.text("MSKU", needed=True),
            kind=kind,
            units=row.units("Quantity", needed=True) or 0.0,
            location=row.text("Fulfillment Center", "Country"),
            condition=row.text("Disposition"),
            reference=" ".join(part for part in (row.text("Reference ID"), reason) if part),
        )
    )


def _summary(reader: Reader, row: Row) -> None:
    day, sku = row.day("Date"), row.text("MSKU", needed=True)
    where, condition = row.text("Location"), row.text("Disposition")
    start = row.units("Starting Warehouse Balance", needed=True) or 0.0
    end = row.units("Ending Warehouse Balance", needed=True) or 0.0
    events = {header: row.units(header) or 0.0 for header in _SUMMARY}
    # units in transit between warehouses stand beside the balance, not in it
    if start + sum(events.values()) != end:
        reader.note(
            row, "balance", Text("The balance does not follow from the events of its row."), sku
        )
    for header, units in events.items():
        if units:
            reader.movements.append(
                Movement(
                    on=day,
                    sku=sku,
                    kind=_SUMMARY[header],
                    units=units,
                    location=where,
                    condition=condition,
                    reference=header,
                )
            )
    reader.levels.append(
        StockLevel(
            sku=sku,
            location=where,
            on=day,
            on_hand=end,
            inbound=row.units("In Transit Between Warehouses"),
            shipped={},
            ages={},
            condition=condition,
        )
    )


def amazon_planning(
    rows: Iterable[Mapping[str, Any]], *, repeats: Repeats | str = Repeats.ONCE
) -> StockFile:
    """Read an inventory planning report (``GET_FBA_INVENTORY_PLANNING_DATA``).

    Args:
        rows: The rows as mappings of header to cell.
        repeats: What a row that equals an earlier one means.
    """
    reader = Reader(repeats)

    def take(row: Row) -> None:
        sku = row.text("sku")
        if not sku:
            reader.note(row, "total", Text("The row names no item and is taken for a total."))
            return
        shipped = {days: row.units(header) for days, header in _SHIPPED.items()}
        reader.levels.append(
            StockLevel(
                sku=sku,
                location=row.text("marketplace"),
                on=row.day("snapshot-date"),
                on_hand=row.units("available", needed=True),
                available=row.units("available"),
                inbound=row.units("inbound-quantity"),
                shipped={days: units for days, units in shipped.items() if units is not None},
                ages=_ages(row),
                condition=row.text("condition"),
            )
        )

    return reader.read(rows, take)


def _ages(row: Row) -> dict[int, float]:
    """Return units by first day of age, the finest buckets that the file fills."""
    found: dict[int, tuple[float, float]] = {}
    for header in row.cells:
        bucket = _AGE.fullmatch(header)
        units = row.units(header) if bucket else None
        if bucket is None or units is None:
            continue
        first, last = int(bucket[1]), float(bucket[2] or "inf")
        # old and new buckets stand side by side: of two that begin alike the narrower one is kept
        if first not in found or last < found[first][0]:
            found[first] = (last, units)
    return {first: units for first, (_, units) in sorted(found.items())}


def amazon_restock(
    rows: Iterable[Mapping[str, Any]], *, repeats: Repeats | str = Repeats.ONCE
) -> StockFile:
    """Read a restock report.

    Args:
        rows: The rows as mappings of header to cell.
        repeats: What a row that equals an earlier one means.
    """
    reader = Reader(repeats)

    def take(row: Row) -> None:
        sold = row.units("Units Sold Last 30 Days")
        reader.levels.append(
            StockLevel(
                sku=row.text("Merchant SKU", needed=True),
                location=row.text("Country"),
                on_hand=row.units("Available", needed=True),
                available=row.units("Available"),
                inbound=row.units("Inbound"),
                shipped={} if sold is None else {30: sold},
                ages={},
                condition=row.text("Condition"),
            )
        )

    return reader.read(rows, take)
