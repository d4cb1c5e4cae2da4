"""Count for which of 150 ordinary goods each destination's charges compute, and write the table."""

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
OPENING = "<!-- coverage: written by docs/generate.py -->"
CLOSING = "<!-- end of coverage -->"

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
_STATES = "computed | exact | missing | not computed"
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
        "|---" * 10 + "|",
    ]
    for destination in CURRENCIES:
        for size in PARCELS:
            cells = [*_cells(shares(destination, "hs6", size))]
            column = NATIONAL.get(destination)
            cells += _cells(shares(destination, column, size)) if column else ["–"] * 4
            rows.append(f"| {destination} | {size} | {' | '.join(cells)} |")
    return rows


def _cells(counts: Counter[str]) -> list[str]:
    computed = counts["exact"] + counts["estimate"]
    share = f"{100 * computed / counts.total():.0f}%"
    return [share, *(str(counts[state]) for state in ("exact", "missing_fact", "unsupported"))]


def write_goods_coverage() -> None:
    """Write the table into the page."""
    before, rest = PAGE.read_text(encoding="utf-8").split(OPENING)
    after = rest.split(CLOSING)[1]
    body = "\n".join(table())
    PAGE.write_text(f"{before}{OPENING}\n\n{body}\n\n{CLOSING}{after}", encoding="utf-8")
