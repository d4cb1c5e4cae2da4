"""The preferential duties of the United Kingdom against its reference documents."""

import csv
import datetime as dt
import gzip
import io
from contextlib import redirect_stdout
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from xborder.countries.gb.preferences import PARTNERS, PREFERENCE
from xborder.policy.amount import ByGoods, NoMoreThan, Nothing, Percent, Unavailing
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
    """Plain rates of lines at full length, that do not fall by steps."""
    lines = {row["commodity"] for row in rows(NOMENCLATURE) if row["declarable"] == "1"}
    wrong, tried = [], 0
    for row in rows(RATES):
        code, origins = row["commodity"], PARTNERS[row["partner"]].split()
        plain = row["rate"].replace(".", "").isdigit() and row["validity"] == row["staging"] == "-"
        if not (plain and code in lines and code >= "25" and origins):
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


def test_what_no_document_names_pays_the_general_duty():
    entry = PREFERENCE.find(GoodsKey(hs_code="93020000", origin="BD"), TODAY)
    assert entry.value == Unavailing(ByGoods("tariff"), NOTHING_WON)


def test_a_claim_before_the_table_starts_is_not_answered():
    key = GoodsKey(hs_code="610910", origin="JP")
    assert PREFERENCE.find(key, dt.date(2025, 12, 31)) is None
