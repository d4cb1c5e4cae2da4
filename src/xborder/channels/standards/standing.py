"""How an account stands: its rate, the room left, the day of relief, the chance of a breach."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, exp, floor, lgamma
from typing import Any, ClassVar

from attrs import field, frozen

from xborder.channels.standards.standard import AccountStandard, Keep
from xborder.choice import Choice
from xborder.display import Figures
from xborder.errors import InvalidInput
from xborder.kind import mapping_of, of_kind
from xborder.messages import Text
from xborder.money import Money
from xborder.money.owed import not_below_zero
from xborder.number import as_decimal, whole
from xborder.timeline import Dated, civil_date

_DAY = dt.timedelta(days=1)
_LONGEST_MONTH = 31
"""A window of calendar months is left at the latest so many days after its own."""


class StandingState(Choice):
    """How an account stands against a standard."""

    KEPT = "kept"
    BREACHED = "breached"
    NOT_APPLIED = "not_applied"
    """There are no orders, or fewer orders, sales or events than the standard looks at."""


@frozen(kw_only=True, repr=False)
class AccountStanding(Figures):
    """An account against one standard on a day.

    Attributes:
        standard: The standard, its days, source and evidence.
        on: The day.
        first_day: The first day that counts.
        events: The events that count.
        orders: The orders that count.
        state: How it stands.
        events_left: How many more events fit, at these orders, before it is breached; for a
            standard of the good ones, how many of them can be missing, and for one of stars, how
            many stars. Nothing where breached.
        relief_on: Where breached, the first day on which it is kept if nothing bad happens any more
            and orders go on as in the window: by then enough of the old ones have left it.
    """

    _titles: ClassVar = {"rate": "share of orders", "on": "day"}
    # the clock of a complaint is kept in time, a standard by its figure
    _words: ClassVar = {
        StandingState.KEPT: Text("standard kept"),
        StandingState.BREACHED: Text("standard breached"),
        StandingState.NOT_APPLIED: Text("standard not applied"),
    }

    standard: Dated[AccountStandard]
    on: dt.date
    first_day: dt.date
    events: int
    orders: int
    state: StandingState
    events_left: int
    relief_on: dt.date | None = field(default=None)

    @property
    def rate(self) -> Decimal | None:
        """Events over orders, or the average of stars; ``None`` without orders."""
        return None if not self.orders else as_decimal(Fraction(self.events, self.orders))

    def chance_of_breach(self, orders: int) -> float:
        """Return how likely the window is breached after so many more orders.

        Nothing leaves the window meanwhile. The share of events among orders is taken to be
        unknown, even before the first order was seen, so that what comes is beta-binomial. Stars
        that come are taken to be five or one, the furthest apart that an average allows: their
        true chance is no likelier to be higher.

        Args:
            orders: The orders to come.

        Formula: with ``d`` events in ``n`` orders, ``P(K = k) = C(m, k) B(k + d + 1, m - k + n - d
        + 1) / B(d + 1, n - d + 1)`` for ``k`` events in ``m`` orders to come; summed over the ``k``
        that breach.

        Source: Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.4.
        """
        more = whole(orders, "orders")
        rule = self.standard.value
        each = rule.best - rule.worst
        # stars are as many full marks as they are above the least; an event is one
        seen = (self.events - rule.worst * self.orders) / each
        total = max(self.orders, seen)
        counted = self.orders + (0 if rule.of_month_before else more)
        least = self.events + rule.worst * more
        return sum(
            _beta_binomial(k, more, seen + 1, total - seen + 1)
            for k in range(more + 1)
            if _state(rule, least + each * k, counted) is StandingState.BREACHED
        )


def account_standing(
    standard: Dated[AccountStandard],
    *,
    orders: Mapping[dt.date, int],
    events: Mapping[dt.date, int],
    on: dt.date,
    sales: Money | str | None = None,
) -> AccountStanding:
    """Return how an account stands against a standard on a day.

    Args:
        standard: The standard as it holds on the day.
        orders: Orders by day, or whatever the standard's ``orders`` names.
        events: Events by the day on which the site counts them.
        on: The day of the look.
        sales: What was sold in the window, where the standard applies from some sales on.

    Raises:
        InvalidInput: The standard does not hold on that day, there are more good events than there
            is to count them against, or it asks for sales that are not given, or in another
            currency.

    Examples:
        >>> from xborder.channels.standards.presets import STANDARDS
        >>> odr = STANDARDS["amazon_order_defects"].entry(dt.date(2026, 11, 1))
        >>> day = dt.date(2026, 10, 20)
        >>> now = account_standing(odr, orders={day: 250}, events={day: 2}, on=dt.date(2026, 11, 1))
        >>> now.state.value, now.events_left
        ('kept', 0)
    """
    rule = of_kind(of_kind(standard, Dated, "standard").value, AccountStandard, "standard")
    day = civil_date(on, where="on")
    if not standard.holds_on(day):
        raise InvalidInput(
            "The standard {standard} does not hold on {value}.",
            code="channels.standard",
            remedy="Take the entry of that day: timeline.entry(day).",
            where="on",
            value=day,
            standard=rule.id,
        )
    sold = _counts(orders, "orders")
    happened = _counts(events, "events")
    first = _first_day(rule, sold, day)
    count = _within(happened, first, day)
    total = _within(sold, *_counted_against(rule, first, day))
    _at_most_all(rule, count, total)
    state = _state(rule, count, total)
    if _sold_too_little(rule, sales, first):
        state = StandingState.NOT_APPLIED
    return AccountStanding(
        standard=standard,
        on=day,
        first_day=first,
        events=count,
        orders=total,
        state=state,
        events_left=_room(rule, count, total),
        relief_on=_relief(rule, sold, happened, day) if state is StandingState.BREACHED else None,
    )


def _at_most_all(rule: AccountStandard, events: int, orders: int) -> None:
    if events > rule.best * orders and not rule.keep.is_ceiling:
        raise InvalidInput(
            "{value} good ones among {total}: more than there are.",
            code="channels.good_events",
            remedy="Count each of them on the day on which the one it is of is counted.",
            where="events",
            value=events,
            total=orders,
        )
    if rule.stars and events < orders:
        raise InvalidInput(
            "{value} stars in {total} ratings: each has one at least.",
            code="channels.few_stars",
            remedy="Give the sum of the stars of each day as events, and its ratings as orders.",
            where="events",
            value=events,
            total=orders,
        )


def _sold_too_little(rule: AccountStandard, sales: Any, first: dt.date) -> bool:
    least = rule.least_sales
    if least is None:
        return False
    found = None if sales is None else not_below_zero(sales, "sales")
    if found is None or found.currency != least.currency:
        raise InvalidInput(
            "The standard {standard} applies from sales of {least} on; those given are {value}.",
            code="channels.sales",
            remedy="Give sales=, what was sold since {first}, in {currency}.",
            where="sales",
            standard=rule.id,
            least=str(least),
            value="-" if found is None else str(found),
            first=first,
            currency=least.currency.code,
        )
    return found < least


def _counts(values: Any, where: str) -> dict[dt.date, int]:
    return {
        civil_date(day, where=where): whole(count, f"{where}.{day}")
        for day, count in mapping_of(values, where).items()
    }


def _counted_against(
    rule: AccountStandard, first: dt.date, last: dt.date
) -> tuple[dt.date, dt.date]:
    """Return the days whose orders the events of some days are counted against."""
    if not rule.of_month_before:
        return first, last
    before = first.replace(day=1) - _DAY
    return before.replace(day=1), before


def _within(counts: Mapping[dt.date, int], first: dt.date, last: dt.date) -> int:
    return sum(count for day, count in counts.items() if first <= day <= last)


def _first_day(rule: AccountStandard, orders: Mapping[dt.date, int], on: dt.date) -> dt.date:
    first = rule.window.first(on)
    if _within(orders, first, on) < rule.window.longer_below:
        return rule.window.first(on, longer=True)
    return first


def _state(rule: AccountStandard, events: int, orders: int) -> StandingState:
    too_few = events < rule.least_events and rule.keep.is_ceiling
    if orders < max(rule.least_orders, 1) or too_few:
        return StandingState.NOT_APPLIED
    if rule.keep.is_ceiling and events <= rule.lets_pass(orders):
        return StandingState.KEPT
    kept = rule.keep.holds(Fraction(events, orders), Fraction(rule.limit))
    return StandingState.KEPT if kept else StandingState.BREACHED


def _room(rule: AccountStandard, events: int, orders: int) -> int:
    """Return how many more events, or fewer of the good ones, leave the account where it is."""
    if not orders:
        return 0
    at_limit = Fraction(rule.limit) * orders
    if rule.keep.is_ceiling:
        most = floor(at_limit) if rule.keep is Keep.AT_MOST else ceil(at_limit) - 1
        # the rate does not matter up to the free events, nor below the least ones
        return max(max(most, rule.lets_pass(orders), rule.least_events - 1) - events, 0)
    fewest = ceil(at_limit) if rule.keep is Keep.AT_LEAST else floor(at_limit) + 1
    return max(events - fewest, 0)


def _relief(
    rule: AccountStandard,
    orders: Mapping[dt.date, int],
    events: Mapping[dt.date, int],
    on: dt.date,
) -> dt.date | None:
    """Return the first day on which nothing but time makes the account keep the standard."""
    first = _first_day(rule, orders, on)
    longer = first != rule.window.first(on)
    since, until = _counted_against(rule, first, on)
    daily = Fraction(_within(orders, since, until), (until - since).days + 1)

    def sold(start: dt.date, end: dt.date) -> int:
        """Return the orders of some days; those after the look come as they did before it."""
        to_come = (end - max(on, start - _DAY)).days
        return _within(orders, start, end) + floor(daily * max(to_come, 0))

    def is_kept(day: dt.date) -> bool:
        start = rule.window.first(day, longer=longer)
        total, count = sold(*_counted_against(rule, start, day)), _within(events, start, on)
        if not rule.keep.is_ceiling:
            # what is missing stays so until it leaves; all that comes is good
            missing = rule.best * _within(orders, start, on) - count
            count = rule.best * total - missing
        return _state(rule, count, total) is not StandingState.BREACHED

    # When the window has passed all that was bad has left it, and none breach.
    days = (on - first).days + 1 + _LONGEST_MONTH
    later = (on + ahead * _DAY for ahead in range(1, days + 1))
    return next((day for day in later if is_kept(day)), None)


def _beta_binomial(k: int, n: int, a: float, b: float) -> float:
    # By logarithms: the factorials of some thousand orders are beyond any float.
    choose = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(choose + _log_beta(k + a, n - k + b) - _log_beta(a, b))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
