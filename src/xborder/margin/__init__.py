"""What is left of a sale, why, and when it comes: margins, prices that pay, bridges, cash.

    import xborder as xb

    sale = xb.margin.Waterfall.of(steps, home="EUR")   # net sales, margins 1, 2 and 3
    print(sale.explain())

A sale is a list of steps: named amounts in any currency, each with what it stands on. Amounts are
exact; what is converted is rounded once, step by step, so that every sum closes to the cent.

    waterfall   step, sale (from quotes, taxes, returns), channel (from fee bills and
                settlements), table, columns
    stock       unit_cost, layers
    prices      price (targets, floors, dead zones), break_even, advertising, keyword
    why         bridge, period, drivers, risk, benchmark
    when        cash, cash_cycle
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.margin.advertising import AdLimits, ad_limits, repeat_value
    from xborder.margin.benchmark import Benchmark, benchmark_flags
    from xborder.margin.break_even import BreakEven, break_even_units
    from xborder.margin.bridge import Bridge, bridge_of, budget_bridges
    from xborder.margin.cash import (
        CashMove,
        cash_calendar,
        import_moves,
        payout_moves,
        purchase_moves,
    )
    from xborder.margin.cash_cycle import CashCycle, cost_of_money, days_out
    from xborder.margin.channel import steps_of_bill
    from xborder.margin.columns import margin_columns
    from xborder.margin.drivers import Driver, tornado
    from xborder.margin.keyword import Keyword, KeywordRules, judge_keyword
    from xborder.margin.layers import StockAtCost
    from xborder.margin.period import Period, SoldSegment
    from xborder.margin.price import Offer, price_for_margin
    from xborder.margin.risk import margin_at_risk
    from xborder.margin.sale import (
        ReturnTerms,
        expected_returns,
        fee_tax,
        import_tax,
        steps_of_quote,
    )
    from xborder.margin.shares import percent, tax_inside
    from xborder.margin.step import Kind, Level, Step
    from xborder.margin.table import By, MarginTable, SoldLine, margin_by
    from xborder.margin.unit_cost import InboundCost, PurchaseLine, spread_inbound
    from xborder.margin.waterfall import Margins, Waterfall

_HOMES = {
    "AdLimits": "advertising",
    "Benchmark": "benchmark",
    "BreakEven": "break_even",
    "Bridge": "bridge",
    "By": "table",
    "CashCycle": "cash_cycle",
    "CashMove": "cash",
    "Driver": "drivers",
    "InboundCost": "unit_cost",
    "Keyword": "keyword",
    "KeywordRules": "keyword",
    "Kind": "step",
    "Level": "step",
    "MarginTable": "table",
    "Margins": "waterfall",
    "Offer": "price",
    "Period": "period",
    "PurchaseLine": "unit_cost",
    "ReturnTerms": "sale",
    "SoldLine": "table",
    "SoldSegment": "period",
    "Step": "step",
    "StockAtCost": "layers",
    "Waterfall": "waterfall",
    "ad_limits": "advertising",
    "benchmark_flags": "benchmark",
    "break_even_units": "break_even",
    "bridge_of": "bridge",
    "budget_bridges": "bridge",
    "cash_calendar": "cash",
    "cost_of_money": "cash_cycle",
    "days_out": "cash_cycle",
    "expected_returns": "sale",
    "fee_tax": "sale",
    "import_moves": "cash",
    "import_tax": "sale",
    "judge_keyword": "keyword",
    "margin_at_risk": "risk",
    "margin_by": "table",
    "margin_columns": "columns",
    "payout_moves": "cash",
    "percent": "shares",
    "price_for_margin": "price",
    "purchase_moves": "cash",
    "repeat_value": "advertising",
    "spread_inbound": "unit_cost",
    "steps_of_bill": "channel",
    "steps_of_quote": "sale",
    "tax_inside": "shares",
    "tornado": "drivers",
}

__all__ = [
    "AdLimits",
    "Benchmark",
    "BreakEven",
    "Bridge",
    "By",
    "CashCycle",
    "CashMove",
    "Driver",
    "InboundCost",
    "Keyword",
    "KeywordRules",
    "Kind",
    "Level",
    "MarginTable",
    "Margins",
    "Offer",
    "Period",
    "PurchaseLine",
    "ReturnTerms",
    "SoldLine",
    "SoldSegment",
    "Step",
    "StockAtCost",
    "Waterfall",
    "ad_limits",
    "benchmark_flags",
    "break_even_units",
    "bridge_of",
    "budget_bridges",
    "cash_calendar",
    "cost_of_money",
    "days_out",
    "expected_returns",
    "fee_tax",
    "import_moves",
    "import_tax",
    "judge_keyword",
    "margin_at_risk",
    "margin_by",
    "margin_columns",
    "payout_moves",
    "percent",
    "price_for_margin",
    "purchase_moves",
    "repeat_value",
    "spread_inbound",
    "steps_of_bill",
    "steps_of_quote",
    "tax_inside",
    "tornado",
]

front(globals(), _HOMES)
