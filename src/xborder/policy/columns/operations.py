"""What a formula may ask for besides infix arithmetic, and the groups it asks about."""

from collections.abc import Sequence
from typing import Any, Protocol

from attrs import frozen

from xborder.policy.columns.exact import Column


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
