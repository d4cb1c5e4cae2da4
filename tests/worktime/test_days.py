"""Working days: sourced rows, the algebra of add and between, joint calendars, and refusals."""

import datetime as dt
import operator
import pickle
import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, MissingExtra, NotFound, problems
from xborder.worktime import DayCalendar, Roll, Weekday

D = dt.date.fromisoformat

# China 2026: State Council notice 国办发明电〔2025〕7号, Spring Festival 15-23 February off,
# 14 and 28 February worked.
CHINA = DayCalendar(
    name="China 2026",
    holidays=[D(f"2026-02-{day}") for day in range(15, 24)],
    makeup_days=[D("2026-02-14"), D("2026-02-28")],
    known_from=D("2026-01-01"),
    known_until=D("2027-01-01"),
)
PLAIN = DayCalendar(name="plain")
RIYADH = DayCalendar(name="Riyadh", weekend={Weekday.FRIDAY, Weekday.SATURDAY})


@pytest.mark.parametrize(
    ("calendar", "start", "days", "expected"),
    [
        # Counted on a wall calendar.
        (PLAIN, "2026-11-20", 1, "2026-11-23"),
        (PLAIN, "2026-11-21", 1, "2026-11-23"),
        (PLAIN, "2026-11-21", 0, "2026-11-23"),
        (PLAIN, "2026-11-23", 0, "2026-11-23"),
        (PLAIN, "2026-11-22", -1, "2026-11-20"),
        (PLAIN, "2026-11-23", -5, "2026-11-16"),
        (PLAIN, "2026-11-23", 10, "2026-12-07"),
        (RIYADH, "2026-11-19", 1, "2026-11-22"),
        # Friday 13 February 2026 in China: the Saturday after it is worked.
        (CHINA, "2026-02-13", 1, "2026-02-14"),
        (CHINA, "2026-02-13", 2, "2026-02-24"),
        (CHINA, "2026-02-27", 1, "2026-02-28"),
        (CHINA, "2026-03-02", -1, "2026-02-28"),
    ],
)
def test_add_counts_the_working_days_after_the_start(calendar, start, days, expected):
    assert calendar.add(D(start), days) == D(expected)


@pytest.mark.parametrize(
    ("day", "roll", "expected"),
    [
        # The month ends on Sunday 31 May 2026 and begins on Sunday 1 November 2026.
        ("2026-05-31", Roll.UNADJUSTED, "2026-05-31"),
        ("2026-05-31", Roll.FOLLOWING, "2026-06-01"),
        ("2026-05-31", Roll.MODIFIED_FOLLOWING, "2026-05-29"),
        ("2026-05-31", Roll.PRECEDING, "2026-05-29"),
        ("2026-05-31", Roll.MODIFIED_PRECEDING, "2026-05-29"),
        ("2026-11-01", Roll.PRECEDING, "2026-10-30"),
        ("2026-11-01", Roll.MODIFIED_PRECEDING, "2026-11-02"),
        ("2026-11-01", Roll.MODIFIED_FOLLOWING, "2026-11-02"),
        ("2026-11-03", Roll.MODIFIED_PRECEDING, "2026-11-03"),
    ],
)
def test_roll_follows_the_isda_conventions(day, roll, expected):
    assert PLAIN.roll(D(day), roll) == D(expected)


def test_rolls_agree_with_quantlib():
    ql = pytest.importorskip("QuantLib")
    theirs = ql.TARGET()
    days = [D("2026-01-01") + dt.timedelta(days=n) for n in range(730)]
    off = [
        day
        for day in days
        if day.weekday() < 5 and theirs.isHoliday(ql.Date(day.day, day.month, day.year))
    ]
    ours = DayCalendar(name="TARGET", holidays=off)
    names = {
        Roll.FOLLOWING: ql.Following,
        Roll.MODIFIED_FOLLOWING: ql.ModifiedFollowing,
        Roll.PRECEDING: ql.Preceding,
        Roll.MODIFIED_PRECEDING: ql.ModifiedPreceding,
    }
    for day in days[30:-30]:
        date = ql.Date(day.day, day.month, day.year)
        for roll, name in names.items():
            assert ours.roll(day, roll) == theirs.adjust(date, name).to_date()
        for count in (-7, -1, 1, 2, 9):
            assert ours.add(day, count) == theirs.advance(date, count, ql.Days).to_date()


