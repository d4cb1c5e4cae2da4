"""Rows of a file read by the names of their columns, in any order, with some missing or to spare.

Vendors rename, reorder and translate columns without notice, so a field knows every header it was
seen under; a column nobody asks for is let be. A cell is read once, strictly: a number that is not
plain is refused with its row, never taken for zero, and a blank is none.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.inventory.exports.record import Movement, Note, Repeats, StockFile, StockLevel
from xborder.inventory.planning.inbound import Inbound
from xborder.kind import all_of_kind, mapping_of
from xborder.messages import Text
from xborder.number import finite
from xborder.tabular import records

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T].*)?")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?:[ T].*)?")


def _plain(header: object) -> str:
    # the byte-order mark of a file opened as UTF-8 sticks to its first header
    return str(header).lstrip("\ufeff").strip().strip('"').casefold()


class Row:
    """One row: its number in the file, the header being row 1, and its cells by plain header."""

    def __init__(self, number: int, cells: Mapping[Any, Any]) -> None:
        self.number = number
        self.cells: dict[str, Any] = {_plain(header): cell for header, cell in cells.items()}

    def text(self, *headers: str, needed: bool = False) -> str:
        """Return a cell as text, under the first of its headers that the file has."""
        for header in headers:
            cell = self.cells.get(header.casefold())
            # a blank of a frame is a float that does not equal itself
            if cell is not None and cell == cell and str(cell).strip():  # noqa: PLR0124
                if isinstance(cell, float) and cell.is_integer():
                    return str(int(cell))  # an id that a frame turned into 17850.0
                return str(cell).strip()
        if needed:
            raise self.refusal(
                "The cell {field} is blank or its column is missing.",
                remedy="Give the file as it was exported, or fill the cell.",
                field=headers[0],
            )
        return ""

    def units(self, *headers: str, needed: bool = False) -> float | None:
        """Return a cell as a number of units; none if it is blank."""
        for header in headers:
            cell = self.cells.get(header.casefold())
            if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell == cell:  # noqa: PLR0124
                return finite(cell, f"{self.number}.{header}")
        text = self.text(*headers, needed=needed)
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            raise self.refusal(
                "{value} is not a plain number of units.",
                remedy="Give digits with a point, without grouping, such as 1250 or -3.",
                field=headers[0],
                value=text,
            )
        return float(text)

    def day(self, *headers: str, month_first: bool = True) -> dt.date:
        """Return a cell as a day; a time of day is left out."""
        for header in headers:
            cell = self.cells.get(header.casefold())
            if isinstance(cell, dt.datetime) and cell == cell:  # noqa: PLR0124
                return cell.date()
            if isinstance(cell, dt.date):
                return civil_day(cell, f"{self.number}.{header}")
        text = self.text(*headers, needed=True)
        if found := _ISO.fullmatch(text):
            year, month, day = (int(part) for part in found.groups())
        elif found := _SLASHED.fullmatch(text):
            first, second, year = (int(part) for part in found.groups())
            month, day = (first, second) if month_first else (second, first)
        else:
            year = month = day = 0
        try:
            return dt.date(year, month, day)
        except ValueError as error:
            raise self.refusal(
                "{value} is not a date of this file's form.",
                remedy="Give the file as it was exported: 2026-09-30, or 09/30/2026.",
                field=headers[0],
                value=text,
            ) from error

    def refusal(self, message: str, *, remedy: str, field: str, value: object = "") -> InvalidInput:
        """Return what is wrong with a cell."""
        return InvalidInput(
            message,
            code="inventory.export",
            remedy=remedy,
            where=f"{self.number}.{field}",
            field=field,
            value=value,
        )


class Reader:
    """Collects what the rows of a file become."""

    def __init__(self, repeats: Repeats | str) -> None:
        self.repeats: Repeats = Repeats(repeats)
        self.movements: list[Movement] = []
        self.levels: list[StockLevel] = []
        self.inbound: dict[str, list[Inbound]] = {}
        self.promised: dict[str, float] = {}
        self.notes: list[Note] = []
        self.refused: list[InvalidInput] = []

    def read(self, rows: Iterable[Mapping[Any, Any]], take: Callable[[Row], None]) -> StockFile:
        """Take every row; one that cannot be used is refused and the next one taken."""
        given = all_of_kind(records(rows), object, "rows")
        seen: set[tuple[tuple[str, str], ...]] = set()
        for number, cells in enumerate(given, 2):
            row = Row(number, mapping_of(cells, f"rows[{number - 2}]"))
            key = tuple(sorted((header, str(cell)) for header, cell in row.cells.items()))
            if key in seen and self.repeats is Repeats.ONCE:
                self.note(row, "repeat", Text("The row equals an earlier one and counts once."))
                continue
            seen.add(key)
            try:
                take(row)
            except InvalidInput as error:
                self.refused.append(error)
        self._lost_zeros()
        return StockFile(
            movements=tuple(self.movements),
            levels=tuple(self.levels),
            inbound={sku: tuple(units) for sku, units in self.inbound.items()},
            promised=self.promised,
            notes=tuple(self.notes),
            refused=tuple(self.refused),
            rows=len(given),
        )

    def note(self, row: Row, code: str, text: Text, sku: str = "") -> None:
        """Say that a row was set aside, or is worth a look."""
        self.notes.append(Note(row=row.number, code=code, sku=sku, text=text))

    def _lost_zeros(self) -> None:
        skus = {one.sku for one in self.movements} | {one.sku for one in self.levels}
        padded = Counter(sku.lstrip("0") for sku in skus)
        for sku in sorted(skus):
            if padded[sku.lstrip("0")] > 1 and not sku.startswith("0"):
                text = Text(
                    "The item {sku} may be another one of this file that begins with a zero:"
                    " spreadsheets drop it.",
                    sku=sku,
                )
                self.notes.append(Note(row=0, code="lost_zero", sku=sku, text=text))
