"""The tables in the package: what the tool makes of the official lists, and nothing else."""

import gzip
import importlib.util
import os
from pathlib import Path

import pytest

from xborder.tariff.finding import index, nomenclature
from xborder.tariff.finding.packaged import lines

ROOT = Path(__file__).resolve().parents[3]
TABLES = ("hs.tsv.gz", "us.tsv.gz", "europe.tsv.gz", "index.tsv.gz")


def data():
    folders = (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    )
    for folder in folders:
        if folder and Path(folder, "data", "us_hts_2026_rev_10.json.gz").exists():
            return Path(folder, "data")
    pytest.skip("the official files are not here")


@pytest.mark.long
def test_the_tables_are_what_the_tool_makes(tmp_path):
    place = importlib.util.spec_from_file_location("made", ROOT / "tools" / "nomenclatures.py")
    tool = importlib.util.module_from_spec(place)
    place.loader.exec_module(tool)
    tool.main(data(), tmp_path)
    for name in TABLES:
        made = gzip.decompress((tmp_path / name).read_bytes()).decode()
        assert made.split("\n")[:-1] == list(lines(name)), name


def test_the_editions_are_those_that_are_named():
    assert len(index.subheadings()) == 5_612  # HS 2022, without the statistics' own 999999
    assert len(lines("us.tsv.gz")) > 30_000
    assert not any(line.startswith(("98", "99")) for line in lines("us.tsv.gz"))
    assert {line.rpartition("\t")[2] for line in lines("europe.tsv.gz")} == {"", "e", "g"}


def test_weights_are_digits_and_gaps_are_positive():
    for stem in index.stems()[::37]:
        numbers = [number for number, _ in index.postings(stem)]
        assert numbers == sorted(set(numbers))
        assert all(1 <= weight <= index.HEAVIEST for _, weight in index.postings(stem))
        assert numbers[-1] < len(index.subheadings())


@pytest.mark.parametrize(
    ("lists", "code", "texts"),
    [
        (
            nomenclature.STATES,
            "6109100012",
            ["T-shirts, singlets", "Of cotton", "Men's or boys'", "Other T-shirts", "Men's (338)"],
        ),
        (nomenclature.BRITAIN, "6109100010", ["T-shirts, singlets", "Of cotton", "T-shirts"]),
        (
            nomenclature.UNION,
            "6204420090",
            ["Women's or girls' suits", "Dresses", "Of cotton", "Other"],
        ),
        (nomenclature.SYSTEM, "610910", ["T-shirts, singlets", "T-shirts, singlets"]),
    ],
)
def test_a_line_has_the_headings_above_it(lists, code, texts):
    """Read off the official lists."""
    line = next(each for each in lists.heading(code) if each.code == code)
    path = [step.text for step in lists.path(line)]
    assert len(path) == len(texts)
    assert all(step.startswith(text) for step, text in zip(path, texts, strict=True))
