"""What is left of a sale: waterfalls, prices that pay, and stock at cost.

    import xborder as xb

    sale = xb.margin.Waterfall.of(steps, home="EUR")   # net sales, margins 1, 2 and 3
    print(sale.explain())

A sale is a list of steps: named amounts in any currency, each with what it stands on. Amounts are
exact; what is converted is rounded once, step by step, so that every sum closes to the cent.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.margin.columns import margin_columns
    from xborder.margin.layers import StockAtCost
    from xborder.margin.price import Offer, percent, price_for_margin, tax_inside
    from xborder.margin.sale import (
        ReturnTerms,
        expected_returns,
        fee_tax,
        import_tax,
        steps_of_quote,
    )
    from xborder.margin.step import Kind, Level, Step
    from xborder.margin.table import By, MarginTable, SoldLine, margin_by
    from xborder.margin.unit_cost import InboundCost, PurchaseLine, spread_inbound
    from xborder.margin.waterfall import Margins, Waterfall

_HOMES = {
    "By": "table",
    "InboundCost": "unit_cost",
    "Kind": "step",
    "Level": "step",
    "MarginTable": "table",
    "Margins": "waterfall",
    "Offer": "price",
    "PurchaseLine": "unit_cost",
    "ReturnTerms": "sale",
    "SoldLine": "table",
    "Step": "step",
    "StockAtCost": "layers",
    "Waterfall": "waterfall",
    "expected_returns": "sale",
    "fee_tax": "sale",
    "import_tax": "sale",
    "margin_by": "table",
    "margin_columns": "columns",
    "percent": "price",
    "price_for_margin": "price",
    "spread_inbound": "unit_cost",
    "steps_of_quote": "sale",
    "tax_inside": "price",
}

__all__ = [
    "By",
    "InboundCost",
    "Kind",
    "Level",
    "MarginTable",
    "Margins",
    "Offer",
    "PurchaseLine",
    "ReturnTerms",
    "SoldLine",
    "Step",
    "StockAtCost",
    "Waterfall",
    "expected_returns",
    "fee_tax",
    "import_tax",
    "margin_by",
    "margin_columns",
    "percent",
    "price_for_margin",
    "spread_inbound",
    "steps_of_quote",
    "tax_inside",
]

front(globals(), _HOMES)
