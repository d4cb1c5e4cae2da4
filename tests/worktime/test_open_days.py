"""Open days and closings: touching days, terms in days, the last opening and the next closing."""

import datetime as dt
import pickle
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NotFound
from xborder.worktime import BusinessCalendar, DayClock, OpeningHours

D = dt.date.fromisoformat
HOUR = dt.timedelta(hours=1)


def at(text):
    return dt.datetime.fromisoformat(text)


def hours(zone="UTC", week="Mo-Fr 09:00-17:00", first="2026-01-01", last="2027-01-01", **more):
    return OpeningHours(zone=zone, week=week, known_from=D(first), known_until=D(last), **more)


TOKYO = hours("Asia/Tokyo", "Mo-Fr 00:00-24:00").calendar()
ROUND = hours("Asia/Tokyo", "24/7").calendar()
NIGHT = hours("UTC", "Mo-Fr 22:00-06:00").calendar()
OFFICE = hours().calendar()
TUESDAY_NOON = "2026-06-09T12:00+09:00"


@pytest.mark.parametrize(
    ("calendar", "start", "days", "clock", "due"),
    [
        # A desk open round the clock from Monday to Friday: Thursday is two days after Tuesday,
        # though its hours are one stretch from Monday 00:00 to Friday 24:00.
        (TOKYO, TUESDAY_NOON, 2, "same_time", "2026-06-11T12:00+09:00"),
        (TOKYO, TUESDAY_NOON, 2, "closing", "2026-06-12T00:00+09:00"),
        (TOKYO, TUESDAY_NOON, 4, "same_time", "2026-06-15T12:00+09:00"),  # over the weekend
        (ROUND, TUESDAY_NOON, 2, "same_time", "2026-06-11T12:00+09:00"),
        (ROUND, TUESDAY_NOON, 5, "closing", "2026-06-15T00:00+09:00"),
        # The small hours of a night shift belong to the day before: Saturday is no open day.
        (NIGHT, "2026-06-12T23:00Z", 1, "same_time", "2026-06-15T23:00Z"),
        (NIGHT, "2026-06-12T23:00Z", 1, "closing", "2026-06-16T06:00Z"),
        (NIGHT, "2026-06-12T03:00Z", 1, "same_time", "2026-06-15T22:00Z"),
        # A short Tuesday that touches Monday's midnight closes at noon.
        (hours(week="Mo 09:00-24:00; Tu 00:00-12:00; We 09:00-17:00").calendar(), "2026-06-07T10:00Z", 2, "closing", "2026-06-09T12:00Z"),
        (hours(week="Mo 09:00-24:00; Tu 00:00-12:00; We 09:00-17:00").calendar(), "2026-06-07T10:00Z", 1, "closing", "2026-06-09T00:00Z"),
        # The closing of that day, whatever way it is named.
        (hours(week="Mo-Fr 09:00-16:00").calendar(), "2026-06-09T10:00Z", 1, "closing", "2026-06-10T16:00Z"),
        (hours(week="Mo-Fr 09:00-16:00").calendar(), "2026-06-09T10:00Z", 1, DayClock.CLOSING, "2026-06-10T16:00Z"),
        # Two stretches of one day are one open day, and it closes with the second.
        (hours(week="Mo-Fr 09:00-12:00,13:00-17:00").calendar(), "2026-06-09T10:00Z", 1, "closing", "2026-06-10T17:00Z"),
        # Any whole float or numpy integer is a number of days.
        (OFFICE, "2026-06-09T10:00Z", 1.0, "same_time", "2026-06-10T10:00Z"),
    ],
)  # fmt: skip
def test_a_term_in_open_days(calendar, start, days, clock, due):
    assert calendar.add_days(at(start), days, clock=clock) == at(due)


def test_open_days_survive_sums_of_calendars():
    both = TOKYO & ROUND
    assert both.add_days(at(TUESDAY_NOON), 2) == at("2026-06-11T12:00+09:00")
    joined = hours("Asia/Tokyo", "Mo-We 00:00-24:00").calendar() | hours("Asia/Tokyo", "Th-Fr 00:00-24:00").calendar()  # fmt: skip
    assert joined.add_days(at(TUESDAY_NOON), 2) == at("2026-06-11T12:00+09:00")
    # A pause over midnight moves where Wednesday begins, and Wednesday stays a day.
    pause = (at("2026-06-09T23:00+09:00"), at("2026-06-10T01:00+09:00"))
    paused = ROUND.without([pause])
    assert paused.add_days(at(TUESDAY_NOON), 1) == at("2026-06-10T12:00+09:00")
    # A pause of a whole day takes that day out.
    whole = ROUND.without([(at("2026-06-10T00:00+09:00"), at("2026-06-11T00:00+09:00"))])
    assert whole.add_days(at(TUESDAY_NOON), 1) == at("2026-06-11T12:00+09:00")


def test_intervals_of_many_days_have_their_days():
    known = (at("2026-01-01T00:00Z"), at("2027-01-01T00:00Z"))
    always = BusinessCalendar.from_intervals([known], known=known, name="always", zone="Asia/Tokyo")
    assert always.add_days(at(TUESDAY_NOON), 2) == at("2026-06-11T12:00+09:00")
    shifts = [(at("2026-06-08T09:00Z"), at("2026-06-10T12:00Z"))]
    few = BusinessCalendar.from_intervals(shifts, known=known, name="shifts")
    assert few.add_days(at("2026-06-07T10:00Z"), 3, clock="closing") == at("2026-06-10T12:00Z")
    with pytest.raises(NotFound):
        few.add_days(at("2026-06-07T10:00Z"), 4)


