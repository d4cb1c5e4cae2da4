"""The walk of a parcel is drawn as the code has it."""

import datetime as dt
import re
import sys
from itertools import groupby
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


def test_the_walk_goes_into_each_room_once():
    parcel = xborder.Consignment(
        ship_from="CN",
        ship_to="DE",
        on=dt.date(2026, 11, 21),
        items=[{"hs_code": "610910", "origin": "CN", "quantity": 2, "unit_price": "19.90 EUR"}],
        prices="net",
        seller={"registrations": {"IOSS"}},
        buyer={"kind": "consumer"},
    )
    entered = []

    def note(frame, event, _):
        if event == "call" and Path(frame.f_back.f_code.co_filename) == ROOMS / "walk.py":
            called = Path(frame.f_code.co_filename)
            if called.parent.parent == ROOMS:
                entered.append(called.parent.name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        xborder.quote(parcel)
    finally:
        sys.setprofile(before)
    assert [room for room, _ in groupby(entered)] == ["admission", "run", "report"]


def test_the_tests_readme_names_no_file_that_is_gone():
    text = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    for line in text.split("- `")[1:]:
        folder = line.split("`")[0]
        for name in re.findall(r"`(test_\w+\.py)`", line):
            assert (ROOT / "tests" / folder / name).is_file(), name
