"""The page of what is known of countries without rules, written from the facts."""

import datetime as dt
import html
from pathlib import Path

from country_pages import known_only

from xborder.policy import default_book
from xborder.policy.known import Known
from xborder.policy.prose import place
from xborder.timeline import Dated

PAGE = Path(__file__).parent / "countries" / "known.md"
HEAD = """# Known facts of other countries

No rules are computed for these countries, so that a quote is `unsupported` and has no total. What
is known is told all the same, in `quote.known`: the standard rate, the value below which nothing is
charged, what duty is charged on, whether a seller from abroad has to register, and flat duties and
fees. Each fact has its source and tells how well it was read. None is advice to rely on: ask first.
"""
READ = {"official": "official", "secondary": "second hand", "unchecked": "not checked"}


def write_known_page(on: dt.date) -> None:
    """Write the page, with the facts of a day."""
    book = default_book()
    lines = [HEAD]
    for code in known_only():
        facts = [*book.known(code, on)]
        first = html.escape(str(facts[0].value.text))
        lines += [f"## {place(code)} {{#{code.lower()}}}", ""]
        # folded: all facts of all countries unfolded are a page of 46,000 px
        lines += [f'<details markdown="1"><summary>{first} {len(facts)} facts</summary>', ""]
        lines += ["| what is known | read | source |", "|---|---|---|"]
        lines += map(row, facts)
        lines += ["", "</details>", ""]
    PAGE.write_text("\n".join(lines), encoding="utf-8")


def row(entry: Dated[Known]) -> str:
    """Return a fact as a row of its country's table."""
    source = entry.source
    shown = f"[{source}]({source.url})" if source.url else str(source)
    says = f"{entry.value.text}<br>*{entry.note}*" if entry.note else str(entry.value.text)
    standing = READ[entry.evidence]
    if entry.status != "in_force":
        standing += ", its state unclear"
    return "| " + " | ".join(cell.replace("|", "&#124;") for cell in (says, standing, shown)) + " |"
