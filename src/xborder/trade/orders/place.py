"""Where an order goes: countries by code or name, regions, and postcodes that lost a zero."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from xborder.errors import InvalidInput, InvalidType, XborderError
from xborder.messages import Text, babel_locale
from xborder.trade.country import COUNTRIES, meant_country
from xborder.trade.gazetteer import gazetteer, locate
from xborder.trade.orders.report import Cell, Report
from xborder.trade.orders.table import plain

_ALSO: Final = {
    "america": "US",
    "antigua": "AG",
    "bosnia": "BA",
    "britain": "GB",
    "burma": "MM",
    "cabo verde": "CV",
    "china mainland": "CN",
    "congo drc": "CD",
    "czech": "CZ",
    "czech republic": "CZ",
    "dr congo": "CD",
    "east timor": "TL",
    "eire": "IE",
    "emirates": "AE",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "hong kong": "HK",
    "hong kong china": "HK",
    "hong kong sar": "HK",
    "iran": "IR",
    "ireland republic of": "IE",
    "ivory coast": "CI",
    "korea": "KR",
    "korea republic of": "KR",
    "korea south": "KR",
    "lao pdr": "LA",
    "macao s a r china": "MO",
    "macao sar": "MO",
    "macau": "MO",
    "macedonia": "MK",
    "mainland china": "CN",
    "northern ireland": "XI",
    "palestine": "PS",
    "p r china": "CN",
    "peoples republic of china": "CN",
    "pr china": "CN",
    "prc": "CN",
    "republic of ireland": "IE",
    "reunion island": "RE",
    "scotland": "GB",
    "russian federation": "RU",
    "slovak republic": "SK",
    "swaziland": "SZ",
    "taiwan province of china": "TW",
    "taiwan roc": "TW",
    "turkey": "TR",
    "u a e": "AE",
    "u k": "GB",
    "u s": "US",
    "u s a": "US",
    "uae": "AE",
    "united states of america": "US",
    "vatican": "VA",
    "viet nam": "VN",
    "virgin islands british": "VG",
    "virgin islands u s": "VI",
    "wales": "GB",
    "日本国": "JP",
    "澳門": "MO",
    "澳门": "MO",
    "台湾": "TW",
    "台灣": "TW",
    "香港": "HK",
    "한국": "KR",
}
"""Names that exports write and neither ISO nor CLDR has."""
_WITH_COUNTRY: Final = re.compile(r"(.+?) \(([A-Z]{2})\)")
_NUMBER: Final = re.compile(r"(\d+)\.0+", re.ASCII)
"""A postcode that a spreadsheet or a data frame took for a number and wrote as text."""
_WITH_CODE: Final = re.compile(
    r"(?P<name>.+?) \((?P<code>[A-Z]{2,3})\)|(?P<first>[A-Z]{2}) ?[-–] ?(?P<last>.+)"
)
"""A country's name and its code together: United Kingdom (UK), DE - Germany."""


def country(cell: Cell, report: Report, languages: tuple[str, ...]) -> str:
    """Return the code of the country that a cell names by code or name.

    Raises:
        InvalidInput: It names none; the remedy says which may be meant.
        InvalidType: It is not text.
    """
    value = text(cell)
    if value in COUNTRIES:
        return value
    named = _names(languages)
    code = (len(value) <= 3 and meant_country(value)) or named.get(name_key(value))
    if not code and (both := _WITH_CODE.fullmatch(value)):
        code = named.get(name_key(both["name"] or both["last"]))
        told = both["code"] or both["first"]
        code = code if code in (told, meant_country(told)) else None  # the two contradict
    if not code:
        near = _nearest(name_key(value), named)
        raise InvalidInput(
            "{value} is no country that we know.",
            code="order.country",
            remedy="Did you mean {meant}? Write the two letters of ISO 3166."
            if near
            else "Write the two letters of ISO 3166, or name the language of the export: languages"
            " in the mapping.",
            value=value,
            meant=named.get(near, ""),
        )
    report.note(cell.where, Text("{value} is read as {code}.", value=value, code=code))
    return str(code)


