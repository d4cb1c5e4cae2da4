"""Rows of exports: cells by name, amounts and days as people write them, and what became of each.

A reader matches columns by name, takes missing and further ones, and never counts on their order.
Every row ends in an exposure, in a note that says why it holds nothing open, or in an error; all
errors are reported at once.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.errors import InvalidInput, InvalidRows, XborderError, known_locale
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.rates.pair import currency_code
from xborder.kind import all_of_kind, mapping_of
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.number import exact
from xborder.tabular import Rows, Tabular, columns_of, records

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_PARTS: Final = re.compile(r"([0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,4})(?:[ T].*)?", re.DOTALL)
_NAMED: Final = re.compile(r"([0-9]{1,2})[- ]([a-z]{3,9})[- ]([0-9]{4})", re.IGNORECASE)
_MONTH_NAMED_FIRST: Final = re.compile(r"([a-z]{3,9}) ([0-9]{1,2}), ([0-9]{4})", re.IGNORECASE)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_EMPTY: Final = frozenset({"None", "nan", "NaN", "NaT", "<NA>"})  # as what is no text prints
_BLANKS: Final = "\ufeff \t\r\n\u00a0"  # a byte order mark and no-break spaces come with downloads


class DateOrder(Choice):
    """In which order an export writes day, month and year; files do not say it."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class DecimalMark(Choice):
    """What stands before the decimals; the other of the two groups thousands."""

    POINT = "."
    COMMA = ","


@frozen(kw_only=True)
class LeftOut:
    """A row that holds nothing open, and why.

    Attributes:
        row: Its place among the rows given, from 0.
        reason: Why, as a sentence.
    """

    row: int
    reason: Text


@frozen(kw_only=True, repr=False)
class ReadExport(Tabular):
    """What the rows of an export came to; no row is lost.

    Attributes:
        exposures: What is still to be received or paid.
        used: The places of the rows the exposures were read from.
        left_out: Every other row, with the reason.
    """

    exposures: tuple[Exposure, ...]
    used: tuple[int, ...]
    left_out: tuple[LeftOut, ...]

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row an exposure."""
        return columns_of(self.exposures, Exposure)

    def foreign_to(self, home: str) -> Rows[Exposure]:
        """Return the exposures that are not in the home currency, as a hedge plan takes them."""
        code = currency_code(home, where="home")
        found = (exposure for exposure in self.exposures if exposure.currency != code)
        return Rows(found, Exposure)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return in words what was read and what was left out."""
        known_locale(locale)
        first = Text(
            "{count} exposures from {used} rows; {left} rows hold nothing open.",
            count=len(self.exposures),
            used=len(self.used),
            left=len(self.left_out),
        )
        lines = [first.render(locale)]
        lines += [f"{each.row}: {each.reason.render(locale)}" for each in self.left_out]
        return "\n".join(lines)


@frozen
class Cells:
    """One row by the names of its columns, read as they are asked for."""

    row: int
    cells: Mapping[str, Any]
    order: DateOrder = DateOrder.YEAR_FIRST
    mark: DecimalMark = DecimalMark.POINT

    def text(self, *names: str) -> str:
        """Return the first cell there is under one of the names, blanks taken off; else nothing."""
        for name in names:
            cell = _written(self.cells.get(name.lower()))
            if cell:
                return cell
        return ""

    def required(self, *names: str) -> str:
        """Return a cell that must not be empty.

        Raises:
            InvalidInput: It is.
        """
        found = self.text(*names)
        if not found:
            raise InvalidInput(
                "The row has no {name}.",
                code="fx.cell",
                remedy="Give the rows as exported, each a mapping of column name to text.",
                where=names[0],
                name=names[0],
            )
        return found

    def amount(self, *names: str) -> Decimal:
        """Return an amount: thousands may be grouped, a minus may stand behind or as brackets.

        Raises:
            InvalidInput: There is none, or it is not a number.
        """
        written = self.required(*names)
        grouping = "," if self.mark is DecimalMark.POINT else "."
        plain = written.replace(grouping, "").replace("'", "").replace(" ", "").replace("−", "-")
        if plain.startswith("(") and plain.endswith(")"):
            plain = f"-{plain[1:-1]}"
        if plain.endswith("-"):
            plain = f"-{plain[:-1]}"
        plain = plain.replace(self.mark, ".")
        if not _NUMBER.fullmatch(plain):
            raise InvalidInput(
                "{value} is not an amount.",
                code="fx.cell_amount",
                remedy='Give digits, with "{mark}" before the decimals; or say decimal_mark.',
                where=names[0],
                value=written,
                mark=self.mark.value,
            )
        return exact(plain, names[0])

    def day(self, *names: str) -> dt.date:
        """Return a day, whatever time stands behind it.

        Raises:
            InvalidInput: There is none, or it is no day in the order that was said.
        """
        given = next((self.cells[n.lower()] for n in names if n.lower() in self.cells), None)
        if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
            return given
        written = self.required(*names)
        written_so = _MONTH_NAMED_FIRST.sub(r"\2 \1 \3", written)
        parts, named = _PARTS.fullmatch(written_so), _NAMED.fullmatch(written_so)
        day = _day(parts, self.order) if parts else _named_day(named) if named else None
        if day is None:
            raise InvalidInput(
                "{value} is not a day.",
                code="fx.cell_day",
                remedy="Write it as {order}, or say another date_order.",
                where=names[0],
                value=written,
                order=self.order.value,
            )
        return day

    def currency(self, *names: str) -> str:
        """Return a currency code, in whichever case it is written.

        Raises:
            InvalidInput: There is none, or none such.
        """
        return currency_code(self.required(*names).upper(), where=names[0])


