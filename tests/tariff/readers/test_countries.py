"""Norway, Switzerland, Canada, Japan, Taiwan, Korea, and plain tables: by their own layouts."""

import datetime as dt
from decimal import Decimal

import pytest

from xborder.errors import InvalidRows
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import GoodsKey
from xborder.tariff import read_duty, read_or_unsupported
from xborder.tariff.readers import (
    Columns,
    RateKind,
    norway_members,
    read_canada_tphs,
    read_japan_tariff,
    read_korea_tariff,
    read_norway_agreements,
    read_norway_rates,
    read_plain_rates,
    read_swiss_tariff,
    read_taiwan_tariff,
)
from xborder.tariff.readers.canada import in_canadian_dollars

ON = dt.date(2026, 11, 20)


def told(file):
    return [(each.code, each.where) for each in file.problems()]


# Norway


def norwegian(**change):
    rate = {"satsVerdi": "10,70", "satsEnhet": "P", "fomdato": "2026-01-01", "tomdato": ""} | change
    return {
        "id": "61091000",
        "enhet": "K",
        "annenEnhet": None,
        "avtalesatser": [
            {"landgruppe": "TALL", "sats": [rate]},
            {"landgruppe": "TGB", "sats": None},
        ],
    }


@pytest.mark.parametrize(
    ("change", "amount"),
    [
        ({}, Percent("0.107")),
        ({"satsVerdi": "29,05", "satsEnhet": "K"}, read_duty("29.05 NOK / kg")),
        ({"satsVerdi": "5", "satsEnhet": "S"}, read_duty("5 NOK / item")),
        ({"satsVerdi": "0"}, FREE),
    ],
)
def test_norwegian_rates_are_per_cent_or_kroner_a_unit(change, amount, edition):
    (rate,) = read_norway_rates([norwegian(**change)], edition=edition).rates
    assert (rate.amount.value, rate.kind, rate.units) == (amount, RateKind.GENERAL, ("K",))


def test_a_norwegian_agreement_is_a_preference_and_last_days_are_inclusive(edition):
    row = norwegian(tomdato="2026-06-30")
    row["avtalesatser"][0]["landgruppe"] = "TGB"
    (rate,) = read_norway_rates([row], edition=edition).rates
    assert (rate.kind, rate.programme) == (RateKind.PREFERENCE, "TGB")
    assert rate.amount.end == dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("change", "where"),
    [({"satsEnhet": "Q"}, "rows.0.satsEnhet"), ({"fomdato": "1.1.2026"}, "rows.0.fomdato")],
)
def test_bad_norwegian_goods_are_told(change, where, edition):
    file = read_norway_rates([norwegian(**change)], edition=edition, errors="report")
    assert [where for _, where in told(file)] == [where]


@pytest.mark.parametrize(
    ("group", "kind", "origins"),
    [
        ("TALL", "general", set()),
        ("TAL", "preference", {"AL"}),
        ("TGB", "preference", set()),
        ("ALLE", "other", set()),
    ],
)
def test_one_norwegian_group_is_the_ordinary_duty(group, kind, origins, edition):
    """landgruppe.json: TALL is ordinary duty, TAL Albania, ALLE a charge that is no duty."""
    row = norwegian()
    row["avtalesatser"][0]["landgruppe"] = group
    members = {"TAL": frozenset({"AL"})}
    (rate,) = read_norway_rates([row], edition=edition, members=members).rates
    assert (rate.kind, rate.origins) == (kind, origins)


def test_norwegian_groups_have_their_members_of_the_day():
    group = {"landgruppekode": "TGB", "fomdato": "2020-12-03", "tomdato": "2030-12-31"}
    rows = [{"landkode": "GB", "landgrupper": [group]}]
    for day, members in (
        (dt.date(2020, 12, 2), {}),
        (ON, {"TGB": {"GB"}}),
        (dt.date(2031, 1, 1), {}),
    ):
        assert norway_members(rows, on=day) == members
    bad = [5, {"landkode": "GB", "landgrupper": [group | {"fomdato": "x"}]}]
    with pytest.raises(InvalidRows) as raised:
        norway_members(bad, on=ON)
    assert [each.where for each in raised.value.rows] == ["rows.0", "rows.1.fomdato"]


