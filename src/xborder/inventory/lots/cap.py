"""Orders that compete for one budget, volume or weight."""

import math
from collections.abc import Sequence

from attrs import field, frozen

from xborder.inventory.lots.lines import refuse_twice
from xborder.inventory.lots.order_rule import PACK, UNITS, plain
from xborder.kind import all_of_kind
from xborder.number import FINITE, NOT_NEGATIVE, TOLERANCE, checked, finite, ratio


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
    quantity: float = field(metadata=UNITS)
    multiple: float = field(default=1, metadata=PACK)
    use: float = field(metadata=NOT_NEGATIVE)
    daily_demand: float = field(metadata=NOT_NEGATIVE)
    position: float = field(default=0.0, metadata=FINITE)

    def cover(self, quantity: float) -> float:
        """Return days of supply with ``quantity`` more units."""
        more = finite(quantity, "quantity")
        return (self.position + more) / self.daily_demand if self.daily_demand else math.inf


def within_cap(proposals: Sequence[Proposal], *, cap: float) -> dict[str, float]:
    """Return quantities that together use at most ``cap``.

    Packs are taken back one by one from the line that would still have the most days of supply,
    so that what is left covers all lines about equally long.

    Args:
        proposals: The lines, each item once.
        cap: Budget, volume or weight, in the unit of :attr:`Proposal.use`.

    Raises:
        InvalidInput: An item stands on two lines.

    Examples:
        >>> lines = [Proposal(sku="A", quantity=100, multiple=10, use=2, daily_demand=5),
        ...          Proposal(sku="B", quantity=100, multiple=10, use=2, daily_demand=1)]
        >>> within_cap(lines, cap=300)
        {'A': 100, 'B': 50}
    """
    known = all_of_kind(proposals, Proposal, "proposals")
    refuse_twice((line.sku for line in known), where="proposals")
    lines = {line.sku: line for line in known}
    limit = finite(cap, "cap")
    kept = {sku: ratio(line.quantity, "quantity") for sku, line in lines.items()}
    used = math.fsum(line.quantity * line.use for line in lines.values())
    # what is used is a sum of products: its noise must not send a pack back
    while used - limit > TOLERANCE * max(1.0, abs(limit)):
        sku = max(
            (sku for sku, line in lines.items() if kept[sku] and line.use),
            key=lambda sku: lines[sku].cover(float(kept[sku]) - lines[sku].multiple),
            default=None,
        )
        if sku is None:
            break
        back = min(ratio(lines[sku].multiple, "multiple"), kept[sku])
        kept[sku] -= back
        used -= float(back) * lines[sku].use
    return {sku: plain(quantity) for sku, quantity in kept.items()}
