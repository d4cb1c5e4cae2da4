"""Whole tariffs: each line as the official list prints it, on the days that it was read for."""

import csv
import datetime as dt
import gzip
import importlib.util
import json
import os
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

import xborder as xb
from xborder.errors import NotFound
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.amount import (
    FREE,
    Between,
    ByGoods,
    Estimate,
    FirstDigits,
    Former,
    Nothing,
    Percent,
    Undecided,
    Unlisted,
    Unsupported,
)
from xborder.policy.document import to_data
from xborder.policy.goods_table import GoodsKey
from xborder.policy.pack import from_data
from xborder.source import Evidence
from xborder.tariff import read_or_unsupported
from xborder.tariff.duty_text.reasons import MARKED
from xborder.tariff.snapshots import snapshot as module
from xborder.tariff.snapshots.edition import EDITIONS
from xborder.tariff.snapshots.made import MADE
from xborder.tariff.snapshots.snapshot import (
    CAME_FROM,
    FOR_AIRCRAFT,
    INSTEAD,
    NEIGHBOURS,
    NOT_PARTED,
    OTHER_YEAR,
    PARTED,
    snapshot,
)
from xborder.tariff.snapshots.table import Table, table

ON = dt.date(2026, 11, 21)
IN_2021 = dt.date(2021, 6, 1)
ROOT = Path(__file__).parents[3]


def duty(name, code, on=ON):
    found = snapshot(name).find(GoodsKey(hs_code=code), on)
    return found and found.value


def tariff_of(code):
    return default_book().policy(code).tables["tariff"]


def ruled(code, goods, *, origin="VN", on=ON):
    found = tariff_of(code).find(GoodsKey(hs_code=goods, origin=origin), on)
    return found and found.value


def shared(name):
    for folder in (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    ):
        if folder and Path(folder, "data", name).exists():
            return Path(folder, "data", name)
    pytest.skip("the official files are not here")


def uk_list():
    with gzip.open(shared("uk_global_tariff_and_eu_cet_2021.csv.gz"), "rt", newline="") as stream:
        for row in csv.DictReader(stream):
            code = row["commodity"]
            yield code.zfill(len(code) + len(code) % 2), row


# (jurisdiction, code, day, duty): read by hand off the official lists, by line.
SOURCED = [
    ("EU", "610910", ON, "12%"),  # 6109 10 00
    ("EU", "851762", ON, "0%"),
    ("EU", "64029905", ON, "17%"),
    ("EU", "87120030", ON, "14%"),
    ("EU", "910211", ON, "4.5% MIN 0.30 EUR / item MAX 0.80 EUR / item"),
    ("EU", "851712", dt.date(2021, 12, 31), "0%"),
    ("EU", "851713", dt.date(2022, 1, 1), "0%"),
    ("EU", "940440", ON, "3.7%"),  # from 9404 90, in the Harmonized System of 2022
    ("GB", "640411", dt.date(2020, 12, 31), "16.9%"),
    ("GB", "640411", dt.date(2021, 1, 1), "16%"),
    ("GB", "910211", dt.date(2020, 12, 31), "4.5% MIN 0.30 EUR / item MAX 0.80 EUR / item"),
    ("GB", "910211", dt.date(2021, 1, 1), "0.20 GBP / item"),
    ("GB", "853952", ON, "0%"),
    ("US", "610910", ON, "16.5%"),  # 6109.10.00
    ("US", "64041169", ON, "37.5%"),
    ("US", "82119220", ON, "0.8¢ each + 4.6%"),
    ("US", "851713", dt.date(2022, 1, 27), "Free"),
    ("US", "91021110", ON, "44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery"),
    ("US", "09012100", ON, "Free"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "code", "on", "text"), SOURCED)
def test_a_duty_is_the_one_the_official_list_prints(place, code, on, text):
    assert ruled(place, code, on=on) == read_or_unsupported(text)


