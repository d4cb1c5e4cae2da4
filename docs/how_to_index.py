"""The page that lists every how-to by what it is about, made from the site's own navigation."""

import re
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).parent
PAGE = DOCS / "how-to" / "index.md"
HEAD = """---
title: How to
hide: [toc]
---

# How to

One task a page, each with code that runs. New here? Begin with
[your first quote](../tutorial/first-quote.md).
"""


def write_how_to_index() -> None:
    """Write the page."""
    PAGE.write_text(how_to_index(groups()), encoding="utf-8")


def groups() -> dict[str, dict[str, str]]:
    """Return the groups of the navigation: of each its pages, title to file."""
    named = yaml.safe_load((DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    listed: list[Any] = next(each["How to"] for each in named if "How to" in each)
    found: dict[str, dict[str, str]] = {}
    for group in listed:
        if isinstance(group, dict):  # else it is this page
            for name, pages in group.items():
                found[name] = {title: file for page in pages for title, file in page.items()}
    return found


def how_to_index(found: dict[str, dict[str, str]]) -> str:
    """Return the page: a heading a group, a line a how-to with its first sentence."""
    lines = [HEAD]
    for name, pages in found.items():
        lines += [f"## {name}", ""]
        lines += [
            f"- [{title}]({Path(file).name}): {first_sentence(DOCS / file)}"
            for title, file in pages.items()
        ]
        lines.append("")
    return "\n".join(lines)


def first_sentence(page: Path) -> str:
    """Return what a page says first, without links: they would lead from another folder."""
    text = page.read_text(encoding="utf-8")
    words = next(
        part
        for part in re.split(r"\n\s*\n", text)
        if part.strip() and not part.lstrip().startswith(("#", "---", "<", "```", "!"))
    )
    plain = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", " ".join(words.split()))
    found = re.match(r".+?[.?!](?=\s|$)", plain)
    return found[0] if found else plain.rstrip(":") + "."
