"""What a customer base is worth today: repeat rate, order value, gaps and churn."""

from fractions import Fraction
from statistics import median

from attrs import frozen

from xborder import number
from xborder.customers import arguments
from xborder.customers.purchases.history import History, exact_sum, gaps_of
from xborder.display import Figures
from xborder.errors import InvalidInput


@frozen(kw_only=True, repr=False)
class CustomerBase(Figures):
    """Measures of a whole customer base.

    Attributes:
        customers: Customers with a purchase.
        purchases: Their purchases, days with several orders counted once.
        revenue: What they spent, exact.
        repeat_rate: The fraction of customers with a second purchase.
        average_purchase: The mean value of a purchase, exact.
        average_order: The mean net value of an order, exact.
        purchases_per_customer: Their mean number.
        median_gap_days: The median of all gaps between purchases; ``None`` if nobody bought twice.
        churn: The fraction of customers without a purchase in the last ``churn_days``.
        currency: The currency.
    """

    customers: int
    purchases: int
    revenue: Fraction
    repeat_rate: float
    average_purchase: Fraction
    average_order: Fraction
    purchases_per_customer: float
    median_gap_days: float | None
    churn: float
    currency: str


def customer_base(history: History, *, churn_days: int) -> CustomerBase:
    """Return the measures of a customer base on the last day of a history.

    Args:
        history: The purchases.
        churn_days: A customer without a purchase for more days than this counts as churned.

    Raises:
        InvalidInput: No customer has a purchase.

    Examples:
        >>> import datetime as dt
        >>> from xborder.customers import Order, purchase_history
        >>> orders = [
        ...     Order(customer_id=name, at=dt.date(2026, month, 10), amount="50.00 EUR")
        ...     for name, months in (("a", (1, 2)), ("b", (1,))) for month in months
        ... ]
        >>> found = customer_base(purchase_history(orders, on=dt.date(2026, 3, 1)), churn_days=30)
        >>> found.customers, found.repeat_rate, found.churn
        (2, 0.5, 0.5)
    """
    arguments.an(History, history, "history")
    churn_days = number.whole(churn_days, "churn_days", most=10**9)
    buyers = [purchases for purchases in history.customers.values() if purchases]
    if not buyers:
        raise InvalidInput(
            "No customer has a purchase.",
            code="customers.empty",
            remedy="Observe for longer, or look at how refunds count.",
            where="orders",
        )
    count = sum(len(purchases) for purchases in buyers)
    orders = sum(purchase.orders for purchases in buyers for purchase in purchases)
    revenue = exact_sum(p.value for purchases in buyers for p in purchases)
    gaps = [gap for purchases in buyers for gap in gaps_of(purchases)]
    silent = sum((history.on - purchases[-1].day).days > churn_days for purchases in buyers)
    return CustomerBase(
        customers=len(buyers),
        purchases=count,
        revenue=revenue,
        repeat_rate=sum(len(purchases) > 1 for purchases in buyers) / len(buyers),
        average_purchase=revenue / count,
        average_order=revenue / orders,
        purchases_per_customer=count / len(buyers),
        median_gap_days=float(median(map(Fraction, gaps))) if gaps else None,
        churn=silent / len(buyers),
        currency=history.currency,
    )
