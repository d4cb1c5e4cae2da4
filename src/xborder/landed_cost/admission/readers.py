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
from xborder.policy.fact import OPEN_DUTY, UNKNOWN, yes_no
from xborder.trade import Consignment, Contents, Item, Parts

OfConsignment = Callable[[Consignment], str | None]
OfItem = Callable[[Item], str | None]


_CONSIGNMENT_FACTS: Mapping[str, OfConsignment] = {
    "ship_from": lambda parcel: sender_code(origin(parcel)),
    "ship_from.customs": lambda parcel: area(origin(parcel), "customs"),
    "ship_from.vat": lambda parcel: area(origin(parcel), "vat"),
    "ship_from.territory": lambda parcel: territory_of(origin(parcel)),
    "destination": lambda parcel: destination(parcel).code,
    "territory": lambda parcel: territory_of(destination(parcel)),
    "region": lambda parcel: destination(parcel).region,
    "channel": lambda parcel: str(parcel.channel),
    "transport": lambda parcel: str(parcel.transport) if parcel.transport else None,
    "buyer.kind": lambda parcel: str(parcel.buyer.kind) if parcel.buyer.kind else None,
    "buyer.tax_number": lambda parcel: yes_no(bool(parcel.buyer.tax_number)),
    "buyer.purchases": lambda parcel: None if parcel.buyer.purchases_this_year is None else "known",
    "sender.kind": lambda parcel: str(parcel.sender) if parcel.sender else None,
    "gift": lambda parcel: yes_no(parcel.is_private_gift),
    # Without a price there is no sale: whatever taxes sales, at the checkout, leaves it alone.
    "sold": lambda parcel: yes_no(any(item.is_paid_for for item in parcel.items)),
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
    "item.preference": lambda item: yes_no(item.preference),
    "item.programme": lambda item: item.programme,
    "item.used": lambda item: yes_no(item.used),
    "item.personal_use": lambda item: yes_no(item.personal_use),
}
"""What a fact about a line reads in its item."""

ASSUMABLE = frozenset({*_CONSIGNMENT_FACTS, *OF_ITEM, OPEN_DUTY}) - {
    "buyer.purchases",
    "item.programme",
}
"""The facts that may be assumed, beside ``seller.registered:...``; amounts are not. Of a code it is
not assumed which one it is, but that the longer one bears most or least."""


@functools.cache  # one reader a name, however many parcels; rules name some forty facts
def of_consignment(name: str) -> OfConsignment:
    """Return what a fact about the whole consignment reads in it."""
    kind, _, which = name.partition(":")
    if kind == "seller.registered":
        return lambda parcel: _registered(parcel, which)
    if kind == "elected":
        return lambda parcel: yes_no(which in parcel.elections)
    return _CONSIGNMENT_FACTS[name]


def _registered(parcel: Consignment, scheme: str) -> str | None:
    registrations = parcel.seller.registrations
    return None if registrations is None else yes_no(scheme in registrations)


# Whole numbers alone: a Decimal's own operators round as the caller's context says.


def _millionths(measure: Measure | None, quantity: int | Decimal) -> int:
    """Return a measured amount of all pieces, in millionths of a kilogram, litre or metre."""
    return _in_parts(measure, quantity, 1_000)


def _in_parts(measure: Measure | None, quantity: int | Decimal, parts: int) -> int:
    """Return a measured amount of all pieces, in so many parts of the measure's base unit."""
    if measure is None:
        return UNKNOWN
    num, over = measure.in_base().as_integer_ratio()
    many, each = quantity.as_integer_ratio()
    return many * num * parts // (over * each)


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


def _degrees(item: Item) -> int:
    """Return the kilograms of raw sugar for each degree that it lacks to 100, in millionths."""
    if item.weight is None or item.polarisation is None:
        return UNKNOWN
    lacking, over = item.polarisation.as_integer_ratio()
    return _millionths(item.weight, item.quantity) * (100 * over - lacking) // over


_MICROLITRES_OF_BARRELS = 158_987_294_928
"""Microlitres of a thousand barrels: each is 42 US gallons of 231 cubic inches."""


def _barrels(item: Item) -> int:
    """Return the barrels of a line, in millionths."""
    volume = _millionths(item.volume, item.quantity)
    return UNKNOWN if volume == UNKNOWN else volume * 1_000_000_000 // _MICROLITRES_OF_BARRELS


def _contained(name: str) -> Callable[[Item], int]:
    """Return what reads the weight of one thing that goods contain."""

    def read(item: Item) -> int:
        held = item.contents
        return UNKNOWN if held is None else _millionths(getattr(held, name), item.quantity)

    return read


def _part_of_value(name: str) -> Callable[[Item], int]:
    """Return what reads the share of one part of goods in their value."""

    def read(item: Item) -> int:
        held = item.parts
        return UNKNOWN if held is None else _share(getattr(held, name))

    return read


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
    "drained_mg": lambda item: _millionths(item.drained_weight, item.quantity),
    "volume_ubbl": _barrels,
    "length_um": lambda item: _millionths(item.length, item.quantity),
    "area_mm2": lambda item: _in_parts(item.area, item.quantity, 100),
    "jewels": lambda item: UNKNOWN if item.jewels is None else item.jewels * pieces(item),
    "degrees_mg": _degrees,
    **{f"contents.{name}": _contained(name) for name in Contents.model_fields},
    **{f"parts.{name}": _part_of_value(name) for name in Parts.model_fields},
}
"""What is counted, weighed and measured of a line, in the whole units of its column."""

DATES = {
    f"date.{event}": event
    for event in ("on", "order", "loading", "export", "import_entry", "release")
}
"""The named dates, by the columns of their days."""


def season(consignment: Consignment) -> int:
    """Return the day of the year on which goods enter: the month times 100, plus the day."""
    day = consignment.dates.import_entry or consignment.on
    return day.month * 100 + day.day


def day_number(consignment: Consignment, event: str) -> int:
    """Return a named date of a consignment as a day's number; the day of the sale if not given."""
    day: dt.date = getattr(consignment.dates, event, None) or consignment.on
    return day.toordinal()
