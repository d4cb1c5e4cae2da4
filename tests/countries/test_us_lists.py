"""The lists of the additional duties over the whole schedule, against the lists themselves."""

import csv
import datetime as dt
import gzip
import io
import json
from collections import defaultdict
from contextlib import redirect_stdout
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from xborder.countries.us.lists import answers, codes, too_short
from xborder.countries.us.measures import TABLES
from xborder.policy.amount import Nothing, Percent, Unsupported
from xborder.policy.goods_table import GoodsKey

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/data"
HTS = DATA / "us_hts_2026_rev_10.json.gz"
MEASURES, OLDER = DATA / "us_measures_2026_06", DATA / "us_measures"
here = pytest.mark.skipif(not HTS.exists(), reason="the schedule is not here")
TODAY = dt.date(2026, 11, 21)
EVERY_SEVENTH = 7  # a stride that meets every chapter; all lines take a minute


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


@pytest.fixture(scope="module")
def lines():
    with gzip.open(HTS, "rt", encoding="utf-8") as stream:
        numbers = sorted(record["htsno"].replace(".", "") for record in json.load(stream))
    held = [n for n in numbers if len(n) >= 8 and n[:2] not in {"98", "99"}]
    return [n for n, after in zip(held, [*held[1:], ""], strict=True) if not after.startswith(n)]


