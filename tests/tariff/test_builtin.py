"""The built-in tariffs against the official lists, and what they refuse to guess."""

import csv
import datetime as dt
import gzip
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from xborder.policy.amount import FREE, Nothing, Percent, Unsupported
from xborder.policy.goods_table import GoodsKey
from xborder.source import Evidence
from xborder.tariff import builtin_eu, builtin_gb, builtin_no, builtin_us, read_or_unsupported
from xborder.tariff.builtin import BUILTIN_GOODS, goods_of

ON = dt.date(2026, 11, 21)


def duty(tariff, code, *, origin="VN", on=ON):
    found = tariff.find(GoodsKey(hs_code=code, origin=origin), on)
    return found and found.value


def shared(name):
    for folder in (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    ):
        if folder and Path(folder, "data", name).exists():
            return Path(folder, "data", name)
    pytest.skip("the shared tariffs are not here")


def same(found, text):
    """Return whether a duty is that of a text; what is not computed keeps its text as it stood."""
    printed = read_or_unsupported(text)
    if isinstance(printed, Unsupported):
        return isinstance(found, Unsupported) and found.reason == printed.reason
    return found == printed


def uk_list():
    with gzip.open(shared("uk_global_tariff_and_eu_cet_2021.csv.gz"), "rt", newline="") as stream:
        for row in csv.DictReader(stream):
            code = row["commodity"]
            yield code.zfill(len(code) + len(code) % 2), row


# (destination, code, day, duty): read by hand off the list of the UK government, by line.
SOURCED = [
    ("EU", "610910", ON, "12%"),  # 6109 10 00
    ("EU", "851762", ON, "0%"),
    ("EU", "64029905", ON, "17%"),
    ("EU", "87120030", ON, "14%"),
    ("EU", "910211", ON, "4.5% MIN 0.30 EUR / item MAX 0.80 EUR / item"),
    ("EU", "851712", dt.date(2021, 12, 31), "0%"),
    ("EU", "851713", dt.date(2022, 1, 1), "0%"),
    ("GB", "640411", dt.date(2020, 12, 31), "16.9%"),
    ("GB", "640411", dt.date(2021, 1, 1), "16%"),
    ("GB", "910211", dt.date(2020, 12, 31), "4.5% MIN 0.30 EUR / item MAX 0.80 EUR / item"),
    ("GB", "910211", dt.date(2021, 1, 1), "0.20 GBP / item"),
    ("GB", "853952", ON, "0%"),
    ("US", "610910", ON, "16.5%"),  # 6109.10.00
    ("US", "64041169", ON, "37.5%"),
    ("US", "82119220", ON, "0.8¢ each + 4.6%"),
    ("US", "851713", dt.date(2022, 1, 27), "Free"),
    ("NO", "640399", ON, "0%"),  # Norwegian Customs: there is no customs duty on shoes
    ("NO", "610711", ON, "0%"),  # free since 2009
    ("NO", "630140", ON, "10.7%"),  # 63.01.4000
]
TARIFFS = {
    "EU": builtin_eu.TARIFF,
    "GB": builtin_gb.TARIFF,
    "NO": builtin_no.TARIFF,
    "US": builtin_us.TARIFF,
}


@pytest.mark.parametrize(("place", "code", "on", "text"), SOURCED)
def test_a_duty_is_the_one_the_official_list_prints(place, code, on, text):
    assert duty(TARIFFS[place], code, on=on) == read_or_unsupported(text)


@pytest.mark.parametrize(
    ("tariff", "column", "on"),
    [
        (builtin_eu.TARIFF, "cet_duty_rate", dt.date(2021, 6, 1)),
        (builtin_gb.TARIFF, "cet_duty_rate", dt.date(2020, 6, 1)),
        (builtin_gb.TARIFF, "ukgt_duty_rate", dt.date(2021, 6, 1)),
    ],
)
def test_every_line_we_know_has_the_duty_of_the_official_list(tariff, column, on):
    known = 0
    for code, row in uk_list():
        found = duty(tariff, code, on=on)
        if found is not None:
            known += 1
            assert same(found, row[column]), code
    assert known > 600


@pytest.mark.parametrize(
    ("tariff", "column", "on"),
    [
        (builtin_eu.TARIFF, "cet_duty_rate", dt.date(2021, 6, 1)),
        (builtin_gb.TARIFF, "ukgt_duty_rate", dt.date(2021, 6, 1)),
    ],
)
def test_six_digits_are_enough_only_where_all_eight_digit_lines_agree(tariff, column, on):
    duties: dict[str, set[str]] = {}
    for code, row in uk_list():
        if len(code) == 8:
            duties.setdefault(code[:6], set()).add(row[column])
    told = [code for code in BUILTIN_GOODS if duty(tariff, code, on=on) is not None]
    assert len(told) >= 250
    assert [code for code in told if len(duties.get(code, ())) > 1] == []


