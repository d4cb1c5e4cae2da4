"""What every reader does with rows: good ones kept, bad ones told all at once."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput, InvalidRows, InvalidType
from xborder.policy.amount import Percent, Unsupported
from xborder.policy.goods_table import GoodsKey
from xborder.source import Evidence, Source
from xborder.tariff.readers import Columns, Edition, RateKind, read_plain_rates
from xborder.tariff.readers.cells import bare

ON = dt.date(2026, 11, 20)
GOOD = {"code": "610910", "duty": "12%"}


def read(rows, edition, **more):
    return read_plain_rates(rows, edition=edition, **more)


def reported(rows, edition, **more):
    file = read(rows, edition, errors="report", **more)
    return [(problem.code, problem.where) for problem in file.problems()]


@pytest.mark.parametrize(
    ("row", "code", "where"),
    [
        ({"code": "10910", "duty": "1%"}, "tariff.lost_zero", "rows.1.code"),
        ({"code": 610910, "duty": "1%"}, "tariff.code", "rows.1.code"),
        ({"code": "61O910", "duty": "1%"}, "tariff.code", "rows.1.code"),
        ({"code": "", "duty": "1%"}, "tariff.code", "rows.1.code"),
        ({"code": None, "duty": "1%"}, "tariff.code", "rows.1.code"),
        ({"code": "610990", "duty": 12}, "tariff.cell", "rows.1.duty"),
        ({"code": "610990", "duty": "12"}, "tariff.bare_number", "rows.1.duty"),
        ({"code": "610990", "duty": "1%", "start": "2026"}, "date.type", "rows.1.start"),
        (
            {"code": "610990", "duty": "1%", "start": ON, "end": ON},
            "tariff.days",
            "rows.1.end",
        ),
        ("610990", "tariff.row", "rows.1"),
    ],
)
def test_a_bad_row_is_told_with_its_number_and_reason_and_good_ones_are_kept(
    row, code, where, edition
):
    file = read([GOOD, row, {"code": "4901", "duty": "Free"}], edition, errors="report")
    assert [(each.code, each.where) for each in file.problems()] == [(code, where)]
    assert (file.refused, [rate.row for rate in file.rates]) == ((1,), [0, 2])
    assert file.problems()[0].remedy
    assert file.problems(locale="zh_CN")[0].message != file.problems()[0].message
    with pytest.raises(InvalidRows) as raised:
        read([GOOD, row], edition)
    assert [each.where for each in raised.value.rows] == [where]


def test_all_bad_rows_are_told_at_once(edition):
    rows = [{"code": "x", "duty": "1%"}, GOOD, {"code": "y", "duty": "1%"}]
    assert [where for _, where in reported(rows, edition)] == ["rows.0.code", "rows.2.code"]


def test_a_row_that_repeats_another_is_refused_and_the_first_stays(edition):
    file = read([GOOD, {"code": "4901", "duty": "Free"}, GOOD], edition, errors="report")
    assert (file.refused, [rate.row for rate in file.rates]) == ((2,), [0, 1])
    assert "Row 0 states a rate of 610910" in file.problems()[0].message


def test_rows_that_contradict_one_another_are_refused_both(edition):
    file = read([GOOD, GOOD | {"duty": "8%"}], edition, errors="report")
    assert (file.refused, file.rates) == ((0, 1), ())


def test_rows_of_one_code_on_other_days_are_good(edition):
    rows = [GOOD | {"end": ON}, GOOD | {"duty": "8%", "start": ON}]
    file = read(rows, edition)
    assert [rate.text for rate in file.applicable("610910", on=ON)] == ["8%"]


@pytest.mark.parametrize("rows", ["610910", b"x", {"code": "6109"}, 5])
def test_what_is_no_rows_is_refused(rows, edition):
    with pytest.raises(InvalidType, match="is not rows"):
        read(rows, edition)


def test_a_missing_column_is_told_once_with_what_was_meant(edition):
    with pytest.raises(InvalidInput, match="no column duty") as raised:
        read([{"code": "6109", "dutty": "1%"}], edition)
    assert "Did you mean dutty?" in str(raised.value)
    with pytest.raises(InvalidInput, match="Check what file it is"):
        read([{"code": "6109", "x": "1%"}], edition)


def test_no_rows_are_a_file_without_rates(edition):
    file = read([], edition)
    assert (file.rows, file.rates, file.schedule().lines) == (0, (), ())


def test_an_argument_of_the_wrong_kind_is_refused(edition):
    with pytest.raises(InvalidType):
        read([GOOD], "2026")
    with pytest.raises(InvalidInput):
        read([GOOD], edition, errors="ignore")
    with pytest.raises(InvalidType):
        Edition(title="x", source=Source(title="x"), checked_on="2026-01-01")
    with pytest.raises(InvalidType):
        Edition(title="x", source=Source(title="x"), checked_on=ON, start="2026-01-01")


def test_an_edition_dates_and_grades_its_rates():
    edition = Edition(
        title="ours",
        source=Source(title="Our broker"),
        checked_on=ON,
        start=dt.date(2026, 1, 1),
        end=dt.date(2027, 1, 1),
        evidence="secondary",
    )
    amount = read([GOOD], edition).rates[0].amount
    assert (amount.start, amount.end, amount.evidence) == (
        dt.date(2026, 1, 1),
        dt.date(2027, 1, 1),
        Evidence.SECONDARY,
    )
    assert (amount.value, amount.source.title) == (Percent("0.12"), "Our broker")


def test_a_text_that_is_not_understood_is_kept_and_not_computed(edition):
    file = read([{"code": "9101", "duty": "as the minister says"}], edition)
    rate = file.rates[0]
    assert (rate.text, rate.is_computed) == ("as the minister says", False)
    assert isinstance(rate.amount.value, Unsupported)
    assert sum(file.unsupported().values()) == 1
    assert read([GOOD], edition).rates[0].is_computed


def test_a_file_says_what_was_read(edition):
    rows = [GOOD, {"code": "9101", "duty": "?"}, {"code": "x", "duty": "1%"}]
    file = read(rows, edition, errors="report")
    told = file.explain().splitlines()
    assert told[0] == "3 rows: 2 rates, 0 rows without a rate, 1 refused."
    assert told[1] == "1 x The duty text of these goods is not understood."
    assert told[2].startswith("rows.2.code: x is not a code of this tariff.")
    assert "共 3 行" in file.explain("zh_CN")


def test_a_schedule_is_a_tariff_that_finds_by_the_longest_code(edition):
    rows = [{"code": "6109", "duty": "12%"}, {"code": "61091000", "duty": "8%"}]
    schedule = read(rows, edition, destinations=["DE"]).schedule()
    found = schedule.find(GoodsKey(hs_code="6109100010", destination="DE"), ON)
    assert found is not None
    assert found.value == Percent("0.08")
    assert schedule.find(GoodsKey(hs_code="6109100010", destination="FR"), ON) is None


def test_rates_come_from_the_closest_code_above_each_kind_for_itself(edition):
    rows = [
        {"code": "6109", "duty": "12%", "partner": ""},
        {"code": "61", "duty": "Free", "partner": "KR"},
        {"code": "610910", "duty": "9%", "partner": ""},
        {"code": "62", "duty": "9%", "partner": ""},
    ]
    file = read(rows, edition, columns=Columns(programme="partner"), origins={"KR": ["KR"]})
    found = file.applicable("6109100010", on=ON)
    assert [(rate.code, rate.programme, rate.origins) for rate in found] == [
        ("610910", "", frozenset()),
        ("61", "KR", frozenset({"KR"})),
    ]
    assert file.counts() == {RateKind.GENERAL: 3, RateKind.PREFERENCE: 1}
    assert [line.code for line in file.schedule().lines] == ["6109", "610910", "62"]


def test_a_rate_under_a_condition_stands_back_behind_one_without(edition):
    rows = [
        {"code": "6109", "duty": "12%", "season": "-"},
        {"code": "6109", "duty": "8%", "season": "01-01 to 31-03"},
        {"code": "6110", "duty": "8%", "season": "01-01 to 31-03"},
    ]
    file = read(rows, edition, columns=Columns(condition="season"))
    assert [rate.is_computed for rate in file.rates] == [True, False, False]
    assert {line.code: line.amount.value for line in file.schedule().lines}["6109"] == Percent(
        "0.12"
    )
    assert len(file.applicable("6109", on=ON)) == 2


def test_quotas_and_units_and_blanks(edition):
    rows = [
        {"code": "6109", "duty": "1%", "quota": "05.1500", "unit": "kg"},
        {"code": "6110", "duty": "", "quota": "", "unit": ""},
    ]
    first, second = read(rows, edition, columns=Columns(order_number="quota", unit="unit")).rates
    assert (first.kind, first.order_number, first.units) == (RateKind.QUOTA, "05.1500", ("kg",))
    assert (second.is_computed, second.units) == (False, ())


@pytest.mark.parametrize(
    ("text", "fraction", "percent"),
    [
        ("0", "0%", "0%"),
        ("0.08", "8%", "0.08%"),
        ("0.125", "12.5%", "0.125%"),
        ("1.2", "120%", "1.2%"),
        ("0.0345", "3.45%", "0.0345%"),
    ],
)
def test_a_bare_number_is_what_the_caller_says(text, fraction, percent, edition):
    """Moving the point is exact: no binary fraction and no rounding comes in."""
    row = [{"code": "6109", "duty": text}]
    from xborder.tariff import read_duty

    for word, printed in (("fraction", fraction), ("percent", percent)):
        rate = read(row, edition, bare_number=word).rates[0]
        assert rate.amount.value == read_duty(printed)


def test_lost_zeros_are_put_back_only_where_the_caller_knows_of_them(edition):
    rows = [{"code": "1012100", "duty": "Free"}, {"code": "61091000", "duty": "12%"}]
    assert reported(rows, edition) == [("tariff.lost_zero", "rows.0.code")]
    file = read(rows, edition, lost_zeros=True)
    assert [rate.code for rate in file.rates] == ["01012100", "61091000"]


@pytest.mark.parametrize(
    ("code", "plain"), [("6109000000", "6109"), ("0100000000", "01"), ("6109100010", "6109100010")]
)
def test_noughts_that_fill_up_a_code_are_taken_off_in_pairs(code, plain):
    assert bare(code) == plain
