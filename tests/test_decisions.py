"""Decision records have one form, one number each, and a line in their index."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "decisions"
RECORDS = sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_says_why_what_and_what_follows(record):
    text = record.read_text(encoding="utf-8")
    number, title = re.match(r"# (\d{4})\. (.+)\n", text).groups()
    assert record.name.startswith(f"{number}-")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
    line = f"- [{number}. {title}]({record.name})"
    assert line in (FOLDER / "index.md").read_text(encoding="utf-8").splitlines()


def test_no_number_is_taken_twice():
    numbers = [record.name[:4] for record in RECORDS]
    assert len(set(numbers)) == len(numbers) >= 10
