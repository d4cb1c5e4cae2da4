"""Upper bounds in place of values: whether int64 can hold what a chunk will compute."""

from collections.abc import Sequence
from typing import Any, ClassVar

from xborder.policy.columns.operations import Groups

_LEADING_BITS = 3
"""How many bits of a bound are kept; those behind them count as ones."""


class Sizes:
    """Upper bounds in place of values: whether int64 can hold what a chunk will compute.

    A column is one int: the largest absolute value any line may have. Each operation returns the
    bound of its result and ``widest`` keeps the largest one met on the way.
    """

    def __init__(self, lines: int) -> None:
        """Make bounds for groups of at most ``lines`` lines."""
        self.size = lines
        self.widest: int = 0

    def bound(self, value: int, least: int = 1) -> "Size":
        """Return a bound, and remember it.

        Args:
            value: The largest absolute value that any line may have.
            least: What no line is below, where it divides others.
        """
        # Every intermediate counts, not the result alone: int64 wraps without a word.
        self.widest = max(self.widest, value)
        return Size(value, self, least)

    def column(self, entries: Any) -> "Size":
        """Return the bound of a column of these entries."""
        # An array says itself which of its entries are the furthest from zero.
        if hasattr(entries, "max"):
            least, last = int(entries.min()), int(entries.max())
        else:
            least, last = min(entries, default=0), max(entries, default=0)
        most = max(abs(least), abs(last))
        # A little more than the largest entry: so that what is proven of one chunk is proven of the
        # next, whose largest entry is another.
        spare = max(0, most.bit_length() - _LEADING_BITS)
        # What divides is at least so much, and a power of two for the same reason.
        least = 1 << least.bit_length() - 1 if least > 0 else 1
        return self.bound(((most >> spare) + 1 << spare) - 1, least)

    def entries(self, column: Any) -> Sequence[int]:
        """Return the bound as the only entry."""
        return (_size(column),)

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

    def any(self, mask: Any) -> bool:
        """Return whether some line may hold: not where none is more than nothing."""
        return _size(mask) != 0

    def kept(self, mask: Any) -> "Sizes":  # noqa: ARG002
        """Return these bounds: every line may be kept."""
        return self

    def pick(self, column: Any, mask: Any) -> Any:  # noqa: ARG002
        """Return the column's bound."""
        return column

    def put(self, column: Any, mask: Any) -> "Size":  # noqa: ARG002
        """Return the column's bound; elsewhere it is nothing, so that it divides no more."""
        return self.bound(_size(column))

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
    """The bound of one column, and what no entry of it is below where it divides others."""

    __slots__ = ("least", "sizes", "value")

    def __init__(self, value: int, sizes: Sizes, least: int = 1) -> None:
        self.value: int = value
        self.sizes: Sizes = sizes
        self.least: int = least

    def __add__(self, other: Any) -> "Size":
        return self.sizes.bound(self.value + _size(other))

    def __radd__(self, other: Any) -> "Size":
        return self.__add__(other)

    def __sub__(self, other: Any) -> "Size":
        return self.__add__(other)  # the bound of a difference: the other may be negative

    def __rsub__(self, other: Any) -> "Size":
        return self.__add__(other)

    def __mul__(self, other: Any) -> "Size":
        return self.sizes.bound(self.value * _size(other), self.least * _least(other))

    __rmul__ = __mul__

    def __floordiv__(self, other: Any) -> "Size":
        return self.sizes.bound(self.value // _least(other) + 1)

    def __mod__(self, other: Any) -> "Size":
        return self.sizes.bound(_size(other))

    def __neg__(self) -> "Size":
        return self

    def _test(self, other: Any) -> "Size":
        self.sizes.bound(_size(other))
        return self.sizes.bound(1)

    def __lt__(self, other: Any) -> "Size":
        return self._test(other)

    def __le__(self, other: Any) -> "Size":
        return self._test(other)

    def __gt__(self, other: Any) -> "Size":
        return self._test(other)

    def __ge__(self, other: Any) -> "Size":
        return self._test(other)

    def __and__(self, other: Any) -> "Size":
        return self._test(other)

    def __or__(self, other: Any) -> "Size":
        return self._test(other)

    # As in an array, the comparison of two sizes is a column and no truth value: nothing is equal
    # to a size, so that none may be looked up.
    __eq__ = _test  # type: ignore[assignment]  # a column
    __ne__ = _test  # type: ignore[assignment]  # a column
    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as for every list


def _size(value: Any) -> int:
    return value.value if type(value) is Size else abs(int(value))


def _least(value: Any) -> int:
    return value.least if type(value) is Size else max(1, abs(int(value)))
