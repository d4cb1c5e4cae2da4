"""No exception of Python's own leaves the slice, whatever is given to any public callable.

Every public callable stands here with arguments that work. Each argument in turn is replaced by
something else: text, nothing, NaN, numpy's and pandas' scalars, moments, what is empty, what is far
too large. The answer is a result, or an error of xborder's (or of pydantic's) that says what to do.
"""

import datetime as dt
import decimal
import enum
import inspect
import math
import pickle
import re
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError
from tests.told import told

import xborder.exchange
import xborder.fx
from xborder import fx
from xborder.errors import XborderError
from xborder.exchange import Quotation, RateTable, exact_rate, in_one_currency
from xborder.fx import (
    accounting,
    exposure,
    forwards,
    hedging,
    options,
    pricing,
    rates,
    risk,
)
from xborder.messages import Text
from xborder.money import Mode, Money, Rounding
from xborder.worktime import DayCalendar

ON, SPOT, DUE, LATER = (
    dt.date(2026, 11, 20),
    dt.date(2026, 11, 24),
    dt.date(2027, 1, 29),
    dt.date(2027, 2, 26),
)
MOMENT = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)

JUNK = [
    None,
    True,
    "",
    "x",
    "EUR",
    "1.5",
    "2026-11-20",
    b"x",
    0,
    -1,
    7,
    10**400,
    -0.0,
    1e-300,
    1e300,
    math.nan,
    math.inf,
    Decimal("1.5"),
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("1e500"),
    Fraction(1, 3),
    2 + 3j,
    np.float64(0.5),
    np.float64("nan"),
    np.int64(2),
    np.bool_(True),
    np.datetime64("2026-11-20"),
    np.array([]),
    np.array([1.0, 2.0]),
    np.array(["a", "b"]),
    pd.Timestamp("2026-11-20"),
    pd.NaT,
    pd.Series([1.0, 2.0]),
    dt.datetime(2026, 11, 20),  # noqa: DTZ001 - one without a zone
    MOMENT,
    dt.date.min,
    dt.date.max,
    ON,
    [],
    (),
    {},
    set(),
    [None],
    ["x"],
    [1.0],
    [math.nan, 1.0],
    {"x": 1},
    {"EUR": math.nan},
    {"EUR": "x"},
    {ON: None},
    {("EUR", "USD"): "x"},
    {1: 2},
    object(),
    Exception,
    print,
    range(3),
    iter(()),
    Money("5 EUR"),
    Text("x"),
]

FLAT = rates.InterestRate(rate=0.03, compounding="continuous")
CURVES = {code: rates.FlatCurve(currency=code, on=ON, rate=FLAT) for code in ("EUR", "USD", "CNY")}
BOARD = rates.RateBoard.of({"EURUSD": (1.0849, 1.0851), "USDCNY": 7.15})
MARKET = hedging.Market(
    on=ON, home="CNY", board=BOARD, curves=CURVES, volatilities={"EUR": 0.08, "USD": 0.05}
)
CURVE = forwards.ForwardCurve(
    pair="EURUSD", spot=1.085, spot_date=SPOT, domestic=CURVES["USD"], foreign=CURVES["EUR"]
)
QUOTE = rates.TwoWayRate(pair="EURUSD", bid=1.0849, ask=1.0851)
POINTS = forwards.PointsCurve(spot=QUOTE, spot_date=SPOT, points={LATER: (20.0, 22.0)})
DATES = rates.ValueDates(
    pair="EURUSD", calendars={"EUR": DayCalendar(name="a"), "USD": DayCalendar(name="b")}
)
SALE = exposure.Exposure(amount=1_000, currency="EUR", due=DUE, stage="invoiced")
HEDGE = hedging.Hedge(currency="EUR", covers=500, due=DUE, rate=7.8)
DEAL = forwards.FxForward(pair="EURUSD", base_amount=1_000, rate=1.1, value_date=DUE)
FAR = forwards.FxForward(pair="EURUSD", base_amount=-1_000, rate=1.1, value_date=LATER)
NDF = forwards.NonDeliverableForward(
    pair="EURUSD",
    base_amount=1_000,
    rate=1.1,
    fixing_date=DUE,
    value_date=LATER,
    settlement_currency="USD",
)
WINDOW = forwards.WindowForward(pair="EURUSD", base_amount=1_000, rate=1.1, start=DUE, end=LATER)
SWAP = forwards.FxSwap(near=DEAL, far=FAR)
LOANS = forwards.CurrencySwap(
    pair="EURUSD",
    base_principal=1_000,
    spot=1.1,
    base_rate=0.02,
    quote_rate=0.03,
    dates=[DUE, LATER],
)
BAND = hedging.Band(minimum="0.5", target="0.6", maximum="0.7")
TENOR = hedging.TenorBand(from_months=0, until_months=6, band=BAND)
SCHEDULES = {
    "BandedSchedule": hedging.BandedSchedule(bands=[TENOR]),
    "LayeredSchedule": hedging.LayeredSchedule(
        layers=[hedging.Layer(months_before=6, share="0.5")]
    ),
    "MicroHedgingSchedule": hedging.MicroHedgingSchedule(),
    "RollingSchedule": hedging.RollingSchedule(months=6, ratio="0.5"),
    "StaticSchedule": hedging.StaticSchedule(start=ON, end=LATER, ratio="0.5"),
}
PROGRAMME = hedging.HedgeProgramme(schedule=SCHEDULES["RollingSchedule"])
PLAN = PROGRAMME.plan([SALE], MARKET)
OPTIONS = options.OptionMarket(spot=1.085, years=0.5, domestic_rate=0.04, foreign_rate=0.02)
OPTION = {
    "spot": 1.085,
    "strike": 1.1,
    "years": 0.5,
    "volatility": 0.08,
    "domestic_rate": 0.04,
    "foreign_rate": 0.02,
}
DISCOUNTS = {
    "spot": 1.085,
    "domestic_discount": 0.98,
    "foreign_discount": 0.99,
    "total_volatility": 0.06,
}
CYCLE = exposure.SettlementCycle(cycle_days=7, transit_days=2)
BANK = DayCalendar(name="bank")
RECEIPTS = {"on": ON, "terms": exposure.payout_terms("stripe_us", on=ON), "calendar": BANK}
STRIPE = {"Type": "charge", "Net": "5", "Currency": "eur", "Available On (UTC)": "2026-11-24"}
PAYPAL = {"Date": "2026-11-20", "Currency": "EUR", "Net": "5", "Status": "Completed"}
ADYEN = {
    "Batch Number": "7",
    "Type": "Settled",
    "Creation Date": "2026-11-20",
    "Net Currency": "EUR",
    "Net Credit (NC)": "5",
}
AMAZON = [
    {
        "settlement-id": "7",
        "settlement-start-date": "2026-11-02",
        "settlement-end-date": "2026-11-16",
        "deposit-date": "2026-11-18",
        "total-amount": "5",
        "currency": "EUR",
    },
    {"settlement-id": "7", "amount": "5"},
]
XERO_AGED = {"": "", "Due Date": "12 Nov 2026", "Invoice Number": "7", "Total": "5.00"}
XERO = {
    "InvoiceNumber": "7",
    "DueDate": "29/01/2027",
    "InvoiceAmountDue": "5",
    "Currency": "EUR",
    "Type": "Sales invoice",
    "Status": "Sent",
}
QUICKBOOKS = {"Num": "7", "Date": "11/20/2026", "Open balance": "5"}
READ = exposure.quickbooks_invoices([QUICKBOOKS], currency="EUR")
INVOICE = accounting.BookedInvoice(
    amount=1_000, currency="EUR", home="USD", booked_on=ON, booked_rate="1.5"
)
POLICY = accounting.hedge_accounting_policy("asc_815", on=ON)
DESIGNATION = {
    "designated_on": ON,
    "framework": "asc_815",
    "item": SALE,
    "instrument": HEDGE,
    "hedge_ratio": 1,
    "method": "regression",
    "objective": "protect the margin",
}
CHANGES, AGAINST = [1.0, -2.0, 0.5, 1.5], [-0.9, 2.1, -0.6, -1.4]
MUG = pricing.UnitEconomics(
    home="CNY", price=24, price_currency="EUR", costs={"goods": rates.ModelAmount(62, "CNY")}
)
OFFER = pricing.ConversionOffer(name="bank", kind="bank", pair="EURUSD", base_rate=1.08)
CUSTOMER = rates.CustomerRate(
    pair="EURUSD", base_rate=1.08, fee_rate=0.01, reference_rate=1.085, reference="mid"
)
LOCK = rates.LockedQuote(
    quote_id="q",
    rate=CUSTOMER,
    valid_from=MOMENT - dt.timedelta(hours=1),
    valid_until=MOMENT + dt.timedelta(hours=1),
)
CORRIDOR = fx.RateCorridor(rate=7.75, down=0.03, up=0.05)
CORRELATION = risk.Correlation({("EUR", "USD"): 0.4})
LINE = risk.linear_regression(CHANGES, AGAINST)
DO_NOTHING = hedging.do_nothing("receive")
COMPARED = hedging.ComparedAlternatives(amount=1_000, forward=7.7, alternatives=[DO_NOTHING])
COLLAR = options.zero_cost_collar(
    "receive", market=OPTIONS, protection_strike=1.05, bought_volatility=0.08, sold_volatility=0.08
)
PARTICIPATING = options.ParticipatingForward(direction="receive", strike=1.07, participation=0.5)
QUOTATION = Quotation.of("EUR", "USD", "1.0861", start=ON, kind="ecb", source="ECB")
TABLE = RateTable([QUOTATION], pivot="EUR")
RATE = TABLE.rate("EUR", "USD", on=ON)
CENTS = Rounding(mode=Mode.HALF_UP)
BACK_TEST = hedging.BackTest(home="CNY", periods=(), hedges=(), carry_cost=0.0)
REPORT = in_one_currency([("x", "5 USD", ON)], "EUR", rates=TABLE)
RISK = risk.parametric_value_at_risk(
    {"EUR": 1e6}, home="CNY", volatilities={"EUR": 0.08}, horizon_years=0.1
)
POSITIONS = {"positions": {"EUR": 1e6}, "home": "CNY", "volatilities": {"EUR": 0.08}}

