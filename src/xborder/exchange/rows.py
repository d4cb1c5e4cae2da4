"""Reading rows of published rates; all bad rows are reported at once, none is dropped."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.exchange.rate import Quotation, RateKind, day_after
from xborder.kind import all_of_kind, mapping_of
from xborder.source import Source

ECB: Final = Source(
    title="ECB euro foreign exchange reference rates",
    url="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html",
)
HMRC: Final = Source(
    title="HMRC monthly exchange rates",
    url="https://www.trade-tariff.service.gov.uk/exchange_rates",
)
LEFT_OUT: Final = frozenset({"CYP", "EEK", "LTL", "LVL", "MTL", "ROL", "SIT", "SKK", "TRL"})
"""Columns of the ECB's history of currencies that ended before 2016; they are not read."""

_NOT_QUOTED: Final = frozenset({"", "N/A"})
_HMRC_DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Value = str | int | Decimal | Fraction | tuple[Any, Any]
Row = Mapping[Any, Any]


PairRates = Mapping[Any, Value]
"""Rates by pair, as ``"EUR/USD"`` or ``("EUR", "USD")``; keys of both kinds may stand together."""


def from_pairs(
    rates: PairRates,
    *,
    start: dt.date,
    end: dt.date | None,
    kind: RateKind | str,
    source: Source | str,
) -> list[Quotation]:
    """Return the quotations of a mapping of pairs to rates that hold on the same days."""

    def read(entry: tuple[str | tuple[str, str], Value]) -> Iterator[Quotation]:
        pair, value = entry
        codes = tuple(pair.split("/")) if isinstance(pair, str) else pair
        if type(codes) is not tuple or len(codes) != 2:
            raise InvalidInput(
                "{value} is not a pair of currencies.",
                code="rate.pair",
                remedy='Write "EUR/USD": so much USD for one EUR.',
                value=str(pair),
            )
        base, quote = codes
        if isinstance(value, tuple) and len(value) == 2:
            bid, ask = value
            yield Quotation.of(
                base, quote, bid=bid, ask=ask, start=start, end=end, kind=kind, source=source
            )
        else:
            yield Quotation.of(base, quote, value, start=start, end=end, kind=kind, source=source)

    given = mapping_of(rates, "rates")
    return _all(read, given.items(), [str(pair) for pair in given])


def ecb(rows: Iterable[Row]) -> list[Quotation]:
    """Return the quotations of rows of the ECB's ``eurofxref-hist.csv``.

    Each row has a ``Date`` and one column a currency: so much of it for one euro, or ``N/A``.
    """

    def read(row: Row) -> Iterator[Quotation]:
        cells = _cells(row)
        day = _iso_day(_cell(cells, "Date"))
        for code, cell in cells.items():
            text = cell.strip() if isinstance(cell, str) else cell
            quoted = text is not None and not (isinstance(text, str) and text in _NOT_QUOTED)
            if code not in {"Date", ""} | LEFT_OUT and quoted:
                yield Quotation.of("EUR", code, text, start=day, kind=RateKind.ECB, source=ECB)

    return _all(read, rows)


def hmrc(rows: Iterable[Row]) -> list[Quotation]:
    """Return the quotations of rows of HMRC's monthly list.

    Each row has ``Currency Code``, ``Currency Units per £1``, ``Start date`` and ``End date``;
    days are written 01/11/2026 and the last one still holds. A currency that several countries
    share is listed more than once.
    """

    def read(row: Row) -> Iterator[Quotation]:
        cells = {name.lower(): cell for name, cell in _cells(row).items()}
        units = next((name for name in cells if name.startswith("currency units per")), "")
        last = _hmrc_day(_cell(cells, "end date"))
        yield Quotation.of(
            "GBP",
            _cell(cells, "currency code"),
            _cell(cells, units or "currency units per £1"),
            start=_hmrc_day(_cell(cells, "start date")),
            end=day_after(last),
            kind=RateKind.CUSTOMS,
            source=HMRC,
        )

    return _all(read, rows)


def _cells(row: Row) -> dict[str, Any]:
    """Return a row's cells by the names of their columns, blanks around these taken off.

    ``csv.DictReader`` puts what stands beyond the header under no name: it is no column of ours.
    """
    cells = mapping_of(row, "row").items()
    return {str(name).strip(): cell for name, cell in cells if name is not None}


def _all(
    read: Callable[[Any], Iterator[Quotation]],
    rows: Iterable[Any],
    names: list[str] | None = None,
) -> list[Quotation]:
    """Read every row, and raise what is wrong with any of them together."""
    found: list[Quotation] = []
    bad: list[XborderError] = []
    for position, row in enumerate(all_of_kind(rows, object, "rows")):
        try:
            found += read(row)
        except XborderError as error:
            name = names[position] if names else str(position)
            error.where = f"{name}.{error.where}".rstrip(".")
            bad.append(error)
    if bad:
        raise InvalidRows(bad)
    return found


def _cell(cells: Mapping[str, Any], name: str) -> Any:
    cell = cells.get(name)
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        raise InvalidInput(
            "The row has no {name}.",
            code="rate.column",
            remedy="Give the rows as published, each a mapping of column name to text.",
            where=name,
            name=name,
        )
    return cell.strip() if isinstance(cell, str) else cell


def _iso_day(text: Any) -> dt.date:
    if isinstance(text, str) and _ISO_DAY.fullmatch(text):
        return _day(text, *text.split("-"))
    if isinstance(text, str):
        raise _no_day(text)
    return text  # type: ignore[no-any-return]  # the quotation checks that it is a plain date


def _hmrc_day(text: Any) -> dt.date:
    match = _HMRC_DAY.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return _iso_day(text)
    day, month, year = match.groups()
    return _day(match[0], year, month, day)


def _day(text: str, year: str, month: str, day: str) -> dt.date:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise _no_day(text) from error


def _no_day(text: str) -> InvalidInput:
    return InvalidInput(
        "{value} is not a date.",
        code="date.text",
        remedy="Write it as 2026-11-21.",
        where="date",
        value=text,
    )
