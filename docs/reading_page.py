"""The page on how well the rules are read, written from the rules."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path

from xborder.policy import default_book
from xborder.policy.country import CountryPolicy
from xborder.policy.prose import place
from xborder.source import Evidence

PAGE = Path(__file__).parent / "explanation" / "how-well-it-is-read.md"
AGES = (30, 90, 300)
"""Days since the last check up to which rules are counted together."""
HEAD = """# How well it is read

Every rule names its source, how well it was read there, and when. *Official* is read in the
authority's own words; *secondary* with an adviser, a carrier, a newspaper, in an open data set or
in a repository; *unchecked* was not read, and a quote that uses it is an estimate. A source that
is not the authority's is never official. This page is written from the rules.
"""


def write_reading_page(today: dt.date) -> None:
    """Write the page.

    Args:
        today: The day that ages are counted to.
    """
    book = default_book()
    policies = [book.policy(code) for code in book.codes]
    lines = [HEAD, "## By evidence", "", *by_evidence(policies)]
    lines += ["", "## By age of the last check", "", *by_age(policies, today), ""]
    PAGE.write_text("\n".join(lines), encoding="utf-8")


def by_evidence(policies: list[CountryPolicy]) -> list[str]:
    """Return the share of each jurisdiction's rules by how well they were read."""
    rows = ["| jurisdiction | rules | official | secondary | unchecked |", "|---|---|---|---|---|"]
    for policy in policies:
        found = Counter(entry.evidence for _, entry in policy.rules())
        shares = " | ".join(share(found[each], found.total()) for each in Evidence)
        rows.append(f"| {place(policy.code)} ({policy.code}) | {found.total()} | {shares} |")
    return rows


def by_age(policies: list[CountryPolicy], today: dt.date) -> list[str]:
    """Return the share of each jurisdiction's rules by the days since they were last checked."""
    names = [f"up to {days} days" for days in AGES]
    rows = [f"| jurisdiction | oldest check | {' | '.join(names)} | older |"]
    rows.append("|---" * (len(AGES) + 3) + "|")
    for policy in policies:
        ages = [(today - entry.checked_on).days for _, entry in policy.rules()]
        bounds = (-1, *AGES, 10**6)
        counts = [sum(low < age <= high for age in ages) for low, high in pairwise(bounds)]
        oldest = today - dt.timedelta(days=max(ages))
        shares = " | ".join(share(count, len(ages)) for count in counts)
        rows.append(f"| {place(policy.code)} ({policy.code}) | {oldest} | {shares} |")
    return rows


def share(part: int, whole: int) -> str:
    """Return a share in whole per cent, with the count behind it."""
    return f"{round(100 * part / whole)}% ({part})"
