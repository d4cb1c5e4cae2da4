"""Customers: who they are worth keeping, and what they are worth.

Orders become purchases (:func:`purchase_history`), purchases become scores and segments
(:func:`rfm`, :func:`segment_customers`), stages, cohorts and summaries, and summaries become
probabilities and values (:class:`BetaGeoNbd`, :func:`lifetime_value`).

Here stand the names most users need; the rooms hold all of them:

    purchases   orders, histories, summaries, spans of time
    scoring     RFM scores, cut points, segment maps
    stages      lifecycle, cohorts, flows and moves between dates
    lifetime    models of repeat buying and their fits
    value       the worth of purchases, customers and the whole base
    campaigns   next actions, funnels, tests of variants, ratios
    loyalty     points and tiers
    privacy     what the law says of profiling

Every name is loaded when first asked for; numpy and scipy (the extra ``stats``) only with the
names that need them.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
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
    from xborder.customers.campaigns.action import CustomerFacts, next_actions
    from xborder.customers.campaigns.conversion import funnel
    from xborder.customers.lifetime.beta_geo import BetaGeoNbd
    from xborder.customers.lifetime.pareto import ParetoNbd
    from xborder.customers.purchases.export import read_export
    from xborder.customers.purchases.history import History, Refunds
    from xborder.customers.purchases.intake import purchase_history
    from xborder.customers.purchases.order import Order, read_orders
    from xborder.customers.purchases.span import DiscountRate, Span, TimeUnit
    from xborder.customers.purchases.summary import Summary
    from xborder.customers.scoring.method import FixedCuts, Quantiles
    from xborder.customers.scoring.segment import ELEVEN_GROUPS, Segment, SegmentMap
    from xborder.customers.scoring.segmentation import segment_customers
    from xborder.customers.scoring.table import rfm
    from xborder.customers.stages.cohort import cohorts
    from xborder.customers.stages.flow import customer_flow
    from xborder.customers.stages.stage import lifecycle
    from xborder.customers.stages.transition import transitions
    from xborder.customers.value.gamma_gamma import GammaGamma
    from xborder.customers.value.overview import customer_base
    from xborder.customers.value.tier import value_tiers
    from xborder.customers.value.valuation import lifetime_value

_HOMES = {
    "BetaGeoNbd": "lifetime.beta_geo",
    "CustomerFacts": "campaigns.action",
    "DiscountRate": "purchases.span",
    "ELEVEN_GROUPS": "scoring.segment",
    "FixedCuts": "scoring.method",
    "GammaGamma": "value.gamma_gamma",
    "History": "purchases.history",
    "Order": "purchases.order",
    "ParetoNbd": "lifetime.pareto",
    "Quantiles": "scoring.method",
    "Refunds": "purchases.history",
    "Segment": "scoring.segment",
    "SegmentMap": "scoring.segment",
    "Span": "purchases.span",
    "Summary": "purchases.summary",
    "TimeUnit": "purchases.span",
    "cohorts": "stages.cohort",
    "customer_base": "value.overview",
    "customer_flow": "stages.flow",
    "funnel": "campaigns.conversion",
    "lifecycle": "stages.stage",
    "lifetime_value": "value.valuation",
    "next_actions": "campaigns.action",
    "purchase_history": "purchases.intake",
    "read_export": "purchases.export",
    "read_orders": "purchases.order",
    "rfm": "scoring.table",
    "segment_customers": "scoring.segmentation",
    "transitions": "stages.transition",
    "value_tiers": "value.tier",
}
_ROOMS = ("campaigns", "lifetime", "loyalty", "privacy", "purchases", "scoring", "stages", "value")

__all__ = [
    "ELEVEN_GROUPS",
    "BetaGeoNbd",
    "CustomerFacts",
    "DiscountRate",
    "FixedCuts",
    "GammaGamma",
    "History",
    "Order",
    "ParetoNbd",
    "Quantiles",
    "Refunds",
    "Segment",
    "SegmentMap",
    "Span",
    "Summary",
    "TimeUnit",
    "campaigns",
    "cohorts",
    "customer_base",
    "customer_flow",
    "funnel",
    "lifecycle",
    "lifetime",
    "lifetime_value",
    "loyalty",
    "next_actions",
    "privacy",
    "purchase_history",
    "purchases",
    "read_export",
    "read_orders",
    "rfm",
    "scoring",
    "segment_customers",
    "stages",
    "transitions",
    "value",
    "value_tiers",
]

front(globals(), _HOMES, rooms=_ROOMS)
