"""Write the pages that are made from the rules and the examples, before the site is built."""

import datetime as dt
from pathlib import Path
from typing import Any

import jupytext

from xborder.policy import default_book
from xborder.policy.country import CountryPolicy
from xborder.policy.document import to_data
from xborder.timeline import Dated

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
README = DOCS.parent / "README.md"
OPENING = "<!-- jurisdictions: written by docs/generate.py -->"
CLOSING = "<!-- end of jurisdictions -->"
NAMES = {
    "BR": "Brazil",
    "CH": "Switzerland",
    "CN": "China",
    "EU": "European Union",
    "GB": "Great Britain",
    "JP": "Japan",
    "NO": "Norway",
    "US": "United States",
    "XI": "Northern Ireland",
}
KINDS = {
    "scheme": "Schemes, in the order of the law",
    "step": "Charges and waivers",
    "value": "Named values",
    "limit": "What is not computed",
    "table": "Rates by goods",
    "figure": "Other dated facts",
}
MOST_TABLE_ROWS = 60


def main() -> None:
    """Write every generated page."""
    book = default_book()
    target = DOCS / "countries"
    target.mkdir(exist_ok=True)
    policies = [book.policy(code) for code in book.codes]
    for policy in policies:
        page = "\n".join(country_page(policy))
        (target / f"{policy.code.lower()}.md").write_text(page, encoding="utf-8")
    (target / "index.md").write_text("\n".join(index_page(policies)), encoding="utf-8")
    write_examples()
    README.write_text(readme(policies), encoding="utf-8")


def readme(policies: list[CountryPolicy]) -> str:
    """Return the README with the table of jurisdictions as the book has it now."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(OPENING)
    after = rest.split(CLOSING)[1]
    table = "\n".join(jurisdiction_table(policies, link=False))
    return f"{before}{OPENING}\n\n{table}\n\n{CLOSING}{after}"


def index_page(policies: list[CountryPolicy]) -> list[str]:
    """Return the list of jurisdictions."""
    return [
        "# Jurisdictions",
        "",
        "Every rule below is dated and sourced. The pages are written from the rules themselves.",
        "",
        *jurisdiction_table(policies, link=True),
        "",
    ]


def jurisdiction_table(policies: list[CountryPolicy], *, link: bool) -> list[str]:
    """Return the table of jurisdictions that the README and the site show."""
    rows = ["| jurisdiction | rules from | rules | oldest check | official | unchecked |"]
    rows.append("|---|---|---|---|---|---|")
    for policy in policies:
        rules = [entry for _, entry in policy.rules()]
        name = NAMES.get(policy.code, policy.code)
        shown = f"[{name}]({policy.code.lower()}.md)" if link else name
        official = sum(entry.evidence == "official" for entry in rules)
        unchecked = sum(entry.evidence == "unchecked" for entry in rules)
        oldest = min(entry.checked_on for entry in rules)
        rows.append(
            f"| {shown} ({policy.code}) | {policy.opens} | {len(rules)} | {oldest} "
            f"| {official} | {unchecked} |"
        )
    return rows


def country_page(policy: CountryPolicy) -> list[str]:
    """Return one jurisdiction's rules with their sources."""
    name = NAMES.get(policy.code, policy.code)
    lines = [f"# {name}", "", f"Currency {policy.currency}; rules known from {policy.opens}.", ""]
    if policy.members:
        lines += ["Members: " + ", ".join(sorted(policy.members)) + ".", ""]
    for reading in policy.readings:
        lines += [f'!!! question "{reading.question}"', ""]
        lines += [
            f"    - `{option}`{' (default)' if option == reading.default else ''}: {who}"
            for option, who in reading.options.items()
        ]
        lines += ["", f"    Choose with `book.with_reading({reading.id!r}, ...)`.", ""]
    grouped: dict[str, list[tuple[str, Dated[Any]]]] = {}
    for path, entry in policy.rules():
        kind = next((part for part in path.split(".") if part in KINDS), "figure")
        grouped.setdefault(kind, []).append((path, entry))
    for kind, title in KINDS.items():
        if kind in grouped:
            lines += [f"## {title}", "", *rules_table(grouped[kind]), ""]
    return lines


def rules_table(rules: list[tuple[str, Dated[Any]]]) -> list[str]:
    """Return rules as a table of what holds when, and by which source."""
    shown = rules[:MOST_TABLE_ROWS]
    lines = ["| rule | what | from | until before | status | evidence | checked | source |"]
    lines.append("|---|---|---|---|---|---|---|---|")
    for path, entry in shown:
        source = _cell(str(entry.source))
        cited = f"[{source}]({entry.source.url})" if entry.source.url else source
        note = f"<br>{_cell(entry.note)}" if entry.note else ""
        lines.append(
            f"| `{path.split('.', 1)[-1]}` | {_cell(summary(entry.value))}{note} "
            f"| {entry.start or '…'} | {entry.end or '…'} | {entry.status} | {entry.evidence} "
            f"| {entry.checked_on} | {cited} |"
        )
    if len(rules) > len(shown):
        lines += ["", f"… and {len(rules) - len(shown)} more: `book.describe(...)` lists them all."]
    return lines


def summary(value: Any) -> str:
    """Return a rule's value in a few words."""
    title = getattr(value, "title", "") or getattr(value, "reason", "")
    if title:
        return str(title)
    data = to_data(value) if not isinstance(value, (str, int, dt.date)) else value
    return _plain(data)


def _plain(data: Any) -> str:
    if isinstance(data, dict):
        parts = [_plain(part) for key, part in data.items() if key != "is"]
        name = data.get("is", "")
        return f"{name}({', '.join(parts)})" if name else ", ".join(parts)
    if isinstance(data, (list, tuple)):
        return ", ".join(map(_plain, data))
    return str(data)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def write_examples() -> None:
    """Write the notebooks' pages from the paired scripts."""
    target = DOCS / "examples"
    target.mkdir(exist_ok=True)
    for script in sorted(EXAMPLES.glob("*.py")):
        notebook = jupytext.read(script)
        page = jupytext.writes(notebook, fmt="md")
        page = page.split("---\n", 2)[-1].lstrip() if page.startswith("---\n") else page
        (target / f"{script.stem}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