def country_named(name: str) -> str:
    """Return the code of a country by its English or its own name; empty where none is known.

    Examples:
        >>> country_named("Germany"), country_named("Norge"), country_named("日本")
        ('DE', 'NO', 'JP')
    """
    return _names(()).get(name_key(name), "")


def name_key(name: str) -> str:
    """Return the name of a country as it is compared: St. Lucia is Saint Lucia, and & is and.

    Examples:
        >>> name_key("St. Kitts & Nevis"), name_key("The Gambia") == name_key("Gambia")
        ('saint kitts and nevis', True)
    """
    words = plain(name.replace("&", " and ").replace("(", " ").replace(")", " ")).split()
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when a name is not known

    # nearer than elsewhere: Deutschland is no slip for the Netherlands
    found = get_close_matches(name, list(known), n=1, cutoff=0.8)
    return found[0] if found else ""


def text(cell: Cell) -> str:
    """Return the text in a cell; a whole number counts as its digits, 80331.0 of a data frame too.

    Raises:
        InvalidType: It is something else.
    """
    if isinstance(cell.value, str):
        return cell.value
    if type(cell.value) is int:
        return str(cell.value)
    if isinstance(cell.value, float) and cell.value.is_integer() and abs(cell.value) < 1e15:
        return f"{cell.value:.0f}"
    raise InvalidType(
        "{value} is not text.",
        code="order.text",
        remedy="Give text.",
        value=cell.value,
    )


def answer(cell: Cell) -> str:
    """Return a yes or a no as it is compared; a data frame writes them as truth values."""
    return plain(str(cell.value) if isinstance(cell.value, bool) else text(cell))


def region(cell: Cell, code: str, report: Report) -> str:
    """Return a region as it is compared: without its country in brackets."""
    value = text(cell)
    match = _WITH_COUNTRY.fullmatch(value)
    if match is None or match[2] != code:
        return value
    report.note(cell.where, Text("{value} is read as {region}.", value=value, region=match[1]))
    return match[1]


def postcode(cell: Cell, report: Report) -> str:
    """Return a postcode in plain letters and digits: 10115 for 10115.0 and full-width ones."""
    value = text(cell)
    code = unicodedata.normalize("NFKC", value)
    if match := _NUMBER.fullmatch(code):
        code = match[1]
    if code != value:
        report.note(cell.where, Text("{value} is read as {code}.", value=value, code=code))
    return code


def check_place(
    code: str, region: str | None, postcode: str | None, day: dt.date, where: str, report: Report
) -> str:
    """Return the country an address is written under, and say what cannot be told about it.

    What is known all the same, since another part of the address decides, is a note.
    """
    place = locate(code, region, postcode, on=day)
    if place.why is not None:
        report.add(
            InvalidInput(
                place.why.id,
                code="order.address",
                remedy="Mend the region or the postcode: it may be {candidates}.",
                candidates=", ".join(place.candidates),
                **dict(place.why.values),
            ),
            where,
        )
        return place.country
    book = gazetteer(place.country)
    if postcode and len(book.everywhere) > 1 and not book.by_postcode(postcode):
        report.note(
            where,
            Text(
                "{value} is no postcode there, perhaps without its zero; the rest decides.",
                value=postcode,
            ),
        )
    return place.country


@cache
def _names(languages: tuple[str, ...]) -> dict[str, str]:
    """Return the codes of countries by name; bounded by the languages that mappings name."""
    found: dict[str, str] = {}
    text = files("xborder.trade.orders").joinpath("country_names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        code, *names = line.split("\t")
        found |= {name_key(name): code for name in names}
    for language in ("en", *languages):
        known: Any = babel_locale(language).territories
        for code in sorted(COUNTRIES):
            if code in known:
                found[name_key(known[code])] = code
    return found | {name_key(name): code for name, code in _ALSO.items()}


def no_destination() -> XborderError:
    """Return the error for an order that does not say where it goes."""
    return InvalidInput(
        "The order names no country to send to.",
        code="order.ship_to",
        remedy="Fill the country of its address, or name its column in the mapping:"
        " columns.ship_to.",
    )
