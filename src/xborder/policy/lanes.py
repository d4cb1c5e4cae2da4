"""Lanes: the few operations that infix Python cannot spell, for one parcel and for many.

``OneLine`` runs a consignment of a single line on plain Python ints; ``One`` runs one of several
lines on short tuples of them; ``Many`` runs a chunk of a table on int64 arrays, or on arrays of
Python ints where a value may outgrow them. ``Sizes`` runs the same formulas on upper bounds, to
know beforehand whether int64 is wide enough. Every column has one entry a line, always; a value of
a whole group is repeated on its lines.
"""

import operator
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, repeat
from typing import Any, Protocol

from attrs import frozen

from xborder.errors import extra
from xborder.policy.exact import Column

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
    __add__ = _each(operator.add)
    __radd__ = _each(operator.add)
    __sub__ = _each(operator.sub)
    __rsub__ = _reflected(operator.sub)
    __mul__ = _each(operator.mul)
    __rmul__ = _each(operator.mul)
    __floordiv__ = _each(operator.floordiv)
    __rfloordiv__ = _reflected(operator.floordiv)
    __mod__ = _each(operator.mod)
    __and__ = _each(operator.and_)
    __or__ = _each(operator.or_)
    __lt__ = _each(operator.lt)
    __le__ = _each(operator.le)
    __gt__ = _each(operator.gt)
    __ge__ = _each(operator.ge)
    __eq__ = _each(operator.eq)
    __ne__ = _each(operator.ne)
    __hash__ = tuple.__hash__

    def __neg__(self) -> "Row":
        return Row(map(operator.neg, self))


@frozen(eq=False)
class Groups:
    """A partition of the lines.

    Attributes:
        label: The number of each line's group.
        order: For arrays, the lines sorted by group; ``None`` where they stand so already.
        starts: For arrays, where each group starts in that order.
        count: How many groups there are.
    """

    label: Any
    count: int
    order: Any = None
    starts: Any = None


class Lanes(Protocol):
    """What a formula may ask for besides infix arithmetic."""

    size: int

    def column(self, entries: Sequence[int]) -> Column:
        """Return a column of these entries."""

    def entries(self, column: Column) -> Sequence[int]:
        """Return the entries of a column; a plain int stands on every line."""

    def fill(self, value: int) -> Column:
        """Return a column of one value."""

    def where(self, mask: Column, yes: Column, no: Column) -> Column:
        """Return ``yes`` where the mask holds, else ``no``; either may be a plain int."""

    def least(self, left: Column, right: Column) -> Column:
        """Return the smaller, line by line."""

    def most(self, left: Column, right: Column) -> Column:
        """Return the larger, line by line."""

    def lookup(self, codes: Column, table: Sequence[int]) -> Column:
        """Return ``table[code]`` for each line; code -1 reads the last entry."""

    def any(self, mask: Column) -> bool:
        """Return whether the mask holds on some line."""

    def kept(self, mask: Column) -> "Lanes":
        """Return lanes for the lines where the mask holds."""

    def pick(self, column: Column, mask: Column) -> Column:
        """Return the entries of a column where the mask holds."""

    def put(self, column: Column, mask: Column) -> Column:
        """Return picked entries back in their places, zero elsewhere."""

    def groups(self, *keys: Column) -> Groups:
        """Return the partition of the lines by equal keys."""

    def total(self, column: Column, by: Groups) -> Column:
        """Return each group's sum, repeated on its lines."""

    def lowest(self, column: Column, by: Groups) -> Column:
        """Return each group's least entry, repeated on its lines."""

    def highest(self, column: Column, by: Groups) -> Column:
        """Return each group's largest entry, repeated on its lines."""

    def share(self, total: Column, weight: Column, by: Groups, rank: Column) -> Column:
        """Split each group's total by weight, largest remainder first, ties by lowest rank.

        A group whose weights are all zero is split equally. The shares sum to the total.
        """


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

    lowest = highest = total

    def share(self, total: int, weight: int, by: Groups, rank: int) -> int:  # noqa: ARG002
        """Return the total: one line takes all of it."""
        return total


class One:
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
        return Row(a if m else b for m, a, b in zip(mask, first, second, strict=False))

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

    def kept(self, mask: Row) -> "One":
        """Return lanes for the lines where the mask holds."""
        return One(sum(map(bool, mask)))

    def pick(self, column: Row, mask: Row) -> Row:
        """Return the entries of a column where the mask holds."""
        return Row(compress(column, mask))

    def put(self, column: Row, mask: Row) -> Row:
        """Return picked entries back in their places, zero elsewhere."""
        entries = iter(column)
        return Row([next(entries) if kept else 0 for kept in mask])

    def groups(self, *keys: Row) -> Groups:
        """Return the partition of the lines by equal keys."""
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


def one(size: int) -> OneLine | One:
    """Return the lanes of a single consignment of so many lines."""
    return OneLine() if size == 1 else One(size)


