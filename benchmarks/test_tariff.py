"""The tariff against the clock: the whole US tariff read, goods looked up, first use and memory.

Run with ``pytest benchmarks/test_tariff.py``; no peer in Python reads duty texts, so the times
stand by themselves. Nothing is asserted about them but that four snapshots fit in 30 MB; the first
quote of a fresh process is given in seconds of the processor, so that a busy machine counts less.
"""

import csv
import datetime as dt
import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from xborder.policy.goods_table import GoodsKey
from xborder.source import Source
from xborder.tariff import TariffSchedule, coverage, duty_text, snapshot
from xborder.tariff.snapshots.snapshot import Snapshot
from xborder.tariff.snapshots.table import Table

ON = dt.date(2026, 11, 21)
KEY = GoodsKey(hs_code="6109100012", origin="CN", destination="US")


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


@pytest.mark.benchmark(group="load a snapshot")
def test_the_table_as_bytes(benchmark):
    benchmark(Table, "us")


@pytest.mark.benchmark(group="load a snapshot")
def test_the_first_goods_of_a_chapter(benchmark):
    def first():
        Table("us").chapter("61")

    benchmark(first)


@pytest.mark.benchmark(group="load a snapshot")
def test_every_line_of_it(benchmark):
    benchmark(coverage, snapshot("us.general"), ON)


@pytest.mark.benchmark(group="look goods up")
def test_the_snapshot_once_warm(benchmark):
    assert benchmark(snapshot("us.general").find, KEY, ON) is not None


@pytest.mark.benchmark(group="look goods up")
def test_goods_that_were_never_asked_for(benchmark):
    edition = snapshot("us.general").edition
    benchmark(lambda: Snapshot(edition).find(KEY, ON))


@pytest.mark.benchmark(group="look goods up")
def test_six_digits_with_many_lines_below(benchmark):
    edition = snapshot("us.general").edition
    benchmark(lambda: Snapshot(edition).find(GoodsKey(hs_code="640399"), ON))


@pytest.mark.benchmark(group="look goods up")
def test_a_schedule_of_the_whole_tariff(benchmark):
    known = [(code, "1%") for code, _ in rows()]
    schedule = TariffSchedule.from_rows(known, source=Source(title="HTS"), checked_on=ON)
    assert benchmark(schedule.find, KEY, ON) is not None


FIRST_QUOTE = """
import attrs, babel, moneyed, pydantic, time
started = time.process_time()
import datetime as dt
import xborder as xb
parcel = xb.Consignment(
    ship_from="VN", ship_to="US", region="CA", on=dt.date(2026, 9, 15), prices="net",
    items=[xb.Item(hs_code="6109100012", origin="VN", quantity=1, unit_price="40 USD")],
    shipping="0 USD", incoterm="DAP", transport="express", buyer=xb.Buyer(kind="consumer"),
)
xb.quote(parcel).total
print(time.process_time() - started)
"""
WEIGHT = """
import tracemalloc
from xborder.tariff import snapshot
from xborder.policy.goods_table import GoodsKey
import datetime as dt
tracemalloc.start()
for name in ("us.general", "eu", "gb", "jp"):
    snapshot(name).find(GoodsKey(hs_code="610910"), dt.date(2026, 9, 15))
print(tracemalloc.get_traced_memory()[1] / 1e6)
"""


def printed(program):
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ
    )
    return float(done.stdout)


@pytest.mark.benchmark(group="first use")
def test_the_first_quote_of_a_fresh_process(benchmark):
    seconds = [printed(FIRST_QUOTE) for _ in range(3)]
    benchmark.extra_info["seconds"] = min(seconds)
    benchmark.pedantic(printed, args=(FIRST_QUOTE,), rounds=1)


@pytest.mark.benchmark(group="first use")
def test_the_memory_of_four_snapshots(benchmark):
    megabytes = printed(WEIGHT)
    benchmark.extra_info["megabytes"] = megabytes
    benchmark.pedantic(printed, args=(WEIGHT,), rounds=1)
    assert megabytes < 30