def test_the_official_norwegian_groups_are_read(files):
    rows = files.json("no_tolltariff_2026_01/medlemsland.json.gz")["medlemsland"]
    found = norway_members(rows, on=dt.date(2026, 2, 1))
    assert found["TAL"] == {"AL"}
    assert "TALL" not in found
    assert {"FR", "DE", "PL"} <= found["TEF"]
    names = files.json("no_tolltariff_2026_01/landgruppe.json.gz")["landgrupper"]
    ordinary = [
        each["landgruppekode"] for each in names if "ordinær toll" in each["landgruppenavn"]
    ]
    assert ordinary == ["TALL"]


def test_what_is_no_agreement_states_no_rate(edition):
    row = norwegian() | {"avtalesatser": ["TALL"]}
    assert read_norway_rates([row], edition=edition).silent == (0,)


def test_a_blank_norwegian_rate_is_not_free(edition):
    (rate,) = read_norway_rates([norwegian(satsVerdi="", satsEnhet="")], edition=edition).rates
    assert not rate.is_computed


def agreed(duty, lands=("GB",), **more):
    entry = {"customDuty": duty, "landCodes": list(lands)} | more
    return {"id": "02011000", "rateTradeAgreements": [entry]}


@pytest.mark.parametrize(
    ("duty", "amount"),
    [
        ({"value": None, "type": None, "classifier": "FREE"}, FREE),
        ({"value": 29.05, "type": "pr.kg"}, read_duty("29.05 NOK / kg")),
        ({"value": 344, "type": "%"}, Percent("3.44")),
        ({"value": Decimal("29.05"), "type": "pr.kg"}, read_duty("29.05 NOK / kg")),
    ],
)
def test_norwegian_agreements_state_a_rate_for_each_country(duty, amount, edition):
    file = read_norway_agreements([agreed(duty, ("GB", "EU", "GSP"))], edition=edition)
    assert [rate.amount.value for rate in file.rates] == [amount] * 3
    assert [len(rate.origins) for rate in file.rates] == [1, 27, 0]


def test_an_agreement_without_a_rate_states_none(edition):
    row = agreed({"value": None, "type": None, "classifier": "NA"})
    assert read_norway_agreements([row], edition=edition).silent == (0,)


def test_a_nought_in_place_of_a_varying_rate_is_not_free(edition):
    """The file writes 0 kroner and says beside it that the rate is variable."""
    raw = {"value": None, "type": None, "classifier": "VARIABLE"}
    row = agreed({"value": 0, "type": "pr.kg"}, rawCustomDuty=raw)
    (rate,) = read_norway_agreements([row], edition=edition).rates
    assert (rate.text, rate.is_computed) == ("VARIABLE", False)


@pytest.mark.parametrize("value", [None, "29.05", True])
def test_an_agreed_rate_that_is_no_number_is_not_computed(value, edition):
    row = agreed({"value": value, "type": "pr.kg"})
    assert not read_norway_agreements([row], edition=edition).rates[0].is_computed


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (agreed({"value": 1, "type": "pr.stk"}), "tariff.unit"),
        (agreed({"classifier": "MAYBE"}), "tariff.unit"),
        (agreed({"classifier": "FREE"}, ("X1",)), "tariff.area"),
        (agreed({"classifier": "FREE"}) | {"id": "2011000"}, "tariff.lost_zero"),
    ],
)
def test_bad_norwegian_commodities_are_told(row, code, edition):
    file = read_norway_agreements([row], edition=edition, errors="report")
    assert [code for code, _ in told(file)] == [code]