def test_every_american_line_we_know_has_the_duty_of_the_official_list():
    name = "us_hts_2025_basic.csv.gz"
    with gzip.open(shared(name), "rt", encoding="utf-8-sig", newline="") as stream:
        lines = [(row["HTS Number"], row["General Rate of Duty"]) for row in csv.DictReader(stream)]
    known = 0
    for number, text in lines:
        code = number.replace(".", "")
        if text and len(code) >= 8 and code[:2] < "98":
            found = duty(builtin_us.TARIFF, code)
            if found is not None:
                known += 1
                assert same(found, text), number
    assert known > 1300


@pytest.mark.parametrize("tariff", [builtin_eu.TARIFF, builtin_gb.TARIFF])
@pytest.mark.parametrize("code", ["950300", "420292", "640399", "620319", "999999", ""])
def test_goods_that_need_more_digits_or_are_not_listed_are_unknown_never_free(tariff, code):
    assert duty(tariff, code) is None


@pytest.mark.parametrize("tariff", [builtin_eu.TARIFF, builtin_gb.TARIFF])
def test_goods_under_a_trade_remedy_are_unsupported_from_that_origin_only(tariff):
    goods = ("691110", "6912", "8712", "871160", "870870")
    codes = {rule.scope.hs[0] for rule in tariff.rules if rule.scope.hs[0].startswith(goods)}
    assert len(codes) > 15
    for code in codes:
        assert isinstance(duty(tariff, code, origin="CN"), Unsupported), code
        assert isinstance(duty(tariff, code, origin=""), Unsupported), code  # it decides
        assert not isinstance(duty(tariff, code, origin="VN"), Unsupported), code


def test_the_duty_on_chinese_bicycles_reaches_countries_they_were_sent_through():
    assert isinstance(duty(builtin_eu.TARIFF, "87120030", origin="KH"), Unsupported)
    assert isinstance(duty(builtin_eu.TARIFF, "87087010", origin="MA"), Unsupported)


def test_candles_from_china_are_unsupported_once_the_proceeding_brought_duties():
    before, after = dt.date(2025, 8, 13), dt.date(2025, 8, 14)
    assert duty(builtin_eu.TARIFF, "340600", origin="CN", on=before) == FREE
    assert isinstance(duty(builtin_eu.TARIFF, "340600", origin="CN", on=after), Unsupported)


def test_codes_of_the_old_nomenclature_end_with_it():
    assert duty(builtin_eu.TARIFF, "851712", on=dt.date(2022, 1, 1)) is None
    assert duty(builtin_eu.TARIFF, "851713", on=dt.date(2021, 12, 31)) is None
    assert duty(builtin_gb.TARIFF, "851712", on=dt.date(2021, 12, 31)) == FREE


def test_norwegian_clothing_is_an_estimate_until_its_line_is_read():
    [shirt] = [r.amount for r in builtin_no.TARIFF.rules if r.id == "no.duty.6109"]
    assert shirt.value == Percent("0.107")
    assert shirt.evidence is Evidence.UNCHECKED
    assert duty(builtin_no.TARIFF, "090121") is None


@pytest.mark.parametrize("tariff", TARIFFS.values(), ids=TARIFFS)
def test_every_rule_has_its_own_id_source_and_check(tariff):
    ids = [(rule.id, rule.amount.start) for rule in tariff.rules]
    assert len(ids) == len(set(ids))
    for rule in tariff.rules:
        assert rule.amount.source.url.startswith("https://")
        assert rule.amount.checked_on
        if isinstance(rule.amount.value, Percent):
            assert Fraction(0) < rule.amount.value.share < Fraction(1, 2)
        assert rule.amount.value != Percent("0")


def test_free_is_said_and_not_left_out():
    assert isinstance(duty(builtin_eu.TARIFF, "490199"), Nothing)


def test_the_list_of_goods_has_well_over_a_hundred_and_fifty_subheadings():
    assert len(BUILTIN_GOODS) >= 400
    for code, goods in BUILTIN_GOODS.items():
        assert code == goods.hs_code
        assert len(code) == 6
        assert code.isdigit()
        assert goods.title[:1].isupper() or goods.title[:1].isdigit()
    covered = sum(
        any(rule.scope.hs[0].startswith(code) for rule in builtin_eu.TARIFF.rules)
        for code in BUILTIN_GOODS
    )
    assert covered >= 390


@pytest.mark.parametrize(
    ("code", "category"),
    [("490199", "books"), ("61112090", "childrens_clothing"), ("640411", "general")],
)
def test_goods_are_named_with_their_coarse_category(code, category):
    assert goods_of(code).category == category


def test_goods_outside_the_list_have_no_name():
    assert goods_of("010121") is None


def test_categories_are_the_ones_the_goods_package_knows():
    goods = pytest.importorskip("xborder.goods")
    assert {g.category for g in BUILTIN_GOODS.values()} <= {str(c) for c in goods.Category}


def test_the_tariffs_load_without_anything_heavy():
    code = (
        "import sys, xborder.tariff.builtin_gb, xborder.tariff.builtin_no;"
        "print([m for m in ('numpy', 'scipy', 'pandas', 'holidays', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
