"""xborder: exact, dated, sourced arithmetic for people who sell across borders.

    import xborder as xb

    quote = xb.quote(parcel)      # what a parcel costs at the buyer's door, and by which law

The names below are loaded when they are first used; importing the package does nothing else.
Calculators have packages of their own: ``xb.fx``, ``xb.inventory``, ``xb.customers``,
``xb.complaints``, ``xb.channels``, ``xb.margin``, ``xb.vat``, ``xb.policy``,
``xb.measures``, ``xb.tables``, ``xb.worktime``.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front
from xborder.version import VERSION

if TYPE_CHECKING:
    from xborder import (
        channels,
        complaints,
        customers,
        exchange,
        fx,
        goods,
        inventory,
        landed_cost,
        margin,
        measures,
        money,
        policy,
        tables,
        tariff,
        trade,
        vat,
        worktime,
    )
    from xborder.bundle import schema
    from xborder.errors import Problem, XborderError, problems
    from xborder.exchange import RateTable
    from xborder.landed_cost.quotation import quote
    from xborder.landed_cost.refund import Refund, refund_on_return
    from xborder.landed_cost.replay import Replay, replay
    from xborder.landed_cost.result import LandedCost, QuoteSummary
    from xborder.landed_cost.solvers.curve import price_curve
    from xborder.landed_cost.solvers.price import price_for_landed
    from xborder.landed_cost.solvers.routes import Route, RouteLeg, compare_routes, under_rules_of
    from xborder.money import Currency, Money
    from xborder.policy.book import PolicyBook
    from xborder.source import Source
    from xborder.spoken import language
    from xborder.timeline import Timeline
    from xborder.trade import Buyer, Consignment, Fee, Incoterm, Item, Seller
    from xborder.trade.sale import Customer, Marketplace, Sale, Trader

__version__ = VERSION

_HOMES = {
    "Buyer": "trade",
    "Consignment": "trade",
    "Currency": "money",
    "Customer": "trade.sale",
    "Fee": "trade",
    "Incoterm": "trade",
    "Item": "trade",
    "LandedCost": "landed_cost.result",
    "Marketplace": "trade.sale",
    "Money": "money",
    "PolicyBook": "policy.book",
    "Problem": "errors",
    "QuoteSummary": "landed_cost.result",
    "RateTable": "exchange",
    "Refund": "landed_cost.refund",
    "Replay": "landed_cost.replay",
    "Route": "landed_cost.solvers.routes",
    "RouteLeg": "landed_cost.solvers.routes",
    "Sale": "trade.sale",
    "Seller": "trade",
    "Source": "source",
    "Timeline": "timeline",
    "Trader": "trade.sale",
    "XborderError": "errors",
    "compare_routes": "landed_cost.solvers.routes",
    "language": "spoken",
    "price_curve": "landed_cost.solvers.curve",
    "price_for_landed": "landed_cost.solvers.price",
    "problems": "errors",
    "quote": "landed_cost.quotation",
    "refund_on_return": "landed_cost.refund",
    "replay": "landed_cost.replay",
    "schema": "bundle",
    "under_rules_of": "landed_cost.solvers.routes",
}
_ROOMS = (
    "channels",
    "complaints",
    "customers",
    "exchange",
    "fx",
    "goods",
    "inventory",
    "landed_cost",
    "margin",
    "measures",
    "money",
    "policy",
    "tables",
    "tariff",
    "trade",
    "vat",
    "worktime",
)

__all__ = [
    "Buyer",
    "Consignment",
    "Currency",
    "Customer",
    "Fee",
    "Incoterm",
    "Item",
    "LandedCost",
    "Marketplace",
    "Money",
    "PolicyBook",
    "Problem",
    "QuoteSummary",
    "RateTable",
    "Refund",
    "Replay",
    "Route",
    "RouteLeg",
    "Sale",
    "Seller",
    "Source",
    "Timeline",
    "Trader",
    "XborderError",
    "__version__",
    "channels",
    "compare_routes",
    "complaints",
    "customers",
    "exchange",
    "fx",
    "goods",
    "inventory",
    "landed_cost",
    "language",
    "margin",
    "measures",
    "money",
    "policy",
    "price_curve",
    "price_for_landed",
    "problems",
    "quote",
    "refund_on_return",
    "replay",
    "schema",
    "tables",
    "tariff",
    "trade",
    "under_rules_of",
    "vat",
    "worktime",
]

front(globals(), _HOMES, rooms=_ROOMS)