@pytest.mark.long
def test_every_norwegian_commodity_is_accounted_for(files, edition, accounted):
    rows = files.json("no_tolltariff_2026_01/ratetradeagreements.json.gz")["commodities"]
    file = read_norway_agreements(rows, edition=edition, errors="report")
    assert accounted(file)
    assert file.refused == ()
    lands = sum(
        len(entry["landCodes"])
        for row in rows
        for entry in row["rateTradeAgreements"]
        if entry["customDuty"].get("classifier") != "NA"
    )
    assert len(file.rates) == lands
    varying = sum(
        len(entry["landCodes"])
        for row in rows
        for entry in row["rateTradeAgreements"]
        if entry.get("rawCustomDuty", {}).get("classifier") == "VARIABLE"
    )
    assert sum(not rate.is_computed for rate in file.rates) == varying > 0


# Switzerland


def swiss(**change):
    rate = {
        "value": "0",
        "type": "NT",
        "weight": "ADD_VOL",
        "factor": "1",
        "countryGrpNr": "100000",
        "validFrom": "2024-01-01",
        "validTo": "2999-12-31",
    } | change
    return {"value": "0401.1010", "customsPrivilegeCode": {"code": "00", "rate": rate}}


def test_a_swiss_rate_of_nought_is_free_whatever_the_unit(edition):
    (rate,) = read_swiss_tariff([swiss()], edition=edition).rates
    assert (rate.code, rate.kind, rate.amount.value) == ("04011010", RateKind.GENERAL, FREE)
    assert (rate.amount.start, rate.amount.end) == (dt.date(2024, 1, 1), None)


def test_any_other_swiss_rate_needs_its_unit(edition):
    row = swiss(value="57.00")
    (unknown,) = read_swiss_tariff([row], edition=edition).rates
    assert not unknown.is_computed
    (known,) = read_swiss_tariff([row], edition=edition, units={"04011010": "100 kg gross"}).rates
    assert known.amount.value == read_duty("57.00 CHF / 100 kg gross")


def test_swiss_preferences_and_end_uses_stand_apart(edition):
    row = swiss()
    row["customsPrivilegeCode"] = [
        {
            "code": "00",
            "rate": [
                swiss()["customsPrivilegeCode"]["rate"],
                swiss(type="PR", countryGrpNr="100030", validTo="2026-12-31")[
                    "customsPrivilegeCode"
                ]["rate"],
            ],
        },
        {"code": "01", "rate": swiss()["customsPrivilegeCode"]["rate"]},
    ]
    general, preference, end_use = read_swiss_tariff([row], edition=edition).rates
    assert (general.kind, preference.kind, end_use.kind) == ("general", "preference", "end_use")
    assert (preference.programme, preference.amount.end) == ("100030", dt.date(2027, 1, 1))
    assert end_use.additional_code == "01"


def test_a_swiss_code_without_rates_is_silent(edition):
    assert read_swiss_tariff([{"value": "0401.1010"}], edition=edition).silent == (0,)


@pytest.mark.parametrize(
    ("change", "where"),
    [({"value": "free"}, "rows.0.rate.value"), ({"validTo": "x"}, "rows.0.validTo")],
)
def test_bad_swiss_rates_are_told(change, where, edition):
    file = read_swiss_tariff([swiss(**change)], edition=edition, errors="report")
    assert [where for _, where in told(file)] == [where]


# Canada


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2.82 ¢/kg", "0.0282 CAD/kg"),
        ("0.51¢/kg", "0.0051 CAD/kg"),
        ("30.8 ¢each", "0.308 CAD each"),
        ("1.9 ¢", "0.019 CAD"),
        ("$1.25/kg", "1.25 CAD/kg"),
        ("238 % but not less than $1.25/kg", "238 % but not less than 1.25 CAD/kg"),
        ("Free", "Free"),
    ],
)
def test_canadian_signs_are_canadian_money(text, named):
    assert in_canadian_dollars(text) == named


