"""New, returned, repeat and lapsed customers between two periods."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.purchases.history import History
from xborder.display import Shown
from xborder.errors import InvalidInput


class FlowKind(Choice):
    """What became of a customer from one period to the next."""

    NEW = "new"
    """First purchase in the later period."""
    RETURNED = "returned"
    """Bought in the later period, not in the earlier one, but before it."""
    REPEAT = "repeat"
    """Bought in both."""
    LAPSED = "lapsed"
    """Bought in the earlier one only."""


@frozen(kw_only=True, repr=False)
class CustomerFlow(Shown):
    """The customers of two periods.

    Attributes:
        kinds: What became of each customer who bought in either.
        revenue_before: What each kind spent in the earlier period, exact.
        revenue_after: What each kind spent in the later period, exact.
    """

    kinds: Mapping[str, FlowKind] = field(hash=False)
    revenue_before: Mapping[FlowKind, Fraction] = field(hash=False)
    revenue_after: Mapping[FlowKind, Fraction] = field(hash=False)

    def _shown(self) -> dict[str, list[object]]:
        return {
            "kind": [str(kind) for kind in FlowKind],
            "customers": [self.counts[kind] for kind in FlowKind],
            "revenue_before": [float(self.revenue_before.get(kind, 0)) for kind in FlowKind],
            "revenue_after": [float(self.revenue_after.get(kind, 0)) for kind in FlowKind],
        }

    @property
    def counts(self) -> Mapping[FlowKind, int]:
        """How many customers of each kind there are."""
        found = Counter(self.kinds.values())
        return {kind: found[kind] for kind in FlowKind}

    @property
    def churn(self) -> float | None:
        """Lapsed customers as a fraction of those of the earlier period; ``None`` without any."""
        lapsed, stayed = self.counts[FlowKind.LAPSED], self.counts[FlowKind.REPEAT]
        return lapsed / (lapsed + stayed) if lapsed + stayed else None


def _stretch(value: object, where: str) -> tuple[dt.date, dt.date]:
    days = [arguments.day(day, where) for day in arguments.rows(value, where)]
    if len(days) != 2:
        raise InvalidInput(
            "{value} days do not make a stretch.",
            code="customers.periods",
            remedy="Give first day and the day after the last, within the history.",
            where=where,
            value=len(days),
        )
    return days[0], days[1]


def customer_flow(
    history: History, *, earlier: tuple[dt.date, dt.date], later: tuple[dt.date, dt.date]
) -> CustomerFlow:
    """Return what became of the customers of one period in a later one.

    Args:
        history: The purchases.
        earlier: First day and the day after the last.
        later: First day and the day after the last.

    Raises:
        InvalidInput: A period is empty, they overlap, or the later one is not wholly observed.

    Examples:
        >>> from xborder.customers import Order, purchase_history
        >>> orders = [
        ...     Order(customer_id=name, at=dt.date(2026, month, 10), amount="50.00 EUR")
        ...     for name, months in (("a", (1, 2)), ("b", (1,)), ("c", (2,))) for month in months
        ... ]
        >>> history = purchase_history(orders, on=dt.date(2026, 2, 28))
        >>> first, second, third = dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 3, 1)
        >>> found = customer_flow(history, earlier=(first, second), later=(second, third))
        >>> {name: kind.value for name, kind in found.kinds.items()}
        {'a': 'repeat', 'b': 'lapsed', 'c': 'new'}
    """
    arguments.an(History, history, "history")
    earlier, later = _stretch(earlier, "earlier"), _stretch(later, "later")
    in_order = earlier[0] < earlier[1] <= later[0] < later[1]
    if not in_order or (later[1] - history.on).days > 1:
        raise InvalidInput(
            "The periods {value} are not two observed stretches, one after the other.",
            code="customers.periods",
            remedy="Give first day and the day after the last, within the history.",
            where="later",
            value=[day.isoformat() for day in (*earlier, *later)],
        )
    kinds: dict[str, FlowKind] = {}
    spent = {side: dict.fromkeys(FlowKind, Fraction(0)) for side in ("earlier", "later")}
    for name, purchases in history.customers.items():
        before = [p.value for p in purchases if earlier[0] <= p.day < earlier[1]]
        after = [p.value for p in purchases if later[0] <= p.day < later[1]]
        if before:
            kind = FlowKind.REPEAT if after else FlowKind.LAPSED
        elif after:
            new = purchases[0].day >= later[0]
            kind = FlowKind.NEW if new else FlowKind.RETURNED
        else:
            continue
        kinds[name] = kind
        spent["earlier"][kind] += sum(before, Fraction(0))
        spent["later"][kind] += sum(after, Fraction(0))
    return CustomerFlow(kinds=kinds, revenue_before=spent["earlier"], revenue_after=spent["later"])
