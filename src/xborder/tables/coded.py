"""Coded columns: the distinct cells of a column, and for each row the number of its cell.

A million rows name forty countries and a few thousand goods. Each distinct cell is read and checked
once; what stands for a row is a number, and rows are compared and grouped by numbers.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from xborder.errors import extra

_WIDEST = 2**62
"""What codes of several columns may be multiplied up to, so that int64 holds them."""


@frozen(eq=False)
class Coded:
    """A column by its distinct cells.

    Args:
        cells: The distinct cells.
        codes: For each row the place of its cell among them: an int64 array.
    """

    cells: Sequence[Any]
    codes: Any

    def taken(self, rows: Any) -> "Coded":
        """Return the column of some rows, in the order of their numbers."""
        return Coded(self.cells, self.codes[rows])


def coded(column: Any) -> Coded:
    """Return a column by its distinct cells.

    Args:
        column: An Arrow array, or a list of Python values.
    """
    arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
    if isinstance(column, arrow.ChunkedArray):
        column = column.combine_chunks()
    if isinstance(column, arrow.Array):
        if arrow.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        if arrow.types.is_nested(column.type):
            column = column.to_pylist()
        else:
            found = column.dictionary_encode(null_encoding="encode")
            codes = found.indices.to_numpy(zero_copy_only=False).astype(np.int64)
            return Coded(found.dictionary.to_pylist(), codes)
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
    np = extra("numpy", name="tables")
    key, most = np.zeros(rows, dtype=np.int64), 1
    for column in columns:
        count = max(1, len(column.cells))
        if count == 1:
            continue
        if most * count >= _WIDEST:
            key, most = dense(key)
        key, most = key * count + column.codes, most * count
    codes, count = dense(key)
    first = np.full(count, -1, dtype=np.int64)
    first[codes[::-1]] = np.arange(rows - 1, -1, -1)
    return codes, first


def dense(key: Any) -> tuple[Any, int]:
    """Return numbers in place of keys, in the order in which the keys come up, and how many."""
    arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
    found = arrow.array(key).dictionary_encode()
    return found.indices.to_numpy().astype(np.int64), len(found.dictionary)
