"""The lock holds what pyproject.toml asks for, with hashes, and names no place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK, re.MULTILINE))
TABLES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = [
    *TABLES["project"]["dependencies"],
    *(line for extra in TABLES["project"]["optional-dependencies"].values() for line in extra),
    *(
        line
        for group in TABLES["dependency-groups"].values()
        for line in group
        if "{" not in str(line)
    ),
]


@pytest.mark.parametrize("asked", sorted(set(ASKED)))
def test_what_is_asked_for_is_locked_within_its_bounds(asked):
    requirement = Requirement(asked)
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)]), "make lock"


def test_every_pin_has_its_hashes():
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINS) > 100
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_registry():
    assert re.findall(r"\w+://\S+|--\S*(?:index|links|host)\S*", LOCK) == []


def test_every_bound_of_the_project_is_a_lower_one_first():
    for line in TABLES["project"]["dependencies"]:
        assert re.match(r"[\w.-]+>=[\d.]+", line), line
