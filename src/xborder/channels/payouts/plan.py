"""A payout plan: what reaches the bank on which day, in which currency, for which orders.

What was collected is free once its hold has passed. A refund is taken off at once, for no site
holds what it takes back. Each payout takes all that is free, less a reserve that comes with a later
one; where refunds exceed what is free, the debt stays and the next payouts are smaller.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from xborder.channels.payouts.rule import PayoutRule
from xborder.channels.payouts.sale import Collected
from xborder.fx.exposure.clearing import Cleared, cleared
from xborder.fx.exposure.exposure import Exposure, ExposureStage
from xborder.kind import all_of_kind, of_kind
from xborder.money import Mode, Money, Rounding
from xborder.tabular import Tabular
from xborder.worktime import DayCalendar

_DOWN: Final = Rounding(mode=Mode.DOWN)  # a site holds back no more than the share it names


@frozen(kw_only=True)
class Payout:
    """One payout.

    Attributes:
        paid_on: The day it is sent.
        received_on: The day it is at the bank.
        amount: How much is sent.
        held: What of it was held back, and comes later.
        released: What of it was held back earlier.
        orders: The orders whose money became free for it.
    """

    paid_on: dt.date
    received_on: dt.date
    amount: Money
    held: Money
    released: Money
    orders: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class PayoutPlan(Tabular):
    """What reaches the bank and what does not yet.

    Attributes:
        payouts: The payouts, by the day they are sent, then by currency.
        owed: What refunds leave owed to the site after the last payout, by currency; negative.
        owed_on: For each of them the day of the payout that they left nothing of.
    """

    payouts: tuple[Payout, ...]
    owed: tuple[Money, ...] = field(default=())
    owed_on: tuple[dt.date, ...] = field(default=())

    def exposures(self, *, reference: str = "") -> tuple[Exposure, ...]:
        """Return the payouts as receipts in foreign currency, due when they are at the bank.

        What is owed is a payable, due on the day of the payout that would have been; so it is there
        where nothing is ever paid out.

        Args:
            reference: The site, for the plan.
        """
        receipts = [
            Exposure(
                amount=each.amount.amount,
                currency=each.amount.currency.code,
                due=each.received_on,
                stage=ExposureStage.IN_SETTLEMENT,
                reference=reference,
            )
            for each in self.payouts
        ]
        debts = [
            Exposure(
                amount=owed.amount,
                currency=owed.currency.code,
                due=day,
                stage=ExposureStage.PAYABLE,
                reference=reference,
            )
            for owed, day in zip(self.owed, self.owed_on, strict=True)
        ]
        return (*receipts, *debts)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return the payouts as columns."""
        return {
            "paid_on": [each.paid_on for each in self.payouts],
            "received_on": [each.received_on for each in self.payouts],
            "amount": [each.amount.amount for each in self.payouts],
            "currency": [each.amount.currency.code for each in self.payouts],
            "held": [each.held.amount for each in self.payouts],
            "released": [each.released.amount for each in self.payouts],
            "orders": [len(each.orders) for each in self.payouts],
        }


def payout_plan(
    collected: Iterable[Collected], rule: PayoutRule, *, calendar: DayCalendar | None = None
) -> PayoutPlan:
    """Return what a site pays out of what it collected, day by day.

    Args:
        collected: What it holds for each order, in any order and in any currencies.
        rule: Its rule.
        calendar: The bank's working days, where the rule counts business days.

    Returns:
        Payouts that sum, with what is owed, to what was collected.

    Raises:
        InvalidInput: The rule counts business days and there is no calendar.

    Examples:
        >>> rule = PayoutRule(trigger="delivery", hold_days=7, cycle_days=14)
        >>> sale = Collected(order="A", amount="40 USD", happened_on=dt.date(2026, 1, 3))
        >>> [str(each.paid_on) for each in payout_plan([sale], rule).payouts]
        ['2026-01-19']
    """
    of_kind(rule, PayoutRule, "rule")
    by_currency: dict[str, dict[int, list[Collected]]] = defaultdict(lambda: defaultdict(list))
    for each in all_of_kind(collected, Collected, "collected"):
        free = each.happened_on
        if each.amount.amount > 0:
            free = rule.available_on(free, calendar=calendar)
        by_currency[each.amount.currency.code][rule.paid_on(free).toordinal()].append(each)
    payouts: list[Payout] = []
    owed: list[tuple[Money, dt.date]] = []
    for code, by_day in sorted(by_currency.items()):
        last = None
        for last in _cleared(by_day, rule):
            if last.sent:
                payouts.append(_payout(last, by_day.get(last.day, ()), rule, code, calendar))
        if last is not None and last.left:
            owed.append((Money.of_minor(last.left, code), dt.date.fromordinal(last.day)))
    payouts.sort(key=lambda each: (each.paid_on, each.amount.currency.code))
    return PayoutPlan(
        payouts=tuple(payouts),
        owed=tuple(money for money, _ in owed),
        owed_on=tuple(day for _, day in owed),
    )


def _cleared(by_day: Mapping[int, Iterable[Collected]], rule: PayoutRule) -> Iterator[Cleared[int]]:
    """Yield the payouts of one currency, in minor units."""
    share = Fraction(rule.reserve)

    def held_back(_day: int, fresh: int) -> int:
        return int(_DOWN.apply(max(fresh, 0) * share.numerator, share.denominator))

    def released_on(day: int) -> int:
        return rule.paid_on(dt.date.fromordinal(day + rule.reserve_days)).toordinal()

    return cleared(
        {day: sum(each.amount.minor_units() for each in new) for day, new in by_day.items()},
        nothing=0,
        held_back=held_back,
        released_on=released_on,
        whole=int,  # minor units are whole
    )


def _payout(
    each: Cleared[int],
    new: Iterable[Collected],
    rule: PayoutRule,
    code: str,
    calendar: DayCalendar | None,
) -> Payout:
    paid_on = dt.date.fromordinal(each.day)
    return Payout(
        paid_on=paid_on,
        received_on=rule.received_on(paid_on, calendar=calendar),
        amount=Money.of_minor(each.sent, code),
        held=Money.of_minor(each.held, code),
        released=Money.of_minor(each.released, code),
        orders=tuple(sale.order for sale in new),
    )