@pytest.mark.parametrize(("name", "column"), [("eu", "cet_duty_rate"), ("gb", "ukgt_duty_rate")])
def test_every_line_of_the_list_of_2021_has_its_duty_in_2021(name, column):
    read, doubted = 0, Counter()
    for code, row in uk_list():
        read += 1
        found = duty(name, code, IN_2021)
        if isinstance(found, Estimate):
            doubted[found.reason] += 1
            found = found.amount
        assert found == read_or_unsupported(row[column]), code
    assert read > 11_000
    assert set(doubted) == {PARTED, FOR_AIRCRAFT}
    assert 0 < doubted[PARTED] < 300


def test_every_american_line_has_the_duty_of_the_schedule():
    import json

    with gzip.open(shared("us_hts_2026_rev_10.json.gz"), "rt", encoding="utf-8") as stream:
        records = json.load(stream)
    read = 0
    for record in records:
        code = record["htsno"].replace(".", "")
        if len(code) >= 8 and code[:2] < "98" and (record["general"] or "").strip():
            read += 1
            assert duty("us.general", code) == read_or_unsupported(record["general"]), code
    assert read > 11_000


@pytest.fixture(scope="module")
def tool():
    place = importlib.util.spec_from_file_location("made", ROOT / "tools" / "tariff_snapshots.py")
    tool = importlib.util.module_from_spec(place)
    place.loader.exec_module(tool)
    return tool


@pytest.fixture(scope="module")
def made_anew(tool):
    return tool.tables(shared("us_hts_2026_rev_10.json.gz").parent)


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_tables_are_what_the_tool_makes_of_the_files(name, made_anew):
    text = "".join(f"{line}\n" for line in made_anew[name])
    assert (Path(module.__file__).parent / f"{name}.tsv").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", sorted({edition.table for edition in EDITIONS.values()}))
def test_lines_are_sorted_and_as_many_as_was_said(name):
    codes = Table(name).codes()
    assert codes == sorted(codes)
    assert len(codes) == MADE[name][0]
    assert [code for code in codes if code in table(name).chapter(code[:2]).rows] == codes


def test_a_chapter_that_no_line_is_in_is_empty():
    assert table("us").chapter("77").codes == []
    assert table("us").chapter("99").codes == []
    assert table("us").chapter("01").codes[0] == "01012100"
    assert table("us").chapter("97").codes[-1].startswith("97")


def test_a_quote_names_edition_and_line():
    found = snapshot("us.general").find(GoodsKey(hs_code="6109100012"), ON)
    assert str(found.source) == (
        "Harmonized Tariff Schedule of the United States, 2026 revision 10, "
        "6109.10.00, column 1 general"
    )
    assert found.evidence is Evidence.OFFICIAL


@pytest.mark.parametrize(
    ("name", "code", "on", "reason"),
    [
        ("eu", "44111200", ON, OTHER_YEAR),  # not among the goods that were looked at
        ("eu", "44111200", dt.date(2020, 6, 1), OTHER_YEAR),
        ("eu", "44111200", IN_2021, None),
        ("eu", "61091000", ON, None),  # among them
        ("gb", "44111200", ON, OTHER_YEAR),
        ("eu", "220299", ON, None),
        ("us.general", "44111290", dt.date(2024, 12, 31), OTHER_YEAR),
        ("us.general", "44111290", dt.date(2025, 1, 1), None),
        ("eu", "262110", ON, OTHER_YEAR),
        ("eu", "030910", ON, CAME_FROM),  # new in 2022
    ],
)
def test_a_day_that_the_edition_was_not_read_for_is_never_silently_exact(name, code, on, reason):
    amount = duty(name, code, on)
    found = amount.reason if isinstance(amount, Estimate) else None
    assert found == reason


def test_an_american_rate_that_changed_within_the_editions_is_doubtful_before():
    changed = [
        row
        for chapter in range(1, 98)
        for row in table("us").chapter(f"{chapter:02}").rows.values()
        if "n" in row.marks and "c" not in row.marks
    ]
    for row in changed:
        assert isinstance(duty("us.general", row.code, dt.date(2026, 6, 30)), Estimate)
        assert not isinstance(duty("us.general", row.code, dt.date(2026, 7, 1)), Estimate)
    assert len(changed) < 50


