"""Account standards: what a site or a card network measures a seller by, as dated rules."""

import datetime as dt
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidPolicy
from xborder.kind import exact_share_field, typed
from xborder.number import COUNT, WHOLE, checked
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
        month: Instead of them the calendar month of that day.
        longer: Instead of them so many days where the first window holds fewer orders than
            ``longer_below``.
        longer_below: The fewest orders that the first window must hold.

    Raises:
        InvalidPolicy: It has both days and a month, or neither; or the longer one is no longer.
    """

    days: int | None = field(default=None, metadata=COUNT)
    month: bool = False
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
        if (self.days is None) != self.month:
            raise InvalidPolicy(
                "A window is of so many days or of a calendar month; {value} is neither.",
                code="channels.window",
                remedy="Give days= or month=True, one of them.",
                where="window",
                value=str(self.days),
            )

    def first(self, on: dt.date, *, longer: bool = False) -> dt.date:
        """Return the first day that counts on a day.

        Args:
            on: The day of the look.
            longer: Whether the longer window is taken.
        """
        if self.days is None:
            return on.replace(day=1)
        days = self.longer if longer and self.longer is not None else self.days
        return on - dt.timedelta(days=days - 1)


@frozen(kw_only=True, field_transformer=typed)
class AccountStandard(Rule):
    """One standard: events over orders, in a window, against a limit.

    Attributes:
        title: Its name; a message id.
        events: What is counted; a message id.
        orders: What it is counted against; a message id.
        window: The days that count.
        limit: The limit, a fraction.
        keep: On which side of it the rate has to stay.
        least_events: The fewest events with which it applies at all.
        free_events: So many events are let pass whatever the rate.
    """

    title: str
    events: str
    orders: str
    window: Window
    limit: Decimal = field(converter=exact_share_field)
    keep: Keep = field(converter=Keep)
    least_events: int = field(default=0, metadata=WHOLE)
    free_events: int = field(default=0, metadata=WHOLE)
