"""What each fact reads in the documents: the names that rules speak, and where they are found."""

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from decimal import Decimal

from xborder.goods import Measure
from xborder.landed_cost.admission.addresses import (
    area,
    destination,
    origin,
    sender_code,
    territory_of,
)
from xborder.policy.fact import UNKNOWN, YES_NO
from xborder.trade import Consignment, Item

OfConsignment = Callable[[Consignment], str | None]
OfItem = Callable[[Item], str | None]


def _yes_no(answer: bool | None) -> str | None:  # noqa: FBT001 - a fact, not a switch
    return None if answer is None else YES_NO[answer]


_CONSIGNMENT_FACTS: Mapping[str, OfConsignment] = {
    "ship_from": lambda parcel: sender_code(origin(parcel)),
    "ship_from.customs": lambda parcel: area(origin(parcel), "customs"),
    "ship_from.vat": lambda parcel: area(origin(parcel), "vat"),
    "destination": lambda parcel: destination(parcel).code,
    "territory": lambda parcel: territory_of(destination(parcel)),
    "region": lambda parcel: destination(parcel).region,
    "channel": lambda parcel: str(parcel.channel),
    "transport": lambda parcel: str(parcel.transport) if parcel.transport else None,
    "buyer.kind": lambda parcel: str(parcel.buyer.kind) if parcel.buyer.kind else None,
    "buyer.tax_number": lambda parcel: _yes_no(bool(parcel.buyer.tax_number)),
    "buyer.purchases": lambda parcel: None if parcel.buyer.purchases_this_year is None else "known",
    "sender.kind": lambda parcel: str(parcel.sender) if parcel.sender else None,
    "gift": lambda parcel: _yes_no(parcel.gift),
    "prices": lambda parcel: str(parcel.prices),
    "incoterm": lambda parcel: str(parcel.incoterm) if parcel.incoterm else None,
}


def _excise(item: Item) -> str | None:
    kind = item.excise_kind
    return str(kind) if kind else None


OF_ITEM: Mapping[str, OfItem] = {
    # No tariff reads more than ten digits: what follows is statistics of the country of export.
    "item.hs_code": lambda item: None if item.hs_code is None else item.hs_code[:10],
    "item.origin": lambda item: item.origin,
    "item.category": lambda item: str(item.category) if item.category else None,
    "item.excise": _excise,
    "item.preference": lambda item: _yes_no(item.preference),
    "item.used": lambda item: _yes_no(item.used),
    "item.personal_use": lambda item: _yes_no(item.personal_use),
}
"""What a fact about a line reads in its item."""

ASSUMABLE = frozenset({*_CONSIGNMENT_FACTS, *OF_ITEM}) - {"buyer.purchases", "item.hs_code"}
"""The facts that may be assumed, beside ``seller.registered:...``; HS codes and amounts are not."""


@functools.cache
def of_consignment(name: str) -> OfConsignment:
    """Return what a fact about the whole consignment reads in it."""
    kind, _, which = name.partition(":")
    if kind == "seller.registered":
        return lambda parcel: _registered(parcel, which)
    if kind == "elected":
        return lambda parcel: _yes_no(which in parcel.elections)
    return _CONSIGNMENT_FACTS[name]


def _registered(parcel: Consignment, scheme: str) -> str | None:
    registrations = parcel.seller.registrations
    return None if registrations is None else _yes_no(scheme in registrations)


# Whole numbers alone: a Decimal's own operators round as the caller's context says.


def _millionths(measure: Measure | None, quantity: int | Decimal) -> int:
    """Return a measured amount of all pieces, in millionths of a kilogram or litre."""
    if measure is None:
        return UNKNOWN
    num, over = measure.in_base().as_integer_ratio()
    many, each = quantity.as_integer_ratio()
    return many * num * 1_000 // (over * each)


def _share(value: Decimal | None) -> int:
    return UNKNOWN if value is None else _part(1_000_000, value)


def _part(whole: int, share: Decimal) -> int:
    num, over = share.as_integer_ratio()
    return whole * num // over


def _pure_alcohol(item: Item) -> int:
    if item.volume is None or item.alcohol_by_volume is None:
        return UNKNOWN
    return _part(_millionths(item.volume, item.quantity), item.alcohol_by_volume)


def pieces(item: Item) -> int:
    """Return how many pieces a line holds: what is cut to measure is one."""
    return 1 if isinstance(item.quantity, Decimal) else item.quantity


def _cigarettes(item: Item) -> int:
    return item.cigarettes * pieces(item) if item.cigarettes else UNKNOWN


MEASURES: Mapping[str, Callable[[Item], int]] = {
    "quantity": pieces,
    "net_mg": lambda item: _millionths(item.weight, item.quantity),
    "gross_mg": lambda item: _millionths(item.gross_weight, item.quantity),
    "volume_ul": lambda item: _millionths(item.volume, item.quantity),
    "alcohol_ul": _pure_alcohol,
    "cigarettes": _cigarettes,
    "steel_share": lambda item: _share(item.steel_share),
    "aluminium_share": lambda item: _share(item.aluminium_share),
    "copper_share": lambda item: _share(item.copper_share),
}
"""What is counted, weighed and measured of a line, in the whole units of its column."""

DATES = {
    f"date.{event}": event
    for event in ("on", "order", "loading", "export", "import_entry", "release")
}
"""The named dates, by the columns of their days."""


def day_number(consignment: Consignment, event: str) -> int:
    """Return a named date of a consignment as a day's number; the day of the sale if not given."""
    day: dt.date = getattr(consignment.dates, event, None) or consignment.on
    return day.toordinal()
