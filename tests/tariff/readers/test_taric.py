"""TARIC: workbook rows, update records, components; and the British table in the same codes."""

import datetime as dt
from xml.etree.ElementTree import fromstring, parse

import pytest

from xborder.errors import InvalidInput, InvalidRows, InvalidType
from xborder.policy.amount import Percent
from xborder.source import Status
from xborder.tariff import read_duty
from xborder.tariff.readers import (
    RateKind,
    read_taric_duties,
    read_taric_records,
    read_uk_measures,
    taric_records,
    uk_areas,
)
from xborder.tariff.readers.components import QUALIFIERS, UNITS, Component, printed
from xborder.tariff.readers.taric_table import taric_conditions, taric_exclusions

DUTY = {
    "Goods code": "6109100000 80",
    "Add code": "",
    "Order No.": "",
    "Start date": "01-01-1999",
    "End date": "",
    "RED_IND": "",
    "Origin": "ERGA OMNES",
    "Measure type": "Third country duty",
    "Legal base": "R2204/99",
    "Duty": "12.000 %",
    "Origin code": "1011",
    "Meas. type code": "103",
}
BESIDE = {
    "Goods code": "6109100000",
    "Add code": "",
    "Order No.": "",
    "Origin code": "2020",
    "Meas. type code": "142",
}


def test_a_heading_states_the_rate_of_what_stands_below(edition, accounted):
    file = read_taric_duties([DUTY], edition=edition)
    assert accounted(file)
    (rate,) = file.applicable("6109100010", on=dt.date(2026, 1, 1))
    assert (rate.code, rate.text, rate.amount.value) == ("610910", "12.000 %", Percent("0.12"))
    assert (rate.amount.start, rate.amount.source.article) == (dt.date(1999, 1, 1), "R2204/99")
    assert "DE" in file.destinations


@pytest.mark.parametrize(
    ("change", "kind", "area", "origins"),
    [
        (
            {"Meas. type code": "142", "Origin code": "2020", "Origin": "GSP"},
            "preference",
            "2020",
            set(),
        ),
        (
            {"Meas. type code": "142", "Origin code": "KR", "Origin": "Korea"},
            "preference",
            "KR",
            {"KR"},
        ),
        (
            {"Meas. type code": "143", "Origin code": "MA", "Order No.": "091104"},
            "quota",
            "MA",
            {"MA"},
        ),
        ({"Meas. type code": "112"}, "suspension", "", set()),
        (
            {"Meas. type code": "552", "Origin code": "CN", "Add code": "B999"},
            "remedy",
            "CN",
            {"CN"},
        ),
        ({"Meas. type code": "696"}, "additional", "", set()),
        ({"Meas. type code": "103", "Origin code": "1008"}, "other_countries", "1008", set()),
        ({"Meas. type code": "109", "Duty": "NAR"}, "other", "", set()),
    ],
)
def test_the_type_of_a_measure_says_what_its_rate_is(change, kind, area, origins, edition):
    (rate,) = read_taric_duties([DUTY | change], edition=edition).rates
    assert (rate.kind, rate.area, rate.origins) == (kind, area, origins)
    assert rate.order_number == change.get("Order No.", "")
    assert rate.additional_code == change.get("Add code", "")


def test_last_days_are_inclusive_and_days_have_two_forms(edition):
    rows = [DUTY | {"End date": "31-12-2025"}, DUTY | {"Start date": "2026-01-01", "Duty": "9 %"}]
    first, second = read_taric_duties(rows, edition=edition).rates
    assert (first.amount.end, second.amount.start) == (dt.date(2026, 1, 1), dt.date(2026, 1, 1))


def test_a_duty_in_its_conditions_is_kept_and_not_computed(edition):
    text = "Cond:  B cert: Y-155 (01):50.000 % ; B (01):100.000 %"
    (rate,) = read_taric_duties([DUTY | {"Duty": text}], edition=edition).rates
    assert (rate.text, rate.is_computed) == (" ".join(text.split()), False)


