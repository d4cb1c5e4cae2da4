"""One rule for what is past, the same in every room: overdue, settled, fixed; never silent."""

import datetime as dt
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.exposure import Exposure, net_positions, open_by_day, total_in
from xborder.fx.forwards import (
    CurrencySwap,
    ForwardCurve,
    FxForward,
    FxSwap,
    NonDeliverableForward,
    WindowForward,
    roll_forward,
)
from xborder.fx.hedging import (
    Band,
    BandedSchedule,
    Hedge,
    HedgeProgramme,
    Layer,
    LayeredSchedule,
    Market,
    MicroHedgingSchedule,
    RollingSchedule,
    StaticSchedule,
    TenorBand,
    compare_alternatives,
)
from xborder.fx.rates import FlatCurve, InterestRate, RateBoard
from xborder.fx.rates.past import OVERDUE, is_past
from xborder.fx.risk import Correlation, cash_flow_at_risk
from xborder.worktime import DayCalendar

TODAY = dt.date(2026, 11, 20)  # a Friday
RATES = {"CNY": 0.0165, "EUR": 0.0215, "USD": 0.043, "BRL": 0.1325, "JPY": 0.005}


def flat(code, on):
    rate = InterestRate(rate=RATES[code], compounding="continuous")
    return FlatCurve(currency=code, on=on, rate=rate)


def market(on=TODAY, **facts):
    return Market(
        **{
            "on": on,
            "home": "CNY",
            "board": RateBoard.of({"USDCNY": 7.15, "EURCNY": 7.75, "JPYCNY": 0.047}),
            "curves": {code: flat(code, on) for code in ("CNY", "USD", "EUR", "JPY")},
            "volatilities": {"USD": 0.05, "EUR": 0.08, "JPY": 0.1},
            **facts,
        }
    )


def receivable(amount, due, currency="USD", **facts):
    return Exposure(amount=amount, currency=currency, due=due, **{"stage": "invoiced", **facts})


LATE = receivable(100_000, dt.date(2026, 10, 31))
COMING = receivable(50_000, dt.date(2026, 12, 15))
ALL_OF_IT = HedgeProgramme(schedule=RollingSchedule(months=6, ratio=1))


def test_a_day_is_past_once_another_has_begun():
    assert not is_past(TODAY, on=TODAY)
    assert is_past(TODAY - dt.timedelta(days=1), on=TODAY)


# Overdue: what should have come stays in every total, and nothing is dealt for it.


@pytest.mark.parametrize("bucketing", ["day", "week", "month", "quarter", "whole"])
def test_what_is_overdue_nets_in_a_bucket_of_its_own(bucketing):
    late, coming = net_positions([LATE, COMING], on=TODAY, bucketing=bucketing)
    assert (late.bucket, late.net, late.is_overdue) == (OVERDUE, 100_000, True)
    assert (coming.net, coming.is_overdue) == (50_000, False)
    due_today = net_positions([receivable(1, TODAY)], on=TODAY)
    assert not due_today[0].is_overdue


def test_totals_plan_and_risk_agree_on_what_is_overdue():
    positions = net_positions([LATE, COMING], on=TODAY)
    total = total_in(positions, home="CNY", board=market().board)
    assert total.net.value == pytest.approx(150_000 * 7.15)
    assert total.overdue.value == pytest.approx(100_000 * 7.15)

    plan = ALL_OF_IT.plan([LATE, COMING], market())
    assert [trade.covers for trade in plan.trades] == [50_000]
    assert [(bucket.net, bucket.hedged_after) for bucket in plan.overdue] == [(100_000, 0)]
    assert plan.ratio_after == pytest.approx(1 / 3)
    assert "overdue since 2026-10-31" in plan.explain()
    assert "逾期" in plan.explain("zh_CN")

    risk = cash_flow_at_risk([LATE, COMING], market(), seed=1)
    alone = cash_flow_at_risk([COMING], market(), seed=1)
    assert risk.value_at_risk.value == pytest.approx(alone.value_at_risk.value, rel=1e-9)
    assert risk.reference_amount == pytest.approx(alone.reference_amount + 100_000 * 7.15)
    assert "overdue since 2026-10-31" in risk.explain()
    assert alone.notes == ()


def test_an_overdue_budget_is_lost_as_far_as_spot_has_fallen():
    budget = {"USD": 7.25}
    risk = cash_flow_at_risk([LATE, COMING], market(), budget_rates=budget, seed=1)
    alone = cash_flow_at_risk([COMING], market(), budget_rates=budget, seed=1)
    # 0.10 on each of the 100,000 dollars is gone already, whatever the rate does
    assert risk.value_at_risk.value == pytest.approx(alone.value_at_risk.value + 10_000)


