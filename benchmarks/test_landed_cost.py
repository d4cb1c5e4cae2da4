"""Landed cost: one parcel, a chunk of many, and a fresh process.

The floor is the same arithmetic written out in Decimal: a customs value, a duty, a tax, and no
reason for any of them. There is no peer: pyvat and python-stdnum decide and check VAT numbers and
rates, but price no parcel; the library's own time is therefore read as a multiple of the floor.
Run with ``-s`` to see the lines per second and the times of fresh processes.
"""

import datetime as dt
import itertools
import os
import resource
import statistics
import subprocess
import sys
import time
from decimal import ROUND_HALF_UP, Decimal

import pytest

from xborder.landed_cost import quote
from xborder.landed_cost.admission import Supplied, admit
from xborder.landed_cost.run import chunk_lanes, evaluate
from xborder.policy import PolicyBook, default_book
from xborder.policy.columns import lanes_for
from xborder.trade import Buyer, Consignment, Item, Seller

DAY = dt.date(2026, 11, 21)
LINES = 20_000


def parcel(lines, *, ship_to="DE", currency="EUR", price="19.90"):
    """Return an ordinary parcel of a registered seller."""
    codes = ("610910", "640399", "420221")
    return Consignment(
        ship_from="CN",
        ship_to=ship_to,
        on=DAY,
        items=[
            Item(
                sku=f"SKU{number}",
                hs_code=codes[number % 3],
                origin="CN",
                quantity=2,
                unit_price=f"{price} {currency}",
                weight="0.18 kg",
                gross_weight="0.2 kg",
            )
            for number in range(lines)
        ],
        shipping=f"4.50 {currency}",
        prices="net",
        incoterm="DDP",
        transport="post",
        seller=Seller(registrations={"IOSS", "GB", "VOEC"}),
        buyer=Buyer(kind="consumer"),
    )


CENT = Decimal("0.01")


def floor(lines):
    """Return what the same parcel costs by plain Decimal arithmetic, with no trace."""
    goods = [Decimal("19.90") * 2 for _ in range(lines)]
    whole = sum(goods)
    total = Decimal(0)
    for value in goods:
        freight = (Decimal("4.50") * value / whole).quantize(CENT, ROUND_HALF_UP)
        duty = (value * Decimal("0.12")).quantize(CENT, ROUND_HALF_UP)
        base = value + freight + duty
        total += base + (base * Decimal("0.19")).quantize(CENT, ROUND_HALF_UP)
    return total


PLACES = [("DE", "EUR"), ("GB", "GBP"), ("NO", "NOK"), ("US", "USD")]


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.benchmark(group="one parcel")
def test_floor_in_plain_decimal(benchmark, lines):
    assert benchmark(floor, lines) > 0


def each_round(benchmark, prepare, run, rounds=400):
    """Time a run on documents of its own each round: nothing is left over from the one before."""
    made = itertools.count()

    def setup():
        cents = next(made) % 900
        return prepare(f"19.{cents:03d}"), {}

    return benchmark.pedantic(run, setup=setup, rounds=rounds, warmup_rounds=20)


def admitted_and_evaluated(sent, plan, supplied):
    lanes = lanes_for(len(sent.items))
    return evaluate(plan, admit((sent,), plan, supplied).facts(lanes), lanes)


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.parametrize(("ship_to", "currency"), PLACES)
@pytest.mark.benchmark(group="one parcel")
def test_admit_and_evaluate(benchmark, ship_to, currency, lines):
    plan, supplied = default_book().compiled(ship_to, DAY), Supplied()

    def prepare(price):
        return parcel(lines, ship_to=ship_to, currency=currency, price=price), plan, supplied

    assert each_round(benchmark, prepare, admitted_and_evaluated).declarations


