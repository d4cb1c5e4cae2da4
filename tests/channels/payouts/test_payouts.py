"""When a site sends on what it collected: published cases, and money that neither comes nor goes."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xborder as xb
from xborder.channels.payouts import Collected, PayoutRule, payout_plan
from xborder.errors import InvalidInput, XborderError
from xborder.fx.exposure.exposure import ExposureStage
from xborder.money import Money
from xborder.worktime import DayCalendar

WEEKDAYS = DayCalendar(name="bank", holidays=[dt.date(2026, 1, 19)])


def day(month, number):
    return dt.date(2026, month, number)


@pytest.mark.parametrize(
    ("hold", "delivered", "available"),
    [
        (7, day(1, 3), day(1, 11)),  # DD+7: delivered 3 January, available 11 January
        (14, day(1, 4), day(1, 19)),  # DD+14: delivered 4 January, available 19 January
        (0, day(1, 4), day(1, 4)),
    ],
)
def test_a_hold_is_of_full_days_after_the_day_of_delivery(hold, delivered, available):
    rule = PayoutRule(trigger="delivery", hold_days=hold)
    assert rule.available_on(delivered) == available


def test_payouts_fall_on_the_days_of_their_cycle_and_reach_the_bank_by_business_days():
    rule = PayoutRule(
        trigger="order",
        cycle_days=7,
        cycle_starts=day(1, 6),
        delay_business_days=2,
        transit_business_days=3,
    )
    free = rule.available_on(day(1, 16), calendar=WEEKDAYS)  # a Friday; the 19th is no bank day
    assert free == day(1, 21)
    assert rule.paid_on(free) == day(1, 27)
    assert rule.paid_on(day(1, 27)) == day(1, 27)
    assert rule.paid_on(day(1, 5)) == day(1, 6)
    assert rule.received_on(day(1, 27), calendar=WEEKDAYS) == day(1, 30)


def test_published_terms_become_a_rule():
    terms = xb.fx.payout_terms("amazon", on=day(11, 1))
    rule = PayoutRule.from_terms(terms, cycle_starts=day(1, 7))
    assert (rule.trigger, rule.hold_days, rule.cycle_days) == ("delivery", 7, 14)
    stripe = PayoutRule.from_terms(
        xb.fx.payout_terms("stripe_us", on=day(11, 1)), cycle_starts=day(1, 7)
    )
    assert (stripe.trigger, stripe.hold_days, stripe.delay_business_days) == ("order", 0, 2)


def sold(order, amount, on):
    return Collected(order=order, amount=amount, happened_on=on)


def test_a_reserve_comes_later_and_a_debt_makes_the_next_payout_smaller():
    rule = PayoutRule(
        trigger="order", cycle_days=7, cycle_starts=day(1, 7), reserve="0.10", reserve_days=14
    )
    plan = payout_plan(
        [
            sold("a", "100.05 USD", day(1, 2)),
            sold("b", "-30.00 USD", day(1, 12)),
            sold("c", "50.00 USD", day(1, 15)),
            sold("j", "7000 JPY", day(1, 15)),
        ],
        rule,
    )
    found = [(p.paid_on, str(p.amount), str(p.held), p.orders) for p in plan.payouts]
    assert found == [
        (day(1, 7), "90.05 USD", "10.00 USD", ("a",)),
        # 50.00 less 5.00 held, less the debt of 30.00, and the reserve of the first comes
        (day(1, 21), "6300 JPY", "700 JPY", ("j",)),
        (day(1, 21), "25.00 USD", "5.00 USD", ("c",)),
        (day(2, 4), "700 JPY", "0 JPY", ()),
        (day(2, 4), "5.00 USD", "0.00 USD", ()),
    ]
    assert plan.owed == ()
    receipts = plan.exposures(reference="shop")
    assert {each.stage for each in receipts} == {ExposureStage.IN_SETTLEMENT}
    assert plan.to_columns()["orders"] == [1, 1, 1, 0, 0]


def test_what_refunds_leave_owed_is_a_payable():
    rule = PayoutRule(trigger="order")
    plan = payout_plan(
        [sold("a", "10.00 USD", day(1, 2)), sold("b", "-30.00 USD", day(1, 3))], rule
    )
    assert plan.owed == (Money("-30.00 USD"),)
    debt = plan.exposures()[-1]
    assert (debt.amount, debt.stage, debt.due) == (
        Decimal("-30.00"),
        ExposureStage.PAYABLE,
        day(1, 3),
    )


def test_a_plan_with_nothing_but_a_debt_hands_it_on():
    """A refund on the 3rd; payouts every other week from the 7th: it is owed on the 7th."""
    rule = PayoutRule(trigger="order", cycle_days=14, cycle_starts=day(1, 7))
    plan = payout_plan([sold("b", "-30.00 USD", day(1, 3)), sold("c", "5.00 EUR", day(1, 3))], rule)
    assert [str(each.amount) for each in plan.payouts] == ["5.00 EUR"]
    receipt, debt = plan.exposures(reference="shop")
    assert (receipt.currency, debt.currency) == ("EUR", "USD")
    assert (debt.amount, debt.stage, debt.due) == (
        Decimal("-30.00"),
        ExposureStage.PAYABLE,
        day(1, 7),
    )
    alone = payout_plan([sold("b", "-30.00 USD", day(1, 3))], rule)
    assert (alone.payouts, alone.owed_on) == ((), (day(1, 7),))
    assert [each.amount for each in alone.exposures()] == [Decimal("-30.00")]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: PayoutRule(trigger="order", transit_business_days=2).received_on(day(1, 1)),
            "no working days are given",
        ),
        (lambda: PayoutRule(trigger="order", reserve="0.1"), "never released"),
        (lambda: PayoutRule(trigger="payment"), "payment"),
        (lambda: payout_plan(["a"], PayoutRule(trigger="order")), "collected"),
        (lambda: payout_plan([], "weekly"), "rule"),
    ],
)
def test_what_is_wrong_is_refused(call, words):
    with pytest.raises(XborderError, match=words) as refused:
        call()
    assert isinstance(refused.value, InvalidInput | TypeError)


@given(
    sales=st.lists(
        st.tuples(
            st.sampled_from(["USD", "EUR", "JPY"]),
            st.integers(-50_000, 100_000).filter(bool),
            st.integers(0, 60),
        ),
        max_size=25,
    ),
    hold=st.integers(0, 10),
    cycle=st.integers(1, 16),
    reserve=st.sampled_from(["0", "0.1", "0.333"]),
)
def test_whatever_is_collected_is_paid_out_or_owed(sales, hold, cycle, reserve):
    rule = PayoutRule(
        trigger="delivery", hold_days=hold, cycle_days=cycle, reserve=reserve, reserve_days=30
    )
    collected = [
        sold(str(place), Money.of_minor(minor, code), day(1, 1) + dt.timedelta(days=after))
        for place, (code, minor, after) in enumerate(sales)
    ]
    plan = payout_plan(collected, rule)
    assert (
        plan == payout_plan(collected[::-1], rule)
        or plan.to_columns() == payout_plan(collected[::-1], rule).to_columns()
    )
    for code in {code for code, _, _ in sales}:
        nothing = Money.of_minor(0, code)
        out = sum((p.amount for p in plan.payouts if p.amount.currency.code == code), nothing)
        owed = sum((money for money in plan.owed if money.currency.code == code), nothing)
        assert out + owed == sum(
            (each.amount for each in collected if each.amount.currency.code == code), nothing
        )
    for each in plan.payouts:
        assert each.amount.amount > 0
        assert (each.paid_on - rule.cycle_starts).days % cycle == 0


@given(
    sales=st.lists(st.integers(-20_000, 90_000), min_size=1, max_size=40),
    hold=st.integers(0, 9),
    cycle=st.integers(1, 16),
    reserve=st.sampled_from(["0", "0.05"]),
)
def test_by_order_and_by_day_the_same_money_comes_on_the_same_day(sales, hold, cycle, reserve):
    """A reserve that is free with the next payout is a level: of what was sold, without a hold."""
    if hold:
        reserve = "0"  # the one reserves of what is sold, the other of what becomes free
    first = day(1, 5)
    days = [first + dt.timedelta(days=place) for place in range(len(sales))]
    by_day = {when: Decimal(minor) / 100 for when, minor in zip(days, sales, strict=True) if minor}
    if not by_day or (reserve != "0" and min(sales) < 0):
        return  # of refunds the one holds back net of a cycle, the other of a payout
    rule = PayoutRule(
        trigger="delivery", hold_days=hold, cycle_days=cycle,
        cycle_starts=first + dt.timedelta(days=cycle - 1), reserve=reserve, reserve_days=cycle,
    )  # fmt: skip
    plan = payout_plan(
        [sold(str(when), f"{amount} EUR", when) for when, amount in by_day.items()], rule
    )
    whole = xb.fx.SettlementCycle(
        cycle_days=cycle,
        transit_days=0,
        hold_days=hold + 1 if hold else 0,
        reserve_fraction=reserve,
    )
    expected = whole.exposures(by_day, currency="EUR", cycle_start=first)
    paid = [each for each in expected if each.stage is ExposureStage.IN_SETTLEMENT]
    assert sum(each.amount for each in paid) == sum(each.amount.amount for each in plan.payouts)
    if reserve == "0":
        assert [(each.due, each.amount) for each in paid] == [
            (each.paid_on, each.amount.amount) for each in plan.payouts
        ]
    owed = [each.amount for each in expected if each.stage is ExposureStage.PAYABLE]
    assert owed == [each.amount for each in plan.owed]
