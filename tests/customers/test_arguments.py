"""No public callable lets another library's exception out, whatever it is given.

Every name of every room is called with one argument after the other replaced by something that
does not belong there. What comes back is an error of this library, or an answer.
"""

import datetime as dt
import importlib
import inspect
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

import xborder.customers as xc
from xborder.customers import (
    campaigns,
    lifetime,
    loyalty,
    privacy,
    purchases,
    scoring,
    stages,
    value,
)
from xborder.errors import XborderError
from xborder.messages import Text

ON = dt.date(2026, 6, 30)
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
HOSTILE = (
    None, True, "", "x", "1.5", "2026-01-01", b"x", -1, 0, 1, 10**30, -(10**400), 1.5, 1e300, 5e-324,
    float("nan"), float("inf"), -float("inf"), Decimal("1.5"), Decimal("NaN"), Decimal("sNaN"),
    Decimal("1e999999"), Fraction(1, 3), 1j, np.float64(2.5), np.int64(3), np.nan, np.bool_(True),
    np.array([]), np.array([1.0, 2.0]), np.array(["a"]), np.datetime64("2026-01-01"),
    [], (), {}, set(), [None], ["a"], [1], [float("nan")], [[1]], [{}], {"a": 1}, {"a": None},
    {"a": "x"}, {"a": float("nan")}, {1: 2}, {None: 1}, dt.date(2026, 1, 1), dt.date.min, dt.date.max,
    dt.datetime(2026, 1, 1), dt.datetime.max.replace(tzinfo=dt.UTC), dt.timedelta(1),  # noqa: DTZ001
    dt.timedelta.max, pd.Timestamp("2026-01-01"), pd.NaT, pd.NA, pd.DataFrame({"a": [1]}),
    pd.Series([1.0]), object(), len, int, Text("x"), NOON,
)  # fmt: skip


def orders(*days, name="a"):
    return [
        xc.Order(customer_id=name, at=ON - dt.timedelta(days=day), amount="10.00 EUR")
        for day in days
    ]


ORDERS = orders(100, 60, 20) + orders(90, name="b")
HISTORY = xc.purchase_history(ORDERS, on=ON)
TABLE = xc.scoring.score_history(HISTORY, method=xc.Quantiles(groups=2))
SUMMARY = HISTORY.summary(unit="week")
BG = xc.BetaGeoNbd(r=0.24, alpha=4.41, a=0.79, b=2.43, unit="week")
MBG = xc.lifetime.ModifiedBetaGeoNbd(r=0.24, alpha=4.41, a=0.79, b=2.43, unit="week")
PARETO = xc.ParetoNbd(r=0.55, alpha=10.6, s=0.61, beta=11.7, unit="week")
BB = lifetime.BetaGeoBb(alpha=1.2, beta=0.75, gamma=0.66, delta=2.78)
SPEND = xc.GammaGamma(p=6.25, q=3.74, v=15.44, currency="EUR")
WEEK = xc.Span.weeks(1)
YEARLY = xc.DiscountRate(0.15, xc.Span.years(1))
OPINIONS = xc.lifetime.compare_models([BG, MBG], SUMMARY, within=WEEK)
HALVES = xc.SegmentMap(
    groups=2,
    segments=[xc.Segment(name="new", recency=(2, 2)), xc.Segment(name="old", recency=(1, 1))],
)
METRICS = scoring.Metrics(customer_id="a", days_since_last=3, purchases=2, spend=10)
SCORE = scoring.Score(recency=1, frequency=2, monetary=1)
CUT = scoring.Cut.at([1, 5])
EVENTS = [campaigns.FunnelEvent(customer_id="a", at=NOON, step="visit")]
FACTS = xc.CustomerFacts(customer_id="a")
RULE = campaigns.ActionRule(name="x", action="y", needs_consent=False)
PROGRAMME = loyalty.LoyaltyProgramme(points_per_unit=1, expires_after_days=365)
SPENT = loyalty.LoyaltyEvent(on=dt.date(2026, 1, 5), kind="earn", amount="520.00", order_id="o1")
SEGMENTATION = xc.segment_customers(TABLE, HALVES)
VALUE = xc.lifetime_value(BG, SPEND, SUMMARY, periods=2, period=WEEK, discount=YEARLY)
ENDS = {"earlier": (dt.date(2026, 1, 1), dt.date(2026, 4, 1)), "later": (dt.date(2026, 4, 1), ON)}
SEEN = {"frequency": [2, 0], "age_at_last": [3.0, 0.0], "age": [9.0, 9.0]}
TRIED = {"purchases": [2, 0], "last": [4, 0], "opportunities": [6, 6]}
ROW = {"customer_id": "a", "at": ON, "amount": "10 EUR"}
SAMPLE = campaigns.SampleMean(mean=1.0, deviation=1.0, count=9)
FIXED = {"days_since_last": [30], "purchases": [2], "spend": [100]}
COLUMNS = {"frequency": [2], "recency": [3.0], "T": [9.0], "monetary_value": [5.0]}
HOW = {"on": ON, "zone": "", "currency": "", "rates": None, "refunds": "net"}
HOW |= {"refund_rate": "order_day", "zero_value": "counted", "duplicates": "kept"}
HOW |= {"excluded_ids": ()}

