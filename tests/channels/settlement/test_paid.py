"""Payouts against a plan: the day, the amount, and what stands alone."""

import datetime as dt

import pytest

from xborder.channels import Collected, PayoutRule, payout_plan
from xborder.channels.settlement import (
    PayoutReason,
    SettledAmount,
    Settlement,
    amazon_settlement,
    check_payouts,
)
from xborder.errors import InvalidInput, InvalidType
from xborder.money import Money

MONDAY = dt.date(2026, 9, 7)
RULE = PayoutRule(trigger="order", cycle_days=7, cycle_starts=MONDAY)


def sent(*payouts):
    return Settlement(
        left_out=(),
        amounts=tuple(
            SettledAmount(
                row=n, order="", kind="payout", amount=-Money(amount), posted_on=day, words="payout"
            )
            for n, (day, amount) in enumerate(payouts)
        ),
    )


def plan(*collected):
    return payout_plan(
        [
            Collected(order=str(n), amount=amount, happened_on=day)
            for n, (day, amount) in enumerate(collected)
        ],
        RULE,
    )


def week(n):
    return MONDAY + dt.timedelta(days=7 * n)


def test_payouts_of_the_day_and_to_the_cent_agree():
    expected = plan((week(0), "40.00 EUR"), (week(1), "50.01 EUR"), (week(0), "9.99 USD"))
    found = check_payouts(
        sent((week(0), "40.00 EUR"), (week(1), "50.01 EUR"), (week(0), "9.99 USD")), expected
    )
    assert (found.agreed, found.differences) == (3, ())


def test_each_way_in_which_they_part():
    expected = plan(
        (week(0), "40.00 EUR"), (week(1), "50.00 EUR"), (week(2), "60.00 EUR"), (week(0), "1 USD")
    )
    later = week(1) + dt.timedelta(days=2)
    found = check_payouts(
        sent((week(0), "39.00 EUR"), (later, "50.00 EUR"), (week(5), "7.00 EUR")), expected
    )
    assert found.agreed == 0
    assert [(each.reason, str(each.amount), each.days_late) for each in found.differences] == [
        (PayoutReason.DIFFERENT, "-1.00 EUR", 0),
        (PayoutReason.NOT_PAID, "-1.00 USD", None),
        (PayoutReason.OTHER_DAY, "0.00 EUR", 2),
        (PayoutReason.NOT_PAID, "-60.00 EUR", None),
        (PayoutReason.NOT_EXPECTED, "7.00 EUR", None),
    ]
    columns = found.to_columns()
    assert columns["reason"][0] == "different"
    assert columns["paid_on"][1] is None
    assert columns["expected_on"][4] is None


def test_two_of_one_amount_are_matched_to_the_nearest_day_once():
    expected = plan((week(0), "5.00 EUR"), (week(1), "5.00 EUR"))
    days = (week(0) + dt.timedelta(days=1), week(1) - dt.timedelta(days=1))
    found = check_payouts(sent(*((day, "5.00 EUR") for day in days)), expected)
    assert [each.days_late for each in found.differences] == [1, -1]
    far = check_payouts(sent((week(0) + dt.timedelta(days=3), "5.00 EUR")), expected, within_days=2)
    assert {each.reason for each in far.differences} == {
        PayoutReason.NOT_EXPECTED, PayoutReason.NOT_PAID,
    }  # fmt: skip


def test_a_deposit_that_takes_money_back_is_negative():
    """A settlement below zero is taken from the account: the report's total is negative."""
    rows = [
        {"currency": "EUR", "deposit-date": "2026-09-07 07:49:55 UTC", "total-amount": "-12.00"},
        {
            "transaction-type": "Refund",
            "order-id": "1",
            "amount-type": "ItemPrice",
            "amount-description": "Principal",
            "amount": "-12.00",
            "posted-date": "2026-09-01",
        },
    ]
    settlement = amazon_settlement(rows)
    assert settlement.total("payout") == (Money("12.00 EUR"),)
    (found,) = check_payouts(settlement, plan()).differences
    assert (found.reason, str(found.paid)) == (PayoutReason.NOT_EXPECTED, "-12.00 EUR")


def test_nothing_against_nothing_agrees_and_what_is_wrong_is_refused():
    assert check_payouts(sent(), plan()).differences == ()
    with pytest.raises(InvalidType):
        check_payouts(plan(), plan())
    with pytest.raises(InvalidInput):
        check_payouts(sent(), plan(), within_days=-1)
