"""Whatever a cell holds, a reader reports the row: nothing crashes, and no row is lost."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.source import Source
from xborder.tariff import readers

EDITION = readers.Edition(
    title="an edition", source=Source(title="A tariff"), checked_on=dt.date(2026, 11, 20)
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 10**12),
    st.floats(allow_nan=True),
    st.text(max_size=8),
    st.sampled_from(
        [
            "",
            "0",
            "12%",
            "Free",
            "6109.10.00",
            "6109100010",
            "61091000",
            "2026-01-01",
            "[",
            '["kg"',
            "(",
            "Free (",
            "#NA",
        ]
    ),
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["id", "base", "rate", "value", "classifier", "sats", "data"]),
            inner,
            max_size=2,
        ),
    ),
    max_leaves=4,
)
GOOD = {
    "read_us_hts": {
        "htsno": "6109.10.00",
        "indent": "1",
        "units": ["kg"],
        "general": "16.5%",
        "special": "Free (AU)",
        "other": "90%",
        "footnotes": [],
    },
    "read_uk_measures": {
        "commodity__code": "6109100010",
        "measure__type__id": "103",
        "measure__duty_expression": "12.00 %",
        "measure__effective_start_date": "2021-01-01",
        "measure__effective_end_date": "#NA",
        "measure__geographical_area__id": "1011",
        "measure__conditions": "a|b",
    },
    "read_taric_duties": {
        "Goods code": "6109100000 80",
        "Start date": "01-01-1999",
        "End date": "",
        "Duty": "12.000 %",
        "Origin code": "1011",
        "Meas. type code": "103",
        "Add code": "",
        "Order No.": "",
        "Origin": "",
        "Legal base": "",
    },
    "read_taric_records": {
        "record": "measure",
        "update.type": "3",
        "measure.sid": "1",
        "measure.type": "103",
        "geographical.area": "1011",
        "goods.nomenclature.item.id": "6109100000",
        "validity.start.date": "2026-01-01",
        "stopped.flag": "0",
    },
    "read_norway_rates": {
        "id": "61091000",
        "enhet": "K",
        "avtalesatser": [
            {"landgruppe": "TALL", "sats": [{"satsVerdi": "10,70", "satsEnhet": "P"}]}
        ],
    },
    "read_norway_agreements": {
        "id": "61091000",
        "rateTradeAgreements": [{"customDuty": {"value": 1, "type": "%"}, "landCodes": ["GB"]}],
    },
    "read_swiss_tariff": {
        "value": "6109.1000",
        "customsPrivilegeCode": {
            "code": "00",
            "rate": {"value": "0", "type": "NT", "countryGrpNr": "100000"},
        },
    },
    "read_canada_tphs": {
        "TARIFF": "6109.10.00",
        "EFF_DATE": "09/01/26 00:00:00",
        "UOM": "NMB",
        "MFN": "18 %",
        "UST": "Free",
    },
    "read_japan_tariff": {
        "level": "1",
        "code": "6109.10",
        "stat": "010",
        "general": "8%",
        "wto": "(7%)",
        "unit1": "NO",
    },
    "read_taiwan_tariff": {
        "貨品號列": "61091000",
        "第一欄稅率": "12%",
        "第二欄稅率": "0% (PA)",
        "第三欄稅率": "15%",
    },
    "read_korea_tariff": {
        "품목번호": "6109101000",
        "관세율구분": "A",
        "관세율": "13",
        "단위당세액": "",
        "적용개시일": "20260101",
        "적용만료일": "20261231",
    },
    "read_plain_rates": {"code": "6109", "duty": "12%", "start": None, "end": None},
}
MEASURE = {
    "effective_start_date": "2021-01-01T00:00:00.000Z",
    "duty_expression": {"base": "8.00 %"},
    "measure_type": {"id": "103"},
    "legal_acts": [{"regulation_code": "C0001/21"}],
    "measure_conditions": [{"condition_code": "B"}],
    "measure_components": [{"duty_expression_id": "01", "duty_amount": 8.0}],
    "geographical_area": {"id": "1011", "children_geographical_areas": [{"id": "AD"}]},
    "excluded_countries": [{"id": "CN"}],
    "order_number": {"number": "1"},
}


def accounted(file):
    parts = ({rate.row for rate in file.rates}, set(file.silent), set(file.refused))
    return sum(map(len, parts)) == file.rows and set().union(*parts) == set(range(file.rows))


@pytest.mark.parametrize("name", sorted(GOOD))
@given(data=st.data())
def test_a_row_with_anything_in_a_cell_is_read_silent_or_refused(name, data):
    good = GOOD[name]
    column = data.draw(st.sampled_from(sorted(good)))
    bad = good | {column: data.draw(JUNK)}
    other = data.draw(st.one_of(st.just(bad), SCALARS, st.lists(SCALARS, max_size=2)))
    file = getattr(readers, name)([good, bad, other], edition=EDITION, errors="report")
    assert file.rows == 3
    assert accounted(file)
    file.explain("zh_CN")


@given(data=st.data())
def test_an_answer_with_anything_in_a_measure_is_read_silent_or_refused(data):
    column = data.draw(st.sampled_from(sorted(MEASURE)))
    measures = [MEASURE, MEASURE | {column: data.draw(JUNK)}, data.draw(JUNK)]
    answer = {"goods_nomenclature_item_id": "0702000007", "import_measures": measures}
    file = readers.read_uk_commodity(answer, edition=EDITION, errors="report")
    assert accounted(file)


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "record",
                "update.type",
                "measure.sid",
                "duty.expression.id",
                "duty.amount",
                "measurement.unit.code",
            ]
        ),
        SCALARS,
    )
)
def test_a_record_with_anything_in_a_field_is_read_silent_or_refused(record):
    part = {"record": "measure.component", "update.type": "3", "measure.sid": "1"} | record
    file = readers.read_taric_records(
        [GOOD["read_taric_records"], part], edition=EDITION, errors="report"
    )
    assert accounted(file)
