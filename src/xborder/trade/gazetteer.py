"""The gazetteer: an address read against the table of territories.

Each part of an address narrows down where it can lie, as a set of places; what is not given, or
cannot be read, narrows nothing. The intersection decides. That is all the logic there is: the rest
is how people write codes, names and postcodes.
"""

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

from attrs import field, frozen

from xborder.messages import Text
from xborder.trade.country import EU_MEMBERS
from xborder.trade.territories import TERRITORIES
from xborder.trade.territory import MAINLAND, Areas, Place, Territory

Places: TypeAlias = frozenset[str]
"""Identifiers of territories, and ``MAINLAND``."""

_SHAPES: Final = {
    "AT": r"\d{4}",
    "AU": r"\d{4}",
    "CH": r"\d{4}",
    "CN": r"\d{6}",
    "CO": r"\d{6}",
    "CY": r"\d{4,5}",
    "DE": r"\d{5}",
    "DK": r"\d{4}",
    "ES": r"\d{5}",
    "FI": r"\d{5}",
    "FR": r"\d{5}",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]?(\d[A-Z]{2})?|GIR0AA|[A-Z]{4}1ZZ|GX111AA|BFPO\d{1,4}",
    "GR": r"\d{5}",
    "ID": r"\d{5}",
    "IL": r"\d{5}(\d{2})?",
    "IT": r"\d{5}",
    "MY": r"\d{5}",
    "NL": r"\d{4}([A-Z]{2})?",
    "NO": r"\d{4}",
    "PH": r"\d{4}",
    "PT": r"\d{4}(\d{3})?",
    "RS": r"\d{5}",
    "UA": r"\d{5}",
    "US": r"\d{5}(\d{4})?",
}
"""Postcodes without blanks and hyphens, as the Universal Postal Union lists their shapes."""
_LETTERS = re.compile(r"^[A-Z]{1,3}-(?=\d)")
"""A country's letters before a postcode of digits: ``D-``, ``FIN-``, ``LI-``."""
_LEFT_UNION = dt.date(2021, 1, 1)
"""The end of the transition period: Agreement on the withdrawal of the United Kingdom, Art. 126."""


def locate(
    country: str, region: str | None = None, postcode: str | None = None, *, on: dt.date
) -> Place:
    """Return where an address lies on a day.

    Args:
        country: The code of ISO 3166 or of customs practice, as
            :func:`~xborder.trade.country.country_code` admits it.
        region: A subdivision of ISO 3166-2, with or without the country's prefix, or its name; the
            identifier of a territory, or ``"mainland"``, settles what region can settle.
        postcode: The postcode as written on a parcel, with or without a country's letters.
        on: The day; a place may have changed its standing.

    Source: Council Directive 2006/112/EC, Articles 5 to 7; Regulation (EU) No 952/2013, Article 4;
    Council Directive (EU) 2020/262, Article 4; each territory names its own.

    Examples:
        >>> day = dt.date(2026, 11, 30)
        >>> locate("ES", "ES-MD", "28001", on=day).areas
        Areas(customs='EU', vat='EU', excise='EU')
        >>> tenerife = locate("ES", "Santa Cruz de Tenerife", on=day)
        >>> tenerife.code, tenerife.areas
        ('IC', Areas(customs='EU', vat='ES-IC', excise='ES-IC'))
        >>> locate("GB", None, "BT1 5GS", on=day).code
        'XI'
        >>> locate("ES", "Tenerifa", on=day).candidates
        ('mainland', 'ES-EA', 'ES-IC')
    """
    named = _named_by_code().get(country)
    home = TERRITORIES[next(iter(named))].country if named else country
    return gazetteer(home).locate(country, region, postcode, on, among=named)