def test_canadian_cents_are_no_american_ones(edition):
    row = {"TARIFF": "0105.94.10", "EFF_DATE": "09/01/26 00:00:00", "UOM": "", "MFN": "2.82 ¢/kg"}
    (rate,) = read_canada_tphs([row], edition=edition).rates
    assert rate.amount.value == read_duty("0.0282 CAD / kg")
    assert rate.amount.start == dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"TARIFF": "105.94.10"}, "tariff.lost_zero"),
        ({"TARIFF": "1059410"}, "tariff.lost_zero"),
        ({"TARIFF": "0105.94.1"}, None),  # seven digits are printed with their points
        ({"TARIFF": "0105-94"}, "tariff.code"),
        ({"EFF_DATE": "2026-09-01"}, "tariff.day"),
        ({"UOM": "NMBR"}, "tariff.unit"),
    ],
)
def test_bad_canadian_rows_are_told(change, code, edition):
    row = {"TARIFF": "0105.94.10", "EFF_DATE": "09/01/26 00:00:00", "UOM": "NMB", "MFN": "Free"}
    file = read_canada_tphs([row | change], edition=edition, errors="report")
    assert [code for code, _ in told(file)] == ([code] if code else [])


def test_every_row_of_the_canadian_sample_is_accounted_for(files, edition, accounted):
    rows = files.rows("ca_tphs_2026_rev_3_sample.csv")
    file = read_canada_tphs(rows, edition=edition)
    assert accounted(file)
    assert sum(rate.kind is RateKind.GENERAL for rate in file.rates) == sum(
        bool(r["MFN"]) for r in rows
    )
    (tee,) = [rate for rate in file.applicable("6109100011", on=ON) if rate.programme == "CEUT"]
    assert (tee.text, "DE" in tee.origins, tee.code) == ("Free", True, "61091000")
    schedule = file.schedule()
    found = schedule.find(GoodsKey(hs_code="6109100011", destination="CA"), ON)
    assert found is not None
    assert found.value == Percent("0.18")
    over = schedule.find(GoodsKey(hs_code="0105992200", destination="CA"), ON)
    assert over is None
    chicken = next(rate for rate in file.rates if rate.code == "01059912")
    assert chicken.amount.value == read_duty("154.5% MIN 1.60 CAD / kg")


# Japan

JAPAN = [
    {
        "level": "0",
        "code": "61.09",
        "stat": "",
        "unit1": "",
        "unit2": "",
        "general": "8%",
        "wto": "7.4%",
    },
    {
        "level": "1",
        "code": "6109.10",
        "stat": "",
        "unit1": "",
        "unit2": "",
        "general": "",
        "wto": "",
    },
    {
        "level": "2",
        "code": "6109.10",
        "stat": "010",
        "unit1": "NO",
        "unit2": "KG\n(I.I.)",
        "general": "",
        "wto": "",
        "gb": "1%",
    },
    {
        "level": "2",
        "code": "6109.10",
        "stat": "020",
        "unit1": "",
        "unit2": "KG",
        "general": "5%",
        "wto": "(6%)",
        "temporary": "4%",
    },
]


def test_a_blank_japanese_rate_is_that_of_the_row_above(edition, accounted):
    file = read_japan_tariff(JAPAN, edition=edition)
    assert accounted(file)
    assert file.silent == (0, 1)
    own = {rate.kind: rate for rate in file.rates if rate.row == 2}
    assert (own[RateKind.GENERAL].text, own[RateKind.GENERAL].inherited_from) == ("8%", "6109")
    assert own[RateKind.BOUND].amount.value == Percent("0.074")
    assert own[RateKind.PREFERENCE].origins == {"GB"}
    assert own[RateKind.GENERAL].units == ("NO", "KG (I.I.)")


