"""The tools of the repository: the changelog's fragments, stale rules, cited addresses."""

import ast
import datetime as dt
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from xborder.policy import default_book

ROOT = Path(__file__).resolve().parents[1]


def tool(name):
    place = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def changelog():
    return tool("changelog")


BEFORE = """\
# Changelog

## Unreleased

### Code

- A first thing.

## 0.1.0 - 2026-01-01

### Code

- Everything.
"""


def test_fragments_become_items_under_the_new_version(changelog):
    found = {"code": ["One thing.\n", "Another\nthing.\n"], "policy": ["GB: relief ends.\n"]}
    after = changelog.folded(BEFORE, found, version="0.2.0", on=dt.date(2026, 12, 1))
    assert after == BEFORE.replace(
        "## Unreleased\n\n### Code\n\n- A first thing.\n",
        "## Unreleased\n\n## 0.2.0 - 2026-12-01\n\n### Code\n\n- A first thing.\n- One thing.\n"
        "- Another thing.\n\n### Policy data\n\n- GB: relief ends.\n",
    )


def test_a_section_without_news_is_left_out(changelog):
    before = "# Changelog\n\n## Unreleased\n"
    after = changelog.folded(before, {"code": ["New."], "policy": []}, version="1", on=dt.date.min)
    assert after == "# Changelog\n\n## Unreleased\n\n## 1 - 0001-01-01\n\n### Code\n\n- New.\n"


def test_every_fragment_of_the_repository_is_one(changelog):
    for paths in changelog.fragments(ROOT / "changes").values():
        for path in paths:
            lines = path.read_text(encoding="utf-8").strip().splitlines()
            assert 1 <= len(lines) <= 5, path.name


def test_a_file_that_is_no_fragment_is_named(changelog, tmp_path):
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"notes\.md: call it what-changed\.code\.md"):
        changelog.fragments(tmp_path)


def test_a_release_folds_the_fragments_and_removes_them(changelog, tmp_path, monkeypatch):
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes" / "README.md").write_text("stays", encoding="utf-8")
    (tmp_path / "changes" / "new.code.md").write_text("New.", encoding="utf-8")
    (tmp_path / "src" / "xborder").mkdir(parents=True)
    (tmp_path / "src" / "xborder" / "version.py").write_text('VERSION = "2.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(BEFORE, encoding="utf-8")
    monkeypatch.setattr(changelog, "ROOT", tmp_path)
    changelog.main(dt.date(2027, 1, 2))
    assert "## 2.0 - 2027-01-02" in (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "changes").iterdir()] == ["README.md"]


def test_rules_are_stale_on_a_late_day_and_on_no_early_one(capsys):
    stale = tool("stale")
    checked = [
        entry.checked_on
        for code in default_book().codes
        for _, entry in default_book().policy(code).rules()
    ]
    assert stale.main(300, min(checked) + dt.timedelta(days=300)) == 0
    assert stale.main(300, max(checked) + dt.timedelta(days=301)) == len(checked)
    assert capsys.readouterr().out.count("\n") == len(checked) + 2


def test_the_cited_addresses_are_whole():
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, str(ROOT / "tools" / "links.py")],
        capture_output=True,
        text=True,
        check=True,
    )
    addresses = done.stdout.split("\n")[:-1]
    assert len(addresses) > 100
    assert [address for address in addresses if " " in address or "." not in address] == []


def test_what_the_project_asks_for_is_printed_with_its_lower_bounds():
    done = subprocess.run(
        [sys.executable, "tools/requirements.py", "--lowest", "calendars"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    names = [line.partition("==")[0] for line in done.stdout.split()]
    frames = ["pandas", "polars"]
    assert names == ["attrs", "babel", "py-moneyed", "pydantic", "holidays", *frames]


def phony():
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = [line for line in text.splitlines() if line.startswith(".PHONY:")]
    return line.removeprefix(".PHONY:").split()


@pytest.mark.parametrize("target", phony())
def test_make_can_make_each_target_and_says_what_it_is_for(target):
    make = shutil.which("make")
    assert make, "the commands of this repository are make's"
    done = subprocess.run(  # noqa: S603 - nothing is made, only said
        [make, "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    told = subprocess.run([make, "help"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert [line for line in told.stdout.splitlines() if line.split()[0] == target]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a < b", {"a <= b"}),
        ("a is not b", {"a is b"}),
        ("a and b", {"a or b"}),
        ("a + b", {"a - b"}),
        ("not a", {"a"}),
        ("-a", {"a"}),
        ("f(True)", {"f(False)"}),
        ("f(2)", {"f(3)"}),
        ("a if b else c", {"c if b else a"}),
        ("if a:\n    b", {"if True:\n    b", "if False:\n    b"}),
        ("a: list[1] = b", set()),  # an annotation never runs
    ],
)
def test_a_mutant_is_one_change(before, after):
    mutants, tree = tool("mutants"), ast.parse(before)
    found = set()
    for number, how in mutants.sample(tree, most=9):
        other = ast.parse(before)
        node = list(ast.walk(other))[number]
        found.add(ast.unparse(mutants.At(node, how).visit(other)))
    assert found == after
