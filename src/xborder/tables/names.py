"""Names: what the consignments of a table are called, whatever the column holds that names them.

A number that a spreadsheet counts in is a name too: 1001, ``"1001"`` and the float 1001.0, which
pandas makes of it where another row has none, name one consignment.
"""

import math
from typing import Any, Final

from xborder.errors import InvalidInput, XborderError, extra
from xborder.tables.cells import Wrong, plain
from xborder.tables.coded import Coded, coded

_EXACT_FLOAT: Final = 2**53
"""From here on two whole numbers may be one float, and two parcels would be one."""


def named(key: Coded) -> Coded:
    """Return the names of consignments: each a text, ``None`` where there is none, or ``Wrong``.

    Args:
        key: The column that names them.
    """
    arrow, compute = extra("pyarrow", name="tables"), extra("pyarrow.compute", name="tables")
    distinct = key.distinct
    if isinstance(distinct, arrow.Array) and _is_text_or_whole(arrow.types, distinct.type):
        names = distinct.cast(arrow.string())
        # Half a million names are handed through and never looked at.
        if not compute.any(compute.equal(compute.utf8_trim_whitespace(names), "")).as_py():
            return Coded(names, key.codes)
    names = [_name(cell) for cell in key.cells]
    again = coded(names)
    return Coded(again.cells, again.codes[key.codes])


def _is_text_or_whole(types: Any, kind: Any) -> bool:
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_integer(kind))


def _name(cell: Any) -> Any:
    try:
        cell = plain(cell.as_py() if hasattr(cell, "as_py") else cell)
        if isinstance(cell, float):
            cell = _of_float(cell)
    except XborderError as error:
        return Wrong(error)
    name = "" if cell is None else str(cell)
    return name if name.strip() else None


def _of_float(cell: float) -> object:
    if not math.isfinite(cell):
        raise InvalidInput(
            "{value} is not a number.",
            code="cell.nan",
            remedy="Write null where a cell is not known.",
            value=repr(cell),
        )
    if abs(cell) >= _EXACT_FLOAT:
        raise InvalidInput(
            "{value} is a float, and such long numbers are no longer told apart as floats.",
            code="cell.float",
            remedy="Read the column as text, or as whole numbers that may be null.",
            value=repr(cell),
        )
    return int(cell) if cell.is_integer() else cell
