"""Settlement cycles: nothing sold is lost on its way to the bank, refunds and reserves included."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, XborderError
from xborder.fx.exposure.exposure import ExposureStage
from xborder.fx.exposure.settlement import SettlementCycle

CYCLES = [  # shared cases, settlement_cycle
    (10_000, 14, 5, 0, 115_000, 180_000, 0),
    (10_000, 14, 3, "0.03", 99_200, 160_000 + 4_200, 4_200),
    (2_500, 7, 2, 0, 12_500, 20_000, 0),
]


@pytest.mark.parametrize(
    ("sales", "cycle", "transit", "reserve", "average", "peak", "held"), CYCLES
)
def test_a_steady_cycle(sales, cycle, transit, reserve, average, peak, held):
    terms = SettlementCycle(cycle_days=cycle, transit_days=transit, reserve_fraction=reserve)
    steady = terms.steady_state(sales)
    assert steady.average_open == average
    assert steady.peak_open == peak
    assert {day.reserve for day in steady.days} == {held}
    assert [day.accrued for day in steady.days] == [sales * n for n in [*range(1, cycle), 0]]
    paid = [sales * cycle] * (transit - 1) + [0] * (cycle - transit) + [sales * cycle]
    assert [day.in_transit for day in steady.days] == paid


@given(
    sales=st.lists(st.decimals(-10_000, 10_000, places=2), min_size=1, max_size=60),
    cycle=st.integers(1, 14),
    transit=st.integers(0, 9),
    hold=st.integers(0, 20),
    reserve=st.decimals(0, 1, places=2),
)
def test_what_was_sold_is_paid_or_still_held(sales, cycle, transit, hold, reserve):
    terms = SettlementCycle(
        cycle_days=cycle, transit_days=transit, hold_days=hold, reserve_fraction=reserve
    )
    projection = terms.project(sales)
    for day, held in enumerate(projection.days):
        paid_out = sum(projection.payouts[: day + 1])
        assert sum(sales[: day + 1]) == paid_out + held.accrued + held.reserve
        in_transit = sum(projection.payouts[max(day - transit + 1, 0) : day + 1]) if transit else 0
        assert held.in_transit == in_transit
        assert 0 <= held.reserve <= max(held.accrued + held.reserve, 0)
        paid = projection.payouts[day]
        assert 0 <= paid <= max(held.accrued + held.reserve + paid, 0)


def test_a_hold_delays_every_sale():
    # paid every day, held for three: at each close the last three days' sales are accrued
    steady = SettlementCycle(cycle_days=1, transit_days=0, hold_days=3).steady_state(100)
    assert steady.average_open == 300


def test_payouts_become_exposures_that_carry_all_sales():
    start = dt.date(2026, 11, 2)
    sales = {start + dt.timedelta(days=n): 1_000 for n in range(20)}
    cycle = SettlementCycle(cycle_days=14, transit_days=5, reserve_fraction="0.05", hold_days=4)
    found = cycle.exposures(
        sales, currency="EUR", cycle_start=start, refund_rate="0.02", reference="amazon"
    )
    assert sum(each.amount for each in found) == 20_000
    # fourteen days sold, four of them held, 5 % of the fourteen in reserve; five days to the bank
    assert (found[0].amount, found[0].due) == (9_300, start + dt.timedelta(days=13 + 5))
    assert {each.stage for each in found} == {ExposureStage.IN_SETTLEMENT}
    assert found[0].expected == Decimal("9114.0")
    with pytest.raises(InvalidInput, match="no sales"):
        cycle.exposures({}, currency="EUR", cycle_start=start)
    with pytest.raises(InvalidInput, match="before it"):
        cycle.exposures(sales, currency="EUR", cycle_start=start + dt.timedelta(days=1))


@pytest.mark.parametrize(
    "days",
    [
        {"cycle_days": 0, "transit_days": 1},
        {"cycle_days": 7, "transit_days": -1},
        {"cycle_days": 7.5, "transit_days": 1},
    ],
)
def test_a_cycle_counts_whole_days(days):
    with pytest.raises(XborderError, match="_days"):
        SettlementCycle(**days)


REFUNDED = [
    # sales, cycle terms, the close looked at, accrued, reserve: worked by hand
    ([80] * 5 + [-250, 0], {"cycle_days": 5, "transit_days": 1}, 5, -250, 0),
    # the reserve is 10 % of the 400 sold; refunds of 250 leave less than that behind
    ([80] * 5 + [-30], {"cycle_days": 5, "transit_days": 0, "reserve_fraction": "0.1"}, 5, 0, 10),
    ([80] * 5 + [-50], {"cycle_days": 5, "transit_days": 0, "reserve_fraction": "0.1"}, 5, -10, 0),
    # a cycle of refunds reserves nothing: a share of a negative sum is no reserve
    ([-80] * 5, {"cycle_days": 5, "transit_days": 0, "reserve_fraction": "0.5"}, 4, -400, 0),
]


@pytest.mark.parametrize(("sales", "terms", "close", "accrued", "reserve"), REFUNDED)
def test_refunds_beyond_what_has_accrued_are_a_debt_not_a_reserve(
    sales, terms, close, accrued, reserve
):
    day = SettlementCycle(**terms).project(sales).days[close]
    assert (day.accrued, day.reserve) == (accrued, reserve)


def test_a_refund_within_the_hold_is_not_paid_out():
    # 100 sold long ago; a refund of 60 on the last day comes off the payout and is not "held"
    projection = SettlementCycle(cycle_days=5, transit_days=0, hold_days=2).project(
        [100, 0, 0, 0, -60]
    )
    assert projection.payouts[4] == 40


def test_refunds_after_the_last_sale_are_a_payable():
    start = dt.date(2026, 11, 2)
    sales = {start: 100, start + dt.timedelta(days=8): -130}
    found = SettlementCycle(cycle_days=7, transit_days=2).exposures(
        sales, currency="EUR", cycle_start=start, refund_rate="0.02"
    )
    assert [(each.amount, each.stage) for each in found] == [
        (100, ExposureStage.IN_SETTLEMENT),
        (-130, ExposureStage.PAYABLE),
    ]


@given(
    sales=st.lists(st.decimals(-500, 10_000, places=3), min_size=1, max_size=30),
    currency=st.sampled_from(["EUR", "JPY", "KWD", "CNH"]),
    reserve=st.decimals(0, 1, places=3),
    hold=st.integers(0, 12),
)
def test_payouts_are_whole_minor_units_and_sum_to_the_sales(sales, currency, reserve, hold):
    start = dt.date(2026, 11, 2)
    cycle = SettlementCycle(cycle_days=7, transit_days=2, reserve_fraction=reserve, hold_days=hold)
    by_day = {start + dt.timedelta(days=n): amount for n, amount in enumerate(sales)}
    found = cycle.exposures(by_day, currency=currency, cycle_start=start)
    assert sum((each.amount for each in found), Decimal(0)) == sum(sales)
    digits = {"EUR": 2, "JPY": 0, "KWD": 3, "CNH": 2}[currency]
    for each in found[:-1]:  # the last one takes the rest of sales finer than the currency
        if each.stage is ExposureStage.IN_SETTLEMENT:
            assert each.amount == round(each.amount, digits)


@given(
    sales=st.lists(st.integers(0, 1_000), min_size=1, max_size=20),
    days=st.integers(-400, 400),
)
def test_payouts_move_along_with_the_calendar(sales, days):
    start, shift = dt.date(2026, 11, 2), dt.timedelta(days=days)
    cycle = SettlementCycle(cycle_days=7, transit_days=2, hold_days=3)

    def payouts(first):
        by_day = {first + dt.timedelta(days=n): amount for n, amount in enumerate(sales)}
        return cycle.exposures(by_day, currency="EUR", cycle_start=first)

    here, there = payouts(start), payouts(start + shift)
    assert [(each.due + shift, each.amount) for each in here] == [
        (each.due, each.amount) for each in there
    ]
