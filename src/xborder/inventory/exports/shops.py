"""Stock files of shops and ERPs: Shopify's inventory, Odoo's stock moves, Online Retail's lines."""

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
from xborder.inventory.planning.inbound import Inbound
from xborder.kind import mapping_of
from xborder.messages import Text
from xborder.number import positive

_DOZEN = 12


def shopify_inventory(
    rows: Iterable[Mapping[str, Any]], *, repeats: Repeats | str = Repeats.ONCE
) -> StockFile:
    """Read an inventory CSV: a level for each variant and location.

    On hand may be below zero where sales go on without stock. A variant that a location does not
    stock is noted, not taken for zero.

    Args:
        rows: The rows as mappings of header to cell.
        repeats: What a row that equals an earlier one means.
    """
    reader = Reader(repeats)

    def take(row: Row) -> None:
        sku = row.text("SKU", "Variant SKU", needed=True)
        held = row.text("On hand (current)", "On hand")
        if held.casefold() == "not stocked":
            reader.note(row, "not_stocked", Text("The item is not stocked at this location."), sku)
            return
        reader.levels.append(
            StockLevel(
                sku=sku,
                location=row.text("Location"),
                on_hand=row.units("On hand (current)", "On hand", needed=True),
                available=row.units("Available (not editable)", "Available"),
                inbound=row.units("Incoming (not editable)", "Incoming"),
                shipped={},
                ages={},
            )
        )

    return reader.read(rows, take)


def odoo_stock_moves(
    rows: Iterable[Mapping[str, Any]],
    *,
    units_in: Mapping[str, float] | None = None,
    repeats: Repeats | str = Repeats.ONCE,
) -> StockFile:
    """Read stock moves exported with their labels.

    A move that is done is a movement; its direction follows its two locations, and one between
    two locations of one's own is two. A receipt that is not done yet is inbound, by what is still
    to come; a delivery that still waits is promised; a cancelled move is noted.

    Args:
        rows: The rows as mappings of label to cell.
        units_in: Base units in each unit of measure; units and dozens are known.
        repeats: What a row that equals an earlier one means.
    """
    reader = Reader(repeats)
    known = {"units": 1.0, "unit": 1.0, "": 1.0, "dozens": float(_DOZEN), "dozen": float(_DOZEN)}
    for name, size in mapping_of({} if units_in is None else units_in, "units_in").items():
        known[str(name).casefold()] = positive(size, f"units_in[{name!r}]")

    def take(row: Row) -> None:
        size = known.get(row.text("Unit", "Unit of Measure").casefold())
        if size is None:
            raise row.refusal(
                "Nobody said how many units a {value} has.",
                remedy="Give it in units_in: its name and the units, such as 24 for a box.",
                field="Unit",
                value=row.text("Unit", "Unit of Measure"),
            )
        _move(reader, row, size)

    return reader.read(rows, take)


def _place(location: str) -> str:
    """Return what a location is: one's own, or the side it stands for."""
    last = location.casefold()
    for word, side in (
        ("vendor", "supplier"),
        ("customer", "customer"),
        ("adjustment", "count"),
        ("scrap", "scrap"),
    ):
        if word in last:
            return side
    return "own"


_ARRIVES = {
    "supplier": MovementKind.RECEIPT,
    "customer": MovementKind.CUSTOMER_RETURN,
    "count": MovementKind.ADJUSTMENT,
    "scrap": MovementKind.ADJUSTMENT,
    "own": MovementKind.TRANSFER,
}
_LEAVES = {
    "supplier": MovementKind.SUPPLIER_RETURN,
    "customer": MovementKind.SALE,
    "count": MovementKind.ADJUSTMENT,
    "scrap": MovementKind.DISPOSAL,
    "own": MovementKind.TRANSFER,
}


def _move(reader: Reader, row: Row, size: float) -> None:
    sku = row.text("Product/Internal Reference", "Internal Reference", needed=True)
    source = row.text("Source Location", needed=True)
    target = row.text("Destination Location", "Intermediate Location", needed=True)
    status = row.text("Status", needed=True).casefold()
    day = row.day("Date Scheduled", "Date")
    done = (row.units("Quantity", "Quantity Done") or 0.0) * size
    asked = (row.units("Demand", needed=True) or 0.0) * size
    if status == "cancelled":
        reader.note(row, "cancelled", Text("The move was cancelled."), sku)
        return
    if status != "done":
        if _place(source) == "supplier":
            coming = Inbound(available_on=day, units=max(0.0, asked - done))
            reader.inbound.setdefault(sku, []).append(coming)
        else:
            if _place(target) == "customer":
                owed = reader.promised.get(sku, 0.0)
                reader.promised[sku] = owed + max(0.0, asked - done)
            reader.note(
                row, "waiting", Text("The move is still to be done: its units are promised."), sku
            )
        return
    if "own" not in {_place(source), _place(target)}:
        reader.note(
            row, "passing", Text("The goods went past the stock, from outside to outside."), sku
        )
        return
    reference = row.text("Reference")
    if _place(source) == "own":
        reader.movements.append(
            Movement(
                on=day,
                sku=sku,
                kind=_LEAVES[_place(target)],
                units=-done,
                location=source,
                reference=reference,
            )
        )
    if _place(target) == "own":
        reader.movements.append(
            Movement(
                on=day,
                sku=sku,
                kind=_ARRIVES[_place(source)],
                units=done,
                location=target,
                reference=reference,
            )
        )


_NO_GOODS = {"POST", "DOT", "D", "M", "S", "B", "C2", "CRUK", "PADS", "AMAZONFEE", "BANK CHARGES"}


def online_retail(
    rows: Iterable[Mapping[str, Any]], *, repeats: Repeats | str = Repeats.ONCE
) -> StockFile:
    """Read invoice lines of the Online Retail data sets as movements.

    An invoice whose number begins with C is a cancellation: what was sold came back. A negative
    quantity without it, and a line without a price, is a correction of stock. Postage, discounts,
    fees and vouchers are no goods and are noted.

    Args:
        rows: The rows as mappings of header to cell.
        repeats: What a row that equals an earlier one means; the lines have no number of their own.

    Source:
        D. Chen, Online Retail, UCI Machine Learning Repository, doi 10.24432/C5BW33.
    """
    reader = Reader(repeats)

    def take(row: Row) -> None:
        sku = row.text("StockCode", needed=True)
        if sku.upper() in _NO_GOODS or sku.casefold().startswith("gift"):
            reader.note(
                row, "no_goods", Text("The line is no goods, such as postage or a voucher."), sku
            )
            return
        units = row.units("Quantity", needed=True) or 0.0
        invoice = row.text("InvoiceNo", "Invoice", needed=True)
        price = row.units("UnitPrice", "Price", needed=True) or 0.0
        if invoice.upper().startswith("C"):
            kind = MovementKind.CUSTOMER_RETURN
        elif units > 0 and price > 0:
            kind = MovementKind.SALE
        else:
            kind = MovementKind.ADJUSTMENT
        reader.movements.append(
            Movement(
                on=row.day("InvoiceDate"),
                sku=sku,
                kind=kind,
                units=-units,
                location=row.text("Country"),
                reference=invoice,
            )
        )

    return reader.read(rows, take)
