"""Deals are at the side of the board that is open to a merchant: the bid to sell, the ask to buy."""

import datetime as dt
import math

import pytest

from xborder.fx.exposure import Exposure
from xborder.fx.hedging import (
    HedgeProgramme,
    Market,
    RollingSchedule,
    back_test,
    compare_alternatives,
)
from xborder.fx.rates import FlatCurve, InterestRate, RateBoard

TODAY, DUE = dt.date(2026, 11, 20), dt.date(2027, 2, 22)
# carried from the mid 1.5950 to 1 / 0.62611 = 1.59716 in the same time
CARRY = math.log(1 / 0.62611 / 1.5950) / ((DUE - TODAY).days / 365)


def market(on=TODAY, bid=1.5938, ask=1.5962):
    rates = {"GBP": 0.02, "USD": 0.02 + CARRY}
    return Market(
        on=on,
        home="GBP",
        board=RateBoard.of({"GBPUSD": (bid, ask)}),
        curves={
            code: FlatCurve(
                currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous")
            )
            for code, rate in rates.items()
        },
        volatilities={"USD": 0.08},
    )


def test_a_british_exporter_sells_dollars_at_the_ask_of_the_pound():
    found = compare_alternatives(
        market(), currency="USD", amount=1_100_000, due=DUE, protection=0.61
    )
    # the ask 1.5962 carried by as much as the mid
    assert found.forward == pytest.approx(0.62564, abs=5e-6)
    by_name = {each.name: each for each in found.alternatives}
    assert by_name["forward"].rate(1.0) == found.forward
    assert by_name["money market"].rate(1.0) == pytest.approx(found.forward, rel=1e-12)
    assert by_name["window forward"].rate(1.0) <= found.forward


def test_a_british_importer_buys_dollars_at_the_bid_of_the_pound():
    found = compare_alternatives(
        market(), currency="USD", amount=-1_100_000, due=DUE, protection=0.64
    )
    # the bid 1.5938 carried by as much as the mid
    assert found.forward == pytest.approx(0.62658, abs=5e-6)


@pytest.mark.parametrize(("amount", "expected"), [(1_000, 0.62564), (-1_000, 0.62658)])
def test_a_plan_deals_at_the_same_side_as_the_comparison(amount, expected):
    stage = "invoiced" if amount > 0 else "payable"
    flow = Exposure(amount=amount, currency="USD", due=DUE, stage=stage)
    programme = HedgeProgramme(schedule=RollingSchedule(months=6, ratio=1))
    plan = programme.plan([flow], market())
    assert plan.trades[0].rate == pytest.approx(expected, abs=5e-6)


def test_a_wide_board_costs_a_back_test_its_spread_hedged_or_not():
    history = [TODAY, dt.date(2026, 12, 21), DUE]
    flow = Exposure(amount=1_000_000, currency="USD", due=DUE, stage="invoiced")
    programme = HedgeProgramme(schedule=RollingSchedule(months=6, ratio=1))

    def test(bid, ask):
        return back_test(programme, [flow], [market(day, bid, ask) for day in history])

    narrow, wide = test(1.595, 1.595), test(1.5938, 1.5962)
    assert wide.unhedged == pytest.approx(1_000_000 / 1.5962)
    assert narrow.unhedged == pytest.approx(1_000_000 / 1.595)
    assert wide.hedged == pytest.approx(1_000_000 * 0.62564, abs=6)
    assert narrow.hedged == pytest.approx(1_000_000 * 0.62611, abs=6)


def test_a_hedge_that_settles_after_the_last_market_is_closed_there():
    saturday = dt.date(2027, 2, 20)
    flow = Exposure(amount=1_000_000, currency="USD", due=saturday, stage="invoiced")
    programme = HedgeProgramme(schedule=RollingSchedule(months=6, ratio=1))
    history = [market(TODAY), market(saturday, 1.7, 1.7)]
    result = back_test(programme, [flow], history)
    assert [hedge.due for hedge in result.hedges] == [DUE]
    # the forward to Monday is worth what it saves against Monday's outright seen on Saturday
    last = history[-1].outright("USD", DUE)
    assert result.hedged == pytest.approx(
        1_000_000 / 1.7 + 1_000_000 * (result.hedges[0].rate - last)
    )


def test_home_is_worth_itself_on_either_side():
    assert market().dealing_spot("GBP", "pay") == market().dealing_spot("GBP", "receive") == 1.0
