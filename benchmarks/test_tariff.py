"""The tariff against the clock: the whole US tariff read, and goods looked up.

Run with ``pytest benchmarks/test_tariff.py``; no peer in Python reads duty texts, so the times
stand by themselves. Nothing is asserted about them.
"""

import csv
import datetime as dt
import gzip
import os
from pathlib import Path

import pytest

from xborder.policy.goods_table import GoodsKey
from xborder.source import Source
from xborder.tariff import TariffSchedule, duty_text
from xborder.tariff.snapshots.snapshot import snapshot

ON = dt.date(2026, 11, 21)


def rows():
    for folder in (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    ):
        path = folder and Path(folder, "data", "us_hts_2025_basic.csv.gz")
        if path and path.exists():
            with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
                return [
                    (row["HTS Number"], row["General Rate of Duty"])
                    for row in csv.DictReader(stream)
                    if row["General Rate of Duty"] and len(row["HTS Number"]) > 7
                ]
    pytest.skip("the shared tariff is not here")


@pytest.mark.benchmark(group="read the whole US tariff")
def test_every_duty_text(benchmark):
    texts = [text for _, text in rows()]

    def read_all():
        duty_text._read.cache_clear()  # noqa: SLF001 - every text is read anew
        return [duty_text.read_or_unsupported(text) for text in texts]

    benchmark.extra_info["texts"] = len(benchmark(read_all))


@pytest.mark.benchmark(group="read the whole US tariff")
def test_a_schedule_from_rows(benchmark):
    known = [
        (code, text)
        for code, text in rows()
        if not isinstance(duty_text.read_or_unsupported(text), duty_text.Unsupported)
    ]
    source = Source(title="Harmonized Tariff Schedule of the United States")
    schedule = benchmark(TariffSchedule.from_rows, known, source=source, checked_on=ON)
    benchmark.extra_info["lines"] = len(schedule.lines)


@pytest.mark.benchmark(group="look goods up")
def test_the_snapshot_once_warm(benchmark):
    key = GoodsKey(hs_code="6109100012", origin="CN", destination="US")
    assert benchmark(snapshot("us.general").find, key, ON) is not None


@pytest.mark.benchmark(group="look goods up")
def test_a_schedule_of_the_whole_tariff(benchmark):
    known = [(code, "1%") for code, _ in rows()]
    schedule = TariffSchedule.from_rows(known, source=Source(title="HTS"), checked_on=ON)
    key = GoodsKey(hs_code="6109100012", origin="CN", destination="US")
    assert benchmark(schedule.find, key, ON) is not None
