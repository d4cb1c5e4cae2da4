"""The public face: what is promised is there, sorted, and loaded only when asked for."""

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import xborder

SUBPACKAGES = sorted(
    module.name for module in pkgutil.walk_packages(xborder.__path__, prefix="xborder.")
)


def test_the_names_and_their_modules_agree():
    promised = [*xborder._NAMES, *xborder._PACKAGES, "__version__"]
    assert sorted(promised) == sorted(xborder.__all__)
    assert sorted(xborder.__all__) == xborder.__all__ == dir(xborder)


def test_the_type_checkers_mirror_agrees():
    tree = ast.parse(inspect.getsource(xborder))
    guarded = next(
        node
        for node in tree.body
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
    )
    mirrored = {alias.name: node.module for node in guarded.body for alias in node.names}
    assert mirrored == {**xborder._NAMES, **dict.fromkeys(xborder._PACKAGES, "xborder")}


def test_every_exported_name_is_itself_after_every_submodule_was_imported():
    for name in SUBPACKAGES:
        importlib.import_module(name)
    for name, module in xborder._NAMES.items():
        assert getattr(xborder, name) is getattr(importlib.import_module(module), name)
        assert f"xborder.{name}" not in SUBPACKAGES
    for name in xborder._PACKAGES:
        assert inspect.ismodule(getattr(xborder, name))


@pytest.mark.parametrize("package", ["xborder", *(f"xborder.{name}" for name in xborder._PACKAGES)])
def test_a_package_promises_what_it_has(package):
    module = importlib.import_module(package)
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'quot'"):
        xborder.quot  # noqa: B018


@pytest.mark.parametrize(
    "asked",
    [
        "import xborder",
        "import xborder as xb; xb.quote",
        *(f"import xborder.{name}" for name in xborder._PACKAGES),
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
    assert set(done.stdout.split()) == {"xborder", "xborder.version"}
