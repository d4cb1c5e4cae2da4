"""The British tariff as a table: "measures as defined" and "measures on declarable commodities"."""

from collections.abc import Iterable, Mapping
from typing import Final

from xborder.policy.amount import Amount
from xborder.tariff.readers.cells import (
    BLANK,
    IN_CONDITIONS,
    after,
    bare,
    code_of,
    day_of,
    not_computed,
)
from xborder.tariff.readers.cells import cell as plain_cell
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.measures import ERGA_OMNES, kind_of, members_of
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import Row

_BLANK: Final = "#NA"
_CODE: Final = "commodity__code"
_START: Final = "measure__effective_start_date"
_END: Final = "measure__effective_end_date"
_NEEDS: Final = (
    _CODE,
    "measure__type__id",
    "measure__duty_expression",
    _START,
    _END,
    "measure__geographical_area__id",
)


def read_uk_measures(
    rows: Iterable[object],
    *,
    edition: Edition,
    areas: Mapping[str, frozenset[str]] | None = None,
    errors: Errors | str = Errors.RAISE,
) -> TariffFile:
    """Return the rates of the British open data table of measures.

    A duty that stands in the conditions of its measure is kept and not computed. Measures that are
    no duty and state no rate, such as controls, are silent rows.

    Args:
        rows: Mappings with the table's columns, every cell as text.
        edition: Which edition it is.
        areas: The countries of each group, as
            :func:`~xborder.tariff.readers.measures.uk_areas` gives them.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows.

    Source: Department for Business and Trade, UK Tariff data, https://www.data.gov.uk/.

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="4.0.1", source=Source(title="UK Tariff"), checked_on=dt.date(2026, 11, 20)
        ... )
        >>> row = {"commodity__code": "6109100010", "measure__type__id": "103",
        ...        "measure__duty_expression": "12.00 %", "measure__geographical_area__id": "1011",
        ...        "measure__effective_start_date": "2021-01-01",
        ...        "measure__effective_end_date": "#NA"}
        >>> file = read_uk_measures([row], edition=edition)
        >>> file.rates[0].amount.value
        Percent(share=Fraction(3, 25))
    """
    intake = Intake(layout="UK measures", edition=edition, errors=errors, destinations=("GB",))
    for number, row in intake.each(rows, _NEEDS):
        with intake.row(number):
            _read(intake, number, row, areas or {})
    return intake.done()


def _read(intake: Intake, number: int, row: Row, areas: Mapping[str, frozenset[str]]) -> None:
    code = bare(code_of(row[_CODE], (10,), _CODE))
    area = _cell(row, "measure__geographical_area__id")
    measure_type = _cell(row, "measure__type__id")
    kind = kind_of(measure_type, area)
    text = _cell(row, "measure__duty_expression")
    conditions = _list(row, "measure__conditions")
    amount = nothing_stated(text, kind, conditions)
    if not text and amount is None:
        return
    intake.rate(
        number,
        code,
        kind,
        text,
        amount=amount,
        start=day_of(_cell(row, _START), "%Y-%m-%d", _START),
        end=after(day_of(_cell(row, _END), "%Y-%m-%d", _END)),
        article=_cell(row, "measure__regulation__id"),
        measure_type=measure_type,
        programme=""
        if area == ERGA_OMNES
        else _cell(row, "measure__geographical_area__description"),
        area="" if area == ERGA_OMNES else area,
        origins=members_of(area, areas),
        excluded=_list(row, "measure__excluded_geographical_areas__ids"),
        conditions=conditions,
        order_number=_cell(row, "measure__quota__order_number"),
        additional_code=_cell(row, "measure__additional_code__code"),
    )


def nothing_stated(text: str, kind: RateKind, conditions: tuple[str, ...]) -> Amount | None:
    """Return why a measure without a text is not computed; nothing if it is no duty, or has one."""
    if text or kind is RateKind.OTHER:
        return None
    return not_computed(IN_CONDITIONS if conditions else BLANK)


def _cell(row: Row, column: str) -> str:
    text = plain_cell(row, column)
    return "" if text == _BLANK else text


def _list(row: Row, column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _cell(row, column).split("|") if part.strip())
