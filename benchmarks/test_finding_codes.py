"""The search for codes against the clock, and against the goods that were written down before it.

Run with ``pytest benchmarks/test_finding_codes.py``; no peer in Python finds tariff codes offline,
so the times stand by themselves. Nothing is asserted about them.
"""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from xborder.tariff import search

LISTS = Path(__file__).parent / "goods_to_find"
FIRST_USE = """
import resource, time
from xborder.tariff import search
before, size = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
search("women's cotton dress", country="US")
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.perf_counter() - before, (after - size) / 1024)
"""


def rows(name):
    with (LISTS / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


@pytest.mark.benchmark(group="find a code")
@pytest.mark.parametrize("column", ["goods", "商品"])
def test_a_hundred_goods(benchmark, column):
    """The whole list; a hundredth of it is one search."""
    goods = [row[column] for row in rows("made_first")]
    benchmark(lambda: [search(each, country="US") for each in goods])


@pytest.mark.benchmark(group="find a code")
@pytest.mark.parametrize(
    "query", ["women's cotton dress", "sneekers with texile upper", "女士针织连衣裙"]
)
def test_one_search(benchmark, query):
    assert benchmark(search, query, country="US").proposals


@pytest.mark.benchmark(group="find a code in a fresh process")
def test_the_first_search_of_a_process(benchmark):
    def first():
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", FIRST_USE], capture_output=True, text=True, check=True
        )
        return [float(each) for each in done.stdout.split()]

    seconds, megabytes = benchmark.pedantic(first, rounds=3)
    benchmark.extra_info.update(seconds=seconds, megabytes=megabytes)


@pytest.mark.parametrize("name", ["made_first", "held_back"])
@pytest.mark.parametrize("column", ["goods", "商品"])
def test_how_many_are_found(name, column):
    """Print how many have the right six digits first, and among the first five."""
    places = []
    for row in rows(name):
        answers = [each.subheading for each in search(row[column], country="US")]
        right = set(row["subheadings"].split())
        places.append(next((at for at, each in enumerate(answers) if each in right), None))
    found = [place for place in places if place is not None]
    print(f"{name} {column}: first {places.count(0)}, first five {len(found)} of {len(places)}")
