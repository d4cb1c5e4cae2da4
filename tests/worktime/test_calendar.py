"""Business time: sourced rows, the algebra, every clock change of the tz database, refusals."""

import datetime as dt
import pickle
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NotFound, problems
from xborder.worktime import (
    Backwards,
    Boundary,
    BusinessCalendar,
    DayCalendar,
    DayClock,
    FollowTheSun,
    MissingTime,
    OpeningHours,
    RepeatedTime,
    Span,
    Weekday,
)
from xborder.worktime.instants import instant
from xborder.worktime.spans import read_week
from xborder.worktime.walltime import wall_instant

D = dt.date.fromisoformat
HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)
NOTHING = dt.timedelta(0)


def at(text):
    return dt.datetime.fromisoformat(text)


def hours(zone="UTC", week="Mo-Fr 09:00-17:00", first="2026-01-01", last="2027-01-01", **more):
    return OpeningHours(zone=zone, week=week, known_from=D(first), known_until=D(last), **more)


@cache
def office():
    return hours().calendar()


CLOSING, OPENING = Boundary.CLOSING, Boundary.NEXT_OPENING
NIGHT = "Mo-Fr 09:00-17:00,23:00-07:00"


@pytest.mark.parametrize(
    ("desk", "start", "span", "boundary", "due"),
    [
        # frappe/helpdesk test_hd_ticket.py: an exact fit ends at closing, a second more does not.
        (hours(week="Mo-Fr 10:00-18:00"), "2026-01-15T15:00Z", 3 * HOUR, CLOSING, "2026-01-15T18:00Z"),
        (hours(week="Mo-Fr 10:00-18:00"), "2026-01-15T15:00Z", 3 * HOUR + dt.timedelta(seconds=1), CLOSING, "2026-01-16T10:00:01Z"),
        # zendesk/biz for_duration_spec.rb: an exact fit ends at the next opening.
        (hours(week="Mo-Fr 10:00-18:00"), "2026-01-15T15:00Z", 3 * HOUR, OPENING, "2026-01-16T10:00Z"),
        # pandas test_custom_business_hour.py, 1 July 2014 16:00 + 1 h with 2 July a holiday.
        (hours(first="2014-01-01", last="2015-01-01", holidays=[D("2014-07-02")]), "2014-07-01T16:00Z", HOUR, OPENING, "2014-07-03T09:00Z"),
        # businesstimedelta tests: Saturday + 2 h.
        (hours(first="2016-01-01", last="2017-01-01"), "2016-01-23T13:14Z", 2 * HOUR, CLOSING, "2016-01-25T11:00Z"),
        # State Council notice 国办发明电〔2025〕7号: Saturday 14 February 2026 is worked, 15-23 are off.
        (hours("Asia/Shanghai", "Mo-Fr 09:00-12:00,13:00-18:00", holidays=[D(f"2026-02-{n}") for n in range(15, 24)], makeup_days=[D("2026-02-14")]),
         "2026-02-13T17:00+08:00", 16 * HOUR, CLOSING, "2026-02-24T17:00+08:00"),
        # 24 h on a 24/7 clock stay 24 h when Berlin falls back on 25 October 2026.
        (hours("Europe/Berlin", "24/7"), "2026-10-24T12:00+02:00", 24 * HOUR, CLOSING, "2026-10-25T11:00+01:00"),
        # Backwards, businesstimedelta tests: 8 h before Friday 18:00 is the opening.
        (hours(first="2016-01-01", last="2017-01-01"), "2016-01-22T18:00Z", -8 * HOUR, CLOSING, "2016-01-22T09:00Z"),
        (hours(first="2016-01-01", last="2017-01-01"), "2016-01-22T18:00Z", -8 * HOUR, OPENING, "2016-01-21T17:00Z"),
        # No time at all.
        (hours(), "2026-01-12T10:00Z", NOTHING, CLOSING, "2026-01-12T10:00Z"),
        (hours(), "2026-01-10T10:00Z", NOTHING, CLOSING, "2026-01-12T09:00Z"),
        # A night shift runs from Friday into Saturday.
        (hours(week=NIGHT), "2026-01-16T16:00Z", 9 * HOUR, CLOSING, "2026-01-17T07:00Z"),
    ],
)  # fmt: skip
def test_add(desk, start, span, boundary, due):
    assert desk.calendar().add(at(start), span, boundary=boundary) == at(due)


