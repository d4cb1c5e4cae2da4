"""Importing any room of the slice is cheap: nothing heavy comes before arrays are asked for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import xborder.fx

ROOMS = xborder.fx._ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_reading_every_name_of_a_room_loads_no_heavy_library(room):
    program = (
        f"import sys, xborder.fx.{room} as room\n"
        "[getattr(room, name) for name in room.__all__]\n"
        "heavy = {'numpy', 'scipy', 'pandas', 'holidays', 'pyarrow'} & set(sys.modules)\n"
        "raise SystemExit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_name_stands_in_one_room_only():
    rooms = [getattr(xborder.fx, room) for room in ROOMS]
    names = [name for room in rooms for name in room.__all__]
    assert len(names) == len(set(names))
    assert set(xborder.fx.__all__) - set(ROOMS) <= set(names)


def test_the_reference_lists_every_public_name():
    pages = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "fx").glob("*.md")
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    listed = set(re.findall(r"^::: (\S+)$", text, re.MULTILINE))
    rooms = [getattr(xborder.fx, room) for room in ROOMS]
    promised = {
        f"{room.__name__}.{home}.{name}" for room in rooms for name, home in room._HOMES.items()
    }
    assert listed == promised