def test_what_is_overdue_stays_open_day_by_day():
    found = open_by_day([LATE, COMING], start=TODAY, end=dt.date(2026, 12, 17))
    assert found["USD"][0] == 150_000
    assert found["USD"][-1] == 100_000  # the 16th: only what nobody knows the day of


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.integers(-9_999, 99_999).filter(bool),
            st.integers(-60, 150),
            st.sampled_from(["USD", "EUR", "JPY"]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["day", "week", "month", "quarter", "whole"]),
)
def test_every_room_finds_the_same_amounts_overdue(rows, bucketing):
    """Positions, totals, plans, risk and the open amounts of each day, beside a plain sum."""
    ledger = [
        receivable(amount, TODAY + dt.timedelta(days=days), code, reference=f"I-{n}")
        for n, (amount, days, code) in enumerate(rows)
    ]
    late = {}
    for amount, days, code in rows:
        if days < 0:
            late[code] = late.get(code, 0) + amount
    positions = net_positions(ledger, on=TODAY, bucketing=bucketing)
    assert {each.currency: each.net for each in positions if each.is_overdue} == late

    home = sum(amount * market().spot(code) for code, amount in late.items())
    total = total_in(positions, home="CNY", board=market().board)
    assert total.overdue.value == pytest.approx(home)

    plan = HedgeProgramme(schedule=RollingSchedule(months=9, ratio=1), bucketing=bucketing).plan(
        ledger, market()
    )
    assert {each.currency: each.net for each in plan.overdue} == late

    last = TODAY + dt.timedelta(days=200)
    still_open = open_by_day(ledger, start=TODAY, end=last)
    assert {code: days[-1] for code, days in still_open.items() if days[-1]} == {
        code: amount for code, amount in late.items() if amount
    }

    to_come = [each for each in ledger if each.due >= TODAY]
    if to_come:  # else nothing is at risk
        apart = Correlation({("USD", "EUR"): 0.5, ("USD", "JPY"): 0.2, ("EUR", "JPY"): 0.1})
        whole, alone = (
            cash_flow_at_risk(flows, market(), seed=1, correlation=apart).reference_amount
            for flows in (ledger, to_come)
        )
        assert whole - alone == pytest.approx(home, abs=1e-6)


def test_a_new_due_date_makes_it_hedgeable():
    again = evolve(LATE, due=dt.date(2027, 1, 29))
    plan = ALL_OF_IT.plan([again, COMING], market())
    assert [trade.covers for trade in plan.trades] == [50_000, 100_000]
    assert plan.overdue == ()


def test_no_alternative_is_priced_for_a_day_that_has_passed_or_comes_before_spot():
    for due in (LATE.due, TODAY, dt.date(2026, 11, 23)):
        with pytest.raises(InvalidInput, match="2026-11-24; change what comes earlier at spot"):
            compare_alternatives(market(), currency="USD", amount=1_000, due=due, protection=7.0)


# Settled: a deal past its value date covers nothing, and is named.


def test_settled_hedges_are_named_and_cover_nothing():
    paid = Hedge(currency="USD", covers=50_000, due=dt.date(2026, 11, 19), rate=7.2)
    plan = ALL_OF_IT.plan([COMING], market(), hedges=[paid])
    assert plan.settled == (paid,)
    assert [trade.covers for trade in plan.trades] == [50_000]
    assert "settled on 2026-11-19 and covers nothing" in plan.explain()

    risk = cash_flow_at_risk([COMING], market(), hedges=[paid], seed=1)
    assert risk.value_at_risk == cash_flow_at_risk([COMING], market(), seed=1).value_at_risk
    assert "covers nothing" in risk.explain()

    today = evolve(paid, due=TODAY)
    assert ALL_OF_IT.plan([COMING], market(), hedges=[today]).settled == ()