def test_a_bracketed_bound_rate_is_law_and_not_collected(edition):
    file = read_japan_tariff(JAPAN, edition=edition)
    (bound,) = [rate for rate in file.rates if rate.row == 3 and rate.kind is RateKind.BOUND]
    assert (bound.text, bound.collected, bound.amount.value) == ("(6%)", False, Percent("0.06"))
    assert bound.amount.note


def test_the_ordinary_japanese_duty_is_bound_then_temporary_then_general(edition):
    lines = {
        line.code: line.amount.value
        for line in read_japan_tariff(JAPAN, edition=edition).schedule().lines
    }
    assert lines == {"610910010": Percent("0.074"), "610910020": Percent("0.04")}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"level": "x"}, "tariff.indent"),
        ({"code": "109.10"}, "tariff.lost_zero"),
        ({"code": None}, "tariff.code"),  # a merged cell
        ({"code": ""}, "tariff.code"),
        ({"unit2": "KGS"}, "tariff.unit"),
        ({"unit2": "stone"}, "tariff.unit"),
    ],
)
def test_bad_japanese_rows_are_told(change, code, edition):
    file = read_japan_tariff([JAPAN[3] | change], edition=edition, errors="report")
    assert [code for code, _ in told(file)] == [code]


@pytest.mark.long
def test_every_row_of_the_japanese_book_is_accounted_for(files, edition, accounted):
    rows = files.rows("jp_tariff_2026_07_09.csv.gz")
    file = read_japan_tariff(rows, edition=edition, errors="report")
    assert accounted(file)
    # lines that seasons part, whose descriptions the file leaves out: which is which cannot be told
    assert {code for code, _ in told(file)} == {"tariff.twice"}
    assert len(file.refused) == 15
    leaves = {number for number, row in enumerate(rows) if row["stat"]}
    assert {rate.row for rate in file.rates} == leaves - set(file.refused)


# Taiwan


def test_the_second_taiwanese_column_names_its_origins(edition):
    row = {
        "貨品號列": "6109.10.00",
        "第一欄稅率": "12%",
        "第二欄稅率": "0% (PA, NZ,SG) 12.5% (GT,NI)",
        "第三欄稅率": "",
    }
    file = read_taiwan_tariff([row], edition=edition)
    assert [(rate.kind.value, rate.text, sorted(rate.origins)) for rate in file.rates] == [
        ("general", "12%", []),
        ("preference", "0%", ["NZ", "PA", "SG"]),
        ("preference", "12.5%", ["GT", "NI"]),
    ]
    blank = row | {"第一欄稅率": "", "第二欄稅率": "", "第三欄稅率": "15%"}
    assert [r.kind for r in read_taiwan_tariff([blank], edition=edition).rates] == [
        "other_countries"
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"第二欄稅率": "0% PA"}, "tariff.agreed"),
        ({"貨品號列": "109.10.00"}, "tariff.lost_zero"),
        ({"貨品號列": None}, "tariff.code"),
    ],
)
def test_bad_taiwanese_rows_are_told(change, code, edition):
    row = {"貨品號列": "6109.10.00", "第一欄稅率": "12%", "第二欄稅率": "", "第三欄稅率": ""}
    file = read_taiwan_tariff([row | change], edition=edition, errors="report")
    assert [code for code, _ in told(file)] == [code]


def test_ten_digits_among_eleven_are_short_of_a_zero(edition):
    """CCC codes end in a check digit; a spreadsheet makes 9012.10 of 0901.21, a microscope."""
    rows = [
        {"貨品號列": code, "第一欄稅率": "5%", "第二欄稅率": "", "第三欄稅率": ""}
        for code in ("61091000006", "9012100008")
    ]
    file = read_taiwan_tariff(rows, edition=edition, errors="report")
    assert told(file) == [("tariff.lost_zero", "rows.1.貨品號列")]
    assert [rate.row for rate in read_taiwan_tariff(rows[1:], edition=edition).rates] == [0]


