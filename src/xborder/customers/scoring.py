"""RFM: how recently, how often and for how much a customer bought, scored from 1 upwards.

The recency here is ``days_since_last``, days from the last purchase to the day of the analysis;
fewer is better, so its score is turned round. A method is an object of its own: quantiles with a
named tie rule, fixed cuts, percentiles, or the groups of a clustering that you bring.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from attrs import field, frozen

from xborder.choice import Choice
from xborder.customers.cut import (
    SPLITTING,
    Cut,
    TieRule,
    Value,
    label_cut,
    quantile,
    quantile_cut,
    split_scores,
)
from xborder.customers.history import History, RefundRate, Refunds
from xborder.customers.intake import purchase_history
from xborder.customers.order import Order
from xborder.errors import InvalidInput
from xborder.exchange import RateTable


class Spend(Choice):
    """What M stands for."""

    TOTAL = "total"
    MEAN = "mean"
    """The mean value of a purchase."""


@frozen(kw_only=True)
class Metrics:
    """What is scored of one customer.

    Attributes:
        customer_id: The customer.
        days_since_last: Days from the last purchase to the day of the analysis.
        purchases: How many purchases, days with several orders counted once.
        spend: Total or mean value, exact.
    """

    customer_id: str
    days_since_last: int
    purchases: int
    spend: Value


@frozen(kw_only=True)
class Cuts:
    """The cut points of the three axes.

    They score a new customer as they scored the old ones, without fitting again.
    """

    days_since_last: Cut
    purchases: Cut
    spend: Cut

    def score(self, metrics: Metrics) -> "Score":
        """Return the score of a customer.

        Raises:
            InvalidInput: The cuts came from a rule that splits equal customers.
        """
        days = self.days_since_last
        return Score(
            recency=days.groups + 1 - days.score(metrics.days_since_last),
            frequency=self.purchases.score(metrics.purchases),
            monetary=self.spend.score(metrics.spend),
        )


@frozen(kw_only=True, order=True)
class Score:
    """The three scores; higher is better on each axis.

    Examples:
        >>> str(Score(recency=5, frequency=4, monetary=1))
        '541'
    """

    recency: int
    frequency: int
    monetary: int

    def __str__(self) -> str:
        digits = (self.recency, self.frequency, self.monetary)
        return ("" if max(digits) < 10 else "-").join(map(str, digits))


class Method(Protocol):
    """How cut points are found."""

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points for a population."""


def _columns(rows: Sequence[Metrics]) -> dict[str, list[Any]]:
    return {
        "days_since_last": [row.days_since_last for row in rows],
        "purchases": [row.purchases for row in rows],
        "spend": [row.spend for row in rows],
    }


def _two_or_more(_instance: object, _attribute: object, groups: int) -> None:
    if groups < 2:
        raise InvalidInput(
            "{value} groups cannot tell customers apart.",
            code="customers.groups",
            remedy="Give 2 or more.",
            where="groups",
            value=groups,
        )


@frozen(kw_only=True)
class Quantiles:
    """Groups of about equal size on each axis.

    Args:
        groups: How many, 2 or more.
        ties: How equal values are scored.

    Raises:
        InvalidInput: Fewer than 2 groups.
    """

    groups: int = field(default=5, validator=_two_or_more)
    ties: TieRule = field(default=TieRule.LOWEST_RANK, converter=TieRule)

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points for a population."""
        return Cuts(
            **{
                axis: quantile_cut(sorted(column), groups=self.groups, ties=self.ties)
                for axis, column in _columns(rows).items()
            }
        )


@frozen(kw_only=True)
class FixedCuts:
    """Your own cut points; a value equal to one belongs above it.

    Args:
        days_since_last: Points in days.
        purchases: Points in purchases.
        spend: Points in the currency of the history.
    """

    days_since_last: tuple[Value, ...] = field(converter=tuple)
    purchases: tuple[Value, ...] = field(converter=tuple)
    spend: tuple[Value, ...] = field(converter=tuple)

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:  # noqa: ARG002 - the same for everybody
        """Return the cut points, whatever the population."""
        return Cuts(
            days_since_last=Cut.at(self.days_since_last),
            purchases=Cut.at(self.purchases),
            spend=Cut.at(self.spend),
        )


def _shares(values: Iterable[float | str | Fraction]) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(value)) for value in values)


@frozen(kw_only=True)
class Percentiles:
    """Groups cut at given fractions of the population, by type-7 quantiles.

    Args:
        at: The fractions, in order, such as ``(0.5, 0.8, 0.95)``.

    Raises:
        InvalidInput: A fraction is not between 0 and 1.
    """

    at: tuple[Fraction, ...] = field(converter=_shares)

    @at.validator
    def _fractions(self, _attribute: object, values: tuple[Fraction, ...]) -> None:
        for value in values:
            if not 0 < value < 1:
                raise InvalidInput(
                    "{value} is not a fraction between 0 and 1.",
                    code="customers.fraction",
                    remedy="Give 0.8 for 80 %.",
                    where="at",
                    value=float(value),
                )

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points for a population."""
        found = {}
        for axis, column in _columns(rows).items():
            ordered = sorted(column)
            points = [quantile(ordered, share) for share in self.at]
            found[axis] = Cut(points=points, groups=len(points) + 1, inclusive=False)
        return Cuts(**found)