@pytest.mark.parametrize(
    ("desk", "start", "end", "expected"),
    [
        # businesstimedelta tests: five day shifts and five night shifts.
        (hours(week=NIGHT, first="2016-01-01", last="2017-01-01"), "2016-01-18T09:00Z", "2016-01-25T09:00Z", 80 * HOUR),
        # zendesk/biz periods/after_spec.rb: breaks on one date.
        (hours(first="2006-01-01", last="2007-01-01", breaks={D("2006-01-02"): "08:00-10:15,11:30-12:30"}), "2006-01-02T00:00Z", "2006-01-03T00:00Z", 5 * HOUR + 45 * MINUTE),
        # Sundays of 23 and 25 hours in Berlin, 29 March and 25 October 2026.
        (hours("Europe/Berlin", "Su 00:00-24:00"), "2026-03-28T12:00Z", "2026-03-30T12:00Z", 23 * HOUR),
        (hours("Europe/Berlin", "Su 00:00-24:00"), "2026-10-24T12:00Z", "2026-10-26T12:00Z", 25 * HOUR),
        # 02:00-03:00 does not exist in New York on 8 March 2026; 01:00-02:00 comes twice on 1 November.
        (hours("America/New_York", "Su 02:00-03:00"), "2026-03-08T00:00Z", "2026-03-09T00:00Z", NOTHING),
        (hours("America/New_York", "Su 01:00-02:00"), "2026-11-01T00:00Z", "2026-11-02T00:00Z", 2 * HOUR),
        (hours("America/New_York", "Su 01:00-02:00", repeated=RepeatedTime.SECOND), "2026-11-01T00:00Z", "2026-11-02T00:00Z", HOUR),
        # zendesk/biz: 02:30-03:15 in Los Angeles on 2 April 2006 is shifted to nothing; we snap it.
        (hours("America/Los_Angeles", "Su 02:30-03:15", "2006-01-01", "2007-01-01"), "2006-04-02T08:00Z", "2006-04-03T07:00Z", 15 * MINUTE),
        (hours("America/Los_Angeles", "Su 02:30-03:15", "2006-01-01", "2007-01-01", missing=MissingTime.SHIFT), "2006-04-02T08:00Z", "2006-04-03T07:00Z", NOTHING),
        # Apia had no 30 December 2011.
        (hours("Pacific/Apia", "24/7", "2011-01-01", "2013-01-01"), "2011-12-29T12:00Z", "2011-12-31T12:00Z", 48 * HOUR),
        (hours("Pacific/Apia", "Mo-Su 09:00-17:00", "2011-01-01", "2013-01-01"), "2011-12-29T20:00-10:00", "2011-12-31T20:00+14:00", 8 * HOUR),
        # Reduced hours on one date; a closed date; hours on a holiday.
        (hours(overrides={D("2026-12-24"): "09:00-12:00"}), "2026-12-24T00:00Z", "2026-12-25T00:00Z", 3 * HOUR),
        (hours(overrides={D("2026-12-24"): ()}), "2026-12-24T00:00Z", "2026-12-25T00:00Z", NOTHING),
        (hours(holidays=[D("2026-12-26")], overrides={D("2026-12-26"): ["10:00-14:00"]}), "2026-12-26T00:00Z", "2026-12-27T00:00Z", 4 * HOUR),
        (hours(makeup_days=[D("2026-02-14")], makeup_hours="10:00-12:00"), "2026-02-14T00:00Z", "2026-02-15T00:00Z", 2 * HOUR),
    ],
)  # fmt: skip
def test_between(desk, start, end, expected):
    assert desk.calendar().between(at(start), at(end)) == expected


