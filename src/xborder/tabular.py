"""Results that are tables: columns of plain values, and a frame of whichever library is asked for.

A table is a mapping from column names to lists, which every frame library takes. Its cells are
text, numbers, exact decimals, days, moments or nothing: what a spreadsheet can show. Reasons and
sources stay with the result, whose ``explain`` words them. No frame library is loaded until its
frame is asked for.
"""

import importlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from enum import Enum
from fractions import Fraction
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from xborder.choice import Choice
from xborder.display import Shown, brief
from xborder.errors import MissingExtra


class FrameKind(Choice):
    """Whose frame a table becomes."""

    PANDAS = "pandas"
    POLARS = "polars"
    PYARROW = "pyarrow"


FrameWord = Literal["pandas", "polars", "pyarrow"]
"""How a :class:`FrameKind` may be written."""


class Tabular(Shown, ABC):
    """A result that is a table."""

    __slots__ = ()

    @abstractmethod
    def to_columns(self) -> dict[str, list[Any]]:
        """Return the columns by their names, each a list of plain values."""

    def to_frame(self, kind: FrameKind | FrameWord) -> Any:
        """Return the table as a frame of pandas, polars or pyarrow.

        Exact decimals stay decimals: a frame that shall compute with them in floats converts them.

        Args:
            kind: Whose frame.

        Raises:
            MissingExtra: The library is not installed.
        """
        wanted = FrameKind(kind)
        try:
            library = importlib.import_module(wanted.value)
        except ImportError as error:
            raise MissingExtra(
                "{module} is not installed.",
                remedy="Install it with: pip install {module}",
                module=wanted.value,
                extra="",
            ) from error
        columns = self.to_columns()
        return library.table(columns) if wanted is FrameKind.PYARROW else library.DataFrame(columns)


def records(rows: Any) -> Any:
    """Return the rows of a data frame as mappings by column name; anything else as it is.

    Frames of pandas, polars and pyarrow are told by what they can do, so none of them is loaded.
    What an empty cell of theirs means (NaN, NaT, NA, nothing) is decided where a cell is read.

    Examples:
        >>> records([{"sku": "a"}])
        [{'sku': 'a'}]
    """
    if hasattr(rows, "columns") and hasattr(rows, "to_dicts"):  # polars
        return rows.to_dicts()
    if hasattr(rows, "column_names") and hasattr(rows, "to_pylist"):  # pyarrow
        return rows.to_pylist()
    if hasattr(rows, "columns") and hasattr(rows, "to_dict"):  # pandas
        return rows.to_dict("records")
    return rows


Columns = tuple[str | tuple[str, str], ...]
"""What the columns of a row show: an attribute under its own name, or a name and the path to it."""


class Row(Protocol):
    """A row of a table, which says what its columns show."""

    COLUMNS: ClassVar[Columns]


R = TypeVar("R", bound=Row)


def columns_of(
    rows: Iterable[Row], of: type[Row], columns: Columns | None = None
) -> dict[str, list[Any]]:
    """Return rows of one kind as columns; with their names even where there is no row.

    Args:
        rows: The rows.
        of: Their class.
        columns: What they show; its ``COLUMNS`` if not given.
    """
    every = tuple(rows)
    shown = [(one, one) if isinstance(one, str) else one for one in columns or of.COLUMNS]
    return {name: [_cell(row, path) for row in every] for name, path in shown}


class Rows(tuple[R, ...], Tabular):  # noqa: SLOT001 - what it is a table of stands beside the rows
    """Rows of one kind: a tuple that is a table too."""

    of: type[R]

    def __new__(cls, rows: Iterable[R], of: type[R]) -> "Rows[R]":
        """Return the rows as a table of their class's columns."""
        self = super().__new__(cls, tuple(rows))
        self.of = of
        return self

    def __repr__(self) -> str:
        return brief(self)  # not a tuple's, which tells every row

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Return what a copy in another process is made of."""
        return tuple(self), self.of

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row of the table a row, in their order."""
        return columns_of(self, self.of)

    def _shown(self) -> dict[str, list[Any]]:
        # a notebook also shows what is no plain value: money, reasons, laws
        return columns_of(self, self.of, getattr(self.of, "SHOWN", ()) or self.of.COLUMNS)


class Groups(dict[str, R], Tabular):
    """Results by the name of their group: a mapping that is a table too."""

    def __init__(self, groups: Mapping[str, R], of: type[R], by: str) -> None:
        """Keep the groups; the first column holds their names and is called as what splits them."""
        super().__init__(groups)
        self.of: type[R] = of
        self.by: str = by

    def __repr__(self) -> str:
        return brief(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what a copy in another process is made of."""
        return type(self), (dict(self), self.of, self.by)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a group, the group's name first."""
        return {self.by: list(self), **columns_of(self.values(), self.of)}


def _cell(row: Any, path: str) -> Any:
    value = row
    for name in path.split("."):
        value = getattr(value, name)
        if value is None:  # nothing is known, nor what would hang on it
            return None
    if isinstance(value, Enum):
        return value.value
    return float(value) if isinstance(value, Fraction) else value
