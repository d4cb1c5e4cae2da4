"""An entry of the ledger: what one charge came to on the lines, in the three faces it leaves."""

from attrs import frozen

from xborder.policy.columns import Column, Exact


@frozen(eq=False)
class Entry:
    """What a charge came to, in its three faces, and what it was computed on.

    Attributes:
        exact: By statute, before any rounding.
        assessed: What a line shows and later bases read, in minor units.
        due: What is paid, in minor units; sums to the total.
        base: What the charge was computed on.
        applies: A column of truth: whether the charge's condition held.
    """

    exact: Exact
    assessed: Column
    due: Column
    base: Exact
    applies: Column
