"""Addresses: where a parcel comes from and goes to, for customs, VAT and excise."""

import datetime as dt
from functools import lru_cache

from xborder.trade import Consignment
from xborder.trade.gazetteer import locate
from xborder.trade.territory import Areas, Place


def destination(consignment: Consignment) -> Place:
    """Return where a parcel goes on the day of its sale."""
    parcel = consignment
    return _located(parcel.ship_to, parcel.region, parcel.postcode, parcel.on)


def origin(consignment: Consignment) -> Place:
    """Return where a parcel is sent from on the day of its sale."""
    parcel = consignment
    return _located(parcel.ship_from, parcel.ship_from_region, parcel.ship_from_postcode, parcel.on)


def territory_of(place: Place) -> str | None:
    """Return the name of a special territory, or ``"mainland"``; ``None`` if that is open."""
    if place.candidates:
        return None
    return place.territory.id if place.territory else "mainland"


def sender_code(place: Place) -> str | None:
    """Return the code by which rules know a place of dispatch; ``None`` if the place is open."""
    if place.candidates:
        return None
    named = place.territory.codes if place.territory else ()
    return named[0] if named else place.code


def area(place: Place, kind: str) -> str | None:
    """Return the customs, VAT or excise area of a place; ``None`` if the place is open."""
    areas: Areas | None = place.areas
    return None if areas is None else str(getattr(areas, kind))


# An address stands on every line of an order file; the same few thousand come again and again.
@lru_cache(maxsize=8_192)
def _located(country: str, region: str | None, postcode: str | None, on: dt.date) -> Place:
    return locate(country, region, postcode, on=on)
