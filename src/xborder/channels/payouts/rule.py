"""A payout rule: what sets the clock off, how long money is held, and when it is sent on."""

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.fx.exposure.clearing import payout_from, wait_of_full_days
from xborder.fx.exposure.payouts import PayoutTerms
from xborder.kind import exact_share_field, of_kind, typed
from xborder.number import COUNT, WHOLE, checks, whole
from xborder.timeline import civil_date
from xborder.worktime import DayCalendar

_DAY = dt.timedelta(days=1)

_HOLD: Final = checks(whole, most=3_650)
"""Nobody holds money for more than ten years; what is above it was no number of days."""


class PayoutTrigger(Choice):
    """What sets the clock of a payout off."""

    ORDER = "order"
    SHIPPING = "shipping"
    DELIVERY = "delivery"


@frozen(kw_only=True, field_transformer=typed)
class PayoutRule:
    """When a site sends on what it collected.

    Attributes:
        trigger: What sets the clock off.
        hold_days: Full calendar days that money is held after the day of the trigger.
        delay_business_days: Business days from then until it can be paid out.
        cycle_days: Days from one payout to the next.
        cycle_starts: A day on which there is a payout; every ``cycle_days`` before and after it
            there is another.
        transit_business_days: Business days from the payout to the bank.
        reserve: The share of each payout that is held back.
        reserve_days: Days until it is released.

    Raises:
        InvalidInput: There is a reserve that is never released.

    Examples:
        Held for seven full days after delivery (DD+7): delivered on the 3rd, free on the 11th.

        >>> rule = PayoutRule(trigger="delivery", hold_days=7)
        >>> str(rule.available_on(dt.date(2026, 1, 3)))
        '2026-01-11'
    """

    trigger: PayoutTrigger = field(converter=PayoutTrigger)
    hold_days: int = field(default=0, metadata=_HOLD)
    delay_business_days: int = field(default=0, metadata=WHOLE)
    cycle_days: int = field(default=1, metadata=COUNT)
    cycle_starts: dt.date = dt.date(2026, 1, 5)
    transit_business_days: int = field(default=0, metadata=WHOLE)
    reserve: Decimal = field(default=Decimal(0), converter=exact_share_field)
    reserve_days: int = field(default=0, metadata=WHOLE)

    def __attrs_post_init__(self) -> None:
        if self.reserve and not self.reserve_days:
            raise InvalidInput(
                "A reserve of {value} is never released.",
                code="channels.reserve",
                remedy="Give reserve_days, the days after which it is.",
                where="reserve",
                value=self.reserve,
            )

    @classmethod
    def from_terms(
        cls, terms: PayoutTerms, *, cycle_starts: dt.date, trigger: PayoutTrigger | str = "order"
    ) -> "PayoutRule":
        """Return the rule that a site's published terms come to.

        Args:
            terms: The terms, as :func:`xborder.fx.payout_terms` has them.
            cycle_starts: A day on which the account has a payout.
            trigger: What sets the clock off, where the terms hold nothing after delivery.
        """
        hold = of_kind(terms, PayoutTerms, "terms").hold_after_delivery_days
        return cls(
            trigger=PayoutTrigger.DELIVERY if hold else PayoutTrigger(trigger),
            hold_days=hold,
            delay_business_days=terms.delay_business_days,
            cycle_days=terms.cycle_days,
            cycle_starts=cycle_starts,
            transit_business_days=terms.transit_business_days,
        )

    def available_on(self, happened: dt.date, *, calendar: DayCalendar | None = None) -> dt.date:
        """Return the first day on which money can be paid out.

        A hold of N days is N full days after the day of the trigger: it is free on the day after
        the last of them.

        Args:
            happened: The day of the trigger.
            calendar: The bank's working days, where the rule counts business days.

        Raises:
            InvalidInput: The rule counts business days and there is no calendar.
        """
        day = civil_date(happened, where="happened") + wait_of_full_days(self.hold_days) * _DAY
        return self._after(day, self.delay_business_days, calendar)

    def paid_on(self, available: dt.date) -> dt.date:
        """Return the day of the payout that takes what is available on a day."""
        day = civil_date(available, where="available")
        starts = self.cycle_starts.toordinal()
        return dt.date.fromordinal(
            payout_from(day.toordinal(), every=self.cycle_days, starts=starts)
        )

    def received_on(self, paid: dt.date, *, calendar: DayCalendar | None = None) -> dt.date:
        """Return the day on which a payout is at the bank.

        Args:
            paid: The day of the payout.
            calendar: The bank's working days, where the rule counts business days.

        Raises:
            InvalidInput: The rule counts business days and there is no calendar.
        """
        return self._after(civil_date(paid, where="paid"), self.transit_business_days, calendar)

    def _after(self, day: dt.date, business_days: int, calendar: Any) -> dt.date:
        if not business_days:
            return day
        if calendar is None:
            raise InvalidInput(
                "The rule counts {value} business days, and no working days are given.",
                code="channels.calendar",
                remedy="Give calendar=, the working days of the bank.",
                where="calendar",
                value=business_days,
            )
        return of_kind(calendar, DayCalendar, "calendar").add(day, business_days)
