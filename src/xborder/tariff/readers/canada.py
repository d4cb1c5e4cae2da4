"""The Canadian Customs Tariff, in the columns of the table TPHS."""

import re
from collections.abc import Iterable
from typing import Final

from xborder.tariff.readers.cells import cell, code_of, day_of, unit_of
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import Row
from xborder.trade.country import EU_MEMBERS

_LENGTHS: Final = (4, 5, 6, 7, 8, 9, 10)
"""A heading between the lines may end on a single digit: 0101.2."""
_PRINTED_UNITS: Final = """
NMB KGM GRM TNE LTR HLT MLT PAR DZN MTR MTK MTQ KMQ CTM MWH LPA KNS KSD TMQ NAP GRO MIL PFL KSH KPH
CEN
"""
_UNITS: Final = frozenset(_PRINTED_UNITS.split())
_COLUMNS: Final = {
    "AUT": ("AU",),
    "NZT": ("NZ",),
    "CCCT": (),  # the Commonwealth Caribbean
    "LDCT": (),  # least developed countries
    "GPT": (),  # the general preferential tariff
    "UST": ("US",),
    "MXT": ("MX",),
    "CIAT": ("IL",),
    "CT": ("CL",),
    "CRT": ("CR",),
    "IT": ("IS",),
    "NT": ("NO",),
    "SLT": ("CH", "LI"),
    "PT": ("PE",),
    "COLT": ("CO",),
    "JT": ("JO",),
    "PAT": ("PA",),
    "HNT": ("HN",),
    "KRT": ("KR",),
    "CEUT": EU_MEMBERS,
    "CPTPT": ("AU", "BN", "CL", "JP", "MX", "MY", "NZ", "PE", "SG", "VN"),
    "UKT": ("GB",),
    "UAT": ("UA",),
    "CPUKT": ("GB",),
}
"""The columns of preferences and whose goods they are for; none named where a list of its own says.

Source: Customs Tariff (S.C. 1997, c. 36), sections 24 to 53 and the list of countries.
"""
_PREFERENCES: Final = {column: frozenset(codes) for column, codes in _COLUMNS.items()}
_NO_RATE: Final = ("", "N/A")
_CENTS: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?¢ ?(/|each)?")
_DOLLARS: Final = re.compile(r"\$([0-9]+(?:\.[0-9]+)?)")


def read_canada_tphs(
    rows: Iterable[object], *, edition: Edition, errors: Errors | str = Errors.RAISE
) -> TariffFile:
    """Return the rates of the Canadian table TPHS.

    A line of ten digits without a rate has that of its eight; look-ups go up to it. Dollars and
    cents are Canadian, whatever the signs mean elsewhere. The General Tariff is for the few
    countries without most-favoured-nation treatment.

    Args:
        rows: Mappings with the table's columns, every cell as text; breaks of lines inside a cell
            do no harm.
        edition: Which edition it is.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows.

    Source: Canada Border Services Agency, Customs Tariff, departmental consolidation.

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="T2026-3", source=Source(title="Customs Tariff"),
        ...     checked_on=dt.date(2026, 9, 1),
        ... )
        >>> row = {"TARIFF": "0105.94.10", "EFF_DATE": "09/01/26 00:00:00", "UOM": "",
        ...        "MFN": "2.82 ¢/kg", "UST": "Free", "General Tariff": "35%"}
        >>> file = read_canada_tphs([row], edition=edition)
        >>> [(rate.programme, rate.text) for rate in file.rates]
        [('', '0.0282 CAD/kg'), ('UST', 'Free'), ('', '35%')]
    """
    intake = Intake(layout="Canada TPHS", edition=edition, errors=errors, destinations=("CA",))
    for number, row in intake.each(rows, ("TARIFF", "EFF_DATE", "UOM", "MFN")):
        with intake.row(number):
            _read(intake, number, row)
    return intake.done()


def _read(intake: Intake, number: int, row: Row) -> None:
    code = code_of(row["TARIFF"], _LENGTHS, "TARIFF")
    start = day_of(cell(row, "EFF_DATE")[:8], "%m/%d/%y", "EFF_DATE")
    unit = cell(row, "UOM")
    units = (unit_of(unit, _UNITS, "UOM"),) if unit else ()
    stated = [
        (RateKind.GENERAL, "", "MFN"),
        *((RateKind.PREFERENCE, column, column) for column in _PREFERENCES),
        (RateKind.OTHER_COUNTRIES, "", "General Tariff"),
    ]
    for kind, programme, column in stated:
        text = cell(row, column)
        if text not in _NO_RATE:
            intake.rate(
                number,
                code,
                kind,
                in_canadian_dollars(text),
                start=start,
                programme=programme,
                origins=_PREFERENCES.get(programme, frozenset()),
                units=units,
            )


def in_canadian_dollars(text: str) -> str:
    """Return a rate with its currency named, which the table leaves to the sign.

    Examples:
        >>> in_canadian_dollars("238 % but not less than 30.8 ¢each")
        '238 % but not less than 0.308 CAD each'
        >>> in_canadian_dollars("154.5 % but not less than $1.60/kg")
        '154.5 % but not less than 1.60 CAD/kg'
    """
    return _DOLLARS.sub(r"\1 CAD", _CENTS.sub(_from_cents, text))


def _from_cents(found: re.Match[str]) -> str:
    whole, _, part = found[1].partition(".")
    padded = whole.zfill(3)
    dollars = f"{padded[:-2]}.{padded[-2:]}{part}"
    per = found[2] or ""
    return f"{dollars} CAD{per if per == '/' else f' {per}'}".rstrip()