LOG = [" 00004 0001 19970101  2   29.33"]

# name: (callable, arguments that work)
CALLS = {
    "Order": (xc.Order, {**ROW, "order_id": "o", "refund": False, "refund_of": "", "quantity": 1,
                         "channel": "", "country": "", "item": ""}),
    "read_orders": (xc.read_orders, {"rows": [ROW]}),
    "read_export": (xc.read_export, {"rows": LOG, "layout": purchases.CDNOW_SAMPLE,
        "currency": "USD", "zone": "", "pseudonym_key": b"0123456789abcdef",
        "anonymous": "refused"}),
    "ExportLayout": (purchases.ExportLayout, {"name": "x", "customer": "a", "at": "b",
        "order_id": "c", "sold": ["d"], "not_sold": [], "positions": (), "item": ""}),
    "column_history": (purchases.column_history, {"columns": {"customer_id": ["a"],
        "day": ["2026-01-01"], "amount": [5.0]}, "on": ON, "currency": "EUR",
        "zero_value": "counted", "duplicates": "kept"}),
    "column_history(columns)": (lambda **columns: purchases.column_history(
        columns, on=ON, currency="EUR"), {"customer_id": ["a"], "day": ["2026-01-01"],
        "amount": [5.0], "order_id": ["o"], "item": ["i"]}),
    "score_columns": (scoring.score_columns, {"history": purchases.column_history(
        {"customer_id": ["a"], "day": ["2026-01-01"], "amount": [5.0]}, on=ON, currency="EUR"),
        "method": None}),
    "pseudonym": (privacy.pseudonym, {"identifier": "ann", "key": b"0123456789abcdef"}),
    "purchase_history": (xc.purchase_history, {"orders": ORDERS, **HOW}),
    "gaps_of": (purchases.gaps_of, {"purchases": HISTORY.customers["a"]}),
    "History.summary": (HISTORY.summary, {"period": "day", "unit": "week"}),
    "History.until": (HISTORY.until, {"day": ON}),
    "History.purchases_after": (HISTORY.purchases_after, {"day": ON}),
    "Period.ordinal": (purchases.Period.DAY.ordinal, {"day": ON}),
    "Span": (xc.Span, {"length": 1.0, "unit": "day"}),
    "Span.days": (xc.Span.days, {"length": 1.0}),
    "Span.weeks": (xc.Span.weeks, {"length": 1.0}),
    "Span.months": (xc.Span.months, {"length": 1.0}),
    "Span.years": (xc.Span.years, {"length": 1.0}),
    "Span.in_unit": (WEEK.in_unit, {"unit": "day"}),
    "Span.__truediv__": (lambda other: WEEK / other, {"other": WEEK}),
    "Span.__mul__": (lambda times: WEEK * times, {"times": 2}),
    "DiscountRate": (xc.DiscountRate, {"rate": 0.1, "per": WEEK}),
    "DiscountRate.over": (YEARLY.over, {"span": WEEK}),
    "DiscountRate.continuous": (YEARLY.continuous, {"unit": "week"}),
    "CustomerSummary": (purchases.CustomerSummary, {"customer_id": "a", "frequency": 1,
        "age_at_last": 2.0, "age": 3.0, "mean_value": 4.0, "weight": 1.0}),
    "Summary": (xc.Summary, {"rows": SUMMARY.rows, "unit": "week", "currency": "EUR"}),
    "Summary.from_columns": (xc.Summary.from_columns, {"columns": COLUMNS, "unit": "week",
                                                       "currency": "EUR"}),
    "rfm": (xc.rfm, {"orders": ORDERS, "method": None, "spend": "total", **HOW}),
    "score_history": (xc.scoring.score_history, {"history": HISTORY, "method": None, "spend": "total"}),
    "score_metrics": (scoring.score_metrics, {"rows": [METRICS], "on": ON, "method": None,
                                              "currency": "", "spend": "total"}),
    "Metrics": (scoring.Metrics, {"customer_id": "a", "days_since_last": 1, "purchases": 1,
                                  "spend": 1}),
    "Score": (scoring.Score, {"recency": 1, "frequency": 1, "monetary": 1}),
    "Cuts": (scoring.Cuts, {"days_since_last": CUT, "purchases": CUT, "spend": CUT}),
    "Cuts.score": (TABLE.cuts.score, {"metrics": METRICS}),
    "Cut": (scoring.Cut, {"points": [1, 2], "inclusive": True, "groups": 3, "splits_equals": False}),
    "Cut.at": (scoring.Cut.at, {"points": [1, 2], "equal": "above"}),
    "Cut.score": (CUT.score, {"value": 3}),
    "label_cut": (scoring.label_cut, {"values": [1, 9], "labels": ["a", "b"]}),
    "quantile": (scoring.quantile, {"ordered": [1, 2, 3], "fraction": Fraction(1, 2)}),
    "quantile_cut": (scoring.quantile_cut, {"ordered": [1, 2, 3], "groups": 2,
                                            "ties": "lowest_rank"}),
    "split_scores": (scoring.split_scores, {"values": [1, 2], "breakers": ["a", "b"], "groups": 2,
                                            "ties": "ntile"}),
    "score_column": (scoring.score_column, {"cut": CUT, "values": [1, 2]}),
    "score_array": (scoring.score_array, {"cut": CUT, "values": [1, 2]}),
    "quantile_cut_array": (scoring.quantile_cut_array, {"values": [1, 2, 3], "groups": 2,
                                                        "ties": "lowest_rank"}),
    "Quantiles": (xc.Quantiles, {"groups": 3, "ties": "ntile"}),
    "FixedCuts": (xc.FixedCuts, {**FIXED, "equal": "above"}),
    "Percentiles": (scoring.Percentiles, {"at": [0.5]}),
    "Clusters": (lambda labels: xc.scoring.score_history(HISTORY, method=scoring.Clusters(labels=labels)),
                 {"labels": lambda values: values}),
    "Segment": (xc.Segment, {"name": "a", "recency": (1, 2), "frequency": (1, 2),
                             "monetary": (1, 2)}),
    "Segment.covers": (HALVES.segments[0].covers, {"score": SCORE}),
    "ListedSegment": (scoring.ListedSegment, {"name": "a", "codes": ["111"]}),
    "ListedSegment.covers": (scoring.ListedSegment(name="a", codes=["111"]).covers,
                             {"score": SCORE}),
    "SegmentMap": (xc.SegmentMap, {"segments": HALVES.segments, "groups": 2, "overlaps": "refused",
                                   "otherwise": "", "without_orders": "P"}),
    "SegmentMap.of": (HALVES.of, {"score": SCORE}),
    "segment_customers": (xc.segment_customers, {"table": TABLE, "maps": HALVES,
                                                 "prospects": ["c"], "use": None}),
    "Segmentation.reason": (SEGMENTATION.reason, {"customer_id": "a"}),
    "lifecycle": (xc.lifecycle, {"history": HISTORY, "rules": None, "prospects": ["c"],
                                 "gap_days": 30.0}),
    "LifecycleRules": (stages.LifecycleRules, {"nurture_until": 1.0, "active_until": 2.0,
                                               "lost_after": 3.0, "own_gaps": 1}),
    "stage_of": (stages.stage_of, {"purchases": 2, "days_since_last": 3, "gap_days": 30.0,
                                   "own_rhythm": True, "rules": None}),
    "cohorts": (xc.cohorts, {"history": HISTORY, "period": "month"}),
    "period_label": (stages.period_label, {"period": "month", "day": ON}),
    "customer_flow": (xc.customer_flow, {"history": HISTORY, **ENDS}),
    "transitions": (xc.transitions, {"before": {"a": "x"}, "after": {"a": "y"},
                                     "reasons_before": None, "reasons_after": None}),
    "Transitions.count": (xc.transitions({"a": "x"}, {"a": "y"}).count,
                          {"before": "x", "after": "y"}),
    "Transitions.rates": (xc.transitions({"a": "x"}, {"a": "y"}).rates, {"before": "x"}),
    "BetaGeoNbd": (xc.BetaGeoNbd, {"r": 1, "alpha": 1, "a": 1, "b": 1, "unit": "week",
                                   "convergence": None}),
    "ModifiedBetaGeoNbd": (xc.lifetime.ModifiedBetaGeoNbd, {"r": 1, "alpha": 1, "a": 1, "b": 1,
                                                   "unit": "week", "convergence": None}),
    "ParetoNbd": (xc.ParetoNbd, {"r": 1, "alpha": 1, "s": 1, "beta": 1, "unit": "week",
                                 "convergence": None}),
    "BetaGeoBb": (lifetime.BetaGeoBb, {"alpha": 1, "beta": 1, "gamma": 1, "delta": 1,
                                       "convergence": None}),
    "GammaGamma": (xc.GammaGamma, {"p": 1, "q": 2, "v": 1, "currency": "EUR",
                                   "convergence": None}),
    **{f"{model.name}.{name}": (getattr(model, name), arguments)
       for model in (BG, MBG, PARETO)
       for name, arguments in (
           ("fit", {"summary": SUMMARY}),
           ("log_likelihood", {"summary": SUMMARY}),
           ("p_alive", SEEN),
           ("expected_purchases", {**SEEN, "within": WEEK}),
           ("expected_repeats", {"within": WEEK}),
       )},
    **{f"{model.name}.probability_of_repeats": (model.probability_of_repeats,
                                                {"count": [0, 2], "within": WEEK})
       for model in (BG, MBG)},
    "Pareto.discounted_purchases": (PARETO.discounted_purchases, {**SEEN, "discount": YEARLY}),
    "BetaGeoBb.fit": (BB.fit, {"patterns": [lifetime.Pattern(purchases=1, last=2,
                                                             opportunities=3)]}),
    "BetaGeoBb.log_likelihood": (BB.log_likelihood, {"patterns": [
        lifetime.Pattern(purchases=1, last=2, opportunities=3)]}),
    "BetaGeoBb.p_alive": (BB.p_alive, TRIED),
    "BetaGeoBb.expected_purchases": (BB.expected_purchases, {**TRIED, "ahead": 2, "discount": 0.1}),
    "Pattern": (lambda **fields: BB.log_likelihood([lifetime.Pattern(**fields)]),
                {"purchases": 1, "last": 2, "opportunities": 3, "customers": 2.0}),
    "compare_models": (xc.lifetime.compare_models, {"models": [BG], "summary": SUMMARY, "within": WEEK}),
    "holdout": (lifetime.holdout, {"opinions": OPINIONS, "summary": SUMMARY, "actual": [1, 0]}),
    "GammaGamma.fit": (SPEND.fit, {"summary": SUMMARY}),
    "GammaGamma.log_likelihood": (SPEND.log_likelihood, {"summary": SUMMARY}),
    "GammaGamma.expected_value": (SPEND.expected_value, {"frequency": [2, 0],
                                                         "mean_value": [9.0, 0.0]}),
    "value_correlation": (value.value_correlation, {"summary": xc.Summary.from_columns(
        {"frequency": [2, 3], "recency": [3.0, 4.0], "T": [9.0, 9.0], "monetary_value": [5.0, 7.0]},
        unit="week")}),
    "lifetime_value": (xc.lifetime_value, {"model": BG, "spend": SPEND, "summary": SUMMARY,
                                           "periods": 2, "period": WEEK, "discount": YEARLY,
                                           "timing": "end"}),
    "LifetimeValue.of": (VALUE.of, {"customer_id": "a"}),
    "LifetimeValue.plot": (VALUE.plot, {"axes": None, "locale": "en"}),
    "customer_base": (xc.customer_base, {"history": HISTORY, "churn_days": 90}),
    "abc_classes": (value.abc_classes, {"values": {"a": 5, "b": 1}, "bounds": (0.8, 0.95),
                                        "rule": "crossing_above"}),
    "concentration": (value.concentration, {"values": {"a": 5, "b": 1}, "top": 0.2}),
    "shares_above": (value.shares_above, {"values": {"a": 5, "b": 1}}),
    "TierBand": (value.TierBand, {"enter": 0.5, "leave": 0.6}),
    "TierBand.holds": (value.TierBand(0.5, 0.6).holds, {"value": 0.5, "inside": True}),
    "TierRules": (value.TierRules, {"high_value": value.TierBand(0.5, 0.6),
                                    "churned": value.TierBand(0.5, 0.6)}),
    "value_tiers": (xc.value_tiers, {"values": {"a": 5}, "p_alive": {"a": 0.5}, "rules": None,
                                     "previous": None, "doubts": ()}),
    "CustomerFacts": (xc.CustomerFacts, {"customer_id": "a", "segment": "", "stage": "", "tier": "",
                                         "value": 0.0, "consents": False, "country": ""}),
    "Quantiles.cuts": (xc.Quantiles(groups=2).cuts, {"rows": list(TABLE.metrics.values())}),
    "Percentiles.cuts": (xc.scoring.Percentiles(at=[0.5]).cuts,
                         {"rows": list(TABLE.metrics.values())}),
    "Clusters.cuts": (scoring.Clusters(labels=lambda values: values).cuts,
                      {"rows": list(TABLE.metrics.values())}),
    "Segmentation.plot": (SEGMENTATION.plot, {"axes": None, "locale": "en"}),
    "Funnel.plot": (
        xc.funnel(EVENTS, steps=("visit", "order")).plot,
        {"axes": None, "locale": "en"},
    ),
    "Cohorts.plot": (xc.cohorts(HISTORY, period="month").plot, {"axes": None, "locale": "en"}),
    "ActionRule": (campaigns.ActionRule, {"name": "x", "action": "y", "segments": [], "stages": [],
                                          "tiers": [], "countries": [], "least_value": None,
                                          "needs_consent": True, "days": 30}),
    "ActionRule.fits": (RULE.fits, {"facts": FACTS}),
    "ActionRule.replace": (RULE.replace, {"days": 5}),
    "next_actions": (xc.next_actions, {"facts": [FACTS], "on": ON, "rules": [RULE]}),
    "FunnelEvent": (lambda **fields: xc.funnel([campaigns.FunnelEvent(**fields)]),
                    {"customer_id": "a", "at": NOON, "step": "visit"}),
    "funnel": (xc.funnel, {"events": EVENTS, "steps": ("visit", "order"), "within": None}),
    "paths": (campaigns.paths, {"events": EVENTS, "goal": "order"}),
    "Paths.through": (campaigns.paths(EVENTS).through, {"step": "visit"}),
    "compare_rates": (xc.campaigns.compare_rates, {"a": (1, 9), "b": (2, 9), "confidence": 0.95, "looks": 1}),
    "SampleMean": (lambda **fields: campaigns.compare_means(campaigns.SampleMean(**fields), SAMPLE),
                   {"mean": 1.0, "deviation": 1.0, "count": 9}),
    "compare_means": (campaigns.compare_means, {"a": SAMPLE, "b": SAMPLE, "confidence": 0.95,
                                                "looks": 1}),
    "sample_size": (campaigns.sample_size, {"rate": 0.5, "difference": 0.1, "power": 0.8,
                                            "false_alarm": 0.05}),
    "rate_power": (campaigns.rate_power, {"rate": 0.5, "difference": 0.1, "trials": 99,
                                          "false_alarm": 0.05}),
    "peeking": (campaigns.peeking, {"looks": 3}),
    "Campaign": (campaigns.Campaign, {"impressions": 9, "clicks": 3, "orders": 1,
                                      "new_customers": 1, "cost": "5", "revenue": "9",
                                      "margin": "2"}),
    "campaign_ratios": (xc.campaigns.campaign_ratios, {"campaign": campaigns.Campaign()}),
    "payback": (campaigns.payback, {"cost_per_customer": 10.0, "margins": [4.0]}),
    "LoyaltyEvent": (loyalty.LoyaltyEvent, {"on": ON, "kind": "burn", "amount": 0, "points": 3,
                                            "order_id": ""}),
    "LoyaltyTier": (loyalty.LoyaltyTier, {"name": "a", "least_points": 0, "multiplier": 1}),
    "LoyaltyProgramme": (loyalty.LoyaltyProgramme, {"points_per_unit": 1, "expires_after_days": 30,
        "tiers": [loyalty.LoyaltyTier(name="a", least_points=0)], "tier_window_days": 365}),
    "loyalty_account": (loyalty.loyalty_account, {"programme": PROGRAMME, "events": [SPENT],
                                                  "on": ON}),
    "Use": (privacy.Use, {"purpose": "marketing", "countries": {"a": "DE"}, "objected_ids": ["b"],
                          "decided_by_machine": False, "minimum_group_size": 1}),
    "check_use": (privacy.check_use, {"segments": {"a": "x"}, "use": privacy.Use(
        purpose="marketing", countries={"a": "DE"}), "on": ON}),
}  # fmt: skip