def test_what_a_day_comes_to_in_order():
    desk = hours(
        holidays=[D("2026-02-16"), D("2026-02-28")],
        makeup_days=[D("2026-02-28")],
        overrides={D("2026-02-16"): "12:00-13:00"},
    )
    nine_to_five = (Span.parse("09:00-17:00"),)
    assert desk.on(D("2026-02-16")) == (Span.parse("12:00-13:00"),)
    assert desk.on(D("2026-02-28")) == nine_to_five
    assert desk.on(D("2026-02-17")) == nine_to_five
    assert desk.on(D("2026-02-21")) == ()
    assert (
        desk.with_days(DayCalendar(name="x", holidays=[D("2026-02-17")])).on(D("2026-02-17")) == ()
    )


def test_a_day_calendar_brings_its_horizon():
    pytest.importorskip("holidays")
    china = DayCalendar.from_holidays("CN", years=[2026])
    desk = hours("Asia/Shanghai", first="2025-01-01", last="2030-01-01").with_days(china)
    assert (desk.known_from, desk.known_until) == (D("2026-01-01"), D("2027-01-01"))
    calendar = desk.calendar()
    assert calendar.source == china.source
    assert calendar.is_open(at("2026-02-14T10:00+08:00"))
    assert calendar.known_from == at("2026-01-01T00:00+08:00")


@pytest.mark.parametrize(
    ("week", "same"),
    [
        ("Mo-Fr 09:00-12:00,13:00-18:00; Sa 10:00-14:00", {0: "09:00-12:00,13:00-18:00", 1: ["09:00-12:00", "13:00-18:00"], "wed": "13:00-18:00, 09:00-12:00", "Thursday": (Span.parse("9:00-12:00"), "13:00-18:00"), Weekday.FRIDAY: "09:00-12:00,13:00-18:00", "SA": "10:00-14:00"}),
        ("24/7", ["00:00-24:00"] * 7),
        ("Fr-Mo 22:00-06:00", {"fr": "22:00-30:00", "sa": "22:00-06:00", "su": "22:00-06:00", "mo": "22:00-06:00"}),
        ("Mo,We 08:00:30-09:00", {"mo": "08:00:30-09:00:00", "we": "08:00:30-09:00"}),
    ],
)  # fmt: skip
def test_a_week_reads_the_same_however_it_is_written(week, same):
    assert read_week(week) == read_week(same)


def test_spans_print_as_they_are_written():
    assert [str(Span.parse(text)) for text in ("09:00-17:00", "22:00-06:00", "08:00:30-09:00")] == [
        "09:00-17:00",
        "22:00-30:00",
        "08:00:30-09:00",
    ]


@pytest.mark.parametrize(
    ("days", "clock", "due"),
    [
        (1, DayClock.SAME_TIME, "2026-01-19T10:00Z"),
        (1, DayClock.CLOSING, "2026-01-19T17:00Z"),
        (7, DayClock.SAME_TIME, "2026-01-27T10:00Z"),
        (248, DayClock.CLOSING, "2026-12-30T17:00Z"),
        (249, DayClock.CLOSING, "2026-12-31T17:00Z"),
    ],
)
def test_open_days_keep_the_time_of_day(days, clock, due):
    # Friday 16 January 2026; 2026 has 261 weekdays, 12 of them up to that day.
    assert office().add_days(at("2026-01-16T10:00Z"), days, clock=clock) == at(due)


def test_a_split_day_is_one_open_day():
    desk = hours(week="Mo-Fr 09:00-12:00,13:00-17:00").calendar()
    due = desk.add_days(at("2026-01-16T10:00Z"), 2, clock=DayClock.CLOSING)
    assert due == at("2026-01-20T17:00Z")
    assert desk.add_days(at("2026-01-16T12:30Z"), 1) == at("2026-01-19T13:00Z")


