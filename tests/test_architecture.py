"""The walk of a parcel is drawn as the code has it."""

import re
from pathlib import Path

import pytest

import xborder

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
WALK = PAGE.split("## The walk of a parcel")[1].split("\n## ")[0]
ROOMS = Path(str(xborder.__file__)).parent / "landed_cost"


def drawn():
    """Return the modules that the table names, by their room."""
    found, room = {}, ""
    for first, modules in re.findall(r"^\| (.*?)\| (.*?) \|", WALK, re.MULTILINE):
        room = first.strip(" `/") or room
        found.setdefault(room, set()).update(re.findall(r"`(\w+)`", modules))
    return {room: names for room, names in found.items() if names}


@pytest.mark.parametrize("room", ["admission", "run", "report"])
def test_every_module_of_a_room_is_in_the_table_and_no_other(room):
    modules = {path.stem for path in (ROOMS / room).glob("*.py")} - {"__init__"}
    assert drawn()[room] == modules


def test_every_room_is_drawn():
    rooms = {path.parent.name for path in ROOMS.glob("*/__init__.py")}
    assert {room for room in rooms if f"{room}/" in WALK} == rooms


def test_the_tests_readme_names_no_file_that_is_gone():
    text = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    for line in text.split("- `")[1:]:
        folder = line.split("`")[0]
        for name in re.findall(r"`(test_\w+\.py)`", line):
            assert (ROOT / "tests" / folder / name).is_file(), name
