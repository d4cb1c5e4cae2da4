"""Ranks: the order of lines by their content, which settles ties of shares as a quote has it."""

from collections.abc import Sequence
from typing import Any, Final

from xborder.errors import extra
from xborder.policy.columns.combinations import in_order
from xborder.tables.cells import ABSENT
from xborder.tables.fitting import Fitting
from xborder.tables.numbers import Numbers, UnitPrices
from xborder.trade import Item

_NARROW: Final = 2**62


def ranks(
    fitting: Fitting,
    item_of: Any,
    items: Sequence[Item],
    money: UnitPrices,
    numbers: Numbers,
) -> Any:
    """Return the rank of each line; parcels whose ties it cannot settle are left out.

    Args:
        fitting: The parcels.
        item_of: The sort of goods of each line.
        items: A document of each sort.
        money: The prices of one piece.
        numbers: The other numbers of lines.
    """
    np = extra("numpy", name="tables")
    rank = np.arange(len(fitting.owner))
    several = np.diff(fitting.table.starts) > 1
    lines = np.flatnonzero((several & fitting.fits)[fitting.owner])
    if not len(lines):
        return rank
    goods = _places([(str(item.hs_code or ""), item.origin or "") for item in items])
    price = _places(["" if each is None else str(each) for each in money.cells])
    category = _places([str(item.category or "") for item in items])
    weight = _places([str(each or "") for each in numbers.weights])
    keys = [
        (goods[item_of[lines]], len(items)),
        (price[money.codes[lines]], len(price)),
        in_order(numbers.quantity[lines]),
        (category[item_of[lines]], len(items)),
        (weight[numbers.weight[lines]], len(weight)),
    ]
    if "item.sku" in fitting.said:
        said = fitting.said["item.sku"]
        sku = _places(["" if each is ABSENT else str(each) for each in said.values])
        keys.append((sku[fitting.codes("item.sku")[lines]], len(sku)))
    content = ordered(keys, len(lines))
    order = np.lexsort((content, fitting.owner[lines]))
    _leave_out_twins(fitting, lines[order], content[order])
    # The places of a parcel are its lines' own, and now stand in the order of their contents.
    rank[lines[order]] = lines
    return rank


def _leave_out_twins(fitting: Fitting, lines: Any, content: Any) -> None:
    """Leave out parcels of lines that agree in all this and not in all that they say."""
    np = extra("numpy", name="tables")
    twins = np.flatnonzero(
        (content[1:] == content[:-1]) & (fitting.owner[lines[1:]] == fitting.owner[lines[:-1]])
    )
    if not len(twins):
        return
    one, other = lines[twins], lines[twins + 1]
    differ = np.zeros(len(twins), dtype=bool)
    for said in fitting.said.values():
        if said.column.of == "item" and said.held.count > 1:
            codes = fitting.table.in_order(said.held.codes)
            differ |= codes[one] != codes[other]
    fitting.fits[fitting.owner[one[differ]]] = False


def _places(words: Sequence[Any]) -> Any:
    """Return the place of each word in the order of the distinct ones."""
    np = extra("numpy", name="tables")
    place = {word: k for k, word in enumerate(sorted(set(words)))}
    return np.asarray([place[word] for word in words], dtype=np.int64)


def ordered(keys: Sequence[tuple[Any, int]], rows: int) -> Any:
    """Return one number a row that orders rows by several keys, the first of them first."""
    np = extra("numpy", name="tables")
    key, most = np.zeros(rows, dtype=np.int64), 1
    for codes, count in keys:
        if most * count >= _NARROW:
            key, most = in_order(key)
        key, most = key * count + codes, most * count
    return key
