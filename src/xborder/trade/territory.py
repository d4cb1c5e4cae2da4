"""Territories: where an address lies for customs, VAT and excise, from country, region, postcode.

A country's code does not tell all: goods to Tenerife leave the Union's VAT area, Belfast follows
the Union's customs law, Puerto Rico is inside the customs territory of the United States. The
literals of :mod:`xborder.trade.territories` say for each such place under which codes, regions and
postcodes people write it, and to which areas it belonged when;
:func:`~xborder.trade.gazetteer.locate` reads an address against them.

An address without region and postcode means the ordinary part of its country. One that cannot be
read, or contradicts itself, is *open*: it names the places it may be, never just the mainland.
"""

from typing import Final

from attrs import field, frozen

from xborder.messages import Text
from xborder.source import Source
from xborder.timeline import Timeline

MAINLAND: Final = "mainland"
"""The ordinary part of a country, among the places that an open address may be."""


@frozen(kw_only=True)
class Areas:
    """The customs territory, VAT area and excise area that a place belongs to.

    Goods that move inside one area cross no border of its kind. Each is ``"EU"``, the code of a
    country, or the place's own identifier where nobody shares it.

    Attributes:
        customs: The customs territory, for duty.
        vat: The area of VAT or GST.
        excise: The area of excise duty.
    """

    customs: str
    vat: str
    excise: str


@frozen(kw_only=True)
class Territory:
    """A place whose standing differs from that of the country it is addressed under.

    Attributes:
        id: Its name in the table, such as ``"ES-IC"``.
        name: Its name in English; a message id.
        country: The country that its addresses are written under.
        rules: The code whose rules hold for goods sent there: its own, ``"FR"`` for Monaco,
            ``"CH"`` for Liechtenstein.
        region: The region that those rules know it by; ``None`` where the code says it all.
        codes: Codes of countries and customs territories that name it.
        regions: ISO 3166-2 subdivisions that lie in it whole.
        within: ISO 3166-2 subdivisions of which it is only a part.
        names: What shops write for the region, besides the codes and names of ISO and CLDR.
        postcodes: Prefixes and ranges after the country they are written under: ``"ES 35"``,
            ``"CH 9485-9498"``.
        areas: What it belonged to, by date, with the law that says so.
    """

    id: str
    name: str
    country: str
    rules: str
    region: str | None = None
    codes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    areas: Timeline[Areas] = field(repr=False)

    @property
    def source(self) -> Source:
        """Where its present standing can be read."""
        return self.areas.entries[-1].source


@frozen(kw_only=True)
class Place:
    """Where an address lies.

    Attributes:
        country: The country that it is addressed under, ``"GB"`` for ``XI`` too.
        code: The code whose rules hold for goods sent there.
        region: The region as those rules know it: ISO 3166-2 where it could be read, else what
            was written.
        territory: The special territory; ``None`` for the ordinary part of the country.
        areas: Its customs, VAT and excise areas on the day; ``None`` while the place is open.
        candidates: Where the address leaves it open, the identifiers of the territories it may
            be, ``"mainland"`` for the ordinary part of the country; empty if the place is known.
        why: Why it is open; ``None`` if it is not.
    """

    country: str
    code: str
    region: str | None = None
    territory: Territory | None = None
    areas: Areas | None = None
    candidates: tuple[str, ...] = ()
    why: Text | None = None
