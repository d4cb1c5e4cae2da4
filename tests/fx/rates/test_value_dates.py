"""Spot and forward value dates: the dollar's rule, end of month, expiries, bad input."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, NotFound
from xborder.fx.rates.pair import CurrencyPair
from xborder.fx.rates.value_dates import ValueDates, spot_lag_days
from xborder.months import add_months, month_end, months_between
from xborder.worktime import DayCalendar

NEW_YEAR = [dt.date(year, 1, 1) for year in range(2017, 2029)]
TARGET = DayCalendar(name="TARGET", holidays=[*NEW_YEAR, dt.date(2026, 12, 25)])
NEW_YORK = DayCalendar(
    name="New York",
    holidays=[*NEW_YEAR, dt.date(2017, 7, 4), dt.date(2026, 11, 26), dt.date(2026, 12, 25)],
)
MEXICO = DayCalendar(name="Mexico", holidays=NEW_YEAR)
EURUSD = ValueDates(pair="EURUSD", calendars={"EUR": TARGET, "USD": NEW_YORK})


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("trade", "spot"),
    [
        ("2017-07-03", "2017-07-05"),  # QuantLib pull request 121: a US holiday on T+1
        ("2026-11-25", "2026-11-27"),  # Thanksgiving on T+1 does not count
        ("2026-11-24", "2026-11-27"),  # but spot itself cannot be Thanksgiving
        ("2026-11-20", "2026-11-24"),  # over a weekend
        ("2027-01-27", "2027-01-29"),
        ("2026-10-29", "2026-11-02"),
        ("2026-01-29", "2026-02-02"),
    ],
)
def test_spot_dates(trade, spot):
    assert EURUSD.spot(day(trade)) == day(spot)


@pytest.mark.parametrize(
    ("trade", "tenor", "delivery"),
    [  # shared cases, date_roll
        ("2027-01-27", "1M", "2027-02-26"),  # end-end: spot is the last good day of January
        ("2026-10-29", "1M", "2026-12-02"),
        ("2026-01-29", "6M", "2026-08-03"),
        ("2026-10-29", "SP", "2026-11-02"),
        ("2026-10-29", "SN", "2026-11-03"),
        ("2026-10-29", "ON", "2026-10-30"),
        ("2026-10-29", "TN", "2026-11-02"),
        ("2026-10-29", "1W", "2026-11-09"),
        ("2026-10-29", "5D", "2026-11-09"),
        ("2026-10-29", "1Y", "2027-11-02"),
        ("2026-11-26", "1M", "2026-12-31"),
    ],
)
def test_value_dates_of_tenors(trade, tenor, delivery):
    assert EURUSD.value_date(day(trade), tenor) == day(delivery)


def test_modified_following_stays_in_its_month_and_end_end_can_be_left_out():
    plain = ValueDates(pair="EURUSD", calendars={"EUR": TARGET, "USD": NEW_YORK}, end_end=False)
    # 30 October 2026 was the last good day of its month; 30 November 2026 a Monday
    assert EURUSD.forward(day("2026-10-30"), "2M") == day("2026-12-31")
    assert plain.forward(day("2026-10-30"), "2M") == day("2026-12-30")
    # 31 January 2027 is a Sunday: back to Friday the 29th, not on into February
    assert plain.forward(day("2026-12-31"), "1M") == day("2027-01-29")


def test_pairs_that_settle_next_day():
    loonie = ValueDates(pair="USDCAD", calendars={"USD": NEW_YORK, "CAD": MEXICO})
    assert loonie.spot(day("2026-11-24")) == day("2026-11-25")
    assert loonie.spot(day("2026-11-25")) == day("2026-11-27")  # Thanksgiving cannot be spot
    assert spot_lag_days(CurrencyPair.parse("EURCAD")) == 2


def test_a_dollar_holiday_delays_some_latin_american_pairs():
    peso = ValueDates(pair="USDMXN", calendars={"USD": NEW_YORK, "MXN": MEXICO})
    assert peso.spot(day("2026-11-25")) == day("2026-11-30")


def test_a_cross_settles_through_the_dollar_if_its_calendar_is_given():
    calendars = {"EUR": TARGET, "MXN": MEXICO}
    alone = ValueDates(pair="EURMXN", calendars=calendars)
    through = ValueDates(pair="EURMXN", calendars={**calendars, "USD": NEW_YORK})
    assert alone.spot(day("2026-11-24")) == day("2026-11-26")
    assert through.spot(day("2026-11-24")) == day("2026-11-27")


def test_an_expiry_is_the_last_day_that_still_delivers_in_time():
    assert EURUSD.expiry(day("2026-11-27")) == day("2026-11-25")
    assert EURUSD.expiry(day("2026-12-02")) == day("2026-11-30")
    closed = DayCalendar(
        name="closed", holidays=[day("2026-11-01") + dt.timedelta(days=n) for n in range(90)]
    )
    shut = ValueDates(pair="EURUSD", calendars={"EUR": closed, "USD": NEW_YORK})
    with pytest.raises(InvalidInput, match="settles by then"):
        shut.expiry(day("2027-01-15"))


def test_a_value_date_must_be_open_and_not_before_spot():
    trade = day("2026-11-24")
    good = day("2026-12-24")
    assert EURUSD.check(good, trade_date=trade) == good
    with pytest.raises(InvalidInput, match="before spot, 2026-11-27"):
        EURUSD.check(day("2026-11-25"), trade_date=trade)
    with pytest.raises(InvalidInput, match="does not settle") as caught:
        EURUSD.check(day("2026-12-25"), trade_date=trade)
    assert "2026-12-28" in caught.value.problem().remedy


@pytest.mark.parametrize("tenor", ["3", "M3", "0M", "3m", "1Q", ""])
def test_what_is_not_a_tenor_is_refused(tenor):
    with pytest.raises(InvalidInput, match="tenor"):
        EURUSD.forward(day("2026-11-27"), tenor)


def test_both_calendars_are_needed():
    with pytest.raises(NotFound, match="USD"):
        ValueDates(pair="EURUSD", calendars={"EUR": TARGET})


@given(
    start=st.dates(dt.date(2018, 1, 2), dt.date(2027, 1, 1)),
    months=st.integers(0, 18),
)
def test_months_add_up(start, months):
    later = add_months(start, months)
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    assert later.day == min(start.day, month_end(later).day)
    assert months_between(start, later) == months
    assert months_between(start, later - dt.timedelta(days=1)) <= max(months - 1, -1)


@given(trade=st.dates(dt.date(2018, 1, 2), dt.date(2027, 6, 1)))
def test_spot_is_a_good_day_two_or_more_days_on(trade):
    spot = EURUSD.spot(trade)
    assert EURUSD.joint.is_working(spot)
    assert (spot - trade).days >= 2
    assert EURUSD.spot(EURUSD.expiry(spot)) <= spot


def test_no_forward_reaches_a_day_before_spot():
    """Dealt on Friday 20 November 2026, EURUSD settles two business days later, on the 24th."""
    with pytest.raises(InvalidInput, match=r"2026-11-23 lies before spot, 2026-11-24"):
        EURUSD.reach(dt.date(2026, 11, 23), trade_date=dt.date(2026, 11, 20))
