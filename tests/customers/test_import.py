"""The package is light, its names are whole, and the heavy part says what it needs."""

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import xborder.customers
from xborder.errors import MissingExtra

HEAVY = ("numpy", "scipy", "pandas", "pyarrow", "holidays")
ROOMS = ("campaigns", "lifetime", "purchases", "scoring", "stages", "value")
FRONTS = ["xborder.customers", *(f"xborder.customers.{room}" for room in ROOMS)]


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


@pytest.mark.parametrize("package", FRONTS)
def test_every_name_is_itself_after_every_module_was_imported(package):
    front = importlib.import_module(package)
    modules = [module.name for module in pkgutil.iter_modules(front.__path__)]
    for module in modules:
        importlib.import_module(f"{package}.{module}")
    for name, home in front._HOMES.items():
        assert getattr(front, name) is getattr(importlib.import_module(f"{package}.{home}"), name)
        assert name not in modules


@pytest.mark.parametrize("package", FRONTS)
def test_names_agree_with_the_mirror_of_the_type_checkers(package):
    front = importlib.import_module(package)
    rooms = getattr(front, "_ROOMS", ())
    guarded = next(
        node for node in ast.parse(inspect.getsource(front)).body if isinstance(node, ast.If)
    )
    mirrored = {alias.name: node.module for node in guarded.body for alias in node.names}
    homes = {name: f"{package}.{home}" for name, home in front._HOMES.items()}
    assert mirrored == {**homes, **dict.fromkeys(rooms, package)}
    assert sorted(mirrored) == sorted(front.__all__) == dir(front)


def test_the_front_is_small_and_holds_the_rooms():
    assert 30 <= len(xborder.customers._HOMES) <= 36
    assert set(ROOMS) < set(xborder.customers._ROOMS)
    with pytest.raises(AttributeError, match="Did you mean 'rfm'"):
        _ = xborder.customers.rfn


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
