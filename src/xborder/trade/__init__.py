"""Trade: the documents people write about a sale, and the terms they agree on.

Building a document raises pydantic's ``ValidationError``; ``xborder.problems`` lists what is
wrong, with the field, the value and the remedy.
"""

from xborder.trade.consignment import Assumption, Consignment, Dates, Event, Fee
from xborder.trade.country import (
    COUNTRIES,
    EU_MEMBERS,
    SPECIAL_TERRITORIES,
    Country,
    CountryName,
    country_code,
    country_name,
)
from xborder.trade.field import Charge, Date, Quantity, Registration, Share
from xborder.trade.incoterm import Incoterm, Leg, Party
from xborder.trade.item import Item
from xborder.trade.party import Buyer, PartyKind, Seller
from xborder.trade.terms import Channel, Collector, Moment, PriceBasis, TransportMode

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
    "Country",
    "CountryName",
    "Date",
    "Dates",
    "Event",
    "Fee",
    "Incoterm",
    "Item",
    "Leg",
    "Moment",
    "Party",
    "PartyKind",
    "PriceBasis",
    "Quantity",
    "Registration",
    "Seller",
    "Share",
    "TransportMode",
    "country_code",
    "country_name",
]