def test_hours_may_be_kept_in_another_zone():
    tokyo = hours().in_zone("Asia/Tokyo").calendar()
    assert tokyo.next_open(at("2026-01-12T00:00Z")) == at("2026-01-12T00:00Z")


def test_backwards_time_is_zero_if_asked():
    # zendesk/biz and GLPI answer zero; we refuse unless told.
    sunday, week_before = at("2026-02-08T00:00Z"), at("2026-02-01T00:00Z")
    assert office().between(sunday, week_before, backwards=Backwards.ZERO) == NOTHING
    assert office().between(week_before, sunday, backwards=Backwards.ZERO) == 40 * HOUR


def test_open_and_next_open():
    calendar = office()
    assert calendar.is_open(at("2026-01-16T09:00Z"))
    assert not calendar.is_open(at("2026-01-16T17:00Z"))
    assert not calendar.is_open(at("2026-01-01T08:00Z"))
    assert calendar.next_open(at("2026-01-16T17:00Z")) == at("2026-01-19T09:00Z")
    assert calendar.next_open(at("2026-01-16T16:00Z")) == at("2026-01-16T16:00Z")


def test_segments_are_the_counted_stretches():
    friday, monday = at("2026-01-16T16:00Z"), at("2026-01-19T10:00Z")
    one, two = office().segments(friday, monday)
    assert (one.start, one.end) == (friday, at("2026-01-16T17:00Z"))
    assert (two.start, two.end) == (at("2026-01-19T09:00Z"), monday)
    assert one.duration + two.duration == office().between(friday, monday)
    assert office().segments(monday, monday) == ()


# Properties over random calendars, in minutes around January 2026.

MINUTES = st.integers(0, 40 * 1440).map(lambda n: at("2026-01-02T00:00Z") + n * MINUTE)
LENGTHS = st.integers(1, 20 * 60).map(lambda n: n * MINUTE)
PAUSES = st.lists(st.tuples(MINUTES, st.integers(0, 3000)), max_size=4).map(
    lambda found: [(start, start + length * MINUTE) for start, length in found]
)
WEEKS = st.sampled_from(
    ["Mo-Fr 09:00-17:00", NIGHT, "24/7", "Mo-Su 09:00-12:00,13:00-18:00", "Sa 22:00-06:00; We 10:00-11:00"]
)  # fmt: skip
DESKS = st.builds(
    lambda zone, week, off, on: hours(
        zone, week, "2025-12-20", "2027-01-01", holidays=off, makeup_days=on
    ).calendar(),
    zone=st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"]),
    week=WEEKS,
    off=st.sets(st.dates(D("2026-01-01"), D("2026-03-01")), max_size=10),
    on=st.sets(st.dates(D("2026-01-01"), D("2026-03-01")), max_size=3),
)


@given(DESKS, MINUTES, LENGTHS, st.sampled_from(Boundary))
def test_add_and_between_are_inverse(calendar, start, span, boundary):
    due = calendar.add(start, span, boundary=boundary)
    assert calendar.between(start, due) == span
    back = calendar.add(due, -span, boundary=Boundary.CLOSING)
    assert calendar.between(back, due) == span
    assert back >= start
    if boundary is Boundary.NEXT_OPENING:
        assert calendar.is_open(due)
    else:
        assert calendar.is_open(due - dt.timedelta(microseconds=1))


@given(DESKS, MINUTES, MINUTES, MINUTES)
def test_between_is_additive_and_counts_its_segments(calendar, one, two, three):
    one, two, three = sorted((one, two, three))
    whole = calendar.between(one, three)
    assert calendar.between(one, two) + calendar.between(two, three) == whole
    parts = calendar.segments(one, three)
    assert sum((part.duration for part in parts), NOTHING) == whole
    assert calendar.between(three, one, backwards=Backwards.NEGATIVE) == -whole