def test_an_unknown_day_clock_is_refused():
    with pytest.raises(InvalidInput, match="nonsense is not a choice"):
        OFFICE.add_days(at("2026-06-09T10:00Z"), 1, clock="nonsense")
    with pytest.raises(InvalidType, match="not a whole number"):
        OFFICE.add_days(at("2026-06-09T10:00Z"), 1.5)


WEEKS = st.sampled_from(
    ["Mo-Fr 09:00-17:00", "Mo-Fr 00:00-24:00", "24/7", "Mo-Fr 22:00-06:00", "Mo-Su 09:00-12:00,13:00-18:00", "Mo 09:00-24:00; Tu 00:00-12:00; Sa 23:00-02:00"]
)  # fmt: skip
ZONES = st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York", "Europe/Berlin"])


@given(WEEKS, ZONES, st.integers(0, 60 * 24 * 60), st.integers(1, 30))
def test_open_days_are_the_days_whose_hours_say_so(week, zone, minutes, days):
    """Against a walk over the dates themselves, which knows nothing of stretches."""
    desk, place = hours(zone, week), ZoneInfo(zone)
    start = at("2026-03-01T00:00Z") + minutes * HOUR / 60
    day, left = start.astimezone(place).date(), days
    while left:
        day += dt.timedelta(days=1)
        left -= bool(desk.on(day))
    calendar = desk.calendar()
    found = calendar.add_days(start, days)
    wall = dt.datetime.combine(day, start.astimezone(place).time(), tzinfo=place)
    assert found == calendar.next_open(wall) or (wall.utcoffset() != found.astimezone(place).utcoffset())  # fmt: skip
    closing = calendar.add_days(start, days, clock="closing")
    last = max(span.end for span in desk.on(day))
    expected = dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=last)
    assert closing.astimezone(place).replace(tzinfo=None) == expected


@pytest.mark.parametrize(
    ("ask", "moment", "expected"),
    [
        ("next_close", "2026-06-09T10:00Z", "2026-06-09T17:00Z"),
        ("next_close", "2026-06-09T17:00Z", "2026-06-10T17:00Z"),
        ("next_close", "2026-06-12T20:00Z", "2026-06-15T17:00Z"),
        ("previous_close", "2026-06-09T17:00Z", "2026-06-09T17:00Z"),
        ("previous_close", "2026-06-09T16:00Z", "2026-06-08T17:00Z"),
        ("previous_close", "2026-06-15T08:00Z", "2026-06-12T17:00Z"),
        ("previous_open", "2026-06-09T09:00Z", "2026-06-09T09:00Z"),
        ("previous_open", "2026-06-09T08:59Z", "2026-06-08T09:00Z"),
        ("previous_open", "2026-06-14T08:00Z", "2026-06-12T09:00Z"),
    ],
)
def test_the_openings_and_closings_around_an_instant(ask, moment, expected):
    assert getattr(OFFICE, ask)(at(moment)) == at(expected)


@pytest.mark.parametrize(
    ("calendar", "ask", "moment"),
    [
        (OFFICE, "next_close", "2026-12-31T17:00Z"),
        (OFFICE, "previous_close", "2026-01-01T10:00Z"),
        (OFFICE, "previous_open", "2026-01-01T08:00Z"),
        # Open up to the horizon: nobody knows whether it closes, or opened, there.
        (ROUND, "next_close", "2026-06-09T10:00Z"),
        (ROUND, "previous_open", "2026-06-09T10:00Z"),
        (OFFICE, "next_close", "2027-06-09T10:00Z"),
    ],
)
def test_an_unknown_opening_or_closing_is_refused(calendar, ask, moment):
    with pytest.raises(NotFound) as caught:
        getattr(calendar, ask)(at(moment))
    assert caught.value.code == "calendar.horizon"


@given(WEEKS, ZONES, st.integers(0, 60 * 24 * 60))
def test_closings_and_openings_bracket_what_is_open(week, zone, minutes):
    calendar = hours(zone, week).calendar()
    moment = at("2026-03-01T00:00Z") + minutes * HOUR / 60
    segments = calendar.segments(calendar.known_from, calendar.known_until)
    edge = {calendar.known_from, calendar.known_until}
    for ask, expected in (
        ("next_close", next((s.end for s in segments if s.end > moment), None)),
        ("previous_close", next((s.end for s in reversed(segments) if s.end <= moment), None)),
        ("previous_open", next((s.start for s in reversed(segments) if s.start <= moment), None)),
    ):
        if expected is None or expected in edge:
            with pytest.raises(NotFound):
                getattr(calendar, ask)(moment)
        else:
            assert getattr(calendar, ask)(moment) == expected


def test_a_calendar_that_counted_days_still_travels():
    ROUND.add_days(at(TUESDAY_NOON), 2)
    again = pickle.loads(pickle.dumps(ROUND))
    assert again == ROUND
    assert again.add_days(at(TUESDAY_NOON), 2) == at("2026-06-11T12:00+09:00")
