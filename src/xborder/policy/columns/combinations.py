"""Combinations: the distinct pairs, triples and so on of coded columns, numbered.

A million rows hold a few thousand combinations of words. What is said of words is worked out once a
combination, and rows take it by its number.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from xborder.errors import extra

_WIDEST = 2**62
"""What codes of several columns may be multiplied up to, so that int64 holds them."""
_NARROW = 4
"""So many places a row are searched faster than a dictionary is made."""


def combined(columns: Iterable[tuple[Any, int]], rows: int) -> tuple[Any, Any]:
    """Return the distinct combinations of coded columns.

    Args:
        columns: The codes of each column, from 0, and how many of them there may be.
        rows: How many rows they have.

    Returns:
        For each row the number of its combination, and for each combination its first row.
    """
    np = extra("numpy", name="tables")
    key, most = np.zeros(rows, dtype=np.int64), 1
    for codes, several in columns:
        count = max(1, several)
        if count == 1:
            continue
        if most * count >= _WIDEST:
            key, most = dense(key)
        key, most = key * count + codes, most * count
    if most == 1:  # one combination: nothing is looked for
        return key, key[:1]
    codes, count = dense(key)
    first = np.full(count, -1, dtype=np.int64)
    first[codes[::-1]] = np.arange(rows - 1, -1, -1)
    return codes, first


def dense(key: Any) -> tuple[Any, int]:
    """Return numbers in place of keys, in the order in which the keys come up, and how many.

    Args:
        key: An array of whole numbers.
    """
    arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
    if len(key) and key.min() >= 0 and key.max() < _NARROW * len(key):
        # Keys that are small numbers need no dictionary: each is a place, and holds its first row.
        rows = np.arange(len(key))
        first = np.full(int(key.max()) + 1, -1, dtype=np.int64)
        first[key[::-1]] = rows[::-1]
        there = np.flatnonzero(first >= 0)
        numbers = np.empty(len(first), dtype=np.int64)
        numbers[there[np.argsort(first[there])]] = rows[: len(there)]
        return numbers[key], len(there)
    found = arrow.array(key).dictionary_encode()
    return found.indices.to_numpy().astype(np.int64), len(found.dictionary)


def in_order(key: Any) -> tuple[Any, int]:
    """Return numbers in place of keys, in the order of the keys' own size, and how many.

    Args:
        key: An array of whole numbers.
    """
    np = extra("numpy", name="tables")
    distinct, codes = np.unique(key, return_inverse=True)
    return codes.reshape(len(key)), len(distinct)


def integers(numbers: Sequence[int]) -> Any:
    """Return whole numbers as int64 if all of them fit it, else as exact Python ints."""
    np = extra("numpy", name="tables")
    try:
        return np.asarray(numbers, dtype=np.int64)
    except OverflowError:
        return np.asarray(numbers, dtype=object)