def test_taiwanese_rows_without_a_column_of_codes_are_told(edition):
    row = {"第一欄稅率": "12%", "第二欄稅率": "", "第三欄稅率": ""}
    file = read_taiwan_tariff([row], edition=edition, errors="report")
    assert told(file) == [("tariff.code", "rows.0.稅則號別")]


# Korea


def korean(kind, rate, each="", **change):
    return {
        "품목번호": "6109101000",
        "관세율구분": kind,
        "관세율": rate,
        "단위당세액": each,
        "적용개시일": "20260101",
        "적용만료일": "2026-12-31",
    } | change


@pytest.mark.parametrize(
    ("rows", "rate"),
    [
        ([korean("A", "13"), korean("C", "16")], "13%"),
        ([korean("A", "13"), korean("C", "10")], "10%"),
        ([korean("A", "13"), korean("B", "5"), korean("C", "10")], "5%"),
        ([korean("A", "8"), korean("C", "0")], "0%"),
        ([korean("C", "10")], "10%"),
        ([korean("A", "0"), korean("C", "10")], "0%"),
    ],
)
def test_the_bound_korean_rate_applies_where_it_is_lower(rows, rate, edition):
    """Customs Act of Korea, article 50: provisional before basic, bound before both if lower."""
    file = read_korea_tariff(rows, edition=edition)
    (line,) = file.schedule().lines
    assert line.amount.value == read_duty(rate)
    assert line.amount.end == dt.date(2027, 1, 1)


def test_korean_blanks_are_not_free_and_sums_need_a_unit(edition):
    rows = [
        korean("A", ""),
        korean("C", "20", "1,625"),
        korean("FEU1", "0"),
        korean("U", "1"),
        korean("P1", "", "100"),
    ]
    basic, bound, europe, other, quota = read_korea_tariff(rows, edition=edition).rates
    assert (basic.is_computed, bound.is_computed, quota.is_computed) == (False, False, False)
    assert (bound.text, bound.collected) == ("20% + 1,625 KRW", True)
    assert (europe.kind, europe.programme, europe.amount.value) == ("preference", "FEU1", FREE)
    assert (other.kind, quota.kind, quota.text) == ("other", "quota", "100 KRW")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"품목번호": "109101000"}, "tariff.lost_zero"),
        ({"적용개시일": "2026"}, "tariff.day"),
        ({"적용만료일": "20251231"}, "tariff.days"),
    ],
)
def test_bad_korean_rows_are_told(change, code, edition):
    file = read_korea_tariff([korean("A", "13", **change)], edition=edition, errors="report")
    assert [code for code, _ in told(file)] == [code]


# plain tables, as official lists of other countries are


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "columns", "bare", "refused"),
    [
        (
            "uk_preferential_rates_2022.csv.gz",
            Columns(code="commodity", duty="rate", programme="partner", condition="validity"),
            "fraction",
            24,
        ),
        (
            "uk_preferential_staging_2022_2034.csv.gz",
            Columns(code="commodity", duty="2022", programme="partner"),
            "fraction",
            0,
        ),
        (
            "uk_preferential_quotas_2022.csv.gz",
            Columns(
                code="commodity",
                duty="in_quota_rate",
                programme="partner",
                order_number="order_number",
                condition="validity",
            ),
            "fraction",
            2,
        ),
        (
            "ecowas_cet_2022_ed_2024_04.csv.gz",
            Columns(code="commodity", duty="duty", unit="unit"),
            "percent",
            0,
        ),
        ("br_tec_hs2017.csv.gz", Columns(code="ncm", duty="ii"), "percent", None),
        ("br_tipi_ipi_2022.csv.gz", Columns(code="ncm", duty="ipi"), "percent", None),
        (
            "au_schedule3_2026_03_part.csv.gz",
            Columns(code="code", duty="rate", unit="unit"),
            "refused",
            None,
        ),
        (
            "au_fta_schedules_2026_03.csv.gz",
            Columns(code="code", duty="rate", programme="agreement"),
            "refused",
            None,
        ),
    ],
)
def test_every_row_of_other_official_lists_is_accounted_for(
    name, columns, bare, refused, files, edition, accounted
):
    rows = files.rows(name)
    file = read_plain_rates(
        rows, edition=edition, columns=columns, bare_number=bare, errors="report"
    )
    assert accounted(file)
    assert file.rows == len(rows)
    assert {code for code, _ in told(file)} <= {"tariff.twice", "tariff.code", "tariff.lost_zero"}
    assert len(file.refused) < 0.07 * len(rows)
    if refused is not None:
        assert len(file.refused) == refused


