"""Margins of many order lines in columns: int64 minor units, summed group by group.

The amounts of a column are in one currency, the home currency; what is in another is converted
before, line by line, as :class:`xborder.exchange.RateTable` does it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from xborder.channels.place import country_of
from xborder.errors import InvalidInput, InvalidType, extra
from xborder.kind import mapping_of
from xborder.margin.step import Kind
from xborder.margin.table import By, ByWord, MarginTable, splits_of
from xborder.margin.waterfall import Margins
from xborder.money import Currency
from xborder.named import all_known
from xborder.number import whole


def margin_columns(
    columns: Mapping[str, Any], by: By | ByWord | Sequence[By | ByWord], *, home: str
) -> MarginTable:
    """Return the margins of order lines held in columns, as :func:`margin_by` does; needs numpy.

    Args:
        columns: Columns of equal length: those to split by hold words; those named like a
            :class:`~xborder.margin.step.Kind` hold whole minor units of the home currency, as the
            amounts are called; ``"units"`` may be left out.
        by: What to split by.
        home: The currency of the amounts.

    Raises:
        InvalidInput: A column to split by is missing, a column is neither an amount nor something
            to split by, columns differ in length, units are negative, a country has no such
            code, or a sum may be too long for int64.
        InvalidType: A column of amounts holds no whole numbers.

    Examples:
        >>> table = margin_columns(
        ...     {"channel": ["shop", "site", "shop"], "sale": [5000, 1000, 700],
        ...      "goods": [2000, 1200, 300]}, "channel", home="EUR")
        >>> {key: str(each.margin_3) for key, each in table.items()}
        {('shop',): '34.00 EUR', ('site',): '-2.00 EUR'}
    """
    np = extra("numpy", name="stats")
    splits, given = splits_of(by), mapping_of(columns, "columns")
    code = Currency.of(home).code
    # what is left out of the sums would be money left out of the margins
    all_known(
        map(str, given),
        [*(by.value for by in By), *(kind.value for kind in Kind), "units"],
        "columns",
    )
    keys = [np.asarray(_column(given, split.value), dtype=str) for split in splits]
    length = len(keys[0])
    names, groups = _grouped(np, splits, keys)
    order = np.argsort(groups, kind="stable")
    # int64 sums over sorted runs are exact, where bincount would add in floats
    starts = np.searchsorted(groups[order], np.arange(len(names)))
    units = given.get("units")
    amounts = {kind: given[kind.value] for kind in Kind if kind.value in given}
    sums = {
        kind: kind.sign * _sums(np, _whole(np, kind.value, column, length), order, starts)
        for kind, column in amounts.items()
        if length
    }
    count = (
        np.diff(np.append(starts, length))
        if units is None
        else _sums(np, _whole(np, "units", units, length), order, starts)
    )
    found = {
        name: Margins(
            home=code,
            effects={kind: int(column[place]) for kind, column in sums.items()},
            units=whole(int(count[place]), "units"),
        )
        for place, name in enumerate(names)
    }
    return MarginTable(found, splits)


def _column(given: Mapping[str, Any], name: str) -> Any:
    if name not in given:
        raise InvalidInput(
            "There is no column {value} to split by.",
            code="margin.column",
            remedy="Add it, with a word a line.",
            where="columns",
            value=name,
        )
    return given[name]


def _grouped(
    np: Any, splits: Sequence[By], keys: Sequence[Any]
) -> tuple[list[tuple[str, ...]], Any]:
    """Return the groups by name, and the number of each line's group."""
    code = np.zeros(len(keys[0]), dtype=np.int64)
    words = []
    for split, key in zip(splits, keys, strict=True):
        _same_length("by", len(key), len(code))
        known, place = np.unique(key, return_inverse=True)
        if split is By.COUNTRY:
            for word in filter(None, map(str, known)):
                country_of(word, "columns.country")
        words.append(known)
        code = code * len(known) + place
    found, groups = np.unique(code, return_inverse=True)
    names = []
    for number in found.tolist():
        rest, name = number, []
        for known in reversed(words):
            rest, place = divmod(rest, len(known))
            name.append(str(known[place]))
        names.append(tuple(reversed(name)))
    return names, groups


def _whole(np: Any, name: str, column: Any, length: int) -> Any:
    numbers = np.asarray(column)
    if numbers.dtype.kind not in "iu" and len(numbers):
        raise InvalidType(
            "The column {value} holds no whole minor units.",
            code="margin.column_type",
            remedy="Give whole numbers of minor units, such as 1990 for 19.90 EUR.",
            where=name,
            value=name,
        )
    _same_length(name, len(numbers), length)
    most = max(abs(int(numbers.max())), abs(int(numbers.min()))) if length else 0
    if most * length >= 2**63:  # so that no sum of any group can leave int64
        raise InvalidInput(
            "The amounts of {value} may sum to more than int64 holds.",
            code="margin.int64",
            remedy="Use margin_by, whose sums have no end.",
            where=name,
            value=name,
        )
    return numbers.astype(np.int64)


def _sums(np: Any, numbers: Any, order: Any, starts: Any) -> Any:
    return np.add.reduceat(numbers[order], starts)


def _same_length(name: str, length: int, wanted: int) -> None:
    if length != wanted:
        raise InvalidInput(
            "The column {value} has {count} lines, the others {wanted}.",
            code="margin.length",
            remedy="Give columns of equal length.",
            where=name,
            value=name,
            count=length,
            wanted=wanted,
        )
