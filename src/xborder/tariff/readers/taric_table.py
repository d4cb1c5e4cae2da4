"""TARIC's monthly workbooks: import duties, with exclusions and conditions beside them."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from xborder.errors import InvalidRows, XborderError
from xborder.tariff.readers.cells import after, bare, cell, code_of, day_of
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.measures import ERGA_OMNES, kind_of, members_of
from xborder.tariff.readers.rows import Row, rows_of
from xborder.tariff.readers.uk_table import nothing_stated
from xborder.trade.country import EU_MEMBERS

_NEEDS: Final = ("Goods code", "Start date", "End date", "Duty", "Origin code", "Meas. type code")
_BESIDE: Final = ("Goods code", "Add code", "Order No.", "Origin code", "Meas. type code")
"""The columns by which exclusions and conditions belong to a duty."""
_EUROPEAN: Final = re.compile(r"[0-9]{2}-[0-9]{2}-[0-9]{4}")
_Key = tuple[str, ...]
_Beside = dict[_Key, tuple[str, ...]]


def read_taric_duties(
    rows: Iterable[object],
    *,
    edition: Edition,
    exclusions: Iterable[object] = (),
    conditions: Iterable[object] = (),
    areas: Mapping[str, frozenset[str]] | None = None,
    errors: Errors | str = Errors.RAISE,
) -> TariffFile:
    """Return the rates of TARIC's workbook "Duties Import".

    A rate of a heading holds for every code below it that has none of its own. A text of
    conditions ("Cond: B cert: Y-155 (01):50.000 %") is kept and not computed.

    Args:
        rows: Mappings with the workbook's columns, every cell as text; days as 31-12-2026, or as
            2026-12-31.
        edition: Which month it is.
        exclusions: Rows of the workbook of countries excluded from measures.
        conditions: Rows of the workbook of measure conditions.
        areas: The countries of each group of origins.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows.

    Source: European Commission, CIRCABC, "TARIC and Quota Data".

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="October 2025", source=Source(title="TARIC"), checked_on=dt.date(2025, 11, 3)
        ... )
        >>> row = {"Goods code": "6109100000 80", "Add code": "", "Order No.": "",
        ...        "Start date": "01-01-1999", "End date": "", "Duty": "12.000 %",
        ...        "Origin code": "1011", "Meas. type code": "103"}
        >>> file = read_taric_duties([row], edition=edition)
        >>> file.rates[0].code, file.rates[0].amount.value
        ('610910', Percent(share=Fraction(3, 25)))
    """
    intake = Intake(layout="TARIC duties", edition=edition, errors=errors, destinations=EU_MEMBERS)
    excluded = taric_exclusions(exclusions)
    asked = taric_conditions(conditions)
    for number, row in intake.each(rows, _NEEDS):
        with intake.row(number):
            _read(intake, number, row, excluded, asked, areas or {})
    return intake.done()


def taric_exclusions(rows: Iterable[object]) -> _Beside:
    """Return the countries excluded from each measure, by the columns that name it.

    Args:
        rows: Rows of the workbook of countries excluded from measures.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidType: These are no rows.
    """
    return _grouped(rows, "Excluded country", lambda row: cell(row, "Excluded country"))


def taric_conditions(rows: Iterable[object]) -> _Beside:
    """Return the conditions of each measure, by the columns that name it.

    Args:
        rows: Rows of the workbook of measure conditions.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidType: These are no rows.
    """
    return _grouped(rows, "Meas. cond", _condition)


def _grouped(rows: Iterable[object], needed: str, said: Callable[[Row], str]) -> _Beside:
    found: dict[_Key, list[str]] = {}
    wrong: list[XborderError] = []
    for number, row in rows_of(rows, (*_BESIDE, needed), "TARIC"):
        try:
            if isinstance(row, XborderError):
                raise row
            found.setdefault(_key(row), []).append(said(row))
        except XborderError as error:
            error.where = f"rows.{number}.{error.where}".rstrip(".")
            wrong.append(error)
    if wrong:
        raise InvalidRows(wrong)
    return {key: tuple(each) for key, each in found.items()}


def _key(row: Row) -> _Key:
    code = code_of(row["Goods code"], (10, 12), "Goods code")
    return (code[:10], *(cell(row, column) for column in _BESIDE[1:]))


def _condition(row: Row) -> str:
    columns = (
        "Meas. cond",
        "Certificate",
        "Cond. amount",
        "Mon. unit",
        "Meas. unit",
        "Meas. action",
    )
    return " ".join(filter(None, (cell(row, column) for column in columns)))


def _read(
    intake: Intake,
    number: int,
    row: Row,
    excluded: Mapping[_Key, tuple[str, ...]],
    asked: Mapping[_Key, tuple[str, ...]],
    areas: Mapping[str, frozenset[str]],
) -> None:
    key = _key(row)
    area = cell(row, "Origin code")
    measure_type = cell(row, "Meas. type code")
    kind = kind_of(measure_type, area)
    text = cell(row, "Duty")
    conditions = asked.get(key, ())
    amount = nothing_stated(text, kind, conditions)
    if not text and amount is None:
        return
    intake.rate(
        number,
        bare(key[0]),
        kind,
        text,
        amount=amount,
        start=_day(row, "Start date"),
        end=after(_day(row, "End date")),
        article=cell(row, "Legal base"),
        measure_type=measure_type,
        programme="" if area == ERGA_OMNES else cell(row, "Origin") or area,
        area="" if area == ERGA_OMNES else area,
        origins=members_of(area, areas),
        excluded=excluded.get(key, ()),
        conditions=conditions,
        order_number=cell(row, "Order No."),
        additional_code=cell(row, "Add code"),
    )


def _day(row: Row, column: str) -> dt.date | None:
    text = cell(row, column)
    return day_of(text, "%d-%m-%Y" if _EUROPEAN.fullmatch(text) else "%Y-%m-%d", column)