def test_six_digits_are_enough_where_all_lines_agree_and_else_name_the_choices():
    assert duty("us.general", "610910") == Percent("0.165")
    shoes = duty("us.general", "640399")
    assert isinstance(shoes, Undecided)
    assert {code[:6] for choice in shoes.choices for code in choice.codes} == {"640399"}
    assert len({choice.amount for choice in shoes.choices}) == len(shoes.choices) > 2
    # in the order of the schedule: 6403.99.10 is footwear of a welt for skiing, free
    assert shoes.choices[0].amount == Nothing()
    assert shoes.choices[0].codes[0] == "64039910"


def test_a_line_for_an_end_use_below_another_is_no_choice_of_its_own():
    """3926 90 97 has lines of ten digits for some uses; who has six digits is not asked for them."""
    codes = snapshot("eu").below("392690", ON)
    assert "39269097" in codes
    for code in ("392690", "39269097"):
        assert duty("eu", code) == Estimate(Percent("0.065"), PARTED)  # and no surer than those
    assert duty("eu", "3926909790", IN_2021) == Percent("0.065")
    assert max(map(len, codes)) == 8
    aircraft = duty("eu", "3926909705")  # for technical uses, for use in civil aircraft
    assert aircraft == Estimate(Nothing(), FOR_AIRCRAFT)
    assert snapshot("eu").below("49", ON) == snapshot("eu").below("39269097", ON) == ()


@pytest.mark.parametrize("name", ["eu", "gb"])
def test_lines_for_civil_aircraft_are_claimed_by_their_digits_alone(name):
    """Relief needs an authorisation of end-use: Regulation (EU) No 952/2013, Art. 211 and 254.

    So a shorter code means the line that all others go by, and ten digits are no sure relief.
    """
    marked = [code for code in table(name).codes() if "u" in row_of(name, code).marks]
    assert len(marked) == 109  # of the list of 2021, those "for use in (certain types of) aircraft"
    for code in marked:
        assert duty(name, code, IN_2021) == Estimate(FREE, FOR_AIRCRAFT)
        above = duty(name, code[:8], IN_2021)
        others = list(table(name).chapter(code[:2]).longer(code[:8]))
        if all("u" in each.marks for each in others) and not isinstance(above, Unsupported):
            assert not isinstance(above, Estimate), code
            assert above == read_or_unsupported(row_of(name, code[:8]).cells[0])


def test_a_heading_of_four_digits_is_asked_like_six():
    assert isinstance(duty("us.general", "0901"), Undecided)  # coffee free, substitutes not
    assert isinstance(duty("eu", "6403"), Undecided)
    assert duty("eu", "4902") == Estimate(
        Nothing(), OTHER_YEAR
    )  # one of its lines was not looked at
    assert duty("eu", "49") is None
    assert duty("eu", "") is None


def test_a_code_that_is_no_line_has_the_duty_that_all_lines_of_its_subheading_have():
    found = snapshot("us.general").find(GoodsKey(hs_code="61091077"), ON)
    assert found.value == Percent("0.165")
    assert found.note == NEIGHBOURS
    assert isinstance(duty("us.general", "64039977"), Undecided)


def test_a_code_of_another_edition_says_which_edition_and_which_codes():
    old, new = duty("eu", "851712"), duty("eu", "851713", IN_2021)
    assert old == Unlisted("851712", "the Common Customs Tariff of 2021", old.instead)
    assert {"851713", "851714"} <= set(old.instead)
    assert isinstance(new, Unlisted)
    assert "851712" in new.instead
    assert duty("us.general", "999999").instead == ()
    assert duty("us.general", "851713", dt.date(2022, 1, 26)) == Unlisted(
        "851713", EDITIONS["us.general"].name, ("851712",)
    )


