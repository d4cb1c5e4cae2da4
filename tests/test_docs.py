"""Every Python block of the docs runs, top to bottom, and prints what the page says it prints."""

import contextlib
import contextvars
import datetime as dt
import importlib.util
import io
import re
import types
from pathlib import Path

import pandas as pd
import pytest

from xborder.policy import default_book
from xborder.tariff.snapshots.snapshot import snapshot

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    page
    for page in [*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "README.zh-CN.md"]
    if not {"countries", "examples"} & set(page.relative_to(ROOT).parts)
)
BLOCK = re.compile(
    r"^```(?P<kind>python|text)\n(?P<body>.*?)^```$|^<!-- shown: (?P<shown>.+?) -->$",
    re.MULTILINE | re.DOTALL,
)
PRINTED_BY_PANDAS_3 = {"forty-countries", "what-does-a-rule-change-cost"}
WITHOUT_PICTURE = {
    "a-tool-in-a-terminal": "what a terminal prints is its picture",
    "index": "it lists the others",
    "frames-of-every-kind": "what it makes are frames, printed row by row",
    "property-tests": "a test that passes shows nothing",
}


def loaded(name):
    place = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


picture = loaded("shown").picture


def blocks(page):
    text = page.read_text(encoding="utf-8")
    return [
        ("shown", each["shown"]) if each["shown"] else (each["kind"], each["body"])
        for each in BLOCK.finditer(text)
    ]


@pytest.mark.filterwarnings("ignore:Glyph")  # a machine without a Chinese font draws boxes
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_a_page_runs_and_prints_what_it_shows(page):
    """Each page in a context of its own: one that sets a language sets it for itself."""
    if page.stem in PRINTED_BY_PANDAS_3 and pd.__version__ < "3":
        pytest.skip("pandas 2 writes empty cells in another way")
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
        elif kind == "shown":
            # what a picture is made of stands above it, as docs/shown.py takes it
            assert picture(eval(body, namespace))  # noqa: S307 - our own pages
        elif printed is not None:
            assert [line.rstrip() for line in body.rstrip().splitlines()] == [
                line.rstrip() for line in printed.rstrip().splitlines()
            ]
            printed = None


def test_files_that_pages_show_are_named_as_the_builder_reads_them():
    """A formatter that takes the line for Python would put spaces into its mark."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert not re.search(r"8 < ?--|8< --", text)
    shown = re.findall(r'--8<-- "(.+)"', text)
    assert {"examples/service/api.py", "examples/service/shop.py"} <= set(shown)
    assert all((ROOT / name).is_file() for name in shown)


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/how-to/*.md")), ids=lambda page: page.stem)
def test_every_how_to_has_its_picture(page):
    text = page.read_text(encoding="utf-8")
    assert ("<!-- shown: " in text or "![" in text) != (page.stem in WITHOUT_PICTURE)


def test_a_picture_stands_in_place_of_its_comment_in_the_language_of_the_page():
    hook = loaded("shown")
    page = (
        "# T\n\n```python\nfrom xborder.complaints.measures import pareto\n"
        'causes = pareto(["<late>"])\n```\n\n<!-- shown: causes -->\n\nafter\n'
    )

    def of(uri):
        named = types.SimpleNamespace(file=types.SimpleNamespace(src_uri=uri))
        return hook.on_page_markdown(page, page=named, config=None, files=None)

    english, chinese = of("how-to/t.md"), of("zh/t.md")
    assert english.startswith(page.partition("<!--")[0])
    assert english.endswith("</div>\n\nafter\n")
    assert "&lt;late&gt;" in english
    assert "cause</th>" in english
    assert "原因</th>" in chinese
    assert hook.on_page_markdown("no picture", page=None) == "no picture"
    drawn = hook.picture(pytest.importorskip("matplotlib.figure").Figure())
    assert drawn.startswith('<p><img class="shown"')


def test_every_page_of_the_reference_leads_to_how_it_is_used():
    """But the glossary, which is words."""
    leads = re.compile(r"\]\((?:\.\./)+(?:how-to|tutorial|examples|explanation)/")
    pages = [page for page in ROOT.glob("docs/reference/**/*.md") if page.stem != "glossary"]
    assert [page.name for page in pages if not leads.search(page.read_text("utf-8"))] == []


def test_every_how_to_stands_in_one_group_of_the_navigation():
    index = loaded("how_to_index")
    found = index.groups()
    files = [file for pages in found.values() for file in pages.values()]
    there = {f"how-to/{page.name}" for page in ROOT.glob("docs/how-to/*.md")} - {"how-to/index.md"}
    assert sorted(files) == sorted(there)
    assert max(len(pages) for pages in found.values()) < 10
    text = index.how_to_index(found)
    assert "## Stock\n\n- [Choose a service target](choose-a-service-target.md): A target" in text
    assert all(re.search(r"[.?!]$", line) for line in text.splitlines() if line.startswith("- "))


LANGUAGES = [
    # (page, its language, the addresses that its header leads to)
    ("zh/which-route.md", "zh", ["/how-to/which-route/", "/zh/which-route/"]),
    ("how-to/which-route.md", "en", ["/how-to/which-route/", "/zh/which-route/"]),
    ("index.md", "en", ["/index/", "/zh/index/"]),
    ("how-to/which-day-counts.md", "en", []),
]


@pytest.mark.parametrize(("uri", "language", "leads"), LANGUAGES)
def test_a_page_says_its_language_and_leads_to_its_other_self(uri, language, leads):
    hook = loaded("languages")
    names = ["index.md", "zh/index.md", *(name for name, *_ in LANGUAGES)]
    pages = [
        types.SimpleNamespace(
            title="T",
            url=f"/{name.removesuffix('.md')}/",
            file=types.SimpleNamespace(src_uri=name),
        )
        for name in dict.fromkeys(names)
    ]
    tab = types.SimpleNamespace(title="How to")
    config = types.SimpleNamespace(theme={}, extra={})
    for page in pages:  # one after the other, as the builder calls it
        hook.on_page_context(
            {}, page=page, config=config, nav=types.SimpleNamespace(items=[tab], pages=pages)
        )
        if page.file.src_uri == uri:
            assert config.theme["language"] == language
            assert tab.title == {"en": "How to", "zh": "操作指南"}[language]
            assert [each["link"] for each in config.extra["alternate"]] == leads


def test_the_theme_is_led_to_no_site_map_that_is_not_there():
    """It asks for one beside each link of a page's head that names another language."""
    head = '<link rel="alternate" href="../../how-to/t/" hreflang="en"><link rel="icon" href="i">'
    menu = '<a href="../../how-to/t/" hreflang="en">English</a>'
    left = loaded("languages").on_post_page(head + menu, page=None, config=None)
    assert left == '<link rel="icon" href="i">' + menu


