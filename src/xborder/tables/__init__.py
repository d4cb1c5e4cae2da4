"""Tables: the same calculators over frames of pandas, Polars, PyArrow, and past one machine.

    import xborder.tables as tables

    priced = tables.quote(orders, rates=rates)       # one row an item line in, one row out
    amounts = tables.breakdown(orders, rates=rates)  # one row an amount

What a frame may say is what the documents say: :func:`schema` lists it, :func:`template` is an
empty frame of it. The names are loaded when they are first used; the extra ``tables`` brings numpy,
pyarrow and narwhals.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.tables.bad import BadCell, InvalidTable
    from xborder.tables.cells import Prices
    from xborder.tables.columns import CellKind, Column, schema, template
    from xborder.tables.quoting import Errors, breakdown, quote
    from xborder.tables.writing import columns_of

_HOMES = {
    "BadCell": "bad",
    "CellKind": "columns",
    "Column": "columns",
    "Errors": "quoting",
    "InvalidTable": "bad",
    "Prices": "cells",
    "breakdown": "quoting",
    "columns_of": "writing",
    "quote": "quoting",
    "schema": "columns",
    "template": "columns",
}

__all__ = [
    "BadCell",
    "CellKind",
    "Column",
    "Errors",
    "InvalidTable",
    "Prices",
    "breakdown",
    "columns_of",
    "quote",
    "schema",
    "template",
]

front(globals(), _HOMES)
