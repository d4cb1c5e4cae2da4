"""Days and moments as exports write them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.trade.orders.day import Calendar
from xborder.trade.orders.mapping import DateOrder
from xborder.trade.orders.report import Cell, Report


def read(written, **habits):
    return Calendar(**habits).day(Cell("rows.0", "Date", written), Report())


@pytest.mark.parametrize(
    ("written", "habits", "meant"),
    [
        ("2026-11-21", {}, (2026, 11, 21)),
        ("2026/11/2", {}, (2026, 11, 2)),
        ("2026-09-28 09:12:44 +0100", {}, (2026, 9, 28)),
        ("2026-09-01T10:05:21+00:00", {}, (2026, 9, 1)),
        ("2026-09-01T10:05:21.123Z", {}, (2026, 9, 1)),
        ("2026-09-01 20:05:00 UTC", {}, (2026, 9, 1)),
        ("2026-09-01 10:05", {}, (2026, 9, 1)),
        ("Sep-01-26", {}, (2026, 9, 1)),
        ("Sep 1, 2026 10:05:11 AM", {}, (2026, 9, 1)),
        ("14-Jul-2025", {}, (2025, 7, 14)),
        ("1 July 2026", {}, (2026, 7, 1)),
        ("10-Dez-25", {"languages": ("de",)}, (2025, 12, 10)),
        ("3. März 2026", {"languages": ("de",)}, (2026, 3, 3)),
        ("08/14/26", {}, (2026, 8, 14)),
        ("14.08.2026", {}, (2026, 8, 14)),
        ("05/05/26", {}, (2026, 5, 5)),
        ("04/05/26", {"order": DateOrder.MONTH_FIRST}, (2026, 4, 5)),
        ("04/05/26", {"order": DateOrder.DAY_FIRST}, (2026, 5, 4)),
        ("20261102", {}, (2026, 11, 2)),
        (20261102, {}, (2026, 11, 2)),
        ("2026年11月2日", {}, (2026, 11, 2)),
        ("2026年11月2日 10:05", {}, (2026, 11, 2)),
        ("5/3/2016 0:37", {"order": DateOrder.MONTH_FIRST}, (2016, 5, 3)),
        ("45384.34789351852", {}, (2024, 4, 2)),
        (46328, {}, (2026, 11, 2)),
        (46328.5, {}, (2026, 11, 2)),
        (dt.date(2026, 1, 2), {}, (2026, 1, 2)),
        (dt.datetime(2026, 1, 2, 23, 30, tzinfo=dt.UTC), {}, (2026, 1, 2)),
        (dt.datetime(2026, 1, 2, 23, 30), {"utc": True}, (2026, 1, 2)),  # noqa: DTZ001
    ],
)
def test_a_day_is_read_as_it_was_meant(written, habits, meant):
    # 1 January 2024 is 45292 in every spreadsheet, so 45384 is 92 days later
    assert read(written, **habits) == dt.date(*meant)


def test_a_serial_counts_from_the_thirtieth_of_december_1899():
    assert read("45384") == dt.date(1899, 12, 30) + dt.timedelta(days=45384)


@pytest.mark.parametrize(
    "written",
    [
        *("soon", "2026-13-01", "2026-02-30", "31/31/26", "13/13/26", "30.02.2026", "99999"),
        *("00042", "Foo-01-26", "2026-09-01 25:00", "2026-09-01 10:05 +99:00", "10-Dez-25"),
        *(True, 1.5, b"2026", ["2026-01-01"], 10**30),
    ],
)
def test_what_is_no_day_is_refused(written):
    with pytest.raises(InvalidInput, match="no day"):
        read(written)


def test_a_day_that_can_be_two_needs_the_order():
    with pytest.raises(InvalidInput, match=r"2026-04-05 or 2026-05-04\. Say what stands first"):
        read("04/05/26")


@pytest.mark.parametrize(
    ("written", "habits", "day"),
    [
        ("2026-10-02 23:05:10 +0100", {}, 3),
        ("2026-10-02 17:00:00", {"utc": True}, 3),
        ("2026-10-02 17:00:00", {}, 2),
        ("2026-10-02 01:00:00 -0700", {}, 2),
    ],
)
def test_a_zone_says_when_days_begin(written, habits, day):
    shanghai = ZoneInfo("Asia/Shanghai")
    assert read(written, zone=shanghai, **habits) == dt.date(2026, 10, day)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2098, 12, 31)))
def test_every_day_is_read_back_from_its_serial_and_its_iso_form(day):
    serial = (day - dt.date(1899, 12, 30)).days
    assert read(str(serial)) == read(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "order", "other"),
    [
        ("13/02/26", DateOrder.MONTH_FIRST, "day_first"),
        ("02/13/26", DateOrder.DAY_FIRST, "month_first"),
        ("14.08.2026", DateOrder.MONTH_FIRST, "day_first"),
    ],
)
def test_a_day_that_denies_the_stated_order_is_not_turned_round(written, order, other):
    """Its neighbours, such as 03/02/26, would be read by the stated order and be other days."""
    with pytest.raises(InvalidInput, match="as the mapping says") as caught:
        read(written, order=order)
    assert other in str(caught.value)
    turned = DateOrder.MONTH_FIRST if order is DateOrder.DAY_FIRST else DateOrder.DAY_FIRST
    assert read(written, order=turned) == read(written)


def test_what_is_no_day_either_way_says_so_whatever_the_order():
    for order in DateOrder:
        with pytest.raises(InvalidInput, match="13/13/26 is no day\\."):
            read("13/13/26", order=order)
