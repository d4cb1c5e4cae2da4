"""List every address that the rules, the README and the docs cite, one a line.

    python tools/links.py > addresses.txt

A weekly job gives the list to a link checker: authorities move their pages, and a source that
cannot be found again is no source.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from xborder.policy import default_book

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = re.compile(r"https?://[^\s)>\]\"'`]+")


def of_rules() -> Iterator[str]:
    """Yield the address of each rule's source."""
    book = default_book()
    for code in book.codes:
        for _, entry in book.policy(code).rules():
            yield entry.source.url


def of_pages() -> Iterator[str]:
    """Yield the addresses in the README and the pages that are written by hand."""
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        if not {"countries", "examples"} & set(page.relative_to(ROOT).parts):
            yield from ADDRESS.findall(page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for address in sorted({*of_rules(), *of_pages()} - {""}):
        print(address.rstrip(".,;:"))
