"""A single consignment: plain ints for one line, short tuples of ints for several."""

import operator
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, repeat
from typing import Any

from xborder.policy.columns.operations import Groups

Binary = Callable[[Any, Any], Any]


def _each(function: Binary) -> Binary:
    def method(self: Any, other: Any) -> Any:
        return Row(map(function, self, other if type(other) is Row else repeat(other)))

    return method


def _reflected(function: Binary) -> Binary:
    def method(self: Any, other: Any) -> Any:
        return Row(map(function, repeat(other), self))

    return method


class Row(tuple[int, ...]):
    """A short column: a tuple whose operators work entry by entry, as numpy's do.

    Examples:
        >>> Row((1, 2, 3)) * 2 + Row((0, 0, 1))
        (2, 4, 7)
    """

    __slots__ = ()
    __add__: Binary = _each(operator.add)
    __radd__: Binary = _each(operator.add)
    __sub__: Binary = _each(operator.sub)
    __rsub__: Binary = _reflected(operator.sub)
    __mul__: Binary = _each(operator.mul)
    __rmul__: Binary = _each(operator.mul)
    __floordiv__: Binary = _each(operator.floordiv)
    __rfloordiv__: Binary = _reflected(operator.floordiv)
    __mod__: Binary = _each(operator.mod)
    __and__: Binary = _each(operator.and_)
    __or__: Binary = _each(operator.or_)
    __lt__: Binary = _each(operator.lt)
    __le__: Binary = _each(operator.le)
    __gt__: Binary = _each(operator.gt)
    __ge__: Binary = _each(operator.ge)
    __eq__: Binary = _each(operator.eq)
    __ne__: Binary = _each(operator.ne)

    def __hash__(self) -> int:
        return tuple.__hash__(self)

    def __neg__(self) -> "Row":
        return Row(map(operator.neg, self))


class OneLine:
    """The lanes of a consignment of a single line, whose columns are plain Python ints."""

    size = 1
    _alone = Groups(0, 1)

    def column(self, entries: Sequence[int]) -> int:
        """Return the only entry."""
        return entries[0]

    def entries(self, column: int) -> Sequence[int]:
        """Return the column as a sequence."""
        return (column,)

    def fill(self, value: int) -> int:
        """Return the value."""
        return value

    def where(self, mask: int, yes: int, no: int) -> int:
        """Return ``yes`` if the mask holds, else ``no``."""
        return yes if mask else no

    def least(self, left: int, right: int) -> int:
        """Return the smaller."""
        return min(right, left)

    def most(self, left: int, right: int) -> int:
        """Return the larger."""
        return max(right, left)

    def lookup(self, codes: int, table: Sequence[int]) -> int:
        """Return ``table[code]``."""
        return table[codes]

    def any(self, mask: int) -> bool:
        """Return whether the mask holds."""
        return bool(mask)

    def kept(self, mask: int) -> "OneLine":  # noqa: ARG002 - a mask that keeps nothing is not asked
        """Return these lanes."""
        return self

    def pick(self, column: int, mask: int) -> int:  # noqa: ARG002
        """Return the only entry."""
        return column

    def put(self, column: int, mask: int) -> int:
        """Return the only entry, or zero."""
        return column if mask else 0

    def groups(self, *keys: int) -> Groups:  # noqa: ARG002
        """Return the partition: the line alone."""
        return self._alone

    def total(self, column: int, by: Groups) -> int:  # noqa: ARG002
        """Return the only entry: a sum over one line."""
        return column

    lowest = total

    def highest(self, column: int, by: Groups) -> int:  # noqa: ARG002
        """Return the only entry."""
        return column

    def share(self, total: int, weight: int, by: Groups, rank: int) -> int:  # noqa: ARG002
        """Return the total: one line takes all of it."""
        return total


