"""Margins: 100,000 order lines to a table, from amounts as a shop writes them and in columns.

The aims are 5 seconds in plain Python and half a second in columns, by the processor's own time: it
says the same on a machine that others use too. Run with ``-s`` for the figures.
"""

import datetime as dt
import random
import time

import numpy as np
import pytest

from xborder import channels, margin
from xborder.exchange import RateTable
from xborder.margin import SoldLine, Step

LINES = 100_000
DAY = dt.date(2026, 11, 2)
BY = ("sku", "country", "channel")
PLAIN_SECONDS, COLUMN_SECONDS = 5.0, 0.5
RATES = RateTable.from_mapping(
    {"USD/EUR": "0.90"}, start=dt.date(2026, 10, 1), end=dt.date(2027, 1, 1), source="desk"
)
WORDS = {
    "sku": [f"S{n}" for n in range(200)],
    "country": ["DE", "US", "GB", "FR"],
    "channel": ["amazon", "ebay", "shop"],
}


def orders(lines):
    """Return lines as a shop exports them: words, days and amounts as text, two currencies."""
    draw = random.Random(21)  # noqa: S311 - test data, not secrets
    return [
        {
            "order": str(n // 2),
            **{name: words[draw.randrange(len(words))] for name, words in WORDS.items()},
            "on": DAY + dt.timedelta(days=draw.randrange(28)),
            "sale": f"{draw.randrange(500, 9000) / 100:.2f} EUR",
            "goods": f"{draw.randrange(200, 4000) / 100:.2f} USD",
            "freight": f"{draw.randrange(200, 900) / 100:.2f} EUR",
            "channel_fee": f"{draw.randrange(50, 900) / 100:.2f} EUR",
            "advertising": f"{draw.randrange(0, 300) / 100:.2f} EUR",
        }
        for n in range(lines)
    ]


AMOUNTS = ("sale", "goods", "freight", "channel_fee", "advertising")


def plain(given):
    """Return the table of lines, from text to margins."""
    lines = [
        SoldLine(
            order=each["order"],
            sku=each["sku"],
            country=each["country"],
            channel=each["channel"],
            on=each["on"],
            steps=[Step(kind=kind, amount=each[kind]) for kind in AMOUNTS],
        )
        for each in given
    ]
    return margin.margin_by(lines, BY, home="EUR", rates=RATES)


def columns(lines):
    """Return lines as columns of whole cents."""
    draw = np.random.default_rng(21)
    words = {
        name: np.array(known)[draw.integers(len(known), size=lines)]
        for name, known in WORDS.items()
    }
    return words | {kind: draw.integers(50, 9000, size=lines) for kind in AMOUNTS}


def seconds(call, *given):
    start = time.process_time()
    found = call(*given)
    return time.process_time() - start, found


@pytest.mark.benchmark(group="100,000 order lines to margins")
def test_order_lines_in_plain_python(benchmark):
    given = orders(LINES)
    taken, table = seconds(plain, given)
    print(f"\nplain: {taken:.2f} s for {LINES:,} lines, {len(table)} groups")
    assert sum(each.units for each in table.values()) == LINES
    benchmark.pedantic(plain, (given,), rounds=1)
    assert taken < PLAIN_SECONDS


@pytest.mark.benchmark(group="100,000 order lines to margins")
def test_order_lines_in_columns(benchmark):
    given = columns(LINES)
    margin.margin_columns({name: column[:9] for name, column in given.items()}, BY, home="EUR")
    taken, table = seconds(lambda: margin.margin_columns(given, BY, home="EUR"))
    print(f"\ncolumns: {taken:.3f} s for {LINES:,} lines, {len(table)} groups")
    assert sum(each.units for each in table.values()) == LINES
    benchmark.pedantic(margin.margin_columns, (given, BY), {"home": "EUR"}, rounds=3)
    assert taken < COLUMN_SECONDS


@pytest.mark.benchmark(group="fee bills")
def test_a_bill_of_fees(benchmark):
    amazon = channels.schedule("amazon_us").for_seller(fulfilment="seller")
    order = channels.ChannelOrder.of("35.00 USD", category="home_kitchen", ordered_on=DAY)
    assert str(benchmark(amazon.bill, order).total) == "5.25 USD"
