"""Orders that compete for one budget, volume or weight."""

import math
from collections.abc import Sequence

from attrs import field, frozen

from xborder.number import (
    COUNT,
    FINITE,
    NOT_NEGATIVE,
    WHOLE,
    checked,
)


@frozen(kw_only=True, field_transformer=checked)
class Proposal:
    """A line that competes for budget, volume or weight.

    Attributes:
        sku: The item.
        quantity: Units proposed, whole packs.
        multiple: Units in a pack.
        use: What one unit uses of the cap: money, litres or kilograms.
        daily_demand: Units a day.
        position: Units on hand and on order.
    """

    sku: str
    quantity: int = field(metadata=WHOLE)
    multiple: int = field(default=1, metadata=COUNT)
    use: float = field(metadata=NOT_NEGATIVE)
    daily_demand: float = field(metadata=NOT_NEGATIVE)
    position: float = field(default=0.0, metadata=FINITE)

    def cover(self, quantity: int) -> float:
        """Return days of supply with ``quantity`` more units."""
        return (self.position + quantity) / self.daily_demand if self.daily_demand else math.inf


def within_cap(proposals: Sequence[Proposal], *, cap: float) -> dict[str, int]:
    """Return quantities that together use at most ``cap``.

    Packs are taken back one by one from the line that would still have the most days of supply,
    so that what is left covers all lines about equally long.

    Args:
        proposals: The lines.
        cap: Budget, volume or weight, in the unit of :attr:`Proposal.use`.

    Examples:
        >>> lines = [Proposal(sku="A", quantity=100, multiple=10, use=2, daily_demand=5),
        ...          Proposal(sku="B", quantity=100, multiple=10, use=2, daily_demand=1)]
        >>> within_cap(lines, cap=300)
        {'A': 100, 'B': 50}
    """
    kept = {line.sku: line.quantity for line in proposals}
    used = math.fsum(line.quantity * line.use for line in proposals)
    while used > cap + 1e-9:
        line = max(
            (line for line in proposals if kept[line.sku] and line.use),
            key=lambda line: line.cover(kept[line.sku] - line.multiple),
            default=None,
        )
        if line is None:
            break
        back = min(line.multiple, kept[line.sku])
        kept[line.sku] -= back
        used -= back * line.use
    return kept