class Many:
    """The lanes of a chunk of a table: int64 arrays, or arrays of Python ints."""

    def __init__(self, size: int, *, wide: bool = False) -> None:
        """Make lanes for ``size`` lines; ``wide`` computes on exact Python ints."""
        self.np = extra("numpy", name="tables")
        self.size = size
        self.dtype = object if wide else self.np.int64

    def fill(self, value: int) -> Column:
        """Return a column of one value."""
        return self.np.full(self.size, value, dtype=self.dtype)

    def column(self, entries: Any) -> Column:
        """Return the entries as a column of these lanes."""
        return self.np.asarray(entries).astype(self.dtype)

    def entries(self, column: Any) -> Sequence[int]:
        """Return the entries of a column; a plain int stands on every line."""
        entries: list[int] = self.np.broadcast_to(column, (self.size,)).tolist()
        return entries

    def where(self, mask: Column, yes: Column, no: Column) -> Column:
        """Return ``yes`` where the mask holds, else ``no``."""
        return self.np.where(mask.astype(bool), yes, no).astype(self.dtype, copy=False)

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
        return Many(int(mask.astype(bool).sum()), wide=self.dtype is object)

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
        changes = np.zeros(self.size, dtype=bool)
        steps = [np.diff(key) for key in narrow]
        order = None
        if not self._sorted(steps):
            order = np.lexsort(narrow[::-1])
            steps = [np.diff(key[order]) for key in narrow]
        changes[1:] = np.logical_or.reduce([step != 0 for step in steps])
        label = np.cumsum(changes)
        starts = np.flatnonzero(np.concatenate(([True], changes[1:])))
        if order is not None:
            back = np.empty_like(label)
            back[order] = label
            label = back
        return Groups(label, len(starts), order, starts)

    def _sorted(self, steps: list[Any]) -> bool:
        tied = self.np.ones(max(self.size - 1, 0), dtype=bool)
        for step in steps:
            if (step[tied] < 0).any():
                return False
            tied &= step == 0
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


class Sizes:
    """Upper bounds in place of values: whether int64 can hold what a chunk will compute.

    A column is one int: the largest absolute value any line may have. Each operation returns the
    bound of its result and ``widest`` keeps the largest one met on the way.
    """

    def __init__(self, lines: int) -> None:
        """Make bounds for groups of at most ``lines`` lines."""
        self.size = lines
        self.widest = 0

    def bound(self, value: int) -> "Size":
        """Return a bound, and remember it."""
        self.widest = max(self.widest, value)
        return Size(value, self)

    def fill(self, value: int) -> "Size":
        """Return the bound of a column of one value."""
        return self.bound(abs(value))

    def where(self, mask: Any, yes: Any, no: Any) -> "Size":  # noqa: ARG002 - any line may hold
        """Return the larger bound."""
        return self.bound(max(_size(yes), _size(no)))

    def least(self, left: Any, right: Any) -> "Size":
        """Return the larger bound: a least value may be either."""
        return self.bound(max(_size(left), _size(right)))

    most = least

    def lookup(self, codes: Any, table: Sequence[int]) -> "Size":  # noqa: ARG002
        """Return the bound of a table's entries."""
        return self.bound(max(map(abs, table), default=0))

    def any(self, mask: Any) -> bool:  # noqa: ARG002
        """Return true: some line may hold."""
        return True

    def kept(self, mask: Any) -> "Sizes":  # noqa: ARG002
        """Return these bounds: every line may be kept."""
        return self

    def pick(self, column: Any, mask: Any) -> Any:  # noqa: ARG002
        """Return the column's bound."""
        return column

    def put(self, column: Any, mask: Any) -> Any:  # noqa: ARG002
        """Return the column's bound."""
        return column

    def groups(self, *keys: Any) -> Groups:  # noqa: ARG002
        """Return a partition that may hold every line in one group."""
        return Groups(None, 1)

    def total(self, column: Any, by: Groups) -> "Size":  # noqa: ARG002
        """Return the bound of a sum over all lines."""
        return self.bound(_size(column) * self.size)

    def lowest(self, column: Any, by: Groups) -> "Size":  # noqa: ARG002
        """Return the column's bound."""
        return self.bound(_size(column))

    highest = lowest

    def share(self, total: Any, weight: Any, by: Groups, rank: Any) -> "Size":  # noqa: ARG002
        """Return the total's bound, after its product with the weights."""
        self.bound(_size(total) * max(1, _size(weight)) + _size(weight) * self.size)
        return self.bound(_size(total))


class Size:
    """The bound of one column."""

    __slots__ = ("sizes", "value")

    def __init__(self, value: int, sizes: Sizes) -> None:
        self.value = value
        self.sizes = sizes

    def __add__(self, other: Any) -> "Size":
        return self.sizes.bound(self.value + _size(other))

    __radd__ = __sub__ = __rsub__ = __add__

    def __mul__(self, other: Any) -> "Size":
        return self.sizes.bound(self.value * _size(other))

    __rmul__ = __mul__

    def __floordiv__(self, other: Any) -> "Size":
        divisor = other if isinstance(other, int) else 1
        return self.sizes.bound(self.value // max(1, abs(divisor)) + 1)

    def __mod__(self, other: Any) -> "Size":
        return self.sizes.bound(_size(other))

    def __neg__(self) -> "Size":
        return self

    def _test(self, other: Any) -> "Size":
        self.sizes.bound(_size(other))
        return self.sizes.bound(1)

    __lt__ = __le__ = __gt__ = __ge__ = _test
    __and__ = __or__ = _test
    __eq__ = _test  # type: ignore[assignment]
    __ne__ = _test  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


def _size(value: Any) -> int:
    return value.value if type(value) is Size else abs(int(value))
