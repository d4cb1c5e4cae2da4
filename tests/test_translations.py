"""Every sentence of the source has its Chinese, and keeps its places."""

import ast
import importlib.resources
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import xborder.errors
from xborder.messages import catalogue

SOURCE = Path(str(importlib.resources.files("xborder")))
ERRORS = {
    name
    for name, value in vars(xborder.errors).items()
    if isinstance(value, type) and issubclass(value, xborder.errors.XborderError)
}


def sentences(tree: ast.AST):
    """Yield every literal sentence given to ``Text``, to ``worded``, to an error, or as a remedy."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in {"Text", "worded"} | ERRORS:
            candidates = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "remedy")]
            for part in candidates:
                for leaf in ast.walk(part):
                    if (
                        isinstance(leaf, ast.Constant)
                        and isinstance(leaf.value, str)
                        and leaf.value
                    ):
                        yield leaf.value


FOUND = sorted(
    {
        (str(path.relative_to(SOURCE)), sentence)
        for path in SOURCE.rglob("*.py")
        for sentence in sentences(ast.parse(path.read_text(encoding="utf-8")))
    }
)


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("locale", ["zh_CN"])
def test_every_sentence_is_translated_and_keeps_its_places(locale):
    known = catalogue(locale)
    missing = [f"{path}: {sentence}" for path, sentence in FOUND if sentence not in known]
    assert not missing, "\n".join(missing)
    moved = [s for s, t in known.items() if places(s) != places(t)]
    assert not moved, "\n".join(moved)


def test_every_sentence_has_one_chinese_in_one_file():
    """Two files that hold a sentence would sooner or later say it in two ways."""
    places = {}
    for path in sorted((SOURCE / "locale" / "zh_CN").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    places.setdefault(message.id, []).append(path.name)
    assert not {sentence: files for sentence, files in places.items() if len(files) > 1}