CALLS = {
    # accounting
    "HedgeAccountingPolicy": (
        accounting.HedgeAccountingPolicy,
        {
            "framework": "ifrs_9",
            "bright_line": (0.8, 1.25),
            "least_r_squared": 0.8,
            "slope_range": (0.8, 1.25),
            "retrospective_test": True,
            "lower_of_reserve": True,
            "critical_terms_days": 0,
            "voluntary_discontinuation": False,
        },
    ),
    "HedgeDesignation": (accounting.HedgeDesignation, DESIGNATION),
    "HedgeDesignation.explain": (
        accounting.HedgeDesignation(**DESIGNATION).explain,
        {"locale": "zh_CN"},
    ),
    "critical_terms_match": (
        accounting.critical_terms_match,
        {"item": SALE, "instrument": HEDGE, "policy": POLICY, "fair_value_at_inception": 0.0},
    ),
    "dollar_offset": (
        accounting.dollar_offset,
        {
            "instrument_change": 1.0,
            "item_change": -1.0,
            "policy": POLICY,
            "direction": "item_over_instrument",
        },
    ),
    "dollar_offset_series": (
        accounting.dollar_offset_series,
        {
            "instrument_changes": CHANGES,
            "item_changes": AGAINST,
            "policy": POLICY,
            "basis": "period",
            "direction": "item_over_instrument",
        },
    ),
    "economic_relationship": (
        accounting.economic_relationship,
        {
            "instrument_changes": CHANGES,
            "item_changes": AGAINST,
            "designated_ratio": 1,
            "actual_ratio": 1,
            "credit_dominates": False,
        },
    ),
    "hedge_accounting_policy": (
        accounting.hedge_accounting_policy,
        {"framework": "ifrs_9", "on": ON},
    ),
    "lower_of_test": (accounting.lower_of_test, {"instrument_gain": 1.0, "item_change": -2.0}),
    "regression_test": (
        accounting.regression_test,
        {"instrument_changes": CHANGES, "item_changes": AGAINST, "policy": POLICY},
    ),
    "HedgeAccountingPolicy.choosing": (
        POLICY.choosing,
        {"bright_line": (0.7, 1.3), "least_r_squared": 0.7, "slope_range": (0.7, 1.3)},
    ),
    "BookedInvoice": (
        accounting.BookedInvoice,
        {
            "amount": 1_000,
            "currency": "EUR",
            "home": "USD",
            "booked_on": ON,
            "booked_rate": "1.5",
            "reference": "I-1",
        },
    ),
    "PartPayment": (accounting.PartPayment, {"amount": 500, "on": DUE, "rate": "1.4"}),
    "exchange_differences": (
        accounting.exchange_differences,
        {
            "invoice": INVOICE,
            "payments": [accounting.PartPayment(amount=500, on=SPOT, rate="1.4")],
            "on": DUE,
            "closing_rate": "1.3",
        },
    ),
    # exposure
    "Bucketing.label": (fx.exposure.Bucketing.MONTH.label, {"day": ON}),
    "Exposure": (
        exposure.Exposure,
        {
            "amount": 1_000,
            "currency": "EUR",
            "due": DUE,
            "stage": "invoiced",
            "since": ON,
            "probability": 1,
            "refund_rate": 0,
            "reference": "I-1",
        },
    ),
    "Exposure.of": (exposure.Exposure.of, {"amount": "5 EUR", "due": DUE, "stage": "invoiced"}),
    "Exposure.is_overdue": (SALE.is_overdue, {"on": ON}),
    "PayoutTerms": (
        exposure.PayoutTerms,
        {"cycle_days": 7, "transit_business_days": 2, "hold_after_delivery_days": 7},
    ),
    "PayoutTerms.cycle": (
        exposure.payout_terms("amazon", on=ON).cycle,
        {"delivery_days": 4, "reserve_fraction": 0},
    ),
    "SettlementCycle": (
        exposure.SettlementCycle,
        {"cycle_days": 7, "transit_days": 2, "reserve_fraction": "0.1", "hold_days": 3},
    ),
    "SettlementCycle.project": (CYCLE.project, {"daily_sales": [1, 2]}),
    "SettlementCycle.steady_state": (CYCLE.steady_state, {"daily_sales": 5}),
    "SettlementCycle.exposures": (
        CYCLE.exposures,
        {
            "daily_sales": {ON: 5},
            "currency": "EUR",
            "cycle_start": ON,
            "refund_rate": 0,
            "reference": "",
        },
    ),
    "net_positions": (
        fx.net_positions,
        {
            "exposures": [SALE],
            "on": ON,
            "bucketing": "month",
            "measure": lambda each: each.amount,
        },
    ),
    "open_by_day": (
        exposure.open_by_day,
        {"exposures": [SALE], "start": ON, "end": SPOT},
    ),
    "payout_terms": (fx.payout_terms, {"marketplace": "amazon", "on": ON}),
    "total_in": (
        fx.exposure.total_in,
        {"positions": fx.net_positions([SALE], on=ON), "home": "CNY", "board": BOARD},
    ),
    "PayoutTerms.arrives_on": (
        exposure.payout_terms("paypal", on=ON).arrives_on,
        {"day": ON, "calendar": BANK, "from_payout": True},
    ),
    "ReadExport.foreign_to": (READ.foreign_to, {"home": "USD"}),
    "ReadExport.to_columns": (READ.to_columns, {}),
    "ReadExport.explain": (READ.explain, {"locale": "en"}),
    "adyen_receipts": (exposure.adyen_receipts, {"rows": [ADYEN], **RECEIPTS}),
    "amazon_receipts": (exposure.amazon_receipts, {"rows": AMAZON, **RECEIPTS}),
    "paypal_receipts": (
        exposure.paypal_receipts,
        {"rows": [PAYPAL], **RECEIPTS, "date_order": "ymd", "decimal_mark": "."},
    ),
    "stripe_receipts": (exposure.stripe_receipts, {"rows": [STRIPE], **RECEIPTS}),
    "quickbooks_invoices": (
        exposure.quickbooks_invoices,
        {
            "rows": [QUICKBOOKS],
            "currency": "USD",
            "date_order": "mdy",
            "decimal_mark": ".",
        },
    ),
    "xero_invoices": (
        exposure.xero_invoices,
        {"rows": [XERO], "date_order": "dmy", "decimal_mark": "."},
    ),
    "xero_aged_receivables": (
        exposure.xero_aged_receivables,
        {"rows": [XERO_AGED], "currency": "USD", "date_order": "dmy", "decimal_mark": "."},
    ),
    "table_below": (
        exposure.table_below,
        {"lines": [["Num"], ["7"]], "header": ["Num"]},
    ),
    # forwards
    "FixingRule": (
        forwards.FixingRule,
        {
            "business_days": 2,
            "country": "KR",
            "centres": "Seoul",
            "rate": "KFTC18",
            "published_business_days_later": 0,
        },
    ),
    "FixingRule.fixing_date": (
        forwards.fixing_rule("BRL", on=ON).fixing_date,
        {"value_date": DUE, "calendar": BANK},
    ),
    "FixingRule.known_on": (
        forwards.fixing_rule("BRL", on=ON).known_on,
        {"value_date": DUE, "calendar": BANK},
    ),
    "fixing_rule": (forwards.fixing_rule, {"currency": "BRL", "on": ON}),
    "implied_yield": (
        forwards.implied_yield,
        {
            "pair": "EURUSD",
            "currency": "EUR",
            "near": 1.1,
            "far": 1.2,
            "near_date": SPOT,
            "far_date": LATER,
            "other": FLAT,
            "day_count": "ACT/360",
        },
    ),
    "CurrencySwap": (
        forwards.CurrencySwap,
        {
            "pair": "EURUSD",
            "base_principal": 1_000,
            "spot": 1.1,
            "base_rate": 0.02,
            "quote_rate": 0.03,
            "dates": [DUE, LATER],
            "base_day_count": "ACT/360",
            "quote_day_count": "ACT/360",
        },
    ),
    "CurrencySwap.cash_flows": (LOANS.cash_flows, {}),
    "CurrencySwap.value": (LOANS.value, {"curve": CURVE}),
    "ForwardCurve": (
        forwards.ForwardCurve,
        {
            "pair": "EURUSD",
            "spot": 1.085,
            "spot_date": SPOT,
            "domestic": CURVES["USD"],
            "foreign": CURVES["EUR"],
        },
    ),
    "ForwardCurve.outright": (CURVE.outright, {"value_date": DUE}),
    "ForwardCurve.points": (CURVE.points, {"value_date": DUE}),
    "ForwardCurve.rate_today": (CURVE.rate_today, {}),
    "FxForward": (
        forwards.FxForward,
        {"pair": "EURUSD", "base_amount": 1, "rate": 1.1, "value_date": DUE},
    ),
    "FxForward.gain": (DEAL.gain, {"market_rate": 1.2}),
    "FxForward.value": (
        DEAL.value,
        {"curve": CURVE, "currency": "EUR", "reference_date": SPOT},
    ),
    "FxSwap": (forwards.FxSwap, {"near": DEAL, "far": FAR}),
    "FxSwap.of": (
        forwards.FxSwap.of,
        {
            "pair": "EURUSD",
            "near_base_amount": 1,
            "spot": 1.1,
            "points": 5,
            "near_date": DUE,
            "far_date": LATER,
        },
    ),
    "FxSwap.value": (SWAP.value, {"curve": CURVE, "reference_date": SPOT}),
    "NonDeliverableForward": (
        forwards.NonDeliverableForward,
        {
            "pair": "EURUSD",
            "base_amount": 1,
            "rate": 1.1,
            "fixing_date": DUE,
            "value_date": LATER,
            "settlement_currency": "USD",
        },
    ),
    "NonDeliverableForward.settlement": (NDF.settlement, {"fixing": 1.2}),
    "NonDeliverableForward.value": (
        NDF.value,
        {"curve": CURVE, "fixing": None, "reference_date": SPOT},
    ),
    "PointsCurve": (
        forwards.PointsCurve,
        {
            "spot": QUOTE,
            "spot_date": SPOT,
            "points": {LATER: (1.0, 2.0)},
            "before_spot": {ON: (0.5, 0.6)},
        },
    ),
    "PointsCurve.outright": (POINTS.outright, {"value_date": DUE}),
    "WindowForward": (
        forwards.WindowForward,
        {"pair": "EURUSD", "base_amount": 1, "rate": 1.1, "start": DUE, "end": LATER},
    ),
    "WindowForward.quoted": (
        forwards.WindowForward.quoted,
        {
            "curve": CURVE,
            "base_amount": 1,
            "start": DUE,
            "end": LATER,
            "calendar": DayCalendar(name="c"),
        },
    ),
    "WindowForward.drawn": (WINDOW.drawn, {"base_amount": 400}),
    "WindowForward.value": (
        WINDOW.value,
        {"curve": CURVE, "reference_date": SPOT, "calendar": DayCalendar(name="c")},
    ),
    "covered_interest_parity": (
        forwards.covered_interest_parity,
        {"spot": 1.1, "domestic_discount": 0.98, "foreign_discount": 0.99},
    ),
    "forward_points": (
        forwards.forward_points,
        {"pair": "EURUSD", "spot": 1.1, "outright": 1.2},
    ),
    "roll_forward": (forwards.roll_forward, {"deal": DEAL, "curve": CURVE, "to": LATER}),
    "worst_rate": (forwards.worst_rate, {"outrights": [1.1, 1.2], "buys_base": True}),
    # hedging
    "Alternative": (
        hedging.Alternative,
        {
            "name": "a",
            "direction": "pay",
            "floor": 1.0,
            "cap": 2.0,
            "cost": 0.1,
            "note": Text("x"),
        },
    ),
    "Alternative.rate": (DO_NOTHING.rate, {"spot_at_delivery": 1.1}),
    "Alternative.home": (DO_NOTHING.home, {"amount": 1, "spot_at_delivery": 1.1}),
    "Alternative.break_even": (DO_NOTHING.break_even, {"fixed_rate": 1.1}),
    "Band": (hedging.Band, {"minimum": "0.1", "target": "0.2", "maximum": "0.3"}),
    "Band.around": (hedging.Band.around, {"target": "0.5", "width": "0.1"}),
    "BandedSchedule": (hedging.BandedSchedule, {"bands": [TENOR]}),
    "ComparedAlternatives": (
        hedging.ComparedAlternatives,
        {"amount": 1, "forward": 1.1, "alternatives": [DO_NOTHING]},
    ),
    "ComparedAlternatives.table": (COMPARED.table, {"spots": [7.0]}),
    "ComparedAlternatives.break_evens": (COMPARED.break_evens, {}),
    "ComparedAlternatives.best_at": (COMPARED.best_at, {"spot": 7.0}),
    "Hedge": (
        hedging.Hedge,
        {"currency": "EUR", "covers": 1, "due": DUE, "rate": 7.8, "reference": ""},
    ),
    "Hedge.has_settled": (HEDGE.has_settled, {"on": ON}),
    "Hedge.gain": (HEDGE.gain, {"spot": 7.7}),
    "HedgePlan.hedges": (PLAN.hedges, {}),
    "HedgePlan.to_columns": (PLAN.to_columns, {}),
    "HedgePlan.plot": (PLAN.plot, {"axes": None, "locale": "en"}),
    "HedgePlan.explain": (PLAN.explain, {"locale": "en"}),
    "HedgeProgramme": (
        hedging.HedgeProgramme,
        {
            "schedule": SCHEDULES["RollingSchedule"],
            "bucketing": "week",
            "trade_to": "target",
            "only_out_of_band": True,
            "minimum_ticket": {"EUR": 5},
            "maximum_ticket": {"EUR": 50},
            "credit_limit": 5,
            "credit_weight": 1.0,
            "blackout": [ON],
            "calendar": DayCalendar(name="c"),
        },
    ),
    "HedgeProgramme.plan": (
        PROGRAMME.plan,
        {"exposures": [SALE], "market": MARKET, "hedges": [HEDGE]},
    ),
    "Layer": (hedging.Layer, {"months_before": 6, "share": "0.5"}),
    "LayeredSchedule": (
        hedging.LayeredSchedule,
        {"layers": [hedging.Layer(months_before=6, share="0.5")], "width": "0.1"},
    ),
    "Market": (
        hedging.Market,
        {
            "on": ON,
            "home": "CNY",
            "board": BOARD,
            "curves": CURVES,
            "volatilities": {"EUR": 0.08},
            "spot_date": SPOT,
            "calendars": {"EUR": DayCalendar(name="c")},
        },
    ),
    "Market.flat": (
        hedging.Market.flat,
        {
            "on": ON,
            "home": "CNY",
            "spot": {"EURCNY": (7.7, 7.8)},
            "rates": {"CNY": 0.02, "EUR": 0.03},
            "volatilities": {"EUR": 0.08},
            "spot_date": SPOT,
            "calendars": {"EUR": BANK},
        },
    ),
    "Market.curve": (MARKET.curve, {"currency": "EUR"}),
    "Market.spot": (MARKET.spot, {"currency": "EUR"}),
    "Market.rate": (MARKET.rate, {"currency": "EUR"}),
    "Market.dealing_spot": (MARKET.dealing_spot, {"currency": "EUR", "direction": "pay"}),
    "Market.forward_curve": (MARKET.forward_curve, {"currency": "EUR"}),
    "Market.dealing_curve": (MARKET.dealing_curve, {"currency": "EUR", "direction": "pay"}),
    "Market.outright": (MARKET.outright, {"currency": "EUR", "value_date": DUE}),
    "Market.value_dates": (MARKET.value_dates, {"currency": "EUR"}),
    "Market.without_calendar": (MARKET.without_calendar, {"currency": "EUR"}),
    "Market.volatility": (MARKET.volatility, {"currency": "EUR"}),
    "Market.years": (MARKET.years, {"day": DUE}),
    "Market.option_market": (MARKET.option_market, {"currency": "EUR", "expiry": DUE}),
    "MicroHedgingSchedule": (hedging.MicroHedgingSchedule, {"ratio": 1}),
    "MicroHedgingSchedule.covers": (
        SCHEDULES["MicroHedgingSchedule"].covers,
        {"exposure": SALE},
    ),
    "MicroHedgingSchedule.bucket": (
        SCHEDULES["MicroHedgingSchedule"].bucket,
        {"exposure": SALE, "label": "2027-01"},
    ),
    "PlannedTrade.hedge": (PLAN.trades[0].hedge, {}),
    "RollingSchedule": (
        hedging.RollingSchedule,
        {"months": 6, "ratio": "0.5", "width": "0.1"},
    ),
    "StaticSchedule": (
        hedging.StaticSchedule,
        {"start": ON, "end": LATER, "ratio": "0.5", "width": "0.1"},
    ),
    "TenorBand": (hedging.TenorBand, {"from_months": 0, "until_months": 6, "band": BAND}),
    "allocate": (
        hedging.allocate,
        {"amount": Decimal(100), "weights": [Decimal(1), Decimal(2)]},
    ),
    "back_test": (
        fx.back_test,
        {
            "programme": PROGRAMME,
            "exposures": [SALE],
            "history": [
                MARKET,
                hedging.Market(
                    on=DUE,
                    home="CNY",
                    board=BOARD,
                    curves={
                        code: rates.FlatCurve(currency=code, on=DUE, rate=FLAT) for code in CURVES
                    },
                ),
            ],
            "home_costs": {"2027-Q1": 5},
        },
    ),
    "blended_rate": (hedging.blended_rate, {"amounts": [1, 2], "rates": [1.1, 1.2]}),
    "collar_alternative": (
        hedging.collar_alternative,
        {"direction": "pay", "protection_strike": 1.2, "cap_strike": 1.1, "premium": 0.0},
    ),
    "compare_alternatives": (
        fx.compare_alternatives,
        {
            "market": MARKET,
            "currency": "EUR",
            "amount": 1_000,
            "due": DUE,
            "protection": 7.5,
            "window_start": dt.date(2027, 1, 4),
        },
    ),
    "cost_of_carry": (hedging.cost_of_carry, {"hedges": [HEDGE], "spot_when_dealt": [7.7]}),
    "do_nothing": (hedging.do_nothing, {"direction": "pay"}),
    "effective_rate": (
        hedging.effective_rate,
        {"hedged_share": 0.5, "hedge_rate": 1.1, "spot_at_delivery": 1.2},
    ),
    "forward_alternative": (
        hedging.forward_alternative,
        {"direction": "pay", "outright": 1.1},
    ),
    "money_market_alternative": (
        hedging.money_market_alternative,
        {"direction": "pay", "spot": 1.1, "foreign_growth": 1.01, "home_growth": 1.02},
    ),
    "option_alternative": (
        hedging.option_alternative,
        {"direction": "pay", "strike": 1.1, "premium": 0.01, "funding_growth": 1.01},
    ),
    "reinvestment_break_even": (
        hedging.reinvestment_break_even,
        {"cash_now": 1, "cash_later": 2, "years": 0.5},
    ),
    "split_ticket": (
        hedging.split_ticket,
        {"amount": Decimal(100), "maximum": Decimal(40), "minimum": Decimal(5)},
    ),
    "window_alternative": (hedging.window_alternative, {"direction": "pay", "rate": 1.1}),
    # options
    "Collar": (
        options.Collar,
        {
            "direction": "pay",
            "protection_strike": 1.2,
            "cap_strike": 1.1,
            "bought_premium": 0.01,
            "sold_premium": 0.01,
            "margin": 0.0,
        },
    ),
    "Collar.rate": (COLLAR.rate, {"spot_at_expiry": 1.1}),
    "OptionMarket": (
        options.OptionMarket,
        {"spot": 1.1, "years": 0.5, "domestic_rate": 0.04, "foreign_rate": 0.02},
    ),
    "OptionMarket.premium": (
        OPTIONS.premium,
        {"kind": "call", "strike": 1.1, "volatility": 0.08},
    ),
    "OptionMarket.strike_slope": (
        OPTIONS.strike_slope,
        {"kind": "call", "strike": 1.1, "volatility": 0.08},
    ),
    "OptionMarket.live": (OPTIONS.live, {"volatility": 0.08}),
    "ParticipatingForward": (
        options.ParticipatingForward,
        {"direction": "pay", "strike": 1.1, "participation": 0.5},
    ),
    "ParticipatingForward.rate": (PARTICIPATING.rate, {"spot_at_expiry": 1.1}),
    "ParticipatingForward.from_strike": (
        options.ParticipatingForward.from_strike,
        {"direction": "receive", "strike": 1.07, "market": OPTIONS, "volatility": 0.08},
    ),
    "ParticipatingForward.from_participation": (
        options.ParticipatingForward.from_participation,
        {"direction": "receive", "participation": 0.5, "market": OPTIONS, "volatility": 0.08},
    ),
    "Premium.of": (options.Premium.of, {"price": 0.02, "spot": 1.1, "strike": 1.2}),
    "Premium.from_style": (
        options.Premium.from_style,
        {"style": "d_pips", "amount": 0.02, "spot": 1.1, "strike": 1.2},
    ),
    "atm_strike": (
        options.atm_strike,
        {"convention": "forward", "delta_convention": "spot", **DISCOUNTS},
    ),
    "collar": (
        options.collar,
        {
            "direction": "receive",
            "market": OPTIONS,
            "protection_strike": 1.05,
            "cap_strike": 1.15,
            "bought_volatility": 0.08,
            "sold_volatility": 0.08,
            "margin": 0.001,
        },
    ),
    "elasticity": (
        options.elasticity,
        {"value": options.garman_kohlhagen("call", **OPTION), "spot": 1.1},
    ),
    "garman_kohlhagen": (fx.garman_kohlhagen, {"kind": "call", **OPTION}),
    "garman_kohlhagen_columns": (
        options.garman_kohlhagen_columns,
        {"kind": "call", **OPTION},
    ),
    "implied_volatility": (
        options.implied_volatility,
        {
            "kind": "call",
            "price": 0.02,
            **{name: value for name, value in OPTION.items() if name != "volatility"},
        },
    ),
    "implied_volatility_columns": (
        options.implied_volatility_columns,
        {
            "kind": "call",
            "price": 0.02,
            **{name: value for name, value in OPTION.items() if name != "volatility"},
        },
    ),
    "option_delta": (
        options.option_delta,
        {"kind": "call", "convention": "spot", "strike": 1.1, **DISCOUNTS},
    ),
    "strike_from_delta": (
        options.strike_from_delta,
        {"delta": 0.25, "kind": "call", "convention": "spot_pa", **DISCOUNTS},
    ),
    "strike_from_delta_columns": (
        options.strike_from_delta_columns,
        {"delta": 0.25, "kind": "call", "convention": "spot_pa", **DISCOUNTS},
    ),
    "zero_cost_collar": (
        options.zero_cost_collar,
        {
            "direction": "receive",
            "market": OPTIONS,
            "protection_strike": 1.05,
            "bought_volatility": 0.08,
            "sold_volatility": 0.08,
            "margin": 0.001,
        },
    ),
    # pricing
    "ConversionOffer": (
        pricing.ConversionOffer,
        {
            "name": "bank",
            "kind": "bank",
            "pair": "EURUSD",
            "base_rate": 1.08,
            "markup": 0.01,
            "fixed_fee": 5,
        },
    ),
    "ConversionOffer.of_lock": (
        pricing.ConversionOffer.of_lock,
        {"lock": LOCK, "at": MOMENT, "name": "bank"},
    ),
    "RateCorridor": (fx.RateCorridor, {"rate": 7.75, "down": 0.03, "up": 0.05}),
    "RateCorridor.holds": (CORRIDOR.holds, {"rate": 7.7}),
    "Repricing.explain": (
        fx.reprice(MUG, CORRIDOR, before={"EUR": 7.75}, after={"EUR": 7.4}).explain,
        {"locale": "en"},
    ),
    "UnitEconomics": (
        pricing.UnitEconomics,
        {
            "home": "CNY",
            "price": 24,
            "price_currency": "EUR",
            "costs": {"goods": rates.ModelAmount(62, "CNY")},
            "fee_rate": 0.15,
        },
    ),
    "UnitEconomics.of_quote": (
        pricing.UnitEconomics.of_quote,
        {
            "quote": Money("5 CNY"),
            "units": 2,
            "home": "CNY",
            "price": 24,
            "price_currency": "EUR",
            "costs": {},
        },
    ),
    "UnitEconomics.net": (MUG.net, {}),
    "UnitEconomics.margin": (MUG.margin, {"rates": {"EUR": 7.75}}),
    "UnitEconomics.margin_ratio": (MUG.margin_ratio, {"rates": {"EUR": 7.75}}),
    "UnitEconomics.break_even_rate": (
        MUG.break_even_rate,
        {"currency": "EUR", "rates": {"EUR": 7.75}, "margin": 5, "ratio": None},
    ),
    "UnitEconomics.price_for": (
        MUG.price_for,
        {"rates": {"EUR": 7.75}, "margin": 5, "ratio": None},
    ),
    "UnitEconomics.pass_through": (
        MUG.pass_through,
        {"before": {"EUR": 7.75}, "after": {"EUR": 7.4}, "keep": "margin"},
    ),
    "UnitEconomics.kept_price": (
        MUG.kept_price,
        {"before": {"EUR": 7.75}, "after": {"EUR": 7.4}, "keep": "margin"},
    ),
    "compare_providers": (
        pricing.compare_providers,
        {"offers": [OFFER], "amount": 5, "reference_rate": 1.1},
    ),
    "conversion_cost": (
        pricing.conversion_cost,
        {"offer": OFFER, "amount": 5, "reference_rate": 1.1},
    ),
    "margin_at_risk": (
        pricing.margin_at_risk,
        {
            "product": MUG,
            "rates": {"EUR": 7.75},
            "volatilities": {"EUR": 0.08},
            "correlation": CORRELATION,
            "horizon_years": 0.25,
            "confidence": 0.95,
            "units": 2.0,
        },
    ),
    "reprice": (
        fx.reprice,
        {
            "product": MUG,
            "corridor": CORRIDOR,
            "before": {"EUR": 7.75},
            "after": {"EUR": 7.4},
            "keep": "margin",
        },
    ),
    "tier_rate": (pricing.tier_rate, {"volume": 5, "tiers": [(0, 0.1), (10, 0.05)]}),
    # rates
    "CurrencyPair": (rates.CurrencyPair, {"base": "EUR", "quote": "USD"}),
    "CurrencyPair.parse": (rates.CurrencyPair.parse, {"text": "EURUSD"}),
    "CurrencyPair.market": (rates.CurrencyPair.market, {"one": "EUR", "other": "USD"}),
    "CurrencyPair.other": (QUOTE.pair.other, {"currency": "EUR"}),
    "CustomerRate": (
        rates.CustomerRate,
        {
            "pair": "EURUSD",
            "base_rate": 1.1,
            "fee_rate": 0.01,
            "reference_rate": 1.1,
            "reference": "mid",
            "sells_base": True,
        },
    ),
    "DayCount.years": (rates.DayCount.ACT_365F.years, {"start": ON, "end": DUE}),
    "DiscountCurve": (
        rates.DiscountCurve,
        {"currency": "EUR", "on": ON, "factors": {DUE: 0.99}},
    ),
    "DiscountCurve.from_deposits": (
        rates.DiscountCurve.from_deposits,
        {
            "currency": "EUR",
            "on": ON,
            "spot_date": SPOT,
            "rates": {DUE: 0.02},
            "day_count": rates.DayCount.ACT_360,
        },
    ),
    "DiscountCurve.discount": (
        rates.DiscountCurve(currency="EUR", on=ON, factors={DUE: 0.99}).discount,
        {"day": SPOT},
    ),
    "FlatCurve": (rates.FlatCurve, {"currency": "EUR", "on": ON, "rate": FLAT}),
    "FlatCurve.discount": (CURVES["EUR"].discount, {"day": DUE}),
    "InterestRate": (
        rates.InterestRate,
        {"rate": 0.02, "compounding": "simple", "day_count": "ACT/360"},
    ),
    "InterestRate.growth": (FLAT.growth, {"years": 0.5}),
    "InterestRate.discount": (FLAT.discount, {"start": ON, "end": DUE}),
    "InterestRate.continuous": (FLAT.continuous, {"years": 0.5}),
    "LockedQuote": (
        rates.LockedQuote,
        {
            "quote_id": "q",
            "rate": CUSTOMER,
            "valid_from": MOMENT,
            "valid_until": MOMENT + dt.timedelta(hours=1),
            "single_use": True,
        },
    ),
    "LockedQuote.holds_at": (LOCK.holds_at, {"moment": MOMENT}),
    "LockedQuote.rate_at": (LOCK.rate_at, {"moment": MOMENT}),
    "ModelAmount": (rates.ModelAmount, {"value": 5.0, "currency": "EUR"}),
    "ModelAmount.money": (rates.ModelAmount(5.0, "EUR").money, {"rounding": CENTS}),
    "RateBoard": (rates.RateBoard, {"quotes": [QUOTE]}),
    "RateBoard.of": (rates.RateBoard.of, {"quotes": {"EURUSD": 1.1}}),
    "RateBoard.cross": (BOARD.cross, {"pair": "EURCNY"}),
    "RateBoard.rate": (BOARD.rate, {"pair": "EURCNY"}),
    "RateBoard.mid": (BOARD.mid, {"base": "EUR", "quote": "CNY"}),
    "TwoWayRate": (rates.TwoWayRate, {"pair": "EURUSD", "bid": 1.1, "ask": 1.2}),
    "TwoWayRate.single": (rates.TwoWayRate.single, {"pair": "EURUSD", "rate": 1.1}),
    "TwoWayRate.times": (
        QUOTE.times,
        {"other": rates.TwoWayRate(pair="USDCNY", bid=7.1, ask=7.2)},
    ),
    "TwoWayRate.outright": (QUOTE.outright, {"bid_points": 5, "ask_points": 6}),
    "ValueDates": (
        rates.ValueDates,
        {"pair": "EURUSD", "calendars": DATES.calendars, "end_end": True},
    ),
    "ValueDates.spot": (DATES.spot, {"trade_date": ON}),
    "ValueDates.forward": (DATES.forward, {"spot_date": SPOT, "tenor": "3M"}),
    "ValueDates.value_date": (DATES.value_date, {"trade_date": ON, "tenor": "3M"}),
    "ValueDates.check": (DATES.check, {"value_date": DUE, "trade_date": ON}),
    "ValueDates.reach": (DATES.reach, {"due": DUE, "trade_date": ON}),
    "ValueDates.expiry": (DATES.expiry, {"delivery": DUE}),
    "currency_code": (rates.currency_code, {"value": "EUR", "where": "currency"}),
    "money_market_basis": (rates.money_market_basis, {"currency": "EUR"}),
    "spot_lag_days": (rates.spot_lag_days, {"pair": QUOTE.pair}),
    # risk
    "Correlation": (risk.Correlation, {"pairs": {("EUR", "USD"): 0.4}}),
    "Correlation.of": (CORRELATION.of, {"one": "EUR", "other": "USD"}),
    "Correlation.matrix": (CORRELATION.matrix, {"currencies": ["EUR", "USD"]}),
    "HedgeRatio.contracts": (
        risk.HedgeRatio(ratio=0.6, effectiveness=0.8).contracts,
        {"exposure": 1_000, "contract_size": 10},
    ),
    "Regression.p_value": (LINE.p_value, {}),
    "Regression.slope_interval": (LINE.slope_interval, {"confidence": 0.9}),
    "RiskMeasure.explain": (RISK.explain, {"locale": "en"}),
    "cash_flow_at_risk": (
        fx.cash_flow_at_risk,
        {
            "exposures": [SALE],
            "market": MARKET,
            "hedges": [HEDGE],
            "correlation": CORRELATION,
            "budget_rates": {"EUR": 7.8},
            "confidence": 0.95,
            "paths": 400,
            "seed": 1,
            "quantile_method": "linear",
        },
    ),
    "correlation_of": (
        risk.correlation_of,
        {"returns": {"EUR": [0.1, -0.2, 0.1], "USD": [0.2, -0.1, -0.1]}},
    ),
    "ewma_volatility": (
        risk.ewma_volatility,
        {"returns": CHANGES, "decay": 0.94, "periods_per_year": 252},
    ),
    "flow_at_risk": (
        risk.flow_at_risk,
        {"amount": 1_000, "forward": 7.7, "volatility": 0.08, "years": 0.5, "confidence": 0.95},
    ),
    "hedge_ratio_of": (
        risk.hedge_ratio_of,
        {"correlation": 0.9, "exposure_deviation": 0.02, "hedge_deviation": 0.03},
    ),
    "historical_value_at_risk": (
        risk.historical_value_at_risk,
        {
            "outcomes": CHANGES * 10,
            "home": "CNY",
            "horizon": "1 day",
            "confidence": 0.9,
            "quantile_method": "linear",
            "target": 0.0,
        },
    ),
    "joint_minimum_variance_hedge": (
        risk.joint_minimum_variance_hedge,
        {"exposure": CHANGES, "hedges": {"EUR": AGAINST}},
    ),
    "linear_regression": (risk.linear_regression, {"x": CHANGES, "y": AGAINST}),
    "log_returns": (risk.log_returns, {"rates": [1.0, 1.1]}),
    "minimum_variance_hedge": (
        risk.minimum_variance_hedge,
        {"exposure": CHANGES, "hedge": AGAINST},
    ),
    "parametric_value_at_risk": (
        risk.parametric_value_at_risk,
        {
            **POSITIONS,
            "correlation": CORRELATION,
            "horizon_years": 0.1,
            "confidence": 0.95,
            "deviations": 1.65,
        },
    ),
    "simulated_value_at_risk": (
        risk.simulated_value_at_risk,
        {
            **POSITIONS,
            "correlation": CORRELATION,
            "horizon_years": 0.1,
            "confidence": 0.95,
            "paths": 400,
            "seed": 1,
            "quantile_method": "linear",
        },
    ),
    "variance_reduction": (
        risk.variance_reduction,
        {"exposure": CHANGES, "hedge": AGAINST, "ratio": 1.0},
    ),
    # exchange
    "Quotation.of": (
        Quotation.of,
        {
            "base": "EUR",
            "quote": "USD",
            "value": None,
            "bid": "1.1",
            "ask": "1.2",
            "start": ON,
            "end": DUE,
            "kind": "market",
            "source": "desk",
        },
    ),
    "Quotation.price": (QUOTATION.price, {"side": "mid"}),
    "Rate.as_ratio": (RATE.as_ratio, {}),
    "Rate.minor_ratio": (RATE.minor_ratio, {}),
    "Rate.convert": (RATE.convert, {"money": Money("5 EUR"), "rounding": CENTS}),
    "RateTable": (RateTable, {"quotations": [QUOTATION], "pivot": "EUR", "fallback_days": 3}),
    "RateTable.from_mapping": (
        RateTable.from_mapping,
        {
            "rates": {"EUR/USD": ("1.1", "1.2")},
            "start": ON,
            "end": DUE,
            "kind": "market",
            "source": "desk",
            "pivot": "EUR",
            "fallback_days": 3,
        },
    ),
    "RateTable.from_ecb_rows": (
        RateTable.from_ecb_rows,
        {"rows": [{"Date": "2016-01-08", "USD": "1.0861"}], "fallback_days": 3},
    ),
    "RateTable.from_hmrc_rows": (
        RateTable.from_hmrc_rows,
        {
            "rows": [
                {
                    "Currency Code": "EUR",
                    "Currency Units per £1": "1.1681",
                    "Start date": "01/09/2026",
                    "End date": "30/09/2026",
                }
            ],
            "fallback_days": 3,
        },
    ),
    "in_one_currency": (
        in_one_currency,
        {
            "amounts": [("x", "5 USD", ON)],
            "to": "EUR",
            "rates": TABLE,
            "kind": "ecb",
            "side": "mid",
            "rounding": CENTS,
        },
    ),
    "BackTest.to_columns": (BACK_TEST.to_columns, {}),
    "InOneCurrency.to_columns": (REPORT.to_columns, {}),
    "InOneCurrency.explain": (REPORT.explain, {"locale": "en"}),
    "RateTable.allowing": (TABLE.allowing, {"fallback_days": 3}),
    "RateTable.through": (TABLE.through, {"pivot": "EUR"}),
    "RateTable.find": (
        TABLE.find,
        {"base": "EUR", "quote": "USD", "on": ON, "kind": "ecb", "side": "bid"},
    ),
    "RateTable.rate": (
        TABLE.rate,
        {"base": "EUR", "quote": "USD", "on": ON, "kind": "ecb", "side": "bid"},
    ),
    "RateTable.convert": (
        TABLE.convert,
        {
            "money": Money("5 EUR"),
            "to": "USD",
            "on": ON,
            "rounding": CENTS,
            "kind": "ecb",
            "side": "bid",
        },
    ),
    "exact_rate": (exact_rate, {"value": "1.1", "where": "value"}),
}
CALLS |= {
    f"{name}.band": (schedule.band, {"due": DUE, "on": ON}) for name, schedule in SCHEDULES.items()
}

