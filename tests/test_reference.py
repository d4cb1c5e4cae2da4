"""Every public name stands on a page of the reference, where a reader looks for it."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

import xborder
from tests.test_exports import FRONTS, SUBPACKAGES
from xborder.choice import Choice

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path(str(xborder.__file__)).parent
PAGES = sorted((ROOT / "docs" / "reference").rglob("*.md"))
MODULES = {"xborder", *SUBPACKAGES}
DIRECTIVE = re.compile(r"^::: (\S+)\n((?: +.*\n)*)", re.MULTILINE)
NO_FRONTS = (
    "xborder.channels.vocabulary",
    "xborder.landed_cost.breakdown",
    "xborder.policy.condition",
    "xborder.policy.fact",
    "xborder.policy.vocabulary",
)
"""Public places that are neither a front nor a room of one."""
NEEDS_NO_PAGE = {
    "__version__": "a word",
    "day": "Python's own datetime.date, by a shorter name",
}


def file_of(module):
    path = SOURCE.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def defined(module):
    """Return what a module defines, each with whether it has a docstring, and what it imports."""
    own, imported = {}, {}
    body = list(ast.parse(file_of(module).read_text(encoding="utf-8")).body)
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            own[node.name] = ast.get_docstring(node) is not None
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                said = isinstance(following, ast.Expr)
                own[target.id] = said and isinstance(following.value, ast.Constant)
        for inner in ast.walk(node) if isinstance(node, ast.If | ast.ImportFrom) else ():
            if isinstance(inner, ast.ImportFrom):
                for alias in inner.names:
                    imported.setdefault(alias.asname or alias.name, (inner.module, alias.name))
    return own, imported


def home(module, name):
    """Return the module that defines a name, and what it is called there."""
    own, imported = defined(module)
    if name in own or name not in imported or imported[name][0] not in MODULES:
        return module, name
    return home(*imported[name])


def of_page(text):
    """Return the names that a page shows."""
    for target, options in DIRECTIVE.findall(text + "\n"):
        if target not in MODULES:
            yield home(*target.rsplit(".", 1))
            continue
        chosen = re.findall(r"^ +- (\w+)$", options, re.MULTILINE)
        own = chosen or [name for name in defined(target)[0] if not name.startswith("_")]
        yield from ((target, name) for name in own)
        if target not in {front.name for front in FRONTS}:
            exported = getattr(importlib.import_module(target), "__all__", ())
            yield from (home(target, name) for name in exported)


def public():
    """Yield every public name, with the place it is imported from."""
    fronts = {front.name: front for front in FRONTS}
    places = {"xborder"}
    for front in FRONTS:
        places |= {f"{front.name}.{room}" for room in front.rooms}
    for place in sorted({*places, *NO_FRONTS}):
        rooms = fronts[place].rooms if place in fronts else ()
        for name in getattr(importlib.import_module(place), "__all__", ()):
            if name not in rooms and name not in NEEDS_NO_PAGE:
                yield place, name


SHOWN = {name for page in PAGES for name in of_page(page.read_text(encoding="utf-8"))}


def test_every_public_name_is_on_a_page():
    assert [".".join(each) for each in public() if home(*each) not in SHOWN] == []


def test_what_a_page_shows_says_what_it_is():
    """What has no docstring is left out of a page, whatever the page asks for."""
    found = {home(*each) for each in public()}
    wordless = [
        f"{module}.{name}" for module, name in found if not defined(module)[0].get(name, False)
    ]
    assert sorted(wordless) == []


def test_the_pages_show_what_there_is():
    for page in PAGES:
        for target, _ in DIRECTIVE.findall(page.read_text(encoding="utf-8") + "\n"):
            if target not in MODULES:
                module, name = home(*target.rsplit(".", 1))
                assert name in defined(module)[0], f"{page.name}: {target}"


def test_members_of_a_choice_are_shown_without_words_of_their_own():
    griffe = pytest.importorskip("griffe", reason="what reads the docs is not in every environment")
    code = (ROOT / "docs" / "choices.py").read_text(encoding="utf-8")
    made = {}
    exec(compile(code, "choices.py", "exec"), made)  # noqa: S102 - a page's own tool
    text = 'class Leg(Choice):\n    """A leg."""\n    PICKUP = "pickup"\n    """At the door."""\n    DUTY = "duty"\n'
    with griffe.temporary_visited_module(
        text, extensions=griffe.load_extensions(made["Choices"]())
    ) as module:
        members = module["Leg"].members
    assert {name: member.docstring.value for name, member in members.items()} == {
        "PICKUP": "At the door.",
        "DUTY": "Written `'duty'`.",
    }
    assert issubclass(xborder.trade.Party, Choice)
