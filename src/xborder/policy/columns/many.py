"""A chunk of a table: int64 arrays, or arrays of Python ints where a value may outgrow them."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from xborder.errors import extra
from xborder.policy.columns.exact import Column
from xborder.policy.columns.operations import Groups
from xborder.policy.columns.sizes import Sizes

_NARROW = 2**63
"""What int64 cannot hold."""


class Many:
    """The lanes of a chunk of a table, on int64 arrays or on arrays of exact Python ints.

    Args:
        size: The number of lines.
        bounds: The bounds of all that will be computed: the same rules, run over this very chunk
            in :class:`Sizes`. Without them, or where int64 could not hold what they met, the
            columns are Python ints. So there is no way to int64 that was not proven wide enough,
            and nothing ever wraps round.
    """

    def __init__(self, size: int, *, bounds: Sizes | None = None) -> None:
        self.np: ModuleType = extra("numpy", name="tables")
        self.size = size
        self.bounds = bounds
        # Bounds that met nothing prove nothing.
        proven = bounds is not None and 0 < bounds.widest < _NARROW
        self.dtype: Any = self.np.int64 if proven else object

    def fill(self, value: int) -> Column:
        """Return a column of one value."""
        return self.np.full(self.size, value, dtype=self.dtype)

    def column(self, entries: Any) -> Column:
        """Return the entries as a column of these lanes."""
        # The type is given at once: left to itself, numpy turns ints on both sides of 2**63 into
        # floats. Where one does not fit int64 it raises, and never wraps.
        return self.np.asarray(entries, dtype=self.dtype)

    def entries(self, column: Any) -> Sequence[int]:
        """Return the entries of a column; a plain int stands on every line."""
        entries: list[int] = self.np.broadcast_to(column, (self.size,)).tolist()
        return entries

    def where(self, mask: Column, yes: Column, no: Column) -> Column:
        """Return ``yes`` where the mask holds, else ``no``."""
        # Plain ints too are given their type first: ``where(mask, 2**63, -1)`` would be floats.
        first = self.np.asarray(yes, dtype=self.dtype)
        second = self.np.asarray(no, dtype=self.dtype)
        return self.np.where(mask.astype(bool), first, second)

    def least(self, left: Column, right: Column) -> Column:
        """Return the smaller, line by line."""
        return self.np.minimum(left, right)

    def most(self, left: Column, right: Column) -> Column:
        """Return the larger, line by line."""
        return self.np.maximum(left, right)

    def lookup(self, codes: Column, table: Sequence[int]) -> Column:
        """Return ``table[code]`` for each line."""
        return self.np.asarray(table, dtype=self.dtype)[codes.astype(self.np.int64, copy=False)]

    def any(self, mask: Column) -> bool:
        """Return whether the mask holds on some line."""
        return bool(mask.any())

    def kept(self, mask: Column) -> "Many":
        """Return lanes for the lines where the mask holds."""
        return Many(int(mask.astype(bool).sum()), bounds=self.bounds)

    def sized(self, size: int) -> "Many":
        """Return lanes for so many lines, on the same bounds."""
        return Many(size, bounds=self.bounds)

    def pick(self, column: Column, mask: Column) -> Column:
        """Return the entries of a column where the mask holds."""
        return column[mask.astype(bool)]

    def put(self, column: Column, mask: Column) -> Column:
        """Return picked entries back in their places, zero elsewhere."""
        whole = self.fill(0)
        whole[mask.astype(bool)] = column
        return whole

    def groups(self, *keys: Column) -> Groups:
        """Return the partition of the lines by equal keys."""
        np = self.np
        if self.size == 0 or not keys:
            return Groups(np.zeros(self.size, dtype=np.int64), min(1, self.size), None, [0])
        narrow = [key.astype(np.int64, copy=False) for key in keys]
        steps = [key[1:] - key[:-1] for key in narrow]
        # Lines mostly come sorted, a consignment after another: then no sort, and no way back.
        order = None
        if not self._sorted(steps):
            order = np.lexsort(narrow[::-1])
            ordered = [key[order] for key in narrow]
            steps = [key[1:] - key[:-1] for key in ordered]
        changes = np.empty(self.size, dtype=bool)
        changes[0] = True
        np.not_equal(steps[0], 0, out=changes[1:])
        for step in steps[1:]:
            changes[1:] |= step != 0
        label = changes.cumsum()
        label -= 1
        starts = changes.nonzero()[0]
        if order is not None:
            back = np.empty_like(label)
            back[order] = label
            label = back
        return Groups(label, len(starts), order, starts)

    def _sorted(self, steps: list[Any]) -> bool:
        tied: Any = None
        for step in steps:
            left = step if tied is None else step[tied]
            if not left.size:  # the keys before put all lines in order, and no other is asked
                return True
            if left.min() < 0:
                return False
            tied = step == 0 if tied is None else tied & (step == 0)
        return True

    def total(self, column: Column, by: Groups) -> Column:
        """Return each group's sum, repeated on its lines."""
        return self._gather(self.np.add, column, by)

    def lowest(self, column: Column, by: Groups) -> Column:
        """Return each group's least entry, repeated on its lines."""
        return self._gather(self.np.minimum, column, by)

    def highest(self, column: Column, by: Groups) -> Column:
        """Return each group's largest entry, repeated on its lines."""
        return self._gather(self.np.maximum, column, by)

    def _gather(self, function: Any, column: Column, by: Groups) -> Column:
        if by.count == self.size:
            return column
        # A group is a run of the ordered lines, so one pass over the runs serves all groups.
        ordered = column if by.order is None else column[by.order]
        return function.reduceat(ordered, by.starts)[by.label]

    def share(self, total: Column, weight: Column, by: Groups, rank: Column) -> Column:
        """Split each group's total by weight, largest remainder first."""
        np = self.np
        if by.count == self.size:
            return total
        whole = self.total(weight, by)
        empty = whole == 0
        weight = self.where(empty, 1, weight)
        whole = self.where(empty, self.total(self.fill(1), by), whole)
        # The same largest remainder as for few lines, on whole columns: floors first, then one unit
        # more to the first of each group by remainder and content. The product is the widest number
        # of a run, which is what the bounds prove.
        product = total * weight
        shares = product // whole
        left = product - shares * whole
        odd = total - self.total(shares, by)
        open_lines = np.flatnonzero((odd != 0).astype(bool))
        if len(open_lines):
            ranks = rank[open_lines].astype(np.int64)
            lefts = left[open_lines]
            if self.dtype is object:  # lexsort needs numbers: order Python ints by their place
                lefts = np.unique(lefts, return_inverse=True)[1]
            label = by.label[open_lines]
            order = np.lexsort((ranks, -lefts, label))
            label = label[order]
            first = np.concatenate(([True], label[1:] != label[:-1]))
            starts = np.flatnonzero(first)
            place = np.arange(len(order)) - np.repeat(
                starts, np.diff(np.append(starts, len(order)))
            )
            lucky = open_lines[order][place < odd[open_lines[order]]]
            shares = shares.copy()
            shares[lucky] += 1
        return shares