DAYS = st.dates(D("2025-01-01"), D("2027-12-31"))
CALENDARS = st.builds(
    lambda weekend, off, on: DayCalendar(name="any", weekend=weekend, holidays=off, makeup_days=on),
    weekend=st.sets(st.sampled_from(Weekday), max_size=6),
    off=st.sets(DAYS, max_size=40),
    on=st.sets(DAYS, max_size=10),
)


def walked(calendar, start, end):
    """Count by walking, the slow and certain way."""
    span = (end - start).days
    return sum(calendar.is_working(start + dt.timedelta(days=n)) for n in range(span))


@given(CALENDARS, DAYS, DAYS)
def test_between_equals_a_walk_and_is_antisymmetric(calendar, start, end):
    start, end = sorted((start, end))
    assert calendar.between(start, end) == walked(calendar, start, end)
    assert calendar.between(end, start) == -calendar.between(start, end)
    assert len(calendar.working_days(start, end)) == calendar.between(start, end)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_between_is_additive(calendar, one, two, three):
    whole = calendar.between(one, three)
    assert calendar.between(one, two) + calendar.between(two, three) == whole


@given(CALENDARS, DAYS, st.integers(1, 300))
def test_add_and_between_are_inverse(calendar, start, days):
    day = dt.timedelta(days=1)
    later, earlier = calendar.add(start, days), calendar.add(start, -days)
    assert calendar.is_working(later)
    assert calendar.is_working(earlier)
    assert calendar.between(start + day, later + day) == days
    assert calendar.between(earlier, start) == days


@given(CALENDARS, CALENDARS, DAYS)
def test_joint_calendars_work_when_both_or_either_does(one, two, day):
    assume(len(one.weekend | two.weekend) < 7)
    assert (one & two).is_working(day) == (one.is_working(day) and two.is_working(day))
    assert (one | two).is_working(day) == (one.is_working(day) or two.is_working(day))


def test_a_joint_calendar_knows_only_what_both_know():
    joint = CHINA & DayCalendar(name="later", known_from=D("2026-03-01"))
    assert (joint.known_from, joint.known_until) == (D("2026-03-01"), D("2027-01-01"))
    assert joint.name == "China 2026 & later"


def test_two_weekends_may_leave_nothing_in_common():
    weekdays = DayCalendar(name="weekdays", weekend={5, 6})
    weekends = DayCalendar(name="weekends", weekend={0, 1, 2, 3, 4})
    with pytest.raises(InvalidInput, match="weekdays & weekends has no working weekday"):
        weekdays & weekends
    assert (weekdays | weekends).between(D("2026-01-01"), D("2026-01-08")) == 7


def test_a_calendar_joins_only_calendars():
    for join in (operator.and_, operator.or_):
        with pytest.raises(TypeError):
            join(PLAIN, {D("2026-01-01")})


def test_next_and_previous_leave_the_day_itself_out():
    assert PLAIN.next_working(D("2026-11-20")) == D("2026-11-23")
    assert PLAIN.previous_working(D("2026-11-23")) == D("2026-11-20")


def test_further_holidays_give_a_new_calendar():
    closed = PLAIN.with_holidays(D("2026-11-23"))
    assert closed.add(D("2026-11-20"), 1) == D("2026-11-24")
    assert PLAIN.add(D("2026-11-20"), 1) == D("2026-11-23")


def test_a_calendar_is_a_value():
    twin = DayCalendar(name="plain", weekend=[5, 6], holidays=iter(()))
    assert twin == PLAIN
    assert hash(twin) == hash(PLAIN)
    assert pickle.loads(pickle.dumps(CHINA)) == CHINA
    with pytest.raises(AttributeError):
        PLAIN.name = "other"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CHINA.is_working(D("2027-01-01")),
        lambda: CHINA.is_working(D("2025-12-31")),
        lambda: CHINA.add(D("2026-12-30"), 2),
        lambda: CHINA.add(D("2026-01-05"), -3),
        lambda: CHINA.add(D("2026-12-31"), 400),
        lambda: CHINA.roll(D("2027-01-02"), Roll.FOLLOWING),
        lambda: CHINA.between(D("2026-12-01"), D("2027-01-02")),
    ],
)
def test_beyond_its_horizon_a_calendar_refuses(ask):
    with pytest.raises(NotFound) as caught:
        ask()
    (problem,) = problems(caught.value)
    assert problem.code == "calendar.horizon"
    assert "China 2026" in problem.message
    assert "[2026-01-01, 2027-01-01)" in problem.remedy


