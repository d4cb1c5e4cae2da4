"""The Taiwanese tariff: three columns, the second with the origins behind each rate."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from xborder.errors import InvalidInput
from xborder.tariff.readers.cells import cell, code_of
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import Row

_FIRST, _SECOND, _THIRD = "第一欄稅率", "第二欄稅率", "第三欄稅率"
_CODES: Final = ("稅則號別", "貨品號列", "貨品分類號列")
"""What the column of codes is called, by file."""
_CHECKED: Final = 11
"""Digits of a code with its check digit."""
_LENGTHS: Final = (4, 6, 8, 10, _CHECKED)
_AGREED: Final = re.compile(r"([^()]+)\(([A-Z]{2}(?:\s*,\s*[A-Z]{2})*)\)")


def read_taiwan_tariff(
    rows: Iterable[object], *, edition: Edition, errors: Errors | str = Errors.RAISE
) -> TariffFile:
    """Return the rates of the Taiwanese tariff.

    Column 1 is for members of the World Trade Organization and countries that grant the same,
    column 2 for the origins behind each rate, column 3 for all others.

    Args:
        rows: Mappings with ``第一欄稅率``, ``第二欄稅率``, ``第三欄稅率`` and a column of codes
            (``稅則號別`` or ``貨品號列``); every cell as text.
        edition: Which edition it is.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows.

    Source: Customs Import Tariff, article 2 (海關進口稅則，總則二).

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="2026", source=Source(title="海關進口稅則"), checked_on=dt.date(2026, 9, 1)
        ... )
        >>> row = {"稅則號別": "61091000", "第一欄稅率": "12%",
        ...        "第二欄稅率": "0% (PA,NZ,SG) 6% (GT)", "第三欄稅率": "15%"}
        >>> file = read_taiwan_tariff([row], edition=edition)
        >>> [(rate.text, sorted(rate.origins)) for rate in file.rates]
        [('12%', []), ('0%', ['NZ', 'PA', 'SG']), ('6%', ['GT']), ('15%', [])]
    """
    intake = Intake(layout="Taiwan", edition=edition, errors=errors, destinations=("TW",))
    held = [*intake.each(rows, (_FIRST, _SECOND, _THIRD))]
    # A file of codes with their check digit has eleven; ten there are short of a zero.
    is_checked = any(len(str(row.get(_column(row)))) == _CHECKED for _, row in held)
    lengths = tuple(each for each in _LENGTHS if each != _CHECKED - 1 or not is_checked)
    for number, row in held:
        with intake.row(number):
            _read(intake, number, row, lengths)
    return intake.done()


def _column(row: Row) -> str:
    """Return what the column of codes is called."""
    return next((name for name in _CODES if name in row), _CODES[0])


def _read(intake: Intake, number: int, row: Row, lengths: tuple[int, ...]) -> None:
    column = _column(row)
    code = code_of(row.get(column), lengths, column)
    first, third = cell(row, _FIRST), cell(row, _THIRD)
    if first:
        intake.rate(number, code, RateKind.GENERAL, first)
    for text, origins in _agreed(cell(row, _SECOND)):
        intake.rate(
            number,
            code,
            RateKind.PREFERENCE,
            text,
            programme=",".join(sorted(origins)),
            origins=origins,
        )
    if third:
        intake.rate(number, code, RateKind.OTHER_COUNTRIES, third)


def _agreed(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    if _AGREED.sub("", text).strip():
        raise InvalidInput(
            "{value} does not name the origins of each rate.",
            code="tariff.agreed",
            remedy='Write it as the tariff does: "0% (NZ,PA) 12.5% (GT)".',
            where=_SECOND,
            value=text,
        )
    for rate, origins in _AGREED.findall(text):
        yield rate.strip(), frozenset(re.split(r"\s*,\s*", origins))
