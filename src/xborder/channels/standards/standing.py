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
from xborder.number import whole
from xborder.timeline import Dated, civil_date

_DAY = dt.timedelta(days=1)
_LONGEST_MONTH = 31


class StandingState(Choice):
    """How an account stands against a standard."""

    KEPT = "kept"
    BREACHED = "breached"
    NOT_APPLIED = "not_applied"
    """There are no orders, or fewer events than the standard looks at."""


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
            standard of the good ones, how many of them can be missing. Nothing where breached.
        relief_on: Where breached, the first day on which it is kept if nothing more happens and
            orders go on as in the window; ``None`` where that day does not come.
    """

    _titles: ClassVar = {"rate": "share of orders", "on": "day"}

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
        """Events over orders; ``None`` without orders."""
        return None if not self.orders else Decimal(self.events) / Decimal(self.orders)

    def chance_of_breach(self, orders: int) -> float:
        """Return how likely the window is breached after so many more orders.

        Nothing leaves the window meanwhile. The share of events among orders is taken to be
        unknown, even before the first order was seen, so that what comes is beta-binomial.

        Args:
            orders: The orders to come.

        Formula: with ``d`` events in ``n`` orders, ``P(K = k) = C(m, k) B(k + d + 1, m - k + n - d
        + 1) / B(d + 1, n - d + 1)`` for ``k`` events in ``m`` orders to come; summed over the ``k``
        that breach.

        Source: Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.4.
        """
        more = whole(orders, "orders")
        rule = self.standard.value
        seen, total = self.events, max(self.orders, self.events)
        return sum(
            _beta_binomial(k, more, seen + 1, total - seen + 1)
            for k in range(more + 1)
            if _state(rule, seen + k, self.orders + more) is StandingState.BREACHED
        )


def account_standing(
    standard: Dated[AccountStandard],
    *,
    orders: Mapping[dt.date, int],
    events: Mapping[dt.date, int],
    on: dt.date,
) -> AccountStanding:
    """Return how an account stands against a standard on a day.

    Args:
        standard: The standard as it holds on the day.
        orders: Orders by day.
        events: Events by the day on which the site counts them.
        on: The day of the look.

    Raises:
        InvalidInput: The standard does not hold on that day, or there are more good events than
            there is to count them against.

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
    count, total = _within(happened, first, day), _within(sold, first, day)
    if count > total and not rule.keep.is_ceiling:
        raise InvalidInput(
            "{value} good ones among {total}: more than there are.",
            code="channels.good_events",
            remedy="Count each of them on the day on which the one it is of is counted.",
            where="events",
            value=count,
            total=total,
        )
    state = _state(rule, count, total)
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


def _counts(values: Any, where: str) -> dict[dt.date, int]:
    return {
        civil_date(day, where=where): whole(count, f"{where}.{day}")
        for day, count in mapping_of(values, where).items()
    }


def _within(counts: Mapping[dt.date, int], first: dt.date, last: dt.date) -> int:
    return sum(count for day, count in counts.items() if first <= day <= last)


def _first_day(rule: AccountStandard, orders: Mapping[dt.date, int], on: dt.date) -> dt.date:
    first = rule.window.first(on)
    if _within(orders, first, on) < rule.window.longer_below:
        return rule.window.first(on, longer=True)
    return first


def _state(rule: AccountStandard, events: int, orders: int) -> StandingState:
    if not orders or (events < rule.least_events and rule.keep.is_ceiling):
        return StandingState.NOT_APPLIED
    if rule.keep.is_ceiling and events <= rule.free_events:
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
        return max(max(most, rule.free_events, rule.least_events - 1) - events, 0)
    fewest = ceil(at_limit) if rule.keep is Keep.AT_LEAST else floor(at_limit) + 1
    return max(events - fewest, 0)


def _relief(
    rule: AccountStandard,
    orders: Mapping[dt.date, int],
    events: Mapping[dt.date, int],
    on: dt.date,
) -> dt.date | None:
    """Return the first day on which nothing but time makes the account keep the standard."""
    if not rule.keep.is_ceiling:
        return None
    first = _first_day(rule, orders, on)
    longer = first != rule.window.first(on)
    days = (on - first).days + 1
    daily = Fraction(_within(orders, first, on), days)

    def is_kept(ahead: int) -> bool:
        start = rule.window.first(on + ahead * _DAY, longer=longer)
        total = _within(orders, start, on) + floor(daily * ahead)
        return _state(rule, _within(events, start, on), total) is not StandingState.BREACHED

    # When the window has passed all events have left, and none breach.
    last = max(days, _LONGEST_MONTH)
    return on + next(ahead for ahead in range(1, last + 1) if is_kept(ahead)) * _DAY


def _beta_binomial(k: int, n: int, a: float, b: float) -> float:
    # By logarithms: the factorials of some thousand orders are beyond any float.
    choose = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(choose + _log_beta(k + a, n - k + b) - _log_beta(a, b))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