def test_exclusions_and_conditions_join_their_measure(edition):
    duty = DUTY | {"Meas. type code": "142", "Origin code": "2020", "Duty": ""}
    file = read_taric_duties(
        [duty, DUTY],
        edition=edition,
        exclusions=[BESIDE | {"Excluded country": "CN"}, BESIDE | {"Excluded country": "IN"}],
        conditions=[BESIDE | {"Meas. cond": "Q", "Certificate": "U164", "Meas. action": "27"}],
    )
    first, second = file.rates
    assert (first.excluded, first.conditions) == ({"CN", "IN"}, ("Q U164 27",))
    assert not first.is_computed
    assert "conditions of the measure" in next(iter(file.unsupported()))
    assert (second.excluded, second.conditions) == (frozenset(), ())


def test_a_blank_duty_is_not_free_and_a_control_is_silent(edition):
    rows = [DUTY | {"Duty": ""}, DUTY | {"Meas. type code": "750", "Duty": ""}]
    file = read_taric_duties(rows, edition=edition)
    assert [rate.is_computed for rate in file.rates] == [False]
    assert file.silent == (1,)


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"Goods code": "109100000 80"}, "tariff.lost_zero", "rows.0.Goods code"),
        ({"Goods code": "61091000"}, "tariff.code", "rows.0.Goods code"),
        ({"Start date": "1/1/1999"}, "tariff.day", "rows.0.Start date"),
        ({"Start date": "31-02-1999"}, "tariff.day", "rows.0.Start date"),
        ({"End date": "31-12-1998"}, "tariff.days", "rows.0.end"),
    ],
)
def test_bad_rows_of_the_workbook_are_told(change, code, where, edition):
    file = read_taric_duties([DUTY | change], edition=edition, errors="report")
    assert [(each.code, each.where) for each in file.problems()] == [(code, where)]


def test_bad_rows_beside_are_told_all_at_once():
    rows = [
        BESIDE | {"Excluded country": "CN"},
        "x",
        BESIDE | {"Goods code": "1", "Excluded country": "CN"},
    ]
    with pytest.raises(InvalidRows) as raised:
        taric_exclusions(rows)
    assert [each.where for each in raised.value.rows] == ["rows.1", "rows.2.Goods code"]


@pytest.mark.long
def test_every_row_of_the_official_exclusions_and_conditions_joins(files, edition):
    """The workbook of duties is not at hand: a duty is made up for each measure that is named."""
    excluded = files.rows("eu_taric_measure_exclusions_2025_10.csv.gz", ";")
    asked = files.rows("eu_taric_measure_conditions_2025_10.csv.gz", ";")
    measures = {tuple(row[name] for name in BESIDE) for row in (*excluded, *asked)}
    duties = [
        DUTY | dict(zip(BESIDE, measure, strict=True)) | {"Start date": "", "Duty": "1.000 %"}
        for measure in sorted(measures)
    ]
    file = read_taric_duties(duties, edition=edition, exclusions=excluded, conditions=asked)
    assert sum(map(len, taric_exclusions(excluded).values())) == len(excluded) == 34_370
    assert sum(map(len, taric_conditions(asked).values())) == len(asked) == 29_612
    assert len(file.rates) == len(duties)
    assert {c for rate in file.rates for c in rate.excluded} == {
        r["Excluded country"] for r in excluded
    }
    assert sum(len(rate.conditions) for rate in file.rates) == len(asked)


@pytest.mark.parametrize(
    ("components", "text"),
    [
        ([("01", "12.0")], "12.0%"),
        ([("01", "10.2"), ("04", "93.1", "EUR", "DTN")], "10.2% + 93.1 EUR / 100 kg"),
        (
            [("01", "4.5"), ("15", "0.3", "EUR", "NAR"), ("35", "0.8", "EUR", "NAR")],
            "4.5% MIN 0.3 EUR / item MAX 0.8 EUR / item",
        ),
        ([("01", "7.6"), ("12",)], "7.6% + EA"),
        ([("01", "1.75", "EUR", "ASV", "X")], "1.75 EUR / % vol / hl"),
        ([("01", "144.1", "GBP", "TNE", "I")], "144.1 GBP / tonne / biodiesel"),
        ([("37",)], "NIHIL"),
        ([("99", "", "", "NAR")], ""),
    ],
)
def test_components_are_written_as_the_tariff_prints_them(components, text):
    """By the annexes of the TARIC user guide."""
    names = ("expression", "amount", "currency", "unit", "qualifier")
    parts = [Component(**dict(zip(names, part, strict=False))) for part in components]
    assert printed(parts) == text


