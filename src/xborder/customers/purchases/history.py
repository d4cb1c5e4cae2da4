"""From orders to purchases: which day, which currency, net of what.

Six decisions change every figure that follows, so each is an argument and stays on the result:
the zone in which a day begins, how refunds count, at which rate each order is converted, whether
an order of value 0 is one, what becomes of exact repeats, and whose data are left out.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.purchases.order import Order
from xborder.customers.purchases.span import TimeUnit
from xborder.customers.purchases.summary import CustomerSummary, Summary
from xborder.day import civil_day
from xborder.display import Brief
from xborder.errors import InvalidInput
from xborder.exchange import Rate
from xborder.messages import Text


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


class ZeroValue(Choice):
    """What an order of value 0 is: a voucher redeemed in full, a sample, a replacement."""

    COUNTED = "counted"
    """A purchase of value 0: somebody chose and ordered. CDNOW's published fits count so."""
    LEFT_OUT = "left_out"
    """No purchase; a customer with no other order has none."""
    REFUSED = "refused"
    """A fault of its row."""


class Duplicates(Choice):
    """What becomes of a row that repeats another in every field."""

    KEPT = "kept"
    """It counts, and a note says how many there are: two equal lines can both be true."""
    DROPPED = "dropped"
    """It counts once: an export that was joined from two often holds rows twice."""
    REFUSED = "refused"
    """A fault of its row."""


class Period(Choice):
    """What is merged into one purchase, and how ages are counted."""

    DAY = "day"
    WEEK = "week"
    """Monday to Sunday."""
    MONTH = "month"
    """The calendar month."""

    def ordinal(self, day: dt.date) -> int:
        """Return the number of the period a day falls in.

        Raises:
            InvalidType: It is no day.
        """
        if type(day) is not dt.date:
            day = civil_day(day, "day")
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
        returned: Whether all of it was paid back, in its own currency: at the rate of another day
            something can be left of ``value`` even so.
    """

    order: Order
    day: dt.date
    rate: Rate | None
    value: Fraction
    refunded: Fraction = Fraction(0)
    returned: bool = False

    @property
    def net(self) -> Fraction:
        """What is left of it."""
        return self.value - self.refunded if self.refunded else self.value


@frozen(kw_only=True)
class Purchase:
    """What one customer bought on one day, net of refunds where they count.

    Attributes:
        day: The civil day in the history's zone.
        value: The exact value in the history's currency, 0 or more.
        orders: How many orders were merged; lines of one order are one, counted on its first day.
    """

    day: dt.date
    value: Fraction
    orders: int


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """Return an exact sum.

    ``sum`` would reduce a fraction after each step; amounts of one currency share their
    denominators, so numerators are added by denominator, and there are only as many steps as
    denominators. For 70,000 amounts in cents that is 20 times quicker.
    """
    terms = list(values)
    if len(terms) == 1:
        return terms[0]
    by_denominator: dict[int, int] = {}
    for value in terms:
        below = value.denominator
        by_denominator[below] = by_denominator.get(below, 0) + value.numerator
    return sum((Fraction(above, below) for below, above in by_denominator.items()), Fraction(0))


def gaps_of(purchases: Iterable[Purchase]) -> list[int]:
    """Return the days between one purchase and the next.

    Args:
        purchases: A customer's purchases, in order of day.
    """
    known = arguments.each(Purchase, purchases, "purchases")
    return [(later.day - earlier.day).days for earlier, later in pairwise(known)]


@frozen(kw_only=True, repr=False)
class History(Brief):
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
        zero_value: What an order of value 0 is.
        excluded: How many customers were left out at their wish.
        notes: What to know of the rows: orders of value 0, exact repeats.
    """

    customers: Mapping[str, tuple[Purchase, ...]]
    orders: tuple[ConvertedOrder, ...]
    unmatched: tuple[Order, ...]
    fx_difference: Fraction
    on: dt.date
    currency: str
    zone: str
    refunds: Refunds
    zero_value: ZeroValue = ZeroValue.COUNTED
    excluded: int
    notes: tuple[Text, ...] = ()

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
        each, days = period.ordinal, period is Period.DAY
        # A unit over itself is 1, exactly: 10 months times 30.4 days over 30.4 days are not.
        own_days, unit_days = (1.0, 1.0) if chosen is own else (own.days, chosen.days)
        rows = []
        for customer_id, purchases in self.customers.items():
            if not purchases:
                continue
            # Purchases are in order of day; of days, each is a purchase of its own already.
            numbers = [each(purchase.day) for purchase in purchases]
            first, last = numbers[0], numbers[-1]
            repeats = len(numbers if days else set(numbers)) - 1
            later = zip(numbers, purchases, strict=True)
            spent = exact_sum(purchase.value for number, purchase in later if number != first)
            rows.append(
                CustomerSummary(
                    customer_id=customer_id,
                    frequency=repeats,
                    age_at_last=(last - first) * own_days / unit_days,
                    age=(end - first) * own_days / unit_days,
                    mean_value=float(spent / repeats) if repeats else 0.0,
                )
            )
        return Summary(rows=rows, unit=chosen, currency=self.currency)

    def until(self, day: dt.date) -> "History":
        """Return the history as it stands if only purchases up to a day are seen.

        Refunds stay on the orders they pay back, whenever they came; unmatched refunds and the
        exchange difference are those of the whole history.
        """
        day = civil_day(day, "day")
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
            zero_value=self.zero_value,
            excluded=self.excluded,
            notes=self.notes,
        )

    def purchases_after(self, day: dt.date) -> dict[str, int]:
        """Return how many purchases each customer seen by ``day`` made after it."""
        first = self.until(day)
        return {
            name: sum(purchase.day > day for purchase in self.customers[name])
            for name in first.customers
        }
