"""Coded columns: the distinct cells of a column, and for each row the number of its cell.

A million rows name forty countries and a few thousand goods. Each distinct cell is read and checked
once; what stands for a row is a number, and rows are compared and grouped by numbers.
"""

import functools
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from xborder.errors import extra
from xborder.policy.columns.combinations import combined


@frozen(eq=False)
class Coded:
    """A column by its distinct cells.

    Args:
        distinct: The distinct cells, as a list or as an Arrow array.
        codes: For each row the place of its cell among them: an array of whole numbers.
    """

    distinct: Any
    codes: Any

    @functools.cached_property
    def cells(self) -> Sequence[Any]:
        """The distinct cells as Python values, made when they are first asked for."""
        # The names of half a million parcels are handed through and never looked at.
        distinct = self.distinct
        found: Sequence[Any]
        found = distinct if isinstance(distinct, list | tuple) else distinct.to_pylist()
        return found

    @property
    def count(self) -> int:
        """How many distinct cells there are."""
        return len(self.distinct)

    def taken(self, rows: Any) -> "Coded":
        """Return the column of some rows, in the order of their numbers, and its cells alone."""
        np = extra("numpy", name="tables")
        kept, codes = np.unique(self.codes[rows], return_inverse=True)
        if isinstance(self.distinct, list | tuple):
            return Coded([self.distinct[code] for code in kept.tolist()], codes)
        return Coded(self.distinct.take(extra("pyarrow", name="tables").array(kept)), codes)


def coded(column: Any) -> Coded:
    """Return a column by its distinct cells.

    Args:
        column: An Arrow array, a column of pandas whose equal cells say the same, or a list of
            Python values.
    """
    arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
    if isinstance(column, arrow.ChunkedArray):
        column = column.combine_chunks()
    if isinstance(column, arrow.Array):
        column = _readable(column)
    if isinstance(column, arrow.Array):
        found = column.dictionary_encode(null_encoding="encode")
        return Coded(found.dictionary, found.indices.to_numpy(zero_copy_only=False))
    if hasattr(column, "factorize"):
        codes, distinct = column.factorize()
        known = distinct.tolist()
        # An empty cell has no number in pandas; here it is one of the distinct ones.
        if (codes < 0).any():
            known, codes = [*known, None], np.where(codes < 0, len(known), codes)
        return Coded(known, codes)
    numbers: dict[Any, int] = {}
    cells: list[Any] = []
    codes = np.empty(len(column), dtype=np.int64)
    for row, cell in enumerate(column):
        key = _key(cell)
        code = numbers.get(key)
        if code is None:
            code = numbers[key] = len(cells)
            cells.append(cell)
        codes[row] = code
    return Coded(cells, codes)


def _readable(column: Any) -> Any:
    """Return an array that Arrow can number, or the list of its cells."""
    arrow = extra("pyarrow", name="tables")
    if arrow.types.is_dictionary(column.type) and not _is_apart(column.type.value_type):
        column = column.cast(column.type.value_type)
    if arrow.types.is_string_view(column.type):
        column = column.cast(arrow.large_string())
    if arrow.types.is_nested(column.type) or _is_apart(column.type):
        return column.to_pylist()
    if arrow.types.is_float32(column.type) or arrow.types.is_float16(column.type):
        return _as_written(column)
    return column


def _is_apart(kind: Any) -> bool:
    """Return whether cells of a type are read as Python values, one by one.

    Arrow neither numbers nor gathers them: views, types that others made, and dictionaries of both.
    """
    arrow = extra("pyarrow", name="tables")
    if arrow.types.is_dictionary(kind):
        return _is_apart(kind.value_type)
    own = isinstance(kind, arrow.BaseExtensionType)
    return own or arrow.types.is_string_view(kind) or arrow.types.is_binary_view(kind)


def _as_written(column: Any) -> list[float | None]:
    """Return floats of 32 or 16 bits as those of 64 that are written alike: 9.9 is 9.9 in both."""
    empty = column.is_null().to_pylist()
    numbers = column.fill_null(0).to_numpy(zero_copy_only=False)
    return [None if no else float(str(each)) for each, no in zip(numbers, empty, strict=True)]


def _key(cell: Any) -> Any:
    # 1, 1.0 and True are equal and are three cells; lists have no hash and are told by their text.
    kind = type(cell)
    if kind is str or cell is None:
        return cell
    try:
        hash(cell)
    except TypeError:
        return kind, repr(cell)
    return kind, cell, str(cell)  # 1.0 and 1.00 are two decimals, and a quantity tells them apart


def together(columns: Iterable[Coded], rows: int) -> tuple[Any, Any]:
    """Return the distinct combinations of columns.

    Args:
        columns: The columns.
        rows: How many rows they have.

    Returns:
        For each row the number of its combination, and for each combination its first row.
    """
    return combined([(column.codes, column.count) for column in columns], rows)