WINDOW = DayCalendar(
    name="ten days",
    holidays=[D("2026-06-10")],
    makeup_days=[D("2026-06-13")],
    known_from=D("2026-06-06"),  # a Saturday off
    known_until=D("2026-06-16"),  # the last day known is a Monday
)


def within_ten_days(start, days):
    """Walk day by day; None where the walk leaves the ten days."""
    known = [D("2026-06-06") + dt.timedelta(days=n) for n in range(10)]
    worked = {day for day in known if (day.weekday() < 5 and day != D("2026-06-10")) or day == D("2026-06-13")}  # fmt: skip
    if days == 0:
        return next((day for day in known if day >= start and day in worked), None)
    ahead = [day for day in known if day in worked and (day > start if days > 0 else day < start)]
    ordered = ahead if days > 0 else ahead[::-1]
    return ordered[abs(days) - 1] if len(ordered) >= abs(days) else None


@pytest.mark.parametrize("days", range(-8, 9))
@pytest.mark.parametrize("number", range(10))
def test_every_answer_and_every_refusal_within_ten_days(number, days):
    start = D("2026-06-06") + dt.timedelta(days=number)
    expected = within_ten_days(start, days)
    if expected is not None:
        assert WINDOW.add(start, days) == expected
        return
    with pytest.raises(NotFound) as caught:
        WINDOW.add(start, days)
    assert caught.value.values["days"] == days
    assert caught.value.values["value"] == start
    assert f"{days} working days from {start}" in str(caught.value)


def test_the_bounds_of_the_window_are_checked_where_they_are_used():
    for outside in (D("2026-06-05"), D("2026-06-16")):
        for where, ask in (
            ("day", WINDOW.is_working),
            ("start", lambda day: WINDOW.add(day, 0)),
            ("start", lambda day: WINDOW.between(day, D("2026-06-10"))),
        ):
            if where == "start" and outside == WINDOW.known_until and ask(WINDOW.known_from) == 2:
                continue  # the horizon itself is a fair bound of a count
            with pytest.raises(NotFound) as caught:
                ask(outside)
            assert caught.value.where == where
    with pytest.raises(NotFound) as caught:
        WINDOW.between(D("2026-06-10"), D("2026-06-17"))
    assert caught.value.where == "end"


def test_the_horizon_itself_may_end_a_count():
    assert CHINA.between(D("2026-12-28"), D("2027-01-01")) == 4
    assert CHINA.between(D("2027-01-01"), D("2026-12-28")) == -4


@pytest.mark.parametrize(
    ("build", "kind", "code", "where"),
    [
        (lambda: DayCalendar(name="x", weekend=range(7)), InvalidInput, "calendar.empty", "weekend"),
        (lambda: DayCalendar(name="x", weekend={9}), InvalidInput, "calendar.weekend", "weekend"),
        (lambda: DayCalendar(name="x", weekend=5), InvalidInput, "calendar.weekend", "weekend"),
        (lambda: DayCalendar(name="x", holidays="2026-01-01"), InvalidType, "calendar.dates", "holidays"),
        (lambda: DayCalendar(name="x", makeup_days=3), InvalidType, "calendar.dates", "makeup_days"),
        (lambda: DayCalendar(name="x", holidays=["2026-01-01"]), InvalidType, "day.kind", "holidays"),
        (lambda: DayCalendar(name="x", known_until=dt.datetime(2026, 1, 1, 9)), InvalidInput, "day.moment", "known_until"),  # noqa: DTZ001 - naive on purpose
        (lambda: DayCalendar(name="x", known_from=D("2026-01-01"), known_until=D("2026-01-01")), InvalidInput, "calendar.window", "known_until"),
        (lambda: PLAIN.is_working(dt.datetime(2026, 1, 1, 9)), InvalidInput, "day.moment", "day"),  # noqa: DTZ001
        (lambda: PLAIN.add(D("2026-01-01"), 1.5), InvalidType, "number.not_whole", "days"),
        (lambda: PLAIN.add(D("2026-01-01"), True), InvalidType, "number.not_a_number", "days"),
    ],
)  # fmt: skip
def test_bad_input_is_named(build, kind, code, where):
    with pytest.raises(kind) as caught:
        build()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert (problem.code, problem.where) == (code, where)
    assert problem.remedy


