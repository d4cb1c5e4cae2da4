"""The package is light, its names are whole, and the heavy part says what it needs."""

import subprocess
import sys

import pytest

import xborder.customers
from xborder.errors import MissingExtra

HEAVY = ("numpy", "scipy", "pandas", "pyarrow", "holidays")


def run(code):
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours


def test_import_loads_nothing_heavy_and_rfm_needs_nothing():
    code = (
        "import sys, datetime as dt, xborder.customers as c\n"
        "o = [c.Order(customer_id='a', at=dt.date(2026, 1, 1), amount='5 EUR')]\n"
        "c.segment_customers(c.rfm(o, on=dt.date(2026, 2, 1)), c.ELEVEN_GROUPS)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    found = run(code)
    assert found.stdout.strip() == "[]", found.stderr


def test_every_name_loads_after_every_module():
    code = (
        "import importlib, pkgutil, xborder.customers as c\n"
        "mods = [m.name for m in pkgutil.iter_modules(c.__path__)]\n"
        "[importlib.import_module('xborder.customers.' + m) for m in mods]\n"
        "assert not set(mods) & set(c.__all__), set(mods) & set(c.__all__)\n"
        "print(all(not hasattr(getattr(c, n), '__path__') for n in c.__all__))"
    )
    found = run(code)
    assert found.stdout.strip() == "True", found.stderr


def test_names_agree():
    assert set(xborder.customers._HOME) == set(xborder.customers.__all__)
    assert set(xborder.customers.__all__) <= set(dir(xborder.customers))
    with pytest.raises(AttributeError, match="no attribute 'rmf'"):
        _ = xborder.customers.rmf


def test_a_missing_extra_is_named():
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "import xborder.customers as c\n"
        "try:\n    c.BetaGeoNbd\n"
        "except ImportError as error:\n    print(type(error).__name__, error)"
    )
    found = run(code)
    assert found.stdout.startswith(MissingExtra.__name__), found.stderr
    assert "xborder[stats]" in found.stdout
