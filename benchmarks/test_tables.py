"""Tables: rows a second end to end, beside a loop over quotes and one country by hand in Polars.

Run with ``-s``: rows a second by the clock and by the processor's own time, which says the same on
a machine that others use too, the peak of memory, and how many parcels went through columns. Run as
a program with a number of rows, it prints them for one table of so many.
"""

import datetime as dt
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pytest

import xborder as xb
from xborder import tables
from xborder.tables import quoting

PLACES = [("DE", "EUR"), ("FR", "EUR"), ("GB", "GBP"), ("NO", "NOK"), ("CH", "CHF")]
PLACES = [place for place in PLACES if xb.policy.default_book().covers(place[0])]
CODES = ("610910", "420221", "490199")
ROWS = 200_000
OPENFISCA = Path(__file__).resolve().parents[1] / ".venv-openfisca" / "bin" / "python"
DAY = dt.date(2026, 11, 21)


def orders(rows, places=PLACES):
    """Return item lines of parcels of one to three lines to several countries, at mixed prices."""
    columns = {
        name: []
        for name in (
            "consignment",
            "ship_to",
            "shipping",
            "item.hs_code",
            "item.quantity",
            "item.unit_price",
        )
    }
    parcel = 0
    while len(columns["consignment"]) < rows:
        place, currency = places[parcel % len(places)]
        for line in range(1 + parcel % 3):
            columns["consignment"].append(f"P{parcel}")
            columns["ship_to"].append(place)
            columns["shipping"].append(f"4.50 {currency}")
            columns["item.hs_code"].append(CODES[(parcel + line) % 3])
            columns["item.quantity"].append(1 + parcel % 4)
            columns["item.unit_price"].append(
                f"{9 + parcel * 7 % 60}.{parcel * 13 % 100:02} {currency}"
            )
        parcel += 1
    size = len(columns["consignment"])
    fixed = {
        "ship_from": "CN",
        "on": DAY,
        "prices": "net",
        "incoterm": "DDP",
        "transport": "post",
        "seller.registrations": "IOSS;GB;VOEC",
        "buyer.kind": "consumer",
        "item.origin": "CN",
        "item.weight": "0.18 kg",
        "item.gross_weight": "0.2 kg",
    }
    return pa.table({**columns, **{name: [value] * size for name, value in fixed.items()}})


@pytest.mark.benchmark(group="a table of parcels, end to end from Arrow")
def test_a_table_of_mixed_destinations(benchmark):
    sent = orders(ROWS)
    tables.quote(sent.slice(0, 999))
    start = time.process_time()
    found = benchmark.pedantic(tables.quote, (sent,), rounds=1)
    said(benchmark, sent.num_rows, "xborder.tables.quote", time.process_time() - start)
    print(f"peak of memory: {peak():.0f} MiB")
    in_columns, parcels = share_in_columns(sent)
    print(f"in columns: {in_columns} of {parcels} parcels")
    assert found.num_rows == sent.num_rows


@pytest.mark.benchmark(group="a table of parcels, end to end from Arrow")
def test_a_table_broken_down(benchmark):
    sent = orders(ROWS)
    tables.quote(sent.slice(0, 999))
    start = time.process_time()
    assert benchmark.pedantic(tables.breakdown, (sent,), rounds=1).num_rows
    said(benchmark, sent.num_rows, "xborder.tables.breakdown", time.process_time() - start)


@pytest.mark.benchmark(group="a table of parcels, end to end from Arrow")
def test_a_loop_over_quotes(benchmark):
    sent = orders(3_000)
    tables.quote(sent.slice(0, 999))

    def loop():
        table = quoting.table_of(quoting.given(sent))
        whole = table.chunk_of(np.arange(len(table.starts) - 1))
        read = quoting.read(whole, prices=tables.Prices.EXACT)
        quotes = [xb.quote(parcel) for parcel in read.consignments]
        return [(quote.state, quote.total, quote.low, quote.high) for quote in quotes]

    start = time.process_time()
    assert benchmark.pedantic(loop, rounds=1)
    said(benchmark, sent.num_rows, "a loop over xb.quote", time.process_time() - start)


@pytest.mark.benchmark(group="a table of parcels, end to end from Arrow")
def test_one_country_by_hand_in_polars(benchmark):
    """Britain at 20 % under GBP 135, by hand: no reason, no law, no other country; the ceiling."""
    sent = pl.from_arrow(orders(ROWS, [("GB", "GBP")]))

    def by_hand():
        price = pl.col("item.unit_price").str.head(-4).str.replace(".", "", literal=True)
        goods = (price.cast(pl.Int64) * pl.col("item.quantity")).alias("goods")
        shared = (450 * pl.col("goods") / pl.col("goods").sum().over("consignment")).floor()
        vat = ((pl.col("goods") + pl.col("freight")) * 0.2 + 0.5).floor().alias("vat")
        return sent.with_columns(goods).with_columns(shared.alias("freight")).with_columns(vat)

    start = time.process_time()
    assert benchmark.pedantic(by_hand, rounds=1).height
    said(benchmark, sent.height, "Polars by hand, one country", time.process_time() - start)


@pytest.mark.benchmark(group="a table of parcels, end to end from Arrow")
@pytest.mark.parametrize("to", ["all", *(place for place, _ in PLACES)])
def test_a_table_with_tax_inside(benchmark, to):
    sent = orders(ROWS, [each for each in PLACES if to in {"all", each[0]}])
    place = sent.column_names.index("prices")
    inside = sent.set_column(place, "prices", pa.array(["tax_included"] * sent.num_rows))
    tables.quote(inside.slice(0, 999))
    start = time.process_time()
    assert benchmark.pedantic(tables.quote, (inside,), rounds=1).num_rows
    said(benchmark, inside.num_rows, f"tables.quote, tax inside, {to}", time.process_time() - start)


@pytest.mark.benchmark(group="a table of parcels, end to end from Arrow")
def test_one_formula_of_openfisca(benchmark):
    """In an environment and a process of its own: it is under the AGPL, and nothing imports it."""
    if not OPENFISCA.exists():
        pytest.skip("OpenFisca-core is not there to be measured: make bench-openfisca installs it")
    program = Path(__file__).parent / "peers" / "openfisca_formula.py"
    command = [str(OPENFISCA), str(program), str(ROWS)]
    found = benchmark.pedantic(
        subprocess.run, (command,), {"capture_output": True, "text": True}, rounds=1
    )
    print(f"\n{found.stdout}")
    assert "rows a second" in found.stdout


def said(benchmark, rows, name, cpu):
    if benchmark.stats:
        clock = rows / benchmark.stats.stats.min
        print(f"\n{name}: {clock:,.0f} rows a second, {rows / cpu:,.0f} a second of processor")


def peak():
    """Return the most memory that the process held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def share_in_columns(sent):
    """Return how many parcels go through columns from the start, and how many there are."""
    table = quoting.table_of(quoting.given(sent))
    found = quoting.sorts(table, prices=tables.Prices.EXACT, book=xb.policy.default_book())
    return sum(map(len, found.plans)), len(table.starts) - 1


if __name__ == "__main__":
    sent = orders(int(sys.argv[1]))
    tables.quote(sent.slice(0, 999))
    before, cpu, clock = peak(), time.process_time(), time.perf_counter()
    found = tables.quote(sent)
    cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
    print(
        f"{sent.num_rows:,} rows: {sent.num_rows / clock:,.0f} rows a second, "
        f"{sent.num_rows / cpu:,.0f} a second of processor; "
        f"{before:,.0f} MiB before, {peak():,.0f} MiB at most"
    )
