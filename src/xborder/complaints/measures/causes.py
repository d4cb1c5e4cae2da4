"""What complaints come from, how often, and what they cost."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from attrs import frozen

from xborder.chart import BAD, DONE, drawn_on, figure_of
from xborder.complaints.measures.estimate import Share, share
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, mapping_of
from xborder.messages import Text
from xborder.money import Money
from xborder.number import whole
from xborder.spoken import spoken
from xborder.tabular import Columns, Rows


@frozen
class CauseShare:
    """One bar of a Pareto chart.

    Attributes:
        cause: The root cause.
        count: How often it came up.
        share: Its part of all, 0 to 1.
        cumulative: The part of it and of all commoner ones.
    """

    cause: str
    count: int
    share: float
    cumulative: float

    COLUMNS: ClassVar[Columns] = ("cause", "count", "share", "cumulative")


class Pareto(Rows[CauseShare]):
    """Root causes by frequency, the commonest first: a table that can be drawn."""

    __slots__ = ()

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw how often each cause came up, and above it the part of all up to it.

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
        names = [bar.cause for bar in self]
        axes.bar(names, [bar.count for bar in self], color=DONE)
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.set_ylabel(Text("Complaints").render(locale))
        parts = axes.twinx()
        parts.plot(names, [bar.cumulative for bar in self], color=BAD, marker="o")
        parts.set_ylim(0, 1.05)
        parts.yaxis.set_major_formatter("{x:.0%}")
        parts.spines[["top"]].set_visible(False)
        return figure_of(axes)


def pareto(causes: Iterable[str]) -> Pareto:
    """Return root causes by frequency, the commonest first, with shares that add up to 1.

    Args:
        causes: The root cause of each complaint, in your own words.

    Examples:
        >>> [(bar.cause, bar.count, bar.cumulative) for bar in pareto(["late", "broken", "late"])]
        [('late', 2, 0.6666666666666666), ('broken', 1, 1.0)]
    """
    counts = Counter(all_of_kind(causes, str, "causes"))
    total, running, found = counts.total(), 0, []
    for cause, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        running += count
        found.append(CauseShare(cause, count, count / total, running / total))
    return Pareto(found, CauseShare)


def complaint_rates(
    complaints: Mapping[str, int], orders: Mapping[str, int], *, confidence: float = 0.95
) -> dict[str, Share]:
    """Return complaints per order for each article (or country, or carrier) that had orders.

    Args:
        complaints: How many there were of each article.
        orders: How many orders each had.
        confidence: How often an interval made so holds the true value, such as 0.95.

    Raises:
        InvalidInput: An article has more complaints than orders, or complaints and no orders: a
            rate that leaves them out would be too good.

    Examples:
        >>> round(complaint_rates({"TEE": 3}, {"TEE": 60, "CAP": 20})["TEE"].value, 4)
        0.05
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
    """Return what complaints cost, one sum a currency: refunds, freight, handling, goods.

    Args:
        amounts: Every amount, of any currency.

    Examples:
        >>> from xborder.money import Money
        >>> [str(each) for each in costs([Money("3 USD"), Money("4.50 EUR"), Money("2 USD")])]
        ['4.50 EUR', '5.00 USD']
    """
    sums: dict[str, Money] = {}
    for amount in all_of_kind(amounts, Money, "amounts"):
        code = str(amount.currency)
        sums[code] = sums[code] + amount if code in sums else amount
    return tuple(sums[code] for code in sorted(sums))