RESULTS = {
    # what functions return; nobody builds them, and their fields are typed alone
    accounting: "EconomicRelationship ExchangeDifferences HedgeReserve OffsetResult RegressionTest TermsMatch",
    exposure: "HomeTotal LeftOut NetPosition ReadExport SettlementDay SettlementProjection SteadyState",
    forwards: "RolledForward SwapPayment Valuation WindowValue",
    hedging: "BackTest BackTestQuarter BucketPlan HedgePlan PlannedTrade",
    options: "OptionColumns OptionValue Premium",
    pricing: "ConversionCost Repricing",
    rates: "CrossRate",
    risk: "FlowAtRisk HedgeRatio JointHedge Regression RiskMeasure",
    xborder.exchange: "ConvertedAmount InOneCurrency Quotation Rate",
}


def public_callables():
    rooms = [getattr(xborder.fx, room) for room in xborder.fx._ROOMS]
    for room in [*rooms, xborder.exchange]:
        results = RESULTS.get(room, "").split()
        for name in room.__all__:
            thing = getattr(room, name)
            if not inspect.isclass(thing):
                if callable(thing):
                    yield name
                continue
            if getattr(thing, "_is_protocol", False):
                continue
            if not issubclass(thing, enum.Enum) and name not in results:
                yield name
            for method, what in vars(thing).items():
                if not method.startswith("_") and (
                    isinstance(what, classmethod | staticmethod) or inspect.isfunction(what)
                ):
                    yield f"{name}.{method}"


