"""Cohorts: customers by the period of their first purchase, and what became of each group."""

import datetime as dt
import math
from collections import defaultdict
from fractions import Fraction
from typing import Any

from attrs import frozen

from xborder.chart import drawn_on, figure_of
from xborder.customers import arguments
from xborder.customers.purchases.history import History, Period
from xborder.messages import Text
from xborder.spoken import spoken
from xborder.tabular import Tabular


@frozen(kw_only=True)
class Cohort:
    """Customers who first bought in one period.

    Attributes:
        label: The period: ``2026-01-31``, ``2026-W05`` or ``2026-01``.
        size: How many they are.
        active: How many of them bought in that period and in each later one.
        revenue: What they spent in each, exact.
    """

    label: str
    size: int
    active: tuple[int, ...]
    revenue: tuple[Fraction, ...]

    @property
    def retention(self) -> tuple[float, ...]:
        """The fraction that bought in each period; 1 in the first."""
        return tuple(count / self.size for count in self.active)


@frozen(kw_only=True, repr=False)
class Cohorts(Tabular):
    """Every cohort of a history, in order, each up to the last day seen.

    Attributes:
        cohorts: The cohorts that have a customer.
        period: The length of a period.
        currency: The currency of the revenue.
    """

    cohorts: tuple[Cohort, ...]
    period: Period
    currency: str

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a cohort and period, the period counted from the cohort's first, 0.

        ``revenue`` is the float nearest to the exact sum.
        """
        rows = [(cohort, number) for cohort in self.cohorts for number in range(len(cohort.active))]
        return {
            "cohort": [cohort.label for cohort, _ in rows],
            "size": [cohort.size for cohort, _ in rows],
            "period": [number for _, number in rows],
            "active": [cohort.active[number] for cohort, number in rows],
            "retention": [cohort.retention[number] for cohort, number in rows],
            "revenue": [float(cohort.revenue[number]) for cohort, number in rows],
        }

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw what part of each cohort bought in each of its periods, as a heat map.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        longest = max((len(cohort.active) for cohort in self.cohorts), default=0)
        # the first period is always 1, and would leave the others pale: it is not drawn
        cells = [
            [*cohort.retention[1:], *(math.nan,) * (longest - len(cohort.active))]
            for cohort in self.cohorts
        ]
        if longest > 1:
            drawn = axes.imshow(cells, aspect="auto", cmap="Blues", vmin=0)
            bar = axes.figure.colorbar(drawn, ax=axes, format="{x:.0%}")
            bar.outline.set_visible(False)
            axes.set_xticks(range(longest - 1), [str(number) for number in range(1, longest)])
        axes.set_yticks(
            range(len(self.cohorts)), [f"{each.label} ({each.size})" for each in self.cohorts]
        )
        axes.set_xlabel(Text("Periods since the first purchase").render(locale))
        return figure_of(axes)

    @property
    def customers(self) -> int:
        """All customers with a purchase."""
        return sum(cohort.size for cohort in self.cohorts)

    @property
    def revenue(self) -> Fraction:
        """All revenue, exact."""
        return sum((sum(cohort.revenue, Fraction(0)) for cohort in self.cohorts), Fraction(0))


def period_label(period: Period, day: dt.date) -> str:
    """Return the name of the period a day falls in.

    Args:
        period: Day, week of ISO 8601, or month.
        day: The day.

    Examples:
        >>> period_label(Period.WEEK, dt.date(2027, 1, 1))
        '2026-W53'
    """
    period, day = Period(period), arguments.day(day, "day")
    if period is Period.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    return day.isoformat() if period is Period.DAY else day.isoformat()[:7]


def cohorts(history: History, *, period: Period = Period.MONTH) -> Cohorts:
    """Return the cohorts of a history.

    Args:
        history: The purchases.
        period: The length of a period, in the history's zone.

    Returns:
        The cohorts; sizes sum to the customers, revenues to the revenue of the history.

    Examples:
        >>> import datetime as dt
        >>> from xborder.customers import Order, purchase_history
        >>> orders = [
        ...     Order(customer_id=name, at=dt.date(2026, month, 10), amount="50.00 EUR")
        ...     for name, months in (("a", (1, 2)), ("b", (1,)), ("c", (2,))) for month in months
        ... ]
        >>> found = cohorts(purchase_history(orders, on=dt.date(2026, 2, 28)))
        >>> [(cohort.label, cohort.size, cohort.active) for cohort in found.cohorts]
        [('2026-01', 2, (2, 1)), ('2026-02', 1, (1,))]
    """
    arguments.an(History, history, "history")
    length = Period(period)
    last = length.ordinal(history.on)
    first_days: dict[int, dt.date] = {}
    sizes: dict[int, int] = defaultdict(int)
    active: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    revenue: dict[int, dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for name, purchases in history.customers.items():
        if not purchases:
            continue
        first = length.ordinal(purchases[0].day)
        first_days[first] = purchases[0].day
        sizes[first] += 1
        for purchase in purchases:
            number = length.ordinal(purchase.day)
            active[first][number].add(name)
            revenue[first][number] += purchase.value
    return Cohorts(
        cohorts=tuple(
            Cohort(
                label=period_label(length, first_days[first]),
                size=sizes[first],
                active=tuple(len(active[first][number]) for number in range(first, last + 1)),
                revenue=tuple(revenue[first][number] for number in range(first, last + 1)),
            )
            for first in sorted(sizes)
        ),
        period=length,
        currency=history.currency,
    )
