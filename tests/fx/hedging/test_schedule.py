"""Schedules: how far each reaches, and which band it gives."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.fx.hedging.a_market import TODAY, market, sale

from xborder.fx.hedging.programme import HedgeProgramme
from xborder.fx.hedging.schedule import (
    Band,
    BandedSchedule,
    MicroHedgingSchedule,
    RollingSchedule,
    StaticSchedule,
    TenorBand,
)


def test_static_rolling_and_micro_hedging_differ_in_reach():
    inside, outside = dt.date(2027, 2, 10), dt.date(2027, 8, 10)
    exposures = [sale(100, inside), sale(100, outside)]
    campaign = StaticSchedule(start=dt.date(2027, 7, 1), end=dt.date(2027, 9, 1), ratio="0.5")
    static = HedgeProgramme(schedule=campaign).plan(exposures, market())
    assert [t.bucket for t in static.trades] == ["2027-08"]
    rolling = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5"))
    assert [t.bucket for t in rolling.plan(exposures, market()).trades] == ["2027-02"]
    orders = [
        sale(100, inside, stage="committed", reference="order 1"),
        sale(60, inside, stage="invoiced", reference="order 2"),
        sale(30, inside, stage="invoiced"),
        sale(999, inside),
    ]
    micro = HedgeProgramme(schedule=MicroHedgingSchedule()).plan(orders, market())
    assert [(t.bucket, t.covers) for t in micro.trades] == [
        ("order 1", 100),
        ("order 2", 60),
        ("2027-02", 30),
    ]
    done = HedgeProgramme(schedule=MicroHedgingSchedule()).plan(
        orders, market(), hedges=micro.hedges()
    )
    assert done.trades == ()
    assert MicroHedgingSchedule().band(TODAY - dt.timedelta(days=1), TODAY) is None


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


@pytest.mark.parametrize(
    ("due", "target"),
    [
        ("2026-11-20", "0.8"),
        ("2027-05-19", "0.8"),
        ("2027-05-20", "0.5"),
        ("2027-12-01", None),
        ("2028-06-01", "0.1"),
        ("2029-06-01", None),
        ("2026-11-19", None),
    ],
)
def test_bands_by_tenor(due, target):
    band = POLICY.band(dt.date.fromisoformat(due), TODAY)
    assert (band and band.target) == (target and Decimal(target))


def months(eur):
    days = [dt.date(2026, 1 + n, 15) for n in range(len(eur))]
    return [market(on=day, eur=rate) for day, rate in zip(days, eur, strict=True)]