def test_a_settled_deal_is_not_valued():
    curve = ForwardCurve(
        pair="EURUSD",
        spot=1.085,
        spot_date=dt.date(2026, 11, 24),
        domestic=flat("USD", TODAY),
        foreign=flat("EUR", TODAY),
    )
    past, later = dt.date(2026, 11, 19), dt.date(2027, 2, 24)
    deal = FxForward(pair="EURUSD", base_amount=1, rate=1.1, value_date=past)
    window = WindowForward(
        pair="EURUSD", base_amount=1, rate=1.1, start=dt.date(2026, 11, 2), end=past
    )
    loans = CurrencySwap(
        pair="EURUSD",
        base_principal=1,
        spot=1.085,
        base_rate=0.02,
        quote_rate=0.04,
        dates=[dt.date(2026, 5, 19), past],
    )
    for valued in (
        lambda: deal.value(curve),
        lambda: window.value(curve),
        lambda: loans.value(curve),
        lambda: roll_forward(deal, curve, to=later),
    ):
        with pytest.raises(InvalidInput, match="settled on 2026-11-19"):
            valued()
    far = FxForward(pair="EURUSD", base_amount=-1, rate=1.09, value_date=later)
    # of two legs the one to come counts
    assert FxSwap(near=deal, far=far).value(curve) == far.value(curve)


def test_a_hedge_of_home_currency_is_refused_by_plan_and_risk_alike():
    home = Hedge(currency="CNY", covers=1, due=COMING.due, rate=1)
    with pytest.raises(CurrencyMismatch, match="home currency"):
        ALL_OF_IT.plan([COMING], market(), hedges=[home])
    with pytest.raises(CurrencyMismatch, match="home currency"):
        cash_flow_at_risk([COMING], market(), hedges=[home], seed=1)


# Fixed: a non-deliverable forward past its fixing date floats no more.

NDF = NonDeliverableForward(
    pair="USDBRL",
    base_amount=1_000_000,
    rate=5.50,
    fixing_date=dt.date(2027, 2, 22),
    value_date=dt.date(2027, 2, 24),
    settlement_currency="USD",
)


def brazil(on, spot):
    return ForwardCurve(
        pair="USDBRL",
        spot=spot,
        spot_date=on + dt.timedelta(days=2),
        domestic=flat("BRL", on),
        foreign=flat("USD", on),
    )


@pytest.mark.parametrize("spot", [4.0, 5.8, 9.0])
@pytest.mark.parametrize("on", [dt.date(2027, 2, 23), dt.date(2027, 2, 24)])
def test_after_the_fixing_the_market_no_longer_moves_it(on, spot):
    owed = NDF.value(brazil(on, spot), fixing=5.60, reference_date=NDF.value_date)
    # a million dollars gain 0.10 reais each, over 5.60
    assert owed.amount.value == pytest.approx(17_857.142857, abs=1e-6)
    assert owed.amount.currency == "USD"
    today = NDF.value(brazil(on, spot), fixing=5.60)
    days = (NDF.value_date - on).days
    assert today.amount.value == pytest.approx(
        17_857.142857 * 2.718281828459045 ** (-0.043 * days / 365)
    )
    in_reais = evolve(NDF, settlement_currency="BRL")
    owed = in_reais.value(brazil(on, spot), fixing=5.60, reference_date=NDF.value_date)
    assert owed.amount.value == pytest.approx(100_000)


def test_a_fixing_is_needed_after_its_day_and_unknown_before():
    with pytest.raises(InvalidInput, match="fixing is missing"):
        NDF.value(brazil(dt.date(2027, 2, 23), 5.8))
    with pytest.raises(InvalidInput, match="before the fixing date"):
        NDF.value(brazil(dt.date(2027, 2, 19), 5.8), fixing=5.6)
    on_the_day = brazil(NDF.fixing_date, 5.8)
    assert NDF.value(on_the_day).amount != NDF.value(on_the_day, fixing=5.6).amount
    with pytest.raises(InvalidInput, match="settled"):
        NDF.value(brazil(dt.date(2027, 2, 25), 5.8), fixing=5.6)


# Value dates: no forward is dealt for a closed day or before spot.


@pytest.mark.parametrize(
    ("due", "settles"),
    [
        (dt.date(2026, 12, 26), dt.date(2026, 12, 28)),  # a Saturday: the next good day
        (dt.date(2027, 1, 31), dt.date(2027, 1, 29)),  # a Sunday, the next one in another month
        (dt.date(2026, 11, 24), dt.date(2026, 11, 24)),  # the spot date itself
        (dt.date(2026, 11, 23), None),  # before it
        (TODAY, None),
    ],
)
def test_forwards_settle_on_good_days_from_spot_on(due, settles):
    plan = ALL_OF_IT.plan([receivable(1_000, due)], market())
    assert [trade.value_date for trade in plan.trades] == ([settles] if settles else [])
    if settles is None:
        assert "change it at spot" in plan.explain()
        assert plan.ratio_after == 0.0
    else:
        assert plan.trades[0].rate == market().outright("USD", settles)
        assert "no calendar of CNY, USD" in plan.explain()