@pytest.mark.parametrize(("ship_to", "currency"), PLACES)
@pytest.mark.benchmark(group="one parcel")
def test_admit_and_evaluate_a_kind_of_parcel_not_met_before(benchmark, ship_to, currency):
    def prepare(price):
        plan = PolicyBook().compiled(ship_to, DAY)  # it remembers nothing yet
        return parcel(1, ship_to=ship_to, currency=currency, price=price), plan, Supplied()

    assert each_round(benchmark, prepare, admitted_and_evaluated, rounds=60).declarations


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.parametrize(("ship_to", "currency"), PLACES)
@pytest.mark.benchmark(group="one parcel")
def test_whole_quote(benchmark, ship_to, currency, lines):
    def prepare(price):
        return (parcel(lines, ship_to=ship_to, currency=currency, price=price),)

    assert each_round(benchmark, prepare, quote).lines


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.benchmark(group="one parcel, around the quote")
def test_parse_the_parcel_from_json(benchmark, lines):
    text = parcel(lines).model_dump_json()
    assert benchmark(Consignment.model_validate_json, text).items


@pytest.mark.benchmark(group="one parcel, around the quote")
def test_write_the_quote_as_json(benchmark):
    found = quote(parcel(1))
    assert benchmark(found.model_dump_json)


@pytest.mark.benchmark(group="one parcel, around the quote")
@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_explain_the_quote(benchmark, locale):
    found = quote(parcel(1))
    assert benchmark(found.explain, locale=locale)


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize(("ship_to", "currency"), PLACES)
@pytest.mark.benchmark(group="a chunk of 20,000 lines, evaluation alone")
def test_a_chunk_in_columns(benchmark, ship_to, currency, lines):
    sent = [parcel(lines, ship_to=ship_to, currency=currency)] * (LINES // lines)
    rules = default_book().compiled(ship_to, DAY)
    admitted = admit(sent, rules, Supplied())
    lanes = chunk_lanes(rules, admitted)
    facts = admitted.facts(lanes)
    found = benchmark.pedantic(evaluate, (rules, facts, lanes), rounds=7, warmup_rounds=1)
    assert found.declarations
    if benchmark.stats:
        rate = LINES / benchmark.stats.stats.min
        print(f"\n{ship_to}, {lines} a parcel: {rate / 1e6:.2f} million lines a second")


FRESH = {
    "bare interpreter": "pass",
    "four dependencies": "import attrs, pydantic, moneyed, babel",
    "four dependencies, one model declared": (
        "import attrs, pydantic, moneyed, babel\n"
        "class Parcel(pydantic.BaseModel, frozen=True, extra='forbid'):\n"
        "    pieces: int = pydantic.Field(ge=1)\n"
        "Parcel(pieces=1)"
    ),
    "import xborder": "import xborder",
    "xborder.quote reached": "import xborder; xborder.quote",
    "first quote": (
        "import datetime as dt, xborder as xb\n"
        "xb.quote(xb.Consignment(ship_from='CN', ship_to='DE', on=dt.date(2026, 11, 21),"
        " items=[xb.Item(hs_code='610910', origin='CN', quantity=1, unit_price='19.90 EUR')],"
        " shipping='4.50 EUR', prices='net', seller=xb.Seller(registrations={'IOSS'}),"
        " buyer=xb.Buyer(kind='consumer')))"
    ),
}


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """Return the environment of a process that finds every module compiled, as pip leaves it.

    Where compiled modules may not be written beside their source, as on many a test machine, a new
    process spends a third of its time on compiling what every user has compiled once.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    place = {"PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}
    subprocess.run([sys.executable, "-c", FRESH["first quote"]], check=True, env=kept | place)  # noqa: S603 - our own
    return kept | place


def fresh(program, environment):
    """Return how long a new process takes, by the clock and of processor: medians of five."""
    clock, cpu = [], []
    for _ in range(5):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program], check=True, env=environment)  # noqa: S603 - our own
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock.append(time.perf_counter() - start)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(clock), statistics.median(cpu)


@pytest.mark.parametrize("name", FRESH)
@pytest.mark.benchmark(group="a fresh process")
def test_a_fresh_process(benchmark, name, compiled):
    clock, cpu = benchmark.pedantic(fresh, (FRESH[name], compiled), rounds=1)
    print(f"\n{name}: {clock * 1000:.0f} ms, {cpu * 1000:.0f} ms of processor")
    assert clock > 0