@given(DESKS, MINUTES, LENGTHS, PAUSES, st.sampled_from(Boundary), st.randoms())
def test_pauses_commute_and_unite(calendar, start, span, pauses, boundary, random):
    shuffled = [*pauses, *pauses[:1]]
    random.shuffle(shuffled)
    due = calendar.add(start, span, boundary=boundary, pauses=pauses)
    assert due == calendar.add(start, span, boundary=boundary, pauses=shuffled)
    one_by_one = calendar
    for pause in shuffled:
        one_by_one = one_by_one.without([pause])
    assert due == one_by_one.add(start, span, boundary=boundary)
    assert calendar.between(start, due, pauses=pauses) == span


@given(DESKS, DESKS, MINUTES)
def test_set_operations_hold_at_every_instant(one, two, moment):
    open_one, open_two = one.is_open(moment), two.is_open(moment)
    assert (one | two).is_open(moment) == (open_one or open_two)
    for joined, expected in (
        (lambda: one & two, open_one and open_two),
        (lambda: one - two, open_one and not open_two),
    ):
        try:
            found = joined()
        except InvalidInput as error:
            assert error.code == "calendar.empty"  # noqa: PT017 - an empty set is never open
            assert not expected
        else:
            assert found.is_open(moment) == expected


@given(DESKS, MINUTES, LENGTHS, PAUSES)
def test_a_slow_walk_by_minutes_agrees(calendar, start, span, pauses):
    due = calendar.add(start, span, pauses=pauses)
    assume(due - start < dt.timedelta(days=12))
    left, minute = span // MINUTE, start
    while left:
        paused = any(low <= minute < high for low, high in pauses)
        left -= calendar.is_open(minute) and not paused
        minute += MINUTE
    assert minute == due


# Every zone and every clock change. At a change the clock goes from B to A. If it jumps ahead, no
# clock shows [B, A): those times mean the jump. If it falls back, [A, B) is shown twice.


def transitions(zone):
    """Find the instants 2020-2030 at which a zone's offset changes, by halving."""
    step, found = dt.timedelta(days=1), []
    day, end = at("2020-01-01T00:00+00:00"), at("2030-12-31T00:00+00:00")
    known = day.astimezone(zone).utcoffset()
    while day < end:
        offset = (day + step).astimezone(zone).utcoffset()
        if offset != known:
            low, high = day, day + step
            while high - low > MINUTE:
                middle = low + (high - low) // 2
                middle = middle.replace(second=0, microsecond=0)
                if middle == low:
                    break
                if middle.astimezone(zone).utcoffset() == known:
                    low = middle
                else:
                    high = middle
            found.append(high)
            known = offset
        day += step
    return tuple(found)


def expected(wall, change, before, after):
    if wall < min(before, after):
        return change - (before - wall), change - (before - wall)
    if wall >= max(before, after):
        return change + (wall - after), change + (wall - after)
    if after > before:
        return change, change + (wall - before)
    return change - (before - wall), change + (wall - after)


@pytest.mark.long
def test_every_clock_change_of_the_tz_database():
    seen, checked = set(), 0
    for key in sorted(available_timezones()):
        zone = ZoneInfo(key)
        changes = transitions(zone)
        if (changes, at("2030-12-31T00:00+00:00").astimezone(zone).utcoffset()) in seen:
            continue
        seen.add((changes, at("2030-12-31T00:00+00:00").astimezone(zone).utcoffset()))
        round_the_clock = hours(key, "24/7", "2020-01-01", "2031-01-01").calendar()
        whole = (round_the_clock.known_from, round_the_clock.known_until)
        assert len(round_the_clock.segments(*whole)) == 1, key
        for change in changes:
            second = dt.timedelta(seconds=1)
            before = (change - second).astimezone(zone).replace(tzinfo=None) + second
            after = change.astimezone(zone).replace(tzinfo=None)
            low, high = sorted((before, after))
            for wall in (
                low - HOUR,
                low - MINUTE,
                low,
                low + MINUTE,
                high - MINUTE,
                high,
                high + HOUR,
            ):
                first, other = expected(wall, change, before, after)
                jump = after > before
                assert instant(wall_instant(wall, zone)) == first, (key, wall)
                more = (
                    (MissingTime.SHIFT, RepeatedTime.FIRST)
                    if jump
                    else (MissingTime.SNAP, RepeatedTime.SECOND)
                )
                assert instant(wall_instant(wall, zone, *more)) == other, (key, wall)
                checked += 1
    assert checked > 5000


