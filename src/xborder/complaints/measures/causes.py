"""What complaints come from, how often, and what they cost."""

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from xborder.complaints.measures.estimate import Share, share
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, mapping_of
from xborder.money import Money
from xborder.number import whole


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
    counts = Counter(all_of_kind(causes, str, "causes"))
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
    told, sold = _counts(complaints, "complaints"), _counts(orders, "orders")
    stray = next((key for key, count in told.items() if count and not sold.get(key)), None)
    if stray is not None:
        raise InvalidInput(
            "{value} has complaints but no orders.",
            code="metrics.orders",
            remedy="Count the orders of the same articles and the same time.",
            where="orders",
            value=stray,
        )
    return {
        key: share(told.get(key, 0), count, confidence=confidence)
        for key, count in sorted(sold.items())
        if count
    }


def _counts(values: Mapping[str, int], where: str) -> dict[str, int]:
    found = mapping_of(values, where)
    all_of_kind(found.keys(), str, where)
    return {key: whole(count, f"{where}.{key}") for key, count in found.items()}


def costs(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return what complaints cost, one sum a currency: refunds, freight, handling, goods."""
    sums: dict[str, Money] = {}
    for amount in all_of_kind(amounts, Money, "amounts"):
        code = str(amount.currency)
        sums[code] = sums[code] + amount if code in sums else amount
    return tuple(sums[code] for code in sorted(sums))
