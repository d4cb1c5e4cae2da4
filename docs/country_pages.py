"""The pages of the jurisdictions and the README's table of them, written from the rules."""

import datetime as dt
import shutil
from pathlib import Path

from xborder.policy import default_book
from xborder.policy.catalog import load_known
from xborder.policy.country import CountryPolicy
from xborder.policy.prose import pages, place

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
OPENING = "<!-- jurisdictions: written by docs/generate.py -->"
CLOSING = "<!-- end of jurisdictions -->"
RESULTS = DOCS.parent / "tests" / "countries" / "snapshots" / "results"
"""What the canonical parcels of each jurisdiction come to."""
CANON = "2026-11-21"
"""The day of most of them: what is exact only before it is exact no longer."""


def write_country_pages(on: dt.date) -> None:
    """Write the pages of each jurisdiction, their list, and the table in the README.

    Args:
        on: The day they are read on: rules that had ended by then are folded.
    """
    # for the site alone: the table of the README needs neither
    from summaries import summary, write_chinese_summaries  # noqa: PLC0415
    from tariff_pages import link, write_tariff_pages  # noqa: PLC0415

    book = default_book()
    target = DOCS / "countries"
    shutil.rmtree(target, ignore_errors=True)  # else a page whose rule is gone would stay
    target.mkdir()
    policies = [book.policy(code) for code in book.codes]
    for code in book.codes:
        for path, shown in pages(book.law(code), on=on).items():
            written = target / path
            written.parent.mkdir(exist_ok=True)
            if written.parent == target:  # the first page of the jurisdiction
                title, _, rest = shown.partition("\n\n")
                shown = f"{title}\n\n{summary(code, on, target)}{link(code)}{rest}"  # noqa: PLW2901
            written.write_text(shown, encoding="utf-8")
    write_tariff_pages(on, target)
    (target / "index.md").write_text("\n".join(index_page(policies)), encoding="utf-8")
    write_chinese_summaries(on, DOCS / "zh" / "countries.md")
    README.write_text(readme(policies), encoding="utf-8")


def readme(policies: list[CountryPolicy]) -> str:
    """Return the README with the table of jurisdictions as the book has it now."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(OPENING)
    after = rest.split(CLOSING)[1]
    table = "\n".join([*jurisdiction_table(policies, link=False), "", known_line()])
    return f"{before}{OPENING}\n\n{table}\n\n{CLOSING}{after}"


def level(policy: CountryPolicy) -> str:
    """Return how far a jurisdiction reaches: whole where canonical parcels of it are exact now.

    One whose rules of today make nothing but estimates is there partly, though a day gone by had
    exact ones.
    """
    lines = (RESULTS / f"{policy.code}.txt").read_text(encoding="utf-8").splitlines()
    parcels = zip(lines[::2], lines[1::2], strict=True)
    exact = (name[:10] for name, result in parcels if "| exact |" in result)
    return "whole" if max(exact, default="") >= CANON else "partly"


def known_only() -> list[str]:
    """Return the countries of which facts are known and no rules, by name."""
    book = default_book()
    return sorted((code for code in load_known() if not book.covers(code)), key=place)


def known_line() -> str:
    """Return the third level of the README's table, in a sentence."""
    names = ", ".join(place(code) for code in known_only())
    return (
        "`whole`: a parcel of today can be exact. `partly`: every total is an estimate, more is "
        "refused. "
        f"`known facts`, in `quote.known` and without a total: {names}."
    )


def index_page(policies: list[CountryPolicy]) -> list[str]:
    """Return the list of jurisdictions."""
    return [
        # "de minimis" is found by its "de" in every page about Germany
        "---",
        "search: {boost: 3}",
        "---",
        "",
        "# Jurisdictions",
        "",
        "Every rule below is dated and sourced. The pages are written from the rules themselves.",
        "Where a parcel of today can be exact, they are there *whole*; where every total is an",
        "estimate, *partly*.",
        "",
        *jurisdiction_table(policies, link=True),
        "",
        "## Low-value limits (de minimis)",
        "",
        "Below which value a parcel is free of duty, of tax, or of both is said on each page, in",
        "*Which scheme decides*: the limit, and what is owed below it and above. Of countries",
        "without rules the limits stand with [what is known](known.md). What a price costs on each",
        "side of a limit is shown by [the price that lands](../how-to/price-that-lands.md).",
        "",
        "## Known facts",
        "",
        "Of these no total is computed. [What is known](known.md) is told all the same: the",
        "standard rate, the values below which nothing is charged, who has to register.",
        "",
        ", ".join(f"[{place(code)}](known.md#{code.lower()})" for code in known_only()),
        "",
    ]


def jurisdiction_table(policies: list[CountryPolicy], *, link: bool) -> list[str]:
    """Return the table of jurisdictions that the README and the site show."""
    rows = ["| jurisdiction | level | rules from | rules | oldest check | official | unchecked |"]
    rows.append("|---|---|---|---|---|---|---|")
    for policy in policies:
        rules = [entry for _, entry in policy.rules()]
        name = place(policy.code)
        shown = f"[{name}]({policy.code.lower()}.md)" if link else name
        official = sum(entry.evidence == "official" for entry in rules)
        unchecked = sum(entry.evidence == "unchecked" for entry in rules)
        oldest = min(entry.checked_on for entry in rules)
        rows.append(
            f"| {shown} ({policy.code}) | {level(policy)} | {policy.opens} | {len(rules)} "
            f"| {oldest} | {official} | {unchecked} |"
        )
    return rows