def test_every_chinese_page_has_an_english_self():
    hook = loaded("languages")
    there = {str(page.relative_to(ROOT / "docs")) for page in ROOT.glob("docs/**/*.md")}
    made = {"index.md", "countries/index.md"}
    chinese = sorted(name for name in there if name.startswith("zh/"))
    assert [name for name in chinese if not hook.counterpart(name, there | made)] == []


def test_no_line_ends_between_two_chinese_letters():
    """Markdown would put a space there."""
    letter = r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]"
    for page in [*ROOT.glob("docs/zh/*.md"), ROOT / "README.zh-CN.md"]:
        words = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert re.findall(rf"{letter}\n{letter}", words) == [], page.name


def test_every_country_page_says_what_a_parcel_costs():
    """Of Colombia's three prices one is above what its rules compute; a fact is missing nowhere."""
    summaries = loaded("summaries")
    day = dt.date(2026, 11, 30)
    for code in default_book().codes:
        found = summaries.quotes(code, day)
        assert [quote.missing for quote in found] == [None] * 3, code
        assert sum(quote.total is not None for quote in found) >= 2, code


def test_a_tariff_is_folded_to_the_shortest_codes_whose_lines_bear_one_rate():
    """6109 as a whole at 12 %; 6110 apart; chapter 62 as a whole: worked out by hand."""
    rates = {
        "61091000": "12%",
        "61099020": "12%",
        "61101130": "8%",
        "61101190": "12%",
        "62011000": "free",
        "62019000": "free",
    }
    assert loaded("tariff_pages").shortest(rates) == {
        "6109": "12%",
        "61101130": "8%",
        "61101190": "12%",
        "62": "free",
    }


def test_a_whole_tariff_is_a_page_that_names_each_line_once():
    pages = loaded("tariff_pages")
    day = dt.date(2026, 11, 30)
    text = pages.tariff_page("JP", day)
    rows = [
        line.strip().split(" | ")
        for line in text.splitlines()
        if re.search(r" \| .*\d{2}.* \|$", line)
    ]
    # a fold within a fold of HTML would end it, and the rest of the table be text
    assert len(re.findall(r"<details>", text)) == len(
        re.findall(r"</details> \|$", text, re.MULTILINE)
    )
    cells = [re.sub(r"<summary>.*</summary>|</?details>| \|$", "", row[1]) for row in rows]
    codes = [code for cell in cells for code in cell.split(", ")]
    known = set(codes)
    assert len(known) == len(codes)
    for line in snapshot("jp").lines_on(day):
        assert sum(line[:length] in known for length in range(2, len(line) + 1)) == 1, line
    assert pages.link("XI") == pages.link("EU") != ""
    assert pages.link("NO") == ""


def test_pages_that_are_made_are_made_at_each_build_and_not_kept():
    """Else a tree is dirty once the site is built; the README alone is kept, and tested below."""
    made = {
        "docs/assets/social.png",
        "docs/countries/",
        "docs/examples/",
        "docs/explanation/coverage-of-goods.md",
        "docs/explanation/how-well-it-is-read.md",
        "docs/how-to/index.md",
        "docs/index.md",
        "docs/zh/countries.md",
    }
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert made <= set(ignored)


def test_the_table_of_jurisdictions_is_the_books():
    pages = loaded("country_pages")
    book = default_book()
    shown = pages.readme([book.policy(code) for code in book.codes])
    assert (ROOT / "README.md").read_text(encoding="utf-8") == shown, "run python docs/generate.py"
