"""Dated values: half-open days, gaps, changes, and the sources behind them."""

import datetime as dt
from itertools import pairwise

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidPolicy, InvalidType, NoRuleInForce
from xborder.source import Evidence, Reader, Source, Status
from xborder.timeline import Dated, Timeline, civil_date, handover, succession
from xborder.timeline import dated as by_reading

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


def test_a_source_says_where_it_can_be_read():
    assert str(ACT) == "Act, s. 2"
    assert str(Source(title="Act")) == "Act"
    assert Source(title="Act", url="http://example.org").url == "http://example.org"
    with pytest.raises(InvalidPolicy, match=r"ftp://example\.org is not a web address"):
        Source(title="Act", url="ftp://example.org")
    with pytest.raises(ValueError, match="title"):
        Source(title="")


# --- what a reading makes of a value, and what follows it ------------------------------------------

READING = Reader(READ).secondary("Gazette", "https://example.org/gazette")
LATER = Reader(dt.date(2026, 11, 20)).official("Amending Act", "https://example.org/amending")


def told(entry):
    return (
        entry.value,
        entry.start,
        entry.end,
        entry.status,
        entry.evidence,
        entry.source.title,
        entry.checked_on,
        entry.known_since,
        entry.note,
    )


def test_a_value_is_as_its_source_was_read():
    plain = by_reading("a", READING)
    assert told(plain) == (
        *("a", None, None, Status.IN_FORCE, Evidence.SECONDARY, "Gazette", READ, None, ""),
    )
    said = by_reading(
        "b",
        READING,
        start=day(2),
        end=day(9),
        status="scheduled",
        evidence="unchecked",
        checked_on=day(1),
        known_since=day(7),
        note="soon",
    )
    assert told(said) == (
        *("b", day(2), day(9), Status.SCHEDULED, Evidence.UNCHECKED, "Gazette"),
        *(day(1), day(7), "soon"),
    )


@pytest.mark.parametrize("word", ["in force", "", None, 3])
def test_a_word_that_is_no_status_or_evidence_is_refused(word):
    for field in ("status", "evidence"):
        with pytest.raises(ValueError, match=r"is not a choice|is not a valid"):
            Dated(value="a", source=ACT, checked_on=READ, **{field: word})


@pytest.mark.parametrize(
    ("start", "end", "among", "held"),
    [
        (None, None, (3, 9), (3, 9)),
        (2, 20, (3, 9), (3, 9)),
        (5, 7, (3, 9), (5, 7)),
        (5, None, (3, 9), (5, 9)),
        (None, 5, (3, 9), (3, 5)),
        (None, 5, (3, None), (3, 5)),
        (2, None, (3, None), (3, None)),
        (9, 12, (3, 9), None),
        (8, 12, (3, 9), (8, 9)),
        (1, 3, (3, 9), None),
        (1, 4, (3, 9), (3, 4)),
        (1, 3, (3, None), None),
    ],
)
def test_the_part_of_an_entry_that_holds_in_a_stretch(start, end, among, held):
    days = [number and day(number) for number in (start, end, *among)]
    found = dated("a", *days[:2]).within(*days[2:])
    if held is None:
        assert found is None
        return
    assert (found.value, found.start, found.end) == ("a", *(each and day(each) for each in held))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((None, None), (None, None), True),
        ((2, 5), (5, 9), False),
        ((2, 6), (5, 9), True),
        ((5, 9), (2, 5), False),
        ((5, 9), (2, 6), True),
        ((None, 5), (5, None), False),
        ((None, 6), (5, None), True),
        ((5, None), (None, 5), False),
        ((5, None), (2, 4), False),
        ((2, 4), (5, None), False),
    ],
)
def test_entries_overlap_where_a_day_has_both(one, other, overlap):
    first, second = (dated("a", *(each and day(each) for each in days)) for days in (one, other))
    assert first.overlaps(second) is overlap


def test_another_value_of_the_same_days():
    entry = by_reading("a", READING, start=day(2), end=day(9), note="soon")
    assert told(entry.holding("b")) == ("b", *told(entry)[1:])


