"""The public face: what is promised is there, sorted, and loaded only when asked for."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import xborder

SUBPACKAGES = sorted(
    module.name for module in pkgutil.walk_packages(xborder.__path__, prefix="xborder.")
)
SOURCE = Path(str(xborder.__file__)).parent


class Front:
    """A package that ends in ``front(globals(), homes, rooms=rooms)``, and both its tables."""

    def __init__(self, path, call, tree):
        self.name = ".".join(["xborder", *path.parent.relative_to(SOURCE).parts])
        self.module = importlib.import_module(self.name)
        self.homes = getattr(self.module, call.args[1].id)
        self.rooms = [
            room for word in call.keywords for room in getattr(self.module, word.value.id)
        ]
        self.tree = tree


def fronts():
    for path in sorted(SOURCE.rglob("__init__.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        last = tree.body[-1] if tree.body else None
        call = last.value if isinstance(last, ast.Expr) else None
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "front":
            yield Front(path, call, tree)


FRONTS = list(fronts())
each_front = pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.name)


def test_the_wide_packages_are_fronts():
    names = {front.name for front in FRONTS}
    assert {"xborder", "xborder.fx", "xborder.inventory", "xborder.customers"} <= names


@each_front
def test_a_front_promises_what_it_can_load(front):
    own = {"__version__"} & set(front.module.__all__)
    assert sorted(front.module.__all__) == sorted([*front.homes, *front.rooms, *own])
    assert sorted(front.module.__all__) == dir(front.module)


@each_front
def test_a_front_holds_what_most_need_and_leaves_the_rest_to_its_rooms(front):
    """About thirty names: more is a list to search, and not one to read."""
    limit = 36 if front.rooms else 50  # a room has no rooms of its own to leave names to
    assert len(front.homes) <= limit


@each_front
def test_a_front_shows_type_checkers_the_same_names(front):
    guarded = next(
        node
        for node in front.tree.body
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
    )
    assert {alias.name: node.module for node in guarded.body for alias in node.names} == {
        **{name: f"{front.name}.{home}" for name, home in front.homes.items()},
        **dict.fromkeys(front.rooms, front.name),
    }


@each_front
def test_each_name_is_itself_after_every_submodule_was_imported(front):
    for name in SUBPACKAGES:
        importlib.import_module(name)
    for name, home in front.homes.items():
        assert f"{front.name}.{name}" not in SUBPACKAGES
        module = importlib.import_module(f"{front.name}.{home}")
        assert getattr(front.module, name) is getattr(module, name)
        assert name in vars(front.module)
    for name in front.rooms:
        assert getattr(front.module, name) is importlib.import_module(f"{front.name}.{name}")


@each_front
def test_a_front_refuses_a_foreign_name(front):
    with pytest.raises(AttributeError, match=rf"^module {front.name!r} has no attribute 'zzzz'$"):
        front.module.zzzz  # noqa: B018 - the access is the test


def test_a_near_miss_is_asked_about_once():
    with pytest.raises(AttributeError, match=r"'quot'\. Did you mean 'quote'\?$"):
        xborder.quot  # noqa: B018 - the access is the test
    done = subprocess.run(
        [sys.executable, "-c", "import xborder; xborder.quot"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.count("Did you mean") == 1


def test_a_dunder_is_refused_without_a_guess():
    with pytest.raises(AttributeError, match=r"has no attribute '__versoin__'$"):
        xborder.__versoin__  # noqa: B018 - the access is the test


@pytest.mark.parametrize("package", ["xborder", *(f"xborder.{name}" for name in xborder._ROOMS)])
def test_a_package_promises_what_it_has(package):
    module = importlib.import_module(package)
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


@pytest.mark.parametrize(
    "asked",
    [
        "import xborder",
        "import xborder as xb; xb.quote",
        *(f"import xborder.{name}" for name in xborder._ROOMS),
    ],
)
def test_importing_loads_nothing_heavy(asked):
    heavy = {"numpy", "scipy", "pandas", "polars", "pyarrow", "narwhals", "holidays", "matplotlib"}
    script = f"{asked}\nimport sys\nprint(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_importing_the_package_loads_nothing_else():
    script = (
        "import sys; import xborder; print(*[m for m in sys.modules if m.startswith('xborder')])"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == {"xborder", "xborder.lazy", "xborder.version"}


def test_a_country_loads_without_the_law_of_others():
    """The first quote to Great Britain reads no law of the Union."""
    script = (
        "import sys; from xborder.countries.gb import POLICY\n"
        "print(*[m for m in sys.modules if m.startswith('xborder.countries.eu')])"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
