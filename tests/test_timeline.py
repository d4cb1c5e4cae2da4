"""Dated values: half-open days, gaps, changes, and the sources behind them."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidPolicy, InvalidType, NoRuleInForce
from xborder.source import Source
from xborder.timeline import Dated, Timeline, always, civil_date, stretches

ACT = Source(title="Act", article="s. 2", url="https://example.org")
READ = dt.date(2026, 11, 1)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1))


def day(number):
    return dt.date(2020, 1, number)


def dated(value, start=None, end=None):
    return Dated(value=value, start=start, end=end, source=ACT, checked_on=READ)


HISTORY = Timeline(
    [dated("c", day(20)), dated("a", None, day(5)), dated("b", day(5), day(10))], name="rate"
)


@pytest.mark.parametrize(
    ("on", "value"),
    [(1, "a"), (4, "a"), (5, "b"), (9, "b"), (10, None), (19, None), (20, "c"), (31, "c")],
)
def test_a_value_holds_from_its_first_day_until_before_its_end(on, value):
    found = HISTORY.find(day(on))
    assert (found.value if found else None) == value
    if value is None:
        with pytest.raises(NoRuleInForce) as caught:
            HISTORY.on(day(on))
        assert f"No rate is known on {day(on)}" in str(caught.value)
        assert "[..., 2020-01-05), [2020-01-05, 2020-01-10), [2020-01-20, ...)" in str(caught.value)
    else:
        assert HISTORY.on(day(on)) == value


def test_before_the_first_and_in_none_at_all():
    assert Timeline([dated("b", day(5))]).find(day(4)) is None
    with pytest.raises(NoRuleInForce, match="no day at all"):
        Timeline([]).on(day(1))


def test_gaps_and_changes():
    assert HISTORY.gaps() == ((day(10), day(20)),)
    assert Timeline([]).gaps() == ((None, None),)
    assert Timeline([dated("x", day(2), day(3))]).gaps() == ((None, day(2)), (day(3), None))
    assert HISTORY.changes(day(5), day(20)) == (day(10), day(20))
    assert HISTORY.changes(day(4), day(5)) == (day(5),)
    assert len(HISTORY) == 3
    assert [entry.value for entry in HISTORY] == ["a", "b", "c"]
    assert stretches([HISTORY, Timeline([dated("x", day(7))])]) == tuple(map(day, (5, 7, 10, 20)))


@given(a=DAYS, b=DAYS, c=DAYS, d=DAYS, on=DAYS)
def test_putting_an_entry_changes_its_own_days_alone(a, b, c, d, on):
    if a >= b or c >= d:
        return
    before = Timeline([dated("old", a, b)])
    after = before.put(dated("new", c, d))
    expected = "new" if c <= on < d else "old" if a <= on < b else None
    found = after.find(on)
    assert (found.value if found else None) == expected
    for earlier, later in pairwise(after):
        assert earlier.end <= later.start


@pytest.mark.parametrize(("start", "end"), [(None, None), (None, day(7)), (day(7), None)])
def test_putting_an_open_entry(start, end):
    after = HISTORY.put(dated("new", start, end))
    for number in range(1, 32):
        inside = (start is None or start <= day(number)) and (end is None or day(number) < end)
        found = after.find(day(number))
        old = HISTORY.find(day(number))
        assert (found and found.value) == ("new" if inside else old and old.value)


@pytest.mark.parametrize(
    "entries",
    [
        [dated("a", None, day(6)), dated("b", day(5))],
        [dated("a"), dated("b", day(5))],
        [dated("a", day(5)), dated("b", day(9))],
        [dated("a", None, day(5)), dated("b", None, day(9))],
    ],
)
def test_entries_may_not_overlap(entries):
    with pytest.raises(InvalidPolicy, match="Two entries of rate overlap"):
        Timeline(entries, name="rate")


@pytest.mark.parametrize("end", [day(5), day(4)])
def test_an_entry_holds_at_least_a_day(end):
    with pytest.raises(InvalidPolicy, match="End dates are exclusive"):
        dated("a", day(5), end)


@pytest.mark.parametrize(
    "value", [dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "2020-01-01", 20200101, None]
)
def test_a_day_is_a_plain_date(value):
    with pytest.raises(InvalidType, match="not a plain date") as caught:
        HISTORY.find(value)
    assert "datetime.date" in str(caught.value)
    with pytest.raises(InvalidType) as caught:
        civil_date(value, where="on")
    assert caught.value.problem().where == "on"


def test_a_value_that_always_holds():
    assert always(3, source=ACT, checked_on=READ, name="digits").on(dt.date.min) == 3


def test_a_source_says_where_it_can_be_read():
    assert str(ACT) == "Act, s. 2"
    assert str(Source(title="Act")) == "Act"
    assert Source(title="Act", url="http://example.org").url == "http://example.org"
    with pytest.raises(InvalidPolicy, match=r"ftp://example\.org is not a web address"):
        Source(title="Act", url="ftp://example.org")
    with pytest.raises(ValueError, match="title"):
        Source(title="")
