"""The page on which of 150 ordinary goods each destination's charges compute, counted anew."""

import csv
import datetime as dt
from collections import Counter
from functools import cache
from pathlib import Path

import xborder as xb
from xborder.exchange import Quotation, RateTable

DOCS = Path(__file__).parent
GOODS = DOCS.parent / "tests" / "cases" / "consumer_goods.csv"
PAGE = DOCS / "explanation" / "coverage-of-goods.md"
HEAD = """# Which goods compute

Give the code that the customs form will carry. At six digits the answer often stays open, and
xborder then says which longer codes there are, what each comes to, and the range over them; it
never fills in a zero.

The table counts 150 ordinary goods, from T-shirts to violins (`tests/cases/consumer_goods.csv`).
One unit of each goes from a shop in China to a consumer by express on 2026-09-15: once worth EUR
30, within most limits for small parcels, and once worth EUR 400, where the tariff decides. To
China a German unit goes by post. Origin, weight and terms are given; the built-in tariff is used.

*Computed* is `exact` or `estimate`; *range* counts those, and the goods whose lowest and highest
total are known. *Own code* is ten digits of the destination's own
nomenclature, where we have one: the Harmonized Tariff Schedule for the United States, the
Combined Nomenclature and Taric for the Union and Northern Ireland, the UK tariff for Great
Britain.
"""
TAIL = """Three kinds of refusal make up nearly all of the rest:

- **The code is too short.** Under one subheading of six digits the tariff has several duties, so
  the code is the missing fact, and there is a range. Six digits are enough for three quarters of
  the goods in the Union, and for half of them in the United States.
- **The goods are outside the tariff.** Norway's and Switzerland's food and some of their textiles
  are not in the package; the code is asked for until you pass `tariff=`.
- **A charge is not computed.** A duty against dumping on porcelain or candles of China, the
  agricultural part of the duty on biscuits, the German tax on coffee, a metal duty on which the
  sources disagree.

A small parcel may be computed where a large one is not: up to its limit the tariff is not asked.
"""

DAY = dt.date(2026, 9, 15)
NATIONAL = {"US": "us10", "GB": "gb10", **dict.fromkeys(("DE", "FR", "SE", "IE", "XI"), "eu10")}
"""The column with a destination's own code; the others are asked at six digits alone."""
CURRENCIES = {
    **dict.fromkeys(("DE", "FR", "IE"), "EUR"),
    "SE": "SEK",
    "GB": "GBP",
    "XI": "GBP",
    "NO": "NOK",
    "CH": "CHF",
    "JP": "JPY",
    "CN": "CNY",
    "BR": "BRL",
    "US": "USD",
}
PER_EURO = {
    "USD": 1.15,
    "GBP": 0.87,
    "SEK": 11,
    "NOK": 11.5,
    "CHF": 0.93,
    "JPY": 178,
    "CNY": 8.1,
    "BRL": 6.2,
}
"""Round figures near those of September 2026; they decide limits, not the shares."""
RATES = RateTable(
    [
        Quotation.of("EUR", code, str(rate), start=DAY, kind="customs", source="round figures")
        for code, rate in PER_EURO.items()
    ],
    pivot="EUR",
)
REGIONS = {"US": "CA", "BR": "BR-SP"}
_STATES = "computed | range | exact | missing | not computed"
PARCELS = {"small": 30, "large": 400}
"""What one unit is worth in euro: below every destination's limits for small parcels, and above."""


def goods() -> list[dict[str, str]]:
    """Return the goods with their codes."""
    with GOODS.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def parcel(destination: str, code: str, euros: int) -> xb.Consignment:
    """Return one unit that a shop in China sells a consumer, with the common facts given.

    To China the unit is German and goes by post, as a personal article.
    """
    currency = CURRENCIES[destination]
    sender = "DE" if destination == "CN" else "CN"
    worth = round(euros * PER_EURO.get(currency, 1))
    return xb.Consignment(
        ship_from=sender,
        ship_to=destination,
        region=REGIONS.get(destination),
        on=DAY,
        items=[
            xb.Item(
                hs_code=code,
                origin=sender,
                quantity=1,
                unit_price=f"{worth} {currency}",
                weight="0.5 kg",
                gross_weight="0.6 kg",
                preference=False,
                used=False,
                personal_use=True,
            )
        ],
        prices="net",
        shipping=f"{round(worth / 10)} {currency}",
        insurance=f"0 {currency}",
        incoterm="DAP",
        transport="post" if destination == "CN" else "express",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )


@cache
def quotes(destination: str, column: str, size: str) -> dict[str, xb.LandedCost]:
    """Return each good's quote by its name."""
    return {
        row["name"]: xb.quote(parcel(destination, row[column], PARCELS[size]), rates=RATES)
        for row in goods()
    }


def shares(destination: str, column: str, size: str) -> Counter[str]:
    """Return how many goods end in each state."""
    return Counter(found.state.value for found in quotes(destination, column, size).values())


def table() -> list[str]:
    """Return the table of the page, a row for each destination and parcel."""
    rows = [
        f"| to | parcel | six digits: {_STATES} | own code: {_STATES} |",
        "|---" * 12 + "|",
    ]
    for destination in CURRENCIES:
        for size in PARCELS:
            cells = [*_cells(destination, "hs6", size)]
            column = NATIONAL.get(destination)
            cells += _cells(destination, column, size) if column else ["–"] * 5
            rows.append(f"| {destination} | {size} | {' | '.join(cells)} |")
    return rows


def known(destination: str, column: str, size: str) -> list[str]:
    """Return the goods that have a total, or a lowest and a highest one."""
    return [
        name
        for name, found in quotes(destination, column, size).items()
        if found.total is not None or found.low is not None
    ]


def _cells(destination: str, column: str, size: str) -> list[str]:
    counts = shares(destination, column, size)
    computed = counts["exact"] + counts["estimate"]
    parts = (computed, len(known(destination, column, size)))
    told = [f"{100 * part / counts.total():.0f}%" for part in parts]
    return [*told, *(str(counts[state]) for state in ("exact", "missing_fact", "unsupported"))]


def write_goods_coverage() -> None:
    """Write the page."""
    PAGE.write_text("\n".join([HEAD, *table(), "", TAIL]), encoding="utf-8")
