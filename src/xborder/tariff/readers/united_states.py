"""The Harmonized Tariff Schedule of the United States, as the USITC exports it in CSV and JSON."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from xborder.errors import InvalidInput, nearest
from xborder.tariff.readers.cells import cell, code_of, unit_of
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import Row

_CSV: Final = {
    "htsno": "HTS Number",
    "indent": "Indent",
    "units": "Unit of Quantity",
    "general": "General Rate of Duty",
    "special": "Special Rate of Duty",
    "other": "Column 2 Rate of Duty",
    "additionalDuties": "Additional Duties",
}
"""What the CSV export calls the fields of the JSON export."""
_RATES: Final = ("general", "special", "other")
_LENGTHS: Final = (4, 6, 8, 10)
_SPECIAL: Final = re.compile(r"([^()]*)\(([^()]*)\)")
_SYMBOL: Final = re.compile(r"[A-Z]{1,2}[+*]?")
_SEE: Final = re.compile(r"\b99[0-9]{2}\.[0-9]{2}\.[0-9]{2}\b")

COLUMN_2: Final = frozenset({"BY", "CU", "KP", "RU"})
"""Countries of column 2: General Note 3(b), Cuba and North Korea; Belarus and Russia by Public Law
117-110 of 8 April 2022."""

_FOR: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("A", "A*", "A+"), ()),  # generalised system of preferences
    **dict.fromkeys(("B", "C", "K", "L"), ()),  # cars, aircraft, medicines, dye intermediates
    **dict.fromkeys(("D", "E", "E*", "R"), ()),  # Africa, the Caribbean
    **dict.fromkeys(("J", "J*", "J+"), ()),  # the Andes
    **dict.fromkeys(("P", "P+"), ("CR", "DO", "GT", "HN", "NI", "SV")),
    **dict.fromkeys(("S", "S+"), ("CA", "MX")),
    "N": (),  # the West Bank, Gaza and qualifying zones
    "NP": ("NP",),
    **{
        code: (code,)
        for code in ("AU", "BH", "CA", "CL", "CO", "IL", "JO", "JP", "KR", "MA", "MX", "OM", "PA")
    },
    "PE": ("PE",),
    "SG": ("SG",),
}
_PROGRAMMES: Final = {symbol: frozenset(codes) for symbol, codes in _FOR.items()}
"""The symbols of the special column and whose goods they are for: General Note 3(c)."""
_ANY: Final[frozenset[str]] = frozenset()

_UNITS: Final = frozenset(
    """
    kg|No.|doz.|m²|m2|prs.|m3|t|kg cmsc|liters|doz. prs.|g|gross|bbl|pcs|m|pf.liters|thousands|
    Dz Pcs|cy kg|carat|Cu kg|Au g|t adw|Pb kg|No. and kg|W|W kg|cm2|Zn kg|Ag g|V kg|hundreds|
    thousand m3|Jwls.|Mo kg|Si kg|Mn kg|Pt g|Ni kg|Cr kg|V2O5 kg|GBq|kg msc|lin. m|doses|Cr2O3 t|
    square|Mg kg|Fiber m|gr.lines|kg ttl sug|thousand m|t dwb|Pd g|Rh g|Ir g|kg amc|Co kg|Sn t|
    Sb kg|MWh|NH3 t|NaOH kg|Os g|Ru g|No|pack|X|
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""The units of quantity that the schedule prints; X where none is asked for."""


def read_us_hts(
    rows: Iterable[object], *, edition: Edition, errors: Errors | str = Errors.RAISE
) -> TariffFile:
    """Return the rates of the American schedule, from rows of the CSV or objects of the JSON.

    A line without a rate of its own has that of the nearest line above it that is less indented.
    The special column becomes a preference for each symbol, once, on the line that prints it;
    column 2 is the duty of other countries, and what stands in chapter 99 is additional.

    Args:
        rows: Mappings, in the order of the file: indents tell what stands below what.
        edition: Which edition it is.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows.

    Source: USITC, Harmonized Tariff Schedule, General Notes 3(b) and 3(c).

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="2026", source=Source(title="HTS"), checked_on=dt.date(2026, 11, 20)
        ... )
        >>> row = {"htsno": "6109.10.00", "indent": "1", "units": [], "general": "16.5%",
        ...        "special": "Free (AU,KR) 3% (JP)", "other": "90%"}
        >>> file = read_us_hts([row], edition=edition)
        >>> [(rate.kind.value, rate.programme, rate.text) for rate in file.rates]
        [('general', '', '16.5%'), ('preference', 'AU', 'Free'), ('preference', 'KR', 'Free'),
         ('preference', 'JP', '3%'), ('other_countries', '', '90%')]
    """
    intake = Intake(layout="US HTS", edition=edition, errors=errors, destinations=("US",))
    above: list[tuple[int, str, dict[str, str]]] = []
    rows = list(rows) if not isinstance(rows, list) else rows
    names = _names(rows)
    for number, row in intake.each(
        rows, tuple(names[each] for each in ("htsno", "indent", "general"))
    ):
        with intake.row(number):
            _read(
                intake,
                number,
                {ours: row.get(theirs) for ours, theirs in names.items()},
                row,
                above,
            )
    return intake.done()


def _names(rows: list[object]) -> dict[str, str]:
    first = rows[0] if rows else None
    if isinstance(first, dict) and "HTS Number" in first:
        return dict(_CSV)
    return {name: name for name in _CSV} | {"footnotes": "footnotes"}


def _read(
    intake: Intake,
    number: int,
    row: dict[str, Any],
    whole: Row,
    above: list[tuple[int, str, dict[str, str]]],
) -> None:
    depth = _depth(row)
    while above and above[-1][0] >= depth:
        above.pop()
    own = {name: cell(row, name) for name in _RATES}
    text = row["htsno"]
    code = code_of(text, _LENGTHS, "htsno") if text != "" else ""
    units = _units(row.get("units"))
    parent = next((each for each in reversed(above) if any(each[2].values())), None)
    above.append((depth, code, own))
    if not code:
        return
    stated, inherited = own, ""
    if not any(own.values()) and parent is not None and len(code) > 6:
        stated, inherited = parent[2], parent[1]
    see = tuple(_see(whole))
    for kind, symbol, duty in _stated(code, stated):
        if inherited and symbol:  # stands once, where it is printed: a look-up goes up to it
            continue
        third = kind is RateKind.OTHER_COUNTRIES
        intake.rate(
            number,
            code,
            kind,
            duty,
            programme=symbol,
            origins=COLUMN_2 if third else _PROGRAMMES.get(symbol, _ANY),
            units=units,
            inherited_from=inherited,
            see=see,
        )


def _depth(row: dict[str, Any]) -> int:
    text = row["indent"]
    if isinstance(text, str) and text.isascii() and text.isdigit():
        return int(text)
    raise InvalidInput(
        "{value} is no indent.",
        code="tariff.indent",
        remedy="Keep the column as the export has it: it tells what stands below what.",
        where="indent",
        value=text,
    )


def _units(given: object) -> tuple[str, ...]:
    """Return the units of a row: a list in JSON, the same list as text in CSV, or a single one."""
    if isinstance(given, str):
        try:
            given = json.loads(given) if given.startswith("[") else [given]
        except ValueError:
            given = [given]  # which no unit is, and is told so
    units = [" ".join(str(each).split()) for each in given] if isinstance(given, list) else []
    return tuple(unit_of(each, _UNITS, "units") for each in units if each)


def _see(row: Row) -> Iterator[str]:
    notes = row.get("footnotes")
    for note in notes if isinstance(notes, list) else ():
        yield from _SEE.findall(str(note))


def _stated(code: str, stated: dict[str, str]) -> Iterator[tuple[RateKind, str, str]]:
    ordinary = RateKind.ADDITIONAL if code.startswith("99") else RateKind.GENERAL
    if stated["general"]:
        yield ordinary, "", stated["general"]
    for symbol, duty in _special(stated["special"]):
        yield RateKind.PREFERENCE, symbol, duty
    if stated["other"]:
        yield RateKind.OTHER_COUNTRIES, "", stated["other"]


@lru_cache(maxsize=4096)  # a few hundred texts stand in ten thousand lines
def _special(text: str) -> tuple[tuple[str, str], ...]:
    """Return each symbol of the special column with its rate; prose of chapter 99 as it stands."""
    found = [
        (rate.strip(), [symbol.strip(".") for symbol in re.split(r"[,\s]+", group.strip())])
        for rate, group in _SPECIAL.findall(text)
    ]
    symbols = [symbol for _, group in found for symbol in group]
    if (
        not found
        or _SPECIAL.sub("", text).strip()
        or not found[0][0]
        or not all(map(_SYMBOL.fullmatch, symbols))
    ):
        return (("", text),) if text else ()
    return tuple((_symbol(symbol), rate) for rate, group in found for symbol in group)


def _symbol(symbol: str) -> str:
    if symbol in _PROGRAMMES:
        return symbol
    meant = nearest(symbol, _PROGRAMMES)
    raise InvalidInput(
        "{value} is no symbol of a special programme.",
        code="tariff.programme",
        remedy="Did you mean {meant}?" if meant else "See General Note 3(c).",
        where="special",
        value=symbol,
        meant=meant,
    )
