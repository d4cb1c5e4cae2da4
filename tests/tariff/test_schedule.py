"""A tariff of one's own: longest code, origin, date; bad rows all at once."""

import datetime as dt

import pytest

from xborder.errors import InvalidRows, InvalidType, problems
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import GoodsKey
from xborder.source import Evidence, Source
from xborder.tariff import TariffSchedule

ON = dt.date(2026, 11, 21)
READ = {"source": Source(title="Our broker"), "checked_on": dt.date(2026, 11, 20)}


def schedule(*rows, **more):
    return TariffSchedule.from_rows(rows, **READ, **more)


def find(tariff, code, *, origin="CN", destination="DE", on=ON):
    found = tariff.find(GoodsKey(hs_code=code, origin=origin, destination=destination), on)
    return found and found.value


MINE = schedule(
    ("61", "10%"),
    ("6109.10", "12%"),
    {"hs": "61091000", "duty": "9%", "origins": ["TR", "VN"]},
    {"hs": "4901", "duty": "Free", "end": dt.date(2026, 1, 1)},
    {"hs": "4901", "duty": "2%", "start": dt.date(2026, 1, 1)},
)


@pytest.mark.parametrize(
    ("code", "origin", "share"),
    [
        ("610990", "CN", "0.10"),
        ("610910", "CN", "0.12"),
        ("6109100010", "CN", "0.12"),
        ("6109100010", "TR", "0.09"),
        ("610910", "TR", "0.12"),  # too short for the line of Turkey
    ],
)
def test_the_longest_code_wins_and_then_the_origin(code, origin, share):
    assert find(MINE, code, origin=origin) == Percent(share)


@pytest.mark.parametrize("code", ["620342", "", "6"])
def test_goods_that_are_not_in_it_are_not_known(code):
    assert find(MINE, code) is None


def test_a_line_holds_from_its_first_day_until_before_its_end():
    assert find(MINE, "490199", on=dt.date(2025, 12, 31)) == FREE
    assert find(MINE, "490199", on=dt.date(2026, 1, 1)) == Percent("0.02")
    assert MINE.changes() == {dt.date(2026, 1, 1)}


def test_an_expired_longer_line_leaves_the_goods_to_the_shorter():
    tariff = schedule(("61", "10%"), {"hs": "6109", "duty": "1%", "end": dt.date(2026, 1, 1)})
    assert find(tariff, "610910") == Percent("0.10")


def test_dates_of_the_whole_list_hold_for_rows_without_their_own():
    tariff = schedule(("61", "10%"), start=dt.date(2026, 1, 1), end=dt.date(2027, 1, 1))
    assert find(tariff, "6109", on=dt.date(2025, 12, 31)) is None
    assert find(tariff, "6109", on=dt.date(2027, 1, 1)) is None
    assert find(tariff, "6109") == Percent("0.10")


def test_a_schedule_can_be_for_some_destinations_only():
    tariff = schedule(("61", "10%"), destinations=["DE"])
    assert find(tariff, "610910") == Percent("0.10")
    assert find(tariff, "610910", destination="FR") is None


def test_an_entry_carries_its_source_and_how_well_it_was_read():
    entry = MINE.find(GoodsKey(hs_code="610910"), ON)
    assert entry.source == READ["source"]
    assert entry.evidence is Evidence.SECONDARY
    assert entry.checked_on == READ["checked_on"]


@pytest.mark.parametrize(
    ("row", "code", "where", "value"),
    [
        (("6109", "12"), "tariff.duty_text", "rows.1", "12"),
        ((6109, "12%"), "tariff.code", "rows.1.hs", "6109"),
        (("61o9", "12%"), "tariff.code", "rows.1.hs", "61o9"),
        (("6", "12%"), "tariff.code", "rows.1.hs", "6"),
        (("6109", 12), "tariff.duty_text", "rows.1", "12"),
        (("6109",), "tariff.row", "rows.1", "('6109',)"),
        ("6109", "tariff.row", "rows.1", "6109"),
        ({"hs": "6109"}, "tariff.row", "rows.1", "duty"),
        ({"hs": "6109", "duty": "1%", "hscode": "61"}, "tariff.row", "rows.1", "hscode"),
        ({"hs": "6109", "duty": "1%", "origins": ["China"]}, "tariff.origin", "rows.1.origins", "China"),
        ({"hs": "6109", "duty": "1%", "origins": [1]}, "tariff.origin", "rows.1.origins", "1"),
        ({"hs": "6109", "duty": "1%", "start": "2026-01-01"}, "date.type", "rows.1.start", "2026-01-01"),
        ({"hs": "6109", "duty": "1%", "start": ON, "end": ON}, "timeline.empty", "rows.1", "2026-11-21"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_with_its_value_and_a_remedy(row, code, where, value):
    with pytest.raises(InvalidRows) as caught:
        schedule(("61", "10%"), row)
    [problem] = problems(caught.value)
    assert (problem.code, problem.where, problem.value) == (code, where, value)
    assert problem.remedy


def test_all_bad_rows_are_reported_at_once():
    with pytest.raises(InvalidRows) as caught:
        schedule(("61", "ten"), ("62", "10%"), ("x", "10%"))
    assert [problem.where for problem in problems(caught.value)] == ["rows.0", "rows.2.hs"]


def test_a_check_date_that_is_no_date_is_refused():
    with pytest.raises((InvalidRows, InvalidType)):
        TariffSchedule.from_rows([("61", "1%")], source=READ["source"], checked_on="2026-11-21")


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ({}, {}, True),
        ({"end": dt.date(2026, 1, 1)}, {"start": dt.date(2026, 1, 1)}, False),
        ({"end": dt.date(2026, 1, 2)}, {"start": dt.date(2026, 1, 1)}, True),
        ({"start": dt.date(2026, 1, 1)}, {"end": dt.date(2026, 1, 1)}, False),
        ({"origins": ["CN"]}, {}, False),
        ({"origins": ["CN"]}, {"origins": ["VN", "CN"]}, True),
        ({"origins": ["CN"]}, {"origins": ["VN"]}, False),
    ],
)
def test_two_lines_for_the_same_goods_and_days_are_refused(first, second, clash):
    rows = [{"hs": "6109", "duty": "1%", **first}, {"hs": "6109", "duty": "2%", **second}]
    if not clash:
        assert len(schedule(*rows).lines) == 2
        return
    with pytest.raises(InvalidRows) as caught:
        schedule(*rows)
    [problem] = problems(caught.value)
    assert (problem.code, problem.value) == ("tariff.overlap", "6109")


def test_only_the_line_of_its_origin_is_found_where_there_is_no_other():
    tariff = schedule({"hs": "6109", "duty": "1%", "origins": "TR"})
    assert find(tariff, "610910", origin="TR") == Percent("0.01")
    assert find(tariff, "610910", origin="CN") is None
