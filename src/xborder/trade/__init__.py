"""Trade: the documents people write about a sale, and the terms they agree on.

Building a document raises pydantic's ``ValidationError``; ``xborder.problems`` lists what is
wrong, with the field, the value and the remedy.

The names below are loaded when they are first used. ``orders`` and ``sale`` are rooms of their own.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.trade import orders, sale
    from xborder.trade.composition import Contents, Parts
    from xborder.trade.consignment import Assumption, Consignment, Dates, Event, Fee
    from xborder.trade.country import (
        EU_MEMBERS,
        Country,
        CountryName,
        country_code,
        country_name,
    )
    from xborder.trade.country_codes import COUNTRIES, SPECIAL_TERRITORIES
    from xborder.trade.field import Charge, Date, Quantity, Registration, Share
    from xborder.trade.home_tax import HomeTax
    from xborder.trade.incoterm import Incoterm, Leg, Party
    from xborder.trade.item import Item
    from xborder.trade.orders.mapping import OrderMapping, ProductMapping
    from xborder.trade.orders.reading import read_order
    from xborder.trade.orders.report import Orders
    from xborder.trade.party import Buyer, PartyKind, Seller
    from xborder.trade.terms import Channel, Collector, Moment, PriceBasis, TransportMode

_HOMES = {
    "Assumption": "consignment",
    "Buyer": "party",
    "COUNTRIES": "country_codes",
    "Channel": "terms",
    "Charge": "field",
    "Collector": "terms",
    "Consignment": "consignment",
    "Contents": "composition",
    "Country": "country",
    "CountryName": "country",
    "Date": "field",
    "Dates": "consignment",
    "EU_MEMBERS": "country",
    "Event": "consignment",
    "Fee": "consignment",
    "HomeTax": "home_tax",
    "Incoterm": "incoterm",
    "Item": "item",
    "Leg": "incoterm",
    "Moment": "terms",
    "OrderMapping": "orders.mapping",
    "Orders": "orders.report",
    "Parts": "composition",
    "Party": "incoterm",
    "PartyKind": "party",
    "PriceBasis": "terms",
    "ProductMapping": "orders.mapping",
    "Quantity": "field",
    "Registration": "field",
    "SPECIAL_TERRITORIES": "country_codes",
    "Seller": "party",
    "Share": "field",
    "TransportMode": "terms",
    "country_code": "country",
    "country_name": "country",
    "read_order": "orders.reading",
}
_ROOMS = ("orders", "sale")

__all__ = [
    "COUNTRIES",
    "EU_MEMBERS",
    "SPECIAL_TERRITORIES",
    "Assumption",
    "Buyer",
    "Channel",
    "Charge",
    "Collector",
    "Consignment",
    "Contents",
    "Country",
    "CountryName",
    "Date",
    "Dates",
    "Event",
    "Fee",
    "HomeTax",
    "Incoterm",
    "Item",
    "Leg",
    "Moment",
    "OrderMapping",
    "Orders",
    "Parts",
    "Party",
    "PartyKind",
    "PriceBasis",
    "ProductMapping",
    "Quantity",
    "Registration",
    "Seller",
    "Share",
    "TransportMode",
    "country_code",
    "country_name",
    "orders",
    "read_order",
    "sale",
]

front(globals(), _HOMES, rooms=_ROOMS)
