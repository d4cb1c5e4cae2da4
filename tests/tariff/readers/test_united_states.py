"""The American schedule: indents, special symbols, column 2, chapter 99."""

import pytest

from xborder.errors import InvalidInput
from xborder.policy.amount import Percent
from xborder.tariff.readers import RateKind, read_us_hts

# HTS 2026: T-shirts, and a line of chapter 99, as the USITC exports them
ROWS = [
    {"htsno": "6109", "indent": "0", "units": [], "general": "", "special": "", "other": ""},
    {
        "htsno": "6109.10.00",
        "indent": "1",
        "units": [],
        "general": "16.5%",
        "special": "Free (AU,BH,CL,CO,IL,JO,KR,MA,OM,P,PA,PE,S,SG)",
        "other": "90%",
        "footnotes": [{"columns": ["general"], "value": "See 9903.88.15.", "type": "endnote"}],
    },
    {"htsno": "", "indent": "2", "units": [], "general": "", "special": "", "other": ""},
    {
        "htsno": "6109.10.00.04",
        "indent": "3",
        "units": ["doz.", "kg"],
        "general": "",
        "special": "",
        "other": "",
    },
    {"htsno": "6109.90", "indent": "1", "units": None, "general": "", "special": "", "other": ""},
    {
        "htsno": "6109.90.10",
        "indent": "2",
        "units": "kg",
        "general": "32%",
        "special": "",
        "other": "90%",
    },
    {
        "htsno": "9903.88.15",
        "indent": "0",
        "units": [],
        "general": "The duty provided in the applicable subheading + 7.5%",
        "special": "The duty provided in the applicable subheading + 7.5%",
        "other": "",
    },
]


def test_a_statistical_line_has_the_rate_of_the_line_above(edition, accounted):
    file = read_us_hts(ROWS, edition=edition)
    assert accounted(file)
    assert file.silent == (0, 2, 4)
    own = [rate for rate in file.rates if rate.row == 3]
    assert [(rate.kind, rate.text, rate.inherited_from) for rate in own] == [
        (RateKind.GENERAL, "16.5%", "61091000"),
        (RateKind.OTHER_COUNTRIES, "90%", "61091000"),
    ]
    assert own[0].units == ("doz.", "kg")


def test_each_symbol_is_a_preference_for_its_countries(edition):
    file = read_us_hts(ROWS, edition=edition)
    found = {rate.programme: rate for rate in file.rates if rate.kind is RateKind.PREFERENCE}
    assert len(found) == 15  # fourteen symbols, and the prose of chapter 99
    assert found["KR"].origins == {"KR"}
    assert found["S"].origins == {"CA", "MX"}
    assert found["P"].origins == {"CR", "DO", "GT", "HN", "NI", "SV"}
    assert not found[""].is_computed


def test_column_2_is_for_four_countries(edition):
    """General Note 3(b); Public Law 117-110."""
    column = [
        r for r in read_us_hts(ROWS, edition=edition).rates if r.kind is RateKind.OTHER_COUNTRIES
    ]
    assert {frozenset(rate.origins) for rate in column} == {frozenset({"BY", "CU", "KP", "RU"})}
    assert column[0].amount.value == Percent("0.9")


def test_chapter_99_is_additional_and_footnotes_point_to_it(edition):
    file = read_us_hts(ROWS, edition=edition)
    assert [rate.code for rate in file.rates if rate.kind is RateKind.ADDITIONAL] == ["99038815"]
    assert next(rate for rate in file.rates if rate.row == 1).see == ("9903.88.15",)
    assert "99038815" not in {line.code for line in file.schedule().lines}


def test_the_csv_export_says_the_same(edition):
    names = {
        "htsno": "HTS Number",
        "indent": "Indent",
        "units": "Unit of Quantity",
        "general": "General Rate of Duty",
        "special": "Special Rate of Duty",
        "other": "Column 2 Rate of Duty",
    }
    units = {"": "", "3": '["doz.","kg"]', "5": '["kg"]'}
    rows = [
        {theirs: row[ours] or "" for ours, theirs in names.items()}
        | {"Unit of Quantity": units.get(str(number), "")}
        for number, row in enumerate(ROWS)
    ]
    plain = [{name: value for name, value in row.items() if name != "footnotes"} for row in ROWS]
    assert read_us_hts(rows, edition=edition).rates == read_us_hts(plain, edition=edition).rates


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"htsno": "109.10.00"}, "tariff.lost_zero", "rows.0.htsno"),
        ({"htsno": None}, "tariff.code", "rows.0.htsno"),
        ({"indent": "one"}, "tariff.indent", "rows.0.indent"),
        ({"indent": None}, "tariff.indent", "rows.0.indent"),
        ({"units": ["kilos"]}, "tariff.unit", "rows.0.units"),
        ({"units": ["dozz."]}, "tariff.unit", "rows.0.units"),
        ({"units": '["kg"'}, "tariff.unit", "rows.0.units"),
        ({"special": "Free (KR,QQ)"}, "tariff.programme", "rows.0.special"),
        ({"special": "Free (AU,A++)"}, None, None),
    ],
)
def test_bad_rows_are_told(change, code, where, edition):
    file = read_us_hts([ROWS[1] | change], edition=edition, errors="report")
    assert [(each.code, each.where) for each in file.problems()] == (
        [(code, where)] if code else []
    )


def test_a_stray_point_before_a_symbol_is_no_fault(edition):
    """The edition of 2025 prints ".OM" seven times."""
    row = ROWS[1] | {"special": "Free (AU,.OM)"}
    file = read_us_hts([row], edition=edition)
    assert {rate.programme for rate in file.rates} == {"", "AU", "OM"}


def test_a_missing_column_is_told(edition):
    with pytest.raises(InvalidInput, match="no column general"):
        read_us_hts([{"htsno": "6109", "indent": "0"}], edition=edition)
    with pytest.raises(InvalidInput, match="no column Indent"):
        read_us_hts([{"HTS Number": "6109"}], edition=edition)
    assert read_us_hts([], edition=edition).rates == ()


@pytest.mark.long
@pytest.mark.parametrize("name", ["us_hts_2026_rev_10.json.gz", "us_hts_2025_basic.csv.gz"])
def test_every_row_of_the_official_files_is_accounted_for(name, files, edition, accounted):
    rows = files.json(name) if name.endswith("json.gz") else files.rows(name)
    file = read_us_hts(rows, edition=edition, errors="report")
    assert accounted(file)
    assert file.refused == ()
    number = next(iter(rows[0]))
    stated = sum(
        bool(row[number])
        and any(
            (row.get(a) or row.get(b) or "").strip()
            for a, b in (
                ("general", "General Rate of Duty"),
                ("special", "Special Rate of Duty"),
                ("other", "Column 2 Rate of Duty"),
            )
        )
        for row in rows
    )
    assert len({rate.row for rate in file.rates if not rate.inherited_from}) == stated
    assert len(file.schedule().lines) > 20_000
