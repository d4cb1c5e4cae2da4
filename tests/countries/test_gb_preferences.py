"""The preferential duties of the United Kingdom against its reference documents."""

import csv
import datetime as dt
import gzip
import io
from bisect import bisect_left
from contextlib import redirect_stdout
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from xborder.countries.gb.preferences import PARTNERS, PREFERENCE
from xborder.policy.amount import ByGoods, NoMoreThan, Nothing, Percent, Unavailing, Unsupported
from xborder.policy.goods_table import GoodsKey
from xborder.tariff.snapshots.claims import NOTHING_WON

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/data"
RATES = DATA / "uk_preferential_rates_2022.csv.gz"
STAGING = DATA / "uk_preferential_staging_2022_2034.csv.gz"
NOMENCLATURE = DATA / "uk_nomenclature_2022_12_23.csv.gz"
here = pytest.mark.skipif(not RATES.exists(), reason="the reference documents are not here")
TODAY = dt.date(2026, 11, 21)


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@here
def test_the_table_is_what_the_tool_makes_of_the_documents(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    spec = spec_from_file_location("uk_preferences", ROOT / "tools/uk_preferences.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    printed = io.StringIO()
    with redirect_stdout(printed):
        tool.main(str(RATES), str(STAGING), str(NOMENCLATURE))
    kept = (ROOT / "src/xborder/countries/gb/preferences.tsv").read_text(encoding="utf-8")
    assert printed.getvalue() == kept


@here
def test_what_a_document_says_of_ten_digits_is_what_a_claim_pays():
    """Plain rates of lines at full length, that do not fall by steps in either document."""
    falling = {(row["partner"], row["commodity"]) for row in rows(STAGING)}
    lines = {row["commodity"] for row in rows(NOMENCLATURE) if row["declarable"] == "1"}
    wrong, tried = [], 0
    for row in rows(RATES):
        code, origins = row["commodity"], PARTNERS[row["partner"]].split()
        plain = row["rate"].replace(".", "").isdigit() and row["validity"] == row["staging"] == "-"
        partner = {"Viet Nam": "Vietnam"}.get(row["partner"], row["partner"])
        if not (plain and code in lines and origins) or (partner, code) in falling:
            continue
        tried += 1
        entry = PREFERENCE.find(GoodsKey(hs_code=code, origin=origins[0]), TODAY)
        match entry.value:
            case Nothing():
                found = Fraction(0)
            case NoMoreThan(amount=ByGoods(), ceiling=Percent(share=share)):
                found = share
            case _:
                found = None
        if found != Fraction(row["rate"]):
            wrong.append((row["partner"], code, row["rate"], entry.value))
    assert wrong == []
    assert tried > 50


@here
def test_a_duty_that_falls_is_the_one_of_the_year_however_its_code_is_filled_up():
    """One document writes 8712 00 30 as eight digits, the other as ten; both mean all below it."""
    lines = {row["commodity"] for row in rows(NOMENCLATURE) if row["declarable"] == "1"}
    partners = {"Vietnam": "VN", "Ecuador": "EC", "South Africa": "ZA"}
    partners |= {name: PARTNERS[name] for name in ("Singapore", "Japan", "Canada", "Norway")}
    said = {
        (partners[row["partner"]], row["commodity"]): row
        for row in rows(STAGING)
        if row["commodity"] in lines or row["commodity"][8:] == "00"
    }
    asked, differ, in_order = 0, 0, sorted(lines)
    for (origin, code), row in said.items():
        for year in (2026, 2027, 2028):
            known = [row[str(each)] for each in range(2022, year + 1) if row[str(each)]]
            if not known or not known[-1].replace(".", "").isdigit():
                continue
            under = in_order[bisect_left(in_order, code.removesuffix("00"))]
            if not under.startswith(code.removesuffix("00")):
                continue  # no line of the nomenclature of the end of 2022
            if (origin, under) in said and under != code:
                continue  # a row of its own
            entry = PREFERENCE.find(GoodsKey(hs_code=under, origin=origin), dt.date(year, 6, 1))
            match entry.value:
                case Nothing():
                    found = Fraction(0)
                case NoMoreThan(amount=ByGoods(), ceiling=Percent(share=share)):
                    found = share
                case _:
                    found = None
            if isinstance(entry.value, Unsupported):
                assert "say different duties" in entry.value.reason
                differ += 1
                continue
            assert found == Fraction(known[-1]), (origin, under, year)
            asked += 1
    assert asked > 5_000
    assert differ < 60  # the master list prints 0 where the steps still fall, Vietnam's above all


@pytest.mark.parametrize(
    ("code", "origin", "duty"),
    [
        ("8712003010", "VN", "0%"),  # staging: 0 from 2026, in a row of 8712 00 30 00
        ("1806329000", "CH", "0%"),  # document of Switzerland, chapter 18: 0
        ("0805102400", "MA", "0%"),  # document of Morocco, 0805 10: 0
        ("0406901300", "NO", None),  # the document of Norway names no Emmentaler
    ],
)
def test_food_and_bicycles_pay_what_the_documents_say(code, origin, duty):
    entry = PREFERENCE.find(GoodsKey(hs_code=code, origin=origin), TODAY)
    assert entry.value == (Nothing() if duty else Unavailing(ByGoods("tariff"), NOTHING_WON))


def test_what_no_document_names_pays_the_general_duty():
    entry = PREFERENCE.find(GoodsKey(hs_code="93020000", origin="BD"), TODAY)
    assert entry.value == Unavailing(ByGoods("tariff"), NOTHING_WON)


def test_a_claim_before_the_table_starts_is_not_answered():
    key = GoodsKey(hs_code="610910", origin="JP")
    assert PREFERENCE.find(key, dt.date(2025, 12, 31)) is None