def test_every_public_callable_is_tried():
    assert set(public_callables()) == set(CALLS)


def attempt(function, arguments):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numpy and pandas may warn; an error is what counts
        function(**arguments)


@pytest.mark.parametrize("name", CALLS)
def test_the_arguments_given_here_work(name):
    function, arguments = CALLS[name]
    function(**arguments)


@pytest.mark.long
@pytest.mark.parametrize("name", CALLS)
def test_nothing_foreign_is_raised(name):
    function, arguments = CALLS[name]
    foreign = []
    for argument in arguments:
        for junk in JUNK:
            try:
                attempt(function, {**arguments, argument: junk})
            except (XborderError, ValidationError) as error:
                str(error)  # and its sentence can be written down
            except Exception as error:  # noqa: BLE001 - that is what the test looks for
                foreign.append(f"{name}({argument}={junk!r}): {type(error).__name__}: {error}")
    assert not foreign, "\n".join(foreign)


def shown(found):
    """Return a result's repr with numbers written alike: 5.0 is 5."""
    text = re.sub(r"np[.]float64[(]([^)]*)[)]", r"\1", told(found))  # a float of numpy's is one
    return re.sub(r"(-?[0-9]+)[.]0+'", r"\1'", text)


@pytest.mark.parametrize("name", CALLS)
def test_numpy_scalars_and_decimals_give_the_same_answer_as_floats(name):
    """What means one number is one number, whichever kind it comes in."""
    function, arguments = CALLS[name]
    plain = shown(function(**arguments))
    for argument, value in arguments.items():
        if type(value) in (int, float):
            kinds = [np.float64, Decimal] if type(value) is float else [np.int64, Decimal, float]
            for kind in kinds:
                exact = Decimal(repr(value)) if kind is Decimal else kind(value)
                found = shown(function(**{**arguments, argument: exact}))
                assert found == plain, (argument, kind)


@pytest.mark.parametrize("name", CALLS)
def test_the_callers_decimal_context_changes_nothing(name):
    function, arguments = CALLS[name]
    plain = told(function(**arguments))
    hostile = decimal.Context(
        prec=3, rounding=decimal.ROUND_UP, traps=list(decimal.Context().traps)
    )
    with decimal.localcontext(hostile):
        found = function(**arguments)
        assert told(found) == plain
        if type(found).__module__.startswith("xborder"):  # a chart is another library's figure
            for name_of, what in vars(type(found)).items():  # what a result computes when asked
                if isinstance(what, property):
                    getattr(found, name_of)


# A figure keeps its colours in an itertools.cycle, which Python 3.13 warns of when it is pickled.
@pytest.mark.filterwarnings("ignore:Pickle, copy, and deepcopy support:DeprecationWarning")
@pytest.mark.parametrize("name", CALLS)
def test_what_is_returned_can_go_to_another_process(name):
    function, arguments = CALLS[name]
    found = function(**arguments)
    again = pickle.loads(pickle.dumps(found))
    assert told(again) == told(found)