def _written(cell: object) -> str:
    # a data frame has NaN, NaT or NA for an empty cell, and one such cell makes floats of a column
    # of whole numbers: 404.0 is the invoice 404
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    written = str(cell).strip(_BLANKS)
    return "" if written in _EMPTY and not isinstance(cell, str) else written


def _day(parts: re.Match[str], order: DateOrder) -> dt.date | None:
    # four digits are a year wherever they stand: an ISO date is read in any order
    first, second, third = parts.groups()
    if len(first) == 4 or order is DateOrder.YEAR_FIRST:
        year, month, day = first, second, third
    elif order is DateOrder.DAY_FIRST:
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    try:
        return dt.date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _named_day(parts: re.Match[str]) -> dt.date | None:
    day, name, year = parts.groups()
    month = [n for n, full in enumerate(_MONTHS, 1) if full.startswith(name.lower())]
    try:
        return dt.date(int(year), month[0], int(day)) if month else None
    except ValueError:
        return None


def mappings(rows: Iterable[Mapping[Any, Any]]) -> list[dict[Any, Any]]:
    """Return rows, of a data frame too, as mappings by column name.

    Raises:
        InvalidType: They are no rows, or one of them is no mapping.
    """
    given = all_of_kind(records(rows), object, "rows")
    return [mapping_of(row, f"rows[{n}]") for n, row in enumerate(given)]


@frozen
class Reading:
    """Rows on their way to exposures: each is used, left out or bad."""

    rows: tuple[Cells, ...]
    exposures: list[Exposure] = field(factory=list)
    used: set[int] = field(factory=set)
    left_out: dict[int, Text] = field(factory=dict)
    bad: list[XborderError] = field(factory=list)

    @classmethod
    def of(
        cls,
        rows: Iterable[Mapping[Any, Any]],
        *,
        date_order: str = DateOrder.YEAR_FIRST,
        decimal_mark: str = DecimalMark.POINT,
    ) -> "Reading":
        """Return the rows by lower-case column names; exact repeats of a row are left out."""
        order, mark = DateOrder(date_order), DecimalMark(decimal_mark)
        given = mappings(rows)
        seen: dict[tuple[tuple[str, str], ...], int] = {}
        reading = cls(
            tuple(
                Cells(n, {str(k).strip(_BLANKS).lower(): v for k, v in row.items()}, order, mark)
                for n, row in enumerate(given)
            )
        )
        for cells in reading.rows:
            key = tuple(sorted((name, str(cell)) for name, cell in cells.cells.items()))
            if (
                key in seen
            ):  # overlapping downloads repeat rows; counted twice they would be hedged twice
                reading.leave(cells, Text("repeats row {row}", row=seen[key]))
            seen.setdefault(key, cells.row)
        return reading

    def leave(self, cells: Cells, reason: Text) -> None:
        """Note that a row holds nothing open."""
        self.left_out.setdefault(cells.row, reason)

    def each(self, read: Callable[[Cells], None]) -> None:
        """Read every row that is not left out yet, and collect what is wrong with any."""
        for cells in self.rows:
            if cells.row not in self.left_out:
                try:
                    read(cells)
                except XborderError as error:
                    error.where = f"{cells.row}.{error.where}".rstrip(".")
                    self.bad.append(error)

    def expect(self, exposure: Exposure, rows: Iterable[Cells]) -> None:
        """Add an exposure, and the rows it was read from."""
        self.exposures.append(exposure)
        self.used.update(cells.row for cells in rows)

    def result(self) -> ReadExport:
        """Return what was read.

        Raises:
            InvalidRows: Some rows are bad; all of them are named.
        """
        if self.bad:
            raise InvalidRows(self.bad)
        return ReadExport(
            exposures=tuple(self.exposures),
            used=tuple(sorted(self.used)),
            left_out=tuple(
                LeftOut(row=row, reason=reason)
                for row, reason in sorted(self.left_out.items())
                if row not in self.used
            ),
        )


def table_below(
    lines: Iterable[Sequence[Any]], *, header: Iterable[str]
) -> tuple[dict[str, Any], ...]:
    """Return the rows of a report whose header stands below a title, as mappings by column.

    Args:
        lines: The lines of the file, each a list of cells, such as ``csv.reader`` gives them.
        header: Some names that the header line holds, to find it by.

    Raises:
        InvalidInput: No line holds all of them.

    Examples:
        >>> table_below([["Open invoices"], [], ["", "Num", "Amount"], ["", "7", "5.00"]],
        ...             header=["Num", "Amount"])
        ({'': '', 'Num': '7', 'Amount': '5.00'},)
    """
    wanted = set(all_of_kind(header, str, "header"))
    given = [
        all_of_kind(line, object, f"lines[{n}]")
        for n, line in enumerate(all_of_kind(lines, object, "lines"))
    ]
    for place, line in enumerate(given):
        names = [str(cell).strip(_BLANKS) for cell in line]
        if wanted <= set(names):
            below = [
                line for line in given[place + 1 :] if any(str(c).strip(_BLANKS) for c in line)
            ]
            return tuple(dict(zip(names, cells, strict=False)) for cells in below)
    raise InvalidInput(
        "No line holds the columns {value}.",
        code="fx.header",
        remedy="Give the whole report, or the names its header has.",
        where="header",
        value=", ".join(sorted(wanted)),
    )


def as_of_day(on: dt.date) -> dt.date:
    """Return the day of the view as a plain date."""
    return civil_day(on, "on")