@pytest.mark.long
@pytest.mark.parametrize("column", ["cet_duty_rate", "ukgt_duty_rate"])
def test_a_list_that_lost_its_zeros_is_read_once_that_is_said(column, files, edition, accounted):
    rows = files.rows("uk_global_tariff_and_eu_cet_2021.csv.gz")
    columns = Columns(code="commodity", duty=column)
    file = read_plain_rates(rows, edition=edition, columns=columns, lost_zeros=True)
    assert accounted(file)
    assert len(file.schedule().lines) == len(rows) == 11_830
    strict = read_plain_rates(rows, edition=edition, columns=columns, errors="report")
    lost = {number for number, row in enumerate(rows) if len(row["commodity"]) % 2}
    assert set(strict.refused) == lost
    assert {code for code, _ in told(strict)} == {"tariff.lost_zero"}


@pytest.mark.long
def test_every_meursing_duty_is_accounted_for(files, edition, accounted):
    rows = [
        {
            "code": "1704",
            "duty": row["duty_amount"],
            "which": f"{row['geographical_area_id']}/{row['measure_type_id']}/{row['additional_code_id']}",
        }
        for row in files.rows("eu_meursing_duties_2023.csv.gz")
    ]
    file = read_plain_rates(
        rows,
        edition=edition,
        columns=Columns(programme="which"),
        bare_number="percent",
        errors="report",
    )
    assert accounted(file)


@pytest.mark.parametrize(
    ("above", "own", "applied"),
    [
        # (a rate bound above, the line's own temporary rate, the kind that is the ordinary duty)
        ("6%", "4.2%", RateKind.TEMPORARY),  # Alaska pollock, 0304.94-010
        ("6%", "6%", RateKind.TEMPORARY),
        ("6%", "8%", RateKind.BOUND),
        ("21.30円/kg", "無税", RateKind.TEMPORARY),  # malt, 1107.10-011
        ("38.10円/l", "44.80円/l", RateKind.BOUND),  # 2207.10-290
        ("29.8%", "◎無税", RateKind.TEMPORARY),  # its mark was not read: nothing is passed over
        ("無税", "2.2%", RateKind.BOUND),
        ("(6%)", "4.2%", RateKind.TEMPORARY),
    ],
)
def test_a_bound_rate_above_a_lower_rate_of_japanese_law_is_not_applied(
    above, own, applied, edition
):
    """Customs Act of Japan, Art. 3: the treaty's rate where it is lower."""
    blank = {"code": "0304.94", "unit1": "", "unit2": "KG", "general": "", "temporary": ""}
    rows = [
        {**blank, "level": "0", "stat": "", "wto": above},
        {**blank, "level": "1", "stat": "010", "wto": "", "temporary": own},
    ]
    found = read_japan_tariff(rows, edition=edition)
    by_kind = {rate.kind: rate.collected for rate in found.rates}
    assert by_kind == {RateKind.TEMPORARY: True, RateKind.BOUND: applied is RateKind.BOUND}
    (line,) = found.schedule().lines
    printed = own if applied is RateKind.TEMPORARY else above
    assert line.amount.value == read_or_unsupported(printed)