def test_every_unit_of_the_official_list_is_known(files):
    for unit in files.json("uk_trade_tariff_samples/measurement_units.json.gz").values():
        assert unit["measurement_unit_code"] in UNITS
        assert (unit["measurement_unit_qualifier_code"] or "") in QUALIFIERS


def test_groups_of_origins_have_their_members(files, edition):
    areas = uk_areas(files.json("uk_trade_tariff_samples/geographical_areas.json.gz"))
    assert len(areas["1010"]) == 28
    rows = [UK | {"measure__type__id": "142", "measure__geographical_area__id": "1034"}]
    (rate,) = read_uk_measures(rows, edition=edition, areas=areas).rates
    assert rate.origins == areas["1034"] != frozenset()
    duty = DUTY | {"Meas. type code": "142", "Origin code": "1034"}
    (rate,) = read_taric_duties([duty], edition=edition, areas=areas).rates
    assert rate.origins == areas["1034"]
    record = MEASURE | {"geographical.area": "1034"}
    (rate,) = read_taric_records([record], edition=edition, areas=areas).rates
    assert rate.origins == areas["1034"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"expression": "77"},
        {"expression": "01", "amount": "1", "currency": "EUR", "unit": "QQQ"},
        {"expression": "01", "amount": "1", "currency": "EUR", "unit": "DTN", "qualifier": "?"},
    ],
)
def test_a_code_that_taric_does_not_have_is_refused(wrong):
    with pytest.raises(InvalidInput, match="no unit of this tariff"):
        printed([Component(**wrong)])


MEASURE = {
    "record": "measure",
    "update.type": "3",
    "measure.sid": "1",
    "measure.type": "103",
    "geographical.area": "1011",
    "goods.nomenclature.item.id": "6109100000",
    "validity.start.date": "2026-01-01",
    "measure.generating.regulation.id": "R2613840",
    "stopped.flag": "0",
}
PART = {
    "record": "measure.component",
    "update.type": "3",
    "measure.sid": "1",
    "duty.expression.id": "01",
    "duty.amount": "12.000",
}


def test_records_leave_what_is_in_force(edition, accounted):
    records = [
        MEASURE,
        PART,
        MEASURE | {"update.type": "1", "validity.start.date": "2026-02-01"},
        PART | {"update.type": "1", "duty.amount": "9.000"},
        MEASURE | {"measure.sid": "2", "measure.type": "142", "geographical.area": "KR"},
        MEASURE | {"measure.sid": "2", "update.type": "2"},
    ]
    file = read_taric_records(records, edition=edition)
    assert accounted(file)
    (rate,) = file.rates
    assert (rate.row, rate.text, rate.amount.start) == (2, "9.000%", dt.date(2026, 2, 1))
    assert rate.amount.value == read_duty("9%")


def test_a_stopped_measure_keeps_its_status_and_is_not_collected(edition):
    file = read_taric_records([MEASURE | {"stopped.flag": "1"}, PART], edition=edition)
    (rate,) = file.rates
    assert (rate.amount.status, rate.collected) == (Status.SUSPENDED, False)
    assert file.schedule().lines == ()


def test_parts_belong_to_their_measure_until_they_are_taken_away(edition):
    area = {"record": "measure.excluded.geographical.area", "update.type": "3", "measure.sid": "1"}
    condition = {
        "record": "measure.condition",
        "update.type": "3",
        "measure.sid": "1",
        "measure.condition.sid": "7",
        "condition.code": "B",
        "certificate.code": "074",
        "action.code": "27",
    }
    records = [
        MEASURE | {"additional.code.type": "B", "additional.code": "999", "ordernumber": "090161"},
        area | {"excluded.geographical.area": "CN"},
        area | {"excluded.geographical.area": "IN"},
        area | {"excluded.geographical.area": "IN", "update.type": "2"},
        condition,
    ]
    (rate,) = read_taric_records(records, edition=edition).rates
    assert (rate.excluded, rate.conditions) == ({"CN"}, ("B 074 27",))
    assert (rate.additional_code, rate.order_number) == ("B999", "090161")
    assert not rate.is_computed


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"update.type": "9"}, "rows.0.update.type"),
        ({"record": "footnote"}, "rows.0.record"),
        ({"goods.nomenclature.item.id": "109100000"}, "rows.0.goods.nomenclature.item.id"),
        ({"validity.start.date": "01.01.2026"}, "rows.0.validity.start.date"),
    ],
)
def test_bad_records_are_told(change, where, edition):
    file = read_taric_records([MEASURE | change, PART], edition=edition, errors="report")
    assert [each.where for each in file.problems()] == [where]


def test_other_records_of_a_file_are_left_out():
    tree = fromstring(  # noqa: S314 - our own text
        "<env xmlns='urn:x'><record><update.type>3</update.type><footnote/></record>"
        "<record><measure><measure.sid>5</measure.sid><stopped.flag/></measure></record></env>"
    )
    assert taric_records(tree) == [
        {"record": "measure", "update.type": "", "measure.sid": "5", "stopped.flag": ""}
    ]


@pytest.mark.parametrize(
    ("name", "rows", "left"),
    [
        ("taric_update_measure.xml", 1, ["1202410000"]),
        ("taric_create_then_update_measure.xml", 2, ["0202203081"]),
        ("taric_create_then_destroy_measure.xml", 2, []),
        ("taric_create_then_destroy_measure_batch_boundary.xml", 3, None),
    ],
)
def test_the_official_update_files_are_read(name, rows, left, files, edition, accounted):
    tree = parse(files.folder / "uk_trade_tariff_samples" / name).getroot()  # noqa: S314 - an official file
    file = read_taric_records(taric_records(tree), edition=edition)
    assert file.rows == rows
    assert accounted(file)
    if left is not None:
        assert [rate.code.ljust(10, "0") for rate in file.rates] == left


UK = {
    "commodity__code": "0702000007",
    "measure__type__id": "103",
    "measure__duty_expression": "8.00 %",
    "measure__effective_start_date": "2021-01-01",
    "measure__effective_end_date": "#NA",
    "measure__geographical_area__id": "1011",
    "measure__geographical_area__description": "ERGA OMNES",
    "measure__excluded_geographical_areas__ids": "#NA",
    "measure__additional_code__code": "#NA",
    "measure__conditions": "#NA",
    "measure__quota__order_number": "#NA",
    "measure__regulation__id": "C2100001",
}


def test_the_british_table_says_what_taric_says(edition, accounted):
    rows = [
        UK,
        UK
        | {
            "measure__type__id": "143",
            "measure__geographical_area__id": "MA",
            "measure__geographical_area__description": "Morocco",
            "measure__quota__order_number": "051104",
            "measure__effective_end_date": "2021-05-31",
            "measure__duty_expression": "0.00 %",
        },
        UK
        | {
            "measure__type__id": "142",
            "measure__geographical_area__id": "2005",
            "measure__excluded_geographical_areas__ids": "CN|IN",
            "measure__duty_expression": "#NA",
            "measure__conditions": "condition:B,certificate:C074,action:27|condition:B,certificate:,action:07",
        },
        UK | {"measure__type__id": "750", "measure__duty_expression": "#NA"},
        UK | {"measure__type__id": "305", "measure__duty_expression": "20.00 %"},
    ]
    file = read_uk_measures(rows, edition=edition)
    assert accounted(file)
    general, quota, preference, tax = file.rates
    assert (general.kind, general.amount.value) == (RateKind.GENERAL, Percent("0.08"))
    assert (general.programme, general.area, general.amount.source.article) == ("", "", "C2100001")
    assert (quota.kind, quota.origins, quota.order_number) == (RateKind.QUOTA, {"MA"}, "051104")
    assert (quota.programme, quota.amount.end) == ("Morocco", dt.date(2021, 6, 1))
    assert (preference.excluded, len(preference.conditions)) == ({"CN", "IN"}, 2)
    assert not preference.is_computed
    assert tax.kind is RateKind.OTHER
    assert file.silent == (3,)


def test_a_code_that_a_spreadsheet_ate_is_told(edition):
    file = read_uk_measures(
        [UK | {"commodity__code": "702000007"}], edition=edition, errors="report"
    )
    assert file.problems()[0].code == "tariff.lost_zero"
    assert "0702000007" in file.problems()[0].remedy


def test_the_table_of_another_file_is_refused(edition):
    with pytest.raises(InvalidInput, match="commodity__code"):
        read_uk_measures([{"commodity_code": "0702000007"}], edition=edition)
    with pytest.raises(InvalidType):
        read_uk_measures(5, edition=edition)
