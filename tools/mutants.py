"""Change one thing in a module, run the module's own tests, and name each change that none noticed.

    python tools/mutants.py money.rounding tests/money/test_rounding.py [--most 30]

A sample of the places is taken, the same one each time. Each change lives in a process of its own,
forked from one that has loaded the slow libraries; nothing is written to disk. POSIX alone.
"""

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_S = 150
"""A change that makes the tests run for longer is noticed."""
OPPOSITES: dict[type[ast.AST], type[Any]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
}


def changes(node: ast.AST) -> Iterator[str]:
    """Yield the ways to change one node."""
    match node:
        case ast.Compare(ops=[op]) | ast.BinOp(op=op) | ast.BoolOp(op=op) if type(op) in OPPOSITES:
            yield "opposite"
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield "left out"
        case ast.Constant(value=bool()):
            yield "flipped"
        case ast.Constant(value=int()):
            yield "one more"
        case ast.IfExp():
            yield "swapped"
        case ast.If():
            yield from ("always", "never")


def changed(node: Any, how: str) -> ast.AST:
    """Return a node, changed in one way."""
    if how == "opposite" and isinstance(node, ast.Compare):
        node.ops = [OPPOSITES[type(node.ops[0])]()]
    elif how == "opposite":
        node.op = OPPOSITES[type(node.op)]()
    elif how == "left out":
        operand: ast.AST = node.operand
        return ast.copy_location(operand, node)
    elif how in {"flipped", "one more"}:
        node.value = not node.value if how == "flipped" else node.value + 1
    elif how == "swapped":
        node.body, node.orelse = node.orelse, node.body
    else:
        node.test = ast.copy_location(ast.Constant(how == "always"), node.test)
    whole: ast.AST = node
    return whole


class At(ast.NodeTransformer):
    """Changes the node that stands at a place, counted in the order of a walk."""

    def __init__(self, node: ast.AST, how: str) -> None:
        self.node, self.how = node, how

    def visit(self, node: ast.AST) -> Any:
        """Return a node of the tree, changed if it is the one."""
        return changed(node, self.how) if node is self.node else self.generic_visit(node)


def _annotations(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what never runs: annotations, and decorators, which tests of types hold."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns", "decorator_list"):
            found = getattr(node, name, None) or []
            for part in found if isinstance(found, list) else [found]:
                yield from ast.walk(part)


def sample(tree: ast.Module, most: int) -> list[tuple[int, str]]:
    """Return some places of a module and how to change each, the same ones every time."""
    quiet = set(map(id, _annotations(tree)))
    places = [
        (number, how)
        for number, node in enumerate(ast.walk(tree))
        if id(node) not in quiet
        for how in changes(node)
    ]
    return random.Random(len(places)).sample(places, min(most, len(places)))  # noqa: S311


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a tree instead of its file."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self.name, self.path, self.tree = name, path, tree

    def find_spec(self, fullname: str, _path: Any, _target: Any = None) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.tree, str(self.path), "exec"), module.__dict__)  # noqa: S102


def is_noticed(name: str, path: Path, tree: ast.Module, tests: Sequence[str]) -> bool:
    """Return whether the tests fail with the module as the tree has it."""
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST_S)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.meta_path.insert(0, _Changed(name, path, tree))
        plain = ("-n", "0", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider")
        os._exit(pytest.main([*plain, "--assert=plain", "-W", "ignore", "-m", "not long", *tests]))
    _, status = os.waitpid(child, 0)
    return status != 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the changes that no test noticed, and how many were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", help="below xborder, such as money.rounding")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--most", type=int, default=30)
    asked = parser.parse_args(arguments)
    os.chdir(ROOT)
    for slow in ("attrs", "babel.dates", "hypothesis.strategies", "moneyed", "numpy", "pydantic"):
        importlib.import_module(slow)
    path = ROOT / "src" / "xborder" / f"{asked.module.replace('.', '/')}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = f"xborder.{asked.module}"
    if is_noticed(name, path, tree, asked.tests):
        print(f"{name}: the tests fail as it stands")
        return 2
    chosen = sample(tree, asked.most)
    missed = 0
    for number, how in chosen:
        other = copy.deepcopy(tree)
        node = list(ast.walk(other))[number]
        told = f"{path.name}:{getattr(node, 'lineno', 0)}: {how}: {ast.unparse(node)[:80]}"
        other = At(node, how).visit(other)
        if not is_noticed(name, path, ast.fix_missing_locations(other), asked.tests):
            missed += 1
            print(told, flush=True)
    print(f"{name}: {len(chosen) - missed} of {len(chosen)} changes were noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
