"""xborder: exact, dated, sourced arithmetic for people who sell across borders.

    import xborder as xb

    quote = xb.quote(parcel)      # what a parcel costs at the buyer's door, and by which law

The names below are loaded when they are first used; importing the package does nothing else.
Calculators have packages of their own: ``xb.fx``, ``xb.inventory``, ``xb.customers``,
``xb.complaints``, ``xb.policy``, ``xb.worktime``.
"""

import importlib
from typing import TYPE_CHECKING, Any

from xborder.version import VERSION

if TYPE_CHECKING:
    from xborder import (
        complaints,
        customers,
        exchange,
        fx,
        goods,
        inventory,
        landed_cost,
        money,
        policy,
        tariff,
        trade,
        worktime,
    )
    from xborder.errors import Problem, XborderError, problems
    from xborder.exchange import RateTable
    from xborder.landed_cost.afterwards import Refund, Replay, refund_on_return, replay
    from xborder.landed_cost.price import price_for_landed
    from xborder.landed_cost.quotation import quote
    from xborder.landed_cost.result import LandedCost
    from xborder.landed_cost.routes import Route, RouteLeg, compare_routes, under_rules_of
    from xborder.money import Currency, Money
    from xborder.policy.book import PolicyBook
    from xborder.source import Source
    from xborder.timeline import Timeline
    from xborder.trade import Buyer, Consignment, Fee, Incoterm, Item, Seller

__version__ = VERSION

_NAMES = {
    "Buyer": "xborder.trade",
    "Consignment": "xborder.trade",
    "Currency": "xborder.money",
    "Fee": "xborder.trade",
    "Incoterm": "xborder.trade",
    "Item": "xborder.trade",
    "LandedCost": "xborder.landed_cost.result",
    "Money": "xborder.money",
    "PolicyBook": "xborder.policy.book",
    "Problem": "xborder.errors",
    "RateTable": "xborder.exchange",
    "Refund": "xborder.landed_cost.afterwards",
    "Replay": "xborder.landed_cost.afterwards",
    "Route": "xborder.landed_cost.routes",
    "RouteLeg": "xborder.landed_cost.routes",
    "Seller": "xborder.trade",
    "Source": "xborder.source",
    "Timeline": "xborder.timeline",
    "XborderError": "xborder.errors",
    "compare_routes": "xborder.landed_cost.routes",
    "price_for_landed": "xborder.landed_cost.price",
    "problems": "xborder.errors",
    "quote": "xborder.landed_cost.quotation",
    "refund_on_return": "xborder.landed_cost.afterwards",
    "replay": "xborder.landed_cost.afterwards",
    "under_rules_of": "xborder.landed_cost.routes",
}
_PACKAGES = (
    "complaints",
    "customers",
    "exchange",
    "fx",
    "goods",
    "inventory",
    "landed_cost",
    "money",
    "policy",
    "tariff",
    "trade",
    "worktime",
)

__all__ = [
    "Buyer",
    "Consignment",
    "Currency",
    "Fee",
    "Incoterm",
    "Item",
    "LandedCost",
    "Money",
    "PolicyBook",
    "Problem",
    "RateTable",
    "Refund",
    "Replay",
    "Route",
    "RouteLeg",
    "Seller",
    "Source",
    "Timeline",
    "XborderError",
    "__version__",
    "compare_routes",
    "complaints",
    "customers",
    "exchange",
    "fx",
    "goods",
    "inventory",
    "landed_cost",
    "money",
    "policy",
    "price_for_landed",
    "problems",
    "quote",
    "refund_on_return",
    "replay",
    "tariff",
    "trade",
    "under_rules_of",
    "worktime",
]


def __getattr__(name: str) -> Any:
    module = _NAMES.get(name)
    if module is not None:
        value = getattr(importlib.import_module(module), name)
    elif name in _PACKAGES:
        value = importlib.import_module(f"xborder.{name}")
    else:
        message = f"module 'xborder' has no attribute {name!r}"
        raise AttributeError(message)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