@pytest.mark.parametrize(
    ("name", "code", "on", "codes"),
    [
        # 9403.60.80 is parted in four; 8081 was one of them until 2022
        ("us.general", "9403608081", ON, ("9403608010", "9403608040", "9403608089", "9403608093")),
        ("us.general", "9403608093", ON, ()),
        ("us.general", "9403608000", ON, ()),
        ("us.general", "94036080", ON, ()),
        # HS 2017 had no smartphones of their own, only 8517.12; HS 2022 has them at 8517.13
        ("eu", "85171300", IN_2021, ("85171200",)),
        # 0302.90 of HS 2012, livers and roes, became 0302.91 of 2017 (UN correlation 2017-2012)
        ("gb", "030290", ON, ("03029100",)),
        ("us.general", "999999", ON, ()),
    ],
)
def test_the_codes_that_a_code_may_mean_are_those_the_edition_has(name, code, on, codes):
    assert snapshot(name).below(code, on) == codes


def test_a_snapshot_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(NotFound, match="atlantis"):
        snapshot("atlantis")


def test_a_snapshot_says_its_days_and_lines():
    us = snapshot("us.general")
    assert us.changes() == {dt.date(2022, 1, 27), dt.date(2025, 1, 1), dt.date(2026, 7, 1)}
    assert [row.code for row in us.rows("610910", ON)] == ["61091000"]
    assert [row.code for row in us.rows("61091000", ON)] == ["61091000"]
    assert us.name == "tariff"


@pytest.mark.parametrize("place", ["EU", "GB", "US", "XI"])
def test_a_policy_cites_the_whole_list_by_edition_count_and_digest(place):
    policy = default_book().policy(place)
    told = policy.tables["tariff"].beneath
    assert told
    for entry in told:
        edition = EDITIONS[entry.value.name]
        assert (entry.value.lines, entry.value.digest) == MADE[edition.table]
        assert set(edition.days) <= policy.changes()
    assert from_data(to_data(policy.tables["tariff"])) == policy.tables["tariff"]


REMEDIES = [
    ("EU", "691110"),
    ("EU", "87120030"),
    ("EU", "871160"),
    ("GB", "69120025"),
    ("GB", "870870"),
]


@pytest.mark.parametrize(("place", "code"), REMEDIES)
def test_goods_under_a_trade_remedy_are_unsupported_from_that_origin_only(place, code):
    assert isinstance(ruled(place, code, origin="CN"), Unsupported)
    assert isinstance(ruled(place, code, origin=""), Unsupported)  # it decides
    assert not isinstance(ruled(place, code, origin="VN"), Unsupported)


def test_the_duty_on_chinese_bicycles_reaches_countries_they_were_sent_through():
    assert isinstance(ruled("EU", "87120030", origin="KH"), Unsupported)
    assert isinstance(ruled("EU", "87087010", origin="MA"), Unsupported)


def test_candles_from_china_are_unsupported_once_the_proceeding_brought_duties():
    before, after = dt.date(2025, 8, 13), dt.date(2025, 8, 14)
    assert ruled("EU", "340600", origin="CN", on=before) == Nothing()
    assert isinstance(ruled("EU", "340600", origin="CN", on=after), Unsupported)


FIRST_USE = """
import datetime as dt, resource, time
import xborder as xb
from xborder.policy import default_book
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
table = default_book().policy("US").tables["tariff"]
from xborder.policy.goods_table import GoodsKey
table.find(GoodsKey(hs_code="610910"), dt.date(2026, 11, 21))
import sys
print([m for m in ("numpy", "scipy", "pandas", "holidays", "pyarrow") if m in sys.modules])
"""


def test_the_first_look_up_loads_nothing_heavy():
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", FIRST_USE],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    assert done.stdout.strip() == "[]"


