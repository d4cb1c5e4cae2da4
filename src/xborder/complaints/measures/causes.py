"""What complaints come from, how often, and what they cost."""

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from xborder.complaints.measures.estimate import Share, share
from xborder.errors import InvalidInput
from xborder.money import Money


@frozen
class CauseShare:
    """One bar of a Pareto chart."""

    cause: str
    count: int
    share: float
    cumulative: float


def pareto(causes: Iterable[str]) -> tuple[CauseShare, ...]:
    """Return root causes by frequency, the commonest first, with shares that add up to 1.

    Examples:
        >>> [(bar.cause, bar.count, bar.cumulative) for bar in pareto(["late", "broken", "late"])]
        [('late', 2, 0.6666666666666666), ('broken', 1, 1.0)]
    """
    counts = Counter(causes)
    total, running, found = counts.total(), 0, []
    for cause, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        running += count
        found.append(CauseShare(cause, count, count / total, running / total))
    return tuple(found)


def complaint_rates(
    complaints: Mapping[str, int], orders: Mapping[str, int], *, confidence: float = 0.95
) -> dict[str, Share]:
    """Return complaints per order for each article (or country, or carrier) that had orders.

    Raises:
        InvalidInput: An article has more complaints than orders, or complaints and no orders: a
            rate that leaves them out would be too good.
    """
    stray = next((key for key, count in complaints.items() if count and not orders.get(key)), None)
    if stray is not None:
        raise InvalidInput(
            "{value} has complaints but no orders.",
            code="metrics.orders",
            remedy="Count the orders of the same articles and the same time.",
            where="orders",
            value=stray,
        )
    return {
        key: share(complaints.get(key, 0), count, confidence=confidence)
        for key, count in sorted(orders.items())
        if count
    }


def costs(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return what complaints cost, one sum a currency: refunds, freight, handling, goods."""
    sums: dict[str, Money] = {}
    for amount in amounts:
        code = str(amount.currency)
        sums[code] = sums[code] + amount if code in sums else amount
    return tuple(sums[code] for code in sorted(sums))
