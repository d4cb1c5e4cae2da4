"""Writing: consignments as the columns of a table, which reads back as the same consignments."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from xborder.tables.columns import KEY, Column, by_name
from xborder.trade import Consignment, Item


def columns_of(parcels: Mapping[str, Consignment]) -> dict[str, list[Any]]:
    """Return consignments as columns, one row an item; columns that nobody fills are left out.

    Args:
        parcels: The consignments by the names that they have in the table.

    Examples:
        >>> from xborder.trade import Consignment, Item
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="GB", on=dt.date(2026, 11, 21), prices="net",
        ...     items=[Item(quantity=2, unit_price="19.90 GBP")],
        ... )
        >>> columns_of({"A-1": parcel})["item.unit_price"]
        ['19.90 GBP']
    """
    lines = [(name, parcel, item) for name, parcel in parcels.items() for item in parcel.items]
    columns: dict[str, list[Any]] = {KEY: [name for name, _, _ in lines]}
    for name, column in by_name().items():
        if not column.path:
            continue
        cells = [_cell(parcel, item, column) for _, parcel, item in lines]
        if column.is_required or any(cell is not None for cell in cells):
            columns[name] = cells
    return columns


def _cell(parcel: Consignment, item: Item, column: Column) -> Any:
    value: Any = item if column.of == "item" else parcel
    for name in column.path:
        if value is None:
            return None
        value = getattr(value, name)
    return _plain(value)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | Decimal | dt.date):
        return value
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_document(each) for each in value] or None
    return str(value)


def _document(value: BaseModel) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
