"""Days as frames hold them, midnights, mean the same day at the door of every room."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tests.told import told
from xborder import customers, fx
from xborder.customers.loyalty import LoyaltyProgramme, loyalty_account
from xborder.errors import XborderError
from xborder.fx.accounting import BookedInvoice, PartPayment, exchange_differences
from xborder.fx.forwards import FxForward, fixing_rule
from xborder.inventory import Inbound
from xborder.worktime import DayCalendar, OpeningHours, Roll

DAY = dt.date(2026, 12, 1)
MIDNIGHTS = [
    pd.Timestamp("2026-12-01"),
    np.datetime64("2026-12-01"),
    np.datetime64("2026-12-01T00:00:00"),
    dt.datetime(2026, 12, 1),  # noqa: DTZ001 - as pandas gives it
]
MARKET = fx.Market.flat(
    on=dt.date(2026, 11, 20), home="GBP", rates={"GBP": 0.04, "USD": 0.039}, spot={"GBPUSD": 1.3}
)
PLAIN = DayCalendar(name="plain")
ORDER = customers.Order(customer_id="a", at=dt.date(2026, 6, 1), amount="5.00 EUR")
HISTORY = customers.purchase_history([ORDER], on=dt.date(2026, 12, 31))
SALE = {"amount": 1000, "currency": "EUR", "home": "USD", "booked_rate": "1.50"}


def owed(day):
    return fx.Exposure(amount=1000, currency="USD", due=day, stage="invoiced")


def differences(day):
    invoice = BookedInvoice(**SALE, booked_on=day)
    paid = PartPayment(amount=500, on=day, rate="1.00")
    return exchange_differences(invoice, [paid], on=day, closing_rate="1.00")


def hours(day):
    week = "Mo-Fr 09:00-17:00"
    until = dt.date(2027, 1, 1)
    desk = OpeningHours(zone="UTC", week=week, known_from=day, known_until=until, holidays=[day])
    return desk.on(day), desk


DOORS = {
    "inbound": lambda day: Inbound(available_on=day, units=1),
    "exposure": owed,
    "exposure, past": lambda day: owed(DAY).is_overdue(day),
    "forward": lambda day: FxForward(pair="EURUSD", base_amount=1, rate=1.1, value_date=day),
    "market": lambda day: fx.Market.flat(on=day, home="GBP", rates={"GBP": 0.04}, spot={}).on,
    "years": MARKET.years,
    "blackout": lambda day: fx.HedgeProgramme(
        schedule=fx.RollingSchedule(months=3, ratio="0.8"), blackout=[day]
    ),
    "plan": lambda day: fx.HedgeProgramme(schedule=fx.RollingSchedule(months=3, ratio="0.8")).plan(
        [owed(day)], MARKET
    ),
    "differences": differences,
    "curve": MARKET.curves["USD"].discount,
    "fixing": lambda day: fixing_rule("BRL", on=DAY).fixing_date(day, calendar=PLAIN),
    "value dates": lambda day: fx.ValueDates(
        pair="GBPUSD", calendars={"GBP": PLAIN, "USD": PLAIN}
    ).check(day, trade_date=dt.date(2026, 11, 20)),
    "calendar": lambda day: DayCalendar(name="x", holidays=[day], known_from=day),
    "calendar, until": lambda day: DayCalendar(name="x", known_until=day),
    "worked": PLAIN.is_working,
    "add": lambda day: PLAIN.add(day, 3),
    "between": lambda day: PLAIN.between(day, dt.date(2026, 12, 31)),
    "roll": lambda day: PLAIN.roll(day, Roll.FOLLOWING),
    "days": lambda day: PLAIN.working_days(day, dt.date(2026, 12, 9)),
    "hours": hours,
    "history": lambda day: customers.purchase_history([ORDER], on=day),
    "history, until": HISTORY.until,
    "scores": lambda day: customers.rfm([ORDER], on=day).scores,
    "points": lambda day: loyalty_account(
        LoyaltyProgramme(points_per_unit=1, expires_after_days=9), [], on=day
    ),
    "actions": lambda day: customers.next_actions(
        [customers.CustomerFacts(customer_id="a", stage="win_back", consents=True)], on=day
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_midnight_of_a_frame_is_that_day(door):
    said = DOORS[door](DAY)
    for midnight in MIDNIGHTS:
        found = DOORS[door](midnight)
        assert found == said
        assert told(found) == told(said)  # no frame's scalar is carried inside


@pytest.mark.parametrize("door", DOORS)
def test_a_time_of_day_a_zone_and_nothing_are_no_day(door):
    noon = dt.datetime(2026, 12, 1, 12)  # noqa: DTZ001 - as pandas gives it
    for wrong in (noon, pd.Timestamp("2026-12-01", tz="UTC"), pd.NaT, "2026-12-01", 20261201):
        with pytest.raises(XborderError):
            DOORS[door](wrong)
