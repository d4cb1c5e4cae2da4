"""Programmes: bands, targets, tickets, credit and closed days."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fx.hedging.a_market import ACT, TODAY, hedge, market, sale

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.hedging.hedge import blended_rate
from xborder.fx.hedging.programme import HedgeProgramme
from xborder.fx.hedging.schedule import (
    Band,
    BandedSchedule,
    Layer,
    LayeredSchedule,
    RollingSchedule,
    StaticSchedule,
    TenorBand,
)
from xborder.fx.hedging.ticket import split_ticket
from xborder.worktime import DayCalendar

DUES = [dt.date(2027, 3, 15), dt.date(2027, 9, 15), dt.date(2028, 3, 15), dt.date(2028, 9, 15)]


NETS, HEDGED = [400_000, 380_000, 350_000, 300_000], [330_000, 180_000, 40_000, 0]


def test_only_what_is_out_of_its_band_is_traded():
    # shared cases, lay-2
    programme = HedgeProgramme(schedule=ACT, minimum_ticket={"EUR": 25_000})
    plan = programme.plan(
        [sale(amount, due) for amount, due in zip(NETS, DUES, strict=True)],
        market(),
        hedges=[hedge(covers, due) for covers, due in zip(HEDGED, DUES, strict=True) if covers],
    )
    assert [b.ratio_before for b in plan.buckets] == pytest.approx(
        [0.825, 0.473684210526, 0.114285714286, 0.0]
    )
    assert [b.in_band_before for b in plan.buckets] == [True, True, False, True]
    assert [(t.bucket, t.covers) for t in plan.trades] == [("2028-03", 30_000)]
    assert plan.buckets[2].ratio_after == pytest.approx(0.2)
    assert plan.buckets[2].in_band_after
    assert "outside 15% to 25%" in plan.explain()
    assert "2028-09: outside the schedule" in plan.explain()
    assert "远期卖出 30,000.00" in plan.explain("zh_CN")
    assert "EUR 2028-09：" in plan.explain("zh_CN")
    total = sum(NETS)
    assert plan.ratio_before == pytest.approx(sum(HEDGED) / total)
    assert plan.ratio_after == pytest.approx((sum(HEDGED) + 30_000) / total)


def test_without_bands_every_ratio_is_brought_to_target():
    # shared cases, lay-2, action_to_target: -10,000, 10,000, 30,000 and nothing
    programme = HedgeProgramme(schedule=ACT, only_out_of_band=False)
    exposures = [sale(amount, due) for amount, due in zip(NETS, DUES, strict=True)]
    hedges = [hedge(covers, due) for covers, due in zip(HEDGED, DUES, strict=True) if covers]
    plan = programme.plan(exposures, market(), hedges=hedges)
    assert [t.covers for t in plan.trades] == [-10_000, 10_000, 30_000]
    assert "off the target" in plan.explain()
    again = programme.plan(exposures, market(), hedges=[*hedges, *plan.hedges()])
    assert again.trades == ()
    assert "on target" in again.explain()


def test_trading_to_the_nearest_edge_moves_less():
    programme = HedgeProgramme(schedule=ACT, trade_to="nearest_edge")
    due = DUES[0]
    low = programme.plan([sale(100_000, due)], market(), hedges=[hedge(60_000, due)])
    assert [t.covers for t in low.trades] == [15_000]
    high = programme.plan([sale(100_000, due)], market(), hedges=[hedge(95_000, due)])
    assert [t.covers for t in high.trades] == [-10_000]
    inside = HedgeProgramme(schedule=ACT, trade_to="nearest_edge", only_out_of_band=False)
    plan = inside.plan([sale(100_000, due)], market(), hedges=[hedge(78_000, due)])
    assert plan.trades == ()
    assert "within its band" in plan.explain()


def test_payments_are_bought_forward():
    programme = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5"))
    plan = programme.plan([sale(-80_000, DUES[0], stage="payable")], market())
    assert [t.covers for t in plan.trades] == [-40_000]
    assert "buy 40,000.00 forward" in plan.explain()
    assert "hedged 0.0% so far, off the target of 50%" in plan.explain()  # not -0.0%


def test_a_need_below_the_smallest_ticket_waits_or_is_raised():
    due = DUES[0]
    wide = RollingSchedule(months=6, ratio="0.8", width="0.2")
    narrow = RollingSchedule(months=6, ratio="0.8", width="0.01")
    terms = {"minimum_ticket": {"EUR": 30_000}}
    facts = {"hedges": [hedge(58_000, due)]}
    raised = HedgeProgramme(schedule=wide, **terms).plan([sale(100_000, due)], market(), **facts)
    assert [t.covers for t in raised.trades] == [30_000]
    assert "raised to the smallest ticket" in raised.explain()
    waits = HedgeProgramme(schedule=narrow, **terms).plan([sale(100_000, due)], market(), **facts)
    assert waits.trades == ()
    assert "less than the smallest ticket" in waits.explain()


def test_credit_goes_to_the_nearest_dates_first():
    exposures = [sale(100_000, due) for due in DUES[:2]]
    programme = HedgeProgramme(
        schedule=RollingSchedule(months=24, ratio=1),
        credit_limit=7.75 * 130_000,
        minimum_ticket={"EUR": 20_000},
    )
    plan = programme.plan(exposures, market())
    assert [(t.bucket, t.covers) for t in plan.trades] == [
        ("2027-03", 100_000),
        ("2027-09", 30_000),
    ]
    assert "cut from 100,000.00 to the credit limit" in plan.explain()
    tight = HedgeProgramme(
        schedule=RollingSchedule(months=24, ratio=1),
        credit_limit=7.75 * 110_000,
        minimum_ticket={"EUR": 20_000},
    ).plan(exposures, market())
    assert [t.covers for t in tight.trades] == [100_000]
    assert "beyond the credit limit" in tight.explain()


def test_closing_a_hedge_frees_credit():
    near, far = DUES[0], DUES[1]
    programme = HedgeProgramme(
        schedule=RollingSchedule(months=24, ratio=1), credit_limit=7.75 * 100_000
    )
    plan = programme.plan(
        [sale(100_000, far)], market(), hedges=[hedge(100_000, near, reference="lost order")]
    )
    assert sorted(t.covers for t in plan.trades) == [-100_000, 100_000]
    assert "the exposure is gone" in plan.explain()
    assert plan.buckets[0].ratio_before == float("inf")


def test_nothing_is_dealt_on_closed_days():
    calendar = DayCalendar(name="bank", holidays=[dt.date(2026, 11, 24)])
    blackout = [TODAY, dt.date(2026, 11, 23)]
    programme = HedgeProgramme(
        schedule=RollingSchedule(months=6, ratio=1), blackout=blackout, calendar=calendar
    )
    plan = programme.plan([sale(10_000, DUES[0])], market())
    assert [t.trade_on for t in plan.trades] == [dt.date(2026, 11, 25)]
    assert "first open day" in plan.explain()
    # dealt on Wednesday 25 November, the first value date is Friday the 27th
    late = programme.plan([sale(10_000, dt.date(2026, 11, 24))], market())
    assert late.trades == ()
    assert "before the first value date 2026-11-27" in late.explain()
    soon = programme.plan([sale(10_000, dt.date(2026, 11, 28))], market())
    assert soon.trades[0].value_date == dt.date(2026, 11, 30)
    never = HedgeProgramme(
        schedule=RollingSchedule(months=6, ratio=1),
        blackout=[TODAY + dt.timedelta(days=n) for n in range(500)],
    ).plan([sale(10_000, DUES[0])], market())
    assert never.trades == ()
    assert never.buckets[0].hedged_after == 0
    assert "no open day" in never.explain()


POLICY = BandedSchedule(
    bands=[
        TenorBand(from_months=6, until_months=12, band=Band.around("0.5", "0.05")),
        TenorBand(
            from_months=0,
            until_months=6,
            band=Band(minimum="0.75", target="0.8", maximum="0.85"),
        ),
        TenorBand(from_months=18, until_months=24, band=Band.around("0.1")),
    ]
)


exposure_rows = st.lists(
    st.tuples(
        st.sampled_from(["EUR", "GBP"]),
        st.integers(0, 700),
        st.integers(-500_000, 500_000),
    ),
    min_size=1,
    max_size=8,
)


@given(rows=exposure_rows, hedged=exposure_rows, edge=st.booleans())
def test_every_traded_bucket_ends_in_its_band(rows, hedged, edge):
    programme = HedgeProgramme(schedule=POLICY, trade_to="nearest_edge" if edge else "target")
    exposures = [
        sale(amount, TODAY + dt.timedelta(days=days), currency) for currency, days, amount in rows
    ]
    hedges = [
        hedge(amount, TODAY + dt.timedelta(days=days), currency)
        for currency, days, amount in hedged
    ]
    plan = programme.plan(exposures, market(), hedges=hedges)
    traded = {(t.currency, t.bucket): t for t in plan.trades}
    for bucket in plan.buckets:
        trade = traded.get((bucket.currency, bucket.bucket))
        moved = bucket.hedged_after - bucket.hedged_before
        assert moved == (trade.covers if trade else 0)
        if bucket.band is not None:
            assert bucket.in_band_after
            assert trade is None or not bucket.in_band_before
        if trade is not None:
            assert sum(trade.tickets) == trade.covers
            assert not trade.allocation or sum(trade.allocation) == trade.covers
            assert trade.reasons


@given(rows=exposure_rows, limit=st.integers(0, 3_000_000))
def test_credit_is_never_exceeded_by_new_hedges(rows, limit):
    programme = HedgeProgramme(schedule=POLICY, credit_limit=limit)
    exposures = [
        sale(amount, TODAY + dt.timedelta(days=days), currency) for currency, days, amount in rows
    ]
    today = market()
    plan = programme.plan(exposures, today)
    used = sum(abs(float(t.covers)) * today.spot(t.currency) for t in plan.trades)
    assert used <= limit + 1e-6


def test_what_a_programme_cannot_be_is_refused():
    with pytest.raises(InvalidInput, match="overlap from month 3") as caught:
        BandedSchedule(
            bands=[
                TenorBand(from_months=0, until_months=6, band=Band.around("0.8")),
                TenorBand(from_months=3, until_months=9, band=Band.around("0.5")),
            ]
        )
    assert caught.value.problem().where == "bands"
    with pytest.raises(InvalidInput, match="no month"):
        TenorBand(from_months=6, until_months=6, band=Band.around("0.8"))
    with pytest.raises(InvalidInput, match="does not lie between"):
        Band(minimum="0.5", target="0.4", maximum="0.6")
    with pytest.raises(InvalidInput, match=r"hedge 1\.2"):
        LayeredSchedule(layers=[Layer(months_before=n, share="0.6") for n in (3, 6)])
    with pytest.raises(InvalidInput, match="campaign"):
        StaticSchedule(start=TODAY, end=TODAY, ratio=1)
    with pytest.raises(InvalidInput, match="credit_limit"):
        HedgeProgramme(schedule=ACT, credit_limit=-1)
    with pytest.raises(InvalidInput, match="ticket"):
        split_ticket(Decimal(5), maximum=Decimal(10), minimum=Decimal(6))
    with pytest.raises(CurrencyMismatch, match="home currency"):
        HedgeProgramme(schedule=ACT).plan([sale(1, DUES[0], "CNH")], market())
    with pytest.raises(InvalidInput, match="amounts for"):
        blended_rate([0.0], [1.0])


def months(eur):
    days = [dt.date(2026, 1 + n, 15) for n in range(len(eur))]
    return [market(on=day, eur=rate) for day, rate in zip(days, eur, strict=True)]


def test_a_plan_its_trades_and_exposures_are_tables_and_a_chart():
    pytest.importorskip("matplotlib")
    exposures = [
        Exposure.of("100 USD", due=TODAY - dt.timedelta(days=9), stage="invoiced"),
        Exposure.of("500 USD", due=TODAY + dt.timedelta(days=40), stage="invoiced"),
    ]
    policy = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5"))
    plan = policy.plan(exposures, market())
    columns = plan.to_columns()
    assert columns["bucket"] == ["overdue", plan.buckets[1].bucket]
    assert [float(net) for net in columns["net"]] == [100, 500]
    assert columns["ratio_after"] == [0, 0.5]
    assert [float(covers) for covers in plan.trades.to_columns()["covers"]] == [250]
    (axes,) = plan.plot(locale="zh_CN").axes
    assert axes.get_xlabel() == "金额（各按其币种）"
    assert [bar.get_width() for bar in axes.patches] == [100, 500, 0, 250]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["敞口", "已套保"]