@frozen(kw_only=True)
class Clusters:
    """The groups of a clustering that you bring, on each axis by itself.

    Args:
        labels: Given the values of one axis, the cluster of each, such as
            ``lambda values: KMeans(5).fit_predict([[v] for v in values])``.
    """

    labels: Callable[[list[float]], Sequence[Any]]

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points halfway between the clusters."""
        return Cuts(
            **{
                axis: label_cut(column, list(self.labels([float(value) for value in column])))
                for axis, column in _columns(rows).items()
            }
        )


@frozen(kw_only=True)
class RfmTable:
    """Every customer's metrics and scores, and the cut points behind them.

    Attributes:
        metrics: What was scored, by customer.
        scores: The scores, by customer.
        cuts: The cut points, for new customers.
        on: The day of the analysis.
        currency: The currency of ``spend``.
        spend: What M stands for.
    """

    metrics: Mapping[str, Metrics]
    scores: Mapping[str, Score]
    cuts: Cuts
    on: dt.date
    currency: str
    spend: Spend


def rfm(
    orders: Iterable[Order],
    *,
    on: dt.date,
    method: Method | None = None,
    spend: Spend = Spend.TOTAL,
    zone: str = "",
    currency: str = "",
    rates: RateTable | None = None,
    refunds: Refunds = Refunds.NET,
    refund_rate: RefundRate = RefundRate.ORDER_DAY,
    excluded_ids: Collection[str] = frozenset(),
) -> RfmTable:
    """Return the RFM scores of every customer with a purchase.

    Args:
        orders: Orders and refunds, in any order.
        on: The day of the analysis.
        method: How cut points are found; quintiles by lowest rank if not given.
        spend: What M stands for.
        zone: As for :func:`xborder.customers.intake.purchase_history`, and so are the rest.
        currency: The currency of the result.
        rates: The rates to convert by.
        refunds: How refunds count.
        refund_rate: At which day's rate they are converted.
        excluded_ids: Customers who objected or asked for erasure.

    Returns:
        Scores with metrics and cut points.

    Raises:
        InvalidRows: Orders that cannot be used: all at once.
        InvalidInput: No customer has a purchase.

    Examples:
        >>> orders = [
        ...     Order(customer_id=name, at=dt.date(2026, month, 1), amount=f"{month}0.00 EUR")
        ...     for name, months in (("a", (1, 5, 9)), ("b", (2,))) for month in months
        ... ]
        >>> table = rfm(orders, on=dt.date(2026, 10, 1), method=Quantiles(groups=2))
        >>> str(table.scores["a"]), str(table.scores["b"])
        ('222', '111')
    """
    history = purchase_history(
        orders,
        on=on,
        zone=zone,
        currency=currency,
        rates=rates,
        refunds=refunds,
        refund_rate=refund_rate,
        excluded_ids=excluded_ids,
    )
    return score_history(history, method=method, spend=spend)


def score_history(
    history: History, *, method: Method | None = None, spend: Spend = Spend.TOTAL
) -> RfmTable:
    """Return the RFM scores of a purchase history.

    Args:
        history: The purchases.
        method: How cut points are found; quintiles by lowest rank if not given.
        spend: What M stands for.

    Raises:
        InvalidInput: No customer has a purchase.
    """
    rows = []
    for customer_id, purchases in history.customers.items():
        if purchases:
            total = sum((purchase.value for purchase in purchases), Fraction(0))
            rows.append(
                Metrics(
                    customer_id=customer_id,
                    days_since_last=(history.on - purchases[-1].day).days,
                    purchases=len(purchases),
                    spend=total if spend == Spend.TOTAL else total / len(purchases),
                )
            )
    return score_metrics(
        rows, on=history.on, method=method, currency=history.currency, spend=Spend(spend)
    )


def score_metrics(
    rows: Iterable[Metrics],
    *,
    on: dt.date,
    method: Method | None = None,
    currency: str = "",
    spend: Spend = Spend.TOTAL,
) -> RfmTable:
    """Return the RFM scores of metrics that you computed yourself.

    Args:
        rows: The metrics, one a customer.
        on: The day of the analysis.
        method: How cut points are found; quintiles by lowest rank if not given.
        currency: The currency of ``spend``.
        spend: What M stands for.

    Raises:
        InvalidInput: There is no customer.
    """
    table = {row.customer_id: row for row in rows}
    if not table:
        raise InvalidInput(
            "No customer has a purchase.",
            code="customers.empty",
            remedy="Observe for longer, or look at how refunds count.",
            where="orders",
        )
    chosen = Quantiles() if method is None else method
    everyone = list(table.values())
    cuts = chosen.cuts(everyone)
    if isinstance(chosen, Quantiles) and chosen.ties in SPLITTING:
        scores = _split(everyone, chosen)
    else:
        scores = {name: cuts.score(row) for name, row in table.items()}
    return RfmTable(
        metrics=table, scores=scores, cuts=cuts, on=on, currency=currency, spend=Spend(spend)
    )


def _split(rows: Sequence[Metrics], method: Quantiles) -> dict[str, Score]:
    names = [row.customer_id for row in rows]
    axes = [
        split_scores(column, names, groups=method.groups, ties=method.ties)
        for column in _columns(rows).values()
    ]
    return {
        name: Score(recency=method.groups + 1 - days, frequency=often, monetary=much)
        for name, days, often, much in zip(names, *axes, strict=True)
    }