def test_an_unknown_roll_is_refused():
    with pytest.raises(ValueError, match="sideways"):
        PLAIN.roll(D("2026-01-01"), "sideways")


class TestHolidaysLibrary:
    pytest.importorskip("holidays")

    def test_germany_knows_its_states(self):
        # Fronleichnam (4 June 2026) is a holiday in Bavaria (BayFTG Art. 1), not in Berlin.
        bavaria = DayCalendar.from_holidays("DE", years=range(2026, 2028), subdivision="BY")
        berlin = DayCalendar.from_holidays("DE", years=range(2026, 2028), subdivision="BE")
        assert bavaria.name == "DE-BY"
        assert not bavaria.is_working(D("2026-06-04"))
        assert berlin.is_working(D("2026-06-04"))
        assert berlin.known_until == D("2028-01-01")
        assert berlin.version

    def test_china_works_its_makeup_weekends(self):
        china = DayCalendar.from_holidays("CN", years=[2026], name="China")
        expected = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}  # fmt: skip
        assert china.makeup_days == {D(day) for day in expected}

    def test_a_single_year_may_stand_alone(self):
        assert DayCalendar.from_holidays("DE", years=2026) == DayCalendar.from_holidays("DE", years=[2026])  # fmt: skip

    @pytest.mark.parametrize("years", ["2026", [2026.5], None, [None], True, [10_000]])
    def test_what_is_no_year_is_refused(self, years):
        with pytest.raises((InvalidInput, InvalidType)):
            DayCalendar.from_holidays("DE", years=years)

    def test_a_year_without_a_decree_is_refused(self):
        with pytest.raises(NotFound) as caught:
            DayCalendar.from_holidays("CN", years=range(2026, 2100))
        (problem,) = problems(caught.value)
        assert problem.value == "2099"
        assert "complete_through" in problem.remedy

    def test_a_year_may_be_vouched_for(self):
        taiwan = DayCalendar.from_holidays("TW", years=[2026], complete_through=2026)
        assert not taiwan.makeup_days

    def test_a_year_before_the_library_begins_is_refused(self):
        with pytest.raises(NotFound, match="1800"):
            DayCalendar.from_holidays("DE", years=[1800])

    def test_categories_add_bank_holidays(self):
        # Belgian banks close on the Friday after Ascension by sector agreement (Febelfin).
        state = DayCalendar.from_holidays("BE", years=[2026])
        banks = DayCalendar.from_holidays("BE", years=[2026], categories=["public", "bank"])
        assert state.is_working(D("2026-05-15"))
        assert not banks.is_working(D("2026-05-15"))

    @pytest.mark.parametrize(
        ("field", "value"),
        [("subdivision", 9), ("complete_through", "2026"), ("country", 49), ("name", 1)],
    )
    def test_what_is_of_another_kind_is_refused_by_name(self, field, value):
        given = {"country": "DE", "years": [2026], field: value}
        with pytest.raises(InvalidType) as caught:
            DayCalendar.from_holidays(given.pop("country"), **given)
        (problem,) = problems(caught.value)
        assert problem.where == field

    @pytest.mark.parametrize(
        ("country", "more"),
        [("XX", {}), ("DE", {"subdivision": "ZZ"}), ("DE", {"categories": ["imagined"]})],
    )
    def test_an_unknown_place_is_refused(self, country, more):
        with pytest.raises(NotFound) as caught:
            DayCalendar.from_holidays(country, years=[2026], **more)
        assert caught.value.code == "calendar.country"

    @pytest.mark.parametrize("years", [[], [2024, 2026]])
    def test_years_are_consecutive(self, years):
        with pytest.raises(InvalidInput, match="not consecutive"):
            DayCalendar.from_holidays("DE", years=years)


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(MissingExtra, match=r"xborder\[calendars\]"):
        DayCalendar.from_holidays("DE", years=[2026])


def test_importing_loads_nothing_heavy():
    heavy = "numpy scipy pandas holidays pyarrow pydantic moneyed"
    code = (
        f"import sys, xborder.worktime; sys.exit(bool(set(sys.modules) & set('{heavy}'.split())))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter
