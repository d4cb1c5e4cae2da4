"""One commodity of the UK Trade Tariff, in both of its forms."""

import copy
import datetime as dt

import pytest

from xborder.errors import InvalidInput, InvalidType
from xborder.policy.amount import Percent
from xborder.source import Status
from xborder.tariff.readers import RateKind, read_uk_commodity

# cherry tomatoes, cut down from an answer of February 2021
FLAT = {
    "goods_nomenclature_item_id": "0702000007",
    "import_measures": [
        {
            "id": 1,
            "effective_start_date": "2021-01-01T00:00:00.000Z",
            "effective_end_date": None,
            "duty_expression": {"base": "8.00 %"},
            "measure_type": {"id": "103"},
            "legal_acts": [{"regulation_code": "C0001/21"}],
            "measure_conditions": [],
            "measure_components": [{"duty_expression_id": "01", "duty_amount": 8.0}],
            "geographical_area": {"id": "1011", "description": "ERGA OMNES"},
            "excluded_countries": [],
            "order_number": {},
        },
        {
            "id": 2,
            "effective_start_date": "2021-01-01T00:00:00.000Z",
            "effective_end_date": "2021-05-31T23:59:59.000Z",
            "duty_expression": {"base": "0.00 %"},
            "measure_type": {"id": "143"},
            "measure_components": [],
            "geographical_area": {
                "id": "2005",
                "description": "GSP",
                "children_geographical_areas": [{"id": "IN"}, {"id": "MA"}],
            },
            "excluded_countries": [{"id": "CN"}],
            "order_number": {"number": "051104"},
            "additional_code": {"code": "2600"},
        },
        {
            "id": 3,
            "effective_start_date": "2021-01-01T00:00:00.000Z",
            "effective_end_date": None,
            "duty_expression": {"base": ""},
            "measure_type": {"id": "750"},
            "geographical_area": {"id": "1008"},
        },
    ],
}
LATER = {
    "id": 4,
    "effective_start_date": "2021-01-01T00:00:00.000Z",
    "effective_end_date": None,
    "duty_expression": {"base": ""},
    "measure_type": {"id": "696"},
    "measure_components": [
        {"duty_expression_id": "01", "duty_amount": 25.0, "monetary_unit_code": None}
    ],
    "geographical_area": {"id": "US"},
    "suspension_legal_act": {"regulation_code": "C0002/21"},
}


def read(answer, edition, **more):
    return read_uk_commodity(answer, edition=edition, **more)


def test_measures_become_rates(edition, accounted):
    file = read(FLAT, edition)
    assert accounted(file)
    general, quota = file.rates
    assert (general.kind, general.amount.value) == (RateKind.GENERAL, Percent("0.08"))
    assert general.amount.source.article == "C0001/21"
    assert (quota.kind, quota.order_number, quota.programme) == (RateKind.QUOTA, "051104", "GSP")
    assert (quota.origins, quota.excluded) == ({"IN", "MA"}, {"CN"})
    assert (quota.additional_code, quota.amount.end) == ("2600", dt.date(2021, 6, 1))
    assert file.silent == (2,)
    assert [line.code for line in file.schedule().lines] == ["0702000007"]


def test_what_is_suspended_keeps_its_status_and_is_not_collected(edition):
    (rate,) = read(FLAT | {"import_measures": [LATER]}, edition).rates
    assert (rate.amount.status, rate.collected) == (Status.SUSPENDED, False)
    assert (rate.kind, rate.text, rate.origins) == (RateKind.ADDITIONAL, "25.0%", {"US"})


def test_a_duty_in_its_conditions_is_kept_and_not_computed(edition):
    measure = LATER | {
        "measure_components": [],
        "measure_conditions": [
            {"condition_code": "Q", "document_code": "U088", "action": "Apply the mentioned duty"},
            {"condition_code": "Q", "document_code": "", "action": "Measure not applicable"},
        ],
    }
    (rate,) = read(FLAT | {"import_measures": [measure]}, edition).rates
    assert rate.conditions == ("Q U088 Apply the mentioned duty", "Q Measure not applicable")
    assert not rate.is_computed


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (
            {
                "measure_components": [
                    {
                        "duty_expression_id": "01",
                        "duty_amount": 1.0,
                        "monetary_unit_code": "GBP",
                        "measurement_unit_code": "QQQ",
                    }
                ]
            },
            "rows.0.measurement_unit_code",
        ),
        ({"effective_start_date": "soon"}, "rows.0.effective_start_date"),
        ({"duty_expression": {"base": 5}}, "rows.0.base"),
        ({"duty_expression": 5}, "rows.0.duty_expression"),
        ({"measure_conditions": {"id": 1}}, "rows.0.measure_conditions"),
        ({"legal_acts": [5]}, "rows.0.legal_acts"),
    ],
)
def test_bad_measures_are_told_and_good_ones_kept(change, where, edition):
    answer = FLAT | {"import_measures": [LATER | change, FLAT["import_measures"][0]]}
    file = read(answer, edition, errors="report")
    assert [each.where for each in file.problems()] == [where]
    assert [rate.row for rate in file.rates] == [1]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"goods_nomenclature_item_id": "0702000007"},
        {"goods_nomenclature_item_id": "0702000007", "import_measures": {}},
        {"import_measures": []},
        {"data": 5},
        {"data": {}},
        {"data": {"relationships": {"import_measures": {"data": [{"id": "1"}]}}}},
    ],
)
def test_an_answer_without_a_commodity_is_refused(answer, edition):
    with pytest.raises(InvalidInput, match="holds no commodity"):
        read(answer, edition)


def test_the_tariff_of_northern_ireland_is_for_northern_ireland(edition):
    assert read(FLAT, edition).destinations == {"GB"}
    assert read(FLAT, edition, destination="XI").schedule().destinations == {"XI"}
    with pytest.raises(InvalidInput, match="country code"):
        read(FLAT, edition, destination="NI!")


def test_what_is_no_answer_is_refused(edition):
    with pytest.raises(InvalidType, match="no answer of the Trade Tariff"):
        read([FLAT], edition)
    with pytest.raises(InvalidInput, match="lost"):
        read(FLAT | {"goods_nomenclature_item_id": "702000007"}, edition)


def json_api(flat):
    """Return the flattened answer as JSON:API has it."""
    included = []

    def point(kind, part, name="id"):
        number = str(part.get(name, len(included)))
        included.append(
            {
                "id": number,
                "type": kind,
                "attributes": {k: v for k, v in part.items() if k != "children_geographical_areas"},
            }
        )
        children = part.get("children_geographical_areas")
        if children:
            pointers = [{"id": each["id"], "type": "area"} for each in children]
            included[-1]["relationships"] = {"children_geographical_areas": {"data": pointers}}
        return {"id": number, "type": kind}

    measures = []
    for measure in flat["import_measures"]:
        plain = {k: v for k, v in measure.items() if not isinstance(v, dict | list)}
        related = {}
        for name, part in measure.items():
            if isinstance(part, dict) and part:
                related[name] = {
                    "data": point(name, part, "id" if name != "order_number" else "number")
                }
            elif isinstance(part, list):
                related[name] = {"data": [point(name, each, "code") for each in part]}
            elif isinstance(part, dict):
                related[name] = {"data": None}
        included.append(
            {
                "id": f"m{measure['id']}",
                "type": "measure",
                "attributes": plain,
                "relationships": related,
            }
        )
        measures.append({"id": f"m{measure['id']}", "type": "measure"})
    return {
        "data": {
            "attributes": {"goods_nomenclature_item_id": flat["goods_nomenclature_item_id"]},
            "relationships": {"import_measures": {"data": measures}},
        },
        "included": included,
    }


def test_both_forms_say_the_same(edition):
    flat = copy.deepcopy(FLAT)
    flat["import_measures"].append(LATER)
    assert read(json_api(flat), edition).rates == read(flat, edition).rates


@pytest.mark.parametrize(
    ("name", "general"),
    [
        ("commodity_flat_0103921100", "35.10 EUR / 100 kg"),
        ("commodity_flat_0702000007", "8.00 %"),
        ("commodity_flat_1516209821", "10.90 %"),
        ("commodity_flat_7202118000", "2.70 %"),
        ("commodity_flat_xi_0103921100", "35.10 EUR / 100 kg"),
        ("commodity_v2_0101210000", "0.00 %"),
    ],
)
def test_the_official_answers_are_read(name, general, files, edition, accounted):
    answer = files.json(f"uk_trade_tariff_samples/{name}.json.gz")
    file = read(answer, edition)
    assert accounted(file)
    ordinary = [r for r in file.rates if r.kind is RateKind.GENERAL and not r.conditions]
    assert [rate.text for rate in ordinary] == [general]


def test_a_suspended_measure_of_an_official_answer_keeps_its_status(files, edition):
    answer = files.json("uk_trade_tariff_samples/commodity_flat_7202118000.json.gz")
    suspended = [
        i for i, m in enumerate(answer["import_measures"]) if m.get("suspension_legal_act")
    ]
    found = [
        rate.row for rate in read(answer, edition).rates if rate.amount.status is Status.SUSPENDED
    ]
    assert found == suspended