# what the library makes and hands out: nobody calls it
RESULTS = {
    "CustomerBase", "Concentration", "Tiering", "LifetimeValue", "Fit", "Convergence", "Holdout",
    "HoldoutGroup", "Opinion", "Opinions", "Cohort", "Cohorts", "CustomerFlow", "CustomerStage",
    "Lifecycle", "Move", "Transitions", "ConvertedOrder", "History", "Purchase", "Finding",
    "Segmentation", "RfmTable", "NextAction", "Funnel", "FunnelStep", "Paths", "MeanTest",
    "RateTest", "CampaignRatios", "Payback", "Ratio", "PurchaseModel", "Method",
    "STANDARD_ACTIONS", "ELEVEN_GROUPS", "LeftOut", "ColumnHistory", "ColumnScores", "OrderExport", "CDNOW_SAMPLE",
    "ODOO_SALE_ORDERS", "ONLINE_RETAIL", "SHOPIFY_ORDERS", "WOOCOMMERCE_PLUGIN", "WOOCOMMERCE_REST",
}  # fmt: skip
ROOMS = ("campaigns", "lifetime", "purchases", "scoring", "stages", "value")


def test_every_public_name_is_called_or_a_result():
    for room in ROOMS:
        front = importlib.import_module(f"xborder.customers.{room}")
        for name in front._HOMES:
            found = getattr(front, name)
            choice = inspect.isclass(found) and issubclass(found, Enum)
            assert choice or name in RESULTS or name in CALLS, name


