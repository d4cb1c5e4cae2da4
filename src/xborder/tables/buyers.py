"""Buyers of tables: scores, stages and lifetime values of the customers of a frame of orders."""

import datetime as dt
from typing import Any, ClassVar, Final, Literal

from attrs import frozen

from xborder.customers.lifetime.model import PurchaseModel
from xborder.customers.purchases.intake import purchase_history
from xborder.customers.purchases.order import Order
from xborder.customers.purchases.span import DiscountRate, Span
from xborder.customers.scoring.method import Method
from xborder.customers.scoring.score import Spend
from xborder.customers.scoring.table import rfm as rfm_of
from xborder.customers.stages.stage import LifecycleRules
from xborder.customers.stages.stage import lifecycle as lifecycle_of
from xborder.customers.value.gamma_gamma import GammaGamma
from xborder.customers.value.valuation import Timing
from xborder.customers.value.valuation import lifetime_value as lifetime_value_of
from xborder.tables.answers import anew, every
from xborder.tables.cells import Prices
from xborder.tables.layout import Layout
from xborder.tabular import Columns, Rows

ORDERS: Final = Layout(table="orders", document=Order)
"""One row an order, a line of one, or a refund."""


def rfm(
    frame: Any,
    *,
    on: dt.date,
    method: Method | None = None,
    spend: Spend = Spend.TOTAL,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
    **reading: Any,
) -> Any:
    """Return the RFM scores of every customer of a frame of orders, one row a customer.

    Args:
        frame: One row an order: ``xborder.tables.schema("orders")`` lists the columns.
        on: The day of the analysis.
        method: How cut points are found; quintiles by lowest rank if not given.
        spend: What M stands for.
        prices: Whether amounts that are floats are refused, or taken as the shortest decimal.
        **reading: What :func:`xborder.customers.purchase_history` takes beside: ``zone``,
            ``currency``, ``rates``, ``refunds``, ``zero_value``, ``duplicates``, ``excluded_ids``.

    Returns:
        A frame of the same kind, customers in order of their ids.

    Raises:
        InvalidTable: Rows are no orders: scores of some of them would be of other customers.
        InvalidRows: Orders that contradict one another or the day.

    Examples:
        >>> found = rfm(
        ...     {"customer_id": ["a", "a", "b"], "at": ["2026-01-10", "2026-09-01", "2026-02-01"],
        ...      "amount": ["10.00 EUR", "90.00 EUR", "20.00 EUR"]}, on=dt.date(2026, 10, 1))
        >>> found["customer_id"], found["days_since_last"], found["spend"]
        (['a', 'b'], [30, 242], [100.0, 20.0])
    """
    read, orders = every(frame, ORDERS, prices=prices)
    return anew(read, rfm_of(orders, on=on, method=method, spend=spend, **reading))


@frozen(kw_only=True)
class Staged:
    """A customer's stage.

    Attributes:
        customer_id: The customer.
        stage: The stage.
        reason: Why, in a sentence.
        gap_days: The rhythm measured against, in days.
        own_rhythm: Whether it is the customer's own.
    """

    COLUMNS: ClassVar[Columns] = ("customer_id", "stage", "reason", "gap_days", "own_rhythm")

    customer_id: str
    stage: str
    reason: str
    gap_days: float
    own_rhythm: bool


def lifecycle(
    frame: Any,
    *,
    on: dt.date,
    rules: LifecycleRules | None = None,
    gap_days: float | None = None,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
    **reading: Any,
) -> Any:
    """Return the stage of every customer of a frame of orders, one row a customer.

    Args:
        frame: One row an order.
        on: The last day of observation.
        rules: The bounds of the stages.
        gap_days: The gap to measure those against who have no rhythm of their own.
        prices: Whether amounts that are floats are refused, or taken as the shortest decimal.
        **reading: What :func:`xborder.customers.purchase_history` takes beside.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows are no orders.
        NoSolution: Nobody bought twice and no ``gap_days`` is given.

    Examples:
        >>> found = lifecycle(
        ...     {"customer_id": ["a", "b"], "at": ["2026-09-01", "2026-02-01"],
        ...      "amount": ["90.00 EUR", "20.00 EUR"]}, on=dt.date(2026, 10, 1), gap_days=40)
        >>> found["stage"]
        ['nurture', 'lost']
    """
    read, orders = every(frame, ORDERS, prices=prices)
    history = purchase_history(orders, on=on, **reading)
    found = lifecycle_of(history, rules=rules, gap_days=gap_days)
    rows = [
        Staged(
            customer_id=name,
            stage=each.stage.value,
            reason=each.reason.render(),
            gap_days=each.gap_days,
            own_rhythm=each.own_rhythm,
        )
        for name, each in found.stages.items()
    ]
    return anew(read, Rows(rows, Staged))


@frozen(kw_only=True)
class Valued:
    """A customer's lifetime value.

    Attributes:
        customer_id: The customer.
        value: The discounted value.
        purchases: Expected purchases within the horizon.
        spend: Expected value of one.
        currency: The currency of the values.
    """

    COLUMNS: ClassVar[Columns] = ("customer_id", "value", "purchases", "spend", "currency")

    customer_id: str
    value: float
    purchases: float
    spend: float
    currency: str


def lifetime_value(
    frame: Any,
    *,
    on: dt.date,
    model: PurchaseModel,
    spend: GammaGamma,
    periods: int,
    period: Span,
    discount: DiscountRate,
    timing: Timing = Timing.END,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
    **reading: Any,
) -> Any:
    """Return the lifetime value of every customer of a frame of orders, one row a customer.

    Args:
        frame: One row an order.
        on: The last day of observation.
        model: The model of purchases; its unit is that in which ages are counted.
        spend: The model of their value.
        periods: How many periods to look ahead.
        period: The length of one.
        discount: The discount rate and the span it holds for.
        timing: When in its period a purchase counts.
        prices: Whether amounts that are floats are refused, or taken as the shortest decimal.
        **reading: What :func:`xborder.customers.purchase_history` takes beside.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows are no orders.
        CurrencyMismatch: The orders are in another currency than the model of value.

    Examples:
        >>> from xborder.customers import BetaGeoNbd, DiscountRate, GammaGamma, Span
        >>> found = lifetime_value(
        ...     {"customer_id": ["a", "a"], "at": ["2026-05-10", "2026-09-01"],
        ...      "amount": ["10.00 EUR", "90.00 EUR"]},
        ...     on=dt.date(2026, 10, 1), periods=52, period=Span.weeks(1),
        ...     model=BetaGeoNbd(r=0.24, alpha=4.41, a=0.79, b=2.43, unit="week"),
        ...     spend=GammaGamma(p=6.25, q=3.74, v=15.45, currency="EUR"),
        ...     discount=DiscountRate(0.1, Span.weeks(52)))
        >>> found["customer_id"], found["currency"]
        (['a'], ['EUR'])
    """
    read, orders = every(frame, ORDERS, prices=prices)
    summary = purchase_history(orders, on=on, **reading).summary(unit=model.unit)
    found = lifetime_value_of(
        model, spend, summary, periods=periods, period=period, discount=discount, timing=timing
    )
    rows = [
        Valued(customer_id=name, value=value, purchases=count, spend=each, currency=found.currency)
        for name, value, count, each in zip(
            found.customer_ids, found.values, found.purchases, found.spend, strict=True
        )
    ]
    return anew(read, Rows(rows, Valued))