class FewLines:
    """The lanes of a single consignment: short tuples of Python ints."""

    def __init__(self, size: int) -> None:
        self.size = size

    def column(self, entries: Iterable[int]) -> Row:
        """Return the entries as a column."""
        return Row(entries)

    def entries(self, column: Any) -> Sequence[int]:
        """Return the entries of a column; a plain int stands on every line."""
        return column if type(column) is Row else (column,) * self.size

    def fill(self, value: int) -> Row:
        """Return a column of one value."""
        return Row((value,) * self.size)

    def where(self, mask: Row, yes: Any, no: Any) -> Row:
        """Return ``yes`` where the mask holds, else ``no``."""
        first = yes if type(yes) is Row else repeat(yes)
        second = no if type(no) is Row else repeat(no)
        return Row([a if m else b for m, a, b in zip(mask, first, second, strict=False)])

    def least(self, left: Row, right: Any) -> Row:
        """Return the smaller, line by line."""
        return Row(map(min, left, right if type(right) is Row else repeat(right)))

    def most(self, left: Row, right: Any) -> Row:
        """Return the larger, line by line."""
        return Row(map(max, left, right if type(right) is Row else repeat(right)))

    def lookup(self, codes: Row, table: Sequence[int]) -> Row:
        """Return ``table[code]`` for each line."""
        return Row([table[code] for code in codes])

    def any(self, mask: Row) -> bool:
        """Return whether the mask holds on some line."""
        return any(mask)

    def kept(self, mask: Row) -> "FewLines":
        """Return lanes for the lines where the mask holds."""
        return FewLines(sum(map(bool, mask)))

    def pick(self, column: Row, mask: Row) -> Row:
        """Return the entries of a column where the mask holds."""
        return Row(compress(column, mask))

    def put(self, column: Row, mask: Row) -> Row:
        """Return picked entries back in their places, zero elsewhere."""
        entries = iter(column)
        return Row([next(entries) if kept else 0 for kept in mask])

    def groups(self, *keys: Row) -> Groups:
        """Return the partition of the lines by equal keys."""
        # Groups are numbered as they are met; only which lines are together is read from it.
        if self.size == 1 or not keys:
            return Groups(Row((0,) * self.size), 1)
        numbers: dict[Any, int] = {}
        rows = zip(*keys, strict=True)
        label = Row([numbers.setdefault(key, len(numbers)) for key in rows])
        return Groups(label, len(numbers))

    def total(self, column: Row, by: Groups) -> Row:
        """Return each group's sum, repeated on its lines."""
        return self._gather(sum, column, by)

    def lowest(self, column: Row, by: Groups) -> Row:
        """Return each group's least entry, repeated on its lines."""
        return self._gather(min, column, by)

    def highest(self, column: Row, by: Groups) -> Row:
        """Return each group's largest entry, repeated on its lines."""
        return self._gather(max, column, by)

    def _gather(self, function: Callable[[Iterable[int]], int], column: Row, by: Groups) -> Row:
        # Most consignments are one group, or have one for each line: neither needs lists.
        if by.count == self.size:
            return column
        if by.count == 1:
            return Row((function(column),) * self.size)
        members: list[list[int]] = [[] for _ in range(by.count)]
        for group, entry in zip(by.label, column, strict=True):
            members[group].append(entry)
        results = [function(entries) for entries in members]
        return Row([results[group] for group in by.label])

    def share(self, total: Row, weight: Row, by: Groups, rank: Row) -> Row:
        """Split each group's total by weight, largest remainder first."""
        if by.count == self.size:
            return total
        members: list[list[int]] = [[] for _ in range(by.count)]
        for line, group in enumerate(by.label):
            members[group].append(line)
        shares = [0] * self.size
        for lines in members:
            # Largest remainder: each line gets the floor of its part, and the units that are left
            # go to the largest remainders, ties by the lines' content: their order says nothing.
            # Lines that weigh nothing share alike, as the total is still to be borne.
            whole = sum(weight[line] for line in lines)
            weights = [weight[line] for line in lines] if whole else [1] * len(lines)
            whole = whole or len(lines)
            amount = total[lines[0]]
            parts = [divmod(amount * part, whole) for part in weights]
            odd = amount - sum(part for part, _ in parts)
            for line, (part, _) in zip(lines, parts, strict=True):
                shares[line] = part
            if odd:
                first = sorted(range(len(lines)), key=lambda k: (-parts[k][1], rank[lines[k]]))
                for k in first[:odd]:
                    shares[lines[k]] += 1
        return Row(shares)


def lanes_for(size: int) -> OneLine | FewLines:
    """Return the lanes of a single consignment of so many lines."""
    return OneLine() if size == 1 else FewLines(size)