def test_forwards_keep_off_the_holidays_of_the_market():
    days = {
        "USD": DayCalendar(name="New York", holidays=[dt.date(2026, 12, 25)]),
        "CNY": DayCalendar(name="Shanghai", holidays=[dt.date(2027, 1, 1)]),
    }
    plan = ALL_OF_IT.plan(
        [receivable(1, dt.date(2026, 12, 25)), receivable(2, dt.date(2027, 1, 1))],
        market(calendars=days),
    )
    assert [str(trade.value_date) for trade in plan.trades] == ["2026-12-28", "2027-01-04"]
    assert "no calendar" not in plan.explain()


def test_a_trade_is_in_whole_minor_units_of_its_currency():
    yen = receivable("1000001", dt.date(2027, 1, 29), currency="JPY")
    half = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5"))
    trade = half.plan([yen], market()).trades[0]
    assert trade.covers == Decimal(500_000)
    assert trade.covers.as_tuple().exponent == 0


SCHEDULES = [
    RollingSchedule(months=9, ratio="0.777", width="0.05"),
    StaticSchedule(start=TODAY, end=dt.date(2027, 6, 30), ratio="0.333"),
    LayeredSchedule(
        layers=[Layer(months_before=6, share="0.3"), Layer(months_before=3, share="0.31")]
    ),
    BandedSchedule(
        bands=[
            TenorBand(
                from_months=0,
                until_months=8,
                band=Band(minimum="0.61", target="0.7", maximum="0.83"),
            )
        ]
    ),
    MicroHedgingSchedule(ratio="0.9"),
]


@settings(max_examples=60)
@given(
    amounts=st.lists(
        st.tuples(
            st.decimals(-9_999, 99_999, places=2),
            st.integers(-40, 220),
            st.sampled_from(["USD", "EUR", "JPY"]),
        ),
        min_size=1,
        max_size=8,
    ),
    schedule=st.sampled_from(SCHEDULES),
    trade_to=st.sampled_from(["target", "nearest_edge"]),
    only_out_of_band=st.booleans(),
    bucketing=st.sampled_from(["day", "week", "month", "quarter", "whole"]),
    limit=st.sampled_from([None, 50_000, 10_000_000]),
)
def test_a_plan_that_was_dealt_asks_for_nothing_more(
    amounts, schedule, trade_to, only_out_of_band, bucketing, limit
):
    programme = HedgeProgramme(
        schedule=schedule,
        trade_to=trade_to,
        only_out_of_band=only_out_of_band,
        bucketing=bucketing,
        minimum_ticket={"EUR": 500},
        maximum_ticket={"USD": 20_000},
        credit_limit=limit,
    )
    ledger = [
        receivable(amount, TODAY + dt.timedelta(days=days), code, reference=f"I-{n}")
        for n, (amount, days, code) in enumerate(amounts)
    ]
    first = programme.plan(ledger, market())
    for trade in first.trades:
        assert sum(trade.tickets) == trade.covers == sum(trade.allocation)
        assert trade.value_date >= dt.date(2026, 11, 24)
        assert trade.value_date.weekday() < 5
    again = programme.plan(ledger, market(), hedges=first.hedges())
    assert again.trades == ()
    nameless = [evolve(hedge, reference="") for hedge in first.hedges()]
    if not isinstance(schedule, MicroHedgingSchedule) and bucketing in {"month", "quarter"}:
        assert programme.plan(ledger, market(), hedges=nameless).trades == ()


@settings(max_examples=40)
@given(weeks=st.integers(-60, 60), days=st.lists(st.integers(-60, 200), min_size=1, max_size=5))
def test_a_plan_moves_along_with_the_calendar(weeks, days):
    # whole weeks, so that weekdays stay weekdays; buckets by day, so that months do not matter
    shift = dt.timedelta(weeks=weeks)
    programme = HedgeProgramme(
        schedule=StaticSchedule(start=dt.date(2020, 1, 1), end=dt.date(2035, 1, 1), ratio="0.5"),
        bucketing="day",
    )

    def planned(moved):
        ledger = [
            receivable(1_000 + n, TODAY + moved + dt.timedelta(days=ahead))
            for n, ahead in enumerate(days)
        ]
        plan = programme.plan(ledger, market(on=TODAY + moved))
        trades = sorted((trade.covers, trade.rate) for trade in plan.trades)
        return trades, plan.ratio_after, sum(bucket.net for bucket in plan.overdue)

    here, there = planned(dt.timedelta(0)), planned(shift)
    assert [covers for covers, _ in here[0]] == [covers for covers, _ in there[0]]
    assert here[1:] == there[1:]
