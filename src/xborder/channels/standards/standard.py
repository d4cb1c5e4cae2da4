"""Account standards: what a site or a card network measures a seller by, as dated rules."""

import datetime as dt
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidPolicy
from xborder.kind import exact_not_negative_field, typed
from xborder.money import Money
from xborder.money.owed import not_below_zero
from xborder.months import add_months
from xborder.number import COUNT, WHOLE, checked, exact_share
from xborder.policy.rule import Rule


class Keep(Choice):
    """On which side of its limit a rate has to stay."""

    BELOW = "below"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOVE = "above"

    def holds(self, rate: Any, limit: Any) -> bool:
        """Return whether a rate keeps to a limit."""
        return bool(_HOLDS[self](rate, limit))

    @property
    def is_ceiling(self) -> bool:
        """Whether events speak against the seller, as defects do; else for it, as tracking does."""
        return self in {Keep.BELOW, Keep.AT_MOST}


_HOLDS: Mapping[Keep, Callable[[Any, Any], Any]] = {
    Keep.BELOW: operator.lt,
    Keep.AT_MOST: operator.le,
    Keep.AT_LEAST: operator.ge,
    Keep.ABOVE: operator.gt,
}


@frozen(kw_only=True, field_transformer=checked)
class Window:
    """The days that a standard looks at.

    Attributes:
        days: So many days that end with the day of the look.
        months: Instead of them so many calendar months, that of the day of the look the last.
        longer: Instead of them so many days where the first window holds fewer orders than
            ``longer_below``.
        longer_below: The fewest orders that the first window must hold.

    Raises:
        InvalidPolicy: It has both days and months, or neither; or the longer one is no longer.
    """

    days: int | None = field(default=None, metadata=COUNT)
    months: int | None = field(default=None, metadata=COUNT)
    longer: int | None = field(default=None, metadata=COUNT)
    longer_below: int = field(default=0, metadata=WHOLE)

    def __attrs_post_init__(self) -> None:
        if self.days is not None and self.longer is not None and self.longer <= self.days:
            raise InvalidPolicy(
                "The longer window is of {value} days, the other of {days}.",
                code="channels.longer",
                remedy="Give more days as longer=.",
                where="longer",
                value=self.longer,
                days=self.days,
            )
        if (self.days is None) == (self.months is None):
            raise InvalidPolicy(
                "A window is of so many days or of calendar months; {value} is neither.",
                code="channels.window",
                remedy="Give days= or months=, one of them.",
                where="window",
                value=str(self.days),
            )

    def first(self, on: dt.date, *, longer: bool = False) -> dt.date:
        """Return the first day that counts on a day.

        Args:
            on: The day of the look.
            longer: Whether the longer window is taken.
        """
        if self.months is not None:
            return add_months(on.replace(day=1), 1 - self.months)
        days = self.longer if longer and self.longer is not None else self.days
        return on - dt.timedelta(days=(days or 1) - 1)  # one of days and months is there


def _sales(given: Any) -> Money | None:
    return None if given is None else not_below_zero(given, "least_sales")


@frozen(kw_only=True, field_transformer=typed)
class AccountStandard(Rule):
    """One standard: events over orders, in a window, against a limit.

    Attributes:
        title: Its name; a message id.
        events: What is counted; a message id.
        orders: What it is counted against; a message id.
        window: The days that count.
        limit: The limit, a fraction; of stars their least average.
        keep: On which side of it the rate has to stay.
        least_events: The fewest events with which it applies at all.
        least_orders: The fewest orders with which it applies at all.
        least_sales: The least that was sold in the window with which it applies at all.
        free_events: So many events are let pass whatever the rate.
        free_below: That many orders or more end that; with none given nothing does.
        stars: Whether events are stars, one to five for each of what is counted against, so that
            the rate is their average.
        of_month_before: Whether events count against the orders of the calendar month before.

    Raises:
        InvalidInput: The limit is no fraction, or of stars no average.
    """

    title: str
    events: str
    orders: str
    window: Window
    limit: Decimal = field(converter=exact_not_negative_field)
    keep: Keep = field(converter=Keep)
    least_events: int = field(default=0, metadata=WHOLE)
    least_orders: int = field(default=0, metadata=WHOLE)
    least_sales: Money | None = field(default=None, converter=_sales)
    free_events: int = field(default=0, metadata=WHOLE)
    free_below: int | None = field(default=None, metadata=COUNT)
    stars: bool = False
    of_month_before: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.stars:
            exact_share(self.limit, "limit")
        elif not 1 <= self.limit <= self.best:
            raise InvalidInput(
                "{value} is not between 1 and 5 stars.",
                code="channels.stars",
                remedy="Give an average of stars, such as 4.2.",
                where="limit",
                value=str(self.limit),
            )

    def lets_pass(self, orders: int) -> int:
        """Return how many events are let pass whatever the rate, among so many orders."""
        return 0 if self.free_below is not None and orders >= self.free_below else self.free_events

    @property
    def worst(self) -> int:
        """The least that one order adds to the events."""
        return 1 if self.stars else 0

    @property
    def best(self) -> int:
        """The most that one order adds to the events."""
        return 5 if self.stars else 1
