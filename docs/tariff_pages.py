"""The whole tariffs that the package holds, folded by rate: a page for each, with a filter box."""

import datetime as dt
import html
import re
from collections import defaultdict
from pathlib import Path

from xborder.messages import Text
from xborder.policy import default_book
from xborder.policy.goods_table import Listed
from xborder.policy.prose import Names, place
from xborder.policy.prose.formula import formula
from xborder.tariff.snapshots.snapshot import snapshot

TARIFFS = {"EU": "eu", "GB": "gb", "JP": "jp", "US": "us.general"}
"""The edition that is shown of each tariff: the rate without a preference."""
SHOWN = 8
"""How many codes of a rate are shown unfolded."""
STEPS = (2, 4, 6, 8)
"""Chapter, heading, subheading, line: the shortest one whose lines all bear one rate stands."""
PLAIN = re.compile(r"^(?:free|[\d.]+% of the value)$")
PAGE = """---
search: {{exclude: true}}
---

# The tariff of {place}, by rate

[{place}]({page}): {lines:,} lines of {edition}, the duty on goods that claim no preference. A code
stands for all lines below it. Whether a rate is exact on a day, or an estimate, is said by the
quote: [use the official tariff](../../how-to/use-the-official-tariff.md).

Source: {source}
"""
FOLD = """
??? note "{count:,} more: by weight, of several parts, not computed"

"""


def write_tariff_pages(on: dt.date, folder: Path) -> None:
    """Write the page of each whole tariff.

    Args:
        on: The day whose lines are shown.
        folder: The folder of the country pages.
    """
    for code in TARIFFS:
        target = folder / code.lower() / "tariff-by-rate.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(tariff_page(code, on), encoding="utf-8")


def link(code: str) -> str:
    """Return the sentence that leads from a country's page to its tariff; empty if none is held."""
    own = "EU" if code == "XI" else code
    if own not in TARIFFS:
        return ""
    page = f"{own.lower()}/tariff-by-rate.md"
    return f"[The whole tariff, by rate]({page}), with a box to find a code in it.\n\n"


def tariff_page(code: str, on: dt.date) -> str:
    """Return a tariff as a page: each rate, and the shortest codes all of whose lines bear it."""
    lines = snapshot(TARIFFS[code]).lines_on(on)
    names = Names({})
    rates = {hs: str(formula(amount, names, Text("the value"))) for hs, amount in lines.items()}
    rows: dict[str, list[str]] = defaultdict(list)
    for hs, rate in shortest(rates).items():
        rows[rate].append(hs)
    plain = sorted((rate for rate in rows if PLAIN.match(rate)), key=share)
    others = sorted(rate for rate in rows if not PLAIN.match(rate))
    edition, source = _edition(code, on)
    head = PAGE.format(
        place=place(code),
        page=f"../{code.lower()}.md",
        lines=len(lines),
        edition=edition,
        source=source,
    )
    folded = FOLD.format(count=len(others))
    # by indentation: the lists that are folded within it would end a fold written as HTML
    below = [f"    {line}" for line in table(others, rows)]
    return "\n".join([head, *table(plain, rows), folded, *below, ""])


def shortest(rates: dict[str, str]) -> dict[str, str]:
    """Return the rates by the shortest codes: one all of whose lines bear one rate is enough."""
    below: dict[str, set[str]] = defaultdict(set)
    for hs, rate in rates.items():
        for step in STEPS:
            below[hs[:step]].add(rate)
    found: dict[str, str] = {}
    for hs, rate in sorted(rates.items()):
        prefix = next((hs[:step] for step in STEPS if len(below[hs[:step]]) == 1), hs)
        found[prefix] = rate
    return found


def share(rate: str) -> float:
    """Return the percentage of a plain rate, by which rates are sorted."""
    return 0.0 if rate == "free" else float(rate.partition("%")[0])


def table(rates: list[str], rows: dict[str, list[str]]) -> list[str]:
    """Return rates and their codes as a table, long lists folded."""
    shown = ["| duty | goods, by HS code |", "|---|---|"]
    for rate in rates:
        codes = rows[rate]
        cell = ", ".join(codes)
        if len(codes) > SHOWN:
            cell = f"<details><summary>{len(codes):,} codes</summary>{cell}</details>"
        shown.append(f"| {html.escape(rate).replace('|', '&#124;')} | {cell} |")
    return shown


def _edition(code: str, on: dt.date) -> tuple[str, str]:
    """Return what the edition is called, and its source with its address."""
    for _, entry in default_book().policy(code).rules():
        held = isinstance(entry.value, Listed) and entry.value.name == TARIFFS[code]
        if held and entry.holds_on(on):
            source = html.escape(str(entry.source))
            return (
                entry.value.edition,
                f"[{source}]({entry.source.url})" if entry.source.url else source,
            )
    raise LookupError(code)