@frozen(kw_only=True)
class Gazetteer:
    """How one country's addresses are written.

    Attributes:
        country: Its code.
        everywhere: Every place that an address under it may be.
        regions: What each way to write a region narrows down to.
        codes: The ISO 3166-2 code of each way to write a region.
        postcodes: The first and the last prefix of each stretch, and the territory it lies in.
    """

    country: str
    everywhere: Places
    regions: Mapping[str, Places] = field(repr=False)
    codes: Mapping[str, str] = field(repr=False)
    postcodes: tuple[tuple[str, str, str], ...] = field(repr=False)

    def locate(
        self,
        country: str,
        region: str | None,
        postcode: str | None,
        on: dt.date,
        *,
        among: Places | None = None,
    ) -> Place:
        """Return where an address lies on a day.

        Args:
            country: The code that was written, of the country or of a territory addressed there.
            region: As written.
            postcode: As written.
            on: The day.
            among: The places that the code already narrows it down to.
        """
        told = [among] if among else []
        unread = False
        readings = ((region, self.by_region), (postcode, self.by_postcode))
        for written, read in readings if len(self.everywhere) > 1 else ():
            if written:
                places = read(written)
                unread = unread or not places
                told.append(places or self.everywhere)
        possible = self.everywhere.intersection(*told)
        if len(possible) == 1:
            (only,) = possible
            return self._place(only, region, on)
        if MAINLAND in possible and not unread:
            # A region of which a territory is a part, or nothing at all: the ordinary part, as
            # the country's name is understood when a parcel carries no more than that.
            return self._place(MAINLAND, region, on)
        return Place(
            country=self.country,
            code=country,
            region=region,
            candidates=tuple(sorted(possible or frozenset().union(*told), key=_mainland_first)),
            why=self._unread(region, postcode)
            if possible
            else Text("{parts} lie in different places.", parts=_parts(country, region, postcode)),
        )

    def by_region(self, written: str) -> Places:
        """Return where a region may lie; nowhere if it cannot be read."""
        key = _key(written)
        return self.regions.get(key) or self.regions.get(
            key.removeprefix(f"{self.country.casefold()} "), frozenset()
        )

    def by_postcode(self, written: str) -> Places:
        """Return where a postcode lies; nowhere if it cannot be read."""
        plain = unicodedata.normalize("NFKC", written.strip().upper())  # full-width digits too
        code = re.sub(r"[\s-]", "", _LETTERS.sub("", plain))
        if not re.fullmatch(_SHAPES.get(self.country, ""), code, re.ASCII):
            return frozenset()
        found = {
            name for first, last, name in self.postcodes if first <= code[: len(first)] <= last
        }
        return frozenset(found or {MAINLAND})

    def _unread(self, region: str | None, postcode: str | None) -> Text:
        if region and not self.by_region(region):
            return Text("{value} is no region that we know there.", value=region)
        padded = f"0{postcode}"  # a spreadsheet ate the zero
        if self.by_postcode(padded):
            return Text(
                "{value} is no postcode there; did you mean {meant}?", value=postcode, meant=padded
            )
        return Text("{value} is no postcode there.", value=postcode)

    def _place(self, name: str, region: str | None, on: dt.date) -> Place:
        code = self.codes.get(_key(region), region) if region else None
        if name == MAINLAND:
            return Place(
                country=self.country,
                code=self.country,
                region=code,
                areas=_ordinary(self.country, on),
            )
        territory = TERRITORIES[name]
        return Place(
            country=self.country,
            code=territory.rules,
            region=territory.region or code,
            territory=territory,
            areas=territory.areas.on(on),
        )


@cache
def gazetteer(country: str) -> Gazetteer:
    """Return how a country's addresses are written; bounded by the number of countries."""
    here = [each for each in TERRITORIES.values() if _addressed_under(each, country)]
    regions: dict[str, Places] = {}
    codes: dict[str, str] = {}
    for code, names in _subdivisions(country):
        whole = {each.id for each in here if code in each.regions}
        part = {each.id for each in here if code in each.within}
        places = frozenset(whole or part | {MAINLAND})
        for key in {_key(code), _key(code[3:]), *map(_key, names)}:
            regions[key] = regions.get(key, frozenset()) | places
            codes[key] = code
    for each in here:
        for name in (each.id, each.name, *each.names):
            regions[_key(name)] = frozenset({each.id})
    regions[MAINLAND] = frozenset({MAINLAND})
    return Gazetteer(
        country=country,
        everywhere=frozenset({MAINLAND, *(each.id for each in here)}),
        regions=regions,
        codes=codes,
        postcodes=tuple(_stretches(here, country)),
    )


@cache  # addresses are many, the territories the same for all
def _named_by_code() -> Mapping[str, Places]:
    named: dict[str, set[str]] = defaultdict(set)
    for each in TERRITORIES.values():
        for code in each.codes:
            named[code].add(each.id)
    return {code: frozenset(places) for code, places in named.items()}


def _addressed_under(territory: Territory, country: str) -> bool:
    written = (*territory.regions, *territory.within, *territory.postcodes)
    return territory.country == country or any(each.startswith(country) for each in written)


def _stretches(territories: list[Territory], country: str) -> Iterator[tuple[str, str, str]]:
    for each in territories:
        for written in each.postcodes:
            if written.startswith(country):
                first, _, last = written[3:].partition("-")
                yield first, last or first, each.id


def _subdivisions(country: str) -> Iterator[tuple[str, list[str]]]:
    # Package data, read once a country: most processes ask for few of them. The second table has
    # what people there write and neither ISO nor CLDR lists: other languages and scripts, islands.
    for table in ("subdivisions.tsv", "subdivision_names.tsv"):
        text = files("xborder.trade").joinpath(table).read_text(encoding="utf-8")
        for line in text.splitlines():
            code, *names = line.split("\t")
            if code.startswith(country):
                yield code, names


def _parts(*written: str | None) -> str:
    return ", ".join(filter(None, written))


def _ordinary(country: str, on: dt.date) -> Areas:
    area = "EU" if country in EU_MEMBERS or (country == "GB" and on < _LEFT_UNION) else country
    return Areas(customs=area, vat=area, excise=area)


def _key(name: str) -> str:
    """Return a name as it is compared: without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(
        each if each.isalnum() else " " for each in plain if not unicodedata.combining(each)
    )
    return " ".join(letters.split())


def _mainland_first(place: str) -> tuple[bool, str]:
    return place != MAINLAND, place