@here
def test_the_table_is_what_the_tool_makes_of_the_lists():
    spec = spec_from_file_location("us_measures", ROOT / "tools/us_measures.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    printed = io.StringIO()
    with redirect_stdout(printed):
        tool.main(str(MEASURES), str(OLDER), str(HTS))
    kept = (ROOT / "src/xborder/countries/us/lists.tsv").read_text(encoding="utf-8")
    assert printed.getvalue() == kept


DAYS = {
    "s301": ("2020-01-01", "2024-09-26", "2024-09-27", "2026-11-21"),
    "s232": ("2025-03-11", "2025-03-12", "2025-09-01", "2026-04-06", "2026-11-21"),
    "ieepa_exempt": ("2025-04-05", "2025-09-08", "2025-11-13", "2026-02-23"),
    "ieepa_metal": ("2025-04-05", "2025-06-04", "2026-02-23"),
    "surcharge_exempt": ("2026-02-24", "2026-07-23"),
    "surcharge_metal": ("2026-02-24", "2026-04-06", "2026-06-08"),
    "brazil_exempt": ("2025-08-06", "2026-02-23"),
    "brazil_301_exempt": ("2026-07-22", "2026-11-21"),
    "forced_labour_exempt": ("2026-07-24", "2026-11-21"),
    "forced_labour_metal": ("2026-07-24", "2028-01-01"),
    "s338": ("2026-08-22", "2026-09-15", "2026-11-21"),
    "s338_metal": ("2026-08-22", "2026-09-14"),
}


@here
@pytest.mark.parametrize("table", DAYS)
def test_every_line_of_the_schedule_has_an_answer_on_every_day(table, lines):
    """A figure, or a refusal with its reason: nothing is silent."""
    unknown = [
        (code, on)
        for on in map(dt.date.fromisoformat, DAYS[table])
        for code in lines[::EVERY_SEVENTH]
        if TABLES[table].find(GoodsKey(hs_code=code, origin="CN"), on) is None
    ]
    assert unknown == []


RAISED = {"biden_25": (dt.date(2024, 9, 27), 25), "biden_50": (dt.date(2024, 9, 27), 50)}
STEEL_AND_OTHERS = ("biden_100", "biden_50_jan25", "biden_25_jan25", "biden_jan26")


@here
def test_each_line_pays_the_rate_of_its_list_of_the_action_against_china(lines):
    """By the lists alone: 25% on 1 to 3, 7.5% on 4A, nothing on 4B and elsewhere."""
    lists = defaultdict(set)
    for row in rows(MEASURES / "s301_product_lists.csv.gz"):
        lists[row["hts8"]].add(row["list"])
    statistical = {"85176200", "94016140", "94016960", "94017100", "94017900", "94018020",
                   "94018040", "94018060", "94037040", "94037080", "29319090", "85076000",
                   "63079098"}  # fmt: skip
    wrong = []
    for code in lines:
        on = lists.get(code[:8], set())
        if code[:8] in statistical or on & {*STEEL_AND_OTHERS, "note31_chassis", "cranes_301"}:
            continue
        review = next((share for name, (_, share) in RAISED.items() if name in on), None)
        expected = review or (25 if on & {"1", "2", "3"} else 7.5 if "4A" in on else 0)
        entry = TABLES["s301"].find(GoodsKey(hs_code=code, origin="CN"), TODAY)
        found = entry.value.share * 100 if isinstance(entry.value, Percent) else 0
        if found != expected:
            wrong.append((code, sorted(on), expected, found))
    assert wrong == []


# annexes of the proclamation of 2026-04-02, as printed: code, and the duty on the whole value
ANNEXES = [
    ("7308200035", Fraction(1, 2)),
    ("73084000", Fraction(1, 2)),
    ("7616995120", Fraction(1, 2)),
    ("74130050", Fraction(1, 2)),
    ("7615107180", Fraction(1, 4)),
    ("8302416045", Fraction(1, 4)),
    ("8414596590", Fraction(1, 4)),
    ("82119330", Fraction(1, 4)),
    ("85444210", Fraction(1, 4)),
    ("8471300100", None),  # named in a description alone
    ("33051000", None),  # annex II: removed
    ("95069910", None),
]


@pytest.mark.parametrize(("code", "share"), ANNEXES)
def test_the_annexes_as_printed(code, share):
    entry = TABLES["s232"].find(GoodsKey(hs_code=code, origin="VN"), TODAY)
    assert entry is not None
    assert (entry.value.share if isinstance(entry.value, Percent) else None) == share
    assert share is not None or isinstance(entry.value, Nothing)


SHORT = [
    # (table, six digits, day, whether one answer holds for all lines below)
    ("s301", "850760", "2026-01-01", True),  # 25% on all lithium batteries
    ("s301", "850760", "2025-12-31", False),  # 7.5% and, of electric vehicles, 25%
    ("s301", "610910", "2026-11-21", True),
    ("s301", "640299", "2026-11-21", False),  # lists 4A and 4B
    ("s232", "940161", "2026-11-21", False),  # of wood, or not
    ("s232", "761510", "2025-03-11", True),
    ("s232", "761510", "2025-09-01", False),  # scourers are not on the list
    ("forced_labour_exempt", "851830", "2026-11-21", True),
    ("forced_labour_exempt", "210690", "2026-11-21", False),
    ("s338", "610910", "2026-11-21", True),
    ("s338", "330300", "2026-11-21", False),
]


@pytest.mark.parametrize(("table", "code", "on", "one"), SHORT)
def test_six_digits_are_enough_where_all_lines_below_come_to_the_same(table, code, on, one):
    entry = TABLES[table].find(GoodsKey(hs_code=code, origin="CN"), dt.date.fromisoformat(on))
    assert (entry is not None) is one


@here
def test_a_short_code_says_what_all_its_lines_say(lines):
    """Whatever a six-digit code finds, each line below it finds too."""
    below = defaultdict(list)
    for line in lines:
        below[line[:6]].append(line)
    for table in ("s301", "s232", "forced_labour_exempt", "s338"):
        for code in sorted(below)[::11]:
            short = TABLES[table].find(GoodsKey(hs_code=code, origin="CA"), TODAY)
            if short is not None:
                found = [
                    TABLES[table].find(GoodsKey(hs_code=line, origin="CA"), TODAY)
                    for line in below[code]
                ]
                assert all(each.value == short.value for each in found), (table, code)


def test_a_refusal_says_why():
    reasons = {
        rule.amount.value.reason
        for table in TABLES.values()
        for rule in table.rules
        if isinstance(rule.amount.value, Unsupported)
    }
    assert all(reason.endswith(".") for reason in reasons)


def test_a_question_has_answers_and_codes_that_are_too_short():
    assert codes("canada", "dairy").startswith("0402")
    assert "none" in answers("canada")
    assert all("|" not in answer for answer in answers("canada"))
    assert ("dairy", "none") in too_short("canada")
