"""Payout check: what a site sent to the bank against what its rule lets one expect."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from xborder.channels.payouts.plan import PayoutPlan
from xborder.channels.settlement.row import SettledKind, Settlement
from xborder.choice import Choice
from xborder.kind import of_kind
from xborder.money import Money
from xborder.number import whole
from xborder.tabular import Tabular


class PayoutReason(Choice):
    """Why what was sent is not what was expected."""

    DIFFERENT = "different"
    """Both are of one day, and their amounts differ."""
    OTHER_DAY = "other_day"
    """The amount came on another day."""
    NOT_PAID = "not_paid"
    """It was expected, and nothing of the kind was sent."""
    NOT_EXPECTED = "not_expected"
    """It was sent, and the plan has nothing of the kind."""


@frozen(kw_only=True)
class PayoutDifference:
    """Where payouts and a plan part.

    Attributes:
        paid_on: The day it was sent; ``None`` where it was not.
        expected_on: The day of the plan; ``None`` where it has none.
        paid: What was sent.
        expected: What the plan has.
        reason: Why they part.
    """

    paid_on: dt.date | None
    expected_on: dt.date | None
    paid: Money
    expected: Money
    reason: PayoutReason

    @property
    def amount(self) -> Money:
        """What was sent beyond what was expected; negative where less came."""
        return self.paid - self.expected

    @property
    def days_late(self) -> int | None:
        """How many days after the plan it came; ``None`` where one of the two is missing."""
        if self.paid_on is None or self.expected_on is None:
            return None
        return (self.paid_on - self.expected_on).days


@frozen(kw_only=True, repr=False)
class PayoutCheck(Tabular):
    """Payouts against a plan.

    Attributes:
        agreed: How many were of the day and to the cent.
        differences: The others, by day.
    """

    agreed: int
    differences: tuple[PayoutDifference, ...]

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a difference a row."""
        found = self.differences
        return {
            "paid_on": [each.paid_on for each in found],
            "expected_on": [each.expected_on for each in found],
            "paid": [each.paid.amount for each in found],
            "expected": [each.expected.amount for each in found],
            "difference": [each.amount.amount for each in found],
            "currency": [each.paid.currency.code for each in found],
            "reason": [each.reason.value for each in found],
        }


def check_payouts(settlement: Settlement, plan: PayoutPlan, *, within_days: int = 7) -> PayoutCheck:
    """Return where the payouts of a settlement differ from a plan.

    Days that have both are compared first. What is left is matched by its amount to the nearest day
    within some; what then is left stands alone.

    Args:
        settlement: What was settled, with the payouts in it.
        plan: What was expected, by :func:`xborder.channels.payout_plan`.
        within_days: How far apart two days may lie to be one payout.

    Examples:
        >>> from xborder.channels import Collected, PayoutRule, payout_plan
        >>> from xborder.channels.settlement import stripe_balance
        >>> rule = PayoutRule(trigger="order", hold_days=2)
        >>> plan = payout_plan(
        ...     [Collected(order="1", amount="98.50 GBP", happened_on=dt.date(2026, 9, 14))], rule)
        >>> sent = stripe_balance([{"Type": "payout", "Amount": "-98.50", "Fee": "0.00",
        ...     "Currency": "gbp", "Created (UTC)": "2026-09-18", "Description": "STRIPE PAYOUT"}])
        >>> [(each.reason.value, each.days_late) for each in check_payouts(sent, plan).differences]
        [('other_day', 1)]
    """
    of_kind(settlement, Settlement, "settlement")
    of_kind(plan, PayoutPlan, "plan")
    reach = whole(within_days, "within_days")
    sent: dict[str, dict[dt.date, int]] = defaultdict(lambda: defaultdict(int))
    for each in settlement.amounts:
        if each.kind is SettledKind.PAYOUT:
            # What leaves the account is negative, and arrives.
            sent[each.amount.currency.code][each.posted_on] -= each.amount.minor_units()
    wanted: dict[str, dict[dt.date, int]] = defaultdict(lambda: defaultdict(int))
    for payout in plan.payouts:
        wanted[payout.amount.currency.code][payout.paid_on] += payout.amount.minor_units()
    agreed, differences = 0, []
    for code in sorted({*sent, *wanted}):
        for found in _matched(sent[code], wanted[code], code, reach):
            if found.paid_on == found.expected_on and found.paid == found.expected:
                agreed += 1
            else:
                differences.append(found)
    differences.sort(key=lambda each: (each.paid_on or each.expected_on, each.paid.currency.code))
    return PayoutCheck(agreed=agreed, differences=tuple(differences))


def _matched(
    sent: dict[dt.date, int], wanted: dict[dt.date, int], code: str, reach: int
) -> Iterator[PayoutDifference]:
    """Yield each payout with what was expected for it."""

    def pair(
        paid_on: dt.date | None, expected_on: dt.date | None, reason: PayoutReason
    ) -> PayoutDifference:
        return PayoutDifference(
            paid_on=paid_on,
            expected_on=expected_on,
            paid=Money.of_minor(0 if paid_on is None else sent[paid_on], code),
            expected=Money.of_minor(0 if expected_on is None else wanted[expected_on], code),
            reason=reason,
        )

    both = sent.keys() & wanted.keys()
    for day in sorted(both):
        yield pair(day, day, PayoutReason.DIFFERENT)
    came, open_days = sorted(sent.keys() - both), sorted(wanted.keys() - both)
    for day in came:
        alike = [
            each
            for each in open_days
            if wanted[each] == sent[day] and abs((each - day).days) <= reach
        ]
        if alike:
            nearest = min(alike, key=lambda each: (abs((each - day).days), each))
            open_days.remove(nearest)
            yield pair(day, nearest, PayoutReason.OTHER_DAY)
        else:
            yield pair(day, None, PayoutReason.NOT_EXPECTED)
    for day in open_days:
        yield pair(None, day, PayoutReason.NOT_PAID)
