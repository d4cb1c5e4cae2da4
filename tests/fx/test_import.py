"""Importing the slice is cheap, and every public name is there under three spellings alike."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import xborder.fx

SOURCE = Path(str(xborder.fx.__file__))


def test_importing_loads_no_heavy_library():
    program = (
        "import sys, xborder.fx, xborder.fx.option, xborder.fx.programme, xborder.fx.cashflow\n"
        "heavy = {'numpy', 'scipy', 'pandas', 'holidays', 'pyarrow'} & set(sys.modules)\n"
        "raise SystemExit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_names_and_their_mirror_agree():
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    mirror = {
        alias.name: node.module
        for block in ast.walk(tree)
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    listed = {name: f"xborder.fx.{module}" for name, module in xborder.fx._NAMES.items()}
    assert mirror == listed
    assert set(xborder.fx.__all__) == set(listed)
    assert set(listed) <= set(dir(xborder.fx))


def test_every_public_name_can_be_had():
    modules = {path.stem for path in SOURCE.parent.glob("*.py")}
    for name in xborder.fx.__all__:
        assert name.isupper() or getattr(xborder.fx, name).__name__ == name
    assert not modules & set(xborder.fx.__all__)


def test_other_names_are_refused():
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        xborder.fx.nothing_of_the_kind  # noqa: B018 - the access itself is the test
