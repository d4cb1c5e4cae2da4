"""Tables: the same calculators over frames of pandas, Polars, PyArrow, and past one machine.

    import xborder.tables as tables

    priced = tables.quote(orders, rates=rates)       # one row an item line in, one row out
    amounts = tables.breakdown(orders, rates=rates)  # one row an amount
    taxed = tables.determine(sales)                  # the VAT of every sale
    scored = tables.rfm(orders, on=today)            # one row a customer

Every calculator of the other slices takes a frame in the same way: what a frame may say is what the
documents say, :func:`schema` lists it, :func:`template` is an empty frame of it. Those that answer
for each row give a row back for a row; those that answer for all of them give a new frame of the
same kind. The names are loaded when they are first used; the extra ``tables`` brings numpy, pyarrow
and narwhals.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.tables.answers import Errors
    from xborder.tables.bad import BadCell, InvalidTable
    from xborder.tables.buyers import lifecycle, lifetime_value, rfm
    from xborder.tables.cells import Prices
    from xborder.tables.columns import CellKind, Column
    from xborder.tables.currencies import hedge_buckets, hedge_trades, net_positions, option_values
    from xborder.tables.determining import determine, vat_returns
    from xborder.tables.landing import price_for_landed
    from xborder.tables.promised import due_times, measures_by
    from xborder.tables.quoting import breakdown, quote
    from xborder.tables.rated import duties
    from xborder.tables.schemas import TableKind, schema, template
    from xborder.tables.shops import shop_orders, shop_rows
    from xborder.tables.stocking import projection, replenishment_plan, safety_stock
    from xborder.tables.writing import columns_of

_HOMES = {
    "BadCell": "bad",
    "CellKind": "columns",
    "Column": "columns",
    "Errors": "answers",
    "InvalidTable": "bad",
    "Prices": "cells",
    "TableKind": "schemas",
    "breakdown": "quoting",
    "columns_of": "writing",
    "determine": "determining",
    "due_times": "promised",
    "duties": "rated",
    "hedge_buckets": "currencies",
    "hedge_trades": "currencies",
    "lifecycle": "buyers",
    "lifetime_value": "buyers",
    "measures_by": "promised",
    "net_positions": "currencies",
    "option_values": "currencies",
    "price_for_landed": "landing",
    "projection": "stocking",
    "quote": "quoting",
    "replenishment_plan": "stocking",
    "rfm": "buyers",
    "safety_stock": "stocking",
    "schema": "schemas",
    "shop_orders": "shops",
    "shop_rows": "shops",
    "template": "schemas",
    "vat_returns": "determining",
}

__all__ = [
    "BadCell",
    "CellKind",
    "Column",
    "Errors",
    "InvalidTable",
    "Prices",
    "TableKind",
    "breakdown",
    "columns_of",
    "determine",
    "due_times",
    "duties",
    "hedge_buckets",
    "hedge_trades",
    "lifecycle",
    "lifetime_value",
    "measures_by",
    "net_positions",
    "option_values",
    "price_for_landed",
    "projection",
    "quote",
    "replenishment_plan",
    "rfm",
    "safety_stock",
    "schema",
    "shop_orders",
    "shop_rows",
    "template",
    "vat_returns",
]

front(globals(), _HOMES)