SHORT = {"BetaGeoNbd": "BG/NBD", "ModifiedBetaGeoNbd": "MBG/NBD", "ParetoNbd": "Pareto/NBD"}
# the same answer for every population, and what only the library asks of itself
ASKS_NOTHING = {"FixedCuts.cuts", "Convergence.doubts", "Method.cuts"}


def test_every_public_method_with_an_argument_is_called():
    missing = set()
    for room in ROOMS:
        front = importlib.import_module(f"xborder.customers.{room}")
        for name in front._HOMES:
            kind = getattr(front, name)
            if not inspect.isclass(kind) or issubclass(kind, Enum) or inspect.isabstract(kind):
                continue
            if getattr(kind, "_is_protocol", False):
                continue
            for method in dir(kind):
                what = getattr(kind, method)
                own = str(getattr(what, "__module__", "")).startswith("xborder.customers")
                if method.startswith("_") or not own or not inspect.isroutine(what):
                    continue
                known = {f"{name}.{method}", f"{SHORT.get(name, name)}.{method}"}
                known.add(f"{SHORT.get(name, name).partition('/')[0]}.{method}")
                asks = set(inspect.signature(what).parameters) - {"self", "locale"}
                if asks and not known & {*CALLS, *ASKS_NOTHING}:
                    missing.add(f"{name}.{method}")
    assert not missing


@pytest.mark.parametrize("name", CALLS)
def test_the_call_works(name):
    call, arguments = CALLS[name]
    call(**arguments)


@pytest.mark.parametrize("name", CALLS)
def test_no_foreign_exception_comes_out(name):
    call, arguments = CALLS[name]
    foreign = []
    for argument in arguments:
        for given in HOSTILE:
            if callable(given) and argument == "labels":
                continue  # what the caller's own function raises is the caller's
            try:
                call(**{**arguments, argument: given})
            except (XborderError, ValidationError) as error:
                said = str(error)
            except Exception as error:  # noqa: BLE001 - the fault under test
                said = f"{type(error).__name__}: {error!s:.90}"
                foreign.append(f"{argument}={given!r:.40}: {said}")
            else:
                said = "an answer"
            if not said:
                foreign.append(f"{argument}={given!r:.40}: nothing said")
    assert not foreign, "\n".join(foreign)
