"""RFM: how recently, how often and for how much a customer bought, scored from 1 upwards."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from xborder.customers import arguments
from xborder.customers.purchases.history import (
    Duplicates,
    History,
    RefundRate,
    Refunds,
    ZeroValue,
    exact_sum,
)
from xborder.customers.purchases.intake import purchase_history
from xborder.customers.purchases.order import Order
from xborder.customers.scoring.cut import SPLITTING, score_column, split_scores
from xborder.customers.scoring.method import Method, Quantiles, columns_of
from xborder.customers.scoring.score import Cuts, Metrics, Score, Spend
from xborder.errors import InvalidInput, InvalidType
from xborder.exchange import RateTable
from xborder.tabular import Tabular


@frozen(kw_only=True, repr=False)
class RfmTable(Tabular):
    """Every customer's metrics and scores, and the cut points behind them.

    Attributes:
        metrics: What was scored, by customer.
        scores: The scores, by customer.
        cuts: The cut points, for new customers.
        on: The day of the analysis.
        currency: The currency of ``spend``.
        spend: What M stands for.
    """

    metrics: Mapping[str, Metrics] = field(hash=False)
    scores: Mapping[str, Score] = field(hash=False)
    cuts: Cuts
    on: dt.date
    currency: str
    spend: Spend

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a customer as columns, as ``pandas.DataFrame`` and its like take them.

        ``spend`` is the float nearest to the exact value of ``metrics``: frames compute with no
        other.

        Examples:
            >>> orders = [Order(customer_id=name, at=dt.date(2026, 2, 1), amount=paid)
            ...     for name, paid in (("a", "12.50 EUR"), ("b", "9.00 EUR"))]
            >>> table = rfm(orders, on=dt.date(2026, 3, 1), method=Quantiles(groups=2))
            >>> columns = table.to_columns()
            >>> columns["customer_id"], columns["spend"], columns["monetary"]
            (['a', 'b'], [12.5, 9.0], [2, 1])
        """
        scored = [(self.metrics[name], self.scores[name]) for name in self.scores]
        return {
            "customer_id": list(self.scores),
            "days_since_last": [found.days_since_last for found, _ in scored],
            "purchases": [found.purchases for found, _ in scored],
            "spend": [float(found.spend) for found, _ in scored],
            "recency": [score.recency for _, score in scored],
            "frequency": [score.frequency for _, score in scored],
            "monetary": [score.monetary for _, score in scored],
        }


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
    zero_value: ZeroValue = ZeroValue.COUNTED,
    duplicates: Duplicates = Duplicates.KEPT,
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
        zero_value: What an order of value 0 is.
        duplicates: What becomes of rows that repeat another in every field.
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
        zero_value=zero_value,
        duplicates=duplicates,
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
    spend = Spend(spend)
    rows = []
    for customer_id, purchases in arguments.an(History, history, "history").customers.items():
        if purchases:
            total = exact_sum(purchase.value for purchase in purchases)
            rows.append(
                Metrics(
                    customer_id=customer_id,
                    days_since_last=(history.on - purchases[-1].day).days,
                    purchases=len(purchases),
                    spend=total if spend is Spend.TOTAL else total / len(purchases),
                )
            )
    return score_metrics(rows, on=history.on, method=method, currency=history.currency, spend=spend)


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
    on = arguments.day(on, "on")
    arguments.an(str, currency, "currency")
    table = {row.customer_id: row for row in arguments.each(Metrics, rows, "rows")}
    if not table:
        raise InvalidInput(
            "No customer has a purchase.",
            code="customers.empty",
            remedy="Observe for longer, or look at how refunds count.",
            where="orders",
        )
    chosen = Quantiles() if method is None else method
    if isinstance(chosen, type) or not hasattr(chosen, "cuts"):
        raise InvalidType(
            "{value} is no method of scoring.",
            code="customers.method",
            remedy="Give Quantiles(...), FixedCuts(...), Percentiles(...) or Clusters(...).",
            where="method",
            value=arguments.shown(method),
        )
    everyone = list(table.values())
    cuts = chosen.cuts(everyone)
    if isinstance(chosen, Quantiles) and chosen.ties in SPLITTING:
        scores = _split(everyone, chosen)
    else:
        scores = _scores(everyone, cuts)
    return RfmTable(
        metrics=table, scores=scores, cuts=cuts, on=on, currency=currency, spend=Spend(spend)
    )


def _scores(rows: Sequence[Metrics], cuts: Cuts) -> dict[str, Score]:
    axes = columns_of(rows)
    scored = [score_column(getattr(cuts, axis), column) for axis, column in axes.items()]
    turned = cuts.days_since_last.groups + 1  # fewer days are better
    return {
        row.customer_id: Score(recency=turned - day, frequency=times, monetary=spent)
        for row, day, times, spent in zip(rows, *scored, strict=True)
    }


def _split(rows: Sequence[Metrics], method: Quantiles) -> dict[str, Score]:
    names = [row.customer_id for row in rows]
    axes = [
        split_scores(column, names, groups=method.groups, ties=method.ties)
        for column in columns_of(rows).values()
    ]
    return {
        name: Score(recency=method.groups + 1 - days, frequency=often, monetary=much)
        for name, days, often, much in zip(names, *axes, strict=True)
    }
