"""A table as it was loaded: rows by name or by place, headers matched by name alone."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from xborder.complaints.tickets.exports.cell import WallTimes, text
from xborder.errors import InvalidInput, InvalidType
from xborder.tabular import records


@frozen
class Row:
    """One row of an export.

    Attributes:
        number: Its place, the first row of data being 1.
        cells: Its cells by folded header; a header that stands several times has several.
        times: Reads its times.
    """

    number: int
    cells: Mapping[str, Sequence[Any]]
    times: WallTimes

    def where(self, column: str) -> str:
        """Return the row and column as errors name them."""
        return f"rows.{self.number}.{column}"

    def all(self, *columns: str) -> Sequence[Any]:
        """Return the cells of the first of some columns that is there."""
        return next((self.cells[fold(name)] for name in columns if fold(name) in self.cells), ())

    def text(self, *columns: str) -> str:
        """Return the first of some columns with something in it, as text."""
        cells = (text(cell) for name in columns for cell in self.all(name))
        return next(filter(None, cells), "")

    def instant(self, *columns: str) -> dt.datetime | None:
        """Return the first of some columns with something in it, as an instant.

        Raises:
            InvalidInput: What is in it is no time.
        """
        found = ((name, cell) for name in columns for cell in self.all(name))
        read = (self.times.read(cell, self.where(name)) for name, cell in found)
        return next((when for when in read if when is not None), None)


def fold(header: object) -> str:
    """Return a header without byte order mark, outer blanks and capitals: vendors vary them."""
    return str(header).lstrip("\ufeff").strip().lower()


def read_table(rows: Iterable[Any], times: WallTimes, required: Iterable[str]) -> Iterator[Row]:
    """Return the rows of a table.

    Args:
        rows: Mappings, such as ``csv.DictReader`` and ``json`` give; a data frame; or sequences
            with the header first, such as ``csv.reader`` gives: only these keep headers that
            repeat.
        times: Reads the times.
        required: Columns that must be there; ``"a|b"`` for either.

    Raises:
        InvalidType: The rows are neither.
        InvalidInput: A required column is missing.
    """
    rows = records(rows)
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise _no_rows(rows)
    header: list[str] | None = None
    number = 0
    for raw in rows:
        if isinstance(raw, Mapping):
            cells = {fold(name): (value,) for name, value in raw.items()}
        elif isinstance(raw, Sequence) and not isinstance(raw, (str, bytes)):
            if header is None:
                header = [fold(name) for name in raw]
                continue
            gathered: dict[str, list[Any]] = {name: [] for name in header}
            for name, value in zip(header, raw, strict=False):
                gathered[name].append(value)
            cells = {name: tuple(values) for name, values in gathered.items()}
        else:
            raise _no_rows(raw)
        number += 1
        if number == 1:
            _required(cells, required)
        yield Row(number, cells, times)


def _required(cells: Mapping[str, Any], required: Iterable[str]) -> None:
    for names in required:
        if not any(fold(name) in cells for name in names.split("|")):
            raise InvalidInput(
                "The export has no column {value}.",
                code="export.column",
                remedy="Export it with all columns and in English, or rename yours; there are "
                "{known}.",
                where="rows",
                value=names.replace("|", " or "),
                known=", ".join(cells),
            )


def _no_rows(value: object) -> InvalidType:
    return InvalidType(
        "{value} is not a table of rows.",
        code="export.rows",
        remedy="Load the file first: list(csv.DictReader(...)), list(csv.reader(...)) or "
        "json.load(...).",
        where="rows",
        value=value,
    )