@frozen
class Rate:
    share: str
    title: str = "rate"


FIRST = Timeline([by_reading(Rate("0.19"), READING, end=day(5))], name="vat")


def test_what_follows_is_the_last_value_but_for_what_changes():
    then = FIRST.then(LATER, share="0.16", end=day(9)).then(LATER, note="as before", start=day(12))
    assert then.name == "vat"
    assert [told(entry)[:3] for entry in then] == [
        (Rate("0.19"), None, day(5)),
        (Rate("0.16"), day(5), day(9)),
        (Rate("0.16"), day(12), None),
    ]
    assert told(then.entries[1])[3:] == (
        *(Status.IN_FORCE, Evidence.OFFICIAL, "Amending Act", LATER.checked_on, None, ""),
    )
    assert then.entries[2].note == "as before"
    other = FIRST.then(
        LATER, value="free", status="scheduled", evidence="unchecked", checked_on=day(1)
    )
    assert told(other.entries[-1])[:5] == (
        *("free", day(5), None, Status.SCHEDULED, Evidence.UNCHECKED),
    )


def test_nothing_follows_what_has_no_end_and_only_what_a_value_has_can_change():
    with pytest.raises(InvalidPolicy, match="Nothing can follow vat"):
        FIRST.then(LATER).then(LATER)
    with pytest.raises(InvalidPolicy, match=r"no shaer that could change.*Did you mean share\?"):
        FIRST.then(LATER, shaer="0.16")
    with pytest.raises(InvalidPolicy, match=r"no zzz that could change.*Use one of share, title"):
        FIRST.then(LATER, zzz="0.16")
    plain = Timeline([dated("a", None, day(5))], name="plain")
    with pytest.raises(InvalidPolicy, match="Use one of value"):
        plain.then(LATER, share="0.16")


def test_a_plain_value_follows_itself_where_nothing_changes():
    plain = Timeline([dated("a", None, day(5))], name="plain").then(LATER)
    assert [(entry.value, entry.start) for entry in plain] == [("a", None), ("a", day(5))]


def test_one_timeline_of_several_keeps_the_first_ones_name():
    years = [
        Timeline([dated(str(each), day(each), day(each + 1))], name=f"y{each}") for each in (2, 3)
    ]
    whole = succession(years)
    assert (whole.name, [entry.value for entry in whole]) == ("y2", ["2", "3"])
    with pytest.raises(InvalidPolicy, match="overlap"):
        succession([years[0], Timeline([dated("x", day(2))])])


def test_one_law_hands_over_to_another_on_a_day():
    """What begins on the day or later is not of the early law; what ended before is as it was."""
    early = [
        Timeline([dated("e1", None, day(3)), dated("e2", day(3))], name="kept"),
        Timeline([dated("e3", day(10))], name="begins on the day"),
        Timeline([dated("e4", day(9), day(20))], name="only early"),
        Timeline([dated("e5", day(11))], name="begins later"),
    ]
    late = [
        Timeline([dated("l1", day(10))], name="kept"),
        Timeline([dated("l2", day(12))], name="new"),
    ]
    found = {
        each.name: [(e.value, e.start, e.end) for e in each]
        for each in handover(early, late, day(10))
    }
    assert found == {
        "kept": [("e1", None, day(3)), ("e2", day(3), day(10)), ("l1", day(10), None)],
        "only early": [("e4", day(9), day(10))],
        "new": [("l2", day(12), None)],
    }
    assert list(found) == ["kept", "only early", "new"]


def test_a_timeline_is_one_short_line_at_a_prompt():
    assert repr(HISTORY) == "<Timeline rate: 3 dated, ... to ...>"
    assert repr(Timeline([dated("a", day(5), day(9))], name="rate")) == (
        "<Timeline rate: 1 dated, 2020-01-05 to 2020-01-09>"
    )
    assert repr(Timeline([], name="rate")) == "<Timeline rate: 0 dated, ... to ...>"
