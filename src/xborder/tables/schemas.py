"""Schemas: the columns that each kind of table may have, and an empty frame of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final, Literal

from xborder.choice import Choice
from xborder.errors import extra
from xborder.tables.columns import CellKind, Column, consignment_columns
from xborder.tables.frames import FrameWord, native
from xborder.tables.layout import Layout
from xborder.tabular import FrameKind, Rows


class TableKind(Choice):
    """What the rows of a table are."""

    CONSIGNMENTS = "consignments"
    """Item lines of parcels: what :func:`xborder.tables.quote` takes."""
    TARGETS = "targets"
    """Item lines of parcels and the total wanted of each."""
    GOODS = "goods"
    SALES = "sales"
    """Items of sales: what :func:`xborder.tables.determine` takes."""
    REFUNDS = "refunds"
    OPTIONS = "options"
    EXPOSURES = "exposures"
    HEDGES = "hedges"
    STOCK = "stock"
    PLAN_ITEMS = "plan_items"
    PROJECTED = "projected"
    INBOUND = "inbound"
    ORDERS = "orders"
    """Orders of customers."""
    TICKETS = "tickets"
    """Events of complaints."""


TableWord = Literal[
    "consignments",
    "targets",
    "goods",
    "sales",
    "refunds",
    "options",
    "exposures",
    "hedges",
    "stock",
    "plan_items",
    "projected",
    "inbound",
    "orders",
    "tickets",
]
"""How a :class:`TableKind` may be written."""

# Loaded when they are asked for: a table of parcels needs no stock, and no customers.
_HOMES: Final[Mapping[TableKind, str]] = {
    TableKind.TARGETS: "landing.TARGETS",
    TableKind.GOODS: "rated.GOODS",
    TableKind.SALES: "determining.SALES",
    TableKind.REFUNDS: "determining.REFUNDS",
    TableKind.OPTIONS: "currencies.OPTIONS",
    TableKind.EXPOSURES: "currencies.EXPOSURES",
    TableKind.HEDGES: "currencies.HEDGES",
    TableKind.STOCK: "stocking.STOCK",
    TableKind.PLAN_ITEMS: "stocking.PLANNED",
    TableKind.PROJECTED: "stocking.PROJECTED",
    TableKind.INBOUND: "stocking.INBOUND",
    TableKind.ORDERS: "buyers.ORDERS",
    TableKind.TICKETS: "promised.TICKETS",
}


def schema(of: TableKind | TableWord = TableKind.CONSIGNMENTS) -> Rows[Column]:
    """Return every column that a table may have, in the documents' order.

    Args:
        of: What its rows are.

    Examples:
        >>> [column.name for column in schema()][:4]
        ['consignment', 'currency', 'ship_from', 'ship_to']
        >>> [column.name for column in schema() if column.is_required]
        ['consignment', 'ship_from', 'ship_to', 'on', 'prices', 'item.quantity', 'item.unit_price']
        >>> [column.name for column in schema("tickets")][:3]
        ['ticket', 'grade', 'country']
    """
    return Rows(_columns(TableKind(of)), Column)


def template(
    kind: FrameKind | FrameWord, *, of: TableKind | TableWord = TableKind.CONSIGNMENTS
) -> Any:
    """Return an empty frame with every column, each of the type its cells should have.

    Args:
        kind: Whose frame.
        of: What its rows are.

    Raises:
        MissingExtra: The library is not installed.

    Examples:
        >>> frame = template("pandas", of="goods")
        >>> list(frame.columns)[:3], len(frame)
        (['hs_code', 'origin', 'destination'], 0)
    """
    arrow = extra("pyarrow", name="tables")
    kinds = {
        CellKind.DAY: arrow.date32(),
        CellKind.MOMENT: arrow.timestamp("us", tz="UTC"),
        CellKind.FLAG: arrow.bool_(),
        CellKind.NUMBER: arrow.int64(),
        CellKind.FLOAT: arrow.float64(),
        CellKind.SHARE: arrow.decimal128(19, 18),
        CellKind.NAMES: arrow.list_(arrow.string()),
    }
    fields = [(each.name, kinds.get(each.kind, arrow.string())) for each in _columns(TableKind(of))]
    return native(arrow.schema(fields).empty_table(), FrameKind(kind))


def _columns(of: TableKind) -> tuple[Column, ...]:
    if of is TableKind.CONSIGNMENTS:
        return consignment_columns()
    home, name = _HOMES[of].split(".")
    layout: Layout = getattr(import_module(f"xborder.tables.{home}"), name)
    return tuple(layout.columns.values())
