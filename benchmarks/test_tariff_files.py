"""Official tariff files against the clock: whole files read, every row accounted for.

Run with ``pytest benchmarks/test_tariff_files.py``; no peer in Python reads these layouts, so the
times stand by themselves. Nothing is asserted about them.
"""

import csv
import datetime as dt
import gzip
import json
import os
from pathlib import Path

import pytest

from xborder.source import Source
from xborder.tariff import readers

EDITION = readers.Edition(
    title="as published", source=Source(title="A tariff"), checked_on=dt.date(2026, 11, 20)
)


def rows(name):
    for folder in (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    ):
        path = folder and Path(folder, "data", name)
        if path and path.exists():
            with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
                return json.load(stream) if "json" in name else list(csv.DictReader(stream))
    pytest.skip("the official files are not here")


@pytest.mark.benchmark(group="read a whole tariff file")
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("us_hts_2026_rev_10.json.gz", readers.read_us_hts),
        ("us_hts_2025_basic.csv.gz", readers.read_us_hts),
        ("jp_tariff_2026_07_09.csv.gz", readers.read_japan_tariff),
    ],
)
def test_a_whole_file(benchmark, name, read):
    every = rows(name)
    file = benchmark.pedantic(
        lambda: read(every, edition=EDITION, errors="report"), rounds=2, iterations=1
    )
    benchmark.extra_info.update(rows=file.rows, rates=len(file.rates))
