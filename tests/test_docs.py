"""Every Python block of the docs runs, top to bottom, and prints what the page says it prints."""

import contextlib
import contextvars
import importlib.util
import io
import re
from pathlib import Path

import pytest

from xborder.policy import default_book

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    page
    for page in [*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "README.zh-CN.md"]
    if not {"countries", "examples"} & set(page.relative_to(ROOT).parts)
)
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page):
    return [(kind, body) for kind, body in BLOCK.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_a_page_runs_and_prints_what_it_shows(page):
    """Each page in a context of its own: one that sets a language sets it for itself."""
    contextvars.copy_context().run(check, page)


def check(page):
    namespace = {"__name__": "__docs__"}
    printed = None
    for kind, body in blocks(page):
        if kind == "python":
            stream = io.StringIO()
            with contextlib.redirect_stdout(stream):
                exec(compile(body, str(page), "exec"), namespace)  # noqa: S102 - our own pages
            printed = stream.getvalue()
        elif printed is not None:
            assert [line.rstrip() for line in body.rstrip().splitlines()] == [
                line.rstrip() for line in printed.rstrip().splitlines()
            ]
            printed = None


def test_pages_that_are_made_are_made_at_each_build_and_not_kept():
    """Else a tree is dirty once the site is built; the README alone is kept, and tested below."""
    made = {
        "docs/countries/",
        "docs/examples/",
        "docs/explanation/coverage-of-goods.md",
        "docs/explanation/how-well-it-is-read.md",
        "docs/index.md",
        "docs/zh/countries.md",
    }
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert made <= set(ignored)


def test_the_table_of_jurisdictions_is_the_books():
    place = importlib.util.spec_from_file_location(
        "country_pages", ROOT / "docs" / "country_pages.py"
    )
    pages = importlib.util.module_from_spec(place)
    place.loader.exec_module(pages)
    book = default_book()
    shown = pages.readme([book.policy(code) for code in book.codes])
    assert (ROOT / "README.md").read_text(encoding="utf-8") == shown, "run python docs/generate.py"
