"""No public callable lets another library's exception out, whatever it is given.

Every name of the front is called with one argument after the other replaced by something that does
not belong there. What comes back is an error of this library, or an answer.
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from functools import partial

import numpy as np
import pytest
from pydantic import ValidationError

from xborder import margin, measures
from xborder.errors import XborderError
from xborder.margin import cash, channel
from xborder.money import Money
from xborder.source import Source

DAY = dt.date(2026, 11, 2)
HOSTILE = (
    None, True, "", "x", "1.5", "1 EUR", b"x", -1, 0, 10**30, 1.5, float("nan"), float("inf"), Decimal("NaN"),
    Decimal("sNaN"), Decimal("1e999999"), Fraction(1, 3), 1j, np.float64(2.5), np.int64(3), np.array([]),
    np.array([1.0, 2.0]), np.datetime64("2026-01-01"), [], (), {}, set(), [None], ["a"], [1], {"a": 1}, {1: 2},
    {"EUR": "x"}, dt.date.min, dt.date.max, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.timedelta(1), object(), len, int,
    Money("1 USD"), Money("0.125 EUR"),
)  # fmt: skip
STEP = margin.Step(kind="sale", amount="10 EUR")
SALE = margin.Waterfall.of([STEP, margin.Step(kind="goods", amount="4 EUR")], home="EUR")
LINE = margin.SoldLine(order="1", on=DAY, steps=[STEP])
OFFER = margin.Offer(steps=lambda price: [margin.Step(kind="sale", amount=price)], currency="EUR")
LIMITS = margin.ad_limits(SALE, conversion_rate="0.1")
SEGMENT = {"name": "A", "units": 1, "price": "2 EUR", "costs": {"goods": "1 EUR"}}
PERIOD = margin.Period(segments=[margin.SoldSegment(**SEGMENT)])
DRIVER = margin.Driver(name="x", value=1, low=0, high=2)
MOVE = margin.CashMove(on=DAY, amount="-1 EUR")
WORD = {"text": "a", "match": "exact", "impressions": 9, "clicks": 3, "orders": 1, "spend": "1 EUR"}
MEASURE = measures.Measure(name="m", numerator="a", unit="u", better="up")
GOAL = {
    "measure": MEASURE,
    "baseline": 1,
    "target": 2,
    "start": DAY,
    "end": dt.date(2027, 1, 1),
    "owner": "Lin",
}
PURCHASE = {"sku": "A", "quantity": 2, "value": "3 EUR", "weight": 1, "volume": 1}
STOCK = margin.StockAtCost(method="fifo").receive("PO", 5, "10 EUR")
LEVELS = {"sku": ["a"], "sale": [1]}


class Valued:
    values = (1.0,)
    currency = "EUR"


CALLS = [
    (margin.Step, {"kind": "sale", "amount": "1 EUR", "id": "a", "base": "2 EUR", "rate": "0.5", "on": DAY, "source": "s"}),
    (margin.Waterfall.of, {"steps": [STEP], "home": "EUR", "rates": None, "on": DAY}),
    (margin.SoldLine, {"order": "1", "sku": "a", "channel": "b", "country": "DE", "on": DAY, "steps": [STEP], "units": 1}),
    (margin.margin_by, {"lines": [LINE], "by": "sku", "home": "EUR"}),
    (margin.margin_columns, {"columns": LEVELS, "by": "sku", "home": "EUR"}),
    (margin.ReturnTerms, {"rate": "0.1", "resellable": "0.5", "handling": "1 EUR", "comes_back": {"sale": 1}}),
    (margin.expected_returns, {"steps": [STEP], "terms": margin.ReturnTerms(rate="0.1"), "units": 2}),
    (margin.import_tax, {"amount": "1 EUR", "country": "DE", "registrations": ["DE"], "on": DAY}),
    (margin.steps_of_quote, {"quote": None}),
    (margin.steps_of_bill, {"bill": None}),
    (channel.sales_of_settlement, {"settlement": None, "channel": "x"}),
    (margin.PurchaseLine, PURCHASE),
    (margin.InboundCost, {"id": "a", "amount": "1 EUR", "by": "value"}),
    (margin.spread_inbound, {"lines": [margin.PurchaseLine(**PURCHASE)], "costs": []}),
    (STOCK.receive, {"receipt": "B", "quantity": 1, "cost": "1 EUR"}),
    (STOCK.issue, {"quantity": 1}),
    (STOCK.correct, {"receipt": "PO", "difference": "1 EUR"}),
    (margin.Offer, {"steps": len, "currency": "EUR", "home": "EUR", "rates": None, "on": DAY}),
    (OFFER.at, {"price": "1 EUR"}),
    (margin.price_for_margin, {"offer": OFFER, "target": "1 EUR", "up_to": "5 EUR", "step": "0.50 EUR", "level": "margin_3"}),
    (margin.percent, {"kind": "duty", "base": "1 EUR", "rate": "0.1", "name": "a"}),
    (margin.tax_inside, {"price": "1 EUR", "rate": "0.1"}),
    (margin.break_even_units, {"fixed": "1 EUR", "unit_margin": "1 EUR"}),
    (margin.ad_limits, {"sale": SALE, "conversion_rate": "0.1", "profit": "1 EUR", "repeat_value": "1 EUR"}),
    (LIMITS.click_at, {"target_roas": 3}),
    (margin.repeat_value, {"lifetime": Valued(), "margin_rate": "0.1"}),
    (margin.Keyword, WORD),
    (margin.KeywordRules, {"least_click_rate": "0.1", "least_conversion": "0.1"}),
    (margin.judge_keyword, {"keyword": margin.Keyword(**WORD), "limits": LIMITS}),
    (margin.SoldSegment, SEGMENT),
    (margin.Period, {"segments": [margin.SoldSegment(**SEGMENT)], "rates": {"USD": "1.1"}}),
    (margin.bridge_of, {"before": PERIOD, "after": PERIOD, "home": "EUR", "order": None, "mix": "units"}),
    (margin.budget_bridges, {"plan": {"q": PERIOD}, "actual": {"q": PERIOD}, "home": "EUR", "mix": "units"}),
    (margin.Driver, {"name": "x", "value": 1, "low": 0, "high": 2}),
    # what a caller's own function raises is the caller's
    (partial(margin.tornado, lambda _: [STEP]), {"drivers": [DRIVER], "home": "EUR", "level": "margin_3"}),
    (margin.margin_at_risk, {"sale": SALE, "volatilities": {}, "horizon_years": 1, "confidence": 0.95}),
    (margin.Benchmark, {"name": "a", "kinds": ["freight"], "low": 0, "high": 1, "source": Source(title="a")}),
    (margin.benchmark_flags, {"margins": SALE, "benchmarks": []}),
    (margin.CashMove, {"on": DAY, "amount": "1 EUR", "cause": "other", "reference": "a"}),
    (margin.purchase_moves, {"amount": "9 EUR", "deposit_share": "0.3", "ordered": DAY, "balance_on": DAY, "reference": "a"}),
    (margin.import_moves, {"entered": DAY, "duty": "1 EUR", "vat": "1 EUR", "deferred_to": DAY, "vat_back_on": DAY}),
    (margin.cash_calendar, {"moves": [MOVE], "opening": ["1 EUR"]}),
    (margin.cash_calendar([MOVE]).lowest, {"currency": "EUR"}),
    (margin.payout_moves, {"payouts": [MOVE]}),
    (margin.cost_of_money, {"moves": [MOVE], "annual_rate": "0.1", "home": "EUR", "rates": None}),
    (margin.days_out, {"moves": [MOVE], "currency": "EUR"}),
    (margin.CashCycle, {"stock_days": 1, "receivable_days": 1, "payable_days": 1}),
    (margin.CashCycle(stock_days=1, receivable_days=1, payable_days=1).tied_up, {"annual": "1 EUR"}),
    (cash.Cause, {"value": "other"}),
    (measures.Measure, {"name": "m", "numerator": "a", "denominator": "b", "unit": "u", "better": "up", "window_days": 3}),
    (MEASURE.of, {"rows": [{"a": 1}], "on": DAY}),
    (MEASURE.by, {"rows": [{"a": 1}], "column": "a", "on": DAY}),
    (MEASURE.parts, {"above": 1, "below": 2}),
    (measures.Goal, GOAL),
    (measures.Goal(**GOAL).standing, {"value": 1, "on": DAY}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("call", "facts"), CALLS, ids=lambda part: getattr(part, "__qualname__", "call")
)
def test_what_does_not_belong_there_is_refused_in_our_own_words(call, facts):
    let_out = []
    for name in facts:
        for hostile in HOSTILE:
            try:
                call(**{**facts, name: hostile})
            except (XborderError, ValidationError):
                pass
            except Exception as error:  # noqa: BLE001 - whatever else comes out is what is looked for
                let_out.append(f"{name}={hostile!r}: {type(error).__name__}: {error}")
    assert not let_out, "\n".join(let_out)