@pytest.mark.parametrize(
    "key", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza", "America/Scoresbysund"]
)  # fmt: skip
def test_round_the_clock_has_no_seam_at_a_clock_change(key):
    calendar = hours(key, "24/7", "2020-01-01", "2031-01-01").calendar()
    whole = calendar.known_until - calendar.known_from
    assert calendar.between(calendar.known_from, calendar.known_until) == whole
    assert len(calendar.segments(calendar.known_from, calendar.known_until)) == 1


# Teams.


def test_teams_that_follow_the_sun():
    east = hours("Asia/Shanghai", "Mo-Fr 09:00-18:00").calendar()
    west = hours("Europe/Berlin", "Mo-Fr 09:00-17:00").calendar()
    desks = FollowTheSun({"Shanghai": east, "Berlin": west})
    start, end = at("2026-11-23T00:00Z"), at("2026-11-24T00:00Z")
    assert [(d.start.hour, d.end.hour, d.teams) for d in desks.duties(start, end)] == [
        (1, 8, ("Shanghai",)),
        (8, 10, ("Shanghai", "Berlin")),
        (10, 16, ("Berlin",)),
    ]
    assert desks.calendar.between(start, end) == 15 * HOUR
    with pytest.raises(InvalidInput, match="no team"):
        FollowTheSun({})


def test_calendars_are_values():
    assert hours().calendar() == office()
    assert hash(hours().calendar()) == hash(office())
    assert pickle.loads(pickle.dumps(office())) == office()
    with pytest.raises(AttributeError):
        office().zone = "UTC"
    with pytest.raises(InvalidInput, match="never open"):
        office() - office()
    for join in (lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a - b):
        with pytest.raises(TypeError):
            join(office(), {1})


def test_any_intervals_make_a_calendar():
    known = (at("2026-01-01T00:00Z"), at("2026-01-02T00:00Z"))
    shifts = [(known[0] + 8 * HOUR, known[0] + 10 * HOUR), (known[0] + 9 * HOUR, known[1] + HOUR)]
    calendar = BusinessCalendar.from_intervals(shifts, known=known, name="shifts")
    assert calendar.between(*known) == 16 * HOUR


NAIVE = dt.datetime(2026, 1, 12, 9)  # noqa: DTZ001 - naive on purpose


