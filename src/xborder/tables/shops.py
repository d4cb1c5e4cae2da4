"""Shops' exports as tables: a frame as a shop downloads it, into a table of consignments."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import frozen

from xborder.errors import extra
from xborder.tables.cells import plain
from xborder.tables.frames import Given, given
from xborder.tables.writing import columns_of
from xborder.tabular import Columns, Rows
from xborder.trade.orders.mapping import OrderMapping
from xborder.trade.orders.reading import read_order
from xborder.trade.orders.report import Orders


def shop_orders(frame: Any, *, mapping: OrderMapping, ship_from: str, **reading: Any) -> Any:
    """Return a shop's export as a table of consignments, one row an item line.

    Orders that are cancelled, refunded or not sent are no parcels and have no rows here;
    :func:`shop_rows` says of every row what became of it.

    Args:
        frame: The export, with the shop's own columns.
        mapping: Which column holds what; :mod:`xborder.trade.orders.shops` has those of shops.
        ship_from: The country that goods are sent from; no export says it.
        **reading: What :func:`xborder.trade.read_order` takes beside; ``products`` may be a frame.

    Returns:
        A frame of the same kind, as :func:`xborder.tables.quote` takes it: ``consignment`` is the
        shop's number of the order.

    Raises:
        InvalidRows: Orders or products cannot be read: all problems at once.

    Examples:
        >>> from xborder.trade.orders.shops import SHOPIFY
        >>> export = {
        ...     "Name": ["#1"], "Created at": ["2026-09-28 09:12:44 +0100"], "Currency": ["GBP"],
        ...     "Subtotal": ["34.00"], "Shipping": ["4.95"], "Taxes": ["0.00"], "Total": ["38.95"],
        ...     "Lineitem quantity": ["1"], "Lineitem price": ["34.00"], "Lineitem sku": ["TOTE"],
        ...     "Shipping Zip": ["'01067"], "Shipping Country": ["DE"],
        ... }
        >>> found = shop_orders(export, mapping=SHOPIFY, ship_from="GB")
        >>> found["consignment"], found["postcode"], found["item.unit_price"]
        (['#1'], ['01067'], ['34.00 GBP'])
    """
    holder = given(frame)
    found = _read(holder, mapping, ship_from, reading)
    columns = columns_of({order.id: order.consignment for order in found})
    return holder.anew(extra("pyarrow", name="tables").table(columns))


@frozen(kw_only=True)
class ShopRow:
    """What became of a row of an export.

    Attributes:
        order: The shop's number of the order it belongs to.
        became: ``order``, ``left_out`` or ``refused``; empty for a row that is no order's.
        reason: Why it is no parcel.
    """

    COLUMNS: ClassVar[Columns] = ("order", "became", "reason")

    order: str | None = None
    became: str | None = None
    reason: str | None = None


def shop_rows(frame: Any, *, mapping: OrderMapping, ship_from: str, **reading: Any) -> Any:
    """Return what becomes of every row of a shop's export, row for row.

    Args:
        frame: The export.
        mapping: Which column holds what.
        ship_from: The country that goods are sent from.
        **reading: As for :func:`shop_orders`.

    Returns:
        A frame of the same kind, with the same index: ``order``, ``became`` (``order``,
        ``left_out`` or ``refused``) and ``reason``.

    Examples:
        >>> from xborder.trade.orders.shops import SHOPIFY
        >>> export = {
        ...     "Name": ["#1"], "Created at": ["2026-09-28 09:12:44 +0100"], "Currency": ["GBP"],
        ...     "Subtotal": ["34.00"], "Shipping": ["4.95"], "Taxes": ["0.00"], "Total": ["38.95"],
        ...     "Lineitem quantity": ["1"], "Lineitem price": ["34.00"], "Lineitem sku": ["TOTE"],
        ...     "Shipping Zip": ["'01067"], "Shipping Country": ["DE"],
        ... }
        >>> shop_rows(export, mapping=SHOPIFY, ship_from="GB")
        {'order': ['#1'], 'became': ['order'], 'reason': [None]}
    """
    holder = given(frame)
    found = _read(holder, mapping, ship_from, {**reading, "errors": "report"})
    rows = [ShopRow()] * holder.rows
    for order in found.orders:
        for row in order.rows:
            rows[row] = ShopRow(order=order.id, became="order")
    for left in found.left_out:
        for row in left.rows:
            rows[row] = ShopRow(order=left.id or None, became="left_out", reason=left.why.render())
    for refused in found.refused:
        why = "; ".join(dict.fromkeys(str(error.problem().message) for error in refused.errors))
        for row in refused.rows:
            rows[row] = ShopRow(order=refused.id or None, became="refused", reason=why)
    return holder.back(
        extra("pyarrow", name="tables").table(Rows(rows, ShopRow).to_columns(), schema=_schema())
    )


def _schema() -> Any:
    arrow = extra("pyarrow", name="tables")
    return arrow.schema([(name, arrow.string()) for name in ("order", "became", "reason")])


def _read(
    holder: Given, mapping: OrderMapping, ship_from: str, reading: Mapping[str, Any]
) -> Orders:
    beside = dict(reading)
    if beside.get("products") is not None and not isinstance(beside["products"], list | tuple):
        beside["products"] = _rows(given(beside["products"]))
    return read_order(_rows(holder), mapping=mapping, ship_from=ship_from, **beside)


def _rows(holder: Given) -> list[dict[str, Any]]:
    columns = [_cells(holder.read(name)) for name in holder.names]
    return [dict(zip(holder.names, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells(column: Any) -> list[Any]:
    cells = column.to_pylist() if hasattr(column, "to_pylist") else list(column)
    return [_plain(cell) for cell in cells]


def _plain(cell: Any) -> Any:
    # A moment stays one: which day it is, is the reader's to say.
    module = type(cell).__module__.partition(".")[0]
    return plain(cell) if module == "numpy" else cell