# 4202 21 00 has 10 and 90 in the lists of 2022 (UK nomenclature of 2022-12-23, TARIC of
# February 2022); 4202 21 99 is no line of either.
@pytest.mark.parametrize(
    ("name", "code", "reason", "near"),
    [
        ("gb", "4202210010", "", ()),
        ("gb", "4202210000", "", ()),
        ("gb", "42022100", "", ()),
        ("gb", "4202210077", INSTEAD, ("4202210090", "4202210010")),
        ("gb", "4202219977", INSTEAD, ("42022100",)),
        ("eu", "4202210090", "", ()),
        ("eu", "4202210077", INSTEAD, ("4202210090", "4202210010")),
        # 6109.10.00 has 04 07 11 12 14 18 23 ... in the American schedule
        ("us.general", "6109100012", "", ()),
        ("us.general", "6109100000", "", ()),
        ("us.general", "610910001", "", ()),  # nine digits are told elsewhere
        ("us.general", "6109100013", INSTEAD, ("6109100012", "6109100014", "6109100011")),
        ("us.general", "8517130010", NOT_PARTED, ()),
        ("us.column_2", "6109100013", INSTEAD, ("6109100012", "6109100014", "6109100011")),
    ],
)
def test_ten_digits_that_an_edition_lacks_are_an_estimate_that_names_its_neighbours(
    name, code, reason, near
):
    amount = snapshot(name).find(GoodsKey(hs_code=code), ON).value
    assert getattr(amount, "reason", "") == reason
    if reason:
        assert (amount.code, amount.edition, amount.near) == (code, EDITIONS[name].name, near)
        assert amount.line == ("420221" if near == ("42022100",) else code[:8])
        amount = amount.amount
    shares = {"eu42": "0.03", "gb42": "0.02", "us.general61": "0.165", "us.column_261": "0.9"}
    chapter = code[:2]
    assert amount == (Percent(shares[name + chapter]) if chapter != "85" else FREE)


def test_a_code_that_an_edition_lacks_is_told_with_its_neighbours():
    amount = snapshot("us.general").find(GoodsKey(hs_code="6109100013"), ON).value
    assert str(amount.why()) == (
        "There is no code 6109100013 in the Harmonized Tariff Schedule of the United States, 2026 "
        "revision 10, which has 6109100012, 6109100014, 6109100011 there; the duty is that of "
        "61091000."
    )


def test_the_ten_digits_of_the_american_schedule_are_those_of_the_files():
    """Of 2025 and of 2026: the schedule is read for both, and a suffix lives no longer than a year."""
    with gzip.open(shared("us_hts_2026_rev_10.json.gz"), "rt", encoding="utf-8") as stream:
        numbers = [record["htsno"] for record in json.load(stream)]
    with gzip.open(shared("us_hts_2025_basic.csv.gz"), "rt", encoding="utf-8-sig") as stream:
        numbers += [row["HTS Number"] for row in csv.DictReader(stream)]
    codes = {number.replace(".", "") for number in numbers}
    listed = {code for code in codes if len(code) == 10 and code[:2] not in ("98", "99")}
    table_ = table("us")
    rows = [row for n in range(1, 98) for row in table_.chapter(f"{n:02}").rows.values()]
    held = {row.code + end for row in rows if len(row.cells) > 4 for end in row.cells[4].split()}
    lines = {row.code for row in rows}
    assert held == {code for code in listed if not code.endswith("00") and code[:8] in lines}


OUTSIDE = [
    ("eu", "", dt.date(2022, 1, 1)),
    ("gb", "", dt.date(2026, 11, 21)),
    ("jp", "", dt.date(2026, 7, 8)),
    ("us.general", "", dt.date(2024, 12, 31)),
    ("us.column_2", "", dt.date(2024, 12, 31)),
    ("us.special", "AU", dt.date(2024, 12, 31)),
    ("jp.agreements", "DE", dt.date(2026, 7, 8)),
    ("no.agreements", "CO", dt.date(2025, 12, 31)),
]
_NEVER_A_FIGURE = (Between, Estimate, Former, Undecided, Unlisted, Unsupported)


@pytest.mark.parametrize(("name", "origin", "on"), OUTSIDE)
def test_no_line_is_exact_on_a_day_that_its_edition_does_not_cover(name, origin, on):
    """But for goods that were compared over the years, and claims that come to the general duty."""
    tariff = snapshot(name)
    edition = tariff.edition
    seen = 0
    for code, amount in tariff.lines_on(on, origin).items():
        (row,) = tariff.rows(code, on)
        compared = edition.column == 0 and "c" in row.marks
        if compared or amount == ByGoods("tariff"):
            continue
        assert isinstance(amount, _NEVER_A_FIGURE), (code, amount)
        seen += 1
    assert seen > 3_000