@pytest.mark.parametrize(
    ("ask", "kind", "code", "where"),
    [
        (lambda: office().add(NAIVE, HOUR), InvalidInput, "instant.naive", "start"),
        (lambda: office().add("2026-01-12", HOUR), InvalidType, "instant.type", "start"),
        (lambda: office().add(None, HOUR), InvalidType, "instant.type", "start"),
        (lambda: office().add(D("2026-01-12"), HOUR), InvalidType, "instant.type", "start"),
        (lambda: office().add(at("2026-01-12T09:00Z"), 8), InvalidType, "duration.type", "duration"),
        (lambda: office().between(at("2026-01-12T09:00Z"), at("2026-01-12T08:00Z")), InvalidInput, "interval.reversed", "end"),
        (lambda: office().add_days(NAIVE, 1), InvalidInput, "instant.naive", "start"),
        (lambda: office().segments(at("2026-01-12T09:00Z"), at("2026-01-12T08:00Z")), InvalidInput, "interval.reversed", "end"),
        (lambda: office().without([(at("2026-01-12T09:00Z"), at("2026-01-12T08:00Z"))]), InvalidInput, "interval.reversed", "pauses"),
        (lambda: office().add_days(at("2026-01-12T09:00Z"), 0), InvalidInput, "calendar.open_days", "days"),
        (lambda: office().add_days(at("2026-01-12T09:00Z"), 400), NotFound, "calendar.horizon", "calendar"),
        (lambda: office().add(at("2026-12-31T16:00Z"), 2 * HOUR), NotFound, "calendar.horizon", "calendar"),
        (lambda: office().add(at("2026-12-31T16:00Z"), HOUR, boundary=OPENING), NotFound, "calendar.horizon", "calendar"),
        (lambda: office().add(at("2026-01-01T09:30Z"), -HOUR), NotFound, "calendar.horizon", "calendar"),
        (lambda: office().is_open(at("2027-01-01T00:00:01Z")), NotFound, "calendar.horizon", "calendar"),
        (lambda: office().is_open(at("2025-12-31T23:59:59Z")), NotFound, "calendar.horizon", "calendar"),
        (lambda: office().without([7]), InvalidType, "interval.type", "pauses"),
        (lambda: office().without([(1, 2, 3)]), InvalidType, "interval.type", "pauses"),
        (lambda: office().add(dt.datetime.max.replace(tzinfo=dt.UTC), HOUR), InvalidInput, "instant.range", "start"),
        (lambda: instant(10**30), InvalidInput, "instant.range", "instant"),
        (lambda: hours(zone=7), InvalidInput, "zone.unknown", "zone"),
        (lambda: hours(zone="Mars/Olympus"), InvalidInput, "zone.unknown", "zone"),
        (lambda: hours(zone="../etc/passwd"), InvalidInput, "zone.unknown", "zone"),
        (lambda: hours(last="2026-01-01"), InvalidInput, "calendar.window", "known_until"),
        (lambda: hours(last="9999-12-31"), InvalidInput, "calendar.window", "known_until"),
        (lambda: hours(first="0001-01-01"), InvalidInput, "calendar.window", "known_until"),
        (lambda: hours(week="").calendar(), InvalidInput, "calendar.empty", "week"),
        (lambda: hours(week="", makeup_days=[D("2026-01-03")]).calendar(), InvalidInput, "calendar.empty", "week"),
        (lambda: office() & hours(first="2028-01-01", last="2029-01-01").calendar(), InvalidInput, "calendar.empty", "week"),
        (lambda: hours(week="Mo 9-17"), InvalidInput, "calendar.span", "spans"),
        (lambda: hours(week="Mo 25:00-26:00"), InvalidInput, "calendar.span", "spans"),
        (lambda: hours(week={"Mo": 9}), InvalidInput, "calendar.span", "spans"),
        (lambda: hours(week={"Mo": [9]}), InvalidInput, "calendar.span", "spans"),
        (lambda: hours(week="Xy 09:00-17:00"), InvalidInput, "calendar.weekday", "week"),
        (lambda: hours(week={9: "09:00-17:00"}), InvalidInput, "calendar.weekday", "week"),
        (lambda: hours(week=7), InvalidType, "calendar.week", "week"),
        (lambda: hours(week=["09:00-17:00"]), InvalidType, "calendar.week", "week"),
        (lambda: hours(overrides={"2026-01-01": ()}), InvalidType, "day.kind", "overrides"),
    ],
)  # fmt: skip
def test_bad_input_is_named(ask, kind, code, where):
    with pytest.raises(kind) as caught:
        ask()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert (problem.code, problem.where) == (code, where)
    assert problem.remedy


@pytest.mark.parametrize("rule", [{"missing": "guess"}, {"repeated": "third"}])
def test_an_unknown_rule_is_refused(rule):
    with pytest.raises(InvalidInput, match="is not a choice"):
        hours(**rule)
    with pytest.raises(InvalidInput, match="is not a choice"):
        office().add(at("2026-01-12T09:00Z"), HOUR, boundary="later")
    with pytest.raises(InvalidInput, match="is not a choice"):
        office().between(at("2026-01-12T09:00Z"), at("2026-01-12T08:00Z"), backwards="maybe")
    with pytest.raises(InvalidInput, match="is not a choice"):  # also where it would change nothing
        office().between(at("2026-01-12T08:00Z"), at("2026-01-12T09:00Z"), backwards="maybe")
