"""From orders to purchases: which day, which currency, net of what.

Four decisions change every figure that follows, so each is an argument and stays on the result:
the zone in which a day begins, how refunds count, at which rate each order is converted, and
whose data are left out.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from xborder.choice import Choice
from xborder.customers.purchases.order import Order
from xborder.customers.purchases.span import TimeUnit
from xborder.customers.purchases.summary import CustomerSummary, Summary
from xborder.errors import InvalidInput
from xborder.exchange import Rate
from xborder.timeline import civil_date


class Refunds(Choice):
    """How money paid back counts."""

    NET = "net"
    """It is taken off the order it pays back; a day left with nothing is no purchase."""
    GROSS = "gross"
    """It is left out: what was bought stays bought."""


class RefundRate(Choice):
    """At which day's rate a refund in a foreign currency is converted."""

    ORDER_DAY = "order_day"
    """At the rate of the order it pays back: a full refund nets to zero."""
    REFUND_DAY = "refund_day"
    """At its own day's rate: the customer's value takes the exchange difference."""


class Period(Choice):
    """What is merged into one purchase, and how ages are counted."""

    DAY = "day"
    WEEK = "week"
    """Monday to Sunday."""
    MONTH = "month"
    """The calendar month."""

    def ordinal(self, day: dt.date) -> int:
        """Return the number of the period a day falls in."""
        if self is Period.MONTH:
            return day.year * 12 + day.month - 1
        return day.toordinal() if self is Period.DAY else (day.toordinal() - 1) // 7


@frozen(kw_only=True)
class ConvertedOrder:
    """An order in the history's currency, with the rate it was converted at.

    Attributes:
        order: The order as it came.
        day: The civil day it counts for.
        rate: The rate; ``None`` where no conversion was needed.
        value: The exact amount in the history's currency.
        refunded: How much of ``value`` was paid back, at the rate chosen for refunds.
    """

    order: Order
    day: dt.date
    rate: Rate | None
    value: Fraction
    refunded: Fraction = Fraction(0)

    @property
    def net(self) -> Fraction:
        """What is left of it."""
        return self.value - self.refunded


@frozen(kw_only=True)
class Purchase:
    """What one customer bought on one day, net of refunds where they count.

    Attributes:
        day: The civil day in the history's zone.
        value: The exact value in the history's currency, above 0.
        orders: How many orders were merged.
    """

    day: dt.date
    value: Fraction
    orders: int


def gaps_of(purchases: Iterable[Purchase]) -> list[int]:
    """Return the days between one purchase and the next."""
    return [(later.day - earlier.day).days for earlier, later in pairwise(purchases)]


@frozen(kw_only=True)
class History:
    """The purchases of every customer up to a day, and the rules they were read by.

    Attributes:
        customers: Purchases in order of day, by customer; a customer whose every order was paid
            back is there with none.
        orders: Every sale with its rate, in order of customer and time.
        unmatched: Refunds that pay back more than was bought before them.
        fx_difference: What refunds cost (below 0) or gained through rates that moved between
            order and refund; to be booked apart from customer value.
        on: The last day seen.
        currency: The currency of every value.
        zone: The zone in which days begin; empty where orders came with days.
        refunds: How refunds count.
        excluded: How many customers were left out at their wish.
    """

    customers: Mapping[str, tuple[Purchase, ...]]
    orders: tuple[ConvertedOrder, ...]
    unmatched: tuple[Order, ...]
    fx_difference: Fraction
    on: dt.date
    currency: str
    zone: str
    refunds: Refunds
    excluded: int

    def summary(self, *, period: Period = Period.DAY, unit: TimeUnit | None = None) -> Summary:
        """Return the summary that the probability models take.

        Args:
            period: What is merged into one purchase.
            unit: The unit of the ages; that of the period if not given. Days can be counted in
                any unit (CDNOW counts days in weeks); weeks and months only in their own.

        Raises:
            InvalidInput: The unit does not go with the period, or no customer has a purchase.
        """
        period = Period(period)
        own = TimeUnit(period.value)
        chosen = own if unit is None else TimeUnit(unit)
        if period is not Period.DAY and chosen is not own:
            raise InvalidInput(
                "Ages counted in whole {period}s cannot be given in {value}s.",
                code="customers.unit",
                remedy="Leave unit out, or merge purchases by day.",
                where="unit",
                value=str(chosen),
                period=str(period),
            )
        end = period.ordinal(self.on)
        rows = []
        for customer_id, purchases in self.customers.items():
            if not purchases:
                continue
            values: dict[int, Fraction] = defaultdict(Fraction)
            for purchase in purchases:
                values[period.ordinal(purchase.day)] += purchase.value
            first, last = min(values), max(values)
            repeats = len(values) - 1
            spent = sum(value for number, value in values.items() if number != first)
            rows.append(
                CustomerSummary(
                    customer_id=customer_id,
                    frequency=repeats,
                    age_at_last=(last - first) * own.days / chosen.days,
                    age=(end - first) * own.days / chosen.days,
                    mean_value=float(Fraction(spent) / repeats) if repeats else 0.0,
                )
            )
        return Summary(rows=rows, unit=chosen, currency=self.currency)

    def until(self, day: dt.date) -> "History":
        """Return the history as it stands if only purchases up to a day are seen.

        Refunds stay on the orders they pay back, whenever they came; unmatched refunds and the
        exchange difference are those of the whole history.
        """
        civil_date(day, where="day")
        seen = tuple(order for order in self.orders if order.day <= day)
        names = {order.order.customer_id for order in seen}
        return History(
            customers={
                name: tuple(purchase for purchase in purchases if purchase.day <= day)
                for name, purchases in self.customers.items()
                if name in names
            },
            orders=seen,
            unmatched=self.unmatched,
            fx_difference=self.fx_difference,
            on=min(day, self.on),
            currency=self.currency,
            zone=self.zone,
            refunds=self.refunds,
            excluded=self.excluded,
        )

    def purchases_after(self, day: dt.date) -> dict[str, int]:
        """Return how many purchases each customer seen by ``day`` made after it."""
        first = self.until(day)
        return {
            name: sum(purchase.day > day for purchase in self.customers[name])
            for name in first.customers
        }