# Read by hand off the schedule: the treaty's rate is due where it is lower than the law's own.
JAPANESE = [
    ("030494010", Percent("0.042")),  # temporary 4.2 %, treaty 6 % above it
    ("030494090", Percent("0.06")),  # general 10 %, treaty 6 %
    ("570242100", FREE),  # general free, treaty 7.9 % above it
    ("290819900", Percent("0.031")),  # general 4.6 %, treaty 3.1 % above it
    ("070310013", FREE),
    ("110710011", FREE),
    ("480261100", FREE),  # general 2.2 %, treaty free above it
]


@pytest.mark.parametrize(("code", "amount"), JAPANESE)
def test_the_lower_of_treaty_and_law_is_applied_in_japan(code, amount):
    assert duty("jp", code) == amount


def test_a_rate_of_the_law_with_a_mark_is_not_passed_over_for_the_treatys():
    """Processed cheese within its quota is free; what the mark asks for was not read."""
    assert duty("jp", "040690010") == Estimate(FREE, MARKED)


@pytest.mark.parametrize(
    ("code", "on", "share"),
    [
        # Customs Tariff Act of Japan, annexed table: bananas 0803.90, oranges 0805.10, grapes 0806.10
        ("080390100", dt.date(2026, 9, 30), "0.20"),
        ("080390100", dt.date(2026, 10, 1), "0.25"),
        ("080390100", dt.date(2027, 3, 31), "0.25"),
        ("080390100", dt.date(2027, 4, 1), "0.20"),
        ("080510000", dt.date(2026, 11, 30), "0.16"),
        ("080510000", dt.date(2026, 12, 1), "0.32"),
        ("080610000", dt.date(2026, 10, 31), "0.17"),
        ("080610000", dt.date(2026, 11, 1), "0.078"),
        ("080610000", dt.date(2028, 2, 29), "0.078"),
        ("080610000", dt.date(2028, 3, 1), "0.17"),
    ],
)
def test_fruit_pays_by_the_season_in_japan(code, on, share):
    item = xb.Item(hs_code=code, origin="EC", quantity=1, unit_price="1000000 JPY")
    quote = xb.quote(
        xb.Consignment(
            ship_from="EC",
            ship_to="JP",
            on=on,
            items=[item],
            prices="net",
            shipping="0 JPY",
            insurance="0 JPY",
            seller=xb.Seller(registrations=()),
            buyer=xb.Buyer(kind="business"),
        )
    )
    (due,) = [line for line in quote.lines if line.id == "duty"]
    assert due.amount == Money(f"{int(1_000_000 * Fraction(share))} JPY")


def test_a_japanese_code_of_two_rows_has_its_seasons(tool):
    with gzip.open(shared("jp_tariff_2026_07_09.csv.gz"), "rt", encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    codes = Counter(row["code"] + row["stat"] for row in rows if row["leaf"] == "1" and row["stat"])
    twice = {code.replace(".", "") for code, rows in codes.items() if rows > 1}
    assert twice == set(tool.JAPANESE_SEASONS)


@pytest.mark.parametrize("name", ["eu", "gb"])
def test_every_code_that_is_newer_than_the_edition_names_those_it_came_from(name):
    """The correlation of the UN knows them; waste and displays came from hundreds each."""
    with gzip.open(shared("hs_correlation_2022_2017.csv.gz"), "rt", encoding="utf-8") as stream:
        was = {}
        for row in csv.DictReader(stream):
            was.setdefault(row["hs2022"], set()).add(row["hs2017"])
    rows = [row for code in table(name).codes() for row in [row_of(name, code)] if "d" in row.marks]
    assert len(rows) > 300
    for row in rows:
        found = duty(name, row.code)
        if isinstance(found, Former):
            assert {*found.was} == was[row.code] or (not found.was and len(was[row.code]) > 16)
            assert len(set(found.duties)) > 1
        elif isinstance(found, FirstDigits):
            assert {*found.near} == was[row.code]
        else:
            assert "c" in row.marks  # looked at by itself


def row_of(name, code):
    return table(name).chapter(code[:2]).rows[code]
