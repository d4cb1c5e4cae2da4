"""Where an order goes: countries by code or name, regions, and postcodes that lost a zero."""

import datetime as dt
import re
import unicodedata
from typing import Final

from xborder.errors import InvalidInput, InvalidType, XborderError
from xborder.messages import Text
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.country_names import by_code, name_key, names_of_countries, nearly_named
from xborder.trade.gazetteer import gazetteer, locate
from xborder.trade.orders.report import Cell, Report
from xborder.trade.plain_name import plain

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
    named = names_of_countries(languages)
    code = by_code(value) or named.get(name_key(value))
    if not code and (both := _WITH_CODE.fullmatch(value)):
        code = named.get(name_key(both["name"] or both["last"]))
        told = both["code"] or both["first"]
        code = code if code in (told, by_code(told)) else None  # the two contradict
    if not code:
        near = nearly_named(value, languages)
        raise InvalidInput(
            "{value} is no country that we know.",
            code="order.country",
            remedy="Did you mean {meant}? Write the two letters of ISO 3166."
            if near
            else "Write the two letters of ISO 3166, or name the language of the export: languages"
            " in the mapping.",
            value=value,
            meant=near,
        )
    report.note(cell.where, Text("{value} is read as {code}.", value=value, code=code))
    return str(code)


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


def no_destination() -> XborderError:
    """Return the error for an order that does not say where it goes."""
    return InvalidInput(
        "The order names no country to send to.",
        code="order.ship_to",
        remedy="Fill the country of its address, or name its column in the mapping:"
        " columns.ship_to.",
    )
