"""The rows of a file as they come: mappings of column to cell, and what is none refused."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from xborder.errors import InvalidInput, InvalidType, XborderError, nearest

Row: TypeAlias = Mapping[str, Any]
"""A row: its cells by the names of their columns."""


def rows_of(
    rows: Iterable[object], needs: Collection[str], layout: str
) -> Iterator[tuple[int, Row | XborderError]]:
    """Yield each row with its place, or the error that it is no mapping.

    Args:
        rows: The rows.
        needs: Columns without which nothing can be read; looked for in the first row.
        layout: The name of the layout.

    Raises:
        InvalidInput: The first row lacks one of them.
        InvalidType: ``rows`` are no rows.
    """
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise InvalidType(
            "{value} is not rows.",
            code="tariff.rows",
            remedy="Give a list of mappings, such as csv.DictReader or json.load returns.",
            where="rows",
            value=type(rows).__name__,
        )
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            yield number, _no_row(row)
            continue
        if number == 0:
            _need(row, needs, layout)
        yield number, row


def _need(row: Row, needs: Collection[str], layout: str) -> None:
    missing = next((name for name in needs if name not in row), None)
    if missing is not None:
        meant = nearest(missing, map(str, row))
        raise InvalidInput(
            "The rows have no column {value}, which {layout} needs.",
            code="tariff.column",
            remedy="Did you mean {meant}? Rename it." if meant else "Check what file it is.",
            where="rows",
            value=missing,
            layout=layout,
            meant=meant,
        )


def _no_row(row: object) -> InvalidType:
    return InvalidType(
        "A row is a mapping of column to cell, not {value}.",
        code="tariff.row",
        remedy="Read the file with csv.DictReader, or give JSON's objects as they are.",
        value=row,
    )
